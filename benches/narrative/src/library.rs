//! The scenarios the program ships with: simulating each, and checking all of them.

use std::hint::black_box;
use std::path::Path;

use practicum::author::{Strategy, simulate as simulate_scenario};
use practicum::diagnostic::{Diagnostic, Severity};
use practicum::library::{Content, FileError, read_source, scenario_files};
use practicum::scenario::{Loaded, Scenario};
use practicum::transcript::Seed;

use crate::timing::{Millis, Rate, Samples, grouped, millis};
use crate::{Failure, met, row};

/// Plays of each simulated player in one round.
const PLAYS: u64 = 1000;
/// All files must be checked in less, in milliseconds.
const GOAL: f64 = 100.0;

/// Plays a second of `practicum simulate`, for all its players together.
///
/// # Errors
/// When the scenarios cannot be read from disk.
pub fn simulate(content: &Content, rounds: u32) -> Result<(), Failure> {
    let players = Strategy::ALL.len() as u64;
    let plays = grouped(PLAYS);
    println!("\nsimulate: every shipped scenario, {rounds} rounds taking turns");
    row("plays in a round", format!("{plays} of each of {players} players"));
    let loaded = load_all(content)?;
    let scenarios: Vec<Scenario> = loaded.into_iter().filter_map(|one| one.scenario).collect();
    let mut rates: Vec<Samples> = scenarios.iter().map(|_| Samples::default()).collect();
    for number in 0..u64::from(rounds) {
        let span = (PLAYS, Seed(number * PLAYS));
        for (scenario, samples) in scenarios.iter().zip(&mut rates) {
            let (tables, rubric) = (&content.tables, &content.rubric);
            let (time, simulation) =
                millis(|| simulate_scenario(scenario, tables, rubric, span, || {}));
            black_box(simulation);
            samples.add((PLAYS * players) as f64 * 1000.0 / time);
        }
    }
    for (scenario, samples) in scenarios.iter().zip(&rates) {
        row(&scenario.id, Rate(samples));
    }
    Ok(())
}

/// How long it takes to read and check every file of the library.
///
/// # Errors
/// When the scenarios cannot be read from disk.
pub fn check(content: &Content, rounds: u32) -> Result<(), Failure> {
    let loaded = load_all(content)?;
    let mut times = Samples::default();
    for _ in 0..rounds {
        let (time, loaded) = millis(|| load_all(content));
        loaded?;
        times.add(time);
    }
    println!("\ncheck library: every shipped scenario, {rounds} rounds");
    let found: Vec<&Diagnostic> = loaded.iter().flat_map(|one| &one.diagnostics).collect();
    let count = |severity| found.iter().filter(|one| one.severity == severity).count();
    let [errors, warnings] = [Severity::Error, Severity::Warning].map(count);
    let findings = format!("{errors} errors, {warnings} warnings");
    row(&format!("{} files", loaded.len()), findings);
    row("read and check", Millis(&times));
    let is_met = times.median() < GOAL;
    row("goal", format!("under {GOAL} ms: {}", met(is_met)));
    Ok(())
}

fn load_all(content: &Content) -> Result<Vec<Loaded>, FileError> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios");
    let files = scenario_files(&folder)?;
    files.iter().map(|file| Ok(content.load(&read_source(file)?))).collect()
}
