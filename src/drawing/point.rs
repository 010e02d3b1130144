//! Points in a picture, and what moves them.

use std::ops::{Add, Mul, Neg, Sub};

/// A place or a direction in a picture; x to the right, y down.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f32,
    /// Down.
    pub y: f32,
}

/// The point at `x`, `y`.
pub const fn pt(x: f32, y: f32) -> Point {
    Point { x, y }
}

impl Point {
    /// The point `t` of the way to another, 0 to 1.
    pub fn lerp(self, to: Self, t: f32) -> Self {
        self + (to - self) * t
    }

    /// How far it is from the origin.
    pub fn length(self) -> f32 {
        self.dot(self).sqrt()
    }

    /// The scalar product.
    pub fn dot(self, other: Self) -> f32 {
        self.x * other.x + self.y * other.y
    }

    /// Twice the area between two directions; positive where `other` lies clockwise on the screen.
    pub fn cross(self, other: Self) -> f32 {
        self.x * other.y - self.y * other.x
    }

    /// The same direction with length 1; nothing stays nothing.
    pub fn unit(self) -> Self {
        let length = self.length();
        if length > 1e-6 { self * (1.0 / length) } else { Self::default() }
    }

    /// A quarter turn clockwise on the screen.
    pub const fn quarter(self) -> Self {
        pt(-self.y, self.x)
    }

    /// Turned about the origin, in radians, clockwise on the screen.
    pub fn turned(self, angle: f32) -> Self {
        let (sin, cos) = angle.sin_cos();
        pt(self.x * cos - self.y * sin, self.x * sin + self.y * cos)
    }

    /// The direction of an angle in radians; 0 is to the right, a quarter turn is down.
    pub fn toward(angle: f32) -> Self {
        let (sin, cos) = angle.sin_cos();
        pt(cos, sin)
    }
}

impl From<[f32; 2]> for Point {
    fn from([x, y]: [f32; 2]) -> Self {
        pt(x, y)
    }
}

impl From<Point> for [f32; 2] {
    fn from(point: Point) -> Self {
        [point.x, point.y]
    }
}

impl Add for Point {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        pt(self.x + other.x, self.y + other.y)
    }
}

impl Sub for Point {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        pt(self.x - other.x, self.y - other.y)
    }
}

impl Mul<f32> for Point {
    type Output = Self;
    fn mul(self, by: f32) -> Self {
        pt(self.x * by, self.y * by)
    }
}

impl Neg for Point {
    type Output = Self;
    fn neg(self) -> Self {
        pt(-self.x, -self.y)
    }
}

/// A linear map with a shift: turns, scales and moves points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Affine {
    /// Where the unit to the right goes.
    pub x: Point,
    /// Where the unit down goes.
    pub y: Point,
    /// Where the origin goes.
    pub origin: Point,
}

impl Affine {
    /// Leaves everything where it is.
    pub const IDENTITY: Self = Self { x: pt(1.0, 0.0), y: pt(0.0, 1.0), origin: pt(0.0, 0.0) };

    /// Turns by an angle in radians and scales about the origin, then moves the origin to `origin`.
    pub fn placed(origin: Point, angle: f32, scale: f32) -> Self {
        let x = Point::toward(angle) * scale;
        Self { x, y: x.quarter(), origin }
    }

    /// The same map after mirroring left and right.
    pub fn mirrored(self) -> Self {
        Self { x: -self.x, ..self }
    }

    /// Where a point goes.
    pub fn apply(&self, point: Point) -> Point {
        self.origin + self.x * point.x + self.y * point.y
    }
}
