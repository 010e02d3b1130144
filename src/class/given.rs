//! One turn as a result file holds it: what was answered, when, and why its score is contested.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::coding::{CodedReply, PerDimension, QuestionForm};
use crate::records::{KeptTurn, Timing};
use crate::scenario::Scenario;
use crate::transcript::{Correction, Guess, Reply, Typed, Way};

/// One answered turn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GivenTurn {
    /// The beat.
    pub beat: String,
    /// What was answered.
    pub reply: Given,
    /// When the answers could be given, in milliseconds since the session began.
    pub shown: i64,
    /// When one was.
    pub answered: i64,
    /// Why the trainee contests its score; `None` where they do not.
    pub contested: Option<String>,
}

/// An answer: the id of an authored one, or the trainee's own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Given {
    /// An authored answer's id within the beat. Its words stand in the scenario.
    Chosen(String),
    /// The trainee's own words.
    Typed {
        /// As typed.
        says: String,
        /// What the coder was sure of in them, at the time.
        codes: CodedReply,
        /// What the trainee said of codes that were unsure.
        corrections: Vec<Correction>,
    },
}

impl GivenTurn {
    /// What a result holds of a turn that was kept.
    pub fn of(turn: &KeptTurn, began: Timestamp) -> Self {
        let since = |at: Timestamp| at.as_millisecond().saturating_sub(began.as_millisecond());
        let reply = match &turn.reply {
            Reply::Chosen { id, .. } => Given::Chosen(id.clone()),
            Reply::Typed { says, heard } => Given::Typed {
                says: says.clone(),
                codes: turn.codes.clone(),
                corrections: heard.corrections.clone(),
            },
        };
        Self {
            beat: turn.beat.clone(),
            reply,
            shown: since(turn.timing.shown),
            answered: since(turn.timing.answered),
            contested: turn.contested.clone(),
        }
    }

    /// The turn as it would lie in records, with the words and codes of an authored answer from its scenario.
    pub fn kept(&self, scenario: &Scenario, began: Timestamp) -> KeptTurn {
        let at = |after: i64| {
            let milliseconds = began.as_millisecond().saturating_add(after);
            Timestamp::from_millisecond(milliseconds).unwrap_or(began)
        };
        let (reply, codes) = match &self.reply {
            Given::Chosen(id) => {
                let beat = scenario.find_beat(&self.beat).map(|ix| scenario.beat(ix));
                let response =
                    beat.and_then(|beat| beat.responses.iter().find(|one| one.id == *id));
                // An answer that is not in the scenario cannot be given again, and that is what is told of it.
                let says = response.map(|one| one.says.clone()).unwrap_or_default();
                let codes = response.map_or_else(nothing, |one| one.codes.clone());
                (Reply::Chosen { id: id.clone(), says }, codes)
            }
            Given::Typed { says, codes, corrections } => {
                let heard = Box::new(to_be_heard(codes, corrections));
                (Reply::Typed { says: says.clone(), heard }, codes.clone())
            }
        };
        KeptTurn {
            beat: self.beat.clone(),
            reply,
            codes,
            timing: Timing { shown: at(self.shown), answered: at(self.answered) },
            contested: self.contested.clone(),
        }
    }
}

const fn nothing() -> CodedReply {
    CodedReply {
        skills: Vec::new(),
        faults: Vec::new(),
        empathy: None,
        boundary: None,
        question: QuestionForm::NoQuestion,
        evidence: Vec::new(),
    }
}

/// Words that are to be heard anew: of how they were heard, only what the trainee said of it counts.
fn to_be_heard(codes: &CodedReply, corrections: &[Correction]) -> Typed {
    Typed {
        taken: codes.clone(),
        codes: Vec::new(),
        form: Guess { what: codes.question, percent: 0, is_sure: false },
        empathy: None,
        stance: None,
        words: 0,
        can_tell: PerDimension::default(),
        repeats: None,
        way: Way::Otherwise,
        corrections: corrections.to_vec(),
    }
}
