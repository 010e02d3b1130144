//! `practicum records export …`

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, ensure};

use super::Ended;
use super::args::ExportArgs;
use super::check::content;
use super::output::{Outcome, complain, print};
use super::records::open;
use crate::handover::{Choice, Extra, Form, Ticks, make, make_everything};
use crate::library::{Folders, write_whole};
use crate::records::{SessionRow, Store};

pub(super) fn run(args: &ExportArgs) -> Ended {
    let choice = choice(args)?;
    let content = content(None)?;
    let store = open()?;
    let mut files = Vec::new();
    let mut missed = BTreeSet::new();
    if let Some(path) = &args.everything {
        let settings = fs::read(Folders::of_this_machine().settings()).ok();
        let extra = settings.map(|bytes| Extra { name: "settings.ron".to_owned(), bytes });
        let (bytes, lost) = make_everything(&store, &content, extra.as_slice())?;
        files.push((path.clone(), bytes));
        missed.extend(lost);
    }
    if !choice.forms.is_empty() {
        let made = make(&store, &content, &rows(args, &store)?, &choice)?;
        for file in made.files {
            files.push((place(args, file.form, &file.name)?, file.bytes));
        }
        made.empty.iter().for_each(|sentence| complain(sentence));
        missed.extend(made.missed);
    }
    for (path, bytes) in &files {
        write_whole(path, bytes)?;
        print(&format!("Written: {}\n", path.display()))?;
    }
    let left_out = choice.ticks.left_out();
    if !choice.forms.is_empty() && !left_out.is_empty() {
        print(&format!("Left out: {}.\n", left_out.join(", ")))?;
    }
    missed.iter().for_each(|line| complain(line));
    Ok(if missed.is_empty() { Outcome::Clean } else { Outcome::Findings })
}

/// What was asked for; an option that would change nothing is refused, so that nobody relies on it.
fn choice(args: &ExportArgs) -> anyhow::Result<Choice> {
    let asked = [
        (Form::Tables, args.csv.is_some()),
        (Form::Canvas, args.canvas.is_some()),
        (Form::Moodle, args.moodle.is_some()),
        (Form::Statements, args.xapi.is_some()),
        (Form::Pages, args.html.is_some()),
    ];
    let forms: BTreeSet<Form> =
        asked.into_iter().filter(|(_, is_asked)| *is_asked).map(|(form, _)| form).collect();
    let has = |all: &[Form]| all.iter().any(|form| forms.contains(form));
    ensure!(
        args.institution_id.is_none() || has(&[Form::Canvas, Form::Moodle]),
        "`--institution-id` stands in gradebook files alone; name one with `--canvas` or `--moodle`"
    );
    ensure!(
        !args.with_words || has(&[Form::Tables, Form::Statements, Form::Pages]),
        "`--with-words` is for tables, statements and pages; name them with `--csv`, `--xapi` or `--html`"
    );
    ensure!(
        !args.with_own_ratings || has(&[Form::Tables, Form::Pages]),
        "`--with-own-ratings` is for tables and pages; name them with `--csv` or `--html`"
    );
    let ticks = Ticks {
        words: args.with_words,
        own_ratings: args.with_own_ratings,
        self_assessment: args.with_self_assessment,
    };
    Ok(Choice { forms, ticks, institution_id: args.institution_id.clone() })
}

/// The sessions that are meant, the oldest first.
fn rows(args: &ExportArgs, store: &Store) -> anyhow::Result<Vec<SessionRow>> {
    let mut rows = match args.records.as_slice() {
        [] => store.sessions()?,
        names => names.iter().map(|uid| store.find(uid)).collect::<Result<_, _>>()?,
    };
    rows.retain(|row| !args.first || row.is_first);
    rows.sort_by(|one, other| (one.began, &one.uid).cmp(&(other.began, &other.uid)));
    rows.dedup_by(|one, other| one.uid == other.uid);
    Ok(rows)
}

/// Where a file goes: the one that was named for its form, or into the folder that was, which is made.
fn place(args: &ExportArgs, form: Form, name: &str) -> anyhow::Result<PathBuf> {
    let (place, is_folder) = match form {
        Form::Tables => (&args.csv, true),
        Form::Pages => (&args.html, true),
        Form::Canvas => (&args.canvas, false),
        Form::Moodle => (&args.moodle, false),
        Form::Statements => (&args.xapi, false),
    };
    let place = place.as_ref().with_context(|| format!("no place was named for {form}"))?;
    if !is_folder {
        return Ok(place.clone());
    }
    fs::create_dir_all(place).with_context(|| format!("cannot make {}", place.display()))?;
    Ok(place.join(name))
}
