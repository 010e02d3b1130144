//! Records: what a trainee did, kept in one SQLite file in the user's own folder.
//!
//! Every turn is on the disk before the client answers it. Nothing here scores or debriefs: a record holds what went
//! in, and [`replay`] makes the rest of it again and says whether anything differs.

mod assessments;
mod drills;
mod dump;
mod error;
mod lock;
mod read;
mod recorder;
mod remove;
mod replay;
mod running;
mod schema;
mod store;
mod write;

pub use assessments::{
    AssessmentAnswer, AssessmentRow, Given, KeptForecast, NewAssessment, VignettePlace,
};
pub use drills::{DrillId, DrillRow, KeptCard};
pub use dump::DumpedTable;
pub use error::StoreError;
pub use read::{BoundaryTotal, CodeTotal, KeptTurn, Outcome, Record, SessionRow};
pub use recorder::Recorder;
pub use remove::Amount;
pub use replay::{Replayed, Replayer, replay, resume};
pub use store::{FILE_NAME, Opened, Store};
pub use write::{NewSession, SessionId, Timing};
