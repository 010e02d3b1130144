//! The words of an authored answer that each of its codes rests on.
//!
//! The author's own `rests_on` comes first; for codes that have telltale words, those are looked up.
//! A code with neither rests on the whole answer.

use std::ops::Range;

use super::syntax::{Entries, OneOrMany};
use crate::coding::{Code, CodedReply, Evidence, Fault, ProcessMove, Skill};
use crate::words::{Lexicon, Passage, Whose, cues};

/// The evidence for every code of an answer, in codebook order. `rests_on` is the author's own.
pub(super) fn find(
    codes: &CodedReply,
    rests_on: &Entries<OneOrMany>,
    says: &Passage,
    lexicon: &Lexicon,
) -> Vec<Evidence> {
    let skills = codes.skills.iter().map(|&skill| Code::Skill(skill));
    let faults = codes.faults.iter().map(|&fault| Code::Fault(fault));
    let moves = codes.boundary.iter().flat_map(|boundary| {
        std::iter::once(Code::Stance(boundary.stance))
            .chain(boundary.moves.iter().map(|&step| Code::Move(step)))
    });
    let all = skills.chain(faults).chain(moves);
    all.flat_map(|code| of_code(code, rests_on, says, lexicon)).collect()
}

fn of_code(
    code: Code,
    rests_on: &Entries<OneOrMany>,
    says: &Passage,
    lexicon: &Lexicon,
) -> Vec<Evidence> {
    let own = rests_on.iter().filter(|(key, _)| *key == code.key());
    let own: Vec<Evidence> = own
        .flat_map(|(_, quotes)| quotes.0.iter())
        .map(|quote| Evidence { code, quote: quote.clone() })
        .collect();
    if !own.is_empty() {
        return own;
    }
    let mut found: Vec<Evidence> = Vec::new();
    for span in telltale(code, says, lexicon) {
        let quote = &says.text()[span];
        // The same words twice in one answer say no more than once.
        if !found.iter().any(|evidence| evidence.quote.eq_ignore_ascii_case(quote)) {
            found.push(Evidence { code, quote: quote.to_owned() });
        }
    }
    found
}

fn telltale(code: Code, says: &Passage, lexicon: &Lexicon) -> Vec<Range<usize>> {
    match code {
        Code::Skill(Skill::ReflectionOfFeeling) | Code::Move(ProcessMove::Acknowledge) => {
            let hits = lexicon.feelings_in(says).into_iter();
            hits.filter(|hit| !hit.negated && hit.whose != Whose::Others)
                .map(|hit| hit.span)
                .collect()
        }
        Code::Skill(Skill::OpenQuestion) => {
            let questions = cues::questions_in(says);
            if questions.is_empty() { cues::open_stems_in(says) } else { questions }
        }
        Code::Skill(Skill::ClosedQuestion)
        | Code::Fault(Fault::DoubleQuestion | Fault::LeadingQuestion) => cues::questions_in(says),
        Code::Skill(Skill::AdviceWithoutPermission) | Code::Fault(Fault::AdviceAsQuestion) => {
            cues::advice_stems_in(says)
        }
        Code::Skill(Skill::SelfDisclosure) => cues::self_disclosure_in(says),
        Code::Fault(Fault::AccusatoryWhy) => cues::why_questions_in(says),
        Code::Fault(Fault::Minimizing) => cues::minimizing_in(says),
        Code::Fault(Fault::FalseReassurance) => cues::reassurance_in(says),
        Code::Fault(Fault::Moralizing) => cues::moralizing_in(says),
        Code::Fault(Fault::OverPromise) => cues::over_promise_in(says),
        _ => Vec::new(),
    }
}
