//! Handing in the session that is looked back on.

use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};
use jiff::tz::TimeZone;

use super::{Layer, page};
use crate::class::handed_in;
use crate::game::ask::Ask;
use crate::game::desk::{Desk, Finished, LookedBack, Panels, Preferences, ThemeNow};
use crate::game::recording::Recording;
use crate::game::screen::Screen;
use crate::records::Store;
use crate::transcript::AnswerMode;
use crate::ui::panels::hand_in::{HandInView, hand_in_ui};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Shown>().add_systems(
        EguiPrimaryContextPass,
        hand_in.run_if(in_state(Screen::HandIn)).in_set(Layer::Screen),
    );
}

/// The view as it was read last.
#[derive(Resource, Default)]
struct Shown(HandInView);

fn hand_in(
    mut contexts: EguiContexts,
    (screen, theme, desk): (Res<State<Screen>>, Res<ThemeNow>, Res<Desk>),
    (preferences, looked_back): (Res<Preferences>, Res<LookedBack>),
    (mut shown, mut recording): (ResMut<Shown>, ResMut<Recording>),
    mut panels: ResMut<Panels>,
    mut ask: Ask,
) -> Result {
    let Some(finished) = &looked_back.0 else { return Ok(()) };
    if screen.is_changed() || panels.is_changed() {
        let store = recording.bypass_change_detection().store();
        shown.0 = store.and_then(|store| view(store, &desk, finished)).unwrap_or_default();
        shown.0.pseudonym.clone_from(&preferences.settings.pseudonym);
        shown.0.written = panels.handed_in.clone();
    }
    let mut ui = page(&mut contexts, &theme.0)?;
    let state = &mut panels.bypass_change_detection().hand_in;
    ask.ask(hand_in_ui(&mut ui, &theme.0, &shown.0, state));
    Ok(())
}

fn view(store: &Store, desk: &Desk, finished: &Finished) -> Option<HandInView> {
    let record = store.record(finished.record?).ok()?;
    let row = &record.row;
    let assignment = row.assignment.as_ref()?;
    let zone = TimeZone::system();
    // The file may be gone; the record knows its title, and not when it was due.
    let due = desk.assignments.find(&assignment.hash).and_then(|it| it.terms.due);
    let done = row.ended.map(|ended| {
        let when = ended.to_zoned(zone.clone()).strftime("%B %-d, %Y, %H:%M");
        let late = due.filter(|due| due.is_past(ended, &zone));
        let late = late.map(|due| format!(", after the day it was due, {due}"));
        format!("Done on {when}{}", late.unwrap_or_default())
    });
    let contested = record.turns.iter().enumerate().filter(|(_, turn)| turn.contested.is_some());
    let folder = desk.folders.handed_over();
    let earlier = handed_in(&folder, &row.scenario.id, &row.uid);
    Some(HandInView {
        assignment: assignment.id.clone(),
        scenario: row.title.clone(),
        done: done.unwrap_or_default(),
        answers: record.turns.len(),
        is_typed: row.answers == AnswerMode::Compose,
        has_own: row.own.is_some(),
        has_note: !row.note.trim().is_empty(),
        contested: contested.map(|(number, _)| number + 1).collect(),
        is_open: row.is_open(),
        folder: folder.display().to_string(),
        earlier: earlier.map(|path| path.display().to_string()),
        ..HandInView::default()
    })
}
