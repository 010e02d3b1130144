//! Keeping a session in the terminal: opened, written turn by turn, gone on with.

use std::io::{self, IsTerminal};

use jiff::Timestamp;

use super::super::args::PlayArgs;
use super::screen::Screen;
use crate::library::Folders;
use crate::records::{NewSession, Record, Recorder, SessionId, Store, StoreError};
use crate::scenario::Carry;
use crate::scoring::Rubric;
use crate::transcript::{SelfRating, Transcript};

/// Where the session is kept, if it is.
pub(super) struct Keeping {
    recorder: Option<Recorder>,
    /// What was said of trouble last, so that it is not said at every turn.
    told: String,
}

impl Keeping {
    /// Opens the records where the session is to be kept: when a person sits at the terminal, or asks for it.
    ///
    /// Records that cannot be opened are told of, and the session goes on without.
    pub(super) fn open(args: &PlayArgs, screen: &mut Screen) -> anyhow::Result<Self> {
        // What an instructor gave out is handed in from the records, and an exam's one attempt is counted by them.
        let is_asked = args.record || args.resume || args.assigned.assignment.is_some();
        let is_wanted =
            !args.no_record && (is_asked || io::stdin().is_terminal() && args.answers.is_none());
        if !is_wanted {
            return Ok(Self { recorder: None, told: String::new() });
        }
        let opened = Store::open(&Folders::of_this_machine().home);
        let (store, told) = match opened {
            Ok(opened) => (Some(opened.store), opened.told),
            Err(error) if is_asked => return Err(error.into()),
            Err(error) => (None, Some(format!("This session is not kept: {error}."))),
        };
        if let Some(told) = told {
            screen.say(&told)?;
        }
        Ok(Self { recorder: store.map(Recorder::new), told: String::new() })
    }

    /// The records, where the session is kept.
    pub(super) fn store(&self) -> Option<&Store> {
        self.recorder.as_ref().map(Recorder::store)
    }

    /// The session in them.
    pub(super) fn session(&self) -> Option<SessionId> {
        self.recorder.as_ref().and_then(Recorder::session)
    }

    /// The newest open session of a scenario.
    pub(super) fn open_session(&self, scenario: &str) -> anyhow::Result<Option<Record>> {
        let Some(recorder) = &self.recorder else { return Ok(None) };
        let store = recorder.store();
        let open = store.open_sessions()?.into_iter().find(|row| row.scenario.id == scenario);
        Ok(open.map(|row| store.record(row.id)).transpose()?)
    }

    /// What the session before handed on: its record's name and the carry file's text.
    pub(super) fn handed_on(&self, follows: &str) -> anyhow::Result<Option<(String, String)>> {
        let Some(recorder) = &self.recorder else { return Ok(None) };
        Ok(recorder.store().handed_on(follows)?)
    }

    pub(super) fn begin(
        &mut self,
        new: &NewSession<'_>,
        screen: &mut Screen,
    ) -> anyhow::Result<()> {
        let begun = self.recorder.as_mut().map_or(Ok(()), |recorder| recorder.begin(new));
        self.tell(begun, screen)
    }

    pub(super) fn go_on(&mut self, record: &Record) {
        if let Some(recorder) = &mut self.recorder {
            recorder.go_on(record, Timestamp::now());
        }
    }

    /// Writes what has happened; it is on the disk before the client answers.
    pub(super) fn keep(
        &mut self,
        transcript: &Transcript,
        screen: &mut Screen,
    ) -> anyhow::Result<()> {
        let now = Timestamp::now();
        let kept = self.recorder.as_mut().map_or(Ok(()), |recorder| recorder.keep(transcript, now));
        self.tell(kept, screen)
    }

    pub(super) fn keep_correction(
        &mut self,
        transcript: &Transcript,
        turn: usize,
        screen: &mut Screen,
    ) -> anyhow::Result<()> {
        let recorder = self.recorder.as_mut();
        let kept = recorder.map_or(Ok(()), |recorder| recorder.keep_correction(transcript, turn));
        self.tell(kept, screen)
    }

    pub(super) fn finish(
        &mut self,
        (transcript, rubric): (&Transcript, &Rubric),
        hands_on: &Carry,
        own: Option<SelfRating>,
        screen: &mut Screen,
    ) -> anyhow::Result<()> {
        let Some(recorder) = &mut self.recorder else { return Ok(()) };
        // The rating is taken also where the end cannot be written: both are tried again.
        let finished = recorder.finish(transcript, rubric, hands_on, Timestamp::now());
        let kept = recorder.rate(own).and(finished);
        if kept.is_err() && !self.told.is_empty() {
            screen.say("(The end of this session could not be kept either. Its debrief follows all the same.)")?;
        }
        self.tell(kept, screen)
    }

    /// Says what could not be kept, once; and once that it is kept after all.
    fn tell(&mut self, kept: Result<(), StoreError>, screen: &mut Screen) -> anyhow::Result<()> {
        let told = kept.err().map(|error| error.to_string()).unwrap_or_default();
        let before = std::mem::replace(&mut self.told, told);
        match (self.told.as_str(), self.told == before) {
            (_, true) => Ok(()),
            ("", false) => screen.say("(Kept again: every answer so far is on the disk.)"),
            (error, false) => screen
                .say(&format!("(Not kept: {error}. The session goes on, and it is tried again.)")),
        }
    }
}
