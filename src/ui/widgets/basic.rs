//! Text and buttons in the theme's terms.

use egui::{Button, Color32, Frame, InnerResponse, Margin, Response, RichText, Stroke, Ui, Vec2};

use super::choice::outer_ring;
use crate::ui::theme::{Theme, Type};

/// Text in a type and a color, for widgets that take it.
pub fn rich(theme: &Theme, kind: Type, color: Color32, text: impl Into<String>) -> RichText {
    RichText::new(text).font(theme.font(kind)).color(color)
}

/// A wrapping label in a type and a color.
pub fn text(
    ui: &mut Ui,
    theme: &Theme,
    kind: Type,
    color: Color32,
    words: impl Into<String>,
) -> Response {
    ui.add(egui::Label::new(rich(theme, kind, color, words)).wrap())
}

/// The one thing to do on a screen.
pub fn primary_button(ui: &mut Ui, theme: &Theme, words: &str) -> Response {
    let c = &theme.color;
    // Where it cannot be pressed yet its words are still to be read, so it loses its color and not its letters.
    let (ink, fill, stroke) = if ui.is_enabled() {
        (c.on_accent, c.accent, Stroke::NONE)
    } else {
        (c.ink, c.card, Stroke::new(1.0, c.edge))
    };
    let button = Button::new(rich(theme, Type::Strong, ink, words))
        .fill(fill)
        .stroke(stroke)
        .corner_radius(theme.corner())
        .min_size(Vec2::new(0.0, theme.control()));
    let response = ui.add(button);
    // It has no edge of its own that could change.
    outer_ring(ui, theme, &response);
    response
}

/// Anything else that can be done.
pub fn button(ui: &mut Ui, theme: &Theme, words: &str) -> Response {
    let label = rich(theme, Type::Body, theme.color.ink, words);
    ui.add(Button::new(label).min_size(Vec2::new(0.0, theme.control())))
}

/// Something that can be done and does not ask for attention: words without a frame.
pub fn quiet_button(ui: &mut Ui, theme: &Theme, words: &str) -> Response {
    let label = rich(theme, Type::Body, theme.color.accent, words);
    ui.add(Button::new(label).frame_when_inactive(false).min_size(Vec2::new(0.0, theme.control())))
}

/// A card: paper of its own, with room around what it holds.
pub fn card<R>(ui: &mut Ui, theme: &Theme, add: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    Frame::new()
        .fill(theme.color.card)
        .stroke(Stroke::new(1.0, theme.color.rule))
        .corner_radius(theme.corner())
        .inner_margin(Margin::same(theme.steps(4) as i8))
        .show(ui, add)
}

/// A column of text in the middle, no wider than reads well.
pub fn column<R>(ui: &mut Ui, theme: &Theme, add: impl FnOnce(&mut Ui) -> R) -> R {
    let room = ui.available_width();
    let width = theme.column().min(room);
    let side = (room - width) / 2.0;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(side);
        ui.vertical(|ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.x = theme.steps(2);
            add(ui)
        })
        .inner
    })
    .inner
}

/// Room of so many steps.
pub fn gap(ui: &mut Ui, theme: &Theme, steps: u8) {
    ui.add_space(theme.steps(steps));
}

/// Words with a capital at their beginning, where the vocabulary's own stand alone.
pub fn sentence_case(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A field for one line, so wide where there is room for it.
pub fn line_field<'t>(
    ui: &Ui,
    theme: &Theme,
    typed: &'t mut String,
    width: f32,
) -> egui::TextEdit<'t> {
    let side = theme.steps(2);
    egui::TextEdit::singleline(typed)
        .desired_width((width - 2.0 * side).min(ui.available_width() - 3.0 * side))
        .margin(Margin::symmetric(side as i8, theme.steps(1) as i8))
        .vertical_align(egui::Align::Center)
        .min_size(Vec2::new(0.0, theme.control()))
}
