//! Handing over: what was kept, in the forms that other programs and people read.
//!
//! Tables for a spreadsheet, a column for a gradebook, statements for a learning record store, and one archive that
//! holds everything. All of it is made here as bytes; the commands write them where they are told to, and nothing is
//! ever sent. What a trainee wrote, gave themselves or found out about themselves stays out unless it is ticked
//! ([`Ticks`]).

mod cell;
mod everything;
mod gather;
mod gradebook;
mod make;
mod own;
mod page;
mod sessions;
mod ticks;
mod turns;
mod xapi;

pub use cell::{Column, guarded};
pub use everything::{Archive, Extra};
pub use gather::{Handed, gathered};
pub use gradebook::Gradebook;
pub use make::{Choice, Form, Made, MadeFile, make, make_everything};
pub use own::self_assessment_table;
pub use page::{debrief_name, debrief_page};
pub use sessions::{SESSION_COLUMNS, SessionTable};
pub use ticks::Ticks;
pub use turns::{TURN_COLUMNS, TurnTable};
pub use xapi::{Statements, iri};

use jiff::Timestamp;
use thiserror::Error;

use crate::records::StoreError;

/// Why something could not be handed over.
#[derive(Debug, Error)]
pub enum HandoverError {
    /// The records.
    #[error(transparent)]
    Records(#[from] StoreError),
    /// A table.
    #[error("the table cannot be written: {0}")]
    Table(#[from] csv::Error),
    /// Statements, or the records as JSON.
    #[error("the records cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// The archive.
    #[error("the archive cannot be written: {0}")]
    Archive(#[from] zip::result::ZipError),
    /// The memory an archive or a table is made in.
    #[error("there is no memory for it: {0}")]
    Memory(#[from] std::io::Error),
}

/// A time as files hold it: ISO 8601 in UTC, to the millisecond, the zone written out.
fn time(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_have_a_zone_and_milliseconds() {
        let at = |ms| Timestamp::from_millisecond(ms).expect("it is a time");
        assert_eq!(time(at(1_800_000_000_000)), "2027-01-15T08:00:00.000Z");
        assert_eq!(time(at(1_800_000_000_007)), "2027-01-15T08:00:00.007Z");
    }
}
