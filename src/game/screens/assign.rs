//! An instructor puts an assignment together.

use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

use super::{Layer, page};
use crate::game::ask::Ask;
use crate::game::desk::{Desk, Panels, ThemeNow};
use crate::game::screen::Screen;
use crate::scenario::Scenario;
use crate::scenario::raw::{Kind, Review};
use crate::ui::panels::assign::{AssignCard, AssignView, assign_ui};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Shown>().add_systems(
        EguiPrimaryContextPass,
        assign.run_if(in_state(Screen::Assign)).in_set(Layer::Screen),
    );
}

/// The view as it was built last.
#[derive(Resource, Default)]
struct Shown(AssignView);

fn assign(
    mut contexts: EguiContexts,
    (screen, theme, desk): (Res<State<Screen>>, Res<ThemeNow>, Res<Desk>),
    (mut shown, mut panels): (ResMut<Shown>, ResMut<Panels>),
    mut ask: Ask,
) -> Result {
    if screen.is_changed() || desk.is_changed() || panels.is_changed() {
        let items = desk.shelf.items().iter().map(|item| item.scenario.as_ref());
        let sessions = items.filter(|scenario| scenario.kind == Kind::Session);
        shown.0 =
            AssignView { cards: sessions.map(card).collect(), written: panels.assigned.clone() };
    }
    let mut ui = page(&mut contexts, &theme.0)?;
    let state = &mut panels.bypass_change_detection().assign;
    ask.ask(assign_ui(&mut ui, &theme.0, &shown.0, state));
    Ok(())
}

fn card(scenario: &Scenario) -> AssignCard {
    AssignCard {
        id: scenario.id.clone(),
        title: scenario.title.clone(),
        client: scenario.client.name.clone(),
        level: scenario.level,
        minutes: scenario.minutes,
        focus: scenario.focus.clone(),
        content_notes: scenario.content_notes.clone(),
        is_draft: scenario.review == Review::Draft,
    }
}
