//! The client: a pose that follows the line and the state, blended, breathing and blinking.

use bevy::camera::visibility::NoFrustumCulling;
use bevy::prelude::*;

use super::mesh::{drawn as shown, fill};
use super::{Frame, Placing, asks, window};
use crate::drawing::Picture;
use crate::figure::{Alive, Light, Look, Pose, blink_at, breath_after, redraw_client};
use crate::game::desk::{Desk, ThemeNow, look};
use crate::game::playing::{Play, Playing};
use crate::game::screen::Screen;
use crate::ui::panels::over::Over;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Figure>()
        .add_systems(Update, (follow, draw).chain().run_if(in_state(Screen::Session)));
    app.add_systems(OnExit(Screen::Session), hide);
}

/// How the client sits now.
#[derive(Resource, Debug, Default)]
pub struct Figure {
    /// The scenario the look belongs to, by its hash.
    of: String,
    look: Option<Look>,
    /// The pose the change began with, the one it leads to, and how much of it is done, 0 to 1.
    from: Pose,
    to: Pose,
    done: f32,
    /// Seconds since the client came in, for blinks.
    secs: f32,
    /// Where the breath is, 0 to 1; its pace changes with the pose.
    breath: f32,
}

/// How long a change of pose takes, in seconds.
const CHANGE: f32 = 0.5;

impl Figure {
    /// The pose as it is now.
    fn pose(&self) -> Pose {
        Pose::eased(&self.from, &self.to, self.done)
    }

    /// Whether the pose is still changing.
    pub fn is_moving(&self) -> bool {
        self.done < 1.0
    }
}

/// The pose a moment of a session asks for.
pub fn pose_of(play: &Play, desk: &Desk) -> Pose {
    let feels = play.line().and_then(|line| line.feels.as_ref());
    let feeling = feels.map(|feels| (feels.name.as_str(), feels.intensity));
    desk.content.manners.pose(feeling, &play.session.state().mood, play.rupture())
}

/// Lets the pose follow the session.
fn follow(
    mut figure: ResMut<Figure>,
    playing: Res<Playing>,
    desk: Res<Desk>,
    theme: Res<ThemeNow>,
    time: Res<Time>,
) {
    let Some(play) = &playing.0 else { return };
    let to = pose_of(play, &desk);
    let scenario = play.scenario();
    if figure.look.is_none() || figure.of != scenario.hash {
        *figure = Figure {
            of: scenario.hash.clone(),
            look: Some(look(scenario)),
            from: to,
            to,
            done: 1.0,
            ..Figure::default()
        };
    }
    if figure.to != to {
        figure.from = figure.pose();
        figure.to = to;
        figure.done = 0.0;
    }
    let (_, is_still) = asks(&theme);
    if is_still {
        figure.done = 1.0;
    } else {
        // A machine that was asleep does not jump.
        let secs = time.delta_secs().min(0.1);
        figure.done = (figure.done + secs / CHANGE).min(1.0);
        figure.secs += secs;
        figure.breath = breath_after(figure.breath, secs, figure.pose().body.breath_rate);
    }
}

#[expect(clippy::too_many_arguments, reason = "the engine hands each thing over by itself")]
fn draw(
    mut commands: Commands,
    (figure, frame, theme): (Res<Figure>, Res<Frame>, Res<ThemeNow>),
    (playing, panels): (Res<Playing>, Res<crate::game::desk::Panels>),
    cameras: Query<&Camera>,
    mut clients: Query<(&mut Transform, &mut Visibility, &Mesh2d), With<Client>>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut materials: ResMut<Assets<ColorMaterial>>,
    mut drawn: Local<Picture>,
) {
    let (Some(play), Some(look)) = (&playing.0, &figure.look) else { return };
    let Some((size, factor)) = window(&cameras) else { return };
    // A pause covers the screen, so nothing need be drawn below it.
    if panels.over == Over::Pause {
        return;
    }
    let seen = frame.0.unwrap_or_else(|| Rect::from_corners(Vec2::ZERO, size));
    let placing = Placing::new(seen, size, factor);
    let (palette, is_still) = asks(&theme);
    let light = Light::at(play.scenario().hour, palette);
    let pose = figure.pose();
    let alive = if is_still {
        Alive::default()
    } else {
        // The pace of blinks changes with the line only: a pose on its way would make them jump.
        let blink = blink_at(play.setup.seed.0, figure.secs, figure.to.body.blink_rate);
        Alive { breath: figure.breath, blink }
    };
    redraw_client(&mut drawn, look, &pose, alive, &light, placing.feather());
    let Ok((mut transform, mut visibility, mesh)) = clients.single_mut() else {
        commands.spawn((
            shown(&drawn, placing.transform(1.0), &mut meshes, &mut materials),
            // The figure changes its shape each frame and is always in view.
            NoFrustumCulling,
            Client,
        ));
        return;
    };
    transform.set_if_neq(placing.transform(1.0));
    visibility.set_if_neq(Visibility::Visible);
    if let Some(mut mesh) = meshes.get_mut(&mesh.0) {
        fill(&mut mesh, &drawn);
    }
}

/// The client's mesh.
#[derive(Component)]
struct Client;

fn hide(mut clients: Query<&mut Visibility, With<Client>>) {
    for mut visibility in &mut clients {
        visibility.set_if_neq(Visibility::Hidden);
    }
}
