//! The turn engine: scenario, seed and replies in; events and a transcript out.
//!
//! [`Chart`] is the scenario on indices, and its [`Chart::step`] allocates nothing: the simulator runs it bare.
//! [`Session`] plays the same steps and tells what a person sees and what a debrief needs.
//! Typed answers are heard by an [`Ear`], which finds the way on. None of them knows of files, clocks or scores.

mod chart;
mod draw;
mod ear;
mod event;
mod play;

pub use chart::{Chart, Lead, State, Typing};
pub use draw::{Purpose, below, draw, order};
pub use ear::Ear;
pub use event::{Event, OfferedAnswer};
pub use play::{Session, SessionError, Setup};
