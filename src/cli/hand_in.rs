//! `practicum records contest|result …`, and the result that a session of an assignment writes.

use anyhow::bail;

use super::Ended;
use super::args::ResultArgs;
use super::output::{Outcome, print};
use super::records::open;
use crate::class::{HandIn, Ticked};
use crate::library::{Folders, read_settings};

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
    let pseudonym = pseudonym();
    let handed = HandIn {
        session: row.id,
        pseudonym: &pseudonym,
        institution_id: args.institution_id.as_ref(),
        ticked: Ticked { note: args.with_note },
    };
    handed.write(&store, &args.out)?;
    print(&format!("Written: {}\n", args.out.display()))?;
    Ok(Outcome::Clean)
}

/// The name the trainee goes by.
pub(super) fn pseudonym() -> String {
    read_settings(&Folders::of_this_machine()).0.pseudonym
}
