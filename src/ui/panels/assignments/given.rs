//! One assignment: who it is from, until when, how it is run, and what there is to do.

use egui::{Response, Ui};

use super::{EndedAttempt, GivenAssignment, GivenScenario};
use crate::transcript::{AnswerMode, RunMode};
use crate::ui::action::Action;
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{
    button, card, gap, heading, primary_button, sentence_case, signed_line, text,
};

/// Draws it on a card of its own.
pub(super) fn given_ui(ui: &mut Ui, theme: &Theme, given: &GivenAssignment) -> Option<Action> {
    let color = &theme.color;
    card(ui, theme, |ui| {
        ui.set_min_width(ui.available_width());
        heading(ui, theme, Type::Heading, 2, given.title.as_str());
        if !given.from.is_empty() {
            text(ui, theme, Type::Body, color.ink, format!("From {}", given.from));
        }
        match (given.due.is_empty(), given.is_past) {
            (true, _) => {}
            (false, true) => {
                let told =
                    format!("{}. You can still do it; your result says when you did.", given.due);
                signed_line(ui, theme, color.look_again, &told);
            }
            (false, false) => {
                text(ui, theme, Type::Body, color.ink, given.due.as_str());
            }
        }
        let answers = match given.answers {
            AnswerMode::Choose => "answers to choose from",
            AnswerMode::Compose => "answers in your own words",
        };
        let run = format!("{}, {answers}", sentence_case(given.mode.words()));
        text(ui, theme, Type::Note, color.soft_ink, run);
        if !given.words.is_empty() {
            gap(ui, theme, 2);
            text(ui, theme, Type::Body, color.ink, format!("“{}”", given.words));
        }
        let mut action = None;
        for scenario in &given.scenarios {
            gap(ui, theme, 2);
            ui.separator();
            gap(ui, theme, 1);
            action = action.or(scenario_ui(ui, theme, given, scenario));
        }
        action
    })
    .inner
}

fn scenario_ui(
    ui: &mut Ui,
    theme: &Theme,
    given: &GivenAssignment,
    scenario: &GivenScenario,
) -> Option<Action> {
    let color = &theme.color;
    heading(ui, theme, Type::Strong, 3, scenario.title.as_str());
    let mut about = format!("About {} minutes", scenario.minutes);
    if !scenario.content_notes.is_empty() {
        about.push_str(&format!(" · content notes: {}", scenario.content_notes.join(", ")));
    }
    text(ui, theme, Type::Note, color.soft_ink, about);
    text(ui, theme, Type::Body, color.ink, standing(given, scenario));
    gap(ui, theme, 1);
    let mut action = None;
    ui.horizontal_wrapped(|ui| {
        if let Some(open) = &scenario.open
            && named(primary_button(ui, theme, "Go on"), "Go on", scenario).clicked()
        {
            action = Some(Action::GoOnWith(open.record));
        }
        if scenario.may_begin {
            let words =
                if scenario.attempts == 0 { "Begin…" } else { "Begin another attempt…" };
            let is_next = scenario.attempts == 0;
            let pressed =
                if is_next { primary_button(ui, theme, words) } else { button(ui, theme, words) };
            if named(pressed, words, scenario).clicked() {
                action = Some(Action::ChooseAssigned {
                    assignment: given.hash.clone(),
                    scenario: scenario.id.clone(),
                });
            }
        }
        if let Some(ended) = &scenario.ended {
            let words = if ended.is_written { "Hand in again…" } else { "Hand in…" };
            let is_next = !ended.is_written && scenario.open.is_none();
            let pressed =
                if is_next { primary_button(ui, theme, words) } else { button(ui, theme, words) };
            if named(pressed, words, scenario).clicked() {
                action = Some(Action::ToHandIn(ended.record));
            }
            let words = "Read the debrief";
            if named(button(ui, theme, words), words, scenario).clicked() {
                action = Some(Action::OpenRecord(ended.record));
            }
        }
    });
    action
}

/// A button that stands several times on the screen is told with what it is for.
fn named(response: Response, words: &str, scenario: &GivenScenario) -> Response {
    let told = format!("{words} {}", scenario.title);
    response.ctx.accesskit_node_builder(response.id, |node| node.set_label(told));
    response
}

/// How far the trainee is, and what is left.
fn standing(given: &GivenAssignment, scenario: &GivenScenario) -> String {
    let is_exam = given.mode == RunMode::Exam;
    let mut told = Vec::new();
    match &scenario.open {
        Some(open) if open.answers == 0 => told.push("Begun, no answer yet.".to_owned()),
        Some(open) if open.answers == 1 => told.push("Begun, 1 answer given.".to_owned()),
        Some(open) => told.push(format!("Begun, {} answers given.", open.answers)),
        None => {}
    }
    match &scenario.ended {
        Some(EndedAttempt { day, is_written: true, .. }) => {
            told.push(format!("Done on {day}, and its result is written."));
        }
        Some(EndedAttempt { day, is_written: false, .. }) => {
            told.push(format!("Done on {day}, and not handed in yet."));
        }
        None if scenario.open.is_none() => told.push("Not begun.".to_owned()),
        None => {}
    }
    told.push(match (is_exam, scenario.may_begin, scenario.attempts) {
        (true, true, _) => "One attempt.".to_owned(),
        (true, false, _) => "No attempt left.".to_owned(),
        (false, _, 0) => "As many attempts as you like.".to_owned(),
        (false, _, 1) => "1 attempt so far, as many as you like.".to_owned(),
        (false, _, n) => format!("{n} attempts so far, as many as you like."),
    });
    told.join(" ")
}
