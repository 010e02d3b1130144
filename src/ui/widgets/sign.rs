//! Small drawn signs, so that no meaning hangs on a letter that a font may lack, or on color.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2};

/// A check mark within a square.
pub fn check(painter: &Painter, rect: Rect, color: Color32) {
    let at = |x: f32, y: f32| rect.min + Vec2::new(x * rect.width(), y * rect.height());
    let width = (rect.width() * 0.14).max(1.5);
    let line = vec![at(0.12, 0.55), at(0.4, 0.82), at(0.9, 0.2)];
    painter.add(Shape::line(line, Stroke::new(width, color)));
}

/// A triangle with a bar in it: something is wrong.
pub fn warning(painter: &Painter, rect: Rect, color: Color32) {
    let at = |x: f32, y: f32| rect.min + Vec2::new(x * rect.width(), y * rect.height());
    let width = (rect.width() * 0.1).max(1.5);
    let corners = vec![at(0.5, 0.06), at(0.98, 0.92), at(0.02, 0.92)];
    painter.add(Shape::closed_line(corners, Stroke::new(width, color)));
    painter.line_segment([at(0.5, 0.38), at(0.5, 0.62)], Stroke::new(width, color));
    painter.circle_filled(at(0.5, 0.76), width * 0.6, color);
}

/// A triangle that points to the right while something is folded, and down once it is unfolded.
pub fn fold_arrow(painter: &Painter, center: Pos2, size: f32, is_open: bool, color: Color32) {
    let half = size / 2.0;
    let turned = |x: f32, y: f32| {
        let (x, y) = if is_open { (-y, x) } else { (x, y) };
        center + Vec2::new(x * half, y * half)
    };
    let corners = vec![turned(0.8, 0.0), turned(-0.6, 0.9), turned(-0.6, -0.9)];
    painter.add(Shape::convex_polygon(corners, color, Stroke::NONE));
}
