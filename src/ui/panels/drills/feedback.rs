//! What the answer was, at once; how hard it felt; and on.

use egui::accesskit::Live;
use egui::{Align, Key, Ui};

use super::{DrillsState, FeedbackView, RunView};
use crate::practice::{Felt, Outcome, wording};
use crate::ui::action::{Action, DrillAction};
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{
    gap, heading, marked_words_ui, part, pressed, pressed_without_focus, primary_button, prose,
    text, toggle,
};

pub(super) fn feedback_ui(
    ui: &mut Ui,
    theme: &Theme,
    view: &RunView,
    feedback: &FeedbackView,
    state: &mut DrillsState,
) -> Option<Action> {
    let color = &theme.color;
    let head = heading(ui, theme, Type::Heading, 2, wording::outcome(feedback.outcome));
    ui.ctx().accesskit_node_builder(head.id, |node| node.set_live(Live::Polite));
    // What is told of the answer is seen at once, also where the page is longer than the window.
    if state.told_at != Some(view.number) {
        state.told_at = Some(view.number);
        head.scroll_to_me(Some(Align::Min));
    }
    gap(ui, theme, 1);
    for told in &feedback.told {
        prose::prose(ui, theme, Type::Body, color.ink, told);
        gap(ui, theme, 1);
    }
    prose::prose(ui, theme, Type::Note, color.soft_ink, &feedback.basis);
    gap(ui, theme, 3);
    text(ui, theme, Type::Strong, color.ink, "You said");
    marked_words_ui(ui, theme, &feedback.says, &feedback.codes, &feedback.highlights);
    gap(ui, theme, 1);
    let codes = format!("By the codebook: {}", wording::codes(&feedback.codes));
    prose::prose(ui, theme, Type::Note, color.soft_ink, &codes);
    gap(ui, theme, 3);
    text(ui, theme, Type::Strong, color.ink, "Model answers");
    for model in &feedback.models {
        gap(ui, theme, 1);
        prose::item(ui, theme, "·", color.ink, model);
    }
    part(ui, theme, wording::FELT);
    gap(ui, theme, 1);
    let mut action = None;
    ui.horizontal_wrapped(|ui| {
        for (&felt, key) in Felt::ALL.iter().zip([Key::Num1, Key::Num2, Key::Num3]) {
            let words = wording::felt(felt);
            let is_on = feedback.felt == Some(felt);
            if toggle(ui, theme, is_on, words).clicked() || pressed(ui, key) {
                action = Some(Action::Drill(DrillAction::Feel(felt)));
            }
        }
    });
    gap(ui, theme, 1);
    let moves = match (feedback.outcome, feedback.after.is_empty()) {
        (Outcome::CannotTell, _) => "It moves nothing; the drill waits for another day.",
        (_, true) => "It moves the level, and says when the drill comes back.",
        (_, false) => &feedback.after,
    };
    let after = prose::prose(ui, theme, Type::Note, color.soft_ink, moves);
    ui.ctx().accesskit_node_builder(after.id, |node| node.set_live(Live::Polite));
    gap(ui, theme, 3);
    let on = primary_button(ui, theme, "Next (Space)").clicked();
    if on || pressed_without_focus(ui, Key::Space) {
        action = Some(Action::Drill(DrillAction::Next));
    }
    action
}
