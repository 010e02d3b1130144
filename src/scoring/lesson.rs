//! The one point a trainee should take from a session.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::boundaries;
use super::rubric::Rubric;
use super::score::{MomentScore, Scores};
use super::typed::ConcernKind;
use crate::coding::{CodedReply, Dimension, Fault, ProcessMove, QuestionForm, Skill, Stance};
use crate::moment::WantedQuestion;
use crate::transcript::{Transcript, Turn};

/// What a session teaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Lesson {
    /// A boundary was violated.
    Violation,
    /// Risk was left unasked.
    RiskUnasked,
    /// The coder heard in typed words what may have violated a boundary.
    MayHaveViolated,
    /// The coder heard in typed words what may have promised secrecy, or something else that nobody can keep.
    MayHavePromised,
    /// Risk may have been left unasked, as far as the coder heard.
    RiskMaybeUnasked,
    /// A strain in the alliance was left as it was.
    UnrepairedRupture,
    /// A fault that cost most.
    Fault(Fault),
    /// A stance that cost most.
    Stance(Stance),
    /// A question form where another was wanted.
    Question {
        /// The form the moment wanted.
        wanted: WantedQuestion,
        /// The form that was used.
        used: QuestionForm,
    },
    /// What was reflected was not what the client meant.
    Inaccurate,
    /// A skill that the best answers had and these did not.
    MissedSkill(Skill),
    /// A process move that was wanted and not made.
    MissedMove(ProcessMove),
    /// The right skill, less deep than the moment allowed.
    Depth,
    /// Nothing was lost.
    Nothing,
}

/// The corrective point and the turns, from 0, it rests on.
///
/// A violation or unasked risk comes first, also one that the coder heard and is sure of; then an unrepaired rupture; then, in the dimension that lost most,
/// the fault or missed skill that cost most in sum. Ties go to the earliest.
pub fn corrective_point(
    transcript: &Transcript,
    scores: &Scores,
    rubric: &Rubric,
) -> (Lesson, Vec<usize>) {
    let unrepaired = transcript.ruptures.iter().filter(|rupture| rupture.repaired.is_none());
    let unrepaired: Vec<usize> = unrepaired.map(|rupture| rupture.began).collect();
    let unasked =
        if scores.risk_rests_on_coder { Lesson::RiskMaybeUnasked } else { Lesson::RiskUnasked };
    match (harm(scores), scores.risk_unasked) {
        (Some((_, harm)), Some(risk)) if harm.first().is_some_and(|&first| risk < first) => {
            (unasked, vec![risk])
        }
        (Some(harm), _) => harm,
        (None, Some(risk)) => (unasked, vec![risk]),
        (None, None) if !unrepaired.is_empty() => (Lesson::UnrepairedRupture, unrepaired),
        (None, None) => costliest(transcript, scores, rubric),
    }
}

/// What did harm, or may have, with its turns: a violation; else what the coder is sure it heard first, with the other
/// turns of its kind.
fn harm(scores: &Scores) -> Option<(Lesson, Vec<usize>)> {
    if !scores.violations.is_empty() {
        return Some((Lesson::Violation, scores.violations.clone()));
    }
    let sure = || scores.concerns.iter().filter(|concern| concern.is_sure);
    let kind = sure().next()?.kind;
    let turns = sure().filter(|concern| concern.kind == kind).map(|concern| concern.turn).collect();
    let lesson = match kind {
        ConcernKind::Violation => Lesson::MayHaveViolated,
        ConcernKind::Promise => Lesson::MayHavePromised,
    };
    Some((lesson, turns))
}

fn costliest(transcript: &Transcript, scores: &Scores, rubric: &Rubric) -> (Lesson, Vec<usize>) {
    let loss = |moments: &[MomentScore]| moments.iter().map(MomentScore::loss).sum::<i64>();
    // Where two dimensions lost as much, the one whose first loss came earlier is taken.
    let first_loss = |moments: &[MomentScore]| {
        moments.iter().find(|moment| moment.loss() > 0).map_or(usize::MAX, |moment| moment.turn)
    };
    let worst = scores
        .dimensions
        .iter()
        .filter(|score| transcript.focus.is_empty() || score.is_reported)
        .max_by_key(|score| {
            let moments = &score.moments;
            (loss(moments), std::cmp::Reverse((first_loss(moments), score.dimension)))
        });
    let Some(worst) = worst.filter(|score| loss(&score.moments) > 0) else {
        return (Lesson::Nothing, Vec::new());
    };
    let mut costs: BTreeMap<Lesson, (i64, Vec<usize>)> = BTreeMap::new();
    for moment in worst.moments.iter().filter(|moment| moment.loss() > 0) {
        let turn = &transcript.turns[moment.turn];
        for lesson in lessons_of(turn, worst.dimension, rubric) {
            let (cost, turns) = costs.entry(lesson).or_default();
            *cost += moment.loss();
            turns.push(moment.turn);
        }
    }
    // In one and the same moment, what was done wrong is told before what was left out: the order of `Lesson`.
    let costliest = costs.into_iter().min_by_key(|(lesson, (cost, turns))| {
        (std::cmp::Reverse(*cost), turns.first().copied(), *lesson)
    });
    costliest.map_or((Lesson::Nothing, Vec::new()), |(lesson, (_, turns))| (lesson, turns))
}

/// What may have cost the loss on this dimension at this turn.
fn lessons_of(turn: &Turn, dimension: Dimension, rubric: &Rubric) -> Vec<Lesson> {
    let best = best_codes(turn, dimension, rubric);
    match dimension {
        Dimension::Empathy => of_empathy(turn, best),
        Dimension::Boundaries => of_boundaries(turn, best),
        Dimension::Questioning => of_questioning(turn),
    }
}

/// The authored answer that is worth most on this dimension; the first of several.
fn best_codes<'a>(turn: &'a Turn, dimension: Dimension, rubric: &Rubric) -> Option<&'a CodedReply> {
    let value = |codes: &CodedReply| rubric.values(&turn.moment, codes)[dimension.index()];
    let authored = turn.authored.iter().map(|answer| &answer.codes).enumerate();
    authored
        .max_by_key(|(number, codes)| (value(codes), std::cmp::Reverse(*number)))
        .map(|(_, codes)| codes)
}

/// All that may be there: what the coder was unsure of in a typed answer is not called missing.
fn perhaps(turn: &Turn) -> &CodedReply {
    turn.typed().map_or(&turn.codes, |typed| &typed.taken)
}

fn of_empathy(turn: &Turn, best: Option<&CodedReply>) -> Vec<Lesson> {
    let (codes, perhaps) = (&turn.codes, perhaps(turn));
    let faults = codes.faults.iter().filter(|fault| !fault.is_of_questioning());
    let mut lessons: Vec<Lesson> = faults.map(|&fault| Lesson::Fault(fault)).collect();
    let meets = |skill: &Skill| {
        skill.is_reflection()
            || matches!(skill, Skill::Validation | Skill::Affirmation | Skill::Silence)
    };
    let missed = best.into_iter().flat_map(|best| &best.skills);
    // Raters agree poorly on where a simple reflection ends and a complex one begins, so where something
    // was reflected, meaning is not called missing.
    let reflects = perhaps.skills.iter().any(|skill| skill.is_reflection());
    let is_doubtful = |skill: &Skill| *skill == Skill::ReflectionOfMeaning && reflects;
    let missed =
        missed.filter(|skill| meets(skill) && !is_doubtful(skill) && !perhaps.has_skill(**skill));
    lessons.extend(missed.map(|&skill| Lesson::MissedSkill(skill)));
    if codes.empathy.is_some_and(|empathy| !empathy.accurate) {
        lessons.push(Lesson::Inaccurate);
    }
    if lessons.is_empty() {
        lessons.push(Lesson::Depth);
    }
    lessons
}

fn of_boundaries(turn: &Turn, best: Option<&CodedReply>) -> Vec<Lesson> {
    let (codes, perhaps) = (&turn.codes, perhaps(turn));
    let faults = codes.faults.iter().filter(|fault| fault.is_of_boundaries());
    let mut lessons: Vec<Lesson> = faults.map(|&fault| Lesson::Fault(fault)).collect();
    let stance = codes.boundary.as_ref().map(boundaries::counted_stance);
    match stance {
        Some(stance @ (Stance::Rigid | Stance::UnexaminedCrossing)) => {
            lessons.push(Lesson::Stance(stance));
        }
        None => {
            let missed = best.into_iter().flat_map(|best| &best.skills);
            let keeps = |skill: &&Skill| matches!(skill, Skill::LimitSetting | Skill::Structuring);
            let missed = missed.filter(keeps).filter(|skill| !perhaps.has_skill(**skill));
            lessons.extend(missed.map(|&skill| Lesson::MissedSkill(skill)));
        }
        Some(_) => {}
    }
    let made = perhaps.boundary.as_ref().map_or(&[][..], |boundary| &boundary.moves);
    let missed = turn.moment.moves.iter().filter(|step| !made.contains(step));
    lessons.extend(missed.map(|&step| Lesson::MissedMove(step)));
    if let (true, Some(stance)) = (lessons.is_empty(), stance) {
        lessons.push(Lesson::Stance(stance));
    }
    lessons
}

fn of_questioning(turn: &Turn) -> Vec<Lesson> {
    let faults = turn.codes.faults.iter().filter(|fault| fault.is_of_questioning());
    let mut lessons: Vec<Lesson> = faults.map(|&fault| Lesson::Fault(fault)).collect();
    let used = turn.codes.question;
    lessons.extend(
        turn.moment
            .question
            .filter(|wanted| !fits(*wanted, used))
            .map(|wanted| Lesson::Question { wanted, used }),
    );
    lessons
}

fn fits(wanted: WantedQuestion, used: QuestionForm) -> bool {
    matches!(
        (wanted, used),
        (WantedQuestion::Open, QuestionForm::Open)
            | (WantedQuestion::Clarifying, QuestionForm::Clarifying)
            | (WantedQuestion::DirectRisk, QuestionForm::DirectRisk)
            | (WantedQuestion::Hold, QuestionForm::NoQuestion)
    )
}
