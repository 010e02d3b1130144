//! How the program looks, to be chosen: the three themes as small samples, and the size of text.

use egui::{Align2, Id, Pos2, Rect, Response, Sense, StrokeKind, Ui, Vec2, WidgetInfo, WidgetType};

use super::basic::{button, sentence_case};
use super::choice::{choice_edge, outer_ring, radio};
use super::page::ems;
use crate::settings::{Settings, ThemeName};
use crate::ui::theme::{Palette, Theme, Type};

/// The three themes, each as a small sample of itself with its name; returns the one that was chosen.
pub fn theme_choice(ui: &mut Ui, theme: &Theme, chosen: ThemeName) -> Option<ThemeName> {
    let mut wanted = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(theme.steps(3));
        // All three in one row where their names fit.
        let third = (ui.available_width() - 2.0 * theme.steps(3)) / 3.0;
        let usual = ems(theme, 10.6);
        let width = if third < ems(theme, 9.2) { usual } else { third.min(usual) };
        for &name in ThemeName::ALL {
            if let Some(palette) = palette(ui, name)
                && sample(ui, theme, &palette, (name, width), name == chosen).clicked()
                && name != chosen
            {
                wanted = Some(name);
            }
        }
    });
    wanted
}

/// The palette of a theme that need not be in force; read once and kept, as the theme file is text.
fn palette(ui: &Ui, name: ThemeName) -> Option<Palette> {
    let id = Id::new(("palette", name.key()));
    let read = || {
        Theme::built_in(&Settings { theme: name, ..Settings::default() })
            .ok()
            .map(|theme| theme.color)
    };
    ui.data_mut(|data| *data.get_temp_mut_or_insert_with(id, read))
}

fn sample(
    ui: &mut Ui,
    theme: &Theme,
    palette: &Palette,
    (name, width): (ThemeName, f32),
    is_chosen: bool,
) -> Response {
    let words = sentence_case(name.words());
    let color = &theme.color;
    let label = ui.painter().layout_no_wrap(words.clone(), theme.font(Type::Body), color.ink);
    let sign = ems(theme, 1.15);
    let caption = label.size().y.max(sign) + theme.steps(2);
    let size = Vec2::new(width, ems(theme, 4.6) + caption);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| {
        WidgetInfo::selected(WidgetType::RadioButton, ui.is_enabled(), is_chosen, &words)
    });
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let picture = Rect::from_min_max(rect.min, Pos2::new(rect.right(), rect.bottom() - caption));
    paint_sample(ui, theme, palette, picture);
    let edge = choice_edge(theme, is_chosen, response.hovered());
    ui.painter().rect_stroke(picture, theme.corner(), edge, StrokeKind::Inside);
    let middle = rect.bottom() - (caption - theme.steps(2)) / 2.0;
    radio(ui, theme, Pos2::new(rect.left() + sign / 2.0, middle), sign / 2.0, is_chosen);
    let at = Pos2::new(rect.left() + sign + theme.steps(2), middle - label.size().y / 2.0);
    ui.painter().galley(at, label, color.ink);
    outer_ring(ui, theme, &response);
    response
}

/// A word of the client's, a line of text and something to press, in the colors of that theme.
fn paint_sample(ui: &Ui, theme: &Theme, palette: &Palette, rect: Rect) {
    let painter = ui.painter();
    painter.rect_filled(rect, theme.corner(), palette.paper);
    let inside = rect.shrink(theme.steps(3));
    let serif = theme.font(Type::Client);
    painter.text(inside.left_center(), Align2::LEFT_CENTER, "Aa", serif, palette.ink);
    let left = inside.left() + ems(theme, 2.6);
    let bar = |top: f32, right: f32, color| {
        let min = Pos2::new(left, inside.top() + ems(theme, top));
        let max = Pos2::new(inside.left() + inside.width() * right, min.y + ems(theme, 0.3));
        painter.rect_filled(Rect::from_min_max(min, max), 2.0, color);
    };
    bar(0.45, 1.0, palette.ink);
    bar(1.2, 0.8, palette.soft_ink);
    let min = Pos2::new(left, inside.top() + ems(theme, 2.0));
    let press = Rect::from_min_size(min, Vec2::new(ems(theme, 2.4), ems(theme, 0.9)));
    painter.rect_filled(press, 3.0, palette.accent);
}

/// The size of text in percent, by steps of ten; returns the one that was chosen.
pub fn text_size_choice(ui: &mut Ui, theme: &Theme, settings: &Settings) -> Option<u16> {
    let size = settings.text_percent();
    let mut wanted = None;
    // Two buttons and no slider: what is dragged would move away under the pointer as the text grows.
    ui.horizontal_wrapped(|ui| {
        let (least, most) = (*Settings::TEXT_RANGE.start(), *Settings::TEXT_RANGE.end());
        let smaller = ui.add_enabled_ui(size > least, |ui| button(ui, theme, "Smaller text")).inner;
        if smaller.clicked() {
            wanted = Some((size - 1) / 10 * 10);
        }
        percent(ui, theme, &format!("{size} %"));
        let larger = ui.add_enabled_ui(size < most, |ui| button(ui, theme, "Larger text")).inner;
        if larger.clicked() {
            wanted = Some((size / 10 + 1) * 10);
        }
    });
    wanted.map(|size| size.clamp(*Settings::TEXT_RANGE.start(), *Settings::TEXT_RANGE.end()))
}

/// The size in force, in room of its own, so that the buttons stay where they are from one size to the next.
fn percent(ui: &mut Ui, theme: &Theme, shown: &str) {
    let size = Vec2::new(ems(theme, 3.6), theme.control());
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let font = theme.font(Type::Strong);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, shown, font, theme.color.ink);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, shown));
}
