//! Eyes, brows, glasses and tears.

use super::face::Features;
use super::pose::Gaze;
use crate::drawing::{Path, Pen, Point, Width, deeper, faded, hex, mixed, pt};

/// How far from the middle of the face an eye's middle is, in heights of the head.
const EYE_X: f32 = 0.146;
const EYE_Y: f32 = 0.034;
/// Half the width of an eye.
const HALF: f32 = 0.074;

/// One eye's lids, as places on the face for `s` from -1 (inner corner) to 1 (outer corner).
struct Lids {
    side: f32,
    upper: f32,
    lower: f32,
    /// 0 is open, 1 closed.
    shut: f32,
}

impl Lids {
    fn new(f: &Features<'_>, gaze: &Gaze, side: f32) -> Self {
        let face = f.face;
        let tired = 0.06 * f.look.years();
        // Lids follow the gaze down, so that a lowered look is not a stare at the floor.
        let down =
            gaze.y.max(0.0) * 0.44 + f.skull.pitch.max(0.0) * 0.12 - (-gaze.y).max(0.0) * 0.10;
        let open = 1.0 + 0.30 * face.upper_lid_up - 0.24 * face.lids_tight - down - tired;
        let open = open.clamp(0.16, 1.32);
        let shut = face.eyes_closed.clamp(0.0, 1.0);
        Self {
            side,
            upper: 0.043 * open,
            lower: 0.025 * (1.0 - 0.62 * face.lids_tight - 0.55 * face.cheek_up).max(0.15),
            shut,
        }
    }

    fn x(&self, s: f32) -> f32 {
        self.side * (EYE_X + HALF * s)
    }

    /// A slight rise toward the outer corner.
    fn slant(s: f32) -> f32 {
        EYE_Y - 0.006 * s
    }

    fn upper_y(&self, s: f32) -> f32 {
        let bow = (1.0 - s.abs().powf(2.3)).max(0.0) * (1.0 - 0.16 * s);
        let (open, closed) = (-self.upper, self.lower * 0.9 + 0.004);
        Self::slant(s) + bow * (open + (closed - open) * self.shut)
    }

    fn lower_y(&self, s: f32) -> f32 {
        let bow = (1.0 - s.abs().powf(2.6)).max(0.0) * (1.0 + 0.18 * s);
        Self::slant(s) + bow * (self.lower + 0.004 * self.shut)
    }

    fn edge(&self, f: &Features<'_>, y: impl Fn(f32) -> f32) -> [Point; 13] {
        std::array::from_fn(|i| {
            let s = i as f32 / 6.0 - 1.0;
            f.on(self.x(s), y(s))
        })
    }
}

/// Both eyes and what is around them.
pub(super) fn eyes(pen: &mut Pen, f: &Features<'_>, gaze: &Gaze) {
    for side in [-1.0, 1.0] {
        eye(pen, f, gaze, &Lids::new(f, gaze, side));
    }
}

fn eye(pen: &mut Pen, f: &Features<'_>, gaze: &Gaze, lids: &Lids) {
    let upper = lids.edge(f, |s| lids.upper_y(s));
    let lower = lids.edge(f, |s| lids.lower_y(s));
    let opening = Path::polygon(&upper).join(&Path::polygon(&lower).reversed());
    let is_open = lids.shut < 0.93;
    if is_open {
        let white = mixed(f.light.lit(hex(0xf6efe6)), f.skin(), 0.10);
        let lid_shade = mixed(white, f.shade(), 0.42);
        let (top, low) = (upper[6], lower[6]);
        let paint = crate::drawing::Paint::Linear {
            from: top,
            to: top.lerp(low, 0.55) + pt(0.0, 1.0),
            colors: [lid_shade, white],
        };
        pen.fill(&opening, paint);
        iris(pen, f, gaze, lids);
    }
    let dark = f.line();
    // The fold above, which the upper lid nears as it opens.
    let rise = 0.024 - 0.010 * f.face.upper_lid_up + 0.012 * f.face.eyes_closed;
    let fold = lids.edge(f, |s| {
        let bow = (1.0 - s * s * 0.9).max(0.0);
        let open = Lids::slant(s) - 0.036 * bow - rise * bow.sqrt();
        open.min(lids.upper_y(s) - 0.012 * bow)
    });
    // The lid itself, where it is lowered.
    let lowered = Path::polygon(&fold[1..12]).join(&Path::polygon(&upper).reversed());
    pen.fill(&lowered, faded(deeper(f.skin(), 0.13), 0.85));
    let fold_line = Path::polygon(&fold[1..]);
    let width = f.long(0.008);
    pen.stroke(
        &fold_line,
        Width::taper(width * 0.4, width, width * 0.6),
        faded(mixed(f.shade(), dark, 0.5), 0.62),
    );
    // The rim of the upper lid with its lashes.
    let lash = f.long(0.022 - 0.007 * f.look.jaw.min(1.0));
    let mut rim = upper.to_vec();
    let flick = lids.x(1.10);
    rim.push(f.on(flick, Lids::slant(1.1) - 0.004 + 0.010 * lids.shut));
    pen.stroke(&Path::polygon(&rim), Width::taper(lash * 0.45, lash * 0.95, lash * 0.55), dark);
    let low = Path::polygon(&lower[2..12]);
    let width = f.long(0.008);
    pen.stroke(
        &low,
        Width::taper(width * 0.2, width * 0.8, width),
        faded(mixed(f.shade(), dark, 0.55), 0.55),
    );
    // The lower lid pushed up stands out as a fold.
    let tight = f.face.lids_tight.max(f.face.cheek_up * 0.8);
    if tight > 0.1 {
        let bag = lids.edge(f, |s| lids.lower_y(s) + 0.022 * (1.0 - s * s).max(0.0));
        pen.stroke(
            &Path::polygon(&bag[2..11]),
            Width::taper(0.4, f.long(0.009), 0.4),
            faded(mixed(f.shade(), dark, 0.3), 0.5 * tight),
        );
    }
    tears(pen, f, lids);
}

fn iris(pen: &mut Pen, f: &Features<'_>, gaze: &Gaze, lids: &Lids) {
    // An eye that looks at the viewer turns back as the head turns away.
    let back = -f.skull.yaw.sin() * 0.42;
    let s = (lids.side * (back + gaze.x * 0.56)).clamp(-0.62, 0.62);
    let y = EYE_Y - 0.006 + 0.020 * gaze.y - 0.022 * f.skull.pitch.sin() * (1.0 - gaze.y.abs());
    let (x, r) = (lids.x(s), 0.0365);
    let disk = |r: f32, dx: f32, dy: f32| {
        let ring: [Point; 24] = std::array::from_fn(|i| {
            let (sin, cos) = (i as f32 * std::f32::consts::TAU / 24.0).sin_cos();
            let px = x + dx + r * cos * 0.97;
            // Lids cover what lies beyond them.
            let t = (lids.side * px - EYE_X) / HALF;
            let (top, bottom) = (lids.upper_y(t), lids.lower_y(t));
            f.on(px, (y + dy + r * sin).clamp(top.min(bottom), bottom))
        });
        Path::polygon(&ring)
    };
    let tone = f.light.lit(f.look.iris());
    pen.fill(&disk(r, 0.0, 0.0), deeper(tone, 0.45));
    pen.fill(&disk(r * 0.80, 0.0, 0.003), tone);
    pen.fill(&disk(r * 0.46, 0.0, 0.0), hex(0x1c1413));
    pen.fill(&disk(r * 0.25, r * 0.34, -r * 0.40), [1.0, 0.98, 0.94, 0.92]);
}

/// A shine along the lower lid, and from the nearer eye one line down the cheek.
fn tears(pen: &mut Pen, f: &Features<'_>, lids: &Lids) {
    let tears = f.face.tears;
    if tears < 0.02 {
        return;
    }
    let wet = [0.93, 0.97, 1.0, 1.0];
    let pool = lids.edge(f, |s| lids.lower_y(s) - 0.004);
    pen.stroke(
        &Path::polygon(&pool[2..11]),
        Width::taper(0.5, f.long(0.011), f.long(0.007)),
        faded(wet, 0.9 * tears.min(1.0)),
    );
    if tears > 0.35 && lids.side < 0.0 {
        let run = ((tears - 0.35) / 0.65).clamp(0.0, 1.0);
        let x = lids.x(-0.10);
        // Behind glasses it is seen where it comes out below the rim.
        let start = if f.look.glasses { LENS_Y + LENS_HIGH + 0.006 } else { 0.062 };
        let end = start.max(0.065) + (0.235 - start.max(0.065)) * run;
        let track = Path::smooth_line(&[
            f.on(x, start),
            f.on(x - 0.004, 0.5 * (start + end)),
            f.on(x + 0.004, end),
        ]);
        pen.stroke(
            &track,
            Width::taper(f.long(0.006), f.long(0.010), f.long(0.013)),
            faded(wet, 0.62),
        );
        let drop = f.on(x + 0.004, end);
        pen.fill(&Path::circle(drop, f.long(0.011)), faded(wet, 0.9));
    }
}

/// Both brows.
pub(super) fn brows(pen: &mut Pen, f: &Features<'_>) {
    let face = f.face;
    let hair = f.light.lit(f.look.hair_tone());
    // Pale hair still needs a brow that can be read across a room.
    let tone = mixed(mixed(hair, f.line(), 0.55), f.skin(), 0.04);
    let dark = f.look.darkness();
    let tone = mixed(tone, hex(0x120b0a), 0.6 * dark.powi(3));
    let thick = f.long(0.026 + 0.012 * f.look.jaw.min(1.0)) * (1.0 + 0.18 * dark);
    for side in [-1.0, 1.0] {
        let (down, up) = if side < 0.0 {
            (face.brow_down_left, face.outer_brow_up_left)
        } else {
            (face.brow_down_right, face.outer_brow_up_right)
        };
        let down = (face.brow_down + down).min(1.0);
        let up = (face.outer_brow_up + up).min(1.0);
        let inner = face.inner_brow_up;
        // How long it is seen: foreshortened, it lies flatter and thinner, or its bow would read as a frown.
        let long = f.on(side * 0.234, -0.080) - f.on(side * 0.062, -0.080);
        let seen = (long.length() / f.long(0.172)).clamp(0.25, 1.0);
        let place = |t: f32| {
            // From the inner end at 0 to the outer at 1.
            let x = 0.062 + 0.172 * t - 0.022 * down * (1.0 - t);
            let arch = -0.026 * seen * (1.0 - (2.0 * t - 1.15).powi(2)).max(-0.2);
            let low = 0.046 * down * (1.0 - 0.72 * t);
            let raise = -0.062 * inner * (1.0 - t).powf(1.2) + 0.012 * inner * t;
            let outer = -0.052
                * up
                * (0.25 + 0.75 * (1.0 - (1.6 * t - 1.0).powi(2)).max(0.0))
                * t.powf(0.6);
            let tight = 0.006 * face.lids_tight;
            f.skull.on(side * x, -0.080 + arch + low + raise + outer + tight, 0.006)
        };
        let points: [Point; 6] = std::array::from_fn(|i| place(i as f32 / 5.0));
        let line = Path::smooth_line(&points);
        let thick = thick * (0.6 + 0.4 * seen);
        pen.stroke(&line, Width::taper(thick * 0.86, thick, thick * 0.22), tone);
    }
}

/// Where the lenses' middles are, and half their height, in heights of the head.
const LENS_Y: f32 = 0.046;
const LENS_HIGH: f32 = 0.078;

/// Thin frames; the glass is clear, with a breath of light in a corner where it hides nothing.
pub(super) fn glasses(pen: &mut Pen, f: &Features<'_>) {
    let s = f.skull;
    let frame = f.light.lit(hex([0x3b3634, 0x6a4a34, 0x4a5560][(f.look.seed >> 21) as usize % 3]));
    let width = Width::even(f.long(0.015));
    for side in [-1.0, 1.0] {
        let at = |angle: f32| {
            let (sin, cos) = angle.sin_cos();
            let (cx, sy) =
                (cos.signum() * cos.abs().powf(0.72), sin.signum() * sin.abs().powf(0.72));
            s.on(side * (0.150 + 0.104 * cx), LENS_Y + LENS_HIGH * sy, 0.035)
        };
        let ring: Vec<Point> =
            (0..=36).map(|i| at(i as f32 * std::f32::consts::TAU / 36.0)).collect();
        let middle = s.on(side * 0.150, LENS_Y, 0.035);
        let glint: [Point; 4] =
            std::array::from_fn(|i| middle.lerp(at(5.2 + 0.17 * i as f32), 0.84));
        pen.stroke(
            &Path::polygon(&glint),
            Width::taper(0.4, f.long(0.008), 0.4),
            [1.0, 1.0, 1.0, 0.30],
        );
        pen.stroke(&Path::polygon(&ring), width, frame);
        let outer = at(5.75);
        let temple = s.at(side * 0.335, 0.005, 0.02);
        let is_seen = s.depth(side * 0.33, 0.0, 0.05) > -0.02;
        if is_seen {
            pen.stroke(
                &Path::from(outer).line(temple),
                Width::taper(f.long(0.014), f.long(0.012), f.long(0.008)),
                frame,
            );
        }
    }
    let bridge = Path::from(s.on(-0.048, 0.028, 0.045))
        .quad(s.on(0.0, 0.004, 0.065), s.on(0.048, 0.028, 0.045));
    pen.stroke(&bridge, width, frame);
}
