//! Assignments: taken in, played as they say, contested, and handed in.

use std::path::Path;
use std::sync::Arc;

use crate::class::{AttemptError, HandIn, Ticked, may_begin};
use crate::game::playing::Begin;
use crate::game::recording::HandedOn;
use crate::game::screen::Screen;
use crate::institution::InstitutionId;
use crate::ui::panels::debrief::Contesting;
use crate::ui::panels::hand_in::HandInState;

use super::{Hands, sentence};

impl Hands<'_> {
    /// Takes in a file that was dropped, typed or named. Whoever is in a session stays there.
    pub(super) fn open_assignment(&mut self, file: &Path) {
        let taken = self.desk.take_in(file);
        let is_free = !matches!(
            *self.screen.get(),
            Screen::Opening | Screen::Welcome | Screen::Session | Screen::SelfRating
        );
        match taken {
            Ok(hash) => {
                let title = self.desk.assignments.find(&hash).map(|it| it.terms.title.clone());
                let title = title.unwrap_or_default();
                self.panels.assignments.path.clear();
                self.message.tell(format!("“{title}” lies among your assignments now."));
            }
            Err(why) => self.message.complain(sentence(&why)),
        }
        if is_free {
            self.came_from.leave(*self.screen.get());
            self.go(Screen::Assignments);
        }
    }

    /// Begins the session of an assignment that is open, as its terms say.
    pub(super) fn begin_assigned(&mut self) {
        let Some((hash, scenario)) = &self.panels.chosen_assigned else { return };
        let Some(assignment) = self.desk.assignments.find(hash).map(Arc::clone) else { return };
        let Some(scenario) = assignment.scenario(scenario).map(Arc::clone) else { return };
        let Some(store) = self.recording.store() else {
            let closed = self.recording.closed();
            let told = format!(
                "{closed} What an instructor gave out is handed in from your records, so it cannot begin."
            );
            return self.message.complain(told.trim_start());
        };
        if let Err(error) = may_begin(store, &assignment, &scenario.id) {
            let is_open = matches!(error, AttemptError::Taken { is_open: true, .. });
            let more = if is_open { " It was not ended: go on with it." } else { "" };
            return self.message.complain(sentence(&error.to_string()) + more);
        }
        let terms = &assignment.terms;
        let follows = scenario.follows.as_deref().filter(|_| terms.carries_over());
        let (carry, carried, record) = match self.recording.handed_on(follows) {
            Some(HandedOn { carry, stamp, record }) => (Some(carry), Some(stamp), Some(record)),
            None => (None, None, None),
        };
        let begin = Begin {
            scenario,
            setup: terms.setup(carry),
            carried,
            rubric: Arc::new(assignment.rubric.clone()),
            assignment: Some(assignment.stamp.clone()),
            is_guided: false,
        };
        self.begin_as(begin, record.as_deref());
    }

    /// Keeps, or takes back, that the score of a turn is contested.
    pub(super) fn contest(&mut self, turn: usize, why: &str) {
        let Some(finished) = &mut self.looked_back.0 else { return };
        let Some(record) = finished.record else { return };
        let Some(kept) = finished.contested.get_mut(turn) else { return };
        match self.recording.contest(record, turn, why) {
            Ok(()) => why.trim().clone_into(kept),
            Err(error) => {
                // What was written is not lost with it.
                let words = why.to_owned();
                self.panels.debrief.contesting = Some(Contesting { turn, words, is_old: false });
                self.message.complain(format!("Not kept: {error}."));
            }
        }
    }

    /// Whether the session that is looked back on can be handed in.
    pub(super) fn hands_in(&self) -> bool {
        self.looked_back.0.as_ref().is_some_and(|finished| finished.hands_in())
    }

    /// To where its result is written; nothing is ticked from before.
    pub(super) fn go_to_hand_in(&mut self) {
        self.panels.hand_in = HandInState::default();
        self.panels.handed_in = None;
        self.go(Screen::HandIn);
    }

    /// Writes the result as soon as the session has ended, with nothing in it that is to be ticked, so that there is
    /// something to hand in whatever comes after.
    pub(super) fn write_first_result(&mut self) {
        self.hand_in(None, false);
        match &self.panels.handed_in {
            Some(Ok(path)) => {
                self.message.tell(format!("The result for your instructor lies in {path}."));
            }
            Some(Err(why)) => {
                self.message.complain(format!("There is no result for your instructor yet: {why}"));
            }
            None => {}
        }
    }

    /// Writes the result.
    pub(super) fn hand_in(&mut self, institution_id: Option<&InstitutionId>, note: bool) {
        let Some(session) = self.looked_back.0.as_ref().and_then(|finished| finished.record) else {
            return;
        };
        let pseudonym = self.preferences.settings.pseudonym.as_str();
        let handed = HandIn { session, pseudonym, institution_id, ticked: Ticked { note } };
        let folder = self.desk.folders.handed_over();
        let written = match self.recording.store() {
            Some(store) => handed.write_into(store, &folder).map_err(|error| error.to_string()),
            None => Err("there are no records".to_owned()),
        };
        self.panels.handed_in = Some(match written {
            Ok(path) => Ok(path.display().to_string()),
            Err(error) => Err(sentence(&error)),
        });
    }

    /// Where the session that was played last was chosen.
    pub(super) fn shelf_of_last(&self) -> Screen {
        let last = self.looked_back.0.as_ref();
        let is_assigned = last.is_some_and(|finished| finished.play.assignment.is_some());
        if is_assigned { Screen::Assignments } else { Screen::Library }
    }
}
