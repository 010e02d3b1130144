//! Simulated trainees who type and know nothing: a scenario in which one of them passes can be passed by noise.

use serde::{Deserialize, Serialize};
use std::fmt;

use crate::coding::vocabulary;
use crate::coding::{Dimension, PerDimension};
use crate::scenario::Scenario;
use crate::scoring::{Rubric, score};
use crate::session::{Ear, Session, SessionError, Setup};
use crate::transcript::{AnswerMode, RunMode, Seed, SpokenLine, Transcript};

vocabulary! {
    /// What a simulated trainee types, whatever the moment.
    pub enum Typist {
        Echo = "echo", "types the client's own words";
        Stock = "stock", "types one stock reflection";
        KitchenSink = "kitchen_sink", "types everything at once";
        ShortSink = "short_sink", "types much at once, briefly";
        EmptyWords = "empty_words", "types empty words";
        Points = "points", "types three points";
    }
}

/// What one of them did.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TypistReport {
    /// Which.
    pub typist: Typist,
    /// Sessions that were passed.
    pub passes: u64,
    /// The mean score of each dimension; one that was not scored counts 0.
    pub means: PerDimension<f64>,
}

/// How often each of them plays a scenario: only wordings differ from seed to seed.
pub const TYPED_PLAYS: u64 = 5;

/// Lets each of them play a scenario a few times.
///
/// # Errors
/// When a session does not take what was typed, which would be a fault of this program.
pub fn typists(
    scenario: &Scenario,
    ear: &Ear<'_>,
    rubric: &Rubric,
    seed: Seed,
) -> Result<Vec<TypistReport>, SessionError> {
    let report = |&typist: &Typist| {
        let (mut passes, mut sums) = (0, PerDimension::<u64>::default());
        for number in 0..TYPED_PLAYS {
            let transcript = play(typist, scenario, ear, Seed(seed.0.wrapping_add(number)))?;
            let scores = score(&transcript, rubric);
            passes += u64::from(scores.passes);
            for (sum, one) in sums.iter_mut().zip(&scores.dimensions) {
                *sum += u64::from(one.score.unwrap_or(0));
            }
        }
        let means = sums.map(|sum| sum as f64 / TYPED_PLAYS as f64);
        Ok(TypistReport { typist, passes, means })
    };
    Typist::ALL.iter().map(report).collect()
}

/// One session of a typist.
///
/// # Errors
/// As [`typists`].
pub fn play(
    typist: Typist,
    scenario: &Scenario,
    ear: &Ear<'_>,
    seed: Seed,
) -> Result<Transcript, SessionError> {
    let setup = Setup { seed, mode: RunMode::Transfer, answers: AnswerMode::Compose, carry: None };
    let (mut session, _) = Session::begin(scenario, ear.reactions, setup);
    while !session.is_over() {
        let words = typist.types(session.said());
        session.say(&words, ear)?;
    }
    Ok(session.transcript().clone())
}

impl Typist {
    /// What is typed after what the client said.
    fn types(self, said: &[SpokenLine]) -> String {
        match self {
            Self::Echo => {
                let lines = said.iter().map(|line| line.says.as_str());
                let words = lines.collect::<Vec<_>>().join(" ");
                if words.trim().is_empty() { "…".to_owned() } else { words }
            }
            Self::Stock => "It sounds like that's really hard for you.".to_owned(),
            Self::KitchenSink => KITCHEN_SINK.to_owned(),
            Self::ShortSink => SHORT_SINK.to_owned(),
            Self::EmptyWords => {
                "I see. Okay. That's interesting. Thank you for sharing.".to_owned()
            }
            Self::Points => "…".to_owned(),
        }
    }
}

impl TypistReport {
    /// The mean score of a dimension.
    pub const fn mean(&self, dimension: Dimension) -> f64 {
        self.means[dimension.index()]
    }
}

const KITCHEN_SINK: &str = "It sounds like you're feeling sad, scared, angry and alone all at once, and no wonder, anyone would in your place. You've shown real strength in coming here. What is that like for you, and how long has it been going on? Are you thinking of killing yourself? I can't promise to keep everything secret, because your safety matters to me; what would it mean to you if I told my supervisor? It's your choice. Could I share an idea with you? Maybe we could set a small goal for this week. I'm sorry if I got that wrong. Let me sum up what you said so far and tell me if I have it right.";

const SHORT_SINK: &str = "That sounds painful, and it makes sense that you feel that way. I can't do that, because this time is yours, and I'd like to understand what it means to you. What is it like for you right now? It's your choice, and I'll think about it with my supervisor. I'm here with you.";
