//! The room: drawn anew only when the hour, the colors or the size change.

use bevy::prelude::*;

use super::mesh::{drawn, mesh_of};
use super::{Frame, Placing, asks, room_is_seen, window};
use crate::figure::{RoomPalette, room_picture};
use crate::game::clock;
use crate::game::desk::ThemeNow;
use crate::game::playing::Playing;
use crate::game::screen::Screen;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<HourOfDay>().add_systems(Update, (show, hide.run_if(not(room_is_seen))));
}

/// The hour of the empty room, where it does not follow the clock.
#[derive(Resource, Debug, Default)]
pub struct HourOfDay(pub Option<u32>);

/// The room as it is drawn now.
#[derive(Component, Debug, PartialEq)]
struct Room {
    hour: u32,
    palette: RoomPalette,
    feather: f32,
}

/// How far out of focus the empty room is, in the drawing's units.
const SOFT: f32 = 24.0;

fn show(
    mut commands: Commands,
    (screen, frame, theme): (Res<State<Screen>>, Res<Frame>, Res<ThemeNow>),
    (playing, hour): (Res<Playing>, Res<HourOfDay>),
    cameras: Query<&Camera>,
    mut rooms: Query<(&mut Room, &mut Transform, &mut Visibility, &Mesh2d)>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut materials: ResMut<Assets<ColorMaterial>>,
) {
    if !screen.get().has_room() {
        return;
    }
    let Some((size, factor)) = window(&cameras) else { return };
    let whole = Rect::from_corners(Vec2::ZERO, size);
    let is_session = *screen.get() == Screen::Session;
    let seen = if is_session { frame.0.unwrap_or(whole) } else { whole };
    let placing = Placing::new(seen, size, factor);
    let in_session = playing.0.as_ref().filter(|_| is_session);
    let hour =
        in_session.map_or_else(|| hour.0.unwrap_or_else(clock::hour), |play| play.scenario().hour);
    let feather = if is_session { placing.feather() } else { SOFT };
    let wanted = Room { hour, palette: asks(&theme).0, feather };
    let Ok((mut room, mut transform, mut visibility, mesh)) = rooms.single_mut() else {
        let picture = room_picture(wanted.hour, wanted.palette, wanted.feather);
        let place = placing.transform(0.0);
        commands.spawn((drawn(&picture, place, &mut meshes, &mut materials), wanted));
        return;
    };
    transform.set_if_neq(placing.transform(0.0));
    visibility.set_if_neq(Visibility::Visible);
    if *room != wanted {
        let picture = room_picture(wanted.hour, wanted.palette, wanted.feather);
        if let Some(mut mesh) = meshes.get_mut(&mesh.0) {
            *mesh = mesh_of(&picture);
        }
        *room = wanted;
    }
}

fn hide(mut rooms: Query<&mut Visibility, With<Room>>) {
    for mut visibility in &mut rooms {
        visibility.set_if_neq(Visibility::Hidden);
    }
}
