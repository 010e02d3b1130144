//! What an answer to a drill was, and how hard it felt.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::coding::vocabulary;
use crate::debrief::CodeReport;

vocabulary! {
    /// What an answer was for the skill that was practiced.
    pub enum Outcome {
        /// The skill is there.
        Hit = "hit", "hit";
        /// The skill is there, and something spoils it; or it was heard without being sure.
        Nearly = "nearly", "nearly";
        /// The skill is not there.
        Missed = "missed", "missed";
        /// The program cannot tell. Such an answer moves nothing.
        CannotTell = "cannot_tell", "cannot be told";
    }
}

vocabulary! {
    /// How hard a drill felt, as the trainee says after seeing how it went.
    pub enum Felt {
        TooEasy = "too_easy", "too easy";
        AboutRight = "about_right", "about right";
        TooHard = "too_hard", "too hard";
    }
}

/// What an outcome rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The words are an answer of the drill's, and its author has coded it.
    Authored,
    /// The program heard the trainee's own words.
    Heard,
}

/// What a trainee is told of an answer, at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feedback {
    /// The answer.
    pub says: String,
    /// What it was.
    pub outcome: Outcome,
    /// What that rests on.
    pub basis: Basis,
    /// What the answer does by the codebook, as far as that is sure, each with the words it rests on.
    pub codes: Vec<CodeReport>,
    /// What is to be said of it, a sentence or two each.
    pub told: Vec<String>,
    /// The model answers for the skill.
    pub models: Vec<String>,
}
