//! Takes what is done within a session, and keeps it before the client answers.

use crate::game::playing::Play;
use crate::guide::Did;

use super::{Hands, sentence};

impl Hands<'_> {
    pub(super) fn with_play(&mut self, act: impl FnOnce(&mut Play)) {
        if let Some(play) = &mut self.playing.0 {
            act(play);
        }
    }

    pub(super) fn answer(&mut self, place: usize) {
        let Some(play) = &mut self.playing.0 else { return };
        // Two presses in one frame, or one before the words are all there, are no second answer.
        if !play.is_shown() || place >= play.answers.len() {
            return;
        }
        play.did(&self.desk.content.guide, Did::Answered);
        play.notice = None;
        match play.answer(place) {
            Ok(()) => self.keep(),
            Err(error) => self.message.complain(sentence(&error.to_string())),
        }
    }

    pub(super) fn say(&mut self, words: &str) {
        let Some(play) = &mut self.playing.0 else { return };
        if !play.is_shown() || play.compares() {
            return;
        }
        play.notice = None;
        match play.say(words, &self.desk.content) {
            Ok(()) => {
                self.panels.session.draft.clear();
                self.keep();
            }
            Err(error) => self.message.complain(sentence(&error.to_string())),
        }
    }

    pub(super) fn hint(&mut self) {
        let Some(play) = &mut self.playing.0 else { return };
        play.did(&self.desk.content.guide, Did::AskedHint);
        match play.ask_hint() {
            Ok(()) => self.keep(),
            Err(error) => self.message.complain(sentence(&error.to_string())),
        }
    }

    pub(super) fn rewind_to(&mut self, turn: usize) {
        self.panels.session.asks_rewind = None;
        let Some(play) = &mut self.playing.0 else { return };
        match play.rewind_to(turn) {
            Ok(()) => self.keep(),
            Err(error) => self.message.complain(sentence(&error.to_string())),
        }
    }

    /// Writes what has happened in the session, before the client's answer is shown.
    pub(super) fn keep(&mut self) {
        let Some(play) = self.playing.0.as_ref().filter(|play| play.from.is_none()) else { return };
        let told = self.recording.keep(play);
        self.complain_of(told);
    }

    pub(super) fn answered(&self) -> usize {
        self.playing.0.as_ref().map_or(0, |play| play.session.transcript().turns.len())
    }
}
