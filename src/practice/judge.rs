//! What a typed answer is: word for word one of the drill's, or else as the coder hears it.

use super::answer::{Basis, Feedback, Outcome};
use super::choice::{Choice, From, judge_choice, models, reports};
use super::wording;
use crate::analysis::{Coder, Heard, Said, Verdict};
use crate::coding::{Fault, Skill};
use crate::debrief::lesson_advice;
use crate::drill::Drill;
use crate::scoring::Lesson;

/// Over so many words an answer is too long for a client to take in; the standard rubric's number.
const TOO_LONG: usize = 80;

/// Hears a typed answer to a drill.
///
/// - the words of an answer that stands in the drill: what its author coded;
/// - the skill is heard and sure, and no fault is sure: a hit;
/// - heard and sure with a fault that is sure, or heard and unsure: nearly;
/// - surely not heard, and something else surely is, another skill or a fault: a miss;
/// - anything else, and what is no talk: it cannot be told.
///
/// That the coder is sure of not hearing a skill is not enough for a miss. It is sure of that by how rare a skill is in
/// all talk, and here it was asked for: of 638 model answers that it had not learned from it would have called one in
/// five a miss, and calls one in thirty so by this rule (`docs/learn/drills.md`).
pub fn judge(drill: &Drill, skill: Skill, says: &str, coder: &Coder<'_>) -> Feedback {
    let says = says.trim();
    if let Some(choice) = same_words(drill, skill, says) {
        let mut feedback = judge_choice(drill, skill, &choice);
        says.clone_into(&mut feedback.says);
        return feedback;
    }
    let heard = coder.hear(Said { reply: says, client: &drill.says, moment: Some(&drill.moment) });
    let sure = heard.sure(says);
    let hears_another = !sure.skills.is_empty() || !sure.faults.is_empty();
    let (outcome, told) = outcome(&heard, skill, sure.faults.first().copied(), hears_another);
    let in_its_place = (outcome == Outcome::Missed && !sure.skills.is_empty())
        .then(|| wording::in_its_place(&sure.skills));
    let too_long = (heard.words > TOO_LONG).then(|| wording::TOO_LONG.to_owned());
    let faults = sure.faults.iter().map(|&fault| lesson_advice(Lesson::Fault(fault)).to_owned());
    let faults: Vec<String> = faults.collect();
    let advice =
        (outcome == Outcome::Missed).then(|| lesson_advice(Lesson::MissedSkill(skill)).to_owned());
    Feedback {
        says: says.to_owned(),
        outcome,
        basis: Basis::Heard,
        codes: reports(&sure),
        told: told
            .into_iter()
            .chain(in_its_place)
            .chain(faults)
            .chain(advice)
            .chain(too_long)
            .collect(),
        models: models(drill, skill),
    }
}

fn outcome(
    heard: &Heard,
    skill: Skill,
    fault: Option<Fault>,
    hears_another: bool,
) -> (Outcome, Vec<String>) {
    let judged = heard.skills.iter().find(|judged| judged.code == skill);
    let percent = judged.map_or(0, |judged| percent(judged.probability));
    let told = |outcome, words| (outcome, vec![words]);
    match (judged.map(|judged| judged.verdict), fault) {
        _ if !heard.is_talk => told(Outcome::CannotTell, wording::NO_TALK.to_owned()),
        (Some(Verdict::Yes), None) => told(Outcome::Hit, wording::heard(skill)),
        (Some(Verdict::Yes), Some(fault)) => {
            told(Outcome::Nearly, wording::heard_with(skill, fault))
        }
        (Some(Verdict::UnsureYes), _) => {
            told(Outcome::Nearly, wording::heard_unsure(skill, percent))
        }
        (Some(Verdict::No), _) if hears_another => told(Outcome::Missed, wording::not_heard(skill)),
        (Some(Verdict::No), _) => told(Outcome::CannotTell, wording::heard_nothing(skill)),
        (Some(Verdict::UnsureNo) | None, _) => {
            told(Outcome::CannotTell, wording::cannot_tell(skill, percent))
        }
    }
}

/// 0 to 1 as 0 to 100.
fn percent(probability: f32) -> u8 {
    (probability * 100.0).round().clamp(0.0, 100.0) as u8
}

/// The answer of the drill's that has the same words; where several have, one that is right for the skill.
fn same_words(drill: &Drill, skill: Skill, says: &str) -> Option<Choice> {
    let typed = bare(says);
    if typed.is_empty() {
        return None;
    }
    let of_skill = |of: Skill| {
        let models = drill.models_of(of).unwrap_or_default().iter().enumerate();
        models.map(move |(at, model)| (model.says.as_str(), From::Model(of, at), &model.codes))
    };
    let others = drill.models.iter().map(|(of, _)| *of).filter(|of| *of != skill);
    let misses = drill.misses.iter().enumerate();
    let misses = misses.map(|(at, miss)| (miss.says.as_str(), From::Miss(at), &miss.codes));
    let all = of_skill(skill).chain(others.flat_map(of_skill)).chain(misses);
    let mut same: Vec<_> = all.filter(|(words, ..)| bare(words) == typed).collect();
    same.sort_by_key(|(_, _, codes)| !codes.has_skill(skill));
    let (words, from, _) = same.first()?;
    Some(Choice { says: (*words).to_owned(), from: *from })
}

/// Words without case, quotation marks and commas. A question mark stays: it makes another answer of the same words;
/// so does an ellipsis, which is how a silence is written.
fn bare(says: &str) -> String {
    let mut bare = String::new();
    for c in says.replace("...", "…").chars() {
        match c {
            '\'' | '’' | '‘' => {}
            '?' | '…' => bare.push(c),
            c if c.is_alphanumeric() => bare.extend(c.to_lowercase()),
            _ if bare.ends_with(' ') || bare.is_empty() => {}
            _ => bare.push(' '),
        }
    }
    bare.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_the_same_whatever_marks_they_carry() {
        assert_eq!(bare(" It’s lonely,  in there. "), bare("it's lonely in there"));
        assert_ne!(bare("It's lonely in there?"), bare("It's lonely in there."));
        assert_eq!(bare("..."), "…");
        assert_eq!(bare(" . "), "");
    }
}
