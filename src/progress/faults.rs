//! Faults that come again, with where they did.

use std::cmp::Reverse;

use jiff::Timestamp;
use serde::Serialize;

use super::Inputs;
use super::listing::iso;
use crate::coding::{Code, Fault};
use crate::records::SessionId;

/// A fault recurs when it was made in this many sessions.
pub(super) const RECURS_FROM: usize = 2;
/// As many sessions are named for each.
pub(super) const NAMED_SESSIONS: usize = 3;

/// A fault that was made in two sessions or more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecurringFault {
    /// Which.
    pub fault: Fault,
    /// In how many turns.
    pub turns: usize,
    /// In how many sessions.
    pub sessions: usize,
    /// Where, the newest session first; not more than a few are named.
    pub moments: Vec<FaultMoment>,
}

impl RecurringFault {
    /// In how many more sessions than are named.
    pub const fn more(&self) -> usize {
        self.sessions.saturating_sub(self.moments.len())
    }
}

/// A session in which a fault was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FaultMoment {
    /// Its place in the records.
    #[serde(skip)]
    pub id: SessionId,
    /// Its name.
    pub record: String,
    /// What people call the scenario.
    pub title: String,
    /// When it began.
    #[serde(serialize_with = "iso")]
    pub began: Timestamp,
    /// In which turns, from 1.
    pub turns: Vec<usize>,
}

pub(super) fn recurring(inputs: &Inputs<'_>) -> Vec<RecurringFault> {
    let recurs = |total: &&crate::records::CodeTotal| total.sessions >= RECURS_FROM;
    let fault = |total: &crate::records::CodeTotal| {
        let Code::Fault(fault) = total.code else { return None };
        let named = inputs.moments.iter().find(|(of, _)| *of == fault);
        let moments = named.into_iter().flat_map(|(_, sessions)| sessions);
        let moment = |(row, turns): &(crate::records::SessionRow, Vec<usize>)| FaultMoment {
            id: row.id,
            record: row.uid.clone(),
            title: row.title.clone(),
            began: row.began,
            turns: turns.iter().map(|turn| turn + 1).collect(),
        };
        Some(RecurringFault {
            fault,
            turns: total.n,
            sessions: total.sessions,
            moments: moments.take(NAMED_SESSIONS).map(moment).collect(),
        })
    };
    let mut all: Vec<RecurringFault> =
        inputs.codes.iter().filter(recurs).filter_map(fault).collect();
    all.sort_by_key(|one| (Reverse((one.sessions, one.turns)), one.fault));
    all
}
