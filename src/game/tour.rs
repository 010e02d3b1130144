//! Every screen as a picture, from a scripted play: drawn off screen, so no display is needed.

mod assigned;

use std::collections::VecDeque;
use std::path::PathBuf;
use std::time::Instant;

use bevy::app::AppExit;
use bevy::prelude::*;
use bevy_egui::input::EguiInputEvent;
use bevy_egui::{EguiGlobalSettings, EguiPlugin, PrimaryEguiContext, egui};

use super::app::{Start, core};
use super::ask::Asked;
use super::canvas::{self, Canvas};
use super::clock;
use super::desk::{Desk, Panels};
use super::playing::Playing;
use super::window::GameError;
use crate::author::Play as Script;
use crate::coding::Skill;
use crate::diagnostic::Source;
use crate::library::Folders;
use crate::settings::{Settings, ThemeName};
use crate::transcript::{AnswerMode, RunMode};
use crate::ui::{Action, Assess, DrillAction, Place};

/// How the pictures are to be.
#[derive(Debug, Clone)]
pub struct TourOptions {
    /// The folder they are written to; it must be there.
    pub folder: PathBuf,
    /// Width and height in pixels.
    pub size: (u32, u32),
    /// The colors.
    pub theme: ThemeName,
    /// The text size in percent.
    pub text_size: u16,
}

/// What a tour made.
#[derive(Debug, Clone)]
pub struct TourReport {
    /// The pictures, in the order of the tour.
    pub pictures: Vec<PathBuf>,
    /// When the first frame was done.
    pub first_frame: Instant,
}

/// The play that is shown: one that goes wrong now and then, so that there is something to see.
const SCRIPT: &str = include_str!("../../scenarios/maya-1/plays/struggling.ron");
const SCENARIO: &str = "maya-1";
/// The turn at which the coach is asked and the session is paused.
const MIDDLE: usize = 3;

/// One thing the tour does.
#[derive(Debug, Clone)]
enum Step {
    /// What a panel could ask for.
    Do(Action),
    /// Opens the prebrief of the scenario with this id.
    Open(&'static str),
    /// Opens the scenario with this id within the assignment that was given out.
    ChooseAssigned(&'static str),
    /// Gives the answer with this id.
    Answer(String),
    /// Puts what a panel keeps of itself into a state.
    Put(fn(&mut Panels)),
    /// Presses a key.
    Key(egui::Key),
    /// Lets so many frames pass.
    Wait(u32),
    /// Takes a picture under this name.
    Shoot(&'static str),
}

/// What is still to be done.
#[derive(Resource)]
struct Plan {
    steps: VecDeque<Step>,
    waits: u32,
    folder: PathBuf,
    pictures: Vec<PathBuf>,
}

/// When the first frame was done.
#[derive(Resource, Default)]
struct FirstFrame(Option<Instant>);

/// Draws every screen into files.
///
/// # Errors
/// When nothing can draw, or the engine fails.
pub fn tour(options: &TourOptions) -> Result<TourReport, GameError> {
    canvas::caught(|| draw_all(options))
}

fn draw_all(options: &TourOptions) -> Result<TourReport, GameError> {
    let mut app = canvas::app(options.size, PrimaryEguiContext);
    app.add_plugins(EguiPlugin::default());
    app.insert_resource(EguiGlobalSettings {
        auto_create_primary_context: false,
        ..EguiGlobalSettings::default()
    });
    let settings = Settings {
        theme: options.theme,
        text_size: options.text_size,
        gauges: true,
        pseudonym: "Robin".to_owned(),
        ..Settings::default()
    };
    let start = Start {
        folders: Folders::only(options.folder.clone()),
        seed: Some(7),
        hour: Some(18),
        settings: Some(settings.clone()),
        keeps: false,
        ..Start::default()
    };
    core(&mut app, start)?;
    let given = assigned::given_out(app.world().resource::<Desk>())?;
    app.world_mut().resource_mut::<Desk>().assignments.put(given);
    app.insert_resource(Plan {
        steps: steps(&settings)?,
        waits: 0,
        folder: options.folder.clone(),
        pictures: Vec::new(),
    });
    app.init_resource::<FirstFrame>().add_systems(First, walk).add_systems(Last, note_first_frame);
    canvas::run_to_end(&mut app)?;
    let pictures = app.world().resource::<Plan>().pictures.clone();
    let first_frame = app.world().resource::<FirstFrame>().0.ok_or(GameError::Failed)?;
    Ok(TourReport { pictures, first_frame })
}

fn note_first_frame(mut first: ResMut<FirstFrame>) {
    first.0.get_or_insert_with(clock::now);
}

/// Does the next thing of the plan.
fn walk(
    mut commands: Commands,
    mut plan: ResMut<Plan>,
    (mut canvas, desk, playing): (ResMut<Canvas>, Res<Desk>, Res<Playing>),
    mut panels: ResMut<Panels>,
    (context, mut keys): (Single<Entity, With<PrimaryEguiContext>>, MessageWriter<EguiInputEvent>),
    mut asked: MessageWriter<Asked>,
    mut exit: MessageWriter<AppExit>,
) {
    if canvas.is_shooting {
        return;
    }
    if plan.waits > 0 {
        plan.waits -= 1;
        return;
    }
    let Some(step) = plan.steps.pop_front() else {
        exit.write(AppExit::Success);
        return;
    };
    // What is done is seen two frames later: panels are drawn after it, and the renderer is a frame behind.
    plan.waits = 2;
    match step {
        Step::Do(action) => {
            asked.write(Asked(action));
        }
        Step::Open(id) => {
            if let Some(place) = desk.shelf.find(id) {
                asked.write(Asked(Action::Choose(place)));
            }
        }
        Step::ChooseAssigned(id) => {
            if let Some(item) = desk.assignments.items().first() {
                let assignment = item.assignment.stamp.hash.clone();
                let scenario = id.to_owned();
                asked.write(Asked(Action::ChooseAssigned { assignment, scenario }));
            }
        }
        Step::Answer(id) => {
            let play = playing.0.as_ref();
            let place = play.and_then(|play| play.answers.iter().position(|one| one.id == id));
            if let Some(place) = place {
                asked.write(Asked(Action::Answer(place)));
            }
        }
        Step::Put(put) => put(&mut panels),
        Step::Key(key) => {
            for pressed in [true, false] {
                let modifiers = egui::Modifiers::NONE;
                let event =
                    egui::Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
                keys.write(EguiInputEvent { context: *context, event });
            }
        }
        Step::Wait(frames) => plan.waits = frames,
        Step::Shoot(name) => {
            let path = plan.folder.join(format!("{:02}-{name}.png", plan.pictures.len() + 1));
            plan.pictures.push(path.clone());
            canvas.shoot(&mut commands, path);
        }
    }
}

/// A typed answer, how it was heard, and the client's answer to it.
fn in_own_words(seed: u64) -> Vec<Step> {
    let answers = AnswerMode::Compose;
    vec![
        Step::Open(SCENARIO),
        Step::Wait(10),
        Step::Do(Action::Begin { mode: RunMode::Practice, answers, seed: Some(seed) }),
        Step::Do(Action::ShowAll),
        Step::Wait(25),
        Step::Put(|panels| panels.session.draft = TYPED.to_owned()),
        Step::Wait(5),
        Step::Shoot("compose"),
        Step::Do(Action::Say(TYPED.to_owned())),
        Step::Wait(10),
        Step::Shoot("compare"),
        Step::Do(Action::GoOn),
        Step::Do(Action::ShowAll),
        Step::Wait(25),
        Step::Do(Action::Say(UNCLEAR.to_owned())),
        Step::Do(Action::GoOn),
        Step::Do(Action::ShowAll),
        Step::Wait(25),
        Step::Shoot("not-understood"),
        Step::Do(Action::LeaveToDebrief),
        Step::Do(Action::Rate(Some([60, 60, 60]))),
        Step::Wait(30),
        Step::Shoot("debrief-typed"),
    ]
}

/// Progress over what was played on the tour, drills, the self-assessment, and what leaves the machine.
fn looking_back() -> Vec<Step> {
    let see = |place, name| [Step::Do(Action::Go(place)), Step::Wait(20), Step::Shoot(name)];
    let mut steps = Vec::new();
    steps.extend(see(Place::Progress, "progress"));
    steps.extend(see(Place::Handover, "hand-over"));
    steps.extend(see(Place::Drills, "drills"));
    steps.extend([
        Step::Do(Action::DrillOf(Skill::ReflectionOfFeeling)),
        Step::Wait(15),
        Step::Shoot("drill"),
        Step::Do(Action::Drill(DrillAction::Choose(0))),
        Step::Wait(15),
        Step::Shoot("drill-told"),
    ]);
    steps.extend(see(Place::Assessment, "assessment"));
    steps.extend([
        Step::Do(Action::Assess(Assess::Begin)),
        Step::Wait(10),
        Step::Shoot("forecast"),
        Step::Do(Action::Assess(Assess::Forecast(Vec::new()))),
        Step::Wait(10),
        Step::Shoot("assessment-vignette"),
    ]);
    for answer in 0..24 {
        steps.extend([Step::Do(Action::Assess(Assess::Answer(answer % 5))), Step::Wait(2)]);
    }
    steps.extend([Step::Wait(15), Step::Shoot("profile")]);
    steps.extend(see(Place::Assign, "assignment"));
    steps
}

/// The vignettes among the cards, and one of them from its words to its debrief.
fn of_one_beat(seed: u64) -> Vec<Step> {
    let answers = AnswerMode::Choose;
    vec![
        Step::Do(Action::Go(Place::Library)),
        Step::Put(|panels| panels.library.vignettes = true),
        Step::Wait(20),
        Step::Shoot("vignettes"),
        Step::Open(VIGNETTE),
        Step::Wait(10),
        Step::Do(Action::Begin { mode: RunMode::Transfer, answers, seed: Some(seed) }),
        Step::Do(Action::ShowAll),
        Step::Wait(25),
        Step::Shoot("vignette"),
        Step::Do(Action::Answer(0)),
        Step::Do(Action::ShowAll),
        Step::Wait(10),
        Step::Do(Action::Finish),
        Step::Wait(30),
        Step::Shoot("debrief-vignette"),
    ]
}

/// The vignette that is seen.
const VIGNETTE: &str = "bed-socks-last-day";

/// What is typed on the tour.
const TYPED: &str = "Sounds like you're worried this gets back to your tutor. It stays between us, unless somebody's life is in danger. What would it be like if they knew?";
const UNCLEAR: &str = "wrt the qq thing idk zz";

/// The whole tour.
fn steps(settings: &Settings) -> Result<VecDeque<Step>, GameError> {
    let script = Script::parse(&Source::new("the tour's play", SCRIPT));
    let script = script.map_err(|error| GameError::Content(error.to_string()))?;
    let begin = |mode| {
        Step::Do(Action::Begin { mode, answers: AnswerMode::Choose, seed: Some(script.seed.0) })
    };
    let mut steps = vec![
        Step::Wait(5),
        Step::Shoot("welcome"),
        Step::Do(Action::Welcomed { settings: settings.clone(), guided: true }),
        Step::Wait(40),
        Step::Shoot("guide"),
        Step::Do(Action::LeaveToHome),
        Step::Wait(30),
        Step::Shoot("home"),
        Step::Do(Action::Go(Place::Library)),
        Step::Wait(20),
        Step::Shoot("library"),
        Step::Open(SCENARIO),
        Step::Wait(10),
        Step::Shoot("prebrief"),
        begin(RunMode::Practice),
        // A few words have appeared by then.
        Step::Wait(45),
        Step::Shoot("words-appear"),
    ];
    for (turn, id) in script.answers.iter().enumerate() {
        steps.extend([Step::Do(Action::ShowAll), Step::Wait(25)]);
        match turn {
            0 => steps.push(Step::Shoot("your-turn")),
            MIDDLE => steps.extend([
                Step::Do(Action::Hint),
                Step::Wait(10),
                Step::Shoot("hint"),
                Step::Do(Action::Pause),
                Step::Wait(5),
                Step::Shoot("pause"),
                Step::Do(Action::Resume),
                Step::Do(Action::AskToLeave),
                Step::Wait(5),
                Step::Shoot("leave"),
                Step::Do(Action::Stay),
            ]),
            _ => {}
        }
        steps.push(Step::Answer(id.clone()));
    }
    steps.extend([
        Step::Do(Action::ShowAll),
        Step::Wait(25),
        Step::Shoot("ending"),
        Step::Do(Action::Finish),
        Step::Wait(20),
        Step::Shoot("self-rating"),
        Step::Do(Action::Rate(Some([80, 70, 60]))),
        Step::Wait(30),
        Step::Shoot("debrief"),
        Step::Put(|panels| panels.debrief.selected = Some(1)),
        Step::Key(egui::Key::PageDown),
        Step::Wait(30),
        Step::Shoot("debrief-turn"),
        Step::Key(egui::Key::End),
        Step::Wait(30),
        Step::Shoot("debrief-next"),
        Step::Do(Action::Finish),
        Step::Wait(20),
        Step::Shoot("cool-down"),
    ]);
    steps.extend(in_own_words(script.seed.0));
    steps.extend([
        Step::Do(Action::Go(Place::Settings)),
        Step::Wait(20),
        Step::Shoot("settings"),
        Step::Put(|panels| panels.settings.asks_to_delete = true),
        Step::Key(egui::Key::End),
        Step::Wait(30),
        Step::Shoot("your-data"),
        Step::Do(Action::Go(Place::Help)),
        Step::Wait(20),
        Step::Shoot("help"),
    ]);
    steps.extend(of_one_beat(script.seed.0));
    steps.extend(looking_back());
    steps.extend(assigned::steps());
    Ok(steps.into())
}
