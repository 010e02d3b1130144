//! The boundary self-assessment: whichever of its pages is open.

use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

use super::{Layer, page};
use crate::game::ask::Ask;
use crate::game::assessing::Assessing;
use crate::game::desk::{Desk, Panels, ThemeNow};
use crate::game::recording::Recording;
use crate::game::screen::Screen;
use crate::ui::panels::assessment::{AssessmentView, assessment_ui};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Assessing>().init_resource::<Shown>().add_systems(
        EguiPrimaryContextPass,
        assessment.run_if(in_state(Screen::Assessment)).in_set(Layer::Screen),
    );
    // What was said to the self-check is kept nowhere, and goes with the screen.
    app.add_systems(OnExit(Screen::Assessment), |mut panels: ResMut<Panels>| {
        panels.assessment.replies.clear();
    });
}

/// What was shown last; the records are asked only when something changes.
#[derive(Resource, Default)]
struct Shown(Option<AssessmentView>);

fn assessment(
    mut contexts: EguiContexts,
    (screen, theme, desk): (Res<State<Screen>>, Res<ThemeNow>, Res<Desk>),
    (assessing, mut recording): (Res<Assessing>, ResMut<Recording>),
    (mut shown, mut panels): (ResMut<Shown>, ResMut<Panels>),
    mut ask: Ask,
) -> Result {
    if screen.is_changed() || assessing.is_changed() || shown.0.is_none() {
        let from = (&desk.shelf, &desk.content);
        shown.0 = Some(assessing.view(from, recording.bypass_change_detection()));
    }
    let Some(view) = &shown.0 else { return Ok(()) };
    let mut ui = page(&mut contexts, &theme.0)?;
    let state = &mut panels.bypass_change_detection().assessment;
    ask.ask(assessment_ui(&mut ui, &theme.0, view, state));
    Ok(())
}
