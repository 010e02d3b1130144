//! What can go wrong with records, in words for the person whose records they are.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

/// Why records could not be opened, read or written. What was kept before is still there.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The folder or the file cannot be made or written.
    #[error("the records cannot be kept in {}: {error}", folder.display())]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// A newer program has written it.
    #[error(
        "the records were written by a newer version of this program, and are left as they are: {}",
        path.display()
    )]
    Newer {
        /// The file.
        path: PathBuf,
    },
    /// The disk is full.
    #[error("the disk is full, so this could not be kept; what was kept before is still there")]
    Full,
    /// The file may only be read.
    #[error("the records may only be read here, so this could not be kept")]
    ReadOnly,
    /// Another program holds the file.
    #[error("another program is using the records; try again when it is done")]
    Busy,
    /// The file is damaged.
    #[error(
        "the records are damaged ({0}); the next start sets the file aside and begins a new one"
    )]
    Damaged(String),
    /// There is no such record.
    #[error("there is no record `{0}`")]
    Unknown(String),
    /// A record cannot be understood.
    #[error("the record `{uid}` cannot be understood: {why}")]
    Unreadable {
        /// Which.
        uid: String,
        /// Why.
        why: String,
    },
    /// It is deleted, and could not be taken out of the file.
    #[error(
        "it is deleted, and traces of it may stay in the file until there is another chance: {0}"
    )]
    NotWiped(Box<Self>),
    /// Anything else SQLite says.
    #[error("the records cannot be used: {0}")]
    Other(rusqlite::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        // On a full disk even reading fails: the file beside the log, in which readers meet, has no room.
        let has_no_room = error
            .sqlite_error()
            .is_some_and(|error| error.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE);
        match error.sqlite_error_code() {
            Some(Code::DiskFull) => Self::Full,
            _ if has_no_room => Self::Full,
            Some(Code::ReadOnly) => Self::ReadOnly,
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Self::Busy,
            Some(Code::DatabaseCorrupt | Code::NotADatabase) => Self::Damaged(error.to_string()),
            _ => Self::Other(error),
        }
    }
}
