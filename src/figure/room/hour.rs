//! The light of an hour: sky, what the walls take of it, and the lamp.

use crate::drawing::{Color, hex, mixed};

/// The light of an hour.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Hour {
    /// The sky above and at the horizon.
    pub sky: [Color; 2],
    /// What every color in the room is multiplied with.
    pub ambient: [f32; 3],
    /// How brightly the lamp shines, 0 to 1.
    pub lamp: f32,
    /// How strong the patch of sun on the wall is, 0 to 1.
    pub sun: f32,
    /// Whether the sun is low, 0 to 1: the patch lies lower and is redder.
    pub low: f32,
    /// Stars and lit windows outside, 0 to 1.
    pub night: f32,
}

/// The hours that are painted; those between are mixed.
const KEYS: [(f32, Hour); 9] = [
    (0.0, NIGHT),
    (4.5, NIGHT),
    (6.5, DAWN),
    (9.0, MORNING),
    (13.0, DAY),
    (16.5, AFTERNOON),
    (19.0, DUSK),
    (21.0, NIGHT),
    (24.0, NIGHT),
];

const NIGHT: Hour = Hour {
    sky: [hex(0x1c2740), hex(0x3a4560)],
    ambient: [0.66, 0.58, 0.50],
    lamp: 1.0,
    sun: 0.0,
    low: 0.0,
    night: 1.0,
};
const DAWN: Hour = Hour {
    sky: [hex(0x8a9cbc), hex(0xf0c3a4)],
    ambient: [0.82, 0.77, 0.75],
    lamp: 0.35,
    sun: 0.30,
    low: 1.0,
    night: 0.15,
};
const MORNING: Hour = Hour {
    sky: [hex(0xa9c8dc), hex(0xe6e6da)],
    ambient: [0.94, 0.93, 0.90],
    lamp: 0.0,
    sun: 0.6,
    low: 0.5,
    night: 0.0,
};
const DAY: Hour = Hour {
    sky: [hex(0x9cc3de), hex(0xd8e6e6)],
    ambient: [0.97, 0.96, 0.94],
    lamp: 0.0,
    sun: 0.45,
    low: 0.0,
    night: 0.0,
};
const AFTERNOON: Hour = Hour {
    sky: [hex(0xa6c0d0), hex(0xf1dcb4)],
    ambient: [0.95, 0.90, 0.82],
    lamp: 0.12,
    sun: 0.85,
    low: 0.6,
    night: 0.0,
};
const DUSK: Hour = Hour {
    sky: [hex(0x5d6690), hex(0xe79a6c)],
    ambient: [0.80, 0.70, 0.61],
    lamp: 0.85,
    sun: 0.14,
    low: 1.0,
    night: 0.35,
};

impl Hour {
    /// The light at an hour; beyond 23 it begins again.
    pub fn of(hour: u32) -> Self {
        let at = (hour % 24) as f32;
        let after = KEYS.iter().position(|(key, _)| *key > at).unwrap_or(KEYS.len() - 1).max(1);
        let ((from, a), (to, b)) = (KEYS[after - 1], KEYS[after]);
        let t = ((at - from) / (to - from)).clamp(0.0, 1.0);
        let mid = |a: f32, b: f32| a + (b - a) * t;
        Self {
            sky: [mixed(a.sky[0], b.sky[0], t), mixed(a.sky[1], b.sky[1], t)],
            ambient: std::array::from_fn(|i| mid(a.ambient[i], b.ambient[i])),
            lamp: mid(a.lamp, b.lamp),
            sun: mid(a.sun, b.sun),
            low: mid(a.low, b.low),
            night: mid(a.night, b.night),
        }
    }
}
