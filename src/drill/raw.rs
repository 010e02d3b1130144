//! A file of drills as an author types it.

use serde::{Deserialize, Serialize};

use crate::coding::{Fault, QuestionForm, Skill};
use crate::scenario::raw::{Difficulty, RawMoment, Review};
use crate::scenario::{Entries, Feels};

/// One file of drills.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawDrillSet {
    /// Version of this format; 1 is the only one so far.
    pub format: u32,
    /// How much they ask of the trainee.
    #[serde(default)]
    pub level: Difficulty,
    /// How far their content has been reviewed.
    #[serde(default)]
    pub review: Review,
    /// Who they are for.
    #[serde(default)]
    pub audience: String,
    /// What the author leaned on.
    #[serde(default)]
    pub sources: Vec<String>,
    /// The drills, each under its id.
    pub drills: Entries<RawDrill>,
}

/// One drill.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawDrill {
    /// Who speaks, in a phrase.
    pub who: String,
    /// What was said or done before.
    #[serde(default)]
    pub before: String,
    /// The statement; empty for a silence.
    #[serde(default)]
    pub says: String,
    /// The feeling in it.
    #[serde(default)]
    pub feels: Option<Feels>,
    /// What can be seen.
    #[serde(default)]
    pub manner: String,
    /// Subjects a trainee may wish to know of, or skip.
    #[serde(default)]
    pub content_notes: Vec<String>,
    /// What is at stake.
    #[serde(default)]
    pub moment: RawMoment,
    /// The skills that fit, each with two model answers or more.
    pub models: Entries<Vec<RawModel>>,
    /// What looks like one of them and is not.
    #[serde(default)]
    pub misses: Vec<RawMiss>,
}

/// A model answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawModel {
    /// The words.
    pub says: String,
    /// Skills it has besides the one it is a model of.
    #[serde(default)]
    pub with: Vec<Skill>,
    /// The form of its question; from its skills where left out.
    #[serde(default)]
    pub form: Option<QuestionForm>,
}

/// An answer that looks like a skill and is not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawMiss {
    /// The words.
    pub says: String,
    /// What it does, by the codebook.
    #[serde(default)]
    pub skills: Vec<Skill>,
    /// What gets in the way.
    #[serde(default)]
    pub faults: Vec<Fault>,
    /// The form of its question; from its skills where left out.
    #[serde(default)]
    pub form: Option<QuestionForm>,
    /// The skill it looks like.
    pub like: Skill,
    /// Why it is none.
    #[serde(default)]
    pub why: String,
}
