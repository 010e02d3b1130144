//! A class: what an instructor gives out, what trainees hand in, and what a whole class did.
//!
//! An [`Assignment`] holds everything that its sessions are played and scored by. A [`ResultFile`] holds what one
//! trainee did in one of them. [`judge`] plays a result again and refuses what does not come to the same scores;
//! [`Cohort`] puts the others together, and never mixes two versions of a scenario or of a rubric.

mod assignment;
mod attempts;
mod change;
mod cohort;
mod counts;
mod due;
mod given;
mod hand_in;
mod items;
mod judge;
mod page;
mod quartiles;
mod result;
mod shelf;
mod summary;
mod table;

pub use assignment::{Assignment, Problem, Terms, Unwritable};
pub use attempts::{AttemptError, Standing, attempts, may_begin, open_attempt};
pub use change::{Change, Gap};
pub use cohort::{Cohort, Group, GroupKey};
pub use counts::{BeatCount, Contested, Missed, OptionCount};
pub use due::{Due, DueError};
pub use given::{Given, GivenTurn};
pub use hand_in::{HandIn, HandInError, handed_in};
pub use items::{Discrimination, ITEMS_FROM, Item};
pub use judge::{Accepted, Known, judge};
pub use page::cohort_html;
pub use quartiles::{Quarters, SUMMARIZED_FROM, Spread};
pub use result::{Claim, ResultError, ResultFile, Ticked, Who};
pub use shelf::{AssignmentShelf, AssignmentTrouble, ShelvedAssignment, UnplayableAssignment};
pub use summary::cohort_text;
pub use table::{COLUMNS, cohort_csv};
