//! Handing over: which sessions, in which form, and what leaves beside the scores. Nothing is ticked from before.

mod choose;
mod leaves;

use std::collections::BTreeSet;

use egui::Ui;

use crate::handover::{Choice, Form, Ticks};
use crate::institution::InstitutionId;
use crate::records::SessionRow;
use crate::ui::action::Action;
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{
    back_button, button, gap, heading, list, notice, page, part, primary_button, text,
};

/// What the screen shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HandoverView {
    /// The sessions there are, the newest first.
    pub sessions: Vec<SessionLine>,
    /// The random name under which results leave.
    pub actor: String,
    /// The folder the files are written to.
    pub folder: String,
    /// Whether there is a boundary self-assessment that could go along.
    pub has_self_assessment: bool,
    /// What came of the last time, where there was one since the screen was opened.
    pub told: Option<HandedOver>,
}

/// What came of writing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HandedOver {
    /// These files are written.
    Written {
        /// Where each lies.
        files: Vec<String>,
        /// What else there is to say, a sentence each: sessions that could not be played again, forms with nothing in.
        notes: Vec<String>,
    },
    /// Nothing is, and why.
    Failed(String),
}

/// One session that can be handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionLine {
    /// The record's name.
    pub uid: String,
    /// What it is known by: day and title.
    pub name: String,
    /// How it was run, in words.
    pub told: String,
    /// Whether it was the first run of its scenario.
    pub is_first: bool,
}

impl SessionLine {
    /// A line for a record; `when` is the time it began, as people here write it.
    pub fn of(row: &SessionRow, when: &str) -> Self {
        let attempt = if row.is_first { "first attempt" } else { "a repeat" };
        let open = if row.is_open() { ", not ended: it goes into tables alone" } else { "" };
        Self {
            uid: row.uid.clone(),
            name: format!("{when}, {}", row.title),
            told: format!("{attempt}, {}, {}{open}", row.mode, row.answers),
            is_first: row.is_first,
        }
    }
}

/// Which sessions are meant.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Which {
    /// All there are.
    #[default]
    All,
    /// The first attempt at each scenario.
    First,
    /// Those that are ticked.
    These,
}

/// What is chosen so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HandoverState {
    /// Which sessions.
    pub which: Which,
    /// Those that are ticked, by name.
    pub these: BTreeSet<String>,
    /// The forms.
    pub forms: BTreeSet<Form>,
    /// What leaves beside codes and scores.
    pub ticks: Ticks,
    /// What the school knows the trainee by, as typed.
    pub institution_id: String,
}

impl HandoverState {
    /// The sessions that are meant, by name, the oldest first.
    pub fn sessions(&self, view: &HandoverView) -> Vec<String> {
        let is_meant = |line: &&SessionLine| match self.which {
            Which::All => true,
            Which::First => line.is_first,
            Which::These => self.these.contains(&line.uid),
        };
        view.sessions.iter().rev().filter(is_meant).map(|line| line.uid.clone()).collect()
    }

    /// Whether a file for a gradebook is among the forms.
    fn has_grades(&self) -> bool {
        self.forms.contains(&Form::Canvas) || self.forms.contains(&Form::Moodle)
    }

    /// What is chosen, or what is still missing, in a sentence.
    ///
    /// A tick that none of the forms has room for is dropped, so that nothing is taken along that was not shown.
    fn choice(&self, view: &HandoverView) -> Result<Choice, String> {
        if self.forms.is_empty() {
            return Err("Choose a form first".to_owned());
        }
        if self.sessions(view).is_empty() {
            return Err("Choose a session first".to_owned());
        }
        if self.forms.contains(&Form::Pages) && !self.ticks.words {
            return Err("Debriefs hold your words: tick those, or leave the pages out".to_owned());
        }
        let typed = if self.has_grades() { self.institution_id.as_str() } else { "" };
        let institution_id = InstitutionId::typed(typed)
            .map_err(|error| format!("This cannot stand in a gradebook: {error}"))?;
        let ticks = Ticks {
            self_assessment: self.ticks.self_assessment && self.forms.contains(&Form::Tables),
            ..self.ticks
        };
        Ok(Choice { forms: self.forms.clone(), ticks, institution_id })
    }
}

/// Draws the screen. Once something is asked for, the ticks are taken back, so that each time is ticked anew.
pub fn handover_ui(
    ui: &mut Ui,
    theme: &Theme,
    view: &HandoverView,
    state: &mut HandoverState,
) -> Option<Action> {
    page(ui, theme, "handover", |ui| {
        let goes_back = back_button(ui, theme, "Back");
        heading(ui, theme, Type::Title, 1, "Hand over");
        gap(ui, theme, 2);
        let told = "Files are written on this machine, for you to look at before you give them to anyone. Practicum sends nothing.";
        text(ui, theme, Type::Body, theme.color.ink, told);
        told_ui(ui, theme, view);
        let mut action = if view.sessions.is_empty() {
            gap(ui, theme, 4);
            let none = "There are no sessions yet. What you practice is kept, and can be handed over from here.";
            text(ui, theme, Type::Body, theme.color.soft_ink, none);
            None
        } else {
            choose::sessions_ui(ui, theme, view, state);
            choose::forms_ui(ui, theme, state);
            leaves::leaves_ui(ui, theme, view, state);
            write_ui(ui, theme, view, state)
        };
        if everything_ui(ui, theme) {
            action = Some(Action::HandOverEverything);
        }
        if goes_back { Some(Action::Back) } else { action }
    })
}

fn told_ui(ui: &mut Ui, theme: &Theme, view: &HandoverView) {
    match &view.told {
        None => {}
        Some(HandedOver::Failed(why)) => {
            gap(ui, theme, 3);
            notice(ui, theme, true, why);
        }
        Some(HandedOver::Written { files, notes }) => {
            gap(ui, theme, 3);
            notice(ui, theme, false, "Written. Look at the files before you pass them on.");
            gap(ui, theme, 1);
            list(ui, theme, files.iter().chain(notes).map(String::as_str));
        }
    }
}

fn write_ui(
    ui: &mut Ui,
    theme: &Theme,
    view: &HandoverView,
    state: &mut HandoverState,
) -> Option<Action> {
    gap(ui, theme, 5);
    let choice = state.choice(view);
    let is_ready = choice.is_ok();
    let pressed =
        ui.add_enabled_ui(is_ready, |ui| primary_button(ui, theme, "Write the files").clicked());
    gap(ui, theme, 1);
    let n = state.sessions(view).len();
    let sessions = if n == 1 { "session" } else { "sessions" };
    let told = match &choice {
        Ok(_) => format!("{n} {sessions}, into {}", view.folder),
        Err(missing) => missing.clone(),
    };
    text(ui, theme, Type::Note, theme.color.soft_ink, told);
    let choice = choice.ok().filter(|_| pressed.inner)?;
    let sessions = state.sessions(view);
    state.ticks = Ticks::default();
    Some(Action::HandOver { choice, sessions })
}

fn everything_ui(ui: &mut Ui, theme: &Theme) -> bool {
    part(ui, theme, "Everything, for yourself");
    let told = "One archive with all that was kept of you: sessions, words, notes, your own ratings, drills and self-assessments. It is meant for you; think before you pass it on.";
    text(ui, theme, Type::Body, theme.color.ink, told);
    gap(ui, theme, 2);
    button(ui, theme, "Write everything as one archive").clicked()
}
