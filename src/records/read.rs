//! Reading what was kept: the list of sessions, one of them whole, and sums over all.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};
use serde::de::DeserializeOwned;

use super::error::StoreError;
use super::store::Store;
use super::write::{SessionId, Timing};
use crate::coding::{Code, CodedReply, Dimension, PerDimension, Stance};
use crate::moment::BoundaryKind;
use crate::scoring::Lesson;
use crate::stamp::Stamp;
use crate::transcript::{AnswerMode, End, Reply, RunMode, Seed, SelfRating};

/// One session, without its turns.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionRow {
    /// Its place in the records.
    pub id: SessionId,
    /// Its name, the same wherever it goes.
    pub uid: String,
    /// The scenario's id and hash.
    pub scenario: Stamp,
    /// What people call the scenario.
    pub title: String,
    /// The dimensions it reports.
    pub focus: Vec<Dimension>,
    /// The rubric's id and hash.
    pub rubric: Stamp,
    /// What randomness was drawn from.
    pub seed: Seed,
    /// How it was run.
    pub mode: RunMode,
    /// How answers were given.
    pub answers: AnswerMode,
    /// The record it carries over from.
    pub carried_from: Option<String>,
    /// The assignment it answers.
    pub assignment: Option<Stamp>,
    /// Whether it was the first run of its scenario.
    pub is_first: bool,
    /// When it began.
    pub began: Timestamp,
    /// When it ended; `None` where it can still be gone on with.
    pub ended: Option<Timestamp>,
    /// How it ended.
    pub end: End,
    /// Hints read.
    pub hints: u32,
    /// Steps taken back.
    pub rewinds: u32,
    /// How many turns were answered.
    pub n_turns: usize,
    /// What the trainee gave themselves.
    pub own: Option<SelfRating>,
    /// Each dimension's score; `None` where it is not reported or too few moments were scored.
    pub scores: PerDimension<Option<u8>>,
    /// The scored moments behind each.
    pub n: PerDimension<usize>,
    /// Whether it passes.
    pub passes: bool,
    /// The corrective point, where it was scored.
    pub corrective: Option<Lesson>,
    /// A note to self.
    pub note: String,
}

impl SessionRow {
    /// Whether the trainee was helped in it, so that it stays out of trends.
    pub const fn is_coached(&self) -> bool {
        self.hints > 0 || self.rewinds > 0
    }

    /// Whether it can be gone on with.
    pub const fn is_open(&self) -> bool {
        self.ended.is_none()
    }
}

/// What is needed of one session to look back on many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Its place in the records.
    pub id: SessionId,
    /// Its name.
    pub uid: String,
    /// The scenario's id.
    pub scenario: String,
    /// What people call the scenario.
    pub title: String,
    /// The rubric's hash.
    pub rubric: String,
    /// Whether it reports each dimension.
    pub focus: PerDimension<bool>,
    /// How it was run.
    pub mode: RunMode,
    /// How answers were given.
    pub answers: AnswerMode,
    /// Whether it was the first run of its scenario.
    pub is_first: bool,
    /// When it began.
    pub began: Timestamp,
    /// Whether it can be gone on with.
    pub is_open: bool,
    /// Whether the trainee left it before its end and will not go on.
    pub is_broken_off: bool,
    /// Whether the trainee was helped in it.
    pub is_coached: bool,
    /// How many turns were answered.
    pub n_turns: usize,
    /// What the trainee gave themselves.
    pub own: Option<SelfRating>,
    /// Each dimension's score; `None` where it is not reported or too few moments were scored.
    pub scores: PerDimension<Option<u8>>,
    /// The scored moments behind each.
    pub n: PerDimension<usize>,
    /// Whether it passes.
    pub passes: bool,
}

impl From<&SessionRow> for Outcome {
    fn from(row: &SessionRow) -> Self {
        let mut focus = [false; 3];
        row.focus.iter().for_each(|dimension| focus[dimension.index()] = true);
        Self {
            id: row.id,
            uid: row.uid.clone(),
            scenario: row.scenario.id.clone(),
            title: row.title.clone(),
            rubric: row.rubric.hash.clone(),
            focus,
            mode: row.mode,
            answers: row.answers,
            is_first: row.is_first,
            began: row.began,
            is_open: row.is_open(),
            is_broken_off: !row.is_open() && row.end == End::BrokenOff,
            is_coached: row.is_coached(),
            n_turns: row.n_turns,
            own: row.own,
            scores: row.scores,
            n: row.n,
            passes: row.passes,
        }
    }
}

/// One answered turn as it was kept.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptTurn {
    /// The beat.
    pub beat: String,
    /// What was answered.
    pub reply: Reply,
    /// What it was coded as.
    pub codes: CodedReply,
    /// When.
    pub timing: Timing,
    /// Why the trainee contests its score; `None` where they do not.
    pub contested: Option<String>,
}

/// One session with everything that is needed to make it again.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// The session.
    pub row: SessionRow,
    /// The tables it was played against.
    pub stamps: Vec<Stamp>,
    /// What was carried into it, as a carry file's text.
    pub carry: Option<String>,
    /// The scenario's file as it was.
    pub scenario_text: String,
    /// The rubric's file as it was.
    pub rubric_text: String,
    /// The turns, in order.
    pub turns: Vec<KeptTurn>,
}

/// How often a skill or fault was made, over many sessions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeTotal {
    /// Which.
    pub code: Code,
    /// In how many turns.
    pub n: usize,
    /// In how many sessions.
    pub sessions: usize,
}

/// How often answers to a boundary kind took a stance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BoundaryTotal {
    /// The kind.
    pub kind: BoundaryKind,
    /// The stance that counts; `None` where the answer took none.
    pub stance: Option<Stance>,
    /// In how many turns.
    pub n: usize,
}

const COLUMNS: &str = "id, uid, scenario, scenario_hash, title, focus, rubric, rubric_hash, seed, mode, answers,
    carried_from, assignment, is_first, began, ended, end, hints, rewinds, n_turns, own_empathy, own_boundaries,
    own_questioning, empathy, boundaries, questioning, n_empathy, n_boundaries, n_questioning, passes, corrective, note";

/// What [`outcome`] reads.
const OUTCOME: &str = "id, uid, scenario, title, rubric_hash, focus, mode, answers, is_first, began, ended IS NULL,
    end, hints + rewinds > 0, n_turns, own_empathy, own_boundaries, own_questioning, empathy, boundaries, questioning,
    n_empathy, n_boundaries, n_questioning, passes";

impl Store {
    /// Every session, the newest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn sessions(&self) -> Result<Vec<SessionRow>, StoreError> {
        self.rows(&format!("SELECT {COLUMNS} FROM session ORDER BY began DESC, id DESC"), [])
    }

    /// The newest sessions, at most so many.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn newest(&self, at_most: usize) -> Result<Vec<SessionRow>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM session ORDER BY began DESC, id DESC LIMIT ?1");
        self.rows(&sql, [super::write::place(at_most)])
    }

    /// The sessions that can be gone on with, the newest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn open_sessions(&self) -> Result<Vec<SessionRow>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM session WHERE ended IS NULL ORDER BY began DESC, id DESC"
        );
        self.rows(&sql, [])
    }

    /// The sessions of one scenario, the newest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn sessions_of(&self, scenario: &str) -> Result<Vec<SessionRow>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM session WHERE scenario = ?1 ORDER BY began DESC, id DESC"
        );
        self.rows(&sql, [scenario])
    }

    /// The session that ended last and in which something was answered, so that there is a debrief to read.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn last_ended(&self) -> Result<Option<SessionRow>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM session WHERE ended IS NOT NULL AND n_turns > 0
             ORDER BY ended DESC, id DESC LIMIT 1"
        );
        Ok(self.rows(&sql, [])?.pop())
    }

    /// The first attempt at each scenario, in no order that matters.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn first_attempts(&self) -> Result<Vec<SessionRow>, StoreError> {
        self.rows(&format!("SELECT {COLUMNS} FROM session WHERE is_first = 1 ORDER BY id"), [])
    }

    /// The session with this name, or with a name that begins so.
    ///
    /// # Errors
    /// When there is none, or more than one that begins so.
    pub fn find(&self, uid: &str) -> Result<SessionRow, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM session WHERE substr(uid, 1, ?2) = ?1 LIMIT 2");
        let length = super::write::place(uid.chars().count());
        let mut found = self.rows(&sql, params![uid, length])?;
        match (found.pop(), found.is_empty()) {
            (Some(row), true) if !uid.is_empty() => Ok(row),
            _ => Err(StoreError::Unknown(uid.to_owned())),
        }
    }

    /// One session with its turns.
    ///
    /// # Errors
    /// When there is none, or it cannot be understood.
    pub fn record(&self, id: SessionId) -> Result<Record, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM session WHERE id = ?1");
        let row = self.rows(&sql, [id.0])?.pop();
        let row = row.ok_or_else(|| StoreError::Unknown(id.0.to_string()))?;
        let (stamps, carry): (String, Option<String>) = self.db.query_row(
            "SELECT stamps, carry FROM session WHERE id = ?1",
            [id.0],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        let stamps = parsed(&row.uid, &stamps)?;
        let text = |hash: &str| -> Result<String, StoreError> {
            let text = self
                .db
                .query_row("SELECT text FROM content WHERE hash = ?1", [hash], |row| row.get(0))
                .optional()?;
            let why = || format!("the file with the hash {hash} is not among what was kept");
            text.ok_or_else(|| StoreError::Unreadable { uid: row.uid.clone(), why: why() })
        };
        Ok(Record {
            stamps,
            carry,
            scenario_text: text(&row.scenario.hash)?,
            rubric_text: text(&row.rubric.hash)?,
            turns: self.turns(&row)?,
            row,
        })
    }

    /// What the newest finished run of a scenario hands on: its record's name and the carry file's text.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn handed_on(&self, scenario: &str) -> Result<Option<(String, String)>, StoreError> {
        let found = self
            .db
            .query_row(
                "SELECT uid, hands_on FROM session
                 WHERE scenario = ?1 AND ended IS NOT NULL AND hands_on IS NOT NULL AND end != '\"broken_off\"'
                 ORDER BY ended DESC, id DESC LIMIT 1",
                [scenario],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .optional()?;
        Ok(found)
    }

    /// What is needed of every session to look back on all of them, the newest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn outcomes(&self) -> Result<Vec<Outcome>, StoreError> {
        let mut query = self.db.prepare_cached(&format!(
            "SELECT {OUTCOME} FROM session ORDER BY began DESC, id DESC"
        ))?;
        let mut rows = query.query([])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push(outcome(row)?);
        }
        Ok(all)
    }

    /// The newest sessions that came to an end without help, at most so many.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn newest_unaided(&self, at_most: usize) -> Result<Vec<SessionRow>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM session WHERE ended IS NOT NULL AND end != '\"broken_off\"' AND hints = 0
                AND rewinds = 0 ORDER BY began DESC, id DESC LIMIT ?1"
        );
        self.rows(&sql, [super::write::place(at_most)])
    }

    /// How often each skill and fault was made, over all sessions that were not coached and have ended.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn code_totals(&self) -> Result<Vec<CodeTotal>, StoreError> {
        let mut query = self.db.prepare_cached(
            "SELECT code, n, sessions FROM code_total WHERE is_coached = 0 ORDER BY code",
        )?;
        let rows = query.query_map([], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?, row.get::<_, i64>(2)?))
        })?;
        let mut totals = Vec::new();
        for row in rows {
            let (key, n, sessions) = row?;
            if let Some(code) = Code::from_key(&key) {
                totals.push(CodeTotal { code, n: size(n), sessions: size(sessions) });
            }
        }
        Ok(totals)
    }

    /// The newest sessions that were not coached and have a skill or fault, with its turns, from 0.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn moments_of(
        &self,
        code: Code,
        at_most: usize,
    ) -> Result<Vec<(SessionRow, Vec<usize>)>, StoreError> {
        let mut query = self.db.prepare_cached(
            "SELECT session, turns FROM code WHERE is_coached = 0 AND code = ?1
             ORDER BY began DESC, session DESC LIMIT ?2",
        )?;
        let rows = query.query_map(params![code.key(), super::write::place(at_most)], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))
        })?;
        let mut found = Vec::new();
        for row in rows {
            let (id, turns) = row?;
            let sql = format!("SELECT {COLUMNS} FROM session WHERE id = ?1");
            if let Some(row) = self.rows(&sql, [id])?.pop() {
                let turns = parsed(&row.uid, &turns)?;
                found.push((row, turns));
            }
        }
        Ok(found)
    }

    /// How often each boundary kind was met, and where the answers stood, in sessions that were not coached.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn boundary_totals(&self) -> Result<Vec<BoundaryTotal>, StoreError> {
        let mut query = self.db.prepare_cached(
            "SELECT kind, stance, n FROM boundary_total WHERE is_coached = 0 ORDER BY kind, stance",
        )?;
        let mut rows = query.query([])?;
        let mut totals: Vec<BoundaryTotal> = Vec::new();
        while let Some(row) = rows.next()? {
            let (kind, stance): (String, String) = (row.get(0)?, row.get(1)?);
            let Some(kind) = BoundaryKind::from_key(&kind) else { continue };
            let stance = Stance::from_key(&stance);
            totals.push(BoundaryTotal { kind, stance, n: size(row.get(2)?) });
        }
        Ok(totals)
    }

    fn rows(&self, sql: &str, with: impl rusqlite::Params) -> Result<Vec<SessionRow>, StoreError> {
        let mut query = self.db.prepare_cached(sql)?;
        let mut rows = query.query(with)?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push(session_row(row)?);
        }
        Ok(all)
    }

    fn turns(&self, of: &SessionRow) -> Result<Vec<KeptTurn>, StoreError> {
        let mut query = self.db.prepare_cached(
            "SELECT beat, reply, codes, shown, answered, contested FROM turn WHERE session = ?1 ORDER BY number",
        )?;
        let mut rows = query.query([of.id.0])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let (reply, codes): (String, String) = (row.get(1)?, row.get(2)?);
            let timing = Timing { shown: moment(row.get(3)?), answered: moment(row.get(4)?) };
            all.push(KeptTurn {
                beat: row.get(0)?,
                reply: parsed(&of.uid, &reply)?,
                codes: parsed(&of.uid, &codes)?,
                timing,
                contested: row.get(5)?,
            });
        }
        Ok(all)
    }
}

fn session_row(row: &Row<'_>) -> Result<SessionRow, StoreError> {
    let uid: String = row.get(1)?;
    let strange = |what: &str| StoreError::Unreadable {
        uid: uid.clone(),
        why: format!("its {what} is none"),
    };
    let focus: String = row.get(5)?;
    let (mode, answers): (String, String) = (row.get(9)?, row.get(10)?);
    let (end, assignment, corrective): (Option<String>, Option<String>, Option<String>) =
        (row.get(16)?, row.get(12)?, row.get(30)?);
    let own: [Option<u8>; 3] = [row.get(20)?, row.get(21)?, row.get(22)?];
    let n: [i64; 3] = [row.get(26)?, row.get(27)?, row.get(28)?];
    let optional =
        |text: Option<String>| text.as_deref().map(|text| parsed(&uid, text)).transpose();
    Ok(SessionRow {
        id: SessionId(row.get(0)?),
        scenario: Stamp { id: row.get(2)?, hash: row.get(3)? },
        title: row.get(4)?,
        focus: focus.split_whitespace().filter_map(Dimension::from_key).collect(),
        rubric: Stamp { id: row.get(6)?, hash: row.get(7)? },
        seed: Seed(row.get::<_, i64>(8)?.cast_unsigned()),
        mode: RunMode::from_key(&mode).ok_or_else(|| strange("mode"))?,
        answers: AnswerMode::from_key(&answers).ok_or_else(|| strange("way of answering"))?,
        carried_from: row.get(11)?,
        assignment: assignment.as_deref().map(|text| parsed(&uid, text)).transpose()?,
        is_first: row.get(13)?,
        began: moment(row.get(14)?),
        ended: row.get::<_, Option<i64>>(15)?.map(moment),
        end: end.as_deref().map_or(Ok(End::BrokenOff), |text| parsed(&uid, text))?,
        hints: row.get(17)?,
        rewinds: row.get(18)?,
        n_turns: size(row.get(19)?),
        own: match own {
            [Some(empathy), Some(boundaries), Some(questioning)] => {
                Some([empathy, boundaries, questioning])
            }
            _ => None,
        },
        scores: [row.get(23)?, row.get(24)?, row.get(25)?],
        n: n.map(size),
        passes: row.get(29)?,
        corrective: optional(corrective)?,
        note: row.get(31)?,
        uid,
    })
}

/// One session for looking back: no text is parsed that need not be, for there may be thousands.
fn outcome(row: &Row<'_>) -> Result<Outcome, StoreError> {
    let uid: String = row.get(1)?;
    let text = |at: usize| row.get_ref(at)?.as_str().map_err(rusqlite::Error::from);
    let strange = |what: &str| StoreError::Unreadable {
        uid: uid.clone(),
        why: format!("its {what} is none"),
    };
    let mut focus = [false; 3];
    for dimension in text(5)?.split(' ').filter_map(Dimension::from_key) {
        focus[dimension.index()] = true;
    }
    let is_open: bool = row.get(10)?;
    let end: Option<&str> = row.get_ref(11)?.as_str_or_null().map_err(rusqlite::Error::from)?;
    let own: [Option<u8>; 3] = [row.get(14)?, row.get(15)?, row.get(16)?];
    let n: [i64; 3] = [row.get(20)?, row.get(21)?, row.get(22)?];
    Ok(Outcome {
        id: SessionId(row.get(0)?),
        scenario: row.get(2)?,
        title: row.get(3)?,
        rubric: row.get(4)?,
        focus,
        mode: RunMode::from_key(text(6)?).ok_or_else(|| strange("mode"))?,
        answers: AnswerMode::from_key(text(7)?).ok_or_else(|| strange("way of answering"))?,
        is_first: row.get(8)?,
        began: moment(row.get(9)?),
        is_open,
        is_broken_off: !is_open && end.is_none_or(|end| end == BROKEN_OFF),
        is_coached: row.get(12)?,
        n_turns: size(row.get(13)?),
        own: match own {
            [Some(empathy), Some(boundaries), Some(questioning)] => {
                Some([empathy, boundaries, questioning])
            }
            _ => None,
        },
        scores: [row.get(17)?, row.get(18)?, row.get(19)?],
        n: n.map(size),
        passes: row.get(23)?,
        uid,
    })
}

/// How [`End::BrokenOff`] is kept.
const BROKEN_OFF: &str = "\"broken_off\"";

/// A time as it was kept; one that is out of range, which nothing here writes, is the beginning of time.
pub(super) fn moment(milliseconds: i64) -> Timestamp {
    Timestamp::from_millisecond(milliseconds).unwrap_or(Timestamp::UNIX_EPOCH)
}

pub(super) fn size(number: i64) -> usize {
    usize::try_from(number).unwrap_or(0)
}

pub(super) fn parsed<T: DeserializeOwned>(uid: &str, text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text)
        .map_err(|error| StoreError::Unreadable { uid: uid.to_owned(), why: error.to_string() })
}
