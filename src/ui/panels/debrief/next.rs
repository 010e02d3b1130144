//! What next: steps, reading, a note to self, and where to go from here.

use egui::{TextEdit, Ui};

use super::parts::{body, columns, heading, label, soft};
use super::{DebriefState, Page};
use crate::debrief::wording;
use crate::transcript::RunMode;
use crate::ui::action::Action;
use crate::ui::theme::Type;
use crate::ui::widgets::{button, fold, primary_button, prose};

/// Draws it.
pub(super) fn next_ui(ui: &mut Ui, page: Page<'_>, state: &mut DebriefState) -> Option<Action> {
    let theme = page.theme;
    let mut action = None;
    columns(ui, page, |ui| steps_ui(ui, page), |ui| action = note_ui(ui, page));
    ui.add_space(theme.steps(6));
    action = action.or(buttons_ui(ui, page));
    ui.add_space(theme.steps(5));
    soft(ui, page, &wording::review(&page.debrief.scenario));
    if let Some(coached) = wording::coached(&page.debrief.provenance) {
        soft(ui, page, &coached);
    }
    provenance_ui(ui, page, state);
    action
}

fn steps_ui(ui: &mut Ui, page: Page<'_>) {
    let theme = page.theme;
    let next = &page.debrief.next;
    heading(ui, page, wording::heads::NEXT);
    for (number, step) in next.steps.iter().enumerate() {
        prose::item(ui, theme, &format!("{}.", number + 1), theme.color.ink, step);
        ui.add_space(theme.steps(1));
    }
    if !next.read.is_empty() {
        ui.add_space(theme.steps(2));
        label(ui, page, "To read");
        for section in &next.read {
            body(ui, page, section);
        }
    }
}

fn note_ui(ui: &mut Ui, page: Page<'_>) -> Option<Action> {
    let theme = page.theme;
    let name = heading(ui, page, "A note to self");
    let mut note = page.view.note.to_owned();
    let width = ui.available_width().min(theme.column());
    let field = TextEdit::multiline(&mut note)
        .desired_rows(4)
        .desired_width(width)
        .hint_text("What do you want to remember from this?")
        .margin(egui::Margin::symmetric(theme.steps(3) as i8, theme.steps(2) as i8))
        .font(theme.font(Type::Body));
    let response = ui.add(field).labelled_by(name.id);
    ui.add_space(theme.steps(1));
    soft(
        ui,
        page,
        "For now a note is kept only in the page you save; without that it goes when you leave.",
    );
    response.changed().then_some(Action::Note(note))
}

fn buttons_ui(ui: &mut Ui, page: Page<'_>) -> Option<Action> {
    let theme = page.theme;
    let mut action = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::Vec2::splat(theme.steps(3));
        let on = if page.view.hands_in { "On to handing in…" } else { "Done" };
        if primary_button(ui, theme, on).clicked() {
            action = Some(Action::Finish);
        }
        if page.view.can_retry {
            if button(ui, theme, "Play again without coaching").clicked() {
                action = Some(Action::PlayAgain(RunMode::Transfer));
            }
            if button(ui, theme, "Play again").clicked() {
                action = Some(Action::PlayAgain(page.debrief.provenance.mode));
            }
        }
        if button(ui, theme, "Save as a page (HTML)").clicked() {
            action = Some(Action::SaveHtml);
        }
    });
    if page.view.hands_in {
        ui.add_space(theme.steps(2));
        soft(
            ui,
            page,
            "What you play again or retry from here is practice of your own. Another attempt at the assignment begins from “Assignments” in the library.",
        );
    }
    if let Some(saved) = page.view.saved {
        ui.add_space(theme.steps(2));
        let told = body(ui, page, &format!("Saved: {saved}"));
        ui.ctx().accesskit_node_builder(told.id, |node| {
            node.set_live(egui::accesskit::Live::Polite);
        });
    }
    action
}

/// What is needed to replay the session, folded away.
fn provenance_ui(ui: &mut Ui, page: Page<'_>, state: &mut DebriefState) {
    ui.add_space(page.theme.steps(2));
    let words = wording::heads::PROVENANCE;
    fold(ui, page.theme, Type::Note, words, &mut state.shows_provenance);
    if state.shows_provenance {
        for line in wording::provenance(&page.debrief.provenance) {
            soft(ui, page, &line);
        }
    }
}
