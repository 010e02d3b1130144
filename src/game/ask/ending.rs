//! Leads out of a session: to the self-rating, the debrief, and home.

use bevy::prelude::AppExit;

use crate::game::desk::Finished;
use crate::game::screen::Screen;
use crate::scenario::is_heavy;
use crate::settings::Settings;
use crate::transcript::{End, SelfRating};
use crate::ui::panels::{debrief::DebriefState, over::Over, self_rating::SelfRatingState};

use super::Hands;

impl Hands<'_> {
    pub(super) fn ask_to_leave(&mut self) {
        let is_kept = self.recording.keeps();
        self.panels.over = Over::Leave { answered: self.answered(), is_kept };
    }

    pub(super) fn leave_to_debrief(&mut self) {
        self.panels.over = Over::Nothing;
        self.panels.quits = false;
        if self.answered() > 0 {
            self.rate_next();
        } else {
            self.recording.leave();
            self.leave_to_home();
        }
    }

    pub(super) fn leave_to_home(&mut self) {
        self.playing.0 = None;
        self.panels.over = Over::Nothing;
        if std::mem::take(&mut self.panels.quits) {
            self.exit.write(AppExit::Success);
        } else {
            self.go(Screen::Home);
        }
    }

    pub(super) fn rate_next(&mut self) {
        self.panels.self_rating = SelfRatingState::default();
        let asks = self.playing.0.as_ref().is_some_and(|play| !play.scenario().focus.is_empty());
        if asks { self.go(Screen::SelfRating) } else { self.rate(None) }
    }

    pub(super) fn rate(&mut self, own: Option<SelfRating>) {
        let Some(play) = self.playing.0.take() else { return };
        let mut record = None;
        if play.from.is_none() {
            let told = self.recording.finish(&play, own);
            self.complain_of(told);
            record = self.recording.session();
        }
        let mut finished = Finished::new(play, &self.desk.content, own);
        finished.record = record;
        let was_guided = finished.play.tour.is_some();
        let is_whole = !matches!(finished.play.session.transcript().end, End::BrokenOff);
        if was_guided && is_whole && !self.preferences.settings.guided {
            let settings = Settings { guided: true, ..self.preferences.settings.clone() };
            self.preferences.set(settings, &self.desk.folders);
        }
        self.panels.debrief = DebriefState::default();
        self.looked_back.0 = Some(finished);
        if self.hands_in() {
            self.write_first_result();
        }
        self.go(Screen::Debrief);
    }

    pub(super) fn finish(&mut self) {
        let to = match *self.screen.get() {
            // A session that has ended goes on to the self-rating.
            Screen::Session => return self.rate_next(),
            Screen::Debrief if self.hands_in() => return self.go_to_hand_in(),
            Screen::Debrief | Screen::HandIn => {
                let finished = self.looked_back.0.as_ref();
                let heavy = finished.is_some_and(|finished| is_heavy(finished.play.scenario()));
                if heavy { Screen::CoolDown } else { self.shelf_of_last() }
            }
            _ => self.shelf_of_last(),
        };
        self.go(to);
    }
}
