//! The light that falls on the client.

use super::room::RoomPalette;
use crate::drawing::{Color, Paint, Point, deeper, mixed, times};

/// The light on a figure: its tint, and how deep the side away from the lamp falls.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Light {
    /// What each color is multiplied with.
    pub tint: [f32; 3],
    /// How much darker the far side is, 0 to 1.
    pub shade: f32,
}

impl Default for Light {
    /// Even light, for portraits.
    fn default() -> Self {
        Self { tint: [1.0, 1.0, 1.0], shade: 0.22 }
    }
}

impl Light {
    /// The light in the room at an hour, 0 to 23. The client stays the brightest thing to be seen.
    pub fn at(hour: u32, palette: RoomPalette) -> Self {
        match palette {
            RoomPalette::HighContrast => Self { tint: [1.0, 1.0, 1.0], shade: 0.16 },
            RoomPalette::Light | RoomPalette::Dark => {
                let (tint, shade): ([f32; 3], f32) = match hour % 24 {
                    0..=5 | 22..=23 => ([1.0, 0.93, 0.83], 0.36),
                    6..=7 => ([1.0, 0.96, 0.93], 0.28),
                    8..=15 => ([1.0, 0.995, 0.98], 0.22),
                    16..=18 => ([1.0, 0.965, 0.91], 0.26),
                    _ => ([1.0, 0.945, 0.86], 0.32),
                };
                let dim = if palette == RoomPalette::Dark { 0.93 } else { 1.0 };
                Self { tint: tint.map(|part| part * dim), shade }
            }
        }
    }

    /// A color in this light.
    pub(super) fn lit(&self, color: Color) -> Color {
        times(color, self.tint)
    }

    /// A color on the side away from the light.
    pub(super) fn shaded(&self, color: Color) -> Color {
        deeper(self.lit(color), self.shade)
    }

    /// From the shaded side of a shape to its lit side.
    pub(super) fn across(&self, color: Color, dark: Point, bright: Point) -> Paint {
        let lit = self.lit(color);
        Paint::Linear {
            from: dark,
            to: bright,
            colors: [mixed(self.shaded(color), lit, 0.25), lit],
        }
    }
}
