//! The course of scores over sessions, one line for each sort of session.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::Serialize;

use super::groups::Group;
use super::listing::iso;
use super::tenths::Tenths;
use super::{LEAST_FOR_CHANGE, SHOWN_POINTS};
use crate::records::{Outcome, SessionId};
use crate::transcript::RunMode;

/// The scores of one sort of session, in the order they were played.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Trend {
    /// Which sessions.
    #[serde(flatten)]
    pub group: Group,
    /// How many sessions have a score.
    pub n: usize,
    /// How many more reported the dimension with too few moments to score.
    pub too_few: usize,
    /// By how many different rubrics the scores were given; scores by different ones do not compare.
    pub rubrics: usize,
    /// The newest of them, the oldest first.
    pub points: Vec<Point>,
    /// Earlier against later; `None` where there are too few.
    pub change: Option<Change>,
}

/// One session's score.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Point {
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
    /// How it was run.
    pub mode: RunMode,
    /// 0 to 100.
    pub score: u8,
    /// The scored moments it rests on.
    pub n: usize,
}

/// A mean of scores.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Mean {
    /// The mean.
    pub mean: Tenths,
    /// Of how many sessions.
    pub n: usize,
}

/// The earlier half of the sessions against the later; of an odd number the middle one is in neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The earlier half.
    pub earlier: Mean,
    /// The later half.
    pub later: Mean,
}

/// The two halves of what is in order, where there are enough.
pub(super) fn halves<T>(all: &[T]) -> Option<(&[T], &[T])> {
    let half = all.len() / 2;
    (all.len() >= LEAST_FOR_CHANGE).then(|| (&all[..half], &all[all.len() - half..]))
}

pub(super) fn trends(rows: &[Outcome]) -> Vec<Trend> {
    Group::all().filter_map(|group| trend(rows, group)).collect()
}

/// One line; `None` where no session is of this sort. Rows come the newest first.
fn trend(rows: &[Outcome], group: Group) -> Option<Trend> {
    let at = group.dimension.index();
    let of_group: Vec<&Outcome> = rows.iter().rev().filter(|row| group.has(row)).collect();
    let scored: Vec<(&Outcome, u8)> =
        of_group.iter().filter_map(|row| Some((*row, row.scores[at]?))).collect();
    if of_group.is_empty() {
        return None;
    }
    let rubrics: BTreeSet<&str> = scored.iter().map(|(row, _)| row.rubric.as_str()).collect();
    let shown = &scored[scored.len().saturating_sub(SHOWN_POINTS)..];
    let point = |&(row, score): &(&Outcome, u8)| Point {
        id: row.id,
        record: row.uid.clone(),
        title: row.title.clone(),
        began: row.began,
        mode: row.mode,
        score,
        n: row.n[at],
    };
    Some(Trend {
        group,
        n: scored.len(),
        too_few: of_group.len() - scored.len(),
        rubrics: rubrics.len(),
        points: shown.iter().map(point).collect(),
        change: halves(&scored)
            .map(|(earlier, later)| Change { earlier: mean(earlier), later: mean(later) }),
    })
}

fn mean(scored: &[(&Outcome, u8)]) -> Mean {
    let sum = scored.iter().map(|(_, score)| i64::from(*score)).sum();
    Mean { mean: Tenths::mean(sum, scored.len()), n: scored.len() }
}
