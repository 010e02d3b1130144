//! Statements for a learning record store, xAPI 1.0.3, one JSON object a line.
//!
//! A statement is made from what was kept and from nothing that a later version of the program might work out
//! otherwise, and its id from the record, its kind and its turn: the same record gives the same bytes for ever, so
//! that a store which has it already changes nothing.

pub mod iri;
mod statement;

use uuid::Uuid;

use self::statement::{
    Account, Activity, Actor, Context, ContextActivities, Definition, Extensions, Interaction,
    Outcome, Score, Statement, Verb, language,
};
use super::sessions::{end, key};
use super::{Handed, HandoverError, Ticks, time};
use crate::coding::{Code, Dimension};
use crate::records::{KeptTurn, SessionRow};
use crate::transcript::{AnswerMode, End, Reply, Turn};

/// Statements, line by line.
#[derive(Debug)]
pub struct Statements {
    actor: Uuid,
    ticks: Ticks,
    lines: String,
    n: usize,
}

/// What a verb is called: its place at ADL and its word.
const INITIALIZED: (&str, &str) = ("http://adlnet.gov/expapi/verbs/initialized", "initialized");
const ANSWERED: (&str, &str) = ("http://adlnet.gov/expapi/verbs/answered", "answered");
const SCORED: (&str, &str) = ("http://adlnet.gov/expapi/verbs/scored", "scored");
const COMPLETED: (&str, &str) = ("http://adlnet.gov/expapi/verbs/completed", "completed");
const PASSED: (&str, &str) = ("http://adlnet.gov/expapi/verbs/passed", "passed");
const FAILED: (&str, &str) = ("http://adlnet.gov/expapi/verbs/failed", "failed");
const ABANDONED: (&str, &str) = ("https://w3id.org/xapi/adl/verbs/abandoned", "abandoned");

impl Statements {
    /// No statements yet, of what this actor did.
    pub const fn new(actor: Uuid, ticks: Ticks) -> Self {
        Self { actor, ticks, lines: String::new(), n: 0 }
    }

    /// Adds the statements of a session that has ended.
    ///
    /// One that can still be gone on with is passed over, since an answer in it may be taken back and a statement
    /// cannot be.
    ///
    /// # Errors
    /// When a statement cannot be written as JSON.
    pub fn add(&mut self, handed: &Handed) -> Result<(), HandoverError> {
        let row = &handed.record.row;
        let Some(ended) = row.ended else { return Ok(()) };
        let record =
            row.uid.parse().unwrap_or_else(|_| Uuid::new_v5(&Uuid::nil(), row.uid.as_bytes()));
        let of = OfSession { row, record, actor: self.actor };
        self.push(&of.statement("initialized", INITIALIZED, of.scenario(), None, row.began))?;
        let again = &handed.replayed.transcript().turns;
        for (number, kept) in handed.record.turns.iter().enumerate() {
            self.push(&of.answered(number, kept, again.get(number), self.ticks))?;
        }
        for &dimension in &row.focus {
            if let Some(score) = row.scores[dimension.index()] {
                let kind = format!("scored/{}", dimension.key());
                let scored = of.scored(dimension, score);
                let place = of.dimension(dimension);
                self.push(&of.statement(&kind, SCORED, place, Some(scored), ended))?;
            }
        }
        for (kind, verb, outcome) in of.closing(&handed.record.turns) {
            self.push(&of.statement(kind, verb, of.scenario(), Some(outcome), ended))?;
        }
        Ok(())
    }

    /// How many statements there are.
    pub const fn len(&self) -> usize {
        self.n
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.n == 0
    }

    /// The file: JSON Lines.
    pub fn into_bytes(self) -> Vec<u8> {
        self.lines.into_bytes()
    }

    fn push(&mut self, statement: &Statement) -> Result<(), HandoverError> {
        self.lines.push_str(&serde_json::to_string(statement)?);
        self.lines.push('\n');
        self.n += 1;
        Ok(())
    }
}

/// What the statements of one session share.
struct OfSession<'a> {
    row: &'a SessionRow,
    record: Uuid,
    actor: Uuid,
}

impl OfSession<'_> {
    fn statement(
        &self,
        kind: &str,
        (verb, word): (&'static str, &'static str),
        object: Activity,
        result: Option<Outcome>,
        at: jiff::Timestamp,
    ) -> Statement {
        Statement {
            id: Uuid::new_v5(&self.record, kind.as_bytes()).to_string(),
            actor: Actor {
                kind: "Agent",
                account: Account { home: iri::HOME, name: self.actor.to_string() },
            },
            verb: Verb { id: verb, display: language(word) },
            context: self.context(object.is_whole),
            object,
            result,
            timestamp: time(at),
        }
    }

    /// What was the same all through the session. Of a part, the whole it belongs to is named.
    fn context(&self, is_whole: bool) -> Context {
        let row = self.row;
        let whole = (!is_whole).then(|| vec![Activity::named(iri::scenario(&row.scenario.id))]);
        let assignment = row.assignment.as_ref();
        let assignment = assignment.map(|one| vec![Activity::named(iri::assignment(&one.id))]);
        let profile = Activity::named(iri::PROFILE.to_owned()).of_type(iri::TYPE_PROFILE);
        let mut extensions = Extensions::new();
        let mut tell = |name: &str, value: serde_json::Value| {
            extensions.insert(iri::extension(name), value);
        };
        tell("scenario-hash", row.scenario.hash.clone().into());
        tell("rubric", row.rubric.id.clone().into());
        tell("rubric-hash", row.rubric.hash.clone().into());
        // As text: a seed may be larger than the numbers of JSON are exact.
        tell("seed", row.seed.to_string().into());
        tell("mode", row.mode.key().into());
        tell("answers", row.answers.key().into());
        tell("is-first-attempt", row.is_first.into());
        tell("hints", row.hints.into());
        tell("rewinds", row.rewinds.into());
        Context {
            registration: self.record.to_string(),
            activities: ContextActivities {
                parent: whole,
                grouping: assignment,
                category: vec![profile],
            },
            platform: "Practicum",
            language: "en",
            extensions,
        }
    }

    fn scenario(&self) -> Activity {
        let definition = Definition {
            kind: Some(iri::TYPE_SIMULATION),
            name: Some(language(&self.row.title)),
            interaction: None,
        };
        let id = iri::scenario(&self.row.scenario.id);
        Activity::defined(id, definition).whole()
    }

    fn dimension(&self, dimension: Dimension) -> Activity {
        let id = iri::dimension(&self.row.scenario.id, dimension);
        let definition = Definition {
            kind: Some(iri::TYPE_OBJECTIVE),
            name: Some(language(dimension.words())),
            interaction: None,
        };
        Activity::defined(id, definition)
    }

    /// One answer. What was chosen is told by its id; what was typed only where words are ticked, and then under an
    /// id of its own, because a store keeps the first statement it is given under an id.
    fn answered(
        &self,
        number: usize,
        kept: &KeptTurn,
        again: Option<&Turn>,
        ticks: Ticks,
    ) -> Statement {
        let scenario = &self.row.scenario.id;
        let name = Some(language(&format!("The answer at “{}”", kept.beat)));
        let kind = Some(iri::TYPE_INTERACTION);
        let with_words = ticks.words && matches!(kept.reply, Reply::Typed { .. });
        let (object, response) = match &kept.reply {
            Reply::Chosen { id, .. } => {
                let choices =
                    again.map(|turn| turn.authored.iter().map(|one| one.id.clone()).collect());
                let interaction =
                    Some(Interaction::choice(choices.unwrap_or_else(|| vec![id.clone()])));
                let definition = Definition { kind, name, interaction };
                (Activity::defined(iri::beat(scenario, &kept.beat), definition), Some(id.clone()))
            }
            Reply::Typed { says, .. } => {
                let interaction = Some(Interaction::own_words());
                let definition = Definition { kind, name, interaction };
                let response = with_words.then(|| says.clone());
                (Activity::defined(iri::own_words(scenario, &kept.beat), definition), response)
            }
        };
        let mut extensions = Extensions::new();
        extensions.insert(iri::extension("turn"), (number + 1).into());
        extensions.insert(iri::extension("codes"), codes(kept).into());
        let waited = kept.timing.answered.as_millisecond() - kept.timing.shown.as_millisecond();
        let result = Outcome {
            response,
            duration: Some(duration(waited)),
            extensions: Some(extensions),
            ..Outcome::default()
        };
        let words = if with_words { "/words" } else { "" };
        let kind = format!("answered/{}{words}", number + 1);
        self.statement(&kind, ANSWERED, object, Some(result), kept.timing.answered)
    }

    fn scored(&self, dimension: Dimension, score: u8) -> Outcome {
        let mut extensions = Extensions::new();
        extensions.insert(iri::extension("scored-moments"), self.row.n[dimension.index()].into());
        let is_estimate = self.row.answers == AnswerMode::Compose;
        extensions.insert(iri::extension("is-estimate"), is_estimate.into());
        Outcome {
            score: Some(Score { scaled: f64::from(score) / 100.0, raw: score, min: 0, max: 100 }),
            extensions: Some(extensions),
            ..Outcome::default()
        }
    }

    /// How it ended: abandoned, or completed and then passed or failed where every dimension has a score.
    fn closing(
        &self,
        turns: &[KeptTurn],
    ) -> Vec<(&'static str, (&'static str, &'static str), Outcome)> {
        let row = self.row;
        let spent = |turn: &KeptTurn| {
            (turn.timing.answered.as_millisecond() - turn.timing.shown.as_millisecond()).max(0)
        };
        // The time at the answers: a session that was gone on with next week did not take a week.
        let spent = Some(duration(turns.iter().map(spent).sum()));
        if row.end == End::BrokenOff {
            let left = Outcome { completion: Some(false), duration: spent, ..Outcome::default() };
            return vec![("abandoned", ABANDONED, left)];
        }
        let mut extensions = Extensions::new();
        extensions.insert(iri::extension("end"), end(&row.end).into());
        if let Some(lesson) = &row.corrective {
            extensions.insert(iri::extension("corrective"), key(lesson).into());
        }
        let done = Outcome {
            completion: Some(true),
            duration: spent,
            extensions: Some(extensions),
            ..Outcome::default()
        };
        let mut all = vec![("completed", COMPLETED, done)];
        let is_scored = |dimension: &Dimension| row.scores[dimension.index()].is_some();
        if !row.focus.is_empty() && row.focus.iter().all(is_scored) {
            let judged = Outcome { success: Some(row.passes), ..Outcome::default() };
            all.push(match row.passes {
                true => ("passed", PASSED, judged),
                false => ("failed", FAILED, judged),
            });
        }
        all
    }
}

/// What the answer counts as, by the codebook.
fn codes(kept: &KeptTurn) -> Vec<String> {
    let codes = &kept.codes;
    let skills = codes.skills.iter().map(|&one| Code::Skill(one));
    let faults = codes.faults.iter().map(|&one| Code::Fault(one));
    let moves = codes.boundary.iter().flat_map(|one| one.moves.iter().map(|&one| Code::Move(one)));
    let stance = codes.stance().map(Code::Stance);
    let all = skills.chain(faults).chain(moves).chain(stance);
    all.map(|code| code.key().to_owned()).collect()
}

/// ISO 8601 to a hundredth of a second, from milliseconds; a clock that was set back took no time.
fn duration(milliseconds: i64) -> String {
    let hundredths = milliseconds.max(0) / 10;
    format!("PT{}.{:02}S", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::duration;

    #[test]
    fn durations_are_exact_to_a_hundredth() {
        assert_eq!(duration(0), "PT0.00S");
        assert_eq!(duration(14_209), "PT14.20S");
        assert_eq!(duration(1_122_350), "PT1122.35S");
        assert_eq!(duration(-5), "PT0.00S");
    }
}
