//! Outlines and lines, flattened as they are built.

use super::{Affine, Point, pt};

/// A line or an outline as a row of points; curves are flattened as they are added.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Path {
    points: Vec<Point>,
}

impl Path {
    /// A path that begins at a point.
    pub fn from(start: Point) -> Self {
        let mut points = Vec::with_capacity(32);
        points.push(start);
        Self { points }
    }

    /// Straight lines through points.
    pub fn polygon(points: &[Point]) -> Self {
        Self { points: points.to_vec() }
    }

    /// A circle.
    pub fn circle(center: Point, radius: f32) -> Self {
        Self::ellipse(center, pt(radius, 0.0), pt(0.0, radius))
    }

    /// An ellipse from its center to the ends of its two half axes.
    pub fn ellipse(center: Point, a: Point, b: Point) -> Self {
        let n = segments((a.length() + b.length()) * 3.1).max(14);
        let step = std::f32::consts::TAU / n as f32;
        let points = (0..n).map(|i| {
            let (sin, cos) = (i as f32 * step).sin_cos();
            center + a * cos + b * sin
        });
        Self { points: points.collect() }
    }

    /// A rectangle with round corners.
    pub fn rounded(min: Point, max: Point, radius: f32) -> Self {
        let r = radius.min((max.x - min.x) / 2.0).min((max.y - min.y) / 2.0).max(0.0);
        let corners = [
            (pt(max.x - r, min.y + r), -0.25),
            (pt(max.x - r, max.y - r), 0.0),
            (pt(min.x + r, max.y - r), 0.25),
            (pt(min.x + r, min.y + r), 0.5),
        ];
        let n = if r > 0.5 { (segments(r * 1.6) / 2).max(3) } else { 0 };
        let mut points = Vec::with_capacity(4 * (n + 1));
        for (center, start) in corners {
            for i in 0..=n {
                let turn = start + 0.25 * i as f32 / n.max(1) as f32;
                points.push(center + Point::toward(turn * std::f32::consts::TAU) * r);
            }
        }
        Self { points }
    }

    /// A closed outline that runs smoothly through points.
    pub fn smooth(through: &[Point]) -> Self {
        let n = through.len();
        if n < 3 {
            return Self::polygon(through);
        }
        let mut path = Self { points: Vec::with_capacity(n * 6) };
        for i in 0..n {
            let at = |k: usize| through[(i + k) % n];
            path.spline(at(0), at(1), at(2), at(3));
        }
        path
    }

    /// A line that runs smoothly through points.
    pub fn smooth_line(through: &[Point]) -> Self {
        let Some((&first, &last)) = through.first().zip(through.last()) else {
            return Self::default();
        };
        let mut path = Self { points: Vec::with_capacity(through.len() * 6) };
        for i in 0..through.len().saturating_sub(1) {
            let before = if i == 0 { first } else { through[i - 1] };
            let after = through.get(i + 2).copied().unwrap_or(last);
            path.spline(before, through[i], through[i + 1], after);
        }
        path.points.push(last);
        path
    }

    /// The tightest outline around circles, each with its radius.
    pub fn hull(circles: &[(Point, f32)]) -> Self {
        if let &[a, b] = circles {
            return Self::capsule(a, b);
        }
        let mut points = Vec::with_capacity(circles.len() * 30);
        for &(center, radius) in circles {
            // Only a part of each circle shows, so that it has to be finer than a whole one.
            arc(&mut points, center, radius, 0.0, std::f32::consts::TAU);
        }
        Self { points: convex(points) }
    }

    /// The tightest outline around two circles: limbs are made of these, so that it is worth a short cut.
    fn capsule(a: (Point, f32), b: (Point, f32)) -> Self {
        use std::f32::consts::{PI, TAU};
        let way = b.0 - a.0;
        let distance = way.length();
        let mut points = Vec::with_capacity(40);
        if distance <= (a.1 - b.1).abs() + 1e-3 {
            let (center, radius) = if a.1 > b.1 { a } else { b };
            arc(&mut points, center, radius, 0.0, TAU);
            return Self { points };
        }
        // Where the straight sides touch, seen from the line of the centers.
        let along = way.y.atan2(way.x);
        let touch = ((a.1 - b.1) / distance).acos();
        arc(&mut points, b.0, b.1, along - touch, 2.0 * touch);
        arc(&mut points, a.0, a.1, along + touch, 2.0 * (PI - touch));
        Self { points }
    }

    /// The tightest outline around other outlines.
    pub fn around(paths: &[Self]) -> Self {
        Self { points: convex(paths.iter().flat_map(|path| path.points.iter().copied()).collect()) }
    }

    /// A straight line on to a point.
    pub fn line(mut self, to: Point) -> Self {
        self.points.push(to);
        self
    }

    /// A curve with one handle.
    pub fn quad(self, handle: Point, to: Point) -> Self {
        let start = self.points.last().copied().unwrap_or(handle);
        self.cubic(start.lerp(handle, 2.0 / 3.0), to.lerp(handle, 2.0 / 3.0), to)
    }

    /// A curve with two handles.
    pub fn cubic(mut self, a: Point, b: Point, to: Point) -> Self {
        let start = self.points.last().copied().unwrap_or(a);
        let n = segments((a - start).length() + (b - a).length() + (to - b).length());
        for i in 1..=n {
            let t = i as f32 / n as f32;
            let s = 1.0 - t;
            let near = start * (s * s * s) + a * (3.0 * s * s * t);
            self.points.push(near + b * (3.0 * s * t * t) + to * (t * t * t));
        }
        self
    }

    /// Another path's points after this one's.
    pub fn join(mut self, other: &Self) -> Self {
        self.points.extend_from_slice(&other.points);
        self
    }

    /// The same path the other way round.
    pub fn reversed(mut self) -> Self {
        self.points.reverse();
        self
    }

    /// The path with every point moved.
    pub fn map(mut self, to: impl Fn(Point) -> Point) -> Self {
        for point in &mut self.points {
            *point = to(*point);
        }
        self
    }

    /// The path moved by a map.
    pub fn transformed(self, affine: &Affine) -> Self {
        self.map(|point| affine.apply(point))
    }

    /// Its points.
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    /// The stretch from `b` to `c` of a centripetal-like spline, without `c`.
    fn spline(&mut self, a: Point, b: Point, c: Point, d: Point) {
        let span = (c - b).length();
        // Handles no longer than a third of the stretch: uneven spacing of points must not make loops.
        let handle = |along: Point| along.unit() * (span / 3.0).min(along.length() / 4.0);
        let (from, to) = (b + handle(c - a), c - handle(d - b));
        self.points.push(b);
        let n = segments(span);
        for i in 1..n {
            let t = i as f32 / n as f32;
            let s = 1.0 - t;
            let near = b * (s * s * s) + from * (3.0 * s * s * t);
            self.points.push(near + to * (3.0 * s * t * t) + c * (t * t * t));
        }
    }
}

/// How many straight pieces a curve of about this length gets: fine enough for a screen twice the art's size.
fn segments(length: f32) -> usize {
    (length.max(0.0).sqrt() * 1.1).clamp(3.0, 48.0) as usize
}

/// Adds points on a circle, from an angle on over `sweep`, both in radians.
fn arc(points: &mut Vec<Point>, center: Point, radius: f32, start: f32, sweep: f32) {
    let whole = (segments(radius * 6.3) * 2).clamp(14, 48) as f32;
    let n = (whole * sweep / std::f32::consts::TAU).ceil().max(1.0);
    let step = Point::toward(sweep / n);
    let mut out = Point::toward(start) * radius;
    for _ in 0..=n as usize {
        points.push(center + out);
        out = pt(out.x * step.x - out.y * step.y, out.x * step.y + out.y * step.x);
    }
}

/// The convex hull by Andrew's monotone chain.
fn convex(mut points: Vec<Point>) -> Vec<Point> {
    points.sort_unstable_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
    let mut hull: Vec<Point> = Vec::with_capacity(points.len() / 2 + 2);
    let mut floor = 0;
    let visit = |point: Point, hull: &mut Vec<Point>, floor: usize| {
        while hull.len() >= floor + 2 {
            let (a, b) = (hull[hull.len() - 2], hull[hull.len() - 1]);
            if (b - a).cross(point - b) > 0.0 {
                break;
            }
            hull.pop();
        }
        hull.push(point);
    };
    for &point in &points {
        visit(point, &mut hull, floor);
    }
    hull.pop();
    floor = hull.len();
    for &point in points.iter().rev() {
        visit(point, &mut hull, floor);
    }
    hull.pop();
    hull
}
