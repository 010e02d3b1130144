//! How a reply was heard: each code with a probability, whether it is sure, and the words it rests on.

use std::ops::Range;

use serde::Serialize;

use crate::coding::{
    BoundaryCode, Code, CodedReply, Empathy, Evidence, Fault, ProcessMove, QuestionForm, Skill,
    Stance,
};

use super::heads::{Head, MainBehavior};

/// Whether something is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It is not there, and that is sure.
    No,
    /// It is more likely not there.
    UnsureNo,
    /// It is more likely there.
    UnsureYes,
    /// It is there, and that is sure.
    Yes,
}

impl Verdict {
    /// Whether it is taken to be there.
    pub const fn holds(self) -> bool {
        matches!(self, Self::UnsureYes | Self::Yes)
    }

    /// Whether the coder stands by it.
    pub const fn is_sure(self) -> bool {
        matches!(self, Self::No | Self::Yes)
    }
}

/// What was heard of one code.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Judged<T> {
    /// The code.
    pub code: T,
    /// How probable it is, 0 to 1.
    pub probability: f32,
    /// Whether it is there.
    pub verdict: Verdict,
    /// The words it rests on, as bytes of the reply, in order; empty where it is not there or rests on all of it.
    pub rests_on: Vec<Range<usize>>,
}

/// What was heard where one of several things holds.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Chosen<T> {
    /// The most probable.
    pub code: T,
    /// How probable it is, 0 to 1.
    pub probability: f32,
    /// Whether the coder stands by it.
    pub is_sure: bool,
}

/// How a reply was heard.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Heard {
    /// Each skill of the codebook, in its order.
    pub skills: Vec<Judged<Skill>>,
    /// Each fault, in the codebook's order.
    pub faults: Vec<Judged<Fault>>,
    /// The form of the question.
    pub form: Chosen<QuestionForm>,
    /// The level of empathy; `None` where the moment is known and shows no feeling to meet.
    pub empathy: Option<Chosen<u8>>,
    /// Whether what was reflected is what the client meant; `None` as above.
    pub accurate: Option<Chosen<bool>>,
    /// The stance; `None` where no boundary is known of.
    pub stance: Option<Chosen<Option<Stance>>>,
    /// Each process move; empty where no boundary is known of.
    pub moves: Vec<Judged<ProcessMove>>,
    /// What the turn mainly does, by the classes of motivational interviewing.
    pub main: Chosen<MainBehavior>,
    /// How probable each of those classes is, in their order.
    pub mains: [f32; 4],
    /// Whether it is sure at least which band the level lies in: subtractive, interchangeable or additive.
    pub is_level_band_sure: bool,
    /// Whether it is sure at least which band the stance lies in: it holds, it does not, or there is none.
    pub is_stance_band_sure: bool,
    /// How many words there are.
    pub words: usize,
    /// Whether it is talk of a kind that was learned from. Where it is not, nothing is sure.
    pub is_talk: bool,
    /// How probable everything is that can be heard, said at this moment or not.
    #[serde(skip)]
    pub(super) heads: [f32; Head::COUNT],
}

impl Heard {
    /// The codes that are taken to be there, sure or not.
    pub fn taken(&self, reply: &str) -> CodedReply {
        self.coded(reply, Verdict::holds, |_| true)
    }

    /// Only what the coder is sure of; a choice it is not sure of is left out. A level of empathy or a stance is kept
    /// where at least its band is sure, which is what a score rests on.
    pub fn sure(&self, reply: &str) -> CodedReply {
        self.coded(reply, |verdict| verdict == Verdict::Yes, |is_sure| is_sure)
    }

    /// Whether anything at all was heard that the coder stands by.
    pub fn hears_something(&self) -> bool {
        let skill = self.skills.iter().any(|judged| judged.verdict == Verdict::Yes);
        skill || self.faults.iter().any(|judged| judged.verdict == Verdict::Yes)
    }

    /// How well codes fit what was heard, by family: skills and faults, form, stance, level of empathy. Each is a mean
    /// logarithm of probabilities, from about −4 (not at all) to 0; where a family says nothing, 0.
    pub fn fit(&self, codes: &CodedReply) -> [f32; 4] {
        let at = |head: Head| self.heads[head.place()];
        let log = |p: f32| libm::logf(p.max(0.02));
        let told = |p: f32, is_there: bool| log(if is_there { p } else { 1.0 - p });
        let skills =
            Skill::ALL.iter().map(|&code| told(at(Head::Skill(code)), codes.has_skill(code)));
        let faults =
            Fault::ALL.iter().map(|&code| told(at(Head::Fault(code)), codes.has_fault(code)));
        let presence: f32 = skills.chain(faults).sum();
        let stance =
            if self.stance.is_some() { log(at(Head::Stance(codes.stance()))) } else { 0.0 };
        let level = codes.empathy.filter(|_| self.empathy.is_some());
        let level = level.map_or(0.0, |empathy| log(at(Head::Level(empathy.level))));
        [presence, log(at(Head::Form(codes.question))), stance, level]
    }

    fn coded(
        &self,
        reply: &str,
        takes: impl Fn(Verdict) -> bool,
        takes_choice: impl Fn(bool) -> bool,
    ) -> CodedReply {
        let mut evidence = Vec::new();
        let mut note = |code: Code, spans: &[Range<usize>]| {
            evidence.extend(
                spans.iter().map(|span| Evidence { code, quote: reply[span.clone()].to_owned() }),
            );
        };
        let mut skills = Vec::new();
        for judged in self.skills.iter().filter(|judged| takes(judged.verdict)) {
            skills.push(judged.code);
            note(Code::Skill(judged.code), &judged.rests_on);
        }
        let mut faults = Vec::new();
        for judged in self.faults.iter().filter(|judged| takes(judged.verdict)) {
            faults.push(judged.code);
            note(Code::Fault(judged.code), &judged.rests_on);
        }
        let mut moves = Vec::new();
        for judged in self.moves.iter().filter(|judged| takes(judged.verdict)) {
            moves.push(judged.code);
            note(Code::Move(judged.code), &judged.rests_on);
        }
        let stance = self.stance.filter(|_| takes_choice(self.is_stance_band_sure));
        let boundary =
            stance.and_then(|stance| stance.code).map(|stance| BoundaryCode { stance, moves });
        let empathy =
            self.empathy.filter(|_| takes_choice(self.is_level_band_sure)).map(|level| Empathy {
                level: level.code,
                // Only what is surely wrong counts as wrong.
                accurate: self
                    .accurate
                    .is_none_or(|accurate| accurate.code || !takes_choice(accurate.is_sure)),
            });
        let question = match self.form {
            form if takes_choice(form.is_sure) => form.code,
            _ => QuestionForm::NoQuestion,
        };
        CodedReply { skills, faults, empathy, boundary, question, evidence }
    }
}
