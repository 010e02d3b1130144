//! Answers in the trainee's own words: what they are worth by what the coder is sure of, and what must not pass unseen.

use serde::Serialize;

use super::rubric::{Rubric, Stake};
use crate::coding::{CodedReply, Dimension, Fault, QuestionForm, Stance};
use crate::moment::{BoundaryKind, Moment};
use crate::transcript::{Transcript, Turn, Typed};
use crate::words::{Passage, cues};

/// What a typed answer is worth on a dimension that is at stake.
pub(super) enum Worth {
    /// In thousandths.
    Value(i32),
    /// The coder cannot tell.
    Unsure,
}

/// The worth of a typed answer on one dimension.
pub(super) fn worth(
    rubric: &Rubric,
    moment: &Moment,
    (codes, typed): (&CodedReply, &Typed),
    dimension: Dimension,
    stake: &Stake,
) -> Worth {
    // Saying nothing is no way around a moment, nor is saying what was said before, whatever the moment was.
    if typed.words == 0 || typed.repeats.is_some() {
        return Worth::Value(stake.low);
    }
    if typed.is_unsure(dimension) {
        return Worth::Unsure;
    }
    let value = rubric.values(moment, &as_taken_in(rubric, codes, typed))[dimension.index()];
    value.map_or(Worth::Unsure, |value| Worth::Value(value.clamp(stake.low, stake.high)))
}

/// The codes as a client can take them in: of a reply that is too long, the empathy is less.
fn as_taken_in(rubric: &Rubric, codes: &CodedReply, typed: &Typed) -> CodedReply {
    let mut codes = codes.clone();
    if typed.words > rubric.typed.too_long
        && let Some(empathy) = &mut codes.empathy
    {
        empathy.level = empathy.level.min(rubric.typed.too_long_level);
    }
    codes
}

/// Something in a typed answer that may have done harm. It rests on the coder, is told as "may have", and never caps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Concern {
    /// The turn, from 0.
    pub turn: usize,
    /// What it may be.
    pub kind: ConcernKind,
    /// Whether the coder is sure of it.
    pub is_sure: bool,
}

/// What may have done harm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ConcernKind {
    /// A boundary may have been violated.
    Violation,
    /// Secrecy, or something else that nobody can keep, may have been promised.
    Promise,
}

/// Everything in typed answers that may have done harm, in order. The net is wide: what is missed costs more than what
/// is named once too often, so what the coder is not sure of is named too, and so are words that promise.
pub fn concerns(transcript: &Transcript) -> Vec<Concern> {
    let turns = transcript.turns.iter().enumerate();
    turns
        .filter_map(|(number, turn)| {
            let typed = turn.typed()?;
            let (kind, is_sure) = concern(turn, typed)?;
            Some(Concern { turn: number, kind, is_sure })
        })
        .collect()
}

fn concern(turn: &Turn, typed: &Typed) -> Option<(ConcernKind, bool)> {
    let stance = typed.stance.filter(|guess| guess.what == Some(Stance::Violation));
    let may_promise = typed.taken.has_fault(Fault::OverPromise)
        || !cues::over_promise_in(&Passage::new(turn.reply.says())).is_empty();
    let is_of_secrecy = turn.moment.boundary == Some(BoundaryKind::PromiseOfSecrecy);
    match stance {
        Some(guess) if !(is_of_secrecy || may_promise) => {
            Some((ConcernKind::Violation, guess.is_sure))
        }
        Some(guess) => Some((ConcernKind::Promise, guess.is_sure)),
        None if may_promise => {
            Some((ConcernKind::Promise, turn.codes.has_fault(Fault::OverPromise)))
        }
        None => None,
    }
}

/// Whether an answer asks about risk, as far as anybody can tell: of a typed one, whether that was heard at all.
pub(super) fn asks_risk(turn: &Turn) -> bool {
    let form = turn.typed().map_or(turn.codes.question, |typed| typed.form.what);
    form == QuestionForm::DirectRisk
}
