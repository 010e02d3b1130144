//! The profile: each group drawn and told, then everything else in words.

use egui::Ui;

use super::AssessmentState;
use super::drawing::{legend_ui, two_sided_ui};
use crate::assessment::wording::{self, Part};
use crate::assessment::{Placed, Profile};
use crate::ui::action::{Action, Assess};
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{
    back_button, button, fold, gap, heading, list, page, part, sentence_case, text,
};

/// Draws the page.
pub(super) fn profile_ui(
    ui: &mut Ui,
    theme: &Theme,
    view: &Profile,
    state: &mut AssessmentState,
) -> Option<Action> {
    page(ui, theme, "assessment profile", |ui| {
        let back = back_button(ui, theme, "Back");
        let mut action = back.then_some(Action::Assess(Assess::Intro));
        heading(ui, theme, Type::Title, 1, "Your boundary profile");
        for one in wording::before_groups(view) {
            part_ui(ui, theme, &one);
        }
        part(ui, theme, wording::GROUPS);
        legend_ui(ui, theme);
        for one in &view.groups {
            placed_ui(ui, theme, one.group.words(), &one.placed);
        }
        placed_ui(ui, theme, "all answers together", &view.whole);
        let mut parts = wording::after_groups(view);
        let rules = parts.pop();
        for one in &parts {
            part_ui(ui, theme, one);
            if one.head == wording::PRACTICE {
                action = action.take().or(practice_ui(ui, theme, view));
            }
        }
        if let Some(rules) = rules {
            gap(ui, theme, 6);
            fold(ui, theme, Type::Strong, rules.head, &mut state.shows_rules);
            if state.shows_rules {
                list(ui, theme, rules.lines.iter().map(String::as_str));
            }
        }
        action
    })
}

fn part_ui(ui: &mut Ui, theme: &Theme, one: &Part) {
    part(ui, theme, one.head);
    list(ui, theme, one.lines.iter().map(String::as_str));
}

fn placed_ui(ui: &mut Ui, theme: &Theme, name: &str, placed: &Placed) {
    gap(ui, theme, 4);
    let lines = wording::placed(name, placed);
    let mut lines = lines.iter().map(String::as_str);
    heading(ui, theme, Type::Strong, 3, lines.next().unwrap_or(name));
    two_sided_ui(ui, theme, &sentence_case(name), &placed.tally);
    for line in lines {
        text(ui, theme, Type::Body, theme.color.soft_ink, line);
    }
}

fn practice_ui(ui: &mut Ui, theme: &Theme, view: &Profile) -> Option<Action> {
    let mut action = None;
    gap(ui, theme, 1);
    ui.horizontal_wrapped(|ui| {
        for one in &view.practice {
            if button(ui, theme, &format!("Open “{}”", one.title)).clicked() {
                action = Some(Action::Assess(Assess::Practice(one.id.clone())));
            }
        }
    });
    action
}
