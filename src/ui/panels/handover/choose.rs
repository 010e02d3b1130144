//! Which sessions, and in which form.

use egui::Ui;

use super::{HandoverState, HandoverView, Which};
use crate::handover::Form;
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{
    check_row, ems, gap, line_field, option_row, part, rich, sentence_case, text,
};

/// So many sessions are listed to tick; the command can name any.
const LISTED: usize = 40;

pub(super) fn sessions_ui(
    ui: &mut Ui,
    theme: &Theme,
    view: &HandoverView,
    state: &mut HandoverState,
) {
    part(ui, theme, "Which sessions");
    gap(ui, theme, 2);
    let firsts = view.sessions.iter().filter(|line| line.is_first).count();
    let all = [
        (Which::All, format!("All ({})", view.sessions.len()), ""),
        (
            Which::First,
            format!("First attempts ({firsts})"),
            "One for each scenario, before anything was practiced in it",
        ),
        (Which::These, "Some of them".to_owned(), ""),
    ];
    for (which, name, told) in all {
        if option_row(ui, theme, state.which == which, &name, told).clicked() {
            state.which = which;
        }
        gap(ui, theme, 1);
    }
    if state.which != Which::These {
        return;
    }
    for line in view.sessions.iter().take(LISTED) {
        gap(ui, theme, 1);
        let mut is_on = state.these.contains(&line.uid);
        ui.push_id(&line.uid, |ui| check_row(ui, theme, &mut is_on, &line.name, &line.told));
        if is_on {
            state.these.insert(line.uid.clone());
        } else {
            state.these.remove(&line.uid);
        }
    }
    let n = view.sessions.len();
    if n > LISTED {
        gap(ui, theme, 1);
        let told = format!(
            "The newest {LISTED} of {n}. `practicum records export` takes any session by its name."
        );
        text(ui, theme, Type::Note, theme.color.soft_ink, told);
    }
}

pub(super) fn forms_ui(ui: &mut Ui, theme: &Theme, state: &mut HandoverState) {
    part(ui, theme, "In which form");
    for &form in Form::ALL {
        gap(ui, theme, 1);
        let mut is_on = state.forms.contains(&form);
        check_row(ui, theme, &mut is_on, &sentence_case(form.words()), what_for(form));
        if is_on {
            state.forms.insert(form);
        } else {
            state.forms.remove(&form);
        }
    }
    if !state.has_grades() {
        return;
    }
    gap(ui, theme, 3);
    let label = text(ui, theme, Type::Body, theme.color.ink, "What your school knows you by");
    let hint = rich(theme, Type::Body, theme.color.soft_ink, "Student number, login or mail");
    let field = line_field(ui, theme, &mut state.institution_id, ems(theme, 20.0));
    ui.add(field.char_limit(255).hint_text(hint)).labelled_by(label.id);
    gap(ui, theme, 1);
    let told = "It stands in gradebook files alone, and is not kept. Without it your instructor has to put you in the place of your random name.";
    text(ui, theme, Type::Note, theme.color.soft_ink, told);
}

const fn what_for(form: Form) -> &'static str {
    match form {
        Form::Tables => {
            "Two tables for a spreadsheet or a statistics program: sessions by dimension, answers by code"
        }
        Form::Canvas => {
            "A gradebook import: a column for each scenario and dimension, the earliest of the sessions in it"
        }
        Form::Moodle => "The same, with a line of feedback beside each grade",
        Form::Statements => {
            "xAPI statements of ended sessions, for whoever runs a learning record store"
        }
        Form::Pages => "A debrief of each session to read; it holds your words",
    }
}
