//! The annotated transcript: what each answer did, why, and what a stronger one would have been.

use serde::Serialize;

use super::build::Inputs;
use super::typed::{TypedReport, typed_report, why_of};
use crate::client::{Mood, Variable};
use crate::coding::{Code, CodedReply, Dimension, Empathy, Fault, QuestionForm, Skill, Stance};
use crate::ethics::EthicsTable;
use crate::moment::Moment;
use crate::scenario::{Beat, Response, Scenario};
use crate::scoring::{MomentScore, Rubric, Scores, counted_stance};
use crate::transcript::{Reply, SpokenLine, Turn};

/// One turn, annotated.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TurnReport {
    /// From 1.
    pub number: usize,
    /// The beat's id.
    pub beat: String,
    /// How often the session had been there, from 1.
    pub visit: u32,
    /// What the client said, showed, and thought.
    pub lines: Vec<SpokenLine>,
    /// What was at stake.
    pub moment: Moment,
    /// The answer's id; empty where it was typed.
    pub answer: String,
    /// The answer's words.
    pub says: String,
    /// Its skills, faults, stance and moves, with the words each rests on.
    pub codes: Vec<CodeReport>,
    /// The form of its question.
    pub question: QuestionForm,
    /// Its empathy, where it was rated.
    pub empathy: Option<Empathy>,
    /// What it was worth on each dimension it was scored on.
    pub values: Vec<TurnValue>,
    /// The author's reason.
    pub why: String,
    /// What makes it tempting.
    pub tempting: String,
    /// A stronger answer, where the moment was weak or there was a better one.
    pub stronger: Option<ModelAnswer>,
    /// Whether the moment was weak on any dimension.
    pub is_weak: bool,
    /// Whether it was given inside a rupture.
    pub in_rupture: bool,
    /// By how much it moved each variable, in thousandths; what stayed is left out.
    pub moved: Vec<(Variable, i32)>,
    /// Sections of codes of ethics it bears on, each with its year.
    pub ethics: Vec<String>,
    /// How it was heard, where it was typed.
    pub typed: Option<TypedReport>,
}

/// A code and the words it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CodeReport {
    /// The code.
    pub code: Code,
    /// In plain words.
    pub words: String,
    /// What it rests on; empty where it rests on the whole answer.
    pub quotes: Vec<String>,
}

/// What an answer was worth on one dimension, in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct TurnValue {
    /// Which.
    pub dimension: Dimension,
    /// Its value.
    pub value: i32,
    /// The least among the beat's answers.
    pub low: i32,
    /// The most.
    pub high: i32,
    /// How much the moment counts.
    pub weight: i32,
    /// Whether less than half the chance was used.
    pub is_weak: bool,
}

/// An answer to learn from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ModelAnswer {
    /// Its id.
    pub id: String,
    /// Its words.
    pub says: String,
    /// Why it is stronger.
    pub why: String,
}

/// A turn as it stands while the session goes on, without its worth: how a typed answer was heard.
pub fn turn_report(turn: &Turn, scenario: &Scenario, rubric: &Rubric) -> TurnReport {
    let beat = scenario.find_beat(&turn.beat).map(|ix| scenario.beat(ix));
    let authored = beat.and_then(|beat| chosen(beat, turn));
    TurnReport {
        number: 1,
        beat: turn.beat.clone(),
        visit: turn.visit,
        lines: turn.lines.clone(),
        moment: turn.moment.clone(),
        answer: reply_id(turn).to_owned(),
        says: turn.reply.says().to_owned(),
        codes: codes(&turn.codes),
        question: turn.codes.question,
        empathy: turn.codes.empathy,
        values: Vec::new(),
        why: match turn.typed() {
            Some(_) => why_of(&turn.moment, &turn.codes),
            None => authored.map(|response| response.why.clone()).unwrap_or_default(),
        },
        tempting: authored.map(|response| response.tempting.clone()).unwrap_or_default(),
        stronger: None,
        is_weak: false,
        in_rupture: turn.in_rupture,
        moved: moved(&turn.before, &turn.after),
        ethics: Vec::new(),
        typed: turn.typed().map(|heard| typed_report(heard, beat, turn, rubric)),
    }
}

/// Annotates every turn.
pub(super) fn reports(inputs: &Inputs<'_>, scores: &Scores) -> Vec<TurnReport> {
    let turns = inputs.transcript.turns.iter().enumerate();
    turns.map(|(number, turn)| report(inputs, scores, number, turn)).collect()
}

fn report(inputs: &Inputs<'_>, scores: &Scores, number: usize, turn: &Turn) -> TurnReport {
    let beat = inputs.scenario.find_beat(&turn.beat).map(|ix| inputs.scenario.beat(ix));
    let authored = beat.and_then(|beat| chosen(beat, turn));
    let values = values(scores, number);
    let references = authored.map_or(&[][..], |response| &response.ethics);
    TurnReport {
        number: number + 1,
        stronger: beat.and_then(|beat| stronger(beat, turn, &values, inputs.rubric)),
        is_weak: values.iter().any(|value| value.is_weak),
        ethics: citations(references, inputs),
        values,
        ..turn_report(turn, inputs.scenario, inputs.rubric)
    }
}

/// What stands after a section that nobody has held against the code's own text yet.
pub const UNCHECKED: &str = "(unchecked)";

/// Each reference as people read it: the code's name and year, the section, its heading.
pub(super) fn citations(references: &[String], inputs: &Inputs<'_>) -> Vec<String> {
    references.iter().map(|reference| cited(reference, inputs.ethics)).collect()
}

/// A reference as people read it: the code's name and year, the section, its heading.
pub fn cited(reference: &str, ethics: &EthicsTable) -> String {
    match ethics.resolve(reference) {
        Ok(section) if section.wording_verified => section.to_string(),
        Ok(section) => format!("{section} {UNCHECKED}"),
        // The checker refuses such a reference; one that came this far is shown as it is written.
        Err(_) => reference.to_owned(),
    }
}

/// The id of the authored answer; empty where it was typed.
fn reply_id(turn: &Turn) -> &str {
    match &turn.reply {
        Reply::Chosen { id, .. } => id,
        Reply::Typed { .. } => "",
    }
}

fn chosen<'a>(beat: &'a Beat, turn: &Turn) -> Option<&'a Response> {
    beat.responses.iter().find(|response| response.id == reply_id(turn))
}

fn values(scores: &Scores, number: usize) -> Vec<TurnValue> {
    let reported = scores.dimensions.iter().filter(|score| score.is_reported);
    reported
        .filter_map(|score| {
            let moment = score.moments.iter().find(|moment| moment.turn == number)?;
            let MomentScore { value, low, high, weight, is_weak, .. } = *moment;
            Some(TurnValue { dimension: score.dimension, value, low, high, weight, is_weak })
        })
        .collect()
}

/// Every code of an answer, faults first: what to look at again comes before what went well.
pub(super) fn codes(codes: &CodedReply) -> Vec<CodeReport> {
    let faults = codes.faults.iter().map(|&fault: &Fault| Code::Fault(fault));
    let stance = codes.boundary.iter().flat_map(|boundary| {
        let moves = boundary.moves.iter().map(|&step| Code::Move(step));
        std::iter::once(Code::Stance(boundary.stance)).chain(moves)
    });
    let skills = codes.skills.iter().map(|&skill: &Skill| Code::Skill(skill));
    faults
        .chain(stance)
        .chain(skills)
        .map(|code| CodeReport {
            code,
            words: words(code, codes),
            quotes: codes.quotes(code).map(str::to_owned).collect(),
        })
        .collect()
}

/// A code in words; a stance that counts as another says so.
fn words(code: Code, codes: &CodedReply) -> String {
    let counted = codes.boundary.as_ref().map(counted_stance);
    match (code, counted) {
        (Code::Stance(stance), Some(counted)) if stance != counted => {
            format!("{stance} without reason and consultation, which counts as {counted}")
        }
        _ => code.words().to_owned(),
    }
}

/// Of the authored answers that are worth more than the one given on what was scored here (where the moment was weak,
/// on what was weak) and no less in sum, the one that is worth most in sum. A violation is never a stronger answer.
///
/// Of answers worth the same, one that was offered is shown, so that a trainee could have given it.
fn stronger(
    beat: &Beat,
    turn: &Turn,
    scored: &[TurnValue],
    rubric: &Rubric,
) -> Option<ModelAnswer> {
    let has_weak = scored.iter().any(|value| value.is_weak);
    let looked_at: Vec<Dimension> = scored
        .iter()
        .filter(|value| value.is_weak || !has_weak)
        .map(|value| value.dimension)
        .collect();
    let worth_on = |codes: &CodedReply, dimensions: &[Dimension]| -> i32 {
        let values = rubric.values(&turn.moment, codes);
        dimensions.iter().filter_map(|dimension| values[dimension.index()]).sum()
    };
    let worth = |codes: &CodedReply| (worth_on(codes, &looked_at), worth_on(codes, Dimension::ALL));
    let was_offered = |response: &Response| turn.offered.contains(&response.id);
    let given = worth(&turn.codes);
    let is_stronger = |(_, response): &(usize, &Response)| {
        let (where_weak, in_sum) = worth(&response.codes);
        let does_harm = response.codes.stance() == Some(Stance::Violation);
        where_weak > given.0 && in_sum >= given.1 && !does_harm
    };
    let stronger = beat.responses.iter().enumerate().filter(is_stronger);
    let best = stronger.max_by_key(|(place, response)| {
        let (where_weak, in_sum) = worth(&response.codes);
        (in_sum, where_weak, was_offered(response), std::cmp::Reverse(*place))
    });
    let (_, best) = best?;
    Some(ModelAnswer { id: best.id.clone(), says: best.says.clone(), why: best.why.clone() })
}

fn moved(before: &Mood, after: &Mood) -> Vec<(Variable, i32)> {
    let difference = |&variable: &Variable| {
        let by = after.get(variable).thousandths() - before.get(variable).thousandths();
        (by != 0).then_some((variable, by))
    };
    Variable::ALL.iter().filter_map(difference).collect()
}
