//! Nothing answered is ever lost: the program is killed in the middle of sessions, again and again, and each time
//! every answer that it had acknowledged is on the disk.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use practicum::records::{Store, resume};
use rand::rngs::ChaCha8Rng;
use rand::{RngExt as _, SeedableRng};

use crate::records::Folder;
use crate::support::CONTENT;

const KILLS: u64 = 200;

/// A running session, its input, and the lines it prints.
struct Running {
    child: Child,
    input: ChildStdin,
    lines: Receiver<String>,
}

fn practicum(folder: &Folder) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_practicum"));
    command
        .args(["play", "first-steps", "--data"])
        .arg(&folder.0)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("NO_COLOR", "1");
    command
}

fn play(folder: &Folder, seed: u64) -> Running {
    let mut child = practicum(folder)
        .args(["--record", "--mode", "transfer", "--seed", &seed.to_string()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let input = child.stdin.take().expect("it reads");
    let lines = lines_of(child.stdout.take().expect("it writes"));
    Running { child, input, lines }
}

fn lines_of(output: ChildStdout) -> Receiver<String> {
    let (tell, lines) = channel();
    thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            if tell.send(line).is_err() {
                break;
            }
        }
    });
    lines
}

impl Running {
    /// Whether the program still takes a line.
    fn write(&mut self, line: &str) -> bool {
        writeln!(self.input, "{line}").and_then(|()| self.input.flush()).is_ok()
    }

    /// Waits until the program repeats the answer, which it does once the answer is kept.
    fn acknowledges(&self) -> bool {
        while let Ok(line) = self.lines.recv_timeout(Duration::from_secs(20)) {
            // The prompt ends without a line break, so what follows it stands on its line.
            if line.starts_with("You: ") || line.contains("You: ") {
                return true;
            }
        }
        false
    }

    /// Ends it as the system does when it must: at once.
    fn kill(mut self) -> usize {
        self.child.kill().expect("it can be killed");
        self.child.wait().expect("it ends");
        self.lines.iter().filter(|line| line.contains("You: ")).count()
    }
}

/// Goes on with the session that was left, to its end, with no more to say.
fn go_on(folder: &Folder) -> bool {
    let mut child = practicum(folder)
        .arg("--resume")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("the program starts");
    child.stdin.take().expect("it reads").write_all(b"\n").expect("it takes a line");
    child.wait().expect("it ends").success()
}

#[test]
fn two_hundred_kills_lose_no_answer_that_was_acknowledged() {
    let mut rng = ChaCha8Rng::seed_from_u64(200);
    let folder = Folder::new("kills");
    let (mut sessions, mut in_between, mut ended_later) = (0, 0, 0);
    for kill in 1..=KILLS {
        let mut running = play(&folder, kill);
        running.write("");
        let answers = rng.random_range(0..6);
        let mut acknowledged = 0;
        for _ in 0..answers {
            let answer = rng.random_range(1..=3).to_string();
            if !running.write(&answer) || !running.acknowledges() {
                break;
            }
            acknowledged += 1;
        }
        // One more that may be under way when the end comes, at a moment nobody chose.
        running.write("1");
        thread::sleep(Duration::from_micros(rng.random_range(0..3000)));
        acknowledged += running.kill();
        let opened = Store::open(&folder.0).expect("it can be opened");
        assert_eq!(opened.told, None, "kill {kill}");
        let store = opened.store;
        let row =
            store.sessions().expect("it can be read").into_iter().find(|row| row.seed.0 == kill);
        let Some(row) = row else {
            assert_eq!(acknowledged, 0, "kill {kill}: the session is gone");
            continue;
        };
        sessions += 1;
        assert!(
            row.n_turns >= acknowledged,
            "kill {kill}: {} of {acknowledged} turns",
            row.n_turns
        );
        in_between += row.n_turns - acknowledged;
        let record = store.record(row.id).expect("it can be read");
        assert_eq!(record.turns.len(), row.n_turns, "kill {kill}");
        let resumed = resume(&record, &CONTENT).expect("it can be gone on with");
        assert_eq!(resumed.differences, Vec::<String>::new(), "kill {kill}");
        assert_eq!(resumed.transcript().turns.len(), row.n_turns, "kill {kill}");
        if row.is_open() && resumed.session.is_over() {
            // Killed between the last answer and the trainee's own view: only that is left to be asked.
            assert!(go_on(&folder), "kill {kill}");
            let ended = store.record(row.id).expect("it can be read").row;
            assert!(!ended.is_open(), "kill {kill}: it cannot be ended");
            assert_eq!(ended.n_turns, row.n_turns, "kill {kill}");
            ended_later += 1;
        }
        if kill.is_multiple_of(20) {
            assert!(store.is_sound().expect("it can be read"), "kill {kill}");
        }
    }
    // The test is one of kills in the middle, or it would be none.
    assert!(sessions > KILLS / 2, "only {sessions} sessions had begun");
    assert!(in_between < 200, "{in_between}");
    // The shortest way through ends in six answers, so some are killed at the very end.
    println!("{sessions} sessions, {in_between} answers kept unseen, {ended_later} ended later");
    let store = Store::open(&folder.0).expect("it can be opened").store;
    assert!(store.is_sound().expect("it can be read"));
}
