//! A class: assignments, results that are played again, and what a whole class did.

use std::sync::{Arc, LazyLock};

use jiff::tz::TimeZone;
use practicum::class::{
    Accepted, Assignment, Claim, Cohort, Discrimination, Due, Given, HandIn, Known, ResultFile,
    Standing, Terms, Ticked, Unwritable, Who, cohort_csv, cohort_html, cohort_text, handed_in,
    judge, may_begin,
};
use practicum::coding::Dimension;
use practicum::diagnostic::{Coloring, Source};
use practicum::records::{NewSession, Recorder, Store};
use practicum::scenario::Scenario;
use practicum::scoring::Rubric;
use practicum::session::{Session, Setup};
use practicum::stamp::Stamp;
use practicum::transcript::{AnswerMode, RunMode, Seed};
use uuid::Uuid;

use crate::records::{Folder, at};
use crate::support::{CONTENT, SHIPPED, files, source};
use crate::xml::parse;

fn scenario(id: &str) -> Arc<Scenario> {
    let found = SHIPPED.iter().find(|(_, scenario)| scenario.id == id);
    Arc::new(found.unwrap_or_else(|| panic!("no {id}")).1.clone())
}

fn terms(mode: RunMode) -> Terms {
    Terms {
        title: "Week 4".to_owned(),
        from: "Dr. Okafor".to_owned(),
        words: "Take your time; \"why\" is a word to watch.".to_owned(),
        due: Some("2027-03-31".parse().expect("it is a day")),
        mode,
        answers: AnswerMode::Choose,
        seed: Seed(7),
    }
}

fn written(terms: &Terms, scenarios: &[&str]) -> String {
    let scenarios: Vec<_> = scenarios.iter().map(|id| scenario(id)).collect();
    let scenarios: Vec<&Scenario> = scenarios.iter().map(Arc::as_ref).collect();
    Assignment::write(terms, &CONTENT.rubric, &scenarios).expect("it can be written")
}

fn read(text: &str) -> Result<Assignment, String> {
    Assignment::read(&Source::new("week4.ron", text), &CONTENT).map_err(|problems| {
        problems.iter().map(|one| one.told(Coloring::Plain)).collect::<Vec<_>>().join("\n")
    })
}

static ASSIGNMENT: LazyLock<Assignment> = LazyLock::new(|| {
    read(&written(&terms(RunMode::Transfer), &["maya-1", "ray-2"])).expect("it can be read")
});

/// How one of a class plays.
struct Student<'a> {
    name: &'a str,
    seed: Seed,
    rubric: &'a Rubric,
    assignment: Option<&'a Stamp>,
    /// Whether the first answer that is given is taken back once, which only practice allows.
    rewinds: bool,
}

impl Student<'_> {
    const fn of<'a>(name: &'a str, assignment: &'a Assignment) -> Student<'a> {
        Student {
            name,
            seed: assignment.terms.seed,
            rubric: &assignment.rubric,
            assignment: Some(&assignment.stamp),
            rewinds: false,
        }
    }

    /// Plays into a store to the end; `pick` says which of so many answers at which turn.
    fn play(
        &self,
        recorder: &mut Recorder,
        scenario: &Scenario,
        begins: i64,
        mut pick: impl FnMut(usize, usize) -> usize,
    ) -> ResultFile {
        let mode = if self.rewinds { RunMode::Practice } else { RunMode::Transfer };
        let setup = Setup { seed: self.seed, mode, answers: AnswerMode::Choose, carry: None };
        let (mut session, _) = Session::begin(scenario, &CONTENT.tables.reactions, setup.clone());
        let new = NewSession {
            scenario,
            rubric: self.rubric,
            stamps: &CONTENT.stamps,
            setup: &setup,
            carried_from: None,
            assignment: self.assignment,
            at: at(begins),
        };
        recorder.begin(&new).expect("it can be kept");
        let mut now = begins;
        let mut turn = 0;
        while !session.is_over() {
            let mut offered: Vec<String> = session.offered().map(str::to_owned).collect();
            offered.sort();
            let pick = pick(turn, offered.len()) % offered.len();
            session.answer(&offered[pick]).expect("it is offered");
            if self.rewinds && turn == 0 && session.transcript().rewinds == 0 {
                session.rewind().expect("it is practice");
                continue;
            }
            now += 20;
            turn += 1;
            recorder.keep(session.transcript(), at(now)).expect("it can be kept");
        }
        recorder
            .finish(session.transcript(), self.rubric, &session.carry(), at(now))
            .expect("it can be kept");
        recorder.rate(Some([60, 70, 50])).expect("it can be kept");
        recorder.note("for nobody else").expect("it can be kept");
        let id = recorder.session().expect("it is kept");
        let record = recorder.store().record(id).expect("it can be read");
        let who = Who::new(recorder.store().actor().expect("it has one"), self.name, None);
        ResultFile::of(&record, who, Ticked::default()).expect("it has ended")
    }
}

fn recorder() -> Recorder {
    Recorder::new(Store::in_memory().expect("there is memory"))
}

fn one_result(pick: usize) -> ResultFile {
    let assignment = &*ASSIGNMENT;
    let scenario = assignment.scenario("maya-1").expect("it is in it");
    Student::of("Ana", assignment).play(&mut recorder(), scenario, 0, |_, _| pick)
}

fn known() -> Known {
    Known::default().for_assignment(ASSIGNMENT.clone())
}

fn judged(result: ResultFile) -> Result<Accepted, String> {
    judge("a.json", result, &known(), &CONTENT).map_err(|why| why.join("\n"))
}

/// As somebody who wants to be believed would hand it in.
fn resealed(mut result: ResultFile) -> ResultFile {
    result.digest = result.computed_digest().expect("it can be written");
    result
}

#[test]
fn an_assignment_is_read_as_it_was_written() {
    let terms = terms(RunMode::Exam);
    let text = written(&terms, &["maya-1", "ray-2"]);
    let assignment = read(&text).expect("it can be read");
    assert_eq!(assignment.terms, terms);
    assert_eq!(assignment.stamp, Stamp::of("Week 4", &text));
    assert_eq!(assignment.rubric, CONTENT.rubric);
    let ids: Vec<&str> = assignment.scenarios.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["maya-1", "ray-2"]);
    assert_eq!(**assignment.scenario("maya-1").expect("it is there"), *scenario("maya-1"));
    // The texts stand in it as they are, for whoever opens it.
    assert!(text.contains(scenario("maya-1").text.trim()));
    // A checkout that writes other line ends changes nothing.
    let other = read(&text.replace('\n', "\r\n")).expect("it can be read");
    assert_eq!(other.stamp, assignment.stamp);
    // The same is written again, to the byte.
    assert_eq!(written(&terms, &["maya-1", "ray-2"]), text);
}

#[test]
fn every_scenario_that_ships_can_be_given_out() {
    for (file, scenario) in SHIPPED.iter().filter(|(_, one)| one.endings.len() > 1) {
        let text = Assignment::write(&terms(RunMode::Practice), &CONTENT.rubric, &[scenario])
            .expect("it can be written");
        let assignment = read(&text).unwrap_or_else(|told| panic!("{file}: {told}"));
        assert_eq!(*assignment.scenarios[0], *scenario, "{file}");
    }
}

#[test]
fn what_cannot_be_given_out_is_refused() {
    let maya = scenario("maya-1");
    let write = |terms: &Terms, scenarios: &[&Scenario]| {
        Assignment::write(terms, &CONTENT.rubric, scenarios).expect_err("it cannot be")
    };
    let untitled = Terms { title: " ".to_owned(), ..terms(RunMode::Exam) };
    assert!(matches!(write(&untitled, &[&maya]), Unwritable::NoTitle));
    assert!(matches!(write(&terms(RunMode::Exam), &[]), Unwritable::NoScenario));
    let twice = write(&terms(RunMode::Exam), &[&maya, &maya]);
    assert!(twice.to_string().contains("maya-1"), "{twice}");
}

#[test]
fn what_is_wrong_with_an_assignment_is_told_with_its_place() {
    let good = written(&terms(RunMode::Exam), &["maya-1"]);
    let changed = |from: &str, to: &str| {
        assert!(good.contains(from), "{from}");
        read(&good.replacen(from, to, 1)).expect_err(to)
    };
    for (from, to, told) in [
        ("mode: exam", "mode: test", "`test` is not one of the words"),
        ("format: 1", "format: 2", "has format 2"),
        ("title: \"Week 4\"", "title: \"\"", "has no title"),
        ("2027-03-31", "31.3.2027", "is no day"),
        ("seed: 7", "sede: 7", "there is no field `sede`"),
        ("id: \"maya-1\"", "id: \"maya-x\"", "calls itself “maya-1”"),
        ("title: \"Maya", "title: \"Mara", "the scenario “maya-1” was changed"),
        ("scenarios: [", "scenarios: 3, x: [", "a list was expected"),
    ] {
        let found = changed(from, to);
        assert!(found.contains(told), "{to}: {found}");
        assert!(found.contains("week4.ron:"), "{found}");
    }
    // A scenario that does not play says so twice: where it stands, and what is wrong in it.
    let (from, to) = ("start: \"arrives\"", "start: \"nowhere_at_all\"");
    let found = read(&good.replace(from, to)).expect_err("it does not play");
    assert!(found.contains("cannot be played") && found.contains("nowhere_at_all"), "{found}");
}

#[test]
fn malformed_files_give_messages_and_no_panic() {
    let assignment = written(&terms(RunMode::Exam), &["ray-2"]);
    let result = one_result(1).to_json().expect("it can be written");
    for n in 0..60 {
        let cut = |text: &str| {
            let mut at = text.len() * n / 60;
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            text[..at].to_owned()
        };
        assert!(read(&cut(&assignment)).is_err(), "{n}");
        let source = Source::new("a.json", cut(&result));
        let told = ResultFile::read(&source).expect_err("it is cut off").to_string();
        assert!(told.starts_with("a.json:"), "{told}");
    }
    for text in
        ["", "null", "[]", "{}", "{\"format\": \"1\"}", "{\"format\": -1}", "\u{0}", "(format: 1)"]
    {
        assert!(ResultFile::read(&Source::new("a.json", text)).is_err(), "{text}");
        assert!(read(text).is_err(), "{text}");
    }
    let newer = result.replacen("\"format\": 1", "\"format\": 2", 1);
    let told = ResultFile::read(&Source::new("a.json", newer)).expect_err("it is newer");
    assert!(told.to_string().contains("format 2"), "{told}");
    for (from, to) in [
        ("\"mode\": \"transfer\"", "\"mode\": \"later\""),
        ("\"answered\": 20000", "\"answered\": 9e99"),
        ("\"hints\": 0", "\"hints\": -1"),
        ("\"began\": \"20", "\"began\": \"x20"),
        ("\"passes\"", "\"pases\""),
    ] {
        assert!(result.contains(from), "{from}: {result}");
        let source = Source::new("a.json", result.replacen(from, to, 1));
        assert!(ResultFile::read(&source).is_err(), "{to}");
    }
    // Numbers that can be read and are out of all reason.
    let odd = result
        .replacen("\"answered\": 20000", "\"answered\": 9223372036854775807", 1)
        .replacen("\"shown\": 0", "\"shown\": -9223372036854775808", 1);
    let odd = ResultFile::read(&Source::new("a.json", odd)).expect("it can be read");
    assert!(judged(odd).is_err());
}

#[test]
fn a_result_is_read_as_it_was_written_and_played_to_the_same() {
    for pick in 0..3 {
        let result = one_result(pick);
        let text = result.to_json().expect("it can be written");
        let read = ResultFile::read(&Source::new("a.json", text.as_str())).expect("it can be read");
        assert_eq!(read, result);
        assert!(!text.contains("for nobody else"), "the note was not ticked");
        let accepted = judged(read).expect("it comes to the same");
        assert_eq!(accepted.transcript.turns.len(), result.turns.len());
        for &dimension in Dimension::ALL {
            let claim = result.scores[dimension.index()];
            let score = accepted.scores.of(dimension);
            assert_eq!((score.score, score.n), (claim.score, claim.n));
        }
    }
}

#[test]
fn a_note_goes_along_where_it_was_ticked() {
    let mut recorder = recorder();
    let maya = ASSIGNMENT.scenario("maya-1").expect("it is in it");
    Student::of("Ana", &ASSIGNMENT).play(&mut recorder, maya, 0, |_, _| 0);
    let row = recorder.store().sessions().expect("it can be read").remove(0);
    let record = recorder.store().record(row.id).expect("it can be read");
    let with = ResultFile::of(&record, Who::default(), Ticked { note: true }).expect("it ended");
    assert_eq!(with.note.as_deref(), Some("for nobody else"));
}

#[test]
fn what_was_tampered_with_is_refused() {
    let good = one_result(0);
    let refused = |result: ResultFile| judged(result).map(|_| ()).expect_err("it is refused");
    // Changed in an editor.
    let mut edited = good.clone();
    edited.title = "Other".to_owned();
    assert!(refused(edited).contains("changed or damaged"));
    // Changed with care: what it scores does not follow from its answers.
    let mut better = good.clone();
    let was = better.scores[0].score.expect("it is scored");
    better.scores[0] =
        Claim { score: Some(if was == 99 { 98 } else { 99 }), n: better.scores[0].n };
    assert!(refused(resealed(better)).contains("empathy was"), "{was}");
    let mut more = good.clone();
    more.scores[0].n += 1;
    assert!(refused(resealed(more)).contains("moments"));
    let mut passed = good.clone();
    passed.passes = !passed.passes;
    assert!(refused(resealed(passed)).contains("passed"));
    let mut ends = good.clone();
    ends.end = practicum::transcript::End::TimeUp;
    assert!(refused(resealed(ends)).contains("ends otherwise"));
    // Another answer leads elsewhere, or scores otherwise; none of them is taken with the same claims.
    let beat = &good.turns[1].beat;
    let maya = scenario("maya-1");
    let Given::Chosen(chosen) = &good.turns[1].reply else { panic!("it was chosen") };
    let authored = &maya.beat(maya.find_beat(beat).expect("it is there")).responses;
    for other in authored.iter().filter(|one| one.id != *chosen) {
        let mut changed = good.clone();
        changed.turns[1].reply = Given::Chosen(other.id.clone());
        assert!(!refused(resealed(changed)).is_empty(), "{}", other.id);
    }
    let mut nowhere = good.clone();
    nowhere.turns[1].reply = Given::Chosen("no_such_answer".to_owned());
    assert!(refused(resealed(nowhere)).contains("cannot be answered so"));
    let mut shorter = good.clone();
    shorter.turns.pop();
    assert!(refused(resealed(shorter)).contains("ends otherwise"));
    // Another scenario, rubric or seed.
    let mut unknown = good.clone();
    unknown.scenario.hash = "0".repeat(64);
    assert!(refused(resealed(unknown)).contains("another version"));
    let mut unknown = good.clone();
    unknown.scenario = Stamp { id: "nobody-9".to_owned(), hash: "0".repeat(64) };
    assert!(refused(resealed(unknown)).contains("not known here"));
    let mut unknown = good.clone();
    unknown.rubric.hash = "0".repeat(64);
    assert!(refused(resealed(unknown)).contains("rubric"));
    let mut seed = good.clone();
    seed.seed = Seed(8);
    assert!(refused(resealed(seed)).contains("seed"));
    let mut helped = good.clone();
    helped.hints = 1;
    assert!(refused(resealed(helped)).contains("hints"));
    let mut other = good.clone();
    other.assignment = None;
    assert!(refused(resealed(other)).contains("no assignment"));
    let mut tables = good.clone();
    tables.tables[0].hash = "0".repeat(64);
    assert!(refused(resealed(tables)).contains("the table"));
    judged(resealed(good)).expect("what was not changed is taken");
}

#[test]
fn an_exam_has_one_attempt() {
    let exam = read(&written(&terms(RunMode::Exam), &["maya-1", "ray-2"])).expect("it can be read");
    let mut recorder = recorder();
    may_begin(recorder.store(), &exam, "maya-1").expect("none was made");
    let maya = exam.scenario("maya-1").expect("it is in it");
    // A run of one's own does not count.
    Student { assignment: None, ..Student::of("Ana", &exam) }.play(
        &mut recorder,
        maya,
        0,
        |_, _| 0,
    );
    may_begin(recorder.store(), &exam, "maya-1").expect("it was not the exam");
    Student::of("Ana", &exam).play(&mut recorder, maya, 1000, |_, _| 0);
    let told = may_begin(recorder.store(), &exam, "maya-1").expect_err("it was taken").to_string();
    assert!(told.contains("one attempt"), "{told}");
    may_begin(recorder.store(), &exam, "ray-2").expect("the other was not");
    let practice = read(&written(&terms(RunMode::Practice), &["maya-1"])).expect("it can be read");
    may_begin(recorder.store(), &practice, "maya-1").expect("practice may be repeated");
}

/// A number that depends on nothing but these.
fn drawn(student: usize, turn: usize) -> usize {
    let mixed = (student as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15)
        ^ (turn as u64 + 1).wrapping_mul(0xD1B5_4A32_D192_ED03);
    usize::try_from((mixed ^ (mixed >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9) >> 33)
        .expect("it fits")
}

/// So many students of one scenario, each with records of their own.
fn class(n: usize) -> Vec<Accepted> {
    let maya = ASSIGNMENT.scenario("maya-1").expect("it is in it");
    (0..n)
        .map(|student| {
            let name = format!("Student {student}");
            let result =
                Student::of(&name, &ASSIGNMENT)
                    .play(&mut recorder(), maya, 0, |turn, n| drawn(student, turn) % n);
            judged(result).expect("it comes to the same")
        })
        .collect()
}

#[test]
fn difficulty_and_discrimination_are_those_worked_out_by_hand() {
    let class = class(35);
    let cohort = Cohort::of(class.clone(), None, &TimeZone::UTC);
    let [group] = cohort.groups.as_slice() else { panic!("it is one group") };
    assert_eq!((group.results, group.people, group.firsts), (35, 35, 35));
    let mut told = [0, 0];
    for item in &group.items {
        // By hand: who came to this moment, what part of it they used, and of the rest.
        let mut pairs: Vec<(f64, f64)> = Vec::new();
        for one in &class {
            let moments = &one.scores.of(item.dimension).moments;
            let is_here = |turn: usize| {
                let turn = &one.transcript.turns[turn];
                turn.beat == item.beat && turn.visit == 1
            };
            let Some(here) = moments.iter().find(|moment| is_here(moment.turn)) else { continue };
            let part =
                |value: i32, low: i32, high: i32| f64::from(value - low) / f64::from(high - low);
            let (mut won, mut chances) = (0.0, 0.0);
            for other in moments.iter().filter(|moment| moment.turn != here.turn) {
                won += f64::from(other.weight) * f64::from(other.value - other.low);
                chances += f64::from(other.weight) * f64::from(other.high - other.low);
            }
            pairs.push((part(here.value, here.low, here.high), won / chances));
        }
        assert_eq!(item.n, pairs.len());
        if item.n < 30 {
            assert_eq!((item.p, item.discrimination), (None, Discrimination::TooFew));
            told[0] += 1;
            continue;
        }
        let n = pairs.len() as f64;
        let mean = |of: &dyn Fn(&(f64, f64)) -> f64| pairs.iter().map(of).sum::<f64>() / n;
        let (x, y) = (mean(&|pair| pair.0), mean(&|pair| pair.1));
        assert!((item.p.expect("they are enough") - x).abs() < 1e-9);
        let covariance = mean(&|pair| pair.0 * pair.1) - x * y;
        let (vx, vy) =
            (mean(&|pair| pair.0 * pair.0) - x * x, mean(&|pair| pair.1 * pair.1) - y * y);
        match item.discrimination {
            Discrimination::Known { r, low, high, n } => {
                assert_eq!(n, pairs.len());
                assert!((r - covariance / (vx * vy).sqrt()).abs() < 1e-6, "{} {r}", item.beat);
                assert!(low < r && r < high && -1.0 <= low && high <= 1.0);
                told[1] += 1;
            }
            Discrimination::NoSpread => assert!(vx < 1e-9 || vy < 1e-9),
            Discrimination::TooFew => panic!("{} are enough", item.n),
        }
    }
    assert!(told[1] >= 3, "{told:?}");
    let page = cohort_html(&cohort, "Week 4", None, &[]);
    assert!(page.contains("Difficulty and discrimination"));
    // One fewer than thirty, and nothing is told of any moment.
    let few = Cohort::of(class[..29].to_vec(), None, &TimeZone::UTC);
    let items = &few.groups[0].items;
    assert!(items.iter().all(|item| item.p.is_none()));
    let page = cohort_html(&few, "Week 4", None, &[]);
    assert!(page.contains("Too few: difficulty and discrimination"), "said, not left out");
}

#[test]
fn what_is_counted_adds_up() {
    let class = class(12);
    let cohort = Cohort::of(class.clone(), None, &TimeZone::UTC);
    let group = &cohort.groups[0];
    for beat in &group.beats {
        let sum: usize = beat.options.iter().map(|option| option.n).sum();
        assert_eq!(sum + beat.other, beat.n, "{}", beat.beat);
        let came =
            class.iter().filter(|one| one.transcript.turns.iter().any(|t| t.beat == beat.beat));
        assert_eq!(came.count(), beat.n, "{}", beat.beat);
    }
    for (dimension, spread) in &group.spreads {
        let scored = class.iter().filter(|one| one.scores.of(*dimension).score.is_some()).count();
        assert_eq!(spread.n(), scored);
    }
    for missed in &group.missed {
        assert!(missed.missed <= missed.n);
        assert_eq!(missed.stances.values().sum::<usize>(), missed.n);
    }
    let shares: Vec<f64> =
        group.missed.iter().map(|one| one.missed as f64 / one.n as f64).collect();
    assert!(shares.windows(2).all(|two| two[0] >= two[1]), "{shares:?}");
    for gap in &group.gaps {
        assert_eq!(
            gap.gaps.n(),
            group.spreads.iter().find(|(d, _)| *d == gap.dimension).expect("it is there").1.n()
        );
    }
}

#[test]
fn two_versions_are_never_mixed() {
    let rubric = CONTENT.rubric.text.replacen("pass: 70", "pass: 60", 1);
    assert_ne!(rubric, *CONTENT.rubric.text);
    let other_rubric = Rubric::from_ron(&rubric).expect("it is one");
    let maya = scenario("maya-1");
    let text = maya.text.replacen("minutes: ", "minutes: 1", 1);
    let other = CONTENT.load(&Source::new("other.ron", text)).scenario.map(Arc::new);
    let other = other.expect("it plays");
    assert_ne!(other.hash, maya.hash);
    let mut taken = Vec::new();
    for (number, (scenario, rubric)) in [
        (&maya, &CONTENT.rubric),
        (&maya, &CONTENT.rubric),
        (&maya, &other_rubric),
        (&other, &CONTENT.rubric),
    ]
    .into_iter()
    .enumerate()
    {
        let name = format!("Student {number}");
        let student =
            Student { name: &name, seed: Seed(7), rubric, assignment: None, rewinds: false };
        let result = student.play(&mut recorder(), scenario, 0, |turn, n| drawn(number, turn) % n);
        let known = Known::new([Arc::clone(scenario)], rubric.clone());
        taken.push(judge("a.json", result, &known, &CONTENT).expect("it comes to the same"));
    }
    let cohort = Cohort::of(taken, None, &TimeZone::UTC);
    let mut sizes: Vec<usize> = cohort.groups.iter().map(|group| group.results).collect();
    sizes.sort_unstable();
    assert_eq!(sizes, [1, 1, 2]);
    let page = cohort_html(&cohort, "", None, &[]);
    let page = parse(&page).unwrap_or_else(|error| panic!("{error}"));
    let heads: Vec<String> =
        page.all().filter(|one| one.name == "h2").map(|one| one.text()).collect();
    assert!(
        heads.iter().all(|head| head.contains("scenario") && head.contains("rubric")),
        "{heads:?}"
    );
    let unique: std::collections::BTreeSet<_> = heads.iter().collect();
    assert_eq!(unique.len(), 3, "{heads:?}");
    // Nor in the table: each row says which it is of.
    let table = cohort_csv(&cohort).expect("it can be written");
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    let heads = rows.headers().expect("it has heads").clone();
    let at = |name: &str| heads.iter().position(|head| head == name).expect("it is there");
    let versions: std::collections::BTreeSet<(String, String)> = rows
        .records()
        .map(|row| row.expect("it is whole"))
        .map(|row| (row[at("scenario_hash")].to_owned(), row[at("rubric_hash")].to_owned()))
        .collect();
    assert_eq!(versions.len(), 3);
}

#[test]
fn first_attempts_repeats_help_and_lateness_are_kept_apart() {
    let mut taken = Vec::new();
    let mut late = 0;
    let maya = ASSIGNMENT.scenario("maya-1").expect("it is in it");
    for number in 0..6 {
        let name = format!("Student {number}");
        let student = Student::of(&name, &ASSIGNMENT);
        let mut recorder = recorder();
        // The day is 2027-03-31; the clock of these tests begins on 2027-01-15.
        let begins = if number == 0 { 90 * 86_400 } else { 0 };
        late += 2 * usize::from(number == 0);
        let first = student.play(&mut recorder, maya, begins, |turn, n| drawn(number, turn) % n);
        let again = student
            .play(&mut recorder, maya, begins + 5000, |turn, n| drawn(number + 50, turn) % n);
        assert!(first.is_first && !again.is_first);
        // Handed in the wrong way round, and one of them twice.
        taken.extend([again.clone(), first, again].map(|result| judged(result).expect("it plays")));
    }
    let helped = Student { rewinds: true, assignment: None, ..Student::of("Zoë", &ASSIGNMENT) }
        .play(&mut recorder(), maya, 0, |_, _| 0);
    let known = Known::new([Arc::clone(maya)], CONTENT.rubric.clone());
    taken.push(judge("z.json", helped, &known, &CONTENT).expect("it comes to the same"));
    let due: Due = "2027-03-31".parse().expect("it is a day");
    let cohort = Cohort::of(taken, Some(due), &TimeZone::UTC);
    assert_eq!(cohort.repeated.len(), 6);
    let [group] = cohort.groups.as_slice() else { panic!("it is one group") };
    assert_eq!((group.results, group.people, group.firsts), (13, 7, 6));
    assert_eq!((group.coached, group.late), (1, late));
    for change in &group.changes {
        assert_eq!(change.ways().iter().sum::<usize>(), change.change.n());
        let [first, last] = [&change.first, &change.last].map(|it| it.numbers.iter().sum::<i64>());
        assert_eq!(change.change.numbers.iter().sum::<i64>(), last - first);
    }
    let text = cohort_text(&cohort);
    assert!(text.contains("13 results from 7 people; 6 first attempts"), "{text}");
}

#[test]
fn contested_scores_are_shown_with_the_words() {
    let mut recorder = recorder();
    let maya = ASSIGNMENT.scenario("maya-1").expect("it is in it");
    Student::of("=Ana <b>", &ASSIGNMENT).play(&mut recorder, maya, 0, |_, _| 1);
    let id = recorder.session().expect("it is kept");
    recorder
        .store_mut()
        .contest(id, 1, "=HYPERLINK(\"x\") <i>I had said it</i>")
        .expect("it can be kept");
    let record = recorder.store().record(id).expect("it can be read");
    // Such an id is not taken from a trainee; a file could hold it all the same.
    let who = Who { institution_id: "+7".to_owned(), ..Who::new(Uuid::nil(), "=Ana <b>", None) };
    let result = ResultFile::of(&record, who, Ticked::default()).expect("it ended");
    let cohort = Cohort::of(vec![judged(result).expect("it plays")], None, &TimeZone::UTC);
    let contested = &cohort.groups[0].contested;
    assert_eq!(contested.len(), 1);
    assert_eq!((contested[0].turn, contested[0].who.words()), (2, "+7".to_owned()));
    let page = cohort_html(
        &cohort,
        "A <class> & \"more\"",
        None,
        &[("b&.json".to_owned(), vec!["<no>".to_owned()])],
    );
    assert!(page.contains("&lt;i&gt;I had said it&lt;/i&gt;") && !page.contains("<i>"));
    parse(&page).unwrap_or_else(|error| panic!("{error}"));
    let table = cohort_csv(&cohort).expect("it can be written");
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    for row in rows.records() {
        for cell in row.expect("it is whole").iter() {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
        }
    }
    assert!(table.contains("'=HYPERLINK"));
}

#[test]
fn the_page_can_be_read_by_everyone_and_asks_nothing_of_a_network() {
    let due: Due = "2027-03-31".parse().expect("it is a day");
    for n in [0, 1, 4, 35] {
        let cohort = Cohort::of(class(n), Some(due), &TimeZone::UTC);
        let refused = vec![("a.json".to_owned(), vec!["it is not".to_owned()])];
        let text = cohort_html(&cohort, "Week 4", Some(due), &refused);
        assert_eq!(text, cohort_html(&cohort, "Week 4", Some(due), &refused));
        let lower = text.to_lowercase();
        for asked in ["http:", "https:", "//", "src=", "url(", "@import", "<script", "javascript:"]
        {
            assert!(!lower.contains(asked), "{asked}");
        }
        let page = parse(&text).unwrap_or_else(|error| panic!("{n}: {error}"));
        assert_eq!(page.attribute("lang"), Some("en"));
        let level = |name: &str| name.strip_prefix('h').and_then(|it| it.parse::<usize>().ok());
        let levels: Vec<usize> = page.all().filter_map(|one| level(&one.name)).collect();
        assert_eq!(levels[0], 1);
        assert!(levels.windows(2).all(|two| two[1] <= two[0] + 1), "{levels:?}");
        let ids: Vec<&str> = page.all().filter_map(|one| one.attribute("id")).collect();
        let unique: std::collections::BTreeSet<_> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len());
        for link in page.all().filter_map(|one| one.attribute("href")) {
            assert!(ids.contains(&&link[1..]), "{link}");
        }
        for table in page.all().filter(|one| one.name == "table") {
            assert!(!table.one("caption").text().trim().is_empty());
            let columns = table.one("thead").all().filter(|one| one.name == "th").count();
            for row in table.one("tbody").children() {
                assert_eq!(row.children().count(), columns, "{}", table.one("caption").text());
            }
        }
        let labels: Vec<_> = page.all().filter_map(|one| one.attribute("aria-label")).collect();
        let unique: std::collections::BTreeSet<_> = labels.iter().collect();
        assert_eq!(unique.len(), labels.len(), "two regions have one name");
    }
    assert_eq!(class(1).len(), 1);
}

#[test]
fn the_page_of_instructors_names_every_column() {
    let page = source("docs/instructors/class.md").text;
    for column in practicum::class::COLUMNS {
        assert!(page.contains(&format!("`{column}`")), "{column}");
    }
    assert!(files("docs/instructors", ".md").contains(&"docs/instructors/class.md".to_owned()));
}

#[test]
fn one_knows_where_one_stands_with_an_assignment() {
    let exam = read(&written(&terms(RunMode::Exam), &["maya-1"])).expect("it can be read");
    let week = &*ASSIGNMENT;
    let maya = week.scenario("maya-1").expect("it is in it");
    let mut recorder = recorder();
    let standing = |recorder: &Recorder, of: &Assignment| {
        let rows = recorder.store().sessions().expect("they can be read");
        Standing::of(&rows, of, "maya-1")
    };
    let none = Standing { may_begin: true, ..Standing::default() };
    assert_eq!(standing(&recorder, week), none);
    assert_eq!(standing(&recorder, &exam), none);
    Student::of("Ana", week).play(&mut recorder, maya, 0, |_, _| 0);
    let setup = exam.terms.setup(None);
    let new = NewSession {
        scenario: maya,
        rubric: &exam.rubric,
        stamps: &CONTENT.stamps,
        setup: &setup,
        carried_from: None,
        assignment: Some(&exam.stamp),
        at: at(90),
    };
    recorder.begin(&new).expect("it can be kept");
    let of_week = standing(&recorder, week);
    assert!(of_week.may_begin && of_week.open.is_none() && of_week.ended.is_some());
    let of_exam = standing(&recorder, &exam);
    assert_eq!((of_exam.attempts, of_exam.may_begin), (1, false));
    assert!(of_exam.open.is_some() && of_exam.ended.is_none());
    assert!(may_begin(recorder.store(), &exam, "maya-1").is_err(), "both know the same");
    assert_eq!(standing(&recorder, week).attempts, 1, "an assignment counts its own alone");
}

#[test]
fn a_result_takes_the_place_of_its_own_earlier_one_alone() {
    let folder = Folder::new("class-hand-in");
    let out = folder.0.join("results");
    let mut recorder = recorder();
    let maya = ASSIGNMENT.scenario("maya-1").expect("it is in it");
    let of = |recorder: &mut Recorder| {
        let result = Student::of("Ana", &ASSIGNMENT).play(recorder, maya, 0, |_, _| 0);
        (recorder.session().expect("it is kept"), result.record)
    };
    let (session, record) = of(&mut recorder);
    let hand_in = |session| HandIn {
        session,
        pseudonym: "Ana",
        institution_id: None,
        ticked: Ticked::default(),
    };
    assert_eq!(handed_in(&out, "maya-1", &record), None);
    let store = recorder.store();
    let first = hand_in(session).write_into(store, &out).expect("it can be written");
    assert_eq!(handed_in(&out, "maya-1", &record), Some(first.clone()));
    recorder.store_mut().contest(session, 0, "No.").expect("it can be kept");
    let again = hand_in(session).write_into(recorder.store(), &out).expect("it can be written");
    assert_eq!(again, first);
    let text = std::fs::read_to_string(&first).expect("it is there");
    assert!(text.contains("\"contested\": \"No.\""));
    // Whatever else has its name stays.
    std::fs::write(&first, "mine").expect("it can be written");
    let other = hand_in(session).write_into(recorder.store(), &out).expect("it can be written");
    assert_ne!(other, first);
    assert_eq!(std::fs::read_to_string(&first).expect("it is there"), "mine");
    assert_eq!(handed_in(&out, "maya-1", &record), Some(other));
    let (second, _) = of(&mut recorder);
    hand_in(second).write_into(recorder.store(), &out).expect("it can be written");
    assert_eq!(std::fs::read_dir(&out).expect("it is there").count(), 3);
}

#[test]
fn an_assignment_says_who_gives_it_out() {
    let greeting = |from: &str, words: &str| {
        let (from, words) = (from.to_owned(), words.to_owned());
        Terms { from, words, ..terms(RunMode::Exam) }.greeting()
    };
    assert_eq!(greeting("Dr. Okafor", "Go."), ["Dr. Okafor writes: Go."]);
    assert_eq!(greeting("", " Go. "), ["Your instructor writes: Go."]);
    assert_eq!(greeting("Dr. Okafor", ""), ["From Dr. Okafor"]);
    assert!(greeting("", "").is_empty());
    // A file from before there was such a field is read, and one that names nobody is written as it was then.
    let unnamed = Terms { from: String::new(), ..terms(RunMode::Exam) };
    let text = written(&unnamed, &["maya-1"]);
    assert!(!text.contains("    from:"));
    assert_eq!(read(&text).expect("it can be read").terms, unnamed);
}
