//! Hair that ends above the shoulders.

use super::Head;
use crate::drawing::{Path, Pen, Point, faded, mixed, pt};

/// A hairline from ear to ear, from left to right.
const LINE: [(f32, f32); 11] = [
    (-0.350, 0.030),
    (-0.338, -0.060),
    (-0.308, -0.120),
    (-0.278, -0.200),
    (-0.180, -0.292),
    (0.0, -0.322),
    (0.180, -0.292),
    (0.278, -0.200),
    (0.308, -0.120),
    (0.338, -0.060),
    (0.350, 0.030),
];

/// The hair behind ears and face, down to the nape at `nape`.
pub(super) fn mass(pen: &mut Pen, h: &Head<'_>, grow: f32, nape: f32) {
    let s = h.skull();
    pen.fill(&s.braincase(grow), h.paint(h.look.hair_tone()));
    let back = Path::hull(&[
        (s.at(-0.11, nape - 0.13, -0.18), h.long(0.135)),
        (s.at(0.11, nape - 0.13, -0.18), h.long(0.135)),
        (s.at(0.0, -0.05, -0.15), h.long(0.26)),
    ]);
    pen.fill(&back, h.dark());
}

/// What is left at the sides of a bald head.
pub(super) fn stubble(pen: &mut Pen, h: &Head<'_>) {
    let s = h.skull();
    if h.look.age >= 35 {
        for side in [-1.0, 1.0] {
            if s.depth(side * 0.33, 0.0, 0.0) > 0.0 {
                let path = Path::smooth(&[
                    s.at(side * 0.352, 0.02, 0.05),
                    s.at(side * 0.35, -0.09, 0.04),
                    s.at(side * 0.355, -0.13, -0.12),
                    s.at(side * 0.29, -0.10, -0.30),
                    s.at(side * 0.24, 0.10, -0.30),
                    s.at(side * 0.32, 0.10, -0.12),
                ]);
                pen.fill_soft(&path, h.long(0.05), faded(h.tone(), 0.42));
            }
        }
    }
    let light = s.crown(-1.25, 0.66);
    let glow = Path::ellipse(light, pt(h.long(0.11), 0.0), pt(0.0, h.long(0.045)));
    pen.fill_soft(&glow, h.long(0.10), [1.0, 0.96, 0.90, 0.22]);
}

/// Clipped close to the skull.
pub(super) fn cropped(pen: &mut Pen, h: &Head<'_>) {
    let back = 0.035 * (h.look.years() - 0.3).max(0.0);
    let line = LINE.map(|(x, y)| {
        let temple = (1.0 - (x.abs() - 0.2).abs() * 8.0).max(0.0);
        (x, y - back * temple * 2.0 - if x.abs() < 0.1 { back * 0.3 } else { 0.0 })
    });
    let skin = h.light.lit(h.look.skin_color());
    pen.fill(&h.cap(1.018, &line, 0.40), h.paint(mixed(h.look.hair_tone(), skin, 0.14)));
    for side in [-1.0, 1.0] {
        let fade = Path::smooth(&[
            h.scalp(side * 0.345, 0.06, 1.0),
            h.scalp(side * 0.33, -0.08, 1.0),
            h.scalp(side * 0.317, -0.02, 1.0),
        ]);
        pen.fill_soft(&fade, h.long(0.03), faded(h.tone(), 0.5));
    }
    gleam(pen, h, 0.14);
}

/// A soft light on the crown.
pub(super) fn gleam(pen: &mut Pen, h: &Head<'_>, strength: f32) {
    let s = h.skull();
    let points: [Point; 5] = std::array::from_fn(|i| s.crown(-1.75 + 0.30 * i as f32, 0.84));
    let width = h.long(0.09);
    pen.stroke_soft(
        &Path::smooth_line(&points),
        crate::drawing::Width::taper(width * 0.2, width, width * 0.2),
        h.long(0.10),
        faded(h.glow(), strength * 3.2),
    );
}

/// A few fingers long, brushed to one side.
pub(super) fn short(pen: &mut Pen, h: &Head<'_>) {
    let line = [
        (-0.350, 0.045),
        (-0.334, -0.050),
        (-0.312, -0.120),
        (-0.290, -0.185),
        (-0.215, -0.225),
        (-0.130, -0.275),
        (-0.020, -0.262),
        (0.090, -0.292),
        (0.190, -0.268),
        (0.282, -0.200),
        (0.312, -0.120),
        (0.336, -0.050),
        (0.350, 0.045),
    ];
    pen.fill(&h.cap(1.085, &line, 0.40), h.paint(h.look.hair_tone()));
    let s = h.skull();
    for (at, to) in [(-0.16, -0.245), (-0.04, -0.262), (0.08, -0.285)] {
        let points = [
            h.scalp(at + 0.10, -0.43, 1.05),
            h.scalp(at + 0.02, -0.36, 1.05),
            h.scalp(at, to, 1.03),
        ];
        h.strand(pen, &points, 0.012, h.faint(0.45));
    }
    let tuft = Path::smooth(&[
        s.crown(-1.9, 1.04),
        s.crown(-1.72, 1.155),
        s.crown(-1.35, 1.14),
        s.crown(-1.0, 1.06),
        s.crown(-1.4, 0.98),
    ]);
    pen.fill(&tuft, h.tone());
    gleam(pen, h, 0.12);
}

/// Combed over from a parting on the near side.
pub(super) fn side_parted(pen: &mut Pen, h: &Head<'_>) {
    let line = [
        (-0.350, 0.045),
        (-0.336, -0.055),
        (-0.310, -0.130),
        (-0.272, -0.215),
        (-0.190, -0.317),
        (-0.120, -0.300),
        (0.030, -0.248),
        (0.160, -0.218),
        (0.256, -0.196),
        (0.300, -0.130),
        (0.332, -0.055),
        (0.350, 0.045),
    ];
    pen.fill(&h.cap(1.075, &line, 0.40), h.paint(h.look.hair_tone()));
    let s = h.skull();
    let wave = Path::smooth(&[
        h.scalp(-0.195, -0.325, 1.02),
        h.scalp(-0.20, -0.42, 1.10),
        s.crown(-1.6, 1.13),
        s.crown(-0.9, 1.11),
        s.crown(-0.35, 1.06),
        h.scalp(0.262, -0.195, 1.02),
        h.scalp(0.150, -0.222, 1.03),
        h.scalp(0.0, -0.262, 1.03),
    ]);
    pen.fill(&wave, h.paint(mixed(h.look.hair_tone(), h.glow(), 0.10)));
    for (lift, to) in [(0.42, 0.20), (0.38, 0.12), (0.345, 0.02)] {
        let points = [
            h.scalp(-0.185, -lift + 0.03, 1.05),
            h.scalp(to * 0.4, -lift, 1.06),
            h.scalp(to, -0.27, 1.04),
        ];
        h.strand(pen, &points, 0.011, h.faint(0.42));
    }
    let part =
        [h.scalp(-0.192, -0.322, 1.02), h.scalp(-0.205, -0.40, 1.04), h.scalp(-0.20, -0.46, 1.03)];
    h.strand(pen, &part, 0.014, h.faint(0.7));
    gleam(pen, h, 0.10);
}

/// Loose curls all around.
pub(super) fn curls(pen: &mut Pen, h: &Head<'_>) {
    let s = h.skull();
    let tone = h.light.shaded(h.look.hair_tone());
    pen.fill(&s.braincase(1.10), tone);
    for i in 0..15 {
        let angle = 0.62 - i as f32 * 0.313;
        let wobble = 0.02 * ((i * 7 % 5) as f32 - 2.0) / 2.0;
        let at = s.crown(angle, 1.10 + wobble);
        let r = h.long(0.108 + wobble * 0.6);
        pen.fill(&Path::circle(at, r), if (4..11).contains(&i) { h.tone() } else { tone });
    }
    for (x, y) in [(-0.34, 0.10), (-0.33, 0.24), (0.30, 0.12), (-0.22, 0.32), (0.28, 0.25)] {
        pen.fill(&Path::circle(s.at(x, y, -0.14), h.long(0.115)), tone);
    }
}

/// The curls that fall onto the forehead.
pub(super) fn curly_front(pen: &mut Pen, h: &Head<'_>) {
    let line = LINE.map(|(x, y)| (x, y + 0.02));
    pen.fill(&h.cap(1.10, &line, 0.42), h.paint(h.look.hair_tone()));
    let spots = [
        (-0.335, 0.06, 0.070),
        (-0.345, -0.05, 0.075),
        (-0.30, -0.15, 0.078),
        (-0.215, -0.235, 0.080),
        (-0.10, -0.275, 0.074),
        (0.02, -0.290, 0.078),
        (0.13, -0.270, 0.076),
        (0.225, -0.215, 0.072),
        (0.300, -0.130, 0.066),
        (0.335, -0.030, 0.060),
    ];
    for (i, (x, y, r)) in spots.into_iter().enumerate() {
        // Beside the far eye a curl would cover it.
        let away = (x * h.skull().yaw.sin()).max(0.0);
        if away > 0.10 && y > -0.18 {
            continue;
        }
        let at = h.scalp(x, y - 0.02, 1.06);
        pen.fill(&Path::circle(at, h.long(r)), h.tone());
        let turn = 0.7 + i as f32 * 0.9;
        let curl: [Point; 5] =
            std::array::from_fn(|k| at + Point::toward(turn + k as f32 * 0.8) * h.long(r * 0.58));
        h.strand(pen, &curl, 0.011, h.faint(0.42));
    }
    for i in 0..7 {
        let at = h.skull().crown(-2.5 + i as f32 * 0.31, 0.86);
        let turn = i as f32 * 1.3;
        let curl: [Point; 5] =
            std::array::from_fn(|k| at + Point::toward(turn + k as f32 * 0.8) * h.long(0.05));
        h.strand(pen, &curl, 0.012, h.faint(0.36));
    }
    gleam(pen, h, 0.07);
}

fn halo(h: &Head<'_>, out: f32) -> Path {
    let s = h.skull();
    const N: usize = 44;
    let points: [Point; N] = std::array::from_fn(|i| {
        let angle = i as f32 * std::f32::consts::TAU / N as f32;
        let bump = if i % 2 == 0 { 0.016 } else { 0.0 };
        // Fuller on top than at the nape.
        let lower = (angle.sin().max(0.0)) * 0.16;
        s.crown(angle, out + bump - lower)
    });
    Path::smooth(&points)
}

/// A round crown of tight curls.
pub(super) fn afro(pen: &mut Pen, h: &Head<'_>) {
    pen.fill(&halo(h, 1.46), h.paint(h.look.hair_tone()));
}

/// Its front edge.
pub(super) fn afro_front(pen: &mut Pen, h: &Head<'_>) {
    let n = 19;
    let soft: Vec<(f32, f32)> = (0..n)
        .map(|i| {
            let t = i as f32 / (n - 1) as f32 * 10.0;
            let (a, b) = (LINE[(t as usize).min(9)], LINE[(t as usize + 1).min(10)]);
            let t = t - (t as usize).min(9) as f32;
            let ripple = if i % 2 == 0 { 0.008 } else { -0.006 };
            (a.0 + (b.0 - a.0) * t, a.1 + (b.1 - a.1) * t + ripple)
        })
        .collect();
    pen.fill(&h.cap(1.14, &soft, 0.42), h.paint(h.look.hair_tone()));
    for side in [-1.0, 1.0] {
        if !h.is_near(side) {
            continue;
        }
        let path = Path::circle(h.scalp(side * 0.345, 0.03, 1.05), h.long(0.075));
        pen.fill(&path, h.tone());
    }
    for i in 0..16 {
        let ring = 0.95 + 0.13 * (i % 3) as f32;
        let at = h.skull().crown(-2.9 + i as f32 * 0.175, ring);
        let curl = [at, at + pt(h.long(0.016), -h.long(0.014)), at + pt(h.long(0.034), 0.0)];
        h.strand(pen, &curl, 0.012, faded(h.glow(), 0.30));
    }
}
