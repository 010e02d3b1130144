//! Tests that need installed programs: a terminal (tmux), a drawer of graphs (graphviz), a full disk, small disks in a
//! mount namespace (unshare), displays (Xvfb, weston) with a keyboard and a mouse (xdotool), a screen reader's bus
//! (AT-SPI), a browser (Chromium by Node), validators of statements and a learning record store (Node, Python), and a
//! watcher of system calls (strace).
//!
//! `.ci/run` installs what they need and names them; a plain `cargo test` leaves them out.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says so")]

mod browser;
mod disk;
#[cfg(feature = "game")]
mod display;
mod offline;
#[cfg(feature = "game")]
#[path = "../game/support.rs"]
#[expect(dead_code, reason = "the tests of the game need more of it")]
mod support;
#[cfg(feature = "game")]
mod window;
mod xapi;

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::thread::sleep;
use std::time::Duration;

const PROGRAM: &str = env!("CARGO_BIN_EXE_practicum");
const PROJECT: &str = env!("CARGO_MANIFEST_DIR");

fn run(program: &str, args: &[&str]) -> Output {
    let output =
        Command::new(program).args(args).current_dir(PROJECT).stdin(Stdio::null()).output();
    output.unwrap_or_else(|error| panic!("{program} cannot be run: {error}"))
}

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("system").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("it can be made");
    folder
}

/// A folder that is filled once for each version of a list and kept between runs; half a filling does not count.
fn kept_folder(name: &str, list: &std::path::Path, fill: impl FnOnce(&std::path::Path)) -> PathBuf {
    use std::hash::{DefaultHasher, Hash, Hasher};
    // Two tests that need one folder at once fill it once.
    static FILLING: std::sync::Mutex<()> = std::sync::Mutex::new(());
    let _filling = FILLING.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let text = fs::read(list).unwrap_or_else(|error| panic!("{}: {error}", list.display()));
    let mut hash = DefaultHasher::new();
    text.hash(&mut hash);
    let name = format!("{name}-{:016x}", hash.finish());
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("kept").join(name);
    let done = folder.join("filled");
    if !done.exists() {
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("it can be made");
        fill(&folder);
        fs::write(done, "").expect("it can be written");
    }
    folder
}

/// A terminal of 100 by 40 in which the program runs; gone when dropped.
///
/// Each has a server of its own: a shared one goes with its last session, and takes along whatever
/// another test is about to open.
struct Terminal {
    name: String,
}

impl Terminal {
    fn open(name: &str, args: &str) -> Self {
        let name = format!("practicum-{name}-{}", std::process::id());
        // The shell outlives an interrupt meant for the program.
        let command = format!("trap : INT; '{PROGRAM}' {args}; echo \"ended with $?\"; sleep 30");
        let terminal = Self { name };
        let opened = terminal.tmux(&["new-session", "-d", "-x", "100", "-y", "40", &command]);
        assert!(opened.status.success(), "{}", String::from_utf8_lossy(&opened.stderr));
        terminal
    }

    fn tmux(&self, args: &[&str]) -> Output {
        run("tmux", &[&["-L", &self.name], args].concat())
    }

    fn keys(&self, keys: &[&str]) {
        assert!(self.tmux(&[&["send-keys"], keys].concat()).status.success());
    }

    /// Everything on the screen and what has scrolled away.
    fn text(&self) -> String {
        let captured = self.tmux(&["capture-pane", "-p", "-S", "-2000"]);
        String::from_utf8_lossy(&captured.stdout).into_owned()
    }

    /// Waits until the terminal shows this.
    fn shows(&self, what: &str) -> String {
        for _ in 0..300 {
            let text = self.text();
            if text.contains(what) {
                return text;
            }
            sleep(Duration::from_millis(100));
        }
        panic!("“{what}” is not shown in\n{}", self.text());
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.tmux(&["kill-server"]);
    }
}

#[test]
fn a_session_is_played_in_a_real_terminal() {
    let terminal = Terminal::open("play", "play maya-1");
    terminal.shows("Press Enter to begin");
    terminal.keys(&["Enter"]);
    terminal.shows("Your answer (1–4, h hint, b back, p pause, q leave)");
    terminal.keys(&["h", "Enter"]);
    terminal.shows("Coach:");
    terminal.keys(&["p", "Enter"]);
    let paused = terminal.shows("Paused. Press Enter to go on.");
    assert!(!paused.contains("Maya:"), "a pause covers what was said:\n{paused}");
    terminal.keys(&["Enter"]);
    terminal.keys(&["1", "Enter"]);
    terminal.shows("You: ");
    terminal.keys(&["q", "Enter"]);
    terminal.shows("by your own measure");
    terminal.keys(&["70", "Enter"]);
    terminal.keys(&["60", "Enter"]);
    terminal.keys(&["50", "Enter"]);
    let debrief = terminal.shows("ended with 0");
    assert!(debrief.contains("What next"), "{debrief}");
}

#[test]
fn a_session_in_ones_own_words_is_typed_in_a_real_terminal() {
    let terminal = Terminal::open("compose", "play maya-1 --compose");
    terminal.shows("You answer in your own words.");
    terminal.keys(&["Enter"]);
    terminal.shows("Your own words (h hint, b back, p pause, q leave)");
    terminal.keys(&["You sound worried about your tutor.", "Enter"]);
    let heard = terminal.shows("What the author would have offered here");
    assert!(heard.contains("Heard: "), "{heard}");
    terminal.keys(&["zxq blorp fnarg", "Enter"]);
    terminal.shows("Maya did not know what was meant.");
    terminal.keys(&["q", "Enter"]);
    terminal.shows("by your own measure");
    terminal.keys(&["q", "Enter"]);
    let debrief = terminal.shows("ended with 0");
    assert!(debrief.contains("own words"), "{debrief}");
}

#[test]
fn an_interrupted_session_ends_at_once() {
    let terminal = Terminal::open("interrupt", "play ray-2 --mode exam");
    terminal.shows("Press Enter to begin");
    terminal.keys(&["Enter"]);
    terminal.shows("Your answer (1–4, p pause, q leave)");
    terminal.keys(&["C-c"]);
    terminal.shows("ended with 130");
}

#[test]
fn long_work_shows_how_far_it_is() {
    let terminal = Terminal::open("progress", "simulate scenarios/maya-1 --plays 60000 | tail -1");
    terminal.shows("% ·");
    terminal.shows("ended with");
}

#[test]
fn graphviz_draws_every_scenario() {
    let folder = folder("graphs");
    for scenario in ["maya-1", "tomas-4", "ray-2"] {
        let dot = run(PROGRAM, &["graph", scenario]);
        let file = folder.join(scenario).display().to_string();
        fs::write(&file, &dot.stdout).expect("it can be written");
        let drawn = run("dot", &["-Tsvg", &file]);
        let svg = String::from_utf8_lossy(&drawn.stdout);
        assert!(drawn.status.success(), "{}", String::from_utf8_lossy(&drawn.stderr));
        let nodes = svg.matches("class=\"node\"").count();
        let text = fs::read_to_string(format!("{PROJECT}/scenarios/{scenario}/scenario.ron"));
        assert!(nodes > 15 && text.is_ok(), "{scenario}: {nodes} nodes");
    }
}

#[test]
fn a_full_disk_is_told_and_leaves_what_was_there() {
    let folder = folder("full");
    let carry = folder.join("carry.ron").display().to_string();
    fs::write(&carry, "(from: \"maya-1\")\n").expect("it can be written");
    // A limit on the size of files stands for a full disk: nothing can be written beyond it.
    let play = format!(
        "ulimit -f 0; exec '{PROGRAM}' play maya-1 --answers docs/learn/first_answer.txt --save-carry '{carry}'"
    );
    let output = run(
        "bash",
        &["-c", &format!("trap '' XFSZ; {play} | cat >/dev/null; exit ${{PIPESTATUS[0]}}")],
    );
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("cannot write") && !told.contains("panicked"), "{told}");
    assert_eq!(fs::read_to_string(&carry).expect("it is there"), "(from: \"maya-1\")\n");
    assert_eq!(
        fs::read_dir(&folder).expect("it is there").count(),
        1,
        "nothing half-written is left"
    );
}

#[test]
fn a_full_standard_output_is_no_panic() {
    for args in [
        "check scenarios",
        "explain S004",
        "play maya-1 --answers docs/learn/first_answer.txt",
        "graph maya-1",
    ] {
        let output = run("bash", &["-c", &format!("'{PROGRAM}' {args} > /dev/full")]);
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(!told.contains("panicked"), "{args}: {told}");
        assert_eq!(output.status.code(), Some(2), "{args}: {told}");
    }
}
