//! The game without a display or a renderer: for tests, and for measuring what a frame costs.

use std::time::Duration;

use bevy::a11y::AccessibilityPlugin;
use bevy::input::InputPlugin;
use bevy::prelude::*;
use bevy::state::app::StatesPlugin;
use bevy::time::TimeUpdateStrategy;
use bevy::window::ExitCondition;
use bevy_egui::{EguiInput, EguiPlugin, EguiPreUpdateSet, egui};

use super::app::{Start, core};
use super::window::GameError;

/// The length of every frame, so that a test sees the same each time.
pub const FRAME: Duration = Duration::from_millis(33);

/// The game in an app that only computes; each [`App::update`] is one frame of 33 ms.
///
/// # Errors
/// As [`core`].
pub fn headless(start: Start, size: (u32, u32)) -> Result<App, GameError> {
    let mut app = App::new();
    let window = Window { resolution: size.into(), ..default() };
    app.add_plugins((
        MinimalPlugins,
        StatesPlugin,
        InputPlugin,
        AssetPlugin::default(),
        AccessibilityPlugin,
        WindowPlugin {
            primary_window: Some(window),
            exit_condition: ExitCondition::DontExit,
            ..default()
        },
    ));
    // What the renderer would bring.
    app.init_asset::<Image>()
        .init_asset::<Shader>()
        .init_asset::<Mesh>()
        .init_asset::<ColorMaterial>()
        .add_plugins(EguiPlugin::default())
        .insert_resource(TimeUpdateStrategy::ManualDuration(FRAME));
    core(&mut app, start)?;
    let area =
        egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(size.0 as f32, size.1 as f32));
    // Without a renderer nobody tells egui how large the window is.
    let fit = move |mut inputs: Query<&mut EguiInput>| {
        for mut input in &mut inputs {
            input.screen_rect = Some(area);
        }
    };
    app.add_systems(
        PreUpdate,
        fit.after(EguiPreUpdateSet::ProcessInput).before(EguiPreUpdateSet::BeginPass),
    )
    .add_systems(Startup, |mut commands: Commands| {
        commands.spawn(Camera2d);
    });
    app.finish();
    app.cleanup();
    Ok(app)
}
