//! Drills: a single client statement, answered with one named skill, over and over.
//!
//! [`raw`] is what an author types, [`Drill`] what is practiced; [`load`] turns one into the other and says what is
//! wrong. A session trains the whole hour; a drill trains one move until it comes by itself.

mod load;
pub mod raw;

pub use load::{Loaded, load};

use crate::coding::{CodedReply, Skill};
use crate::moment::Moment;
use crate::scenario::Feeling;
use crate::scenario::raw::{Difficulty, Review};

/// A file of drills of one level.
#[derive(Debug, Clone, PartialEq)]
pub struct DrillSet {
    /// How much they ask of the trainee.
    pub level: Difficulty,
    /// How far their content has been reviewed.
    pub review: Review,
    /// Who they are for.
    pub audience: String,
    /// What the author leaned on.
    pub sources: Vec<String>,
    /// The drills, in the order of the file.
    pub drills: Vec<Drill>,
}

/// One client statement and what to practice on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Drill {
    /// Names it in records.
    pub id: String,
    /// The level of its set.
    pub level: Difficulty,
    /// Who speaks, in a phrase.
    pub who: String,
    /// What was said or done before; empty where nothing is needed.
    pub before: String,
    /// The statement.
    pub says: String,
    /// The feeling in it.
    pub feels: Option<Feeling>,
    /// What can be seen.
    pub manner: String,
    /// Subjects a trainee may wish to know of, or skip.
    pub content_notes: Vec<String>,
    /// What is at stake.
    pub moment: Moment,
    /// The skills that fit, each with its model answers.
    pub models: Vec<(Skill, Vec<Model>)>,
    /// What looks like one of them and is not.
    pub misses: Vec<Miss>,
}

impl Drill {
    /// Whether this skill can be practiced on it.
    pub fn fits(&self, skill: Skill) -> bool {
        self.models_of(skill).is_some()
    }

    /// The model answers for a skill.
    pub fn models_of(&self, skill: Skill) -> Option<&[Model]> {
        self.models.iter().find(|(of, _)| *of == skill).map(|(_, models)| models.as_slice())
    }
}

/// A model answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// The words.
    pub says: String,
    /// Everything it does, by the codebook.
    pub codes: CodedReply,
}

/// An answer that looks like the skill and is not, or is the skill spoiled.
#[derive(Debug, Clone, PartialEq)]
pub struct Miss {
    /// The words.
    pub says: String,
    /// Everything it does, by the codebook.
    pub codes: CodedReply,
    /// The skill it looks like.
    pub like: Skill,
    /// Why it is none.
    pub why: String,
}
