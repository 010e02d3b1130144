//! Deleting, so that nothing of it is left in the file.

use std::fs;

use super::error::StoreError;
use super::store::Store;
use super::write::SessionId;

/// Everything that is the trainee's.
const TABLES: [&str; 9] = [
    "turn",
    "code",
    "boundary",
    "session",
    "content",
    "drill",
    "card",
    "assessment_answer",
    "assessment",
];

/// How much is kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Amount {
    /// Sessions, ended or not.
    pub sessions: usize,
    /// Answers to drills.
    pub drills: usize,
    /// Boundary self-assessments, finished or not.
    pub assessments: usize,
}

impl Amount {
    /// In words, such as “3 sessions, 1 answer to a drill and no self-assessment”.
    pub fn words(self) -> String {
        let count = |n: usize, one: &str, many: &str| match n {
            0 => format!("no {one}"),
            1 => format!("1 {one}"),
            n => format!("{n} {many}"),
        };
        format!(
            "{}, {} and {}",
            count(self.sessions, "session", "sessions"),
            count(self.drills, "answer to a drill", "answers to drills"),
            count(self.assessments, "self-assessment", "self-assessments")
        )
    }
}

impl Store {
    /// Deletes one session.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn delete(&mut self, id: SessionId) -> Result<(), StoreError> {
        let change = self.db.transaction()?;
        change.execute("DELETE FROM session WHERE id = ?1", [id.0])?;
        change.execute(
            "DELETE FROM content WHERE hash NOT IN (SELECT scenario_hash FROM session)
                AND hash NOT IN (SELECT rubric_hash FROM session)",
            [],
        )?;
        change.commit()?;
        self.wipe()
    }

    /// Deletes everything: sessions, drills, self-assessments, and the random name results leave under.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn delete_all(&mut self) -> Result<(), StoreError> {
        let change = self.db.transaction()?;
        for table in TABLES {
            change.execute(&format!("DELETE FROM {table}"), [])?;
        }
        change.execute("DELETE FROM about", [])?;
        change.commit()?;
        self.wipe()
    }

    /// Takes what was deleted out of the file and of the log beside it. Deleted bytes are overwritten where they
    /// stood (`secure_delete`); pages that moved, and the log, may still hold them until this is done.
    ///
    /// A full disk has no room to write the file anew; the log is emptied all the same.
    pub(super) fn wipe(&mut self) -> Result<(), StoreError> {
        let rewritten = self.db.execute_batch("VACUUM").map_err(StoreError::from);
        let emptied = self.empty_log();
        rewritten.and(emptied).map_err(|error| StoreError::NotWiped(Box::new(error)))
    }

    fn empty_log(&self) -> Result<(), StoreError> {
        let is_held: bool =
            self.db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        if is_held { Err(StoreError::Busy) } else { Ok(()) }
    }

    /// How much there is that [`Store::delete_all`] would delete.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn amount(&self) -> Result<Amount, StoreError> {
        let count = |table: &str| -> Result<usize, StoreError> {
            let n: i64 =
                self.db
                    .query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))?;
            Ok(usize::try_from(n).unwrap_or_default())
        };
        Ok(Amount {
            sessions: count("session")?,
            drills: count("drill")?,
            assessments: count("assessment")?,
        })
    }

    /// Files that were set aside because they were damaged, which hold records too.
    pub fn set_aside(&self) -> Vec<std::path::PathBuf> {
        let Ok(entries) = fs::read_dir(self.folder()) else { return Vec::new() };
        let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
        let mut found: Vec<_> = paths
            .filter(|path| {
                let name = path.file_name().map(|name| name.to_string_lossy());
                name.is_some_and(|name| {
                    name.starts_with(super::FILE_NAME) && name.contains(".damaged-")
                })
            })
            .collect();
        found.sort();
        found
    }
}
