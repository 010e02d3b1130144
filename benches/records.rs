//! What many records cost: `cargo bench --no-default-features --bench records`. Fills a temporary folder with 10,000
//! sessions of 20 turns and prints how long it takes to list and to look back. Nothing is judged here.

#![expect(clippy::disallowed_methods, reason = "it measures time")]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use rusqlite::{Connection, params};

use practicum::author::Play;
use practicum::coding::{Code, Fault};
use practicum::diagnostic::Source;
use practicum::library::{Content, DrillBook};
use practicum::progress::{self, Candidate};
use practicum::records::{FILE_NAME, NewSession, Recorder, Store};
use practicum::scenario::Scenario;
use practicum::session::{Session, Setup};
use practicum::transcript::{AnswerMode, RunMode};

type Failed = Box<dyn std::error::Error>;

const SESSIONS: i64 = 10_000;
const TURNS: i64 = 20;
/// What every made session is a copy of.
const PLAYS: [(&str, &str); 3] =
    [("maya-1", "struggling"), ("maya-1", "skilled"), ("ray-2", "unasked")];

fn main() -> Result<(), Failed> {
    // Cargo passes `--bench`, and `cargo test` passes nothing: then there is nothing to measure.
    if !std::env::args().any(|arg| arg == "--bench") {
        return Ok(());
    }
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("records-bench");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    let started = Instant::now();
    let models = kept_by_the_program(&folder)?;
    multiply(&folder.join(FILE_NAME), models)?;
    let bytes = fs::metadata(folder.join(FILE_NAME))?.len();
    println!(
        "{SESSIONS} sessions of {TURNS} turns: {} MB, made in {:.1} s",
        bytes / 1_000_000,
        started.elapsed().as_secs_f64()
    );
    measure(&folder)?;
    fs::remove_dir_all(&folder)?;
    Ok(())
}

/// Plays the models through the program itself, so that their rows are what it writes; how many there are.
fn kept_by_the_program(folder: &Path) -> Result<i64, Failed> {
    let content = Content::built_in()?;
    let mut recorder = Recorder::new(Store::open(folder)?.store);
    let mut n = 0;
    for (name, play) in PLAYS {
        let scenario = scenario(&content, name)?;
        let path = format!("scenarios/{name}/plays/{play}.ron");
        let play = Play::parse(&source(&path)?)?;
        let setup = Setup {
            seed: play.seed,
            mode: RunMode::Transfer,
            answers: AnswerMode::Choose,
            carry: None,
        };
        let (mut session, _) = Session::begin(&scenario, &content.tables.reactions, setup.clone());
        let at = Timestamp::from_second(1_700_000_000 + n)?;
        recorder.begin(&NewSession {
            scenario: &scenario,
            rubric: &content.rubric,
            stamps: &content.stamps,
            setup: &setup,
            carried_from: None,
            assignment: None,
            at,
        })?;
        for answer in &play.answers {
            session.answer(answer)?;
        }
        recorder.finish(session.transcript(), &content.rubric, &session.carry(), at)?;
        recorder.rate(Some([60, 70, 50]))?;
        recorder.leave();
        n += 1;
    }
    Ok(n)
}

fn source(path: &str) -> Result<Source, Failed> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path))?;
    Ok(Source::new(path, text))
}

fn scenario(content: &Content, name: &str) -> Result<Scenario, Failed> {
    let loaded = content.load(&source(&format!("scenarios/{name}/scenario.ron"))?);
    loaded.scenario.ok_or_else(|| format!("{name} cannot be played").into())
}

/// Copies the models until there are enough, in one transaction.
fn multiply(file: &Path, models: i64) -> Result<(), Failed> {
    let mut db = Connection::open(file)?;
    let columns: Vec<String> = db
        .prepare("SELECT name FROM pragma_table_info('session') WHERE name NOT IN ('id', 'uid', 'began', 'ended', 'is_first', 'scenario', 'title', 'hints', 'end')")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let columns = columns.join(", ");
    let change = db.transaction()?;
    {
        // One in 100 is a first attempt at a scenario of its own, one in 10 had a hint, one in 12 was broken off.
        let mut session = change.prepare(&format!(
            "INSERT INTO session (id, uid, began, ended, is_first, scenario, title, hints, end, {columns})
             SELECT ?1, ?2, began + ?3, ended + ?3, ?1 % 100 = 0, scenario || '-' || (?1 / 100), title || ' ' || (?1 / 100),
                ?1 % 10 = 3, CASE WHEN ?1 % 12 = 5 THEN '\"broken_off\"' ELSE end END, {columns}
             FROM session WHERE id = ?4"
        ))?;
        let mut turn = change.prepare(
            "INSERT INTO turn (session, number, beat, reply, codes, shown, answered, contested)
             SELECT ?1, ?2, beat, reply, codes, shown, answered, contested FROM turn
             WHERE session = ?3 AND number = ?2 % (SELECT n_turns FROM session WHERE id = ?3)",
        )?;
        let mut code = change.prepare(
            "INSERT INTO code (session, code, turns, n, began, is_coached)
             SELECT ?1, code, turns, n, began + ?2, ?1 % 10 = 3 FROM code WHERE session = ?3",
        )?;
        let mut boundary = change.prepare(
            "INSERT INTO boundary (session, number, kind, stance, is_coached)
             SELECT ?1, number, kind, stance, ?1 % 10 = 3 FROM boundary WHERE session = ?2",
        )?;
        for id in models + 1..=SESSIONS {
            let (model, later) = (id % models + 1, id * 3_600_000);
            session.execute(params![id, format!("{id:08x}-made"), later, model])?;
            for number in 0..TURNS {
                turn.execute(params![id, number, model])?;
            }
            code.execute(params![id, later, model])?;
            boundary.execute(params![id, model])?;
        }
        change.execute("UPDATE session SET n_turns = ?1 WHERE id > ?2", [TURNS, models])?;
    }
    change.commit()?;
    let _: i64 = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    Ok(())
}

fn measure(folder: &Path) -> Result<(), Failed> {
    timed("opening the records", || {
        drop(Store::open(folder)?);
        Ok(())
    })?;
    let content = Content::built_in()?;
    let drills = DrillBook::built_in(&content);
    let mut candidates = Vec::new();
    for (name, _) in PLAYS {
        candidates.push(Candidate::of(&scenario(&content, name)?));
    }
    let store = Store::open(folder)?.store;
    timed("opening Progress (aim: below 100 ms)", || {
        let progress = progress::read(&store, &candidates, &drills)?;
        assert_n(progress.counts.all, 10_000);
        Ok(())
    })?;
    timed("listing the newest 50 (aim: below 50 ms)", || {
        assert_n(progress::lines(&store.newest(50)?).len(), 50);
        Ok(())
    })?;
    println!("of which, and besides:");
    timed("reading all sessions", || {
        assert_n(store.sessions()?.len(), 10_000);
        Ok(())
    })?;
    timed("what looking back needs of all", || {
        assert_n(store.outcomes()?.len(), 10_000);
        Ok(())
    })?;
    timed("the newest unaided", || {
        assert_n(store.newest_unaided(5)?.len(), 5);
        Ok(())
    })?;
    timed("code totals", || {
        drop(store.code_totals()?);
        Ok(())
    })?;
    timed("where a fault was made", || {
        drop(store.moments_of(Code::Fault(Fault::Minimizing), 3)?);
        Ok(())
    })?;
    Ok(())
}

fn assert_n(found: usize, wanted: usize) {
    assert!(found == wanted, "{found} and not {wanted}");
}

/// The first time, when nothing is in memory yet, and the median and the longest of the times after it.
fn timed(what: &str, mut run: impl FnMut() -> Result<(), Failed>) -> Result<(), Failed> {
    let mut once = || -> Result<Duration, Failed> {
        let started = Instant::now();
        run()?;
        Ok(started.elapsed())
    };
    let first = once()?;
    let mut took = (0..20).map(|_| once()).collect::<Result<Vec<_>, _>>()?;
    took.sort_unstable();
    println!(
        "{what}: first {:.1} ms, then median {:.1} ms, at most {:.1} ms of {}",
        millis(first),
        millis(took[took.len() / 2]),
        millis(took[took.len() - 1]),
        took.len()
    );
    Ok(())
}

fn millis(took: Duration) -> f64 {
    took.as_secs_f64() * 1000.0
}
