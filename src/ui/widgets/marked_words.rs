//! An answer, with the words that its codes rest on marked where they stand.

use std::ops::Range;
use std::sync::Arc;

use egui::text::CCursor;
use egui::{Galley, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType};

use super::prose;
use crate::debrief::{CodeReport, Highlight};
use crate::ui::theme::{Theme, Type};

/// What is drawn, and what it is told by.
#[derive(Clone, Copy)]
struct Answer<'a> {
    theme: &'a Theme,
    says: &'a str,
    codes: &'a [CodeReport],
}

/// Draws the answer. What a stretch of it was coded as is told on hovering and on focus.
pub fn marked_words_ui(
    ui: &mut Ui,
    theme: &Theme,
    says: &str,
    codes: &[CodeReport],
    marked: &[Highlight],
) {
    let answer = Answer { theme, says, codes };
    let color = &theme.color;
    let width = ui.available_width().min(theme.column());
    let plain = prose::format(theme, Type::Body, color.ink);
    let underlined = egui::text::TextFormat {
        background: color.mark,
        underline: Stroke::new(1.0, color.ink),
        ..plain.clone()
    };
    let mut job = prose::job(width);
    let mut done = 0;
    for highlight in marked {
        job.append(&says[done..highlight.range.start], 0.0, plain.clone());
        job.append(&says[highlight.range.clone()], 0.0, underlined.clone());
        done = highlight.range.end;
    }
    job.append(&says[done..], 0.0, plain);
    let galley = ui.painter().layout_job(job);
    let response = prose::set(ui, &galley, &format!("You: {says}"));
    for (place, highlight) in marked.iter().enumerate() {
        highlight_ui(ui, answer, highlight, &galley, response.rect.min, place);
    }
}

fn highlight_ui(
    ui: &Ui,
    answer: Answer<'_>,
    highlight: &Highlight,
    galley: &Arc<Galley>,
    origin: Pos2,
    place: usize,
) {
    let codes = highlight.codes.iter().filter_map(|code| answer.codes.get(*code));
    let codes: Vec<&str> = codes.map(|code| code.words.as_str()).collect();
    let codes = codes.join(" · ");
    let words = &answer.says[highlight.range.clone()];
    let rects = rects(galley, origin, answer.says, &highlight.range);
    for (row, rect) in rects.iter().enumerate() {
        // The first row stands for all: one stop for the keyboard, one name for who does not see it.
        let sense = if row == 0 { Sense::focusable_noninteractive() } else { Sense::hover() };
        let response = ui.interact(*rect, ui.id().with(("quote", answer.says, place, row)), sense);
        if row == 0 {
            let told = format!("“{}”: {codes}", words.trim());
            response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &told));
            if response.has_focus() {
                let ring = Stroke::new(2.0, answer.theme.color.focus);
                for rect in &rects {
                    ui.painter().rect_stroke(rect.expand(1.0), 2.0, ring, StrokeKind::Outside);
                }
                response.show_tooltip_text(&codes);
            }
        }
        response.on_hover_text(&codes);
    }
}

/// The rectangles that a stretch of the answer takes, one for each row.
fn rects(galley: &Galley, origin: Pos2, says: &str, range: &Range<usize>) -> Vec<Rect> {
    let cursor = |byte: usize| CCursor::new(says[..byte].chars().count());
    let start = galley.layout_from_cursor(cursor(range.start));
    let end = galley.layout_from_cursor(cursor(range.end));
    let left = galley.pos_from_cursor(cursor(range.start)).left();
    let right = galley.pos_from_cursor(cursor(range.end)).left();
    let rows = galley.rows.iter().enumerate().skip(start.row).take(end.row + 1 - start.row);
    let rect = |(row, placed): (usize, &egui::epaint::text::PlacedRow)| {
        let mut rect = placed.rect();
        if row == start.row {
            rect.min.x = left;
        }
        if row == end.row {
            rect.max.x = right;
        }
        (rect.width() > 1.0).then(|| rect.translate(origin.to_vec2()))
    };
    rows.filter_map(rect).collect()
}
