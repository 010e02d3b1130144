//! Fetching from the records what progress is worked out from.

use super::faults::{NAMED_SESSIONS, RECURS_FROM};
use super::next::RECENT;
use super::{Candidate, Inputs, Progress, progress};
use crate::coding::Code;
use crate::library::DrillBook;
use crate::records::{Store, StoreError};

/// As many answers to drills are looked back on.
const DRILLS: usize = 200;

/// Where the trainee stands whose records these are; `candidates` and `drills` are what could be practiced next.
///
/// # Errors
/// When the records cannot be read.
pub fn read(
    store: &Store,
    candidates: &[Candidate],
    drills: &DrillBook,
) -> Result<Progress, StoreError> {
    let sessions = store.outcomes()?;
    let codes = store.code_totals()?;
    let mut moments = Vec::new();
    for total in codes.iter().filter(|total| total.sessions >= RECURS_FROM) {
        if let Code::Fault(fault) = total.code {
            moments.push((fault, store.moments_of(total.code, NAMED_SESSIONS)?));
        }
    }
    Ok(progress(&Inputs {
        sessions: &sessions,
        recent: &store.newest_unaided(RECENT)?,
        codes: &codes,
        moments: &moments,
        boundaries: &store.boundary_totals()?,
        drilled: &store.drills(DRILLS)?,
        candidates,
        drills,
    }))
}
