//! What fills and strokes paths into a picture.

use lyon_tessellation::geom::euclid::default::Point2D;
use lyon_tessellation::path::Polygon;
use lyon_tessellation::{BuffersBuilder, FillOptions, FillTessellator, FillVertex, VertexBuffers};

use super::{Color, Paint, Path, Picture, Point, Vertex, faded};

/// Rims wider than this, in units of the picture, are blur rather than smooth edges.
const WIDE: f32 = 6.0;

/// Paints into a picture; every shape gets a rim that fades out.
pub struct Pen {
    picture: Picture,
    feather: f32,
    tessellator: FillTessellator,
    /// Reused from shape to shape.
    rim: Vec<Point>,
}

/// How wide a stroke is along its way, in the picture's units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Width {
    start: f32,
    middle: f32,
    end: f32,
}

impl Width {
    /// The same all along.
    pub const fn even(width: f32) -> Self {
        Self { start: width, middle: width, end: width }
    }

    /// At the start, in the middle and at the end, with a soft course between.
    pub const fn taper(start: f32, middle: f32, end: f32) -> Self {
        Self { start, middle, end }
    }

    fn at(self, t: f32) -> f32 {
        let (from, to, t) = if t < 0.5 {
            (self.start, self.middle, t * 2.0)
        } else {
            (self.end, self.middle, 2.0 - t * 2.0)
        };
        // Rises fast and levels off toward the middle, as a brush does.
        from + (to - from) * (t * (2.0 - t))
    }
}

impl Pen {
    /// A pen for an empty picture of this size, whose shapes fade out over `feather` units.
    pub fn new(size: [f32; 2], feather: f32) -> Self {
        Self::anew(Picture::default(), size, feather)
    }

    /// The same, in the memory of a picture that is no longer needed.
    pub fn anew(mut picture: Picture, size: [f32; 2], feather: f32) -> Self {
        picture.size = size;
        picture.vertices.clear();
        picture.indices.clear();
        let feather = if feather.is_finite() { feather.max(0.0) } else { 0.0 };
        Self { picture, feather, tessellator: FillTessellator::new(), rim: Vec::new() }
    }

    /// What was painted.
    pub fn into_picture(self) -> Picture {
        self.picture
    }

    /// The width of the rim, in the picture's units.
    pub const fn feather(&self) -> f32 {
        self.feather
    }

    /// Fills an outline.
    pub fn fill(&mut self, path: &Path, paint: impl Into<Paint>) {
        self.fill_soft(path, self.feather, paint);
    }

    /// Fills an outline whose rim is at least `feather` units wide: shadows, glows and blushes.
    pub fn fill_soft(&mut self, path: &Path, feather: f32, paint: impl Into<Paint>) {
        let paint = paint.into();
        let feather = feather.max(self.feather);
        // A wide rim cannot follow small details, and would fold over itself if it tried.
        let detail = if feather > WIDE { 0.22 * feather } else { 0.02 };
        let points = apart(path.points(), detail);
        if points.len() < 3 {
            return;
        }
        let (area, perimeter, center) = measure(&points);
        if area.abs() < 1e-3 {
            return;
        }
        // The inner edge may not cross over: a thin shape keeps a core, and pales instead.
        let room = area.abs() / perimeter * 0.9;
        let inside = (feather / 2.0).min(room);
        let strength = if feather > 2.0 * room { (2.0 * room / feather).sqrt() } else { 1.0 };
        let reaches = self.outward(&points, area.signum());
        let first = self.picture.vertices.len() as u32;
        let n = points.len();
        let sees_all = |at: &dyn Fn(usize) -> Point| {
            (0..n).all(|i| {
                let (a, b) = (at(i) - center, at((i + 1) % n) - center);
                a.cross(b) * area.signum() > -1e-3
            })
        };
        // A wide rim would let the sides of a slender tip cross; a smaller copy of the shape cannot.
        let is_copy = feather > WIDE && sees_all(&|i| points[i]);
        let shrink = inside * perimeter / (2.0 * area.abs());
        for (i, (&point, &normal)) in points.iter().zip(&self.rim).enumerate() {
            let at = if is_copy {
                point.lerp(center, shrink)
            } else {
                point - normal * inside.min(reaches[i])
            };
            self.picture.vertices.push(corner(at, faded(paint.at(at), strength)));
        }
        let inner = &self.picture.vertices[first as usize..];
        let is_star = is_copy || sees_all(&|i| Point::from(inner[i].at));
        if is_star {
            let hub = self.push(center, faded(paint.at(center), strength));
            for i in 0..n as u32 {
                self.picture.indices.extend([hub, first + i, first + (i + 1) % n as u32]);
            }
        } else {
            self.tessellate(first as usize, n, &paint, strength);
        }
        if feather > 0.0 {
            let outside = feather - inside;
            let outer = self.picture.vertices.len() as u32;
            for (&point, &normal) in points.iter().zip(&self.rim) {
                let at = point + normal * outside;
                self.picture.vertices.push(corner(at, faded(paint.at(point), 0.0)));
            }
            for i in 0..n as u32 {
                let j = (i + 1) % n as u32;
                let quad = [first + i, first + j, outer + i, outer + i, first + j, outer + j];
                self.picture.indices.extend(quad);
            }
        }
    }

    /// Fills an outline from a center outward, one color running into another; it gets no rim of its own.
    pub fn fan(&mut self, path: &Path, center: Point, inner: Color, outer: Color) {
        let points = apart(path.points(), 0.02);
        let n = points.len() as u32;
        if n < 3 {
            return;
        }
        let hub = self.push(center, inner);
        for &point in &points {
            self.push(point, outer);
        }
        for i in 0..n {
            self.picture.indices.extend([hub, hub + 1 + i, hub + 1 + (i + 1) % n]);
        }
    }

    /// Draws a line along a path, with round ends.
    pub fn stroke(&mut self, path: &Path, width: Width, paint: impl Into<Paint>) {
        self.stroke_soft(path, width, self.feather, paint);
    }

    /// Draws a line whose edges fade over at least `feather` units.
    pub fn stroke_soft(
        &mut self,
        path: &Path,
        width: Width,
        feather: f32,
        paint: impl Into<Paint>,
    ) {
        let paint = paint.into();
        let half_rim = feather.max(self.feather) / 2.0;
        let points = apart(path.points(), 0.02);
        let n = points.len();
        if n < 2 {
            return;
        }
        let mut along = Vec::with_capacity(n);
        let mut length = 0.0;
        for (i, &point) in points.iter().enumerate() {
            if i > 0 {
                length += (point - points[i - 1]).length();
            }
            along.push(length);
        }
        let first = self.picture.vertices.len() as u32;
        let mut ends = [Profile::default(); 2];
        for i in 0..n {
            let before = points[i] - points[i.saturating_sub(1)];
            let after = points[(i + 1).min(n - 1)] - points[i];
            let side = (before.unit() + after.unit()).unit().quarter();
            let profile = Profile::new(width.at(along[i] / length.max(1e-6)), half_rim);
            if i == 0 {
                ends[0] = profile;
            }
            ends[1] = profile;
            let color = faded(paint.at(points[i]), profile.strength);
            for (reach, shown) in [
                (-profile.outer, 0.0),
                (-profile.inner, 1.0),
                (profile.inner, 1.0),
                (profile.outer, 0.0),
            ] {
                self.push(points[i] + side * reach, faded(color, shown));
            }
        }
        for i in 0..n as u32 - 1 {
            let (a, b) = (first + 4 * i, first + 4 * (i + 1));
            for k in 0..3 {
                let quad = [a + k, b + k, a + k + 1, a + k + 1, b + k, b + k + 1];
                self.picture.indices.extend(quad);
            }
        }
        let head = (points[0] - points[1]).unit();
        let tail = (points[n - 1] - points[n - 2]).unit();
        self.cap(points[0], head, ends[0], &paint);
        self.cap(points[n - 1], tail, ends[1], &paint);
    }

    /// Half a disk at the end of a line that runs toward `way`.
    fn cap(&mut self, at: Point, way: Point, profile: Profile, paint: &Paint) {
        if profile.outer < 0.3 {
            return;
        }
        let color = faded(paint.at(at), profile.strength);
        let hub = self.push(at, color);
        const PIECES: u32 = 6;
        for i in 0..=PIECES {
            let turn = std::f32::consts::PI * (i as f32 / PIECES as f32 - 0.5);
            let out = way.turned(turn);
            self.push(at + out * profile.inner, color);
            self.push(at + out * profile.outer, faded(color, 0.0));
        }
        for i in 0..PIECES {
            let (a, b) = (hub + 1 + 2 * i, hub + 3 + 2 * i);
            self.picture.indices.extend([hub, a, b, a, a + 1, b, b, a + 1, b + 1]);
        }
    }

    /// Finds at each point the way out of the outline, longer at corners so that a band keeps its width, and
    /// how far in the point may move before the edges beside it cross over.
    fn outward(&mut self, points: &[Point], winding: f32) -> Vec<f32> {
        let n = points.len();
        let edge = |i: usize| {
            let along = points[(i + 1) % n] - points[i];
            let length = along.length().max(1e-6);
            (along * (1.0 / length), length)
        };
        self.rim.clear();
        let mut reaches = Vec::with_capacity(n);
        let mut before = edge(n - 1);
        for i in 0..n {
            let after = edge(i);
            let (a, b) = (before.0.quarter() * -winding, after.0.quarter() * -winding);
            let middle = (a + b).unit();
            self.rim.push(middle * (1.0 / middle.dot(b).max(0.5)));
            let turn = before.0.cross(after.0) * winding / (1.0 + a.dot(b)).max(1e-3);
            let room = before.1.min(after.1) * 0.48;
            reaches.push(if turn > 1e-3 { room / turn } else { f32::INFINITY });
            before = after;
        }
        reaches
    }

    fn push(&mut self, at: Point, color: Color) -> u32 {
        let index = self.picture.vertices.len() as u32;
        self.picture.vertices.push(corner(at, color));
        index
    }

    /// Triangles for an outline that no single point sees all of.
    fn tessellate(&mut self, first: usize, n: usize, paint: &Paint, strength: f32) {
        let outline: Vec<Point2D<f32>> = self.picture.vertices[first..first + n]
            .iter()
            .map(|vertex| Point2D::new(vertex.at[0], vertex.at[1]))
            .collect();
        let mut filled: VertexBuffers<[f32; 2], u32> = VertexBuffers::new();
        let mut builder =
            BuffersBuilder::new(&mut filled, |vertex: FillVertex<'_>| vertex.position().to_array());
        let polygon = Polygon { points: &outline, closed: true };
        let options = FillOptions::non_zero().with_tolerance(0.2);
        // An outline that cannot be filled is left as its rim: a picture is no reason to stop.
        if self.tessellator.tessellate_polygon(polygon, &options, &mut builder).is_err() {
            return;
        }
        let base = self.picture.vertices.len() as u32;
        for at in filled.vertices {
            let point = Point::from(at);
            self.picture.vertices.push(corner(point, faded(paint.at(point), strength)));
        }
        self.picture.indices.extend(filled.indices.iter().map(|index| index + base));
    }
}

/// How far a stroke is solid to each side, how far it reaches, and how strong it is.
#[derive(Clone, Copy, Default)]
struct Profile {
    inner: f32,
    outer: f32,
    strength: f32,
}

impl Profile {
    fn new(width: f32, half_rim: f32) -> Self {
        let half = width.max(0.0) / 2.0;
        // A line thinner than its rim would look too heavy: it pales by as much.
        let strength = if half < half_rim { 2.0 * half / (half + half_rim) } else { 1.0 };
        Self { inner: (half - half_rim).max(0.0), outer: half + half_rim, strength }
    }
}

const fn corner(at: Point, color: Color) -> Vertex {
    Vertex { at: [at.x, at.y], color }
}

/// The points without those that lie less than `least` from the one before, and without what is not a number.
fn apart(points: &[Point], least: f32) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::with_capacity(points.len());
    for &point in points {
        let is_near = |last: &Point| (*last - point).dot(*last - point) < least * least;
        if point.x.is_finite() && point.y.is_finite() && !kept.last().is_some_and(is_near) {
            kept.push(point);
        }
    }
    while kept.len() > 1 && (kept[0] - kept[kept.len() - 1]).length() < least {
        kept.pop();
    }
    kept
}

/// The signed area of an outline, the way around it, and its center of mass.
fn measure(points: &[Point]) -> (f32, f32, Point) {
    let origin = points[0];
    let (mut area, mut perimeter, mut center) = (0.0, 0.0, Point::default());
    for (i, &point) in points.iter().enumerate() {
        let next = points[(i + 1) % points.len()];
        let (a, b) = (point - origin, next - origin);
        let twice = a.cross(b);
        area += twice / 2.0;
        perimeter += (next - point).length();
        center = center + (a + b) * (twice / 6.0);
    }
    let center = if area.abs() > 1e-6 { center * (1.0 / area) } else { Point::default() };
    (area, perimeter.max(1e-6), origin + center)
}
