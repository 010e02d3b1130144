//! The turn engine: scenario, seed and replies in; events and a transcript out.
//!
//! [`Chart`] is the scenario on indices, and its [`Chart::step`] allocates nothing: the simulator runs it bare.
//! [`Session`] plays the same steps and tells what a person sees and what a debrief needs.
//! Neither knows of files, clocks or scores.

mod chart;
mod draw;
mod event;
mod play;

pub use chart::{Chart, State};
pub use draw::{Purpose, below, draw, order};
pub use event::{Event, OfferedAnswer};
pub use play::{Session, SessionError, Setup};
