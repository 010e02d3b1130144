//! The game without its window: what the window, the tour and the tests share.

use std::path::PathBuf;
use std::sync::Arc;

use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

use super::ask::{Asked, Seeds, carry_out};
use super::desk::{Desk, LookedBack, Message, Panels, Preferences, ThemeNow};
use super::playing::{Begin, Play, Playing, from_beat};
use super::recording::{Recording, Told};
use super::screen::{CameFrom, Screen, go};
use super::stage::HourOfDay;
use super::{access, drop, keys, power, screens, stage, watch};
use crate::library::{Content, Folders, read_settings};
use crate::session::Setup;
use crate::settings::Settings;
use crate::transcript::{AnswerMode, RunMode, Seed};
use crate::ui::panels::welcome::WelcomeState;
use crate::ui::{Theme, fonts};

use super::window::GameError;

/// What the game is started with.
#[derive(Debug, Clone)]
pub struct Start {
    /// Where things lie.
    pub folders: Folders,
    /// A scenario file, or the id of a scenario, to begin with at once.
    pub scenario: Option<StartScenario>,
    /// An assignment to open.
    pub assignment: Option<StartAssignment>,
    /// How that scenario is run.
    pub mode: RunMode,
    /// How answers are given.
    pub answers: AnswerMode,
    /// The seed of every run; drawn anew each time where there is none.
    pub seed: Option<u64>,
    /// The hour of the empty room; the clock's where there is none.
    pub hour: Option<u32>,
    /// Settings in place of those that are kept, for pictures and tests.
    pub settings: Option<Settings>,
    /// Whether settings are kept and scenario folders are watched; pictures and tests leave nothing behind.
    pub keeps: bool,
}

/// A scenario to begin with.
#[derive(Debug, Clone)]
pub struct StartScenario {
    /// Its file.
    pub file: PathBuf,
    /// The beat to begin at; the scenario's first where there is none.
    pub from: Option<String>,
}

/// An assignment to open, and perhaps one of its scenarios.
#[derive(Debug, Clone)]
pub struct StartAssignment {
    /// Its file.
    pub file: PathBuf,
    /// The id of the scenario whose prebrief is opened; the only one's, or none's, where there is no id.
    pub scenario: Option<String>,
}

impl Default for Start {
    fn default() -> Self {
        Self {
            folders: Folders::of_this_machine(),
            scenario: None,
            assignment: None,
            mode: RunMode::Practice,
            answers: AnswerMode::Choose,
            seed: None,
            hour: None,
            settings: None,
            keeps: true,
        }
    }
}

/// Puts the game into an app that has states, input, assets and egui.
///
/// # Errors
/// When a table that is built in cannot be read, which the tests make sure of, or the scenario to begin with
/// cannot be played.
pub fn core(app: &mut App, start: Start) -> Result<(), GameError> {
    let (content, own_problem) = content(&start.folders)?;
    let (kept, problem) = match start.settings.clone() {
        Some(settings) => (settings, None),
        None => read_settings(&start.folders),
    };
    let theme = Theme::built_in(&kept).map_err(|error| GameError::Content(error.to_string()))?;
    let named = start.scenario.as_ref().map(|named| named.file.clone());
    let mut desk = Desk::new(content, start.folders.clone(), named);
    let assigned = match &start.assignment {
        Some(named) => Some(open_assigned(&mut desk, named)?),
        None => None,
    };
    let play = match &start.scenario {
        Some(named) => Some(begin_named(&desk, named, &start)?),
        None => None,
    };
    let first = match (&play, &assigned, kept.welcomed) {
        (Some(_), _, _) => Screen::Session,
        (None, Some(Some(_)), _) => Screen::Assigned,
        (None, Some(None), _) => Screen::Assignments,
        (None, None, true) => Screen::Home,
        (None, None, false) => Screen::Welcome,
    };
    let (mut recording, told) = match start.keeps {
        true => Recording::open(&start.folders),
        false => (Recording::in_memory(), None),
    };
    // A look at one beat is an author's, and no session.
    let begun = play.as_ref().filter(|play| play.from.is_none());
    let not_kept = begun.and_then(|play| recording.begin(play, None, &desk.content));
    let not_kept = not_kept.map(Told::into_words);
    let mut message = Message::default();
    let problems: Vec<String> =
        [problem.clone(), own_problem, told, not_kept].into_iter().flatten().collect();
    if !problems.is_empty() {
        message.complain(problems.join(" "));
    }
    let panels = Panels {
        welcome: WelcomeState { settings: kept.clone() },
        chosen_assigned: assigned.flatten(),
        ..Panels::default()
    };
    app.init_state::<Screen>()
        .add_message::<Asked>()
        .init_resource::<CameFrom>()
        .init_resource::<LookedBack>()
        .insert_resource(panels)
        .insert_resource(message)
        .insert_resource(desk)
        .insert_resource(Preferences { settings: kept, problem, keeps: start.keeps })
        .insert_resource(ThemeNow(theme))
        .insert_resource(Playing(play))
        .insert_resource(recording)
        .insert_resource(Seeds { next: start.seed })
        .insert_resource(First(first))
        .add_plugins((screens::plugin, stage::plugin, keys::plugin))
        .add_plugins((power::plugin, access::plugin, drop::plugin))
        .insert_resource(HourOfDay(start.hour))
        .add_systems(Update, (open.run_if(in_state(Screen::Opening)), carry_out).chain())
        .add_systems(EguiPrimaryContextPass, dress.before(screens::Layers))
        .set_error_handler(bevy::ecs::error::warn);
    if start.keeps {
        app.add_plugins(watch::plugin);
    }
    Ok(())
}

/// The content at hand; where a table of the user's own cannot be read, the built-in one and what is wrong.
pub(super) fn content(folders: &Folders) -> Result<(Content, Option<String>), GameError> {
    match Content::at_hand(folders) {
        Ok(content) => Ok((content, None)),
        Err(error) => {
            let built_in = Content::built_in();
            let built_in = built_in.map_err(|error| GameError::Content(error.to_string()))?;
            Ok((built_in, Some(format!("A table of your own is left aside: {error}"))))
        }
    }
}

/// The screen that the program opens on.
#[derive(Resource)]
struct First(Screen);

fn open(first: Res<First>, mut next: ResMut<NextState<Screen>>) {
    go(&mut next, first.0);
}

/// The session of a scenario that was named on the command line.
fn begin_named(desk: &Desk, named: &StartScenario, start: &Start) -> Result<Play, GameError> {
    let trouble =
        || {
            let file = named.file.display().to_string();
            let trouble = desk.shelf.troubles().iter().find(|trouble| trouble.file == file);
            GameError::Unplayable(trouble.map_or_else(
                || format!("there is no scenario in {file}"),
                |trouble| trouble.told(),
            ))
        };
    let place = desk.shelf.find_file(&named.file).ok_or_else(trouble)?;
    let item = desk.item(place).ok_or_else(trouble)?;
    let scenario = match &named.from {
        None => Arc::clone(&item.scenario),
        Some(beat) => {
            Arc::new(from_beat(&item.scenario, beat).ok_or_else(|| GameError::NoBeat {
                beat: beat.clone(),
                beats: item.scenario.beats.iter().map(|beat| beat.id.clone()).collect(),
            })?)
        }
    };
    let seed = match start.mode {
        RunMode::Exam => Seed::EXAM,
        RunMode::Practice | RunMode::Transfer => start.seed.map_or(Seed::USUAL, Seed),
    };
    let setup = Setup { seed, mode: start.mode, answers: start.answers, carry: None };
    let rubric = Arc::new(desk.content.rubric.clone());
    let begin =
        Begin { scenario, setup, carried: None, rubric, assignment: None, is_guided: false };
    let mut play = Play::begin(begin, &desk.content.tables.reactions);
    play.from.clone_from(&named.from);
    Ok(play)
}

/// Takes in the assignment that was named on the command line, and tells the scenario of it that is to be opened.
fn open_assigned(
    desk: &mut Desk,
    named: &StartAssignment,
) -> Result<Option<(String, String)>, GameError> {
    let hash = desk.take_in(&named.file).map_err(GameError::Unplayable)?;
    let scenarios = desk.assignments.find(&hash).map(|it| it.scenarios.as_slice());
    let ids: Vec<String> = scenarios.unwrap_or_default().iter().map(|it| it.id.clone()).collect();
    match (&named.scenario, ids.as_slice()) {
        (None, [only]) => Ok(Some((hash, only.clone()))),
        (None, _) => Ok(None),
        (Some(id), _) if ids.contains(id) => Ok(Some((hash, id.clone()))),
        (Some(id), _) => Err(GameError::Unplayable(format!(
            "there is no `{id}` in this assignment, only {}",
            ids.join(", ")
        ))),
    }
}

/// Puts fonts and theme in force: the fonts once, the theme whenever it changes.
fn dress(
    mut contexts: EguiContexts,
    theme: Res<ThemeNow>,
    mut has_fonts: Local<bool>,
    mut clear: Option<ResMut<ClearColor>>,
) -> Result {
    let ctx = contexts.ctx_mut()?;
    if !*has_fonts {
        ctx.set_fonts(fonts());
        *has_fonts = true;
    } else if !theme.is_changed() {
        return Ok(());
    }
    theme.0.apply(ctx);
    if let Some(clear) = &mut clear {
        let [r, g, b, _] = theme.0.color.paper.to_array();
        clear.0 = Color::srgb_u8(r, g, b);
    }
    Ok(())
}
