//! Making a session again from its record, and saying whether anything differs.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::error::StoreError;
use super::read::{KeptTurn, Record};
use crate::coding::Dimension;
use crate::diagnostic::Source;
use crate::library::{Content, Hearing};
use crate::scenario::{Carry, Scenario, load_carry};
use crate::scoring::{Rubric, score};
use crate::session::{Session, Setup};
use crate::transcript::{Reply, Transcript};

/// A session that was made again.
#[derive(Debug, Clone)]
pub struct Replayed {
    /// The session, at its end or where it was left.
    pub session: Session<Arc<Scenario>>,
    /// What it began with.
    pub setup: Setup,
    /// The rubric it was scored by.
    pub rubric: Rubric,
    /// What is not as it was, a sentence each; empty where all is the same.
    pub differences: Vec<String>,
}

impl Replayed {
    /// What happened.
    pub const fn transcript(&self) -> &Transcript {
        self.session.transcript()
    }
}

/// Plays records again. Many records are of few scenarios, so each scenario and rubric is read and checked once.
#[derive(Debug)]
pub struct Replayer<'a> {
    content: &'a Content,
    /// By the hash of the text; `None` where it can no longer be played.
    scenarios: BTreeMap<String, Option<Arc<Scenario>>>,
    /// By the hash of the text.
    rubrics: BTreeMap<String, Rubric>,
}

impl<'a> Replayer<'a> {
    /// One that has read nothing yet.
    pub const fn new(content: &'a Content) -> Self {
        Self { content, scenarios: BTreeMap::new(), rubrics: BTreeMap::new() }
    }

    /// The content it plays against.
    pub const fn content(&self) -> &'a Content {
        self.content
    }

    /// Plays a record again, with the scenario and the rubric as they were, and compares turns and scores.
    ///
    /// # Errors
    /// When the scenario, the rubric or what was carried over can no longer be read.
    pub fn replay(&mut self, record: &Record) -> Result<Replayed, StoreError> {
        let mut replayed = self.resume(record)?;
        compare_tables(record, self.content, &mut replayed.differences);
        compare_scores(record, &mut replayed);
        Ok(replayed)
    }

    /// Plays a record again as far as it goes, to go on from there.
    ///
    /// # Errors
    /// As [`Replayer::replay`].
    pub fn resume(&mut self, record: &Record) -> Result<Replayed, StoreError> {
        let row = &record.row;
        let scenario = self.scenario(record)?;
        let rubric = self.rubric(record)?;
        let setup =
            Setup { seed: row.seed, mode: row.mode, answers: row.answers, carry: carry(record)? };
        let (session, _) = Session::begin(scenario, &self.content.tables.reactions, setup.clone());
        let mut replayed = Replayed { session, setup, rubric, differences: Vec::new() };
        for (number, turn) in record.turns.iter().enumerate() {
            if !give(&mut replayed, number, turn, self.content)? {
                break;
            }
        }
        replayed.session.count_help(row.hints, row.rewinds);
        Ok(replayed)
    }

    fn scenario(&mut self, record: &Record) -> Result<Arc<Scenario>, StoreError> {
        let row = &record.row;
        let read = self.scenarios.entry(row.scenario.hash.clone()).or_insert_with(|| {
            let name = format!("{} as it was", row.scenario.id);
            let source = Source::new(name, record.scenario_text.clone());
            self.content.load(&source).scenario.map(Arc::new)
        });
        read.clone().ok_or_else(|| unreadable(record, "its scenario can no longer be played"))
    }

    fn rubric(&mut self, record: &Record) -> Result<Rubric, StoreError> {
        let hash = &record.row.rubric.hash;
        if let Some(read) = self.rubrics.get(hash) {
            return Ok(read.clone());
        }
        let rubric = Rubric::from_ron(&record.rubric_text).map_err(|error| {
            unreadable(record, &format!("its rubric can no longer be read: {error}"))
        })?;
        self.rubrics.insert(hash.clone(), rubric.clone());
        Ok(rubric)
    }
}

/// Plays one record again; for many, [`Replayer::replay`].
///
/// # Errors
/// When the scenario, the rubric or what was carried over can no longer be read.
pub fn replay(record: &Record, content: &Content) -> Result<Replayed, StoreError> {
    Replayer::new(content).replay(record)
}

/// Plays one record again as far as it goes, to go on from there.
///
/// # Errors
/// As [`replay`].
pub fn resume(record: &Record, content: &Content) -> Result<Replayed, StoreError> {
    Replayer::new(content).resume(record)
}

fn unreadable(record: &Record, why: &str) -> StoreError {
    StoreError::Unreadable { uid: record.row.uid.clone(), why: why.to_owned() }
}

fn carry(record: &Record) -> Result<Option<Carry>, StoreError> {
    let Some(text) = &record.carry else { return Ok(None) };
    let source = Source::new("what was carried over", text.clone());
    let carry = load_carry(&source).map_err(|error| StoreError::Unreadable {
        uid: record.row.uid.clone(),
        why: error.message,
    })?;
    Ok(Some(carry))
}

/// Gives one answer again; tells whether it could be.
fn give(
    replayed: &mut Replayed,
    number: usize,
    kept: &KeptTurn,
    content: &Content,
) -> Result<bool, StoreError> {
    let shown = number + 1;
    let session = &mut replayed.session;
    if session.beat() != Some(kept.beat.as_str()) {
        let here = session.beat().unwrap_or("its end").to_owned();
        replayed
            .differences
            .push(format!("turn {shown} was at “{}”, and is now at “{here}”", kept.beat));
        return Ok(false);
    }
    let given = match &kept.reply {
        Reply::Chosen { id, .. } => session.answer(id).map(|_| ()),
        Reply::Typed { says, heard } => {
            let hearing =
                Hearing::built_in().map_err(|error| StoreError::Damaged(error.to_string()))?;
            let given = session.say(says, &content.ear(hearing)).map(|_| ());
            for one in &heard.corrections {
                session.correct(number, one.code, Some(one.is_there));
            }
            given
        }
    };
    if let Err(error) = given {
        replayed.differences.push(format!("turn {shown} cannot be answered so any more: {error}"));
        return Ok(false);
    }
    let turn = session.transcript().turns.last();
    if turn.is_some_and(|turn| turn.codes != kept.codes) {
        replayed.differences.push(format!("turn {shown} is coded otherwise than it was"));
    }
    if turn.is_some_and(|turn| turn.reply.says() != kept.reply.says()) {
        replayed.differences.push(format!("the words of turn {shown} are others than they were"));
    }
    Ok(true)
}

fn compare_tables(record: &Record, content: &Content, differences: &mut Vec<String>) {
    let now = content.stamps_of(record.row.answers);
    let now = now.as_deref().unwrap_or(&content.stamps);
    for then in &record.stamps {
        let same = now.iter().find(|stamp| stamp.id == then.id);
        if same.is_none_or(|stamp| stamp.hash != then.hash) {
            differences.push(format!("the table “{}” has changed since", then.id));
        }
    }
}

fn compare_scores(record: &Record, replayed: &mut Replayed) {
    let row = &record.row;
    if row.is_open() {
        return;
    }
    let transcript = replayed.session.transcript();
    let scores = score(transcript, &replayed.rubric);
    let mut told = Vec::new();
    for &dimension in Dimension::ALL {
        let (then, now) = (row.scores[dimension.index()], scores.of(dimension).score);
        if then != now {
            let words =
                |score: Option<u8>| score.map_or_else(|| "no score".to_owned(), |s| s.to_string());
            told.push(format!("{dimension} was {}, and is now {}", words(then), words(now)));
        }
    }
    if transcript.end != row.end {
        told.push("it ends otherwise than it did".to_owned());
    }
    replayed.differences.extend(told);
}
