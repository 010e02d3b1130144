//! The answers that a drill offers where one chooses, and what each of them is.

use super::answer::{Basis, Feedback, Outcome};
use super::wording;
use crate::coding::{Code, CodedReply, Skill};
use crate::debrief::{CodeReport, lesson_advice};
use crate::drill::{Drill, Miss};
use crate::scenario::raw::Difficulty;
use crate::scoring::Lesson;
use crate::session::{Purpose, below, draw, order};
use crate::transcript::Seed;

/// Where in its drill an answer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum From {
    /// A model answer: the skill it is a model of, and its place among them.
    Model(Skill, usize),
    /// A miss, by its place.
    Miss(usize),
}

/// One answer that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The words.
    pub says: String,
    /// Where it stands in the drill.
    pub from: From,
}

/// How many answers a level offers, where the drill has so many.
const fn most(level: Difficulty) -> usize {
    match level {
        Difficulty::Foundation => 3,
        Difficulty::Intermediate => 4,
        Difficulty::Advanced => 5,
    }
}
/// Fewer are no choice.
const LEAST: usize = 3;

/// The answers to choose from: one model of the skill, and beside it what looks like it, models of the drill's other
/// skills, and its other misses, in that order until there are enough; where there are too few of them, a second
/// model. Which models, and the order, are drawn; `visit` is how often the drill was done, from 1.
///
/// An answer that shows the skill beside another is no wrong one, so it is left out.
pub fn choices(drill: &Drill, skill: Skill, seed: Seed, visit: u32) -> Vec<Choice> {
    let name = format!("{}/{}", drill.id, skill.key());
    let mut rng = draw(seed, Purpose::Drill, &name, visit, 0);
    let model = |of: Skill, at: usize| {
        let says = drill.models_of(of)?.get(at)?.says.clone();
        Some(Choice { says, from: From::Model(of, at) })
    };
    let own = drill.models_of(skill).map_or(0, <[_]>::len);
    let first = below(&mut rng, own);
    let mut all: Vec<Choice> = model(skill, first).into_iter().collect();
    let misses = |looks_like_it: bool| {
        let misses = drill.misses.iter().enumerate();
        let fits = move |(_, miss): &(usize, &Miss)| (miss.like == skill) == looks_like_it;
        // One that is for another skill and shows this one is neither right nor wrong here.
        let is_wrong =
            move |(_, miss): &(usize, &Miss)| looks_like_it || !miss.codes.has_skill(skill);
        misses
            .filter(fits)
            .filter(is_wrong)
            .map(|(at, miss)| Choice { says: miss.says.clone(), from: From::Miss(at) })
            .collect::<Vec<_>>()
    };
    let mut wrong = misses(true);
    for (other, models) in drill.models.iter().filter(|(other, _)| *other != skill) {
        let others: Vec<usize> =
            (0..models.len()).filter(|&at| !models[at].codes.has_skill(skill)).collect();
        let drawn = below(&mut rng, others.len());
        wrong.extend(others.get(drawn).and_then(|&at| model(*other, at)));
    }
    wrong.extend(misses(false));
    wrong.retain(|choice| all.iter().all(|right| right.says != choice.says));
    wrong.truncate(most(drill.level) - all.len());
    all.extend(wrong);
    let second = (0..own).filter(|&at| at != first).filter_map(|at| model(skill, at));
    all.extend(second.take(LEAST.saturating_sub(all.len())));
    let drawn = order(&mut rng, all.len());
    drawn.into_iter().map(|at| all[at].clone()).collect()
}

/// What an answer of the drill's is for a skill, by its author's codes.
pub fn judge_choice(drill: &Drill, skill: Skill, choice: &Choice) -> Feedback {
    let (codes, why, is_model) = match choice.from {
        From::Model(of, at) => {
            let model = drill.models_of(of).and_then(|models| models.get(at));
            (model.map(|model| &model.codes), "", of == skill)
        }
        From::Miss(at) => {
            let miss = drill.misses.get(at);
            (miss.map(|miss| &miss.codes), miss.map_or("", |miss| miss.why.as_str()), false)
        }
    };
    let has_skill = codes.is_some_and(|codes| codes.has_skill(skill));
    let has_fault = codes.is_some_and(|codes| !codes.faults.is_empty());
    let outcome = match (has_skill, has_fault) {
        (true, false) => Outcome::Hit,
        (true, true) => Outcome::Nearly,
        (false, _) => Outcome::Missed,
    };
    let told = match (choice.from, outcome) {
        (_, Outcome::Hit) if is_model => vec![wording::model_answer(skill)],
        (From::Model(of, _), Outcome::Hit) => vec![wording::model_with(of, skill)],
        (From::Model(of, _), _) => vec![
            wording::other_model(of, skill),
            lesson_advice(Lesson::MissedSkill(skill)).to_owned(),
        ],
        (From::Miss(_), _) => {
            let fault = codes.and_then(|codes| codes.faults.first());
            let spoiled = fault.filter(|_| has_skill).map(|&fault| wording::spoiled(skill, fault));
            let not_there = (!has_skill).then(|| wording::not_there(skill));
            let why = Some(why.to_owned()).filter(|why| !why.is_empty());
            spoiled.into_iter().chain(not_there).chain(why).collect()
        }
    };
    Feedback {
        says: choice.says.clone(),
        outcome,
        basis: Basis::Authored,
        codes: codes.map(reports).unwrap_or_default(),
        told,
        models: models(drill, skill),
    }
}

/// Skills and faults with the words they rest on.
pub(super) fn reports(codes: &CodedReply) -> Vec<CodeReport> {
    let skills = codes.skills.iter().map(|&skill| Code::Skill(skill));
    let faults = codes.faults.iter().map(|&fault| Code::Fault(fault));
    let report = |code: Code| CodeReport {
        code,
        words: code.words().to_owned(),
        quotes: codes.quotes(code).map(str::to_owned).collect(),
    };
    skills.chain(faults).map(report).collect()
}

/// The model answers for a skill.
pub(super) fn models(drill: &Drill, skill: Skill) -> Vec<String> {
    let models = drill.models_of(skill).unwrap_or_default();
    models.iter().map(|model| model.says.clone()).collect()
}
