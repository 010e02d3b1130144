//! Writing what happens, as it happens: one commit for each turn.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;
use uuid::Uuid;

use super::error::StoreError;
use super::store::Store;
use crate::coding::{Code, Dimension, Stance};
use crate::moment::BoundaryKind;
use crate::scenario::{Carry, Scenario};
use crate::scoring::{Rubric, corrective_point, counted_stance, score};
use crate::session::Setup;
use crate::stamp::Stamp;
use crate::transcript::{SelfRating, Transcript, Turn};

/// A session's place in the records.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SessionId(pub(super) i64);

impl SessionId {
    /// Of a record that lies in no store, such as one that came in a result file. SQLite counts from 1.
    pub const OUTSIDE: Self = Self(0);
}

/// What a session begins with.
#[derive(Debug, Clone, Copy)]
pub struct NewSession<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// What it is scored by.
    pub rubric: &'a Rubric,
    /// The tables it is played against.
    pub stamps: &'a [Stamp],
    /// Seed, modes, and what is carried over.
    pub setup: &'a Setup,
    /// The record it carries over from.
    pub carried_from: Option<&'a str>,
    /// The assignment it answers, as its file's text.
    pub assignment: Option<&'a Stamp>,
    /// When it begins.
    pub at: Timestamp,
}

/// When a turn's client had spoken, and when it was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timing {
    /// When the answers could be given.
    pub shown: Timestamp,
    /// When one was.
    pub answered: Timestamp,
}

impl Store {
    /// Keeps that a session begins. The first run of a scenario, in any mode, is its first attempt.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn begin(&mut self, new: &NewSession<'_>) -> Result<SessionId, StoreError> {
        let NewSession { scenario, rubric, setup, .. } = new;
        let carry = setup.carry.as_ref().map(Carry::to_ron).transpose();
        let carry = carry.map_err(|error| unwritable(&error))?;
        let focus: Vec<&str> = scenario.focus.iter().map(|one| one.key()).collect();
        let change = self.db.transaction()?;
        keep_content(&change, "scenario", &scenario.id, &scenario.hash, &scenario.text)?;
        keep_content(&change, "rubric", &rubric.stamp.id, &rubric.stamp.hash, &rubric.text)?;
        let earlier: Option<i64> = change
            .query_row(
                "SELECT id FROM session WHERE scenario = ?1 LIMIT 1",
                [&scenario.id],
                |row| row.get(0),
            )
            .optional()?;
        change.execute(
            "INSERT INTO session (uid, scenario, scenario_hash, title, focus, rubric, rubric_hash, stamps, seed,
                mode, answers, carry, carried_from, assignment, is_first, began)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
            params![
                Uuid::new_v4().to_string(),
                scenario.id,
                scenario.hash,
                scenario.title,
                focus.join(" "),
                rubric.stamp.id,
                rubric.stamp.hash,
                json(&new.stamps)?,
                setup.seed.0.cast_signed(),
                setup.mode.key(),
                setup.answers.key(),
                carry,
                new.carried_from,
                new.assignment.map(json).transpose()?,
                earlier.is_none(),
                new.at.as_millisecond(),
            ],
        )?;
        let id = SessionId(change.last_insert_rowid());
        change.commit()?;
        Ok(id)
    }

    /// Keeps one answered turn, from 0. It is on the disk when this returns.
    ///
    /// # Errors
    /// When it cannot be written; what was kept before is still there.
    pub fn keep_turn(
        &mut self,
        id: SessionId,
        number: usize,
        turn: &Turn,
        timing: Timing,
    ) -> Result<(), StoreError> {
        let change = self.db.transaction()?;
        change.execute(
            "INSERT OR REPLACE INTO turn (session, number, beat, reply, codes, shown, answered)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                id.0,
                place(number),
                turn.beat,
                json(&turn.reply)?,
                json(&turn.codes)?,
                timing.shown.as_millisecond(),
                timing.answered.as_millisecond(),
            ],
        )?;
        change.execute(
            "UPDATE session SET n_turns = (SELECT count(*) FROM turn WHERE session = ?1) WHERE id = ?1",
            [id.0],
        )?;
        change.commit()?;
        Ok(())
    }

    /// Keeps that answers were taken back: only the first `turns` stay.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep_rewind(&mut self, id: SessionId, turns: usize) -> Result<(), StoreError> {
        let change = self.db.transaction()?;
        change.execute(
            "DELETE FROM turn WHERE session = ?1 AND number >= ?2",
            params![id.0, place(turns)],
        )?;
        change.execute(
            "UPDATE session SET n_turns = (SELECT count(*) FROM turn WHERE session = ?1) WHERE id = ?1",
            [id.0],
        )?;
        change.commit()?;
        Ok(())
    }

    /// Keeps how much help was had so far.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep_help(&mut self, id: SessionId, hints: u32, rewinds: u32) -> Result<(), StoreError> {
        self.db.execute(
            "UPDATE session SET hints = ?2, rewinds = ?3 WHERE id = ?1",
            params![id.0, hints, rewinds],
        )?;
        Ok(())
    }

    /// Keeps what the trainee says of codes that were unsure in a turn.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep_reply(
        &mut self,
        id: SessionId,
        number: usize,
        turn: &Turn,
    ) -> Result<(), StoreError> {
        self.db.execute(
            "UPDATE turn SET reply = ?3 WHERE session = ?1 AND number = ?2",
            params![id.0, place(number), json(&turn.reply)?],
        )?;
        Ok(())
    }

    /// Keeps how a session ended and what it scores, or that it was broken off.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(
        &mut self,
        id: SessionId,
        transcript: &Transcript,
        rubric: &Rubric,
        hands_on: &Carry,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let scores = score(transcript, rubric);
        let of = |dimension| scores.of(dimension);
        let hands_on = hands_on.to_ron().map_err(|error| unwritable(&error))?;
        let corrective = corrective_point(transcript, &scores, rubric);
        let change = self.db.transaction()?;
        change.execute(
            "UPDATE session SET ended = ?2, end = ?3, hands_on = ?4, hints = ?5, rewinds = ?6, is_scored = 1,
                passes = ?7, empathy = ?8, boundaries = ?9, questioning = ?10, n_empathy = ?11, n_boundaries = ?12,
                n_questioning = ?13, corrective = ?14
             WHERE id = ?1",
            params![
                id.0,
                at.as_millisecond(),
                json(&transcript.end)?,
                hands_on,
                transcript.hints,
                transcript.rewinds,
                scores.passes,
                of(Dimension::Empathy).score,
                of(Dimension::Boundaries).score,
                of(Dimension::Questioning).score,
                place(of(Dimension::Empathy).n),
                place(of(Dimension::Boundaries).n),
                place(of(Dimension::Questioning).n),
                json(&corrective.0)?,
            ],
        )?;
        let is_coached = transcript.is_coached();
        change.execute("DELETE FROM code WHERE session = ?1", [id.0])?;
        for (code, turns) in codes_of(transcript) {
            change.execute(
                "INSERT INTO code (session, code, turns, n, began, is_coached)
                 VALUES (?1, ?2, ?3, ?4, (SELECT began FROM session WHERE id = ?1), ?5)",
                params![id.0, code.key(), json(&turns)?, place(turns.len()), is_coached],
            )?;
        }
        change.execute("DELETE FROM boundary WHERE session = ?1", [id.0])?;
        for (number, kind, stance) in boundaries_of(transcript) {
            change.execute(
                "INSERT INTO boundary (session, number, kind, stance, is_coached) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![
                    id.0,
                    place(number),
                    kind.key(),
                    stance.map_or("", Stance::key),
                    is_coached,
                ],
            )?;
        }
        change.commit()?;
        Ok(())
    }

    /// Keeps what the trainee gives themselves; `None` where they give nothing.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn rate(&mut self, id: SessionId, rating: Option<SelfRating>) -> Result<(), StoreError> {
        let own = rating.map_or([None; 3], |rating| rating.map(Some));
        self.db.execute(
            "UPDATE session SET own_empathy = ?2, own_boundaries = ?3, own_questioning = ?4 WHERE id = ?1",
            params![id.0, own[0], own[1], own[2]],
        )?;
        Ok(())
    }

    /// Keeps a note to self.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn note(&mut self, id: SessionId, note: &str) -> Result<(), StoreError> {
        self.db.execute("UPDATE session SET note = ?2 WHERE id = ?1", params![id.0, note])?;
        Ok(())
    }

    /// Keeps that the trainee contests how a turn, from 0, was scored, and why; empty words take it back.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn contest(&mut self, id: SessionId, turn: usize, why: &str) -> Result<(), StoreError> {
        let why = Some(why.trim()).filter(|why| !why.is_empty());
        self.db.execute(
            "UPDATE turn SET contested = ?3 WHERE session = ?1 AND number = ?2",
            params![id.0, place(turn), why],
        )?;
        Ok(())
    }
}

/// Keeps a text by its hash, once.
fn keep_content(
    db: &Connection,
    kind: &str,
    id: &str,
    hash: &str,
    text: &str,
) -> Result<(), StoreError> {
    db.execute(
        "INSERT OR IGNORE INTO content (hash, kind, id, text) VALUES (?1, ?2, ?3, ?4)",
        params![hash, kind, id, text],
    )?;
    Ok(())
}

/// Every skill and fault of a session, with the turns it was made in, from 0.
fn codes_of(transcript: &Transcript) -> BTreeMap<Code, Vec<usize>> {
    let mut all: BTreeMap<Code, Vec<usize>> = BTreeMap::new();
    for (number, turn) in transcript.turns.iter().enumerate() {
        let skills = turn.codes.skills.iter().map(|&skill| Code::Skill(skill));
        let faults = turn.codes.faults.iter().map(|&fault| Code::Fault(fault));
        for code in skills.chain(faults) {
            all.entry(code).or_default().push(number);
        }
    }
    all
}

/// Every turn, from 0, that held a boundary, and the stance that counts; turns of which the coder could not tell are left
/// out.
fn boundaries_of(
    transcript: &Transcript,
) -> impl Iterator<Item = (usize, BoundaryKind, Option<Stance>)> {
    transcript.turns.iter().enumerate().filter_map(|(number, turn)| {
        let kind = turn.moment.boundary?;
        if turn.typed().is_some_and(|typed| typed.is_unsure(Dimension::Boundaries)) {
            return None;
        }
        Some((number, kind, turn.codes.boundary.as_ref().map(counted_stance)))
    })
}

pub(super) fn json(value: &(impl Serialize + ?Sized)) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| unwritable(&error))
}

fn unwritable(error: &dyn std::fmt::Display) -> StoreError {
    StoreError::Unreadable { uid: "new".to_owned(), why: error.to_string() }
}

/// A count as SQLite holds it.
pub(super) fn place(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
