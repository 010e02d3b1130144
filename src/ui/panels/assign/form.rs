//! How the sessions are run, and what the trainees are told.

use egui::{TextEdit, Ui};

use super::{AssignState, Lack};
use crate::transcript::{AnswerMode, RunMode};
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{ems, fold, gap, line_field, option_row, part, text};

/// Mode, way of answering, and the seed.
pub(super) fn run_ui(ui: &mut Ui, theme: &Theme, state: &mut AssignState) {
    part(ui, theme, "How it is run");
    for &mode in RunMode::ALL {
        let (name, told) = mode_words(mode);
        if option_row(ui, theme, state.draft.mode == mode, name, told).clicked() {
            state.draft.mode = mode;
        }
    }
    part(ui, theme, "How it is answered");
    for &answers in AnswerMode::ALL {
        let (name, told) = answer_words(answers);
        if option_row(ui, theme, state.draft.answers == answers, name, told).clicked() {
            state.draft.answers = answers;
        }
    }
    gap(ui, theme, 2);
    let is_wrong = state.draft.parsed_seed().is_err();
    // What keeps it from being written is never folded away.
    state.shows_seed |= is_wrong;
    fold(ui, theme, Type::Body, "Details", &mut state.shows_seed);
    if state.shows_seed {
        let told = "Everyone gets the same seed, so that all meet the same words in the same order. Left empty, it is the usual one, or in an exam the exam’s.";
        text(ui, theme, Type::Note, theme.color.soft_ink, told);
        field_ui(ui, theme, "Seed", &mut state.draft.seed, 14.0, is_wrong.then_some(Lack::NoSeed));
    }
}

/// Title, day and words.
pub(super) fn words_ui(ui: &mut Ui, theme: &Theme, state: &mut AssignState) {
    part(ui, theme, "What the trainees are told");
    field_ui(ui, theme, "Title", &mut state.draft.title, 28.0, None);
    gap(ui, theme, 2);
    field_ui(ui, theme, "From", &mut state.draft.from, 28.0, None);
    let told = "Your name as they know it; none where it is empty.";
    text(ui, theme, Type::Note, theme.color.soft_ink, told);
    gap(ui, theme, 2);
    let problem = state.draft.parsed_due().err();
    field_ui(ui, theme, "Due by the end of", &mut state.draft.due, 12.0, problem);
    let told = "Year, month and day, as in 2027-03-31; none where it is empty. Who is late can still do it, and you see it.";
    text(ui, theme, Type::Note, theme.color.soft_ink, told);
    gap(ui, theme, 2);
    let label = text(ui, theme, Type::Body, theme.color.ink, "Your words to them");
    let field = TextEdit::multiline(&mut state.draft.words)
        .margin(egui::Margin::same(theme.steps(2) as i8))
        .desired_width(f32::INFINITY)
        .desired_rows(4);
    ui.add(field).labelled_by(label.id);
}

fn field_ui(
    ui: &mut Ui,
    theme: &Theme,
    name: &str,
    typed: &mut String,
    width: f32,
    problem: Option<Lack>,
) {
    ui.horizontal_wrapped(|ui| {
        let label = text(ui, theme, Type::Body, theme.color.ink, name);
        let field = line_field(ui, theme, typed, ems(theme, width)).char_limit(200);
        ui.add(field).labelled_by(label.id);
        if let Some(problem) = problem {
            text(ui, theme, Type::Body, theme.color.harm, problem.words());
        }
    });
}

/// The name and, in a sentence, the rules of a mode.
const fn mode_words(mode: RunMode) -> (&'static str, &'static str) {
    match mode {
        RunMode::Practice => (
            "Practice",
            "Hints and steps back, and as many attempts as they like. Coached attempts are told apart.",
        ),
        RunMode::Transfer => {
            ("Transfer", "No hints and no steps back, and as many attempts as they like.")
        }
        RunMode::Exam => (
            "Exam",
            "No hints, no steps back, one attempt for each scenario. The attempt is counted by the records on the trainee’s own machine.",
        ),
    }
}

/// The name of a way to answer and, in a sentence, what it is.
const fn answer_words(answers: AnswerMode) -> (&'static str, &'static str) {
    match answers {
        AnswerMode::Choose => ("Choose an answer", "One of three or four: a way in."),
        AnswerMode::Compose => (
            "In their own words",
            "A program hears what they write and can be wrong, so every score is an estimate.",
        ),
    }
}
