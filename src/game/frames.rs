//! What a frame costs with a long debrief open: the game's own systems and panels, without the renderer.

use std::time::Duration;

use std::time::Instant;

use bevy::app::{RunFixedMainLoop, SpawnScene};
use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;

use super::app::Start;
use super::clock;
use super::desk::{Desk, Finished, LookedBack};
use super::headless::headless;
use super::playing::{Begin, Play};
use super::screen::{Screen, go};
use super::screens::Layers;
use super::window::GameError;
use crate::library::Folders;
use crate::session::Setup;
use crate::settings::Settings;
use crate::transcript::{AnswerMode, RunMode, Seed};

/// What was measured.
#[derive(Debug, Clone, Copy)]
pub struct FrameCost {
    /// Turns of the debrief that was open.
    pub turns: usize,
    /// Frames that were measured.
    pub frames: usize,
    /// The median time that panels and the game's own systems take of a frame.
    pub median: Duration,
    /// The time that nine in ten frames stayed below.
    pub nine_in_ten: Duration,
    /// The median time of a whole frame without the renderer: with input, layout of the frame and tessellation.
    pub whole: Duration,
}

/// What the frame has taken so far.
#[derive(Resource, Debug, Default)]
struct Spent {
    since: Option<Instant>,
    sum: Duration,
}

impl Spent {
    fn stop(&mut self) {
        if let Some(since) = self.since.take() {
            self.sum += clock::now().duration_since(since);
        }
    }
}

/// Takes the time of the game's own systems, which run in `Update`, and of the panels.
fn take_time(app: &mut App) {
    let start = |mut spent: ResMut<Spent>| spent.since = Some(clock::now());
    let stop = |mut spent: ResMut<Spent>| spent.stop();
    app.init_resource::<Spent>()
        .add_systems(RunFixedMainLoop, start)
        .add_systems(SpawnScene, stop)
        .add_systems(EguiPrimaryContextPass, (start.before(Layers), stop.after(Layers)));
}

/// How long one turn is looked at before the next is selected: nobody reads faster than this.
const FRAMES_A_TURN: usize = 10;

/// Frames before measuring begins, in which fonts are laid out for the first time.
const WARM_UP: usize = 60;

/// Measures frames with a debrief of so many turns open, of which one after the other is selected.
///
/// # Errors
/// When the game cannot be put together.
pub fn frame_cost(turns: usize, frames: usize) -> Result<FrameCost, GameError> {
    let start = Start {
        folders: Folders::only("practicum-nowhere".into()),
        settings: Some(Settings { welcomed: true, ..Settings::default() }),
        keeps: false,
        ..Start::default()
    };
    let mut app = headless(start, (1280, 720))?;
    take_time(&mut app);
    app.update();
    let finished = long_session(app.world().resource::<Desk>(), turns).ok_or(GameError::Failed)?;
    app.insert_resource(LookedBack(Some(finished)));
    go(&mut app.world_mut().resource_mut::<NextState<Screen>>(), Screen::Debrief);
    let (mut own, mut whole) = (Vec::with_capacity(frames), Vec::with_capacity(frames));
    for frame in 0..WARM_UP + frames {
        let selected = frame / FRAMES_A_TURN % turns.max(1);
        app.world_mut().resource_mut::<super::desk::Panels>().debrief.selected = Some(selected);
        let begun = clock::now();
        app.update();
        if frame >= WARM_UP {
            whole.push(clock::now().duration_since(begun));
            own.push(app.world().resource::<Spent>().sum);
        }
        app.world_mut().resource_mut::<Spent>().sum = Duration::ZERO;
    }
    own.sort();
    whole.sort();
    let at = |times: &[Duration], share: usize| {
        times.get(times.len() * share / 100).copied().unwrap_or_default()
    };
    Ok(FrameCost {
        turns,
        frames,
        median: at(&own, 50),
        nine_in_ten: at(&own, 90),
        whole: at(&whole, 50),
    })
}

/// A session of so many turns: one that was played, over and over.
fn long_session(desk: &Desk, turns: usize) -> Option<Finished> {
    let item = desk.shelf.items().iter().max_by_key(|item| item.scenario.beats.len())?;
    let setup = Setup {
        seed: Seed::USUAL,
        mode: RunMode::Practice,
        answers: AnswerMode::Choose,
        carry: None,
    };
    let begin = Begin {
        scenario: std::sync::Arc::clone(&item.scenario),
        setup,
        carried: None,
        rubric: std::sync::Arc::new(desk.content.rubric.clone()),
        assignment: None,
        is_guided: false,
    };
    let mut play = Play::begin(begin, &desk.content.tables.reactions);
    while !play.session.is_over() {
        play.answer(0).ok()?;
    }
    let mut transcript = play.session.transcript().clone();
    let played = transcript.turns.clone();
    transcript.turns = played.into_iter().cycle().take(turns).collect();
    Some(Finished::of(play, &transcript, &desk.content, Some([60, 60, 60])))
}
