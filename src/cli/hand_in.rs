//! `practicum records contest|result …`, and the result that a session of an assignment writes.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::Ended;
use super::args::ResultArgs;
use super::output::{Outcome, print};
use super::records::open;
use crate::class::{ResultFile, Ticked, Who};
use crate::library::{Folders, read_settings, write_whole};
use crate::records::{SessionId, Store};

pub(super) fn contest(record: &str, turn: usize, words: &str) -> Ended {
    let mut store = open()?;
    let row = store.find(record)?;
    let Some(number) = turn.checked_sub(1).filter(|number| *number < row.n_turns) else {
        bail!("{} has the turns 1 to {}", row.title, row.n_turns);
    };
    store.contest(row.id, number, words)?;
    let told = if words.trim().is_empty() {
        format!("You no longer contest turn {turn} of {}.\n", row.title)
    } else {
        format!(
            "Kept: you contest turn {turn} of {}. The score stays, and your words go with your result: `practicum records result {} --out FILE`.\n",
            row.title,
            row.uid.get(..8).unwrap_or(&row.uid)
        )
    };
    print(&told)?;
    Ok(Outcome::Clean)
}

pub(super) fn result(args: &ResultArgs) -> Ended {
    let store = open()?;
    let row = store.find(&args.record)?;
    let ticked = Ticked { note: args.with_note };
    write(&store, row.id, args.institution_id.as_deref(), ticked, |_| args.out.clone())?;
    print(&format!("Written: {}\n", args.out.display()))?;
    Ok(Outcome::Clean)
}

/// Writes a session's result to the path that `place` names; tells where.
pub(super) fn write(
    store: &Store,
    session: SessionId,
    institution_id: Option<&str>,
    ticked: Ticked,
    place: impl FnOnce(&ResultFile) -> PathBuf,
) -> anyhow::Result<PathBuf> {
    let record = store.record(session)?;
    let (settings, _) = read_settings(&Folders::of_this_machine());
    let institution_id = institution_id.unwrap_or_default();
    let who = Who::new(store.actor()?, &settings.pseudonym, institution_id);
    let result = ResultFile::of(&record, who, ticked)?;
    let path = place(&result);
    write_whole(&path, result.to_json().context("cannot write the result")?)?;
    Ok(path)
}

/// Where a result lies that was given no name: beside the assignment.
pub(super) fn beside(assignment: &Path, result: &ResultFile) -> PathBuf {
    assignment.with_file_name(result.file_name())
}
