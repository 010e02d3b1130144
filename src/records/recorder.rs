//! Keeps a running session: after each thing that happens, what is not yet kept is written.

use jiff::Timestamp;

use super::error::StoreError;
use super::read::Record;
use super::running::Running;
use super::store::Store;
use super::write::{NewSession, SessionId};
use crate::scenario::Carry;
use crate::scoring::Rubric;
use crate::transcript::{SelfRating, Transcript};

/// Open records, and the session that is being kept in them.
///
/// What cannot be written is tried again with whatever is written next, also after its session has ended or was left,
/// so that a disk that was full for a while loses nothing.
#[derive(Debug)]
pub struct Recorder {
    store: Store,
    running: Option<Running>,
    /// Sessions that are over or were left before all of them could be written, the oldest first.
    late: Vec<Running>,
}

impl Recorder {
    /// Keeps sessions in a store.
    pub const fn new(store: Store) -> Self {
        Self { store, running: None, late: Vec::new() }
    }

    /// The store.
    pub const fn store(&self) -> &Store {
        &self.store
    }

    /// The store, for writing what belongs to no running session.
    pub const fn store_mut(&mut self) -> &mut Store {
        &mut self.store
    }

    /// The session that is being kept; `None` also where not even its beginning could be written yet.
    pub fn session(&self) -> Option<SessionId> {
        self.running.as_ref().and_then(Running::id)
    }

    /// Whether something is still to be written.
    pub fn is_behind(&self) -> bool {
        !self.late.is_empty() || self.running.as_ref().is_some_and(Running::is_behind)
    }

    /// Begins to keep a session.
    ///
    /// # Errors
    /// When it cannot be written; it is tried again with each turn.
    pub fn begin(&mut self, new: &NewSession<'_>) -> Result<(), StoreError> {
        self.leave();
        // Sessions before this one come first, so that a first attempt is counted as one.
        let caught_up = self.write_late();
        let mut running = Running::new(new);
        let begun = running.begin(&mut self.store);
        self.running = Some(running);
        begun.and(caught_up)
    }

    /// Goes on keeping a session that was kept up to here.
    pub fn go_on(&mut self, record: &Record, now: Timestamp) {
        self.leave();
        // What was answered after the record's last turn and could never be written is given anew from here.
        self.late.retain(|late| late.id() != Some(record.row.id) || !late.has_turns_to_write());
        self.running = Some(Running::of(record, now));
    }

    /// Writes what has happened since it was last asked to. When this returns well, every turn is on the disk.
    ///
    /// # Errors
    /// When something cannot be written; it is tried again the next time.
    pub fn keep(&mut self, transcript: &Transcript, now: Timestamp) -> Result<(), StoreError> {
        if let Some(running) = &mut self.running {
            running.take(transcript, now);
        }
        self.catch_up()
    }

    /// Writes what the trainee says of a turn's unsure codes.
    ///
    /// # Errors
    /// When it cannot be written; it is tried again the next time.
    pub fn keep_correction(
        &mut self,
        transcript: &Transcript,
        number: usize,
    ) -> Result<(), StoreError> {
        if let Some(running) = &mut self.running {
            running.correct(transcript, number);
        }
        self.catch_up()
    }

    /// Writes how the session ended, or that it was broken off.
    ///
    /// # Errors
    /// When it cannot be written; it is tried again the next time.
    pub fn finish(
        &mut self,
        transcript: &Transcript,
        rubric: &Rubric,
        hands_on: &Carry,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        if let Some(running) = &mut self.running {
            running.take(transcript, now);
            running.end(rubric, hands_on, now);
        }
        self.catch_up()
    }

    /// Writes what the trainee gives themselves.
    ///
    /// # Errors
    /// When it cannot be written; it is tried again the next time.
    pub fn rate(&mut self, rating: Option<SelfRating>) -> Result<(), StoreError> {
        if let Some(running) = &mut self.running {
            running.rate(rating);
        }
        self.catch_up()
    }

    /// Writes a note to self.
    ///
    /// # Errors
    /// When it cannot be written; it is tried again the next time.
    pub fn note(&mut self, note: &str) -> Result<(), StoreError> {
        if let Some(running) = &mut self.running {
            running.note(note);
        }
        self.catch_up()
    }

    /// Deletes a session, what could not be written of it yet included.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn delete(&mut self, id: SessionId) -> Result<(), StoreError> {
        let deleted = self.store.delete(id);
        if is_gone(&deleted) {
            self.running.take_if(|running| running.id() == Some(id));
            self.late.retain(|running| running.id() != Some(id));
        }
        deleted
    }

    /// Deletes the session that is being kept.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn forget(&mut self) -> Result<(), StoreError> {
        match self.running.take().and_then(|running| running.id()) {
            Some(id) => self.store.delete(id),
            None => Ok(()),
        }
    }

    /// Deletes everything, what could not be written yet included.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn delete_all(&mut self) -> Result<(), StoreError> {
        let deleted = self.store.delete_all();
        if is_gone(&deleted) {
            (self.running, self.late) = (None, Vec::new());
        }
        deleted
    }

    /// Stops keeping; what was kept stays, and what could not be written yet is still tried.
    pub fn leave(&mut self) {
        self.late.extend(self.running.take().filter(Running::is_behind));
    }

    /// Writes what is not written yet: of earlier sessions, and of the one that is being kept.
    ///
    /// # Errors
    /// When something cannot be written; it is tried again the next time.
    pub fn catch_up(&mut self) -> Result<(), StoreError> {
        let late = self.write_late();
        let written = match &mut self.running {
            Some(running) => running.write(&mut self.store),
            None => Ok(()),
        };
        written.and(late)
    }

    /// Writes what is left of sessions that are over or were left.
    fn write_late(&mut self) -> Result<(), StoreError> {
        let mut all = Ok(());
        for mut one in std::mem::take(&mut self.late) {
            if let Err(error) = one.write(&mut self.store) {
                self.late.push(one);
                all = all.and(Err(error));
            }
        }
        all
    }
}

/// Whether what was to be deleted is no longer among the records.
const fn is_gone(deleted: &Result<(), StoreError>) -> bool {
    matches!(deleted, Ok(()) | Err(StoreError::NotWiped(_)))
}
