//! An answer in the trainee's own words: how it was heard, what was unsure, and why it is what it is.
//!
//! No author wrote a reason for it, so the reason is put together from what the codebook says of its codes.

use serde::Serialize;

use super::advice::lesson_advice;
use super::turns::ModelAnswer;
use crate::coding::{Code, CodedReply, Dimension, Empathy, QuestionForm, Stance};
use crate::moment::Moment;
use crate::scenario::Beat;
use crate::scoring::{Lesson, Rubric, counted_stance};
use crate::transcript::{Turn, Typed, Way};

/// How a typed answer was heard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TypedReport {
    /// How many words it has.
    pub words: u32,
    /// The turn, from 1, whose words it says again, or nearly.
    pub repeats: Option<usize>,
    /// Whether that is more than a client can take in.
    pub is_too_long: bool,
    /// Codes that were taken to be there and are unsure: not counted.
    pub unsure: Vec<UnsureCode>,
    /// Dimensions at stake that could not be told from it.
    pub untold: Vec<Dimension>,
    /// Which way it led.
    pub way: Way,
    /// The authored answer it was nearest to, whose way was taken.
    pub nearest: Option<ModelAnswer>,
}

/// A code that the coder was unsure of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnsureCode {
    /// The code.
    pub code: Code,
    /// In plain words.
    pub words: String,
    /// How probable it is, 0 to 100.
    pub percent: u8,
    /// What the trainee says: that it is there, or that it is not.
    pub own: Option<bool>,
}

/// Tells how a typed answer was heard.
pub fn typed_report(
    typed: &Typed,
    beat: Option<&Beat>,
    turn: &Turn,
    rubric: &Rubric,
) -> TypedReport {
    let unsure = typed.unsure().into_iter().map(|guess| UnsureCode {
        code: guess.what,
        words: guess.what.words().to_owned(),
        percent: guess.percent,
        own: typed.correction(guess.what),
    });
    let stakes = rubric.stakes(&turn.moment, turn.authored.iter().map(|answer| &answer.codes));
    let is_untold = |dimension: &Dimension| {
        typed.words > 0
            && typed.repeats.is_none()
            && stakes[dimension.index()].is_some()
            && typed.is_unsure(*dimension)
    };
    let nearest = match (&typed.way, beat) {
        (Way::Answer { id }, Some(beat)) => {
            let found = beat.responses.iter().find(|response| response.id == *id);
            found.map(|found| ModelAnswer {
                id: found.id.clone(),
                says: found.says.clone(),
                why: found.why.clone(),
            })
        }
        _ => None,
    };
    TypedReport {
        words: typed.words,
        repeats: typed.repeats.map(|turn| turn + 1),
        is_too_long: typed.words > rubric.typed.too_long,
        unsure: unsure.collect(),
        untold: Dimension::ALL.iter().copied().filter(is_untold).collect(),
        way: typed.way.clone(),
        nearest,
    }
}

/// Why an answer is what it is, from its codes: where it stands, how far it meets the feeling, what it asks, and what
/// gets in the way.
pub fn why_of(moment: &Moment, codes: &CodedReply) -> String {
    let stance = codes.boundary.as_ref().map(|boundary| of_stance(counted_stance(boundary)));
    let empathy = codes.empathy.filter(|_| !moment.feelings.is_empty()).map(of_empathy);
    let question = moment.question.and_then(|wanted| {
        let lesson = Lesson::Question { wanted, used: codes.question };
        let fits = wanted.key() == codes.question.key()
            || (wanted == crate::moment::WantedQuestion::Hold
                && codes.question == QuestionForm::NoQuestion);
        (!fits).then(|| lesson_advice(lesson))
    });
    let faults = codes.faults.iter().map(|&fault| lesson_advice(Lesson::Fault(fault)));
    let all: Vec<&str> = stance.into_iter().chain(empathy).chain(question).chain(faults).collect();
    all.join(" ")
}

const fn of_empathy(empathy: Empathy) -> &'static str {
    match (empathy.accurate, empathy.level) {
        (false, _) => "What it gives back is not what was meant.",
        (true, 0..=1) => "It leads away from the feeling, or works against it.",
        (true, 2) => "It does no harm, and leaves the feeling where it was.",
        (true, 3) => "It gives feeling and content back as they were given.",
        (true, 4) => "It names something that was meant and not said.",
        (true, _) => "It meets the whole of what was meant.",
    }
}

const fn of_stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Rigid => "The limit is there, and the person is left out of it.",
        Stance::Held => "It holds the line, and the person with it.",
        Stance::ExaminedCrossing => {
            "It steps over the line openly, with a reason, and to be talked over."
        }
        Stance::UnexaminedCrossing => "It steps over the line without having looked at it.",
        Stance::Violation => {
            "It may do harm: it puts something else in the place of the client's good."
        }
    }
}
