//! Practice of one skill at a time: which drill is next, what an answer was, how hard it felt, when it comes back.
//!
//! [`Run`] is where it comes together: it asks, hears, moves the level and keeps what was done in the records. All of
//! it is a pure function of the drills, the records, a seed and a time that comes in; [`wording`] holds the sentences
//! that the terminal and the window share.

mod answer;
mod choice;
mod judge;
mod ladder;
mod memory;
mod next;
mod past;
mod plan;
mod remedy;
mod run;
mod today;
pub mod wording;

pub use answer::{Basis, Feedback, Felt, Outcome};
pub use choice::{Choice, From, choices, judge_choice};
pub use judge::judge;
pub use ladder::{Ladder, Moved, levels_of};
pub use memory::{Grade, Memory, grade};
pub use next::{Comes, Next, Seen, next};
pub use past::{Past, PastCard};
pub use plan::{Plan, SkillLine, Suggestion, Why, plan, skill_lines};
pub use remedy::remedy;
pub use run::{Asked, PracticeError, Run, Setup};
pub use today::Today;
