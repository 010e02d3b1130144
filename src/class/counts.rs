//! What was answered at each beat, which boundaries were missed, and which scores are contested.

use std::collections::BTreeMap;

use super::judge::Accepted;
use super::result::Who;
use crate::coding::{Dimension, Stance};
use crate::moment::BoundaryKind;
use crate::scenario::Scenario;
use crate::scoring::counted_stance;
use crate::transcript::{Reply, Turn, Way};

/// How often each answer of a beat was given, in first attempts at their first visit there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BeatCount {
    /// The beat.
    pub beat: String,
    /// How many came to it.
    pub n: usize,
    /// Every answer the beat has, in the order of the file; of typed answers, the one each led like.
    pub options: Vec<OptionCount>,
    /// Typed answers that led another way than any authored one, or were not understood.
    pub other: usize,
}

/// How often one answer was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionCount {
    /// Its id.
    pub id: String,
    /// Its words.
    pub says: String,
    /// How often.
    pub n: usize,
}

/// A moment that held a boundary, and how often it was missed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missed {
    /// The beat.
    pub beat: String,
    /// The dilemma.
    pub kind: BoundaryKind,
    /// How many first attempts were scored on it.
    pub n: usize,
    /// In how many less than the rubric's part of the chance was used.
    pub missed: usize,
    /// Where the answers stood; `None` where they took no stance.
    pub stances: BTreeMap<Option<Stance>, usize>,
}

/// A score that a trainee does not agree with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contested {
    /// Whose it is.
    pub who: Who,
    /// The turn, from 1.
    pub turn: usize,
    /// The beat.
    pub beat: String,
    /// What the client said.
    pub client: String,
    /// What was answered.
    pub says: String,
    /// Each dimension it was scored on, with the part of the chance that was used, in percent.
    pub shares: Vec<(Dimension, i32)>,
    /// Why, in the trainee's words.
    pub why: String,
}

/// The turns of a session that are the first at their beat.
fn first_visits(one: &Accepted) -> impl Iterator<Item = (usize, &Turn)> {
    one.transcript.turns.iter().enumerate().filter(|(number, turn)| {
        // A client who asks what was meant stays at the beat without a new visit.
        let before = number.checked_sub(1).and_then(|at| one.transcript.turns.get(at));
        let is_again = before.is_some_and(|it| it.beat == turn.beat && it.visit == turn.visit);
        turn.visit == 1 && !is_again
    })
}

/// Every beat that anyone came to, in the order of the scenario.
pub(super) fn beats(scenario: &Scenario, firsts: &[&Accepted]) -> Vec<BeatCount> {
    let mut given: BTreeMap<&str, Vec<Option<&str>>> = BTreeMap::new();
    for one in firsts {
        for (_, turn) in first_visits(one) {
            given.entry(&turn.beat).or_default().push(answer_of(turn));
        }
    }
    let counted = scenario.beats.iter().filter_map(|beat| {
        let given = given.get(beat.id.as_str())?;
        let options = beat.responses.iter().map(|one| OptionCount {
            id: one.id.clone(),
            says: one.says.clone(),
            n: given.iter().filter(|id| **id == Some(one.id.as_str())).count(),
        });
        let other = given.iter().filter(|id| id.is_none()).count();
        Some(BeatCount { beat: beat.id.clone(), n: given.len(), options: options.collect(), other })
    });
    counted.collect()
}

/// The authored answer a turn took, or led like.
pub(super) fn answer_of(turn: &Turn) -> Option<&str> {
    match &turn.reply {
        Reply::Chosen { id, .. } => Some(id),
        Reply::Typed { heard, .. } => match &heard.way {
            Way::Answer { id } => Some(id),
            Way::HeardAs | Way::Otherwise | Way::AskedAgain => None,
        },
    }
}

/// Boundary moments, the most missed first; of two missed equally, the one that more came to.
pub(super) fn missed(scenario: &Scenario, firsts: &[&Accepted]) -> Vec<Missed> {
    let mut all: BTreeMap<usize, Missed> = BTreeMap::new();
    for one in firsts {
        for moment in &one.scores.of(Dimension::Boundaries).moments {
            let turn = &one.transcript.turns[moment.turn];
            let beat = scenario.find_beat(&turn.beat).filter(|_| turn.visit == 1);
            let (Some(beat), Some(kind)) = (beat, turn.moment.boundary) else { continue };
            let at = all.entry(beat.0).or_insert_with(|| Missed {
                beat: turn.beat.clone(),
                kind,
                n: 0,
                missed: 0,
                stances: BTreeMap::new(),
            });
            at.n += 1;
            at.missed += usize::from(moment.is_weak);
            let stance = turn.codes.boundary.as_ref().map(counted_stance);
            *at.stances.entry(stance).or_default() += 1;
        }
    }
    let mut all: Vec<Missed> = all.into_values().collect();
    // Shares are compared crosswise, without a division. The sort is stable: ties stay in the scenario's order.
    all.sort_by(|a, b| (b.missed * a.n).cmp(&(a.missed * b.n)).then(b.n.cmp(&a.n)));
    all
}

/// Every contested turn of these sessions, first attempts and repeats alike.
pub(super) fn contested(all: &[&Accepted]) -> Vec<Contested> {
    let mut found = Vec::new();
    for one in all {
        for (number, given) in one.result.turns.iter().enumerate() {
            let turn = one.transcript.turns.get(number);
            let (Some(why), Some(turn)) = (&given.contested, turn) else { continue };
            if why.trim().is_empty() {
                continue;
            }
            let lines: Vec<&str> = turn.lines.iter().map(|line| line.says.as_str()).collect();
            let shares = one.scores.dimensions.iter().filter(|score| score.is_reported);
            let shares = shares.flat_map(|score| {
                let here = score.moments.iter().filter(|moment| moment.turn == number);
                here.map(|moment| (score.dimension, moment.share / 10))
            });
            found.push(Contested {
                who: one.result.who.clone(),
                turn: number + 1,
                beat: turn.beat.clone(),
                client: lines.join(" "),
                says: turn.reply.says().to_owned(),
                shares: shares.collect(),
                why: why.trim().to_owned(),
            });
        }
    }
    found
}
