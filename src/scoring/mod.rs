//! What a session is worth, by a rubric that a course can replace.
//!
//! Each answer has a value on each dimension its moment asks for ([`Rubric::values`]); a session's dimension is the
//! weighted part of its chances that was used ([`score`]). All sums are whole numbers, in a fixed order.

mod boundaries;
mod empathy;
mod lesson;
mod process;
mod questioning;
mod rubric;
mod score;
mod typed;

pub use boundaries::counted_stance;
pub use lesson::{Lesson, corrective_point};
pub use process::{Counting, ProcessCounts, process_counts};
pub use rubric::{Rubric, RubricError, Stake, TypedRules, Values};
pub use score::{DimensionScore, MomentScore, Scores, Tally, Verdict, score, violations};
pub use typed::{Concern, ConcernKind, concerns};
