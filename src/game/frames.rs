//! What a frame costs with a long debrief open: the game's own systems and panels, without the renderer.

use std::time::Duration;

use bevy::prelude::*;

use super::app::Start;
use super::clock;
use super::desk::{Desk, Finished, LookedBack};
use super::headless::headless;
use super::playing::{Begin, Play};
use super::screen::{Screen, go};
use super::window::GameError;
use crate::library::Folders;
use crate::session::Setup;
use crate::settings::Settings;
use crate::transcript::{RunMode, Seed};

/// What was measured.
#[derive(Debug, Clone, Copy)]
pub struct FrameCost {
    /// Turns of the debrief that was open.
    pub turns: usize,
    /// Frames that were measured.
    pub frames: usize,
    /// The median time of a frame.
    pub median: Duration,
    /// The time that nine in ten frames stayed below.
    pub nine_in_ten: Duration,
}

/// Frames before measuring begins, in which fonts are laid out for the first time.
const WARM_UP: usize = 60;

/// Measures frames with a debrief of so many turns open, each with another turn selected.
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
    app.update();
    let finished = long_session(app.world().resource::<Desk>(), turns).ok_or(GameError::Failed)?;
    app.insert_resource(LookedBack(Some(finished)));
    go(&mut app.world_mut().resource_mut::<NextState<Screen>>(), Screen::Debrief);
    let mut times = Vec::with_capacity(frames);
    for frame in 0..WARM_UP + frames {
        let selected = frame % turns.max(1);
        app.world_mut().resource_mut::<super::desk::Panels>().debrief.selected = Some(selected);
        let begun = clock::now();
        app.update();
        if frame >= WARM_UP {
            times.push(clock::now().duration_since(begun));
        }
    }
    times.sort();
    let at = |share: usize| times.get(times.len() * share / 100).copied().unwrap_or_default();
    Ok(FrameCost { turns, frames, median: at(50), nine_in_ten: at(90) })
}

/// A session of so many turns: one that was played, over and over.
fn long_session(desk: &Desk, turns: usize) -> Option<Finished> {
    let item = desk.shelf.items().iter().max_by_key(|item| item.scenario.beats.len())?;
    let setup = Setup { seed: Seed::USUAL, mode: RunMode::Practice, carry: None };
    let begin = Begin {
        scenario: std::sync::Arc::clone(&item.scenario),
        setup,
        carried: None,
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
