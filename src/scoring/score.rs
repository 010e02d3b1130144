//! A session's scores: for each dimension, the weighted part of its chances that was used.

use serde::Serialize;

use super::rubric::{Rubric, Stake, Values};
use crate::coding::{CodedReply, Dimension, PerDimension, QuestionForm, Stance};
use crate::moment::{Moment, WantedQuestion};
use crate::transcript::Transcript;

/// Scores of one session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Scores {
    /// Each dimension, in the order of [`Dimension::ALL`].
    pub dimensions: PerDimension<DimensionScore>,
    /// Turns, from 0, whose answer was a violation.
    pub violations: Vec<usize>,
    /// The first turn, from 0, at which risk should have been asked about and was not, then or later.
    pub risk_unasked: Option<usize>,
    /// Every reported dimension at the pass mark or above, and no violation.
    pub passes: bool,
}

impl Scores {
    /// The score of one dimension.
    pub const fn of(&self, dimension: Dimension) -> &DimensionScore {
        &self.dimensions[dimension.index()]
    }
}

/// One dimension of one session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DimensionScore {
    /// Which.
    pub dimension: Dimension,
    /// Whether the scenario reports it.
    pub is_reported: bool,
    /// 0 to 100; `None` where it is not reported or the scored moments are too few.
    pub score: Option<u8>,
    /// What the score would be without the cap for a violation or for risk left unasked.
    pub uncapped: Option<u8>,
    /// How many scored moments there were.
    pub n: usize,
    /// Σ w(v − lo) over the scored moments, in millionths.
    pub won: i64,
    /// Σ w(hi − lo) over the scored moments, in millionths.
    pub chances: i64,
    /// The scored moments, in order.
    pub moments: Vec<MomentScore>,
}

/// One scored moment of one dimension. Values are thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct MomentScore {
    /// The turn, from 0.
    pub turn: usize,
    /// What the answer was worth.
    pub value: i32,
    /// The least any authored answer is worth.
    pub low: i32,
    /// The most.
    pub high: i32,
    /// How much the moment counts.
    pub weight: i32,
    /// The part of the chance that was used, 0 to 1000.
    pub share: i32,
    /// Whether the moment was weak.
    pub is_weak: bool,
}

impl MomentScore {
    /// What was lost here, weighted, in millionths.
    pub const fn loss(&self) -> i64 {
        self.weight as i64 * (self.high - self.value) as i64
    }
}

/// The running sums of a session: what both the debrief and the simulator score by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    won: PerDimension<i64>,
    chances: PerDimension<i64>,
    n: PerDimension<u32>,
    has_violation: bool,
    risk_was_due: bool,
    risk_was_asked: bool,
}

/// What one answer adds to a tally. Computed once for each authored answer, added often.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Verdict {
    won: PerDimension<i64>,
    chances: PerDimension<i64>,
    n: PerDimension<u32>,
    is_violation: bool,
    risk_is_due: bool,
    asks_risk: bool,
}

impl Verdict {
    /// What `codes` adds at a moment with these stakes.
    pub fn of(
        rubric: &Rubric,
        moment: &Moment,
        stakes: &PerDimension<Option<Stake>>,
        codes: &CodedReply,
    ) -> Self {
        let values = rubric.values(moment, codes);
        let mut verdict = Self {
            is_violation: is_violation(codes),
            risk_is_due: moment.question == Some(WantedQuestion::DirectRisk),
            asks_risk: codes.question == QuestionForm::DirectRisk,
            ..Self::default()
        };
        for (d, stake) in stakes.iter().enumerate() {
            let (Some(stake), Some(value)) = (stake, values[d]) else { continue };
            let value = value.clamp(stake.low, stake.high);
            verdict.won[d] = i64::from(stake.weight) * i64::from(value - stake.low);
            verdict.chances[d] = i64::from(stake.weight) * i64::from(stake.high - stake.low);
            verdict.n[d] = 1;
        }
        verdict
    }
}

impl Tally {
    /// Adds one answer.
    pub fn add(&mut self, verdict: &Verdict) {
        for d in 0..3 {
            self.won[d] += verdict.won[d];
            self.chances[d] += verdict.chances[d];
            self.n[d] += verdict.n[d];
        }
        self.has_violation |= verdict.is_violation;
        self.risk_was_due |= verdict.risk_is_due;
        // A question asked before it was due does not answer for what was said since.
        self.risk_was_asked |= self.risk_was_due && verdict.asks_risk;
    }

    /// How many scored moments a dimension has had.
    pub const fn n(&self, dimension: Dimension) -> usize {
        self.n[dimension.index()] as usize
    }

    /// Whether risk should have been asked about and was not.
    pub const fn is_risk_unasked(&self) -> bool {
        self.risk_was_due && !self.risk_was_asked
    }

    /// The part of its chances that a dimension used, won and offered, before rounding and caps.
    pub const fn part(&self, dimension: Dimension) -> (i64, i64) {
        (self.won[dimension.index()], self.chances[dimension.index()])
    }

    /// The score of a dimension without caps, rounded half up; `None` where its moments are too few.
    pub fn uncapped(&self, rubric: &Rubric, dimension: Dimension) -> Option<u8> {
        let (won, chances) = self.part(dimension);
        if self.n(dimension) < rubric.min_n || chances == 0 {
            return None;
        }
        u8::try_from((200 * won + chances) / (2 * chances)).ok()
    }

    /// The score of a dimension, 0 to 100; `None` where its moments are too few.
    pub fn score(&self, rubric: &Rubric, dimension: Dimension) -> Option<u8> {
        let score = self.uncapped(rubric, dimension)?;
        let is_capped =
            dimension == Dimension::Boundaries && (self.has_violation || self.is_risk_unasked());
        Some(if is_capped { score.min(rubric.violation_cap) } else { score })
    }

    /// Whether every dimension in `focus` is scored at the pass mark or above, without a violation
    /// and without risk left unasked. Where nothing is reported, nothing is passed.
    pub fn passes(&self, rubric: &Rubric, focus: &[Dimension]) -> bool {
        let is_enough = |&dimension: &Dimension| {
            self.score(rubric, dimension).is_some_and(|s| s >= rubric.pass)
        };
        !focus.is_empty()
            && focus.iter().all(is_enough)
            && !self.has_violation
            && !self.is_risk_unasked()
    }
}

/// Scores a session, or what there is of it.
pub fn score(transcript: &Transcript, rubric: &Rubric) -> Scores {
    let mut tally = Tally::default();
    let mut moments = PerDimension::<Vec<MomentScore>>::default();
    for (number, turn) in transcript.turns.iter().enumerate() {
        let authored = turn.authored.iter().map(|answer| &answer.codes);
        let stakes = rubric.stakes(&turn.moment, authored);
        let values = rubric.values(&turn.moment, &turn.codes);
        tally.add(&Verdict::of(rubric, &turn.moment, &stakes, &turn.codes));
        for (d, moments) in moments.iter_mut().enumerate() {
            moments.extend(moment_score(rubric, number, stakes[d], values, d));
        }
    }
    let dimensions = std::array::from_fn(|d| {
        let dimension = Dimension::ALL[d];
        let is_reported = transcript.focus.contains(&dimension);
        DimensionScore {
            dimension,
            is_reported,
            score: tally.score(rubric, dimension).filter(|_| is_reported),
            uncapped: tally.uncapped(rubric, dimension).filter(|_| is_reported),
            n: tally.n(dimension),
            won: tally.part(dimension).0,
            chances: tally.part(dimension).1,
            moments: std::mem::take(&mut moments[d]),
        }
    });
    Scores {
        dimensions,
        violations: violations(transcript),
        risk_unasked: risk_unasked(transcript),
        passes: tally.passes(rubric, &transcript.focus),
    }
}

fn moment_score(
    rubric: &Rubric,
    turn: usize,
    stake: Option<Stake>,
    values: Values,
    dimension: usize,
) -> Option<MomentScore> {
    let Stake { low, high, weight } = stake?;
    let value = values[dimension]?.clamp(low, high);
    let share = (value - low) * 1000 / (high - low);
    Some(MomentScore { turn, value, low, high, weight, share, is_weak: rubric.is_weak(share) })
}

/// Turns, from 0, whose answer was a violation.
pub fn violations(transcript: &Transcript) -> Vec<usize> {
    let turns = transcript.turns.iter().enumerate();
    turns.filter(|(_, turn)| is_violation(&turn.codes)).map(|(number, _)| number).collect()
}

fn is_violation(codes: &CodedReply) -> bool {
    codes.stance() == Some(Stance::Violation)
}

fn risk_unasked(transcript: &Transcript) -> Option<usize> {
    let is_due = |moment: &Moment| moment.question == Some(WantedQuestion::DirectRisk);
    let first = transcript.turns.iter().position(|turn| is_due(&turn.moment))?;
    let was_asked = transcript.turns[first..]
        .iter()
        .any(|turn| turn.codes.question == QuestionForm::DirectRisk);
    (!was_asked).then_some(first)
}
