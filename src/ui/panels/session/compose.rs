//! The field in which the trainee writes what they would say.

use egui::{Key, Margin, Modifiers, Rect, TextEdit, Ui, UiBuilder, Vec2};

use super::plan::Plan;
use super::{Part, Screen, SessionState, answers};
use crate::ui::action::Action;
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{Places, primary_button, text};

/// The most letters that are taken: far more than a client could take in.
const MOST: usize = 4_000;
/// From here on the note beside the button says that it is long.
const LONG_FROM: usize = 80;
const ROWS: usize = 3;

/// The height of the field.
fn field_height(theme: &Theme) -> f32 {
    ROWS as f32 * theme.font(Type::Body).size * 1.45 + 2.0 * theme.steps(2)
}

/// The room that the field and its button take.
pub(super) fn height(theme: &Theme) -> f32 {
    field_height(theme) + theme.steps(2) + theme.control()
}

/// Draws the field once it is the trainee's turn; before that the room it will take.
pub(super) fn compose_ui(
    ui: &mut Ui,
    screen: Screen<'_>,
    plan: &Plan,
    state: &mut SessionState,
    places: &mut Places,
) -> Option<Action> {
    let theme = screen.theme;
    let size = Vec2::new(plan.content.width(), height(theme));
    let (_, rect) = ui.allocate_space(size);
    places.set(Part::Answers, rect);
    if let Some(action) = answers::waiting_ui(ui, screen, rect) {
        return action;
    }
    let width = rect.width().min(theme.column() + theme.steps(16));
    let rect = Rect::from_min_size(rect.min, Vec2::new(width, rect.height()));
    let mut action = None;
    ui.scope_builder(UiBuilder::new().id_salt("compose").max_rect(rect), |ui| {
        ui.spacing_mut().item_spacing = Vec2::new(theme.steps(3), theme.steps(2));
        // Before the field sees it, which would begin a new line.
        let sends = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        let side = theme.steps(3) as i8;
        let field = TextEdit::multiline(&mut state.draft)
            .id_salt("draft")
            .desired_rows(ROWS)
            .desired_width(width)
            .char_limit(MOST)
            .hint_text("What do you say?")
            .margin(Margin::symmetric(side, theme.steps(2) as i8))
            .font(theme.font(Type::Body));
        let height = field_height(theme);
        let area = egui::ScrollArea::vertical().id_salt("draft area").max_height(height);
        let response = area
            .min_scrolled_height(height)
            .show(ui, |ui| ui.add_sized([width, height], field))
            .inner;
        response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::WidgetType::TextEdit, true, "What do you say?")
        });
        // One writes at once when it is one's turn; whoever leaves the field is not called back to it.
        if state.wrote_at != Some(screen.view.answered) {
            state.wrote_at = Some(screen.view.answered);
            response.request_focus();
        }
        let words = state.draft.split_whitespace().count();
        ui.horizontal(|ui| {
            let is_ready = words > 0;
            let send = ui
                .add_enabled_ui(is_ready, |ui| primary_button(ui, theme, "Send (Ctrl+Enter)"))
                .inner;
            if is_ready && (send.clicked() || sends) {
                action = Some(Action::Say(state.draft.clone()));
            }
            let told = match words {
                0 => "To stay silent, write so: (I stay quiet with you).".to_owned(),
                1 => "1 word".to_owned(),
                n if n > LONG_FROM => format!("{n} words: more than anyone takes in at once"),
                n => format!("{n} words"),
            };
            text(ui, theme, Type::Note, theme.color.soft_ink, told);
        });
    });
    action
}
