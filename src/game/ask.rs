//! Carries out what panels ask for. This is the only place that does.

mod assigned;
mod deleting;

use std::sync::Arc;

use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use jiff::tz::TimeZone;

use super::assessing::Assessing;
use super::desk::{Desk, Finished, LookedBack, Message, Panels, Preferences, ThemeNow};
use super::drilling::Drilling;
use super::playing::{Begin, Play, Playing};
use super::recording::{HandedOn, Recording, Told};
use super::screen::{CameFrom, Screen, go};
use super::screens::{LISTED, candidates};
use crate::class::{Assignment, Terms};
use crate::guide::Did;
use crate::handover::{Choice, Extra, make, make_everything};
use crate::library::{save_assignment, save_debrief, save_handed_over};
use crate::practice as drills;
use crate::progress;
use crate::records::{self, SessionId, Store, StoreError};
use crate::report::{HtmlExtras, debrief_html, progress_html};
use crate::scenario::{Scenario, is_heavy};
use crate::session::Setup;
use crate::settings::Settings;
use crate::transcript::{AnswerMode, End, RunMode, Seed, SelfRating};
use crate::ui::panels::handover::HandedOver;
use crate::ui::panels::{
    assessment::AssessmentState,
    assign::{AssignmentDraft, Lack},
    debrief::DebriefState,
    over::Over,
    self_rating::SelfRatingState,
    session::Band,
    settings::SettingsState,
};
use crate::ui::{Action, Assess, DrillAction, Place, Theme};

/// Something a panel asked for.
#[derive(bevy::prelude::Message, Debug, Clone)]
pub struct Asked(pub Action);

/// Passes on what a panel asked for.
#[derive(SystemParam)]
pub struct Ask<'w> {
    asked: MessageWriter<'w, Asked>,
}

impl Ask<'_> {
    /// Asks for something, if anything is asked for.
    pub fn ask(&mut self, action: Option<Action>) {
        if let Some(action) = action {
            self.asked.write(Asked(action));
        }
    }
}

/// Everything an action may change.
#[derive(SystemParam)]
pub struct Hands<'w> {
    desk: ResMut<'w, Desk>,
    preferences: ResMut<'w, Preferences>,
    theme: ResMut<'w, ThemeNow>,
    panels: ResMut<'w, Panels>,
    playing: ResMut<'w, Playing>,
    recording: ResMut<'w, Recording>,
    drilling: ResMut<'w, Drilling>,
    assessing: ResMut<'w, Assessing>,
    looked_back: ResMut<'w, LookedBack>,
    message: ResMut<'w, Message>,
    came_from: ResMut<'w, CameFrom>,
    screen: Res<'w, State<Screen>>,
    next: ResMut<'w, NextState<Screen>>,
    exit: MessageWriter<'w, AppExit>,
    seeds: ResMut<'w, Seeds>,
}

/// Where new seeds come from.
#[derive(Resource, Debug)]
pub struct Seeds {
    /// The next one; `None` draws it from the clock.
    pub next: Option<u64>,
}

impl Seeds {
    /// A seed short enough to be read out and typed.
    fn draw(&mut self) -> Seed {
        Seed(self.next.unwrap_or_else(super::clock::short_number))
    }
}

/// Does what was asked for since the last frame.
pub fn carry_out(mut asked: MessageReader<Asked>, mut hands: Hands) {
    for Asked(action) in asked.read() {
        hands.carry_out(action.clone());
    }
}

impl Hands<'_> {
    fn carry_out(&mut self, action: Action) {
        match action {
            Action::Go(place) => self.go_to(place),
            Action::Back => self.go(self.came_from.back_from(*self.screen.get())),
            Action::Quit => {
                self.exit.write(AppExit::Success);
            }
            Action::Set(settings) => self.set(settings),
            Action::Welcomed { settings, guided } => self.welcomed(settings, guided),
            Action::Choose(place) => self.choose(place),
            Action::Begin { mode, answers, seed } => self.begin_chosen(mode, answers, seed),
            Action::ShowAll => self.with_play(Play::show_all),
            Action::Answer(place) => self.answer(place),
            Action::Say(words) => self.say(&words),
            Action::Correct { turn, code, is_there } => {
                self.with_play(|play| {
                    play.session.correct(turn, code, is_there);
                });
                if let Some(play) = &self.playing.0 {
                    let told = self.recording.keep_correction(play, turn);
                    self.complain_of(told);
                }
            }
            Action::GoOn => self.with_play(Play::go_on),
            Action::Hint => self.hint(),
            Action::RewindTo(turn) => self.rewind_to(turn),
            Action::Pause => self.panels.over = Over::Pause,
            Action::Resume => self.panels.over = Over::Nothing,
            Action::AskToLeave => self.ask_to_leave(),
            Action::Stay => {
                self.panels.over = Over::Nothing;
                self.panels.quits = false;
            }
            Action::LeaveToDebrief => self.leave_to_debrief(),
            Action::LeaveToHome => {
                self.recording.leave();
                self.leave_to_home();
            }
            Action::Forget => {
                let told = self.recording.forget();
                self.complain_of(told);
                self.leave_to_home();
            }
            Action::GoOnWith(record) => self.go_on_with(record),
            Action::OpenRecord(record) => {
                if self.look_back(record) {
                    self.go(Screen::Debrief);
                }
            }
            Action::DeleteRecord(record) => {
                // What is deleted is not read again from memory either.
                let last = self.looked_back.0.as_ref();
                if last.is_some_and(|last| last.record == Some(record)) {
                    self.looked_back.0 = None;
                }
                let told = self.recording.delete(record);
                self.complain_of(told);
            }
            Action::DeleteEverything { saved_too } => self.delete_everything(saved_too),
            Action::TakeBack => self.take_back(),
            Action::ListMore => self.panels.listed += LISTED,
            Action::DrillOf(skill) => {
                let answers = self.panels.drills.answers;
                self.go_to(Place::Drills);
                // Progress names a skill, and no level.
                self.drill(&DrillAction::Begin { skill, answers, level: None });
            }
            Action::Drill(action) => self.drill(&action),
            Action::Assess(action) => self.assess(action),
            Action::HandOver { choice, sessions } => {
                let made = self.made_of(&choice, &sessions);
                self.hand_over(made);
            }
            Action::HandOverEverything => {
                let made = self.made_of_everything();
                self.hand_over(made);
            }
            Action::WriteAssignment(draft) => self.write_assignment(&draft),
            Action::OpenAssignment(file) => self.open_assignment(&file),
            Action::ChooseAssigned { assignment, scenario } => {
                self.panels.chosen_assigned = Some((assignment, scenario));
                self.go(Screen::Assigned);
            }
            Action::BeginAssigned => self.begin_assigned(),
            Action::ToHandIn(record) => {
                if self.look_back(record) {
                    self.go_to_hand_in();
                }
            }
            Action::HandIn { institution_id, note } => {
                self.hand_in(institution_id.as_ref(), note);
            }
            Action::Contest { turn, why } => self.contest(turn, &why),
            Action::SaveProgress => self.save_progress(),
            Action::ChooseById(id) => {
                if let Some(place) = self.desk.shelf.find(&id) {
                    self.choose(place);
                }
            }
            Action::NextStep => self.guide_on(),
            Action::EndGuide => self.end_guide(),
            Action::Rate(own) => self.rate(own),
            Action::RetryFrom(turn) => self.retry_from(turn),
            Action::PlayAgain(mode) => self.play_again(mode),
            Action::Note(note) => {
                let told = self.recording.note(&note);
                self.complain_of(told);
                if let Some(finished) = &mut self.looked_back.0 {
                    finished.note = note;
                    finished.saved = None;
                }
            }
            Action::SaveHtml => self.save_html(),
            Action::Finish => self.finish(),
            Action::Reload => {
                self.desk.reread();
                self.message.tell("The folders were read again.");
            }
        }
    }

    fn go(&mut self, to: Screen) {
        go(&mut self.next, to);
    }

    fn go_to(&mut self, place: Place) {
        self.came_from.leave(*self.screen.get());
        self.catch_up();
        let to = match place {
            Place::Home => Screen::Home,
            Place::Library => Screen::Library,
            Place::Progress => {
                self.panels.progress.take_back();
                Screen::Progress
            }
            Place::Drills => {
                self.drilling.leave();
                Screen::Drills
            }
            Place::Assessment => {
                *self.assessing = Assessing::Intro;
                Screen::Assessment
            }
            Place::Handover => {
                self.panels.handed_over = None;
                Screen::Handover
            }
            Place::Assign => {
                self.panels.assigned = None;
                Screen::Assign
            }
            Place::Assignments => Screen::Assignments,
            Place::Settings => {
                self.panels.handed_over = None;
                self.panels.settings = SettingsState::default();
                Screen::Settings
            }
            Place::Help => Screen::Help,
            Place::Debrief if self.looked_back.0.is_some() => Screen::Debrief,
            Place::Debrief => Screen::Home,
        };
        self.go(to);
    }

    fn set(&mut self, settings: Settings) {
        // While the first run's questions are being answered, nothing is kept yet.
        if *self.screen.get() == Screen::Welcome {
            self.panels.welcome.settings.clone_from(&settings);
            self.preferences.settings.clone_from(&settings);
        } else {
            self.preferences.set(settings.clone(), &self.desk.folders);
        }
        match Theme::built_in(&settings) {
            Ok(theme) => self.theme.0 = theme,
            Err(error) => self.message.complain(error.to_string()),
        }
    }

    fn welcomed(&mut self, settings: Settings, guided: bool) {
        let settings = Settings { welcomed: true, ..settings };
        self.preferences.set(settings, &self.desk.folders);
        let place = self.desk.shelf.find(&self.desk.content.guide.scenario);
        match place.filter(|_| guided) {
            Some(place) => {
                self.choose(place);
                self.begin_chosen(RunMode::Practice, AnswerMode::Choose, None);
            }
            None => self.go(Screen::Home),
        }
    }

    fn choose(&mut self, place: usize) {
        if self.desk.item(place).is_some() {
            self.panels.chosen = Some(place);
            self.go(Screen::Prebrief);
        }
    }

    fn begin_chosen(&mut self, mode: RunMode, answers: AnswerMode, seed: Option<u64>) {
        let item = self.panels.chosen.and_then(|place| self.desk.item(place));
        let Some(scenario) = item.map(|item| Arc::clone(&item.scenario)) else { return };
        let seed = match mode {
            RunMode::Exam => Seed::EXAM,
            RunMode::Practice | RunMode::Transfer => seed.map_or_else(|| self.seeds.draw(), Seed),
        };
        self.begin(scenario, mode, answers, seed);
    }

    fn begin(&mut self, scenario: Arc<Scenario>, mode: RunMode, answers: AnswerMode, seed: Seed) {
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
    fn begin_as(&mut self, begin: Begin, record: Option<&str>) {
        let play = Play::begin(begin, &self.desk.content.tables.reactions);
        let told = self.recording.begin(&play, record, &self.desk.content);
        self.complain_of(told);
        self.start(play);
    }

    /// Goes on with a session that was not ended, where it stands.
    fn go_on_with(&mut self, id: SessionId) {
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
    fn look_back(&mut self, id: SessionId) -> bool {
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

    /// Does what the screen of drills asks for.
    fn drill(&mut self, action: &DrillAction) {
        let book = &self.desk.drills;
        let done = match action {
            DrillAction::Begin { skill, answers, level } => {
                self.panels.drills.draft.clear();
                let (skill, answers, level, seed) = (*skill, *answers, *level, self.seeds.draw());
                let setup = drills::Setup { skill, answers, level, seed };
                self.drilling.begin(setup, book, &mut self.recording).map(|()| None)
            }
            DrillAction::Leave => {
                self.drilling.leave();
                Ok(None)
            }
            within => {
                let done =
                    self.drilling.take(within, (book, &self.desk.content), &mut self.recording);
                if matches!(within, DrillAction::Say(_)) {
                    self.panels.drills.draft.clear();
                }
                done
            }
        };
        self.complain_of(done.unwrap_or_else(|error| Some(Told::Trouble(sentence(&error)))));
    }

    /// Does what the self-assessment asks for.
    fn assess(&mut self, action: Assess) {
        if let Assess::Practice(id) = action {
            return self.carry_out(Action::ChooseById(id));
        }
        if matches!(action, Assess::Begin | Assess::Discard) {
            self.panels.assessment = AssessmentState::default();
        }
        let seed = self.seeds.draw();
        let from = (&self.desk.shelf, &self.desk.content);
        let done = self.assessing.take(&action, from, &mut self.recording, seed);
        self.complain_of(done.err().map(|error| Told::Trouble(sentence(&error))));
    }

    /// Makes what was chosen of these sessions: files and what there is to say.
    fn made_of(&mut self, choice: &Choice, sessions: &[String]) -> Result<Files, String> {
        let content = &self.desk.content;
        let store = self.recording.store().ok_or("there are no records")?;
        let rows: Result<Vec<_>, _> = sessions.iter().map(|uid| store.find(uid)).collect();
        let rows = rows.map_err(|error| error.to_string())?;
        let made = make(store, content, &rows, choice).map_err(|error| error.to_string())?;
        let notes = made.empty.iter().map(|note| (*note).to_owned()).chain(made.missed);
        let files = made.files.into_iter().map(|file| (file.name, file.bytes));
        Ok((files.collect(), notes.collect()))
    }

    /// Makes the archive of everything.
    fn made_of_everything(&mut self) -> Result<Files, String> {
        let settings = self.preferences.settings.to_ron().ok();
        let extra = settings
            .map(|text| Extra { name: "settings.ron".to_owned(), bytes: text.into_bytes() });
        let content = &self.desk.content;
        let store = self.recording.store().ok_or("there are no records")?;
        let (bytes, missed) =
            make_everything(store, content, extra.as_slice()).map_err(|error| error.to_string())?;
        Ok((vec![("practicum-everything.zip".to_owned(), bytes)], missed))
    }

    /// Writes what was made, and says where it lies.
    fn hand_over(&mut self, made: Result<Files, String>) {
        let day = super::clock::timestamp().to_zoned(TimeZone::system());
        let day = day.strftime("%Y-%m-%d").to_string();
        let written = made.and_then(|(files, notes)| {
            let paths = save_handed_over(&self.desk.folders, &day, &files)
                .map_err(|error| error.to_string())?;
            Ok((paths, notes))
        });
        self.panels.handed_over = Some(match written {
            Ok((paths, notes)) => HandedOver::Written {
                files: paths.iter().map(|path| path.display().to_string()).collect(),
                notes,
            },
            Err(error) => HandedOver::Failed(sentence(&error)),
        });
    }

    /// Writes an assignment that lacks nothing to a new file of the user's.
    fn write_assignment(&mut self, draft: &AssignmentDraft) {
        let written = self.assignment_file(draft);
        self.panels.assigned = Some(written);
    }

    fn assignment_file(&mut self, draft: &AssignmentDraft) -> Result<String, String> {
        let lacks = |lack: Lack| lack.words().to_owned();
        let usual = if draft.mode == RunMode::Exam { Seed::EXAM } else { Seed::USUAL };
        let terms = Terms {
            title: draft.title.trim().to_owned(),
            from: draft.from.trim().to_owned(),
            words: draft.words.trim().to_owned(),
            due: draft.parsed_due().map_err(lacks)?,
            mode: draft.mode,
            answers: draft.answers,
            seed: draft.parsed_seed().map_err(lacks)?.map_or(usual, Seed),
        };
        let shelf = &self.desk.shelf;
        let chosen = draft.scenarios.iter().filter_map(|id| shelf.items().get(shelf.find(id)?));
        let chosen: Vec<&Scenario> = chosen.map(|item| item.scenario.as_ref()).collect();
        let text = Assignment::write(&terms, &self.desk.content.rubric, &chosen)
            .map_err(|error| error.to_string())?;
        let path = save_assignment(&self.desk.folders, &terms.title, &text)
            .map_err(|error| error.to_string())?;
        let desk = &mut *self.desk;
        desk.assignments.reread(&desk.folders, &desk.content);
        Ok(path.display().to_string())
    }

    fn save_progress(&mut self) {
        let candidates = candidates(&self.desk);
        let book = &self.desk.drills;
        let read = |store: &mut Store| progress::read(store, &candidates, book);
        let Some(read) = self.recording.store().map(read) else { return };
        let pseudonym = self.preferences.settings.pseudonym.as_str();
        let page = match read {
            Ok(progress) => progress_html(&progress, pseudonym, &TimeZone::system()),
            Err(error) => return self.message.complain(sentence(&error.to_string())),
        };
        match save_debrief(&self.desk.folders, "progress", &page) {
            Ok(path) => self.message.tell(format!("Saved: {}", path.display())),
            Err(error) => self.message.complain(format!("The page could not be saved: {error}")),
        }
    }

    /// Writes what has happened in the session, before the client's answer is shown.
    fn keep(&mut self) {
        let Some(play) = self.playing.0.as_ref().filter(|play| play.from.is_none()) else { return };
        let told = self.recording.keep(play);
        self.complain_of(told);
    }

    fn complain_of(&mut self, told: Option<Told>) {
        match told {
            Some(Told::Trouble(words)) => self.message.complain(words),
            Some(Told::Kept(words)) => self.message.tell(words),
            None => {}
        }
    }

    /// Opens records that could not be opened, and writes what could not be written: there may be room again.
    fn catch_up(&mut self) {
        let opened = self.recording.open_again();
        let kept = self.recording.catch_up();
        self.complain_of(opened.or(kept));
    }

    fn start(&mut self, play: Play) {
        self.playing.0 = Some(play);
        self.panels.over = Over::Nothing;
        self.panels.session.asks_rewind = None;
        self.panels.session.draft.clear();
        self.panels.session.wrote_at = None;
        self.panels.session.band = Band::default();
        self.go(Screen::Session);
    }

    fn with_play(&mut self, act: impl FnOnce(&mut Play)) {
        if let Some(play) = &mut self.playing.0 {
            act(play);
        }
    }

    fn answer(&mut self, place: usize) {
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

    fn say(&mut self, words: &str) {
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

    fn hint(&mut self) {
        let Some(play) = &mut self.playing.0 else { return };
        play.did(&self.desk.content.guide, Did::AskedHint);
        match play.ask_hint() {
            Ok(()) => self.keep(),
            Err(error) => self.message.complain(sentence(&error.to_string())),
        }
    }

    fn rewind_to(&mut self, turn: usize) {
        self.panels.session.asks_rewind = None;
        let Some(play) = &mut self.playing.0 else { return };
        match play.rewind_to(turn) {
            Ok(()) => self.keep(),
            Err(error) => self.message.complain(sentence(&error.to_string())),
        }
    }

    fn answered(&self) -> usize {
        self.playing.0.as_ref().map_or(0, |play| play.session.transcript().turns.len())
    }

    fn ask_to_leave(&mut self) {
        let is_kept = self.recording.keeps();
        self.panels.over = Over::Leave { answered: self.answered(), is_kept };
    }

    fn leave_to_debrief(&mut self) {
        self.panels.over = Over::Nothing;
        self.panels.quits = false;
        if self.answered() > 0 {
            self.rate_next();
        } else {
            self.recording.leave();
            self.leave_to_home();
        }
    }

    fn leave_to_home(&mut self) {
        self.playing.0 = None;
        self.panels.over = Over::Nothing;
        if std::mem::take(&mut self.panels.quits) {
            self.exit.write(AppExit::Success);
        } else {
            self.go(Screen::Home);
        }
    }

    fn rate_next(&mut self) {
        self.panels.self_rating = SelfRatingState::default();
        let asks = self.playing.0.as_ref().is_some_and(|play| !play.scenario().focus.is_empty());
        if asks { self.go(Screen::SelfRating) } else { self.rate(None) }
    }

    fn guide_on(&mut self) {
        match (&mut self.playing.0, &mut self.looked_back.0) {
            (Some(play), _) => play.did(&self.desk.content.guide, Did::Next),
            (None, Some(finished)) => {
                if let Some(tour) = &mut finished.play.tour {
                    tour.take_in(
                        &self.desk.content.guide,
                        &crate::guide::Place::Debrief,
                        Did::Next,
                    );
                }
            }
            (None, None) => {}
        }
    }

    fn end_guide(&mut self) {
        if let Some(tour) = self.playing.0.as_mut().and_then(|play| play.tour.as_mut()) {
            tour.skip();
        }
        if let Some(finished) = &mut self.looked_back.0 {
            finished.play.tour = None;
        }
        let settings = Settings { guided: true, ..self.preferences.settings.clone() };
        self.preferences.set(settings, &self.desk.folders);
    }

    fn rate(&mut self, own: Option<SelfRating>) {
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

    fn retry_from(&mut self, turn: usize) {
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

    fn play_again(&mut self, mode: RunMode) {
        let Some(finished) = &self.looked_back.0 else { return };
        let scenario = Arc::clone(finished.play.scenario());
        let answers = finished.play.setup.answers;
        let seed = self.seeds.draw();
        self.begin(scenario, mode, answers, seed);
    }

    fn save_html(&mut self) {
        let Some(finished) = &mut self.looked_back.0 else { return };
        let pseudonym = self.preferences.settings.pseudonym.as_str();
        let extras = HtmlExtras { pseudonym, note: &finished.note };
        let page = debrief_html(&finished.debrief, &extras);
        let saved = save_debrief(&self.desk.folders, &finished.debrief.scenario.id, &page);
        match saved {
            Ok(path) => {
                let path = path.display().to_string();
                self.message.tell(format!("Saved: {path}"));
                finished.saved = Some(path);
            }
            Err(error) => self.message.complain(format!("The page could not be saved: {error}")),
        }
    }

    fn finish(&mut self) {
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

/// Names and bytes of files, and what else there is to say.
type Files = (Vec<(String, Vec<u8>)>, Vec<String>);

/// A message of an error as a sentence.
pub(super) fn sentence(words: &str) -> String {
    let mut chars = words.chars();
    let first = chars.next().map(|first| first.to_uppercase().collect::<String>());
    format!("{}{}.", first.unwrap_or_default(), chars.as_str())
}
