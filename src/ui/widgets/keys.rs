//! The keyboard: keys that belong to a screen, and what has the focus kept in view.

use egui::{Event, Key, Rect, Response, Ui, Vec2};

/// Whether this key went down now, with no modifier, while nothing is written and nothing lies over the screen.
///
/// A key that is held down counts once: it must not answer three moments in a row.
pub fn pressed(ui: &Ui, key: Key) -> bool {
    let is_covered = !ui.memory(|memory| memory.allows_interaction(ui.layer_id()));
    if is_covered || ui.ctx().text_edit_focused() {
        return false;
    }
    let is_press = |event: &Event| {
        matches!(event, Event::Key { key: down, pressed: true, repeat: false, modifiers, .. }
            if *down == key && !modifiers.any())
    };
    ui.input(|input| input.events.iter().any(is_press))
}

/// As [`pressed`], while nothing has the focus: space and enter belong to what has it.
pub fn pressed_without_focus(ui: &Ui, key: Key) -> bool {
    pressed(ui, key) && ui.memory(|memory| memory.focused()).is_none()
}

/// The rectangle of what has just got the focus, if it lies within what `ui` has drawn so far.
fn newly_focused(ui: &Ui) -> Option<Rect> {
    let id = ui.memory(|memory| memory.focused())?;
    let response = ui.ctx().read_response(id)?;
    let is_here = response.layer_id == ui.layer_id()
        && ui.min_rect().expand(1.0).contains_rect(response.rect);
    (is_here && response.gained_focus()).then_some(response.rect)
}

/// At the end of what a scroll area holds: what has just got the focus by keyboard is scrolled into view.
pub fn follow_focus(ui: &Ui) {
    if let Some(rect) = newly_focused(ui)
        && !ui.clip_rect().contains_rect(rect)
    {
        ui.scroll_to_rect(rect.expand(8.0), None);
    }
}

/// At the end of what a page's scroll area holds: page up and down, home and end.
pub fn page_keys(ui: &Ui) {
    let page = ui.clip_rect().height() * 0.85;
    let far = ui.min_rect().height();
    let keys = [(Key::PageDown, -page), (Key::PageUp, page), (Key::End, -far), (Key::Home, far)];
    for (key, by) in keys {
        if pressed(ui, key) {
            ui.scroll_with_delta(Vec2::new(0.0, by));
        }
    }
}

/// The outline of what has the focus, for widgets that draw themselves.
pub fn focus_ring(ui: &Ui, theme: &crate::ui::theme::Theme, response: &Response) {
    if response.has_focus() {
        let stroke = egui::Stroke::new(2.0, theme.color.focus);
        let kind = egui::StrokeKind::Inside;
        ui.painter().rect_stroke(response.rect, theme.corner(), stroke, kind);
    }
}
