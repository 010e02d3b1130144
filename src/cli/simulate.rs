//! `practicum simulate SCENARIO…`

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;

use super::Ended;
use super::args::{Format, SimulateArgs};
use super::check::content;
use super::output::{Outcome, complain, print};
use super::play::load_file;
use crate::author::{
    Agreement, JUDGED_FROM, Play, Simulation, Strategy, TOGETHER_AT_MOST, TypistReport, agreement,
    named, pooled, run_play, simulate, typists,
};
use crate::library::{Content, Hearing, find_scenario, read_source, scenario_files};
use crate::report;
use crate::scenario::Scenario;
use crate::transcript::Seed;

/// One scenario: its simulation and the plays beside it.
#[derive(Debug, Serialize)]
struct Simulated {
    #[serde(flatten)]
    simulation: Simulation,
    /// Simulated trainees who type and know nothing.
    typists: Vec<TypistReport>,
    /// Where the author's codes and the coder part ways.
    agreement: Agreement,
    plays_beside: Vec<PlayResult>,
}

#[derive(Debug, Serialize)]
struct PlayResult {
    file: String,
    /// Each expectation that does not hold.
    broken: Vec<String>,
}

pub(super) fn run(args: &SimulateArgs) -> Ended {
    let content = content(args.rubric.as_deref())?;
    let files = files(&args.scenarios)?;
    let bar = progress_bar(args.plays, files.len());
    let mut results = Vec::new();
    let mut broken = false;
    for path in &files {
        match load_file(path, &content) {
            Ok(scenario) => results.push(simulated(path, &scenario, &content, args, &bar)?),
            Err(error) => {
                complain(&format!("{error:#}"));
                broken = true;
            }
        }
    }
    bar.finish_and_clear();
    print(&match args.format {
        Format::Text => {
            results.iter().map(text).collect::<Vec<_>>().join("\n") + &library_text(&results)
        }
        Format::Json => report::json(&results).context("cannot write JSON")?,
    })?;
    let fails = |one: &Simulated| {
        !one.simulation.failures.is_empty()
            || !one.agreement.open.is_empty()
            || one.typists.iter().any(|one| one.passes > 0)
            || one.plays_beside.iter().any(|play| !play.broken.is_empty())
    };
    let has_findings = broken || results.iter().any(fails) || is_one_dimension(&results);
    Ok(if has_findings { Outcome::Findings } else { Outcome::Clean })
}

fn files(names: &[String]) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for name in names {
        match Path::new(name) {
            folder if folder.is_dir() => files.extend(scenario_files(folder)?),
            _ => files.push(find_scenario(name)?),
        }
    }
    Ok(files)
}

/// A bar for long work on a terminal; elsewhere, and for short work, nothing is drawn.
fn progress_bar(plays: u64, files: usize) -> ProgressBar {
    let steps = plays * Strategy::ALL.len() as u64 * files as u64;
    if steps < 500_000 {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(steps);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {percent} % · {eta} left") {
        bar.set_style(style);
    }
    bar
}

fn simulated(
    path: &Path,
    scenario: &Scenario,
    content: &Content,
    args: &SimulateArgs,
    bar: &ProgressBar,
) -> anyhow::Result<Simulated> {
    let mut steps = 0_u64;
    let progress = || {
        steps += 1;
        // The bar is told in lumps: it costs more than a play.
        if steps.is_multiple_of(10_000) {
            bar.inc(10_000);
        }
    };
    let span = (args.plays, Seed(args.seed));
    let simulation = simulate(scenario, &content.tables, &content.rubric, span, progress);
    let ear = content.ear(Hearing::built_in().context("the coder cannot be used")?);
    let typists = if scenario.focus.is_empty() {
        Vec::new()
    } else {
        typists(scenario, &ear, &content.rubric, Seed(args.seed))?
    };
    let plays_beside = plays_beside(path)?
        .iter()
        .map(|file| play_result(file, path, scenario, content))
        .collect::<anyhow::Result<Vec<_>>>()?;
    Ok(Simulated {
        simulation,
        typists,
        agreement: agreement(scenario, &ear.coder),
        plays_beside: plays_beside.into_iter().flatten().collect(),
    })
}

/// The play files in the folder `plays` beside a scenario.
fn plays_beside(path: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let folder = path.parent().unwrap_or(Path::new(".")).join("plays");
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let entries =
        fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.with_context(|| format!("cannot read {}", folder.display()))?.path();
        files.extend(path.extension().is_some_and(|kind| kind == "ron").then_some(path));
    }
    files.sort();
    Ok(files)
}

/// What came of one play; `None` where it belongs to another scenario of the folder.
fn play_result(
    file: &Path,
    path: &Path,
    scenario: &Scenario,
    content: &Content,
) -> anyhow::Result<Option<PlayResult>> {
    let source = read_source(file)?;
    let broken = match Play::parse(&source) {
        Err(error) => vec![error.to_string()],
        Ok(play) if path.file_name().is_none_or(|name| name != play.scenario.as_str()) => {
            if path.with_file_name(&play.scenario).is_file() {
                return Ok(None);
            }
            vec![format!("there is no scenario \"{}\" beside the folder of plays", play.scenario)]
        }
        Ok(play) => match run_play(&play, scenario, &content.tables, &content.rubric) {
            Ok(outcome) => outcome.broken,
            Err(error) => vec![error.to_string()],
        },
    };
    Ok(Some(PlayResult { file: file.display().to_string(), broken }))
}

/// How far the dimensions go together over all scenarios.
fn library_correlations(results: &[Simulated]) -> [Option<f64>; 3] {
    pooled(results.iter().map(|one| &one.simulation.uniform))
}

/// Whether two dimensions measure one thing. A single scenario is too little to say so.
fn is_one_dimension(results: &[Simulated]) -> bool {
    let is_judged = |one: &&Simulated| one.simulation.plays >= JUDGED_FROM;
    results.iter().filter(is_judged).count() > 1
        && library_correlations(results).into_iter().flatten().any(|r| r > TOGETHER_AT_MOST)
}

/// What is said of several scenarios together.
fn library_text(results: &[Simulated]) -> String {
    if results.len() < 2 {
        return String::new();
    }
    let whose =
        format!("\nall {} scenarios in random play, each about its own means", results.len());
    let mut out = report::together_text(&whose, &named(library_correlations(results)));
    if is_one_dimension(results) {
        out.push_str(&format!(
            "FAILS: two dimensions measure one thing; their scores may correlate {TOGETHER_AT_MOST} at most\n"
        ));
    }
    out
}

fn text(one: &Simulated) -> String {
    let mut out = report::simulation_text(&one.simulation);
    out.push_str(&report::typists_text(&one.typists, &one.simulation.focus));
    out.push_str(&report::agreement_text(&one.agreement));
    for play in &one.plays_beside {
        if play.broken.is_empty() {
            out.push_str(&format!("  play holds: {}\n", play.file));
        }
        for broken in &play.broken {
            out.push_str(&format!("  FAILS: {}: {broken}\n", play.file));
        }
    }
    out
}
