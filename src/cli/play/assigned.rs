//! `practicum play --assignment FILE`: a session as an instructor gave it out, and the result to hand in.

use std::path::Path;

use anyhow::{Context, bail};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::super::args::PlayArgs;
use super::super::check::content;
use super::super::output::coloring;
use super::super::{Ended, assign, hand_in};
use super::keeping::Keeping;
use super::screen::Screen;
use super::{Carried, Plan, begin, carried, resume, screen};
use crate::class::{Assignment, AttemptError, HandIn, Ticked, may_begin, open_attempt};
use crate::library::read_source;
use crate::records::Store;
use crate::scenario::Scenario;

/// Plays one scenario of an assignment, as its terms say.
pub(super) fn run(path: &Path, args: &PlayArgs) -> Ended {
    let content = content(None)?;
    let source = read_source(path)?;
    let assignment = Assignment::read(&source, &content)
        .map_err(|problems| anyhow::anyhow!("{}", assign::told(&problems, coloring())))?;
    let scenario = chosen(&assignment, args.assigned.of_assignment.as_deref())?;
    let content = content.with_rubric(assignment.rubric.clone());
    let mut screen = screen(args);
    let keeping = Keeping::open(args, &mut screen)?;
    // Without records there is nothing to hand in; opening them has failed with a message then.
    let store = keeping.store().context("an assignment is kept in the records")?;
    if args.resume {
        let Some(row) = open_attempt(store, &assignment, &scenario.id)? else {
            bail!("there is no session of `{}` in this assignment to go on with", scenario.id);
        };
        let record = store.record(row.id)?;
        return resume(args, &content, &record, keeping, screen);
    }
    allowed(store, &assignment, scenario)?;
    for line in assign::greeting(&assignment) {
        screen.say(&line)?;
    }
    let terms = &assignment.terms;
    if terms.due.is_some_and(|due| due.is_past(Timestamp::now(), &TimeZone::system())) {
        screen.say("The day it was due is over; your result will say when you did it.")?;
    }
    let Carried { carry, stamp, record } =
        if terms.carries_over() { carried(args, scenario, &keeping)? } else { Carried::default() };
    let setup = terms.setup(carry);
    let plan =
        Plan { scenario, setup, carried: stamp, record, assignment: Some(&assignment.stamp) };
    begin(args, &content, plan, keeping, screen)
}

/// The scenario that is meant: the one that is named, or the only one.
fn chosen<'a>(assignment: &'a Assignment, id: Option<&str>) -> anyhow::Result<&'a Scenario> {
    let all: Vec<&str> = assignment.scenarios.iter().map(|one| one.id.as_str()).collect();
    match (id, assignment.scenarios.as_slice()) {
        (None, [only]) => Ok(only),
        (None, _) => bail!("say which with `--scenario`: {}", all.join(", ")),
        (Some(id), _) => match assignment.scenario(id) {
            Some(scenario) => Ok(scenario),
            None => bail!("there is no `{id}` in this assignment, only {}", all.join(", ")),
        },
    }
}

fn allowed(store: &Store, assignment: &Assignment, scenario: &Scenario) -> anyhow::Result<()> {
    let error = match may_begin(store, assignment, &scenario.id) {
        Ok(()) => return Ok(()),
        Err(error) => error,
    };
    match &error {
        AttemptError::Taken { is_open: true, .. } => {
            bail!("{error}; it was not ended: go on with it by adding `--resume`")
        }
        AttemptError::Taken { record, .. } => bail!(
            "{error}; `practicum records result {} --out FILE` writes its result again",
            record.get(..8).unwrap_or(record)
        ),
        AttemptError::Store(_) => Err(error.into()),
    }
}

/// Writes the result, where the session answers an assignment.
pub(super) fn hand_in(
    args: &PlayArgs,
    keeping: &Keeping,
    screen: &mut Screen,
) -> anyhow::Result<()> {
    let Some(assignment) = &args.assigned.assignment else { return Ok(()) };
    let (store, session) = keeping.store().zip(keeping.session()).context(
        "the session could not be kept, so there is no result; the debrief stands above",
    )?;
    let pseudonym = hand_in::pseudonym();
    let institution_id = args.assigned.institution_id.as_ref();
    let ticked = Ticked::default();
    let handed = HandIn { session, pseudonym: &pseudonym, institution_id, ticked };
    let path = match &args.assigned.result {
        Some(named) => {
            handed.write(store, named)?;
            named.clone()
        }
        None => handed.write_into(store, folder_of(assignment))?,
    };
    // A path is not broken into lines, so that it can be copied.
    screen.say_unwrapped(&format!("The result for your instructor: {}", path.display()))
}

/// The folder a file lies in.
fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
