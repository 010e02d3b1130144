//! Plays: sessions that an author scripts beside a scenario, with what must follow.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::coding::{Dimension, PerDimension};
use crate::diagnostic::Source;
use crate::scenario::{self, Scenario, Tables};
use crate::scoring::{Lesson, Rubric, Scores, corrective_point, score};
use crate::session::{Session, SessionError, Setup};
use crate::transcript::{AnswerMode, End, RunMode, Seed, SelfRating, Transcript};

/// A scripted session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Play {
    /// What it shows, in one sentence.
    pub about: String,
    /// The scenario's file, beside the folder of plays.
    pub scenario: String,
    /// The seed it is played with.
    #[serde(default)]
    pub seed: Seed,
    /// The ids of the answers, in order.
    pub answers: Vec<String>,
    /// What the trainee gives themselves.
    #[serde(default)]
    pub self_rating: Option<PlayRating>,
    /// What must follow.
    pub expect: Expectation,
}

/// A self-rating by name: 0 to 100 by tens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlayRating {
    /// Empathy.
    pub empathy: u8,
    /// Boundaries.
    pub boundaries: u8,
    /// Questioning.
    pub questioning: u8,
}

impl From<PlayRating> for SelfRating {
    fn from(rating: PlayRating) -> Self {
        [rating.empathy, rating.boundaries, rating.questioning]
    }
}

/// What must follow from a play; what is left out may be anything.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Expectation {
    /// The ending's id, or `time_up`.
    pub ending: Option<String>,
    /// Whether it passes.
    pub passes: Option<bool>,
    /// The corrective point.
    pub corrective: Option<Lesson>,
    /// How many ruptures begin.
    pub ruptures: Option<usize>,
    /// How many of them are repaired.
    pub repairs: Option<usize>,
    /// Dimensions that score at least so much.
    pub at_least: Vec<(Dimension, u8)>,
    /// Dimensions that score below so much.
    pub below: Vec<(Dimension, u8)>,
    /// Dimensions on which the trainee gives themselves at least ten points more than they score.
    pub overrates: Vec<Dimension>,
    /// Dimensions on which they give themselves at least ten points less.
    pub underrates: Vec<Dimension>,
}

/// Why a play could not be played to its end.
#[derive(Debug, Error)]
pub enum PlayError {
    /// The file is no play.
    #[error("{line}:{column}: {message}")]
    Syntax {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
        /// What is wrong.
        message: String,
    },
    /// An answer was not there to choose.
    #[error("answer {number} does not fit: {error}")]
    Answer {
        /// The answer's number, from 1.
        number: usize,
        /// What the engine said.
        error: SessionError,
    },
    /// The answers ran out before an ending.
    #[error("the answers run out at the beat `{beat}`")]
    Unfinished {
        /// Where it stands.
        beat: String,
    },
}

/// What came of a play.
#[derive(Debug, Clone, PartialEq)]
pub struct PlayOutcome {
    /// What happened.
    pub transcript: Transcript,
    /// What it was worth.
    pub scores: Scores,
    /// The corrective point.
    pub lesson: Lesson,
    /// Each expectation that does not hold, in words.
    pub broken: Vec<String>,
}

impl Play {
    /// Reads a play.
    ///
    /// # Errors
    /// When the text is no play; the first place that makes it none.
    pub fn parse(source: &Source) -> Result<Self, PlayError> {
        scenario::options().from_str(&source.text).map_err(|error| {
            let finding = scenario::parse_error(source, &error, "");
            let hints = finding.hints.iter().map(|hint| format!(" ({hint})"));
            PlayError::Syntax {
                line: finding.place.line,
                column: finding.place.column,
                message: finding.message + &hints.collect::<String>(),
            }
        })
    }
}

/// Plays a play and holds it against what must follow.
///
/// # Errors
/// When an answer is not offered where it is given, or the answers run out.
pub fn run_play(
    play: &Play,
    scenario: &Scenario,
    tables: &Tables,
    rubric: &Rubric,
) -> Result<PlayOutcome, PlayError> {
    let setup = Setup {
        seed: play.seed,
        mode: RunMode::Transfer,
        answers: AnswerMode::Choose,
        carry: None,
    };
    let (mut session, _) = Session::begin(scenario, &tables.reactions, setup);
    for (number, answer) in play.answers.iter().enumerate() {
        let number = number + 1;
        session.answer(answer).map_err(|error| PlayError::Answer { number, error })?;
    }
    if let Some(beat) = session.beat() {
        return Err(PlayError::Unfinished { beat: beat.to_owned() });
    }
    let transcript = session.transcript().clone();
    let scores = score(&transcript, rubric);
    let (lesson, _) = corrective_point(&transcript, &scores, rubric);
    let mut broken = broken(&play.expect, &transcript, &scores, lesson);
    broken.extend(broken_gaps(play, &scores));
    Ok(PlayOutcome { transcript, scores, lesson, broken })
}

fn broken(
    expect: &Expectation,
    transcript: &Transcript,
    scores: &Scores,
    lesson: Lesson,
) -> Vec<String> {
    let repaired = transcript.ruptures.iter().filter(|rupture| rupture.repaired.is_some()).count();
    let ending = match &transcript.end {
        End::Ending { id, .. } => id.as_str(),
        End::TimeUp => "time_up",
        End::BrokenOff => "broken_off",
    };
    let mut broken = Vec::new();
    let mut hold = |what: &str, wanted: Option<String>, found: String| {
        if let Some(wanted) = wanted.filter(|wanted| *wanted != found) {
            broken.push(format!("{what}: expected {wanted}, found {found}"));
        }
    };
    hold("ending", expect.ending.clone(), ending.to_owned());
    hold("passes", expect.passes.map(|it| it.to_string()), scores.passes.to_string());
    hold("corrective", expect.corrective.map(in_ron), in_ron(lesson));
    hold("ruptures", expect.ruptures.map(|n| n.to_string()), transcript.ruptures.len().to_string());
    hold("repairs", expect.repairs.map(|n| n.to_string()), repaired.to_string());
    broken.extend(broken_scores(expect, &scores.dimensions.each_ref().map(|score| score.score)));
    broken
}

fn broken_scores(expect: &Expectation, scores: &PerDimension<Option<u8>>) -> Vec<String> {
    let shown = |score: Option<u8>| score.map_or("no score".to_owned(), |score| score.to_string());
    let low = expect.at_least.iter().filter_map(|&(dimension, least)| {
        let score = scores[dimension.index()];
        let is_low = score.is_none_or(|score| score < least);
        is_low.then(|| format!("{dimension}: expected at least {least}, found {}", shown(score)))
    });
    let high = expect.below.iter().filter_map(|&(dimension, limit)| {
        let score = scores[dimension.index()];
        let is_high = score.is_none_or(|score| score >= limit);
        is_high.then(|| format!("{dimension}: expected below {limit}, found {}", shown(score)))
    });
    low.chain(high).collect()
}

/// Own rating against score: what the debrief shows as the gap.
fn broken_gaps(play: &Play, scores: &Scores) -> Vec<String> {
    let gap = |dimension: Dimension| {
        let own = SelfRating::from(play.self_rating?)[dimension.index()];
        Some(i16::from(own) - i16::from(scores.of(dimension).score?))
    };
    let told = |dimension: Dimension, wanted: &str| {
        let found = gap(dimension).map_or("no gap".to_owned(), |gap| format!("a gap of {gap}"));
        format!("{dimension}: expected the trainee to {wanted} themselves, found {found}")
    };
    let over = play.expect.overrates.iter().filter(|d| gap(**d).is_none_or(|gap| gap < 10));
    let under = play.expect.underrates.iter().filter(|d| gap(**d).is_none_or(|gap| gap > -10));
    over.map(|&d| told(d, "overrate")).chain(under.map(|&d| told(d, "underrate"))).collect()
}

/// A lesson as a play writes it.
fn in_ron(lesson: Lesson) -> String {
    scenario::options().to_string(&lesson).unwrap_or_else(|_| format!("{lesson:?}"))
}
