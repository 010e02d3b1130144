//! Drills in the window: picking, answering by key, mouse and own words, feedback, and what each step asks for.

use std::sync::LazyLock;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use practicum::coding::Skill;
use practicum::library::{DrillBook, Hearing};
use practicum::practice::{
    Felt, From, Outcome, Past, Plan, Run, Setup, Suggestion, Today, Why, skill_lines,
};
use practicum::records::Store;
use practicum::scenario::raw::Difficulty;
use practicum::settings::{Settings, ThemeName};
use practicum::transcript::{AnswerMode, Seed};
use practicum::ui::panels::drills::{DrillsState, DrillsView, PickView, RunView, drills_ui};
use practicum::ui::{Action, DrillAction, Place};

use crate::support::{SMALL, USUAL, Window, asked, is_sound, large_text, nodes, press, window};
use crate::talk_support::CONTENT;

static BOOK: LazyLock<DrillBook> = LazyLock::new(|| DrillBook::built_in(&CONTENT));

fn today() -> Today {
    let now: Timestamp = "2026-02-02T12:00:00Z".parse().expect("it is a time");
    Today { now, zone: TimeZone::UTC }
}

fn picking() -> DrillsView {
    let store = Store::in_memory().expect("there is memory");
    let lines = skill_lines(&BOOK, &store, &today()).expect("they can be read");
    let why = Why::Corrective {
        title: "Maya: the first ten minutes".to_owned(),
        point: "Left out: validation".to_owned(),
    };
    let plan = Plan {
        due: vec![(Skill::OpenQuestion, 2)],
        suggested: vec![Suggestion { skill: Skill::Validation, why }],
        done_today: 4,
    };
    DrillsView::Pick(PickView::new(&plan, &lines))
}

fn run(skill: Skill, answers: AnswerMode) -> Run {
    let setup = Setup { skill, answers, level: None, seed: Seed(7) };
    let mut run = Run::begin(&BOOK, Past::default(), setup).expect("there are drills");
    run.ask(&BOOK, &today());
    run
}

fn shown(run: &Run) -> DrillsView {
    DrillsView::Run(Box::new(RunView::new(run, &BOOK).expect("a drill stands open")))
}

/// The window on a run, as the game would carry it out.
fn practicing(
    size: [f32; 2],
    settings: &Settings,
    run: Run,
) -> Window<'static, (Run, DrillsState)> {
    let state = (run, DrillsState::default());
    window(size, settings, state, |ui, theme, (run, state)| {
        let action = drills_ui(ui, theme, &shown(run), state);
        let coder = Hearing::built_in().expect("it can be read").coder(&CONTENT.tables.lexicon);
        match &action {
            Some(Action::Drill(DrillAction::Choose(place))) => {
                run.choose(&BOOK, *place, &today());
            }
            Some(Action::Drill(DrillAction::Say(words))) => {
                run.say(&BOOK, &coder, words, &today());
            }
            Some(Action::Drill(DrillAction::Feel(felt))) => {
                run.feel(*felt, &today());
            }
            Some(Action::Drill(DrillAction::Next)) => {
                run.ask(&BOOK, &today());
            }
            _ => {}
        }
        action
    })
}

const NUMBERS: [Key; 3] = [Key::Num1, Key::Num2, Key::Num3];

fn right(run: &Run) -> usize {
    let skill = run.setup().skill;
    let choices = &run.asked().expect("a drill stands open").choices;
    let is_right = |from: From| matches!(from, From::Model(of, _) if of == skill);
    choices.iter().position(|choice| is_right(choice.from)).expect("one is right")
}

#[test]
fn a_skill_is_picked_from_the_plan_or_the_list() {
    let mut window =
        window(USUAL, &Settings::default(), DrillsState::default(), |ui, theme, state| {
            drills_ui(ui, theme, &picking(), state)
        });
    assert!(window.query_by_label("4 drills done today.").is_some());
    let begin =
        |skill, answers| [Action::Drill(DrillAction::Begin { skill, answers, level: None })];
    press(&mut window, "Open question: 2 due");
    assert_eq!(asked(&mut window), begin(Skill::OpenQuestion, AnswerMode::Choose));
    let why = "Validation: “Left out: validation” was the point to take from “Maya: the first ten minutes”";
    press(&mut window, why);
    assert_eq!(asked(&mut window), begin(Skill::Validation, AnswerMode::Choose));
    window.get_by_role_and_label(Role::RadioButton, "Own words").click();
    window.run();
    let n = BOOK.for_skill(Skill::Summary).count();
    press(&mut window, &format!("Summary: {n} drills, 0 tried · foundation"));
    assert_eq!(asked(&mut window), begin(Skill::Summary, AnswerMode::Compose));
    press(&mut window, "Home");
    assert_eq!(asked(&mut window), [Action::Go(Place::Home)]);
    let none = nodes(&window).iter().any(|node| {
        node.accesskit_node().label().is_some_and(|label| label.starts_with("Advice without"))
    });
    assert!(!none, "there are no drills for it");
}

#[test]
fn a_level_is_chosen_for_the_next_run_and_a_skill_without_it_begins_at_its_own() {
    let level = Difficulty::Advanced;
    let has = |skill: Skill| BOOK.for_skill(skill).any(|drill| drill.level == level);
    let skills = Skill::ALL.iter().filter(|skill| BOOK.for_skill(**skill).next().is_some());
    let (with, without): (Vec<Skill>, Vec<Skill>) = skills.partition(|skill| has(**skill));
    let mut window =
        window(USUAL, &Settings::default(), DrillsState::default(), |ui, theme, state| {
            drills_ui(ui, theme, &picking(), state)
        });
    assert!(window.query_by_label_contains("Each skill has its own level").is_some());
    window.get_by_label("Advanced").click();
    window.run();
    assert!(window.query_by_label_contains("The next run begins here").is_some());
    let mut begin = |skill: Skill, told: &str, level| {
        let name = practicum::debrief::wording::sentence(skill.words());
        let n = BOOK.for_skill(skill).count();
        let drills = if n == 1 { "drill" } else { "drills" };
        press(&mut window, &format!("{name}: {n} {drills}, 0 tried · {told}"));
        let answers = AnswerMode::Choose;
        let action = Action::Drill(DrillAction::Begin { skill, answers, level });
        assert_eq!(asked(&mut window), [action]);
    };
    begin(with[0], "advanced", Some(level));
    for skill in without.into_iter().take(1) {
        let own = practicum::practice::levels_of(&BOOK, skill)[0].words();
        begin(skill, &format!("none advanced, begins at {own}"), None);
    }
    window.get_by_label("As I go").click();
    window.run();
    assert_eq!(window.state().state.level, None);
}

#[test]
fn a_broken_file_of_ones_own_is_told_below_the_drills() {
    let DrillsView::Pick(mut view) = picking() else { panic!("skills are picked") };
    view.broken = vec![crate::given::library().broken[0].clone()];
    let file = view.broken[0].file.clone();
    let mut window =
        window(USUAL, &Settings::default(), DrillsState::default(), move |ui, theme, state| {
            drills_ui(ui, theme, &DrillsView::Pick(view.clone()), state)
        });
    assert!(window.query_by_label("Drills of your own").is_some());
    press(&mut window, "1 file has something wrong in it");
    assert!(window.query_by_label(&file).is_some(), "{file}");
}

#[test]
fn a_run_goes_on_by_single_keys() {
    let run = run(Skill::ReflectionOfFeeling, AnswerMode::Choose);
    let mut window = practicing(USUAL, &Settings::default(), run);
    for n in 1..=2 {
        assert!(window.query_by_label_contains(&format!("Drill {n} · ")).is_some());
        let place = right(&window.state().state.0);
        window.key_press(NUMBERS[place]);
        window.run();
        assert_eq!(asked(&mut window), [Action::Drill(DrillAction::Choose(place))]);
        assert!(window.query_by_label("Hit").is_some());
        assert!(window.query_by_label("A model answer: reflection of feeling.").is_some());
        window.key_press(Key::Num1);
        window.run();
        assert_eq!(asked(&mut window), [Action::Drill(DrillAction::Feel(Felt::TooEasy))]);
        assert!(window.query_by_label_contains("It comes back in 15 days.").is_some());
        window.key_press(Key::Space);
        window.run();
        assert_eq!(asked(&mut window), [Action::Drill(DrillAction::Next)]);
        assert!(window.query_by_label("Hit").is_none());
    }
    assert!(window.query_by_label_contains("Intermediate · new").is_some(), "one level up");
    press(&mut window, "All skills");
    assert_eq!(asked(&mut window), [Action::Drill(DrillAction::Leave)]);
}

#[test]
fn a_miss_says_why_and_shows_the_models() {
    let run = run(Skill::ReflectionOfFeeling, AnswerMode::Choose);
    let wrong = (right(&run) + 1) % run.asked().expect("it is open").choices.len();
    let mut window = practicing(USUAL, &Settings::default(), run);
    let label = format!("{}: ", wrong + 1);
    let name = nodes(&window)
        .iter()
        .filter_map(|node| node.accesskit_node().label())
        .find(|name| name.starts_with(&label))
        .expect("it is offered");
    press(&mut window, &name);
    assert_eq!(asked(&mut window), [Action::Drill(DrillAction::Choose(wrong))]);
    let feedback = window.state().state.0.feedback().expect("it is answered").clone();
    assert_ne!(feedback.outcome, Outcome::Hit);
    for words in feedback.told.iter().chain(&feedback.models) {
        assert!(window.query_by_label(words).is_some(), "{words}");
    }
    press(&mut window, "Too hard");
    assert_eq!(asked(&mut window), [Action::Drill(DrillAction::Feel(Felt::TooHard))]);
    assert!(window.query_by_label_contains("It comes back tomorrow.").is_some());
    press(&mut window, "Next (Space)");
    assert_eq!(asked(&mut window), [Action::Drill(DrillAction::Next)]);
}

#[test]
fn own_words_are_written_at_once_and_sent_by_key() {
    let run = run(Skill::ReflectionOfFeeling, AnswerMode::Compose);
    let model = BOOK.find(&run.asked().expect("it is open").drill).expect("it is there");
    let says =
        model.models_of(Skill::ReflectionOfFeeling).expect("there are models")[0].says.clone();
    let mut window = practicing(USUAL, &Settings::default(), run);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    window.run();
    assert_eq!(asked(&mut window), [], "there is nothing to send");
    // Numbers are words here.
    window.event(egui::Event::Text(format!("1 {says}")));
    window.run();
    assert_eq!(asked(&mut window), []);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    window.run();
    let sent = asked(&mut window);
    assert_eq!(sent, [Action::Drill(DrillAction::Say(format!("1 {says}")))]);
    assert!(window.query_by_label_contains("Heard by a program that can be wrong").is_some());
    assert_eq!(window.state().state.1.draft, "");
    window.key_press(Key::Num2);
    window.run();
    assert_eq!(asked(&mut window), [Action::Drill(DrillAction::Feel(Felt::AboutRight))]);
}

#[test]
fn it_is_sound_at_every_size() {
    let everywhere = [
        (USUAL, Settings::default()),
        (SMALL, large_text()),
        (SMALL, Settings { theme: ThemeName::HighContrast, text_size: 150, ..Settings::default() }),
        ([3840.0, 2160.0], Settings { text_size: 80, ..Settings::default() }),
    ];
    for (size, settings) in everywhere {
        let mut pick = window(size, &settings, DrillsState::default(), |ui, theme, state| {
            drills_ui(ui, theme, &picking(), state)
        });
        is_sound(&mut pick, &format!("skills at {size:?}"));
        for answers in [AnswerMode::Choose, AnswerMode::Compose] {
            let mut open = practicing(size, &settings, run(Skill::LimitSetting, answers));
            is_sound(&mut open, &format!("a drill, {answers}, at {size:?}"));
        }
        let mut answered = run(Skill::LimitSetting, AnswerMode::Choose);
        answered.choose(&BOOK, 0, &today());
        answered.feel(Felt::AboutRight, &today());
        let mut told = practicing(size, &settings, answered);
        is_sound(&mut told, &format!("feedback at {size:?}"));
    }
}

#[test]
fn feedback_is_in_view_at_once_also_with_large_text() {
    let mut answered = run(Skill::LimitSetting, AnswerMode::Choose);
    let place = right(&answered);
    answered.choose(&BOOK, place, &today());
    let window = practicing(SMALL, &large_text(), answered);
    let head = window.get_by_label("Hit").rect();
    assert!(head.top() >= 0.0 && head.bottom() <= SMALL[1], "{head:?}");
}
