//! The stage: the room and the client in it, as meshes behind the panels.

mod client;
mod mesh;
mod room;

use bevy::prelude::*;

use super::desk::ThemeNow;
use super::screen::Screen;
use crate::figure::RoomPalette;
use crate::settings::ThemeName;

pub use client::Figure;
pub(super) use mesh::drawn;
pub use room::HourOfDay;

/// Everything of the stage.
pub fn plugin(app: &mut App) {
    app.init_resource::<Frame>().add_plugins((room::plugin, client::plugin));
}

/// The part of the window in which the room is seen, in points from its upper left corner; panels tell it.
#[derive(Resource, Debug, Clone, Copy, Default, PartialEq)]
pub struct Frame(pub Option<Rect>);

/// How the drawing's units lie in the window.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Placing {
    /// Points for one unit.
    scale: f32,
    /// Where the middle of the drawing lies, in the camera's coordinates.
    middle: Vec2,
    /// Physical pixels for one unit.
    pixels: f32,
}

/// The middle of the drawing's frame.
const MIDDLE: Vec2 = Vec2::new(crate::figure::FRAME[0] / 2.0, crate::figure::FRAME[1] / 2.0);
/// What must be seen of it, however the window is shaped: the client from above the head to below the hands.
const MUST_SEE: Rect = Rect { min: Vec2::new(310.0, 62.0), max: Vec2::new(1210.0, 772.0) };

impl Placing {
    /// Fits the part that must be seen into the frame; what is around it is seen where there is room.
    pub fn new(frame: Rect, window: Vec2, scale_factor: f32) -> Self {
        let room = frame.size().max(Vec2::ONE) / MUST_SEE.size();
        let scale = room.min_element();
        // The drawing's middle lies off the middle of what must be seen; y points down in it and up in the window.
        let off = (MIDDLE - MUST_SEE.center()) * scale;
        let at = frame.center() + off;
        let middle = Vec2::new(at.x - window.x / 2.0, window.y / 2.0 - at.y);
        Self { scale, middle, pixels: scale * scale_factor }
    }

    /// At this height above the ground of the stage.
    pub fn transform(&self, z: f32) -> Transform {
        Transform::from_translation(self.middle.extend(z)).with_scale(Vec3::splat(self.scale))
    }

    /// About a pixel and a half, in the drawing's units: the width of a soft edge.
    pub fn feather(&self) -> f32 {
        1.4 / self.pixels.max(0.05)
    }
}

/// The window's size in points and its scale factor; those of a picture where there is no window.
fn window(cameras: &Query<&Camera>) -> Option<(Vec2, f32)> {
    let camera = cameras.iter().next()?;
    let size = camera.logical_viewport_size()?;
    Some((size, camera.target_scaling_factor().unwrap_or(1.0)))
}

/// The room's colors under a theme.
pub(super) const fn palette(theme: ThemeName) -> RoomPalette {
    match theme {
        ThemeName::Light => RoomPalette::Light,
        ThemeName::Dark => RoomPalette::Dark,
        ThemeName::HighContrast => RoomPalette::HighContrast,
    }
}

/// Whether the room is seen now.
fn room_is_seen(screen: Res<State<Screen>>) -> bool {
    screen.get().has_room()
}

/// What the theme asks of the stage.
fn asks(theme: &ThemeNow) -> (RoomPalette, bool) {
    (palette(theme.0.name), theme.0.is_still)
}
