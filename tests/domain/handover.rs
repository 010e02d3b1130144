//! Handing over: the files are what their readers take, and hold no more than was ticked.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use practicum::handover::{
    Archive, Gradebook, SESSION_COLUMNS, SessionTable, Statements, TURN_COLUMNS, Ticks, TurnTable,
    gathered, iri,
};
use practicum::library::Content;
use practicum::records::{DrillRow, KeptCard, NewSession, Recorder, Replayer, Store};
use practicum::scenario::Scenario;
use practicum::session::{Session, Setup};
use practicum::transcript::{AnswerMode, RunMode, Seed};
use serde_json::Value;

use crate::records::{Folder, at, open, played};
use crate::support::{CONTENT, SHIPPED, playable, source};

/// A session whose answers are typed; one of them a formula, one a secret.
const TYPED: &str = "> =HYPERLINK(\"http://evil.example\") You sound worried about your tutor.\n\
    > What happened in February? xylophone-secret\n> I hear how tired you are.\n";

fn practicum(folder: &Folder, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_practicum"))
        .args(args)
        .arg("--data")
        .arg(&folder.0)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("NO_COLOR", "1")
        .stdin(Stdio::null())
        .output()
        .expect("the program starts")
}

fn told(output: &Output) -> String {
    let both = [&output.stdout, &output.stderr].map(|part| String::from_utf8_lossy(part));
    both.concat()
}

fn exported(folder: &Folder, args: &[&str]) -> String {
    let output = practicum(folder, &[&["records", "export"], args].concat());
    assert_eq!(output.status.code(), Some(0), "{args:?}: {}", told(&output));
    told(&output)
}

/// A folder with two finished sessions, one that was left, and one in own words, played by the program.
fn practiced(name: &str) -> Folder {
    let folder = Folder::new(name);
    let play = |scenario: &str, answers: &str, more: &[&str]| {
        let path = folder.0.join("answers.txt");
        fs::write(&path, answers).expect("it can be written");
        let path = path.display().to_string();
        let args = [&["play", scenario, "--record", "--answers", &path], more].concat();
        let output = practicum(&folder, &args);
        assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    };
    let whole = format!("self 60 70 50\n{}", "1\n".repeat(60));
    play("maya-1", &whole, &["--mode", "transfer"]);
    play("maya-1", &"2\n".repeat(60), &["--mode", "transfer", "--seed", "4"]);
    play("ray-2", "1\n1\n1\n", &["--mode", "exam"]);
    play("tomas-4", TYPED, &["--compose", "--mode", "transfer"]);
    folder
}

/// The rows of a table by the heads of its columns.
fn rows(bytes: &[u8]) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(bytes);
    reader.deserialize().map(|row| row.expect("it is a row")).collect()
}

fn file(folder: &Folder, name: &str) -> Vec<u8> {
    fs::read(folder.0.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn path(folder: &Folder, name: &str) -> String {
    folder.0.join(name).display().to_string()
}

#[test]
fn tables_hold_a_row_for_each_session_and_dimension_and_each_turn_and_code() {
    let folder = practiced("export-tables");
    let told = exported(&folder, &["--csv", &path(&folder, "out/tables")]);
    assert!(told.contains("Left out: your words, your own ratings"), "{told}");
    let sessions = rows(&file(&folder, "out/tables/sessions.csv"));
    let listed = practicum(&folder, &["records", "list", "--format", "json"]);
    let listed: Vec<Value> = serde_json::from_slice(&listed.stdout).expect("it is JSON");
    assert_eq!((listed.len(), sessions.len()), (4, 12));
    for record in &listed {
        for dimension in record["dimensions"].as_array().into_iter().flatten() {
            let is_it = |row: &&BTreeMap<String, String>| {
                record["record"] == *row["record"] && dimension["dimension"] == *row["dimension"]
            };
            let row = sessions.iter().find(is_it).expect("it has a row");
            let score = dimension["score"].as_u64().map(|score| score.to_string());
            assert_eq!(row["score"], score.unwrap_or_default());
            assert_eq!(row["n"], dimension["n"].to_string());
            assert_eq!(row["why_no_score"].is_empty(), dimension["score"].is_number(), "{row:?}");
            assert_eq!((row["reported"].as_str(), row["replays"].as_str()), ("yes", "yes"));
        }
    }
    let turns = rows(&file(&folder, "out/tables/turns.csv"));
    for record in &listed {
        let of: Vec<_> = turns.iter().filter(|row| record["record"] == *row["record"]).collect();
        let numbers: BTreeSet<u64> = of.iter().filter_map(|row| row["turn"].parse().ok()).collect();
        let n = record["turns"].as_u64().expect("it is a number");
        assert_eq!(numbers, (1..=n).collect::<BTreeSet<u64>>(), "every turn has a row");
    }
    let typed: Vec<_> = turns.iter().filter(|row| row["scenario"] == "tomas-4").collect();
    assert!(typed.iter().all(|row| row["answered_by"] == "typed" && !row["percent"].is_empty()));
    for row in &turns {
        let is_known = match row["family"].as_str() {
            "empathy" => row["code"].parse::<u8>().is_ok_and(|level| (1..=5).contains(&level)),
            "question" => practicum::coding::QuestionForm::from_key(&row["code"]).is_some(),
            _ => practicum::coding::Code::from_key(&row["code"]).is_some(),
        };
        assert!(is_known, "{row:?}");
    }
    let one = |scenario: &str| exported(&folder, &["--csv", &path(&folder, scenario), "--first"]);
    one("first");
    let firsts = rows(&file(&folder, "first/sessions.csv"));
    assert_eq!(firsts.len(), 9);
    assert!(firsts.iter().all(|row| row["attempt"] == "first"));
}

#[test]
fn nothing_in_words_and_no_own_rating_leaves_unless_it_is_ticked() {
    let folder = practiced("export-ticks");
    let all = ["--csv", &path(&folder, "plain"), "--xapi", &path(&folder, "plain/x.jsonl")];
    exported(&folder, &all);
    let record = fs::read_to_string(folder.0.join("plain/turns.csv")).expect("it is there");
    let sessions = rows(&file(&folder, "plain/sessions.csv"));
    assert!(sessions.iter().all(|row| row["own_rating"].is_empty()));
    for name in ["plain/turns.csv", "plain/sessions.csv", "plain/x.jsonl"] {
        let text = String::from_utf8(file(&folder, name)).expect("it is text");
        assert!(!text.contains("xylophone") && !text.contains("HYPERLINK"), "{name}");
    }
    let ticked = [&all[..], &["--with-words", "--with-own-ratings"]].concat();
    let said = exported(&folder, &ticked);
    assert!(said.contains("Left out: your boundary self-assessment."), "{said}");
    let turns = rows(&file(&folder, "plain/turns.csv"));
    assert!(turns.iter().any(|row| row["says"].contains("xylophone-secret")));
    assert!(
        turns.iter().any(|row| row["says"].starts_with("'=HYPERLINK(")),
        "a spreadsheet would compute it"
    );
    assert!(turns.iter().all(|row| !row["says"].starts_with('=')));
    let own: BTreeSet<String> = rows(&file(&folder, "plain/sessions.csv"))
        .iter()
        .map(|row| row["own_rating"].clone())
        .collect();
    assert_eq!(own, ["", "50", "60", "70"].map(str::to_owned).into());
    let statements = String::from_utf8(file(&folder, "plain/x.jsonl")).expect("it is text");
    assert!(statements.contains("xylophone-secret"));
    assert_ne!(record, String::from_utf8_lossy(&file(&folder, "plain/turns.csv")));
}

#[test]
fn options_that_would_do_nothing_are_refused() {
    let folder = Folder::new("export-refused");
    let csv = path(&folder, "out");
    for args in [
        &[][..],
        &["--first"],
        &["--csv", &csv, "--institution-id", "s1"],
        &["--canvas", &csv, "--with-words"],
        &["--canvas", &csv, "--with-own-ratings"],
        &["--html", &csv],
        &["--canvas", &csv, "--with-self-assessment"],
        &["--canvas", &csv, "--institution-id", "=1+1"],
        &["--everything", &csv, "--with-words"],
        &["--everything", &csv, "--first"],
        &["--csv", &csv, "no-such-record"],
    ] {
        let output = practicum(&folder, &[&["records", "export"], args].concat());
        assert_eq!(output.status.code(), Some(2), "{args:?}: {}", told(&output));
        assert!(!folder.0.join("out").exists(), "{args:?}");
    }
}

#[test]
fn pages_hold_own_ratings_where_those_are_ticked_and_never_a_note() {
    let folder = practiced("export-pages");
    mark(&folder.0);
    let read = |name: &str| {
        let pages = fs::read_dir(folder.0.join(name)).expect("it is there");
        let texts = pages
            .map(|page| fs::read_to_string(page.expect("it is one").path()).expect("it is text"));
        texts.collect::<Vec<String>>()
    };
    exported(&folder, &["--html", &path(&folder, "plain"), "--with-words"]);
    exported(&folder, &["--html", &path(&folder, "rated"), "--with-words", "--with-own-ratings"]);
    let (plain, rated) = (read("plain"), read("rated"));
    assert_eq!((plain.len(), rated.len()), (4, 4));
    let n_own = |pages: &[String]| pages.iter().filter(|page| page.contains("you said 7")).count();
    assert!(n_own(&plain) == 0 && n_own(&rated) == 1, "{} {}", n_own(&plain), n_own(&rated));
    assert!(rated.iter().chain(&plain).all(|page| !page.contains("marked-note")));
}

/// What Canvas' gradebook importer asks of a file, stated again.
fn canvas_takes(bytes: &[u8]) -> Result<(Vec<String>, Vec<Vec<String>>), String> {
    let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let all: Vec<Vec<String>> =
        reader.deserialize().collect::<Result<_, _>>().map_err(|error| error.to_string())?;
    let heads = all.first().ok_or("no heads")?.clone();
    let is =
        |at: usize, words: &str| heads.get(at).is_some_and(|head: &String| head.contains(words));
    if heads.len() <= 3 || !is(0, "Student") || !is(1, "ID") {
        return Err(
            "the first column has Student, the second ID, and more than three are there".to_owned()
        );
    }
    let people = match () {
        () if is(2, "SIS Login ID") => 4,
        () if is(2, "SIS User ID") && is(3, "SIS Login ID") => {
            let more = usize::from(is(4, "Integration ID"));
            5 + more + usize::from(is(4 + more, "Root Account"))
        }
        () => 3,
    };
    if !is(people - 1, "Section") {
        return Err("the last column about the person is Section".to_owned());
    }
    if all.iter().any(|row| row.len() != heads.len()) {
        return Err("rows differ in length".to_owned());
    }
    for head in &heads[people..] {
        let words: Vec<&str> = head.split(' ').collect();
        let is_total = |pair: &[&str]| {
            let starts =
                ["Current", "Final", "Override"].iter().any(|start| pair[0].ends_with(start));
            let ends =
                ["Score", "Points", "Grade", "Status"].iter().any(|end| pair[1].starts_with(end));
            starts && ends
        };
        if words.windows(2).any(is_total) {
            return Err(format!("{head} is passed over as a total"));
        }
        if head.ends_with(')') {
            return Err(format!("the end of {head} may be taken for an assignment's number"));
        }
    }
    // What three lines hold decides between commas and semicolons.
    let semicolons: BTreeSet<usize> =
        text.lines().take(3).map(|line| line.matches(';').count()).collect();
    if semicolons != BTreeSet::from([0]) {
        return Err("it may be taken for a file with semicolons".to_owned());
    }
    let students = all[1..].iter().filter(|row| !row[0].contains("Points Possible"));
    let students = students.map(|row| row[people..].to_vec()).collect();
    let points = all.iter().find(|row| row[0].contains("Points Possible")).ok_or("no points")?;
    if points[people..].iter().any(|points| points != "100") {
        return Err("a column is not out of 100".to_owned());
    }
    Ok((heads[people..].to_vec(), students))
}

#[test]
fn canvas_takes_the_file_with_and_without_an_institution_id() {
    let folder = practiced("export-canvas");
    let out = path(&folder, "canvas.csv");
    exported(&folder, &["--canvas", &out, "--institution-id", "s1234567"]);
    let (heads, students) = canvas_takes(&file(&folder, "canvas.csv")).expect("Canvas takes it");
    assert_eq!(students.len(), 1);
    // The first attempt stands there, and the second does not.
    let listed = practicum(&folder, &["records", "list", "--format", "json"]);
    let listed: Vec<Value> = serde_json::from_slice(&listed.stdout).expect("it is JSON");
    let first = listed.iter().find(|one| {
        one["scenario"]["id"] == "maya-1" && one["is_first_attempt"] == Value::Bool(true)
    });
    for dimension in first.expect("it was played")["dimensions"].as_array().into_iter().flatten() {
        let name = dimension["dimension"].as_str().expect("it is a word");
        let at = heads.iter().position(|head| head.contains("[maya-1]") && head.ends_with(name));
        let score = dimension["score"].as_u64().map(|score| score.to_string());
        assert_eq!(students[0][at.expect("it has a column")], score.unwrap_or_default());
    }
    assert!(String::from_utf8_lossy(&file(&folder, "canvas.csv")).contains(",s1234567,s1234567,"));
    exported(&folder, &["--canvas", &out]);
    let plain = String::from_utf8(file(&folder, "canvas.csv")).expect("it is text");
    assert!(canvas_takes(plain.as_bytes()).is_ok() && !plain.contains("s1234567"), "{plain}");
    assert!(!String::from_utf8_lossy(&file(&folder, "records.db")).contains("s1234567"));
}

/// Moodle asks which column is which, so the heads only have to be told apart; a number has a point, is at most 100,
/// and is not lost beside its feedback.
fn moodle_takes(bytes: &[u8]) -> Result<Vec<String>, String> {
    let mut reader = csv::Reader::from_reader(bytes);
    let heads: Vec<String> =
        reader.headers().map_err(|e| e.to_string())?.iter().map(str::to_owned).collect();
    if heads.iter().collect::<BTreeSet<_>>().len() != heads.len() {
        return Err("two columns have one head".to_owned());
    }
    if heads[..3] != ["Username", "ID number", "Email address"] {
        return Err("nobody can be found by it".to_owned());
    }
    for feedback in heads.iter().filter_map(|head| head.strip_prefix("Feedback: ")) {
        if !heads.iter().any(|head| head == feedback) {
            return Err(format!("the feedback of {feedback} would take its grade away"));
        }
    }
    let mut people = Vec::new();
    for row in reader.records() {
        let row = row.map_err(|error| error.to_string())?;
        if row[0].is_empty() {
            return Err("one without a name fails the whole import".to_owned());
        }
        people.push(row[0].to_owned());
        for (head, cell) in heads.iter().zip(row.iter()).skip(3) {
            let is_grade = cell.is_empty()
                || cell.parse::<f64>().is_ok_and(|grade| (0.0..=100.0).contains(&grade));
            if !head.starts_with("Feedback: ") && !is_grade {
                return Err(format!("{cell} is no grade"));
            }
        }
    }
    Ok(people)
}

#[test]
fn moodle_takes_the_file() {
    let folder = practiced("export-moodle");
    let out = path(&folder, "moodle.csv");
    exported(&folder, &["--moodle", &out, "--institution-id", "jdoe@example.edu"]);
    assert_eq!(moodle_takes(&file(&folder, "moodle.csv")), Ok(vec!["jdoe@example.edu".to_owned()]));
    let text = String::from_utf8(file(&folder, "moodle.csv")).expect("it is text");
    assert!(text.contains("jdoe@example.edu,jdoe@example.edu,jdoe@example.edu,"), "{text}");
    assert!(text.contains("scored moments") && text.contains("not a measure of competence"));
    exported(&folder, &["--moodle", &out]);
    assert_eq!(moodle_takes(&file(&folder, "moodle.csv")).map(|people| people.len()), Ok(1));
}

#[test]
fn the_checks_of_gradebooks_refuse_what_importers_refuse() {
    let canvas = |text: &str| canvas_takes(text.as_bytes()).map(|_| ());
    let good =
        "Student,ID,SIS User ID,SIS Login ID,Section,A\n    Points Possible,,,,,100\nx,,1,1,,5\n";
    assert_eq!(canvas(good), Ok(()));
    for bad in [
        good.replace("Section", "Class"),
        good.replace("Student", "Name"),
        good.replace(",A\n", ",Unposted Final Score\n"),
        good.replace(",A\n", ",A (12)\n"),
        good.replace(",,5", ",5"),
    ] {
        assert!(canvas(&bad).is_err(), "{bad}");
    }
    let moodle = |text: &str| moodle_takes(text.as_bytes()).map(|_| ());
    let good = "Username,ID number,Email address,A,Feedback: A\nx,1,,5,well\n";
    assert_eq!(moodle(good), Ok(()));
    for bad in [good.replace(",A,", ",B,"), good.replace("5", "101"), good.replace("\nx,", "\n,")] {
        assert!(moodle(&bad).is_err(), "{bad}");
    }
}

/// Plays a scenario at library level and hands the whole of it to a function.
fn with_session(name: &str, scenario: &Scenario, then: impl FnOnce(&Store, &Content)) {
    let folder = Folder::new(name);
    let mut recorder = Recorder::new(open(&folder.0));
    played(&mut recorder, scenario, 1, 0);
    then(recorder.store(), &CONTENT);
}

#[test]
fn a_title_that_an_importer_would_take_for_something_else_is_written_so_that_it_does_not() {
    let text = crate::formats::SMALL.replace(
        "id: \"small\"",
        "id: \"small\", title: \"=Final Score; Override Grade (12)\", focus: [questioning]",
    );
    with_session("export-title", &playable(&text), |store, content| {
        let mut grades = Gradebook::default();
        for row in store.sessions().expect("it can be read") {
            grades.add(
                &gathered(store, &row, &mut Replayer::new(content)).expect("it can be made again"),
            );
        }
        let actor = store.actor().expect("there is one");
        let canvas = grades.canvas(actor, None).expect("it can be written");
        let (heads, _) = canvas_takes(&canvas).expect("Canvas takes it");
        assert_eq!(heads, ["Practicum: =Final-Score, Override-Grade (12) [small], questioning"]);
        assert!(moodle_takes(&grades.moodle(actor, None).expect("it can be written")).is_ok());
    });
}

/// Everything below a value, with the path it is at.
fn walk<'v>(value: &'v Value, at: &str, found: &mut Vec<(String, &'v Value)>) {
    found.push((at.to_owned(), value));
    match value {
        Value::Object(all) => {
            all.iter().for_each(|(key, value)| walk(value, &format!("{at}>{key}"), found))
        }
        Value::Array(all) => all.iter().for_each(|value| walk(value, at, found)),
        _ => {}
    }
}

fn statements(folder: &Folder, more: &[&str]) -> (String, Vec<Value>) {
    let out = path(folder, "x.jsonl");
    exported(folder, &[&["--xapi", &out], more].concat());
    let text = String::from_utf8(file(folder, "x.jsonl")).expect("it is text");
    let all =
        text.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect();
    (text, all)
}

#[test]
fn statements_keep_the_rules_of_xapi_and_are_the_same_for_ever() {
    let folder = practiced("export-xapi");
    let (text, all) = statements(&folder, &[]);
    assert_eq!(text, statements(&folder, &[]).0, "the same bytes each time");
    let ids: BTreeSet<&str> = all.iter().filter_map(|one| one["id"].as_str()).collect();
    assert_eq!(ids.len(), all.len());
    let listed = practicum(&folder, &["records", "list", "--format", "json"]);
    let listed: Vec<Value> = serde_json::from_slice(&listed.stdout).expect("it is JSON");
    let turns: u64 = listed.iter().filter_map(|one| one["turns"].as_u64()).sum();
    let verb = |one: &Value| one["verb"]["display"]["en"].as_str().unwrap_or_default().to_owned();
    let count = |word: &str| all.iter().filter(|one| verb(one) == word).count();
    assert_eq!((count("answered") as u64, count("initialized")), (turns, 4));
    // Two sessions were left with answers open.
    assert_eq!((count("abandoned"), count("completed")), (2, 2));
    assert_eq!(count("passed") + count("failed"), 2, "both have a score on every dimension");
    let actor = open(&folder.0).actor().expect("there is one").to_string();
    for one in &all {
        assert_eq!(one["actor"]["account"]["name"], *actor);
        assert_eq!(one["actor"]["account"]["homePage"], *iri::HOME);
        let verb = one["verb"]["id"].as_str().expect("it is a word");
        assert!(
            verb.starts_with("http://adlnet.gov/expapi/verbs/")
                || verb.starts_with("https://w3id.org/xapi/adl/verbs/")
        );
        let at = one["timestamp"].as_str().expect("it is a word");
        assert!(at.len() == 24 && at.ends_with('Z') && at.as_bytes()[19] == b'.', "{at}");
        assert!(at.parse::<jiff::Timestamp>().is_ok());
        let registration = one["context"]["registration"].as_str().expect("it is a word");
        assert!(listed.iter().any(|record| record["record"] == *registration));
        let mut found = Vec::new();
        walk(one, "", &mut found);
        for (place, value) in found {
            assert!(!value.is_null(), "{place} is null");
            let key = place.rsplit('>').next().unwrap_or_default();
            assert!(!["stored", "authority", "version", "mbox"].contains(&key), "{place}");
            if place.contains(">extensions>") {
                assert!(key.starts_with("https://practicum.example/xapi/"), "{place}");
            }
        }
        let score = &one["result"]["score"];
        if score.is_object() {
            let (scaled, raw) = (score["scaled"].as_f64(), score["raw"].as_f64());
            assert_eq!(scaled.map(|scaled| (scaled * 100.0).round()), raw);
        }
    }
    let typed =
        all.iter().filter(|one| one["object"]["definition"]["interactionType"] == "long-fill-in");
    let typed: Vec<_> = typed.collect();
    assert_eq!(typed.len(), 3);
    assert!(typed.iter().all(|one| one["result"]["response"].is_null()));
    let chosen = all.iter().find(|one| one["object"]["definition"]["interactionType"] == "choice");
    let chosen = chosen.expect("there is one");
    let choices = chosen["object"]["definition"]["choices"].as_array().expect("they are listed");
    assert!(choices.iter().any(|one| one["id"] == chosen["result"]["response"]));
    // With words, the statements that hold them have other ids, for a store keeps the first it is given.
    let (_, with_words) = statements(&folder, &["--with-words"]);
    let other: BTreeSet<&str> = with_words.iter().filter_map(|one| one["id"].as_str()).collect();
    assert_eq!(other.difference(&ids).count(), 3);
}

#[test]
fn a_session_that_can_be_gone_on_with_is_in_the_tables_and_not_stated() {
    let folder = Folder::new("export-open");
    let mut recorder = Recorder::new(open(&folder.0));
    let scenario = &SHIPPED.iter().find(|(_, one)| one.id == "maya-1").expect("it is there").1;
    let setup =
        Setup { seed: Seed(1), mode: RunMode::Practice, answers: AnswerMode::Choose, carry: None };
    let (mut session, _) = Session::begin(scenario, &CONTENT.tables.reactions, setup.clone());
    let new = NewSession {
        scenario,
        rubric: &CONTENT.rubric,
        stamps: &CONTENT.stamps,
        setup: &setup,
        carried_from: None,
        assignment: None,
        at: at(0),
    };
    recorder.begin(&new).expect("it can be kept");
    let first = session.offered().next().expect("it is offered").to_owned();
    session.answer(&first).expect("it is offered");
    recorder.keep(session.transcript(), at(5)).expect("it can be kept");
    let store = recorder.store();
    let row = store.sessions().expect("it can be read").remove(0);
    let handed = gathered(store, &row, &mut Replayer::new(&CONTENT)).expect("it can be made again");
    let actor = store.actor().expect("there is one");
    let mut made = Statements::new(actor, Ticks::default());
    made.add(&handed).expect("it can be written");
    let mut grades = Gradebook::default();
    grades.add(&handed);
    assert!(made.is_empty() && grades.is_empty());
    let mut table = SessionTable::new(actor, Ticks::default()).expect("it can be made");
    table.add(&handed).expect("it can be written");
    let rows = rows(&table.into_bytes().expect("it is there"));
    assert!(rows.iter().all(|row| row["why_no_score"] == "not_ended" && row["passes"].is_empty()));
    let mut turns = TurnTable::new(Ticks::default()).expect("it can be made");
    turns.add(&handed).expect("it can be written");
    let turns = self::rows(&turns.into_bytes().expect("it is there"));
    assert!(turns.iter().all(|row| row["turn"] == "1" && row["seconds"] == "5.000"));
}

fn unzipped(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("it is a zip");
    let mut all = BTreeMap::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).expect("it can be read");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("it can be read");
        all.insert(file.name().expect("it has a name").into_owned(), bytes);
    }
    all
}

#[test]
fn the_archive_holds_everything_that_was_kept() {
    let folder = practiced("export-everything");
    mark(&folder.0);
    fs::write(folder.0.join("settings.ron"), "(pseudonym: \"marked-settings\")\n")
        .expect("it can be written");
    let out = path(&folder, "all.zip");
    exported(&folder, &["--everything", &out]);
    let bytes = file(&folder, "all.zip");
    let files = unzipped(&bytes);
    let text = |name: &str| String::from_utf8_lossy(&files[name]).into_owned();
    let kept: Value = serde_json::from_slice(&files["records.json"]).expect("it is JSON");
    // Every table of the database, whatever there will be, with every row.
    let db = rusqlite::Connection::open(folder.0.join("records.db")).expect("it can be opened");
    let mut query = db
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        .expect("it can be asked");
    let names: Vec<String> = query
        .query_map([], |row| row.get(0))
        .expect("it can be asked")
        .map(|name| name.expect("it is one"))
        .collect();
    assert!(names.len() >= 9, "{names:?}");
    for name in &names {
        let n: i64 = db
            .query_row(&format!("SELECT count(*) FROM {name}"), [], |row| row.get(0))
            .expect("it can be counted");
        let there = kept["tables"][name].as_array().map(Vec::len);
        assert_eq!(there, usize::try_from(n).ok(), "{name}");
        assert!(n > 0, "{name} is tried with nothing in it");
    }
    for marked in [
        "marked-note",
        "marked-contest",
        "marked-drill",
        "marked-card",
        "marked-assessment",
        "marked-answer",
        "xylophone-secret",
    ] {
        assert!(text("records.json").contains(marked), "{marked}");
    }
    assert!(text("self-assessment.csv").contains("marked-answer"));
    assert!(
        text("turns.csv").contains("xylophone-secret")
            && text("turns.csv").contains("marked-contest")
    );
    assert!(text("settings.ron").contains("marked-settings"));
    assert!(text("statements.jsonl").lines().count() > 10);
    let debriefs: Vec<&String> =
        files.keys().filter(|name| name.starts_with("debriefs/")).collect();
    assert_eq!(debriefs.len(), 4, "{debriefs:?}");
    assert!(debriefs.iter().all(|name| text(name).starts_with("<!DOCTYPE html>")));
    let readme = text("README.txt");
    for column in SESSION_COLUMNS.iter().chain(TURN_COLUMNS) {
        assert!(readme.contains(column.name) && readme.contains(column.meaning), "{column:?}");
    }
    assert!(readme.contains("Nothing is missing") && !readme.contains('{'), "{readme}");
    for name in files.keys().filter(|name| !name.starts_with("debriefs/")) {
        assert!(readme.contains(name.as_str()), "{name} is not told of");
    }
    exported(&folder, &["--everything", &out]);
    assert_eq!(bytes, file(&folder, "all.zip"), "the same records give the same archive");
}

/// Writes a word into whatever is kept beside sessions.
fn mark(folder: &Path) {
    let mut store = open(folder);
    let row = store.sessions().expect("it can be read").remove(0);
    store.note(row.id, "marked-note").expect("it can be kept");
    store.contest(row.id, 0, "marked-contest").expect("it can be kept");
    let skill = practicum::coding::Skill::OpenQuestion;
    let drill = DrillRow {
        drill: "marked-drill".to_owned(),
        skill,
        is_typed: true,
        says: "words".to_owned(),
        result: "met".to_owned(),
        felt: None,
        at: at(1),
    };
    store.keep_drill(&drill).expect("it can be kept");
    let card = KeptCard { drill: "marked-card".to_owned(), skill, state: 1, due: at(2) };
    store.keep_card(&card).expect("it can be kept");
    store.actor().expect("there is one");
    drop(store);
    let db = rusqlite::Connection::open(folder.join("records.db")).expect("it can be opened");
    db.execute_batch(
        "INSERT INTO assessment (uid, form, seed, items, began) VALUES ('marked-assessment', 'a', 1, '[]', 1);
         INSERT INTO assessment_answer VALUES (1, 0, 'v', 'h', 'T', 'small_gift', 'marked-answer', '[]', '[]', 2);",
    )
    .expect("it can be written");
}

#[test]
fn a_session_that_can_no_longer_be_played_is_told_and_kept_in_the_archive() {
    let folder = practiced("export-lost");
    let db = rusqlite::Connection::open(folder.0.join("records.db")).expect("it can be opened");
    db.execute("UPDATE content SET text = '(broken' WHERE id = 'ray-2'", [])
        .expect("it can be written");
    drop(db);
    let out = path(&folder, "all.zip");
    let output = practicum(&folder, &["records", "export", "--everything", &out]);
    assert_eq!(output.status.code(), Some(1), "{}", told(&output));
    assert!(told(&output).contains("can no longer be played"), "{}", told(&output));
    let files = unzipped(&file(&folder, "all.zip"));
    assert_eq!(files.keys().filter(|name| name.starts_with("debriefs/")).count(), 3);
    let readme = String::from_utf8_lossy(&files["README.txt"]).into_owned();
    assert!(readme.contains("could not be played again"), "{readme}");
    assert!(String::from_utf8_lossy(&files["records.json"]).contains("ray-2"));
}

#[test]
fn an_archive_of_nothing_can_be_made() {
    let store = Store::in_memory().expect("there is memory");
    let archive = Archive::new(&store, &CONTENT.tables.ethics).expect("it can be made");
    let files = unzipped(&archive.into_bytes().expect("it can be made"));
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    let all = ["README.txt", "records.json", "sessions.csv", "statements.jsonl", "turns.csv"];
    assert_eq!(names, all);
}

#[test]
fn every_column_and_option_is_documented() {
    let page = source("docs/learn/handing-over.md").text;
    for column in SESSION_COLUMNS.iter().chain(TURN_COLUMNS) {
        let line = format!("| `{}` | {} |", column.name, column.meaning);
        assert!(page.contains(&line), "docs/learn/handing-over.md lacks the line\n{line}");
    }
    let output = practicum(&Folder::new("export-help"), &["records", "export", "--help"]);
    let help = told(&output);
    let options = help.split_whitespace().filter(|word| word.starts_with("--"));
    let of_all = ["--data", "--help"];
    for option in options.map(|word| word.trim_end_matches([',', '.', '`', ';'])) {
        let is_told = page.contains(&format!("`{option}"));
        assert!(of_all.contains(&option) || is_told, "{option} is not documented");
    }
}
