//! Progress as a screen: read, pressed, and never deleting without being asked.

use std::sync::LazyLock;

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use practicum::library::DrillBook;
use practicum::progress::{self, Candidate, Practice, wording};
use practicum::records::{NewSession, Recorder, SessionId, Store};
use practicum::session::{Session, Setup};
use practicum::settings::Settings;
use practicum::transcript::{AnswerMode, RunMode, Seed};
use practicum::ui::Action;
use practicum::ui::panels::progress::{ProgressState, ProgressView, progress_ui};

use crate::support::{
    SMALL, USUAL, Window, asked, focused, is_sound, large_text, name, nodes, press, window,
};
use crate::talk_support::{CONTENT, play, scenario};

static DRILLS: LazyLock<DrillBook> = LazyLock::new(|| DrillBook::built_in(&CONTENT));

/// Six sessions of two scenarios, one of them coached, and one that has not ended.
static KEPT: LazyLock<ProgressView> = LazyLock::new(|| {
    let mut recorder = Recorder::new(Store::in_memory().expect("there is memory"));
    let all = [
        ("maya-1", "struggling", 0),
        ("maya-1", "skilled", 0),
        ("ray-2", "unasked", 0),
        ("maya-1", "struggling", 1),
        ("maya-1", "struggling", 0),
        ("maya-1", "skilled", 0),
    ];
    let day = |n: i64| Timestamp::from_second(1_800_000_000 + n * 86_400).expect("it is a time");
    for (n, (scenario_name, play_name, hints)) in (0..).zip(all) {
        let (scenario, play) = (scenario(scenario_name), play(scenario_name, play_name));
        let setup = Setup {
            seed: play.seed,
            mode: RunMode::Transfer,
            answers: AnswerMode::Choose,
            carry: None,
        };
        let (mut session, _) = Session::begin(&scenario, &CONTENT.tables.reactions, setup.clone());
        let new = NewSession {
            scenario: &scenario,
            rubric: &CONTENT.rubric,
            stamps: &CONTENT.stamps,
            setup: &setup,
            carried_from: None,
            assignment: None,
            at: day(n),
        };
        recorder.begin(&new).expect("it can be kept");
        for answer in &play.answers {
            session.answer(answer).expect("it is offered");
        }
        session.count_help(hints, 0);
        recorder
            .finish(session.transcript(), &CONTENT.rubric, &session.carry(), day(n))
            .expect("it can be kept");
        recorder.rate(Some([60, 70, 50])).expect("it can be kept");
    }
    let left = scenario("maya-1");
    let setup =
        Setup { seed: Seed(3), mode: RunMode::Practice, answers: AnswerMode::Choose, carry: None };
    recorder
        .begin(&NewSession {
            scenario: &left,
            rubric: &CONTENT.rubric,
            stamps: &CONTENT.stamps,
            setup: &setup,
            carried_from: None,
            assignment: None,
            at: day(9),
        })
        .expect("it can be kept");
    view_of(recorder.store())
});

fn view_of(store: &Store) -> ProgressView {
    let names = ["maya-1", "maya-2", "ray-2", "lin-1"];
    let candidates: Vec<Candidate> =
        names.iter().map(|name| Candidate::of(&scenario(name))).collect();
    let progress = progress::read(store, &candidates, &DRILLS).expect("it can be read");
    let lines = progress::lines(&store.newest(50).expect("it can be read"));
    ProgressView { progress, lines, zone: TimeZone::UTC, told: None }
}

fn shown<'a>(size: [f32; 2], settings: &Settings, view: ProgressView) -> Window<'a, ProgressState> {
    window(size, settings, ProgressState::default(), move |ui, theme, state| {
        progress_ui(ui, theme, &view, state)
    })
}

fn line(at: usize) -> (SessionId, String) {
    let line = &KEPT.lines[at];
    (line.id, format!("{}, {}", line.title, wording::day(line.began, &TimeZone::UTC)))
}

#[test]
fn it_is_sound_at_every_size() {
    let empty = view_of(&Store::in_memory().expect("there is memory"));
    for (size, settings) in [(USUAL, Settings::default()), (SMALL, large_text())] {
        for (what, view) in [("empty", &empty), ("kept", &*KEPT)] {
            let mut window = shown(size, &settings, view.clone());
            window.state_mut().state.shows_points = true;
            window.state_mut().state.shows_ratings = true;
            window.run();
            is_sound(&mut window, &format!("{what} at {size:?}"));
        }
    }
}

#[test]
fn sessions_are_opened_and_gone_on_with() {
    let mut window = shown(USUAL, &Settings::default(), KEPT.clone());
    let (left, left_name) = line(0);
    press(&mut window, &format!("Go on {left_name}"));
    let (newest, newest_name) = line(1);
    press(&mut window, &format!("Open {newest_name}"));
    assert_eq!(asked(&mut window), [Action::GoOnWith(left), Action::OpenRecord(newest)]);
    assert!(window.query_by_label(&format!("Open {left_name}")).is_none(), "it has no debrief yet");
}

#[test]
fn deleting_asks_first_and_the_safe_answer_has_the_focus() {
    let mut window = shown(USUAL, &Settings::default(), KEPT.clone());
    let (id, its_name) = line(1);
    press(&mut window, &format!("Delete… {its_name}"));
    assert_eq!(asked(&mut window), []);
    assert_eq!(focused(&window).map(|(name, _)| name).as_deref(), Some("Keep it"));
    press(&mut window, "Keep it");
    window.run();
    assert_eq!(asked(&mut window), []);
    let back = focused(&window).map(|(name, _)| name);
    assert_eq!(back, Some(format!("Delete… {its_name}")), "the focus goes back");
    press(&mut window, &format!("Delete… {its_name}"));
    press(&mut window, "Delete it for good");
    assert_eq!(asked(&mut window), [Action::DeleteRecord(id)]);
    assert!(window.query_by_label("Keep it").is_none());
}

#[test]
fn the_plot_is_told_and_groups_are_chosen() {
    let mut window = shown([1280.0, 6000.0], &Settings::default(), KEPT.clone());
    let told = |window: &Window<'_, ProgressState>| {
        let names = nodes(window).iter().filter_map(name).collect::<Vec<_>>();
        names.into_iter().find(|name| name.starts_with("Scores from 0 to 100"))
    };
    let first = told(&window).expect("the plot has a name");
    assert!(first.contains("empathy in order: "), "{first}");
    window.get_by_role_and_label(Role::Button, "Repeats, choosing").click();
    window.run();
    let repeats = told(&window).expect("the plot has a name");
    assert_ne!(first, repeats);
    assert!(window.query_all_by_label_contains(wording::REPEAT_LIMITS).next().is_some());
    window.get_by_label("Score by score").click();
    window.run();
    let point = wording::point(
        &KEPT.progress.trends.iter().rev().find(|one| one.n > 0).expect("one").points[0],
        &TimeZone::UTC,
    );
    assert!(window.query_all_by_label_contains(&point).next().is_some(), "{point}");
}

#[test]
fn what_is_next_is_asked_for() {
    let mut window = shown(USUAL, &Settings::default(), KEPT.clone());
    let (button, action) = match &KEPT.progress.next.practice {
        Practice::Scenario { id, .. } | Practice::Vignette { id, .. } => {
            ("Look at it", Action::ChooseById(id.clone()))
        }
        Practice::Drill { skill, .. } => ("Drill it", Action::DrillOf(*skill)),
        Practice::Nothing => panic!("there is something"),
    };
    press(&mut window, button);
    press(&mut window, "Save as a page…");
    assert_eq!(asked(&mut window), [action, Action::SaveProgress]);
}

#[test]
fn more_are_listed_where_there_are_more() {
    let mut view = KEPT.clone();
    view.lines.truncate(2);
    let mut window = shown(USUAL, &Settings::default(), view);
    assert!(window.query_by_label("The newest 2 of 7").is_some());
    press(&mut window, "List more sessions");
    assert_eq!(asked(&mut window), [Action::ListMore]);
    let window = shown(USUAL, &Settings::default(), KEPT.clone());
    assert!(window.query_by_label("List more sessions").is_none());
}

#[test]
fn heads_can_be_jumped_between() {
    let window = shown([1280.0, 6000.0], &Settings::default(), KEPT.clone());
    let heads: Vec<String> = nodes(&window)
        .iter()
        .filter(|node| node.accesskit_node().role() == egui::accesskit::Role::Heading)
        .filter_map(name)
        .collect();
    for head in [
        "Progress",
        wording::heads::NEXT,
        wording::heads::SESSIONS,
        wording::heads::TRENDS,
        wording::heads::OWN,
        wording::heads::SKILLS,
        wording::heads::FAULTS,
    ] {
        assert!(heads.iter().any(|one| one == head), "{head}: {heads:?}");
    }
}
