//! The course of the session: three lines over the turns, and a strip below them with the moments marked.

use egui::{EventFilter, Key, Modifiers, Pos2, Rect, Sense, Stroke, Ui, Vec2};
use egui::{WidgetInfo, WidgetType};
use egui_plot::{Line, LineStyle, PlotPoints, PlotTransform};

use super::parts::heading;
use super::prepared::Series;
use super::{DebriefState, Page, select, step};
use crate::debrief::wording;
use crate::ui::theme::Type;
use crate::ui::widgets::{Reach, prose, still_plot};

/// Where everything of it stands.
struct Areas {
    plot: Rect,
    /// One row for each mark that occurs.
    strip: Rect,
    numbers: Rect,
    /// Names at the ends of lines and rows.
    names_at: f32,
    row: f32,
}

/// Draws the plot and the strip; a point pressed in either selects its turn.
pub(super) fn course_ui(ui: &mut Ui, page: Page<'_>, state: &mut DebriefState) -> Rect {
    let theme = page.theme;
    let shown = ui.scope(|ui| {
        heading(ui, page, wording::heads::MOODS);
        let areas = areas(ui, page);
        let (response, transform) = plot_ui(ui, page, &areas);
        let turns = page.debrief.turns.len();
        let turn_at = |at: Pos2| {
            let x = transform.value_from_position(at).x.round();
            // The start belongs to the first turn: it is what that turn met.
            (x as i64).clamp(1, turns.max(1) as i64) as usize - 1
        };
        let strip = ui.interact(areas.strip, ui.id().with("strip"), Sense::CLICK);
        for pressed in [&response, &strip] {
            if let Some(at) = pressed.interact_pointer_pos().filter(|_| pressed.clicked()) {
                select(state, turn_at(at));
                state.goes_to = true;
            }
        }
        keys(ui, page, state, &response);
        let hovered = response.hover_pos().or(strip.hover_pos()).map(turn_at);
        if let Some(turn) = hovered.filter(|turn| page.selected != Some(*turn)) {
            line_at(ui, &areas, &transform, turn, Stroke::new(1.0, theme.color.edge));
        }
        if let Some(turn) = page.selected {
            line_at(ui, &areas, &transform, turn, Stroke::new(2.0, theme.color.accent));
        }
        points_ui(ui, page, &transform);
        names_ui(ui, page, &areas, &transform);
        strip_ui(ui, page, &areas, &transform);
        numbers_ui(ui, page, &areas, &transform);
        if response.has_focus() {
            let ring = Stroke::new(2.0, theme.color.focus);
            let kind = egui::StrokeKind::Outside;
            ui.painter().rect_stroke(areas.plot, theme.corner(), ring, kind);
        }
        tell(ui, page, &response);
        let told = hovered.and_then(|turn| told_at(page, turn));
        if let Some(told) = told {
            let hovered = if response.hovered() { response } else { strip };
            hovered.on_hover_text_at_pointer(told);
        }
    });
    shown.response.rect
}

fn areas(ui: &mut Ui, page: Page<'_>) -> Areas {
    let theme = page.theme;
    let note = theme.font(Type::Note).size;
    let row = (note * 1.45).round();
    let rows = page.prepared.marked.len() as f32;
    let plot_height = 120.0 + 40.0 * theme.text;
    let size = Vec2::new(
        ui.available_width(),
        plot_height + theme.steps(2) + rows * row + theme.steps(1) + row,
    );
    let (_, whole) = ui.allocate_space(size);
    let scale_width = note * 2.2;
    let names_width = note * 9.5;
    let left = whole.left() + scale_width;
    let right = (whole.right() - names_width).max(left + 60.0);
    let x = egui::Rangef::new(left, right);
    let plot = Rect::from_x_y_ranges(x, whole.top()..=whole.top() + plot_height);
    let strip_top = plot.bottom() + theme.steps(2);
    let strip = Rect::from_x_y_ranges(x, strip_top..=strip_top + rows * row);
    let numbers = Rect::from_x_y_ranges(x, whole.bottom() - row..=whole.bottom());
    Areas { plot, strip, numbers, names_at: right + theme.steps(2), row }
}

/// The lines themselves, and a faint scale behind them.
fn plot_ui(ui: &mut Ui, page: Page<'_>, areas: &Areas) -> (egui::Response, PlotTransform) {
    let color = &page.theme.color;
    for (part, words) in [(0.0, "1"), (0.5, "0.5"), (1.0, "0")] {
        let y = inner(areas.plot).top() + inner(areas.plot).height() * part;
        ui.painter().hline(areas.plot.x_range(), y, Stroke::new(1.0, color.rule));
        let words = prose::one_line(ui, page.theme, Type::Note, color.soft_ink, words, 60.0);
        let at = Pos2::new(areas.plot.left() - words.size().x - 6.0, y - words.size().y / 2.0);
        ui.painter().galley(at, words, color.soft_ink);
    }
    let turns = page.debrief.turns.len().max(1) as f64;
    let reach = Reach { right: turns, top: 1.0, beside: 0.02 * turns, beyond: MARGIN };
    still_plot(ui, "course", (areas.plot, Sense::click()), reach, |plot| {
        for (series, look) in page.prepared.series.iter().zip(looks(page)) {
            let line = Line::new(series.name, PlotPoints::Borrowed(&series.points))
                .color(look.color)
                .width(2.0)
                .style(look.style)
                .allow_hover(false);
            plot.line(line);
        }
    })
}

/// Room above 1 and below 0, so that no line is cut.
const MARGIN: f64 = 0.06;

/// The part of the plot that runs from 1 to 0.
fn inner(plot: Rect) -> Rect {
    let margin = plot.height() * (MARGIN / (1.0 + 2.0 * MARGIN)) as f32;
    plot.shrink2(Vec2::new(0.0, margin))
}

/// A line is known by its color, its style and the shape of its points.
struct Look {
    color: egui::Color32,
    style: LineStyle,
}

fn looks(page: Page<'_>) -> [Look; 3] {
    let color = &page.theme.color;
    [
        Look { color: color.accent, style: LineStyle::Solid },
        Look { color: color.boundaries, style: LineStyle::Dashed { length: 9.0 } },
        Look { color: color.empathy, style: LineStyle::Dotted { spacing: 6.0 } },
    ]
}

/// Left and right move the selected turn while the plot has the focus.
fn keys(ui: &Ui, page: Page<'_>, state: &mut DebriefState, response: &egui::Response) {
    if !response.has_focus() {
        return;
    }
    let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    for (key, is_back) in [(Key::ArrowLeft, true), (Key::ArrowRight, false)] {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            step(page, state, is_back);
        }
    }
}

/// The plot in a sentence, and the selected turn as its value.
fn tell(ui: &Ui, page: Page<'_>, response: &egui::Response) {
    let told = page.prepared.course.as_str();
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, told));
    let value = page.selected.and_then(|turn| told_at(page, turn));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        if let Some(value) = value {
            node.set_value(value);
        }
    });
}

/// “Turn 4: alliance 0.41, openness 0.38, distress 0.60”.
fn told_at(page: Page<'_>, turn: usize) -> Option<String> {
    let mood = page.debrief.moods.get(turn + 1)?;
    let levels: Vec<String> = page
        .prepared
        .series
        .iter()
        .map(|series| format!("{} {}", series.name, (series.level)(mood)))
        .collect();
    Some(format!("Turn {}: {}", turn + 1, levels.join(", ")))
}

fn x_of(transform: &PlotTransform, turn: usize) -> f32 {
    transform.position_from_point_x((turn + 1) as f64)
}

/// From the top of the plot to the turn's number.
fn line_at(ui: &Ui, areas: &Areas, transform: &PlotTransform, turn: usize, stroke: Stroke) {
    let y = areas.plot.top()..=areas.numbers.top();
    ui.painter().vline(x_of(transform, turn), y, stroke);
}

/// A point for each turn, in the line's own shape, where they do not stand too close.
fn points_ui(ui: &Ui, page: Page<'_>, transform: &PlotTransform) {
    let moods = page.debrief.moods.len();
    let is_close = transform.dpos_dvalue_x() < 12.0;
    for (place, (series, look)) in page.prepared.series.iter().zip(looks(page)).enumerate() {
        for (turn, point) in series.points.iter().enumerate() {
            let is_selected = page.selected.is_some_and(|selected| selected + 1 == turn);
            let is_end = turn + 1 == moods;
            if is_close && !is_selected && !is_end {
                continue;
            }
            let at = transform.position_from_point(point);
            let half = if is_selected { 5.0 } else { 3.2 };
            shape(ui, place, at, half, look.color);
        }
    }
}

fn shape(ui: &Ui, place: usize, at: Pos2, half: f32, color: egui::Color32) {
    let painter = ui.painter();
    match place {
        0 => {
            painter.circle_filled(at, half, color);
        }
        1 => {
            painter.rect_filled(Rect::from_center_size(at, Vec2::splat(half * 1.8)), 0.0, color);
        }
        _ => {
            let corner = |x: f32, y: f32| at + Vec2::new(x, y) * half * 1.2;
            let corners = vec![corner(0.0, -1.0), corner(1.0, 0.8), corner(-1.0, 0.8)];
            painter.add(egui::Shape::convex_polygon(corners, color, Stroke::NONE));
        }
    }
}

/// Each line's name and last value beside its end, moved apart where they would lie on each other.
fn names_ui(ui: &Ui, page: Page<'_>, areas: &Areas, transform: &PlotTransform) {
    let Some(last) = page.debrief.moods.last() else { return };
    let looks = looks(page);
    let end = |(place, series): (usize, &Series)| {
        let point = series.points.last()?;
        let y = transform.position_from_point(point).y;
        Some((y, place, format!("{} {}", series.name, (series.level)(last))))
    };
    let mut names: Vec<_> = page.prepared.series.iter().enumerate().filter_map(end).collect();
    names.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut least = areas.plot.top() + areas.row / 2.0;
    for (y, _, _) in &mut names {
        *y = y.max(least);
        least = *y + areas.row;
    }
    // What was moved too far down is moved up again, the lowest first.
    let mut most = areas.plot.bottom() - areas.row / 2.0;
    for (y, _, _) in names.iter_mut().rev() {
        *y = y.min(most);
        most = *y - areas.row;
    }
    let size = page.theme.font(Type::Note).size;
    for (y, place, words) in names {
        let color = looks[place].color;
        let words = prose::one_line(ui, page.theme, Type::Note, color, &words, 400.0);
        shape(ui, place, Pos2::new(areas.names_at + size * 0.4, y), size * 0.3, color);
        let at = Pos2::new(areas.names_at + size * 1.1, y - words.size().y / 2.0);
        ui.painter().galley(at, words, color);
    }
}

/// The marked moments, a row for each kind, with its word at the end.
fn strip_ui(ui: &Ui, page: Page<'_>, areas: &Areas, transform: &PlotTransform) {
    let theme = page.theme;
    let size = theme.font(Type::Note).size * 0.8;
    for (row, (mark, turns)) in page.prepared.marked.iter().enumerate() {
        let y = areas.strip.top() + areas.row * (row as f32 + 0.5);
        ui.painter().hline(areas.strip.x_range(), y, Stroke::new(1.0, theme.color.rule));
        for turn in turns {
            let at = Pos2::new(x_of(transform, turn - 1), y);
            ui.painter().circle_filled(at, size * 0.75, theme.color.paper);
            mark.paint(ui, theme, at, size);
        }
        let color = mark.color(theme);
        mark.paint(ui, theme, Pos2::new(areas.names_at + size * 0.5, y), size);
        let words = prose::one_line(ui, theme, Type::Note, color, mark.words(), 400.0);
        let x = areas.names_at + theme.font(Type::Note).size * 1.1;
        ui.painter().galley(Pos2::new(x, y - words.size().y / 2.0), words, color);
    }
}

/// “start”, then the turns' numbers, as many as there is room for.
fn numbers_ui(ui: &Ui, page: Page<'_>, areas: &Areas, transform: &PlotTransform) {
    let theme = page.theme;
    let note = theme.font(Type::Note).size;
    let room = transform.dpos_dvalue_x() as f32;
    let turns = page.debrief.turns.len();
    let widest = note * (1.0 + 0.65 * turns.to_string().len() as f32);
    let every = [1, 2, 5, 10, 20, 50, 100].into_iter().find(|every| *every as f32 * room > widest);
    let every = every.unwrap_or(200);
    let at = |value: f64, words: &str, color: egui::Color32, kind: Type| {
        let words = prose::one_line(ui, theme, kind, color, words, 200.0);
        let x = transform.position_from_point_x(value) - words.size().x / 2.0;
        let y = areas.numbers.center().y - words.size().y / 2.0;
        let at = Pos2::new(x, y);
        let rect = Rect::from_min_size(at, words.size()).expand2(Vec2::new(3.0, 0.0));
        ui.painter().rect_filled(rect, 0.0, theme.color.paper);
        ui.painter().galley(at, words, color);
    };
    at(0.0, "start", theme.color.soft_ink, Type::Note);
    // A number right beside “start” would lie on it.
    let first = (note * 3.0 / room.max(0.01)).ceil() as usize;
    for turn in (1..=turns).filter(|turn| turn % every == 0 && *turn >= first) {
        at(turn as f64, &turn.to_string(), theme.color.soft_ink, Type::Note);
    }
    if let Some(turn) = page.selected {
        let words = (turn + 1).to_string();
        at((turn + 1) as f64, &words, theme.color.accent, Type::Strong);
    }
}
