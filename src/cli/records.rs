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
use crate::library::{Content, Folders, write_whole};
use crate::records::{Record, Replayed, SessionRow, Store, replay};
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
        RecordsCommand::Delete { record, all, yes } => delete(record.as_deref(), *all, *yes),
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
pub(super) fn remade(record: &Record, content: &Content) -> anyhow::Result<(Replayed, Debrief)> {
    let replayed = replay(record, content)?;
    let scenario = replayed.session.scenario();
    let carried = record
        .carry
        .as_ref()
        .map(|text| Stamp::of(scenario.follows.clone().unwrap_or_default(), text));
    let made = debrief(Inputs {
        transcript: replayed.transcript(),
        scenario,
        rubric: &replayed.rubric,
        ethics: &content.tables.ethics,
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
    let (replayed, debrief) = remade(&record, &content)?;
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
    for row in &rows {
        let record = store.record(row.id)?;
        let told = match remade(&record, &content) {
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

fn delete(record: Option<&str>, all: bool, yes: bool) -> Ended {
    let mut store = open()?;
    match (record, all) {
        (Some(uid), false) => {
            let row = store.find(uid)?;
            store.delete(row.id)?;
            print(&format!("{} is deleted.\n", row.title))?;
        }
        (None, true) if yes => {
            let n = store.sessions()?.len();
            store.delete_all()?;
            print(&format!("Everything is deleted: {n} sessions, drills and self-assessments.\n"))?;
            for path in store.set_aside() {
                print(&format!(
                    "A damaged file that was set aside still holds records: {}\n",
                    path.display()
                ))?;
            }
        }
        (None, true) => bail!("this deletes every record for good; say so with `--yes`"),
        _ => bail!("name a record, or `--all`"),
    }
    Ok(Outcome::Clean)
}
