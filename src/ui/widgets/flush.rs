//! A quiet button whose words, not its hidden edge, stand on the column's edge.

use egui::{Rect, Response, Ui, UiBuilder, Vec2};

use super::basic::quiet_button;
use crate::ui::theme::Theme;

/// Draws it. What follows is not moved: the padding lies outside of the column.
pub fn flush_button(ui: &mut Ui, theme: &Theme, words: &str) -> Response {
    let padding = ui.spacing().button_padding.x;
    let top_left = ui.cursor().min - Vec2::new(padding, 0.0);
    let size = Vec2::new(ui.available_width() + padding, f32::INFINITY);
    let rect = Rect::from_min_size(top_left, size);
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect));
    let response = quiet_button(&mut child, theme, words);
    ui.allocate_space(response.rect.size() - Vec2::new(padding, 0.0));
    response
}
