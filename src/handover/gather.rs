//! A session made again from its record, which is what every form is made from.

use crate::records::{Record, Replayed, Replayer, SessionRow, Store, StoreError};
use crate::scoring::{Scores, score};

/// One session to hand over.
#[derive(Debug, Clone)]
pub struct Handed {
    /// What was kept.
    pub record: Record,
    /// What it is when it is played again.
    pub replayed: Replayed,
    /// Its scores as they come out again; those that were kept stand in the record.
    pub scores: Scores,
}

/// Reads a session and plays it again.
///
/// # Errors
/// When it cannot be read, or its scenario or rubric can no longer be.
pub fn gathered(
    store: &Store,
    row: &SessionRow,
    replayer: &mut Replayer<'_>,
) -> Result<Handed, StoreError> {
    let record = store.record(row.id)?;
    let replayed = replayer.replay(&record)?;
    let scores = score(replayed.transcript(), &replayed.rubric);
    Ok(Handed { record, replayed, scores })
}
