//! Statements before judges that are not ours: two validators, and a learning record store that runs.
//!
//! `tests/system/lrs` names what is installed for it, from the registries of Node and Python; both are kept to one
//! folder, and run as programs of their own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use practicum::author::Play;
use practicum::diagnostic::Source;
use serde_json::Value;

use crate::{PROGRAM, PROJECT, folder, kept_folder};

/// What Node and Python need, installed once for each version of the lists.
struct Judges {
    node: PathBuf,
    python: PathBuf,
}

impl Judges {
    fn called() -> Self {
        let lists = Path::new(PROJECT).join("tests/system/lrs");
        let node = node_folder(&lists, &["validate.cjs", "store.cjs"]);
        let python = kept_folder("lrs-python", &lists.join("requirements.txt"), |folder| {
            let made = run("python3", &["-m", "venv", &folder.display().to_string()], folder);
            assert!(made.status.success(), "{}", told(&made));
            let list = lists.join("requirements.txt").display().to_string();
            let pip = folder.join("bin/pip").display().to_string();
            let installed = run(&pip, &["install", "--quiet", "--no-deps", "-r", &list], folder);
            assert!(installed.status.success(), "{}", told(&installed));
        });
        fs::copy(lists.join("validate.py"), python.join("validate.py")).expect("it can be copied");
        Self { node, python }
    }

    fn learning_locker(&self, file: &str) -> Output {
        run("node", &["validate.cjs", file], &self.node)
    }

    fn ralph(&self, file: &str) -> Output {
        let python = self.python.join("bin/python").display().to_string();
        run(&python, &["validate.py", file], &self.python)
    }

    fn store(&self, file: &str) -> Value {
        let output = run("node", &["store.cjs", file], &self.node);
        let text = String::from_utf8_lossy(&output.stdout);
        // The service itself may say something first.
        let line = text.lines().rfind(|line| line.starts_with('{'));
        let line = line.unwrap_or_else(|| panic!("{}", told(&output)));
        serde_json::from_str(line).expect("it is JSON")
    }
}

/// Node's packages by their lock file, with the scripts beside them.
pub fn node_folder(lists: &Path, scripts: &[&str]) -> PathBuf {
    let name =
        lists.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let folder = kept_folder(&format!("{name}-node"), &lists.join("package-lock.json"), |folder| {
        for list in ["package.json", "package-lock.json"] {
            fs::copy(lists.join(list), folder.join(list)).expect("it can be copied");
        }
        let args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
        let installed = run("npm", &args, folder);
        assert!(installed.status.success(), "{}", told(&installed));
    });
    for script in scripts {
        fs::copy(lists.join(script), folder.join(script)).expect("it can be copied");
    }
    folder
}

fn run(program: &str, args: &[&str], folder: &Path) -> Output {
    let run = Command::new(program).args(args).current_dir(folder).stdin(Stdio::null()).output();
    run.unwrap_or_else(|error| panic!("{program} cannot be run: {error}"))
}

fn told(output: &Output) -> String {
    [&output.stdout, &output.stderr].map(|part| String::from_utf8_lossy(part)).concat()
}

/// Plays sessions of every kind and writes their statements: passed, failed and left; chosen and typed; reported and
/// not; with titles and ids that are hard to write.
fn statements(home: &Path) -> String {
    let practicum = |args: &[&str]| {
        let output = Command::new(PROGRAM)
            .args(args)
            .arg("--data")
            .arg(home)
            .current_dir(PROJECT)
            .stdin(Stdio::null())
            .output()
            .expect("it runs");
        assert!(output.status.success(), "{args:?}: {}", told(&output));
    };
    let answers = |text: &str| {
        let path = home.join("answers.txt");
        fs::write(&path, text).expect("it can be written");
        path.display().to_string()
    };
    for (pick, seed) in [("1\n", "1"), ("2\n", "2"), ("3\n", "3")] {
        let file = answers(&format!("self 60 70 50\n{}", pick.repeat(60)));
        for scenario in ["maya-1", "tomas-4", "ray-2", "first-steps"] {
            practicum(&[
                "play",
                scenario,
                "--record",
                "--mode",
                "transfer",
                "--seed",
                seed,
                "--answers",
                &file,
            ]);
        }
    }
    // One that passes: a play beside the scenario, by the ids of its answers.
    let play = fs::read_to_string(format!("{PROJECT}/scenarios/maya-1/plays/skilled.ron"));
    let play = Play::parse(&Source::new("skilled.ron", play.expect("it is there")));
    let ids: Vec<String> =
        play.expect("it can be read").answers.iter().map(|id| format!("@{id}\n")).collect();
    let skilled = answers(&ids.concat());
    practicum(&["play", "maya-1", "--record", "--mode", "transfer", "--answers", &skilled]);
    practicum(&["play", "ray-2", "--record", "--answers", &answers("1\n1\n")]);
    let typed = answers(
        "> You’re worried — “really” — about your tutor.\n> ...\n> Tell me more 🙂, please?\n",
    );
    practicum(&[
        "play",
        "maya-1",
        "--record",
        "--compose",
        "--mode",
        "transfer",
        "--answers",
        &typed,
    ]);
    let odd = home.join("odd.ron");
    let text = fs::read_to_string(format!("{PROJECT}/scenarios/first-steps/scenario.ron"));
    let text = text.expect("it is there").replacen(
        "title: \"",
        "title: \"<Ünsafe & \\\"quoted\\\"> [,] ",
        1,
    );
    fs::write(&odd, text).expect("it can be written");
    let odd = odd.display().to_string();
    practicum(&["play", &odd, "--record", "--answers", &answers(&"1\n".repeat(60))]);
    let file = home.join("statements.jsonl").display().to_string();
    practicum(&["records", "export", "--xapi", &file]);
    let with_words = home.join("with-words.jsonl").display().to_string();
    practicum(&["records", "export", "--xapi", &with_words, "--with-words"]);
    // With words only the typed answers are others, and those are tried too.
    let plain = fs::read_to_string(&file).expect("it is there");
    let more = fs::read_to_string(&with_words).expect("it is there");
    let more: String = more
        .lines()
        .filter(|line| !plain.contains(*line))
        .map(|line| format!("{line}\n"))
        .collect();
    assert_eq!(more.lines().count(), 3, "{more}");
    fs::write(&file, plain + &more).expect("it can be written");
    file
}

#[test]
fn every_statement_is_accepted_by_two_validators_and_a_running_store() {
    let judges = Judges::called();
    let home = folder("xapi");
    let file = statements(&home);
    let text = fs::read_to_string(&file).expect("it is there");
    for verb in ["initialized", "answered", "scored", "completed", "passed", "failed", "abandoned"]
    {
        assert!(text.contains(&format!("verbs/{verb}\"")), "no session {verb}");
    }
    let n = text.lines().count();
    for judged in [judges.learning_locker(&file), judges.ralph(&file)] {
        assert!(judged.status.success(), "{}", told(&judged));
        assert!(told(&judged).contains(&format!("{n} statements, 0 faults")), "{}", told(&judged));
    }
    let store = judges.store(&file);
    for what in ["statements", "accepted", "again", "readBack"] {
        assert_eq!(store[what], n, "{what}: {store:#}");
    }
    assert_eq!(store["faults"], Value::Array(Vec::new()));
    assert_eq!((&store["conflict"], &store["broken"]), (&Value::from(409), &Value::from(400)));
    // The judges do refuse: each of these breaks one rule.
    let first = text.lines().next().expect("there is one");
    let broken = home.join("broken.jsonl");
    let path = broken.display().to_string();
    for (from, to) in [
        ("\"timestamp\":", "\"moment\":"),
        ("\"verb\":{\"id\":\"http:", "\"verb\":{\"id\":\""),
        ("\"registration\":\"", "\"registration\":\"x"),
        ("\"homePage\":", "\"home\":"),
    ] {
        assert!(first.contains(from), "{from}");
        fs::write(&broken, first.replacen(from, to, 1)).expect("it can be written");
        assert_eq!(judges.learning_locker(&path).status.code(), Some(1), "{to}");
        assert_eq!(judges.ralph(&path).status.code(), Some(1), "{to}");
    }
}
