//! What an instructor has given out, and what is read before a session of it.

use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};
use jiff::tz::TimeZone;

use super::{Layer, library, page};
use crate::class::{Assignment, AssignmentTrouble, Standing, UnplayableAssignment, handed_in};
use crate::game::ask::Ask;
use crate::game::clock;
use crate::game::desk::{Desk, Panels, ThemeNow};
use crate::game::recording::Recording;
use crate::game::screen::Screen;
use crate::library::Folders;
use crate::records::SessionRow;
use crate::scenario::Scenario;
use crate::ui::panels::assignments::{
    AssignedView, AssignmentsView, EndedAttempt, GivenAssignment, GivenScenario, OpenAttempt,
    assigned_ui, assignments_ui,
};
use crate::ui::panels::findings::{BrokenFile, FindingView};
use crate::ui::{Action, Place, Theme};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Shown>().init_resource::<Before>().add_systems(
        EguiPrimaryContextPass,
        (
            assignments.run_if(in_state(Screen::Assignments)),
            assigned.run_if(in_state(Screen::Assigned)),
        )
            .in_set(Layer::Screen),
    );
}

/// The list as it was read last.
#[derive(Resource, Default)]
struct Shown(AssignmentsView);

/// What is read before a session, as it was built last.
#[derive(Resource, Default)]
struct Before(Option<AssignedView>);

fn assignments(
    mut contexts: EguiContexts,
    (screen, theme, desk): (Res<State<Screen>>, Res<ThemeNow>, Res<Desk>),
    (mut shown, mut recording): (ResMut<Shown>, ResMut<Recording>),
    mut panels: ResMut<Panels>,
    mut ask: Ask,
) -> Result {
    if screen.is_changed() || desk.is_changed() || panels.is_changed() || recording.is_changed() {
        shown.0 = view(recording.bypass_change_detection(), &desk);
    }
    let mut ui = page(&mut contexts, &theme.0)?;
    let state = &mut panels.bypass_change_detection().assignments;
    ask.ask(assignments_ui(&mut ui, &theme.0, &shown.0, state));
    Ok(())
}

fn assigned(
    mut contexts: EguiContexts,
    (screen, theme): (Res<State<Screen>>, Res<ThemeNow>),
    mut desk: ResMut<Desk>,
    (mut before, mut recording): (ResMut<Before>, ResMut<Recording>),
    mut panels: ResMut<Panels>,
    mut ask: Ask,
) -> Result {
    if screen.is_changed() || desk.is_changed() || panels.is_changed() || theme.is_changed() {
        let chosen = panels.chosen_assigned.clone();
        before.0 = chosen.and_then(|(hash, scenario)| {
            // Drawing a portrait changes no assignment.
            let desk = desk.bypass_change_detection();
            let recording = recording.bypass_change_detection();
            assigned_view(desk, recording, &theme.0, (&hash, &scenario))
        });
    }
    let mut ui = page(&mut contexts, &theme.0)?;
    match &before.0 {
        Some(view) => {
            let state = &mut panels.bypass_change_detection().library.prebrief;
            ask.ask(assigned_ui(&mut ui, &theme.0, view, &mut state.shows_sources));
        }
        // Its file was taken away while it was open.
        None => ask.ask(Some(Action::Go(Place::Assignments))),
    }
    Ok(())
}

/// Everything the list shows.
fn view(recording: &mut Recording, desk: &Desk) -> AssignmentsView {
    let rows = recording.store().and_then(|store| store.sessions().ok()).unwrap_or_default();
    let items = desk.assignments.items().iter();
    AssignmentsView {
        given: items.map(|item| given(&item.assignment, &rows, &desk.folders)).collect(),
        broken: desk.assignments.unplayable().iter().map(broken).collect(),
        folder: desk.folders.assignments().display().to_string(),
        closed: recording.closed().to_owned(),
    }
}

fn given(assignment: &Assignment, rows: &[SessionRow], folders: &Folders) -> GivenAssignment {
    let (now, zone) = (clock::timestamp(), TimeZone::system());
    let terms = &assignment.terms;
    let scenario = |scenario: &Scenario| {
        let standing = Standing::of(rows, assignment, &scenario.id);
        GivenScenario {
            id: scenario.id.clone(),
            title: scenario.title.clone(),
            minutes: scenario.minutes,
            content_notes: scenario.content_notes.clone(),
            attempts: standing.attempts,
            open: standing.open.map(|row| OpenAttempt { record: row.id, answers: row.n_turns }),
            ended: standing.ended.map(|row| ended(&row, folders, &zone)),
            may_begin: standing.may_begin,
        }
    };
    GivenAssignment {
        hash: assignment.stamp.hash.clone(),
        title: terms.title.clone(),
        from: terms.from.clone(),
        due: terms.due.map(|due| due.told(now, &zone)).unwrap_or_default(),
        is_past: terms.due.is_some_and(|due| due.is_past(now, &zone)),
        words: terms.words.trim().to_owned(),
        mode: terms.mode,
        answers: terms.answers,
        scenarios: assignment.scenarios.iter().map(|one| scenario(one)).collect(),
    }
}

fn ended(row: &SessionRow, folders: &Folders, zone: &TimeZone) -> EndedAttempt {
    let ended = row.ended.unwrap_or(row.began);
    EndedAttempt {
        record: row.id,
        day: ended.to_zoned(zone.clone()).strftime("%B %-d, %Y").to_string(),
        is_written: handed_in(&folders.handed_over(), &row.scenario.id, &row.uid).is_some(),
    }
}

/// What is read before a session of an assignment.
fn assigned_view(
    desk: &mut Desk,
    recording: &mut Recording,
    theme: &Theme,
    (hash, scenario): (&str, &str),
) -> Option<AssignedView> {
    let assignment = std::sync::Arc::clone(desk.assignments.find(hash)?);
    let scenario = std::sync::Arc::clone(assignment.scenario(scenario)?);
    let terms = &assignment.terms;
    let rows = recording.store().and_then(|store| store.sessions().ok()).unwrap_or_default();
    let standing = Standing::of(&rows, &assignment, &scenario.id);
    let follows = scenario.follows.as_deref().filter(|_| terms.carries_over());
    let is_handed_on = recording.handed_on(follows).is_some();
    let mut prebrief = library::prebrief(desk, theme, &scenario, is_handed_on);
    if scenario.follows.is_some() && !terms.carries_over() {
        "Everyone begins this exam alike, from what its author set."
            .clone_into(&mut prebrief.carried);
    }
    let mut greeting = terms.greeting();
    greeting.extend(terms.due.map(|due| due.told(clock::timestamp(), &TimeZone::system())));
    Some(AssignedView {
        title: terms.title.clone(),
        greeting,
        prebrief,
        mode: terms.mode,
        answers: terms.answers,
        attempts: standing.attempts,
        may_begin: standing.may_begin,
    })
}

fn broken(file: &UnplayableAssignment) -> BrokenFile {
    let findings = match &file.trouble {
        AssignmentTrouble::Unreadable(why) => {
            let message = why.clone();
            vec![FindingView { is_error: true, message, ..FindingView::default() }]
        }
        AssignmentTrouble::Found(problems) => problems
            .iter()
            .flat_map(|problem| {
                problem.findings.iter().map(|finding| library::view(finding, &problem.source))
            })
            .collect(),
    };
    BrokenFile { file: file.path.display().to_string(), has_last_good: false, findings }
}
