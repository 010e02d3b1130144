//! The boundary self-assessment: vignettes drawn by seed, the trainee's own forecast, and a private profile.
//!
//! [`draw_assessment`] says which vignettes, [`next`] what comes next, [`kept`] what is written down of an answer, and
//! [`profile`] what all of them say: two-sided, never one number, each with how many answers it rests on.
//! [`wording`] has its sentences, for whatever shows them. [`SelfCheck`] is another thing: questions about one's own
//! work, which nobody scores and nothing keeps.

mod chance;
mod change;
mod course;
mod draw;
mod forecast;
mod group;
mod practice;
mod profile;
mod self_check;
mod supervision;
mod tally;
pub mod wording;

pub use chance::{differs, is_uneven, range};
pub use change::{Change, GroupChange, Verdict};
pub use course::{Shown, Step, kept, kept_gone, next, show};
pub use draw::{Draw, TooFew, dilemma, draw_assessment, form_letter, usable};
pub use forecast::{Expected, Sureness};
pub use group::Group;
pub use practice::{Practice, Reading};
pub use profile::{
    Basis, ForecastResult, GroupResult, KindResult, MoveResult, Placed, Profile, Told, profile,
};
pub use self_check::{CheckGroup, Reply, SelfCheck, SelfCheckError};
pub use tally::{FEWEST, Firmness, Standing, Tally};
