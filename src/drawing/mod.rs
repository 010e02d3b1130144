//! Flat pictures as colored triangles: what the figure and the room are made of.
//!
//! A picture knows nothing of who shows it: the game turns it into a mesh, a panel into a portrait.
//! A [`Pen`] fills and strokes [`Path`]s into a [`Picture`], each with a feathered rim: a band of triangles
//! that fades out along the outline, so that edges are smooth without multisampling.

mod paint;
mod path;
mod pen;
mod point;

pub use paint::{Color, Paint, deeper, faded, hex, mixed, times};
pub use path::Path;
pub use pen::{Pen, Width};
pub use point::{Affine, Point, pt};

/// One corner of a triangle.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Vertex {
    /// Where it lies, in the picture's own units; x to the right, y down.
    pub at: [f32; 2],
    /// Red, green, blue and opacity as in sRGB, 0 to 1 each; opacity is not multiplied in.
    pub color: Color,
}

/// Triangles in the order they are painted: a later one covers an earlier one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Picture {
    /// Width and height of the frame it is composed for; triangles may reach beyond it.
    pub size: [f32; 2],
    /// The corners.
    pub vertices: Vec<Vertex>,
    /// Three numbers of corners for each triangle.
    pub indices: Vec<u32>,
}

impl Picture {
    /// An empty picture for a frame of this size.
    pub const fn new(width: f32, height: f32) -> Self {
        Self { size: [width, height], vertices: Vec::new(), indices: Vec::new() }
    }

    /// Paints another picture over this one; the frame stays as it is.
    pub fn append(&mut self, other: &Self) {
        let first = self.vertices.len() as u32;
        self.vertices.extend_from_slice(&other.vertices);
        self.indices.extend(other.indices.iter().map(|index| index + first));
    }

    /// Moves every corner.
    pub fn transform(&mut self, affine: &Affine) {
        for vertex in &mut self.vertices {
            vertex.at = affine.apply(Point::from(vertex.at)).into();
        }
    }
}
