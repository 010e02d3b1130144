//! One card: who, about what, how long, how hard, and what to know before.

use std::collections::BTreeSet;

use egui::{
    Frame, Margin, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, WidgetType,
};

use super::{Card, LibraryState};
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{choice_edge, dimension_name, ems, fold, gap, picture, text};

/// What came of a card that was drawn.
pub(super) struct Drawn {
    /// Whether it was pressed.
    pub is_chosen: bool,
    /// The height that what it holds takes, without the room that was left under it.
    pub height: f32,
}

/// Draws a card at least so high.
pub(super) fn card_ui(
    ui: &mut Ui,
    theme: &Theme,
    (at, card): (usize, &Card),
    least_height: f32,
    state: &mut LibraryState,
) -> Drawn {
    let is_open = state.open == Some(at);
    let ground = ui.painter().add(egui::Shape::Noop);
    // The whole card can be clicked; by keyboard and to a screen reader it is its title that is pressed.
    let width = ui.available_width();
    let whole_id = ui.id().with(("card", at));
    // It has to be there before what it holds, or it would take the clicks for that: so where it was a frame ago.
    let before: Option<Rect> = ui.data(|data| data.get_temp(whole_id));
    let whole = before.map(|rect| ui.interact(rect, whole_id, Sense::CLICK));
    let mut title = None;
    let mut height = 0.0;
    let margin = Margin::same(theme.steps(4) as i8);
    let shown = Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.set_width(width - 2.0 * theme.steps(4));
        ui.spacing_mut().item_spacing = Vec2::splat(theme.steps(1));
        ui.spacing_mut().interact_size.y = 0.0;
        ui.set_min_height(least_height);
        let top = ui.cursor().top();
        title = Some(inside_ui(ui, theme, (at, card), &mut state.shows_notes));
        height = ui.cursor().top() - ui.spacing().item_spacing.y - top;
    });
    let rect = shown.response.rect;
    ui.data_mut(|data| data.insert_temp(whole_id, rect));
    let whole = whole.unwrap_or_else(|| ui.interact(rect, whole_id, Sense::CLICK));
    let title = title.unwrap_or_else(|| whole.clone());
    if state.open.is_none() && state.returns_to == Some(at) {
        state.returns_to = None;
        title.request_focus();
    }
    let settles = is_open && state.settles > 0;
    if settles {
        state.settles -= 1;
    }
    // The whole card is brought into view, not only the title that has the focus.
    if settles || title.gained_focus() {
        ui.scroll_to_rect(rect, None);
    }
    let color = &theme.color;
    let stroke = match (title.has_focus(), is_open || whole.hovered()) {
        (true, _) => Stroke::new(2.0, color.focus),
        (false, true) => choice_edge(theme, is_open, whole.hovered()),
        (false, false) => Stroke::new(1.0, color.rule),
    };
    let fill = if is_open { color.accent_wash } else { color.card };
    let frame =
        egui::epaint::RectShape::new(rect, theme.corner(), fill, stroke, StrokeKind::Inside);
    ui.painter().set(ground, frame);
    Drawn { is_chosen: title.clicked() || whole.clicked(), height }
}

fn inside_ui(
    ui: &mut Ui,
    theme: &Theme,
    (at, card): (usize, &Card),
    notes: &mut BTreeSet<usize>,
) -> Response {
    let color = &theme.color;
    let title = ui
        .horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = theme.steps(3);
            let size = ems(theme, 4.0).min(ui.available_width() * 0.3);
            picture(ui, &card.portrait, Vec2::splat(size), &card.told);
            ui.vertical(|ui| {
                let title = title_ui(ui, theme, card);
                let about = format!("{} min · {}", card.minutes, card.level.words());
                text(ui, theme, Type::Note, color.soft_ink, about);
                title
            })
            .inner
        })
        .inner;
    gap(ui, theme, 1);
    text(ui, theme, Type::Body, color.ink, card.line.as_str());
    gap(ui, theme, 2);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme.steps(3);
        for &dimension in &card.focus {
            dimension_name(ui, theme, dimension, Type::Note);
        }
    });
    if !card.boundaries.is_empty() {
        let domains: Vec<&str> = card.boundaries.iter().map(|domain| domain.words()).collect();
        let words = format!("Boundaries of {}", domains.join(", "));
        text(ui, theme, Type::Note, color.soft_ink, words);
    }
    if !card.follows.is_empty() {
        let words = format!("Follows “{}”", card.follows);
        text(ui, theme, Type::Note, color.soft_ink, words);
    }
    if !card.tried.is_empty() {
        text(ui, theme, Type::Note, color.ink, card.tried.as_str());
    }
    marks_ui(ui, theme, card);
    if !card.content_notes.is_empty() {
        let mut is_open = notes.contains(&at);
        let words = "Content notes";
        let response = fold(ui, theme, Type::Note, words, &mut is_open);
        let told = format!("Of {}", card.title);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(told));
        if is_open {
            notes.insert(at);
            text(ui, theme, Type::Note, color.ink, card.content_notes.join(", "));
        } else {
            notes.remove(&at);
        }
    }
    title
}

/// The title, which wraps, and is what a keyboard presses.
fn title_ui(ui: &mut Ui, theme: &Theme, card: &Card) -> Response {
    let (color, room) = (theme.color.ink, ui.available_width());
    let label = ui.painter().layout(card.title.clone(), theme.font(Type::Strong), color, room);
    let height = label.size().y.max(24.0);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(room, height), Sense::click());
    response.widget_info(|| {
        WidgetInfo::labeled(WidgetType::Button, ui.is_enabled(), card.title.as_str())
    });
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(card.line.as_str()));
    ui.painter().galley(rect.min, label, color);
    response
}

/// What to know of the file: not reviewed, one's own, an older version.
fn marks_ui(ui: &mut Ui, theme: &Theme, card: &Card) {
    let marks: Vec<&str> = [
        (card.is_draft, "Draft"),
        (card.is_own, "Your own"),
        (card.is_last_good, "Last version without errors"),
    ]
    .into_iter()
    .filter_map(|(is_so, words)| is_so.then_some(words))
    .collect();
    if !marks.is_empty() {
        text(ui, theme, Type::Note, theme.color.soft_ink, marks.join(" · "));
    }
}
