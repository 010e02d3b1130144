//! `practicum records progress`

use anyhow::Context;
use jiff::tz::TimeZone;

use super::Ended;
use super::args::{Format, ProgressArgs};
use super::check::content;
use super::output::{Outcome, print};
use super::records::open;
use crate::library::{DrillBook, Folders, Shelf, write_whole};
use crate::progress::{Candidate, read};
use crate::report;

pub(super) fn run(args: &ProgressArgs) -> Ended {
    let content = content(None)?;
    let folders = Folders::of_this_machine();
    let shelf = Shelf::read(&folders, &content);
    let candidates: Vec<Candidate> =
        shelf.items().iter().map(|item| Candidate::of(&item.scenario)).collect();
    let progress = read(&open()?, &candidates, &DrillBook::read(&folders, &content))?;
    let zone = TimeZone::system();
    print(&match args.format {
        Format::Text => report::progress_text(&progress, &zone),
        Format::Json => report::json(&progress).context("cannot write JSON")?,
    })?;
    if let Some(path) = &args.save_html {
        write_whole(path, report::progress_html(&progress, "", &zone))?;
    }
    Ok(Outcome::Clean)
}
