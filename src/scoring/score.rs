//! A session's scores: for each dimension, the weighted part of its chances that was used.

use serde::Serialize;

use super::rubric::{Rubric, Stake};
use super::typed::{self, Concern, Worth, concerns};
use crate::coding::{CodedReply, Dimension, PerDimension, QuestionForm, Stance};
use crate::moment::{Moment, WantedQuestion};
use crate::transcript::{Transcript, Turn};

/// Scores of one session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Scores {
    /// Each dimension, in the order of [`Dimension::ALL`].
    pub dimensions: PerDimension<DimensionScore>,
    /// Turns, from 0, whose answer was a violation.
    pub violations: Vec<usize>,
    /// The first turn, from 0, at which risk should have been asked about and was not, then or later.
    pub risk_unasked: Option<usize>,
    /// Whether that rests on the coder, so that it is told as "may have" and caps nothing.
    pub risk_rests_on_coder: bool,
    /// What in typed answers may have done harm.
    pub concerns: Vec<Concern>,
    /// Every reported dimension at the pass mark or above, no violation, risk asked about where it was due, and
    /// nothing that the coder is sure may have done harm.
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
    /// How many more were due, in which the coder could not tell.
    pub unsure: usize,
    /// Whether it rests on what the coder heard in typed answers.
    pub is_estimate: bool,
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
    unsure: PerDimension<u32>,
    has_violation: bool,
    has_concern: bool,
    risk_was_due: bool,
    risk_was_asked: bool,
    risk_rests_on_coder: bool,
}

/// What one answer adds to a tally. Computed once for each authored answer, added often.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Verdict {
    won: PerDimension<i64>,
    chances: PerDimension<i64>,
    n: PerDimension<u32>,
    unsure: PerDimension<u32>,
    is_violation: bool,
    risk_is_due: bool,
    asks_risk: bool,
    is_typed: bool,
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
            risk_is_due: is_risk_due(moment),
            asks_risk: codes.question == QuestionForm::DirectRisk,
            ..Self::default()
        };
        for (d, stake) in stakes.iter().enumerate() {
            let (Some(stake), Some(value)) = (stake, values[d]) else { continue };
            verdict.count(d, stake, value);
        }
        verdict
    }

    /// What a turn adds, chosen or typed.
    fn of_turn(rubric: &Rubric, turn: &Turn, stakes: &PerDimension<Option<Stake>>) -> Self {
        let Some(typed) = turn.typed() else {
            return Self::of(rubric, &turn.moment, stakes, &turn.codes);
        };
        let mut verdict = Self {
            risk_is_due: is_risk_due(&turn.moment),
            asks_risk: typed::asks_risk(turn),
            is_typed: true,
            ..Self::default()
        };
        for (d, stake) in stakes.iter().enumerate() {
            let Some(stake) = stake else { continue };
            let heard = (&turn.codes, typed);
            match typed::worth(rubric, &turn.moment, heard, Dimension::ALL[d], stake) {
                Worth::Value(value) => verdict.count(d, stake, value),
                Worth::Unsure => verdict.unsure[d] = 1,
            }
        }
        verdict
    }

    fn count(&mut self, d: usize, stake: &Stake, value: i32) {
        let value = value.clamp(stake.low, stake.high);
        self.won[d] = i64::from(stake.weight) * i64::from(value - stake.low);
        self.chances[d] = i64::from(stake.weight) * i64::from(stake.high - stake.low);
        self.n[d] = 1;
    }
}

impl Tally {
    /// Adds one answer.
    pub fn add(&mut self, verdict: &Verdict) {
        for d in 0..3 {
            self.won[d] += verdict.won[d];
            self.chances[d] += verdict.chances[d];
            self.n[d] += verdict.n[d];
            self.unsure[d] += verdict.unsure[d];
        }
        self.has_violation |= verdict.is_violation;
        self.risk_was_due |= verdict.risk_is_due;
        self.risk_rests_on_coder |= self.risk_was_due && verdict.is_typed;
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
        if self.n(dimension) < rubric.min_n || chances == 0 || self.is_too_unsure(rubric, dimension)
        {
            return None;
        }
        u8::try_from((200 * won + chances) / (2 * chances)).ok()
    }

    /// Whether the coder could not tell in more of a dimension's moments than the rubric allows.
    pub fn is_too_unsure(&self, rubric: &Rubric, dimension: Dimension) -> bool {
        let unsure = i64::from(self.unsure[dimension.index()]);
        let due = unsure + i64::from(self.n[dimension.index()]);
        unsure * 1000 > i64::from(rubric.typed.unsure_at_most) * due
    }

    /// The score of a dimension, 0 to 100; `None` where its moments are too few.
    pub fn score(&self, rubric: &Rubric, dimension: Dimension) -> Option<u8> {
        let score = self.uncapped(rubric, dimension)?;
        let has_risk = self.is_risk_unasked() && !self.risk_rests_on_coder;
        let is_capped = dimension == Dimension::Boundaries && (self.has_violation || has_risk);
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
            && !self.has_concern
            && !self.is_risk_unasked()
    }
}

/// Scores a session, or what there is of it.
pub fn score(transcript: &Transcript, rubric: &Rubric) -> Scores {
    let concerns = concerns(transcript);
    let mut tally =
        Tally { has_concern: concerns.iter().any(|concern| concern.is_sure), ..Tally::default() };
    let mut moments = PerDimension::<Vec<MomentScore>>::default();
    for (number, turn) in transcript.turns.iter().enumerate() {
        let authored = turn.authored.iter().map(|answer| &answer.codes);
        let stakes = rubric.stakes(&turn.moment, authored);
        let verdict = Verdict::of_turn(rubric, turn, &stakes);
        tally.add(&verdict);
        for (d, moments) in moments.iter_mut().enumerate() {
            moments.extend(moment_score(rubric, number, stakes[d], &verdict, d));
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
            unsure: tally.unsure[d] as usize,
            is_estimate: transcript.turns.iter().any(|turn| turn.typed().is_some()),
            won: tally.part(dimension).0,
            chances: tally.part(dimension).1,
            moments: std::mem::take(&mut moments[d]),
        }
    });
    Scores {
        dimensions,
        violations: violations(transcript),
        risk_unasked: risk_unasked(transcript),
        risk_rests_on_coder: tally.risk_rests_on_coder,
        concerns,
        passes: tally.passes(rubric, &transcript.focus),
    }
}

fn moment_score(
    rubric: &Rubric,
    turn: usize,
    stake: Option<Stake>,
    verdict: &Verdict,
    dimension: usize,
) -> Option<MomentScore> {
    let Stake { low, high, weight } = stake?;
    if verdict.n[dimension] == 0 {
        return None;
    }
    // Exact, for it was multiplied by the weight.
    let value = low + i32::try_from(verdict.won[dimension] / i64::from(weight)).ok()?;
    let share = (value - low) * 1000 / (high - low);
    Some(MomentScore { turn, value, low, high, weight, share, is_weak: rubric.is_weak(share) })
}

/// Turns, from 0, whose answer was a violation.
pub fn violations(transcript: &Transcript) -> Vec<usize> {
    let turns = transcript.turns.iter().enumerate();
    // One that the coder heard is a concern, not a finding.
    let is_one = |turn: &Turn| turn.typed().is_none() && is_violation(&turn.codes);
    turns.filter(|(_, turn)| is_one(turn)).map(|(number, _)| number).collect()
}

fn is_violation(codes: &CodedReply) -> bool {
    codes.stance() == Some(Stance::Violation)
}

fn is_risk_due(moment: &Moment) -> bool {
    moment.question == Some(WantedQuestion::DirectRisk)
}

fn risk_unasked(transcript: &Transcript) -> Option<usize> {
    let first = transcript.turns.iter().position(|turn| is_risk_due(&turn.moment))?;
    let was_asked = transcript.turns[first..].iter().any(typed::asks_risk);
    (!was_asked).then_some(first)
}
