//! Opens the window, and draws its screens into files.

use std::fmt::Write as _;
use std::fs;
use std::path::{Display, Path};
use std::sync::OnceLock;
use std::time::Instant;

use anyhow::Context;

use crate::cli::Ended;
use crate::cli::args::{Colors, PlayArgs, TourArgs};
use crate::cli::output::{Outcome, print};
use crate::game::{self, Start, StartAssignment, StartScenario, StillOptions, TourOptions};
use crate::library::find_scenario;
use crate::settings::ThemeName;
use crate::transcript::AnswerMode;

/// Turns of the debrief that frames are measured with, and frames that are.
const LONG_DEBRIEF: usize = 200;
const MEASURED: usize = 600;

/// When the program started.
static STARTED: OnceLock<Instant> = OnceLock::new();

/// Notes when the program started, for `tour --timings`.
pub(in crate::cli) fn note_start() {
    STARTED.get_or_init(game::now);
}

/// The program's main job: the window.
pub(in crate::cli) fn open() -> Ended {
    game::run(Start::default())?;
    Ok(Outcome::Clean)
}

/// A scenario, or an assignment, in the window.
pub(in crate::cli) fn play(args: &PlayArgs) -> Ended {
    if let Some(file) = &args.assigned.assignment {
        let scenario = args.assigned.of_assignment.clone();
        let assignment = Some(StartAssignment { file: file.clone(), scenario });
        game::run(Start { assignment, ..Start::default() })?;
        return Ok(Outcome::Clean);
    }
    let file = find_scenario(args.scenario.as_deref().unwrap_or_default())?;
    game::run(Start {
        scenario: Some(StartScenario { file, from: args.from.clone() }),
        mode: args.mode.into(),
        answers: if args.compose { AnswerMode::Compose } else { AnswerMode::Choose },
        seed: args.seed,
        ..Start::default()
    })?;
    Ok(Outcome::Clean)
}

/// Every screen as a picture.
pub(in crate::cli) fn tour(args: &TourArgs) -> Ended {
    let folder = &args.out_dir;
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    if !args.stills.is_empty() {
        return stills(args);
    }
    let report = game::tour(&TourOptions {
        folder: folder.clone(),
        size: args.size,
        theme: theme(args.theme),
        text_size: args.text_size,
    })?;
    let mut out = String::new();
    for picture in &report.pictures {
        let _ = writeln!(out, "{}", written(picture)?);
    }
    if args.timings {
        let started = STARTED.get().copied().unwrap_or(report.first_frame);
        let start = report.first_frame.saturating_duration_since(started);
        let _ = writeln!(out, "from start to first frame: {} ms", start.as_millis());
        let cost = game::frame_cost(LONG_DEBRIEF, MEASURED)?;
        let _ = writeln!(
            out,
            "panels and own systems with a debrief of {} turns open: median {} µs a frame, nine in ten below {} µs; the whole frame without the renderer {} µs ({} frames)",
            cost.turns,
            cost.median.as_micros(),
            cost.nine_in_ten.as_micros(),
            cost.whole.as_micros(),
            cost.frames
        );
        let memory = resident()
            .map_or("not told by this system".to_owned(), |kb| format!("{} MB", kb / 1024));
        let _ = writeln!(out, "resident memory: {memory}");
    }
    print(&out)?;
    Ok(Outcome::Clean)
}

/// Clients in every feeling, under numbers, and a key to them in a file of its own.
fn stills(args: &TourArgs) -> Ended {
    let made = game::stills(&StillOptions {
        folder: args.out_dir.clone(),
        size: args.size,
        theme: theme(args.theme),
        scenarios: args.stills.clone(),
    })?;
    let (mut out, mut key) = (String::new(), String::new());
    for still in &made {
        let _ = writeln!(out, "{}", written(&still.path)?);
        let name = still.path.file_name().unwrap_or_default().to_string_lossy();
        let _ = writeln!(key, "{name}: {}, {}", still.scenario, still.feeling);
    }
    let path = args.out_dir.join("key.txt");
    fs::write(&path, key).with_context(|| format!("cannot write {}", path.display()))?;
    let _ = writeln!(out, "{}", path.display());
    print(&out)?;
    Ok(Outcome::Clean)
}

const fn theme(colors: Colors) -> ThemeName {
    match colors {
        Colors::Light => ThemeName::Light,
        Colors::Dark => ThemeName::Dark,
        Colors::HighContrast => ThemeName::HighContrast,
    }
}

/// The name of a picture that is there; one that could not be written is told by its absence otherwise.
fn written(picture: &Path) -> anyhow::Result<Display<'_>> {
    fs::metadata(picture).with_context(|| format!("no picture came of {}", picture.display()))?;
    Ok(picture.display())
}

/// Memory held by this program now, in kilobytes, where the system tells it in a file.
fn resident() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().trim_end_matches("kB").trim().parse().ok()
}
