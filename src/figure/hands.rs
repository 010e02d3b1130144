//! Where the hands rest: named positions, resolved to joints so that one can move to another.

use serde::Deserialize;

use crate::drawing::{Point, pt};

/// Where the hands rest. Left and right are the viewer's.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hands {
    /// One on each thigh, open.
    OpenOnLap,
    /// Folded in the lap.
    #[default]
    Folded,
    /// One kneading the other, held closer to the body.
    Wringing,
    /// One at the chest, holding on to a strap or an edge of cloth, the other arm across.
    Strap,
    /// One holding the other forearm's sleeve.
    Sleeve,
    /// One at the brow, half covering the face.
    AtFace,
    /// One at the chin, the other supporting its elbow.
    AtChin,
    /// Arms crossed before the chest.
    ArmsCrossed,
    /// A fist on each thigh.
    Fists,
    /// Both at the temples, holding the head.
    HoldingHead,
    /// One at the side of the neck.
    AtNeck,
    /// One hand raised and open, as one who makes a point.
    Raised,
}

impl Hands {
    /// Every position.
    pub const ALL: [Self; 12] = [
        Self::OpenOnLap,
        Self::Folded,
        Self::Wringing,
        Self::Strap,
        Self::Sleeve,
        Self::AtFace,
        Self::AtChin,
        Self::ArmsCrossed,
        Self::Fists,
        Self::HoldingHead,
        Self::AtNeck,
        Self::Raised,
    ];

    /// The joints of this position.
    pub fn arms(self) -> Arms {
        let lap = |elbow, wrist, angle| Arm { elbow, wrist, angle, ..Arm::AT_REST };
        let (left, right) = match self {
            Self::OpenOnLap => (
                Arm { spread: 0.7, curl: 0.12, ..lap(pt(522.0, 620.0), pt(588.0, 704.0), 0.30) },
                Arm { spread: 0.7, curl: 0.12, ..lap(pt(870.0, 614.0), pt(840.0, 700.0), 2.70) },
            ),
            Self::Folded => (
                Arm { curl: 0.40, ..lap(pt(528.0, 626.0), pt(628.0, 714.0), 0.08) },
                Arm { curl: 0.38, ..lap(pt(872.0, 618.0), pt(778.0, 710.0), 2.98) },
            ),
            Self::Wringing => (
                Arm {
                    curl: 0.62,
                    with_chest: 0.4,
                    ..lap(pt(542.0, 624.0), pt(634.0, 676.0), -0.12)
                },
                Arm {
                    curl: 0.30,
                    spread: 0.5,
                    with_chest: 0.4,
                    ..lap(pt(860.0, 618.0), pt(762.0, 650.0), 2.62)
                },
            ),
            Self::Strap => (
                Arm {
                    curl: 0.85,
                    with_chest: 1.0,
                    ..lap(pt(534.0, 612.0), pt(606.0, 478.0), -1.02)
                },
                Arm { curl: 0.35, ..lap(pt(874.0, 618.0), pt(748.0, 704.0), 3.02) },
            ),
            Self::Sleeve => (
                Arm { curl: 0.35, ..lap(pt(530.0, 624.0), pt(676.0, 704.0), 0.22) },
                Arm {
                    curl: 0.55,
                    with_chest: 0.3,
                    ..lap(pt(866.0, 622.0), pt(688.0, 634.0), 2.72)
                },
            ),
            Self::AtFace => (
                Arm {
                    curl: 0.18,
                    spread: 0.35,
                    with_chest: 1.0,
                    at_head: 1.0,
                    from_head: pt(-0.45, 0.42),
                    ..lap(pt(522.0, 598.0), pt(630.0, 300.0), -1.12)
                },
                Arm { curl: 0.35, ..lap(pt(874.0, 618.0), pt(748.0, 704.0), 3.02) },
            ),
            Self::AtChin => (
                Arm {
                    curl: 0.40,
                    with_chest: 0.8,
                    ..lap(pt(528.0, 622.0), pt(742.0, 636.0), -0.10)
                },
                Arm {
                    curl: 0.72,
                    with_chest: 1.0,
                    at_head: 1.0,
                    from_head: pt(0.28, 0.76),
                    ..lap(pt(848.0, 618.0), pt(800.0, 372.0), -2.15)
                },
            ),
            Self::ArmsCrossed => (
                Arm {
                    curl: 0.25,
                    with_chest: 0.9,
                    ..lap(pt(522.0, 606.0), pt(782.0, 566.0), -0.30)
                },
                Arm {
                    tucked: 1.0,
                    curl: 0.5,
                    with_chest: 0.9,
                    ..lap(pt(876.0, 604.0), pt(700.0, 586.0), 3.20)
                },
            ),
            Self::Fists => (
                Arm { curl: 1.0, ..lap(pt(512.0, 618.0), pt(594.0, 700.0), 0.56) },
                Arm { curl: 1.0, ..lap(pt(882.0, 610.0), pt(836.0, 696.0), 2.40) },
            ),
            Self::HoldingHead => (
                Arm {
                    curl: 0.20,
                    spread: 0.4,
                    with_chest: 1.0,
                    at_head: 1.0,
                    from_head: pt(-0.55, 0.33),
                    ..lap(pt(546.0, 566.0), pt(622.0, 300.0), -1.15)
                },
                Arm {
                    curl: 0.20,
                    spread: 0.4,
                    with_chest: 1.0,
                    at_head: 1.0,
                    from_head: pt(0.53, 0.33),
                    ..lap(pt(862.0, 560.0), pt(822.0, 300.0), -1.99)
                },
            ),
            Self::AtNeck => (
                Arm {
                    curl: 0.22,
                    with_chest: 1.0,
                    at_head: 1.0,
                    from_head: pt(-0.55, 0.92),
                    ..lap(pt(508.0, 576.0), pt(632.0, 396.0), -0.95)
                },
                Arm { curl: 0.35, ..lap(pt(874.0, 618.0), pt(748.0, 704.0), 3.02) },
            ),
            Self::Raised => (
                Arm { curl: 0.95, ..lap(pt(518.0, 620.0), pt(590.0, 706.0), 0.50) },
                Arm {
                    curl: 0.10,
                    spread: 0.9,
                    with_chest: 0.9,
                    ..lap(pt(870.0, 618.0), pt(868.0, 478.0), -1.25)
                },
            ),
        };
        let right_over = if self == Self::Sleeve { 1.0 } else { 0.0 };
        Arms { left, right, right_over }
    }
}

/// Both arms.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Arms {
    /// The viewer's left: the nearer one.
    pub left: Arm,
    /// The viewer's right.
    pub right: Arm,
    /// Which forearm lies over the other: 0 the left, 1 the right.
    pub right_over: f32,
}

impl Default for Arms {
    fn default() -> Self {
        Hands::default().arms()
    }
}

impl Arms {
    /// The arms between these and others, joint by joint.
    pub fn blend(&self, to: &Self, t: f32) -> Self {
        Self {
            left: self.left.blend(&to.left, t),
            right: self.right.blend(&to.right, t),
            right_over: self.right_over + (to.right_over - self.right_over) * t,
        }
    }
}

/// One arm by its joints, for an upright body of average build in the frame of the stage.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Arm {
    /// The elbow.
    pub elbow: Point,
    /// The wrist.
    pub wrist: Point,
    /// Where the hand points, in radians; 0 is to the right, a quarter turn down.
    pub angle: f32,
    /// How far the fingers are closed: 0 is flat, 1 a fist.
    pub curl: f32,
    /// How far the fingers are apart, 0 to 1.
    pub spread: f32,
    /// How far the hand is hidden under the other arm, 0 to 1.
    pub tucked: f32,
    /// How much of the chest's movement the wrist shares, 0 to 1.
    pub with_chest: f32,
    /// How much the wrist hangs on to the head, 0 to 1.
    pub at_head: f32,
    /// Where it is then, from the middle of the head, in heights of the head.
    pub from_head: Point,
}

impl Arm {
    const AT_REST: Self = Self {
        elbow: pt(524.0, 630.0),
        wrist: pt(630.0, 726.0),
        angle: 0.0,
        curl: 0.3,
        spread: 0.2,
        tucked: 0.0,
        with_chest: 0.0,
        at_head: 0.0,
        from_head: pt(-0.3, 0.8),
    };

    /// The arm between this one and another, joint by joint.
    pub fn blend(&self, to: &Self, t: f32) -> Self {
        if t >= 1.0 {
            return *to;
        }
        let mid = |from: f32, to: f32| from + (to - from) * t;
        Self {
            elbow: self.elbow.lerp(to.elbow, t),
            wrist: self.wrist.lerp(to.wrist, t),
            angle: mid(self.angle, to.angle),
            curl: mid(self.curl, to.curl),
            spread: mid(self.spread, to.spread),
            tucked: mid(self.tucked, to.tucked),
            with_chest: mid(self.with_chest, to.with_chest),
            at_head: mid(self.at_head, to.at_head),
            from_head: self.from_head.lerp(to.from_head, t),
        }
    }
}
