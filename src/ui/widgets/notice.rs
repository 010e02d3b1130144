//! What a trainee should know, told by a sign, a word and a sentence.

use egui::{Color32, Rect, Response, Sense, Ui, Vec2};

use super::basic::{card, rich, text};
use super::page::ems;
use super::sign;
use crate::ui::theme::{Theme, Type};

/// A card with a sign and a word before the sentence.
pub fn notice(ui: &mut Ui, theme: &Theme, is_problem: bool, sentence: &str) -> Response {
    card(ui, theme, |ui| {
        ui.set_min_width(ui.available_width());
        notice_line(ui, theme, is_problem, sentence)
    })
    .inner
}

/// A sign and a word before a sentence that wraps.
pub fn notice_line(ui: &mut Ui, theme: &Theme, is_problem: bool, sentence: &str) -> Response {
    let (word, color) =
        if is_problem { ("Problem", theme.color.harm) } else { ("Done", theme.color.good) };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme.steps(2);
        paint_sign(ui, theme, is_problem, color);
        text_fits(ui, theme, color, word);
        ui.vertical(|ui| text(ui, theme, Type::Body, theme.color.ink, sentence)).inner
    })
    .inner
}

/// A warning sign and a few words in its color.
pub fn signed_line(ui: &mut Ui, theme: &Theme, color: Color32, words: &str) -> Response {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme.steps(2);
        paint_sign(ui, theme, true, color);
        ui.vertical(|ui| text(ui, theme, Type::Strong, color, words)).inner
    })
    .inner
}

fn text_fits(ui: &mut Ui, theme: &Theme, color: Color32, word: &str) {
    ui.add(egui::Label::new(rich(theme, Type::Strong, color, word)).extend());
}

fn paint_sign(ui: &mut Ui, theme: &Theme, is_problem: bool, color: Color32) {
    let size = ems(theme, 0.95);
    let height = ui.text_style_height(&egui::TextStyle::Body);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(size, height), Sense::hover());
    let square = Rect::from_center_size(rect.center(), Vec2::splat(size));
    if is_problem {
        sign::warning(ui.painter(), square, color);
    } else {
        sign::check(ui.painter(), square, color);
    }
}
