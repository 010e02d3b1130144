//! Hair that is long, or tied because it is.

use super::Head;
use super::short::gleam;
use crate::drawing::{Path, Pen, Point, Width, deeper, faded, mixed, pt};

/// Long hair down the back.
pub(super) fn fall(pen: &mut Pen, h: &Head<'_>) {
    // What hangs behind the head goes the other way as the head turns.
    let turn = 0.30 * (h.skull().yaw.sin() - 0.35);
    let hang = |x: f32, y: f32| h.hang(x - turn, y);
    let shape = Path::smooth(&[
        hang(-0.34, -0.36),
        hang(-0.47, -0.08),
        hang(-0.49, 0.30),
        hang(-0.53, 0.80),
        hang(-0.48, 1.22),
        hang(-0.20, 1.28),
        hang(0.18, 1.22),
        hang(0.40, 1.02),
        hang(0.40, 0.55),
        hang(0.36, 0.05),
        hang(0.20, -0.35),
    ]);
    pen.fill(&shape, h.dark());
}

/// A parting in the middle; both sides frame the face.
pub(super) fn parted(pen: &mut Pen, h: &Head<'_>) {
    let line = [
        (-0.352, 0.10),
        (-0.335, -0.02),
        (-0.300, -0.110),
        (-0.225, -0.205),
        (-0.110, -0.300),
        (-0.030, -0.365),
        (0.020, -0.330),
        (0.120, -0.280),
        (0.225, -0.195),
        (0.300, -0.105),
        (0.335, -0.02),
        (0.352, 0.10),
    ];
    pen.fill(&h.cap(1.085, &line, 0.62), h.paint(h.look.hair_tone()));
    strands(pen, h, -0.03);
    gleam(pen, h, 0.12);
}

/// Lines from a parting down both sides.
fn strands(pen: &mut Pen, h: &Head<'_>, part: f32) {
    for side in [-1.0, 1.0] {
        // The far side is too narrow to show its strands.
        if !h.is_near(side) {
            continue;
        }
        for (out, y) in [(0.16, -0.33), (0.24, -0.30), (0.30, -0.26)] {
            let points = [
                h.scalp(part + side * 0.02, -0.44, 1.03),
                h.scalp(part + side * out * 0.7, y - 0.08, 1.05),
                h.scalp(side * (out + 0.03).min(0.335), y + 0.05, 1.05),
            ];
            h.strand(pen, &points, 0.010, h.faint(0.38));
        }
    }
    let points = [
        h.scalp(part, -0.375, 1.01),
        h.scalp(part - 0.005, -0.44, 1.03),
        h.scalp(part - 0.01, -0.48, 1.02),
    ];
    h.strand(pen, &points, 0.012, h.faint(0.75));
}

/// What falls in front of a shoulder.
pub(super) fn lock(pen: &mut Pen, h: &Head<'_>, side: f32) {
    if h.look.hair == crate::scenario::raw::Hair::Braids {
        return braid(pen, h, side);
    }
    let s = h.skull();
    // The turned head shows more of the near side.
    let wide = 1.0 + 0.12 * (-side * s.yaw.sin());
    let hang = |x: f32, y: f32| h.hang(side * x * wide, y);
    let lock = Path::smooth(&[
        h.scalp(side * 0.262, -0.190, 1.03),
        h.scalp(side * 0.335, -0.150, 1.09),
        s.at(side * 0.405, 0.06, -0.02),
        hang(0.430, 0.30),
        hang(0.450, 0.62),
        hang(0.465, 0.95),
        hang(0.385, 1.16),
        hang(0.250, 1.08),
        hang(0.205, 0.74),
        hang(0.210, 0.46),
        s.at(side * 0.292, 0.24, 0.04),
        s.at(side * 0.324, 0.06, 0.10),
    ]);
    let tone = if side > 0.0 { deeper(h.look.hair_tone(), 0.10) } else { h.look.hair_tone() };
    pen.fill(&lock, h.paint(tone));
    for (x, dx) in [(0.37, 0.02), (0.30, -0.02)] {
        let points = [
            s.at(side * (x + 0.01), 0.06, 0.0),
            hang(x + 0.01, 0.34),
            hang(x + dx, 0.72),
            hang(x + dx * 1.5, 1.04),
        ];
        h.strand(pen, &points, 0.013, h.faint(0.36));
    }
}

/// The back of a bob.
pub(super) fn bob_back(pen: &mut Pen, h: &Head<'_>) {
    let s = h.skull();
    let shape = Path::hull(&[
        (s.crown(-2.4, 0.70), h.long(0.16)),
        (s.crown(-1.57, 0.66), h.long(0.18)),
        (s.crown(-0.7, 0.70), h.long(0.16)),
        (s.at(-0.30, 0.06, -0.10), h.long(0.155)),
        (s.at(0.30, 0.06, -0.10), h.long(0.155)),
        (s.at(-0.28, 0.34, -0.10), h.long(0.11)),
        (s.at(0.28, 0.34, -0.10), h.long(0.11)),
    ]);
    pen.fill(&shape, h.dark());
}

/// A bob: a fringe swept aside, and two smooth sides down to the jaw.
pub(super) fn bob(pen: &mut Pen, h: &Head<'_>) {
    let s = h.skull();
    let line = [
        (-0.345, 0.08),
        (-0.315, -0.03),
        (-0.285, -0.115),
        (-0.225, -0.175),
        (-0.120, -0.225),
        (0.010, -0.262),
        (0.130, -0.310),
        (0.205, -0.262),
        (0.280, -0.140),
        (0.315, -0.03),
        (0.345, 0.08),
    ];
    pen.fill(&h.cap(1.10, &line, 0.55), h.paint(h.look.hair_tone()));
    for side in [1.0, -1.0] {
        if !h.is_near(side) {
            continue;
        }
        let panel = Path::smooth(&[
            h.scalp(side * 0.285, -0.16, 1.06),
            h.scalp(side * 0.345, -0.10, 1.16),
            s.at(side * 0.415, 0.10, -0.02),
            s.at(side * 0.405, 0.30, -0.02),
            s.at(side * 0.350, 0.435, 0.03),
            s.at(side * 0.262, 0.420, 0.12),
            s.at(side * 0.285, 0.26, 0.10),
            s.at(side * 0.308, 0.08, 0.12),
        ]);
        let tone = if side > 0.0 { deeper(h.look.hair_tone(), 0.08) } else { h.look.hair_tone() };
        pen.fill(&panel, h.paint(tone));
        let points = [
            h.scalp(side * 0.32, -0.10, 1.10),
            s.at(side * 0.365, 0.12, 0.03),
            s.at(side * 0.325, 0.40, 0.06),
        ];
        h.strand(pen, &points, 0.012, h.faint(0.4));
    }
    for (from, to, y) in [(0.10, -0.10, -0.26), (0.06, -0.19, -0.23), (0.02, -0.26, -0.18)] {
        let points = [
            h.scalp(from, -0.42, 1.05),
            h.scalp((from + to) * 0.5 - 0.02, -0.34, 1.07),
            h.scalp(to, y, 1.05),
        ];
        h.strand(pen, &points, 0.011, h.faint(0.38));
    }
    gleam(pen, h, 0.12);
}

/// Hair drawn back from the face.
pub(super) fn drawn_back(pen: &mut Pen, h: &Head<'_>) {
    let line = [
        (-0.350, 0.035),
        (-0.338, -0.055),
        (-0.312, -0.140),
        (-0.262, -0.230),
        (-0.160, -0.312),
        (0.0, -0.338),
        (0.160, -0.312),
        (0.262, -0.230),
        (0.312, -0.140),
        (0.338, -0.055),
        (0.350, 0.035),
    ];
    pen.fill(&h.cap(1.045, &line, 0.40), h.paint(h.look.hair_tone()));
    let knot = h.skull().at(-0.16, -0.26, -0.44);
    for (x, y) in [(-0.20, -0.29), (-0.08, -0.335), (0.06, -0.335), (-0.29, -0.19)] {
        let from = h.scalp(x, y, 1.02);
        let mid = h.scalp(x * 0.9 - 0.05, y - 0.09, 1.04);
        let to = mid.lerp(knot, 0.45);
        h.strand(pen, &[from, mid, to], 0.010, h.faint(0.40));
    }
    for side in [-1.0, 1.0] {
        let points = [
            h.scalp(side * 0.317, -0.10, 1.03),
            h.scalp(side * 0.335, 0.02, 1.04),
            h.scalp(side * 0.322, 0.12, 1.03),
        ];
        h.strand(pen, &points, 0.014, faded(h.tone(), 0.9));
    }
    gleam(pen, h, 0.12);
}

/// A ponytail behind the near shoulder.
pub(super) fn tail(pen: &mut Pen, h: &Head<'_>) {
    let s = h.skull();
    let root = s.at(-0.10, -0.22, -0.46);
    let tail = Path::smooth(&[
        root + pt(h.long(0.10), -h.long(0.07)),
        root + pt(-h.long(0.06), -h.long(0.13)),
        root + pt(-h.long(0.20), h.long(0.0)),
        h.hang(-0.56, 0.28),
        h.hang(-0.62, 0.62),
        h.hang(-0.52, 0.98),
        h.hang(-0.40, 0.86),
        h.hang(-0.34, 0.50),
        h.hang(-0.33, 0.20),
    ]);
    pen.fill(&tail, h.paint(deeper(h.look.hair_tone(), 0.10)));
    let points = [
        root + pt(-h.long(0.08), 0.0),
        h.hang(-0.47, 0.28),
        h.hang(-0.52, 0.62),
        h.hang(-0.50, 0.9),
    ];
    h.strand(pen, &points, 0.014, h.faint(0.4));
    let tie = Path::circle(root + pt(-h.long(0.02), -h.long(0.02)), h.long(0.055));
    pen.fill(&tie, h.light.lit(h.look.cloth_colors()[0]));
}

/// A bun at the back of the crown.
pub(super) fn bun(pen: &mut Pen, h: &Head<'_>) {
    let s = h.skull();
    let at = s.at(-0.10, -0.42, -0.36);
    pen.fill(&Path::circle(at, h.long(0.165)), h.paint(deeper(h.look.hair_tone(), 0.06)));
    for (turn, r) in [(2.6, 0.10), (3.6, 0.115), (4.5, 0.075)] {
        let arc: [Point; 5] =
            std::array::from_fn(|i| at + Point::toward(turn + i as f32 * 0.42) * h.long(r));
        h.strand(pen, &arc, 0.012, h.faint(0.45));
    }
}

/// Hair parted and woven close to the head.
pub(super) fn braids_cap(pen: &mut Pen, h: &Head<'_>) {
    let line = [
        (-0.352, 0.06),
        (-0.338, -0.05),
        (-0.305, -0.135),
        (-0.245, -0.230),
        (-0.120, -0.312),
        (-0.02, -0.345),
        (0.120, -0.305),
        (0.245, -0.225),
        (0.305, -0.135),
        (0.338, -0.05),
        (0.352, 0.06),
    ];
    pen.fill(&h.cap(1.05, &line, 0.52), h.paint(h.look.hair_tone()));
    let skin = h.light.shaded(h.look.skin_color());
    for (x, y, to) in [
        (-0.02, -0.345, -0.03),
        (-0.15, -0.30, -0.19),
        (0.12, -0.305, 0.13),
        (-0.255, -0.22, -0.31),
        (0.235, -0.23, 0.28),
    ] {
        let points = [
            h.scalp(x, y, 1.01),
            h.scalp((x + to) * 0.5, y - 0.08, 1.03),
            h.scalp(to, y - 0.14, 1.02),
        ];
        h.strand(pen, &points, 0.011, faded(mixed(skin, h.dark(), 0.45), 0.7));
    }
    gleam(pen, h, 0.08);
}

/// A braid in front of a shoulder.
fn braid(pen: &mut Pen, h: &Head<'_>, side: f32) {
    // On the far side it hangs beside the cheek, clear of the mouth.
    let x = side * (0.37 - 0.28 * (side * h.skull().yaw.sin()).max(0.0));
    let start = h.skull().at(side * 0.317, 0.12, -0.02);
    let spine =
        [start, h.hang(x, 0.36), h.hang(x + side * 0.03, 0.64), h.hang(x + side * 0.035, 0.98)];
    let line = Path::smooth_line(&spine);
    let points = line.points();
    let last = points.len() - 1;
    const LINKS: usize = 11;
    let top = h.skull().at(side * 0.335, -0.02, 0.0);
    pen.fill(&Path::hull(&[(top, h.long(0.05)), (start, h.long(0.058))]), h.tone());
    // Behind a raised arm it lies back over the shoulder: no end of it comes out below.
    let covered = |at: Point| h.bones.arms.iter().any(|limb| limb.covers(at));
    for i in 0..LINKS {
        let n = last * i / (LINKS - 1);
        let at = points[n];
        if covered(at) {
            return;
        }
        let way = (points[(n + 1).min(last)] - points[n.saturating_sub(1)]).unit();
        let r = h.long(0.066 - 0.0022 * i as f32);
        let slant = if i % 2 == 0 { 0.5 } else { -0.5 };
        let (a, b) = (way.turned(slant) * (r * 1.22), way.turned(slant).quarter() * (r * 0.92));
        pen.fill(&Path::ellipse(at, a, b), h.paint(deeper(h.look.hair_tone(), 0.05)));
        let fold = Path::from(at - way.quarter() * (r * 0.8) + way * (r * 0.5))
            .quad(at + way * (r * 0.9), at + way.quarter() * (r * 0.8) + way * (r * 0.35));
        pen.stroke(&fold, Width::taper(0.5, h.long(0.014), 0.5), h.faint(0.6));
    }
    let end = spine[3];
    let tuft = Path::smooth(&[
        end + pt(-h.long(0.03), h.long(0.05)),
        end + pt(h.long(0.03), h.long(0.05)),
        end + pt(h.long(0.01), h.long(0.17)),
    ]);
    pen.fill(&tuft, h.tone());
    let tie = Path::circle(end + pt(0.0, h.long(0.045)), h.long(0.036));
    pen.fill(&tie, h.light.lit(h.look.cloth_colors()[0]));
}
