//! What was said before: beside the room, or as a drawer over it in a narrow window.

use egui::{Align2, Frame, Margin, Rect, ScrollArea, Stroke, StrokeKind, Ui, UiBuilder};
use egui::{Vec2, WidgetInfo, WidgetType};

use super::plan::Plan;
use super::{Part, Said, Screen, SessionState};
use crate::debrief::wording;
use crate::ui::action::Action;
use crate::ui::theme::Type;
use crate::ui::widgets::{Places, button, follow_focus, heading, outdent, prose, quiet_button};

/// Draws it beside the room.
pub(super) fn side_ui(
    ui: &mut Ui,
    screen: Screen<'_>,
    rect: Rect,
    state: &mut SessionState,
    places: &mut Places,
) -> Option<Action> {
    let color = &screen.theme.color;
    ui.painter().rect_filled(rect, 0.0, color.paper);
    ui.painter().vline(rect.left(), rect.y_range(), Stroke::new(1.0, color.rule));
    entries_ui(ui, screen, rect, state, places)
}

/// Draws it over the room and the answers, where it was unfolded.
pub(super) fn drawer_ui(
    ui: &mut Ui,
    screen: Screen<'_>,
    plan: &Plan,
    state: &mut SessionState,
    places: &mut Places,
) -> Option<Action> {
    if !state.shows_transcript {
        return None;
    }
    let theme = screen.theme;
    let below = plan.stage.union(plan.band);
    let width = (theme.column() * 0.8).min(below.width() * 0.9);
    let rect = Align2::RIGHT_TOP.align_size_within_rect(Vec2::new(width, below.height()), below);
    let area = egui::Area::new(ui.id().with("drawer")).fixed_pos(rect.min).fade_in(false);
    let inner = area.order(egui::Order::Middle).show(ui.ctx(), |ui| {
        ui.allocate_rect(rect, egui::Sense::click());
        ui.painter().rect(
            rect,
            0.0,
            theme.color.paper,
            Stroke::new(1.0, theme.color.edge),
            StrokeKind::Inside,
        );
        entries_ui(ui, screen, rect, state, places)
    });
    inner.inner
}

fn entries_ui(
    ui: &mut Ui,
    screen: Screen<'_>,
    rect: Rect,
    state: &mut SessionState,
    places: &mut Places,
) -> Option<Action> {
    let theme = screen.theme;
    places.set(Part::Transcript, rect);
    let inner = rect.shrink2(Vec2::new(theme.steps(4), theme.steps(3)));
    let mut action = None;
    ui.scope_builder(UiBuilder::new().id_salt("transcript").max_rect(inner), |ui| {
        heading(ui, theme, Type::Strong, 2, "Said so far");
        if screen.view.transcript.is_empty() {
            let words = "What has been said will stand here.";
            prose::prose(ui, theme, Type::Body, theme.color.soft_ink, words);
        }
        let scroll =
            ScrollArea::vertical().id_salt("said").auto_shrink(false).stick_to_bottom(true);
        scroll.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let mut before: Option<&Said> = None;
            for (place, said) in screen.view.transcript.iter().enumerate() {
                // Who goes on speaking is not named again.
                let is_same = before.is_some_and(|before| before.is_yours == said.is_yours);
                ui.add_space(theme.steps(if is_same { 1 } else { 3 }));
                let entry = |ui: &mut Ui| said_ui(ui, screen, said, !is_same, state, places);
                let asked = ui.push_id(place, entry).inner;
                before = Some(said);
                action = action.take().or(asked);
            }
            follow_focus(ui);
        });
    });
    action
}

/// Who said it, what could be seen, the words; after an answer of the trainee's, the way back to it.
fn said_ui(
    ui: &mut Ui,
    screen: Screen<'_>,
    said: &Said,
    is_named: bool,
    state: &mut SessionState,
    places: &mut Places,
) -> Option<Action> {
    let theme = screen.theme;
    let color = &theme.color;
    let who = if said.is_yours { "You" } else { screen.view.client.as_str() };
    let words = if said.words.is_empty() { wording::SILENCE } else { &said.words };
    let width = ui.available_width().min(theme.column());
    ui.spacing_mut().item_spacing.y = 0.0;
    let name_color = if said.is_yours { color.accent } else { color.soft_ink };
    if is_named {
        let name = prose::lay_out(ui, theme, Type::Note, name_color, who, width);
        prose::silent(ui, &name);
    }
    if !said.manner.is_empty() {
        let manner = prose::lay_out(ui, theme, Type::Aside, color.soft_ink, &said.manner, width);
        prose::silent(ui, &manner);
    }
    let body = prose::lay_out(ui, theme, Type::Body, color.ink, words, width);
    let told = if said.manner.is_empty() {
        format!("{who}: {words}")
    } else {
        format!("{who}, {}: {words}", said.manner)
    };
    prose::set(ui, &body, &told);
    if !(said.is_yours && screen.is_coached()) {
        return None;
    }
    if state.asks_rewind == Some(said.turn) {
        return ask_ui(ui, screen, said.turn, state);
    }
    let back = outdent(ui, |ui| quiet_button(ui, theme, "Go back to here…"));
    let told = format!("Go back to here… (answer {})", said.turn + 1);
    back.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &told));
    places.set(Part::Rewind, back.rect);
    if back.clicked() {
        state.asks_rewind = Some(said.turn);
    }
    None
}

/// Asks once: what is undone cannot be had back.
fn ask_ui(
    ui: &mut Ui,
    screen: Screen<'_>,
    turn: usize,
    state: &mut SessionState,
) -> Option<Action> {
    let theme = screen.theme;
    let mut action = None;
    let passes = passes_before(ui, ui.id().with("asks"));
    let frame = Frame::new()
        .fill(theme.color.card)
        .stroke(Stroke::new(1.0, theme.color.edge))
        .corner_radius(theme.corner())
        .inner_margin(Margin::same(theme.steps(3) as i8));
    ui.add_space(theme.steps(1));
    let shown = frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = theme.steps(2);
        let words = "What came after is undone; the debrief will say so.";
        prose::prose(ui, theme, Type::Body, theme.color.ink, words);
        ui.horizontal_wrapped(|ui| {
            if button(ui, theme, "Go back").clicked() {
                state.asks_rewind = None;
                action = Some(Action::RewindTo(turn));
            }
            let stay = quiet_button(ui, theme, "Stay here");
            if passes == 0 {
                // The question was asked for by a key, perhaps: it is where the keyboard goes on.
                stay.request_focus();
            }
            if stay.clicked() {
                state.asks_rewind = None;
            }
        });
    });
    ui.add_space(theme.steps(2));
    // In the first pass the list does not know yet how far it can be scrolled now.
    if passes < 2 {
        ui.scroll_to_rect(shown.response.rect.expand(theme.steps(2)), None);
    }
    action
}

/// How many passes in a row have asked for this id before this one.
fn passes_before(ui: &Ui, id: egui::Id) -> u64 {
    let now = ui.ctx().cumulative_pass_nr();
    let known: Option<(u64, u64)> = ui.data(|data| data.get_temp(id));
    let first = match known {
        Some((first, last)) if last + 1 >= now => first,
        _ => now,
    };
    ui.data_mut(|data| data.insert_temp(id, (first, now)));
    now - first
}
