//! The debrief's screen, as it is read, pressed and heard.

use egui::Key;
use egui::accesskit::{Role, Toggled};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use practicum::debrief::Debrief;
use practicum::settings::Settings;
use practicum::transcript::RunMode;
use practicum::ui::Action;
use practicum::ui::panels::debrief::{DebriefState, DebriefView, debrief_ui};

use crate::talk_support::{
    Shown, asked, assert_fits, assert_targets, debriefed, long_debrief, window,
};

/// What the screen is drawn from, with a note that is kept as the game keeps it.
struct Kept {
    debrief: Debrief,
    note: String,
    saved: Option<String>,
    can_retry: bool,
    contested: Option<Vec<String>>,
    hands_in: bool,
}

type Screen<'a> = Harness<'a, Shown<Kept, DebriefState>>;

fn shown_at<'a>(size: [f32; 2], text_size: u16, debrief: Debrief) -> Screen<'a> {
    let settings = Settings { text_size, ..Settings::default() };
    let kept = Kept {
        debrief,
        note: String::new(),
        saved: None,
        can_retry: true,
        contested: None,
        hands_in: false,
    };
    window(size, &settings, (kept, DebriefState::default()), |ui, shown| {
        let Kept { debrief, note, saved, can_retry, contested, hands_in } = &shown.view;
        let view = DebriefView {
            debrief,
            note,
            saved: saved.as_deref(),
            can_retry: *can_retry,
            contested: contested.as_deref(),
            hands_in: *hands_in,
            guide: None,
        };
        let action = debrief_ui(ui, &shown.theme, &view, &mut shown.state);
        match &action {
            Some(Action::Note(note)) => shown.view.note.clone_from(note),
            Some(Action::Contest { turn, why }) => {
                if let Some(contested) = &mut shown.view.contested {
                    contested[*turn].clone_from(why);
                }
            }
            _ => {}
        }
        action
    })
}

/// Tall enough that all of it is in sight.
fn shown<'a>(debrief: Debrief) -> Screen<'a> {
    shown_at([1280.0, 4200.0], 100, debrief)
}

/// The rows of the list of turns.
fn rows(harness: &Screen<'_>) -> Vec<(String, bool)> {
    let all = harness.get_all_by_role(Role::Button);
    let row = |node: egui_kittest::Node<'_>| {
        let name = node.accesskit_node().label().unwrap_or_default();
        let is_selected = node.accesskit_node().toggled() == Some(Toggled::True);
        name.starts_with("Turn ").then_some((name, is_selected))
    };
    all.filter_map(row).collect()
}

fn selected(harness: &Screen<'_>) -> Vec<String> {
    rows(harness)
        .into_iter()
        .filter(|(_, is_selected)| *is_selected)
        .map(|(name, _)| name)
        .collect()
}

#[test]
fn scores_stand_with_their_n_and_the_trainees_own_view() {
    let harness = shown(debriefed("maya-1", "struggling"));
    harness.get_by_label("empathy: 38 (n 18)");
    harness.get_by_label("You said 80 (assured), 42 above");
    harness.get_by_label_contains(
        "empathy: from the worst path, 0, to the best, 100: the score at 38",
    );
    let harness = shown(debriefed("ray-2", "unasked"));
    harness.get_by_label("boundaries: too few to score (n 2)");
    harness.get_by_label("Before everything else");
    harness.get_by_role_and_label(Role::Heading, "The question about risk was not asked (turn 3).");
}

#[test]
fn the_rule_is_told_on_demand() {
    let debrief = debriefed("maya-1", "struggling");
    let rule = debrief.dimensions[0].rule.clone();
    let mut harness = shown(debrief);
    assert!(harness.query_by_label(&rule).is_none());
    harness.get_by_label("How this came about (empathy)").click();
    harness.run_steps(2);
    harness.get_by_label(&rule);
}

#[test]
fn the_plot_is_told_in_a_sentence() {
    let debrief = debriefed("maya-1", "skilled");
    let (first, last) = (debrief.moods[0].alliance(), debrief.moods.last().unwrap().alliance());
    let harness = shown(debrief);
    let plot = harness.get_by_label_contains("The course of 17 turns");
    let name = plot.accesskit_node().label().unwrap_or_default();
    assert!(name.contains(&format!("alliance went from {first} to {last}")), "{name}");
    assert!(name.contains("Marked look again: turns 4, 12"), "{name}");
}

#[test]
fn a_turn_is_selected_by_key_by_row_and_in_the_plot() {
    let debrief = debriefed("maya-1", "skilled");
    let mut harness = shown(debrief);
    assert!(selected(&harness)[0].starts_with("Turn 4."), "{:?}", selected(&harness));
    harness.get_by_label("Turn 4 of 17");
    harness.key_press(Key::ArrowRight);
    harness.run_steps(3);
    assert_eq!(harness.state().state.selected, Some(4));
    harness.get_by_label("Turn 5 of 17");
    harness.key_press(Key::ArrowLeft);
    harness.key_press(Key::ArrowLeft);
    harness.run_steps(3);
    assert!(selected(&harness)[0].starts_with("Turn 3."), "{:?}", selected(&harness));
    harness.get_by_label_contains("Turn 9.").click();
    harness.run_steps(3);
    harness.get_by_label("Turn 9 of 17");
    // The row has the focus now, and arrows go on from it.
    harness.key_press(Key::ArrowDown);
    harness.run_steps(3);
    harness.get_by_label("Turn 10 of 17");
    harness.key_press(Key::ArrowDown);
    harness.run_steps(3);
    harness.get_by_label("Turn 11 of 17");
    let plot = harness.get_by_label_contains("The course of 17 turns");
    plot.click();
    harness.run_steps(3);
    // The middle between the start and turn 17.
    let at = harness.state().state.selected.expect("one is selected");
    assert!((7..=8).contains(&at), "{at}");
    let plot = harness.get_by_label_contains("The course of 17 turns");
    assert!(plot.value().unwrap_or_default().starts_with(&format!("Turn {}: alliance", at + 1)));
    plot.focus();
    harness.key_press(Key::ArrowRight);
    harness.run_steps(3);
    assert_eq!(harness.state().state.selected, Some(at + 1));
}

#[test]
fn a_turn_tells_what_it_did_and_why() {
    let debrief = debriefed("maya-1", "struggling");
    let turn = debrief.turns[6].clone();
    let mut harness = shown(debrief);
    harness.get_by_label_contains("Turn 7.").click();
    harness.run_steps(3);
    for told in [
        format!("You: {}", turn.says),
        turn.why.clone(),
        turn.tempting.clone(),
        format!("“{}”", turn.stronger.as_ref().expect("it was weak").says),
        format!("Thought, not said: {}", turn.lines[0].thinks),
        "Boundaries: look again (0.25 on a range of 0.25 to 1.00)".to_owned(),
    ] {
        assert!(!told.is_empty());
        harness.get_by_label(&told);
    }
    let quoted = turn.codes.iter().find(|code| !code.quotes.is_empty()).expect("a code is quoted");
    let highlight = format!("“{}”: {}", quoted.quotes[0], quoted.words);
    harness.get_by_label(&highlight);
}

#[test]
fn a_moment_can_be_tried_again() {
    let mut harness = shown(debriefed("maya-1", "skilled"));
    harness.get_by_label_contains("Turn 9.").click();
    harness.run_steps(3);
    harness.get_by_label("Retry from this moment").click();
    assert_eq!(asked(&mut harness), [Action::RetryFrom(9)]);
    harness.state_mut().view.can_retry = false;
    harness.run_steps(2);
    assert!(harness.query_by_label("Retry from this moment").is_none());
    assert!(harness.query_by_label("Play again").is_none());
}

#[test]
fn every_way_on_is_at_the_end() {
    let mut harness = shown(debriefed("maya-1", "skilled"));
    for (name, action) in [
        ("Done", Action::Finish),
        ("Play again without coaching", Action::PlayAgain(RunMode::Transfer)),
        ("Play again", Action::PlayAgain(RunMode::Practice)),
        ("Save as a page (HTML)", Action::SaveHtml),
    ] {
        harness.get_by_label(name).click();
        assert_eq!(asked(&mut harness), [action]);
    }
    harness.state_mut().view.saved = Some("maya.html".to_owned());
    harness.run_steps(2);
    harness.get_by_label("Saved: maya.html");
}

#[test]
fn a_note_is_written_and_no_key_of_it_moves_the_page() {
    let mut harness = shown(debriefed("maya-1", "skilled"));
    let before = harness.state().state.selected;
    harness.get_by_role_and_label(Role::MultilineTextInput, "A note to self").focus();
    harness.run_steps(2);
    harness.event(egui::Event::Text("Wait".to_owned()));
    harness.key_press(Key::ArrowLeft);
    let asked = asked(&mut harness);
    assert!(asked.contains(&Action::Note("Wait".to_owned())), "{asked:?}");
    assert_eq!(harness.state().state.selected, before);
}

#[test]
fn of_two_hundred_turns_all_are_told_in_their_order_and_each_can_be_pressed() {
    let mut harness = shown_at([1280.0, 720.0], 100, long_debrief(200));
    let told: Vec<String> = rows(&harness).into_iter().map(|(name, _)| name).collect();
    assert_eq!(told.len(), 200);
    for (place, name) in told.iter().enumerate() {
        assert!(name.starts_with(&format!("Turn {}.", place + 1)), "{name}");
    }
    let below = |harness: &Screen<'_>, turn: usize| {
        harness.get_by_label_contains(&format!("Turn {turn}.")).rect()
    };
    assert!(below(&harness, 180).top() > 720.0, "it is not in sight");
    harness.get_by_label_contains("Turn 180.").click_accesskit();
    harness.run_steps(4);
    assert!(selected(&harness)[0].starts_with("Turn 180."), "{:?}", selected(&harness));
    let list = below(&harness, 180).top() - below(&harness, 179).bottom();
    assert!(list.abs() < 1.0, "rows stand below one another: {list}");
}

#[test]
fn the_selected_row_comes_into_sight() {
    let mut harness = shown_at([1280.0, 4200.0], 100, long_debrief(200));
    let head = harness.get_by_label("What happened").rect();
    harness.get_by_label_contains("Turn 150.").click_accesskit();
    harness.run_steps(4);
    let row = harness.get_by_label_contains("Turn 150.").rect();
    assert!(row.top() >= head.bottom() && row.bottom() < head.bottom() + 900.0, "{row} {head}");
}

#[test]
fn a_session_left_at_once_says_so() {
    let mut debrief = debriefed("maya-1", "skilled");
    debrief.turns.clear();
    debrief.moods.truncate(1);
    let harness = shown(debrief);
    assert!(rows(&harness).is_empty());
    harness.get_by_label("Done");
}

#[test]
fn another_debrief_in_the_same_place_is_read_anew() {
    let mut harness = shown(debriefed("maya-1", "skilled"));
    harness.get_by_label_contains("The course of 17 turns");
    harness.state_mut().view.debrief = debriefed("maya-1", "struggling");
    harness.run_steps(3);
    harness.get_by_label_contains("The course of 18 turns");
}

#[test]
fn it_claims_no_more_than_is_true_and_shows_no_ids() {
    let debrief = debriefed("maya-1", "struggling");
    let beats: Vec<String> = debrief.turns.iter().map(|turn| turn.beat.clone()).collect();
    let harness = shown(debrief);
    harness.get_by_label_contains("not a measure of clinical competence");
    harness.get_by_label_contains("Law and policy differ");
    harness.get_by_label_contains("nobody has held this section");
    for node in harness.root().children_recursive() {
        let node = node.accesskit_node();
        let told = node.label().or_else(|| node.value()).unwrap_or_default();
        assert!(!told.contains('_'), "{told}");
        let is_id = beats.iter().any(|beat| beat.contains('_') && told.contains(beat.as_str()));
        assert!(!is_id, "{told}");
    }
}

#[test]
fn everything_can_be_pressed_and_nothing_reaches_beyond_the_window() {
    for (size, text_size) in [
        ([1280.0, 4200.0], 100),
        ([1280.0, 4200.0], 80),
        ([1024.0, 640.0], 100),
        ([1024.0, 640.0], 200),
        ([1024.0, 9000.0], 200),
        ([3840.0, 2160.0], 200),
    ] {
        for play in ["struggling", "promised"] {
            let harness = shown_at(size, text_size, debriefed("maya-1", play));
            assert_targets(&harness);
            assert_fits(&harness, size[0]);
        }
    }
}

#[test]
fn a_score_is_contested_changed_and_taken_back() {
    let debrief = debriefed("maya-1", "skilled");
    let turns = debrief.turns.len();
    let mut harness = shown(debrief);
    assert!(harness.query_by_label("I contest this score…").is_none(), "it is not kept");
    harness.state_mut().view.contested = Some(vec![String::new(); turns]);
    harness.run_steps(2);
    harness.get_by_label_contains("Turn 9.").click();
    harness.run_steps(3);
    harness.get_by_label("I contest this score…").click();
    harness.run_steps(3);
    let keep = harness.get_by_role_and_label(Role::Button, "Keep");
    assert!(keep.accesskit_node().is_disabled(), "nothing is written yet");
    harness.event(egui::Event::Text("I had asked that before.".to_owned()));
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::Button, "Keep").click();
    let why = "I had asked that before.".to_owned();
    assert_eq!(asked(&mut harness), [Action::Contest { turn: 8, why }]);
    harness.run_steps(2);
    harness.get_by_label("“I had asked that before.”");
    let rows = selected(&harness);
    assert!(rows[0].ends_with("You contest its score."), "{rows:?}");
    // Another turn is not contested by it.
    harness.get_by_label_contains("Turn 10.").click();
    harness.run_steps(3);
    harness.get_by_label("I contest this score…");
    harness.get_by_label_contains("Turn 9.").click();
    harness.run_steps(3);
    harness.get_by_label("Change it…").click();
    harness.run_steps(3);
    harness.get_by_label("Cancel").click();
    harness.run_steps(3);
    harness.get_by_label("“I had asked that before.”");
    harness.get_by_label("Take it back").click();
    assert_eq!(asked(&mut harness), [Action::Contest { turn: 8, why: String::new() }]);
    harness.run_steps(2);
    harness.get_by_label("I contest this score…");
}

#[test]
fn a_session_of_an_assignment_leads_on_to_handing_in() {
    let mut harness = shown(debriefed("maya-1", "skilled"));
    harness.get_by_label("Done");
    harness.state_mut().view.hands_in = true;
    harness.run_steps(2);
    assert!(harness.query_by_label("Done").is_none());
    harness.get_by_label("On to handing in…").click();
    assert_eq!(asked(&mut harness), [Action::Finish]);
    harness.get_by_label_contains("is practice of your own");
}
