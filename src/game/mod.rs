//! Everything that opens a window: states, input, the stage, and the carrying out of what panels ask for.
//!
//! [`run`] opens the window; [`tour`] draws every screen into files and needs no display, and [`stills`] one client
//! after the other in one feeling after the other. [`run`] and [`tour`] put the same [`core`] into an app, which tests run without either.

mod access;
mod app;
mod ask;
mod assessing;
mod canvas;
mod clock;
mod desk;
mod drilling;
mod drop;
mod frames;
mod headless;
mod keys;
mod playing;
mod power;
mod recording;
mod screen;
mod screens;
mod stage;
mod stills;
mod tour;
mod watch;
mod window;

pub use app::{Start, StartAssignment, StartScenario, core};
pub use ask::Asked;
pub use assessing::Assessing;
#[doc(hidden)]
pub use clock::now;
pub use desk::{Desk, Finished, LookedBack, Message, Panels, Preferences};
pub use drilling::Drilling;
pub use frames::{FrameCost, frame_cost};
pub use headless::{FRAME, headless};
pub use playing::{Play, Playing};
pub use recording::Recording;
pub use screen::Screen;
pub use stills::{Still, StillOptions, stills};
pub use tour::{TourOptions, TourReport, tour};
pub use watch::keep_place;
pub use window::{GameError, run};
