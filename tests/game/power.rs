//! How often the game draws: as often as something moves, and less when nobody looks.

use std::time::Duration;

use bevy::input::keyboard::{Key, KeyCode};
use bevy::prelude::*;
use bevy::window::{PrimaryWindow, WindowOccluded};
use bevy::winit::{UpdateMode, WinitSettings};
use practicum::game::Screen;
use practicum::settings::{Pace, Settings};
use practicum::transcript::RunMode;
use practicum::ui::Action;

use crate::support::{Game, known};

/// A game that says how long it waits between two frames.
fn game(name: &str, settings: Settings) -> Game {
    let mut game = Game::new(name, settings);
    game.app.insert_resource(WinitSettings::game());
    game.frames(2);
    game
}

/// The longest wait between two frames with and without the focus, in milliseconds.
fn waits(game: &Game) -> (u128, u128) {
    let wait = |mode: UpdateMode| match mode {
        UpdateMode::Continuous => 0,
        UpdateMode::Reactive { wait, .. } => wait.as_millis(),
    };
    let settings = game.app.world().resource::<WinitSettings>();
    (wait(settings.focused_mode), wait(settings.unfocused_mode))
}

fn window(game: &mut Game) -> Entity {
    let world = game.app.world_mut();
    let mut windows = world.query_filtered::<Entity, With<PrimaryWindow>>();
    windows.single(world).expect("there is a window")
}

#[test]
fn a_screen_at_rest_is_drawn_once_a_second_and_less_without_the_focus() {
    let mut game = game("power-rest", known());
    game.frames(10);
    assert_eq!(game.screen(), Screen::Home);
    assert_eq!(waits(&game), (1000, 2000));
}

#[test]
fn a_session_is_drawn_as_often_as_something_moves() {
    let mut game = game("power-session", Settings { pace: Pace::Slow, ..known() });
    game.begin("first-steps", RunMode::Practice);
    assert_eq!(waits(&game), (33, 2000), "words appear");
    game.key(KeyCode::Space, Key::Space);
    game.frames(40);
    assert_eq!(waits(&game), (50, 2000), "he only breathes");
    game.ask(Action::Pause);
    assert_eq!(waits(&game), (1000, 2000), "nothing is seen of him");
    game.ask(Action::Resume);
    assert_eq!(waits(&game).0, 50);
}

#[test]
fn without_motion_nothing_is_drawn_while_nothing_happens() {
    let mut game = game("power-still", Settings { reduced_motion: true, ..known() });
    game.begin("first-steps", RunMode::Practice);
    game.frames(40);
    assert_eq!(waits(&game), (1000, 2000));
}

#[test]
fn a_window_of_which_nothing_is_seen_is_hardly_drawn() {
    let mut game = game("power-hidden", known());
    game.begin("first-steps", RunMode::Practice);
    let window = window(&mut game);
    let covered = |game: &mut Game, occluded| {
        game.app.world_mut().write_message(WindowOccluded { window, occluded });
        game.frames(2);
        waits(game)
    };
    assert_eq!(covered(&mut game, true), (10_000, 10_000));
    assert!(covered(&mut game, false).0 < 100);
    let mut windows = game.app.world_mut().query::<&mut Window>();
    let mut shown = windows.single_mut(game.app.world_mut()).expect("there is a window");
    // As some systems have it where a window is minimized.
    shown.resolution.set_physical_resolution(0, 0);
    game.frames(2);
    assert_eq!(waits(&game), (10_000, 10_000));
}

/// A message goes after the seconds it was given, however seldom it is drawn.
#[test]
fn a_message_goes_away_in_time_where_frames_are_few() {
    let mut game = game("power-message", known());
    game.ask(Action::Reload);
    assert_eq!(waits(&game).0, 500, "it is waited for");
    let slow = bevy::time::TimeUpdateStrategy::ManualDuration(Duration::from_secs(2));
    game.app.insert_resource(slow);
    game.frames(6);
    assert_eq!(waits(&game).0, 1000, "it has gone");
}
