//! Flat pictures as colored triangles: what the figure and the room are made of.
//!
//! A picture knows nothing of who shows it: the game turns it into a mesh, a panel into a portrait.

/// One corner of a triangle.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Vertex {
    /// Where it lies, in the picture's own units; x to the right, y down.
    pub at: [f32; 2],
    /// Red, green, blue and opacity as in sRGB, 0 to 1 each; opacity is not multiplied in.
    pub color: [f32; 4],
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
