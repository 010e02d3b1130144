//! For authors: simulated players, authored plays, the graph of a scenario, and a file to start from.

mod agreement;
mod graph;
mod player;
mod plays;
mod simulate;
mod template;
mod together;
mod typists;

pub use agreement::{Agreement, Difference, agreement};
pub use graph::{GraphFormat, graph};
pub use player::Strategy;
pub use plays::{Expectation, Play, PlayError, PlayOutcome, PlayRating, run_play};
pub use simulate::{
    Coverage, Failure, JUDGED_FROM, PlayerReport, Seen, Simulation, Spread, simulate,
};
pub use template::{TemplateError, template};
pub use together::{Correlation, PAIRS, TOGETHER_AT_MOST, Together, named, pooled};
pub use typists::{TYPED_PLAYS, Typist, TypistReport, play as typed_play, typists};
