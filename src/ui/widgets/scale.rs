//! Places on a line between two ends, of which one is chosen.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Galley, Pos2, Rect, Response, Sense, Stroke, Ui, Vec2, WidgetInfo, WidgetType};

use super::choice::{outer_ring, radio, toggle};
use super::page::ems;
use crate::ui::theme::{Theme, Type};

/// Draws the places from one end to the other with their words below; tells which was pressed.
///
/// Where a word is too wide for its share of the line, the places stand as a row of toggles that wraps.
/// `name` is what a screen reader hears of each.
pub fn scale(
    ui: &mut Ui,
    theme: &Theme,
    words: &[String],
    chosen: Option<usize>,
    name: impl Fn(usize) -> String,
) -> Option<usize> {
    let share = ui.available_width() / words.len().max(1) as f32;
    let room = share - theme.steps(2);
    let labels: Vec<_> = words
        .iter()
        .enumerate()
        .map(|(place, words)| label(ui, theme, words, chosen == Some(place), room))
        .collect();
    let mut pressed = None;
    let mut heed = |place: usize, response: &Response| {
        response.ctx.accesskit_node_builder(response.id, |node| node.set_label(name(place)));
        if response.clicked() {
            pressed = Some(place);
        }
    };
    // A word is broken in its middle only where it finds no room by itself.
    if labels.iter().any(Option::is_none) {
        ui.horizontal_wrapped(|ui| {
            for (place, words) in words.iter().enumerate() {
                heed(place, &toggle(ui, theme, chosen == Some(place), words));
            }
        });
        return pressed;
    }
    let labels: Vec<_> = labels.into_iter().flatten().collect();
    let sign = ems(theme, 1.15);
    let tallest = labels.iter().map(|label| label.size().y).fold(0.0, f32::max);
    let height =
        (theme.steps(2) + sign + theme.steps(1) + tallest + theme.steps(1)).max(theme.target());
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), height), Sense::hover());
    let y = rect.top() + theme.steps(2) + sign / 2.0;
    let center = |place: usize| rect.left() + share * (place as f32 + 0.5);
    for place in 1..labels.len() {
        let between = center(place - 1) + sign / 2.0..=center(place) - sign / 2.0;
        ui.painter().hline(between, y, Stroke::new(1.0, theme.color.edge));
    }
    for (place, label) in labels.into_iter().enumerate() {
        let cell = Rect::from_x_y_ranges(
            rect.left() + share * place as f32..=rect.left() + share * (place as f32 + 1.0),
            rect.y_range(),
        );
        let response = ui.interact(cell, ui.id().with(("scale", name(place))), Sense::click());
        let is_chosen = chosen == Some(place);
        response.widget_info(|| {
            WidgetInfo::selected(WidgetType::RadioButton, ui.is_enabled(), is_chosen, &words[place])
        });
        if ui.is_rect_visible(cell) {
            if response.hovered() || is_chosen {
                ui.painter().rect_filled(cell, theme.corner(), theme.color.accent_wash);
            }
            radio(ui, theme, Pos2::new(center(place), y), sign / 2.0, is_chosen);
            let at = Pos2::new(center(place), y + sign / 2.0 + theme.steps(1));
            ui.painter().galley(at, label, theme.color.ink);
            outer_ring(ui, theme, &response);
        }
        heed(place, &response);
    }
    pressed
}

/// The words, centered and on as many lines as they need; `None` where one of them is wider than the room.
fn label(ui: &Ui, theme: &Theme, words: &str, is_chosen: bool, room: f32) -> Option<Arc<Galley>> {
    // The strong letters are the wider ones, and nothing may move when a place is chosen.
    let widest = words
        .split_whitespace()
        .map(|word| {
            let font = theme.font(Type::Strong);
            ui.painter().layout_no_wrap(word.to_owned(), font, theme.color.ink).size().x
        })
        .fold(0.0, f32::max);
    if widest > room {
        return None;
    }
    let kind = if is_chosen { Type::Strong } else { Type::Body };
    let mut job = LayoutJob::single_section(
        words.to_owned(),
        TextFormat::simple(theme.font(kind), theme.color.ink),
    );
    job.wrap.max_width = room;
    job.halign = Align::Center;
    Some(ui.painter().layout_job(job))
}
