//! What a lesson is called and what to do about it, in plain words.
//!
//! The sentences are this product's own; what they say of each skill and fault follows the codebook.

use super::wording::sentence;
use crate::coding::{Fault, ProcessMove, QuestionForm, Skill, Stance};
use crate::moment::WantedQuestion;
use crate::scoring::Lesson;

/// A lesson in a few words.
pub fn lesson_title(lesson: Lesson) -> String {
    match lesson {
        Lesson::Violation => "A boundary was violated".to_owned(),
        Lesson::RiskUnasked => "The question about risk was not asked".to_owned(),
        Lesson::MayHaveViolated => "A boundary may have been violated".to_owned(),
        Lesson::MayHavePromised => "You may have promised what nobody can keep".to_owned(),
        Lesson::RiskMaybeUnasked => "The question about risk may not have been asked".to_owned(),
        Lesson::UnrepairedRupture => "A strain between you was left as it was".to_owned(),
        Lesson::Stance(stance) => format!("Where you stood at the boundary: {stance}"),
        Lesson::Fault(fault) => sentence(fault.words()),
        Lesson::Question { wanted, used } => {
            format!("The moment wanted {}; you used: {used}", wanted.words())
        }
        Lesson::Inaccurate => "The reflection missed what was meant".to_owned(),
        Lesson::MissedSkill(skill) => format!("Left out: {skill}"),
        Lesson::MissedMove(step) => format!("Left out at the boundary: {step}"),
        Lesson::Depth => "Right, and less deep than the moment allowed".to_owned(),
        Lesson::Nothing => "Nothing to correct".to_owned(),
    }
}

/// What to do about a lesson, in a sentence or two.
pub const fn lesson_advice(lesson: Lesson) -> &'static str {
    match lesson {
        Lesson::Violation => {
            "This comes before everything else. Say to yourself what need the answer met, and whose it was; then take it to your supervisor."
        }
        Lesson::MayHaveViolated => {
            "This rests on how your words were heard, which can be wrong. Read them again: what need did they meet, and whose was it? Then talk it over with your supervisor."
        }
        Lesson::MayHavePromised => {
            "This rests on how your words were heard, which can be wrong. Secrecy has limits that are there for the client's sake: say them plainly and early, and promise only what you can keep."
        }
        Lesson::RiskUnasked | Lesson::RiskMaybeUnasked => {
            "When someone hints that they may not want to live, or that somebody is being hurt, ask plainly and calmly: whether they are thinking of killing themselves, or who has been hurt and who is in danger. Asking does not put the thought there; not asking leaves them alone with it."
        }
        Lesson::UnrepairedRupture => {
            "When someone draws back or turns on you, say what you notice between you, own your part of it, and ask how it is for them. That comes before the topic."
        }
        Lesson::Stance(stance) => stance_advice(stance),
        Lesson::Fault(fault) => fault_advice(fault),
        Lesson::Question { wanted, used } => question_advice(wanted, used),
        Lesson::Inaccurate => {
            "Stay closer to their own words, and say it so that they can correct you. A plain reflection that is right does more than a deep one that is wrong."
        }
        Lesson::MissedSkill(skill) => skill_advice(skill),
        Lesson::MissedMove(step) => move_advice(step),
        Lesson::Depth => {
            "You gave back what was said. Next time listen for what is not said yet: what it means, the other side of it, what they hoped for."
        }
        Lesson::Nothing => {
            "Every moment was used as well as the answers allowed. Try it again in your own words, or take a harder one."
        }
    }
}

const fn stance_advice(stance: Stance) -> &'static str {
    match stance {
        Stance::Rigid => {
            "The person was left out of it. Meet the feeling or the gesture first; then say what you can and cannot do, with the reason; then ask what it means to them."
        }
        Stance::UnexaminedCrossing => {
            "“Just this once” is how boundaries move without anyone deciding it. If a step over the line may help, say why, talk about it openly, and take it to your supervisor; else hold the line with care."
        }
        Stance::ExaminedCrossing => {
            "You thought it through. Ask once more whether the client's interest needed the crossing, or whether holding the line with care would have done as much."
        }
        Stance::Violation => "This comes before everything else. Take it to your supervisor.",
        Stance::Held => "You held the line. Add the moves that were left out.",
    }
}

const fn fault_advice(fault: Fault) -> &'static str {
    match fault {
        Fault::DoubleQuestion => {
            "Ask one thing, then wait. With two questions at once people answer the easier one."
        }
        Fault::LeadingQuestion => {
            "Take your own answer out of the question. What you think can wait, or be said as what it is."
        }
        Fault::AccusatoryWhy => {
            "Ask “what made you …” or “how did it come about” in place of “why”: the same interest, without the reproach."
        }
        Fault::AdviceAsQuestion => {
            "“Have you tried …” is advice. Ask what they have tried, or ask whether a suggestion is welcome."
        }
        Fault::FalseReassurance => {
            "Nobody can promise that it will be fine, and they know it. Stay with how it is now; that is what comforts."
        }
        Fault::Minimizing => {
            "“At least” and “a bit” make the pain smaller for the listener only. Give it its full size back."
        }
        Fault::Moralizing => {
            "Leave should, wrong and duty out of it. Ask what matters to them, and what pulls the other way."
        }
        Fault::Arguing => {
            "When you notice that you are defending something, stop and give back what they just said. Nobody is argued into trust."
        }
        Fault::Labeling => {
            "A name for it closes the matter. Describe what they live through in their words."
        }
        Fault::PrematureInterpretation => {
            "The theory may be right and is too early. Gather more of their own words, then offer it as a guess."
        }
        Fault::TopicShift => {
            "They had just put a feeling on the table. Answer that first; the next question keeps."
        }
        Fault::SelfFocus => {
            "The hour turned to you. Ask yourself before you speak whose need it meets, and come back to them in the same breath."
        }
        Fault::OverPromise => {
            "Promise only what you can keep. Say plainly what you can and cannot do, and stay warm while you say it."
        }
        Fault::OverFamiliar => {
            "Warmth needs no pet names and no friendship talk. Keep the tone of someone who is theirs for this hour."
        }
    }
}

const fn skill_advice(skill: Skill) -> &'static str {
    match skill {
        Skill::Encourager => "A word or a nod is sometimes all it takes: “go on”.",
        Skill::Restatement => {
            "Give back what was said, shorter, so that they can hear it themselves."
        }
        Skill::ReflectionOfFeeling => {
            "Name the feeling, as a statement, before you do anything else: “you sound …”, “it frightens you”."
        }
        Skill::ReflectionOfMeaning => {
            "Say what lies behind the words: what it means to them, or both sides of it at once."
        }
        Skill::Summary => {
            "Tie together two or three things they have said, and ask whether you have it right."
        }
        Skill::OpenQuestion => {
            "Ask something that cannot be answered with a fact: what, how, tell me about."
        }
        Skill::ClosedQuestion => {
            "There are moments that need one plain question with a plain answer."
        }
        Skill::Affirmation => "Name a strength you have really seen in them, and where you saw it.",
        Skill::Validation => "Say that it makes sense to feel so, given what happened.",
        Skill::Challenge => {
            "Put the two things that do not fit beside each other, kindly, and wonder about them together."
        }
        Skill::Interpretation => {
            "Offer a link they have not made yet, as a guess that may be wrong."
        }
        Skill::SelfDisclosure => {
            "A short, honest word about yourself can help where it serves them; then come back to them."
        }
        Skill::Immediacy => "Say what you notice between the two of you, here, now.",
        Skill::Information => "A plain fact, given in small pieces, can take a fear away.",
        Skill::AdviceWithPermission => {
            "Ask first whether a suggestion is welcome, and leave it to them."
        }
        Skill::AdviceWithoutPermission => "Ask before you advise.",
        Skill::GoalSetting => "Work out with them what they want and what a first step could be.",
        Skill::EmphasizeAutonomy => "Say plainly that the choice is theirs.",
        Skill::Structuring => "Say what this hour is, what it is not, and what stays between you.",
        Skill::LimitSetting => "Say plainly what you will not do, warmly and without a lecture.",
        Skill::Repair => "Own your part of the strain and ask how it was for them.",
        Skill::Silence => "Wait. They are still with it.",
    }
}

const fn move_advice(step: ProcessMove) -> &'static str {
    match step {
        ProcessMove::Acknowledge => {
            "Meet the feeling or the gesture first. A limit that comes before it sounds like a closed door."
        }
        ProcessMove::Limit => {
            "Say the limit in one plain sentence, so that nobody has to guess it."
        }
        ProcessMove::Reason => {
            "Give the reason, and let it be about them: why the limit serves their work, not what the rules say."
        }
        ProcessMove::Explore => {
            "Ask what it means to them. The request is often the way to what they came for."
        }
        ProcessMove::Alternative => {
            "Say what you can do in place of it, so that they do not leave with nothing."
        }
        ProcessMove::Consult => {
            "Say that you will think it over with your supervisor, and make a note of it; that protects both of you."
        }
    }
}

const fn question_advice(wanted: WantedQuestion, used: QuestionForm) -> &'static str {
    match (wanted, used) {
        (WantedQuestion::Open, QuestionForm::NoQuestion) => {
            "They were ready to go on; open the door with one question that begins with what or how."
        }
        (WantedQuestion::Open, _) => {
            "Ask so that they can choose where to go: what, how, tell me about."
        }
        (WantedQuestion::Clarifying, _) => {
            "You did not know yet what they meant. Ask for that one thing before you build on it."
        }
        (WantedQuestion::DirectRisk, _) => {
            "Ask plainly and calmly about suicide or harm. A direct question is the caring one here."
        }
        (WantedQuestion::Hold, _) => {
            "No question yet. Stay with the feeling, or with the silence; any question leads away from it."
        }
    }
}
