//! The scenarios to choose from.

use egui::Ui;

use super::{AssignCard, AssignState, AssignView};
use crate::ui::panels::library::folded;
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{card, check_row, ems, gap, line_field, part, rich, text};

/// The search, the cards, and what is chosen so far.
pub(super) fn shelf_ui(ui: &mut Ui, theme: &Theme, view: &AssignView, state: &mut AssignState) {
    part(ui, theme, "Scenarios");
    ui.horizontal_wrapped(|ui| {
        let label = text(ui, theme, Type::Body, theme.color.ink, "Search");
        let hint = rich(theme, Type::Body, theme.color.soft_ink, "Title, client or focus");
        let field = line_field(ui, theme, &mut state.search, ems(theme, 20.0));
        ui.add(field.char_limit(80).hint_text(hint)).labelled_by(label.id);
    });
    gap(ui, theme, 2);
    text(ui, theme, Type::Strong, theme.color.ink, chosen(view, state));
    gap(ui, theme, 2);
    let mut is_any = false;
    for one in &view.cards {
        if !is_shown(one, state) {
            continue;
        }
        is_any = true;
        card(ui, theme, |ui| {
            ui.set_min_width(ui.available_width());
            let mut is_on = state.draft.scenarios.contains(&one.id);
            if check_row(ui, theme, &mut is_on, &one.title, &about(one)).changed() {
                state.draft.toggle(&one.id);
            }
        });
        gap(ui, theme, 1);
    }
    if !is_any {
        text(ui, theme, Type::Body, theme.color.ink, "No scenario fits what you look for.");
    }
}

/// Whether each word that is looked for stands on the card; what is chosen is always shown.
fn is_shown(card: &AssignCard, state: &AssignState) -> bool {
    let focus: Vec<&str> = card.focus.iter().map(|dimension| dimension.words()).collect();
    let all = folded(&[card.title.as_str(), &card.client, &card.id, &focus.join(" ")].join(" "));
    let is_found = folded(&state.search).split_whitespace().all(|word| all.contains(word));
    is_found || state.draft.scenarios.contains(&card.id)
}

/// Who, how long, how hard, what is scored, and what to know before.
fn about(card: &AssignCard) -> String {
    let focus: Vec<&str> = card.focus.iter().map(|dimension| dimension.words()).collect();
    let focus = if focus.is_empty() { "not scored".to_owned() } else { focus.join(", ") };
    let mut told =
        format!("{} · {} min · {} · {focus}", card.client, card.minutes, card.level.words());
    if !card.content_notes.is_empty() {
        told.push_str(&format!(" · content notes: {}", card.content_notes.join(", ")));
    }
    if card.is_draft {
        told.push_str(" · draft, not reviewed by a clinician");
    }
    told
}

/// How much is chosen, and how long it takes.
fn chosen(view: &AssignView, state: &AssignState) -> String {
    let chosen = &state.draft.scenarios;
    let of = |id: &String| view.cards.iter().find(|card| card.id == *id).map(|card| card.minutes);
    let minutes: u32 = chosen.iter().filter_map(of).sum();
    match chosen.len() {
        0 => "None chosen yet".to_owned(),
        1 => format!("One chosen, about {minutes} minutes"),
        n => format!("{n} chosen, about {minutes} minutes together"),
    }
}
