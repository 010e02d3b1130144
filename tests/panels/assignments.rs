//! What an instructor gave out, as a trainee sees it, by label as a screen reader would.

use std::path::PathBuf;

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use practicum::records::SessionId;
use practicum::settings::{Settings, ThemeName};
use practicum::transcript::{AnswerMode, RunMode};
use practicum::ui::panels::assignments::{
    AssignedView, AssignmentsState, AssignmentsView, EndedAttempt, GivenAssignment, GivenScenario,
    OpenAttempt, assigned_ui, assignments_ui,
};
use practicum::ui::panels::findings::{BrokenFile, FindingView};
use practicum::ui::panels::hand_in::{HandInState, HandInView, hand_in_ui};
use practicum::ui::{Action, Place};

use crate::given;
use crate::support::{SMALL, USUAL, Window, asked, is_sound, large_text, press, window};

fn scenario(id: &str, title: &str) -> GivenScenario {
    GivenScenario {
        id: id.to_owned(),
        title: title.to_owned(),
        minutes: 12,
        content_notes: vec!["loss of a parent".to_owned()],
        attempts: 0,
        open: None,
        ended: None,
        may_begin: true,
    }
}

fn record() -> SessionId {
    SessionId::default()
}

fn ended(is_written: bool) -> EndedAttempt {
    EndedAttempt { record: record(), day: "March 3, 2027".to_owned(), is_written }
}

fn view(mode: RunMode) -> AssignmentsView {
    let given = GivenAssignment {
        hash: "abc".to_owned(),
        title: "Week 4: limits, and what stands behind them".to_owned(),
        from: "Dr. Okafor".to_owned(),
        due: "Was due by the end of yesterday, 2027-03-31".to_owned(),
        is_past: true,
        words: "Take your time.".to_owned(),
        mode,
        answers: AnswerMode::Compose,
        scenarios: vec![
            scenario("maya-1", "Maya: the first hour"),
            GivenScenario {
                attempts: 1,
                open: Some(OpenAttempt { record: record(), answers: 3 }),
                may_begin: mode != RunMode::Exam,
                ..scenario("ray-2", "Ray: unasked")
            },
            GivenScenario {
                attempts: 1,
                ended: Some(ended(false)),
                may_begin: mode != RunMode::Exam,
                ..scenario("emile-1", "Émile: running over")
            },
        ],
    };
    AssignmentsView {
        given: vec![given],
        broken: vec![BrokenFile {
            file: "/home/sam/practicum/assignments/a-file-with-quite-a-long-name.ron".to_owned(),
            has_last_good: false,
            findings: vec![FindingView {
                code: "A002".to_owned(),
                is_error: true,
                line: 7,
                column: 3,
                message: "the scenario “maya-1” was changed after the file was made".to_owned(),
                ..FindingView::default()
            }],
        }],
        folder: "/home/sam/practicum/assignments".to_owned(),
        closed: String::new(),
    }
}

fn shown(view: AssignmentsView) -> Window<'static, AssignmentsState> {
    shown_at(view, USUAL, &Settings::default())
}

fn shown_at(
    view: AssignmentsView,
    size: [f32; 2],
    settings: &Settings,
) -> Window<'static, AssignmentsState> {
    let state = AssignmentsState { shows_findings: true, ..AssignmentsState::default() };
    window(size, settings, state, move |ui, theme, state| assignments_ui(ui, theme, &view, state))
}

#[test]
fn an_assignment_says_who_until_when_and_how() {
    let window = shown(view(RunMode::Exam));
    for words in [
        "From Dr. Okafor",
        "Was due by the end of yesterday, 2027-03-31. You can still do it",
        "Exam, answers in your own words",
        "“Take your time.”",
        "Not begun. One attempt.",
        "Begun, 3 answers given. No attempt left.",
        "Done on March 3, 2027, and not handed in yet. No attempt left.",
        "About 12 minutes · content notes: loss of a parent",
        "was changed after the file was made",
        "practicum explain A002",
    ] {
        assert!(
            window.query_all_by_label_contains(words).next().is_some(),
            "“{words}” is not to be read"
        );
    }
    let window = shown(view(RunMode::Practice));
    for words in ["As many attempts as you like.", "1 attempt so far, as many as you like."] {
        assert!(window.query_all_by_label_contains(words).next().is_some(), "{words}");
    }
}

#[test]
fn each_scenario_offers_what_can_be_done_with_it() {
    let mut window = shown(view(RunMode::Exam));
    press(&mut window, "Begin… Maya: the first hour");
    press(&mut window, "Go on Ray: unasked");
    press(&mut window, "Hand in… Émile: running over");
    press(&mut window, "Read the debrief Émile: running over");
    let chosen =
        Action::ChooseAssigned { assignment: "abc".to_owned(), scenario: "maya-1".to_owned() };
    assert_eq!(
        asked(&mut window),
        [
            chosen,
            Action::GoOnWith(record()),
            Action::ToHandIn(record()),
            Action::OpenRecord(record())
        ]
    );
    assert!(window.query_by_label_contains("Begin another").is_none(), "an exam is taken once");
    let mut window = shown(view(RunMode::Transfer));
    press(&mut window, "Begin another attempt… Ray: unasked");
    let again =
        Action::ChooseAssigned { assignment: "abc".to_owned(), scenario: "ray-2".to_owned() };
    assert_eq!(asked(&mut window), [again]);
}

#[test]
fn a_file_is_opened_by_its_path() {
    let mut window = shown(AssignmentsView::default());
    assert!(window.query_by_label("There is none yet.").is_some());
    let open = window.get_by_role_and_label(Role::Button, "Open");
    assert!(open.accesskit_node().is_disabled(), "nothing is typed yet");
    window.state_mut().state.path = " \"/tmp/week 4.ron\" ".to_owned();
    window.run();
    press(&mut window, "Open");
    assert_eq!(asked(&mut window), [Action::OpenAssignment(PathBuf::from("/tmp/week 4.ron"))]);
    press(&mut window, "Read the folder again");
    press(&mut window, "Back");
    assert_eq!(asked(&mut window), [Action::Reload, Action::Back]);
}

#[test]
fn without_records_it_says_why_nothing_can_begin() {
    let closed = "Nothing is kept in this run: the folder cannot be written.".to_owned();
    let window = shown(AssignmentsView { closed, ..view(RunMode::Exam) });
    assert!(window.query_by_label_contains("so none can begin now").is_some());
}

fn before(mode: RunMode, may_begin: bool) -> AssignedView {
    AssignedView {
        title: "Week 4: limits".to_owned(),
        greeting: vec![
            "Dr. Okafor writes: Take your time.".to_owned(),
            "Due by the end of today, 2027-03-31".to_owned(),
        ],
        prebrief: given::prebrief(),
        mode,
        answers: AnswerMode::Compose,
        attempts: usize::from(!may_begin),
        may_begin,
    }
}

fn shown_before(view: AssignedView, size: [f32; 2], settings: &Settings) -> Window<'static, bool> {
    window(size, settings, false, move |ui, theme, shows| assigned_ui(ui, theme, &view, shows))
}

#[test]
fn the_terms_are_told_and_cannot_be_chosen() {
    let mut window = shown_before(before(RunMode::Exam, true), USUAL, &Settings::default());
    for words in [
        "Dr. Okafor writes: Take your time.",
        "one attempt, which counts from when",
        "what you typed, word for word",
        "Everyone meets the same words",
    ] {
        assert!(window.query_by_label_contains(words).is_some(), "{words}");
    }
    assert!(window.query_by_label("Practice").is_none(), "the mode is the instructor's");
    press(&mut window, "Begin");
    assert_eq!(asked(&mut window), [Action::BeginAssigned]);
    let window = shown_before(before(RunMode::Exam, false), USUAL, &Settings::default());
    assert!(window.query_by_role_and_label(Role::Button, "Begin").is_none());
    assert!(window.query_by_label_contains("You have taken this attempt").is_some());
}

fn hand_in() -> HandInView {
    HandInView {
        assignment: "Week 4".to_owned(),
        scenario: "Maya: the first hour".to_owned(),
        done: "Done on March 3, 2027, 14:10".to_owned(),
        pseudonym: "Robin".to_owned(),
        answers: 17,
        is_typed: false,
        has_own: true,
        has_note: true,
        contested: vec![2, 5],
        folder: "/home/sam/practicum/handed-over".to_owned(),
        ..HandInView::default()
    }
}

fn shown_hand_in(
    view: HandInView,
    size: [f32; 2],
    settings: &Settings,
) -> Window<'static, HandInState> {
    window(size, settings, HandInState::default(), move |ui, theme, state| {
        hand_in_ui(ui, theme, &view, state)
    })
}

#[test]
fn a_result_says_what_it_holds_and_takes_no_note_unasked() {
    let mut window = shown_hand_in(hand_in(), USUAL, &Settings::default());
    for words in [
        "the name you go by here, Robin",
        "your 17 answers, and when you gave each",
        "you contest the score of turns 2, 5, with your words",
        "Never in it: your other sessions",
        "Practicum sends nothing",
        "Into /home/sam/practicum/handed-over",
    ] {
        assert!(window.query_by_label_contains(words).is_some(), "{words}");
    }
    press(&mut window, "Write the result");
    press(&mut window, "My note to self");
    window.state_mut().state.institution_id = " s123 ".to_owned();
    window.run();
    press(&mut window, "Write the result");
    press(&mut window, "The debrief");
    press(&mut window, "Done");
    assert_eq!(
        asked(&mut window),
        [
            Action::HandIn { institution_id: None, note: false },
            Action::HandIn { institution_id: "s123".parse().ok(), note: true },
            Action::Go(Place::Debrief),
            Action::Finish
        ]
    );
}

#[test]
fn what_is_no_id_is_not_written() {
    let mut window = shown_hand_in(hand_in(), USUAL, &Settings::default());
    window.state_mut().state.institution_id = "=1+1".to_owned();
    window.run();
    let write = window.get_by_role_and_label(Role::Button, "Write the result");
    assert!(write.accesskit_node().is_disabled());
    assert!(window.query_by_label_contains("begins with a letter or a digit").is_some());
}

#[test]
fn a_result_that_was_written_says_where_and_what_gives_way_to_another() {
    let path = "/home/sam/practicum/handed-over/maya-1-3f2a91c4.result.json".to_owned();
    let view = HandInView {
        earlier: Some(path.clone()),
        written: Some(Ok(path.clone())),
        has_note: false,
        contested: Vec::new(),
        ..hand_in()
    };
    let window = shown_hand_in(view, USUAL, &Settings::default());
    assert!(window.query_by_label_contains(&format!("Written: {path}")).is_some());
    assert!(
        window
            .query_by_label(&format!(
                "There is one in {path}; what is written now takes its place."
            ))
            .is_some()
    );
    assert!(window.query_by_label("Write the result again").is_some());
    assert!(window.query_by_label("My note to self").is_none(), "there is none");
    let failed = HandInView { written: Some(Err("The disk is full.".to_owned())), ..hand_in() };
    let window = shown_hand_in(failed, USUAL, &Settings::default());
    assert!(window.query_by_label_contains("The disk is full.").is_some());
    let open = HandInView { is_open: true, ..hand_in() };
    let window = shown_hand_in(open, USUAL, &Settings::default());
    assert!(window.query_by_label_contains("has not ended yet").is_some());
    assert!(window.query_by_label("Write the result").is_none());
}

#[test]
fn the_screens_of_assignments_are_sound() {
    let bright = Settings { theme: ThemeName::HighContrast, ..Settings::default() };
    for (size, settings) in [(USUAL, Settings::default()), (SMALL, large_text()), (SMALL, bright)] {
        let what = format!("at {size:?}");
        is_sound(&mut shown_at(view(RunMode::Practice), size, &settings), &format!("list {what}"));
        let view = before(RunMode::Exam, true);
        is_sound(&mut shown_before(view, size, &settings), &format!("before {what}"));
        is_sound(&mut shown_hand_in(hand_in(), size, &settings), &format!("hand in {what}"));
    }
}
