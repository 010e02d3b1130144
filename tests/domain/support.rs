//! What the tests share.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use practicum::debrief::{Debrief, Inputs, debrief};
use practicum::diagnostic::Source;
use practicum::library::Content;
use practicum::scenario::{Loaded, Scenario};
use practicum::session::{Session, Setup};
use practicum::transcript::{AnswerMode, RunMode, Seed, SelfRating, Transcript};

/// The content the program was built with.
pub static CONTENT: LazyLock<Content> =
    LazyLock::new(|| Content::built_in().expect("the built-in tables can be read"));

/// A path in this project.
pub fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A file of this project, named as it is from the project's top.
pub fn source(path: &str) -> Source {
    let text = fs::read_to_string(project(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    Source::new(path, text)
}

/// Loads a scenario from text.
pub fn load(text: &str) -> Loaded {
    CONTENT.load(&Source::new("test.ron", text))
}

/// A scenario that must be playable.
pub fn playable(text: &str) -> Scenario {
    let loaded = load(text);
    let messages: Vec<_> =
        loaded.diagnostics.iter().map(|d| format!("{} {}", d.code, d.message)).collect();
    loaded.scenario.unwrap_or_else(|| panic!("{}", messages.join("\n")))
}

/// Every file with this ending below a folder of the project, named from the project's top, in order.
pub fn files(folder: &str, ending: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(project(&folder)).unwrap_or_else(|e| panic!("{folder}: {e}")) {
            let entry = entry.expect("the folder can be read");
            let name = format!("{folder}/{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                folders.push(name);
            } else if name.ends_with(ending) {
                found.push(name);
            }
        }
    }
    found.sort();
    found
}

/// The scenario files of the project.
pub fn scenario_files() -> Vec<String> {
    let mut all = files("scenarios", ".ron");
    all.retain(|name| !name.contains("/plays/"));
    assert!(all.len() >= 3, "{all:?}");
    all
}

/// The shipped scenarios, each with its file, loaded once.
pub static SHIPPED: LazyLock<Vec<(String, Scenario)>> = LazyLock::new(|| {
    let load = |name: String| {
        let scenario = playable(&source(&name).text);
        (name, scenario)
    };
    scenario_files().into_iter().map(load).collect()
});

/// A session without coaching.
pub fn begin(scenario: &Scenario, seed: u64) -> Session<&Scenario> {
    in_mode(scenario, seed, RunMode::Transfer)
}

/// A session.
pub fn in_mode(scenario: &Scenario, seed: u64, mode: RunMode) -> Session<&Scenario> {
    let setup = Setup { seed: Seed(seed), mode, answers: AnswerMode::Choose, carry: None };
    Session::begin(scenario, &CONTENT.tables.reactions, setup).0
}

/// Answers with these ids, each of which must be offered.
pub fn answer_all(session: &mut Session<&Scenario>, ids: &[&str]) {
    for id in ids {
        session.answer(id).unwrap_or_else(|error| panic!("{id}: {error}"));
    }
}

/// Plays to the end, choosing by number among the answers in the order of their ids.
pub fn play_out(session: &mut Session<&Scenario>, mut choices: impl Iterator<Item = usize>) {
    while !session.is_over() {
        let mut offered: Vec<String> = session.offered().map(str::to_owned).collect();
        offered.sort();
        let choice = choices.next().unwrap_or(0) % offered.len();
        session.answer(&offered[choice]).expect("an offered answer can be given");
    }
}

/// The debrief of a session, with the built-in rubric.
pub fn debrief_of(
    scenario: &Scenario,
    transcript: &Transcript,
    own: Option<SelfRating>,
) -> Debrief {
    debrief(Inputs {
        transcript,
        scenario,
        rubric: &CONTENT.rubric,
        ethics: &CONTENT.tables.ethics,
        tables: &CONTENT.stamps,
        carried: None,
        self_rating: own,
    })
}
