//! Begins sessions, goes on with them, and looks back on them.

use std::sync::Arc;

use crate::game::desk::Finished;
use crate::game::playing::{Begin, Play};
use crate::game::recording::HandedOn;
use crate::game::screen::Screen;
use crate::records::{self, SessionId, Store, StoreError};
use crate::scenario::Scenario;
use crate::session::Setup;
use crate::transcript::{AnswerMode, RunMode, Seed};
use crate::ui::panels::{debrief::DebriefState, over::Over, session::Band};

use super::{Hands, sentence};

impl Hands<'_> {
    pub(super) fn choose(&mut self, place: usize) {
        if self.desk.item(place).is_some() {
            self.panels.chosen = Some(place);
            self.go(Screen::Prebrief);
        }
    }

    pub(super) fn begin_chosen(&mut self, mode: RunMode, answers: AnswerMode, seed: Option<u64>) {
        let item = self.panels.chosen.and_then(|place| self.desk.item(place));
        let Some(scenario) = item.map(|item| Arc::clone(&item.scenario)) else { return };
        let seed = match mode {
            RunMode::Exam => Seed::EXAM,
            RunMode::Practice | RunMode::Transfer => seed.map_or_else(|| self.seeds.draw(), Seed),
        };
        self.begin(scenario, mode, answers, seed);
    }

    pub(super) fn begin(
        &mut self,
        scenario: Arc<Scenario>,
        mode: RunMode,
        answers: AnswerMode,
        seed: Seed,
    ) {
        // The guide shows how to choose.
        let is_guided = scenario.id == self.desk.content.guide.scenario
            && mode == RunMode::Practice
            && answers == AnswerMode::Choose
            && !self.preferences.settings.guided;
        self.catch_up();
        let handed_on = self.recording.handed_on(scenario.follows.as_deref());
        let (carry, carried, record) = match handed_on {
            Some(HandedOn { carry, stamp, record }) => (Some(carry), Some(stamp), Some(record)),
            None => (None, None, None),
        };
        let setup = Setup { seed, mode, answers, carry };
        let rubric = Arc::new(self.desk.content.rubric.clone());
        let begin = Begin { scenario, setup, carried, rubric, assignment: None, is_guided };
        self.begin_as(begin, record.as_deref());
    }

    /// Begins a session that is kept, and tells what it carries over from.
    pub(super) fn begin_as(&mut self, begin: Begin, record: Option<&str>) {
        let play = Play::begin(begin, &self.desk.content.tables.reactions);
        let told = self.recording.begin(&play, record, &self.desk.content);
        self.complain_of(told);
        self.start(play);
    }

    /// Goes on with a session that was not ended, where it stands.
    pub(super) fn go_on_with(&mut self, id: SessionId) {
        self.catch_up();
        let content = &self.desk.content;
        let read = |store: &mut Store| {
            let record = store.record(id)?;
            let replayed = records::resume(&record, content)?;
            Ok::<_, StoreError>((record, replayed))
        };
        let Some(read) = self.recording.store().map(read) else { return };
        match read {
            Ok((record, replayed)) => {
                if let Some(difference) = replayed.differences.first() {
                    self.message.complain(sentence(difference));
                }
                let mut play = Play::resumed(replayed, &record);
                play.show_all();
                self.recording.go_on(&record);
                self.start(play);
            }
            Err(error) => self.message.complain(sentence(&error.to_string())),
        }
    }

    /// Looks back on a session that was kept; tells whether that could be done.
    pub(super) fn look_back(&mut self, id: SessionId) -> bool {
        let content = &self.desk.content;
        let read = |store: &mut Store| {
            let record = store.record(id)?;
            let replayed = records::replay(&record, content)?;
            Ok::<_, StoreError>((record, replayed))
        };
        let Some(read) = self.recording.store().map(read) else { return false };
        let (record, replayed) = match read {
            Ok(read) => read,
            Err(error) => {
                self.message.complain(sentence(&error.to_string()));
                return false;
            }
        };
        if let Some(difference) = replayed.differences.first() {
            self.message.complain(sentence(difference));
        }
        let play = Play::resumed(replayed, &record);
        let mut finished = Finished::new(play, &self.desk.content, record.row.own);
        finished.note.clone_from(&record.row.note);
        finished.record = Some(record.row.id);
        for (kept, turn) in finished.contested.iter_mut().zip(&record.turns) {
            *kept = turn.contested.clone().unwrap_or_default();
        }
        self.recording.go_on(&record);
        self.panels.debrief = DebriefState::default();
        self.looked_back.0 = Some(finished);
        true
    }

    pub(super) fn start(&mut self, play: Play) {
        self.playing.0 = Some(play);
        self.panels.over = Over::Nothing;
        self.panels.session.asks_rewind = None;
        self.panels.session.draft.clear();
        self.panels.session.wrote_at = None;
        self.panels.session.band = Band::default();
        self.go(Screen::Session);
    }

    pub(super) fn retry_from(&mut self, turn: usize) {
        let Some(finished) = &self.looked_back.0 else { return };
        let played = &finished.play;
        let (scenario, content) = (Arc::clone(played.scenario()), &self.desk.content);
        // A moment that is tried again is practice, whatever the run was.
        let before = turn.saturating_sub(1);
        let (mut play, _) = played.replayed(scenario, content, before, RunMode::Practice);
        // What came after is undone, as by so many steps back.
        let undone = finished.play.session.transcript().turns.len() + 1 - turn.max(1);
        play.session.count_help(0, u32::try_from(undone).unwrap_or(u32::MAX));
        play.tour = None;
        // Nor does it answer an assignment any more.
        play.assignment = None;
        play.show_all();
        let told = self.recording.begin(&play, None, &self.desk.content);
        self.complain_of(told);
        self.start(play);
        self.keep();
    }

    pub(super) fn play_again(&mut self, mode: RunMode) {
        let Some(finished) = &self.looked_back.0 else { return };
        let scenario = Arc::clone(finished.play.scenario());
        let answers = finished.play.setup.answers;
        let seed = self.seeds.draw();
        self.begin(scenario, mode, answers, seed);
    }
}
