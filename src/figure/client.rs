//! The client in the room, and their portrait.

use super::alive::Alive;
use super::bones::Bones;
use super::face::{self, Features};
use super::hair::{self, Head};
use super::light::Light;
use super::look::Look;
use super::pose::Pose;
use super::{FRAME, arms, body, clothing, eyes, mouth};
use crate::drawing::{Affine, Color, Path, Pen, Picture, Point, Width, pt};

/// Where the client's head is in the frame of the stage, so that words can keep clear of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HeadPlace {
    /// Its middle.
    pub center: [f32; 2],
    /// A circle of this radius around it holds the head with any hair.
    pub radius: f32,
}

/// Where the head is in a pose.
pub fn head_place(look: &Look, pose: &Pose) -> HeadPlace {
    let skull = Bones::of(look, pose, Alive::default()).skull;
    HeadPlace { center: skull.center.into(), radius: skull.size * 0.72 }
}

/// The client, seated, for the frame [`FRAME`]; draw it over [`super::room_picture`].
///
/// `feather` is the width of the soft rim in units of the frame: about 1.5 pixels' worth.
pub fn client_picture(
    look: &Look,
    pose: &Pose,
    alive: Alive,
    light: &Light,
    feather: f32,
) -> Picture {
    let mut picture = Picture::default();
    redraw_client(&mut picture, look, pose, alive, light, feather);
    picture
}

/// [`client_picture`] in the memory of the frame before: half the time of a fresh one.
pub fn redraw_client(
    picture: &mut Picture,
    look: &Look,
    pose: &Pose,
    alive: Alive,
    light: &Light,
    feather: f32,
) {
    let mut pen = Pen::anew(std::mem::take(picture), FRAME, feather);
    draw(&mut pen, look, pose, alive, light, true);
    *picture = pen.into_picture();
}

/// Head and shoulders in a square of `size` units on a soft round ground of one color.
pub fn portrait(look: &Look, pose: &Pose, size: f32, ground: Color, feather: f32) -> Picture {
    // What is seen of the stage: a square around head and shoulders.
    const SIDE: f32 = 430.0;
    let middle = pt(712.0, 250.0);
    let scale = size / SIDE;
    let mut pen = Pen::new(FRAME, feather / scale);
    pen.fill(&Path::circle(middle, SIDE * 0.485), ground);
    draw(&mut pen, look, pose, Alive::default(), &Light::default(), false);
    let mut picture = pen.into_picture();
    crop(&mut picture, middle, SIDE * 0.485);
    // Cropping leaves a hard edge: a line in the ground's color makes it soft again.
    let mut rim = Pen::new(FRAME, feather / scale);
    let arc: [Point; 49] = std::array::from_fn(|i| {
        let angle = std::f32::consts::PI * i as f32 / 48.0;
        middle + Point::toward(angle) * (SIDE * 0.485)
    });
    rim.stroke(&Path::polygon(&arc), Width::even(2.2 * feather / scale), ground);
    picture.append(&rim.into_picture());
    picture.size = [size, size];
    let corner = middle - pt(SIDE, SIDE) * 0.5;
    let place = Affine { x: pt(scale, 0.0), y: pt(0.0, scale), origin: -corner * scale };
    picture.transform(&place);
    picture
}

fn draw(pen: &mut Pen, look: &Look, pose: &Pose, alive: Alive, light: &Light, is_whole: bool) {
    let pose = pose.held();
    let bones = Bones::of(look, &pose, alive);
    let blink = if alive.blink.is_finite() { alive.blink.clamp(0.0, 1.0) } else { 0.0 };
    let mut shown = pose.face;
    shown.eyes_closed += (1.0 - shown.eyes_closed) * blink;
    let features = Features { look, face: &shown, skull: &bones.skull, light };
    let head = Head { look, bones: &bones, light };

    hair::behind_body(pen, &head);
    clothing::behind_neck(pen, look, &bones, light);
    if is_whole {
        body::legs(pen, look, &bones, light);
    }
    body::trunk(pen, look, &bones, light);
    body::neck(pen, look, &bones, light);
    clothing::front(pen, look, &bones, light);
    arms::upper_arm(pen, look, &bones, light, 1);
    arms::upper_arm(pen, look, &bones, light, 0);

    hair::behind_face(pen, &head);
    face::behind(pen, &features, hair::is_bare(look.hair));
    face::skin(pen, &features);
    face::nose(pen, &features);
    face::lines(pen, &features);
    mouth::mouth(pen, &features);
    eyes::eyes(pen, &features, &pose.gaze);
    eyes::brows(pen, &features);
    hair::over_face(pen, &head);
    if hair::shows_ears(look.hair) {
        face::near_ear(pen, &features);
    }
    if look.glasses {
        eyes::glasses(pen, &features);
    }
    hair::over_shoulders(pen, &head);

    if is_whole {
        let order = if pose.arms.right_over > 0.5 { [0, 1] } else { [1, 0] };
        for side in order {
            arms::forearm(pen, look, &bones, light, side);
        }
    }
}

/// Draws what lies outside a circle in onto it, so that a portrait stays within its ground.
fn crop(picture: &mut Picture, center: Point, radius: f32) {
    for vertex in &mut picture.vertices {
        let out = Point::from(vertex.at) - center;
        let length = out.length();
        // Above the middle the head may reach over the edge; the shoulders may not.
        if length > radius && out.y > 0.0 {
            vertex.at = (center + out * (radius / length)).into();
        }
    }
}
