//! Own ratings, skills and faults.

use egui::Ui;

use super::{ProgressState, ProgressView};
use crate::debrief::wording::{sentence, turns};
use crate::progress::OwnView;
use crate::progress::wording::{self, heads};
use crate::ui::action::Action;
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{
    dimension_name, fold, gap, heading, list as list_ui, outdent, part, quiet_button,
    sentence_case, text,
};

/// What the trainee gave themselves against what was scored.
pub(super) fn own_ui(ui: &mut Ui, theme: &Theme, view: &ProgressView, state: &mut ProgressState) {
    let own = &view.progress.own;
    if own.is_empty() {
        return;
    }
    part(ui, theme, heads::OWN);
    text(ui, theme, Type::Note, theme.color.soft_ink, wording::OWN_RULE);
    for (attempt, answers) in wording::groups_of(own.iter().map(|one| &one.group)) {
        gap(ui, theme, 2);
        heading(ui, theme, Type::Strong, 3, wording::group(attempt, answers));
        let is_here = |one: &&OwnView| (one.group.attempt, one.group.answers) == (attempt, answers);
        for one in own.iter().filter(is_here) {
            gap(ui, theme, 1);
            dimension_name(ui, theme, one.group.dimension, Type::Strong);
            text(ui, theme, Type::Body, theme.color.ink, wording::own(one).join(" "));
        }
    }
    gap(ui, theme, 1);
    fold(ui, theme, Type::Body, "Rating by rating", &mut state.shows_ratings);
    if state.shows_ratings {
        for one in own {
            let group = &one.group;
            let lines: Vec<String> =
                one.points.iter().map(|point| wording::gap_point(point, &view.zone)).collect();
            let name = sentence_case(group.dimension.words());
            let words = format!("{name}: {}", wording::group(group.attempt, group.answers));
            text(ui, theme, Type::Strong, theme.color.ink, words);
            list_ui(ui, theme, lines.iter().map(String::as_str));
        }
    }
}

/// Skills used and never used.
pub(super) fn skills_ui(ui: &mut Ui, theme: &Theme, view: &ProgressView) {
    let skills = &view.progress.skills;
    if skills.sessions == 0 {
        return;
    }
    part(ui, theme, heads::SKILLS);
    let ink = theme.color.ink;
    text(ui, theme, Type::Body, ink, wording::skills_rule(skills));
    let used: Vec<String> =
        skills.used.iter().map(|one| sentence(&wording::skill_use(one))).collect();
    list_ui(ui, theme, used.iter().map(String::as_str));
    for told in wording::never(skills).into_iter().chain(wording::unasked_advice(skills)) {
        text(ui, theme, Type::Body, ink, told);
    }
    text(ui, theme, Type::Note, theme.color.soft_ink, wording::SKILL_LIMITS);
}

/// Faults that recur, with where they did; a session named can be opened.
pub(super) fn faults_ui(ui: &mut Ui, theme: &Theme, view: &ProgressView) -> Option<Action> {
    if view.progress.skills.sessions == 0 {
        return None;
    }
    part(ui, theme, heads::FAULTS);
    text(ui, theme, Type::Note, theme.color.soft_ink, wording::FAULT_RULE);
    if view.progress.faults.is_empty() {
        text(ui, theme, Type::Body, theme.color.ink, wording::NO_FAULTS);
    }
    let mut action = None;
    for fault in &view.progress.faults {
        gap(ui, theme, 1);
        heading(ui, theme, Type::Strong, 3, sentence(&wording::fault(fault)));
        for at in &fault.moments {
            let day = wording::day(at.began, &view.zone);
            let words = format!("{day}, {}, {}", at.title, turns(&at.turns));
            if outdent(ui, |ui| link_ui(ui, theme, &words)) {
                action = Some(Action::OpenRecord(at.id));
            }
        }
        if fault.more() > 0 {
            let more = wording::count(fault.more(), "earlier session", "earlier sessions");
            text(ui, theme, Type::Body, theme.color.ink, format!("and in {more}"));
        }
    }
    action
}

/// Words that lead to a session; long ones wrap.
fn link_ui(ui: &mut Ui, theme: &Theme, words: &str) -> bool {
    quiet_button(ui, theme, words).clicked()
}
