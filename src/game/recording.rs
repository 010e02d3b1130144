//! Keeping what is played: opened at the start, written before the client answers, told of when it cannot be.

use bevy::platform::cell::SyncCell;
use bevy::prelude::*;
use jiff::Timestamp;

use super::clock;
use super::playing::Play;
use crate::diagnostic::Source;
use crate::library::{Content, Folders};
use crate::records::{NewSession, Record, Recorder, SessionId, Store, StoreError};
use crate::scenario::{Carry, load_carry};
use crate::stamp::Stamp;
use crate::transcript::SelfRating;

/// The records, where they could be opened.
#[derive(Resource, Default)]
pub struct Recording {
    /// SQLite's handle is for one thread at a time, and so is a resource that is borrowed to be changed.
    recorder: Option<SyncCell<Recorder>>,
    /// Why there are none, as a sentence.
    closed: String,
    /// What was said of trouble last, so that it is not said at every turn.
    told: String,
}

impl Recording {
    /// Opens the records of this user, and what they should know of it.
    pub fn open(folders: &Folders) -> (Self, Option<String>) {
        match Store::open(&folders.home) {
            Ok(opened) => (Self::of(opened.store), opened.told),
            Err(error) => {
                let closed = format!("Nothing is kept in this run: {error}.");
                (Self { closed: closed.clone(), ..Self::default() }, Some(closed))
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
        self.recorder().is_some_and(|recorder| recorder.session().is_some())
    }

    /// Whether this is the session that was kept last.
    pub fn is_of(&mut self, id: SessionId) -> bool {
        self.recorder().is_some_and(|recorder| recorder.session() == Some(id))
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
    ) -> Option<String> {
        let stamps = content.stamps_of(play.setup.answers);
        let stamps = stamps.as_deref().unwrap_or(&content.stamps);
        let begun = self.recorder().map_or(Ok(()), |recorder| {
            recorder.begin(&NewSession {
                scenario: play.scenario(),
                rubric: &content.rubric,
                stamps,
                setup: &play.setup,
                carried_from,
                assignment: None,
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
    pub fn keep(&mut self, play: &Play) -> Option<String> {
        let transcript = play.session.transcript();
        self.with(|recorder, now| recorder.keep(transcript, now))
    }

    /// Writes what the trainee says of a turn's unsure codes.
    pub fn keep_correction(&mut self, play: &Play, turn: usize) -> Option<String> {
        let transcript = play.session.transcript();
        self.with(|recorder, _| recorder.keep_correction(transcript, turn))
    }

    /// Writes how the session ended and what the trainee gives themselves.
    pub fn finish(
        &mut self,
        play: &Play,
        own: Option<SelfRating>,
        content: &Content,
    ) -> Option<String> {
        let (transcript, carry) = (play.session.transcript(), play.session.carry());
        self.with(|recorder, now| {
            recorder.finish(transcript, &content.rubric, &carry, now)?;
            recorder.rate(own)
        })
    }

    /// Writes the note to self of the session that was played last.
    pub fn note(&mut self, note: &str) -> Option<String> {
        self.with(|recorder, _| recorder.note(note))
    }

    /// Deletes a session that was kept.
    pub fn delete(&mut self, id: SessionId) -> Option<String> {
        self.with(|recorder, _| {
            if recorder.session() == Some(id) {
                recorder.leave();
            }
            recorder.store_mut().delete(id)
        })
    }

    /// Deletes the running session from the records.
    pub fn forget(&mut self) -> Option<String> {
        self.with(|recorder, _| recorder.forget())
    }

    /// Leaves the running session as it is, to be gone on with.
    pub fn leave(&mut self) {
        if let Some(recorder) = self.recorder() {
            recorder.leave();
        }
    }

    fn with(
        &mut self,
        act: impl FnOnce(&mut Recorder, Timestamp) -> Result<(), StoreError>,
    ) -> Option<String> {
        let now = clock::timestamp();
        let done = self.recorder().map_or(Ok(()), |recorder| act(recorder, now));
        self.tell(done)
    }

    /// What is to be said of trouble, once.
    fn tell(&mut self, done: Result<(), StoreError>) -> Option<String> {
        let told = done.err().map(|error| error.to_string()).unwrap_or_default();
        let is_new = !told.is_empty() && told != self.told;
        self.told.clone_from(&told);
        is_new.then(|| {
            format!("Not kept: {told}. You can go on; it is tried again with the next answer.")
        })
    }
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
