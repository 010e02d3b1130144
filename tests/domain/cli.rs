//! The program as people and scripts call it.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use crate::support::{project, source};

fn practicum(args: &[&str]) -> Output {
    run(Command::new(env!("CARGO_BIN_EXE_practicum")).args(args))
}

fn run(command: &mut Command) -> Output {
    command
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("NO_COLOR", "1")
        .stdin(Stdio::null())
        .output()
        .expect("the program starts")
}

pub fn with_input(args: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_practicum"))
        .args(args)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("it reads");
    // A program that ends before it has read everything is no fault of the test's.
    let _ = stdin.write_all(input);
    drop(stdin);
    child.wait_with_output().expect("the program ends")
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A folder of this test's own.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("it can be made");
    folder
}

fn file(folder: &str, name: &str, text: &str) -> String {
    let path = self::folder(folder).join(name);
    fs::write(&path, text).expect("it can be written");
    path.display().to_string()
}

fn has_panicked(output: &Output) -> bool {
    err(output).contains("panicked") || output.status.code() == Some(101)
}

#[test]
fn check_ends_with_what_it_found() {
    let clean = practicum(&["check", "scenarios"]);
    assert_eq!(clean.status.code(), Some(0), "{}{}", out(&clean), err(&clean));
    let broken = practicum(&["check", "tests/fixtures/check/S001_fail.ron"]);
    assert_eq!(broken.status.code(), Some(1));
    assert!(out(&broken).contains("error[S001]"), "{}", out(&broken));
    let missing = practicum(&["check", "scenarios", "no/such/file.ron"]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(err(&missing).contains("no/such/file.ron"), "{}", err(&missing));
    assert!(out(&missing).contains("files checked"), "the rest is checked: {}", out(&missing));
}

#[test]
fn check_tells_programs_as_much_as_people() {
    let output = practicum(&["check", "--format", "json", "tests/fixtures/check/S001_fail.ron"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    let first = &report["files"][0]["diagnostics"][0];
    assert!(first["code"].is_string() && first["hints"].is_array(), "{report}");
    assert!(
        first["place"]["line"].as_u64() > Some(1) && first["place"]["column"].is_u64(),
        "{report}"
    );
}

#[test]
fn files_that_are_no_text_are_findings() {
    let binary = folder("binary").join("a.ron");
    fs::write(&binary, [0xff, 0xfe, 0x00]).expect("it can be written");
    let output = practicum(&["check", &binary.display().to_string()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(out(&output).contains("not a text file"), "{}", out(&output));
    let large = file("large", "a.ron", &" ".repeat(5 * 1024 * 1024));
    let output = practicum(&["check", &large]);
    assert_eq!(output.status.code(), Some(1));
    assert!(out(&output).contains("5242880 bytes"), "{}", out(&output));
    let empty = folder("empty");
    assert_eq!(practicum(&["check", &empty.display().to_string()]).status.code(), Some(2));
}

#[test]
fn explain_prints_the_page() {
    let page = practicum(&["explain", "s004"]);
    assert_eq!(out(&page), source("src/scenario/check/s004_unreachable.md").text);
    let all = practicum(&["explain"]);
    assert!(out(&all).lines().count() > 30, "{}", out(&all));
    let unknown = practicum(&["explain", "S999"]);
    assert_eq!((unknown.status.code(), out(&unknown).as_str()), (Some(2), ""));
}

#[test]
fn what_new_prints_passes_check_and_plays() {
    let output = practicum(&["new", "my-first"]);
    let path = file("new", "scenario.ron", &out(&output));
    let checked = practicum(&["check", &path]);
    assert_eq!(checked.status.code(), Some(0), "{}", out(&checked));
    assert!(out(&checked).contains("0 errors, 0 warnings, 0 notes"), "{}", out(&checked));
    let played = with_input(&["play", &path], b"\n1\n1\n");
    assert_eq!(played.status.code(), Some(0), "{}", err(&played));
    assert_eq!(practicum(&["new", "My First"]).status.code(), Some(2));
    // A file that is there is somebody's work.
    let kept = practicum(&["new", "other", "--out", &path]);
    assert_eq!(kept.status.code(), Some(2));
    assert!(fs::read_to_string(&path).expect("it is there").contains("my-first"));
}

#[test]
fn a_session_is_played_by_number_and_debriefed() {
    let answers = file(
        "numbers",
        "answers.txt",
        &format!("# all the first\nself 60 70 50\n{}", "1\n".repeat(60)),
    );
    let args = ["play", "maya-1", "--mode", "transfer", "--answers", &answers];
    let output = practicum(&args);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let text = out(&output);
    for part in [
        "Debrief · Maya",
        "The one point to take with you",
        "What happened",
        "you said 60",
        "Boundary moments",
        "(2014)",
        "Process counts",
        "stronger:",
        "What next",
    ] {
        assert!(text.contains(part), "{part} is missing from\n{text}");
    }
    assert_eq!(practicum(&args).stdout, output.stdout, "same inputs, same bytes");
    let other =
        practicum(&["play", "maya-1", "--mode", "transfer", "--seed", "2", "--answers", &answers]);
    assert_ne!(other.stdout, output.stdout);
}

#[test]
fn the_debrief_is_data_too() {
    let answers = file("json", "answers.txt", &"1\n".repeat(60));
    let output = practicum(&["play", "ray-2", "--format", "json", "--answers", &answers]);
    let debrief: serde_json::Value =
        serde_json::from_slice(&output.stdout).expect("it is JSON alone");
    assert_eq!(debrief["scenario"]["id"], "ray-2");
    assert_eq!(debrief["provenance"]["scenario"]["hash"].as_str().map(str::len), Some(64));
    assert!(debrief["turns"].as_array().is_some_and(|turns| turns.len() >= 5), "{debrief:#}");
    assert!(debrief["corrective"]["advice"].is_string());
}

#[test]
fn a_wrong_answer_file_is_told_by_line() {
    for (text, told) in [
        ("1\n@no_such\n", "answers.txt:2: there is no answer `no_such`"),
        ("9\n", "answers.txt:1: there are answers 1 to"),
        ("one\n", "answers.txt:1: `one` is no answer"),
        ("> I hear you\n", "answers.txt:1: this answer is typed; play with --compose"),
        ("self 61 70 80\n", "answers.txt:1: `self` takes three numbers"),
        ("self 60 70\n", "answers.txt:1: `self` takes three numbers"),
    ] {
        let answers = file("wrong", "answers.txt", text);
        let output = practicum(&["play", "maya-1", "--answers", &answers]);
        assert_eq!(output.status.code(), Some(2), "{text}");
        assert!(err(&output).contains(told), "{text}: {}", err(&output));
    }
    let output = practicum(&["play", "maya-1", "--mode", "exam", "--seed", "3"]);
    assert!(err(&output).contains("fixed seed"), "{}", err(&output));
    let output = practicum(&["play", "no-such-scenario"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_person_is_helped_and_can_pause_go_back_and_leave() {
    let output = with_input(
        &["play", "maya-1"],
        b"\n?\nh\n1\nb\np\n\nnonsense\n99\n\xff\xfe\n2\nq\n70\n65\n80\n90\n",
    );
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let text = out(&output);
    for part in [
        "Coach:",
        "Paused.",
        "`nonsense` is no answer",
        "there are answers 1 to",
        "You left.",
        "Coached: 1 hint, 1 step back",
        "by tens, or nothing to skip",
        "you said 80",
    ] {
        assert!(text.contains(part), "{part} is missing from\n{text}");
    }
    let exam = with_input(&["play", "maya-1", "--mode", "exam"], b"\nh\nb\nq\n");
    assert!(out(&exam).contains("only a practice run has hints"), "{}", out(&exam));
    // Content notes come with a choice.
    let declined = with_input(&["play", "ray-2"], b"q\n");
    assert!(
        out(&declined).contains("suicidal thoughts")
            && out(&declined).contains("You did not begin")
            && !out(&declined).contains("treaty"),
        "{}",
        out(&declined)
    );
    // The end of input is leaving, at any point.
    let silent = with_input(&["play", "maya-1"], b"");
    assert_eq!(silent.status.code(), Some(0), "{}", err(&silent));
}

#[test]
fn what_a_session_hands_on_is_saved_and_brought() {
    let folder = folder("carry");
    let saved = folder.join("carry.ron").display().to_string();
    let answers = file("carry_answers", "answers.txt", &"1\n".repeat(60));
    let output = practicum(&["play", "maya-1", "--answers", &answers, "--save-carry", &saved]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let next = folder.join("next.ron").display().to_string();
    let text =
        crate::formats::SMALL.replace("id: \"small\"", "id: \"maya-2\", follows: \"maya-1\"");
    fs::write(&next, &text).expect("it can be written");
    let output =
        practicum(&["play", &next, "--carry", &saved, "--answers", &answers, "--format", "json"]);
    let debrief: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!(debrief["provenance"]["carried"]["id"], "maya-1", "{}", err(&output));
    fs::write(&next, text.replace("follows: \"maya-1\"", "follows: \"ray-1\""))
        .expect("it can be written");
    let output = practicum(&["play", &next, "--carry", &saved, "--answers", &answers]);
    assert!(err(&output).contains("this comes from `maya-1`"), "{}", err(&output));
    let output = practicum(&["play", "maya-1", "--carry", &saved]);
    assert!(err(&output).contains("follows no other session"), "{}", err(&output));
    let output = practicum(&[
        "play",
        "maya-1",
        "--answers",
        &answers,
        "--save-carry",
        "no/such/folder/carry.ron",
    ]);
    assert_eq!(output.status.code(), Some(2));
    assert!(out(&output).contains("What next"), "the debrief is not lost: {}", out(&output));
}

#[test]
fn the_debrief_is_saved_as_a_page_and_no_file_is_lost_because_of_another() {
    let folder = folder("page");
    let page = folder.join("debrief.html").display().to_string();
    let carried = folder.join("carry.ron").display().to_string();
    let answers = file("page_answers", "answers.txt", &"1\n".repeat(60));
    let play = ["play", "maya-1", "--answers", &answers];
    let saving = |page: &str, carry: &str| {
        practicum(&[&play[..], &["--save-html", page, "--save-carry", carry]].concat())
    };
    let output = saving(&page, &carried);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert_eq!(out(&output), out(&practicum(&play)), "what is printed stays the same");
    let saved = fs::read(&page).expect("it was written");
    assert!(saved.starts_with(b"<!DOCTYPE html>") && saved.ends_with(b"</html>\n"));
    // Written over, with the same bytes.
    saving(&page, &carried);
    assert_eq!(fs::read(&page).expect("it is there"), saved);
    for (page, carried, kept) in [
        ("no/such/folder/a.html", &*carried, &carried),
        (&*page, "no/such/folder/carry.ron", &page),
    ] {
        fs::remove_file(kept).expect("it is there");
        let output = saving(page, carried);
        assert_eq!(output.status.code(), Some(2));
        assert!(
            err(&output).contains(": no/such/folder/"),
            "the path comes last: {}",
            err(&output)
        );
        assert!(out(&output).contains("What next"), "the debrief is not lost: {}", out(&output));
        assert!(fs::exists(kept).expect("it can be told"), "the other file is written: {kept}");
    }
    let mut names: Vec<_> = fs::read_dir(&folder).expect("it can be read").flatten().collect();
    names.retain(|entry| {
        !["debrief.html", "carry.ron"].map(Into::into).contains(&entry.file_name())
    });
    assert!(names.is_empty(), "nothing is left lying about: {names:?}");
}

#[test]
fn two_files_of_one_id_are_told() {
    let folder = folder("same_id");
    for name in ["a.ron", "b.ron"] {
        fs::write(folder.join(name), crate::formats::SMALL).expect("it can be written");
    }
    let output = practicum(&["check", &folder.display().to_string()]);
    assert!(
        out(&output).contains("error[S002]: two scenarios are called \"small\""),
        "{}",
        out(&output)
    );
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_rubric_of_the_courses_own_changes_scores_and_not_scenarios() {
    let standard = source("assets/rubrics/standard.ron").text;
    let strict =
        standard.replace("id: \"standard\"", "id: \"strict\"").replace("pass: 70", "pass: 100");
    let path = file("rubric", "strict.ron", &strict);
    let answers = file("rubric_answers", "answers.txt", &"1\n".repeat(60));
    let output = practicum(&[
        "play",
        "maya-1",
        "--rubric",
        &path,
        "--answers",
        &answers,
        "--format",
        "json",
    ]);
    let debrief: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
    assert_eq!(debrief["provenance"]["rubric"]["id"], "strict");
    fs::write(&path, standard.replace("pass: 70", "pass: 700")).expect("it can be written");
    let output = practicum(&["check", "scenarios", "--rubric", &path]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("strict.ron"), "{}", err(&output));
}

#[test]
fn simulate_prints_the_same_for_the_same_seed_and_ends_with_what_it_found() {
    let args = ["simulate", "scenarios/maya-1/scenario.ron", "--plays", "50", "--seed", "9"];
    let (one, other) = (practicum(&args), practicum(&args));
    assert_eq!(one.status.code(), Some(0), "{}{}", out(&one), err(&one));
    assert_eq!(one.stdout, other.stdout);
    assert!(out(&one).contains("play holds"), "{}", out(&one));
    let json = practicum(&["simulate", "ray-2", "--plays", "5", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&json.stdout).expect("it is JSON");
    assert_eq!(report[0]["plays"], 5);
    let broken = practicum(&["simulate", "tests/fixtures/check/S001_fail.ron", "--plays", "5"]);
    assert_eq!(broken.status.code(), Some(1));
}

#[test]
fn a_play_that_does_not_hold_or_names_no_scenario_is_told() {
    let folder = folder("plays");
    fs::write(folder.join("scenario.ron"), crate::formats::SMALL).expect("it can be written");
    fs::create_dir(folder.join("plays")).expect("it can be made");
    let play = "(about: \"x\", scenario: \"NAME\", answers: [\"a\"], expect: (ending: \"WHERE\"))";
    for (name, to, told) in [
        ("scenario.ron", "end", "play holds"),
        ("scenario.ron", "elsewhere", "ending: expected elsewhere, found end"),
        ("lost.ron", "end", "there is no scenario \"lost.ron\""),
    ] {
        let text = play.replace("NAME", name).replace("WHERE", to);
        fs::write(folder.join("plays/play.ron"), text).expect("it can be written");
        let output = practicum(&[
            "simulate",
            &folder.join("scenario.ron").display().to_string(),
            "--plays",
            "1",
        ]);
        assert!(out(&output).contains(told), "{told}: {}", out(&output));
        assert_eq!(output.status.code(), Some(i32::from(told != "play holds")), "{told}");
    }
}

#[test]
fn a_scenario_is_drawn_in_both_languages() {
    let dot = out(&practicum(&["graph", "maya-1", "--format", "dot"]));
    assert!(dot.starts_with("digraph \"maya-1\" {") && dot.trim_end().ends_with('}'), "{dot}");
    let mermaid = out(&practicum(&["graph", "scenarios/maya-1", "--format", "mermaid"]));
    assert!(mermaid.starts_with("flowchart TD\n"), "{mermaid}");
}

#[test]
fn nothing_panics_when_the_reader_goes_away() {
    for args in [&["explain"][..], &["check", "scenarios"], &["graph", "maya-1"]] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_practicum"))
            .args(args)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("the program ends");
        assert!(!has_panicked(&output), "{args:?}: {}", err(&output));
    }
}

#[test]
fn the_exit_code_of_a_wrong_call_is_two() {
    for args in [&[][..], &["no-such-command"], &["check"], &["play", "maya-1", "--seed", "x"]] {
        assert_eq!(practicum(args).status.code(), Some(2), "{args:?}");
    }
    assert!(project("Cargo.toml").exists());
}
