//! What opens the window or draws its screens; a build without the window still answers politely.

#[cfg(not(feature = "game"))]
mod disabled;
#[cfg(feature = "game")]
mod enabled;

#[cfg(not(feature = "game"))]
pub(super) use disabled::{note_start, open, play, tour};
#[cfg(feature = "game")]
pub(super) use enabled::{note_start, open, play, tour};
