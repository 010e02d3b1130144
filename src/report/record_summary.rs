//! One record for programs, without its turns.

use serde::Serialize;

use crate::coding::Dimension;
use crate::records::SessionRow;
use crate::scoring::Lesson;
use crate::stamp::Stamp;
use crate::transcript::{AnswerMode, End, RunMode};

/// One record.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "as in `records::SessionRow`")]
pub struct RecordSummary<'a> {
    pub record: &'a str,
    pub scenario: &'a Stamp,
    pub title: &'a str,
    pub rubric: &'a Stamp,
    pub seed: u64,
    pub mode: RunMode,
    pub answers: AnswerMode,
    pub is_first_attempt: bool,
    pub is_coached: bool,
    pub began: String,
    pub ended: Option<String>,
    pub end: &'a End,
    pub turns: usize,
    pub hints: u32,
    pub rewinds: u32,
    pub passes: bool,
    pub corrective: Option<&'a Lesson>,
    pub dimensions: Vec<DimensionSummary>,
    pub note: &'a str,
}

/// One dimension of a record.
#[derive(Debug, Serialize)]
pub struct DimensionSummary {
    /// Which.
    pub dimension: Dimension,
    /// 0 to 100; `None` where too few moments were scored.
    pub score: Option<u8>,
    /// The scored moments.
    pub n: usize,
    /// What the trainee gave themselves.
    pub own: Option<u8>,
}

/// A record as programs read it; times are ISO 8601 in UTC.
pub fn record_summary(row: &SessionRow) -> RecordSummary<'_> {
    let dimensions = row.focus.iter().map(|&dimension| DimensionSummary {
        dimension,
        score: row.scores[dimension.index()],
        n: row.n[dimension.index()],
        own: row.own.map(|own| own[dimension.index()]),
    });
    RecordSummary {
        record: &row.uid,
        scenario: &row.scenario,
        title: &row.title,
        rubric: &row.rubric,
        seed: row.seed.0,
        mode: row.mode,
        answers: row.answers,
        is_first_attempt: row.is_first,
        is_coached: row.is_coached(),
        began: row.began.to_string(),
        ended: row.ended.map(|ended| ended.to_string()),
        end: &row.end,
        turns: row.n_turns,
        hints: row.hints,
        rewinds: row.rewinds,
        passes: row.passes,
        corrective: row.corrective.as_ref(),
        dimensions: dimensions.collect(),
        note: &row.note,
    }
}
