//! What is worn on the trunk: collars, fronts, buttons.

use super::bones::Bones;
use super::light::Light;
use super::look::Look;
use crate::drawing::{Color, Path, Pen, Point, Width, deeper, faded, mixed, pt};
use crate::scenario::raw::Clothing;

/// What lies behind the neck.
pub(super) fn behind_neck(pen: &mut Pen, look: &Look, bones: &Bones, light: &Light) {
    let [main, under] = look.cloth_colors();
    let n = bones.neck;
    let back = |pen: &mut Pen, width: f32, rise: f32, tone: Color| {
        let path = Path::smooth(&[
            n + pt(-width, -4.0),
            n + pt(-width * 0.72, -rise),
            n + pt(4.0, -rise - 8.0),
            n + pt(width * 0.76, -rise),
            n + pt(width, -6.0),
            n + pt(0.0, 26.0),
        ]);
        pen.fill(&path, light.shaded(tone));
    };
    match look.clothing {
        Clothing::Hoodie => back(pen, 118.0, 54.0, deeper(main, 0.10)),
        Clothing::Coat => back(pen, 84.0, 46.0, deeper(main, 0.12)),
        Clothing::Suit => back(pen, 74.0, 34.0, deeper(main, 0.15)),
        Clothing::Shirt => back(pen, 58.0, 40.0, deeper(main, 0.12)),
        Clothing::Cardigan => back(pen, 66.0, 44.0, deeper(main, 0.14)),
        Clothing::WorkClothes => back(pen, 70.0, 26.0, deeper(under, 0.2)),
        _ => back(pen, 72.0, 26.0, deeper(main, 0.2)),
    }
}

/// What is worn, over the neck's foot.
pub(super) fn front(pen: &mut Pen, look: &Look, bones: &Bones, light: &Light) {
    let [main, under] = look.cloth_colors();
    let worn = Worn { bones, light, main, under };
    match look.clothing {
        Clothing::TShirt => worn.neckline(pen, 62.0, 40.0, worn.main, 7.0),
        Clothing::Sweater => {
            worn.neckline(pen, 60.0, 34.0, deeper(worn.main, 0.08), 15.0);
            worn.hem(pen);
        }
        Clothing::Hoodie => worn.hoodie(pen),
        Clothing::Dress => {
            worn.neckline(pen, 74.0, 60.0, worn.main, 4.0);
            worn.waist(pen);
        }
        Clothing::Blouse => worn.blouse(pen),
        Clothing::Shirt => worn.shirt(pen),
        Clothing::Suit => {
            worn.chest(pen, worn.under, 0.46);
            worn.collar(pen, worn.under, 44.0);
            if look.jaw > 0.45 {
                worn.tie(pen, mixed(worn.main, [0.62, 0.28, 0.22, 1.0], 0.7));
            }
            worn.lapels(pen, 0.46, 0.30, 2);
        }
        Clothing::Coat => {
            worn.chest(pen, worn.under, 0.66);
            worn.ring(pen, 58.0, 30.0, deeper(worn.under, 0.06), 16.0);
            worn.lapels(pen, 0.66, 0.44, 3);
        }
        Clothing::Cardigan => {
            worn.chest(pen, worn.under, 0.70);
            worn.ring(pen, 60.0, 34.0, worn.under, 8.0);
            worn.cardigan(pen);
        }
        Clothing::WorkClothes => worn.overalls(pen),
    }
}

struct Worn<'a> {
    bones: &'a Bones,
    light: &'a Light,
    main: Color,
    under: Color,
}

impl Worn<'_> {
    fn line(&self, color: Color) -> Color {
        faded(self.light.shaded(deeper(color, 0.45)), 0.6)
    }

    fn at(&self, u: f32, v: f32) -> Point {
        self.bones.trunk(u, v)
    }

    /// The curve of a round neckline, from left to right.
    fn scoop(&self, half: f32, depth: f32) -> Path {
        let n = self.bones.neck;
        Path::from(n + pt(-half, -16.0)).cubic(
            n + pt(-half * 0.86, depth),
            n + pt(half * 0.90, depth - 2.0),
            n + pt(half, -18.0),
        )
    }

    /// Cloth over the shoulders that leaves a round opening, with a band along it.
    fn neckline(&self, pen: &mut Pen, half: f32, depth: f32, tone: Color, band: f32) {
        // The cloth itself is the trunk's; only what the neck has painted over comes back.
        let n = self.bones.neck;
        let cloth = self
            .scoop(half, depth)
            .line(n + pt(half + 26.0, 6.0))
            .quad(n + pt(half, depth + 40.0), n + pt(0.0, depth + 44.0))
            .quad(n + pt(-half, depth + 40.0), n + pt(-half - 26.0, 8.0));
        pen.fill(&cloth, self.bones.light_on(self.main, self.light));
        self.ring(pen, half, depth, tone, band);
    }

    fn ring(&self, pen: &mut Pen, half: f32, depth: f32, tone: Color, band: f32) {
        let path = self.scoop(half, depth);
        let shadow = path.clone().map(|p| p + pt(0.0, -4.0));
        pen.stroke_soft(
            &shadow,
            Width::taper(1.0, 5.0, 1.0),
            8.0,
            faded([0.1, 0.04, 0.03, 1.0], 0.22),
        );
        let path = path.map(|p| p + pt(0.0, band * 0.5));
        pen.stroke(&path, Width::taper(band * 0.9, band, band * 0.9), self.light.lit(tone));
        let path = path.map(|p| p + pt(0.0, band * 0.5));
        pen.stroke(&path, Width::taper(1.0, 2.0, 1.0), self.line(self.main));
    }

    fn hem(&self, pen: &mut Pen) {
        let path = Path::from(self.at(-0.98, 0.93)).quad(self.at(0.0, 0.99), self.at(0.98, 0.92));
        pen.stroke(&path, Width::even(2.0), self.line(self.main));
    }

    fn waist(&self, pen: &mut Pen) {
        let path = Path::from(self.at(-1.0, 0.74)).quad(self.at(0.0, 0.79), self.at(1.0, 0.73));
        pen.stroke(&path, Width::even(11.0), self.light.lit(deeper(self.main, 0.12)));
        for (u, to) in [(-0.5, -0.62), (-0.1, -0.16), (0.3, 0.34), (0.62, 0.72)] {
            let fold = Path::from(self.at(u, 0.78)).line(self.at(to, 0.96));
            pen.stroke(&fold, Width::taper(1.0, 3.0, 0.5), faded(self.line(self.main), 0.6));
        }
    }

    fn hoodie(&self, pen: &mut Pen) {
        let n = self.bones.neck;
        self.neckline(pen, 64.0, 38.0, self.main, 6.0);
        // The hood lies on the shoulders and meets at the front.
        let hood = |side: f32| {
            Path::smooth(&[
                n + pt(side * 60.0, -46.0),
                n + pt(side * 104.0, -28.0),
                n + pt(side * 112.0, 6.0),
                n + pt(side * 64.0, 44.0),
                n + pt(side * 8.0 + 4.0, 62.0),
                n + pt(side * 18.0 + 2.0, 36.0),
                n + pt(side * 50.0, 6.0),
            ])
        };
        for side in [-1.0, 1.0] {
            pen.fill(
                &hood(side),
                self.light.lit(deeper(self.main, if side < 0.0 { 0.14 } else { 0.05 })),
            );
            let fold = Path::from(n + pt(side * 60.0, -40.0)).cubic(
                n + pt(side * 72.0, 0.0),
                n + pt(side * 44.0, 26.0),
                n + pt(side * 12.0 + 3.0, 48.0),
            );
            pen.stroke(&fold, Width::taper(1.0, 3.0, 1.0), self.line(self.main));
            let cord = Path::from(n + pt(side * 17.0 + 3.0, 50.0)).quad(
                n + pt(side * 24.0 + 3.0, 86.0),
                n + pt(side * 19.0 + 4.0, 118.0 + side * 8.0),
            );
            pen.stroke(&cord, Width::even(4.0), self.light.lit(mixed(self.main, [1.0; 4], 0.55)));
        }
        let pocket = Path::from(self.at(-0.42, 0.66))
            .line(self.at(0.46, 0.66))
            .line(self.at(0.66, 0.90))
            .line(self.at(-0.62, 0.91))
            .line(self.at(-0.42, 0.66));
        pen.stroke(&pocket, Width::even(2.4), self.line(self.main));
    }

    fn blouse(&self, pen: &mut Pen) {
        let n = self.bones.neck;
        self.neckline(pen, 66.0, 30.0, self.main, 4.0);
        let bow = |side: f32| {
            Path::smooth(&[
                n + pt(6.0, 26.0),
                n + pt(6.0 + side * 30.0, 12.0),
                n + pt(6.0 + side * 46.0, 30.0),
                n + pt(6.0 + side * 30.0, 46.0),
            ])
        };
        let tail = |side: f32, length: f32| {
            Path::from(n + pt(6.0, 28.0))
                .quad(n + pt(6.0 + side * 12.0, 62.0), n + pt(6.0 + side * 16.0, length))
        };
        let tone = mixed(self.main, [1.0; 4], 0.22);
        for (side, length) in [(-1.0, 112.0), (1.0, 100.0)] {
            pen.stroke(
                &tail(side, length),
                Width::taper(7.0, 13.0, 16.0),
                self.light.lit(deeper(tone, 0.06)),
            );
            pen.fill(&bow(side), self.light.lit(tone));
            let fold = Path::from(n + pt(8.0, 28.0)).line(n + pt(6.0 + side * 26.0, 28.0));
            pen.stroke(&fold, Width::taper(3.0, 1.5, 0.5), self.line(self.main));
        }
        pen.fill(&Path::circle(n + pt(6.0, 28.0), 9.0), self.light.lit(deeper(tone, 0.10)));
    }

    /// Both points of a collar.
    fn collar(&self, pen: &mut Pen, tone: Color, drop: f32) {
        let n = self.bones.neck;
        for side in [-1.0, 1.0] {
            let path = Path::from(n + pt(side * 52.0, -44.0))
                .quad(n + pt(side * 64.0, -14.0), n + pt(side * 58.0 + 3.0, drop - 20.0))
                .line(n + pt(side * 34.0 + 4.0, drop + 6.0))
                .quad(n + pt(side * 24.0 + 4.0, 20.0), n + pt(4.0, 22.0))
                .quad(n + pt(side * 34.0, -8.0), n + pt(side * 52.0, -44.0));
            pen.fill(&path, self.light.lit(deeper(tone, if side < 0.0 { 0.10 } else { 0.02 })));
            let edge = Path::from(n + pt(side * 58.0 + 3.0, drop - 20.0))
                .line(n + pt(side * 34.0 + 4.0, drop + 6.0))
                .quad(n + pt(side * 24.0 + 4.0, 20.0), n + pt(4.0, 22.0));
            pen.stroke(&edge, Width::even(2.0), self.line(tone));
        }
    }

    fn shirt(&self, pen: &mut Pen) {
        self.neckline(pen, 60.0, 26.0, self.main, 3.0);
        let placket =
            Path::from(self.bones.neck + pt(4.0, 22.0)).quad(self.at(0.0, 0.4), self.at(0.0, 0.96));
        pen.stroke(&placket, Width::even(2.2), self.line(self.main));
        for v in [0.16, 0.33, 0.5, 0.67] {
            let at = self.at(0.035, v);
            pen.fill(&Path::circle(at, 4.2), self.light.lit(mixed(self.main, [1.0; 4], 0.45)));
            pen.fill(&Path::circle(at, 1.3), self.line(self.main));
        }
        let pocket = Path::from(self.at(0.36, 0.22)).line(self.at(0.68, 0.215));
        pen.stroke(&pocket, Width::even(2.2), self.line(self.main));
        let sides = Path::from(self.at(0.36, 0.22))
            .line(self.at(0.37, 0.40))
            .line(self.at(0.52, 0.425))
            .line(self.at(0.67, 0.39))
            .line(self.at(0.68, 0.215));
        pen.stroke(&sides, Width::even(1.6), faded(self.line(self.main), 0.6));
        self.collar(pen, mixed(self.main, [1.0; 4], 0.12), 44.0);
    }

    /// One edge of something open, from the neck down to where both meet at `v`.
    fn edge(&self, side: f32, v: f32) -> Path {
        let n = self.bones.neck;
        let meet = self.at(0.02, v);
        let bend = n.lerp(meet, 0.62) + pt(side * 46.0, 0.0);
        Path::from(n + pt(side * 57.0, -36.0)).cubic(n + pt(side * 60.0, 34.0), bend, meet)
    }

    /// What is seen between the edges of something open, below the bare throat.
    fn chest(&self, pen: &mut Pen, tone: Color, v: f32) {
        let n = self.bones.neck;
        let throat = Path::from(n + pt(-57.0, -36.0)).cubic(
            n + pt(-50.0, 26.0),
            n + pt(54.0, 26.0),
            n + pt(57.0, -36.0),
        );
        let shape = throat.join(&self.edge(1.0, v)).join(&self.edge(-1.0, v).reversed());
        pen.fill(&shape, self.light.across(tone, self.at(-0.5, 0.3), self.at(0.4, 0.1)));
    }

    fn tie(&self, pen: &mut Pen, tone: Color) {
        let n = self.bones.neck;
        let end = self.at(0.0, 0.52);
        let blade = Path::polygon(&[
            n + pt(-4.0, 42.0),
            n + pt(14.0, 42.0),
            end + pt(17.0, -8.0),
            end + pt(0.0, 12.0),
            end + pt(-16.0, -8.0),
        ]);
        pen.fill(&blade, self.light.lit(tone));
        let knot = Path::polygon(&[
            n + pt(-12.0, 20.0),
            n + pt(21.0, 20.0),
            n + pt(15.0, 46.0),
            n + pt(-5.0, 46.0),
        ]);
        pen.fill(&knot, self.light.lit(deeper(tone, 0.16)));
    }

    /// The turned-back fronts of a jacket or coat that meet at `v`; `wide` is how far they reach out.
    fn lapels(&self, pen: &mut Pen, v: f32, wide: f32, buttons: usize) {
        let n = self.bones.neck;
        let meet = self.at(0.02, v);
        for side in [-1.0, 1.0] {
            let tone = deeper(self.main, if side < 0.0 { 0.16 } else { 0.04 });
            let notch = self.at(side * wide * 1.12, 0.16);
            let outer = Path::from(n + pt(side * 57.0, -36.0))
                .quad(n + pt(side * 80.0, -30.0), n + pt(side * 86.0, -8.0))
                .line(notch)
                .line(self.at(side * wide * 0.92, 0.20))
                .line(self.at(side * wide * 1.20, 0.235))
                .quad(self.at(side * wide * 0.76, v * 0.72), meet);
            pen.fill(&outer.clone().join(&self.edge(side, v).reversed()), self.light.lit(tone));
            pen.stroke(&outer, Width::even(2.2), self.line(self.main));
            pen.stroke(&self.edge(side, v), Width::even(1.8), faded(self.line(self.main), 0.7));
        }
        let front = Path::from(meet).quad(self.at(0.03, 0.8), self.at(0.0, 0.98));
        pen.stroke(&front, Width::even(2.6), self.line(self.main));
        for i in 0..buttons {
            let at = self.at(0.09, v + 0.05 + 0.13 * i as f32);
            pen.fill(&Path::circle(at, 6.0), self.light.lit(deeper(self.main, 0.5)));
            let glint = Path::circle(at + pt(-1.0, -1.5), 2.0);
            pen.fill(&glint, self.light.lit(deeper(self.main, 0.2)));
        }
    }

    fn cardigan(&self, pen: &mut Pen) {
        const MEET: f32 = 0.70;
        for side in [-1.0, 1.0] {
            let edge = self.edge(side, MEET).line(self.at(0.02, 0.985));
            let tone = deeper(self.main, if side < 0.0 { 0.20 } else { 0.10 });
            pen.stroke(&edge, Width::taper(5.0, 17.0, 15.0), self.light.lit(tone));
            let rib = self.edge(side, MEET).map(|p| p + pt(side * 9.0, 0.0));
            pen.stroke(&rib, Width::taper(0.0, 1.8, 1.8), faded(self.line(self.main), 0.8));
        }
        for v in [0.74, 0.83, 0.92] {
            let tone = mixed(self.under, self.main, 0.3);
            pen.fill(&Path::circle(self.at(0.022, v), 5.0), self.light.lit(tone));
        }
    }

    fn overalls(&self, pen: &mut Pen) {
        self.neckline_of(pen, self.under);
        let bib = Path::from(self.at(-0.44, 0.30))
            .quad(self.at(0.0, 0.33), self.at(0.46, 0.29))
            .quad(self.at(0.52, 0.52), self.at(0.99, 0.66))
            .line(self.at(1.0, 1.02))
            .line(self.at(-1.0, 1.03))
            .line(self.at(-0.99, 0.67))
            .quad(self.at(-0.52, 0.53), self.at(-0.44, 0.30));
        pen.fill(&bib, self.light.across(self.main, self.at(-1.0, 0.6), self.at(0.6, 0.4)));
        for (u, top) in [(-0.38, -0.50), (0.40, 0.52)] {
            let strap =
                Path::from(self.at(u, 0.32)).quad(self.at(u * 1.1, 0.14), self.at(top, -0.085));
            pen.stroke(
                &strap,
                Width::even(25.0),
                self.light.lit(deeper(self.main, if u < 0.0 { 0.1 } else { 0.0 })),
            );
            pen.fill(
                &Path::circle(self.at(u, 0.335), 7.5),
                self.light.lit([0.80, 0.68, 0.42, 1.0]),
            );
        }
        let pocket = Path::from(self.at(-0.2, 0.42))
            .line(self.at(0.22, 0.415))
            .line(self.at(0.22, 0.56))
            .line(self.at(0.0, 0.59))
            .line(self.at(-0.2, 0.565))
            .line(self.at(-0.2, 0.42));
        pen.stroke(&pocket, Width::even(2.2), self.line(self.main));
        let top = Path::from(self.at(-0.43, 0.32)).quad(self.at(0.0, 0.35), self.at(0.45, 0.31));
        pen.stroke(&top, Width::even(2.0), self.line(self.main));
    }

    fn neckline_of(&self, pen: &mut Pen, tone: Color) {
        Worn { main: tone, ..*self }.neckline(pen, 60.0, 34.0, deeper(tone, 0.06), 9.0);
    }
}
