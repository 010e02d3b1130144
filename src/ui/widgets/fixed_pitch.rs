//! Text whose letters stand below one another, for lines of a file with a place marked under them.

use egui::{Align2, Response, ScrollArea, Sense, Ui, Vec2, WidgetInfo, WidgetType};

use super::basic::card;
use crate::ui::theme::{Theme, Type};

/// Draws the lines letter by letter in cells of one width: the program's fonts have no fixed pitch of their own.
pub fn fixed_pitch(ui: &mut Ui, theme: &Theme, name: &str, lines: &str) -> Response {
    let font = theme.font(Type::Note);
    let cell = Vec2::new((font.size * 0.64).round(), (font.size * 1.4).round());
    let columns = lines.lines().map(|line| line.chars().count()).max().unwrap_or(0);
    let size = Vec2::new(columns as f32 * cell.x, lines.lines().count() as f32 * cell.y);
    card(ui, theme, |ui| {
        ui.set_min_width(ui.available_width());
        // A long line is moved sideways: wrapped, it would lose the place marked under it.
        let area = ScrollArea::horizontal().id_salt(name).auto_shrink([false, true]);
        area.show(ui, |ui| {
            let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
            for (row, line) in lines.lines().enumerate() {
                for (column, letter) in line.chars().enumerate() {
                    let middle =
                        Vec2::new((column as f32 + 0.5) * cell.x, (row as f32 + 0.5) * cell.y);
                    let (at, color) = (rect.min + middle, theme.color.ink);
                    ui.painter().text(at, Align2::CENTER_CENTER, letter, font.clone(), color);
                }
            }
            response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, lines));
            response
        })
        .inner
    })
    .inner
}
