//! How the trainee expects to come out, before they see a vignette. Nothing is preset.

use egui::{Response, Ui};

use super::AssessmentState;
use crate::assessment::{Expected, Group, Standing, Sureness, wording};
use crate::ui::action::{Action, Assess};
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{
    back_button, gap, heading, page, primary_button, quiet_button, scale, sentence_case, text,
    toggle,
};

/// Draws the page.
pub(super) fn forecast_ui(
    ui: &mut Ui,
    theme: &Theme,
    state: &mut AssessmentState,
) -> Option<Action> {
    page(ui, theme, "assessment forecast", |ui| {
        let later = back_button(ui, theme, "Go on another day");
        let mut action = later.then_some(Action::Assess(Assess::Intro));
        heading(ui, theme, Type::Title, 1, "What do you expect?");
        gap(ui, theme, 1);
        text(ui, theme, Type::Body, theme.color.soft_ink, wording::FORECAST);
        for (&group, (standing, sure)) in Group::ALL.iter().zip(&mut state.expected) {
            group_ui(ui, theme, group, standing, sure);
        }
        gap(ui, theme, 6);
        let expected = whole(state);
        ui.horizontal_wrapped(|ui| {
            let is_whole = expected.is_some();
            let begin =
                ui.add_enabled_ui(is_whole, |ui| primary_button(ui, theme, "To the vignettes"));
            if begin.inner.clicked() {
                let expected = expected.clone().unwrap_or_default();
                action = Some(Action::Assess(Assess::Forecast(expected)));
            }
            if quiet_button(ui, theme, "Go on without a forecast").clicked() {
                action = Some(Action::Assess(Assess::Forecast(Vec::new())));
            }
        });
        if expected.is_none() {
            let words = "Choose a place and how sure you are in each of the four.";
            text(ui, theme, Type::Note, theme.color.soft_ink, words);
        }
        action
    })
}

/// The forecast, once all four groups have both.
fn whole(state: &AssessmentState) -> Option<Vec<Expected>> {
    let groups = Group::ALL.iter().zip(state.expected);
    let one = |(&group, (standing, sure)): (&Group, (Option<Standing>, Option<Sureness>))| {
        Some(Expected { group, standing: standing?, sure: sure? })
    };
    groups.map(one).collect()
}

fn group_ui(
    ui: &mut Ui,
    theme: &Theme,
    group: Group,
    standing: &mut Option<Standing>,
    sure: &mut Option<Sureness>,
) {
    gap(ui, theme, 5);
    heading(ui, theme, Type::Heading, 2, sentence_case(group.words()));
    text(ui, theme, Type::Body, theme.color.soft_ink, sentence_case(group.example()));
    let places = Standing::EXPECTED.map(|one| sentence_case(one.words()));
    let chosen = Standing::EXPECTED.iter().position(|one| *standing == Some(*one));
    let name =
        |place: usize| format!("{}: {}", sentence_case(group.words()), Standing::EXPECTED[place]);
    if let Some(place) = scale(ui, theme, &places, chosen, name) {
        *standing = Some(Standing::EXPECTED[place]);
    }
    gap(ui, theme, 1);
    ui.horizontal_wrapped(|ui| {
        for &one in Sureness::ALL {
            let words = sentence_case(one.words());
            let pressed = toggle(ui, theme, *sure == Some(one), &words);
            let name = format!("{}, how sure: {one}", sentence_case(group.words()));
            if named(ui, &pressed, name).clicked() {
                *sure = Some(one);
            }
        }
    });
}

/// Tells a screen reader which row a toggle belongs to: its own word stands in four of them.
pub(super) fn named(ui: &Ui, response: &Response, name: String) -> Response {
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
    response.clone()
}
