//! The window: opened where there is a display and something that can draw, and told plainly where there is not.

use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Mutex};

use bevy::app::{AppExit, PanicHandlerPlugin};
use bevy::log::LogPlugin;
use bevy::prelude::*;
use bevy::window::{PresentMode, WindowCloseRequested, WindowResizeConstraints};
use bevy_egui::EguiPlugin;
use thiserror::Error;

use super::app::{Start, core};
use super::ask::Ask;
use super::desk::Panels;
use super::playing::Playing;
use super::screen::Screen;
use crate::ui::Action;
use crate::ui::panels::over::Over;

/// Why the game did not start, or did not go on.
#[derive(Debug, Error)]
pub enum GameError {
    /// A table that is built in cannot be read.
    #[error("{0}")]
    Content(String),
    /// The scenario to begin with cannot be played.
    #[error("{0}")]
    Unplayable(String),
    /// The scenario has no such beat.
    #[error("there is no beat `{beat}`; there are: {}", beats.join(", "))]
    NoBeat {
        /// What was asked for.
        beat: String,
        /// What there is.
        beats: Vec<String>,
    },
    /// There is no display to open a window on.
    #[error(
        "there is no display to open a window on; `practicum play SCENARIO` plays in the terminal"
    )]
    NoDisplay,
    /// The window or the renderer could not be had.
    #[error(
        "no window could be opened, or no graphics adapter found ({0}); `practicum play SCENARIO` plays in the terminal"
    )]
    NoWindow(String),
    /// Nothing on this machine can draw.
    #[error(
        "no graphics adapter could be found, not even one in software ({0}); `practicum play SCENARIO` plays in the terminal"
    )]
    NoAdapter(String),
    /// The window was closed by a failure.
    #[error("the program ended with a failure")]
    Failed,
}

/// Width and height a window has at first, and at least, in points.
const SIZE: (u32, u32) = (1280, 720);
const LEAST: (f32, f32) = (800.0, 560.0);

/// The code with which the engine ends where it was interrupted.
const INTERRUPTED: u8 = 130;

/// Opens the window and plays until it is closed.
///
/// # Errors
/// When there is no display or no graphics adapter, or what it was started with cannot be played.
pub fn run(start: Start) -> Result<(), GameError> {
    if !has_display() {
        return Err(GameError::NoDisplay);
    }
    let told = Arc::new(Mutex::new(String::new()));
    let usual = hush(&told);
    // The engine panics where it finds no adapter or cannot reach the display; a user is told in words.
    let ended = panic::catch_unwind(AssertUnwindSafe(|| {
        let mut app = App::new();
        app.add_plugins(engine());
        core(&mut app, start)?;
        windowed(&mut app);
        Ok(app.run())
    }));
    panic::set_hook(usual);
    match ended {
        Ok(Ok(AppExit::Success)) => Ok(()),
        // Whoever interrupts it in the terminal wants it to end; what was answered is kept.
        Ok(Ok(AppExit::Error(code))) if code.get() == INTERRUPTED => Ok(()),
        Ok(Ok(AppExit::Error(_))) => Err(GameError::Failed),
        Ok(Err(error)) => Err(error),
        Err(_) => {
            let why = told.lock().map(|told| told.clone()).unwrap_or_default();
            Err(GameError::NoWindow(first_line(&why)))
        }
    }
}

/// Keeps what a panic says in place of printing it, and hands back what was done with it before.
pub(super) fn hush(
    told: &Arc<Mutex<String>>,
) -> Box<dyn Fn(&panic::PanicHookInfo<'_>) + Sync + Send + 'static> {
    let usual = panic::take_hook();
    let told = Arc::clone(told);
    panic::set_hook(Box::new(move |info| {
        let words = info.payload_as_str().unwrap_or("no reason given").to_owned();
        if let Ok(mut told) = told.lock()
            && told.is_empty()
        {
            *told = words;
        }
    }));
    usual
}

/// What a panic says, as far as it tells a user anything: not where in which library it happened.
pub(super) fn first_line(words: &str) -> String {
    let line = words.lines().next().unwrap_or_default();
    let line = line.split(" For extra information").next().unwrap_or_default();
    line.split(": Os(OsError").next().unwrap_or_default().trim_end_matches(['!', '.']).to_owned()
}

/// Whether the environment names a display; other systems always have one.
fn has_display() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(all(unix, not(target_os = "macos")))
        || is_set("DISPLAY")
        || is_set("WAYLAND_DISPLAY")
        || is_set("WAYLAND_SOCKET")
}

/// The engine's plugins for a window.
fn engine() -> impl PluginGroup {
    let [width, height] = [SIZE.0, SIZE.1];
    let window = Window {
        title: "Practicum".to_owned(),
        name: Some("practicum".to_owned()),
        resolution: (width, height).into(),
        resize_constraints: WindowResizeConstraints {
            min_width: LEAST.0,
            min_height: LEAST.1,
            ..default()
        },
        present_mode: PresentMode::AutoVsync,
        ..default()
    };
    DefaultPlugins
        .set(WindowPlugin {
            primary_window: Some(window),
            // Leaving a session asks first, also where the window is closed.
            close_when_requested: false,
            ..default()
        })
        .set(quiet_log())
        // Its hook prints a trace; what a user is told is our own matter.
        .disable::<PanicHandlerPlugin>()
}

/// Only what is wrong is logged.
pub(super) fn quiet_log() -> LogPlugin {
    LogPlugin {
        filter:
            "error,wgpu_hal=off,bevy_winit=off,bevy_render::extract_resource=off,sctk_adwaita=off"
                .to_owned(),
        ..default()
    }
}

/// What only a window has.
fn windowed(app: &mut App) {
    app.add_plugins(EguiPlugin::default())
        .add_systems(Startup, camera)
        .add_systems(Update, close.after(super::ask::carry_out));
}

/// The one camera: the room, and the panels over it.
fn camera(mut commands: Commands) {
    commands.spawn((Camera2d, Msaa::Off));
}

/// Closing the window in a session that has begun asks first; closing it again closes it.
fn close(
    mut requests: MessageReader<WindowCloseRequested>,
    (screen, playing): (Res<State<Screen>>, Res<Playing>),
    mut panels: ResMut<Panels>,
    mut ask: Ask,
) {
    for _ in requests.read() {
        let turns = playing.0.as_ref().map_or(0, |play| play.session.transcript().turns.len());
        let is_asked = matches!(panels.over, Over::Leave { .. }) && panels.quits;
        if *screen.get() == Screen::Session && turns > 0 && !is_asked {
            panels.quits = true;
            ask.ask(Some(Action::AskToLeave));
        } else {
            ask.ask(Some(Action::Quit));
        }
    }
}
