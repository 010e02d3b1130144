//! Records: what was kept is found again, replayed to the same scores, and deleted without a trace.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use practicum::coding::{Code, Skill};
use practicum::records::{
    DrillRow, FILE_NAME, KeptCard, NewSession, Recorder, Replayer, Store, StoreError, replay,
    resume,
};
use practicum::scenario::Scenario;
use practicum::session::{Session, Setup};
use practicum::transcript::{AnswerMode, End, Reply, RunMode, Seed};

use crate::support::{CONTENT, SHIPPED};

/// An empty folder of this test's own, removed at the end.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new(name: &str) -> Self {
        let path =
            std::env::temp_dir().join(format!("practicum-records-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("it can be made");
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

pub fn open(folder: &Path) -> Store {
    let opened = Store::open(folder).expect("it can be opened");
    assert_eq!(opened.told, None);
    opened.store
}

pub fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + second).expect("it is a time")
}

fn scenario(id: &str) -> &'static Scenario {
    let found = SHIPPED.iter().find(|(_, scenario)| scenario.id == id);
    &found.unwrap_or_else(|| panic!("no {id}")).1
}

/// Plays a session to its end, giving the answer at `pick` of those offered, and keeps it.
pub fn played(recorder: &mut Recorder, scenario: &Scenario, seed: u64, pick: usize) {
    begun(recorder, scenario, seed, pick, usize::MAX);
}

/// As [`played`], but at most so many turns; the session stays open where it has not ended.
fn begun(recorder: &mut Recorder, scenario: &Scenario, seed: u64, pick: usize, turns: usize) {
    let setup = Setup {
        seed: Seed(seed),
        mode: RunMode::Transfer,
        answers: AnswerMode::Choose,
        carry: None,
    };
    let (mut session, _) = Session::begin(scenario, &CONTENT.tables.reactions, setup.clone());
    let mut now = i64::try_from(seed).expect("it is small") * 1000;
    recorder
        .begin(&NewSession {
            scenario,
            rubric: &CONTENT.rubric,
            stamps: &CONTENT.stamps,
            setup: &setup,
            carried_from: None,
            assignment: None,
            at: at(now),
        })
        .expect("it can be kept");
    for _ in 0..turns {
        let offered: Vec<String> = session.offered().map(str::to_owned).collect();
        let Some(id) = offered.get(pick % offered.len().max(1)) else { break };
        session.answer(id).expect("it is offered");
        now += 20;
        recorder.keep(session.transcript(), at(now)).expect("it can be kept");
    }
    if session.is_over() {
        recorder
            .finish(session.transcript(), &CONTENT.rubric, &session.carry(), at(now))
            .expect("it can be kept");
        recorder.rate(Some([60, 70, 50])).expect("it can be kept");
    }
    recorder.leave();
}

#[test]
fn what_was_kept_is_found_again_and_replays_to_the_same() {
    let folder = Folder::new("again");
    let mut recorder = Recorder::new(open(&folder.0));
    for (number, (_, scenario)) in
        (1..).zip(SHIPPED.iter().filter(|(_, one)| one.endings.len() > 1))
    {
        played(&mut recorder, scenario, number, usize::try_from(number).expect("it is small"));
    }
    drop(recorder);
    let store = open(&folder.0);
    let rows = store.sessions().expect("it can be read");
    assert!(rows.len() >= 4, "{}", rows.len());
    for row in rows {
        let record = store.record(row.id).expect("it can be read");
        assert_eq!(record.turns.len(), row.n_turns);
        assert_eq!(row.own, Some([60, 70, 50]));
        assert!(
            record.turns.windows(2).all(|pair| pair[0].timing.answered == pair[1].timing.shown)
        );
        let replayed = replay(&record, &CONTENT).expect("it can be replayed");
        assert_eq!(replayed.differences, Vec::<String>::new(), "{}", row.scenario.id);
        assert_eq!(replayed.transcript().end, row.end);
        assert_eq!(store.find(&row.uid[..13]).expect("it is there").id, row.id);
    }
}

#[test]
fn many_records_of_one_scenario_read_it_once_and_replay_as_each_alone() {
    let folder = Folder::new("replayer");
    let mut recorder = Recorder::new(open(&folder.0));
    for seed in 1..4 {
        played(&mut recorder, scenario("maya-1"), seed, 1);
    }
    played(&mut recorder, scenario("ray-2"), 9, 1);
    let store = recorder.store();
    let mut replayer = Replayer::new(&CONTENT);
    let mut scenarios = Vec::new();
    for row in store.sessions().expect("it can be read") {
        let record = store.record(row.id).expect("it can be read");
        let together = replayer.replay(&record).expect("it can be replayed");
        let alone = replay(&record, &CONTENT).expect("it can be replayed");
        assert_eq!(together.transcript(), alone.transcript());
        assert_eq!(together.differences, alone.differences);
        scenarios.push(together.session.scenario().clone());
    }
    let [ray, maya, again, _] = &scenarios[..] else { panic!("{}", scenarios.len()) };
    assert!(std::sync::Arc::ptr_eq(maya, again), "it was read twice");
    assert_eq!((ray.id.as_str(), maya.id.as_str()), ("ray-2", "maya-1"));
}

#[test]
fn an_open_session_resumes_at_its_beat() {
    let folder = Folder::new("resume");
    let mut recorder = Recorder::new(open(&folder.0));
    begun(&mut recorder, scenario("maya-1"), 5, 1, 6);
    drop(recorder);
    let store = open(&folder.0);
    let open = store.open_sessions().expect("it can be read");
    assert_eq!(open.len(), 1);
    let record = store.record(open[0].id).expect("it can be read");
    assert_eq!(record.turns.len(), 6);
    let resumed = resume(&record, &CONTENT).expect("it can be gone on with");
    assert_eq!(resumed.transcript().turns.len(), 6);
    assert!(!resumed.session.is_over());
    // Gone on with, it ends as one that was played in one go.
    let mut recorder = Recorder::new(store);
    recorder.go_on(&record, at(9000));
    let mut session = resumed.session;
    while !session.is_over() {
        let id = session.offered().next().expect("there is an answer").to_owned();
        session.answer(&id).expect("it is offered");
        recorder.keep(session.transcript(), at(9100)).expect("it can be kept");
    }
    let carry = session.carry();
    recorder
        .finish(session.transcript(), &CONTENT.rubric, &carry, at(9200))
        .expect("it can be kept");
    let again = recorder.store().record(record.row.id).expect("it can be read");
    assert!(replay(&again, &CONTENT).expect("it can be replayed").differences.is_empty());
    assert_eq!(again.turns.len(), session.transcript().turns.len());
}

#[test]
fn the_first_run_of_a_scenario_is_its_first_attempt_also_where_it_was_broken_off() {
    let folder = Folder::new("first");
    let mut recorder = Recorder::new(open(&folder.0));
    begun(&mut recorder, scenario("maya-1"), 1, 0, 2);
    played(&mut recorder, scenario("maya-1"), 2, 0);
    played(&mut recorder, scenario("ray-2"), 3, 0);
    let rows = recorder.store().sessions().expect("it can be read");
    let firsts: Vec<(&str, bool)> =
        rows.iter().map(|row| (row.scenario.id.as_str(), row.is_first)).collect();
    assert_eq!(firsts, [("ray-2", true), ("maya-1", false), ("maya-1", true)]);
}

#[test]
fn steps_back_hints_notes_and_contested_turns_are_kept() {
    let folder = Folder::new("back");
    let mut recorder = Recorder::new(open(&folder.0));
    let scenario = scenario("tomas-4");
    let setup =
        Setup { seed: Seed(9), mode: RunMode::Practice, answers: AnswerMode::Choose, carry: None };
    let (mut session, _) = Session::begin(scenario, &CONTENT.tables.reactions, setup.clone());
    recorder
        .begin(&NewSession {
            scenario,
            rubric: &CONTENT.rubric,
            stamps: &CONTENT.stamps,
            setup: &setup,
            carried_from: Some("earlier"),
            assignment: None,
            at: at(0),
        })
        .expect("it can be kept");
    let answer = |session: &mut Session<&Scenario>, pick: usize| {
        let id = session.offered().nth(pick).expect("it is offered").to_owned();
        session.answer(&id).expect("it is offered");
    };
    answer(&mut session, 0);
    recorder.keep(session.transcript(), at(10)).expect("it can be kept");
    answer(&mut session, 1);
    recorder.keep(session.transcript(), at(20)).expect("it can be kept");
    session.rewind().expect("it is practice");
    recorder.keep(session.transcript(), at(30)).expect("it can be kept");
    session.hint().expect("it is practice");
    answer(&mut session, 2);
    recorder.keep(session.transcript(), at(40)).expect("it can be kept");
    recorder.note("Wait longer.").expect("it can be kept");
    let id = recorder.session().expect("it is kept");
    recorder.store_mut().contest(id, 1, "I had said it before.").expect("it can be kept");
    let record = recorder.store().record(id).expect("it can be read");
    assert_eq!((record.row.hints, record.row.rewinds, record.row.n_turns), (1, 1, 2));
    assert_eq!(record.row.note, "Wait longer.");
    assert_eq!(record.row.carried_from.as_deref(), Some("earlier"));
    assert_eq!(record.turns[1].contested.as_deref(), Some("I had said it before."));
    assert_eq!(record.turns[1].timing.shown, at(30));
    let chosen = |reply: &Reply| matches!(reply, Reply::Chosen { id, .. } if *id == session.transcript().turns[1].reply_id());
    assert!(chosen(&record.turns[1].reply));
    assert!(record.row.is_coached());
}

/// The id of what was chosen.
trait ReplyId {
    fn reply_id(&self) -> String;
}

impl ReplyId for practicum::transcript::Turn {
    fn reply_id(&self) -> String {
        match &self.reply {
            Reply::Chosen { id, .. } => id.clone(),
            Reply::Typed { .. } => String::new(),
        }
    }
}

#[test]
fn a_damaged_file_is_set_aside_and_a_newer_one_left_alone() {
    let folder = Folder::new("damaged");
    drop(open(&folder.0));
    let path = folder.0.join(FILE_NAME);
    fs::write(&path, "this is not a database, and it is long enough to look like none".repeat(40))
        .expect("it can be written");
    let opened = Store::open(&folder.0).expect("a new one is begun");
    let told = opened.told.as_deref().expect("it is told");
    assert!(told.contains("set aside as"), "{told}");
    assert_eq!(opened.store.set_aside().len(), 1);
    assert!(opened.store.sessions().expect("it can be read").is_empty());
    drop(opened);
    let db = rusqlite::Connection::open(&path).expect("it can be opened");
    db.pragma_update(None, "user_version", 99).expect("it can be set");
    drop(db);
    let error = Store::open(&folder.0).expect_err("it is too new");
    assert!(matches!(error, StoreError::Newer { .. }), "{error}");
    assert!(error.to_string().contains("newer version"));
    assert!(path.exists());
}

#[test]
fn a_second_program_says_so_and_both_keep() {
    let folder = Folder::new("second");
    let mut first = Recorder::new(open(&folder.0));
    let second = Store::open(&folder.0).expect("it can be opened");
    assert!(second.told.is_some_and(|told| told.contains("open a second time")));
    let mut second = Recorder::new(second.store);
    played(&mut first, scenario("maya-1"), 1, 0);
    played(&mut second, scenario("ray-2"), 2, 0);
    assert_eq!(first.store().sessions().expect("it can be read").len(), 2);
}

#[test]
fn what_is_deleted_is_in_no_byte_of_the_folder() {
    let folder = Folder::new("deleted");
    let mut recorder = Recorder::new(open(&folder.0));
    for seed in 1..6 {
        played(&mut recorder, scenario("maya-1"), seed, 0);
        let id = recorder.store().sessions().expect("it can be read")[0].id;
        recorder.store_mut().note(id, "zebra-crossing-note").expect("it can be kept");
    }
    recorder
        .store_mut()
        .keep_drill(&DrillRow {
            drill: "kitchen".to_owned(),
            skill: Skill::Silence,
            is_typed: true,
            says: "zebra-crossing-drill".to_owned(),
            result: "hit".to_owned(),
            felt: None,
            at: at(1),
        })
        .expect("it can be kept");
    let found = |word: &str| {
        let entries = fs::read_dir(&folder.0).expect("it can be read");
        let files = entries.map(|entry| entry.expect("it can be read").path());
        files.filter(|path| path.is_file()).any(|path| {
            let bytes = fs::read(path).expect("it can be read");
            bytes.windows(word.len()).any(|part| part == word.as_bytes())
        })
    };
    assert!(found("zebra-crossing-note") && found("zebra-crossing-drill"));
    recorder.store_mut().delete_all().expect("it can be deleted");
    for word in ["zebra", "maya-1", "stays between", "Maya"] {
        assert!(!found(word), "{word} is still there");
    }
    assert!(recorder.store().sessions().expect("it can be read").is_empty());
}

#[test]
fn a_disk_that_takes_nothing_more_loses_nothing_once_it_does_again() {
    let folder = Folder::new("full");
    let mut recorder = Recorder::new(open(&folder.0));
    let scenario = scenario("maya-1");
    let setup =
        Setup { seed: Seed(1), mode: RunMode::Transfer, answers: AnswerMode::Choose, carry: None };
    let (mut session, _) = Session::begin(scenario, &CONTENT.tables.reactions, setup.clone());
    recorder
        .begin(&NewSession {
            scenario,
            rubric: &CONTENT.rubric,
            stamps: &CONTENT.stamps,
            setup: &setup,
            carried_from: None,
            assignment: None,
            at: at(0),
        })
        .expect("it can be kept");
    let id = recorder.session().expect("it is kept");
    // Another program holds the file for writing: as good as a full disk to whoever wants to write.
    let other = rusqlite::Connection::open(folder.0.join(FILE_NAME)).expect("it can be opened");
    other.execute_batch("BEGIN IMMEDIATE").expect("it can be held");
    let first = session.offered().next().expect("it is offered").to_owned();
    session.answer(&first).expect("it is offered");
    let refused = recorder.keep(session.transcript(), at(1)).expect_err("it cannot be written");
    assert!(matches!(refused, StoreError::Busy), "{refused}");
    other.execute_batch("ROLLBACK").expect("it can be let go");
    let second = session.offered().next().expect("it is offered").to_owned();
    session.answer(&second).expect("it is offered");
    recorder.keep(session.transcript(), at(2)).expect("it can be kept");
    assert_eq!(recorder.store().record(id).expect("it can be read").turns.len(), 2);
}

/// A session that is begun in these records while another program holds them for writing, and what holds them.
fn refused<'a>(
    recorder: &mut Recorder,
    folder: &Folder,
    scenario: &'a Scenario,
) -> (Session<&'a Scenario>, rusqlite::Connection) {
    let other = rusqlite::Connection::open(folder.0.join(FILE_NAME)).expect("it can be opened");
    // The program waits five seconds for another one before it gives up, which a test need not.
    recorder.store().wait_at_most(std::time::Duration::ZERO).expect("it can be set");
    other.execute_batch("BEGIN IMMEDIATE").expect("it can be held");
    let setup =
        Setup { seed: Seed(1), mode: RunMode::Practice, answers: AnswerMode::Choose, carry: None };
    let (session, _) = Session::begin(scenario, &CONTENT.tables.reactions, setup.clone());
    let begun = recorder.begin(&NewSession {
        scenario,
        rubric: &CONTENT.rubric,
        stamps: &CONTENT.stamps,
        setup: &setup,
        carried_from: None,
        assignment: None,
        at: at(0),
    });
    assert!(matches!(begun, Err(StoreError::Busy)), "{begun:?}");
    (session, other)
}

fn give(session: &mut Session<&Scenario>, pick: usize) {
    let offered: Vec<String> = session.offered().map(str::to_owned).collect();
    session.answer(&offered[pick % offered.len()]).expect("it is offered");
}

#[test]
fn a_session_whose_beginning_was_refused_is_kept_from_its_first_turn() {
    let folder = Folder::new("refused-begin");
    let mut recorder = Recorder::new(open(&folder.0));
    let (mut session, other) = refused(&mut recorder, &folder, scenario("maya-1"));
    assert_eq!(recorder.session(), None);
    give(&mut session, 0);
    recorder.keep(session.transcript(), at(10)).expect_err("it cannot be written");
    give(&mut session, 1);
    recorder.keep(session.transcript(), at(20)).expect_err("it cannot be written");
    assert!(recorder.is_behind());
    other.execute_batch("ROLLBACK").expect("it can be let go");
    give(&mut session, 0);
    recorder.keep(session.transcript(), at(30)).expect("it can be kept");
    assert!(!recorder.is_behind());
    let record = recorder.store().record(recorder.session().expect("it is kept")).expect("there");
    assert_eq!(record.turns.len(), 3);
    assert_eq!(record.row.began, at(0), "when it began, and not when it could be written");
    let answered: Vec<Timestamp> = record.turns.iter().map(|turn| turn.timing.answered).collect();
    assert_eq!(answered, [at(10), at(20), at(30)]);
}

#[test]
fn steps_back_while_nothing_can_be_written_leave_no_answer_that_was_taken_back() {
    let folder = Folder::new("refused-back");
    let mut recorder = Recorder::new(open(&folder.0));
    let (mut session, other) = refused(&mut recorder, &folder, scenario("tomas-4"));
    other.execute_batch("ROLLBACK").expect("it can be let go");
    for at_second in [10, 20, 30] {
        give(&mut session, 0);
        recorder.keep(session.transcript(), at(at_second)).expect("it can be kept");
    }
    other.execute_batch("BEGIN IMMEDIATE").expect("it can be held");
    session.rewind().expect("it is practice");
    session.rewind().expect("it is practice");
    recorder.keep(session.transcript(), at(40)).expect_err("it cannot be written");
    for at_second in [50, 60] {
        give(&mut session, 2);
        recorder.keep(session.transcript(), at(at_second)).expect_err("it cannot be written");
    }
    other.execute_batch("ROLLBACK").expect("it can be let go");
    give(&mut session, 1);
    recorder.keep(session.transcript(), at(70)).expect("it can be kept");
    let record = recorder.store().record(recorder.session().expect("it is kept")).expect("there");
    let kept: Vec<&str> = record.turns.iter().map(|turn| turn.reply.says()).collect();
    let given: Vec<&str> =
        session.transcript().turns.iter().map(|turn| turn.reply.says()).collect();
    assert_eq!(kept, given);
    assert_eq!((record.row.n_turns, record.row.rewinds), (4, 2));
}

#[test]
fn a_session_that_ended_while_nothing_could_be_written_is_kept_with_the_next_one() {
    let folder = Folder::new("refused-end");
    let mut recorder = Recorder::new(open(&folder.0));
    let maya = scenario("maya-1");
    let (mut session, other) = refused(&mut recorder, &folder, maya);
    while !session.is_over() {
        give(&mut session, 0);
        recorder.keep(session.transcript(), at(10)).expect_err("it cannot be written");
    }
    let carry = session.carry();
    recorder
        .finish(session.transcript(), &CONTENT.rubric, &carry, at(20))
        .expect_err("it cannot be written");
    recorder.rate(Some([10, 20, 30])).expect_err("it cannot be written");
    recorder.note("Later.").expect_err("it cannot be written");
    recorder.leave();
    assert!(recorder.is_behind());
    other.execute_batch("ROLLBACK").expect("it can be let go");
    played(&mut recorder, maya, 2, 1);
    let rows = recorder.store().sessions().expect("it can be read");
    assert_eq!(rows.len(), 2);
    let late = &rows[1];
    assert!(late.is_first && !rows[0].is_first, "it was played first");
    assert!(!late.is_open());
    assert_eq!((late.own, late.note.as_str()), (Some([10, 20, 30]), "Later."));
    let record = recorder.store().record(late.id).expect("it can be read");
    assert!(replay(&record, &CONTENT).expect("it can be replayed").differences.is_empty());
    // One that was left without an answer is none to keep.
    let (_, other) = refused(&mut recorder, &folder, maya);
    recorder.leave();
    other.execute_batch("ROLLBACK").expect("it can be let go");
    assert!(!recorder.is_behind());
}

#[test]
fn what_could_not_be_written_is_deleted_with_the_rest() {
    let folder = Folder::new("refused-deleted");
    let mut recorder = Recorder::new(open(&folder.0));
    let (mut session, other) = refused(&mut recorder, &folder, scenario("maya-1"));
    give(&mut session, 0);
    recorder.keep(session.transcript(), at(10)).expect_err("it cannot be written");
    recorder.leave();
    other.execute_batch("ROLLBACK").expect("it can be let go");
    recorder.delete_all().expect("it can be deleted");
    assert!(!recorder.is_behind());
    played(&mut recorder, scenario("ray-2"), 2, 1);
    assert_eq!(recorder.store().sessions().expect("it can be read").len(), 1);
    // A second program that reads keeps the log from being emptied, which is said.
    let reader = rusqlite::Connection::open(folder.0.join(FILE_NAME)).expect("it can be opened");
    reader.execute_batch("BEGIN; SELECT count(*) FROM session;").expect("it can be read");
    let told = recorder.delete_all().expect_err("traces may stay");
    assert!(matches!(told, StoreError::NotWiped(_)), "{told}");
    assert!(recorder.store().sessions().expect("it can be read").is_empty());
}

#[test]
fn what_a_newer_program_wrote_stays_as_it_is_to_the_byte() {
    let folder = Folder::new("newer");
    let path = folder.0.join(FILE_NAME);
    let db = rusqlite::Connection::open(&path).expect("it can be opened");
    // It need not even keep its log as this version does.
    db.execute_batch(
        "PRAGMA journal_mode = DELETE; CREATE TABLE later (what TEXT); PRAGMA user_version = 99;",
    )
    .expect("it can be written");
    drop(db);
    let before = fs::read(&path).expect("it is there");
    let error = Store::open(&folder.0).expect_err("it is too new");
    assert!(matches!(error, StoreError::Newer { .. }), "{error}");
    assert_eq!(fs::read(&path).expect("it is there"), before);
}

#[test]
fn codes_add_up_over_sessions_and_lead_back_to_their_moments() {
    let folder = Folder::new("codes");
    let mut recorder = Recorder::new(open(&folder.0));
    played(&mut recorder, scenario("maya-1"), 1, 0);
    played(&mut recorder, scenario("tomas-4"), 2, 1);
    let store = recorder.store();
    let totals = store.code_totals().expect("it can be read");
    let mut counted = 0;
    for total in &totals {
        let moments = store.moments_of(total.code, 10).expect("it can be read");
        assert_eq!(moments.len(), total.sessions, "{:?}", total.code);
        assert_eq!(moments.iter().map(|(_, turns)| turns.len()).sum::<usize>(), total.n);
        for (row, turns) in moments {
            let record = store.record(row.id).expect("it can be read");
            for turn in turns {
                let codes = &record.turns[turn].codes;
                let is_there = match total.code {
                    Code::Skill(skill) => codes.has_skill(skill),
                    Code::Fault(fault) => codes.has_fault(fault),
                    Code::Move(_) | Code::Stance(_) => false,
                };
                assert!(is_there);
                counted += 1;
            }
        }
    }
    assert!(counted > 20, "{counted}");
}

#[test]
fn what_is_handed_on_is_the_newest_finished_session_of_that_scenario() {
    let folder = Folder::new("hands");
    let mut recorder = Recorder::new(open(&folder.0));
    assert_eq!(recorder.store().handed_on("maya-1").expect("it can be read"), None);
    played(&mut recorder, scenario("maya-1"), 1, 0);
    begun(&mut recorder, scenario("maya-1"), 2, 0, 3);
    let (uid, text) =
        recorder.store().handed_on("maya-1").expect("it can be read").expect("one is finished");
    assert!(text.contains("from: \"maya-1\""), "{text}");
    let row = recorder.store().find(&uid).expect("it is there");
    assert!(matches!(row.end, End::Ending { .. } | End::TimeUp));
}

#[test]
fn cards_come_back_when_they_are_due() {
    let folder = Folder::new("cards");
    let mut store = open(&folder.0);
    let card = |drill: &str, due: i64| KeptCard {
        drill: drill.to_owned(),
        skill: Skill::Silence,
        state: vec![due],
        due: at(due),
    };
    store.keep_card(&card("late", 300)).expect("it can be kept");
    store.keep_card(&card("soon", 100)).expect("it can be kept");
    store.keep_card(&card("soon", 200)).expect("it can be kept");
    let due: Vec<String> =
        store.due_cards(at(250)).expect("it can be read").into_iter().map(|(id, ..)| id).collect();
    assert_eq!(due, ["soon"]);
    let kept = store.card::<Vec<i64>>("soon", Skill::Silence).expect("it can be read");
    assert_eq!(kept, Some(card("soon", 200)));
    assert_eq!(store.card::<Vec<i64>>("soon", Skill::Repair).expect("it can be read"), None);
}
