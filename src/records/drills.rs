//! What was practiced in drills, and what spaced repetition knows of each.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

use super::error::StoreError;
use super::read::{moment, parsed};
use super::store::Store;
use super::write::json;
use crate::coding::Skill;

/// One answer to a drill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrillRow {
    /// The drill.
    pub drill: String,
    /// The skill that was practiced.
    pub skill: Skill,
    /// Whether it was typed and not chosen.
    pub is_typed: bool,
    /// The words.
    pub says: String,
    /// How it went, as a word of the practice module.
    pub result: String,
    /// How hard it felt, as a word of the practice module; `None` where that was not said.
    pub felt: Option<String>,
    /// When.
    pub at: Timestamp,
}

/// What spaced repetition keeps of one drill and skill.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptCard<T> {
    /// The drill.
    pub drill: String,
    /// The skill.
    pub skill: Skill,
    /// The scheduler's own state.
    pub state: T,
    /// When it is to come back.
    pub due: Timestamp,
}

/// An answer's place in the records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DrillId(i64);

impl Store {
    /// Keeps an answer to a drill.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep_drill(&mut self, row: &DrillRow) -> Result<DrillId, StoreError> {
        self.db.execute(
            "INSERT INTO drill (drill, skill, is_typed, says, result, felt, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                row.drill,
                row.skill.key(),
                row.is_typed,
                row.says,
                row.result,
                row.felt,
                row.at.as_millisecond(),
            ],
        )?;
        Ok(DrillId(self.db.last_insert_rowid()))
    }

    /// Keeps how hard a drill felt, which is said after it was answered.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep_felt(&mut self, id: DrillId, felt: &str) -> Result<(), StoreError> {
        self.db.execute("UPDATE drill SET felt = ?2 WHERE id = ?1", params![id.0, felt])?;
        Ok(())
    }

    /// The answers to drills, the newest first, at most so many.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn drills(&self, at_most: usize) -> Result<Vec<DrillRow>, StoreError> {
        let mut query = self.db.prepare_cached(
            "SELECT drill, skill, is_typed, says, result, felt, at FROM drill ORDER BY at DESC, id DESC LIMIT ?1",
        )?;
        let mut rows = query.query([super::write::place(at_most)])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let skill: String = row.get(1)?;
            // A skill that this version does not know is passed over.
            let Some(skill) = Skill::from_key(&skill) else { continue };
            all.push(DrillRow {
                drill: row.get(0)?,
                skill,
                is_typed: row.get(2)?,
                says: row.get(3)?,
                result: row.get(4)?,
                felt: row.get(5)?,
                at: moment(row.get(6)?),
            });
        }
        Ok(all)
    }

    /// Keeps what the scheduler knows of a drill and skill.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep_card<T: serde::Serialize>(&mut self, card: &KeptCard<T>) -> Result<(), StoreError> {
        self.db.execute(
            "INSERT OR REPLACE INTO card (drill, skill, state, due) VALUES (?1, ?2, ?3, ?4)",
            params![card.drill, card.skill.key(), json(&card.state)?, card.due.as_millisecond()],
        )?;
        Ok(())
    }

    /// What the scheduler knows of a drill and skill; `None` where it was never practiced.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn card<T: serde::de::DeserializeOwned>(
        &self,
        drill: &str,
        skill: Skill,
    ) -> Result<Option<KeptCard<T>>, StoreError> {
        let found: Option<(String, i64)> = self
            .db
            .query_row(
                "SELECT state, due FROM card WHERE drill = ?1 AND skill = ?2",
                params![drill, skill.key()],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .optional()?;
        let Some((state, due)) = found else { return Ok(None) };
        let state = parsed(drill, &state)?;
        Ok(Some(KeptCard { drill: drill.to_owned(), skill, state, due: moment(due) }))
    }

    /// Drill and skill of everything that is due by a time, the longest due first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn due_cards(&self, by: Timestamp) -> Result<Vec<(String, Skill, Timestamp)>, StoreError> {
        let mut query = self.db.prepare_cached(
            "SELECT drill, skill, due FROM card WHERE due <= ?1 ORDER BY due, drill, skill",
        )?;
        let mut rows = query.query([by.as_millisecond()])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let skill: String = row.get(1)?;
            let Some(skill) = Skill::from_key(&skill) else { continue };
            all.push((row.get(0)?, skill, moment(row.get(2)?)));
        }
        Ok(all)
    }
}
