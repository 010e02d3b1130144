//! Boundary self-assessments: begun, answered vignette by vignette, gone on with, ended.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::error::StoreError;
use super::read::{moment, parsed, size};
use super::store::Store;
use super::write::{json, place};
use crate::coding::{BoundaryCode, ProcessMove};
use crate::moment::BoundaryKind;
use crate::scenario::raw::Form;
use crate::stamp::Stamp;
use crate::transcript::Seed;

/// One vignette of an assessment, as it was drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VignettePlace {
    /// The vignette's id.
    pub id: String,
    /// The pair it belongs to; its twin in the other form has the same.
    pub pair: String,
    /// The dilemma it holds.
    pub kind: BoundaryKind,
}

/// What a trainee expects of themselves in one group of domains, in words of the assessment module.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptForecast {
    /// The group.
    pub group: String,
    /// Where they expect to stand.
    pub expects: String,
    /// How sure they are.
    pub sure: String,
}

/// The answer that was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// Its id in the vignette.
    pub id: String,
    /// Its words.
    pub says: String,
    /// Where it stands, as it is coded; `None` where it takes no stance.
    pub boundary: Option<BoundaryCode>,
}

/// One vignette that was answered or left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssessmentAnswer {
    /// Its place in the assessment, from 0.
    pub number: usize,
    /// The vignette, and the hash of what it was then.
    pub vignette: Stamp,
    /// Its title.
    pub title: String,
    /// The dilemma.
    pub kind: BoundaryKind,
    /// The answer; `None` where the vignette was left out.
    pub given: Option<Given>,
    /// The process moves the moment wanted.
    pub wanted: Vec<ProcessMove>,
    /// What its answers cite, as scenarios write it, each once.
    pub ethics: Vec<String>,
    /// When it was answered.
    pub answered: Timestamp,
}

/// What an assessment begins with.
#[derive(Debug, Clone, Copy)]
pub struct NewAssessment<'a> {
    /// The form its vignettes are of.
    pub form: Form,
    /// What they were drawn by.
    pub seed: Seed,
    /// The vignettes, in the order they are shown.
    pub items: &'a [VignettePlace],
    /// When it begins.
    pub at: Timestamp,
}

/// An assessment as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssessmentRow {
    /// Its name.
    pub uid: String,
    /// The form its vignettes are of.
    pub form: Form,
    /// What they were drawn by.
    pub seed: Seed,
    /// The vignettes, in the order they are shown.
    pub items: Vec<VignettePlace>,
    /// What was expected: `None` until it was asked for, empty where none was given.
    pub forecast: Option<Vec<KeptForecast>>,
    /// When it began.
    pub began: Timestamp,
    /// When it ended; `None` while it can be gone on with.
    pub ended: Option<Timestamp>,
    /// What was answered so far, in the order of the vignettes.
    pub answers: Vec<AssessmentAnswer>,
}

impl Store {
    /// Keeps that a self-assessment begins, and gives its name.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn begin_assessment(&mut self, new: &NewAssessment<'_>) -> Result<String, StoreError> {
        let uid = Uuid::new_v4().to_string();
        self.db.execute(
            "INSERT INTO assessment (uid, form, seed, items, began) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                uid,
                json(&new.form)?,
                new.seed.0.cast_signed(),
                json(new.items)?,
                new.at.as_millisecond(),
            ],
        )?;
        Ok(uid)
    }

    /// Keeps what is expected; an empty list says that none was given.
    ///
    /// # Errors
    /// When there is no such assessment, or it cannot be written.
    pub fn keep_forecast(
        &mut self,
        uid: &str,
        forecast: &[KeptForecast],
    ) -> Result<(), StoreError> {
        let n = self.db.execute(
            "UPDATE assessment SET forecast = ?2 WHERE uid = ?1",
            params![uid, json(forecast)?],
        )?;
        is_found(n, uid)
    }

    /// Keeps one answer. It is on the disk when this returns.
    ///
    /// # Errors
    /// When there is no such assessment, or it cannot be written; what was kept before is still there.
    pub fn keep_assessment_answer(
        &mut self,
        uid: &str,
        answer: &AssessmentAnswer,
    ) -> Result<(), StoreError> {
        let n = self.db.execute(
            "INSERT OR REPLACE INTO assessment_answer
                (assessment, number, vignette, vignette_hash, title, kind, given, wanted, ethics, answered)
             SELECT id, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10 FROM assessment WHERE uid = ?1",
            params![
                uid,
                place(answer.number),
                answer.vignette.id,
                answer.vignette.hash,
                answer.title,
                answer.kind.key(),
                answer.given.as_ref().map(json).transpose()?,
                json(&answer.wanted)?,
                json(&answer.ethics)?,
                answer.answered.as_millisecond(),
            ],
        )?;
        is_found(n, uid)
    }

    /// Keeps that an assessment has ended.
    ///
    /// # Errors
    /// When there is no such assessment, or it cannot be written.
    pub fn end_assessment(&mut self, uid: &str, at: Timestamp) -> Result<(), StoreError> {
        let n = self.db.execute(
            "UPDATE assessment SET ended = ?2 WHERE uid = ?1",
            params![uid, at.as_millisecond()],
        )?;
        is_found(n, uid)
    }

    /// Every self-assessment, the oldest first; one that has not ended can be gone on with.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn assessments(&self) -> Result<Vec<AssessmentRow>, StoreError> {
        let mut query = self.db.prepare_cached(
            "SELECT id, uid, form, seed, items, forecast, began, ended FROM assessment ORDER BY began, id",
        )?;
        let mut rows = query.query([])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let id: i64 = row.get(0)?;
            let uid: String = row.get(1)?;
            let (form, items): (String, String) = (row.get(2)?, row.get(4)?);
            let forecast: Option<String> = row.get(5)?;
            all.push(AssessmentRow {
                form: parsed(&uid, &form)?,
                seed: Seed(row.get::<_, i64>(3)?.cast_unsigned()),
                items: parsed(&uid, &items)?,
                forecast: forecast.map(|text| parsed(&uid, &text)).transpose()?,
                began: moment(row.get(6)?),
                ended: row.get::<_, Option<i64>>(7)?.map(moment),
                answers: self.assessment_answers(id, &uid)?,
                uid,
            });
        }
        Ok(all)
    }

    fn assessment_answers(&self, id: i64, uid: &str) -> Result<Vec<AssessmentAnswer>, StoreError> {
        let mut query = self.db.prepare_cached(
            "SELECT number, vignette, vignette_hash, title, kind, given, wanted, ethics, answered
             FROM assessment_answer WHERE assessment = ?1 ORDER BY number",
        )?;
        let mut rows = query.query([id])?;
        let mut answers = Vec::new();
        while let Some(row) = rows.next()? {
            answers.extend(answer(row, uid)?);
        }
        Ok(answers)
    }

    /// Deletes one self-assessment, so that nothing of it is left in the file.
    ///
    /// # Errors
    /// When there is no such assessment, or it cannot be written.
    pub fn delete_assessment(&mut self, uid: &str) -> Result<(), StoreError> {
        let id: Option<i64> = self
            .db
            .query_row("SELECT id FROM assessment WHERE uid = ?1", [uid], |row| row.get(0))
            .optional()?;
        let id = id.ok_or_else(|| StoreError::Unknown(uid.to_owned()))?;
        self.db.execute("DELETE FROM assessment WHERE id = ?1", [id])?;
        self.wipe()
    }
}

/// One answer; a kind that this version does not know is passed over.
fn answer(row: &Row<'_>, uid: &str) -> Result<Option<AssessmentAnswer>, StoreError> {
    let kind: String = row.get(4)?;
    let Some(kind) = BoundaryKind::from_key(&kind) else { return Ok(None) };
    let given: Option<String> = row.get(5)?;
    let (wanted, ethics): (String, String) = (row.get(6)?, row.get(7)?);
    Ok(Some(AssessmentAnswer {
        number: size(row.get(0)?),
        vignette: Stamp { id: row.get(1)?, hash: row.get(2)? },
        title: row.get(3)?,
        kind,
        given: given.map(|text| parsed(uid, &text)).transpose()?,
        wanted: parsed(uid, &wanted)?,
        ethics: parsed(uid, &ethics)?,
        answered: moment(row.get(8)?),
    }))
}

fn is_found(changed: usize, uid: &str) -> Result<(), StoreError> {
    if changed == 0 { Err(StoreError::Unknown(uid.to_owned())) } else { Ok(()) }
}
