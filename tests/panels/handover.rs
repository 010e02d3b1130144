//! Handing over: nothing is ticked from before, and what is asked for is what was chosen.

use std::collections::BTreeSet;

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use practicum::handover::{Choice, Form, Ticks};
use practicum::settings::Settings;
use practicum::ui::Action;
use practicum::ui::panels::handover::{
    HandedOver, HandoverState, HandoverView, SessionLine, Which, handover_ui,
};

use crate::support::{SMALL, USUAL, Window, asked, is_sound, large_text, press, tab_to, window};

const ACTOR: &str = "0b9f6c1e-6a35-4f0b-9a51-0f6a4f9f7d2c";

fn line(number: u32, is_first: bool) -> SessionLine {
    SessionLine {
        uid: format!("uid-{number}"),
        name: format!("2027-01-{number:02}, Maya"),
        told: "first attempt, exam, choosing".to_owned(),
        is_first,
    }
}

fn view() -> HandoverView {
    HandoverView {
        sessions: vec![line(3, false), line(2, true), line(1, true)],
        actor: ACTOR.to_owned(),
        folder: "/home/sam/practicum/handed-over".to_owned(),
        has_self_assessment: true,
        told: None,
    }
}

fn shown(
    view: HandoverView,
    size: [f32; 2],
    settings: &Settings,
) -> Window<'static, HandoverState> {
    window(size, settings, HandoverState::default(), move |ui, theme, state| {
        handover_ui(ui, theme, &view, state)
    })
}

fn usual() -> Window<'static, HandoverState> {
    shown(view(), USUAL, &Settings::default())
}

fn is_ready(window: &Window<'_, HandoverState>) -> bool {
    let write = window.get_by_role_and_label(Role::Button, "Write the files");
    !write.accesskit_node().is_disabled()
}

fn uids(all: &[u32]) -> Vec<String> {
    all.iter().map(|number| format!("uid-{number}")).collect()
}

#[test]
fn nothing_is_ticked_and_nothing_is_written_before_a_form_is_chosen() {
    let mut window = usual();
    assert!(!is_ready(&window));
    assert!(window.query_by_label("Choose a form first").is_some());
    for words in [ACTOR, "Practicum sends nothing", "Never: your name", "cannot be called back"] {
        assert!(window.query_by_label_contains(words).is_some(), "{words}");
    }
    press(&mut window, "Tables");
    assert!(is_ready(&window));
    press(&mut window, "Write the files");
    let choice = Choice { forms: BTreeSet::from([Form::Tables]), ..Choice::default() };
    assert_eq!(choice.ticks, Ticks::default());
    let sessions = uids(&[1, 2, 3]);
    assert_eq!(asked(&mut window), [Action::HandOver { choice, sessions }], "the oldest first");
}

#[test]
fn what_was_ticked_leaves_once_and_is_not_ticked_the_next_time() {
    let mut window = usual();
    for words in ["Tables", "My words", "My own ratings", "My boundary self-assessment"] {
        press(&mut window, words);
    }
    let mut ticks = Vec::new();
    for _ in 0..2 {
        press(&mut window, "Write the files");
        for action in asked(&mut window) {
            let Action::HandOver { choice, .. } = action else { panic!("{action:?}") };
            ticks.push(choice.ticks);
        }
    }
    assert_eq!(ticks, [Ticks::ALL, Ticks::default()]);
}

#[test]
fn pages_hold_words_and_so_wait_for_that_tick() {
    let mut window = usual();
    press(&mut window, "Debriefs as pages");
    assert!(!is_ready(&window));
    assert!(window.query_by_label_contains("Debriefs hold your words").is_some());
    press(&mut window, "My words");
    assert!(is_ready(&window));
    // A self-assessment has no place in a page, so its tick cannot be set.
    assert!(window.get_by_label("My boundary self-assessment").accesskit_node().is_disabled());
}

#[test]
fn a_self_assessment_leaves_only_with_tables() {
    let mut window = usual();
    press(&mut window, "Tables");
    press(&mut window, "My boundary self-assessment");
    press(&mut window, "Tables");
    press(&mut window, "Statements");
    press(&mut window, "Write the files");
    let actions = asked(&mut window);
    let [Action::HandOver { choice, .. }] = &actions[..] else { panic!("{actions:?}") };
    assert!(!choice.ticks.self_assessment);
    let none = HandoverView { has_self_assessment: false, ..view() };
    let window = shown(none, USUAL, &Settings::default());
    assert!(window.query_by_label("My boundary self-assessment").is_none());
}

#[test]
fn some_sessions_are_chosen_one_by_one() {
    let mut window = usual();
    press(&mut window, "Statements");
    press(&mut window, "First attempts (2)");
    press(&mut window, "Write the files");
    press(&mut window, "Some of them");
    assert!(!is_ready(&window), "none is chosen yet");
    press(&mut window, "2027-01-03, Maya");
    press(&mut window, "Write the files");
    let chosen: Vec<Vec<String>> = asked(&mut window)
        .into_iter()
        .map(|action| match action {
            Action::HandOver { sessions, .. } => sessions,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(chosen, [uids(&[1, 2]), uids(&[3])]);
}

#[test]
fn an_institution_id_is_asked_for_with_gradebooks_alone() {
    let mut window = usual();
    let field = "What your school knows you by";
    assert!(window.query_by_role_and_label(Role::TextInput, field).is_none());
    press(&mut window, "A file for Canvas");
    tab_to(&mut window, field);
    window.get_by_role_and_label(Role::TextInput, field).type_text("=1+1");
    window.run();
    assert!(!is_ready(&window));
    assert!(window.query_by_label_contains("begins with a letter or a digit").is_some());
    window.state_mut().state.institution_id = " s1234567 ".to_owned();
    window.run();
    press(&mut window, "Write the files");
    let actions = asked(&mut window);
    let [Action::HandOver { choice, .. }] = &actions[..] else { panic!("{actions:?}") };
    assert_eq!(choice.institution_id, "s1234567".parse().ok());
}

#[test]
fn everything_can_be_had_at_any_time_and_one_can_go_back() {
    let empty = HandoverView { sessions: Vec::new(), ..view() };
    for view in [view(), empty] {
        let mut window = shown(view, USUAL, &Settings::default());
        press(&mut window, "Write everything as one archive");
        press(&mut window, "Back");
        assert_eq!(asked(&mut window), [Action::HandOverEverything, Action::Back]);
    }
}

#[test]
fn what_came_of_it_is_told() {
    let files = vec!["/tmp/handed-over/turns.csv".to_owned()];
    let notes = vec!["There is nothing to grade yet.".to_owned()];
    for told in
        [HandedOver::Written { files, notes }, HandedOver::Failed("The disk is full".to_owned())]
    {
        let words = match &told {
            HandedOver::Written { files, notes } => vec![files[0].clone(), notes[0].clone()],
            HandedOver::Failed(why) => vec![why.clone(), "Problem".to_owned()],
        };
        let window =
            shown(HandoverView { told: Some(told), ..view() }, USUAL, &Settings::default());
        for words in words {
            assert!(window.query_by_label_contains(&words).is_some(), "{words}");
        }
    }
}

#[test]
fn it_fits_small_windows_and_large_text() {
    for (size, settings) in [(USUAL, Settings::default()), (SMALL, large_text())] {
        let mut window = shown(view(), size, &settings);
        window.state_mut().state.which = Which::These;
        window.state_mut().state.forms = BTreeSet::from([Form::Moodle]);
        window.run();
        is_sound(&mut window, "hand over");
    }
}
