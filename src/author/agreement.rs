//! Where the author's codes and what the coder is sure of part ways.
//!
//! A scenario is scored by its author's codes, and typed answers by the coder's. Where the two would tell a trainee
//! different things about the same words, somebody has to look: either the coding is mended, or the wording, or the
//! author stands by it and says so in `settled`.

use serde::Serialize;

use crate::analysis::{Coder, Said, Verdict};
use crate::coding::{Code, CodedReply};
use crate::scenario::{Beat, Response, Scenario};

/// What came of comparing one scenario.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Agreement {
    /// Codes, of all answers, about which the coder was sure.
    pub sure: usize,
    /// Those of them on which the author coded otherwise, and which are not settled.
    pub open: Vec<Difference>,
    /// Those on which the author coded otherwise and stands by it.
    pub settled: Vec<Difference>,
}

/// One code on which author and coder part ways.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Difference {
    /// The answer, as `beat/answer`.
    pub answer: String,
    /// The code's key.
    pub code: &'static str,
    /// Whether the coder hears it; the author has it otherwise.
    pub is_heard: bool,
    /// How probable the coder thinks it, 0 to 1.
    pub probability: f32,
    /// The words it is heard in, where it is heard.
    pub words: Vec<String>,
}

/// Hears every answer of a scenario and compares skills, faults and process moves.
///
/// Process moves are compared where the author coded a stance: without one a file has no place for them.
///
/// Levels of empathy and stances are judgments by degree and are not compared; nor is the form of a question, which
/// follows from the skills.
pub fn agreement(scenario: &Scenario, coder: &Coder<'_>) -> Agreement {
    let mut all = Agreement::default();
    for beat in &scenario.beats {
        for response in &beat.responses {
            compare(beat, response, coder, &mut all);
        }
    }
    all
}

fn compare(beat: &Beat, response: &Response, coder: &Coder<'_>, all: &mut Agreement) {
    let client = what_was_said(beat);
    let reply = response.says.as_str();
    let heard = coder.hear(Said { client: &client, reply, moment: Some(&beat.moment) });
    let skills = heard
        .skills
        .iter()
        .map(|one| (Code::Skill(one.code), one.verdict, one.probability, &one.rests_on));
    let faults = heard
        .faults
        .iter()
        .map(|one| (Code::Fault(one.code), one.verdict, one.probability, &one.rests_on));
    let moves = heard
        .moves
        .iter()
        .map(|one| (Code::Move(one.code), one.verdict, one.probability, &one.rests_on));
    let moves = moves.filter(|_| response.codes.boundary.is_some());
    for (code, verdict, probability, spans) in skills.chain(faults).chain(moves) {
        if !verdict.is_sure() {
            continue;
        }
        all.sure += 1;
        let is_heard = verdict == Verdict::Yes;
        if is_heard == has(&response.codes, code) {
            continue;
        }
        let words = spans.iter().filter(|_| is_heard).map(|span| reply[span.clone()].to_owned());
        let difference = Difference {
            answer: format!("{}/{}", beat.id, response.id),
            code: code.key(),
            is_heard,
            probability,
            words: words.collect(),
        };
        let is_settled = response.settled.iter().any(|key| key == code.key());
        if is_settled { &mut all.settled } else { &mut all.open }.push(difference);
    }
}

fn has(codes: &CodedReply, code: Code) -> bool {
    match code {
        Code::Skill(skill) => codes.has_skill(skill),
        Code::Fault(fault) => codes.has_fault(fault),
        Code::Move(one) => codes.boundary.as_ref().is_some_and(|at| at.moves.contains(&one)),
        Code::Stance(stance) => codes.stance() == Some(stance),
    }
}

/// The client's words before the answer, in the first wording of each line.
fn what_was_said(beat: &Beat) -> String {
    let lines = beat.lines.iter().filter_map(|line| line.says.first());
    lines.map(String::as_str).collect::<Vec<_>>().join(" ")
}
