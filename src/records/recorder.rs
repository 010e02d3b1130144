//! Keeps a running session: after each thing that happens, what is not yet kept is written.

use jiff::Timestamp;

use super::error::StoreError;
use super::read::Record;
use super::store::Store;
use super::write::{NewSession, SessionId, Timing};
use crate::scenario::Carry;
use crate::scoring::Rubric;
use crate::transcript::{SelfRating, Transcript};

/// Open records, and the session that is being kept in them.
///
/// What cannot be written is tried again with the next turn, so that a disk that was full for a while loses nothing.
#[derive(Debug)]
pub struct Recorder {
    store: Store,
    running: Option<Running>,
}

#[derive(Debug)]
struct Running {
    id: SessionId,
    /// How many turns are on the disk.
    kept: usize,
    /// When each turn's client had spoken and when it was answered.
    timings: Vec<Timing>,
    /// When the client spoke last.
    shown: Timestamp,
    /// Hints and steps back, as kept.
    help: (u32, u32),
}

impl Recorder {
    /// Keeps sessions in a store.
    pub const fn new(store: Store) -> Self {
        Self { store, running: None }
    }

    /// The store.
    pub const fn store(&self) -> &Store {
        &self.store
    }

    /// The store, for writing what belongs to no running session.
    pub const fn store_mut(&mut self) -> &mut Store {
        &mut self.store
    }

    /// The session that is being kept.
    pub fn session(&self) -> Option<SessionId> {
        self.running.as_ref().map(|running| running.id)
    }

    /// Begins to keep a session.
    ///
    /// # Errors
    /// When it cannot be written; then nothing of this session is kept.
    pub fn begin(&mut self, new: &NewSession<'_>) -> Result<(), StoreError> {
        self.running = None;
        let id = self.store.begin(new)?;
        let running = Running { id, kept: 0, timings: Vec::new(), shown: new.at, help: (0, 0) };
        self.running = Some(running);
        Ok(())
    }

    /// Goes on keeping a session that was kept up to here.
    pub fn go_on(&mut self, record: &Record, now: Timestamp) {
        self.running = Some(Running {
            id: record.row.id,
            kept: record.turns.len(),
            timings: record.turns.iter().map(|turn| turn.timing).collect(),
            shown: now,
            help: (record.row.hints, record.row.rewinds),
        });
    }

    /// Writes what has happened since it was last asked to. When this returns well, every turn is on the disk.
    ///
    /// # Errors
    /// When something cannot be written; it is tried again the next time.
    pub fn keep(&mut self, transcript: &Transcript, now: Timestamp) -> Result<(), StoreError> {
        let Some(running) = &mut self.running else { return Ok(()) };
        let turns = transcript.turns.len();
        if running.timings.len() > turns {
            running.timings.truncate(turns);
            running.shown = now;
        }
        if running.kept > turns {
            self.store.keep_rewind(running.id, turns)?;
            running.kept = turns;
        }
        while running.timings.len() < turns {
            running.timings.push(Timing { shown: running.shown, answered: now });
            running.shown = now;
        }
        while running.kept < turns {
            let number = running.kept;
            self.store.keep_turn(
                running.id,
                number,
                &transcript.turns[number],
                running.timings[number],
            )?;
            running.kept += 1;
        }
        let help = (transcript.hints, transcript.rewinds);
        if running.help != help {
            self.store.keep_help(running.id, help.0, help.1)?;
            running.help = help;
        }
        Ok(())
    }

    /// Writes what the trainee says of a turn's unsure codes.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep_correction(
        &mut self,
        transcript: &Transcript,
        number: usize,
    ) -> Result<(), StoreError> {
        match (&self.running, transcript.turns.get(number)) {
            (Some(running), Some(turn)) => self.store.keep_reply(running.id, number, turn),
            _ => Ok(()),
        }
    }

    /// Writes how the session ended, or that it was broken off.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(
        &mut self,
        transcript: &Transcript,
        rubric: &Rubric,
        hands_on: &Carry,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.keep(transcript, now)?;
        match self.session() {
            Some(id) => self.store.finish(id, transcript, rubric, hands_on, now),
            None => Ok(()),
        }
    }

    /// Writes what the trainee gives themselves.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn rate(&mut self, rating: Option<SelfRating>) -> Result<(), StoreError> {
        match self.session() {
            Some(id) => self.store.rate(id, rating),
            None => Ok(()),
        }
    }

    /// Writes a note to self.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn note(&mut self, note: &str) -> Result<(), StoreError> {
        match self.session() {
            Some(id) => self.store.note(id, note),
            None => Ok(()),
        }
    }

    /// Deletes the session that is being kept.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn forget(&mut self) -> Result<(), StoreError> {
        match self.running.take() {
            Some(running) => self.store.delete(running.id),
            None => Ok(()),
        }
    }

    /// Stops keeping; what was kept stays.
    pub fn leave(&mut self) {
        self.running = None;
    }
}
