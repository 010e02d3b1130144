//! The face but for eyes and mouth: its shape and shading, ears, nose, and what the years draw.

use super::light::Light;
use super::look::Look;
use super::pose::Face;
use super::skull::Skull;
use crate::drawing::{Color, Path, Pen, Point, Width, deeper, faded, mixed, pt};

/// What all parts of a face need.
pub(super) struct Features<'a> {
    pub look: &'a Look,
    pub face: &'a Face,
    pub skull: &'a Skull,
    pub light: &'a Light,
}

impl Features<'_> {
    /// A place on the face.
    pub fn on(&self, x: f32, y: f32) -> Point {
        self.skull.on(x, y, 0.0)
    }

    /// A length on the face in units of the stage.
    pub fn long(&self, heads: f32) -> f32 {
        heads * self.skull.size
    }

    pub fn skin(&self) -> Color {
        self.light.lit(self.look.skin_color())
    }

    pub fn shade(&self) -> Color {
        self.light.shaded(self.look.skin_color())
    }

    pub fn line(&self) -> Color {
        self.light.lit(self.look.line())
    }
}

/// The back of a bald head, and the ear on the far side.
pub(super) fn behind(pen: &mut Pen, f: &Features<'_>, is_bare: bool) {
    if is_bare {
        let paint = f.light.across(f.look.skin_color(), f.on(-0.42, 0.0), f.on(0.1, -0.2));
        pen.fill(&f.skull.braincase(1.0), paint);
    }
    for side in [-1.0, 1.0] {
        if !ear_is_near(f.skull, side) {
            ear(pen, f, side);
        }
    }
}

/// The ear that is turned to the viewer, over the hair.
pub(super) fn near_ear(pen: &mut Pen, f: &Features<'_>) {
    for side in [-1.0, 1.0] {
        if ear_is_near(f.skull, side) {
            ear(pen, f, side);
        }
    }
}

fn ear_is_near(skull: &Skull, side: f32) -> bool {
    skull.depth(side * 0.33, 0.06, -0.02) > 0.02
}

fn ear(pen: &mut Pen, f: &Features<'_>, side: f32) {
    let at = |x: f32, y: f32, z: f32| f.skull.at(side * (0.315 + x), 0.055 + y, -0.03 + z);
    let shape = Path::smooth(&[
        at(0.0, -0.06, 0.01),
        at(0.035, -0.098, -0.03),
        at(0.05, -0.065, -0.075),
        at(0.045, 0.01, -0.06),
        at(0.025, 0.07, -0.02),
        at(0.005, 0.088, 0.005),
        at(-0.01, 0.04, 0.02),
    ]);
    let tone = mixed(f.look.skin_color(), [0.75, 0.33, 0.26, 1.0], 0.10);
    pen.fill(&shape, f.light.across(tone, at(0.06, 0.05, -0.06), at(0.0, -0.05, 0.0)));
    let fold = Path::from(at(0.012, -0.062, -0.01))
        .quad(at(0.035, -0.05, -0.05), at(0.026, 0.005, -0.035))
        .quad(at(0.012, 0.03, -0.01), at(0.012, 0.045, -0.01));
    pen.stroke(&fold, Width::taper(1.0, f.long(0.014), 1.0), faded(f.line(), 0.40));
}

/// The face itself with its soft shading.
pub(super) fn skin(pen: &mut Pen, f: &Features<'_>) {
    let paint = f.light.across(f.look.skin_color(), f.on(-0.40, 0.20), f.on(-0.02, -0.05));
    pen.fill(&f.skull.face(f.look, f.face.jaw_drop), paint);
    blush(pen, f);
    sockets(pen, f);
}

/// Color in the cheeks, more when they are raised.
fn blush(pen: &mut Pen, f: &Features<'_>) {
    let warm = mixed(f.skin(), [0.80, 0.30, 0.22, 1.0], 0.55);
    for side in [-1.0, 1.0] {
        // On the far cheek it keeps within the face's outline.
        let away = (side * f.skull.yaw.sin()).max(0.0);
        let x = side * (0.19 - 0.16 * away);
        let y = 0.165 - 0.02 * f.face.cheek_up;
        let path = patch(f, x, y, 0.080 * (1.0 - 0.8 * away), 0.056);
        let strength = 0.30 + 0.14 * f.face.cheek_up + 0.45 * f.face.flush;
        // Its soft rim would else lie as a stain on what is behind the face.
        let strength = strength * (1.0 - 2.2 * away).max(0.0);
        pen.fill_soft(&path, f.long(0.085 * (1.0 - 0.7 * away)), faded(warm, strength));
    }
}

/// A soft round area on the face: an ellipse that lies in the face's plane at its middle.
fn patch(f: &Features<'_>, x: f32, y: f32, a: f32, b: f32) -> Path {
    const STEP: f32 = 0.01;
    let along = |to: Point, from: Point, half: f32| (to - from) * (half / (2.0 * STEP));
    Path::ellipse(
        f.on(x, y),
        along(f.on(x + STEP, y), f.on(x - STEP, y), a),
        along(f.on(x, y + STEP), f.on(x, y - STEP), b),
    )
}

/// The hollows of the eyes, a little deeper with the years.
fn sockets(pen: &mut Pen, f: &Features<'_>) {
    let tone =
        faded(f.light.shaded(deeper(f.look.skin_color(), 0.30)), 0.26 + 0.12 * f.look.years());
    // A dark brow must stand out from it.
    let tone = faded(tone, 1.0 - 0.6 * f.look.darkness());
    for side in [-1.0, 1.0] {
        let away = (side * f.skull.yaw.sin()).max(0.0);
        let path =
            patch(f, side * (0.135 - 0.04 * away), -0.012, 0.082 * (1.0 - 0.6 * away), 0.036);
        pen.fill_soft(&path, f.long(0.06 * (1.0 - 0.8 * away)), tone);
    }
}

/// The nose: a side in shade, wings, and a soft light along its ridge.
pub(super) fn nose(pen: &mut Pen, f: &Features<'_>) {
    let s = f.skull;
    let wide = 0.056 + 0.012 * (f.look.seed >> 13 & 3) as f32 / 3.0 + 0.006 * f.look.jaw;
    let long = 0.205 + 0.012 * f.look.years();
    let bridge = |x: f32, y: f32| {
        let t = ((y + 0.02) / long).clamp(0.0, 1.0);
        s.on(x, y, 0.015 + 0.085 * t)
    };
    let tip = bridge(0.0, long - 0.028);
    let wing = |side: f32| s.on(side * wide, long - 0.012, 0.02);
    let under = s.on(0.0, long + 0.008, 0.055);
    // The side away from the light.
    let shade = faded(f.light.shaded(deeper(f.look.skin_color(), 0.26)), 0.50);
    let side = Path::smooth(&[
        s.on(-0.040, 0.0, 0.0),
        bridge(-0.014, 0.04),
        bridge(-0.016, long * 0.62),
        tip + pt(-f.long(0.014), f.long(0.012)),
        under,
        wing(-1.0),
        s.on(-wide * 0.92, long * 0.66, 0.004),
    ]);
    pen.fill_soft(&side, f.long(0.022), shade);
    let line = faded(mixed(f.shade(), f.line(), 0.62), 0.80);
    let base = Path::smooth_line(&[
        wing(-1.0) + pt(0.0, -f.long(0.012)),
        wing(-1.0) + pt(f.long(0.006), f.long(0.010)),
        s.on(-0.020, long + 0.002, 0.05),
        under,
        s.on(0.022, long, 0.05),
        wing(1.0) + pt(-f.long(0.004), f.long(0.006)),
    ]);
    pen.stroke(&base, Width::taper(f.long(0.006), f.long(0.015), f.long(0.006)), line);
    // In three-quarter view the far edge of the ridge stands against the cheek.
    let turned = f.skull.yaw.sin();
    if turned.abs() > 0.1 {
        let far = turned.signum();
        let ridge = Path::smooth_line(&[
            bridge(far * 0.020, 0.05),
            bridge(far * 0.014, long * 0.55),
            tip + pt(far * f.long(0.026), -f.long(0.004)),
            tip + pt(far * f.long(0.022), f.long(0.026)),
        ]);
        let strength = ((turned.abs() - 0.1) * 2.2).clamp(0.0, 0.75);
        pen.stroke(&ridge, Width::taper(0.5, f.long(0.011), f.long(0.012)), faded(line, strength));
    }
    let glow = Path::ellipse(
        tip + pt(f.long(0.004), -f.long(0.012)),
        pt(f.long(0.018), 0.0),
        pt(0.0, f.long(0.020)),
    );
    // On dark skin as much white as on light would be a gray spot.
    let white = 0.5 - 0.06 * f32::from(f.look.skin.clamp(1, 6) - 1);
    pen.fill_soft(&glow, f.long(0.03), faded(mixed(f.skin(), [1.0; 4], white), 0.35));
}

/// Lines the years and the feelings draw.
pub(super) fn lines(pen: &mut Pen, f: &Features<'_>) {
    let years = f.look.years();
    let face = f.face;
    let tone = mixed(f.shade(), f.line(), 0.42);
    let mut crease = |points: &[Point], width: f32, strength: f32| {
        if strength > 0.03 {
            let width = f.long(width);
            pen.stroke(
                &Path::smooth_line(points),
                Width::taper(width * 0.3, width, width * 0.3),
                faded(tone, strength.min(0.75)),
            );
        }
    };
    let smile = face.lip_corner_up.max(face.dimple * 0.4);
    for side in [-1.0, 1.0] {
        // From the nose to the corners of the mouth.
        let from = f.on(side * 0.088, 0.205);
        let bend = f.on(side * (0.142 + 0.02 * smile), 0.262);
        let to = f.on(side * (0.150 + 0.024 * smile), 0.317);
        crease(&[from, bend, to], 0.012, 0.58 * years + 0.42 * smile);
        // From the corners down.
        let from = f.on(side * 0.138, 0.365);
        let to = f.on(side * 0.142, 0.415);
        crease(&[from, to], 0.010, 0.55 * (years - 0.35).max(0.0) + 0.45 * face.lip_corner_down);
        // Beneath the eyes.
        let from = f.on(side * 0.070, 0.088);
        let bend = f.on(side * 0.122, 0.112);
        let to = f.on(side * 0.176, 0.096);
        crease(&[from, bend, to], 0.009, 0.45 * (years - 0.1).max(0.0) + 0.28 * face.cheek_up);
        // At their outer corners.
        for (rise, reach) in [(-0.012, 0.262), (0.020, 0.268), (0.048, 0.258)] {
            let from = f.on(side * 0.236, 0.026 + rise * 0.5);
            let to = f.on(side * reach, 0.024 + rise * 1.4);
            crease(
                &[from, to],
                0.008,
                0.5 * (years - 0.25).max(0.0) + 0.30 * face.cheek_up * years.max(0.3),
            );
        }
    }
    // Across the forehead.
    let raised = face.inner_brow_up.max(face.outer_brow_up);
    for (i, y) in [-0.205, -0.252, -0.164].into_iter().enumerate() {
        let lift = 0.014 * face.inner_brow_up;
        let half = 0.135 - 0.018 * i as f32;
        let points = [
            f.on(-half, y + 0.010),
            f.on(-half * 0.3, y - lift),
            f.on(half * 0.4, y - lift),
            f.on(half, y + 0.008),
        ];
        crease(&points, 0.009, 0.40 * (years - 0.2).max(0.0) + 0.34 * raised - 0.05 * i as f32);
    }
    // Between the brows.
    let frown = face.brow_down.max(face.brow_down_left.max(face.brow_down_right) * 0.7);
    for side in [-1.0, 1.0] {
        let points = [f.on(side * 0.026, -0.098), f.on(side * 0.020, -0.040)];
        crease(&points, 0.012, 0.70 * frown + 0.25 * (years - 0.5).max(0.0));
    }
}
