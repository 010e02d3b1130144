//! One panel for each screen, and what can lie over one.
//!
//! Each takes the theme, a view (plain data, built elsewhere) and, where it needs one, a state of its own that the
//! game only keeps. It returns what the trainee asked for.

pub mod assessment;
pub mod assign;
pub mod assignments;
pub mod cool_down;
pub mod debrief;
pub mod drills;
pub mod findings;
pub mod hand_in;
pub mod handover;
pub mod help;
pub mod home;
pub mod library;
pub mod over;
pub mod prebrief;
pub mod progress;
pub mod self_rating;
pub mod session;
pub mod settings;
pub mod welcome;
