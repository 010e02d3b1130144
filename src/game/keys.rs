//! Keys that belong to no panel: Escape goes back, F1 helps, F11 fills the screen, Ctrl+S saves a debrief.

use bevy::prelude::*;
use bevy::window::{MonitorSelection, PrimaryWindow, WindowMode};
use bevy_egui::{EguiContexts, EguiPrimaryContextPass, egui};

use super::ask::Ask;
use super::desk::Panels;
use super::screen::Screen;
use crate::ui::panels::over::Over;
use crate::ui::{Action, Place};

pub fn plugin(app: &mut App) {
    app.add_systems(EguiPrimaryContextPass, (keys, fill_screen).before(super::screens::Layers));
}

fn keys(
    mut contexts: EguiContexts,
    (screen, panels): (Res<State<Screen>>, Res<Panels>),
    mut ask: Ask,
) -> Result {
    let ctx = contexts.ctx_mut()?;
    // In a text field Escape ends the writing, and in an open list it closes that.
    let is_writing = ctx.text_edit_focused() || egui::Popup::is_any_open(ctx);
    let none = egui::Modifiers::NONE;
    let pressed = |key| ctx.input_mut(|input| input.consume_key(none, key));
    if pressed(egui::Key::F1) {
        ask.ask(help(*screen.get(), panels.over));
    }
    let is_debrief = *screen.get() == Screen::Debrief;
    if is_debrief
        && ctx.input_mut(|input| input.consume_key(egui::Modifiers::COMMAND, egui::Key::S))
    {
        ask.ask(Some(Action::SaveHtml));
    }
    if !is_writing && pressed(egui::Key::Escape) {
        let asks = match screen.get() {
            Screen::Progress => panels.progress.asks_to_delete.is_some(),
            Screen::Settings => panels.settings.asks_to_delete,
            _ => false,
        };
        let back = if asks { Some(Action::TakeBack) } else { escape(*screen.get(), panels.over) };
        ask.ask(back);
    }
    Ok(())
}

/// What F1 asks for: help, unless something that must be answered lies over the screen.
fn help(screen: Screen, over: Over) -> Option<Action> {
    match (screen, over) {
        (Screen::Help, _) => Some(Action::Back),
        (Screen::Opening | Screen::Welcome, _) | (_, Over::Leave { .. }) => None,
        _ => Some(Action::Go(Place::Help)),
    }
}

/// What Escape asks for.
fn escape(screen: Screen, over: Over) -> Option<Action> {
    match (screen, over) {
        (Screen::Session, Over::Nothing) => Some(Action::Pause),
        (Screen::Session, Over::Pause) => Some(Action::Resume),
        (Screen::Session, Over::Leave { .. }) => Some(Action::Stay),
        (Screen::Debrief | Screen::HandIn | Screen::CoolDown, _) => Some(Action::Finish),
        (
            Screen::Library
            | Screen::Prebrief
            | Screen::Progress
            | Screen::Drills
            | Screen::Assessment
            | Screen::Assign
            | Screen::Assignments
            | Screen::Assigned
            | Screen::Handover
            | Screen::Settings
            | Screen::Help,
            _,
        ) => Some(Action::Back),
        (Screen::Opening | Screen::Welcome | Screen::Home | Screen::SelfRating, _) => None,
    }
}

fn fill_screen(
    mut contexts: EguiContexts,
    mut windows: Query<&mut Window, With<PrimaryWindow>>,
) -> Result {
    let ctx = contexts.ctx_mut()?;
    let pressed = ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::F11));
    if pressed && let Ok(mut window) = windows.single_mut() {
        window.mode = match window.mode {
            WindowMode::Windowed => WindowMode::BorderlessFullscreen(MonitorSelection::Current),
            _ => WindowMode::Windowed,
        };
    }
    Ok(())
}
