//! A whole screen of text: paper, a column that scrolls, and heads that a screen reader can jump between.

use egui::accesskit::Role;
use egui::{Align, Frame, Layout, Margin, Response, ScrollArea, Ui, UiBuilder};

use super::basic::{column, gap, quiet_button, text};
use super::keys::{follow_focus, page_keys};
use crate::ui::theme::{Theme, Type};

/// So many widths of the body type: what room is measured in, so that large text gets the layout of a small window.
pub fn ems(theme: &Theme, n: f32) -> f32 {
    theme.font(Type::Body).size * n
}

/// The room at the edge of a screen: less where there is little.
pub fn page_margin(ui: &Ui, theme: &Theme) -> f32 {
    if ui.available_width() < ems(theme, 50.0) { theme.steps(5) } else { theme.steps(8) }
}

/// Covers everything behind with paper.
pub fn paper(ui: &Ui, theme: &Theme) {
    ui.painter().rect_filled(ui.max_rect(), 0.0, theme.color.paper);
}

/// A screen that is one column of text and scrolls as a whole; `name` tells its scroll position from others'.
pub fn page<R>(ui: &mut Ui, theme: &Theme, name: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    paper(ui, theme);
    let margin = Margin::symmetric(page_margin(ui, theme) as i8, theme.steps(10) as i8);
    scroll(ui, name, |ui| {
        Frame::new().inner_margin(margin).show(ui, |ui| column(ui, theme, add)).inner
    })
}

/// What scrolls up and down, by the keys too, and keeps what has the focus in view.
pub fn scroll<R>(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    scroll_if(ui, name, |_| true, add)
}

/// As [`scroll`], where another area stands beside it: the keys are for the one with the focus or the pointer in it.
pub fn scroll_beside<R>(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    scroll_if(ui, name, has_keys, add)
}

fn scroll_if<R>(
    ui: &mut Ui,
    name: &str,
    has_keys: impl FnOnce(&Ui) -> bool,
    add: impl FnOnce(&mut Ui) -> R,
) -> R {
    let area = ScrollArea::vertical().id_salt(name).auto_shrink(false);
    area.show(ui, |ui| {
        let inner = add(ui);
        if has_keys(ui) {
            page_keys(ui);
        }
        follow_focus(ui);
        inner
    })
    .inner
}

fn has_keys(ui: &Ui) -> bool {
    let focused = ui.memory(|memory| memory.focused()).and_then(|id| ui.ctx().read_response(id));
    let pointer = ui.input(|input| input.pointer.hover_pos());
    match (focused, pointer) {
        // What has the focus may lie above or below what is seen, never beside it.
        (Some(focused), _) => ui.clip_rect().x_range().contains(focused.rect.center().x),
        (None, Some(at)) => ui.clip_rect().contains(at),
        (None, None) => true,
    }
}

/// A head: bold text that a screen reader tells as one, 1 for the screen and 2 or more for its parts.
pub fn heading(
    ui: &mut Ui,
    theme: &Theme,
    kind: Type,
    level: usize,
    words: impl Into<String>,
) -> Response {
    let words = words.into();
    let response = text(ui, theme, kind, theme.color.ink, words.as_str());
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Heading);
        node.set_level(level);
        node.clear_value();
        node.set_label(words);
    });
    response
}

/// The head of a part of a screen, with the room that sets it off from the part before.
pub fn part(ui: &mut Ui, theme: &Theme, words: &str) {
    gap(ui, theme, 6);
    heading(ui, theme, Type::Heading, 2, words);
}

/// The way back at the top of a screen, set so that its word stands on the column's edge.
pub fn back_button(ui: &mut Ui, theme: &Theme, words: &str) -> bool {
    outdent(ui, |ui| quiet_button(ui, theme, words).clicked())
}

/// Sets buttons without a frame so that their words, not their hidden edges, stand on the column's edge.
pub fn outdent<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let padding = ui.spacing().button_padding.x;
    let mut room = ui.available_rect_before_wrap();
    room.min.x -= padding;
    let layout = Layout::left_to_right(Align::Min).with_main_wrap(true);
    // Not a row of this `ui`: the column would grow by what stands outside of it.
    let mut row = ui.new_child(UiBuilder::new().max_rect(room).layout(layout));
    let inner = add(&mut row);
    let mut used = row.min_rect();
    used.min.x = (used.min.x + padding).min(used.max.x);
    ui.advance_cursor_after_rect(used);
    inner
}

/// Lines of a plain list, each with a small dot before it.
pub fn list<'a>(ui: &mut Ui, theme: &Theme, lines: impl IntoIterator<Item = &'a str>) {
    for line in lines {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let indent = ems(theme, 1.0);
            let height = ui.text_style_height(&egui::TextStyle::Body);
            let (dot, _) =
                ui.allocate_exact_size(egui::Vec2::new(indent, height), egui::Sense::hover());
            let radius = ems(theme, 0.13);
            let center = egui::Pos2::new(dot.left() + radius, dot.center().y);
            ui.painter().circle_filled(center, radius, theme.color.soft_ink);
            ui.vertical(|ui| text(ui, theme, Type::Body, theme.color.ink, line));
        });
    }
}
