//! What a trainee's own records say of an assignment: attempts made, and whether another may begin.

use thiserror::Error;

use super::assignment::Assignment;
use crate::records::{SessionRow, Store, StoreError};

/// Why a session of an assignment may not begin.
#[derive(Debug, Error)]
pub enum AttemptError {
    /// An exam is taken once.
    #[error(
        "this exam has one attempt, and yours began on {} (record {}, {} turns)",
        began.strftime("%Y-%m-%d at %H:%M UTC"),
        record.get(..8).unwrap_or(record),
        turns
    )]
    Taken {
        /// When it began.
        began: jiff::Timestamp,
        /// Its record's name.
        record: String,
        /// How many turns were answered.
        turns: usize,
        /// Whether it was not ended, so that it can be gone on with.
        is_open: bool,
    },
    /// The records cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Every session of one scenario of an assignment, the newest first.
///
/// # Errors
/// When the records cannot be read.
pub fn attempts(
    store: &Store,
    assignment: &Assignment,
    scenario: &str,
) -> Result<Vec<SessionRow>, StoreError> {
    let mut rows = store.sessions()?;
    rows.retain(|row| is_attempt(row, assignment, scenario));
    Ok(rows)
}

fn is_attempt(row: &SessionRow, assignment: &Assignment, scenario: &str) -> bool {
    let hash = assignment.stamp.hash.as_str();
    let is_of = row.assignment.as_ref().is_some_and(|stamp| stamp.hash == hash);
    is_of && row.scenario.id == scenario
}

/// Where a trainee stands with one scenario of an assignment, as far as the records on this machine know.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Standing {
    /// How many attempts were begun.
    pub attempts: usize,
    /// The newest that can be gone on with.
    pub open: Option<SessionRow>,
    /// The newest that has ended.
    pub ended: Option<SessionRow>,
    /// Whether another may begin, as [`may_begin`] has it.
    pub may_begin: bool,
}

impl Standing {
    /// Out of all sessions, the newest first.
    pub fn of(rows: &[SessionRow], assignment: &Assignment, scenario: &str) -> Self {
        let attempts: Vec<&SessionRow> =
            rows.iter().filter(|row| is_attempt(row, assignment, scenario)).collect();
        let first = |is_open: bool| attempts.iter().find(|row| row.is_open() == is_open);
        Self {
            attempts: attempts.len(),
            open: first(true).map(|row| (*row).clone()),
            ended: first(false).map(|row| (*row).clone()),
            may_begin: attempts.is_empty() || !assignment.terms.is_taken_once(),
        }
    }
}

/// The newest session of it that can be gone on with.
///
/// # Errors
/// When the records cannot be read.
pub fn open_attempt(
    store: &Store,
    assignment: &Assignment,
    scenario: &str,
) -> Result<Option<SessionRow>, StoreError> {
    Ok(attempts(store, assignment, scenario)?.into_iter().find(SessionRow::is_open))
}

/// Whether a session of it may begin: an exam is taken once, as far as the records on this machine know.
///
/// # Errors
/// When it was taken, or the records cannot be read.
pub fn may_begin(
    store: &Store,
    assignment: &Assignment,
    scenario: &str,
) -> Result<(), AttemptError> {
    if !assignment.terms.is_taken_once() {
        return Ok(());
    }
    match attempts(store, assignment, scenario)?.pop() {
        None => Ok(()),
        Some(row) => Err(AttemptError::Taken {
            began: row.began,
            turns: row.n_turns,
            is_open: row.is_open(),
            record: row.uid,
        }),
    }
}
