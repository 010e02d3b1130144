//! Which skill to practice: today's plan, how to answer, and the list.

use egui::{Pos2, Response, Sense, StrokeKind, Ui, Vec2, WidgetInfo, WidgetType};

use super::{DrillsState, PickView};
use crate::coding::Skill;
use crate::practice::wording;
use crate::scenario::raw::Difficulty;
use crate::transcript::AnswerMode;
use crate::ui::action::{Action, DrillAction, Place};
use crate::ui::panels::findings::findings_ui;
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{
    back_button, choice_edge, gap, heading, option_row, outer_ring, page, part, prose,
    sentence_case, text, toggle,
};

pub(super) fn pick_ui(
    ui: &mut Ui,
    theme: &Theme,
    view: &PickView,
    state: &mut DrillsState,
) -> Option<Action> {
    let color = &theme.color;
    page(ui, theme, "drills", |ui| {
        let mut action = back_button(ui, theme, "Home").then_some(Action::Go(Place::Home));
        heading(ui, theme, Type::Title, 1, "Drills");
        gap(ui, theme, 2);
        prose::prose(ui, theme, Type::Body, color.soft_ink, wording::LEAD);
        part(ui, theme, "How you answer");
        gap(ui, theme, 1);
        for (answers, name, sentence) in [
            (AnswerMode::Choose, "Choose", "Three to five answers; one shows the skill."),
            (
                AnswerMode::Compose,
                "Own words",
                "You write; a program hears it and can be wrong. Two model answers follow.",
            ),
        ] {
            if option_row(ui, theme, state.answers == answers, name, sentence).clicked() {
                state.answers = answers;
            }
            gap(ui, theme, 1);
        }
        level_ui(ui, theme, state);
        let (answers, asked) = (state.answers, state.level);
        let begin = |skill: Skill| {
            let level = view.begins_at(skill, asked);
            Action::Drill(DrillAction::Begin { skill, answers, level })
        };
        part(ui, theme, "Today");
        gap(ui, theme, 1);
        text(ui, theme, Type::Note, color.soft_ink, wording::done_today(view.done_today));
        if view.today.is_empty() {
            text(ui, theme, Type::Body, color.ink, "Nothing is due. Take any skill.");
        }
        for (skill, why) in &view.today {
            gap(ui, theme, 1);
            if skill_ui(ui, theme, *skill, why, "today").clicked() {
                action = Some(begin(*skill));
            }
        }
        part(ui, theme, "All skills");
        for row in &view.skills {
            gap(ui, theme, 1);
            if skill_ui(ui, theme, row.skill, &row.told(asked), "all").clicked() {
                action = Some(begin(row.skill));
            }
        }
        gap(ui, theme, 4);
        let told = "The clients are fictional. The drills are drafts, not reviewed by a clinician.";
        prose::prose(ui, theme, Type::Note, color.soft_ink, told);
        if !view.broken.is_empty() {
            part(ui, theme, "Drills of your own");
            findings_ui(ui, theme, &view.broken, &mut state.shows_broken);
        }
        action
    })
}

/// The level of the next run: each skill's own, or one for all.
fn level_ui(ui: &mut Ui, theme: &Theme, state: &mut DrillsState) {
    part(ui, theme, "How hard");
    gap(ui, theme, 1);
    ui.horizontal_wrapped(|ui| {
        let levels = [Difficulty::Foundation, Difficulty::Intermediate, Difficulty::Advanced];
        for level in [None].into_iter().chain(levels.map(Some)) {
            let words =
                level.map_or_else(|| "As I go".to_owned(), |level| sentence_case(level.words()));
            if toggle(ui, theme, state.level == level, &words).clicked() {
                state.level = level;
            }
        }
    });
    gap(ui, theme, 1);
    let told = match state.level {
        None => "Each skill has its own level. Your answers, and how hard they felt, move it.",
        Some(_) => "The next run begins here, and your answers move it from there.",
    };
    prose::prose(ui, theme, Type::Note, theme.color.soft_ink, told);
}

/// A skill to press, with a line of what is known of it.
fn skill_ui(ui: &mut Ui, theme: &Theme, skill: Skill, told: &str, of: &str) -> Response {
    let color = &theme.color;
    let pad = theme.steps(3);
    let width = ui.available_width();
    let room = width - 2.0 * pad;
    let name = sentence_case(skill.words());
    let name_laid = prose::lay_out(ui, theme, Type::Strong, color.ink, &name, room);
    let told_laid = prose::lay_out(ui, theme, Type::Note, color.soft_ink, told, room);
    let inner = name_laid.size().y + told_laid.size().y;
    let height = (inner + 2.0 * theme.steps(2)).max(theme.target());
    let (rect, _) = ui.allocate_exact_size(Vec2::new(width, height), Sense::hover());
    let response = ui.interact(rect, ui.id().with((of, skill.key())), Sense::click());
    response.widget_info(|| {
        WidgetInfo::labeled(WidgetType::Button, ui.is_enabled(), format!("{name}: {told}"))
    });
    if ui.is_rect_visible(rect) {
        let stroke = choice_edge(theme, false, response.hovered());
        ui.painter().rect(rect, theme.corner(), color.card, stroke, StrokeKind::Inside);
        let top = rect.center().y - inner / 2.0;
        let left = rect.left() + pad;
        let below = top + name_laid.size().y;
        ui.painter().galley(Pos2::new(left, top), name_laid, color.ink);
        ui.painter().galley(Pos2::new(left, below), told_laid, color.ink);
        outer_ring(ui, theme, &response);
    }
    response
}
