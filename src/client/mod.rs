//! The simulated client's inner state and the rules that move it.
//!
//! State is held in integer thousandths, so that it is the same on every machine.
//! An answer moves it by a table of reactions times the client's temperament, then by the author's own effect:
//! [`ReactionTable::reaction`] is the first step and [`Mood::moved`] the last.

mod mood;
mod puzzled;
mod reaction;
mod temperament;

pub use mood::{Level, Mood, Shift, Variable};
pub use puzzled::{Puzzled, PuzzledError, PuzzledLine};
pub use reaction::{ReactionError, ReactionTable};
pub use temperament::{Temperament, TemperamentError, Temperaments};
