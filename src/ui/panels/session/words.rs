//! What the client says, appearing by words.

use std::sync::Arc;

use egui::accesskit::Live;
use egui::{Color32, Galley, Rect, Sense, Ui, Vec2, WidgetInfo, WidgetType};

use super::plan::Plan;
use super::{Part, Screen};
use crate::debrief::wording;
use crate::ui::action::Action;
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{Places, prose};

/// Every line whole, what has not appeared yet in no color: words do not move when the next ones come.
pub(super) fn lay_out(ui: &Ui, screen: Screen<'_>, width: f32) -> Vec<Arc<Galley>> {
    let theme = screen.theme;
    // The client's type is larger than the body's, and so is a line of it.
    let column = theme.column() * theme.font(Type::Client).size / theme.font(Type::Body).size;
    let mut left = screen.view.appeared;
    let line = |line: &String| {
        let words =
            if line.is_empty() { wording::SILENCE.to_owned() } else { format!("“{line}”") };
        let all = line.split_whitespace().count();
        let shown = if left >= all { words.len() } else { end_of(&words, left) };
        left = left.saturating_sub(all);
        let mut job = prose::job(width.min(column));
        let color = theme.color.ink;
        job.append(&words[..shown], 0.0, prose::format(theme, Type::Client, color));
        let hidden = prose::format(theme, Type::Client, Color32::TRANSPARENT);
        job.append(&words[shown..], 0.0, hidden);
        ui.painter().layout_job(job)
    };
    screen.view.words.iter().map(line).collect()
}

/// Where the first `count` words end.
fn end_of(words: &str, count: usize) -> usize {
    let mut seen = 0;
    let mut was_space = true;
    for (at, letter) in words.char_indices() {
        let is_space = letter.is_whitespace();
        if was_space && !is_space {
            if seen == count {
                return at;
            }
            seen += 1;
        }
        was_space = is_space;
    }
    words.len()
}

/// How much room the lines take.
pub(super) fn height(lines: &[Arc<Galley>], theme: &Theme) -> f32 {
    let gaps = lines.len().saturating_sub(1) as f32 * theme.steps(2);
    lines.iter().map(|line| line.size().y).sum::<f32>() + gaps
}

/// Draws the words. Who does not see them hears them at once, and once.
pub(super) fn words_ui(
    ui: &mut Ui,
    screen: Screen<'_>,
    plan: &Plan,
    places: &mut Places,
) -> Option<Action> {
    let size = Vec2::new(plan.content.width(), height(&plan.words, screen.theme));
    let (_, rect) = ui.allocate_space(size);
    // No stop for the keyboard: the button below does the same.
    let sense = if screen.view.is_your_turn { Sense::hover() } else { Sense::CLICK };
    let response = ui.interact(rect, ui.id().with("words"), sense);
    let mut at = rect.min;
    for line in &plan.words {
        ui.painter().galley(at, Arc::clone(line), screen.theme.color.ink);
        at.y += line.size().y + screen.theme.steps(2);
    }
    let told = told(screen);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &told));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
    let widest = plan.words.iter().map(|line| line.size().x).fold(0.0, f32::max);
    places.set(Part::Words, Rect::from_min_size(rect.min, Vec2::new(widest, size.y)));
    response.clicked().then_some(Action::ShowAll)
}

fn told(screen: Screen<'_>) -> String {
    let said: Vec<&str> = screen.view.words.iter().map(String::as_str).collect();
    let said = said.join(" ");
    let said = if said.trim().is_empty() { "says nothing" } else { said.trim() };
    format!("{}: {said}", screen.view.client)
}

#[cfg(test)]
mod tests {
    use super::end_of;

    #[test]
    fn words_end_where_the_next_one_begins() {
        let words = "“So… do you”";
        assert_eq!(&words[..end_of(words, 0)], "");
        assert_eq!(&words[..end_of(words, 1)], "“So… ");
        assert_eq!(&words[..end_of(words, 2)], "“So… do ");
        assert_eq!(&words[..end_of(words, 3)], words);
    }
}
