//! Where a trainee stands over many sessions: trends, their own view against the scores, skills, faults, what next.
//!
//! [`progress`] is a pure function of what was kept; [`read`] fetches what it needs. Every number has an n and a rule:
//! the rules are told in [`wording`], and what they must not be taken for is told with them. There are no streaks here:
//! how often someone comes is not what this is about.

mod faults;
mod groups;
mod listing;
mod next;
mod own;
mod read;
mod skills;
mod tenths;
mod trend;
pub mod wording;

pub use faults::{FaultMoment, RecurringFault};
pub use groups::{Attempt, Group};
pub use listing::{Counts, Mark, SessionLine, Standing, line, lines};
pub use next::{Candidate, Next, Practice, answer_to};
pub use own::{GapPoint, OwnHalf, OwnView};
pub use read::read;
pub use skills::{SkillUse, Skills};
pub use tenths::Tenths;
pub use trend::{Change, Mean, Point, Trend};

use serde::Serialize;

use crate::coding::Fault;
use crate::library::DrillBook;
use crate::records::{BoundaryTotal, CodeTotal, DrillRow, Outcome, SessionRow};

/// Fewer sessions than this are called a small n wherever a number rests on them. The figure is this product's own: it
/// is about where the mean of scores that differ by some 15 points from session to session is known to within ten.
pub const SMALL_N: usize = 10;
/// With fewer sessions than this the earlier half is not set against the later half.
pub const LEAST_FOR_CHANGE: usize = 6;
/// As many of the newest points of a line are drawn and listed; all of them count.
pub const SHOWN_POINTS: usize = 60;
/// As many sessions stand in a list of coached or broken-off ones.
pub const SHOWN_SESSIONS: usize = 20;

/// A session in which something was made, with its turns from 0.
pub type MadeIn = (SessionRow, Vec<usize>);

/// What progress is worked out from.
#[derive(Debug, Clone, Copy)]
pub struct Inputs<'a> {
    /// Every session, the newest first.
    pub sessions: &'a [Outcome],
    /// The newest five that came to an end without help: they say where a trainee is weak.
    pub recent: &'a [SessionRow],
    /// How often each skill and fault was made in sessions without help.
    pub codes: &'a [CodeTotal],
    /// The newest sessions in which each fault that recurs was made, with its turns from 0.
    pub moments: &'a [(Fault, Vec<MadeIn>)],
    /// Where answers stood at each boundary kind.
    pub boundaries: &'a [BoundaryTotal],
    /// The newest answers to drills.
    pub drilled: &'a [DrillRow],
    /// What could be played next.
    pub candidates: &'a [Candidate],
    /// What could be drilled next.
    pub drills: &'a DrillBook,
}

/// Where a trainee stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Progress {
    /// How many sessions there are, and of what sort.
    pub counts: Counts,
    /// One line for each dimension, way of answering, and first attempts or repeats; those without a session are left out.
    pub trends: Vec<Trend>,
    /// The trainee's own ratings against the scores, in the same groups.
    pub own: Vec<OwnView>,
    /// Skills used and never used.
    pub skills: Skills,
    /// Faults that were made in two sessions or more, the most sessions first.
    pub faults: Vec<RecurringFault>,
    /// The newest sessions with a hint or a step back, which stay out of everything above.
    pub coached: Vec<SessionLine>,
    /// The newest sessions that were broken off, which stay out of trends.
    pub broken_off: Vec<SessionLine>,
    /// What to practice next, and why.
    pub next: Next,
}

/// Works out where a trainee stands.
pub fn progress(inputs: &Inputs<'_>) -> Progress {
    let skills = skills::skills(inputs);
    Progress {
        counts: listing::counts(inputs.sessions),
        trends: trend::trends(inputs.sessions),
        own: own::own_views(inputs.sessions),
        faults: faults::recurring(inputs),
        coached: lines_of(inputs, |row| row.is_coached),
        broken_off: lines_of(inputs, |row| row.is_broken_off),
        next: next::next(inputs, &skills),
        skills,
    }
}

fn lines_of(inputs: &Inputs<'_>, is_wanted: impl Fn(&Outcome) -> bool) -> Vec<SessionLine> {
    let rows = inputs.sessions.iter().filter(|row| !row.is_open && is_wanted(row));
    rows.take(SHOWN_SESSIONS).map(line).collect()
}
