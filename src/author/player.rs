//! Simulated trainees: the ones that know nothing, the ones that follow a cue, and the author's best.

use rand::rngs::ChaCha8Rng;

use crate::coding::{Dimension, PerDimension};
use crate::scenario::Scenario;
use crate::scoring::{Rubric, Stake, Verdict};
use crate::session::below;
use crate::words::{Lexicon, Passage, cues};

use crate::coding::vocabulary;
use serde::{Deserialize, Serialize};
use std::fmt;

vocabulary! {
    /// How a simulated player chooses among the answers offered.
    pub enum Strategy {
        Uniform = "uniform", "any answer";
        Longest = "longest", "always the longest";
        Shortest = "shortest", "always the shortest";
        First = "first", "always the first in the file";
        Last = "last", "always the last in the file";
        Question = "question", "always a question";
        SoundsLike = "sounds_like", "always “it sounds like”";
        FeelingWords = "feeling_words", "the most feeling words";
        EmpathyOnly = "empathy_only", "best by empathy alone";
        Best = "best", "the author's best";
        SlipAndRepair = "slip_and_repair", "the author's best with one slip";
    }
}

impl Strategy {
    /// Whether the strategy follows a cue and knows nothing: a scenario in which it does well gives itself away.
    pub const fn is_dumb(self) -> bool {
        matches!(
            self,
            Self::Longest
                | Self::Shortest
                | Self::First
                | Self::Last
                | Self::Question
                | Self::SoundsLike
                | Self::FeelingWords
        )
    }
}

/// What players must know of a scenario, looked up once.
#[derive(Debug)]
pub(super) struct Guide {
    /// By beat and answer, how much each strategy likes it, in the order of [`Strategy::ALL`].
    liking: Vec<Vec<[i32; Strategy::ALL.len()]>>,
    /// By beat and answer, what it adds to a session's sums.
    pub verdicts: Vec<Vec<Verdict>>,
    /// By beat, whether its answers differ in worth, so that one can slip there.
    pub slippery: Vec<bool>,
}

impl Guide {
    pub(super) fn new(scenario: &Scenario, rubric: &Rubric, lexicon: &Lexicon) -> Self {
        let mut guide = Self { liking: Vec::new(), verdicts: Vec::new(), slippery: Vec::new() };
        for beat in &scenario.beats {
            let codes = beat.responses.iter().map(|response| &response.codes);
            let stakes = rubric.stakes(&beat.moment, codes.clone());
            let verdicts =
                codes.clone().map(|codes| Verdict::of(rubric, &beat.moment, &stakes, codes));
            guide.verdicts.push(verdicts.collect());
            let reported = reported_stakes(&stakes, scenario);
            guide.slippery.push(reported.iter().any(Option::is_some));
            let liking = beat.responses.iter().enumerate().map(|(place, response)| {
                let values = rubric.values(&beat.moment, &response.codes);
                let mut liking = cue_liking(&response.says, place, lexicon);
                liking[Strategy::EmpathyOnly as usize] =
                    values[Dimension::Empathy.index()].unwrap_or(0);
                let worth = worth(&reported, &values);
                liking[Strategy::Best as usize] = worth;
                liking[Strategy::SlipAndRepair as usize] = worth;
                liking
            });
            guide.liking.push(liking.collect());
        }
        guide
    }

    /// Chooses among the offered answers of a beat; of several liked equally, the seed picks one.
    pub(super) fn choose(
        &self,
        strategy: Strategy,
        beat: usize,
        offered: &[usize],
        rng: &mut ChaCha8Rng,
    ) -> usize {
        self.most_liked(offered, rng, |place| self.liking[beat][place][strategy as usize])
    }

    /// Whether a strategy likes any answer better than another of its beat.
    pub(super) fn prefers(&self, strategy: Strategy) -> bool {
        self.liking.iter().any(|beat| {
            let mut likings = beat.iter().map(|liking| liking[strategy as usize]);
            let first = likings.next();
            likings.any(|liking| Some(liking) != first)
        })
    }

    /// Chooses the answer that is worth least.
    pub(super) fn slip(&self, beat: usize, offered: &[usize], rng: &mut ChaCha8Rng) -> usize {
        let best = Strategy::Best as usize;
        self.most_liked(offered, rng, |place| -self.liking[beat][place][best])
    }

    /// Whether the offered answers of a beat differ in worth.
    pub(super) fn can_slip(&self, beat: usize, offered: &[usize]) -> bool {
        let worth = |&place: &usize| self.liking[beat][place][Strategy::Best as usize];
        let (least, most) = (offered.iter().map(worth).min(), offered.iter().map(worth).max());
        self.slippery[beat] && least != most
    }

    fn most_liked(
        &self,
        offered: &[usize],
        rng: &mut ChaCha8Rng,
        liking: impl Fn(usize) -> i32,
    ) -> usize {
        let most = offered.iter().map(|&place| liking(place)).max();
        let is_most = |place: &&usize| Some(liking(**place)) == most;
        let n = offered.iter().filter(is_most).count();
        let pick = if n > 1 { below(rng, n) } else { 0 };
        offered.iter().filter(is_most).nth(pick).copied().unwrap_or(0)
    }
}

/// The stakes of the dimensions that the scenario reports; of all, where it reports none.
fn reported_stakes(
    stakes: &PerDimension<Option<Stake>>,
    scenario: &Scenario,
) -> PerDimension<Option<Stake>> {
    let is_reported = |d: &Dimension| scenario.focus.is_empty() || scenario.focus.contains(d);
    let mut reported = *stakes;
    for dimension in Dimension::ALL.iter().filter(|d| !is_reported(d)) {
        reported[dimension.index()] = None;
    }
    reported
}

/// The mean part of its chances that an answer uses, in thousandths.
fn worth(stakes: &PerDimension<Option<Stake>>, values: &PerDimension<Option<i32>>) -> i32 {
    let both = stakes.iter().zip(values);
    let shares = both.filter_map(|(stake, value)| {
        let (stake, value) = ((*stake)?, (*value)?);
        Some((value - stake.low) * 1000 / (stake.high - stake.low))
    });
    let (n, sum) = shares.fold((0, 0), |(n, sum), share| (n + 1, sum + share));
    if n == 0 { 0 } else { sum / n }
}

/// How much the cue-following players like an answer.
fn cue_liking(says: &str, place: usize, lexicon: &Lexicon) -> [i32; Strategy::ALL.len()] {
    let count = |n: usize| i32::try_from(n).unwrap_or(i32::MAX);
    let length = count(says.chars().count());
    let passage = Passage::new(says);
    let mut liking = [0; Strategy::ALL.len()];
    liking[Strategy::Longest as usize] = length;
    liking[Strategy::Shortest as usize] = -length;
    liking[Strategy::First as usize] = -count(place);
    liking[Strategy::Last as usize] = count(place);
    liking[Strategy::Question as usize] = i32::from(!cues::questions_in(&passage).is_empty());
    liking[Strategy::SoundsLike as usize] =
        i32::from(!cues::reflection_stems_in(&passage).is_empty());
    liking[Strategy::FeelingWords as usize] = count(lexicon.feelings_in(&passage).len());
    liking
}
