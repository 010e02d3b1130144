//! The window, what is outside, and the sun it lets in.

use super::Room;
use crate::drawing::{Paint, Path, Pen, Width, deeper, faded, hex, mixed, pt};

const LEFT: f32 = 196.0;
const RIGHT: f32 = 436.0;
const TOP: f32 = 96.0;
const BOTTOM: f32 = 466.0;

/// The window with its curtains.
pub(super) fn window(pen: &mut Pen, room: &Room) {
    let wood = hex(0xefe4cf);
    let frame = Path::rounded(pt(LEFT - 16.0, TOP - 16.0), pt(RIGHT + 16.0, BOTTOM + 14.0), 5.0);
    pen.fill(&frame, room.tone(deeper(wood, 0.06)));
    let dim = if room.palette == super::RoomPalette::Dark { 0.34 } else { 0.0 };
    let outside = |color| deeper(color, dim);
    let [high, low] = room.hour.sky.map(outside);
    let glass =
        Path::polygon(&[pt(LEFT, TOP), pt(RIGHT, TOP), pt(RIGHT, BOTTOM), pt(LEFT, BOTTOM)]);
    pen.fill(
        &glass,
        Paint::Linear { from: pt(0.0, TOP), to: pt(0.0, BOTTOM - 60.0), colors: [high, low] },
    );
    outdoors(pen, room, high, low);
    // Cross bars and sill.
    let bar = room.tone(wood);
    let middle = (LEFT + RIGHT) / 2.0;
    pen.fill(&Path::rounded(pt(middle - 5.0, TOP), pt(middle + 5.0, BOTTOM), 1.0), bar);
    pen.fill(&Path::rounded(pt(LEFT, 226.0), pt(RIGHT, 234.0), 1.0), bar);
    let inner = Path::from(pt(LEFT, BOTTOM)).line(pt(LEFT, TOP)).line(pt(RIGHT, TOP));
    pen.stroke(&inner, Width::even(5.0), faded(room.shadow(wood, 0.4), 0.4));
    pen.fill(
        &Path::rounded(pt(LEFT - 34.0, BOTTOM + 8.0), pt(RIGHT + 34.0, BOTTOM + 26.0), 4.0),
        bar,
    );
    let under = Path::from(pt(LEFT - 30.0, BOTTOM + 28.0)).line(pt(RIGHT + 30.0, BOTTOM + 28.0));
    pen.stroke_soft(&under, Width::even(8.0), 10.0, faded(room.shadow(hex(0xb59a7c), 0.5), 0.35));
    curtains(pen, room);
}

fn outdoors(pen: &mut Pen, room: &Room, high: [f32; 4], low: [f32; 4]) {
    let night = room.hour.night;
    if night > 0.5 {
        for (x, y) in [
            (226.0, 140.0),
            (284.0, 118.0),
            (352.0, 152.0),
            (402.0, 126.0),
            (250.0, 206.0),
            (390.0, 200.0),
        ] {
            pen.fill(&Path::circle(pt(x, y), 1.9), faded(hex(0xf4ecd8), (night - 0.5) * 1.5));
        }
        let moon = pt(382.0, 164.0);
        pen.fill(&Path::circle(moon, 15.0), faded(hex(0xf3e9cf), (night - 0.5) * 1.7));
        pen.fill(
            &Path::circle(moon + pt(7.0, -4.0), 13.0),
            faded(mixed(high, low, 0.2), (night - 0.5) * 2.0),
        );
    }
    let hill = |points: &[(f32, f32)], tone: [f32; 4], pen: &mut Pen| {
        let mut line: Vec<_> = points.iter().map(|&(x, y)| pt(x, y)).collect();
        line.insert(0, pt(LEFT, points[0].1));
        line.push(pt(RIGHT, points[points.len() - 1].1));
        let path = Path::smooth_line(&line).line(pt(RIGHT, BOTTOM)).line(pt(LEFT, BOTTOM));
        pen.fill(&path, tone);
    };
    let leaf = mixed(hex(0x6f8a72), deeper(high, 0.5), 0.25 + 0.65 * night);
    hill(
        &[(230.0, 372.0), (300.0, 352.0), (370.0, 366.0), (420.0, 346.0)],
        mixed(leaf, low, 0.55),
        pen,
    );
    // Roofs across the street.
    let wall = mixed(mixed(hex(0xb98f72), low, 0.35), deeper(high, 0.55), 0.75 * night);
    for (x, y, w) in [(212.0, 392.0, 74.0), (292.0, 408.0, 60.0), (362.0, 388.0, 74.0)] {
        let house = Path::polygon(&[
            pt(x, BOTTOM),
            pt(x, y),
            pt(x + w / 2.0, y - 26.0),
            pt(x + w, y),
            pt(x + w, BOTTOM),
        ]);
        pen.fill(&house, wall);
        let lit = mixed(deeper(wall, 0.3), hex(0xf7d38a), (night * 1.2).min(1.0));
        let pane = Path::rounded(pt(x + w * 0.3, y + 12.0), pt(x + w * 0.3 + 11.0, y + 27.0), 1.0);
        pen.fill(&pane, lit);
    }
    hill(&[(220.0, 436.0), (270.0, 424.0), (330.0, 440.0), (400.0, 426.0)], leaf, pen);
}

fn curtains(pen: &mut Pen, room: &Room) {
    let cloth = hex(0xb9a184);
    for side in [-1.0_f32, 1.0] {
        let edge = if side < 0.0 { LEFT - 6.0 } else { RIGHT + 6.0 };
        let (outer, inner) = (edge + side * 62.0, edge - side * 34.0);
        let shape = Path::from(pt(outer, 62.0))
            .line(pt(inner, 62.0))
            .cubic(pt(inner, 250.0), pt(inner + side * 34.0, 330.0), pt(inner + side * 22.0, 596.0))
            .quad(pt(edge + side * 30.0, 606.0), pt(outer + side * 6.0, 594.0))
            .cubic(pt(outer, 400.0), pt(outer + side * 4.0, 220.0), pt(outer, 62.0));
        let dark = room.shadow(cloth, 0.22);
        let paint = Paint::Linear {
            from: pt(outer, 0.0),
            to: pt(inner, 0.0),
            colors: [dark, room.tone(cloth)],
        };
        pen.fill(&shape, paint);
        for t in [0.25, 0.5, 0.75] {
            let x = inner + (outer - inner) * t;
            let fold = Path::from(pt(x, 74.0)).cubic(
                pt(x, 260.0),
                pt(x + side * 16.0, 340.0),
                pt(x + side * 14.0, 588.0),
            );
            pen.stroke(&fold, Width::taper(1.0, 4.5, 3.0), faded(room.shadow(cloth, 0.42), 0.45));
        }
    }
    let rod = Path::from(pt(LEFT - 92.0, 62.0)).line(pt(RIGHT + 92.0, 62.0));
    pen.stroke(&rod, Width::even(7.0), room.tone(hex(0x6f5138)));
    for x in [LEFT - 94.0, RIGHT + 94.0] {
        pen.fill(&Path::circle(pt(x, 62.0), 8.0), room.tone(hex(0x6f5138)));
    }
}

/// The sun on wall and floor: two panes' worth of light.
pub(super) fn sunlight(pen: &mut Pen, room: &Room) {
    let (sun, low) = (room.hour.sun, room.hour.low);
    if sun < 0.02 {
        return;
    }
    let dim = if room.palette == super::RoomPalette::Dark { 0.5 } else { 1.0 };
    let color = faded(mixed(hex(0xfff3d6), hex(0xffcf96), low), 0.34 * sun * dim);
    let drop = 150.0 - 90.0 * low;
    for (a, b) in [(470.0, 560.0), (572.0, 662.0)] {
        let pane = Path::polygon(&[
            pt(a, 250.0 + drop),
            pt(b, 274.0 + drop),
            pt(b + 36.0, 520.0 + drop),
            pt(a + 36.0, 496.0 + drop),
        ]);
        pen.fill_soft(&pane, 16.0, color);
    }
}
