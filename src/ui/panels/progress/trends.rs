//! Scores over sessions: which sort of sessions, the plot, and the same in words.

use egui::{Ui, Vec2};

use super::plot::plot_ui;
use super::{ProgressState, ProgressView};
use crate::progress::Trend;
use crate::progress::wording::{self, heads};
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{
    dimension_name, fold, gap, list as list_ui, part, sentence_case, text, toggle,
};

/// Draws the part; nothing where no session counts yet.
pub(super) fn trends_ui(
    ui: &mut Ui,
    theme: &Theme,
    view: &ProgressView,
    state: &mut ProgressState,
) {
    let trends = &view.progress.trends;
    let groups = wording::groups_of(trends.iter().map(|one| &one.group));
    let Some(&chosen) = groups.get(state.group).or_else(|| groups.first()) else { return };
    let soft = theme.color.soft_ink;
    part(ui, theme, heads::TRENDS);
    text(ui, theme, Type::Note, soft, wording::TREND_RULE);
    text(ui, theme, Type::Note, soft, wording::TREND_LIMITS);
    gap(ui, theme, 1);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(theme.steps(2));
        for (place, &(attempt, answers)) in groups.iter().enumerate() {
            let is_on = (attempt, answers) == chosen;
            if toggle(ui, theme, is_on, &wording::group(attempt, answers)).clicked() {
                state.group = place;
            }
        }
    });
    for sentence in wording::group_limits(chosen.0, chosen.1) {
        text(ui, theme, Type::Note, soft, sentence);
    }
    gap(ui, theme, 2);
    let is_here = |one: &&Trend| (one.group.attempt, one.group.answers) == chosen;
    let here: Vec<&Trend> = trends.iter().filter(is_here).collect();
    plot_ui(ui, theme, &here);
    for one in &here {
        gap(ui, theme, 1);
        dimension_name(ui, theme, one.group.dimension, Type::Strong);
        text(ui, theme, Type::Body, theme.color.ink, wording::trend(one).join(" "));
    }
    gap(ui, theme, 1);
    fold(ui, theme, Type::Body, "Score by score", &mut state.shows_points);
    if state.shows_points {
        for one in &here {
            let lines: Vec<String> =
                one.points.iter().map(|point| wording::point(point, &view.zone)).collect();
            let name = sentence_case(one.group.dimension.words());
            text(ui, theme, Type::Strong, theme.color.ink, name);
            list_ui(ui, theme, lines.iter().map(String::as_str));
        }
    }
}
