//! One session while it is kept: what is on the disk of it, and what is still to be written.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::error::StoreError;
use super::read::Record;
use super::store::Store;
use super::write::{NewSession, SessionId, Timing};
use crate::scenario::{Carry, Scenario};
use crate::scoring::Rubric;
use crate::session::Setup;
use crate::stamp::Stamp;
use crate::transcript::{SelfRating, Transcript};

/// A session that is being kept.
///
/// What happens is noted first and written after, so that what a full disk refused is still there to be written later.
#[derive(Debug)]
pub(super) struct Running {
    /// Its place in the records, once it has one.
    id: Option<SessionId>,
    /// What it begins with, until that is written.
    begins: Option<Box<Begins>>,
    /// What has happened, as far as it is not all written.
    transcript: Option<Box<Transcript>>,
    /// How many turns are on the disk.
    kept: usize,
    /// How many of those are still as they were given: the others were taken back, and perhaps given anew.
    standing: usize,
    /// When each turn's client had spoken and when it was answered.
    timings: Vec<Timing>,
    /// When the client spoke last.
    shown: Timestamp,
    /// Hints and steps back, as kept.
    help: (u32, u32),
    /// Turns of which the trainee has said something since they were written.
    corrected: BTreeSet<usize>,
    /// How it ended, until that is written.
    ended: Option<Box<Ended>>,
    /// What the trainee gives themselves, until that is written.
    rating: Option<Option<SelfRating>>,
    /// The note to self, until that is written.
    note: Option<String>,
}

/// What a session begins with, kept as long as it cannot be written.
#[derive(Debug)]
struct Begins {
    scenario: Scenario,
    rubric: Rubric,
    stamps: Vec<Stamp>,
    setup: Setup,
    carried_from: Option<String>,
    assignment: Option<Stamp>,
    at: Timestamp,
}

/// How a session ended.
#[derive(Debug)]
struct Ended {
    rubric: Rubric,
    hands_on: Carry,
    at: Timestamp,
}

impl Running {
    /// One that begins.
    pub(super) fn new(new: &NewSession<'_>) -> Self {
        let begins = Begins {
            scenario: new.scenario.clone(),
            rubric: new.rubric.clone(),
            stamps: new.stamps.to_vec(),
            setup: new.setup.clone(),
            carried_from: new.carried_from.map(str::to_owned),
            assignment: new.assignment.cloned(),
            at: new.at,
        };
        Self { begins: Some(Box::new(begins)), ..Self::at(new.at) }
    }

    /// One that was kept up to here, and is gone on with.
    pub(super) fn of(record: &Record, now: Timestamp) -> Self {
        Self {
            id: Some(record.row.id),
            kept: record.turns.len(),
            standing: record.turns.len(),
            timings: record.turns.iter().map(|turn| turn.timing).collect(),
            help: (record.row.hints, record.row.rewinds),
            ..Self::at(now)
        }
    }

    fn at(shown: Timestamp) -> Self {
        Self {
            id: None,
            begins: None,
            transcript: None,
            kept: 0,
            standing: 0,
            timings: Vec::new(),
            shown,
            help: (0, 0),
            corrected: BTreeSet::new(),
            ended: None,
            rating: None,
            note: None,
        }
    }

    /// Its place in the records; `None` as long as it has none.
    pub(super) const fn id(&self) -> Option<SessionId> {
        self.id
    }

    /// Whether something of it is still to be written. A session in which nothing was answered is none to write later.
    pub(super) const fn is_behind(&self) -> bool {
        self.transcript.is_some() || self.rating.is_some() || self.note.is_some()
    }

    /// Whether turns, or how it ended, are still to be written.
    pub(super) const fn has_turns_to_write(&self) -> bool {
        self.transcript.is_some()
    }

    /// Notes what has happened.
    pub(super) fn take(&mut self, transcript: &Transcript, now: Timestamp) {
        let turns = transcript.turns.len();
        self.standing = self.standing.min(turns);
        if self.timings.len() > turns {
            self.timings.truncate(turns);
            self.shown = now;
        }
        while self.timings.len() < turns {
            self.timings.push(Timing { shown: self.shown, answered: now });
            self.shown = now;
        }
        self.transcript = Some(Box::new(transcript.clone()));
    }

    /// Notes that the trainee has said something of a turn's unsure codes.
    pub(super) fn correct(&mut self, transcript: &Transcript, number: usize) {
        if number < transcript.turns.len() {
            self.corrected.insert(number);
            self.transcript = Some(Box::new(transcript.clone()));
        }
    }

    /// Notes that it has ended as the transcript says.
    pub(super) fn end(&mut self, rubric: &Rubric, hands_on: &Carry, at: Timestamp) {
        let ended = Ended { rubric: rubric.clone(), hands_on: hands_on.clone(), at };
        self.ended = Some(Box::new(ended));
    }

    /// Notes what the trainee gives themselves.
    pub(super) const fn rate(&mut self, rating: Option<SelfRating>) {
        self.rating = Some(rating);
    }

    /// Notes what the trainee writes to themselves.
    pub(super) fn note(&mut self, note: &str) {
        self.note = Some(note.to_owned());
    }

    /// Writes that it begins, where that is not written yet.
    pub(super) fn begin(&mut self, store: &mut Store) -> Result<(), StoreError> {
        let Some(begins) = &self.begins else { return Ok(()) };
        let id = store.begin(&NewSession {
            scenario: &begins.scenario,
            rubric: &begins.rubric,
            stamps: &begins.stamps,
            setup: &begins.setup,
            carried_from: begins.carried_from.as_deref(),
            assignment: begins.assignment.as_ref(),
            at: begins.at,
        })?;
        (self.id, self.begins) = (Some(id), None);
        Ok(())
    }

    /// Writes what is not written yet, in the order in which it happened.
    pub(super) fn write(&mut self, store: &mut Store) -> Result<(), StoreError> {
        self.begin(store)?;
        let Some(id) = self.id else { return Ok(()) };
        if let Some(transcript) = self.transcript.take() {
            let written = self.write_transcript(store, id, &transcript);
            if written.is_err() {
                self.transcript = Some(transcript);
                return written;
            }
        }
        if let Some(rating) = self.rating {
            store.rate(id, rating)?;
            self.rating = None;
        }
        if let Some(note) = &self.note {
            store.note(id, note)?;
            self.note = None;
        }
        Ok(())
    }

    fn write_transcript(
        &mut self,
        store: &mut Store,
        id: SessionId,
        transcript: &Transcript,
    ) -> Result<(), StoreError> {
        let turns = transcript.turns.len();
        if self.kept > self.standing {
            store.keep_rewind(id, self.standing)?;
            self.kept = self.standing;
        }
        // What was corrected and is not there any more was taken back; what is not yet there is written whole.
        let kept = self.kept;
        self.corrected.retain(|&number| number < kept);
        while let Some(&number) = self.corrected.first() {
            store.keep_reply(id, number, &transcript.turns[number])?;
            self.corrected.remove(&number);
        }
        while self.kept < turns {
            let number = self.kept;
            store.keep_turn(id, number, &transcript.turns[number], self.timings[number])?;
            self.kept += 1;
            self.standing = self.kept;
        }
        let help = (transcript.hints, transcript.rewinds);
        if self.help != help {
            store.keep_help(id, help.0, help.1)?;
            self.help = help;
        }
        if let Some(ended) = &self.ended {
            store.finish(id, transcript, &ended.rubric, &ended.hands_on, ended.at)?;
            self.ended = None;
        }
        Ok(())
    }
}
