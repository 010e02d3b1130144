//! The room and the client, drawn from parameters: pure functions from a look, a pose and a light to a
//! [`Picture`](crate::drawing::Picture).
//!
//! [`Look::of`] fills in what an author left out, [`Manners`] turns a feeling and a mood into a [`Pose`],
//! [`client_picture`] draws it and [`room_picture`] draws what is around it, both in one frame, [`FRAME`].
//! Time stays with the caller: [`Alive`] says where breath and blink are.

mod alive;
mod arms;
mod body;
mod bones;
mod client;
mod clothing;
mod eyes;
mod face;
mod hair;
mod hands;
mod light;
mod look;
mod manners;
mod mouth;
mod pose;
mod room;
mod skull;

pub use alive::{Alive, blink_at, breath_after, breath_at, breath_secs};
pub use client::{HeadPlace, client_picture, head_place, portrait, redraw_client};
pub use hands::{Arm, Arms, Hands};
pub use light::Light;
pub use look::Look;
pub use manners::{Manners, MannersError};
pub use pose::{Body, Face, Gaze, HeadPose, Number, Pose, eased};
pub use room::{RoomPalette, room_picture};

/// Width and height of the stage that room and client are composed for. What matters lies within the middle
/// 1200 of the width; walls and floor reach far beyond, so that any stage can be covered.
pub const FRAME: [f32; 2] = [1600.0, 900.0];
