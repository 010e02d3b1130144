//! The self-assessment's screens: keys, names, sizes, and what they ask for.

use egui::Key;
use egui_kittest::kittest::{NodeT, Queryable};
use practicum::assessment::{
    Basis, Expected, Group, Profile, SelfCheck, Standing, Sureness, profile, show,
};
use practicum::coding::{BoundaryCode, ProcessMove, Stance};
use practicum::diagnostic::Source;
use practicum::moment::BoundaryKind;
use practicum::records::{AssessmentAnswer, AssessmentRow, Given, VignettePlace};
use practicum::scenario::raw::Form;
use practicum::settings::Settings;
use practicum::stamp::Stamp;
use practicum::transcript::Seed;
use practicum::ui::panels::assessment::{
    AssessmentState, AssessmentView, IntroView, VignetteView, assessment_ui,
};
use practicum::ui::{Action, Assess};

use crate::support::{SMALL, USUAL, Window, asked, is_sound, large_text, nodes, press, window};
use crate::talk_support::CONTENT;

fn shown<'a>(
    size: [f32; 2],
    settings: &Settings,
    view: AssessmentView,
) -> Window<'a, AssessmentState> {
    window(size, settings, AssessmentState::default(), move |ui, theme, state| {
        assessment_ui(ui, theme, &view, state)
    })
}

fn intro(left_after: Option<usize>) -> AssessmentView {
    let last_finished = Some("2026-03-01".to_owned());
    AssessmentView::Intro(IntroView { vignettes: 24, left_after, last_finished, trouble: None })
}

fn vignette() -> AssessmentView {
    let file = "scenarios/vignettes/jar-of-roof-honey.ron";
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let text = std::fs::read_to_string(path).expect("it can be read");
    let loaded = CONTENT.load(&Source::new(file, text));
    let mut vignette = loaded.scenario.expect("it can be played");
    vignette.content_notes = vec!["bereavement".to_owned()];
    let shown = show(&vignette, &CONTENT.tables.reactions, Seed(4));
    AssessmentView::Vignette(VignetteView::of(&vignette, &shown, 12, 24))
}

/// A profile with every part: both sides, a violation, a forecast, and a time before.
fn full() -> Profile {
    let stances = [
        Stance::Rigid,
        Stance::Held,
        Stance::UnexaminedCrossing,
        Stance::Violation,
        Stance::ExaminedCrossing,
    ];
    let kinds = [
        BoundaryKind::DualRole,
        BoundaryKind::PersonalQuestion,
        BoundaryKind::HugRequest,
        BoundaryKind::RunningOver,
        BoundaryKind::Invitation,
        BoundaryKind::UnpaidFee,
        BoundaryKind::PromiseOfSecrecy,
        BoundaryKind::LetterRequest,
        BoundaryKind::FriendRequest,
        BoundaryKind::SmallGift,
        BoundaryKind::Language,
        BoundaryKind::Clothing,
    ];
    let row = |form: Form, second: i64, shift: usize| {
        let at = jiff::Timestamp::from_second(1_800_000_000 + second).expect("it is a time");
        let kind = |number: usize| kinds[number % kinds.len()];
        let id = |number: usize| format!("vignette-{number}-{form:?}");
        let answers = (0..24).map(|number| AssessmentAnswer {
            number,
            vignette: Stamp { id: id(number), hash: String::new() },
            title: format!("Vignette {number}"),
            kind: kind(number),
            given: Some(Given {
                id: "one".to_owned(),
                says: "I will keep it, just this once.".to_owned(),
                boundary: Some(BoundaryCode {
                    stance: stances[(number + number / 7 + shift) % stances.len()],
                    moves: vec![ProcessMove::Reason, ProcessMove::Consult],
                }),
            }),
            wanted: kind(number).wanted_moves().to_vec(),
            ethics: vec!["aca2014: A.10.f".to_owned(), "bacp2018: 33".to_owned()],
            answered: at,
        });
        let items = (0..24).map(|number| VignettePlace {
            id: id(number),
            pair: format!("pair-{number}"),
            kind: kind(number),
        });
        let expected = Group::ALL.iter().map(|&group| {
            Expected { group, standing: Standing::Held, sure: Sureness::Sure }.kept()
        });
        AssessmentRow {
            uid: format!("{form:?}"),
            form,
            seed: Seed(1),
            items: items.collect(),
            forecast: Some(expected.collect()),
            began: at,
            ended: Some(at),
            answers: answers.collect(),
        }
    };
    let (before, now) = (row(Form::A, 0, 0), row(Form::B, 900_000, 1));
    let session = crate::talk_support::scenario("maya-1");
    let library = [&session];
    let ethics = &CONTENT.tables.ethics;
    let mut profile = profile(&now, Basis { before: Some(&before), ethics, library: &library });
    profile.practice.push(practicum::assessment::Practice {
        id: "maya-1".to_owned(),
        title: "Maya: the first ten minutes".to_owned(),
        level: "foundation",
        moments: 2,
        kinds: vec![BoundaryKind::SmallGift],
    });
    profile
}

#[test]
fn every_step_can_be_read_and_reached_in_small_windows_and_large_text() {
    let check = SelfCheck::built_in().expect("it can be read");
    let steps = [
        ("intro", intro(Some(7))),
        ("forecast", AssessmentView::Forecast),
        ("vignette", vignette()),
        ("profile", AssessmentView::Profile(Box::new(full()))),
        ("self-check", AssessmentView::SelfCheck(check)),
    ];
    for (name, view) in steps {
        for (size, settings) in [(USUAL, Settings::default()), (SMALL, large_text())] {
            let mut window = shown(size, &settings, view.clone());
            is_sound(&mut window, name);
        }
    }
}

#[test]
fn the_intro_leads_on_and_asks_before_it_deletes() {
    let mut window = shown(USUAL, &Settings::default(), intro(Some(7)));
    press(&mut window, "Go on after 7 of 24");
    press(&mut window, "See the profile of 2026-03-01");
    press(&mut window, "Open the self-check");
    let began = [Assess::Begin, Assess::ShowLast, Assess::SelfCheck].map(Action::Assess);
    assert_eq!(asked(&mut window), began);
    press(&mut window, "Delete what was left…");
    assert_eq!(asked(&mut window), [], "it is asked first");
    press(&mut window, "Keep it");
    assert_eq!(asked(&mut window), []);
    press(&mut window, "Delete what was left…");
    press(&mut window, "Delete it");
    assert_eq!(asked(&mut window), [Action::Assess(Assess::Discard)]);
}

#[test]
fn the_forecast_goes_on_once_all_four_groups_have_both() {
    let mut window = shown([1280.0, 1600.0], &Settings::default(), AssessmentView::Forecast);
    for group in ["Role and closeness", "Time, place and money", "Gifts, words and dress"] {
        press(&mut window, &format!("{group}: leaning porous"));
        press(&mut window, &format!("{group}, how sure: a guess"));
    }
    window.get_by_label("To the vignettes").click();
    window.run();
    assert_eq!(asked(&mut window), [], "one group is missing");
    let trust = "Confidentiality, competence and online contact";
    press(&mut window, &format!("{trust}: rigid"));
    press(&mut window, &format!("{trust}, how sure: sure"));
    press(&mut window, "To the vignettes");
    let given = asked(&mut window);
    let [Action::Assess(Assess::Forecast(expected))] = given.as_slice() else {
        panic!("{given:?}")
    };
    let of = |group| expected.iter().find(|one| one.group == group).map(|one| one.standing);
    assert_eq!(of(Group::Trust), Some(Standing::Rigid));
    assert_eq!(of(Group::Frame), Some(Standing::LeansPorous));
    assert_eq!(expected.len(), 4);
    press(&mut window, "Go on without a forecast");
    assert_eq!(asked(&mut window), [Action::Assess(Assess::Forecast(Vec::new()))]);
}

#[test]
fn a_vignette_is_answered_by_number_and_left_by_word() {
    let mut window = shown(USUAL, &Settings::default(), vignette());
    for (key, place) in [(Key::Num1, 0), (Key::Num5, 4)] {
        window.key_press(key);
        window.run();
        assert_eq!(asked(&mut window), [Action::Assess(Assess::Answer(place))]);
    }
    window.key_press(Key::Num6);
    window.run();
    assert_eq!(asked(&mut window), [], "there are five");
    press(&mut window, "Leave this one out");
    press(&mut window, "Go on another day");
    let left = [Assess::LeaveOut, Assess::Intro].map(Action::Assess);
    assert_eq!(asked(&mut window), left);
}

#[test]
fn all_answers_look_alike_and_the_client_is_heard() {
    let window = shown(USUAL, &Settings::default(), vignette());
    let said = nodes(&window);
    let heights: Vec<f32> = said
        .iter()
        .filter(|node| {
            let label = node.accesskit_node().label().unwrap_or_default();
            label.chars().next().is_some_and(|c| c.is_ascii_digit()) && label.contains(": ")
        })
        .map(|node| node.rect().height())
        .collect();
    assert_eq!(heights.len(), 5);
    assert!(heights.iter().all(|height| (height - heights[0]).abs() < 0.5), "{heights:?}");
    let tells = |words: &str| {
        said.iter().any(|node| {
            let node = node.accesskit_node();
            node.value().or_else(|| node.label()).is_some_and(|told| told.starts_with(words))
        })
    };
    assert!(tells("Tariq: It's from our roof") && tells("Tariq: pushes a small jar"));
}

#[test]
fn the_profile_is_drawn_in_words_too() {
    let mut window =
        shown([1280.0, 720.0], &Settings::default(), AssessmentView::Profile(Box::new(full())));
    let told: Vec<String> = nodes(&window)
        .iter()
        .filter_map(|node| node.accesskit_node().value().or_else(|| node.accesskit_node().label()))
        .collect();
    let drawn = told.iter().filter(|words| words.contains(", drawn: ")).count();
    assert_eq!(drawn, 5, "four groups and all together: {told:#?}");
    for head in [
        "Before everything else",
        "Where you stand",
        "What you expected, and what came",
        "Since the last time",
        "What to take to supervision",
    ] {
        assert!(told.iter().any(|words| words == head), "{head}: {told:#?}");
    }
    press(&mut window, "Open “Maya: the first ten minutes”");
    assert_eq!(
        asked(&mut window).last(),
        Some(&Action::Assess(Assess::Practice("maya-1".to_owned())))
    );
    press(&mut window, "How the words come about");
    assert!(window.state().state.shows_rules);
}

#[test]
fn the_self_check_tells_a_group_once_it_is_whole_and_forgets() {
    let check = SelfCheck::built_in().expect("it can be read");
    let (items, to_do) = (check.groups[0].items.clone(), check.groups[0].to_do[0].clone());
    let view = AssessmentView::SelfCheck(check);
    let mut window = shown([1280.0, 3200.0], &Settings::default(), view);
    let is_told = |window: &Window<'_, AssessmentState>| {
        nodes(window).iter().any(|node| node.accesskit_node().value().as_deref() == Some(&*to_do))
    };
    for item in &items {
        assert!(!is_told(&window));
        window.get_by_label(&format!("Yes: {item}")).click();
        window.run();
    }
    assert!(is_told(&window));
    // Pressed again, it is taken back.
    window.get_by_label(&format!("Yes: {}", items[0])).click();
    window.run();
    assert!(!is_told(&window));
    window.get_by_label("Done").click();
    window.run();
    assert_eq!(asked(&mut window), [Action::Assess(Assess::Intro)]);
    let kept = &window.state().state.replies;
    assert!(kept.iter().flatten().all(Option::is_none), "{kept:?}");
}
