//! Sessions one by one, and how many there are of each sort.

use jiff::Timestamp;
use serde::{Serialize, Serializer};

use super::groups::{Attempt, attempt, counts_in_trends};
use crate::coding::{Dimension, vocabulary};
use crate::records::{Outcome, SessionId, SessionRow};
use crate::transcript::{AnswerMode, RunMode};
use serde::Deserialize;
use std::fmt;

vocabulary! {
    /// How far a session came.
    pub enum Standing {
        Open = "open", "not ended";
        BrokenOff = "broken_off", "broken off";
        Passed = "passed", "passed";
        NotPassed = "not_passed", "not passed";
    }
}

/// One session in a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SessionLine {
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
    /// How many turns were answered.
    pub turns: usize,
    /// First attempt or repeat.
    pub attempt: Attempt,
    /// How it was run.
    pub mode: RunMode,
    /// How answers were given.
    pub answers: AnswerMode,
    /// Whether it had a hint or a step back.
    pub is_coached: bool,
    /// How far it came.
    pub standing: Standing,
    /// What it scored on each dimension it reports; empty while it is open.
    pub marks: Vec<Mark>,
}

/// A score with its n.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// The dimension.
    pub dimension: Dimension,
    /// 0 to 100; `None` where too few moments were scored.
    pub score: Option<u8>,
    /// The scored moments.
    pub n: usize,
}

/// How many sessions there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// All of them.
    pub all: usize,
    /// Those that can be gone on with.
    pub open: usize,
    /// Those that were broken off.
    pub broken_off: usize,
    /// Those that ended and had a hint or a step back, broken off or not.
    pub coached: usize,
    /// First attempts that count in trends.
    pub first: usize,
    /// Repeats that count in trends.
    pub repeats: usize,
}

pub(super) fn counts(rows: &[Outcome]) -> Counts {
    let n = |is: &dyn Fn(&Outcome) -> bool| rows.iter().filter(|row| is(row)).count();
    Counts {
        all: rows.len(),
        open: n(&|row| row.is_open),
        broken_off: n(&|row| row.is_broken_off),
        coached: n(&|row| !row.is_open && row.is_coached),
        first: n(&|row| counts_in_trends(row) && row.is_first),
        repeats: n(&|row| counts_in_trends(row) && !row.is_first),
    }
}

/// Sessions as they stand in a list.
pub fn lines(rows: &[SessionRow]) -> Vec<SessionLine> {
    rows.iter().map(|row| line(&row.into())).collect()
}

/// One session as it stands in a list.
pub fn line(row: &Outcome) -> SessionLine {
    let mark = |&dimension: &Dimension| Mark {
        dimension,
        score: row.scores[dimension.index()],
        n: row.n[dimension.index()],
    };
    let is_reported = |dimension: &&Dimension| !row.is_open && row.focus[dimension.index()];
    SessionLine {
        id: row.id,
        record: row.uid.clone(),
        title: row.title.clone(),
        began: row.began,
        turns: row.n_turns,
        attempt: attempt(row),
        mode: row.mode,
        answers: row.answers,
        is_coached: row.is_coached,
        standing: match (row.is_open, row.is_broken_off, row.passes) {
            (true, ..) => Standing::Open,
            (false, true, _) => Standing::BrokenOff,
            (false, false, true) => Standing::Passed,
            (false, false, false) => Standing::NotPassed,
        },
        marks: Dimension::ALL.iter().filter(is_reported).map(mark).collect(),
    }
}

/// A time as ISO 8601 in UTC.
pub(super) fn iso<S: Serializer>(at: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(at)
}
