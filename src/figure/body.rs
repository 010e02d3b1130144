//! Trunk, legs and neck.

use super::bones::Bones;
use super::light::Light;
use super::look::Look;
use crate::drawing::{Path, Pen, Width, deeper, faded, mixed, pt};
use crate::scenario::raw::{Build, Clothing};

/// Thighs toward the viewer, and what is below the knees for stages taller than wide.
pub(super) fn legs(pen: &mut Pen, look: &Look, bones: &Bones, light: &Light) {
    let cloth = look.legs_color();
    let girth = 0.7 + 0.3 * bones.girth;
    let hips = bones.hips;
    let is_skirt = look.clothing == Clothing::Dress;
    let pelvis = Path::hull(&[(hips[0], 66.0 * girth), (hips[1], 66.0 * girth)]);
    pen.fill(&pelvis, light.across(cloth, hips[0] + pt(-90.0, 40.0), hips[1]));
    for side in [1, 0] {
        let (hip, knee) = (hips[side], bones.knees[side]);
        let inward = if side == 0 { 12.0 } else { -12.0 };
        let shin = Path::hull(&[(knee, 66.0 * girth), (knee + pt(10.0, 300.0), 46.0)]);
        pen.fill(&shin, light.shaded(deeper(cloth, 0.12)));
        let thigh = Path::hull(&[
            (hip + pt(inward, -6.0), 74.0 * girth),
            (knee + pt(0.0, -6.0), 70.0 * girth),
        ]);
        let (dark, bright) = (hip + pt(-90.0, 40.0), hip + pt(60.0, -60.0));
        pen.fill(&thigh, light.across(cloth, dark, bright));
    }
    if is_skirt {
        let [l, r] = bones.knees;
        let lap = Path::smooth(&[
            hips[0] + pt(-66.0 * girth, -20.0),
            hips[1] + pt(66.0 * girth, -20.0),
            r + pt(78.0, -10.0),
            r + pt(70.0, 90.0),
            l + pt(-70.0, 90.0),
            l + pt(-80.0, -10.0),
        ]);
        pen.fill(&lap, light.across(cloth, hips[0], hips[1]));
    }
    let crease = faded(light.shaded(deeper(cloth, 0.5)), 0.45);
    let middle = hips[0].lerp(hips[1], 0.5);
    let seam =
        Path::from(middle + pt(0.0, 10.0)).quad(middle + pt(10.0, 60.0), middle + pt(14.0, 130.0));
    pen.stroke(&seam, Width::taper(2.0, 7.0, 9.0), crease);
}

/// The outline of the trunk, `grow` units wider than the body.
fn outline(bones: &Bones, grow: f32) -> Path {
    let [l, r] = bones.shoulders;
    let [hl, hr] = bones.hips;
    let n = bones.neck;
    let out = grow + bones.belly();
    let side = |a: crate::drawing::Point, b: crate::drawing::Point, t: f32| a.lerp(b, t);
    let hips = 34.0 * bones.girth;
    Path::smooth(&[
        n + pt(-52.0, -20.0),
        n.lerp(l, 0.55) + pt(0.0, -24.0 - grow * 0.3),
        l + pt(-10.0 - grow, -8.0),
        l + pt(-26.0 - grow, 30.0),
        side(l, hl, 0.38) + pt(-6.0 - out, 0.0),
        side(l, hl, 0.72) + pt(-4.0 - out * 1.1, 0.0),
        hl + pt(-hips - grow, -26.0),
        hl + pt(-hips * 0.7, -4.0),
        hl.lerp(hr, 0.5) + pt(0.0, 16.0),
        hr + pt(hips * 0.7, -6.0),
        hr + pt(hips + grow, -28.0),
        side(r, hr, 0.72) + pt(4.0 + out * 1.1, 0.0),
        side(r, hr, 0.38) + pt(6.0 + out, 0.0),
        r + pt(24.0 + grow, 30.0),
        r + pt(8.0 + grow, -8.0),
        n.lerp(r, 0.55) + pt(0.0, -23.0 - grow * 0.3),
        n + pt(52.0, -22.0),
    ])
}

/// The trunk in its main cloth.
pub(super) fn trunk(pen: &mut Pen, look: &Look, bones: &Bones, light: &Light) {
    let grow = match look.clothing {
        Clothing::Coat | Clothing::Hoodie => 10.0,
        Clothing::Sweater | Clothing::Cardigan => 5.0,
        Clothing::Suit => 4.0,
        _ => 0.0,
    };
    let [main, under] = look.cloth_colors();
    let cloth = if look.clothing == Clothing::WorkClothes { under } else { main };
    pen.fill(&outline(bones, grow), bones.light_on(cloth, light));
    // The lap's shade, where the trunk folds into the thighs.
    let middle = bones.trunk(0.0, 0.93);
    let fold = Path::ellipse(middle, pt(128.0 * bones.girth, 0.0), pt(0.0, 52.0));
    let dark = faded(light.shaded(deeper(cloth, 0.6)), 0.26);
    pen.fan(&fold, middle, dark, faded(dark, 0.0));
}

/// The neck, with the shadow of the chin.
pub(super) fn neck(pen: &mut Pen, look: &Look, bones: &Bones, light: &Light) {
    let skull = &bones.skull;
    let n = bones.neck;
    let half = match look.build {
        Build::Slight => 35.0,
        Build::Average => 38.0,
        Build::Broad => 41.0,
        Build::Heavy => 44.0,
    } + 5.0 * (look.jaw - 0.4);
    let skin = look.skin_color();
    // It comes down from behind the jaw, a little back of the middle of the head.
    let top = skull.at(0.0, 0.10, -0.12);
    let shape = Path::from(top + pt(-half, 0.0))
        .cubic(top + pt(-half, 60.0), n + pt(-half, -44.0), n + pt(-half - 13.0, -17.0))
        .quad(n + pt(-26.0, 44.0), n + pt(4.0, 48.0))
        .quad(n + pt(36.0, 42.0), n + pt(half + 13.0, -19.0))
        .cubic(n + pt(half, -46.0), top + pt(half, 60.0), top + pt(half, 0.0));
    pen.fill(&shape, light.across(deeper(skin, 0.10), n + pt(-half, 0.0), n + pt(half, 10.0)));
    // The chin's shadow keeps within the neck: its soft rim would else fall on the wall.
    let chin = skull.on(0.0, 0.46, -0.08);
    let rim = 11.0;
    let left = |t: f32| (top + pt(-half, 0.0)).lerp(n + pt(-half, -34.0), t) + pt(rim * 0.8, 0.0);
    let right = |t: f32| (top + pt(half, 0.0)).lerp(n + pt(half, -36.0), t) - pt(rim * 0.8, 0.0);
    let low = ((chin.y - top.y) / (n.y - top.y).max(1.0)).clamp(0.1, 0.8);
    let fall = Path::from(left(0.0))
        .line(right(0.0))
        .line(right(low * 0.9))
        .quad(chin.lerp(n, 0.62), left(low * 0.95));
    pen.fill_soft(&fall, rim, faded(light.shaded(deeper(skin, 0.42)), 0.62));
    let line = faded(mixed(light.shaded(skin), look.line(), 0.4), 0.4);
    let cord = Path::from(n + pt(-30.0, -34.0)).quad(n + pt(-22.0, 2.0), n + pt(-6.0, 14.0));
    pen.stroke(&cord, Width::taper(1.0, 2.4 + 1.2 * look.years(), 1.0), line);
    let cord = Path::from(n + pt(32.0, -30.0)).quad(n + pt(24.0, 2.0), n + pt(10.0, 14.0));
    pen.stroke(&cord, Width::taper(1.0, 1.8 + look.years(), 1.0), line);
}
