//! What in an answer really asks, beyond its question marks.

use std::ops::Range;

use crate::words::{Passage, cues};

/// The questions that are put to the client.
///
/// Left out are quoted questions, a tag after a statement ("You're worried, aren't you?") and a check
/// whether one has understood or may go on ("Is that right?"): these ask for a nod, not for an answer.
pub(super) fn questions(says: &Passage) -> Vec<Range<usize>> {
    let mut all = cues::questions_in(says);
    all.retain(|span| {
        let asked = &says.text()[span.clone()];
        !is_check(asked) && !has_tag(asked)
    });
    all
}

/// Whether every sentence of the answer ends in a question mark.
pub(super) fn only_asks(says: &Passage) -> bool {
    let n = says.sentences().len();
    n > 0 && cues::questions_in(says).len() == n
}

/// Questions that only ask for a nod, with "for you", "with you" or nothing after them.
const CHECKS: &[&str] = &[
    "right",
    "okay",
    "ok",
    "yes",
    "no",
    "yeah",
    "hm",
    "hmm",
    "mm",
    "all right",
    "alright",
    "correct",
    "is that right",
    "is that so",
    "is that fair",
    "is that it",
    "is that okay",
    "is that ok",
    "is that all right",
    "is that alright",
    "is this okay",
    "would that be okay",
    "would that be ok",
    "would that be all right",
    "would that be alright",
    "does that fit",
    "does that make sense",
    "does that sound right",
    "does that ring true",
    "did i get that right",
    "did i get that",
    "have i got that right",
    "have i understood",
    "have i understood you",
    "am i hearing you right",
    "am i hearing that right",
    "am i getting that right",
    "am i close",
    "am i right",
];

fn is_check(asked: &str) -> bool {
    let asked = Passage::new(asked);
    let words: Vec<&str> = asked.words().collect();
    let end = match words.as_slice() {
        [rest @ .., "for" | "with", "you"] => rest.len(),
        all => all.len(),
    };
    CHECKS.contains(&words[..end].join(" ").as_str())
}

const TAG_VERBS: &[&str] = &[
    "is",
    "are",
    "am",
    "was",
    "were",
    "do",
    "does",
    "did",
    "have",
    "has",
    "had",
    "can",
    "could",
    "will",
    "would",
    "should",
    "isn't",
    "aren't",
    "wasn't",
    "weren't",
    "don't",
    "doesn't",
    "didn't",
    "haven't",
    "hasn't",
    "hadn't",
    "can't",
    "couldn't",
    "won't",
    "wouldn't",
    "shouldn't",
];
const TAG_SUBJECTS: &[&str] =
    &["you", "i", "it", "he", "she", "they", "we", "there", "that", "this", "not"];

/// Whether a statement ends in a tag: ", aren't you?", ", right?", "— is that it?".
fn has_tag(asked: &str) -> bool {
    let Some((_, tail)) = asked.rsplit_once([',', '—', '–', ';', '…']) else { return false };
    if is_check(tail) {
        return true;
    }
    let tail = Passage::new(tail);
    let words: Vec<&str> = tail.words().collect();
    match words.as_slice() {
        [verb, subject] | [verb, subject @ "not", _] | [verb, subject, "not"] => {
            TAG_VERBS.contains(verb) && TAG_SUBJECTS.contains(subject)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nod_is_not_asked_for_an_answer() {
        for says in [
            "You're worried, aren't you?",
            "It sounds lonely. Is that right?",
            "We have until four. Is that okay with you?",
            "You wanted to stay — did you not?",
            "You keep asking, \"Why me?\"",
        ] {
            assert!(questions(&Passage::new(says)).is_empty(), "{says}");
        }
    }

    #[test]
    fn a_question_is() {
        assert_eq!(questions(&Passage::new("You came alone, did you sleep at all?")).len(), 1);
        assert_eq!(questions(&Passage::new("What happened? And then?")).len(), 2);
        assert_eq!(questions(&Passage::new("Right for you or for her?")).len(), 1);
    }

    #[test]
    fn a_statement_is_more_than_asking() {
        assert!(only_asks(&Passage::new("Are you sad? Is it that?")));
        assert!(!only_asks(&Passage::new("You sound sad. Is it that?")));
        assert!(!only_asks(&Passage::new("…")));
        assert!(!only_asks(&Passage::new("")));
    }
}
