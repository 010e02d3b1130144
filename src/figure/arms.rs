//! Sleeves, forearms and hands.

use super::bones::{Bones, Limb};
use super::light::Light;
use super::look::Look;
use crate::drawing::{Affine, Color, Path, Pen, Point, Width, deeper, faded, mixed, pt};
use crate::scenario::raw::Clothing;

/// How far a sleeve reaches.
#[derive(Clone, Copy, PartialEq)]
enum Sleeve {
    Short,
    ThreeQuarter,
    Long,
}

fn sleeve(look: &Look) -> Sleeve {
    match look.clothing {
        Clothing::TShirt | Clothing::WorkClothes => Sleeve::Short,
        Clothing::Blouse | Clothing::Dress => Sleeve::ThreeQuarter,
        _ => Sleeve::Long,
    }
}

/// Radii of an arm at shoulder, elbow and wrist.
fn radii(look: &Look, bones: &Bones) -> [f32; 3] {
    let loose = match look.clothing {
        Clothing::Coat | Clothing::Hoodie => 7.0,
        Clothing::Sweater | Clothing::Cardigan => 4.0,
        Clothing::Suit => 3.0,
        _ => 0.0,
    };
    let stout = 0.72 + 0.28 * bones.girth;
    [42.0 * stout + loose, 35.0 * stout + loose, 24.0 * stout + loose * 0.7]
}

fn color(look: &Look) -> Color {
    let [main, under] = look.cloth_colors();
    if look.clothing == Clothing::WorkClothes { under } else { main }
}

/// From shoulder to elbow, before the head is drawn.
pub(super) fn upper_arm(pen: &mut Pen, look: &Look, bones: &Bones, light: &Light, side: usize) {
    let limb = &bones.arms[side];
    let [top, elbow, _] = radii(look, bones);
    let skin = look.skin_color();
    let cloth = color(look);
    let inward = if side == 0 { 1.0 } else { -1.0 };
    let ball = limb.shoulder + pt(inward * 9.0, 31.0);
    let kind = sleeve(look);
    let tone = if kind == Sleeve::Short { skin } else { cloth };
    pen.fill(&Path::hull(&[(ball, top), (limb.elbow, elbow)]), bones.light_on(tone, light));
    if kind == Sleeve::Short {
        let hem = limb.shoulder.lerp(limb.elbow, 0.56);
        pen.fill(
            &Path::hull(&[(ball, top + 3.0), (hem, (top + elbow) / 2.0 + 5.0)]),
            bones.light_on(cloth, light),
        );
        let way = (limb.elbow - limb.shoulder).unit();
        let across = way.quarter() * ((top + elbow) / 2.0 + 3.0);
        let end = hem + way * ((top + elbow) / 2.0 - 4.0);
        let edge = Path::from(end - across * 0.7 - way * 8.0)
            .quad(end + way * 7.0, end + across * 0.7 - way * 8.0);
        pen.stroke(&edge, Width::even(2.2), faded(light.shaded(deeper(cloth, 0.3)), 0.5));
    }
    // The line between arm and trunk.
    let inner = Path::from(ball + pt(inward * top * 0.86, 34.0)).quad(
        limb.shoulder.lerp(limb.elbow, 0.6) + pt(inward * (top * 0.82), 12.0),
        limb.elbow + pt(inward * elbow * 0.95, -8.0),
    );
    pen.stroke(&inner, Width::taper(1.0, 4.2, 1.5), faded(light.shaded(deeper(tone, 0.45)), 0.55));
}

/// From elbow to fingertips, after the head is drawn.
pub(super) fn forearm(pen: &mut Pen, look: &Look, bones: &Bones, light: &Light, side: usize) {
    let limb = &bones.arms[side];
    let [_, elbow, wrist] = radii(look, bones);
    let skin = look.skin_color();
    let cloth = color(look);
    let kind = sleeve(look);
    let shadow = |pen: &mut Pen, reach: f32| {
        let path = Path::hull(&[
            (limb.elbow.lerp(limb.wrist, 0.15) + pt(0.0, 13.0), elbow - 4.0),
            (limb.elbow.lerp(limb.wrist, reach) + pt(0.0, 11.0), wrist),
        ]);
        pen.fill_soft(&path, 16.0, faded([0.10, 0.05, 0.04, 1.0], 0.20));
    };
    shadow(pen, 0.95);
    let arm = |from: f32, to: f32, grow: f32| {
        let at = |t: f32| (limb.elbow.lerp(limb.wrist, t), elbow + (wrist - elbow) * t + grow);
        Path::hull(&[at(from), at(to)])
    };
    match kind {
        Sleeve::Long => {
            hand(pen, look, limb, light, side);
            pen.fill(&arm(0.0, 0.93, 0.0), bones.light_on(cloth, light));
            cuff(pen, look, limb, light, wrist);
        }
        Sleeve::ThreeQuarter => {
            hand(pen, look, limb, light, side);
            pen.fill(&arm(0.0, 0.98, -7.0), bones.light_on(skin, light));
            pen.fill(&arm(0.0, 0.42, 3.0), bones.light_on(cloth, light));
        }
        Sleeve::Short => {
            hand(pen, look, limb, light, side);
            pen.fill(&arm(0.0, 0.98, -6.0), bones.light_on(skin, light));
        }
    }
}

/// The end of a long sleeve.
fn cuff(pen: &mut Pen, look: &Look, limb: &Limb, light: &Light, radius: f32) {
    let [main, under] = look.cloth_colors();
    let way = (limb.wrist - limb.elbow).unit();
    let across = way.quarter();
    let end = limb.wrist - way * 3.0;
    let (tone, length) = match look.clothing {
        Clothing::Suit => (under, 9.0),
        Clothing::Sweater | Clothing::Hoodie | Clothing::Cardigan => (deeper(main, 0.10), 22.0),
        Clothing::Shirt => (mixed(main, [1.0; 4], 0.18), 20.0),
        _ => (deeper(main, 0.06), 12.0),
    };
    let r = radius * 0.98;
    let band = Path::from(end - across * r)
        .quad(end + way * 12.0, end + across * r)
        .line(end + across * (r + 1.0) - way * length)
        .quad(end + way * (10.0 - length), end - across * (r + 1.0) - way * length);
    pen.fill(&band, light.lit(tone));
    let seam = Path::from(end + across * (r + 1.0) - way * length)
        .quad(end + way * (10.0 - length), end - across * (r + 1.0) - way * length);
    pen.stroke(&seam, Width::even(1.8), faded(light.shaded(deeper(main, 0.4)), 0.55));
}

/// A hand in its own frame: the wrist at the origin, pointing to the right, the thumb above.
fn hand(pen: &mut Pen, look: &Look, limb: &Limb, light: &Light, side: usize) {
    // A hand that is all the way under the other arm is not seen.
    if limb.tucked > 0.9 {
        return;
    }
    let size = if look.jaw > 0.5 { 1.08 } else { 1.0 } * (1.0 - 0.55 * limb.tucked);
    let frame = Affine::placed(limb.wrist, limb.angle, size);
    // The thumb lies toward the body's middle or up, which is on the other side for the other hand.
    let frame = if side == 1 { Affine { y: -frame.y, ..frame } } else { frame };
    let skin = light.lit(look.skin_color());
    let shade = light.shaded(look.skin_color());
    let line = faded(mixed(shade, look.line(), 0.35), 0.75);
    let at = |x: f32, y: f32| frame.apply(pt(x, y));
    let (curl, spread) = (limb.curl, limb.spread);

    let shadow = Path::ellipse(at(50.0, 4.0) + pt(0.0, 9.0), frame.x * 52.0, frame.y * 27.0);
    pen.fill_soft(&shadow, 16.0, faded([0.10, 0.05, 0.04, 1.0], 0.20));

    // Wrist and back of the hand.
    let palm = Path::smooth(&[
        at(-16.0, -17.0),
        at(12.0, -19.0),
        at(38.0, -27.0),
        at(58.0, -26.0),
        at(64.0, -6.0),
        at(60.0, 20.0),
        at(36.0, 24.0),
        at(10.0, 19.0),
        at(-16.0, 17.0),
    ]);
    let paint = light.across(look.skin_color(), at(30.0, 30.0), at(30.0, -26.0));
    pen.fill(&palm, paint);

    // Fingers from the little one to the first, each over the one before.
    let lengths = [42.0, 53.0, 57.0, 50.0];
    for (i, length) in lengths.into_iter().enumerate() {
        let n = i as f32;
        let root = pt(54.0 + if i == 0 { -4.0 } else { 1.5 * n }, 16.5 - 12.2 * n);
        let fan = (1.4 - n) * (0.05 + 0.16 * spread);
        // A bent finger shows its first joint; the rest turns back beneath.
        let first = length * (0.52 - 0.10 * curl);
        let knuckle = root + Point::toward(fan + 0.15 * curl) * first;
        let bend = fan + 0.2 + 2.1 * curl;
        let rest = length * (0.50 - 0.16 * curl);
        let tip = knuckle + Point::toward(bend) * rest;
        let r = 9.6 - if i == 0 { 1.4 } else { 0.0 };
        let (root, knuckle, tip) = (frame.apply(root), frame.apply(knuckle), frame.apply(tip));
        let finger = Path::from(root).quad(knuckle, tip);
        pen.stroke(&finger, Width::taper(2.0 * r + 3.0, 2.0 * r + 2.6, 2.0 * r + 0.5), line);
        pen.stroke(&finger, Width::taper(2.0 * r, 2.0 * r - 0.4, 2.0 * r - 2.6), skin);
    }
    // Over the roots of the fingers, so that they grow out of the hand.
    let bridge = Path::ellipse(at(47.0, -2.0), frame.x * 15.0, frame.y * 23.0);
    pen.fill_soft(&bridge, 8.0, skin);

    let thumb_root = at(16.0, -16.0);
    let thumb_joint = at(38.0, -34.0 - 4.0 * spread + 8.0 * curl);
    let thumb_tip = at(62.0 - 8.0 * curl, -37.0 - 10.0 * spread + 14.0 * curl);
    let thumb = Path::from(thumb_root).quad(thumb_joint, thumb_tip);
    pen.stroke(&thumb, Width::taper(26.0, 23.0, 19.0), faded(line, 0.8));
    pen.stroke(&thumb, Width::taper(24.5, 20.5, 16.0), skin);
    let blend = Path::ellipse(at(20.0, -8.0), frame.x * 20.0, frame.y * 13.0);
    pen.fill_soft(&blend, 7.0, skin);
}
