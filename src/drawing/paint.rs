//! Colors, and how they run over a shape.

use super::Point;

/// Red, green, blue and opacity as in sRGB, 0 to 1 each.
pub type Color = [f32; 4];

/// An opaque color from `0xRRGGBB`.
pub const fn hex(rgb: u32) -> Color {
    let [_, r, g, b] = rgb.to_be_bytes();
    [r as f32 / 255.0, g as f32 / 255.0, b as f32 / 255.0, 1.0]
}

/// A color `t` of the way to another, 0 to 1.
pub fn mixed(from: Color, to: Color, t: f32) -> Color {
    std::array::from_fn(|i| from[i] + (to[i] - from[i]) * t)
}

/// The same color with its opacity scaled.
pub const fn faded(color: Color, by: f32) -> Color {
    [color[0], color[1], color[2], color[3] * by]
}

/// A color seen in a tinted light.
pub const fn times(color: Color, tint: [f32; 3]) -> Color {
    [color[0] * tint[0], color[1] * tint[1], color[2] * tint[2], color[3]]
}

/// The color in shadow: darker and a little warmer by `amount`, 0 to 1.
pub fn deeper(color: Color, amount: f32) -> Color {
    let [r, g, b, a] = color;
    [r * (1.0 - 0.62 * amount), g * (1.0 - 0.76 * amount), b * (1.0 - 0.72 * amount), a]
}

/// How a shape is colored.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Paint {
    /// One color.
    Flat(Color),
    /// From one color to another along a line; even beyond its ends.
    Linear {
        /// Where the first color ends.
        from: Point,
        /// Where the second color begins.
        to: Point,
        /// Both colors.
        colors: [Color; 2],
    },
    /// From a center outward. Only the corners of triangles carry color, so use it on shapes that have a
    /// corner at the center, as circles and ellipses do.
    Radial {
        /// The middle.
        center: Point,
        /// How far the second color is from it.
        radius: f32,
        /// Both colors.
        colors: [Color; 2],
    },
}

impl Paint {
    /// The color at a point.
    pub fn at(&self, point: Point) -> Color {
        match *self {
            Self::Flat(color) => color,
            Self::Linear { from, to, colors } => {
                let along = to - from;
                let t = (point - from).dot(along) / along.dot(along).max(1e-6);
                mixed(colors[0], colors[1], t.clamp(0.0, 1.0))
            }
            Self::Radial { center, radius, colors } => {
                let t = (point - center).length() / radius.max(1e-6);
                mixed(colors[0], colors[1], t.clamp(0.0, 1.0))
            }
        }
    }
}

impl From<Color> for Paint {
    fn from(color: Color) -> Self {
        Self::Flat(color)
    }
}
