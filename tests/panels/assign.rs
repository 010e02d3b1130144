//! An instructor puts an assignment together, by label as a screen reader would.

use egui_kittest::kittest::Queryable;
use practicum::coding::Dimension;
use practicum::scenario::raw::Difficulty;
use practicum::settings::{Settings, ThemeName};
use practicum::transcript::{AnswerMode, RunMode};
use practicum::ui::Action;
use practicum::ui::panels::assign::{
    AssignCard, AssignState, AssignView, AssignmentDraft, Lack, assign_ui,
};

use crate::support::{SMALL, USUAL, Window, asked, is_sound, large_text, press, window};

fn card(id: &str, title: &str, client: &str, minutes: u32) -> AssignCard {
    AssignCard {
        id: id.to_owned(),
        title: title.to_owned(),
        client: client.to_owned(),
        level: Difficulty::Foundation,
        minutes,
        focus: vec![Dimension::Empathy, Dimension::Boundaries],
        content_notes: vec!["loss of a parent".to_owned()],
        is_draft: true,
    }
}

fn view() -> AssignView {
    AssignView {
        cards: vec![
            card("maya-1", "Maya: the first hour, with a title of some length", "Maya", 10),
            card("emile-1", "Émile: running over", "Émile", 20),
            card("noor-1", "Noor: at the door", "Noor", 8),
        ],
        written: None,
    }
}

fn shown<'a>(view: AssignView, state: AssignState) -> Window<'a, AssignState> {
    window(USUAL, &Settings::default(), state, move |ui, theme, state| {
        assign_ui(ui, theme, &view, state)
    })
}

const MAYA: &str = "Maya: the first hour, with a title of some length";

#[test]
fn an_assignment_is_put_together_by_keyboard() {
    let mut window = shown(view(), AssignState::default());
    press(&mut window, "Émile: running over");
    press(&mut window, MAYA);
    press(&mut window, "Exam");
    press(&mut window, "In their own words");
    window.state_mut().state.draft.title = "Week 4".to_owned();
    window.state_mut().state.draft.from = "Dr. Okafor".to_owned();
    window.state_mut().state.draft.due = "2027-03-31".to_owned();
    window.state_mut().state.draft.words = "Take your time.".to_owned();
    window.run();
    assert!(window.query_by_label("2 chosen, about 30 minutes together").is_some());
    press(&mut window, "Write the assignment…");
    let draft = AssignmentDraft {
        scenarios: vec!["emile-1".to_owned(), "maya-1".to_owned()],
        title: "Week 4".to_owned(),
        from: "Dr. Okafor".to_owned(),
        words: "Take your time.".to_owned(),
        due: "2027-03-31".to_owned(),
        mode: RunMode::Exam,
        answers: AnswerMode::Compose,
        seed: String::new(),
    };
    assert_eq!(asked(&mut window), [Action::WriteAssignment(draft)]);
    press(&mut window, MAYA);
    assert!(window.query_by_label("One chosen, about 20 minutes").is_some());
}

#[test]
fn what_is_lacking_is_told_once_it_is_asked_for() {
    let mut window = shown(view(), AssignState::default());
    assert!(window.query_by_label_contains("Give it a title").is_none());
    press(&mut window, "Write the assignment…");
    assert_eq!(asked(&mut window), []);
    assert!(
        window.query_by_label_contains("Choose at least one scenario. Give it a title").is_some()
    );
    let draft = AssignmentDraft {
        due: "soon".to_owned(),
        seed: "18446744073709551616".to_owned(),
        title: "x".to_owned(),
        scenarios: vec!["maya-1".to_owned()],
        ..AssignmentDraft::default()
    };
    assert_eq!(draft.lacks(), [Lack::NoSeed, Lack::NoDay]);
    let seeded = AssignmentDraft { seed: " 7 ".to_owned(), ..AssignmentDraft::default() };
    assert_eq!(seeded.parsed_seed(), Ok(Some(7)));
    assert_eq!(AssignmentDraft::default().parsed_due(), Ok(None));
}

#[test]
fn the_search_finds_without_accents_and_keeps_what_is_chosen() {
    let mut state = AssignState { search: "emile".to_owned(), ..AssignState::default() };
    state.draft.toggle("noor-1");
    let window = shown(view(), state);
    assert!(window.query_by_label("Émile: running over").is_some());
    assert!(window.query_by_label("Noor: at the door").is_some());
    assert!(window.query_by_label(MAYA).is_none());
    let state = AssignState { search: "zzz".to_owned(), ..AssignState::default() };
    assert!(shown(view(), state).query_by_label_contains("No scenario fits").is_some());
}

#[test]
fn what_came_of_it_is_told_and_one_goes_back() {
    let written = AssignView { written: Some(Ok("/home/a/week4.ron".to_owned())), ..view() };
    let mut window = shown(written, AssignState::default());
    assert!(window.query_by_label_contains("/home/a/week4.ron").is_some());
    press(&mut window, "Back");
    assert_eq!(asked(&mut window), [Action::Back]);
    let refused = AssignView { written: Some(Err("the disk is full".to_owned())), ..view() };
    let window = shown(refused, AssignState::default());
    assert!(window.query_by_label_contains("the disk is full").is_some());
}

#[test]
fn the_screen_is_sound_in_every_size() {
    let bright = Settings { theme: ThemeName::HighContrast, text_size: 150, ..Settings::default() };
    for (size, settings) in [
        (USUAL, Settings::default()),
        (SMALL, large_text()),
        (SMALL, bright),
        ([3840.0, 2160.0], Settings::default()),
    ] {
        let mut state = AssignState { shows_seed: true, is_asked: true, ..AssignState::default() };
        state.draft.seed = "x".to_owned();
        state.draft.due = "soon".to_owned();
        let view = AssignView { written: Some(Err("It cannot be written".to_owned())), ..view() };
        let mut window = window(size, &settings, state, move |ui, theme, state| {
            assign_ui(ui, theme, &view, state)
        });
        is_sound(&mut window, &format!("assign at {size:?}"));
    }
}
