//! Drills: the skills, or the run that is going on.

use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

use super::{Layer, page};
use crate::game::ask::Ask;
use crate::game::desk::{Desk, Panels, ThemeNow};
use crate::game::drilling::Drilling;
use crate::game::recording::Recording;
use crate::game::screen::Screen;
use crate::ui::panels::drills::{DrillsView, drills_ui};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Drilling>().init_resource::<Shown>().add_systems(
        EguiPrimaryContextPass,
        drills.run_if(in_state(Screen::Drills)).in_set(Layer::Screen),
    );
}

/// What was shown last; the records are asked only when something changes.
#[derive(Resource, Default)]
struct Shown(Option<DrillsView>);

fn drills(
    mut contexts: EguiContexts,
    (screen, theme, desk): (Res<State<Screen>>, Res<ThemeNow>, Res<Desk>),
    (drilling, mut recording): (Res<Drilling>, ResMut<Recording>),
    (mut shown, mut panels): (ResMut<Shown>, ResMut<Panels>),
    mut ask: Ask,
) -> Result {
    if screen.is_changed() || drilling.is_changed() || desk.is_changed() || shown.0.is_none() {
        shown.0 = Some(drilling.view(&desk.drills, recording.bypass_change_detection()));
    }
    let Some(view) = &shown.0 else { return Ok(()) };
    let mut ui = page(&mut contexts, &theme.0)?;
    let state = &mut panels.bypass_change_detection().drills;
    ask.ask(drills_ui(&mut ui, &theme.0, view, state));
    Ok(())
}
