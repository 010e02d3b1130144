//! Opening the file: settings, migrations, and what to do with one that is damaged.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;
use rusqlite_migration::{Error as MigrationError, MigrationDefinitionError, SchemaVersion};
use uuid::Uuid;

use super::error::StoreError;
use super::lock::Lock;
use super::schema::migrations;

/// The file's name in the user's folder.
pub const FILE_NAME: &str = "records.db";
/// A larger file is not walked through at every start; damage in it shows when it is read.
const WALKED_UP_TO: u64 = 64 * 1024 * 1024;

/// Open records.
#[derive(Debug)]
pub struct Store {
    pub(super) db: Connection,
    folder: PathBuf,
    /// Held as long as the records are open; given back after they are closed, since it is the last here.
    _lock: Option<Lock>,
}

/// Records that were opened, and what the user should know of it.
#[derive(Debug)]
pub struct Opened {
    /// The records.
    pub store: Store,
    /// What happened on the way; `None` where all is well.
    pub told: Option<String>,
}

impl Store {
    /// Opens the records in a folder, and makes them where there are none.
    ///
    /// A damaged file is set aside under another name, never deleted, and a new one begun; where another program has
    /// the records open they are opened all the same, and it is said.
    ///
    /// # Errors
    /// When the folder cannot be made or written, the records are from a newer version, or the disk is full.
    pub fn open(folder: &Path) -> Result<Opened, StoreError> {
        let in_folder = |error| StoreError::Folder { folder: folder.to_owned(), error };
        fs::create_dir_all(folder).map_err(in_folder)?;
        let lock = Lock::take(folder).map_err(in_folder)?;
        let mut told = Vec::new();
        if !lock.is_alone() {
            told.push(
                "Practicum is open a second time. Both keep records, in the same file.".to_owned(),
            );
        }
        let path = folder.join(FILE_NAME);
        let db = match connect(&path, folder) {
            Err(StoreError::Damaged(why)) if lock.is_alone() => {
                let aside = set_aside(&path).map_err(in_folder)?;
                told.push(format!(
                    "The records could not be read ({why}). The file was set aside as {} and a new one begun.",
                    aside.display()
                ));
                connect(&path, folder)?
            }
            other => other?,
        };
        let store = Self { db, folder: folder.to_owned(), _lock: Some(lock) };
        Ok(Opened { store, told: (!told.is_empty()).then(|| told.join(" ")) })
    }

    /// Opens records that are kept nowhere, for trying out and for pictures.
    ///
    /// # Errors
    /// When there is no memory for them.
    pub fn in_memory() -> Result<Self, StoreError> {
        let mut db = Connection::open_in_memory()?;
        migrate(&mut db, Path::new(":memory:"))?;
        db.pragma_update(None, "foreign_keys", true)?;
        Ok(Self { db, folder: PathBuf::new(), _lock: None })
    }

    /// The folder the file lies in.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Waits at most so long for another program that is writing; five seconds, where nothing else is said.
    ///
    /// # Errors
    /// When it cannot be set.
    pub fn wait_at_most(&self, time: Duration) -> Result<(), StoreError> {
        Ok(self.db.busy_timeout(time)?)
    }

    /// Whether every page of the file is what it should be.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn is_sound(&self) -> Result<bool, StoreError> {
        let told: String = self.db.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
        Ok(told == "ok")
    }

    /// The random name under which results leave this machine; made when it is first asked for.
    ///
    /// # Errors
    /// When the file cannot be read or written.
    pub fn actor(&self) -> Result<Uuid, StoreError> {
        let new = Uuid::new_v4().to_string();
        self.db.execute("INSERT OR IGNORE INTO about (key, value) VALUES ('actor', ?1)", [&new])?;
        let kept: String =
            self.db
                .query_row("SELECT value FROM about WHERE key = 'actor'", [], |row| row.get(0))?;
        kept.parse().map_err(|_| StoreError::Damaged("the actor's name is none".to_owned()))
    }
}

/// Opens or makes the file, makes sure of it, and brings it up to date.
fn connect(path: &Path, folder: &Path) -> Result<Connection, StoreError> {
    let is_there = path.exists();
    let mut db = Connection::open(path).map_err(|error| match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::CannotOpen | rusqlite::ErrorCode::PermissionDenied) => {
            StoreError::Folder { folder: folder.to_owned(), error: io::Error::other(error) }
        }
        _ => error.into(),
    })?;
    db.busy_timeout(Duration::from_secs(5))?;
    // Before anything is set: what a newer program wrote stays as it is.
    if matches!(migrations().current_version(&db), Ok(SchemaVersion::Outside(_))) {
        return Err(StoreError::Newer { path: path.to_owned() });
    }
    // What is deleted is overwritten, so that nothing of it stays in the file.
    db.pragma_update(None, "secure_delete", true)?;
    db.pragma_update(None, "foreign_keys", true)?;
    db.pragma_update(None, "fullfsync", true)?;
    db.pragma_update(None, "checkpoint_fullfsync", true)?;
    let _: String = db.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    db.pragma_update(None, "synchronous", "FULL")?;
    let size = fs::metadata(path).map_or(0, |there| there.len());
    if is_there && size <= WALKED_UP_TO {
        let told: String = db.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        if told != "ok" {
            return Err(StoreError::Damaged(told));
        }
    }
    migrate(&mut db, path)?;
    Ok(db)
}

fn migrate(db: &mut Connection, path: &Path) -> Result<(), StoreError> {
    migrations().to_latest(db).map_err(|error| match error {
        MigrationError::MigrationDefinition(MigrationDefinitionError::DatabaseTooFarAhead) => {
            StoreError::Newer { path: path.to_owned() }
        }
        MigrationError::RusqliteError { err, .. } => err.into(),
        other => StoreError::Damaged(other.to_string()),
    })
}

/// Gives the file, and what SQLite keeps beside it, a name that is free.
fn set_aside(path: &Path) -> io::Result<PathBuf> {
    let named = |number: u32, end: &str| {
        let name = format!("{FILE_NAME}{end}.damaged-{number}");
        path.with_file_name(name)
    };
    let number = (1..u32::MAX).find(|&number| !named(number, "").exists()).unwrap_or(u32::MAX);
    for end in ["-wal", "-shm", ""] {
        let from = path.with_file_name(format!("{FILE_NAME}{end}"));
        if from.exists() {
            fs::rename(from, named(number, end))?;
        }
    }
    Ok(named(number, ""))
}
