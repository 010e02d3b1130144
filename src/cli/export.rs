//! `practicum records export …`

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, ensure};

use super::Ended;
use super::args::ExportArgs;
use super::check::content;
use super::output::{Outcome, complain, print};
use super::records::open;
use crate::handover::{
    Archive, Extra, Gradebook, Handed, SessionTable, Statements, Ticks, TurnTable, gathered,
    self_assessment_table,
};
use crate::library::{Content, Folders, write_whole};
use crate::records::{SessionRow, Store};

pub(super) fn run(args: &ExportArgs) -> Ended {
    let has_grades = args.canvas.is_some() || args.moodle.is_some();
    ensure!(
        args.institution_id.is_none() || has_grades,
        "`--institution-id` stands in gradebook files alone; name one with `--canvas` or `--moodle`"
    );
    ensure!(
        !args.with_words || args.csv.is_some() || args.xapi.is_some(),
        "`--with-words` is for tables and statements; name them with `--csv` or `--xapi`"
    );
    let content = content(None)?;
    let store = open()?;
    let mut written = Vec::new();
    let mut missed = Vec::new();
    if let Some(path) = &args.everything {
        everything(path, &store, &content, &mut missed)?;
        written.push(path.clone());
    }
    if args.csv.is_some() || args.xapi.is_some() || has_grades {
        let files = chosen(args, &store, &content, &mut missed)?;
        for (path, bytes) in files {
            write_whole(&path, bytes)?;
            written.push(path);
        }
        let left_out = ticks(args).left_out();
        if !left_out.is_empty() {
            print(&format!("Left out: {}.\n", left_out.join(", ")))?;
        }
    }
    for path in written {
        print(&format!("Written: {}\n", path.display()))?;
    }
    missed.sort();
    missed.dedup();
    for line in &missed {
        complain(line);
    }
    Ok(if missed.is_empty() { Outcome::Clean } else { Outcome::Findings })
}

const fn ticks(args: &ExportArgs) -> Ticks {
    Ticks {
        words: args.with_words,
        own_ratings: args.with_own_ratings,
        self_assessment: args.with_self_assessment,
    }
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

/// Makes each session again and hands it on; one that cannot be is told, and the others go on.
fn each(
    rows: &[SessionRow],
    store: &Store,
    content: &Content,
    missed: &mut Vec<String>,
    mut take: impl FnMut(&Handed) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    for row in rows {
        match gathered(store, row, content) {
            Ok(handed) => take(&handed)?,
            Err(error) => missed.push(format!("{}: {error}", row.uid)),
        }
    }
    Ok(())
}

/// The files of the forms that were asked for, none of them written yet.
fn chosen(
    args: &ExportArgs,
    store: &Store,
    content: &Content,
    missed: &mut Vec<String>,
) -> anyhow::Result<Vec<(PathBuf, Vec<u8>)>> {
    let (actor, ticks) = (store.actor()?, ticks(args));
    let mut sessions = SessionTable::new(actor, ticks)?;
    let mut turns = TurnTable::new(ticks)?;
    let mut grades = Gradebook::default();
    let mut statements = Statements::new(actor, ticks);
    each(&rows(args, store)?, store, content, missed, |handed| {
        if args.csv.is_some() {
            sessions.add(handed)?;
            turns.add(handed)?;
        }
        if args.xapi.is_some() {
            statements.add(handed)?;
        }
        grades.add(handed);
        Ok(())
    })?;
    let mut files = Vec::new();
    if let Some(folder) = &args.csv {
        fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        files.push((folder.join("sessions.csv"), sessions.into_bytes()?));
        files.push((folder.join("turns.csv"), turns.into_bytes()?));
        match self_assessment_table(store, ticks)? {
            Some(table) => files.push((folder.join("self-assessment.csv"), table)),
            None if ticks.self_assessment => complain("there is no boundary self-assessment yet"),
            None => {}
        }
    }
    let id = args.institution_id.as_ref();
    let has_grades = args.canvas.is_some() || args.moodle.is_some();
    if has_grades && grades.is_empty() {
        complain("there is nothing to grade yet: no ended session reports a dimension");
    }
    if let Some(path) = &args.canvas {
        files.push((path.clone(), grades.canvas(actor, id)?));
    }
    if let Some(path) = &args.moodle {
        files.push((path.clone(), grades.moodle(actor, id)?));
    }
    if let Some(path) = &args.xapi {
        files.push((path.clone(), statements.into_bytes()));
    }
    Ok(files)
}

fn everything(
    path: &Path,
    store: &Store,
    content: &Content,
    missed: &mut Vec<String>,
) -> anyhow::Result<()> {
    let mut archive = Archive::new(store, &content.tables.ethics)?;
    let mut rows = store.sessions()?;
    rows.reverse();
    let mut lost = Vec::new();
    each(&rows, store, content, &mut lost, |handed| Ok(archive.add(handed)?))?;
    for line in &lost {
        archive.miss(line.clone());
    }
    missed.extend(lost);
    let settings = Folders::of_this_machine().settings();
    if let Ok(bytes) = fs::read(&settings) {
        archive.extra(&Extra { name: "settings.ron".to_owned(), bytes })?;
    }
    Ok(write_whole(path, archive.into_bytes()?)?)
}
