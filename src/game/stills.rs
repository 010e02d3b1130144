//! Clients in one feeling after the other, as pictures with nothing around them: for whoever adds a feeling, or wants
//! to know whether people can tell them apart without a caption.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;

use bevy::app::AppExit;
use bevy::prelude::*;

use super::app::content;
use super::canvas::{self, Canvas};
use super::desk::{Desk, look};
use super::stage::{Placing, drawn, palette};
use super::window::GameError;
use crate::client::Level;
use crate::coding::RuptureKind;
use crate::drawing::Picture;
use crate::figure::{Alive, Light, Pose, client_picture, room_picture};
use crate::library::Folders;
use crate::scenario::Scenario;
use crate::session::{Purpose, draw, order};
use crate::settings::ThemeName;
use crate::transcript::Seed;

/// How the pictures are to be.
#[derive(Debug, Clone)]
pub struct StillOptions {
    /// The folder they are written to; it must be there.
    pub folder: PathBuf,
    /// Width and height in pixels.
    pub size: (u32, u32),
    /// The colors.
    pub theme: ThemeName,
    /// The scenarios whose clients are drawn, by their ids.
    pub scenarios: Vec<String>,
}

/// One picture, and what it shows.
#[derive(Debug, Clone)]
pub struct Still {
    /// The file; its name says nothing of what it shows.
    pub path: PathBuf,
    /// The scenario the client is from.
    pub scenario: String,
    /// The feeling, or the kind of rupture.
    pub feeling: String,
}

/// How strongly a feeling is shown: about as scenarios have it where something matters.
const STRENGTH: Level = Level::from_thousandths(700);

/// Draws every feeling that has a row in the table, and both ruptures, for each client, in an order that tells nothing.
///
/// # Errors
/// When there is no such scenario, nothing can draw, or the engine fails.
pub fn stills(options: &StillOptions) -> Result<Vec<Still>, GameError> {
    let folders = Folders::of_this_machine();
    let (content, _) = content(&folders)?;
    let desk = Desk::new(content, folders, None);
    let sitters = sitters(&desk, &options.scenarios)?;
    let (width, height) = options.size;
    let size = Vec2::new(width as f32, height as f32);
    let placing = Placing::new(Rect::from_corners(Vec2::ZERO, size), size, 1.0);
    let palette = palette(options.theme);
    let digits = sitters.len().to_string().len();
    let mut rng = draw(Seed::USUAL, Purpose::Order, "stills", 1, 0);
    let (mut left, mut made) = (VecDeque::new(), Vec::new());
    for place in order(&mut rng, sitters.len()) {
        let Some(Sitter { scenario, feeling, pose }) = sitters.get(place) else { continue };
        let path = options.folder.join(format!("{:0digits$}.png", made.len() + 1));
        let light = Light::at(scenario.hour, palette);
        let feather = placing.feather();
        let room = room_picture(scenario.hour, palette, feather);
        let client = client_picture(&look(scenario), pose, Alive::default(), &light, feather);
        left.push_back((path.clone(), [room, client]));
        made.push(Still { path, scenario: scenario.id.clone(), feeling: feeling.clone() });
    }
    canvas::caught(|| {
        let mut app = canvas::app(options.size, ());
        app.insert_resource(Plan { placing, left, waits: WARM_UP, next: None })
            .add_systems(First, walk);
        canvas::run_to_end(&mut app)
    })?;
    Ok(made)
}

/// Somebody in a feeling.
struct Sitter {
    scenario: Arc<Scenario>,
    feeling: String,
    pose: Pose,
}

/// Each client in each feeling.
fn sitters(desk: &Desk, scenarios: &[String]) -> Result<Vec<Sitter>, GameError> {
    let manners = &desk.content.manners;
    let mut sitters = Vec::new();
    for id in scenarios {
        let item = desk.shelf.find(id).and_then(|place| desk.item(place));
        let scenario = item
            .map(|item| Arc::clone(&item.scenario))
            .ok_or_else(|| GameError::Unplayable(format!("there is no scenario `{id}`")))?;
        let mood = &scenario.client.start;
        let felt = manners.feelings().map(|feeling| {
            (feeling.to_owned(), manners.pose(Some((feeling, STRENGTH)), mood, None))
        });
        let ruptures = [RuptureKind::Withdrawal, RuptureKind::Confrontation];
        let ruptures = ruptures.map(|kind| {
            (format!("{} rupture", kind.words()), manners.pose(None, mood, Some(kind)))
        });
        sitters.extend(felt.chain(ruptures).map(|(feeling, pose)| Sitter {
            scenario: Arc::clone(&scenario),
            feeling,
            pose,
        }));
    }
    Ok(sitters)
}

/// Frames before the first picture, in which the camera comes up.
const WARM_UP: u32 = 3;

/// What is still to be drawn.
#[derive(Resource)]
struct Plan {
    placing: Placing,
    left: VecDeque<(PathBuf, [Picture; 2])>,
    waits: u32,
    /// The file for what is on the stage now.
    next: Option<PathBuf>,
}

/// What is on the stage now.
#[derive(Component)]
struct Shown;

/// Puts the next two meshes on the stage, and writes what is there once it has been drawn.
fn walk(
    mut commands: Commands,
    (mut plan, mut canvas): (ResMut<Plan>, ResMut<Canvas>),
    shown: Query<Entity, With<Shown>>,
    (mut meshes, mut materials): (ResMut<Assets<Mesh>>, ResMut<Assets<ColorMaterial>>),
    mut exit: MessageWriter<AppExit>,
) {
    if canvas.is_shooting {
        return;
    }
    if plan.waits > 0 {
        plan.waits -= 1;
        return;
    }
    if let Some(path) = plan.next.take() {
        canvas.shoot(&mut commands, path);
        return;
    }
    let Some((path, pictures)) = plan.left.pop_front() else {
        exit.write(AppExit::Success);
        return;
    };
    shown.iter().for_each(|entity| commands.entity(entity).despawn());
    for (picture, z) in pictures.iter().zip([0.0, 1.0]) {
        let place = plan.placing.transform(z);
        commands.spawn((drawn(picture, place, &mut meshes, &mut materials), Shown));
    }
    plan.next = Some(path);
    // The renderer is a frame behind.
    plan.waits = 2;
}
