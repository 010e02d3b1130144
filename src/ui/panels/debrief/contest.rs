//! The trainee's own view of a turn's score: that they contest it, and why.

use egui::{Frame, Margin, Stroke, TextEdit, Ui};

use super::parts::{body, label, soft};
use super::{Contesting, DebriefState, Page};
use crate::ui::action::Action;
use crate::ui::theme::Type;
use crate::ui::widgets::{button, outdent, primary_button, quiet_button};

/// Draws it below the turn, from 0. Nothing is drawn of a session that is not kept: there is no place for the words.
pub(super) fn contest_ui(
    ui: &mut Ui,
    page: Page<'_>,
    state: &mut DebriefState,
    turn: usize,
) -> Option<Action> {
    let theme = page.theme;
    let kept = page.view.contested?.get(turn)?.as_str();
    ui.add_space(theme.steps(4));
    if state.contesting.as_ref().is_some_and(|contesting| contesting.turn == turn) {
        return write_ui(ui, page, state, kept);
    }
    if kept.is_empty() {
        let pressed = outdent(ui, |ui| quiet_button(ui, theme, "I contest this score…").clicked());
        if pressed {
            state.contesting = Some(Contesting { turn, ..Contesting::default() });
        }
        return None;
    }
    let frame = Frame::new()
        .fill(theme.color.card)
        .stroke(Stroke::new(1.0, theme.color.edge))
        .corner_radius(theme.corner())
        .inner_margin(Margin::same(theme.steps(4) as i8));
    let mut action = None;
    frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        label(ui, page, "You contest this score");
        ui.add_space(theme.steps(1));
        body(ui, page, &format!("“{kept}”"));
        ui.add_space(theme.steps(2));
        ui.horizontal_wrapped(|ui| {
            if button(ui, theme, "Change it…").clicked() {
                state.contesting = Some(Contesting { turn, words: kept.to_owned(), is_old: false });
            }
            if button(ui, theme, "Take it back").clicked() {
                action = Some(Action::Contest { turn, why: String::new() });
            }
        });
    });
    action
}

fn write_ui(ui: &mut Ui, page: Page<'_>, state: &mut DebriefState, kept: &str) -> Option<Action> {
    let theme = page.theme;
    let contesting = state.contesting.as_mut()?;
    let name = label(ui, page, "Why you do not agree with this score");
    ui.add_space(theme.steps(1));
    let width = ui.available_width().min(theme.column());
    let field = TextEdit::multiline(&mut contesting.words)
        .desired_rows(3)
        .desired_width(width - 2.0 * theme.steps(3))
        .char_limit(2000)
        .margin(Margin::symmetric(theme.steps(3) as i8, theme.steps(2) as i8))
        .font(theme.font(Type::Body));
    let field = ui.add(field).labelled_by(name.id);
    if !std::mem::replace(&mut contesting.is_old, true) {
        field.request_focus();
    }
    ui.add_space(theme.steps(1));
    soft(
        ui,
        page,
        "The score stays as it is. Your words are kept with the session, and stand in a result that you hand in.",
    );
    ui.add_space(theme.steps(2));
    let words = contesting.words.trim();
    let (turn, is_new) = (contesting.turn, !words.is_empty() && words != kept);
    let mut action = None;
    let mut is_closed = false;
    ui.horizontal_wrapped(|ui| {
        let keep = ui.add_enabled_ui(is_new, |ui| primary_button(ui, theme, "Keep").clicked());
        if keep.inner {
            action = Some(Action::Contest { turn, why: words.to_owned() });
            is_closed = true;
        }
        is_closed |= button(ui, theme, "Cancel").clicked();
    });
    if is_closed {
        state.contesting = None;
    }
    action
}
