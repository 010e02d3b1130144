//! The coder of typed replies: what a counselor did, heard in their own words.
//!
//! A [`Coder`] reads a reply beside the client's line and the moment, and gives each code of the codebook a
//! probability, the words it rests on, and whether it is sure. It adds up words, frames of sentences, letters and
//! counts, hears through a small hidden layer what they say together, and takes a second look at how codes come
//! together; its [`Model`] is trained by `training` on the typed corpus in `corpus/`. It needs no network and no
//! chance: the same reply is heard the same way on every machine.

mod asking;
mod bytes;
mod coder;
mod concepts;
mod features;
mod gist;
mod hash;
mod heads;
mod heard;
mod hidden;
mod hits;
mod model;
mod rows;
mod said;
mod tokens;
mod word_list;

pub use coder::Coder;
pub use concepts::Concepts;
pub use gist::Gist;
pub use heads::{Group, Head, MainBehavior};
pub use heard::{Chosen, Heard, Judged, Verdict};
pub use model::{Model, ModelError, SecondLook};
pub use said::Said;
pub use word_list::WordList;

pub(crate) use coder::{band_of, level_of, probabilities};
pub(crate) use features::{Block, Reader, sentence_runs};
pub(crate) use hidden::{HiddenLayer, LearnedLayer, UNITS};
pub(crate) use hits::{Hit, by_sentence};
