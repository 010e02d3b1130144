//! The room around the client: an evening room, warm paper and lamplight, that follows the hour of the day.

mod furniture;
mod hour;
mod shell;
mod window;

use super::FRAME;
use crate::drawing::{Color, Pen, Picture, deeper, mixed, times};
use hour::Hour;

/// Which room is drawn: it goes with the theme of what is around it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum RoomPalette {
    /// By day as bright as paper.
    #[default]
    Light,
    /// Dimmer at every hour.
    Dark,
    /// A plain, pale ground with little on it.
    HighContrast,
}

/// The room at an hour, 0 to 23, for the frame [`FRAME`]: everything but the client.
///
/// Walls and floor reach far beyond the frame. `feather` is the width of the soft rim of every shape: about
/// 1.5 pixels' worth in units of the frame, or 20 and more for a room out of focus.
pub fn room_picture(hour: u32, palette: RoomPalette, feather: f32) -> Picture {
    let mut pen = Pen::new(FRAME, feather);
    let room = Room { palette, hour: Hour::of(hour) };
    shell::wall(&mut pen, &room);
    if palette != RoomPalette::HighContrast {
        window::window(&mut pen, &room);
        furniture::picture(&mut pen, &room);
    }
    shell::floor(&mut pen, &room);
    if palette != RoomPalette::HighContrast {
        furniture::shelf(&mut pen, &room);
        window::sunlight(&mut pen, &room);
        furniture::plant(&mut pen, &room);
        furniture::lamp(&mut pen, &room);
        furniture::table(&mut pen, &room);
    }
    furniture::armchair(&mut pen, &room);
    furniture::near_chair(&mut pen, &room);
    shell::glow(&mut pen, &room);
    pen.into_picture()
}

/// What all parts of the room need.
struct Room {
    palette: RoomPalette,
    hour: Hour,
}

impl Room {
    /// A color as it looks in this room at this hour.
    fn tone(&self, color: Color) -> Color {
        match self.palette {
            RoomPalette::Light => times(color, self.hour.ambient),
            RoomPalette::Dark => {
                let dim = self.hour.ambient.map(|part| part * 0.42);
                mixed(times(color, dim), [0.11, 0.125, 0.14, color[3]], 0.28)
            }
            RoomPalette::HighContrast => {
                let gray = color[0] * 0.3 + color[1] * 0.59 + color[2] * 0.11;
                mixed([gray, gray, gray, color[3]], [0.87, 0.86, 0.83, color[3]], 0.72)
            }
        }
    }

    /// The same in shadow.
    fn shadow(&self, color: Color, amount: f32) -> Color {
        deeper(self.tone(color), amount)
    }
}
