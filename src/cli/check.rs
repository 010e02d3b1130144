//! `practicum check PATH…`

use std::collections::BTreeMap;
use std::panic::resume_unwind;
use std::path::Path;
use std::thread;

use anyhow::{Context, bail};
use serde::Serialize;

use super::Ended;
use super::args::{CheckArgs, Format};
use super::output::{Outcome, coloring, complain, print};
use crate::diagnostic::{Diagnostic, Place, Severity, Source};
use crate::library::{Content, FileError, Folders, read_source, scenario_files};
use crate::report;
use crate::scenario::check::P001;
use crate::scenario::{Loaded, Outline, parse_error};
use crate::scoring::{Rubric, RubricError};

/// One file and what was found in it.
#[derive(Debug)]
struct Checked {
    source: Source,
    diagnostics: Vec<Diagnostic>,
    /// The scenario's id and where it stands, where the file could be read.
    id: Option<(String, Place)>,
}

#[derive(Serialize)]
struct Report<'a> {
    files: Vec<FileReport<'a>>,
    errors: usize,
    warnings: usize,
    notes: usize,
}

#[derive(Serialize)]
struct FileReport<'a> {
    file: &'a str,
    diagnostics: &'a [Diagnostic],
}

pub(super) fn run(args: &CheckArgs) -> Ended {
    let content = content(args.rubric.as_deref())?;
    let mut checked = Vec::new();
    let mut unread = false;
    for path in &args.paths {
        match check_path(path, &content) {
            Ok(files) => checked.extend(files),
            Err(error) => {
                complain(&error.to_string());
                unread = true;
            }
        }
    }
    note_shared_ids(&mut checked);
    let text = match args.format {
        Format::Text => text(&checked),
        Format::Json => report::json(&summary(&checked)).context("cannot write JSON")?,
    };
    print(&text)?;
    let findings = count(&checked, Severity::Error) + count(&checked, Severity::Warning);
    Ok(match (unread, findings) {
        (true, _) => Outcome::CouldNotRun,
        (false, 0) => Outcome::Clean,
        (false, _) => Outcome::Findings,
    })
}

/// The built-in content, with the rubric a person names.
pub(super) fn content(rubric: Option<&Path>) -> anyhow::Result<Content> {
    let content = Content::at_hand(&Folders::of_this_machine())?;
    let Some(path) = rubric else { return Ok(content) };
    let source = read_source(path)?;
    match Rubric::from_ron(&source.text) {
        Ok(rubric) => Ok(content.with_rubric(rubric)),
        Err(RubricError::Syntax(error)) => {
            bail!("{}", parse_error(&source, &error, "").render(&source, coloring()))
        }
        Err(error) => bail!("cannot use the rubric: {error}: {}", path.display()),
    }
}

/// Checks every file at a path, on as many cores as there are, in the order of their names.
fn check_path(path: &Path, content: &Content) -> Result<Vec<Checked>, FileError> {
    let files = scenario_files(path)?;
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let share = files.len().div_ceil(cores).max(1);
    thread::scope(|scope| {
        let workers: Vec<_> = files
            .chunks(share)
            .map(|files| {
                scope.spawn(|| {
                    files.iter().map(|file| check_file(file, content)).collect::<Vec<_>>()
                })
            })
            .collect();
        workers
            .into_iter()
            .flat_map(|worker| worker.join().unwrap_or_else(|panic| resume_unwind(panic)))
            .collect()
    })
}

fn check_file(path: &Path, content: &Content) -> Result<Checked, FileError> {
    match read_source(path) {
        Ok(source) if holds_drills(&source) => {
            let diagnostics = content.load_drills(&source).diagnostics;
            Ok(Checked { source, diagnostics, id: None })
        }
        Ok(source) => {
            let Loaded { diagnostics, id, .. } = content.load(&source);
            Ok(Checked { source, diagnostics, id })
        }
        // What is wrong with the file itself is a finding; what the system refuses is not.
        Err(error @ (FileError::TooLarge { .. } | FileError::NotText { .. })) => {
            let hint = match &error {
                FileError::TooLarge { .. } => {
                    "look for something large that was pasted in by mistake"
                }
                _ => "save the scenario as plain text (UTF-8)",
            };
            let source = Source::new(path.display().to_string(), "");
            let place = source.place(0..0);
            let unreadable = Diagnostic {
                code: P001,
                severity: Severity::Error,
                place,
                message: error.to_string(),
                hints: vec![hint.to_owned()],
                related: Vec::new(),
            };
            Ok(Checked { source, diagnostics: vec![unreadable], id: None })
        }
        Err(error) => Err(error),
    }
}

/// Whether a file is one of drills and not a scenario.
fn holds_drills(source: &Source) -> bool {
    // Most files are scenarios, and need not be walked to know it.
    source.text.contains("drills:") && Outline::of(&source.text).has_field("drills")
}

/// Adds a finding to each file whose scenario's id an earlier file has too.
fn note_shared_ids(checked: &mut [Checked]) {
    let mut first: BTreeMap<String, String> = BTreeMap::new();
    for one in checked {
        let Some((id, place)) = &one.id else { continue };
        match first.get(id) {
            None => {
                first.insert(id.clone(), one.source.name.clone());
            }
            Some(earlier) => one.diagnostics.push(Diagnostic {
                code: "S002",
                severity: Severity::Error,
                place: place.clone(),
                message: format!("two scenarios are called \"{id}\""),
                hints: vec![format!(
                    "the other is {earlier}; records tell scenarios apart by their ids"
                )],
                related: Vec::new(),
            }),
        }
    }
}

fn count(checked: &[Checked], severity: Severity) -> usize {
    let all = checked.iter().flat_map(|one| &one.diagnostics);
    all.filter(|finding| finding.severity == severity).count()
}

fn summary(checked: &[Checked]) -> Report<'_> {
    let files = checked
        .iter()
        .map(|one| FileReport { file: &one.source.name, diagnostics: &one.diagnostics });
    Report {
        files: files.collect(),
        errors: count(checked, Severity::Error),
        warnings: count(checked, Severity::Warning),
        notes: count(checked, Severity::Note),
    }
}

fn text(checked: &[Checked]) -> String {
    let coloring = coloring();
    let mut out = String::new();
    for one in checked {
        for finding in &one.diagnostics {
            out.push_str(&finding.render(&one.source, coloring));
            out.push_str("\n\n");
        }
    }
    let amount = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
    out.push_str(&format!(
        "{} checked: {}, {}, {}\n",
        amount(checked.len(), "file"),
        amount(count(checked, Severity::Error), "error"),
        amount(count(checked, Severity::Warning), "warning"),
        amount(count(checked, Severity::Note), "note"),
    ));
    if checked.iter().any(|one| !one.diagnostics.is_empty()) {
        out.push_str("`practicum explain CODE` says more about a finding.\n");
    }
    out
}
