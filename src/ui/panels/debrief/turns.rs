//! The annotated transcript: a row for each turn, with marks in its margin.

use egui::{EventFilter, Key, Modifiers, Pos2, Rect, ScrollArea, Sense, Stroke, StrokeKind};
use egui::{Ui, UiBuilder, Vec2, WidgetInfo, WidgetType};

use super::{DebriefState, Page, is_contested, select, step};
use crate::debrief::wording;
use crate::ui::theme::Type;
use crate::ui::widgets::prose;

/// Draws the list into a rectangle. Rows that cannot be seen are not laid out; where a screen reader listens, they
/// are told all the same, for it reads on without scrolling.
pub(super) fn turns_ui(ui: &mut Ui, page: Page<'_>, state: &mut DebriefState, rect: Rect) {
    let theme = page.theme;
    let color = &theme.color;
    ui.painter().rect(
        rect,
        theme.corner(),
        color.card,
        Stroke::new(1.0, color.rule),
        StrokeKind::Inside,
    );
    let head_height = theme.font(Type::Strong).size * 1.4 + theme.steps(4);
    let (head, body) = rect.shrink(1.0).split_top_bottom_at_y(rect.top() + head_height);
    let builder = UiBuilder::new().id_salt("turns").max_rect(body);
    let words = wording::heads::TRANSCRIPT;
    let galley = prose::lay_out(ui, theme, Type::Strong, color.ink, words, head.width());
    let at = Pos2::new(head.left() + theme.steps(4), head.center().y - galley.size().y / 2.0);
    let named = Rect::from_min_size(at, galley.size());
    ui.painter().galley(at, galley, color.ink);
    let response = ui.interact(named, ui.id().with("turns head"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, words));
    ui.painter().hline(head.x_range(), head.bottom(), Stroke::new(1.0, color.rule));
    ui.scope_builder(builder, |ui| {
        ui.set_clip_rect(body.intersect(ui.clip_rect()));
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        let height = row_height(page);
        let mut scroll = ScrollArea::vertical().id_salt("turns").auto_shrink(false);
        if let Some(turn) = state.brings_up.take() {
            scroll = bring_up(ui, scroll, turn as f32 * height, height, body.height());
        }
        scroll.show_rows(ui, height, page.debrief.turns.len(), |ui, visible| {
            // One row takes the focus for all: the selected one, or the first in sight.
            let is_seen = page.selected.is_some_and(|selected| visible.contains(&selected));
            let stop = if is_seen { page.selected } else { Some(visible.start) };
            let mut moved = false;
            let is_heard = ui.ctx().accesskit_node_builder(ui.unique_id(), |_| ()).is_some();
            let turns = if is_heard { 0..page.debrief.turns.len() } else { visible.clone() };
            let size = Vec2::new(ui.available_width(), height);
            let top = ui.cursor().min;
            for turn in turns {
                let rows = turn as f32 - visible.start as f32;
                let rect = Rect::from_min_size(top + Vec2::new(0.0, rows * height), size);
                moved |= row_ui(ui, page, state, turn, rect, stop == Some(turn));
            }
            ui.allocate_space(Vec2::new(size.x, visible.len() as f32 * height));
            // Only now, when all rows are drawn: the row it goes to takes the focus from the next frame on.
            if let Some(turn) = state.selected.filter(|_| moved) {
                let id = ui.id().with(("turn", turn));
                ui.memory_mut(|memory| memory.request_focus(id));
            }
        });
    });
}

/// A row that is out of sight comes into it by as little as is needed; one that is far off comes near the top.
fn bring_up(ui: &Ui, scroll: ScrollArea, top: f32, height: f32, room: f32) -> ScrollArea {
    let id = ui.make_persistent_id(egui::IdSalt::new("turns"));
    let offset = egui::scroll_area::State::load(ui.ctx(), id).map_or(0.0, |state| state.offset.y);
    if top + room < offset || top > offset + 2.0 * room {
        scroll.vertical_scroll_offset((top - height).max(0.0))
    } else if top < offset {
        scroll.vertical_scroll_offset(top)
    } else if top + height > offset + room {
        scroll.vertical_scroll_offset(top + height - room)
    } else {
        scroll
    }
}

fn row_height(page: Page<'_>) -> f32 {
    let theme = page.theme;
    // Two lines of words beside three marks of small print, whichever is taller.
    let words = theme.font(Type::Body).size * 1.4 * 2.0;
    let marks = mark_height(page) * 3.0;
    (words.max(marks) + theme.steps(3)).round()
}

fn mark_height(page: Page<'_>) -> f32 {
    page.theme.font(Type::Note).size * 1.35
}

/// Draws a row, and tells whether the selection was moved from it to another.
fn row_ui(
    ui: &mut Ui,
    page: Page<'_>,
    state: &mut DebriefState,
    turn: usize,
    rect: Rect,
    is_stop: bool,
) -> bool {
    let Some(row) = page.prepared.rows.get(turn) else { return false };
    let theme = page.theme;
    let color = &theme.color;
    let sense = if is_stop { Sense::click() } else { Sense::CLICK };
    let response = ui.interact(rect, ui.id().with(("turn", turn)), sense);
    let is_selected = page.selected == Some(turn);
    response.widget_info(|| {
        let contested = if is_contested(page, turn) { " You contest its score." } else { "" };
        let told = format!("{}{contested}", row.told);
        WidgetInfo::selected(WidgetType::SelectableLabel, true, is_selected, told)
    });
    if response.clicked() {
        select(state, turn);
        // A screen reader can press a row that is out of sight: it comes into sight, and the page does not run after
        // a focus that is far below it.
        if ui.is_rect_visible(rect) {
            ui.memory_mut(|memory| memory.request_focus(response.id));
        }
    }
    let moved = response.has_focus() && keys(ui, page, state, &response, turn);
    if !ui.is_rect_visible(rect) {
        return moved;
    }
    if is_selected || response.hovered() {
        let painter = ui.painter();
        painter.rect_filled(rect, 0.0, color.accent_wash);
    }
    if is_selected {
        let edge = rect.with_max_x(rect.left() + 4.0);
        ui.painter().rect_filled(edge, 0.0, color.accent);
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, color.rule));
    if response.has_focus() {
        let ring = Stroke::new(2.0, color.focus);
        ui.painter().rect_stroke(rect, 0.0, ring, StrokeKind::Inside);
    }
    content_ui(ui, page, turn, rect);
    moved
}

/// The number, the two first lines, and the margin.
fn content_ui(ui: &Ui, page: Page<'_>, turn: usize, rect: Rect) {
    let Some(row) = page.prepared.rows.get(turn) else { return };
    let theme = page.theme;
    let color = &theme.color;
    let note = theme.font(Type::Note).size;
    let body = theme.font(Type::Body).size;
    let number_width = body * 2.0;
    let margin_width = note * 7.6;
    let left = rect.left() + theme.steps(3);
    let number = (turn + 1).to_string();
    let number = prose::one_line(ui, theme, Type::Strong, color.soft_ink, &number, number_width);
    let text_left = left + number_width;
    let width = rect.right() - margin_width - theme.steps(2) - text_left;
    let client = prose::one_line(ui, theme, Type::Body, color.ink, &row.client, width);
    let line = (body * 1.4).round();
    let top = rect.center().y - line + (line - client.size().y) / 2.0;
    ui.painter().galley(Pos2::new(left, top), number, color.ink);
    ui.painter().galley(Pos2::new(text_left, top), client, color.ink);
    let you = if is_contested(page, turn) { "Contested. You" } else { "You" };
    let yours = format!("{you}: {}", row.yours);
    let yours = prose::one_line(ui, theme, Type::Body, color.soft_ink, &yours, width);
    ui.painter().galley(Pos2::new(text_left, top + line), yours, color.ink);
    let x = rect.right() - margin_width;
    let count = row.marks.len().min(3) as f32;
    let marks_top = rect.center().y - mark_height(page) * count / 2.0;
    for (place, mark) in row.marks.iter().take(3).enumerate() {
        let y = marks_top + mark_height(page) * (place as f32 + 0.5);
        mark.paint(ui, theme, Pos2::new(x + note / 2.0, y), note * 0.8);
        let tint = mark.color(theme);
        let words = prose::one_line(ui, theme, Type::Note, tint, mark.words(), margin_width);
        let at = Pos2::new(x + note * 1.4, y - words.size().y / 2.0);
        ui.painter().galley(at, words, tint);
    }
}

/// Arrows move the selection, and the focus with it; tells whether they did.
fn keys(
    ui: &Ui,
    page: Page<'_>,
    state: &mut DebriefState,
    response: &egui::Response,
    turn: usize,
) -> bool {
    let filter =
        EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let moves = [
        (Key::ArrowUp, true),
        (Key::ArrowLeft, true),
        (Key::ArrowDown, false),
        (Key::ArrowRight, false),
    ];
    for (key, is_back) in moves {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            step(Page { selected: Some(turn), ..page }, state, is_back);
            return true;
        }
    }
    false
}
