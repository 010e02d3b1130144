//! The plot of scores: a line for each dimension, known by its color, its style and its shape.

use egui::{Pos2, Rect, Sense, Stroke, Ui, Vec2, WidgetInfo, WidgetType};
use egui_plot::{Line, LineStyle, PlotPoint, PlotPoints, PlotTransform};

use crate::coding::Dimension;
use crate::progress::{Trend, wording};
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{Reach, paint_mark, prose, sentence_case, still_plot};

/// Room above 100 and below 0, in points of the score, so that no mark is cut.
const MARGIN: f64 = 5.0;

/// One line.
struct Series {
    dimension: Dimension,
    points: Vec<PlotPoint>,
    newest: u8,
}

/// Draws the plot; nothing where no session has a score.
pub(super) fn plot_ui(ui: &mut Ui, theme: &Theme, trends: &[&Trend]) {
    let series: Vec<Series> = trends.iter().filter_map(|one| series(one)).collect();
    if series.is_empty() {
        return;
    }
    let note = theme.font(Type::Note).size;
    let row = (note * 1.45).round();
    let height = 120.0 + 40.0 * theme.text;
    let below = row + theme.steps(2);
    let (_, whole) = ui.allocate_space(Vec2::new(ui.available_width(), height + below));
    let left = whole.left() + note * 2.2;
    let right = (whole.right() - note * 10.0).max(left + 60.0);
    let area = Rect::from_x_y_ranges(left..=right, whole.top()..=whole.top() + height);
    scale_ui(ui, theme, area);
    let (response, transform) = lines_ui(ui, theme, area, &series);
    for one in &series {
        for point in &one.points {
            let at = transform.position_from_point(point);
            let size = Vec2::splat(note * 0.62);
            paint_mark(ui.painter(), theme, one.dimension, Rect::from_center_size(at, size));
        }
    }
    names_ui(ui, theme, (area, row), &series, &transform);
    ends_ui(ui, theme, area);
    let told = wording::plot(trends);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &told));
}

/// Each line has the whole width: sessions are counted one by one, days are not.
fn series(one: &Trend) -> Option<Series> {
    let of = one.points.len();
    let x = |place: usize| if of < 2 { 0.5 } else { place as f64 / (of - 1) as f64 };
    let points = one
        .points
        .iter()
        .enumerate()
        .map(|(place, point)| PlotPoint::new(x(place), f64::from(point.score)));
    let newest = one.points.last()?.score;
    Some(Series { dimension: one.group.dimension, points: points.collect(), newest })
}

/// A faint scale behind the lines.
fn scale_ui(ui: &Ui, theme: &Theme, area: Rect) {
    let color = &theme.color;
    let margin = area.height() * (MARGIN / (100.0 + 2.0 * MARGIN)) as f32;
    let inner = area.shrink2(Vec2::new(0.0, margin));
    for (part, words) in [(0.0, "100"), (0.5, "50"), (1.0, "0")] {
        let y = inner.top() + inner.height() * part;
        ui.painter().hline(area.x_range(), y, Stroke::new(1.0, color.rule));
        let words = prose::one_line(ui, theme, Type::Note, color.soft_ink, words, 60.0);
        let at = Pos2::new(area.left() - words.size().x - 6.0, y - words.size().y / 2.0);
        ui.painter().galley(at, words, color.soft_ink);
    }
}

fn lines_ui(
    ui: &mut Ui,
    theme: &Theme,
    area: Rect,
    series: &[Series],
) -> (egui::Response, PlotTransform) {
    let reach = Reach { right: 1.0, top: 100.0, beside: 0.03, beyond: MARGIN };
    still_plot(ui, "scores", (area, Sense::hover()), reach, |plot| {
        for one in series {
            let line = Line::new(one.dimension.words(), PlotPoints::Borrowed(&one.points))
                .color(theme.color.dimension(one.dimension))
                .width(2.0)
                .style(style(one.dimension))
                .allow_hover(false);
            plot.line(line);
        }
    })
}

const fn style(dimension: Dimension) -> LineStyle {
    match dimension {
        Dimension::Empathy => LineStyle::Solid,
        Dimension::Boundaries => LineStyle::Dashed { length: 9.0 },
        Dimension::Questioning => LineStyle::Dotted { spacing: 6.0 },
    }
}

/// Each line's name and newest score beside its end, moved apart where they would lie on each other.
fn names_ui(
    ui: &Ui,
    theme: &Theme,
    (area, row): (Rect, f32),
    series: &[Series],
    transform: &PlotTransform,
) {
    let end = |one: &Series| {
        let y = transform.position_from_point(one.points.last()?).y;
        let name = sentence_case(one.dimension.words());
        Some((y, one.dimension, format!("{name} {}", one.newest)))
    };
    let mut names: Vec<_> = series.iter().filter_map(end).collect();
    names.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut least = area.top() + row / 2.0;
    for (y, ..) in &mut names {
        *y = y.max(least);
        least = *y + row;
    }
    // What was moved too far down is moved up again, the lowest first.
    let mut most = area.bottom() - row / 2.0;
    for (y, ..) in names.iter_mut().rev() {
        *y = y.min(most);
        most = *y - row;
    }
    let size = theme.font(Type::Note).size;
    let left = area.right() + theme.steps(2);
    for (y, dimension, words) in names {
        let color = theme.color.dimension(dimension);
        let mark = Pos2::new(left + size * 0.4, y);
        paint_mark(
            ui.painter(),
            theme,
            dimension,
            Rect::from_center_size(mark, Vec2::splat(size * 0.7)),
        );
        let words = prose::one_line(ui, theme, Type::Note, color, &words, size * 9.0);
        let at = Pos2::new(left + size * 1.1, y - words.size().y / 2.0);
        ui.painter().galley(at, words, color);
    }
}

/// Which end is which.
fn ends_ui(ui: &Ui, theme: &Theme, area: Rect) {
    let color = theme.color.soft_ink;
    let words = |words: &str| prose::one_line(ui, theme, Type::Note, color, words, 200.0);
    let (oldest, newest) = (words("oldest"), words("newest"));
    let right = area.right() - newest.size().x;
    ui.painter().galley(area.left_bottom(), oldest, color);
    ui.painter().galley(Pos2::new(right, area.bottom()), newest, color);
}
