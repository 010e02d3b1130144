//! Drills in the window: the run that is going on, and what is shown of it.

use bevy::prelude::*;
use jiff::tz::TimeZone;

use super::clock;
use super::recording::Recording;
use crate::coding::Skill;
use crate::library::{Content, DrillBook, Hearing};
use crate::practice::{Past, Plan, Run, Setup, Today, plan, skill_lines};
use crate::records::Store;
use crate::transcript::{AnswerMode, Seed};
use crate::ui::DrillAction;
use crate::ui::panels::drills::{DrillsView, PickView, RunView};

/// The run of drills that is going on, if one is.
#[derive(Resource, Default)]
pub struct Drilling(Option<Run>);

/// The day here.
fn today() -> Today {
    Today { now: clock::timestamp(), zone: TimeZone::system() }
}

impl Drilling {
    /// Back to the skills.
    pub fn leave(&mut self) {
        self.0 = None;
    }

    /// Begins a run of a skill; what cannot be done is told.
    pub fn begin(
        &mut self,
        (skill, answers): (Skill, AnswerMode),
        seed: Seed,
        book: &DrillBook,
        recording: &mut Recording,
    ) -> Result<(), String> {
        let past = match recording.store() {
            Some(store) => Past::read(store, skill).map_err(|error| error.to_string())?,
            None => Past::default(),
        };
        let setup = Setup { skill, answers, level: None, seed };
        let mut run = Run::begin(book, past, setup).map_err(|error| error.to_string())?;
        run.ask(book, &today());
        self.0 = Some(run);
        Ok(())
    }

    /// Does what the screen asks for within a run, and keeps it.
    pub fn take(
        &mut self,
        action: &DrillAction,
        (book, content): (&DrillBook, &Content),
        recording: &mut Recording,
    ) -> Result<(), String> {
        let Some(run) = &mut self.0 else { return Ok(()) };
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
        match recording.store() {
            Some(store) => run.keep(store).map_err(|error| format!("not kept: {error}")),
            None => Ok(()),
        }
    }

    /// What the screen shows.
    pub fn view(&self, book: &DrillBook, recording: &mut Recording) -> DrillsView {
        let run = self.0.as_ref().and_then(|run| RunView::new(run, book));
        match run {
            Some(run) => DrillsView::Run(Box::new(run)),
            None => DrillsView::Pick(pick(book, recording.store())),
        }
    }
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
