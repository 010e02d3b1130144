//! What trainees gave themselves, against what was scored.

use jiff::Timestamp;
use serde::Serialize;

use super::SHOWN_POINTS;
use super::groups::Group;
use super::listing::iso;
use super::tenths::Tenths;
use super::trend::halves;
use crate::records::Outcome;

/// Own ratings against scores over one sort of session. Only sessions with both count: a score is there from the
/// rubric's least n of moments on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OwnView {
    /// Which sessions.
    #[serde(flatten)]
    pub group: Group,
    /// How many have both a rating and a score.
    pub n: usize,
    /// The mean of rating − score: above 0 the trainee gives themselves more than was scored.
    pub bias: Tenths,
    /// The mean distance of the two, whichever is greater.
    pub gap: Tenths,
    /// The earlier and the later half; `None` where there are too few.
    pub over_time: Option<[OwnHalf; 2]>,
    /// The newest of them, the oldest first.
    pub points: Vec<GapPoint>,
}

/// Half of the sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct OwnHalf {
    /// The mean of rating − score.
    pub bias: Tenths,
    /// The mean distance.
    pub gap: Tenths,
    /// How many.
    pub n: usize,
}

/// One session's rating and score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GapPoint {
    /// What people call the scenario.
    pub title: String,
    /// When it began.
    #[serde(serialize_with = "iso")]
    pub began: Timestamp,
    /// What the trainee gave themselves, 0 to 100 by tens.
    pub own: u8,
    /// What was scored, 0 to 100.
    pub score: u8,
}

pub(super) fn own_views(rows: &[Outcome]) -> Vec<OwnView> {
    Group::all().filter_map(|group| own_view(rows, group)).collect()
}

/// One row of a group that has both.
#[derive(Clone, Copy)]
struct Both<'a> {
    row: &'a Outcome,
    own: u8,
    score: u8,
}

impl Both<'_> {
    fn gap(&self) -> i64 {
        i64::from(self.own) - i64::from(self.score)
    }
}

fn own_view(rows: &[Outcome], group: Group) -> Option<OwnView> {
    let at = group.dimension.index();
    let both = |row| -> Option<Both<'_>> {
        let row: &Outcome = row;
        Some(Both { row, own: row.own?[at], score: row.scores[at]? })
    };
    let all: Vec<Both<'_>> =
        rows.iter().rev().filter(|row| group.has(row)).filter_map(both).collect();
    if all.is_empty() {
        return None;
    }
    let OwnHalf { bias, gap, n } = half(&all);
    let shown = &all[all.len().saturating_sub(SHOWN_POINTS)..];
    let point = |both: &Both<'_>| GapPoint {
        title: both.row.title.clone(),
        began: both.row.began,
        own: both.own,
        score: both.score,
    };
    Some(OwnView {
        group,
        n,
        bias,
        gap,
        over_time: halves(&all).map(|(earlier, later)| [half(earlier), half(later)]),
        points: shown.iter().map(point).collect(),
    })
}

fn half(all: &[Both<'_>]) -> OwnHalf {
    OwnHalf {
        bias: Tenths::mean(all.iter().map(Both::gap).sum(), all.len()),
        gap: Tenths::mean(all.iter().map(|both| both.gap().abs()).sum(), all.len()),
        n: all.len(),
    }
}
