//! The boundary self-assessment: drawn, gone on with, told two-sidedly, and the trainee's own.

use std::collections::BTreeSet;
use std::fs;
use std::process::{Command, Output, Stdio};

use practicum::assessment::{
    Basis, Expected, Firmness, Group, Profile, Standing, Step, Sureness, Verdict, draw_assessment,
    kept, next, profile, show, usable, wording,
};
use practicum::coding::Stance;
use practicum::moment::BoundaryDomain;
use practicum::records::{AssessmentRow, NewAssessment, Store, VignettePlace};
use practicum::scenario::Scenario;
use practicum::scenario::raw::{Form, Kind};
use practicum::scoring::counted_stance;
use practicum::transcript::Seed;

use crate::records::{Folder, at, open};
use crate::support::{CONTENT, SHIPPED};

fn library() -> Vec<&'static Scenario> {
    SHIPPED.iter().map(|(_, scenario)| scenario).collect()
}

fn vignettes() -> Vec<&'static Scenario> {
    usable(library())
}

/// The answer that is chosen at a vignette: `None` leaves it out.
type Choice<'a> = &'a dyn Fn(&VignettePlace, usize) -> Option<Stance>;

/// Takes a whole assessment. Where a vignette has no answer of that stance, one that is held is given.
fn taken(store: &mut Store, seed: u64, choose: Choice<'_>) -> String {
    let rows = store.assessments().expect("they can be read");
    let drawn = draw_assessment(&vignettes(), &rows, Seed(seed)).expect("there are enough");
    let start = i64::try_from(rows.len()).expect("it is small") * 100_000;
    let new =
        NewAssessment { form: drawn.form, seed: drawn.seed, items: &drawn.items, at: at(start) };
    let uid = store.begin_assessment(&new).expect("it can be kept");
    let expected = Group::ALL
        .iter()
        .map(|&group| Expected { group, standing: Standing::Held, sure: Sureness::Sure }.kept());
    store.keep_forecast(&uid, &expected.collect::<Vec<_>>()).expect("it can be kept");
    let pool = vignettes();
    loop {
        let row = row(store, &uid);
        let Step::Vignette(number, vignette) = next(&row, &pool) else { break };
        let shown = show(vignette, &CONTENT.tables.reactions, row.seed);
        let wanted = choose(&row.items[number], number);
        let of = |stance: Stance| {
            shown.answers.iter().find(|answer| {
                let responses = &vignette.beats[0].responses;
                let codes = responses.iter().find(|one| one.id == answer.id).map(|one| &one.codes);
                let found = codes.and_then(|codes| codes.boundary.as_ref()).map(counted_stance);
                found == Some(stance)
            })
        };
        let given = wanted.and_then(|stance| of(stance).or_else(|| of(Stance::Held)));
        let second = start + i64::try_from(number).expect("it is small");
        let answer = kept(number, vignette, given, at(second)).expect("it holds a dilemma");
        store.keep_assessment_answer(&uid, &answer).expect("it can be kept");
    }
    store.end_assessment(&uid, at(start + 1000)).expect("it can be kept");
    uid
}

fn row(store: &Store, uid: &str) -> AssessmentRow {
    let rows = store.assessments().expect("they can be read");
    rows.into_iter().find(|row| row.uid == uid).expect("it is there")
}

/// The profile of the last finished assessment.
fn told(store: &Store) -> Profile {
    let rows = store.assessments().expect("they can be read");
    let (last, before) = rows.split_last().expect("there is one");
    let ethics = &CONTENT.tables.ethics;
    profile(last, Basis { before: before.last(), ethics, library: &library() })
}

fn memory() -> Store {
    Store::in_memory().expect("there is memory")
}

#[test]
fn every_draw_covers_every_domain_twice_and_each_sitting_once() {
    let pool = vignettes();
    let mut orders = BTreeSet::new();
    for seed in 0..200 {
        let drawn = draw_assessment(&pool, &[], Seed(seed)).expect("there are enough");
        assert_eq!((drawn.form, drawn.items.len()), (Form::A, 24));
        let ids: BTreeSet<&str> = drawn.items.iter().map(|item| item.id.as_str()).collect();
        assert_eq!(ids.len(), 24, "{seed}");
        let domains = |part: &[VignettePlace]| -> BTreeSet<BoundaryDomain> {
            part.iter().map(|item| item.kind.domain()).collect()
        };
        for sitting in drawn.items.chunks(12) {
            assert_eq!(domains(sitting).len(), 12, "{seed}");
        }
        for pair in drawn.items.windows(2) {
            assert_ne!(pair[0].kind.domain(), pair[1].kind.domain(), "{seed}");
        }
        orders.insert(drawn.items.iter().map(|item| item.id.clone()).collect::<Vec<_>>());
    }
    assert!(orders.len() > 190, "seeds draw alike: {}", orders.len());
}

#[test]
fn every_group_rests_on_six() {
    let mut store = memory();
    taken(&mut store, 3, &|_, _| Some(Stance::Held));
    let profile = told(&store);
    for one in &profile.groups {
        assert_eq!(one.placed.n, 6, "{}", one.group);
        assert_eq!(one.placed.standing, Some(Standing::Held));
        assert_eq!(one.placed.firmness, Some(Firmness::FairlySure));
    }
    assert_eq!((profile.whole.n, profile.n_left_out), (24, 0));
    assert!(profile.forecast.iter().all(|one| one.steps == Some(0)));
    assert!(profile.reading.is_empty() && profile.violations.is_empty());
}

#[test]
fn a_repeat_holds_the_twins_and_the_next_what_was_not_seen() {
    let mut store = memory();
    for seed in [5, 6, 7] {
        taken(&mut store, seed, &|_, _| Some(Stance::Held));
    }
    let rows = store.assessments().expect("they can be read");
    let forms: Vec<Form> = rows.iter().map(|row| row.form).collect();
    assert_eq!(forms, [Form::A, Form::B, Form::A]);
    let pairs = |row: &AssessmentRow| -> BTreeSet<String> {
        row.items.iter().map(|item| item.pair.clone()).collect()
    };
    let ids = |row: &AssessmentRow| -> BTreeSet<String> {
        row.items.iter().map(|item| item.id.clone()).collect()
    };
    assert_eq!(pairs(&rows[0]), pairs(&rows[1]));
    assert!(ids(&rows[0]).is_disjoint(&ids(&rows[1])), "the repeat is a test of memory");
    // Three pairs a domain: one of each is new, and that one comes.
    assert!(ids(&rows[2]).difference(&ids(&rows[0])).count() >= 12);
    // An assessment that was left counts for nothing.
    let mut open = rows[0].clone();
    open.ended = None;
    let drawn = draw_assessment(&vignettes(), &[open], Seed(8)).expect("there are enough");
    assert_eq!(drawn.form, Form::A);
}

#[test]
fn a_library_that_is_too_small_says_where() {
    let few: Vec<&Scenario> = vignettes()
        .into_iter()
        .filter(|one| {
            one.beats[0].moment.boundary.is_some_and(|kind| kind.domain() != BoundaryDomain::Money)
        })
        .collect();
    let error = draw_assessment(&few, &[], Seed(1)).expect_err("there is none on money");
    assert_eq!(
        error.to_string(),
        "the library has 0 vignettes on money in form A, and an assessment needs 2"
    );
}

#[test]
fn both_sides_are_told_and_led_by_what_did_harm() {
    let mut store = memory();
    taken(&mut store, 11, &|item, _| {
        Some(match Group::of(item.kind.domain()) {
            Group::Closeness => Stance::UnexaminedCrossing,
            Group::Frame => Stance::Rigid,
            Group::Trust => Stance::Held,
            Group::Tokens => Stance::Violation,
        })
    });
    let profile = told(&store);
    let standing = |group: Group| {
        profile.groups.iter().find(|one| one.group == group).and_then(|one| one.placed.standing)
    };
    assert_eq!(standing(Group::Closeness), Some(Standing::Porous));
    assert_eq!(standing(Group::Frame), Some(Standing::Rigid));
    assert_eq!(standing(Group::Trust), Some(Standing::Held));
    let came = |group: Group| {
        profile.forecast.iter().find(|one| one.group == group).and_then(|one| one.steps)
    };
    assert_eq!((came(Group::Closeness), came(Group::Frame)), (Some(2), Some(-2)));
    assert!(!profile.violations.is_empty());
    assert!(profile.supervision[0].contains("Take these first"), "{:?}", profile.supervision);
    let sure = profile.supervision.iter().filter(|one| one.starts_with("You were sure")).count();
    assert!(sure >= 2, "{:?}", profile.supervision);
    // Sections have their year, and say where nobody has checked them.
    assert!(!profile.reading.is_empty());
    for one in &profile.reading {
        assert!(one.section.contains("(20"), "{}", one.section);
    }
    // What is practiced holds what was weak, in sessions only.
    assert!(!profile.practice.is_empty());
    let weak: BTreeSet<_> =
        profile.kinds.iter().filter(|one| one.is_weak).map(|one| one.kind).collect();
    for one in &profile.practice {
        let scenario = library().into_iter().find(|scenario| scenario.id == one.id);
        let scenario = scenario.expect("it is in the library");
        assert_eq!(scenario.kind, Kind::Session);
        let held = scenario.beats.iter().filter_map(|beat| beat.moment.boundary);
        assert_eq!(held.filter(|kind| weak.contains(kind)).count(), one.moments);
        assert!(one.kinds.iter().all(|kind| weak.contains(kind)));
    }
    assert!(profile.practice.windows(2).all(|two| two[0].moments >= two[1].moments));
}

#[test]
fn left_out_vignettes_take_the_word_away() {
    let mut store = memory();
    taken(&mut store, 12, &|item, number| {
        let is_left = number < 12 && Group::of(item.kind.domain()) == Group::Trust;
        (!is_left).then_some(Stance::Rigid)
    });
    let profile = told(&store);
    let trust = profile.groups.iter().find(|one| one.group == Group::Trust).expect("it is there");
    assert_eq!((trust.placed.n, trust.placed.standing), (3, None));
    let lines = wording::placed(trust.group.words(), &trust.placed);
    assert!(lines[0].ends_with("(n 3): too few answers to say where they stand"), "{lines:?}");
    assert_eq!(lines.len(), 2, "no range without a word: {lines:?}");
    assert_eq!((profile.n_left_out, profile.whole.n), (3, 21));
    let told = profile.forecast.iter().find(|one| one.group == Group::Trust).expect("it is there");
    assert_eq!((told.came, told.steps), (None, None));
}

#[test]
fn moves_are_counted_where_they_were_wanted() {
    let mut store = memory();
    taken(&mut store, 13, &|_, _| Some(Stance::UnexaminedCrossing));
    let profile = told(&store);
    let row = store.assessments().expect("they can be read").remove(0);
    for one in &profile.moves {
        let wanted = row.answers.iter().filter(|answer| answer.wanted.contains(&one.step));
        assert_eq!(wanted.count(), one.wanted, "{}", one.step);
        assert!(one.made <= one.wanted);
        let is_told = profile.supervision.iter().any(|said| said.contains(one.step.words()));
        assert_eq!(is_told, one.is_left_out(), "{}: {:?}", one.step, profile.supervision);
    }
    assert!(profile.moves.iter().any(|one| one.is_left_out()));
}

#[test]
fn change_is_named_only_where_chance_seldom_brings_it() {
    let mut store = memory();
    taken(&mut store, 21, &|_, _| Some(Stance::Rigid));
    assert!(told(&store).change.is_none(), "there is nothing to compare with");
    taken(&mut store, 22, &|_, number| {
        // The second sitting as the time before: three of six.
        Some(if number < 12 { Stance::Held } else { Stance::Rigid })
    });
    let change = told(&store).change.expect("there are two");
    assert_eq!((change.twins, change.days, change.form_before), (24, Some(1), "A"));
    for one in &change.groups {
        assert_eq!((one.before.tally.rigid, one.now.tally.rigid), (6, 3));
        assert_eq!(one.rigid, Verdict::CannotTell, "{}", one.group);
    }
    let said = wording::after_groups(&told(&store))
        .into_iter()
        .find(|part| part.head == "Since the last time")
        .expect("it is told");
    assert!(said.lines.iter().any(|line| line.contains("cannot be told from chance")));
    assert!(said.lines.last().is_some_and(|line| line.contains("equally hard")));
}

#[test]
fn it_is_gone_on_with_and_deleted_without_a_trace() {
    let folder = Folder::new("assessment");
    let uid = {
        let mut store = open(&folder.0);
        let drawn = draw_assessment(&vignettes(), &[], Seed(31)).expect("there are enough");
        let new =
            NewAssessment { form: drawn.form, seed: drawn.seed, items: &drawn.items, at: at(0) };
        let uid = store.begin_assessment(&new).expect("it can be kept");
        assert_eq!(next(&row(&store, &uid), &vignettes()), Step::Forecast);
        store.keep_forecast(&uid, &[]).expect("it can be kept");
        uid
    };
    let says = {
        let mut store = open(&folder.0);
        let kept_row = row(&store, &uid);
        assert_eq!(kept_row.forecast, Some(Vec::new()), "none was given, and that is kept");
        let pool = vignettes();
        let Step::Vignette(0, vignette) = next(&kept_row, &pool) else { panic!("it is the first") };
        let shown = show(vignette, &CONTENT.tables.reactions, kept_row.seed);
        assert_eq!(shown, show(vignette, &CONTENT.tables.reactions, kept_row.seed));
        let answer = kept(0, vignette, shown.answers.first(), at(1)).expect("it holds a dilemma");
        store.keep_assessment_answer(&uid, &answer).expect("it can be kept");
        let says = answer.given.as_ref().expect("one was given").says.clone();
        assert_eq!(row(&store, &uid).answers, [answer]);
        assert!(matches!(next(&row(&store, &uid), &pool), Step::Vignette(1, _)));
        // A vignette that has gone from the library is left out, and the rest goes on.
        let second = kept_row.items[1].id.clone();
        let fewer: Vec<&Scenario> = pool.into_iter().filter(|one| one.id != second).collect();
        assert_eq!(next(&row(&store, &uid), &fewer), Step::Gone(1));
        says
    };
    let holds = |what: &str| {
        fs::read_dir(&folder.0).expect("it can be read").any(|entry| {
            let bytes = fs::read(entry.expect("it is there").path()).expect("it can be read");
            bytes.windows(what.len()).any(|window| window == what.as_bytes())
        })
    };
    assert!(holds(&says), "the search finds what is there");
    let mut store = open(&folder.0);
    store.delete_assessment(&uid).expect("it can be deleted");
    assert!(store.assessments().expect("they can be read").is_empty());
    assert!(store.delete_assessment(&uid).is_err());
    drop(store);
    assert!(!holds(&says) && !holds(&uid));
}

fn practicum(folder: &Folder, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_practicum"))
        .args(args)
        .args(["--data", &folder.0.display().to_string()])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("NO_COLOR", "1")
        .stdin(Stdio::null())
        .output()
        .expect("the program starts")
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A file of answers in the folder.
fn answers(folder: &Folder, name: &str, lines: &[&str]) -> String {
    let path = folder.0.join(name);
    fs::write(&path, lines.join("\n")).expect("it can be written");
    path.display().to_string()
}

#[test]
fn the_command_goes_on_where_it_was_left() {
    let folder = Folder::new("assess-cli");
    let none = practicum(&folder, &["assess", "--show"]);
    assert_eq!(none.status.code(), Some(2), "{}", out(&none));
    let first = ["3 2", "3 3", "4 1", "2 1", "1", "2", "s"];
    let first = answers(&folder, "first.txt", &first);
    let left = practicum(&folder, &["assess", "--seed", "7", "--answers", &first]);
    assert_eq!(left.status.code(), Some(0), "{}", err(&left));
    assert!(out(&left).contains("About 25 minutes") || out(&left).contains("about 25 minutes"));
    assert!(out(&left).contains("3 of 24 vignettes are answered or left out"), "{}", out(&left));
    let seeded = practicum(&folder, &["assess", "--seed", "8", "--answers", &first]);
    assert!(err(&seeded).contains("--discard"), "{}", err(&seeded));
    let rest = answers(&folder, "rest.txt", &["1"; 21]);
    let done = practicum(&folder, &["assess", "--answers", &rest, "--format", "json"]);
    assert_eq!(done.status.code(), Some(0), "{}", err(&done));
    let told: serde_json::Value = serde_json::from_slice(&done.stdout).expect("it is JSON");
    assert_eq!((&told["n_answered"], &told["n_left_out"]), (&23.into(), &1.into()));
    assert_eq!((&told["seed"], &told["form"]), (&7.into(), &"A".into()));
    assert_eq!(told["forecast"][1]["sure"], "sure");
    let shown = practicum(&folder, &["assess", "--show"]);
    let text = out(&shown);
    for head in ["Where you stand", "Each kind, in words", "What to take to supervision"] {
        assert!(text.contains(head), "{text}");
    }
    assert!(text.lines().all(|line| line.chars().count() <= 78), "{text}");
    let again = practicum(&folder, &["assess", "--show", "--format", "json"]);
    assert_eq!(out(&again), out(&done), "what is shown later is what was shown");
}

#[test]
fn the_command_refuses_what_it_cannot_take_and_discards_what_was_left() {
    let folder = Folder::new("assess-wrong");
    for (name, lines, place) in [
        ("a", &["3 9"][..], "a:1:"),
        ("b", &["-", "nine"][..], "b:2:"),
        ("c", &["-", "@nobody"][..], "c:2:"),
    ] {
        let file = answers(&folder, name, lines);
        let output = practicum(&folder, &["assess", "--answers", &file]);
        assert_eq!(output.status.code(), Some(2), "{name}: {}", out(&output));
        assert!(err(&output).contains(place), "{}", err(&output));
        let gone = practicum(&folder, &["assess", "--discard"]);
        assert_eq!(gone.status.code(), Some(0), "{}", err(&gone));
    }
    assert_eq!(practicum(&folder, &["assess", "--discard"]).status.code(), Some(2));
}

#[test]
fn the_self_check_is_told_by_words_and_kept_nowhere() {
    let folder = Folder::new("assess-self");
    let lines: Vec<&str> = ["y", "n", "s", "-"].into_iter().cycle().take(20).collect();
    let file = answers(&folder, "check.txt", &lines);
    let output = practicum(&folder, &["assess", "--self-check", "--answers", &file]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(out(&output).contains("Nothing of it is written down"), "{}", out(&output));
    assert!(out(&output).matches('→').count() >= 10, "{}", out(&output));
    let there: Vec<_> = fs::read_dir(&folder.0).expect("it can be read").collect();
    assert_eq!(there.len(), 1, "only the file of answers: {there:?}");
}
