//! The questions for those who see clients: told group by group, unscored, and gone when the page is left.

use egui::Ui;

use super::AssessmentState;
use super::forecast::named;
use crate::assessment::{CheckGroup, Reply, SelfCheck, wording};
use crate::ui::action::{Action, Assess, Place};
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{
    back_button, button, gap, heading, list, page, part, primary_button, sentence_case, text,
    toggle,
};

/// Draws the page.
pub(super) fn self_check_ui(
    ui: &mut Ui,
    theme: &Theme,
    view: &SelfCheck,
    state: &mut AssessmentState,
) -> Option<Action> {
    state.replies.resize(view.groups.len(), Vec::new());
    let replies = &mut state.replies;
    let action = page(ui, theme, "assessment self-check", |ui| {
        let back = back_button(ui, theme, "Back");
        let mut action = back.then_some(Action::Assess(Assess::Intro));
        heading(ui, theme, Type::Title, 1, wording::SELF_CHECK);
        for line in &view.intro {
            text(ui, theme, Type::Body, theme.color.soft_ink, line.as_str());
        }
        for (group, replies) in view.groups.iter().zip(replies) {
            group_ui(ui, theme, group, replies);
        }
        gap(ui, theme, 6);
        for line in &view.closing {
            text(ui, theme, Type::Body, theme.color.ink, line.as_str());
        }
        gap(ui, theme, 3);
        ui.horizontal_wrapped(|ui| {
            if primary_button(ui, theme, "Done").clicked() {
                action = Some(Action::Assess(Assess::Intro));
            }
            if button(ui, theme, "Open the resource card").clicked() {
                action = Some(Action::Go(Place::Help));
            }
        });
        action
    });
    if action.is_some() {
        state.replies.clear();
    }
    action
}

fn group_ui(ui: &mut Ui, theme: &Theme, group: &CheckGroup, replies: &mut Vec<Option<Reply>>) {
    replies.resize(group.items.len(), None);
    part(ui, theme, &group.title);
    for (item, reply) in group.items.iter().zip(replies.iter_mut()) {
        gap(ui, theme, 2);
        text(ui, theme, Type::Body, theme.color.ink, item.as_str());
        ui.horizontal_wrapped(|ui| {
            for one in Reply::ALL {
                let words = sentence_case(one.words());
                let pressed = toggle(ui, theme, *reply == Some(one), &words);
                if named(ui, &pressed, format!("{words}: {item}")).clicked() {
                    // Pressed again, it is taken back.
                    *reply = (*reply != Some(one)).then_some(one);
                }
            }
        });
    }
    // What it may mean is told once all of a group is answered, so that no single sentence gives the tone.
    if replies.iter().all(Option::is_some) {
        gap(ui, theme, 2);
        let told = group.told(replies);
        list(ui, theme, told.iter().map(String::as_str));
    }
}
