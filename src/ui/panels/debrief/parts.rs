//! What the debrief's parts share: heads, small labels, words that lead to a turn.

use egui::{Rect, Response, Ui, Vec2};

use super::{DebriefState, Page, select};
use crate::debrief::wording;
use crate::ui::theme::Type;
use crate::ui::widgets::{MomentMark, outdent, prose, quiet_button};

/// The head of a part.
pub(super) fn heading(ui: &mut Ui, page: Page<'_>, words: &str) -> Response {
    let response = prose::prose(ui, page.theme, Type::Heading, page.theme.color.ink, words);
    tell_head(ui, &response, 2, words);
    ui.add_space(page.theme.steps(2));
    response
}

/// Makes a label a head that a screen reader can jump to: 1 for the screen, 2 for its parts.
pub(super) fn tell_head(ui: &Ui, response: &Response, level: usize, words: &str) {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(egui::accesskit::Role::Heading);
        node.set_level(level);
        node.clear_value();
        node.set_label(words);
    });
}

/// As many turns as are read in a line: “turns 1, 3, 4 and 7 more”.
pub(super) fn some_turns(turns: &[usize]) -> String {
    const MOST: usize = 10;
    match turns.len().saturating_sub(MOST) {
        0 | 1 => wording::turns(turns),
        rest => format!("{} and {rest} more", wording::turns(&turns[..MOST])),
    }
}

/// A small label above what it names.
pub(super) fn label(ui: &mut Ui, page: Page<'_>, words: &str) -> Response {
    prose::prose(ui, page.theme, Type::Note, page.theme.color.soft_ink, words)
}

/// A paragraph in ink.
pub(super) fn body(ui: &mut Ui, page: Page<'_>, words: &str) -> Response {
    prose::prose(ui, page.theme, Type::Body, page.theme.color.ink, words)
}

/// A paragraph that stands back.
pub(super) fn soft(ui: &mut Ui, page: Page<'_>, words: &str) -> Response {
    prose::prose(ui, page.theme, Type::Note, page.theme.color.soft_ink, words)
}

/// A shape and its word, one behind the other.
pub(super) fn marks_ui(ui: &mut Ui, page: Page<'_>, marks: &[MomentMark]) {
    let theme = page.theme;
    let size = theme.font(Type::Note).size;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme.steps(4);
        for mark in marks {
            let color = mark.color(theme);
            let words = prose::one_line(ui, theme, Type::Note, color, mark.words(), 400.0);
            let space = Vec2::new(size * 1.3 + words.size().x, words.size().y);
            let (rect, response) = ui.allocate_exact_size(space, egui::Sense::hover());
            let center = egui::pos2(rect.left() + size / 2.0, rect.center().y);
            mark.paint(ui, theme, center, size * 0.8);
            let at = rect.min + Vec2::new(size * 1.3, 0.0);
            ui.painter().galley(at, words, color);
            response.widget_info(|| {
                egui::WidgetInfo::labeled(egui::WidgetType::Label, true, mark.words())
            });
        }
    });
}

/// A button that selects a turn (numbered from 1).
pub(super) fn turn_button(ui: &mut Ui, page: Page<'_>, state: &mut DebriefState, turn: usize) {
    let words = format!("Look at turn {turn}");
    if outdent(ui, |ui| quiet_button(ui, page.theme, &words)).clicked() {
        select(state, turn - 1);
    }
}

/// Two columns side by side, or one below the other; the rectangle both take.
pub(super) fn columns(
    ui: &mut Ui,
    page: Page<'_>,
    left: impl FnOnce(&mut Ui),
    right: impl FnOnce(&mut Ui),
) -> Rect {
    let gap = page.theme.steps(8);
    if page.is_narrow {
        return ui
            .scope(|ui| {
                left(ui);
                ui.add_space(page.theme.steps(6));
                right(ui);
            })
            .response
            .rect;
    }
    let width = (ui.available_width() - gap) / 2.0;
    let top = ui.cursor().min;
    let column = |ui: &mut Ui, x: f32, name: &str, add: &mut dyn FnMut(&mut Ui)| {
        let rect = Rect::from_min_size(egui::pos2(x, top.y), Vec2::new(width, f32::INFINITY));
        let builder = egui::UiBuilder::new().id_salt(name).max_rect(rect);
        let mut child = ui.new_child(builder);
        child.spacing_mut().item_spacing.y = 0.0;
        add(&mut child);
        child.min_rect()
    };
    let (mut left, mut right) = (Some(left), Some(right));
    let one = column(ui, top.x, "left", &mut |ui| {
        if let Some(add) = left.take() {
            add(ui);
        }
    });
    let other = column(ui, top.x + width + gap, "right", &mut |ui| {
        if let Some(add) = right.take() {
            add(ui);
        }
    });
    let both = one.union(other);
    ui.advance_cursor_after_rect(both);
    both
}
