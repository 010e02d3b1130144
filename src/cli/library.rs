//! `practicum library`

use std::path::Path;

use anyhow::{Context, bail};

use super::Ended;
use super::args::LibraryArgs;
use super::check::content;
use super::output::{Outcome, print};
use super::play::load_file;
use crate::library::{DrillBook, scenario_files, write_whole};
use crate::report;

pub(super) fn run(args: &LibraryArgs) -> Ended {
    let content = content(None)?;
    let files = scenario_files(&args.scenarios)?;
    let scenarios: anyhow::Result<Vec<_>> =
        files.iter().map(|file| load_file(file, &content)).collect();
    let page = report::catalog(&scenarios?, &DrillBook::built_in(&content));
    match &args.out {
        None => print(&page)?,
        Some(path) if args.check => compare(path, &page)?,
        Some(path) => write_whole(path, page)?,
    }
    Ok(Outcome::Clean)
}

/// Whether the page in a file is still the one the scenarios make.
fn compare(path: &Path, page: &str) -> anyhow::Result<()> {
    let there =
        std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    if there != page {
        bail!(
            "the page is older than the scenarios; `practicum library --out` writes it anew: {}",
            path.display()
        );
    }
    Ok(())
}
