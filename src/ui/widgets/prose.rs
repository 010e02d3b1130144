//! Text to be read: lines with room between them, no longer than reads well.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, Galley, Response, Sense, Ui, Vec2, WidgetInfo, WidgetType};

use crate::ui::theme::{Theme, Type};

/// How a type is set where it runs over several lines.
pub fn format(theme: &Theme, kind: Type, color: Color32) -> TextFormat {
    let font = theme.font(kind);
    let leading = match kind {
        Type::Display | Type::Word | Type::Client | Type::Title | Type::Heading => 1.3,
        Type::Aside | Type::Body | Type::Strong | Type::Note => 1.4,
    };
    TextFormat {
        line_height: Some((font.size * leading).round()),
        ..TextFormat::simple(font, color)
    }
}

/// A job that wraps at `width`; sections are appended to it.
pub fn job(width: f32) -> LayoutJob {
    LayoutJob {
        wrap: TextWrapping { max_width: width.max(1.0), ..TextWrapping::default() },
        ..LayoutJob::default()
    }
}

/// The words laid out, wrapped at `width`.
pub fn lay_out(
    ui: &Ui,
    theme: &Theme,
    kind: Type,
    color: Color32,
    words: &str,
    width: f32,
) -> Arc<Galley> {
    let mut job = job(width);
    job.append(words, 0.0, format(theme, kind, color));
    ui.painter().layout_job(job)
}

/// The words laid out in one line, with an ellipsis where they are too long for `width`.
pub fn one_line(
    ui: &Ui,
    theme: &Theme,
    kind: Type,
    color: Color32,
    words: &str,
    width: f32,
) -> Arc<Galley> {
    let mut job = job(width);
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    job.append(words, 0.0, TextFormat::simple(theme.font(kind), color));
    ui.painter().layout_job(job)
}

/// A paragraph, no wider than reads well.
pub fn prose(ui: &mut Ui, theme: &Theme, kind: Type, color: Color32, words: &str) -> Response {
    let width = ui.available_width().min(theme.column());
    let galley = lay_out(ui, theme, kind, color, words, width);
    set(ui, &galley, words)
}

/// What is laid out, as a label that says `told`.
pub fn set(ui: &mut Ui, galley: &Arc<Galley>, told: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    if ui.is_rect_visible(rect) {
        ui.painter().galley(rect.min, Arc::clone(galley), Color32::PLACEHOLDER);
    }
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, told));
    response
}

/// A bullet or a number, and a paragraph beside it.
pub fn item(ui: &mut Ui, theme: &Theme, mark: &str, color: Color32, words: &str) -> Response {
    let indent = theme.font(Type::Body).size * 1.4;
    let width = (ui.available_width() - indent).min(theme.column());
    let mark_laid = lay_out(ui, theme, Type::Strong, theme.color.soft_ink, mark, indent);
    let galley = lay_out(ui, theme, Type::Body, color, words, width);
    let size = Vec2::new(indent + galley.size().x, galley.size().y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    if ui.is_rect_visible(rect) {
        ui.painter().galley(rect.min, mark_laid, Color32::PLACEHOLDER);
        let at = rect.min + Vec2::new(indent, 0.0);
        ui.painter().galley(at, Arc::clone(&galley), Color32::PLACEHOLDER);
    }
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, words));
    response
}

/// What is laid out, told by something else already.
pub fn silent(ui: &mut Ui, galley: &Arc<Galley>) {
    let (_, rect) = ui.allocate_space(galley.size());
    if ui.is_rect_visible(rect) {
        ui.painter().galley(rect.min, Arc::clone(galley), Color32::PLACEHOLDER);
    }
}
