//! The tables and the rubric that are built into the program, with the hash of each.

use thiserror::Error;

use super::worth::worth;
use crate::client::{ReactionError, ReactionTable, TemperamentError, Temperaments};
use crate::diagnostic::Source;
use crate::ethics::{EthicsError, EthicsTable};
use crate::scenario::{self, Loaded, Tables};
use crate::scoring::{Rubric, RubricError};
use crate::stamp::Stamp;
use crate::words::{Lexicon, LexiconError};

const FEELINGS: &str = include_str!("../../assets/feelings.ron");
const ETHICS: &str = include_str!("../../assets/ethics.ron");
const REACTIONS: &str = include_str!("../../assets/reactions.ron");
const TEMPERAMENTS: &str = include_str!("../../assets/temperaments.ron");
const STANDARD_RUBRIC: &str = include_str!("../../assets/rubrics/standard.ron");

/// Everything a scenario is read, played and scored against.
#[derive(Debug, Clone)]
pub struct Content {
    /// Feelings, temperaments, reactions and codes of ethics.
    pub tables: Tables,
    /// What each of those tables was.
    pub stamps: Vec<Stamp>,
    /// The rubric in force.
    pub rubric: Rubric,
}

/// What is wrong with a table.
#[derive(Debug, Error)]
pub enum ContentError {
    /// The lexicon of feelings.
    #[error("assets/feelings.ron: {0}")]
    Feelings(#[from] LexiconError),
    /// The codes of ethics.
    #[error("assets/ethics.ron: {0}")]
    Ethics(#[from] EthicsError),
    /// The reactions.
    #[error("assets/reactions.ron: {0}")]
    Reactions(#[from] ReactionError),
    /// The temperaments.
    #[error("assets/temperaments.ron: {0}")]
    Temperaments(#[from] TemperamentError),
    /// The rubric.
    #[error("assets/rubrics/standard.ron: {0}")]
    Rubric(#[from] RubricError),
}

impl Content {
    /// The content this program was built with.
    ///
    /// # Errors
    /// When a table cannot be read, which the tests make sure of before a program is built from it.
    pub fn built_in() -> Result<Self, ContentError> {
        let tables = Tables {
            temperaments: Temperaments::from_ron(TEMPERAMENTS)?,
            reactions: ReactionTable::from_ron(REACTIONS)?,
            lexicon: Lexicon::from_ron(FEELINGS)?,
            ethics: EthicsTable::from_ron(ETHICS)?,
        };
        let stamps = vec![
            Stamp::of("reactions", REACTIONS),
            Stamp::of("temperaments", TEMPERAMENTS),
            Stamp::of("feelings", FEELINGS),
            Stamp::of("ethics", ETHICS),
        ];
        Ok(Self { tables, stamps, rubric: Rubric::from_ron(STANDARD_RUBRIC)? })
    }

    /// The same content with another rubric.
    pub fn with_rubric(self, rubric: Rubric) -> Self {
        Self { rubric, ..self }
    }

    /// Reads and checks a scenario against this content.
    pub fn load(&self, source: &Source) -> Loaded {
        scenario::load(source, &self.tables, |scenario| worth(scenario, &self.rubric))
    }
}
