//! Progress: read from the records when one comes to the screen, or when something in them changes.

use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};
use jiff::tz::TimeZone;

use super::{Layer, page};
use crate::game::ask::Ask;
use crate::game::desk::{Desk, Panels, ThemeNow};
use crate::game::recording::Recording;
use crate::game::screen::Screen;
use crate::library::DrillBook;
use crate::progress::{self, Candidate, Progress};
use crate::records::{Store, StoreError};
use crate::ui::panels::progress::{ProgressView, progress_ui};

/// How many sessions are listed at first: few, so that the scores are not far below.
const LISTED_FIRST: usize = 5;
/// How many more are listed each time that is asked for.
pub const LISTED: usize = 20;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Shown>().add_systems(
        EguiPrimaryContextPass,
        progress.run_if(in_state(Screen::Progress)).in_set(Layer::Screen),
    );
}

/// What was read last.
#[derive(Resource, Default)]
struct Shown(Option<ProgressView>);

fn progress(
    mut contexts: EguiContexts,
    (screen, theme, desk): (Res<State<Screen>>, Res<ThemeNow>, Res<Desk>),
    (mut shown, mut recording): (ResMut<Shown>, ResMut<Recording>),
    mut panels: ResMut<Panels>,
    mut ask: Ask,
) -> Result {
    if screen.is_changed() || recording.is_changed() || panels.is_changed() || shown.0.is_none() {
        let listed = panels.listed.max(LISTED_FIRST);
        shown.0 = Some(view(recording.bypass_change_detection(), &desk, listed));
    }
    let Some(view) = &shown.0 else { return Ok(()) };
    let mut ui = page(&mut contexts, &theme.0)?;
    let state = &mut panels.bypass_change_detection().progress;
    ask.ask(progress_ui(&mut ui, &theme.0, view, state));
    Ok(())
}

/// Everything the screen shows.
fn view(recording: &mut Recording, desk: &Desk, listed: usize) -> ProgressView {
    let closed = recording.closed().to_owned();
    let candidates = candidates(desk);
    let book = &desk.drills;
    let read = recording.store().map(|store| read(store, &candidates, book, listed));
    let (progress, lines, told) = match read {
        Some(Ok((progress, lines))) => (progress, lines, None),
        Some(Err(error)) => {
            let told = format!("Your records could not be read: {error}.");
            (nothing(&candidates, book), Vec::new(), Some((told, true)))
        }
        None => (nothing(&candidates, book), Vec::new(), Some((closed, true))),
    };
    ProgressView { progress, lines, zone: TimeZone::system(), told }
}

type Lines = Vec<progress::SessionLine>;

fn read(
    store: &mut Store,
    candidates: &[Candidate],
    book: &DrillBook,
    listed: usize,
) -> Result<(Progress, Lines), StoreError> {
    let progress = progress::read(store, candidates, book)?;
    Ok((progress, progress::lines(&store.newest(listed)?)))
}

/// Every scenario that could be practiced next.
pub fn candidates(desk: &Desk) -> Vec<Candidate> {
    desk.shelf.items().iter().map(|item| Candidate::of(&item.scenario)).collect()
}

/// Where somebody stands who has no records.
fn nothing(candidates: &[Candidate], drills: &DrillBook) -> Progress {
    progress::progress(&progress::Inputs {
        sessions: &[],
        recent: &[],
        codes: &[],
        moments: &[],
        boundaries: &[],
        drilled: &[],
        candidates,
        drills,
    })
}
