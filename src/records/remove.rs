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
    pub(super) fn wipe(&mut self) -> Result<(), StoreError> {
        self.db.execute_batch("VACUUM")?;
        let _: i64 = self.db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        Ok(())
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
