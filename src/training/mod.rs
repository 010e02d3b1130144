//! Teaches the coder from the typed corpus and from AnnoMI, and measures how well it hears.
//!
//! Everything here is a function of its data: the same corpus gives the same weights, byte for byte.

mod annomi;
mod corpus;
pub mod evaluate;
mod fit;
mod hidden;
mod lbfgs;
mod learn;
mod measure;
mod quality;
mod sample;
mod second;
mod turn;

use crate::analysis::{Concepts, Model};
use crate::words::Lexicon;

pub use annomi::{AnnoMi, AnnoMiError, AnnoMiTurn};
pub use corpus::{AnyCode, Coders, Coding, Codings, Corpus, CorpusError, CorpusMoment};
pub use measure::{CodeReport, Figure, TypedReport, measure_typed};
pub use sample::Targets;
pub use turn::{Origin, Turn, authored, drilled, spoken, stripped, typed};

/// Learns all heads from these turns.
pub fn learn(lexicon: &Lexicon, concepts: &Concepts, turns: &[Turn]) -> Model {
    learn::Learner::of_all(lexicon, concepts).learn(turns)
}
