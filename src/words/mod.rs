//! What can be told from a text by its words alone: tokens and sentences, a lexicon of feelings, lists of
//! cues, and a reading grade.
//!
//! The coder of typed replies and the checker of scenarios both read these, so that they agree on what an
//! "advice stem" is. A cue is where to look, not a verdict: what a reply does also depends on its moment.
//! A text is cut up once, into a [`Passage`]; everything else here looks for something in one.

mod bag;
pub mod cues;
mod keyed;
mod lexicon;
mod passage;
mod phrases;
mod reading;
mod risk;
mod stigma;
mod tokens;

pub use bag::WordBag;
pub use lexicon::{FeelingHit, Lexicon, LexiconError, Whose};
pub use passage::Passage;
pub use reading::Reading;
pub use risk::{RiskTheme, risk_themes_in};
pub use stigma::{Stigma, stigma_in};
pub use tokens::lower;
