//! The head as a solid: turns points on a face into points on the stage.
//!
//! Places on the head are given in heights of the head from its middle: x to the viewer's right, y down,
//! z toward the viewer, for a head that looks straight out.

use super::look::Look;
use crate::drawing::{Path, Point, pt};
use crate::scenario::raw::Build;

/// A head in its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Skull {
    /// The middle of the head on the stage.
    pub center: Point,
    /// Height from chin to crown, in units of the stage.
    pub size: f32,
    /// Turn to the viewer's right, in radians.
    pub yaw: f32,
    /// Nod, in radians; down is positive.
    pub pitch: f32,
    /// Tilt, in radians; clockwise is positive.
    pub roll: f32,
}

/// The braincase: its middle and its half axes.
const BRAIN: [f32; 3] = [0.0, -0.13, -0.04];
const BRAIN_AXES: [f32; 3] = [0.362, 0.37, 0.41];
/// The bones of brow and cheek: how far out and how far forward their middles are, and their radii.
const BROW: [f32; 3] = [0.150, 0.20, 0.120];
const CHEEKBONE: [f32; 3] = [0.170, 0.19, 0.118];

impl Skull {
    /// Where a place of the solid head is seen.
    pub fn at(&self, x: f32, y: f32, z: f32) -> Point {
        let (sin, cos) = self.yaw.sin_cos();
        self.seen(x * cos + z * sin, y, z * cos - x * sin)
    }

    /// Where a place of the turned head is seen.
    fn seen(&self, across: f32, y: f32, depth: f32) -> Point {
        let (sin, cos) = self.pitch.sin_cos();
        let down = y * cos + depth * sin;
        self.center + (pt(across, down) * self.size).turned(self.roll)
    }

    /// How near to the viewer a place is.
    pub fn depth(&self, x: f32, y: f32, z: f32) -> f32 {
        let (sin, cos) = self.yaw.sin_cos();
        let depth = z * cos - x * sin;
        let (sin, cos) = self.pitch.sin_cos();
        depth * cos - y * sin
    }

    /// Where a place on the face is seen; `lift` raises it off the face.
    pub fn on(&self, x: f32, y: f32, lift: f32) -> Point {
        let z = surface(x, y) + lift;
        let (sin, cos) = self.yaw.sin_cos();
        self.seen(self.within(x * cos + z * sin, y), y, z * cos - x * sin)
    }

    /// A place of the turned face, kept within the face's outline: toward the far edge of a turned head places
    /// crowd together, so that no eye, brow or lens hangs over it.
    fn within(&self, across: f32, y: f32) -> f32 {
        /// How wide the band is in which they crowd, and how much of the edge stays free.
        const BAND: f32 = 0.07;
        const RIM: f32 = 0.014;
        let (sin, cos) = self.yaw.sin_cos();
        let side = across.signum();
        let reach = |[x, z, r]: [f32; 3]| x * cos + side * z * sin + r;
        // Forehead, cheek, jaw and chin, as [`Skull::face`] has them; straight between.
        let edge = [
            (-0.22, reach([0.105, 0.07, 0.215])),
            (-0.08, reach(BROW)),
            (0.06, reach(CHEEKBONE).max(reach([0.192, 0.10, 0.132]))),
            (0.325, reach([0.108, 0.135, 0.102])),
            (0.42, reach([0.040, 0.20, 0.098])),
        ];
        let above = edge.iter().rposition(|(height, _)| *height <= y).unwrap_or(0);
        let above = above.min(edge.len() - 2);
        let ((from, wide), (to, narrow)) = (edge[above], edge[above + 1]);
        let limit = wide + (narrow - wide) * ((y - from) / (to - from)).clamp(0.0, 1.0);
        let start = limit - RIM - BAND;
        let over = across.abs() - start;
        if over <= 0.0 { across } else { side * (start + BAND * (1.0 - (-over / BAND).exp())) }
    }

    /// A place on the stage that keeps its offset from the middle of the head, tilted with it.
    pub fn beside(&self, offset: Point) -> Point {
        let nod = pt(0.30 * self.yaw.sin(), 0.30 * self.pitch.sin());
        self.center + ((offset + nod) * self.size).turned(self.roll)
    }

    /// The half axes of the braincase as they are seen.
    fn brain_axes(&self) -> (f32, f32) {
        let [a, b, c] = BRAIN_AXES;
        let (sin, cos) = self.yaw.sin_cos();
        let across = (a * a * cos * cos + c * c * sin * sin).sqrt();
        let (sin, cos) = self.pitch.sin_cos();
        (across, (b * b * cos * cos + c * c * sin * sin).sqrt())
    }

    /// A point of the braincase's outline grown by a factor; the angle is 0 to the right and runs clockwise.
    pub fn crown(&self, angle: f32, grow: f32) -> Point {
        let [x, y, z] = BRAIN;
        let middle = self.at(x, y, z);
        let (across, down) = self.brain_axes();
        let (sin, cos) = angle.sin_cos();
        middle + (pt(across * cos, down * sin) * (self.size * grow)).turned(self.roll)
    }

    /// The angle at which [`Skull::crown`] has a point of the stage.
    pub fn crown_angle(&self, point: Point) -> f32 {
        let [x, y, z] = BRAIN;
        let out = (point - self.at(x, y, z)).turned(-self.roll);
        let (across, down) = self.brain_axes();
        (out.y / down).atan2(out.x / across)
    }

    /// The whole outline of the braincase grown by a factor.
    pub fn braincase(&self, grow: f32) -> Path {
        const N: usize = 56;
        let point = |i: usize| self.crown(i as f32 * std::f32::consts::TAU / N as f32, grow);
        Path::polygon(&std::array::from_fn::<_, N, _>(point))
    }

    /// The outline of the face from the forehead to the chin.
    pub fn face(&self, look: &Look, jaw_drop: f32) -> Path {
        let jaw = look.jaw.clamp(0.0, 1.0);
        let fuller = match look.build {
            Build::Slight => -0.008,
            Build::Average => 0.0,
            Build::Broad => 0.010,
            Build::Heavy => 0.026,
        };
        let sag = 0.020 * look.years();
        let drop = 0.075 * jaw_drop;
        let ball = |x: f32, y: f32, z: f32, r: f32| (self.at(x, y, z), r * self.size);
        let cheek = 0.132 + fuller;
        let corner = 0.098 + 0.020 * jaw + fuller;
        let chin = 0.040 + 0.034 * jaw;
        Path::hull(&[
            ball(-0.105, -0.22, 0.07, 0.215),
            ball(0.105, -0.22, 0.07, 0.215),
            ball(0.0, -0.27, 0.04, 0.215),
            ball(-0.192, 0.05, 0.10, cheek),
            ball(0.192, 0.05, 0.10, cheek),
            // What the far side of a turned head shows of itself.
            ball(-BROW[0], -0.08, BROW[1], BROW[2]),
            ball(BROW[0], -0.08, BROW[1], BROW[2]),
            ball(-CHEEKBONE[0], 0.07, CHEEKBONE[1], CHEEKBONE[2] + fuller),
            ball(CHEEKBONE[0], 0.07, CHEEKBONE[1], CHEEKBONE[2] + fuller),
            ball(-0.155, 0.235 + sag + drop * 0.4, 0.06, corner),
            ball(0.155, 0.235 + sag + drop * 0.4, 0.06, corner),
            ball(-0.108, 0.325 + sag * 0.6 + drop * 0.8, 0.135, 0.102 + fuller),
            ball(0.108, 0.325 + sag * 0.6 + drop * 0.8, 0.135, 0.102 + fuller),
            ball(-chin, 0.396 + drop, 0.20, 0.098 + fuller * 0.5),
            ball(chin, 0.396 + drop, 0.20, 0.098 + fuller * 0.5),
            ball(0.0, 0.405 + drop, 0.215, 0.098 + fuller * 0.5),
        ])
    }
}

/// How far the face reaches forward at a place.
pub(super) fn surface(x: f32, y: f32) -> f32 {
    let (x, y) = (x / 0.43, (y + 0.02) / 0.82);
    0.37 * (1.0 - x * x - y * y).max(0.04).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::raw::RawLook;

    fn is_inside(outline: &Path, place: Point) -> bool {
        let points = outline.points();
        let crosses = |i: usize| {
            let (a, b) = (points[i], points[(i + 1) % points.len()]);
            (a.y > place.y) != (b.y > place.y)
                && place.x < a.x + (b.x - a.x) * (place.y - a.y) / (b.y - a.y)
        };
        (0..points.len()).filter(|i| crosses(*i)).count() % 2 == 1
    }

    #[test]
    fn eyes_brows_and_lenses_keep_within_the_face_however_it_is_turned() {
        // The outer ends of eyes, brows and lenses, and what lies between them and the nose.
        let places =
            [(0.22, 0.03, 0.0), (0.09, 0.03, 0.0), (0.234, -0.09, 0.006), (0.254, 0.046, 0.035)];
        for build in [Build::Slight, Build::Average, Build::Broad, Build::Heavy] {
            let raw = RawLook { build: Some(build), ..RawLook::default() };
            let look = Look::of(&raw, 40, "they/them", "Sam");
            for turn in 0..=28 {
                for pitch in [-0.36, -0.2, 0.0, 0.25, 0.52] {
                    let yaw = -0.6 + 0.05 * turn as f32;
                    let skull = Skull { center: pt(0.0, 0.0), size: 200.0, yaw, pitch, roll: 0.1 };
                    let outline = skull.face(&look, 0.0);
                    for (x, y, lift) in places {
                        for side in [-1.0, 1.0] {
                            let at = skull.on(side * x, y, lift);
                            assert!(is_inside(&outline, at), "{build:?} {yaw} {pitch} {x} {side}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn places_of_a_face_keep_their_order_where_they_crowd() {
        let skull = Skull { center: pt(0.0, 0.0), size: 200.0, yaw: 0.5, pitch: 0.0, roll: 0.0 };
        let across = |x: f32| skull.on(x, 0.03, 0.0).x;
        assert!((1..=12).all(|i| across(0.02 * i as f32) > across(0.02 * (i - 1) as f32)));
    }
}
