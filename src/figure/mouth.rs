//! The mouth.

use super::face::Features;
use crate::drawing::{Path, Pen, Point, Width, deeper, faded, hex, mixed};

/// The height of the line between the lips, in heights of the head from its middle.
const MOUTH_Y: f32 = 0.322;

/// The mouth and the hollow below it.
pub(super) fn mouth(pen: &mut Pen, f: &Features<'_>) {
    let face = f.face;
    let press = face.lips_pressed;
    let open = (face.lips_part * 0.016 + face.jaw_drop * 0.060) * (1.0 - 0.8 * press);
    let half = 0.098 + 0.026 * face.lip_corner_up + 0.026 * face.lip_stretch
        - 0.010 * press
        - 0.012 * face.jaw_drop;
    let chin = face.chin_up;
    // Each corner for itself: a dimple on one side is the whole of contempt.
    let corner = |side: f32| {
        let dimple =
            (face.dimple + if side < 0.0 { face.dimple_left } else { face.dimple_right }).min(1.0);
        // Where it is one corner alone, it is drawn up as well as in.
        let alone = (dimple - face.dimple).max(0.0);
        let rise = 0.040 * face.lip_corner_up + 0.026 * dimple + 0.022 * alone
            - 0.044 * face.lip_corner_down
            + 0.006 * face.lip_stretch;
        (half + 0.016 * dimple, -rise, dimple)
    };
    let (left, left_rise, left_dimple) = corner(-1.0);
    let (right, right_rise, right_dimple) = corner(1.0);
    let sag = 0.006 * face.lip_corner_up - 0.016 * face.lip_corner_down - 0.012 * chin;
    // `t` runs from -1 at the left corner to 1 at the right.
    let x = |t: f32| if t < 0.0 { left * t } else { right * t };
    let bend = |t: f32| {
        let rise = if t < 0.0 { left_rise } else { right_rise };
        let at_corner = t.abs().powf(1.9);
        MOUTH_Y + rise * at_corner + sag * (1.0 - at_corner)
    };
    let dip = |t: f32| 0.005 * (1.0 - (t * 3.2).powi(2)).max(0.0);
    let bow = |t: f32| (1.0 - t.abs().powf(2.1)).max(0.0);
    let upper_line = |t: f32| bend(t) + dip(t) - open * 0.22 * bow(t);
    let lower_line = |t: f32| bend(t) + dip(t) * 0.6 + open * 0.78 * bow(t);
    let full = 1.0 - 0.66 * press - 0.22 * face.lip_stretch - 0.10 * f.look.years();
    let upper_top = |t: f32| {
        let cupid = 0.0055 * (1.0 - (t.abs() * 4.2).powi(2)).max(0.0);
        upper_line(t) - (0.027 * full * (1.0 - t.abs().powf(1.5)).max(0.0)) + cupid
    };
    let lower_low =
        |t: f32| lower_line(t) + (0.037 * full + 0.004 * chin) * (1.0 - t.abs().powf(2.4)).max(0.0);
    let row = |y: &dyn Fn(f32) -> f32, to: f32| -> [Point; 17] {
        std::array::from_fn(|i| {
            let t = (i as f32 / 8.0 - 1.0) * to;
            f.on(x(t), y(t))
        })
    };
    let (top, upper) = (row(&upper_top, 0.97), row(&upper_line, 1.0));
    let (lower, low) = (row(&lower_line, 1.0), row(&lower_low, 0.94));

    // The hollow under the lower lip, which the chin pushes up.
    let hollow = Path::smooth_line(&[
        f.on(-0.050, 0.402 - 0.012 * chin + open),
        f.on(0.0, 0.394 - 0.020 * chin + open),
        f.on(0.050, 0.402 - 0.012 * chin + open),
    ]);
    let soft = faded(f.light.shaded(deeper(f.look.skin_color(), 0.25)), 0.34 + 0.40 * chin);
    pen.stroke_soft(&hollow, Width::taper(1.0, f.long(0.016), 1.0), f.long(0.018), soft);

    let lips = f.light.lit(f.look.lips());
    if open > 0.004 {
        let inside = Path::polygon(&upper).join(&Path::polygon(&lower).reversed());
        pen.fill(&inside, f.light.lit(hex(0x51231f)));
        if open > 0.022 {
            let teeth = |t: f32| upper_line(t) + (open * 0.26).min(0.014) * bow(t * 1.25);
            let (a, b) = (row(&upper_line, 0.72), row(&teeth, 0.72));
            let path = Path::polygon(&a).join(&Path::polygon(&b).reversed());
            pen.fill(&path, mixed(hex(0xeee4d8), hex(0x8a6a60), 0.22));
        }
    }
    let path = Path::polygon(&top).join(&Path::polygon(&upper).reversed());
    pen.fill(&path, faded(deeper(lips, 0.16), 0.92));
    let path = Path::polygon(&lower).join(&Path::polygon(&low).reversed());
    pen.fill(&path, faded(lips, 0.88));
    let shine = row(&|t| lower_line(t) + 0.016 * full, 0.34);
    pen.stroke_soft(
        &Path::polygon(&shine),
        Width::taper(0.5, f.long(0.010), 0.5),
        f.long(0.012),
        faded(mixed(lips, [1.0; 4], 0.5), 0.40 * full),
    );

    // The line between the lips carries the expression at a distance.
    let line = f.light.lit(mixed(f.look.lips(), f.look.line(), 0.72));
    let width = f.long(0.013 + 0.006 * press);
    let ends = row(&upper_line, 1.03);
    pen.stroke(&Path::polygon(&ends), Width::taper(width * 0.7, width, width * 0.7), line);
    if open > 0.004 {
        pen.stroke(&Path::polygon(&lower), Width::taper(0.4, width * 0.5, 0.4), faded(line, 0.7));
    }
    // Corners drawn in leave a small fold beside them.
    for (side, half, rise, dimple) in
        [(-1.0, left, left_rise, left_dimple), (1.0, right, right_rise, right_dimple)]
    {
        let strength = dimple.max(press * 0.6).max(face.lip_corner_up * 0.5);
        if strength > 0.08 {
            let at = |dx: f32, dy: f32| f.on(side * (half + dx), MOUTH_Y + rise + dy);
            let fold = Path::smooth_line(&[at(0.010, -0.022), at(0.022, 0.0), at(0.012, 0.022)]);
            pen.stroke(&fold, Width::taper(0.4, f.long(0.011), 0.4), faded(line, 0.62 * strength));
        }
    }
}
