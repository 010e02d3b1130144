//! Scenarios: the file an author writes, and the model the engine plays.
//!
//! [`raw`] is what is typed, [`Scenario`] what is proven: only [`load`] turns one into the other,
//! so the engine never meets a beat that is not there. [`check`] holds what can be wrong, one rule a file.

pub mod check;
mod evidence;
mod guard;
mod heavy;
mod load;
mod model;
mod outline;
pub mod raw;
mod reading;
mod resolve;
mod spoken;
mod syntax;

pub use guard::{Condition, Flag, Flags, Guard};
pub use heavy::{heavy_themes, is_heavy};
pub use load::{Loaded, MAX_BYTES, Parsed, load, load_carry, parse, parse_error, read_ron};
pub use model::{
    Beat, BeatIx, Brief, Carry, ClientProfile, Ending, EndingIx, Feeling, HeardAs, Line, Response,
    Route, Scenario, Tables, Target,
};
pub use outline::{Outline, Path, Step};
pub use reading::reading_grade;
pub use resolve::{Draft, feeling, resolve};
pub use spoken::Spoken;
pub use syntax::{Entries, Feels, Name, OneOrMany, StanceWithMoves};

/// The one way RON is read in this program, so that the checker and the game accept the same files.
pub fn options() -> ron::Options {
    ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
        .with_recursion_limit(128)
}
