//! Sessions and debriefs of the shipped scenarios, for the panels that show them.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT;
use practicum::author::Play;
use practicum::debrief::{Debrief, Inputs, debrief};
use practicum::diagnostic::Source;
use practicum::library::Content;
use practicum::scenario::Scenario;
use practicum::session::{Event, Session, Setup};
use practicum::settings::Settings;
use practicum::transcript::{AnswerMode, RunMode, Seed, SelfRating, Transcript};
use practicum::ui::panels::session::{Said, SessionView};
use practicum::ui::{Action, Theme};

/// The content the program was built with.
pub static CONTENT: LazyLock<Content> =
    LazyLock::new(|| Content::built_in().expect("the built-in tables can be read"));

fn source(path: &str) -> Source {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{path}: {error}"));
    Source::new(path, text)
}

/// A shipped scenario.
pub fn scenario(name: &str) -> Scenario {
    let loaded = CONTENT.load(&source(&format!("scenarios/{name}/scenario.ron")));
    loaded.scenario.unwrap_or_else(|| panic!("{name} cannot be played"))
}

/// A play that is shipped with it.
pub fn play(scenario: &str, play: &str) -> Play {
    let path = format!("scenarios/{scenario}/plays/{play}.ron");
    Play::parse(&source(&path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// What a play leaves behind.
pub fn played(name: &str, play_name: &str, mode: RunMode) -> (Scenario, Transcript, SelfRating) {
    let scenario = scenario(name);
    let play = play(name, play_name);
    let setup = Setup { seed: play.seed, mode, answers: AnswerMode::Choose, carry: None };
    let mut session = Session::begin(&scenario, &CONTENT.tables.reactions, setup).0;
    for answer in &play.answers {
        session.answer(answer).unwrap_or_else(|error| panic!("{answer}: {error}"));
    }
    let transcript = session.transcript().clone();
    let own = play.self_rating.map_or([50; 3], SelfRating::from);
    (scenario, transcript, own)
}

/// The debrief of a transcript.
pub fn debrief_of(
    scenario: &Scenario,
    transcript: &Transcript,
    own: Option<SelfRating>,
) -> Debrief {
    debrief(Inputs {
        transcript,
        scenario,
        rubric: &CONTENT.rubric,
        ethics: &CONTENT.tables.ethics,
        tables: &CONTENT.stamps,
        carried: None,
        self_rating: own,
    })
}

/// The debrief of a play.
pub fn debriefed(name: &str, play: &str) -> Debrief {
    let (scenario, transcript, own) = played(name, play, RunMode::Practice);
    debrief_of(&scenario, &transcript, Some(own))
}

/// A debrief of so many turns: a play's own, over and over.
pub fn long_debrief(turns: usize) -> Debrief {
    let (scenario, mut transcript, own) = played("maya-1", "struggling", RunMode::Practice);
    let once = transcript.turns.clone();
    transcript.turns = once.into_iter().cycle().take(turns).collect();
    debrief_of(&scenario, &transcript, Some(own))
}

/// The theme at a text size.
pub fn theme(settings: &Settings) -> Theme {
    Theme::built_in(settings).expect("the theme can be read")
}

/// The session's screen after so many answers of a play.
pub fn session_view(name: &str, play_name: &str, answers: usize, mode: RunMode) -> SessionView {
    let scenario = scenario(name);
    let play = play(name, play_name);
    let setup = Setup { seed: Seed(play.seed.0), mode, answers: AnswerMode::Choose, carry: None };
    let (mut session, mut events) = Session::begin(&scenario, &CONTENT.tables.reactions, setup);
    let mut transcript = Vec::new();
    for (turn, answer) in play.answers.iter().take(answers).enumerate() {
        transcript.extend(said(&events, turn));
        events = session.answer(answer).unwrap_or_else(|error| panic!("{answer}: {error}"));
        let words = session.transcript().turns[turn].reply.says().to_owned();
        transcript.push(Said { turn, is_yours: true, manner: String::new(), words });
    }
    let now: Vec<Said> = said(&events, answers).collect();
    let offered = events.iter().find_map(|event| match event {
        Event::Offered(answers) => Some(answers.iter().map(|one| one.says.clone()).collect()),
        _ => None,
    });
    let words: Vec<String> = now.iter().map(|said| said.words.clone()).collect();
    SessionView {
        title: scenario.title.clone(),
        client: scenario.client.name.clone(),
        mode,
        answered: answers,
        about: play.answers.len(),
        caption: now
            .iter()
            .map(|said| said.manner.as_str())
            .rfind(|it| !it.is_empty())
            .unwrap_or("")
            .to_owned(),
        shows_caption: true,
        appeared: words.iter().map(|line| line.split_whitespace().count()).sum(),
        words,
        is_your_turn: true,
        is_over: false,
        composes: false,
        compared: None,
        answers: offered.unwrap_or_default(),
        transcript,
        hint: None,
        strain: None,
        gauges: None,
        guide: None,
        notice: None,
    }
}

fn said(events: &[Event], turn: usize) -> impl Iterator<Item = Said> {
    events.iter().filter_map(move |event| match event {
        Event::Said(line) => Some(Said {
            turn,
            is_yours: false,
            manner: line.manner.clone(),
            words: line.says.clone(),
        }),
        _ => None,
    })
}

/// A panel in a window, with what it was drawn from and what it asked for.
pub struct Shown<V, S> {
    pub view: V,
    pub state: S,
    pub theme: Theme,
    pub asked: Vec<Action>,
    pub stage: egui::Rect,
    is_set_up: bool,
}

/// A window of this size with a panel in it, after its first frames.
pub fn window<'a, V: 'a, S: 'a>(
    size: [f32; 2],
    settings: &Settings,
    (view, state): (V, S),
    draw: impl Fn(&mut egui::Ui, &mut Shown<V, S>) -> Option<Action> + 'a,
) -> Harness<'a, Shown<V, S>> {
    let stage = egui::Rect::NOTHING;
    let shown =
        Shown { view, state, theme: theme(settings), asked: Vec::new(), stage, is_set_up: false };
    let app = move |ui: &mut egui::Ui, shown: &mut Shown<V, S>| {
        if !shown.is_set_up {
            // Fonts and theme are in force from the next frame on.
            ui.ctx().set_fonts(practicum::ui::fonts());
            shown.theme.apply(ui.ctx());
            shown.is_set_up = true;
            return;
        }
        let whole = egui::Rect::from_min_size(egui::Pos2::ZERO, size.into());
        ui.scope_builder(egui::UiBuilder::new().max_rect(whole), |ui| {
            ui.set_clip_rect(whole);
            let asked = draw(ui, shown);
            shown.asked.extend(asked);
        });
    };
    let builder = Harness::builder().with_size(size).with_max_steps(20);
    let mut harness = builder.build_ui_state(app, shown);
    harness.run_steps(4);
    harness
}

/// What was asked for since the last time.
pub fn asked<V, S>(harness: &mut Harness<'_, Shown<V, S>>) -> Vec<Action> {
    harness.run_steps(2);
    std::mem::take(&mut harness.state_mut().asked)
}

/// Everything that can be pressed: it has a name, and it is large enough.
pub fn assert_targets<V, S>(harness: &Harness<'_, Shown<V, S>>) {
    let is_pressed = |role: Role| matches!(role, Role::Button | Role::Slider | Role::TextInput);
    let mut count = 0;
    for node in harness.root().children_recursive() {
        let role = node.accesskit_node().role();
        if !is_pressed(role) {
            continue;
        }
        count += 1;
        let name = node.accesskit_node().label().unwrap_or_default();
        assert!(!name.trim().is_empty(), "a {role:?} at {:?} has no name", node.rect());
        let size = node.rect().size();
        assert!(size.x >= 24.0 && size.y >= 23.9, "“{name}” is {size:?}");
        assert!(!name.contains('_'), "“{name}” is not in plain words");
    }
    assert!(count > 0, "nothing can be pressed");
}

/// Nothing that has a name reaches beyond the sides of the window, or below it unless it scrolls.
pub fn assert_fits<V, S>(harness: &Harness<'_, Shown<V, S>>, width: f32) {
    for node in harness.root().children_recursive() {
        let named = node.accesskit_node();
        let name = named.label().or_else(|| named.value()).unwrap_or_default();
        if named.raw_bounds().is_none() || name.is_empty() {
            continue;
        }
        let rect = node.rect();
        assert!(rect.left() >= -0.5 && rect.right() <= width + 0.5, "“{name}” is at {rect:?}");
    }
}
