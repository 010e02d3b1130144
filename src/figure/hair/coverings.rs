//! Headscarf, turban and cap.

use super::Head;
use super::short::mass;
use crate::drawing::{Color, Path, Pen, Point, Width, deeper, faded, pt};

fn cloth(h: &Head<'_>) -> Color {
    h.look.covering_color()
}

fn fold(h: &Head<'_>, strength: f32) -> Color {
    faded(h.light.shaded(deeper(cloth(h), 0.42)), strength)
}

/// The outline of a scarf around head and neck.
fn wrapped(h: &Head<'_>) -> Path {
    let s = h.skull();
    let ball = |x: f32, y: f32, z: f32, r: f32| Path::circle(s.at(x, y, z), h.long(r));
    Path::around(&[
        s.braincase(1.12),
        ball(-0.20, 0.04, 0.10, 0.165),
        ball(0.20, 0.04, 0.10, 0.165),
        ball(-0.10, -0.20, 0.08, 0.235),
        ball(0.10, -0.20, 0.08, 0.235),
        ball(-0.17, 0.28, 0.05, 0.150),
        ball(0.17, 0.28, 0.05, 0.150),
        ball(0.0, 0.42, 0.18, 0.135),
    ])
}

/// The scarf behind the face.
pub(super) fn scarf_back(pen: &mut Pen, h: &Head<'_>) {
    drape(pen, h);
    pen.fill(&wrapped(h), h.paint(cloth(h)));
}

/// The scarf around the face.
pub(super) fn scarf(pen: &mut Pen, h: &Head<'_>) {
    let s = h.skull();
    let opening = |grow: f32| {
        const PLACES: [(f32, f32); 15] = [
            (0.0, 0.475),
            (-0.110, 0.452),
            (-0.205, 0.365),
            (-0.268, 0.220),
            (-0.296, 0.050),
            (-0.286, -0.110),
            (-0.222, -0.228),
            (-0.110, -0.282),
            (0.110, -0.282),
            (0.222, -0.228),
            (0.286, -0.110),
            (0.296, 0.050),
            (0.268, 0.220),
            (0.205, 0.365),
            (0.110, 0.452),
        ];
        let points: Vec<Point> = PLACES
            .iter()
            .map(|&(x, y)| {
                // The far side keeps within the outline of the turned face.
                let near = 1.0 - 0.60 * (x.signum() * s.yaw.sin()).max(0.0);
                s.on(x * grow * near, (y - 0.1) * grow + 0.1, 0.015)
            })
            .collect();
        Path::smooth(&points)
    };
    // One outline with the opening as its inner shore.
    let outer = wrapped(h);
    let inner = opening(1.0);
    let seam = inner.points()[0];
    // The seam runs outward from the middle of the opening, so that it does not cross it.
    let middle = s.on(0.0, 0.1, 0.0);
    let way = (seam - middle).unit();
    let along = |i: &usize| (outer.points()[*i] - middle).unit().dot(way);
    let last = outer.points().len();
    let start = (0..last).max_by(|a, b| along(a).total_cmp(&along(b))).unwrap_or(0);
    let around = outer.points()[start..].iter().chain(&outer.points()[..=start]).copied();
    let ring: Vec<Point> = around.collect();
    let mut shore: Vec<Point> = inner.points().to_vec();
    shore.push(seam);
    if area(&ring) * area(&shore) > 0.0 {
        shore.reverse();
    }
    let path = Path::polygon(&ring).join(&Path::polygon(&shore));
    pen.fill(&path, h.paint(cloth(h)));
    // The hem is seen where the face is; on the far side it turns away.
    let hem = |grow: f32, width: f32, soft: f32, tone: Color, pen: &mut Pen| {
        let path = opening(grow);
        let far = h.skull().yaw.sin();
        let n = path.points().len();
        let seen = path.points()[n / 14..n - n / 14].iter().enumerate().filter(|(i, _)| {
            let is_right = *i > n * 3 / 7;
            if is_right { far <= 0.62 } else { far >= -0.62 }
        });
        let line: Vec<Point> = seen.map(|(_, point)| *point).collect();
        let width = h.long(width);
        pen.stroke_soft(
            &Path::polygon(&line),
            Width::taper(width * 0.3, width, width * 0.3),
            h.long(soft),
            tone,
        );
    };
    hem(0.985, 0.030, 0.0, h.light.lit(deeper(cloth(h), 0.22)), pen);
    hem(0.955, 0.030, 0.03, faded([0.12, 0.05, 0.04, 1.0], 0.16), pen);
    for (a, b, c) in [
        ((-0.10, -0.33), (-0.27, -0.24), (-0.345, -0.02)),
        ((0.04, -0.36), (-0.24, -0.34), (-0.36, -0.12)),
    ] {
        let points = [a, b, c].map(|(x, y)| h.scalp(x, y, 1.07));
        h.strand(pen, &points, 0.012, fold(h, 0.5));
    }
    let points = [s.at(-0.33, 0.10, 0.02), s.at(-0.29, 0.32, 0.08), s.at(-0.12, 0.50, 0.16)];
    h.strand(pen, &points, 0.014, fold(h, 0.5));
}

fn area(points: &[Point]) -> f32 {
    (0..points.len()).map(|i| points[i].cross(points[(i + 1) % points.len()])).sum()
}

/// The scarf's ends over the shoulders and the chest.
fn drape(pen: &mut Pen, h: &Head<'_>) {
    let s = h.skull();
    let b = h.bones;
    let n = b.neck;
    let [l, r] = b.shoulders;
    let body = Path::smooth(&[
        s.at(-0.30, 0.20, -0.02),
        n.lerp(l, 0.40) + pt(0.0, -44.0),
        n.lerp(l, 0.66) + pt(0.0, -12.0),
        n.lerp(l, 0.62) + pt(0.0, 26.0),
        n.lerp(l, 0.28) + pt(0.0, 66.0),
        n + pt(6.0, 96.0),
        n.lerp(r, 0.34) + pt(0.0, 64.0),
        n.lerp(r, 0.64) + pt(0.0, 24.0),
        n.lerp(r, 0.66) + pt(0.0, -12.0),
        n.lerp(r, 0.42) + pt(0.0, -42.0),
        s.at(0.28, 0.26, 0.02),
        s.at(0.15, 0.47, 0.13),
        s.at(0.0, 0.53, 0.20),
        s.at(-0.15, 0.47, 0.13),
    ]);
    let soft = body.clone().map(|p| p + pt(0.0, 6.0));
    pen.fill_soft(&soft, 12.0, faded([0.1, 0.05, 0.04, 1.0], 0.18));
    let (dark, bright) = (n + pt(-110.0, 60.0), n + pt(80.0, -20.0));
    pen.fill(&body, h.light.across(deeper(cloth(h), 0.04), dark, bright));
    // One end is laid across the throat, over the far shoulder.
    let end = Path::smooth(&[
        s.at(-0.27, 0.28, 0.04),
        s.at(-0.17, 0.44, 0.12),
        s.at(0.0, 0.535, 0.20),
        s.at(0.16, 0.48, 0.14),
        n.lerp(r, 0.46) + pt(0.0, -30.0),
        n.lerp(r, 0.60) + pt(0.0, 30.0),
        n.lerp(r, 0.58) + pt(0.0, 92.0),
        n.lerp(r, 0.34) + pt(0.0, 104.0),
        n.lerp(r, 0.26) + pt(0.0, 58.0),
        n + pt(-20.0, 30.0),
        n.lerp(l, 0.26) + pt(0.0, -16.0),
    ]);
    let soft = end.clone().map(|p| p + pt(-3.0, 6.0));
    pen.fill_soft(&soft, 12.0, faded([0.1, 0.05, 0.04, 1.0], 0.20));
    pen.fill(&end, h.light.across(cloth(h), n + pt(-80.0, 60.0), n + pt(90.0, 0.0)));
    let folds = [
        [s.at(-0.24, 0.34, 0.06), n + pt(-16.0, 6.0), n.lerp(r, 0.40) + pt(0.0, 40.0)],
        [s.at(-0.10, 0.50, 0.16), n + pt(22.0, -8.0), n.lerp(r, 0.50) + pt(0.0, 30.0)],
        [
            n.lerp(r, 0.30) + pt(0.0, 20.0),
            n.lerp(r, 0.40) + pt(0.0, 50.0),
            n.lerp(r, 0.44) + pt(0.0, 94.0),
        ],
        [s.at(-0.31, 0.24, 0.0), n.lerp(l, 0.36) + pt(0.0, -22.0), n.lerp(l, 0.44) + pt(0.0, 34.0)],
    ];
    for points in folds {
        h.strand(pen, &points, 0.014, fold(h, 0.45));
    }
}

const BAND: [(f32, f32); 11] = [
    (-0.352, 0.0),
    (-0.344, -0.075),
    (-0.317, -0.135),
    (-0.268, -0.186),
    (-0.160, -0.224),
    (0.0, -0.240),
    (0.160, -0.224),
    (0.268, -0.186),
    (0.317, -0.135),
    (0.344, -0.075),
    (0.352, 0.0),
];

/// A turban's back, over the nape.
pub(super) fn turban_back(pen: &mut Pen, h: &Head<'_>) {
    mass(pen, h, 1.0, 0.20);
    let s = h.skull();
    let shape: [Point; 32] = std::array::from_fn(|i| {
        let angle = i as f32 * std::f32::consts::TAU / 32.0;
        s.crown(angle, if angle.sin() > 0.3 { 1.02 } else { 1.16 })
    });
    pen.fill(&Path::smooth(&shape), h.light.shaded(cloth(h)));
}

/// A wound turban.
pub(super) fn turban(pen: &mut Pen, h: &Head<'_>) {
    let s = h.skull();
    // Higher over the front, as the cloth lies.
    const N: usize = 24;
    let outer: [Point; N] = std::array::from_fn(|i| {
        let t = i as f32 / (N - 1) as f32;
        let angle = std::f32::consts::PI - 0.36 + t * (std::f32::consts::PI + 0.72);
        let top = (angle.sin().min(0.0)).abs();
        s.crown(angle, 1.14 + 0.17 * top)
    });
    let brow: Vec<Point> = BAND.iter().map(|&(x, y)| h.scalp(x, y, 1.05)).collect();
    let path = Path::polygon(&outer).join(&Path::smooth_line(&brow).reversed());
    pen.fill(&path, h.paint(cloth(h)));
    // The layers cross above the middle of the brow.
    for side in [-1.0, 1.0] {
        for (i, up) in [0.0, 0.075, 0.15, 0.225].into_iter().enumerate() {
            let from = h.scalp(side * (0.335 - 0.02 * i as f32), -0.05 - up * 1.05, 1.10);
            let mid = h.scalp(side * 0.19, -0.205 - up, 1.12);
            let to = h.scalp(-side * 0.020, -0.262 - up * 0.86, 1.12);
            h.strand(pen, &[from, mid, to], 0.013, fold(h, 0.6));
        }
    }
    super::short::gleam(pen, h, 0.03);
}

/// A cap with a visor, over short hair.
pub(super) fn cap(pen: &mut Pen, h: &Head<'_>) {
    let s = h.skull();
    let sides = [
        (-0.350, 0.045),
        (-0.336, -0.050),
        (-0.317, -0.110),
        (-0.300, -0.190),
        (-0.220, -0.290),
        (0.0, -0.340),
        (0.220, -0.290),
        (0.300, -0.190),
        (0.317, -0.110),
        (0.336, -0.050),
        (0.350, 0.045),
    ];
    pen.fill(&h.cap(1.03, &sides, 0.40), h.paint(h.look.hair_tone()));
    let line = BAND.map(|(x, y)| (x, y - 0.022));
    pen.fill(&h.cap(1.11, &line, 0.10), h.paint(cloth(h)));
    for x in [-0.15, 0.02, 0.17] {
        let points =
            [h.scalp(x * 1.2, -0.26, 1.05), h.scalp(x, -0.38, 1.10), h.scalp(x * 0.3, -0.50, 1.08)];
        h.strand(pen, &points, 0.009, fold(h, 0.6));
    }
    let button = s.crown(-std::f32::consts::FRAC_PI_2, 1.11);
    pen.fill(
        &Path::ellipse(button, pt(h.long(0.035), 0.0), pt(0.0, h.long(0.016))),
        h.light.lit(deeper(cloth(h), 0.2)),
    );
    let visor = |down: f32| {
        [
            (-0.275, -0.195, 0.21),
            (-0.24, -0.165, 0.42),
            (-0.10, -0.150, 0.56),
            (0.06, -0.150, 0.57),
            (0.22, -0.165, 0.44),
            (0.275, -0.195, 0.21),
        ]
        .map(|(x, y, z)| s.at(x, y + down, z))
    };
    let back = [(0.20, -0.262), (0.0, -0.292), (-0.20, -0.262)].map(|(x, y)| h.scalp(x, y, 1.05));
    let shadow = Path::smooth_line(&visor(0.035)).join(&Path::polygon(&back));
    pen.fill_soft(&shadow, h.long(0.04), faded([0.12, 0.05, 0.04, 1.0], 0.30));
    let brim = Path::smooth_line(&visor(0.0)).join(&Path::smooth_line(&back));
    pen.fill(&brim, h.light.lit(deeper(cloth(h), 0.16)));
    let edge = Path::smooth_line(&visor(0.0));
    pen.stroke(
        &edge,
        Width::taper(h.long(0.008), h.long(0.020), h.long(0.008)),
        h.light.lit(deeper(cloth(h), 0.34)),
    );
}
