//! The commands for a class, as people and scripts call them.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::records::Folder;

/// A folder of a class: its files, and the records of whoever plays there.
struct Class(Folder);

impl Class {
    fn new(name: &str) -> Self {
        Self(Folder::new(&format!("class-{name}")))
    }

    fn path(&self, name: &str) -> String {
        self.0.0.join(name).display().to_string()
    }

    /// Runs the program with the records of one student.
    fn run(&self, student: &str, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_practicum"))
            .args(args)
            .args(["--data", &self.path(student)])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .env("NO_COLOR", "1")
            .stdin(Stdio::null())
            .output()
            .expect("the program starts")
    }

    fn answers(&self, pick: usize) -> String {
        let path = self.path(&format!("answers-{pick}.txt"));
        fs::write(&path, format!("self 60 70 50\n{}", format!("{pick}\n").repeat(60)))
            .expect("it can be written");
        path
    }
}

fn out(output: &Output) -> String {
    let [out, err] =
        [&output.stdout, &output.stderr].map(|it| String::from_utf8_lossy(it).into_owned());
    assert!(!err.contains("panicked"), "{err}");
    out + &err
}

fn is(output: &Output, code: i32) -> String {
    let told = out(output);
    assert_eq!(output.status.code(), Some(code), "{told}");
    told
}

#[test]
fn a_class_is_given_out_played_handed_in_and_put_together() {
    let class = Class::new("whole");
    let week = class.path("week.ron");
    let assign = [
        "assign",
        "--out",
        &week,
        "--title",
        "Week 4",
        "--due",
        "2099-12-31",
        "--mode",
        "exam",
        "--words",
        "Take your time.",
        "maya-1",
        "ray-2",
    ];
    let told = is(&class.run("teacher", &assign), 0);
    assert!(
        told.contains("Due by the end of 2099-12-31") && told.contains("seed 1000003"),
        "{told}"
    );
    assert!(is(&class.run("teacher", &assign), 2).contains("kept"));
    assert!(is(&class.run("teacher", &["assign", "--check", &week]), 0).contains("maya-1"));

    let answers = class.answers(1);
    let play = ["play", "--assignment", &week, "--answers", &answers];
    assert!(is(&class.run("ana", &play), 2).contains("--scenario"));
    let play = [&play[..], &["--scenario", "maya-1"]].concat();
    let told = is(&class.run("ana", &play), 0);
    assert!(told.contains("Your instructor writes: Take your time."), "{told}");
    let at = told.find("The result for your instructor: ").expect("it says where");
    let result = told[at..]
        .lines()
        .next()
        .expect("it is a line")
        .split(": ")
        .nth(1)
        .expect("a path")
        .to_owned();
    assert!(Path::new(&result).is_file() && result.contains("maya-1-"), "{result}");
    assert!(is(&class.run("ana", &play), 2).contains("one attempt"));

    // A score is contested, and the result written again with it.
    let list = is(&class.run("ana", &["records", "list"]), 0);
    let record = list.split_whitespace().next().expect("there is one").to_owned();
    is(&class.run("ana", &["records", "contest", &record, "2", "I had said it."]), 0);
    assert!(
        is(&class.run("ana", &["records", "contest", &record, "99", "x"]), 2)
            .contains("turns 1 to")
    );
    let again = class.path("ana.json");
    is(
        &class.run(
            "ana",
            &["records", "result", &record, "--out", &again, "--institution-id", "s123"],
        ),
        0,
    );

    // A second student, and one who makes themselves better than they are.
    let second = class.path("ben.json");
    let other = class.answers(2);
    let told = class.run(
        "ben",
        &[
            "play",
            "--assignment",
            &week,
            "--scenario",
            "maya-1",
            "--answers",
            &other,
            "--result",
            &second,
        ],
    );
    is(&told, 0);
    let (csv, html) = (class.path("class.csv"), class.path("class.html"));
    let put = ["cohort", "--assignment", &week, "--csv", &csv, "--html", &html, &again, &second];
    let told = is(&class.run("teacher", &put), 0);
    assert!(told.contains("2 of 2 results taken, 0 refused"), "{told}");
    let page = fs::read_to_string(&html).expect("it is there");
    assert!(page.contains("I had said it.") && page.contains("s123"));
    assert!(fs::read_to_string(&csv).expect("it is there").starts_with("row,person,"));

    let forged = class.path("forged.json");
    let text = fs::read_to_string(&second).expect("it is there");
    fs::write(&forged, text.replacen("\"passes\": false", "\"passes\": true", 1))
        .expect("it can be written");
    let missing = class.path("missing.json");
    let told = is(&class.run("teacher", &[&put[..], &[&forged, &missing]].concat()), 1);
    assert!(
        told.contains("forged.json is refused") && told.contains("missing.json is refused"),
        "{told}"
    );
    assert!(told.contains("2 of 4 results taken, 2 refused"), "{told}");
    let page = fs::read_to_string(&html).expect("it is there");
    assert!(page.contains("Not counted") && page.contains("forged.json"));
}

#[test]
fn an_exam_that_was_broken_into_is_gone_on_with() {
    let class = Class::new("resume");
    let week = class.path("week.ron");
    is(
        &class.run(
            "teacher",
            &["assign", "--out", &week, "--title", "Exam", "--mode", "exam", "maya-1"],
        ),
        0,
    );
    // A terminal that closes after two answers.
    let mut child = Command::new(env!("CARGO_BIN_EXE_practicum"))
        .args(["play", "--assignment", &week, "--data", &class.path("ana")])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("it reads");
    std::io::Write::write_all(&mut stdin, b"\n1\n1\n").expect("it reads");
    drop(stdin);
    child.wait().expect("it ends");
    let answers = class.answers(1);
    let play = ["play", "--assignment", &week, "--answers", &answers];
    assert!(is(&class.run("ana", &play), 2).contains("--resume"));
    let result = class.path("ana.json");
    let play = [&play[..], &["--resume", "--result", &result]].concat();
    is(&class.run("ana", &play), 0);
    let told = is(&class.run("teacher", &["cohort", "--assignment", &week, &result]), 0);
    assert!(told.contains("1 of 1 results taken"), "{told}");
}

#[test]
fn typed_answers_are_heard_again() {
    let class = Class::new("typed");
    let week = class.path("week.ron");
    is(
        &class.run(
            "teacher",
            &["assign", "--out", &week, "--title", "Own words", "--answers", "compose", "maya-1"],
        ),
        0,
    );
    let answers = class.path("typed.txt");
    let typed =
        "> It sounds like that was frightening.\n> What was that like for you?\n".repeat(30);
    fs::write(&answers, format!("self 60 70 50\n{typed}")).expect("it can be written");
    let result = class.path("ana.json");
    let play = ["play", "--assignment", &week, "--answers", &answers, "--result", &result];
    is(&class.run("ana", &play), 0);
    let html = class.path("class.html");
    is(&class.run("teacher", &["cohort", "--assignment", &week, "--html", &html, &result]), 0);
    let page = fs::read_to_string(&html).expect("it is there");
    assert!(page.contains("every score here is an estimate"));
}

#[test]
fn what_is_no_assignment_is_told_and_not_played() {
    let class = Class::new("broken");
    let week = class.path("week.ron");
    fs::write(&week, "(format: 1, title: \"x\"").expect("it can be written");
    assert!(is(&class.run("ana", &["assign", "--check", &week]), 1).contains("week.ron:1"));
    assert!(is(&class.run("ana", &["play", "--assignment", &week]), 2).contains("week.ron:1"));
    assert!(
        is(&class.run("ana", &["cohort", "--assignment", &week, &week]), 2).contains("week.ron:1")
    );
    assert!(is(&class.run("ana", &["cohort", &week]), 1).contains("no result file"));
    let args = ["assign", "--out", &week, "--title", "x", "--due", "soon", "maya-1"];
    assert!(is(&class.run("ana", &args), 2).contains("is no day"));
}
