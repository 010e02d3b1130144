//! Keeping what is played: opened at the start, written before the client answers, told of when it cannot be.

use std::path::PathBuf;

use bevy::platform::cell::SyncCell;
use bevy::prelude::*;
use jiff::Timestamp;

use super::clock;
use super::playing::Play;
use crate::diagnostic::Source;
use crate::library::{Content, Folders};
use crate::records::{Amount, NewSession, Record, Recorder, SessionId, Store, StoreError};
use crate::scenario::{Carry, load_carry};
use crate::stamp::Stamp;
use crate::transcript::SelfRating;

/// The records, where they could be opened.
#[derive(Resource, Default)]
pub struct Recording {
    /// SQLite's handle is for one thread at a time, and so is a resource that is borrowed to be changed.
    recorder: Option<SyncCell<Recorder>>,
    /// Where they lie; `None` where they are in memory alone.
    home: Option<PathBuf>,
    /// Why there are none, as a sentence.
    closed: String,
    /// What was said of trouble last, so that it is not said at every turn.
    told: String,
}

/// What is to be said of keeping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// Something could not be kept or deleted.
    Trouble(String),
    /// What could not be kept before is kept now.
    Kept(String),
}

impl Told {
    /// The words.
    pub fn into_words(self) -> String {
        match self {
            Self::Trouble(words) | Self::Kept(words) => words,
        }
    }
}

impl Recording {
    /// Opens the records of this user, and what they should know of it.
    pub fn open(folders: &Folders) -> (Self, Option<String>) {
        let mut recording = Self { home: Some(folders.home.clone()), ..Self::default() };
        let told = recording.try_to_open();
        (recording, told)
    }

    /// Opens records that could not be opened before: the disk may have room again. Nothing is said where it has not,
    /// because that was said before.
    pub fn open_again(&mut self) -> Option<Told> {
        if self.recorder.is_some() || self.home.is_none() {
            return None;
        }
        let told = self.try_to_open();
        self.recorder.is_some().then(|| {
            let is_open = "Your records are open again: what you do from now on is kept.";
            Told::Kept(told.map_or_else(|| is_open.to_owned(), |told| format!("{is_open} {told}")))
        })
    }

    fn try_to_open(&mut self) -> Option<String> {
        let home = self.home.as_deref()?;
        match Store::open(home) {
            Ok(opened) => {
                self.recorder = Some(SyncCell::new(Recorder::new(opened.store)));
                self.closed.clear();
                opened.told
            }
            Err(error) => {
                self.closed = format!(
                    "Nothing is kept for now: {error}. You can practice all the same; it is tried again."
                );
                Some(self.closed.clone())
            }
        }
    }

    /// Keeps in a store that is open.
    pub fn of(store: Store) -> Self {
        Self { recorder: Some(SyncCell::new(Recorder::new(store))), ..Self::default() }
    }

    /// Records for pictures and tests, gone with the program.
    pub fn in_memory() -> Self {
        Store::in_memory().map(Self::of).unwrap_or_default()
    }

    /// The store, where there is one.
    pub fn store(&mut self) -> Option<&mut Store> {
        self.recorder().map(Recorder::store_mut)
    }

    fn recorder(&mut self) -> Option<&mut Recorder> {
        self.recorder.as_mut().map(SyncCell::get)
    }

    /// Why nothing is kept; empty where records are open.
    pub fn closed(&self) -> &str {
        &self.closed
    }

    /// Whether the running session is kept.
    pub fn keeps(&mut self) -> bool {
        self.session().is_some()
    }

    /// The session that is kept, or was kept last.
    pub fn session(&mut self) -> Option<SessionId> {
        self.recorder().and_then(|recorder| recorder.session())
    }

    /// What the session before handed on, from the trainee's own record of it.
    pub fn handed_on(&mut self, follows: Option<&str>) -> Option<HandedOn> {
        let follows = follows?;
        let (record, text) = self.store()?.handed_on(follows).ok()??;
        let stamp = Stamp::of(follows, &text);
        let carry = load_carry(&Source::new("the record of the session before", text)).ok()?;
        Some(HandedOn { carry, stamp, record })
    }

    /// Begins to keep a session.
    pub fn begin(
        &mut self,
        play: &Play,
        carried_from: Option<&str>,
        content: &Content,
    ) -> Option<Told> {
        let stamps = content.stamps_of(play.setup.answers);
        let stamps = stamps.as_deref().unwrap_or(&content.stamps);
        let begun = self.recorder().map_or(Ok(()), |recorder| {
            recorder.begin(&NewSession {
                scenario: play.scenario(),
                rubric: &play.rubric,
                stamps,
                setup: &play.setup,
                carried_from,
                assignment: play.assignment.as_ref(),
                at: clock::timestamp(),
            })
        });
        self.tell(begun)
    }

    /// Goes on keeping a session that was kept up to here.
    pub fn go_on(&mut self, record: &Record) {
        if let Some(recorder) = self.recorder() {
            recorder.go_on(record, clock::timestamp());
        }
    }

    /// Writes what has happened in the session.
    pub fn keep(&mut self, play: &Play) -> Option<Told> {
        let transcript = play.session.transcript();
        self.with(|recorder, now| recorder.keep(transcript, now))
    }

    /// Writes what the trainee says of a turn's unsure codes.
    pub fn keep_correction(&mut self, play: &Play, turn: usize) -> Option<Told> {
        let transcript = play.session.transcript();
        self.with(|recorder, _| recorder.keep_correction(transcript, turn))
    }

    /// Writes how the session ended and what the trainee gives themselves.
    pub fn finish(&mut self, play: &Play, own: Option<SelfRating>) -> Option<Told> {
        let (transcript, carry) = (play.session.transcript(), play.session.carry());
        self.with(|recorder, now| {
            // The rating is taken also where the end cannot be written: both are tried again.
            let finished = recorder.finish(transcript, &play.rubric, &carry, now);
            recorder.rate(own).and(finished)
        })
    }

    /// Writes the note to self of the session that was played last.
    pub fn note(&mut self, note: &str) -> Option<Told> {
        self.with(|recorder, _| recorder.note(note))
    }

    /// Writes that the trainee contests how a turn, from 0, of a session was scored; empty words take it back.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn contest(&mut self, id: SessionId, turn: usize, why: &str) -> Result<(), StoreError> {
        self.store().map_or(Ok(()), |store| store.contest(id, turn, why))
    }

    /// Deletes a session that was kept.
    pub fn delete(&mut self, id: SessionId) -> Option<Told> {
        self.recorder().and_then(|recorder| not_deleted(recorder.delete(id)))
    }

    /// Deletes the running session from the records.
    pub fn forget(&mut self) -> Option<Told> {
        self.recorder().and_then(|recorder| not_deleted(recorder.forget()))
    }

    /// Deletes everything that was kept, and says how much that was.
    ///
    /// # Errors
    /// When there are no records, or they cannot be written.
    pub fn delete_all(&mut self) -> Result<Amount, String> {
        let closed = self.closed.clone();
        let recorder = self.recorder().ok_or(closed)?;
        let amount = recorder.store().amount().map_err(|error| error.to_string())?;
        recorder.delete_all().map_err(|error| error.to_string())?;
        self.told.clear();
        Ok(amount)
    }

    /// Leaves the running session as it is, to be gone on with.
    pub fn leave(&mut self) {
        if let Some(recorder) = self.recorder() {
            recorder.leave();
        }
    }

    /// Writes what could not be written before, if there is something.
    pub fn catch_up(&mut self) -> Option<Told> {
        let is_behind = self.recorder().is_some_and(|recorder| recorder.is_behind());
        is_behind.then(|| self.with(|recorder, _| recorder.catch_up())).flatten()
    }

    fn with(
        &mut self,
        act: impl FnOnce(&mut Recorder, Timestamp) -> Result<(), StoreError>,
    ) -> Option<Told> {
        let now = clock::timestamp();
        let done = self.recorder().map_or(Ok(()), |recorder| act(recorder, now));
        self.tell(done)
    }

    /// What is to be said of trouble, once; and once that it is over.
    pub fn tell(&mut self, done: Result<(), StoreError>) -> Option<Told> {
        let told = done.err().map(|error| error.to_string()).unwrap_or_default();
        let before = std::mem::replace(&mut self.told, told);
        if self.told == before {
            return None;
        }
        Some(if self.told.is_empty() {
            Told::Kept(
                "Kept again: what could not be written before is on the disk now.".to_owned(),
            )
        } else {
            Told::Trouble(format!("Not kept: {}. You can go on; it is tried again.", self.told))
        })
    }
}

fn not_deleted(done: Result<(), StoreError>) -> Option<Told> {
    let told = match done.err()? {
        error @ StoreError::NotWiped(_) => error.to_string(),
        error => format!("Not deleted: {error}"),
    };
    Some(Told::Trouble(super::ask::sentence(&told)))
}

/// What a session begins with that another has handed on.
#[derive(Debug, Clone)]
pub struct HandedOn {
    /// Alliance, goals, task and flags.
    pub carry: Carry,
    /// The stamp of it.
    pub stamp: Stamp,
    /// The record it comes from.
    pub record: String,
}
