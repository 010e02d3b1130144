//! Each dimension's shape, drawn, with its name beside it: nothing is told by color alone.

use egui::{Painter, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, WidgetType};

use super::basic::{sentence_case, text};
use crate::coding::Dimension;
use crate::ui::theme::{Theme, Type};

/// The dimension's shape: ● empathy, ■ boundaries, ▲ questioning.
pub fn dimension_mark(ui: &mut Ui, theme: &Theme, dimension: Dimension) -> Response {
    let size = theme.font(Type::Body).size * 0.72;
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size), Sense::hover());
    paint_mark(ui.painter(), theme, dimension, rect);
    response
}

/// The dimension's shape within a square, for widgets that draw themselves.
pub fn paint_mark(painter: &Painter, theme: &Theme, dimension: Dimension, rect: Rect) {
    let size = rect.width();
    let color = theme.color.dimension(dimension);
    let (center, half) = (rect.center(), size / 2.0);
    match dimension {
        Dimension::Empathy => {
            painter.circle_filled(center, half, color);
        }
        Dimension::Boundaries => {
            painter.rect_filled(
                Rect::from_center_size(center, Vec2::splat(size * 0.88)),
                1.0,
                color,
            );
        }
        Dimension::Questioning => {
            let at = |x: f32, y: f32| Pos2::new(center.x + x * half, center.y + y * half);
            let corners = vec![at(0.0, -0.9), at(1.0, 0.8), at(-1.0, 0.8)];
            painter.add(Shape::convex_polygon(corners, color, Stroke::NONE));
        }
    }
}

/// The shape and the name as one thing, which a row of them does not break in two.
pub fn dimension_name(ui: &mut Ui, theme: &Theme, dimension: Dimension, kind: Type) -> Response {
    let words = sentence_case(dimension.words());
    let (font, color) = (theme.font(kind), theme.color.dimension(dimension));
    let (mark, space) = (font.size * 0.72, theme.steps(1) + 2.0);
    let label = ui.painter().layout_no_wrap(words.clone(), font, color);
    let size = Vec2::new(mark + space + label.size().x, label.size().y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let center = Pos2::new(rect.left() + mark / 2.0, rect.center().y);
    paint_mark(ui.painter(), theme, dimension, Rect::from_center_size(center, Vec2::splat(mark)));
    ui.painter().galley(Pos2::new(rect.left() + mark + space, rect.top()), label, color);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &words));
    response
}

/// The shape and the name.
pub fn dimension_label(ui: &mut Ui, theme: &Theme, dimension: Dimension, kind: Type) -> Response {
    ui.horizontal(|ui| {
        dimension_mark(ui, theme, dimension);
        text(ui, theme, kind, theme.color.dimension(dimension), dimension.words())
    })
    .inner
}
