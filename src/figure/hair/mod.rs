//! Hair and head coverings, in four layers: behind the body, behind the face, over the forehead, and over
//! the shoulders.

mod coverings;
mod long;
mod short;

use super::bones::Bones;
use super::light::Light;
use super::look::Look;
use super::skull::Skull;
use crate::drawing::{Color, Paint, Path, Pen, Point, Width, deeper, faded, mixed, pt};
use crate::scenario::raw::Hair;

/// What all hair needs.
pub(super) struct Head<'a> {
    pub look: &'a Look,
    pub bones: &'a Bones,
    pub light: &'a Light,
}

/// Whether the hair leaves the near ear to be seen.
pub(super) const fn shows_ears(hair: Hair) -> bool {
    !matches!(hair, Hair::Bob | Hair::Long | Hair::Afro | Hair::Curly | Hair::Headscarf)
}

/// Whether the back of the head is skin.
pub(super) const fn is_bare(hair: Hair) -> bool {
    matches!(hair, Hair::Bald)
}

/// Behind the body: what hangs down the back.
pub(super) fn behind_body(pen: &mut Pen, h: &Head<'_>) {
    match h.look.hair {
        Hair::Long => long::fall(pen, h),
        Hair::Ponytail => long::tail(pen, h),
        Hair::Bun => long::bun(pen, h),
        _ => {}
    }
}

/// Behind the face: the mass of the hair.
pub(super) fn behind_face(pen: &mut Pen, h: &Head<'_>) {
    match h.look.hair {
        Hair::Bald => {}
        Hair::Cropped => short::mass(pen, h, 1.012, 0.20),
        Hair::Short | Hair::SideParted | Hair::Cap => short::mass(pen, h, 1.045, 0.26),
        Hair::Bob => long::bob_back(pen, h),
        Hair::Long | Hair::Braids => {
            short::mass(pen, h, 1.06, 0.24);
            for side in [-1.0, 1.0] {
                if !h.is_near(side) {
                    long::lock(pen, h, side);
                }
            }
        }
        Hair::Ponytail | Hair::Bun => short::mass(pen, h, 1.03, 0.22),
        Hair::Curly => short::curls(pen, h),
        Hair::Afro => short::afro(pen, h),
        Hair::Headscarf => coverings::scarf_back(pen, h),
        Hair::Turban => coverings::turban_back(pen, h),
    }
}

/// Over the forehead.
pub(super) fn over_face(pen: &mut Pen, h: &Head<'_>) {
    match h.look.hair {
        Hair::Bald => short::stubble(pen, h),
        Hair::Cropped => short::cropped(pen, h),
        Hair::Short => short::short(pen, h),
        Hair::SideParted => short::side_parted(pen, h),
        Hair::Bob => long::bob(pen, h),
        Hair::Long => long::parted(pen, h),
        Hair::Braids => long::braids_cap(pen, h),
        Hair::Ponytail | Hair::Bun => long::drawn_back(pen, h),
        Hair::Curly => short::curly_front(pen, h),
        Hair::Afro => short::afro_front(pen, h),
        Hair::Headscarf => coverings::scarf(pen, h),
        Hair::Turban => coverings::turban(pen, h),
        Hair::Cap => coverings::cap(pen, h),
    }
}

/// Over the shoulders.
pub(super) fn over_shoulders(pen: &mut Pen, h: &Head<'_>) {
    match h.look.hair {
        Hair::Long | Hair::Braids => {
            for side in [-1.0, 1.0] {
                if h.is_near(side) {
                    long::lock(pen, h, side);
                }
            }
        }
        _ => {}
    }
}

impl Head<'_> {
    fn skull(&self) -> &Skull {
        &self.bones.skull
    }

    /// Whether a side of the head is turned to the viewer: what hangs there lies over the face, else behind.
    fn is_near(&self, side: f32) -> bool {
        self.skull().depth(side * 0.33, 0.1, 0.02) > -0.04
    }

    fn long(&self, heads: f32) -> f32 {
        heads * self.skull().size
    }

    fn tone(&self) -> Color {
        self.light.lit(self.look.hair_tone())
    }

    fn dark(&self) -> Color {
        deeper(self.light.shaded(self.look.hair_tone()), 0.22)
    }

    fn glow(&self) -> Color {
        mixed(self.tone(), [1.0, 0.93, 0.82, 1.0], 0.22)
    }

    /// From the dark side of the head to the lit one.
    fn paint(&self, color: Color) -> Paint {
        let s = self.skull();
        self.light.across(color, s.crown(2.6, 1.0), s.crown(-1.0, 0.8))
    }

    /// A place on the scalp, `out` times the braincase.
    fn scalp(&self, x: f32, y: f32, out: f32) -> Point {
        let z = scalp_depth(x, y) + 0.04;
        self.skull().at(x * out, -0.13 + (y + 0.13) * out, z * out - 0.04)
    }

    /// A place beside the head that hangs straight down the farther below the head it is.
    fn hang(&self, x: f32, y: f32) -> Point {
        let s = self.skull();
        let tied = s.beside(pt(x, y));
        let free = s.center + pt(x, y) * s.size + pt(0.3 * s.yaw.sin() * 0.4 * s.size, 0.0);
        tied.lerp(free, ((y - 0.1) / 0.7).clamp(0.0, 1.0))
    }

    /// The hair between the outline of the head and a hairline, given from left to right.
    fn cap(&self, grow: f32, hairline: &[(f32, f32)], low: f32) -> Path {
        let mut line: Vec<(Point, f32)> =
            hairline.iter().map(|&(x, y)| self.edge(x, y, grow)).collect();
        // Of what is out of sight, only the first point is kept: the rest would be a sliver.
        const OUT: f32 = 0.999;
        while line.len() > 3 && line[line.len() - 2].1 > OUT {
            line.pop();
        }
        while line.len() > 3 && line[1].1 > OUT {
            line.remove(0);
        }
        let s = self.skull();
        let end = |(point, hidden): (Point, f32), usual: f32| {
            if hidden > OUT { s.crown_angle(point) } else { usual }
        };
        const HALF: f32 = std::f32::consts::PI;
        let start = end(line[0], HALF - low).rem_euclid(2.0 * HALF);
        let stop = end(line[line.len() - 1], low).rem_euclid(2.0 * HALF) + 2.0 * HALF;
        let stop = if stop - start > 2.0 * HALF { stop - 2.0 * HALF } else { stop };
        const N: usize = 40;
        let step = (stop - start) / (N - 1) as f32;
        let outer: [Point; N] = std::array::from_fn(|i| s.crown(start + step * i as f32, grow));
        let inner: Vec<Point> = line.into_iter().map(|(point, _)| point).collect();
        Path::polygon(&outer).join(&Path::smooth_line(&inner).reversed())
    }

    /// A point of a hairline. Where the head turns it out of sight it lies on the outline, so that no hair
    /// from the far side falls over the face; the second number is 1 then.
    fn edge(&self, x: f32, y: f32, grow: f32) -> (Point, f32) {
        let s = self.skull();
        let point = self.scalp(x, y, 1.015);
        let turned = (x.signum() * s.yaw.sin() * 5.0).clamp(0.0, 1.0);
        let depth = s.depth(x, y, scalp_depth(x, y));
        let hidden = ((0.16 - depth) / 0.14).clamp(0.0, 1.0) * turned;
        (point.lerp(s.crown(s.crown_angle(point), grow), hidden), hidden)
    }

    /// A strand of hair over the scalp.
    fn strand(&self, pen: &mut Pen, points: &[Point], width: f32, color: Color) {
        let width = self.long(width);
        pen.stroke(
            &Path::smooth_line(points),
            Width::taper(width * 0.2, width, width * 0.2),
            color,
        );
    }

    fn faint(&self, strength: f32) -> Color {
        faded(self.dark(), strength)
    }
}

/// How far the scalp reaches forward at a place.
fn scalp_depth(x: f32, y: f32) -> f32 {
    let (u, v) = (x / 0.362, (y + 0.13) / 0.37);
    0.41 * (1.0 - u * u - v * v).max(0.0).sqrt() - 0.04
}
