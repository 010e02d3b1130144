//! Chairs, lamp, table, shelf, plant and picture.

use super::Room;
use super::shell::ground_shadow;
use crate::drawing::{
    Affine, Color, Paint, Path, Pen, Point, Width, deeper, faded, hex, mixed, pt,
};

const WOOD: u32 = 0x7a573b;

/// From a color to a darker one, left to right or top to bottom.
fn run(room: &Room, color: u32, from: Point, to: Point, deep: f32) -> Paint {
    Paint::Linear { from, to, colors: [room.tone(hex(color)), room.shadow(hex(color), deep)] }
}

/// The client's armchair.
pub(super) fn armchair(pen: &mut Pen, room: &Room) {
    const CLOTH: u32 = 0x8a7f6a;
    ground_shadow(pen, pt(720.0, 905.0), 400.0, 80.0, 0.5);
    let back = Path::smooth(&[
        pt(512.0, 560.0),
        pt(516.0, 440.0),
        pt(566.0, 388.0),
        pt(720.0, 374.0),
        pt(872.0, 388.0),
        pt(922.0, 438.0),
        pt(926.0, 560.0),
        pt(918.0, 800.0),
        pt(720.0, 830.0),
        pt(520.0, 800.0),
    ]);
    pen.fill(&back, run(room, CLOTH, pt(880.0, 380.0), pt(560.0, 760.0), 0.34));
    let seam = Path::smooth_line(&[
        pt(546.0, 640.0),
        pt(548.0, 470.0),
        pt(590.0, 418.0),
        pt(720.0, 406.0),
        pt(848.0, 418.0),
        pt(890.0, 470.0),
        pt(892.0, 640.0),
    ]);
    pen.stroke(&seam, Width::even(2.6), faded(room.shadow(hex(CLOTH), 0.6), 0.5));
    let seat = Path::rounded(pt(500.0, 770.0), pt(940.0, 880.0), 34.0);
    pen.fill(&seat, run(room, CLOTH, pt(0.0, 770.0), pt(0.0, 880.0), 0.40));
    for (x, side) in [(468.0, -1.0), (964.0, 1.0)] {
        let arm = Path::smooth(&[
            pt(x - 42.0, 668.0),
            pt(x - 26.0, 636.0),
            pt(x + 26.0, 636.0),
            pt(x + 42.0, 668.0),
            pt(x + 40.0, 780.0),
            pt(x + 34.0, 905.0),
            pt(x - 34.0, 905.0),
            pt(x - 40.0, 780.0),
        ]);
        let (from, to) = (pt(x + 30.0, 640.0), pt(x - 30.0, 860.0));
        pen.fill(&arm, run(room, if side < 0.0 { 0x837863 } else { CLOTH }, from, to, 0.32));
        let roll = Path::from(pt(x - 30.0, 900.0))
            .cubic(pt(x - 34.0, 780.0), pt(x - 36.0, 690.0), pt(x - 22.0, 664.0))
            .quad(pt(x, 646.0), pt(x + 22.0, 664.0))
            .cubic(pt(x + 36.0, 690.0), pt(x + 34.0, 780.0), pt(x + 30.0, 900.0));
        pen.stroke(&roll, Width::even(2.4), faded(room.shadow(hex(CLOTH), 0.6), 0.45));
    }
    for x in [456.0, 976.0] {
        let leg = Path::polygon(&[
            pt(x - 14.0, 900.0),
            pt(x + 14.0, 900.0),
            pt(x + 9.0, 964.0),
            pt(x - 9.0, 964.0),
        ]);
        pen.fill(&leg, room.tone(hex(WOOD)));
    }
}

/// The near edge of the chair one sits in oneself.
pub(super) fn near_chair(pen: &mut Pen, room: &Room) {
    const CLOTH: u32 = 0x5b4a40;
    let arm = Path::smooth(&[
        pt(1236.0, 1130.0),
        pt(1250.0, 930.0),
        pt(1312.0, 832.0),
        pt(1440.0, 796.0),
        pt(1640.0, 786.0),
        pt(1900.0, 800.0),
        pt(2000.0, 1130.0),
    ]);
    ground_shadow(pen, pt(1500.0, 950.0), 420.0, 190.0, 0.35);
    pen.fill(&arm, run(room, CLOTH, pt(1300.0, 800.0), pt(1420.0, 1000.0), 0.45));
    let edge = Path::smooth_line(&[
        pt(1290.0, 1000.0),
        pt(1300.0, 926.0),
        pt(1350.0, 862.0),
        pt(1460.0, 832.0),
        pt(1660.0, 824.0),
    ]);
    pen.stroke(
        &edge,
        Width::taper(2.0, 3.4, 3.0),
        faded(mixed(room.tone(hex(CLOTH)), [1.0, 0.9, 0.75, 1.0], 0.35), 0.5),
    );
}

/// The lamp.
pub(super) fn lamp(pen: &mut Pen, room: &Room) {
    let on = room.hour.lamp;
    let x = 1132.0;
    ground_shadow(pen, pt(x, 742.0), 110.0, 22.0, 0.45);
    let metal = room.tone(hex(0x5d4a38));
    pen.fill(&Path::ellipse(pt(x, 736.0), pt(56.0, 0.0), pt(0.0, 12.0)), metal);
    pen.stroke(&Path::from(pt(x, 300.0)).line(pt(x, 734.0)), Width::even(7.0), metal);
    let shade = Path::from(pt(x - 52.0, 182.0))
        .quad(pt(x, 174.0), pt(x + 52.0, 182.0))
        .line(pt(x + 92.0, 312.0))
        .quad(pt(x, 330.0), pt(x - 92.0, 312.0));
    let cold = room.tone(hex(0xe2d3b6));
    let warm = [mixed(cold, hex(0xffe9bd), on), mixed(deeper(cold, 0.12), hex(0xf6bf72), on)];
    pen.fill(&shade, Paint::Linear { from: pt(0.0, 312.0), to: pt(0.0, 180.0), colors: warm });
    for (y, half, bow) in [(186.0, 53.0, 6.0), (308.0, 91.0, 15.0)] {
        let band = Path::from(pt(x - half, y)).quad(pt(x, y + bow), pt(x + half, y));
        pen.stroke(&band, Width::even(3.5), faded(room.shadow(hex(0xb08850), 0.2), 0.6));
    }
}

/// A small table with a glass of water and a box of tissues.
pub(super) fn table(pen: &mut Pen, room: &Room) {
    let x = 1072.0;
    ground_shadow(pen, pt(x, 838.0), 120.0, 24.0, 0.5);
    let wood = room.tone(hex(0x94693f));
    for dx in [-44.0, 44.0] {
        let leg = Path::from(pt(x + dx * 0.6, 690.0)).line(pt(x + dx * 1.3, 836.0));
        pen.stroke(&leg, Width::taper(9.0, 8.0, 6.0), room.shadow(hex(0x94693f), 0.22));
    }
    pen.stroke(&Path::from(pt(x, 696.0)).line(pt(x, 846.0)), Width::taper(9.0, 8.0, 6.0), wood);
    let top = Path::ellipse(pt(x, 684.0), pt(104.0, 0.0), pt(0.0, 24.0));
    pen.fill(&top.clone().map(|p| p + pt(0.0, 8.0)), room.shadow(hex(0x94693f), 0.34));
    pen.fill(&top, run(room, 0xa87a4c, pt(x + 90.0, 670.0), pt(x - 90.0, 690.0), 0.22));
    // The tissues.
    let (bx, by) = (x + 34.0, 676.0);
    let front = Path::rounded(pt(bx - 36.0, by - 30.0), pt(bx + 36.0, by + 6.0), 3.0);
    pen.fill(&front, room.tone(hex(0x6f8f8c)));
    let lid = Path::polygon(&[
        pt(bx - 36.0, by - 29.0),
        pt(bx - 26.0, by - 42.0),
        pt(bx + 30.0, by - 42.0),
        pt(bx + 36.0, by - 29.0),
    ]);
    pen.fill(&lid, room.tone(hex(0x86a6a0)));
    let paper = Path::smooth(&[
        pt(bx - 13.0, by - 36.0),
        pt(bx - 18.0, by - 58.0),
        pt(bx - 4.0, by - 66.0),
        pt(bx + 6.0, by - 78.0),
        pt(bx + 15.0, by - 60.0),
        pt(bx + 12.0, by - 36.0),
    ]);
    pen.fill(&paper, room.tone(hex(0xfdf8ee)));
    let fold =
        Path::from(pt(bx + 2.0, by - 70.0)).quad(pt(bx - 4.0, by - 54.0), pt(bx + 1.0, by - 38.0));
    pen.stroke(&fold, Width::even(1.8), faded(room.shadow(hex(0xcfc4b0), 0.2), 0.7));
    // The glass.
    let (gx, gy) = (x - 46.0, 688.0);
    let glass = Path::from(pt(gx - 17.0, gy - 50.0))
        .line(pt(gx - 14.0, gy))
        .quad(pt(gx, gy + 6.0), pt(gx + 14.0, gy))
        .line(pt(gx + 17.0, gy - 50.0));
    pen.fill(&glass, faded(room.tone(hex(0xeaf2f0)), 0.45));
    let water = Path::from(pt(gx - 15.6, gy - 30.0))
        .line(pt(gx - 14.0, gy))
        .quad(pt(gx, gy + 6.0), pt(gx + 14.0, gy))
        .line(pt(gx + 15.6, gy - 30.0))
        .quad(pt(gx, gy - 25.0), pt(gx - 15.6, gy - 30.0));
    pen.fill(&water, faded(room.tone(hex(0xc2dade)), 0.75));
    let rim = Path::ellipse(pt(gx, gy - 50.0), pt(17.0, 0.0), pt(0.0, 4.0));
    pen.stroke(&rim, Width::even(1.8), faded(room.tone(hex(0xffffff)), 0.7));
    pen.stroke(
        &Path::from(pt(gx + 11.0, gy - 44.0)).line(pt(gx + 9.0, gy - 8.0)),
        Width::even(2.2),
        [1.0, 1.0, 1.0, 0.5],
    );
}

/// A low shelf under the window.
pub(super) fn shelf(pen: &mut Pen, room: &Room) {
    let (left, right, top, bottom) = (96.0, 448.0, 574.0, 742.0);
    ground_shadow(pen, pt(272.0, bottom), 220.0, 26.0, 0.5);
    pen.fill(&Path::rounded(pt(left, top), pt(right, bottom), 4.0), room.tone(hex(WOOD)));
    let inside = room.shadow(hex(WOOD), 0.55);
    pen.fill(
        &Path::rounded(pt(left + 14.0, top + 22.0), pt(right - 14.0, bottom - 16.0), 2.0),
        inside,
    );
    const BOOKS: [(f32, f32, u32); 13] = [
        (16.0, 84.0, 0x8f4f40),
        (20.0, 98.0, 0xcbb68d),
        (14.0, 90.0, 0x4f6f72),
        (22.0, 80.0, 0x7b6a86),
        (16.0, 100.0, 0xb07c4a),
        (15.0, 88.0, 0x5d6b4f),
        (20.0, 94.0, 0xa6584a),
        (14.0, 82.0, 0xd8c9a6),
        (18.0, 96.0, 0x47586f),
        (16.0, 76.0, 0x8b7a5c),
        (22.0, 92.0, 0x6f4a3c),
        (14.0, 86.0, 0x8fa08a),
        (18.0, 98.0, 0x9c6b5a),
    ];
    let mut x = left + 22.0;
    for (i, (width, height, color)) in BOOKS.into_iter().enumerate() {
        let spine = Path::rounded(pt(x, bottom - 16.0 - height), pt(x + width, bottom - 16.0), 1.5);
        pen.fill(&spine, room.tone(hex(color)));
        if i % 3 != 1 {
            let band = Path::from(pt(x + 3.0, bottom - height + 8.0))
                .line(pt(x + width - 3.0, bottom - height + 8.0));
            pen.stroke(&band, Width::even(2.0), faded(room.tone(hex(0xf0e2c0)), 0.6));
        }
        x += width + if i == 5 { 26.0 } else { 1.5 };
    }
    pen.fill(
        &Path::rounded(pt(left - 8.0, top - 6.0), pt(right + 8.0, top + 12.0), 4.0),
        room.tone(hex(0x8d6747)),
    );
    // A bowl on top.
    let bowl = Path::from(pt(158.0, 540.0)).line(pt(238.0, 540.0)).cubic(
        pt(234.0, 572.0),
        pt(162.0, 572.0),
        pt(158.0, 540.0),
    );
    pen.fill(&bowl, room.tone(hex(0xc9a27e)));
}

/// A framed print: hills and a sun.
pub(super) fn picture(pen: &mut Pen, room: &Room) {
    let (min, max) = (pt(900.0, 128.0), pt(1016.0, 276.0));
    pen.fill_soft(
        &Path::rounded(min + pt(-4.0, 6.0), max + pt(2.0, 12.0), 3.0),
        12.0,
        faded([0.2, 0.12, 0.08, 1.0], 0.22),
    );
    pen.fill(&Path::rounded(min, max, 2.0), room.tone(hex(0x6f5138)));
    pen.fill(&Path::rounded(min + pt(7.0, 7.0), max - pt(7.0, 7.0), 1.0), room.tone(hex(0xf2e8d4)));
    let (a, b) = (min + pt(22.0, 24.0), max - pt(22.0, 26.0));
    pen.fill(&Path::rounded(a, b, 0.0), room.tone(hex(0xdfc7a0)));
    pen.fill(&Path::circle(pt(968.0, 184.0), 15.0), room.tone(hex(0xc9784f)));
    let far = Path::from(pt(a.x, 214.0))
        .cubic(pt(940.0, 196.0), pt(960.0, 226.0), pt(b.x, 206.0))
        .line(b)
        .line(pt(a.x, b.y));
    pen.fill(&far, room.tone(hex(0x8ea094)));
    let near = Path::from(pt(a.x, 234.0))
        .cubic(pt(945.0, 240.0), pt(965.0, 216.0), pt(b.x, 232.0))
        .line(b)
        .line(pt(a.x, b.y));
    pen.fill(&near, room.tone(hex(0x5f7a70)));
}

/// A rubber plant in a pot.
pub(super) fn plant(pen: &mut Pen, room: &Room) {
    let x = 1318.0;
    ground_shadow(pen, pt(x, 786.0), 120.0, 26.0, 0.5);
    let stem = room.shadow(hex(0x6b5a3c), 0.1);
    let stems = [
        (pt(x, 690.0), pt(x - 10.0, 560.0), pt(x - 26.0, 400.0)),
        (pt(x + 4.0, 690.0), pt(x + 30.0, 580.0), pt(x + 62.0, 470.0)),
        (pt(x - 4.0, 690.0), pt(x - 46.0, 620.0), pt(x - 84.0, 540.0)),
    ];
    for (from, mid, to) in stems {
        pen.stroke(&Path::from(from).quad(mid, to), Width::taper(8.0, 6.0, 3.0), stem);
    }
    const LEAVES: [(f32, f32, f32, f32, u32); 15] = [
        (-64.0, 560.0, 2.75, 92.0, 0x4f6b4e),
        (44.0, 560.0, 0.15, 96.0, 0x55724f),
        (-14.0, 600.0, 2.35, 84.0, 0x47614a),
        (30.0, 610.0, 0.62, 84.0, 0x4b664a),
        (-84.0, 545.0, 3.9, 84.0, 0x5f7d58),
        (62.0, 478.0, -0.35, 98.0, 0x64845c),
        (58.0, 500.0, 0.42, 84.0, 0x567450),
        (-24.0, 470.0, 3.25, 100.0, 0x587753),
        (-20.0, 500.0, -0.30, 92.0, 0x5d7c57),
        (-26.0, 410.0, 3.85, 104.0, 0x688a60),
        (-26.0, 420.0, -0.80, 100.0, 0x6d8f63),
        (-28.0, 402.0, -1.75, 106.0, 0x74966a),
        (62.0, 470.0, -1.25, 96.0, 0x6a8c61),
        (-88.0, 540.0, -2.0, 84.0, 0x668760),
        (-30.0, 400.0, -2.5, 84.0, 0x6f9166),
    ];
    for (dx, y, turn, length, color) in LEAVES {
        leaf(pen, room, pt(x + dx, y), turn, length, hex(color));
    }
    let pot = Path::from(pt(x - 62.0, 676.0))
        .line(pt(x + 62.0, 676.0))
        .line(pt(x + 46.0, 780.0))
        .quad(pt(x, 792.0), pt(x - 46.0, 780.0));
    pen.fill(&pot, run(room, 0xb9785a, pt(x + 50.0, 680.0), pt(x - 50.0, 780.0), 0.34));
    pen.fill(
        &Path::rounded(pt(x - 68.0, 664.0), pt(x + 68.0, 690.0), 5.0),
        room.tone(hex(0xc2835f)),
    );
}

fn leaf(pen: &mut Pen, room: &Room, root: Point, turn: f32, length: f32, color: Color) {
    let frame = Affine::placed(root, turn, length);
    let at = |x: f32, y: f32| frame.apply(pt(x, y));
    let shape = Path::from(root).cubic(at(0.22, -0.30), at(0.70, -0.28), at(1.0, 0.03)).cubic(
        at(0.72, 0.24),
        at(0.26, 0.24),
        root,
    );
    pen.fill(
        &shape,
        Paint::Linear {
            from: frame.apply(pt(0.6, -0.25)),
            to: frame.apply(pt(0.5, 0.25)),
            colors: [room.tone(color), room.shadow(color, 0.30)],
        },
    );
    let vein = Path::from(frame.apply(pt(0.04, 0.0)))
        .quad(frame.apply(pt(0.5, -0.06)), frame.apply(pt(0.94, 0.02)));
    pen.stroke(
        &vein,
        Width::taper(2.0, 1.6, 0.6),
        faded(mixed(room.tone(color), [1.0, 0.95, 0.75, 1.0], 0.35), 0.6),
    );
}
