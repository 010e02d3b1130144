//! A picture of colored triangles in a panel.

use std::sync::Arc;

use egui::epaint::{Mesh, Vertex, WHITE_UV};
use egui::{Color32, Pos2, Rect, Response, Sense, Shape, Ui, Vec2, WidgetInfo, WidgetType};

use crate::drawing::Picture;

/// The picture as triangles of egui's, fitted into `rect` with its proportions kept.
pub fn mesh(picture: &Picture, rect: Rect) -> Mesh {
    let [width, height] = picture.size;
    let scale = (rect.width() / width.max(1.0)).min(rect.height() / height.max(1.0));
    let origin = rect.center() - Vec2::new(width, height) * scale / 2.0;
    let vertex = |vertex: &crate::drawing::Vertex| {
        let [r, g, b, a] = vertex.color.map(|part| (part.clamp(0.0, 1.0) * 255.0).round() as u8);
        Vertex {
            pos: Pos2::new(origin.x + vertex.at[0] * scale, origin.y + vertex.at[1] * scale),
            uv: WHITE_UV,
            color: Color32::from_rgba_unmultiplied(r, g, b, a),
        }
    };
    Mesh {
        indices: picture.indices.clone(),
        vertices: picture.vertices.iter().map(vertex).collect(),
        ..Mesh::default()
    }
}

/// Shows a picture of this size; `told` is what it shows, in words, for those who do not see it.
pub fn picture(ui: &mut Ui, picture: &Picture, size: Vec2, told: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    if ui.is_rect_visible(rect) {
        let mesh = mesh(picture, rect);
        ui.painter().with_clip_rect(rect).add(Shape::Mesh(Arc::new(mesh)));
    }
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, told));
    response
}
