//! The session's screen, as it is pressed and heard.

use egui::Key;
use egui::accesskit::Live;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use practicum::client::Level;
use practicum::coding::{Code, Fault, RuptureKind, Skill};
use practicum::debrief::{CodeReport, UnsureCode, highlights};
use practicum::guide::Part;
use practicum::settings::Settings;
use practicum::transcript::RunMode;
use practicum::ui::Action;
use practicum::ui::panels::session::{
    Compared, Gauges, GuideStepView, SessionState, SessionView, Strain, session_ui,
};

use crate::talk_support::{Shown, asked, assert_fits, assert_targets, session_view, window};

type Session<'a> = Harness<'a, Shown<SessionView, SessionState>>;

const USUAL: [f32; 2] = [1280.0, 720.0];
const SMALL: [f32; 2] = [1024.0, 640.0];

fn shown<'a>(size: [f32; 2], text_size: u16, view: SessionView) -> Session<'a> {
    let settings = Settings { text_size, ..Settings::default() };
    let view = (view, SessionState::default());
    window(size, &settings, view, |ui, shown| {
        let output = session_ui(ui, &shown.theme, &shown.view, &mut shown.state);
        shown.stage = output.stage;
        output.action
    })
}

fn in_practice() -> SessionView {
    session_view("maya-1", "skilled", 4, RunMode::Practice)
}

/// The name of an answer's button.
fn name(view: &SessionView, place: usize) -> String {
    format!("{}: {}", place + 1, view.answers[place])
}

#[test]
fn an_answer_is_given_by_click_by_number_and_by_enter() {
    let view = in_practice();
    assert!(view.answers.len() >= 3);
    let mut harness = shown(USUAL, 100, view.clone());
    harness.get_by_label(&name(&view, 1)).click();
    assert_eq!(asked(&mut harness), [Action::Answer(1)]);
    harness.key_press(Key::Num3);
    assert_eq!(asked(&mut harness), [Action::Answer(2)]);
    harness.get_by_label(&name(&view, 0)).focus();
    harness.key_press(Key::Enter);
    assert_eq!(asked(&mut harness), [Action::Answer(0)]);
    harness.key_press(Key::Num9);
    assert_eq!(asked(&mut harness), []);
}

#[test]
fn tab_goes_through_the_bar_as_it_is_read() {
    for (size, text_size, fold) in
        [(USUAL, 100, "Fold transcript (T)"), (SMALL, 200, "Transcript (T)")]
    {
        let mut harness = shown(size, text_size, in_practice());
        let mut left = f32::NEG_INFINITY;
        for wanted in [fold, "Help", "Pause", "Leave…"] {
            harness.key_press(Key::Tab);
            harness.run_steps(2);
            let button = harness.get_by_label(wanted);
            assert!(button.accesskit_node().is_focused(), "{wanted} at {size:?}");
            assert!(button.rect().left() > left, "{wanted} stands right of the one before");
            left = button.rect().left();
        }
    }
}

#[test]
fn a_key_held_down_answers_once() {
    let mut harness = shown(USUAL, 100, in_practice());
    for repeat in [false, true, true] {
        harness.event(egui::Event::Key {
            key: Key::Num1,
            physical_key: None,
            pressed: true,
            repeat,
            modifiers: egui::Modifiers::NONE,
        });
    }
    assert_eq!(asked(&mut harness), [Action::Answer(0)]);
}

#[test]
fn before_the_trainees_turn_there_are_no_answers_and_all_words_can_be_shown() {
    let mut view = in_practice();
    (view.is_your_turn, view.appeared) = (false, 2);
    let mut harness = shown(USUAL, 100, view.clone());
    assert!(harness.query_by_label(&name(&view, 0)).is_none());
    harness.key_press(Key::Num1);
    harness.key_press(Key::H);
    assert_eq!(asked(&mut harness), []);
    harness.get_by_label("Show all (Space)").click();
    assert_eq!(asked(&mut harness), [Action::ShowAll]);
    harness.key_press(Key::Space);
    assert_eq!(asked(&mut harness), [Action::ShowAll]);
}

#[test]
fn what_the_client_says_is_heard_whole_from_the_start() {
    let mut view = in_practice();
    (view.is_your_turn, view.appeared) = (false, 1);
    let told = format!("{}: {}", view.client, view.words.join(" "));
    let harness = shown(USUAL, 100, view.clone());
    let words = harness.get_by_label(&told);
    assert_eq!(words.accesskit_node().live(), Live::Polite);
    let room = harness.get_by_label_contains("The room, with Maya");
    let label = room.accesskit_node().label().unwrap_or_default();
    assert!(label.contains(&view.caption) && !view.caption.is_empty(), "{label}");
    harness.get_by_label(&format!("What can be seen: {}", view.caption));
}

#[test]
fn the_room_stays_where_it_is_while_words_appear() {
    let whole = in_practice();
    let mut harness = shown(USUAL, 100, whole.clone());
    let stage = harness.state().stage;
    let count = whole.appeared;
    for appeared in 0..count {
        let view = &mut harness.state_mut().view;
        (view.appeared, view.is_your_turn) = (appeared, false);
        harness.run_steps(2);
        assert_eq!(harness.state().stage, stage, "with {appeared} words");
    }
}

#[test]
fn at_the_usual_size_every_answer_is_seen_whole() {
    for answers in 0..12 {
        let view = session_view("maya-1", "skilled", answers, RunMode::Practice);
        let harness = shown(USUAL, 100, view.clone());
        let last = harness.get_by_label(&name(&view, view.answers.len() - 1)).rect();
        let stage = harness.state().stage;
        assert!(last.bottom() <= USUAL[1] - 8.0, "turn {answers}: {last:?} below {stage:?}");
    }
}

#[test]
fn large_text_in_a_small_window_leaves_two_answers_in_sight_at_once() {
    for answers in 0..12 {
        let view = session_view("maya-1", "skilled", answers, RunMode::Practice);
        let mut harness = shown(SMALL, 200, view.clone());
        harness.get_by_label(&name(&view, 1)).focus();
        harness.run_steps(4);
        let stage = harness.state().stage;
        let bar = stage.top();
        let is_whole = |place: &usize| {
            let rect = harness.get_by_label(&name(&view, *place)).rect();
            rect.top() >= bar && rect.bottom() <= SMALL[1] && rect.left() >= stage.right()
        };
        let whole = (0..view.answers.len()).filter(is_whole).count();
        assert!(whole >= 2, "turn {answers}: {whole} whole answers");
        assert!(stage.height() > 0.8 * SMALL[1] && stage.width() > 0.2 * SMALL[0], "{stage}");
    }
}

#[test]
fn the_room_keeps_its_share_of_the_window() {
    for answers in 0..12 {
        let view = session_view("maya-1", "skilled", answers, RunMode::Practice);
        let stage = shown(USUAL, 100, view.clone()).state().stage;
        assert!(stage.height() >= 0.35 * USUAL[1] - 1.0, "turn {answers}: {stage:?}");
        let stage = shown(SMALL, 200, view).state().stage;
        assert!(stage.height() >= 0.25 * SMALL[1] - 1.0, "turn {answers}: {stage:?}");
    }
}

#[test]
fn the_coach_is_there_in_practice_only() {
    let mut harness = shown(USUAL, 100, in_practice());
    harness.get_by_label("Hint (H)").click();
    assert_eq!(asked(&mut harness), [Action::Hint]);
    harness.key_press(Key::H);
    assert_eq!(asked(&mut harness), [Action::Hint]);
    for mode in [RunMode::Transfer, RunMode::Exam] {
        let mut view = session_view("maya-1", "skilled", 4, mode);
        view.gauges = Some(gauges());
        let mut harness = shown(USUAL, 100, view);
        assert!(harness.query_by_label("Hint (H)").is_none());
        assert!(harness.query_by_label_contains("Go back to here").is_none());
        assert!(harness.query_by_label_contains("alliance").is_none());
        for key in [Key::H, Key::B] {
            harness.key_press(key);
            assert_eq!(asked(&mut harness), []);
        }
        assert_eq!(harness.state().state.asks_rewind, None);
    }
}

fn gauges() -> Gauges {
    Gauges { alliance: Level::from_thousandths(420), distress: Level::from_thousandths(610) }
}

#[test]
fn what_the_coach_says_is_told() {
    let mut view = in_practice();
    view.hint = Some("Stay with it.".to_owned());
    view.strain = Some(Strain::Began(RuptureKind::Withdrawal));
    view.gauges = Some(gauges());
    view.notice = Some("The scenario was changed.".to_owned());
    let harness = shown(USUAL, 100, view);
    harness.get_by_label("Coach: Stay with it.");
    harness.get_by_label_contains("(withdrawal)");
    harness.get_by_label("alliance 0.42");
    harness.get_by_label("The scenario was changed.");
    assert!(harness.query_by_label("Hint (H)").is_none(), "a hint is asked for once");
}

#[test]
fn going_back_is_asked_once_more() {
    let mut harness = shown(USUAL, 100, in_practice());
    harness.get_by_label("Go back to here… (answer 4)").click();
    harness.run_steps(8);
    assert_eq!(asked(&mut harness), []);
    harness.get_by_label_contains("the debrief will say so");
    assert!(harness.get_by_label("Stay here").is_focused());
    harness.get_by_label("Stay here").click();
    assert_eq!(asked(&mut harness), []);
    assert_eq!(harness.state().state.asks_rewind, None);
    assert!(harness.query_by_label("Go back").is_none());
    harness.key_press(Key::B);
    harness.run_steps(8);
    harness.get_by_label("Go back").click();
    assert_eq!(asked(&mut harness), [Action::RewindTo(3)]);
}

#[test]
fn every_way_out_is_at_the_top() {
    let mut harness = shown(USUAL, 100, in_practice());
    harness.get_by_label("Pause").click();
    assert_eq!(asked(&mut harness), [Action::Pause]);
    harness.get_by_label("Leave…").click();
    assert_eq!(asked(&mut harness), [Action::AskToLeave]);
    harness.key_press(Key::P);
    assert_eq!(asked(&mut harness), [Action::Pause]);
    harness.get_by_label_contains("4 of about");
}

#[test]
fn the_transcript_folds_and_tells_who_said_what() {
    let view = in_practice();
    let said = view.transcript.iter().find(|said| said.is_yours).expect("an answer was given");
    let yours = format!("You: {}", said.words);
    let mut harness = shown(USUAL, 100, view);
    let room = harness.state().stage.width();
    harness.get_by_label(&yours);
    harness.key_press(Key::T);
    harness.run_steps(2);
    assert!(harness.query_by_label(&yours).is_none());
    assert!(harness.state().stage.width() > room);
    harness.get_by_label("Transcript (T)").click();
    harness.run_steps(3);
    harness.get_by_label(&yours);
}

#[test]
fn in_a_narrow_window_the_transcript_is_a_drawer_and_answers_wait_for_it() {
    let mut harness = shown(SMALL, 100, in_practice());
    assert!(!harness.state().state.shows_transcript);
    harness.key_press(Key::T);
    harness.run_steps(3);
    harness.get_by_label("Said so far");
    harness.key_press(Key::Num1);
    assert_eq!(asked(&mut harness), []);
    harness.key_press(Key::T);
    harness.key_press(Key::Num1);
    assert_eq!(asked(&mut harness), [Action::Answer(0)]);
}

#[test]
fn after_the_last_words_one_goes_on() {
    let mut view = in_practice();
    view.is_over = true;
    view.answers.clear();
    let mut harness = shown(USUAL, 100, view);
    assert!(harness.query_by_label("Hint (H)").is_none());
    harness.get_by_label("Go on (Space)").click();
    assert_eq!(asked(&mut harness), [Action::Finish]);
}

#[test]
fn the_guide_points_and_can_be_skipped() {
    let mut view = in_practice();
    let says = "Which of these would you say?".to_owned();
    view.guide = Some(GuideStepView { points_to: Part::Answers, says, has_next: true });
    let mut harness = shown(USUAL, 100, view);
    harness.get_by_label("Which of these would you say?");
    harness.get_by_label("Next").click();
    assert_eq!(asked(&mut harness), [Action::NextStep]);
    harness.get_by_label("Skip the guide").click();
    assert_eq!(asked(&mut harness), [Action::EndGuide]);
    harness.state_mut().view.guide.as_mut().expect("it is there").has_next = false;
    harness.run_steps(2);
    assert!(harness.query_by_label("Next").is_none());
}

#[test]
fn everything_can_be_pressed_and_nothing_reaches_beyond_the_window() {
    for (size, text_size) in [(USUAL, 80), (USUAL, 100), (SMALL, 100), (SMALL, 200)] {
        let mut view = in_practice();
        view.gauges = Some(gauges());
        view.notice = Some("The scenario was changed on disk.".to_owned());
        view.strain = Some(Strain::Repaired);
        let mut harness = shown(size, text_size, view);
        assert_targets(&harness);
        assert_fits(&harness, size[0]);
        if !harness.state().state.shows_transcript {
            harness.key_press(Key::T);
            harness.run_steps(3);
            assert_targets(&harness);
            assert_fits(&harness, size[0]);
        }
    }
}

fn composing() -> SessionView {
    SessionView { composes: true, ..in_practice() }
}

fn ctrl_enter(harness: &mut Session<'_>) {
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::Enter);
}

#[test]
fn own_words_are_written_at_once_and_sent_by_key_and_by_click() {
    let view = composing();
    let mut harness = shown(USUAL, 100, view.clone());
    assert!(harness.query_by_label(&name(&view, 0)).is_none(), "no answer is given away");
    harness.run();
    harness.event(egui::Event::Text("You sound torn. 2 things pull at you".to_owned()));
    // Letters and digits belong to the field now.
    harness.key_press(Key::Num2);
    harness.key_press(Key::H);
    assert_eq!(asked(&mut harness), []);
    let written = "You sound torn. 2 things pull at you".to_owned();
    assert_eq!(harness.state().state.draft, written);
    ctrl_enter(&mut harness);
    assert_eq!(asked(&mut harness), [Action::Say(written.clone())]);
    harness.get_by_label("Send (Ctrl+Enter)").click();
    assert_eq!(asked(&mut harness), [Action::Say(written.clone())]);
    assert_eq!(harness.state().state.draft, written, "it stays until it is taken");
}

#[test]
fn nothing_is_sent_where_nothing_is_written() {
    let mut harness = shown(USUAL, 100, composing());
    ctrl_enter(&mut harness);
    harness.get_by_label("Send (Ctrl+Enter)").click();
    assert_eq!(asked(&mut harness), []);
    let long = "word ".repeat(81);
    harness.state_mut().state.draft = long;
    harness.run();
    assert!(harness.query_by_label_contains("more than anyone takes in").is_some());
}

fn compared() -> SessionView {
    let says = "You're scared. My door is open any time, day or night.".to_owned();
    let codes = vec![CodeReport {
        code: Code::Skill(Skill::ReflectionOfFeeling),
        words: "reflection of feeling".to_owned(),
        quotes: vec!["You're scared".to_owned()],
    }];
    let view = composing();
    SessionView {
        compared: Some(Compared {
            turn: 3,
            highlights: highlights(&says, &codes),
            heard: "Reflection of feeling “You're scared”.".to_owned(),
            told: vec!["Perhaps, and not counted: over-promise (71 in 100).".to_owned()],
            unsure: vec![UnsureCode {
                code: Code::Fault(Fault::OverPromise),
                words: "over-promise".to_owned(),
                percent: 71,
                own: None,
            }],
            authored: view.answers.clone(),
            says,
            codes,
        }),
        ..view
    }
}

#[test]
fn what_was_heard_is_compared_and_may_be_corrected_where_it_was_unsure() {
    let mut harness = shown(USUAL, 100, compared());
    let view = compared();
    for told in ["How it was heard", "What the author would have offered", view.answers[0].as_str()]
    {
        assert!(harness.query_by_label(told).is_some(), "{told}");
    }
    let code = Code::Fault(Fault::OverPromise);
    for (words, is_there) in [("it is there", true), ("it is not", false)] {
        harness.get_by_label(&format!("over-promise: {words}")).click();
        let is_there = Some(is_there);
        assert_eq!(asked(&mut harness), [Action::Correct { turn: 3, code, is_there }]);
    }
    ctrl_enter(&mut harness);
    assert_eq!(asked(&mut harness), [Action::GoOn]);
    harness.get_by_label("Go on (Ctrl+Enter)").click();
    assert_eq!(asked(&mut harness), [Action::GoOn]);
}

#[test]
fn writing_and_comparing_fit_every_window() {
    for view in [composing(), compared()] {
        for (size, text_size) in [(USUAL, 100), (SMALL, 100), (SMALL, 200)] {
            let mut harness = shown(size, text_size, view.clone());
            harness.run();
            assert_fits(&harness, size[0]);
            assert_targets(&harness);
        }
    }
}
