//! Handing in: what the result of a session holds, what is ticked besides, and where it was written.

use egui::Ui;

use crate::debrief::wording;
use crate::institution::InstitutionId;
use crate::ui::action::{Action, Place};
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{
    button, check_row, ems, gap, heading, line_field, list, notice, outdent, page, part,
    primary_button, quiet_button, rich, text,
};

/// What the screen shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HandInView {
    /// What people call the assignment.
    pub assignment: String,
    /// What people call the scenario.
    pub scenario: String,
    /// When it was done, as people here write it; where it was late, with the day it was due.
    pub done: String,
    /// The name the trainee goes by; may be empty.
    pub pseudonym: String,
    /// How many answers there are.
    pub answers: usize,
    /// Whether they were typed.
    pub is_typed: bool,
    /// Whether the trainee rated themselves.
    pub has_own: bool,
    /// Whether there is a note to self.
    pub has_note: bool,
    /// The turns whose score is contested, from 1.
    pub contested: Vec<usize>,
    /// Why there is no result yet: the session can still be gone on with.
    pub is_open: bool,
    /// The folder it is written to.
    pub folder: String,
    /// Where a result of this session lies from before.
    pub earlier: Option<String>,
    /// Where it was written now, or why it could not be.
    pub written: Option<Result<String, String>>,
}

/// What is chosen; nothing is, from before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HandInState {
    /// Whether the note to self goes along.
    pub note: bool,
    /// What the school knows the trainee by, as typed.
    pub institution_id: String,
}

/// Draws the screen.
pub fn hand_in_ui(
    ui: &mut Ui,
    theme: &Theme,
    view: &HandInView,
    state: &mut HandInState,
) -> Option<Action> {
    page(ui, theme, "hand-in", |ui| {
        let color = &theme.color;
        let mut action = None;
        if outdent(ui, |ui| quiet_button(ui, theme, "The debrief").clicked()) {
            action = Some(Action::Go(Place::Debrief));
        }
        heading(ui, theme, Type::Title, 1, "Hand in");
        text(
            ui,
            theme,
            Type::Strong,
            color.ink,
            format!("{} · {}", view.assignment, view.scenario),
        );
        if !view.done.is_empty() {
            text(ui, theme, Type::Note, color.soft_ink, view.done.as_str());
        }
        gap(ui, theme, 2);
        let told = "Your result becomes one file on this machine. You pass it on yourself, as your instructor asked for it. Practicum sends nothing.";
        text(ui, theme, Type::Body, color.ink, told);
        if view.is_open {
            gap(ui, theme, 3);
            let told =
                "This session has not ended yet. Go on with it, or end it, and hand it in then.";
            notice(ui, theme, true, told);
        } else {
            holds_ui(ui, theme, view);
            ticks_ui(ui, theme, view, state);
            action = action.or(write_ui(ui, theme, view, state));
        }
        gap(ui, theme, 4);
        if button(ui, theme, "Done").clicked() {
            action = Some(Action::Finish);
        }
        action
    })
}

/// What is in it, and what never is.
fn holds_ui(ui: &mut Ui, theme: &Theme, view: &HandInView) {
    part(ui, theme, "What is in it");
    let who = match view.pseudonym.trim() {
        "" => "a random name that was made on this machine, and no other".to_owned(),
        name => format!("the name you go by here, {name}, and a random name made on this machine"),
    };
    let answers = match (view.answers, view.is_typed) {
        (1, false) => "your 1 answer, and when you gave it".to_owned(),
        (n, false) => format!("your {n} answers, and when you gave each"),
        (1, true) => "your 1 answer, word for word, and when you gave it".to_owned(),
        (n, true) => format!("your {n} answers, word for word, and when you gave each"),
    };
    let mut lines = vec![
        who,
        answers,
        "hints and steps back, how it ended, and the scores".to_owned(),
        if view.has_own { "what you gave yourself" } else { "that you gave yourself no rating" }
            .to_owned(),
    ];
    lines.push(match view.contested.as_slice() {
        [] => "no contested score".to_owned(),
        turns => {
            format!("that you contest the score of {}, with your words", wording::turns(turns))
        }
    });
    list(ui, theme, lines.iter().map(String::as_str));
    gap(ui, theme, 1);
    let told = "Never in it: your other sessions, and anything of a self-assessment.";
    text(ui, theme, Type::Body, theme.color.ink, told);
    if view.contested.is_empty() {
        gap(ui, theme, 1);
        let told = "Where you do not agree with a score, say so at its turn in the debrief first.";
        text(ui, theme, Type::Body, theme.color.ink, told);
    }
}

/// What only goes along where the trainee says so.
fn ticks_ui(ui: &mut Ui, theme: &Theme, view: &HandInView, state: &mut HandInState) {
    part(ui, theme, "Only if you wish");
    if view.has_note {
        let told = "What you wrote to yourself at the end of the debrief. Read it first.";
        check_row(ui, theme, &mut state.note, "My note to self", told);
        gap(ui, theme, 2);
    }
    let label = text(ui, theme, Type::Body, theme.color.ink, "What your school knows you by");
    let hint = rich(theme, Type::Body, theme.color.soft_ink, "Student number, login or mail");
    let field = line_field(ui, theme, &mut state.institution_id, ems(theme, 20.0));
    ui.add(field.char_limit(300).hint_text(hint)).labelled_by(label.id);
    gap(ui, theme, 1);
    let told = "It is kept nowhere but in the file. Without it your instructor has to know you by the name above.";
    text(ui, theme, Type::Note, theme.color.soft_ink, told);
}

fn write_ui(ui: &mut Ui, theme: &Theme, view: &HandInView, state: &HandInState) -> Option<Action> {
    gap(ui, theme, 4);
    let institution_id = InstitutionId::typed(&state.institution_id);
    let is_again = view.earlier.is_some();
    let words = if is_again { "Write the result again" } else { "Write the result" };
    let pressed = ui
        .add_enabled_ui(institution_id.is_ok(), |ui| primary_button(ui, theme, words).clicked())
        .inner;
    gap(ui, theme, 1);
    let told = match (&institution_id, &view.earlier) {
        (Err(error), _) => format!("This cannot be what your school knows you by: {error}"),
        (Ok(_), Some(earlier)) => {
            format!("There is one in {earlier}; what is written now takes its place.")
        }
        (Ok(_), None) => format!("Into {}", view.folder),
    };
    text(ui, theme, Type::Note, theme.color.soft_ink, told);
    match &view.written {
        None => {}
        Some(Err(why)) => {
            gap(ui, theme, 2);
            live(ui, theme, true, why);
        }
        Some(Ok(path)) => {
            gap(ui, theme, 2);
            let told = format!(
                "Written: {path}. Give this file to your instructor. If you contest a score later, write it again."
            );
            live(ui, theme, false, &told);
        }
    }
    let institution_id = institution_id.ok().filter(|_| pressed)?;
    Some(Action::HandIn { institution_id, note: state.note && view.has_note })
}

/// A notice that a screen reader tells when it appears.
fn live(ui: &mut Ui, theme: &Theme, is_problem: bool, told: &str) {
    let line = notice(ui, theme, is_problem, told);
    ui.ctx().accesskit_node_builder(line.id, |node| {
        node.set_live(egui::accesskit::Live::Polite);
    });
}
