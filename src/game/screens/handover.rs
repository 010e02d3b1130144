//! Handing over: what there is, what came of the last time.

use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};
use jiff::tz::TimeZone;

use super::{Layer, page};
use crate::game::ask::Ask;
use crate::game::desk::{Desk, Panels, ThemeNow};
use crate::game::recording::Recording;
use crate::game::screen::Screen;
use crate::library::Folders;
use crate::records::Store;
use crate::ui::panels::handover::{HandoverView, SessionLine, handover_ui};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Shown>().add_systems(
        EguiPrimaryContextPass,
        handover.run_if(in_state(Screen::Handover)).in_set(Layer::Screen),
    );
}

/// The view as it was read last.
#[derive(Resource, Default)]
struct Shown(HandoverView);

fn handover(
    mut contexts: EguiContexts,
    (screen, theme, desk): (Res<State<Screen>>, Res<ThemeNow>, Res<Desk>),
    (mut shown, mut recording): (ResMut<Shown>, ResMut<Recording>),
    mut panels: ResMut<Panels>,
    mut ask: Ask,
) -> Result {
    if screen.is_changed() || panels.is_changed() {
        let store = recording.bypass_change_detection().store();
        shown.0 = store.map(|store| view(store, &desk.folders)).unwrap_or_default();
        shown.0.told = panels.handed_over.clone();
    }
    let mut ui = page(&mut contexts, &theme.0)?;
    let state = &mut panels.bypass_change_detection().handover;
    ask.ask(handover_ui(&mut ui, &theme.0, &shown.0, state));
    Ok(())
}

fn view(store: &Store, folders: &Folders) -> HandoverView {
    let zone = TimeZone::system();
    let rows = store.sessions().unwrap_or_default();
    let line = |row| {
        let row: &crate::records::SessionRow = row;
        let when = row.began.to_zoned(zone.clone()).strftime("%B %-d, %Y, %H:%M").to_string();
        SessionLine::of(row, &when)
    };
    HandoverView {
        sessions: rows.iter().map(line).collect(),
        actor: store.actor().map(|actor| actor.to_string()).unwrap_or_default(),
        folder: folders.handed_over().display().to_string(),
        has_self_assessment: store
            .assessments()
            .is_ok_and(|rows| rows.iter().any(|row| row.ended.is_some())),
        told: None,
    }
}
