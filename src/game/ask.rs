//! Carries out what panels ask for. This module is the only place that does; what belongs together has a file under it.

mod answering;
mod assigned;
mod beginning;
mod deleting;
mod ending;
mod saving;

use bevy::ecs::system::SystemParam;
use bevy::prelude::*;

use super::assessing::Assessing;
use super::desk::{Desk, LookedBack, Message, Panels, Preferences, ThemeNow};
use super::drilling::Drilling;
use super::playing::{Play, Playing};
use super::recording::{Recording, Told};
use super::screen::{CameFrom, Screen, go};
use super::screens::LISTED;
use crate::guide::Did;
use crate::practice as drills;
use crate::settings::Settings;
use crate::transcript::{AnswerMode, RunMode, Seed};
use crate::ui::panels::{assessment::AssessmentState, over::Over, settings::SettingsState};
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
}

/// A message of an error as a sentence.
pub(super) fn sentence(words: &str) -> String {
    let mut chars = words.chars();
    let first = chars.next().map(|first| first.to_uppercase().collect::<String>());
    format!("{}{}.", first.unwrap_or_default(), chars.as_str())
}
