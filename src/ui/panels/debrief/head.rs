//! The one point to take along, and the three dimensions.

use egui::{Frame, Margin, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2};
use egui::{WidgetInfo, WidgetType};

use super::parts::{body, label, soft, some_turns, tell_head, turn_button};
use super::{DebriefState, Page};
use crate::debrief::{DimensionReport, wording};
use crate::scoring::Lesson;
use crate::ui::theme::Type;
use crate::ui::widgets::{MomentMark, dimension_mark, fold, prose, sentence_case};

/// The corrective point in one sentence, and what to do about it.
pub(super) fn point_ui(ui: &mut Ui, page: Page<'_>, state: &mut DebriefState) -> Rect {
    let theme = page.theme;
    let color = &theme.color;
    let point = &page.debrief.corrective;
    let title =
        format!("{} · {}", page.debrief.scenario.title, wording::run(&page.debrief.provenance));
    label(ui, page, &title);
    ui.add_space(theme.steps(2));
    let leads = wording::leads(point.lesson);
    let shown = ui.scope(|ui| {
        if leads {
            ui.horizontal(|ui| {
                let size = theme.font(Type::Strong).size;
                let (rect, _) = ui.allocate_exact_size(Vec2::splat(size), Sense::hover());
                let mark = if point.lesson == Lesson::Violation {
                    MomentMark::Violation
                } else {
                    MomentMark::RiskUnasked
                };
                mark.paint(ui, theme, rect.center(), size * 0.8);
                prose::prose(ui, theme, Type::Strong, color.harm, wording::heads::LEAD);
            });
        } else {
            let words = "The one point to take with you";
            prose::prose(ui, theme, Type::Strong, color.accent, words);
        }
        ui.add_space(theme.steps(1));
        let sentence = wording::point(point);
        let width = ui.available_width().min(theme.column() * 1.5);
        let galley = prose::lay_out(ui, theme, Type::Title, color.ink, &sentence, width);
        let head = prose::set(ui, &galley, &sentence);
        tell_head(ui, &head, 1, &sentence);
        ui.add_space(theme.steps(1));
        let width = ui.available_width().min(theme.column() * 1.1);
        let ink = color.ink;
        let advice = prose::lay_out(ui, theme, Type::Body, ink, &point.advice, width);
        prose::set(ui, &advice, &point.advice);
        if let Some(also) = wording::also_leads(page.debrief) {
            ui.add_space(theme.steps(2));
            body(ui, page, &also);
        }
        if let Some(turn) = point.turns.first() {
            turn_button(ui, page, state, *turn);
        }
    });
    shown.response.rect
}

/// Three cells of one height, or one below the other where the window is narrow.
pub(super) fn dimensions_ui(ui: &mut Ui, page: Page<'_>, state: &mut DebriefState) -> Rect {
    let theme = page.theme;
    let gap = theme.steps(3);
    let count = if page.is_narrow { 1 } else { 3 };
    let width = (ui.available_width() - gap * (count - 1) as f32) / count as f32;
    let top = ui.cursor().min;
    let id = ui.id().with("cells");
    // Cells are as tall as the tallest was in the frame before.
    let known: f32 = ui.ctx().data(|data| data.get_temp(id)).unwrap_or(0.0);
    let mut tallest: f32 = 0.0;
    let mut at = top;
    let mut all = Rect::from_min_size(top, Vec2::ZERO);
    for report in &page.debrief.dimensions {
        let least = if page.is_narrow { 0.0 } else { known };
        let rect = Rect::from_min_size(at, Vec2::new(width, f32::INFINITY));
        let builder = UiBuilder::new().id_salt(report.dimension.words()).max_rect(rect);
        let mut child = ui.new_child(builder);
        let height = cell_ui(&mut child, page, state, report, least);
        tallest = tallest.max(height);
        let shown = child.min_rect();
        all = all.union(shown);
        if page.is_narrow {
            at.y = shown.bottom() + gap;
        } else {
            at.x += width + gap;
        }
    }
    if (tallest - known).abs() > 0.5 {
        ui.ctx().data_mut(|data| data.insert_temp(id, tallest));
        ui.ctx().request_repaint();
    }
    ui.advance_cursor_after_rect(all);
    all
}

/// Draws a cell at least as tall as is said, and tells how tall its content is.
fn cell_ui(
    ui: &mut Ui,
    page: Page<'_>,
    state: &mut DebriefState,
    report: &DimensionReport,
    least: f32,
) -> f32 {
    let theme = page.theme;
    let color = &theme.color;
    let pad = theme.steps(4);
    let frame = Frame::new()
        .fill(color.card)
        .stroke(Stroke::new(1.0, color.rule))
        .corner_radius(theme.corner())
        .inner_margin(Margin::same(pad as i8));
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        let top = ui.cursor().top();
        name_and_score_ui(ui, page, report);
        ui.add_space(theme.steps(2));
        if report.score.is_some() {
            bar_ui(ui, page, report);
            ui.add_space(theme.steps(2));
        }
        if report.is_reported {
            if let Some(own) = own_words(report) {
                own_ui(ui, page, &own);
            }
            if !report.weak_turns.is_empty() {
                let words = format!("Look again at {}", some_turns(&report.weak_turns));
                soft(ui, page, &words);
            }
        }
        let is_open = &mut state.shows_rule[report.dimension.index()];
        let name = report.dimension.words();
        let words = "How this came about";
        let folded = fold(ui, theme, Type::Note, words, is_open);
        folded.widget_info(|| {
            WidgetInfo::labeled(WidgetType::Button, true, format!("{words} ({name})"))
        });
        if *is_open {
            soft(ui, page, &report.rule);
        }
        let height = ui.cursor().top() - top;
        let rest = least - height;
        if rest > 0.0 {
            ui.add_space(rest);
        }
        height
    });
    shown.inner
}

fn name_and_score_ui(ui: &mut Ui, page: Page<'_>, report: &DimensionReport) {
    let theme = page.theme;
    let color = &theme.color;
    let dimension = report.dimension;
    let height = theme.font(Type::Title).size * 1.3;
    let size = Vec2::new(ui.available_width(), height);
    let (_, rect) = ui.allocate_space(size);
    ui.scope_builder(
        UiBuilder::new()
            .id_salt("name")
            .max_rect(rect)
            .layout(egui::Layout::left_to_right(egui::Align::Center)),
        |ui| {
            dimension_mark(ui, theme, dimension);
            let tint = color.dimension(dimension);
            let name = sentence_case(dimension.words());
            let name = prose::lay_out(ui, theme, Type::Strong, tint, &name, 400.0);
            prose::silent(ui, &name);
        },
    );
    let (main, note) = match (report.is_reported, report.score) {
        (true, Some(score)) => (score.to_string(), format!("n {}", report.n)),
        _ => (String::new(), wording::score(report)),
    };
    let note = prose::lay_out(ui, theme, Type::Note, color.soft_ink, &note, f32::INFINITY);
    let main = prose::lay_out(ui, theme, Type::Title, color.ink, &main, f32::INFINITY);
    let x = rect.right() - note.size().x;
    let note_at = Pos2::new(x, rect.center().y - note.size().y / 2.0);
    let main_at =
        Pos2::new(x - theme.steps(2) - main.size().x, rect.center().y - main.size().y / 2.0);
    ui.painter().galley(note_at, note, color.ink);
    ui.painter().galley(main_at, main, color.ink);
    let told = format!("{dimension}: {}", wording::score(report));
    let response = ui.interact(rect, ui.id().with("score"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &told));
}

/// The trainee's own rating, behind the shape it has on the bar.
fn own_ui(ui: &mut Ui, page: Page<'_>, words: &str) {
    let theme = page.theme;
    let size = theme.font(Type::Body).size;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = theme.steps(1);
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(size), Sense::hover());
        diamond(ui, page, rect.center(), size * 0.36);
        body(ui, page, words);
    });
}

/// The shape of the trainee's own rating.
fn diamond(ui: &Ui, page: Page<'_>, center: Pos2, half: f32) {
    let color = &page.theme.color;
    let corner = |x: f32, y: f32| center + Vec2::new(x, y) * half;
    let corners = vec![corner(0.0, -1.0), corner(1.0, 0.0), corner(0.0, 1.0), corner(-1.0, 0.0)];
    let outline = Stroke::new(2.0, color.ink);
    ui.painter().add(egui::Shape::convex_polygon(corners, color.card, outline));
}

/// “You said 80 (assured), 18 above”.
fn own_words(report: &DimensionReport) -> Option<String> {
    let own = report.own?;
    let with_band = wording::own_rating(own);
    let without = format!("you said {own}");
    let told = wording::own_and_gap(report)?.replacen(&without, &with_band, 1);
    Some(sentence_case(&told))
}

/// What the worst and the best path would have given, the score, and the trainee's own rating.
fn bar_ui(ui: &mut Ui, page: Page<'_>, report: &DimensionReport) {
    let Some(score) = report.score else { return };
    let theme = page.theme;
    let color = &theme.color;
    let tint = color.dimension(report.dimension);
    let knob = theme.font(Type::Body).size;
    let note = theme.font(Type::Note).size * 1.4;
    let size = Vec2::new(ui.available_width(), knob + theme.steps(1) + note);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let y = rect.top() + knob / 2.0;
    let inset = knob / 2.0;
    let (left, right) = (rect.left() + inset, rect.right() - inset);
    let at = |value: u8| left + (right - left) * f32::from(value) / 100.0;
    let painter = ui.painter();
    let track = Rect::from_min_max(Pos2::new(left, y - 2.0), Pos2::new(right, y + 2.0));
    painter.rect_filled(track, 2.0, color.rule);
    painter.rect_filled(track.with_max_x(at(score)), 2.0, tint);
    if let Some(own) = report.own {
        diamond(ui, page, Pos2::new(at(own), y), knob * 0.42);
    }
    let mark = Rect::from_center_size(Pos2::new(at(score), y), Vec2::new(5.0, knob));
    painter.rect(mark, 2.0, tint, Stroke::new(1.0, color.card), StrokeKind::Outside);
    let words = |text: &str| prose::one_line(ui, theme, Type::Note, color.soft_ink, text, 300.0);
    let (worst, best) = (words("worst path"), words("best path"));
    let below = rect.bottom() - note;
    painter.galley(Pos2::new(rect.left(), below), worst, color.ink);
    let x = rect.right() - best.size().x;
    painter.galley(Pos2::new(x, below), best, color.ink);
    let own = report.own.map_or(String::new(), |own| format!(", your own rating at {own}"));
    let told = format!(
        "{}: from the worst path, 0, to the best, 100: the score at {score}{own}",
        report.dimension
    );
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &told));
    let legend = if report.own.is_some() {
        "The upright mark is the score, the open diamond your own rating"
    } else {
        "The upright mark is the score"
    };
    response.on_hover_text(legend);
}
