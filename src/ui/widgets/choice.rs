//! Things to choose: a row out of several with a sentence to each, a toggle, a part that folds.

use egui::{
    Color32, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, WidgetType,
};

use super::keys::focus_ring;
use super::page::ems;
use super::sign::{check, fold_arrow};
use crate::coding::Dimension;
use crate::settings::ThemeName;
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::mark::paint_mark;

/// One out of several: its name, and in a sentence what it means; the sentence may be empty.
pub fn option_row(
    ui: &mut Ui,
    theme: &Theme,
    is_chosen: bool,
    name: &str,
    sentence: &str,
) -> Response {
    let color = &theme.color;
    let (pad, sign) = (theme.steps(3), ems(theme, 1.15));
    let width = ui.available_width();
    let room = width - 2.0 * pad - sign - theme.steps(3);
    let name_text = ui.painter().layout(name.to_owned(), theme.font(Type::Strong), color.ink, room);
    let told =
        ui.painter().layout(sentence.to_owned(), theme.font(Type::Note), color.soft_ink, room);
    let told_height = if sentence.is_empty() { 0.0 } else { told.size().y + theme.steps(1) };
    let inner = name_text.size().y + told_height;
    let height = (inner + 2.0 * theme.steps(2)).max(theme.target());
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height), Sense::click());
    response.widget_info(|| {
        WidgetInfo::selected(WidgetType::RadioButton, ui.is_enabled(), is_chosen, name)
    });
    if !sentence.is_empty() {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(sentence));
    }
    if ui.is_rect_visible(rect) {
        let stroke = choice_edge(theme, is_chosen, response.hovered());
        let fill = if is_chosen { color.accent_wash } else { color.card };
        ui.painter().rect(rect, theme.corner(), fill, stroke, StrokeKind::Inside);
        let top = rect.center().y - inner / 2.0;
        let center = Pos2::new(rect.left() + pad + sign / 2.0, top + name_text.size().y / 2.0);
        radio(ui, theme, center, sign / 2.0, is_chosen);
        let left = rect.left() + pad + sign + theme.steps(3);
        let told_top = top + name_text.size().y + theme.steps(1);
        ui.painter().galley(Pos2::new(left, top), name_text, color.ink);
        ui.painter().galley(Pos2::new(left, told_top), told, color.soft_ink);
        outer_ring(ui, theme, &response);
    }
    response
}

/// The edge of what can be chosen.
pub fn choice_edge(theme: &Theme, is_chosen: bool, is_hovered: bool) -> Stroke {
    match (is_chosen, is_hovered) {
        (true, _) => Stroke::new(2.0, chosen_color(theme)),
        (false, true) => Stroke::new(1.0, theme.color.accent),
        (false, false) => Stroke::new(1.0, theme.color.edge),
    }
}

/// In high contrast the accent is the color of the focus, which what is chosen must not be taken for.
fn chosen_color(theme: &Theme) -> Color32 {
    if theme.name == ThemeName::HighContrast { theme.color.ink } else { theme.color.accent }
}

/// A ring, and a dot in it once it is chosen.
pub(super) fn radio(ui: &Ui, theme: &Theme, center: Pos2, radius: f32, is_chosen: bool) {
    let color = if is_chosen { chosen_color(theme) } else { theme.color.edge };
    ui.painter().circle_stroke(center, radius - 1.0, Stroke::new(1.5, color));
    if is_chosen {
        ui.painter().circle_filled(center, radius * 0.5, color);
    }
}

/// The outline of what has the focus around something whose own edge may look like one.
pub fn outer_ring(ui: &Ui, theme: &Theme, response: &Response) {
    if response.has_focus() {
        let rect = response.rect.expand(2.0);
        let stroke = Stroke::new(2.0, theme.color.focus);
        ui.painter().rect_stroke(rect, theme.corner(), stroke, StrokeKind::Outside);
    }
}

/// A toggle in a row of them; the room for the check mark is kept, so that nothing moves when it is pressed.
pub fn toggle(ui: &mut Ui, theme: &Theme, is_on: bool, words: &str) -> Response {
    toggle_with(ui, theme, is_on, words, None)
}

/// As [`toggle`], with the dimension's shape before its name.
pub fn dimension_toggle(ui: &mut Ui, theme: &Theme, is_on: bool, dimension: Dimension) -> Response {
    let words = super::sentence_case(dimension.words());
    toggle_with(ui, theme, is_on, &words, Some(dimension))
}

fn toggle_with(
    ui: &mut Ui,
    theme: &Theme,
    is_on: bool,
    words: &str,
    dimension: Option<Dimension>,
) -> Response {
    let color = &theme.color;
    let ink = color.ink;
    let label = ui.painter().layout_no_wrap(words.to_owned(), theme.font(Type::Body), ink);
    let (pad, sign, space) = (theme.steps(3), ems(theme, 0.72), theme.steps(2));
    let mark = if dimension.is_some() { sign + space } else { 0.0 };
    let width = label.size().x + mark + sign + space + 2.0 * pad;
    let height = theme.control().max(label.size().y + theme.steps(2));
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height), Sense::click());
    response.widget_info(|| {
        WidgetInfo::selected(WidgetType::SelectableLabel, ui.is_enabled(), is_on, words)
    });
    if ui.is_rect_visible(rect) {
        let stroke = choice_edge(theme, is_on, response.hovered());
        let fill = if is_on { color.accent_wash } else { color.card };
        ui.painter().rect(rect, theme.corner(), fill, stroke, StrokeKind::Inside);
        // Without its check mark the label stands in the middle; with it, both together do.
        let shift = if is_on { 0.0 } else { (sign + space) / 2.0 };
        let mut left = rect.left() + pad + shift;
        let square = |left: f32| {
            Rect::from_center_size(Pos2::new(left + sign / 2.0, rect.center().y), Vec2::splat(sign))
        };
        if is_on {
            check(ui.painter(), square(left), ink);
            left += sign + space;
        }
        if let Some(dimension) = dimension {
            paint_mark(ui.painter(), theme, dimension, square(left));
            left += mark;
        }
        let top = rect.center().y - label.size().y / 2.0;
        ui.painter().galley(Pos2::new(left, top), label, ink);
        outer_ring(ui, theme, &response);
    }
    response
}

/// The words that unfold a part, with an arrow before them; the part is drawn by the caller while it is open.
pub fn fold(ui: &mut Ui, theme: &Theme, kind: Type, words: &str, is_open: &mut bool) -> Response {
    let color = theme.color.accent;
    let (sign, space, pad) = (ems(theme, 0.72), theme.steps(2), theme.steps(1));
    let room = ui.available_width() - sign - space - pad;
    let label = ui.painter().layout(words.to_owned(), theme.font(kind), color, room);
    let size =
        Vec2::new(label.size().x + sign + space, theme.target().max(label.size().y + 2.0 * pad));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    if response.clicked() {
        *is_open = !*is_open;
    }
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, ui.is_enabled(), words));
    let is_expanded = *is_open;
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(is_expanded));
    if ui.is_rect_visible(rect) {
        // The arrow stands on the column's edge; its ground reaches a little beyond.
        let ground = rect.expand2(Vec2::new(pad, 0.0));
        if response.hovered() {
            ui.painter().rect_filled(ground, theme.corner(), theme.color.accent_wash);
        }
        let center = Pos2::new(rect.left() + sign / 2.0, rect.center().y);
        fold_arrow(ui.painter(), center, sign, is_expanded, color);
        let left = rect.left() + sign + space;
        let top = rect.center().y - label.size().y / 2.0;
        ui.painter().galley(Pos2::new(left, top), label, color);
        focus_ring(ui, theme, &response.clone().with_new_rect(ground));
    }
    response
}

/// A checkbox with a sentence under it that says what it changes.
pub fn check_row(
    ui: &mut Ui,
    theme: &Theme,
    is_on: &mut bool,
    words: &str,
    sentence: &str,
) -> Response {
    let label = super::rich(theme, Type::Body, theme.color.ink, words);
    let response = ui.add(egui::Checkbox::new(is_on, label));
    outer_ring(ui, theme, &response);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(sentence));
    ui.horizontal_top(|ui| {
        // The sentence begins under the first letter of the words.
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(ui.spacing().icon_width + ui.spacing().icon_spacing);
        ui.vertical(|ui| super::text(ui, theme, Type::Note, theme.color.soft_ink, sentence));
    });
    response
}
