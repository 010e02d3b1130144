//! A drill: who speaks and what they say, and the answers to choose from or the field to write in.

use egui::accesskit::Live;
use egui::{Key, Margin, Modifiers, Sense, StrokeKind, TextEdit, Ui, Vec2, WidgetInfo, WidgetType};

use super::feedback::feedback_ui;
use super::{AskView, DrillsState, RunView};
use crate::practice::wording;
use crate::ui::action::{Action, DrillAction};
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{
    back_button, choice_edge, ems, gap, heading, outer_ring, page, pressed, primary_button, prose,
    sentence_case, text,
};

/// The most letters that are taken: far more than a client could take in.
const MOST: usize = 4_000;
const ROWS: usize = 3;
const NUMBERS: [Key; 5] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5];

pub(super) fn run_ui(
    ui: &mut Ui,
    theme: &Theme,
    view: &RunView,
    state: &mut DrillsState,
) -> Option<Action> {
    // Each drill begins at the top of the page.
    page(ui, theme, &format!("drill {}", view.number), |ui| {
        let leave = back_button(ui, theme, "All skills");
        let mut action = leave.then_some(Action::Drill(DrillAction::Leave));
        heading(ui, theme, Type::Title, 1, sentence_case(view.skill.words()));
        let about = format!("Drill {} · {}", view.number, view.ask.about);
        text(ui, theme, Type::Note, theme.color.soft_ink, about);
        gap(ui, theme, 4);
        client_ui(ui, theme, &view.ask);
        gap(ui, theme, 4);
        action = action.or(match &view.feedback {
            Some(feedback) => feedback_ui(ui, theme, view, feedback, state),
            None => answer_ui(ui, theme, view, state),
        });
        action
    })
}

/// Who speaks, what came before, what can be seen, and the words.
fn client_ui(ui: &mut Ui, theme: &Theme, ask: &AskView) {
    let color = &theme.color;
    if !ask.content_notes.is_empty() {
        let notes = format!("Touches on: {}", ask.content_notes.join(", "));
        prose::prose(ui, theme, Type::Note, color.soft_ink, &notes);
        gap(ui, theme, 1);
    }
    prose::prose(ui, theme, Type::Body, color.soft_ink, &ask.who);
    if !ask.before.is_empty() {
        gap(ui, theme, 1);
        prose::prose(ui, theme, Type::Body, color.soft_ink, &ask.before);
    }
    if !ask.manner.is_empty() {
        gap(ui, theme, 2);
        prose::prose(ui, theme, Type::Aside, color.ink, &sentence_case(&ask.manner));
    }
    gap(ui, theme, 2);
    let says = if ask.says.is_empty() { "…" } else { &ask.says };
    let words = prose::prose(ui, theme, Type::Client, color.ink, says);
    let told = if ask.says.is_empty() { "says nothing" } else { &ask.says };
    words.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("Client: {told}")));
    ui.ctx().accesskit_node_builder(words.id, |node| node.set_live(Live::Polite));
}

fn answer_ui(
    ui: &mut Ui,
    theme: &Theme,
    view: &RunView,
    state: &mut DrillsState,
) -> Option<Action> {
    text(ui, theme, Type::Strong, theme.color.ink, wording::task(view.skill));
    gap(ui, theme, 2);
    if view.is_typed {
        return compose_ui(ui, theme, view, state);
    }
    let mut action = None;
    for (place, says) in view.ask.choices.iter().enumerate() {
        let is_asked = NUMBERS.get(place).is_some_and(|key| pressed(ui, *key));
        if choice_ui(ui, theme, place, says) || is_asked {
            action = Some(Action::Drill(DrillAction::Choose(place)));
        }
        gap(ui, theme, 2);
    }
    action
}

/// One answer: all look alike, whichever is right.
fn choice_ui(ui: &mut Ui, theme: &Theme, place: usize, says: &str) -> bool {
    let color = &theme.color;
    let (pad, indent) = (theme.steps(3), ems(theme, 1.4));
    let width = ui.available_width();
    let laid = prose::lay_out(ui, theme, Type::Body, color.ink, says, width - 2.0 * pad - indent);
    let height = (laid.size().y + 2.0 * theme.steps(2)).max(theme.control());
    let (rect, _) = ui.allocate_exact_size(Vec2::new(width, height), Sense::hover());
    let response = ui.interact(rect, ui.id().with(("choice", place)), Sense::click());
    let number = (place + 1).to_string();
    response.widget_info(|| {
        WidgetInfo::labeled(WidgetType::Button, ui.is_enabled(), format!("{number}: {says}"))
    });
    if ui.is_rect_visible(rect) {
        let stroke = choice_edge(theme, false, response.hovered());
        ui.painter().rect(rect, theme.corner(), color.card, stroke, StrokeKind::Inside);
        let number = prose::one_line(ui, theme, Type::Strong, color.accent, &number, indent);
        let at = rect.min + Vec2::new(pad, theme.steps(2));
        ui.painter().galley(at, number, color.accent);
        ui.painter().galley(at + Vec2::new(indent, 0.0), laid, color.ink);
        outer_ring(ui, theme, &response);
    }
    response.clicked()
}

fn compose_ui(
    ui: &mut Ui,
    theme: &Theme,
    view: &RunView,
    state: &mut DrillsState,
) -> Option<Action> {
    // Before the field sees it, which would begin a new line.
    let sends = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
    let side = theme.steps(3) as i8;
    let height = ROWS as f32 * theme.font(Type::Body).size * 1.45 + 2.0 * theme.steps(2);
    let width = ui.available_width();
    let field = TextEdit::multiline(&mut state.draft)
        .id_salt("drill draft")
        .desired_rows(ROWS)
        .desired_width(width)
        .char_limit(MOST)
        .hint_text("What do you say?")
        .margin(Margin::symmetric(side, theme.steps(2) as i8))
        .font(theme.font(Type::Body));
    let area = egui::ScrollArea::vertical().id_salt("drill draft area").max_height(height);
    let response =
        area.min_scrolled_height(height).show(ui, |ui| ui.add_sized([width, height], field)).inner;
    response.widget_info(|| WidgetInfo::labeled(WidgetType::TextEdit, true, "What do you say?"));
    // One writes at once; whoever leaves the field is not called back to it.
    if state.wrote_at != Some(view.number) {
        state.wrote_at = Some(view.number);
        response.request_focus();
    }
    gap(ui, theme, 2);
    let is_ready = !state.draft.trim().is_empty();
    let send =
        ui.add_enabled_ui(is_ready, |ui| primary_button(ui, theme, "Send (Ctrl+Enter)")).inner;
    gap(ui, theme, 1);
    let told = "To stay silent, write so: (I stay quiet with you).";
    prose::prose(ui, theme, Type::Note, theme.color.soft_ink, told);
    if is_ready && (send.clicked() || sends) {
        return Some(Action::Drill(DrillAction::Say(std::mem::take(&mut state.draft))));
    }
    None
}
