//! The answers: equal in size and weight, whichever is the better one.

use std::sync::Arc;

use egui::{Galley, Rect, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, WidgetType};

use super::plan::{Plan, number_width};
use super::{Part, Screen};
use crate::ui::action::Action;
use crate::ui::theme::Type;
use crate::ui::widgets::{Places, button, primary_button, prose};

/// The answers laid out as cards of one size.
pub(super) struct Cards {
    texts: Vec<Arc<Galley>>,
    columns: usize,
    size: Vec2,
    gap: f32,
}

impl Cards {
    pub fn new(ui: &Ui, screen: Screen<'_>, width: f32, columns: usize) -> Self {
        let theme = screen.theme;
        let gap = theme.steps(3);
        let card_width = (width - gap * (columns - 1) as f32) / columns as f32;
        let text_width = card_width - 2.0 * theme.steps(3) - number_width(screen);
        let color = theme.color.ink;
        let text = |words: &String| prose::lay_out(ui, theme, Type::Body, color, words, text_width);
        let texts: Vec<_> = screen.view.answers.iter().map(text).collect();
        let tallest = texts.iter().map(|text| text.size().y).fold(0.0, f32::max);
        let height = (tallest + 2.0 * theme.steps(2)).max(theme.control());
        Self { texts, columns, size: Vec2::new(card_width, height), gap }
    }

    /// The room they take; at least a button's, for what stands there before and after them.
    pub fn height(&self) -> f32 {
        let rows = self.texts.len().div_ceil(self.columns).max(1) as f32;
        rows * self.size.y + (rows - 1.0) * self.gap
    }
}

/// Draws the answers once it is the trainee's turn; before that the room they will take.
pub(super) fn answers_ui(
    ui: &mut Ui,
    screen: Screen<'_>,
    plan: &Plan,
    places: &mut Places,
) -> Option<Action> {
    let cards = &plan.answers;
    let (_, rect) = ui.allocate_space(Vec2::new(plan.content.width(), cards.height()));
    places.set(Part::Answers, rect);
    if let Some(action) = waiting_ui(ui, screen, rect) {
        return action;
    }
    let mut action = None;
    for (place, text) in cards.texts.iter().enumerate() {
        let (row, column) = (place / cards.columns, place % cards.columns);
        let step = cards.size + Vec2::splat(cards.gap);
        let at = rect.min + Vec2::new(column as f32 * step.x, row as f32 * step.y);
        let rect = Rect::from_min_size(at, cards.size);
        if answer_ui(ui, screen, rect, place, text) {
            action = Some(Action::Answer(place));
        }
    }
    action
}

/// What stands in the place of answers before it is the trainee's turn, and after the last; `None` where it is.
pub(super) fn waiting_ui(ui: &mut Ui, screen: Screen<'_>, rect: Rect) -> Option<Option<Action>> {
    let view = screen.view;
    let (name, words, then) = match (view.is_your_turn, view.is_over) {
        (false, _) => ("show all", "Show all (Space)", Action::ShowAll),
        (true, true) => ("over", "Go on (Space)", Action::Finish),
        (true, false) => return None,
    };
    let mut action = None;
    ui.scope_builder(egui::UiBuilder::new().id_salt(name).max_rect(rect), |ui| {
        let theme = screen.theme;
        let pressed = if view.is_over && view.is_your_turn {
            primary_button(ui, theme, words)
        } else {
            button(ui, theme, words)
        };
        action = pressed.clicked().then_some(then);
    });
    Some(action)
}

fn answer_ui(ui: &Ui, screen: Screen<'_>, rect: Rect, place: usize, text: &Arc<Galley>) -> bool {
    let theme = screen.theme;
    let color = &theme.color;
    let response = ui.interact(rect, ui.id().with(("answer", place)), Sense::click());
    let number = place + 1;
    let words = screen.view.answers.get(place).map_or("", String::as_str);
    response.widget_info(|| {
        WidgetInfo::labeled(WidgetType::Button, true, format!("{number}: {words}"))
    });
    if ui.is_rect_visible(rect) {
        let is_lit = response.hovered() || response.has_focus();
        let fill =
            if response.is_pointer_button_down_on() { color.accent_wash } else { color.card };
        let edge =
            if is_lit { Stroke::new(2.0, color.focus) } else { Stroke::new(1.0, color.edge) };
        let painter = ui.painter();
        painter.rect(rect, theme.corner(), fill, edge, StrokeKind::Inside);
        let at = rect.min + Vec2::new(theme.steps(3), theme.steps(2));
        let number = number.to_string();
        let number = prose::one_line(ui, theme, Type::Strong, color.accent, &number, rect.width());
        painter.galley(at, number, color.ink);
        painter.galley(at + Vec2::new(number_width(screen), 0.0), Arc::clone(text), color.ink);
    }
    response.clicked()
}
