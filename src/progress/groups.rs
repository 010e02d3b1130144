//! Which sessions are looked at together, and which never are.

use serde::Serialize;

use crate::coding::{Dimension, vocabulary};
use crate::records::Outcome;
use crate::transcript::AnswerMode;
use serde::Deserialize;
use std::fmt;

vocabulary! {
    /// Whether a scenario was met for the first time.
    pub enum Attempt {
        First = "first", "first attempt";
        Repeat = "repeat", "repeat";
    }
}

/// Sessions whose scores are of one sort: the same dimension, the same way of answering, first attempts or repeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Group {
    /// First attempts come before repeats.
    pub attempt: Attempt,
    /// The way of answering: chosen answers are scored as the author coded them, typed ones by estimates.
    pub answers: AnswerMode,
    /// The dimension.
    pub dimension: Dimension,
}

impl Group {
    /// Every group, in the order it is shown.
    pub fn all() -> impl Iterator<Item = Self> {
        Attempt::ALL.iter().flat_map(|&attempt| {
            AnswerMode::ALL.iter().flat_map(move |&answers| {
                let of = move |&dimension: &Dimension| Self { attempt, answers, dimension };
                Dimension::ALL.iter().map(of)
            })
        })
    }

    /// Whether a session is of this group: complete, without help, and reporting the dimension.
    pub fn has(self, row: &Outcome) -> bool {
        counts_in_trends(row)
            && attempt(row) == self.attempt
            && row.answers == self.answers
            && row.focus[self.dimension.index()]
    }
}

/// The attempt a session is.
pub(super) const fn attempt(row: &Outcome) -> Attempt {
    if row.is_first { Attempt::First } else { Attempt::Repeat }
}

/// Trends rest on sessions that came to an end and had no hint and no step back.
pub(super) const fn counts_in_trends(row: &Outcome) -> bool {
    !row.is_open && !row.is_coached && !row.is_broken_off
}
