//! Trouble with the disk, on real ones: full, read-only, in use by another program, written by a newer one, damaged.
//!
//! In each case the trainee is told once, what was kept is kept, and a session is played to its debrief, in the
//! terminal and in the window. A disk of a few megabytes is mounted in a mount namespace of the test's own: the test
//! starts itself again in there, and only that second run does the work.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::{env, thread};

use practicum::records::FILE_NAME;
use serde_json::Value;

use crate::{PROGRAM, Terminal, folder, run};

/// Names the mounted disk to the second run.
const DISK: &str = "PRACTICUM_TEST_DISK";

/// A folder that is a small disk of its own.
struct Disk(PathBuf);

impl Disk {
    fn filler(&self) -> PathBuf {
        self.0.join("filler")
    }

    /// Takes all the room there is.
    fn fill(&self) {
        let mut file =
            File::options().create(true).append(true).open(self.filler()).expect("it can be made");
        let block = [7_u8; 4096];
        while file.write_all(&block).is_ok() {}
        let last = self.0.join("one more");
        let is_full = fs::write(&last, block).is_err();
        let _ = fs::remove_file(&last);
        assert!(is_full, "the disk is not full");
    }

    /// Makes room again.
    fn free(&self) {
        fs::remove_file(self.filler()).expect("it is there");
    }

    /// From here on it can only be read.
    fn lock(&self) {
        let place = self.0.display().to_string();
        let mounted = run("mount", &["-o", "remount,ro", &place]);
        assert!(mounted.status.success(), "{}", told(&mounted));
        assert!(fs::write(self.0.join("one more"), "").is_err(), "it can still be written");
    }
}

/// Runs what a test does on a small disk of its own.
fn on_a_disk(test: &str, act: impl FnOnce(&Disk)) {
    if let Some(place) = env::var_os(DISK) {
        return act(&Disk(PathBuf::from(place)));
    }
    let place = folder(&format!("disk-{test}"));
    let is_root = String::from_utf8_lossy(&run("id", &["-u"]).stdout).trim() == "0";
    let namespaces: &[&str] =
        if is_root { &["--mount"] } else { &["--mount", "--user", "--map-root-user"] };
    let script = "mount -t tmpfs -o size=3m tmpfs \"$PRACTICUM_TEST_DISK\" && exec \"$@\"";
    let me = env::current_exe().expect("it runs");
    let output = Command::new("unshare")
        .args(namespaces)
        .args(["bash", "-c", script, "bash"])
        .arg(me)
        .args(["--exact", &format!("disk::{test}"), "--nocapture"])
        .env(DISK, &place)
        .stdin(Stdio::null())
        .output()
        .expect("unshare is installed");
    let told = told(&output);
    assert!(output.status.success() && told.contains("1 passed"), "{told}");
}

fn told(output: &Output) -> String {
    let both = [&output.stdout, &output.stderr].map(|part| String::from_utf8_lossy(part));
    both.concat()
}

fn records(home: &Path) -> Vec<Value> {
    let home = home.display().to_string();
    let output = run(PROGRAM, &["records", "list", "--format", "json", "--data", &home]);
    assert!(output.status.success(), "{}", told(&output));
    serde_json::from_slice(&output.stdout).expect("it is JSON")
}

/// Plays a session that is kept, from a file of answers.
fn practice(home: &Path, scenario: &str) {
    let answers = env::temp_dir().join(format!("practicum-{}-{scenario}.txt", std::process::id()));
    fs::write(&answers, "1\n1\n").expect("it can be written");
    let (answers, home) = (answers.display().to_string(), home.display().to_string());
    let args = ["play", scenario, "--record", "--answers", &answers, "--data", &home];
    let output = run(PROGRAM, &args);
    assert!(output.status.success(), "{}", told(&output));
}

/// A session at a real terminal, to the first question.
fn at_the_terminal(name: &str, home: &Path) -> Terminal {
    let terminal = Terminal::open(name, &format!("play maya-1 --data '{}'", home.display()));
    terminal.shows("Press Enter to begin");
    terminal.keys(&["Enter"]);
    terminal.shows("Your answer (1–4");
    terminal
}

/// Gives an answer, and waits until it is said.
fn answer(terminal: &Terminal, number: usize) {
    terminal.keys(&["1", "Enter"]);
    for _ in 0..300 {
        if terminal.text().matches("You: ").count() >= number {
            return;
        }
        thread::sleep(std::time::Duration::from_millis(100));
    }
    panic!("answer {number} is not shown in\n{}", terminal.text());
}

/// Leaves the session, and waits for its debrief.
fn to_the_debrief(terminal: &Terminal) -> String {
    terminal.keys(&["q", "Enter"]);
    terminal.shows("by your own measure");
    terminal.keys(&["q", "Enter"]);
    let text = terminal.shows("ended with 0");
    assert!(text.contains("What next"), "there is a debrief:\n{text}");
    text
}

/// How often something is told, however its lines are broken.
fn times(text: &str, what: &str) -> usize {
    text.split_whitespace().collect::<Vec<_>>().join(" ").matches(what).count()
}

#[test]
fn a_disk_that_fills_up_in_a_session_at_the_terminal() {
    on_a_disk("a_disk_that_fills_up_in_a_session_at_the_terminal", |disk| {
        practice(&disk.0, "ray-2");
        let terminal = at_the_terminal("full", &disk.0);
        answer(&terminal, 1);
        disk.fill();
        answer(&terminal, 2);
        answer(&terminal, 3);
        let text = terminal.text();
        assert_eq!(times(&text, "Not kept: the disk is full"), 1, "{text}");
        disk.free();
        answer(&terminal, 4);
        terminal.shows("Kept again");
        assert_eq!(records(&disk.0)[0]["turns"], 4, "what was not kept is kept");
        disk.fill();
        answer(&terminal, 5);
        to_the_debrief(&terminal);
        disk.free();
        let kept = records(&disk.0);
        assert_eq!(kept.len(), 2);
        assert!(kept[0]["turns"] == 4 && kept[1]["turns"] == 2, "{kept:?}");
        assert_is_sound(&disk.0);
    });
}

#[test]
fn a_disk_that_is_full_before_the_terminal_opens() {
    on_a_disk("a_disk_that_is_full_before_the_terminal_opens", |disk| {
        practice(&disk.0, "ray-2");
        let before = records(&disk.0);
        disk.fill();
        let terminal = at_the_terminal("full-before", &disk.0);
        answer(&terminal, 1);
        answer(&terminal, 2);
        let text = to_the_debrief(&terminal);
        let n = times(&text, "not kept") + times(&text, "Not kept");
        assert_eq!(n, 1, "told once:\n{text}");
        assert!(times(&text, "disk is full") == 1, "and why:\n{text}");
        disk.free();
        assert_eq!(records(&disk.0), before);
        assert_is_sound(&disk.0);
    });
}

#[test]
fn a_disk_that_can_only_be_read_and_the_terminal() {
    on_a_disk("a_disk_that_can_only_be_read_and_the_terminal", |disk| {
        practice(&disk.0, "ray-2");
        let before = fs::read(disk.0.join(FILE_NAME)).expect("it is there");
        disk.lock();
        let terminal = at_the_terminal("read-only", &disk.0);
        answer(&terminal, 1);
        answer(&terminal, 2);
        let text = to_the_debrief(&terminal);
        let n = times(&text, "not kept") + times(&text, "Not kept");
        assert_eq!(n, 1, "told once:\n{text}");
        assert_eq!(times(&text, "Read-only file system"), 1, "and why:\n{text}");
        assert_eq!(fs::read(disk.0.join(FILE_NAME)).expect("it is there"), before);
    });
}

/// Nothing is kept at a folder that is a file, and nothing of it is touched.
#[test]
fn a_folder_that_is_a_file_and_the_terminal() {
    let home = folder("disk-a-file").join("taken");
    fs::write(&home, "mine").expect("it can be written");
    let terminal = at_the_terminal("a-file", &home);
    answer(&terminal, 1);
    let text = to_the_debrief(&terminal);
    assert_eq!(
        times(&text, "This session is not kept: the records cannot be kept in"),
        1,
        "{text}"
    );
    assert_eq!(fs::read_to_string(&home).expect("it is there"), "mine");
}

#[test]
fn records_of_a_newer_version_and_the_terminal() {
    let home = folder("disk-newer");
    make_newer(&home);
    let before = fs::read(home.join(FILE_NAME)).expect("it is there");
    let terminal = at_the_terminal("newer", &home);
    answer(&terminal, 1);
    answer(&terminal, 2);
    let text = to_the_debrief(&terminal);
    assert_eq!(times(&text, "written by a newer version"), 1, "{text}");
    assert_eq!(fs::read(home.join(FILE_NAME)).expect("it is there"), before);
}

#[test]
fn damaged_records_and_the_terminal() {
    let home = folder("disk-damaged");
    let damage = damage(&home);
    let terminal = at_the_terminal("damaged", &home);
    answer(&terminal, 1);
    answer(&terminal, 2);
    let text = to_the_debrief(&terminal);
    assert_eq!(times(&text, "was set aside as"), 1, "{text}");
    let aside = home.join(format!("{FILE_NAME}.damaged-1"));
    assert!(fs::read(aside).expect("it is there") == damage, "as it was, to the byte");
    assert_eq!(records(&home)[0]["turns"], 2, "the new file keeps what is done");
}

/// Records with a session in them, as a later version would have left them.
fn make_newer(home: &Path) {
    practice(home, "ray-2");
    let db = rusqlite::Connection::open(home.join(FILE_NAME)).expect("it can be opened");
    db.pragma_update(None, "user_version", 99).expect("it can be set");
}

/// Records with a session in them whose first pages are overwritten; what the file holds then.
fn damage(home: &Path) -> Vec<u8> {
    practice(home, "ray-2");
    let path = home.join(FILE_NAME);
    let mut bytes = fs::read(&path).expect("it is there");
    bytes[16..9000].fill(0x5a);
    fs::write(&path, &bytes).expect("it can be written");
    bytes
}

fn assert_is_sound(home: &Path) {
    let opened = practicum::records::Store::open(home).expect("it can be opened");
    assert!(opened.store.is_sound().expect("it can be read"));
}

#[cfg(feature = "game")]
mod in_the_window {
    use super::*;
    use crate::support::{Game, known};
    use practicum::game::{LookedBack, Message, Screen};
    use practicum::transcript::RunMode;
    use practicum::ui::{Action, Place};

    fn start(home: &Path) -> Game {
        Game::start_in(home.to_owned(), |start| {
            start.settings = Some(known());
            start.keeps = true;
        })
    }

    /// What is told at the foot of the window, and that it is told no more from here on.
    fn message(game: &mut Game) -> String {
        let mut message = game.app.world_mut().resource_mut::<Message>();
        std::mem::take(&mut *message).words
    }

    fn to_the_debrief(game: &mut Game) {
        game.ask(Action::LeaveToDebrief);
        game.ask(Action::Rate(Some([40, 50, 60])));
        assert_eq!(game.screen(), Screen::Debrief);
        assert!(game.app.world().resource::<LookedBack>().0.is_some());
    }

    /// Plays to the debrief where nothing is kept; what is told on the way.
    fn unkept(game: &mut Game) -> Vec<String> {
        let mut told = vec![message(game)];
        game.begin("maya-1", RunMode::Practice);
        told.push(message(game));
        for answered in 1..=4 {
            game.digit(1);
            assert_eq!(game.answered(), answered);
            told.push(message(game));
        }
        to_the_debrief(game);
        told.push(message(game));
        for place in [Place::Progress, Place::Drills, Place::Settings, Place::Home] {
            game.ask(Action::Go(place));
            told.push(message(game));
        }
        assert_eq!(game.screen(), Screen::Home);
        told.retain(|words| !words.is_empty());
        told
    }

    #[test]
    fn a_disk_that_fills_up_in_a_session() {
        on_a_disk("in_the_window::a_disk_that_fills_up_in_a_session", |disk| {
            let mut game = start(&disk.0);
            game.begin("maya-1", RunMode::Practice);
            game.digit(1);
            assert_eq!(message(&mut game), "");
            disk.fill();
            game.digit(1);
            let told = message(&mut game);
            assert!(told.starts_with("Not kept: the disk is full"), "{told}");
            game.digit(1);
            assert_eq!((game.answered(), message(&mut game)), (3, String::new()), "told once");
            disk.free();
            game.digit(1);
            let told = message(&mut game);
            assert!(told.starts_with("Kept again"), "{told}");
            assert_eq!(game.records()[0].n_turns, 4);
            // The end, the rating and the note do not fit either, and are written once there is room.
            disk.fill();
            game.digit(1);
            assert!(message(&mut game).starts_with("Not kept"));
            to_the_debrief(&mut game);
            game.ask(Action::Note("Slower.".to_owned()));
            assert_eq!(message(&mut game), "", "told once");
            assert!(game.records()[0].is_open());
            disk.free();
            game.ask(Action::Go(Place::Progress));
            assert!(message(&mut game).starts_with("Kept again"));
            let kept = game.records();
            assert_eq!((kept[0].n_turns, kept[0].note.as_str()), (5, "Slower."));
            assert!(!kept[0].is_open() && kept[0].own == Some([40, 50, 60]));
            drop(game);
            assert_is_sound(&disk.0);
        });
    }

    #[test]
    fn a_disk_that_is_full_at_the_start() {
        on_a_disk("in_the_window::a_disk_that_is_full_at_the_start", |disk| {
            practice(&disk.0, "ray-2");
            let before = records(&disk.0);
            disk.fill();
            let mut game = start(&disk.0);
            let told = unkept(&mut game);
            assert_eq!(told.len(), 1, "told once: {told:?}");
            assert!(told[0].contains("Nothing is kept for now: the disk is full"), "{told:?}");
            disk.free();
            assert_eq!(records(&disk.0), before);
            game.begin("maya-1", RunMode::Practice);
            assert!(message(&mut game).contains("open again"));
            game.digit(1);
            assert_eq!(game.records().len(), 2);
            assert_eq!(game.records()[0].n_turns, 1);
        });
    }

    #[test]
    fn a_disk_that_can_only_be_read() {
        on_a_disk("in_the_window::a_disk_that_can_only_be_read", |disk| {
            practice(&disk.0, "ray-2");
            let before = fs::read(disk.0.join(FILE_NAME)).expect("it is there");
            disk.lock();
            let mut game = start(&disk.0);
            let told = unkept(&mut game);
            assert_eq!(told.len(), 1, "told once: {told:?}");
            assert!(told[0].contains("Read-only file system"), "{told:?}");
            assert_eq!(fs::read(disk.0.join(FILE_NAME)).expect("it is there"), before);
        });
    }

    #[test]
    fn records_of_a_newer_version() {
        let home = folder("disk-window-newer");
        make_newer(&home);
        let before = fs::read(home.join(FILE_NAME)).expect("it is there");
        let mut game = start(&home);
        let told = unkept(&mut game);
        assert_eq!(told.len(), 1, "told once: {told:?}");
        assert!(told[0].contains("written by a newer version"), "{told:?}");
        assert_eq!(fs::read(home.join(FILE_NAME)).expect("it is there"), before);
    }

    #[test]
    fn damaged_records() {
        let home = folder("disk-window-damaged");
        let damage = damage(&home);
        let mut game = start(&home);
        let told = unkept(&mut game);
        assert_eq!(told.len(), 1, "told once: {told:?}");
        assert!(told[0].contains("was set aside as"), "{told:?}");
        let aside = home.join(format!("{FILE_NAME}.damaged-1"));
        assert!(fs::read(aside).expect("it is there") == damage, "as it was, to the byte");
        assert_eq!(game.records()[0].n_turns, 4, "the new file keeps what is done");
    }

    #[test]
    fn a_second_program_at_the_same_time() {
        let home = folder("disk-second");
        let mut game = start(&home);
        game.begin("ray-2", RunMode::Practice);
        game.digit(1);
        let terminal = at_the_terminal("second", &home);
        answer(&terminal, 1);
        game.digit(1);
        answer(&terminal, 2);
        let text = super::to_the_debrief(&terminal);
        assert_eq!(times(&text, "Practicum is open a second time"), 1, "{text}");
        to_the_debrief(&mut game);
        assert_eq!(message(&mut game), "", "the first one has no trouble");
        let kept = game.records();
        let turns: Vec<usize> = kept.iter().map(|row| row.n_turns).collect();
        assert_eq!(turns, [2, 2], "both kept: {kept:?}");
    }
}
