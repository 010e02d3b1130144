//! Every session that was kept: what it was, what it scored, and what can be done with it.

use egui::{Response, Ui};

use super::{ProgressState, ProgressView};
use crate::progress::wording::{self, heads};
use crate::progress::{SessionLine, Standing};
use crate::ui::action::Action;
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{button, card, gap, heading, outdent, part, quiet_button, text};

/// Draws the list; each session as a card of its own.
pub(super) fn list_ui(
    ui: &mut Ui,
    theme: &Theme,
    view: &ProgressView,
    state: &mut ProgressState,
) -> Option<Action> {
    if view.lines.is_empty() {
        return None;
    }
    part(ui, theme, heads::SESSIONS);
    let all = view.progress.counts.all;
    let words = match view.lines.len() {
        n if n < all => format!("The newest {n} of {all}"),
        n => wording::count(n, "session", "sessions"),
    };
    text(ui, theme, Type::Note, theme.color.soft_ink, words);
    let mut action = None;
    for line in &view.lines {
        gap(ui, theme, 1);
        let asked = ui.push_id(line.id, |ui| {
            card(ui, theme, |ui| {
                ui.set_width(ui.available_width());
                line_ui(ui, theme, view, line, state)
            })
            .inner
        });
        action = action.or(asked.inner);
    }
    if view.lines.len() < all
        && outdent(ui, |ui| quiet_button(ui, theme, "List more sessions").clicked())
    {
        action = Some(Action::ListMore);
    }
    action
}

fn line_ui(
    ui: &mut Ui,
    theme: &Theme,
    view: &ProgressView,
    line: &SessionLine,
    state: &mut ProgressState,
) -> Option<Action> {
    let color = &theme.color;
    heading(ui, theme, Type::Strong, 3, line.title.as_str());
    let day = wording::day(line.began, &view.zone);
    let turns = wording::count(line.turns, "turn", "turns");
    let about = format!("{day} · {} · {turns}", wording::run(line));
    text(ui, theme, Type::Note, color.soft_ink, about);
    let marks = wording::marks(line);
    if !marks.is_empty() {
        text(ui, theme, Type::Body, color.ink, marks);
    }
    let mut action = None;
    ui.horizontal_wrapped(|ui| {
        if line.standing == Standing::Open {
            if named(ui, "Go on", &day, line, |ui| button(ui, theme, "Go on")).clicked() {
                action = Some(Action::GoOnWith(line.id));
            }
        } else if named(ui, "Open", &day, line, |ui| button(ui, theme, "Open")).clicked() {
            action = Some(Action::OpenRecord(line.id));
        }
        let delete = named(ui, "Delete…", &day, line, |ui| quiet_button(ui, theme, "Delete…"));
        if state.returns_to == Some(line.id) {
            state.returns_to = None;
            delete.request_focus();
        }
        if delete.clicked() {
            state.asks_to_delete = Some(line.id);
            state.focuses_keep = true;
        }
    });
    if state.asks_to_delete == Some(line.id) {
        action = action.or(confirm_ui(ui, theme, line, state));
    }
    action
}

/// A button that a screen reader can tell from the same button of other sessions.
fn named(
    ui: &mut Ui,
    words: &str,
    day: &str,
    line: &SessionLine,
    add: impl FnOnce(&mut Ui) -> Response,
) -> Response {
    let response = add(ui);
    let name = format!("{words} {}, {day}", line.title);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
    response
}

/// The question whether to delete; the safe answer has the focus.
fn confirm_ui(
    ui: &mut Ui,
    theme: &Theme,
    line: &SessionLine,
    state: &mut ProgressState,
) -> Option<Action> {
    gap(ui, theme, 1);
    let told = format!(
        "Delete “{}” for good? Its answers, scores and note go from this machine, and the figures here are worked out without it. Files you saved elsewhere stay.",
        line.title
    );
    let question = text(ui, theme, Type::Body, theme.color.ink, told);
    ui.ctx().accesskit_node_builder(question.id, |node| {
        node.set_live(egui::accesskit::Live::Polite);
    });
    let mut action = None;
    ui.horizontal_wrapped(|ui| {
        let keep = button(ui, theme, "Keep it");
        if std::mem::take(&mut state.focuses_keep) {
            keep.request_focus();
        }
        if keep.clicked() {
            state.take_back();
        }
        if button(ui, theme, "Delete it for good").clicked() {
            state.asks_to_delete = None;
            action = Some(Action::DeleteRecord(line.id));
        }
    });
    action
}
