//! What a session meant, as data: the debrief that every report shows.
//!
//! It keeps the order of good supervision: how was it for you, what happened, what it means, what next.
//! Nothing here is written for one medium: [`wording`] holds the sentences that all of them share, and `report` turns
//! them into text, pages and JSON.

mod advice;
mod build;
mod findings;
mod highlights;
mod roles;
mod turns;
mod typed;
pub mod wording;

pub use advice::{lesson_advice, lesson_title};
pub use build::{Inputs, debrief};
pub use findings::{BoundaryMoment, Finding};
pub use highlights::{Highlight, highlights};
pub use roles::{ClientRoleReport, CounselorRoleReport, Roles};
pub use turns::{CodeReport, ModelAnswer, TurnReport, TurnValue, UNCHECKED, cited, turn_report};
pub use typed::{TypedReport, UnsureCode, typed_report};

use serde::Serialize;

use crate::client::Mood;
use crate::coding::{Dimension, PerDimension, RuptureKind};
use crate::scoring::{Lesson, ProcessCounts};
use crate::stamp::Stamp;
use crate::transcript::{AnswerMode, RunMode, Seed, SelfRating, SpokenLine};

/// A whole debrief. Turns are numbered from 1, values are thousandths, scores 0 to 100.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Debrief {
    /// Version of this shape.
    pub format: u32,
    /// The scenario, as people know it.
    pub scenario: ScenarioCard,
    /// What the session was played and scored against, so that it can be replayed.
    pub provenance: Provenance,
    /// How it ended.
    pub end: EndCard,
    /// What the trainee gave themselves before seeing any score.
    pub self_rating: Option<SelfRating>,
    /// The one point to take from it.
    pub corrective: CorrectivePoint,
    /// The three dimensions.
    pub dimensions: PerDimension<DimensionReport>,
    /// Whether it was passed.
    pub passes: bool,
    /// Turns whose answer was a violation.
    pub violations: Vec<usize>,
    /// The first turn at which risk should have been asked about, where it never was from there on.
    pub risk_unasked: Option<usize>,
    /// Whether that, and more of this debrief, rests on how the coder heard typed answers.
    pub rests_on_coder: bool,
    /// What in typed answers may have done harm.
    pub concerns: Vec<ConcernReport>,
    /// The annotated transcript.
    pub turns: Vec<TurnReport>,
    /// Faults and strengths that can be pointed at, most costly first.
    pub findings: Vec<Finding>,
    /// Moments that held a boundary.
    pub boundary_moments: Vec<BoundaryMoment>,
    /// Strains in the alliance, told beside the scores.
    pub ruptures: Vec<RuptureReport>,
    /// MITI-style counts.
    pub process: ProcessCounts,
    /// Skills and client acts by role, unscored.
    pub roles: Roles,
    /// The client's state at the start and after each answer.
    pub moods: Vec<Mood>,
    /// What to do next.
    pub next: Next,
}

/// The scenario, as people know it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "as in `scenario::Scenario`")]
pub struct ScenarioCard {
    pub id: String,
    pub title: String,
    pub client: String,
    /// How far its content has been reviewed, in words.
    pub review: String,
}

/// What a session was played and scored against.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Provenance {
    /// The scenario file.
    pub scenario: Stamp,
    /// The rubric file.
    pub rubric: Stamp,
    /// The tables built into the program.
    pub tables: Vec<Stamp>,
    /// The file that was carried over from a session before.
    pub carried: Option<Stamp>,
    /// The seed.
    pub seed: Seed,
    /// How it was run.
    pub mode: RunMode,
    /// How answers were given.
    pub answers: AnswerMode,
    /// Hints read.
    pub hints: u32,
    /// Steps taken back.
    pub rewinds: u32,
    /// Whether a hint or a step back helped, so that the run stays out of trends.
    pub is_coached: bool,
}

/// How a session ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EndCard {
    /// The ending's id, `time_up` or `broken_off`.
    pub id: String,
    /// In words.
    pub words: String,
    /// Whether it came before its time.
    pub is_early: bool,
    /// The client's closing words.
    pub closing: Option<SpokenLine>,
    /// What the ending means, in the author's words.
    pub means: String,
    /// Goals agreed.
    pub goals: Vec<String>,
    /// The between-session task agreed, in words.
    pub task: Option<String>,
}

/// The one point to take from a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CorrectivePoint {
    /// What it is.
    pub lesson: Lesson,
    /// In a few words.
    pub title: String,
    /// What to do about it.
    pub advice: String,
    /// The turns it rests on.
    pub turns: Vec<usize>,
    /// The words it rests on: the answers of those turns.
    pub words: Vec<String>,
}

/// One dimension.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DimensionReport {
    /// Which.
    pub dimension: Dimension,
    /// Whether the scenario reports it.
    pub is_reported: bool,
    /// 0 to 100; `None` where it is not reported or the moments are too few.
    pub score: Option<u8>,
    /// The score before the cap for a violation or for risk left unasked.
    pub uncapped: Option<u8>,
    /// Σ w(v − lo) over the scored moments, in millionths.
    pub won: i64,
    /// Σ w(hi − lo) over the scored moments, in millionths.
    pub chances: i64,
    /// The number of scored moments.
    pub n: usize,
    /// How many more were due, in which the coder could not tell.
    pub unsure: usize,
    /// Whether it is an estimate from typed answers.
    pub is_estimate: bool,
    /// How many are needed.
    pub min_n: usize,
    /// How the number came about, or why there is none.
    pub rule: String,
    /// What the trainee gave themselves.
    pub own: Option<u8>,
    /// Own rating less score, where both are there.
    pub gap: Option<i16>,
    /// Turns of which less than half the chance was used.
    pub weak_turns: Vec<usize>,
}

/// Something in a typed answer that may have done harm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ConcernReport {
    /// The turn.
    pub turn: usize,
    /// What it may be.
    pub lesson: Lesson,
    /// In words.
    pub words: String,
    /// Whether the coder is sure of it.
    pub is_sure: bool,
}

/// A strain in the alliance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RuptureReport {
    /// How it showed.
    pub kind: RuptureKind,
    /// The turn it began with.
    pub began: usize,
    /// The turn whose answer repaired it.
    pub repaired: Option<usize>,
}

/// What to do next.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Next {
    /// The turn to try again from: the weakest.
    pub retry_turn: Option<usize>,
    /// The beat it is at.
    pub retry_beat: Option<String>,
    /// Sections of codes of ethics to read, each with its year.
    pub read: Vec<String>,
    /// Sentences for the trainee.
    pub steps: Vec<String>,
}
