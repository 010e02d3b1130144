//! What lies over every screen: the pause, the question whether to leave, messages, and the fade.

use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass, egui};

use super::{Layer, root};
use crate::game::ask::Ask;
use crate::game::desk::{Message, Panels, ThemeNow};
use crate::game::screen::Screen;
use crate::ui::panels::over::{Over, message_ui, over_ui};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Fade>()
        .add_systems(StateTransition, begin_fade)
        .add_systems(EguiPrimaryContextPass, (over, message, fade).chain().in_set(Layer::Over));
}

/// How long one screen takes to give way to the next, in seconds.
const FADE: f32 = 0.15;

/// How much of the new screen is still covered, 1 to 0.
#[derive(Resource, Debug, Default)]
pub struct Fade(pub f32);

fn begin_fade(
    mut transitions: MessageReader<StateTransitionEvent<Screen>>,
    theme: Res<ThemeNow>,
    mut fade: ResMut<Fade>,
    mut contexts: EguiContexts,
) {
    let Some(change) = transitions.read().last() else { return };
    if change.exited == change.entered {
        return;
    }
    // Between the library and its prebrief nothing changes place.
    let within = |screen| matches!(screen, Some(Screen::Library | Screen::Prebrief));
    if within(change.exited) && within(change.entered) {
        return;
    }
    let is_opening = change.exited == Some(Screen::Opening);
    fade.0 = if theme.0.is_still || is_opening { 0.0 } else { 1.0 };
    // What had the focus is gone with its screen.
    if let Ok(ctx) = contexts.ctx_mut() {
        ctx.memory_mut(|memory| {
            if let Some(focused) = memory.focused() {
                memory.surrender_focus(focused);
            }
        });
    }
}

fn over(
    mut contexts: EguiContexts,
    (theme, panels, screen): (Res<ThemeNow>, Res<Panels>, Res<State<Screen>>),
    mut ask: Ask,
) -> Result {
    if panels.over == Over::Nothing || *screen.get() != Screen::Session {
        return Ok(());
    }
    let mut ui = root(&mut contexts)?;
    ask.ask(over_ui(&mut ui, &theme.0, panels.over));
    Ok(())
}

fn message(
    mut contexts: EguiContexts,
    // The game's own time holds back where frames are few, and a message would stay for minutes.
    (theme, time): (Res<ThemeNow>, Res<Time<Real>>),
    mut message: ResMut<Message>,
) -> Result {
    if message.words.is_empty() {
        return Ok(());
    }
    message.secs -= time.delta_secs();
    if message.secs <= 0.0 {
        *message = Message::default();
        return Ok(());
    }
    let mut ui = root(&mut contexts)?;
    message_ui(&mut ui, &theme.0, &message.words, message.is_problem);
    Ok(())
}

fn fade(
    mut contexts: EguiContexts,
    (theme, time): (Res<ThemeNow>, Res<Time>),
    mut fade: ResMut<Fade>,
) -> Result {
    if fade.0 <= 0.0 {
        return Ok(());
    }
    let ctx = contexts.ctx_mut()?;
    let layer = egui::LayerId::new(egui::Order::Foreground, egui::Id::new("fade"));
    let color = theme.0.color.paper.gamma_multiply(fade.0);
    ctx.layer_painter(layer).rect_filled(ctx.viewport_rect(), 0.0, color);
    fade.0 = (fade.0 - time.delta_secs().min(0.05) / FADE).max(0.0);
    ctx.request_repaint();
    Ok(())
}
