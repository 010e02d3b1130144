//! A flat picture as a mesh of the engine.

use bevy::asset::RenderAssetUsages;
use bevy::color::{ColorToComponents, LinearRgba, Srgba};
use bevy::mesh::{Indices, Mesh, PrimitiveTopology};
use bevy::prelude::*;
use bevy::sprite_render::AlphaMode2d;

use crate::drawing::Picture;

/// What shows a picture on the stage: a mesh of its own, whose colors may let through what lies behind.
pub fn drawn(
    picture: &Picture,
    place: Transform,
    meshes: &mut Assets<Mesh>,
    materials: &mut Assets<ColorMaterial>,
) -> impl Bundle {
    let material = ColorMaterial { alpha_mode: AlphaMode2d::Blend, ..default() };
    (
        Mesh2d(meshes.add(mesh_of(picture))),
        MeshMaterial2d(materials.add(material)),
        place,
        Visibility::Visible,
    )
}

/// The picture as a mesh whose origin is the picture's middle, y up.
pub(super) fn mesh_of(picture: &Picture) -> Mesh {
    let mut mesh = Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::all());
    fill(&mut mesh, picture);
    mesh
}

/// Replaces a mesh's triangles by the picture's.
pub(super) fn fill(mesh: &mut Mesh, picture: &Picture) {
    let [width, height] = picture.size;
    let (left, top) = (width / 2.0, height / 2.0);
    let places =
        picture.vertices.iter().map(|vertex| [vertex.at[0] - left, top - vertex.at[1], 0.0]);
    let colors = picture.vertices.iter().map(|vertex| {
        let [r, g, b, a] = vertex.color;
        LinearRgba::from(Srgba::new(r, g, b, a)).to_f32_array()
    });
    mesh.insert_attribute(Mesh::ATTRIBUTE_POSITION, places.collect::<Vec<_>>());
    mesh.insert_attribute(Mesh::ATTRIBUTE_COLOR, colors.collect::<Vec<_>>());
    mesh.insert_indices(Indices::U32(picture.indices.clone()));
}
