//! What a trainee hands in: one session, as a file of JSON.
//!
//! It holds what the session needs to be played again, and what the trainee's program says came of it. It never holds
//! anything of a self-assessment, and a note to self only where that was ticked.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use thiserror::Error;
use uuid::Uuid;

use super::given::GivenTurn;
use crate::coding::PerDimension;
use crate::diagnostic::Source;
use crate::institution::InstitutionId;
use crate::records::Record;
use crate::stamp::{Stamp, hash_of};
use crate::transcript::{AnswerMode, End, RunMode, Seed, SelfRating};

/// The format this program writes and reads.
const FORMAT: u32 = 1;

/// One session of one trainee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResultFile {
    /// The format, 1.
    pub format: u32,
    /// Whose it is.
    pub who: Who,
    /// The assignment it answers; `None` for a session of the trainee's own.
    pub assignment: Option<Stamp>,
    /// The scenario's id and hash.
    pub scenario: Stamp,
    /// What people call the scenario.
    pub title: String,
    /// The rubric's id and hash.
    pub rubric: Stamp,
    /// The tables it was played against.
    pub tables: Vec<Stamp>,
    /// What randomness was drawn from.
    pub seed: Seed,
    /// How it was run.
    pub mode: RunMode,
    /// How answers were given.
    pub answers: AnswerMode,
    /// What was carried into it, as a carry file's text.
    pub carry: Option<String>,
    /// The record's name on the trainee's machine.
    pub record: String,
    /// Whether it was the first run of the scenario there, as far as the records know.
    pub is_first: bool,
    /// When it began.
    #[serde(with = "time")]
    pub began: Timestamp,
    /// When it ended.
    #[serde(with = "time")]
    pub ended: Timestamp,
    /// How it ended.
    pub end: End,
    /// Hints read.
    pub hints: u32,
    /// Steps taken back.
    pub rewinds: u32,
    /// What the trainee gave themselves, 0 to 100 by tens.
    pub own: Option<SelfRating>,
    /// What it scored, as claimed: in the order of empathy, boundaries, questioning.
    pub scores: PerDimension<Claim>,
    /// Whether it passes, as claimed.
    pub passes: bool,
    /// The turns, in order.
    pub turns: Vec<GivenTurn>,
    /// The note to self, where the trainee ticked it.
    pub note: Option<String>,
    /// The hash of all of this without it. It finds what was damaged or edited; whoever edits a file with intent can
    /// make it anew, and so it proves nothing about who wrote it.
    pub digest: String,
}

/// Whose result it is, as far as they say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Who {
    /// The random name of the trainee's records, the same in all that leaves them.
    pub actor: String,
    /// The name they go by; may be empty.
    pub pseudonym: String,
    /// What their institution knows them by; empty unless they gave it.
    pub institution_id: String,
}

/// A score as the trainee's program had it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// 0 to 100; `None` where it is not reported or the moments are too few.
    pub score: Option<u8>,
    /// The scored moments.
    pub n: usize,
}

/// What the trainee has ticked to be handed in besides.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ticked {
    /// The note to self.
    pub note: bool,
}

/// Why a text is no result, or a record cannot be handed in.
#[derive(Debug, Error)]
pub enum ResultError {
    /// It can still be gone on with.
    #[error("the session is not ended; go on with it, or leave it, and hand it in then")]
    Open,
    /// It is no JSON of this shape.
    #[error("{place}: this is no result file: {why}")]
    Shape {
        /// The file, with line and column.
        place: String,
        /// What was found.
        why: String,
    },
    /// A version this program does not know.
    #[error("{file}: this result has format {found}, and this version reads {FORMAT}")]
    Format {
        /// The file.
        file: String,
        /// The format found.
        found: u32,
    },
    /// It cannot be written.
    #[error("the result cannot be written: {0}")]
    Unwritable(serde_json::Error),
}

impl Who {
    /// Whoever keeps these records.
    pub fn new(actor: Uuid, pseudonym: &str, institution_id: Option<&InstitutionId>) -> Self {
        Self {
            actor: actor.to_string(),
            pseudonym: pseudonym.trim().to_owned(),
            institution_id: institution_id.map(ToString::to_string).unwrap_or_default(),
        }
    }

    /// Who it is for people: the institution's id, else the pseudonym, else the beginning of the random name.
    pub fn words(&self) -> String {
        match (self.institution_id.trim(), self.pseudonym.trim()) {
            ("", "") => format!("no name ({})", self.actor.get(..8).unwrap_or(&self.actor)),
            ("", name) => name.to_owned(),
            (id, _) => id.to_owned(),
        }
    }

    /// What one person's results have in common: the institution's id; without one, the records and the name in them,
    /// so that two people at one machine stay two, and two people of one name too.
    pub fn key(&self) -> String {
        match self.institution_id.trim() {
            "" => format!("{} {}", self.actor, self.pseudonym.trim()).trim_end().to_owned(),
            id => format!("id {id}"),
        }
    }
}

impl ResultFile {
    /// The result of a session that has ended.
    ///
    /// # Errors
    /// When it can still be gone on with.
    pub fn of(record: &Record, who: Who, ticked: Ticked) -> Result<Self, ResultError> {
        let row = &record.row;
        let Some(ended) = row.ended else { return Err(ResultError::Open) };
        let claim = |d: usize| Claim { score: row.scores[d], n: row.n[d] };
        let note = row.note.trim();
        let mut result = Self {
            format: FORMAT,
            who,
            assignment: row.assignment.clone(),
            scenario: row.scenario.clone(),
            title: row.title.clone(),
            rubric: row.rubric.clone(),
            tables: record.stamps.clone(),
            seed: row.seed,
            mode: row.mode,
            answers: row.answers,
            carry: record.carry.clone(),
            record: row.uid.clone(),
            is_first: row.is_first,
            began: row.began,
            ended,
            end: row.end.clone(),
            hints: row.hints,
            rewinds: row.rewinds,
            own: row.own,
            scores: std::array::from_fn(claim),
            passes: row.passes,
            turns: record.turns.iter().map(|turn| GivenTurn::of(turn, row.began)).collect(),
            note: Some(note.to_owned()).filter(|note| ticked.note && !note.is_empty()),
            digest: String::new(),
        };
        result.digest = result.computed_digest()?;
        Ok(result)
    }

    /// The file's text.
    ///
    /// # Errors
    /// When it cannot be written as JSON, which no result makes happen.
    pub fn to_json(&self) -> Result<String, ResultError> {
        let text = serde_json::to_string_pretty(self).map_err(ResultError::Unwritable)?;
        Ok(text + "\n")
    }

    /// Reads a result file. What it says is not judged here.
    ///
    /// # Errors
    /// When the text is no result of a known format, with the place.
    pub fn read(source: &Source) -> Result<Self, ResultError> {
        // The format is looked at first, so that a newer file is not told of a field that nobody knows yet.
        #[derive(Deserialize)]
        struct Head {
            format: u32,
        }
        let shape = |error: serde_json::Error| {
            let place = format!("{}:{}:{}", source.name, error.line(), error.column());
            // Its own telling of the place stands at the end.
            let why = error.to_string();
            let why = why.split(" at line ").next().unwrap_or_default().to_owned();
            ResultError::Shape { place, why }
        };
        let head: Head = serde_json::from_str(&source.text).map_err(shape)?;
        if head.format != FORMAT {
            return Err(ResultError::Format { file: source.name.clone(), found: head.format });
        }
        serde_json::from_str(&source.text).map_err(shape)
    }

    /// The hash of everything in it but the digest.
    ///
    /// # Errors
    /// As [`ResultFile::to_json`].
    pub fn computed_digest(&self) -> Result<String, ResultError> {
        let mut bare = self.clone();
        bare.digest.clear();
        let text = serde_json::to_string(&bare).map_err(ResultError::Unwritable)?;
        Ok(hash_of(&text))
    }

    /// Whether a hint or a step back helped.
    pub const fn is_coached(&self) -> bool {
        self.hints > 0 || self.rewinds > 0
    }

    /// How long it took, in whole seconds.
    pub fn seconds(&self) -> i64 {
        self.ended.as_second().saturating_sub(self.began.as_second()).max(0)
    }

    /// The name a file has where none is given: the scenario's id and the beginning of the record's name, and from 2 on
    /// a number.
    pub(super) fn name(scenario: &str, record: &str, number: u32) -> String {
        let record = record.get(..8).unwrap_or(record);
        match number {
            0 | 1 => format!("{scenario}-{record}.result.json"),
            number => format!("{scenario}-{record}-{number}.result.json"),
        }
    }
}

/// A time as ISO 8601 in UTC.
mod time {
    use jiff::Timestamp;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(at: &Timestamp, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(at)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Timestamp, D::Error> {
        let text = String::deserialize(from)?;
        text.parse().map_err(|_| D::Error::custom(format_args!("`{text}` is no time")))
    }
}
