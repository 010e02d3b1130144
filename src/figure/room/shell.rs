//! Wall, floor, rug, and the light that lies over everything.

use super::{Room, RoomPalette};
use crate::drawing::{Paint, Path, Pen, Point, Width, deeper, faded, hex, mixed, pt};

/// Where wall and floor meet.
pub(super) const FLOOR_Y: f32 = 668.0;
const WALL: u32 = 0xd5bf9f;
const FLOOR: u32 = 0xa67f5c;

/// A rectangle that reaches beyond any stage; only its upper and lower edges are soft.
fn sheet(pen: &mut Pen, top: f32, bottom: f32, colors: [[f32; 4]; 2]) {
    let corners = [pt(-2400.0, top), pt(4000.0, top), pt(4000.0, bottom), pt(-2400.0, bottom)];
    let paint = Paint::Linear { from: pt(0.0, top), to: pt(0.0, bottom), colors };
    pen.fill(&Path::polygon(&corners), paint);
}

/// The wall.
pub(super) fn wall(pen: &mut Pen, room: &Room) {
    let tone = room.tone(hex(WALL));
    let is_plain = room.palette == RoomPalette::HighContrast;
    let dusk = mixed(tone, room.shadow(hex(0xb59a7c), 0.18), 0.45);
    let upper = if is_plain { tone } else { dusk };
    // One color first: where two sheets with soft edges meet, nothing may shine through.
    sheet(pen, -2400.0, FLOOR_Y + 300.0, [upper, upper]);
    if !is_plain {
        sheet(pen, 0.0, FLOOR_Y + 300.0, [upper, tone]);
    }
}

/// Floor, skirting and rug.
pub(super) fn floor(pen: &mut Pen, room: &Room) {
    let tone = room.tone(hex(FLOOR));
    let near = room.shadow(hex(FLOOR), 0.30);
    sheet(pen, FLOOR_Y, 3000.0, [tone, tone]);
    sheet(pen, FLOOR_Y, 960.0, [tone, near]);
    sheet(pen, 940.0, 3000.0, [near, near]);
    let skirting = mixed(room.tone(hex(WALL)), room.tone(hex(0xefe3cc)), 0.5);
    sheet(pen, FLOOR_Y - 26.0, FLOOR_Y, [skirting, skirting]);
    if room.palette == RoomPalette::HighContrast {
        return;
    }
    let line = faded(room.shadow(hex(FLOOR), 0.5), 0.5);
    for y in [FLOOR_Y - 27.0, FLOOR_Y] {
        let path = Path::from(pt(-2400.0, y)).line(pt(4000.0, y));
        pen.stroke(&path, Width::even(2.0), faded(line, 0.6));
    }
    rug(pen, room);
}

fn rug(pen: &mut Pen, room: &Room) {
    let ring =
        |grow: f32| Path::ellipse(pt(760.0, 868.0), pt(640.0 * grow, 0.0), pt(0.0, 128.0 * grow));
    pen.fill(&ring(1.0), room.tone(hex(0x8a5a4c)));
    pen.fill(&ring(0.94), room.tone(hex(0xd9c3a0)));
    pen.fill(&ring(0.91), room.tone(hex(0x9a6654)));
    pen.fill(&ring(0.62), room.tone(hex(0xa87562)));
}

/// Lamplight, and the dusk of the corners. What is drawn later stands before it.
pub(super) fn glow(pen: &mut Pen, room: &Room) {
    if room.palette == RoomPalette::HighContrast {
        return;
    }
    let lamp = room.hour.lamp;
    let dim = if room.palette == RoomPalette::Dark { 0.62 } else { 1.0 };
    let mut pool = |center: Point, a: f32, b: f32, color: u32, strength: f32| {
        if strength > 0.01 {
            let path = Path::ellipse(center, pt(a, 0.0), pt(0.0, b));
            let inner = faded(hex(color), strength);
            soft(pen, &path, center, inner);
        }
    };
    pool(pt(1120.0, 300.0), 620.0, 520.0, 0xffd694, 0.40 * lamp * dim);
    pool(pt(1120.0, 270.0), 250.0, 220.0, 0xffe7b8, 0.42 * lamp * dim);
    pool(pt(1080.0, 850.0), 520.0, 150.0, 0xffcf8a, 0.22 * lamp * dim);
    // A quiet brightness behind the head, at any hour.
    pool(pt(735.0, 300.0), 470.0, 430.0, 0xfff0d4, 0.22 * dim);
}

/// Brightness that falls off from a center to nothing, in rings so that the fall is a curve.
fn soft(pen: &mut Pen, path: &Path, center: Point, color: [f32; 4]) {
    for (grow, share) in [(1.0, 0.22), (0.8, 0.24), (0.6, 0.26), (0.4, 0.28)] {
        let ring = path.clone().map(|p| center.lerp(p, grow));
        pen.fan(&ring, center, faded(color, share), faded(color, 0.0));
    }
}

/// A soft dark under something that stands on the floor.
pub(super) fn ground_shadow(pen: &mut Pen, center: Point, a: f32, b: f32, strength: f32) {
    let path = Path::ellipse(center, pt(a, 0.0), pt(0.0, b));
    let dark = deeper([0.22, 0.14, 0.10, strength], 0.3);
    pen.fan(&path, center, dark, faded(dark, 0.0));
}
