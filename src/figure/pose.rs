//! How a client holds themselves: action units of the face, head, gaze, body and arms.

use serde::Deserialize;

use super::hands::Arms;

/// Declares a group of numbers, each with its range and its value at rest.
macro_rules! numbers {
    (
        $(#[$meta:meta])*
        pub struct $name:ident { $( $(#[$fmeta:meta])* $field:ident: $least:literal ..= $most:literal, $rest:literal; )+ }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
        #[serde(deny_unknown_fields, default)]
        pub struct $name { $( $(#[$fmeta])* pub $field: f32, )+ }

        impl Default for $name {
            fn default() -> Self {
                Self { $( $field: $rest ),+ }
            }
        }

        impl $name {
            /// Each number with its name and its range.
            pub fn numbers(&self) -> Vec<Number> {
                vec![$( Number { name: stringify!($field), value: self.$field, least: $least, most: $most } ),+]
            }

            /// The numbers between these and others; `t` is 0 for these and 1 for the others.
            pub fn blend(&self, to: &Self, t: f32) -> Self {
                Self { $( $field: between(self.$field, to.$field, t) ),+ }
            }

            /// These, moved by `share` of how far `tint` is from rest.
            pub fn tinted(&self, tint: &Self, share: f32) -> Self {
                Self { $( $field: self.$field + (tint.$field - $rest) * share ),+ }.held()
            }

            /// Each held within its range; what is not a number is at rest.
            pub fn held(&self) -> Self {
                let hold = |value: f32, least: f32, most: f32, rest: f32| {
                    if value.is_finite() { value.clamp(least, most) } else { rest }
                };
                Self { $( $field: hold(self.$field, $least, $most, $rest) ),+ }
            }
        }
    };
}

/// One number of a pose.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number {
    /// As files write it.
    pub name: &'static str,
    /// What it is.
    pub value: f32,
    /// The least it may be.
    pub least: f32,
    /// The most it may be.
    pub most: f32,
}

/// Exactly the ends at 0 and 1, whatever rounding does between.
fn between(from: f32, to: f32, t: f32) -> f32 {
    if t >= 1.0 { to } else { from + (to - from) * t }
}

numbers! {
    /// The face, in action units after Ekman and Friesen, 0 to 1 each. Left and right are the viewer's.
    pub struct Face {
        /// Inner corners of the brows up (1).
        inner_brow_up: 0.0..=1.0, 0.0;
        /// Outer ends of both brows up (2).
        outer_brow_up: 0.0..=1.0, 0.0;
        /// The left one more.
        outer_brow_up_left: 0.0..=1.0, 0.0;
        /// The right one more.
        outer_brow_up_right: 0.0..=1.0, 0.0;
        /// Both brows down and together (4).
        brow_down: 0.0..=1.0, 0.0;
        /// The left one more.
        brow_down_left: 0.0..=1.0, 0.0;
        /// The right one more.
        brow_down_right: 0.0..=1.0, 0.0;
        /// Upper lids up (5).
        upper_lid_up: 0.0..=1.0, 0.0;
        /// Cheeks up (6).
        cheek_up: 0.0..=1.0, 0.0;
        /// Lids tight (7).
        lids_tight: 0.0..=1.0, 0.0;
        /// Corners of the mouth up (12).
        lip_corner_up: 0.0..=1.0, 0.0;
        /// Corners of the mouth drawn in (14).
        dimple: 0.0..=1.0, 0.0;
        /// The left one more.
        dimple_left: 0.0..=1.0, 0.0;
        /// The right one more.
        dimple_right: 0.0..=1.0, 0.0;
        /// Corners of the mouth down (15).
        lip_corner_down: 0.0..=1.0, 0.0;
        /// Chin and lower lip up (17).
        chin_up: 0.0..=1.0, 0.0;
        /// Mouth stretched sideways (20).
        lip_stretch: 0.0..=1.0, 0.0;
        /// Lips pressed together (24).
        lips_pressed: 0.0..=1.0, 0.0;
        /// Lips apart (25).
        lips_part: 0.0..=1.0, 0.0;
        /// Jaw dropped (26).
        jaw_drop: 0.0..=1.0, 0.0;
        /// Eyes closed (43); 0.5 is half lids.
        eyes_closed: 0.0..=1.0, 0.0;
        /// Blood in the cheeks.
        flush: 0.0..=1.0, 0.0;
        /// Tears: a shine along the lids, then one line.
        tears: 0.0..=1.0, 0.0;
    }
}

numbers! {
    /// How the head is held; 0 each is upright, the face toward the counselor.
    pub struct HeadPose {
        /// Down; below 0 the chin is raised.
        down: -1.0..=1.0, 0.0;
        /// Tilted, the crown to the viewer's right; below 0 to the left.
        tilt: -1.0..=1.0, 0.0;
        /// Turned away to the viewer's right; below 0 past the counselor to the left.
        turn: -1.0..=1.0, 0.0;
    }
}

numbers! {
    /// Where the eyes look; 0 and 0 is at the counselor, however the head is turned.
    pub struct Gaze {
        /// To the viewer's right; below 0 to the left.
        x: -1.0..=1.0, 0.0;
        /// Down; below 0 up.
        y: -1.0..=1.0, 0.0;
    }
}

numbers! {
    /// How the body is held.
    pub struct Body {
        /// Leaning toward the counselor; below 0 away.
        lean: -1.0..=1.0, 0.0;
        /// Sunken in.
        slump: 0.0..=1.0, 0.0;
        /// Shoulders drawn up.
        shoulders_up: 0.0..=1.0, 0.0;
        /// Elbows drawn in to the body.
        arms_in: 0.0..=1.0, 0.0;
        /// How quick the breath is: 0 is 8 a minute, 1 is 30.
        breath_rate: 0.0..=1.0, 0.3;
        /// How deep the breath is.
        breath_depth: 0.0..=1.0, 0.4;
        /// How often the eyes blink: 0 is every 3 to 6 seconds, 1 about twice as often.
        blink_rate: 0.0..=1.0, 0.0;
    }
}

/// How a client holds themselves.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Pose {
    /// The face.
    pub face: Face,
    /// The head.
    pub head: HeadPose,
    /// The eyes.
    pub gaze: Gaze,
    /// The body.
    pub body: Body,
    /// Both arms, by their joints.
    pub arms: Arms,
}

impl Pose {
    /// The pose between two: `a` at 0, `b` at 1. Arms move by their joints, so that no hand jumps.
    pub fn blend(a: &Self, b: &Self, t: f32) -> Self {
        let t = if t.is_finite() { t.clamp(0.0, 1.0) } else { 0.0 };
        Self {
            face: a.face.blend(&b.face, t),
            head: a.head.blend(&b.head, t),
            gaze: a.gaze.blend(&b.gaze, t),
            body: a.body.blend(&b.body, t),
            arms: a.arms.blend(&b.arms, t),
        }
    }

    /// [`Pose::blend`] at an even pace in time that starts and ends gently.
    pub fn eased(a: &Self, b: &Self, t: f32) -> Self {
        Self::blend(a, b, eased(t))
    }

    /// The pose, moved by `share` (0 to 1) of what `tint` adds to rest; the arms stay.
    pub fn tinted(&self, tint: &Self, share: f32) -> Self {
        Self {
            face: self.face.tinted(&tint.face, share),
            head: self.head.tinted(&tint.head, share),
            gaze: self.gaze.tinted(&tint.gaze, share),
            body: self.body.tinted(&tint.body, share),
            arms: self.arms,
        }
    }

    /// Every number held within its range.
    pub fn held(&self) -> Self {
        Self {
            face: self.face.held(),
            head: self.head.held(),
            gaze: self.gaze.held(),
            body: self.body.held(),
            arms: self.arms,
        }
    }

    /// Each number outside the arms, with its group, its name and its range.
    pub fn numbers(&self) -> impl Iterator<Item = (&'static str, Number)> {
        let group = |name, numbers: Vec<Number>| numbers.into_iter().map(move |n| (name, n));
        group("face", self.face.numbers())
            .chain(group("head", self.head.numbers()))
            .chain(group("gaze", self.gaze.numbers()))
            .chain(group("body", self.body.numbers()))
    }
}

/// A time from 0 to 1 on a gentle course: slow, quick, slow.
pub fn eased(t: f32) -> f32 {
    let t = if t.is_finite() { t.clamp(0.0, 1.0) } else { 0.0 };
    t * t * t * (t * (t * 6.0 - 15.0) + 10.0)
}
