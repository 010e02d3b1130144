//! Drills in the window: the run that is going on, and what is shown of it.

use bevy::prelude::*;
use jiff::tz::TimeZone;

use super::clock;
use super::recording::{Recording, Told};
use super::screens::broken_file;
use crate::library::{Content, DrillBook, Hearing};
use crate::practice::{Past, Plan, Run, Setup, Today, plan, skill_lines};
use crate::records::{Store, StoreError};
use crate::ui::DrillAction;
use crate::ui::panels::drills::{DrillsView, PickView, RunView};

/// The run of drills that is going on, if one is.
#[derive(Resource, Default)]
pub struct Drilling {
    run: Option<Run>,
    /// Runs that were left before all of them could be written.
    late: Vec<Run>,
}

/// The day here.
fn today() -> Today {
    Today { now: clock::timestamp(), zone: TimeZone::system() }
}

impl Drilling {
    /// The run that is going on.
    pub const fn run(&self) -> Option<&Run> {
        self.run.as_ref()
    }

    /// Back to the skills; what could not be written yet is still tried.
    pub fn leave(&mut self) {
        self.late.extend(self.run.take().filter(Run::is_behind));
    }

    /// Drops everything, also what could not be written.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// Begins a run of a skill; what cannot be done is told.
    pub fn begin(
        &mut self,
        setup: Setup,
        book: &DrillBook,
        recording: &mut Recording,
    ) -> Result<(), String> {
        let past = match recording.store() {
            Some(store) => Past::read(store, setup.skill).map_err(|error| error.to_string())?,
            None => Past::default(),
        };
        let mut run = Run::begin(book, past, setup).map_err(|error| error.to_string())?;
        run.ask(book, &today());
        self.leave();
        self.run = Some(run);
        Ok(())
    }

    /// Does what the screen asks for within a run, and keeps it; trouble with keeping is told once.
    pub fn take(
        &mut self,
        action: &DrillAction,
        (book, content): (&DrillBook, &Content),
        recording: &mut Recording,
    ) -> Result<Option<Told>, String> {
        let Some(run) = &mut self.run else { return Ok(None) };
        let today = today();
        match action {
            DrillAction::Choose(place) => {
                run.choose(book, *place, &today);
            }
            DrillAction::Say(words) => {
                let hearing = Hearing::built_in().map_err(|error| error.to_string())?;
                let coder = hearing.coder(&content.tables.lexicon);
                run.say(book, &coder, words, &today);
            }
            DrillAction::Feel(felt) => {
                run.feel(*felt, &today);
            }
            DrillAction::Next => {
                run.ask(book, &today);
            }
            DrillAction::Begin { .. } | DrillAction::Leave => {}
        }
        let Some(store) = recording.store() else { return Ok(None) };
        let kept = keep_all(&mut self.late, run, store);
        Ok(recording.tell(kept))
    }

    /// What the screen shows.
    pub fn view(&self, book: &DrillBook, recording: &mut Recording) -> DrillsView {
        let run = self.run.as_ref().and_then(|run| RunView::new(run, book));
        match run {
            Some(run) => DrillsView::Run(Box::new(run)),
            None => {
                let mut view = pick(book, recording.store());
                view.broken = book.troubles().iter().map(broken_file).collect();
                DrillsView::Pick(view)
            }
        }
    }
}

/// Writes what is left of earlier runs, and of this one.
fn keep_all(late: &mut Vec<Run>, run: &mut Run, store: &mut Store) -> Result<(), StoreError> {
    for one in late.iter_mut() {
        one.keep(store)?;
    }
    late.clear();
    run.keep(store)
}

/// The skills to pick from; without records, as for somebody who has done nothing yet.
fn pick(book: &DrillBook, store: Option<&mut Store>) -> PickView {
    let today = today();
    let empty = Store::in_memory();
    let store = match (store, &empty) {
        (Some(store), _) => &*store,
        (None, Ok(empty)) => empty,
        (None, Err(_)) => return PickView::default(),
    };
    let plan: Plan = plan(book, store, &today).unwrap_or_default();
    let lines = skill_lines(book, store, &today).unwrap_or_default();
    PickView::new(&plan, &lines)
}
