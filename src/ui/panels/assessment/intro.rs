//! The first page: what it is and is not, and the ways in.

use egui::Ui;

use super::AssessmentState;
use crate::assessment::wording;
use crate::ui::action::{Action, Assess, Place};
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{
    back_button, button, gap, heading, page, part, primary_button, quiet_button, text,
};

/// What there is so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IntroView {
    /// How many vignettes one holds.
    pub vignettes: usize,
    /// Of one that was left: how many are done.
    pub left_after: Option<usize>,
    /// The day the last one was finished, as people read it.
    pub last_finished: Option<String>,
    /// Why none can be taken now, such as records that cannot be opened.
    pub trouble: Option<String>,
}

/// Draws the page.
pub(super) fn intro_ui(
    ui: &mut Ui,
    theme: &Theme,
    view: &IntroView,
    state: &mut AssessmentState,
) -> Option<Action> {
    page(ui, theme, "assessment intro", |ui| {
        let mut action = back_button(ui, theme, "Home").then_some(Action::Go(Place::Home));
        heading(ui, theme, Type::Title, 1, wording::TITLE);
        gap(ui, theme, 2);
        for line in wording::intro(view.vignettes) {
            text(ui, theme, Type::Body, theme.color.ink, line);
            gap(ui, theme, 1);
        }
        gap(ui, theme, 4);
        if let Some(trouble) = &view.trouble {
            text(ui, theme, Type::Strong, theme.color.harm, trouble.as_str());
        } else {
            action = action.or(ways_ui(ui, theme, view, state));
        }
        part(ui, theme, wording::SELF_CHECK);
        let words = "Another thing, for those who see clients already: twenty sentences about your own work, unscored and kept nowhere.";
        text(ui, theme, Type::Body, theme.color.ink, words);
        gap(ui, theme, 2);
        if button(ui, theme, "Open the self-check").clicked() {
            action = Some(Action::Assess(Assess::SelfCheck));
        }
        action
    })
}

fn ways_ui(
    ui: &mut Ui,
    theme: &Theme,
    view: &IntroView,
    state: &mut AssessmentState,
) -> Option<Action> {
    let mut action = None;
    let begin = match view.left_after {
        Some(done) => format!("Go on after {done} of {}", view.vignettes),
        None if view.last_finished.is_some() => "Begin again, with other vignettes".to_owned(),
        None => "Begin".to_owned(),
    };
    ui.horizontal_wrapped(|ui| {
        if primary_button(ui, theme, &begin).clicked() {
            action = Some(Action::Assess(Assess::Begin));
        }
        if let Some(day) = &view.last_finished
            && button(ui, theme, &format!("See the profile of {day}")).clicked()
        {
            action = Some(Action::Assess(Assess::ShowLast));
        }
        if view.left_after.is_some() && !state.asks_discard {
            state.asks_discard = quiet_button(ui, theme, "Delete what was left…").clicked();
        }
    });
    if view.left_after.is_some() && state.asks_discard {
        gap(ui, theme, 2);
        let words = "The answers you gave in it are deleted for good.";
        text(ui, theme, Type::Body, theme.color.ink, words);
        ui.horizontal_wrapped(|ui| {
            if button(ui, theme, "Delete it").clicked() {
                state.asks_discard = false;
                action = Some(Action::Assess(Assess::Discard));
            }
            if button(ui, theme, "Keep it").clicked() {
                state.asks_discard = false;
            }
        });
    }
    action
}
