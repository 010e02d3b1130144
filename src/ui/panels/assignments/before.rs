//! What is read before a session of an assignment: the brief, and the terms, which are the instructor's.

use egui::Ui;

use crate::transcript::{AnswerMode, RunMode};
use crate::ui::action::Action;
use crate::ui::panels::prebrief::{PrebriefView, reading_ui};
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{back_button, gap, heading, list, page, part, primary_button, text};

/// Everything the screen shows.
#[derive(Debug, Clone, PartialEq)]
pub struct AssignedView {
    /// What people call the assignment.
    pub title: String,
    /// Who gives it out and what they write, and until when: a line each.
    pub greeting: Vec<String>,
    /// What is read before the session.
    pub prebrief: PrebriefView,
    /// How it is run.
    pub mode: RunMode,
    /// How answers are given.
    pub answers: AnswerMode,
    /// How many attempts were begun before.
    pub attempts: usize,
    /// Whether one may begin.
    pub may_begin: bool,
}

/// Draws the screen; `shows_sources` tells whether the author's sources are unfolded.
pub fn assigned_ui(
    ui: &mut Ui,
    theme: &Theme,
    view: &AssignedView,
    shows_sources: &mut bool,
) -> Option<Action> {
    page(ui, theme, "assigned", |ui| {
        let color = &theme.color;
        let goes_back = back_button(ui, theme, "Assignments");
        heading(ui, theme, Type::Heading, 1, view.title.as_str());
        for line in &view.greeting {
            text(ui, theme, Type::Body, color.ink, line.as_str());
        }
        gap(ui, theme, 4);
        let mut action = reading_ui(ui, theme, &view.prebrief, shows_sources);
        part(ui, theme, "How it is run");
        list(ui, theme, [mode_words(view.mode), answer_words(view.answers), SEED]);
        part(ui, theme, "What your instructor gets");
        text(ui, theme, Type::Body, color.ink, handed_words(view.answers));
        gap(ui, theme, 4);
        if view.may_begin {
            if primary_button(ui, theme, "Begin").clicked() {
                action = Some(Action::BeginAssigned);
            }
            if view.attempts > 0 {
                let told =
                    "Your earlier attempts stay as they are, and each has a result of its own.";
                text(ui, theme, Type::Note, color.soft_ink, told);
            }
        } else {
            let told = "You have taken this attempt. Go back to go on with it, or to hand it in.";
            text(ui, theme, Type::Body, color.ink, told);
        }
        if goes_back { Some(Action::Back) } else { action }
    })
}

const SEED: &str = "Everyone meets the same words in the same order.";

const fn mode_words(mode: RunMode) -> &'static str {
    match mode {
        RunMode::Practice => {
            "Practice: hints and steps back are there, and your result says that you used them. You may try as often as you like."
        }
        RunMode::Transfer => {
            "Transfer: no hints and no steps back. You may try as often as you like."
        }
        RunMode::Exam => {
            "Exam: no hints, no steps back, and one attempt, which counts from when you begin. Whatever interrupts you, you can go on later where you were."
        }
    }
}

const fn answer_words(answers: AnswerMode) -> &'static str {
    match answers {
        AnswerMode::Choose => "You choose one of three or four answers.",
        AnswerMode::Compose => {
            "You answer in your own words. A program hears them and can be wrong, so every score is an estimate."
        }
    }
}

const fn handed_words(answers: AnswerMode) -> &'static str {
    match answers {
        AnswerMode::Choose => {
            "Nothing until you write a result yourself, after the debrief. It holds your answers with their times, hints and steps back, your own rating and the scores."
        }
        AnswerMode::Compose => {
            "Nothing until you write a result yourself, after the debrief. It holds what you typed, word for word, with its times, hints and steps back, your own rating and the scores."
        }
    }
}
