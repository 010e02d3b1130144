//! Draws only as often as something moves, and less when nobody looks.

use std::time::Duration;

use bevy::prelude::*;
use bevy::window::{PrimaryWindow, RequestRedraw, WindowOccluded};
use bevy::winit::{UpdateMode, WinitSettings};
use bevy_egui::{EguiContext, EguiInput, EguiPreUpdateSet, egui};

use super::ask::Asked;
use super::desk::{Message, Panels, ThemeNow};
use super::playing::Playing;
use super::screen::Screen;
use super::stage::Figure;
use crate::ui::panels::over::Over;

pub fn plugin(app: &mut App) {
    let unheard =
        tell_only_news.after(EguiPreUpdateSet::ProcessInput).before(EguiPreUpdateSet::BeginPass);
    app.init_resource::<Awake>()
        .add_systems(PreUpdate, unheard)
        .add_systems(Last, (stay_awake, pace));
}

/// Takes out of egui's input what only repeats which modifier keys are down.
///
/// `bevy_egui` says so in every frame, and egui draws another frame for whatever it is told: it would never rest.
fn tell_only_news(mut contexts: Query<(&mut EguiContext, &mut EguiInput)>) {
    for (mut context, mut input) in &mut contexts {
        let known = context.get_mut().input(|input| input.modifiers);
        input.events.retain(|event| *event != egui::Event::ModifiersChanged(known));
    }
}

/// Frames that still follow by themselves: what is asked for in one frame is done in the next, changes the screen in
/// the one after, and is seen in the one after that.
#[derive(Resource, Debug, Default)]
struct Awake(u8);

/// How many frames follow something that was asked for.
const FOLLOWING: u8 = 4;

fn stay_awake(
    mut awake: ResMut<Awake>,
    mut asked: MessageReader<Asked>,
    mut changes: MessageReader<StateTransitionEvent<Screen>>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let happened = asked.read().count() + changes.read().count() > 0;
    awake.0 = if happened { FOLLOWING } else { awake.0.saturating_sub(1) };
    if awake.0 > 0 {
        redraw.write(RequestRedraw);
    }
}

/// While a pose changes or words appear: about 30 frames a second.
const MOVING: Duration = Duration::from_millis(33);
/// While the client only breathes: about 20.
const BREATHING: Duration = Duration::from_millis(50);
/// While a short message is shown, which goes away by itself.
const WAITING: Duration = Duration::from_millis(500);
/// While nothing moves: once a second, for a saved scenario file and the hour of the room.
const RESTING: Duration = Duration::from_secs(1);
/// While another window has the focus.
const UNFOCUSED: Duration = Duration::from_secs(2);
/// While nothing of the window is seen.
const MINIMIZED: Duration = Duration::from_secs(10);

fn pace(
    settings: Option<ResMut<WinitSettings>>,
    (screen, panels, theme): (Res<State<Screen>>, Res<Panels>, Res<ThemeNow>),
    (playing, figure, message): (Res<Playing>, Res<Figure>, Res<Message>),
    windows: Query<&Window, With<PrimaryWindow>>,
    (mut covers, mut is_covered): (MessageReader<WindowOccluded>, Local<bool>),
) {
    let Some(mut settings) = settings else { return };
    *is_covered = covers.read().last().map_or(*is_covered, |told| told.occluded);
    let is_open = *screen.get() == Screen::Session && panels.over == Over::Nothing;
    let appears = playing.0.as_ref().is_some_and(|play| !play.is_shown());
    let wait = match (is_open, theme.0.is_still) {
        (true, _) if appears => MOVING,
        (true, false) if figure.is_moving() => MOVING,
        (true, false) => BREATHING,
        _ if !message.words.is_empty() => WAITING,
        _ => RESTING,
    };
    // Nothing is seen of a window that others cover, nor of a minimized one, whose size is none on some systems.
    let has_size = windows.single().is_ok_and(|window| {
        window.resolution.physical_width() > 0 && window.resolution.physical_height() > 0
    });
    let is_seen = has_size && !*is_covered;
    let unfocused = if is_seen { UNFOCUSED } else { MINIMIZED };
    // Events of the window wake it in any case; a mouse that moves elsewhere does not.
    let focused = UpdateMode::reactive_low_power(if is_seen { wait } else { MINIMIZED });
    let unfocused = UpdateMode::reactive_low_power(unfocused);
    if settings.focused_mode != focused || settings.unfocused_mode != unfocused {
        *settings = WinitSettings { focused_mode: focused, unfocused_mode: unfocused };
    }
}
