//! The coder's parts, as built into the program.

use std::sync::OnceLock;

use thiserror::Error;

use crate::analysis::{Coder, Concepts, Model, ModelError};
use crate::stamp::Stamp;
use crate::words::Lexicon;

const WEIGHTS: &[u8] = include_bytes!("../../assets/coder.bin");
const CONCEPTS: &str = include_str!("../../assets/concepts.ron");

/// What a coder hears with besides the lexicon of feelings.
#[derive(Debug)]
pub struct Hearing {
    /// The weights.
    pub model: Model,
    /// Words that do the same work.
    pub concepts: Concepts,
    /// What the two of them were.
    pub stamps: [Stamp; 2],
}

/// What is wrong with a part of the coder.
#[derive(Debug, Error)]
pub enum HearingError {
    /// The weights.
    #[error("assets/coder.bin: {0}")]
    Weights(#[from] ModelError),
    /// The lists of words.
    #[error("assets/concepts.ron: {0}")]
    Concepts(#[from] ron::error::SpannedError),
}

impl Hearing {
    /// The parts this program was built with; read once.
    ///
    /// # Errors
    /// When one of them cannot be read, which the tests make sure of before a program is built from it.
    pub fn built_in() -> Result<&'static Self, HearingError> {
        static HEARING: OnceLock<Hearing> = OnceLock::new();
        if let Some(hearing) = HEARING.get() {
            return Ok(hearing);
        }
        let hearing = Self {
            model: Model::from_bytes(WEIGHTS)?,
            concepts: Self::concepts()?,
            stamps: [Stamp::of_bytes("coder", WEIGHTS), Stamp::of("concepts", CONCEPTS)],
        };
        Ok(HEARING.get_or_init(|| hearing))
    }

    /// Words that do the same work, as built in; the trainer needs them where there are no weights yet.
    ///
    /// # Errors
    /// As [`Hearing::built_in`].
    pub fn concepts() -> Result<Concepts, HearingError> {
        Ok(Concepts::from_ron(CONCEPTS)?)
    }

    /// A coder that hears feelings by this lexicon.
    pub const fn coder<'a>(&'a self, lexicon: &'a Lexicon) -> Coder<'a> {
        Coder::new(&self.model, lexicon, &self.concepts)
    }
}
