//! What can be pointed at: faults that recur, strengths that show, and every boundary moment.

use std::collections::BTreeMap;

use serde::Serialize;

use super::build::Inputs;
use super::turns::citations;
use crate::coding::{Code, Dimension, Fault, ProcessMove, Skill, Stance};
use crate::moment::{BoundaryDomain, BoundaryKind};
use crate::scoring::{MomentScore, Scores, counted_stance};
use crate::transcript::{Transcript, Turn};

/// A code that showed in a session, with the words it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What showed.
    pub code: Code,
    /// In plain words.
    pub words: String,
    /// Whether it is to be looked at again.
    pub is_fault: bool,
    /// The turns it showed in.
    pub turns: Vec<usize>,
    /// The words it rests on, one for each turn.
    pub quotes: Vec<String>,
    /// What was lost, weighted, at those turns, in millionths; 0 for strengths.
    pub loss: i64,
}

/// A moment that held a boundary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BoundaryMoment {
    /// The turn.
    pub turn: usize,
    /// The dilemma.
    pub kind: BoundaryKind,
    /// The domain it belongs to.
    pub domain: BoundaryDomain,
    /// Where the answer stands, as it counts; `None` where it took no stance.
    pub stance: Option<Stance>,
    /// The wanted moves that were made.
    pub made: Vec<ProcessMove>,
    /// The wanted moves that were not.
    pub missed: Vec<ProcessMove>,
    /// The answer's words.
    pub says: String,
    /// Sections of codes of ethics, each with its year.
    pub ethics: Vec<String>,
    /// Whether it is worth looking at again: no stance, a rigid one, a crossing or a violation.
    pub is_weak: bool,
}

/// Faults by what they cost, then strengths by how often they showed in strong moments.
pub(super) fn findings(transcript: &Transcript, scores: &Scores) -> Vec<Finding> {
    let mut found: BTreeMap<Code, Finding> = BTreeMap::new();
    for (number, turn) in transcript.turns.iter().enumerate() {
        let loss = loss_at(scores, number);
        for &fault in &turn.codes.faults {
            note(&mut found, Code::Fault(fault), turn, number, loss_of(fault, loss));
        }
        for &skill in turn.codes.skills.iter().filter(|skill| is_strength(**skill)) {
            note(&mut found, Code::Skill(skill), turn, number, 0);
        }
    }
    let mut all: Vec<Finding> = found.into_values().collect();
    all.sort_by_key(|finding| {
        let often = std::cmp::Reverse(finding.turns.len());
        (!finding.is_fault, std::cmp::Reverse(finding.loss), often, finding.code)
    });
    all
}

/// Skills that are a strength wherever they stand; the others depend on their moment.
const fn is_strength(skill: Skill) -> bool {
    skill.is_reflection()
        || matches!(
            skill,
            Skill::Affirmation
                | Skill::Validation
                | Skill::Repair
                | Skill::EmphasizeAutonomy
                | Skill::GoalSetting
                | Skill::Immediacy
                | Skill::LimitSetting
                | Skill::Structuring
        )
}

fn note(found: &mut BTreeMap<Code, Finding>, code: Code, turn: &Turn, number: usize, loss: i64) {
    let finding = found.entry(code).or_insert_with(|| Finding {
        code,
        words: code.words().to_owned(),
        is_fault: matches!(code, Code::Fault(_)),
        turns: Vec::new(),
        quotes: Vec::new(),
        loss: 0,
    });
    finding.turns.push(number + 1);
    let quote = turn.codes.quotes(code).next().unwrap_or_else(|| turn.reply.says());
    finding.quotes.push(quote.to_owned());
    finding.loss += loss;
}

/// What was lost on each dimension at a turn.
fn loss_at(scores: &Scores, number: usize) -> [i64; 3] {
    scores.dimensions.each_ref().map(|score| {
        let here = score.moments.iter().filter(|moment| score.is_reported && moment.turn == number);
        here.map(MomentScore::loss).sum()
    })
}

/// A fault of questioning answers for what questioning lost, any other for the rest.
const fn loss_of(fault: Fault, loss: [i64; 3]) -> i64 {
    let questioning = loss[Dimension::Questioning.index()];
    if fault.is_of_questioning() {
        questioning
    } else {
        loss[Dimension::Empathy.index()] + loss[Dimension::Boundaries.index()]
    }
}

/// Every moment that held a boundary, in order.
pub(super) fn boundary_moments(inputs: &Inputs<'_>) -> Vec<BoundaryMoment> {
    let turns = inputs.transcript.turns.iter().enumerate();
    turns.filter_map(|(number, turn)| boundary_moment(inputs, number, turn)).collect()
}

fn boundary_moment(inputs: &Inputs<'_>, number: usize, turn: &Turn) -> Option<BoundaryMoment> {
    let kind = turn.moment.boundary?;
    let boundary = turn.codes.boundary.as_ref();
    let made = |step: &ProcessMove| boundary.is_some_and(|coded| coded.moves.contains(step));
    let (made, mut missed): (Vec<_>, Vec<_>) =
        turn.moment.moves.iter().partition(|step| made(step));
    // What the coder was unsure of is neither.
    if let Some(typed) = turn.typed() {
        missed.retain(|step| !typed.codes.iter().any(|guess| guess.what == Code::Move(*step)));
    }
    let stance = boundary.map(counted_stance);
    let beat = inputs.scenario.find_beat(&turn.beat).map(|ix| inputs.scenario.beat(ix));
    // A section belongs to the dilemma, so it is told whichever answer the author wrote it beside.
    let answers = beat.map_or(&[][..], |beat| &beat.responses);
    let mut references: Vec<String> =
        answers.iter().flat_map(|response| response.ethics.iter().cloned()).collect();
    references.sort();
    references.dedup();
    Some(BoundaryMoment {
        turn: number + 1,
        kind,
        domain: kind.domain(),
        stance,
        made,
        missed,
        says: turn.reply.says().to_owned(),
        ethics: citations(&references, inputs),
        is_weak: !matches!(stance, Some(Stance::Held | Stance::ExaminedCrossing)),
    })
}
