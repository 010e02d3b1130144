//! A picture to draw into, where there is no window: what the tour and the stills share.

use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::time::Duration;

use bevy::app::{AppExit, PanicHandlerPlugin, PluginsState};
use bevy::camera::RenderTarget;
use bevy::prelude::*;
use bevy::render::RenderPlugin;
use bevy::render::render_resource::TextureFormat;
use bevy::render::view::screenshot::{Screenshot, ScreenshotCaptured, save_to_disk};
use bevy::time::TimeUpdateStrategy;
use bevy::window::ExitCondition;
use bevy::winit::WinitPlugin;

use super::window::{GameError, first_line, hush, quiet_log};

/// The picture that is drawn into.
#[derive(Resource)]
pub(super) struct Canvas {
    picture: Handle<Image>,
    /// Whether a picture is being written; nothing must change until it is.
    pub is_shooting: bool,
}

/// Runs what draws, and tells in words where the engine panics because nothing can.
pub(super) fn caught<T>(draw: impl FnOnce() -> Result<T, GameError>) -> Result<T, GameError> {
    let told = std::sync::Arc::default();
    let usual = hush(&told);
    let ended = panic::catch_unwind(AssertUnwindSafe(draw));
    panic::set_hook(usual);
    ended.unwrap_or_else(|_| {
        let why = told.lock().map(|told| told.clone()).unwrap_or_default();
        Err(GameError::NoAdapter(first_line(&why)))
    })
}

/// The engine without a window, drawing into a picture of this width and height; `with` goes to its camera.
pub(super) fn app(size: (u32, u32), with: impl Bundle + Clone) -> App {
    let mut app = App::new();
    app.add_plugins(
        DefaultPlugins
            .set(WindowPlugin {
                primary_window: None,
                exit_condition: ExitCondition::DontExit,
                ..default()
            })
            .set(quiet_log())
            // Else what is drawn for the first time is missing from the first picture.
            .set(RenderPlugin { synchronous_pipeline_compilation: true, ..default() })
            .disable::<PanicHandlerPlugin>()
            .disable::<WinitPlugin>(),
    );
    // Every frame is as long as the next, so that the same pictures come out each time.
    app.insert_resource(TimeUpdateStrategy::ManualDuration(Duration::from_millis(33)));
    let camera = move |mut commands: Commands, mut images: ResMut<Assets<Image>>| {
        let (width, height) = size;
        let picture = Image::new_target_texture(width, height, TextureFormat::Rgba8UnormSrgb, None);
        let picture = images.add(picture);
        commands.insert_resource(Canvas { picture: picture.clone(), is_shooting: false });
        commands.spawn((Camera2d, Msaa::Off, RenderTarget::Image(picture.into()), with.clone()));
    };
    app.add_systems(Startup, camera);
    app
}

impl Canvas {
    /// Writes what is drawn to a file.
    pub fn shoot(&mut self, commands: &mut Commands, path: PathBuf) {
        self.is_shooting = true;
        commands
            .spawn(Screenshot::image(self.picture.clone()))
            .observe(save_to_disk(path))
            .observe(|_: On<ScreenshotCaptured>, mut canvas: ResMut<Canvas>| {
                canvas.is_shooting = false;
            });
    }
}

/// Runs the app frame by frame until it asks to end.
pub(super) fn run_to_end(app: &mut App) -> Result<(), GameError> {
    while app.plugins_state() == PluginsState::Adding {
        bevy::tasks::tick_global_task_pools_on_main_thread();
    }
    app.finish();
    app.cleanup();
    loop {
        app.update();
        match app.should_exit() {
            Some(AppExit::Success) => return Ok(()),
            Some(AppExit::Error(_)) => return Err(GameError::Failed),
            None => {}
        }
    }
}
