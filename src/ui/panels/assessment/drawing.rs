//! Answers on the two sides of a line: too far back to its left, too far over to its right, what held on it.

use egui::{Color32, Pos2, Rect, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, WidgetType};

use crate::assessment::Tally;
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{ems, prose};

/// How one answer is drawn: each place has a shape of its own, so that nothing hangs on color.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Rigid,
    Held,
    Examined,
    Unexamined,
    Violated,
    Unclear,
}

impl Sign {
    /// From left to right; no stance stands with what held, as it is on neither side.
    const ALL: [Self; 6] =
        [Self::Rigid, Self::Held, Self::Examined, Self::Unclear, Self::Unexamined, Self::Violated];

    const fn words(self) -> &'static str {
        match self {
            Self::Rigid => "rigid",
            Self::Held => "held with care",
            Self::Examined => "crossed, examined",
            Self::Unexamined => "crossed, not examined",
            Self::Violated => "violated",
            Self::Unclear => "no stance",
        }
    }

    const fn count(self, tally: &Tally) -> usize {
        match self {
            Self::Rigid => tally.rigid,
            Self::Held => tally.held,
            Self::Examined => tally.examined,
            Self::Unexamined => tally.unexamined,
            Self::Violated => tally.violated,
            Self::Unclear => tally.unclear,
        }
    }

    const fn color(self, theme: &Theme) -> Color32 {
        match self {
            Self::Rigid | Self::Unexamined => theme.color.look_again,
            Self::Held | Self::Examined => theme.color.good,
            Self::Violated => theme.color.harm,
            Self::Unclear => theme.color.soft_ink,
        }
    }

    fn paint(self, ui: &Ui, theme: &Theme, at: Pos2, half: f32) {
        let (painter, color) = (ui.painter(), self.color(theme));
        let corner = |x: f32, y: f32| at + Vec2::new(x, y) * half;
        let stroke = Stroke::new((half * 0.3).max(1.5), color);
        match self {
            Self::Rigid => {
                let square = Rect::from_center_size(at, Vec2::splat(half * 1.7));
                painter.rect_filled(square, 0.0, color);
            }
            Self::Held => {
                painter.circle_filled(at, half, color);
            }
            Self::Examined => {
                painter.circle_stroke(at, half * 0.85, stroke);
            }
            Self::Unexamined => {
                let corners = vec![corner(0.0, -1.0), corner(1.0, 0.85), corner(-1.0, 0.85)];
                painter.add(Shape::convex_polygon(corners, color, Stroke::NONE));
            }
            Self::Violated => {
                painter.line_segment([corner(-0.8, -0.8), corner(0.8, 0.8)], stroke);
                painter.line_segment([corner(-0.8, 0.8), corner(0.8, -0.8)], stroke);
            }
            Self::Unclear => {
                painter.line_segment([corner(-0.8, 0.0), corner(0.8, 0.0)], stroke);
            }
        }
    }
}

/// What each sign means, in a row that wraps.
pub(super) fn legend_ui(ui: &mut Ui, theme: &Theme) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme.steps(4);
        for sign in Sign::ALL.into_iter().filter(|sign| *sign != Sign::Unclear) {
            let (indent, ink) = (ems(theme, 1.3), theme.color.ink);
            let room = ui.max_rect().width() - indent;
            let words = prose::lay_out(ui, theme, Type::Note, ink, sign.words(), room);
            let size = Vec2::new(indent + words.size().x, words.size().y);
            let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, sign.words()));
            let at = Pos2::new(rect.left() + indent * 0.35, rect.center().y);
            sign.paint(ui, theme, at, ems(theme, 0.35));
            ui.painter().galley(rect.min + Vec2::new(indent, 0.0), words, ink);
        }
    });
}

/// Draws a tally as a row of signs that lies further left or right the more it leans there.
pub(super) fn two_sided_ui(ui: &mut Ui, theme: &Theme, name: &str, tally: &Tally) {
    let width = ui.available_width();
    let (cells, note) = (ems(theme, 1.8), theme.font(Type::Note).size * 1.4);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, cells + note), Sense::hover());
    let told = told(name, tally);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &told));
    if !ui.is_rect_visible(rect) {
        return;
    }
    let row = rect.with_max_y(rect.top() + cells);
    let painter = ui.painter();
    painter.hline(row.x_range(), row.center().y, Stroke::new(1.0, theme.color.rule));
    painter.vline(row.center().x, row.y_range(), Stroke::new(1.0, theme.color.edge));
    let step = (width / (2 * tally.n().max(1)) as f32).min(ems(theme, 1.9));
    let middle = (tally.within() + tally.unclear) as f32;
    let mut x = row.center().x - step * (middle / 2.0 + tally.rigid as f32 - 0.5);
    let half = (step * 0.42).min(cells * 0.42);
    for sign in Sign::ALL {
        for _ in 0..sign.count(tally) {
            sign.paint(ui, theme, Pos2::new(x, row.center().y), half);
            x += step;
        }
    }
    ends_ui(ui, theme, rect.with_min_y(row.bottom()));
}

/// What the two ends mean.
fn ends_ui(ui: &Ui, theme: &Theme, rect: Rect) {
    let soft = theme.color.soft_ink;
    let room = rect.width() / 2.0 - theme.steps(2);
    let back = prose::one_line(ui, theme, Type::Note, soft, "← too far back", room);
    let over = prose::one_line(ui, theme, Type::Note, soft, "too far over →", room);
    let at = Pos2::new(rect.right() - over.size().x, rect.top());
    ui.painter().galley(rect.left_top(), back, soft);
    ui.painter().galley(at, over, soft);
}

/// The drawing in words.
fn told(name: &str, tally: &Tally) -> String {
    format!(
        "{name}, drawn: {} left of the line, too far back; {} on it; {} right of it, too far over",
        tally.rigid,
        tally.within() + tally.unclear,
        tally.porous()
    )
}
