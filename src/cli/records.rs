//! `practicum records list|show|replay|export|delete …`

use std::fmt::Write;

use anyhow::{Context, bail};
use jiff::tz::TimeZone;

use super::Ended;
use super::args::{Format, OneRecordArgs, RecordsArgs, RecordsCommand, ShowArgs};
use super::check::content;
use super::export;
use super::hand_in;
use super::output::{Outcome, complain, print};
use crate::coding::Dimension;
use crate::debrief::{Debrief, Inputs, debrief};
use crate::library::{Folders, delete_saved, saved_files, write_whole};
use crate::records::{Record, Replayed, Replayer, SessionRow, Store};
use crate::report::{self, HtmlExtras};
use crate::stamp::Stamp;
use crate::transcript::End;

pub(super) fn run(args: &RecordsArgs) -> Ended {
    match &args.command {
        RecordsCommand::List { format } => list(*format),
        RecordsCommand::Show(args) => show(args),
        RecordsCommand::Progress(args) => super::progress::run(args),
        RecordsCommand::Replay(args) => replay_one(args),
        RecordsCommand::Contest { record, turn, words } => hand_in::contest(record, *turn, words),
        RecordsCommand::Result(args) => hand_in::result(args),
        RecordsCommand::Export(args) => export::run(args),
        RecordsCommand::Delete { record: Some(record), .. } => delete(record),
        RecordsCommand::Delete { all: true, yes: true, keep_saved, .. } => delete_all(!keep_saved),
        RecordsCommand::Delete { all: true, .. } => {
            bail!("this deletes every record for good; say so with `--yes`")
        }
        RecordsCommand::Delete { .. } => bail!("name a record, or `--all`"),
    }
}

/// Opens the records; what happened on the way is told.
pub(super) fn open() -> anyhow::Result<Store> {
    let opened = Store::open(&Folders::of_this_machine().home)?;
    if let Some(told) = opened.told {
        complain(&told);
    }
    Ok(opened.store)
}

fn list(format: Format) -> Ended {
    let rows = open()?.sessions()?;
    print(&match format {
        Format::Text => text(&rows),
        Format::Json => {
            let rows: Vec<_> = rows.iter().map(report::record_summary).collect();
            report::json(&rows).context("cannot write JSON")?
        }
    })?;
    Ok(Outcome::Clean)
}

fn text(rows: &[SessionRow]) -> String {
    if rows.is_empty() {
        return "There are no records yet.\n".to_owned();
    }
    let mut out = String::new();
    for row in rows {
        let scores = row.focus.iter().map(|&dimension| {
            let score = row.scores[dimension.index()];
            let score = score.map_or_else(|| "too few".to_owned(), |score| score.to_string());
            format!("{dimension} {score} (n {})", row.n[dimension.index()])
        });
        let scores: Vec<String> = scores.collect();
        let attempt = if row.is_first { "first attempt" } else { "repeat" };
        let coached = if row.is_coached() { ", coached" } else { "" };
        let _ = writeln!(
            out,
            "{}  {}  {}\n    {} turns, {}, {}, {attempt}{coached}; {}",
            &row.uid[..8.min(row.uid.len())],
            when(row),
            row.title,
            row.n_turns,
            row.mode,
            row.answers,
            if row.is_open() {
                "not ended".to_owned()
            } else {
                format!("{}; {}", ended(row), scores.join(", "))
            },
        );
    }
    out
}

/// When it began, here.
fn when(row: &SessionRow) -> String {
    row.began.to_zoned(TimeZone::system()).strftime("%Y-%m-%d %H:%M").to_string()
}

fn ended(row: &SessionRow) -> &'static str {
    match (&row.end, row.passes) {
        (End::BrokenOff, _) => "broken off",
        (_, true) => "passed",
        (_, false) => "not passed",
    }
}

/// A record made again, with its debrief.
pub(super) fn remade(
    record: &Record,
    replayer: &mut Replayer<'_>,
) -> anyhow::Result<(Replayed, Debrief)> {
    let replayed = replayer.replay(record)?;
    let scenario = replayed.session.scenario();
    let carried = record
        .carry
        .as_ref()
        .map(|text| Stamp::of(scenario.follows.clone().unwrap_or_default(), text));
    let made = debrief(Inputs {
        transcript: replayed.transcript(),
        scenario,
        rubric: &replayed.rubric,
        ethics: &replayer.content().tables.ethics,
        tables: &record.stamps,
        carried: carried.as_ref(),
        self_rating: record.row.own,
    });
    Ok((replayed, made))
}

fn show(args: &ShowArgs) -> Ended {
    let content = content(None)?;
    let store = open()?;
    let record = store.record(store.find(&args.record)?.id)?;
    let (replayed, debrief) = remade(&record, &mut Replayer::new(&content))?;
    print(&match args.format {
        Format::Text => report::debrief_text(&debrief),
        Format::Json => report::json(&debrief).context("cannot write JSON")?,
    })?;
    tell_differences(&replayed);
    if let Some(path) = &args.save_html {
        let extras = HtmlExtras { note: &record.row.note, ..HtmlExtras::default() };
        write_whole(path, report::debrief_html(&debrief, &extras))?;
    }
    Ok(Outcome::Clean)
}

fn tell_differences(replayed: &Replayed) {
    for difference in &replayed.differences {
        complain(difference);
    }
}

fn replay_one(args: &OneRecordArgs) -> Ended {
    let content = content(None)?;
    let store = open()?;
    let rows = match &args.record {
        Some(uid) => vec![store.find(uid)?],
        None => store.sessions()?,
    };
    let mut differ = 0;
    let mut replayer = Replayer::new(&content);
    for row in &rows {
        let record = store.record(row.id)?;
        let told = match remade(&record, &mut replayer) {
            Ok((replayed, _)) => replayed.differences,
            Err(error) => vec![error.to_string()],
        };
        differ += usize::from(!told.is_empty());
        for difference in told {
            print(&format!("{}: {difference}\n", &row.uid[..8.min(row.uid.len())]))?;
        }
    }
    let scored = Dimension::ALL.len();
    print(&format!(
        "{} replayed: {} the same on every turn and all {scored} dimensions, {differ} not\n",
        rows.len(),
        rows.len() - differ
    ))?;
    Ok(if differ == 0 { Outcome::Clean } else { Outcome::Findings })
}

fn delete(record: &str) -> Ended {
    let mut store = open()?;
    let row = store.find(record)?;
    store.delete(row.id)?;
    print(&format!("{} is deleted.\n", row.title))?;
    Ok(Outcome::Clean)
}

/// Deletes every record; what was saved from them lies beside them, holds the same, and stays only where that is said.
fn delete_all(saved_too: bool) -> Ended {
    let mut store = open()?;
    let amount = store.amount()?;
    store.delete_all()?;
    print(&format!("Everything is deleted: {}.\n", amount.words()))?;
    let folders = Folders::of_this_machine();
    let files: Vec<_> = saved_files(&folders).into_iter().chain(store.set_aside()).collect();
    if saved_too {
        let (gone, left) = delete_saved(&folders, files);
        print(&format!("Saved files that went with it: {gone}.\n"))?;
        left.iter().for_each(|error| complain(&error.to_string()));
        return Ok(if left.is_empty() { Outcome::Clean } else { Outcome::CouldNotRun });
    }
    for path in files {
        print(&format!("This file still holds records: {}\n", path.display()))?;
    }
    Ok(Outcome::Clean)
}
