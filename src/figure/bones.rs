//! Where a pose puts the joints of a body on the stage.

use super::alive::Alive;
use super::hands::Arm;
use super::light::Light;
use super::look::Look;
use super::pose::Pose;
use super::skull::Skull;
use crate::drawing::{Color, Paint, Point, pt};
use crate::scenario::raw::Build;

/// The joints of a seated body, three-quarters turned to the viewer's right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bones {
    pub skull: Skull,
    /// The pit of the neck.
    pub neck: Point,
    /// Left and right, as all pairs here.
    pub shoulders: [Point; 2],
    pub hips: [Point; 2],
    pub knees: [Point; 2],
    pub arms: [Limb; 2],
    /// How stout the body is; 1 is average.
    pub girth: f32,
    /// How far the chest is raised by breath, 0 to 1.
    pub breath: f32,
}

/// One arm on the stage.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Limb {
    pub shoulder: Point,
    pub elbow: Point,
    pub wrist: Point,
    /// Where the hand points, in radians.
    pub angle: f32,
    pub curl: f32,
    pub spread: f32,
    pub tucked: f32,
}

impl Limb {
    /// Whether forearm or hand cover a place that lies behind them.
    pub fn covers(&self, place: Point) -> bool {
        let near = |from: Point, to: Point, radius: f32| {
            let along = to - from;
            let t = ((place - from).dot(along) / along.dot(along).max(1e-6)).clamp(0.0, 1.0);
            (place - from.lerp(to, t)).length() < radius
        };
        near(self.elbow, self.wrist, 26.0)
            || near(self.wrist, self.wrist + Point::toward(self.angle) * 66.0, 24.0)
    }
}

/// The middle of the seat, which nothing moves.
pub(super) const SEAT: Point = pt(703.0, 806.0);
/// Height of a head, chin to crown.
pub(super) const HEAD: f32 = 200.0;
/// The middle of the head at rest.
const HEAD_AT: Point = pt(722.0, 207.0);
const NECK_AT: Point = pt(706.0, 356.0);

impl Bones {
    pub fn of(look: &Look, pose: &Pose, alive: Alive) -> Self {
        let pose = pose.held();
        let (body, head) = (&pose.body, &pose.head);
        let (girth, breadth): (f32, f32) = match look.build {
            Build::Slight => (0.88, 0.95),
            Build::Average => (1.0, 1.0),
            Build::Broad => (1.08, 1.10),
            Build::Heavy => (1.28, 1.08),
        };
        let breadth = breadth * (0.94 + 0.13 * look.jaw.min(1.0));
        // The years bend a little, whatever the mood.
        let stoop = (body.slump + 0.22 * (look.years() - 0.45).max(0.0)).min(1.0);
        let breath = alive.chest() * body.breath_depth;
        let (ahead, back) = (body.lean.max(0.0), (-body.lean).max(0.0));

        let lean = pt(30.0 * ahead - 24.0 * back, 18.0 * ahead - 3.0 * back);
        let chest = lean + pt(5.0 * stoop, 22.0 * stoop - 4.0 * breath);
        let lift = 30.0 * body.shoulders_up - 6.0 * stoop;
        let in_by = 12.0 * stoop + 12.0 * body.arms_in + 6.0 * body.shoulders_up;
        let shoulder =
            |side: f32, y: f32| pt(NECK_AT.x + side * (146.0 * breadth - in_by), y - lift) + chest;
        let shoulders = [shoulder(-1.0, 408.0), shoulder(0.95, 402.0)];
        let neck = NECK_AT + chest + pt(4.0 * stoop, 4.0 * stoop - 7.0 * body.shoulders_up);

        let size = HEAD * (1.0 + 0.05 * ahead - 0.03 * back);
        let nod = head.down;
        let center = HEAD_AT
            + lean
            + pt(16.0 * ahead - 10.0 * back, 12.0 * ahead)
            + pt(16.0 * stoop, 33.0 * stoop - 2.0 * breath + 5.0 * body.shoulders_up)
            + pt(9.0 * nod + 20.0 * head.tilt, 12.0 * nod.max(0.0) + 5.0 * head.tilt.abs())
            + pt(12.0 * head.turn, 0.0);
        let skull = Skull {
            center,
            size,
            yaw: 0.36 + if head.turn > 0.0 { 0.44 } else { 0.95 } * head.turn,
            pitch: if nod > 0.0 { 0.52 } else { 0.36 } * nod,
            roll: 0.27 * head.tilt + 0.02,
        };

        let rest = [pt(560.0, 408.0), pt(845.0, 402.0)];
        let limb = |arm: &Arm, i: usize, side: f32| {
            let moved = shoulders[i] - rest[i];
            let widen = pt(side * 26.0 * (girth - 1.0).max(-0.4) * 2.2, 0.0);
            let elbow_in = pt(-side * 16.0 * body.arms_in, 0.0);
            let free = arm.wrist + chest * arm.with_chest;
            let held = skull.beside(arm.from_head);
            Limb {
                shoulder: shoulders[i],
                elbow: arm.elbow + pt(moved.x * 0.9, moved.y * 0.45) + widen + elbow_in,
                wrist: free.lerp(held, arm.at_head),
                angle: arm.angle + skull.roll * arm.at_head,
                curl: arm.curl,
                spread: arm.spread,
                tucked: arm.tucked,
            }
        };
        let spread = 96.0 * (0.75 + 0.25 * girth);
        Self {
            skull,
            neck,
            shoulders,
            hips: [SEAT + pt(-spread, 0.0), SEAT + pt(spread, -6.0)],
            knees: [
                pt(622.0 - 30.0 * (girth - 1.0), 912.0),
                pt(862.0 + 30.0 * (girth - 1.0), 900.0),
            ],
            arms: [limb(&pose.arms.left, 0, -1.0), limb(&pose.arms.right, 1, 1.0)],
            girth,
            breath,
        }
    }

    /// A place on the front of the trunk: `u` runs from -1 at the left side to 1 at the right, `v` from 0 at
    /// the shoulders to 1 at the seat. The turned body's middle lies right of the middle of its outline.
    pub fn trunk(&self, u: f32, v: f32) -> Point {
        let turned = u + 0.09 * (1.0 - u * u);
        let across = (turned + 1.0) / 2.0;
        let half = |shoulder: Point, hip: Point| {
            let bow = (v * (1.0 - v) * 4.0).clamp(0.0, 1.0);
            shoulder.lerp(hip, v) + pt((hip.x - SEAT.x).signum() * bow * self.belly(), 0.0)
        };
        half(self.shoulders[0], self.hips[0]).lerp(half(self.shoulders[1], self.hips[1]), across)
    }

    /// One light over trunk and arms, so that no seam shows where they meet.
    pub fn light_on(&self, color: Color, light: &Light) -> Paint {
        light.across(color, self.trunk(-1.5, 0.75), self.trunk(0.9, 0.05))
    }

    /// How far the sides of the trunk bow out between shoulder and hip.
    pub fn belly(&self) -> f32 {
        64.0 * (self.girth - 1.12) + 2.5 * self.breath
    }
}
