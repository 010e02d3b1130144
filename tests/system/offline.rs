//! No network: whole sessions, and whatever is handed over, under a watcher of system calls.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::{PROGRAM, PROJECT, folder};

/// Runs a program and tells each line of the system calls that have to do with a network, threads and children too.
fn network_calls(home: &Path, program: &str, args: &[&str]) -> Vec<String> {
    let trace = home.join("trace.txt");
    let output = Command::new("strace")
        .args(["-f", "-qq", "-e", "trace=%network", "-e", "signal=none", "-o"])
        .arg(&trace)
        .arg("--")
        .arg(program)
        .args(args)
        .current_dir(PROJECT)
        .env("HOME", home)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .output()
        .expect("strace is installed");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(!told.contains("ptrace") && trace.exists(), "nothing was watched: {told}");
    if program == PROGRAM {
        assert!(output.status.success(), "{args:?}: {told}");
    }
    fs::read_to_string(&trace).expect("it is there").lines().map(str::to_owned).collect()
}

#[test]
fn a_session_and_what_is_handed_over_open_no_socket() {
    let home = folder("offline");
    let data = home.join("data").display().to_string();
    let answers = |name: &str, text: &str| {
        let path = home.join(name);
        fs::write(&path, text).expect("it can be written");
        path.display().to_string()
    };
    let chosen = answers("chosen.txt", &format!("self 60 70 50\n{}", "1\n".repeat(60)));
    let typed = answers("typed.txt", "> You sound worried about your tutor.\n> What happened?\n");
    let out = |name: &str| home.join(name).display().to_string();
    let (page, tables, x) = (out("page.html"), out("tables"), out("x.jsonl"));
    let (canvas, moodle, all) = (out("canvas.csv"), out("moodle.csv"), out("all.zip"));
    let runs: &[&[&str]] = &[
        &["play", "maya-1", "--answers", &chosen, "--record", "--save-html", &page],
        &["play", "tomas-4", "--compose", "--answers", &typed, "--record"],
        &["records", "list"],
        &["records", "replay"],
        &[
            "records", "export", "--csv", &tables, "--canvas", &canvas, "--moodle", &moodle,
            "--xapi", &x,
        ],
        &["records", "export", "--everything", &all],
        &["records", "delete", "--all", "--yes"],
    ];
    for args in runs {
        let calls = network_calls(&home, PROGRAM, &[args, &["--data", &data][..]].concat());
        // A terminal needs no socket of any kind.
        assert!(calls.is_empty(), "{args:?}:\n{}", calls.join("\n"));
    }
    for file in [&page, &x, &canvas, &moodle, &all] {
        assert!(fs::metadata(file).is_ok_and(|file| file.len() > 0), "{file} was not written");
    }
}

#[test]
fn the_watcher_sees_a_connection() {
    let home = folder("watched-connection");
    let calls = network_calls(&home, "bash", &["-c", "exec 3<>/dev/tcp/127.0.0.1/9"]);
    assert!(calls.iter().any(|call| call.contains("AF_INET")), "{calls:?}");
}

/// A whole session in the window, by keyboard, with a bus for screen readers: Unix sockets to the display and to that
/// bus are all it opens. (The system's own library of C looks for a service of user names, nscd, before it reads the
/// file of them.)
#[cfg(feature = "game")]
#[test]
fn the_window_talks_to_the_display_and_the_accessibility_bus_alone() {
    let display = crate::display::Display::open("offline-window");
    let settings = "(welcomed: true, guided: true, pace: instant, reduced_motion: true)\n";
    fs::write(display.home.join("settings.ron"), settings).expect("it can be written");
    let trace = display.home.join("trace.txt");
    let trace_name = trace.display().to_string();
    let watched =
        ["-f", "-qq", "-e", "trace=%network", "-e", "signal=none", "-o", &trace_name, "--"];
    let scenario = format!("{PROJECT}/scenarios/first-steps");
    let played = [PROGRAM, "play", "--window", &scenario];
    let args = [&["--", "strace"][..], &watched, &played].concat();
    let mut window = display.start_by("dbus-run-session", &args);
    window.keys(&["1", "1", "1"]);
    let calls = fs::read_to_string(&trace).expect("it was watched");
    // What is watched outlives its watchers, so it is ended by itself: each line begins with its number.
    let program = calls.split_whitespace().next().expect("a window opens sockets");
    let ended = crate::run("kill", &[program]);
    assert!(ended.status.success(), "the window had ended before");
    // Only then does the bus end with all that hangs on it.
    let _ = window.ends();
    let home = display.home.display().to_string();
    let kept = crate::run(PROGRAM, &["records", "list", "--format", "json", "--data", &home]);
    let kept: serde_json::Value = serde_json::from_slice(&kept.stdout).expect("it is JSON");
    assert_eq!(kept[0]["turns"], 3, "a session was played: {kept:#}");
    let may_reach = ["/.X11-unix/", "/wayland-", "/dbus-", "/at-spi/", "/nscd/socket"];
    for call in calls.lines() {
        if call.contains(" socket(") {
            assert!(call.contains("AF_UNIX"), "{call}");
        }
        if call.contains(" connect(") {
            assert!(may_reach.iter().any(|place| call.contains(place)), "{call}");
        }
    }
    assert!(!calls.contains("AF_INET"), "{calls}");
}
