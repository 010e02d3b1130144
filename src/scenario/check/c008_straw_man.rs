use super::{Finding, Group, Rule, Subject};
use crate::diagnostic::Severity;
use crate::scenario::model::{Beat, Response};
use crate::scenario::outline::Path;
use crate::words::{Passage, cues, lower};

pub(super) const RULE: Rule = Rule {
    code: "C008",
    name: "straw man",
    group: Group::Cues,
    severity: Severity::Warning,
    page: include_str!("c008_straw_man.md"),
    check: Some(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let beats = (0..).zip(&subject.scenario.beats);
    let answers = beats.flat_map(|(b, beat)| {
        (0..).zip(&beat.responses).map(move |(r, response)| (b, r, beat, response))
    });
    let found = answers.filter_map(|(b, r, beat, response)| {
        let word = rude_word(beat, subject.spoken().answer(b, r))?;
        Some(finding(b, r, response, word))
    });
    found.collect()
}

/// The first rude words of an answer that are not the client's own, given back.
fn rude_word<'a>(beat: &Beat, says: &'a Passage) -> Option<&'a str> {
    let mut words = cues::rude_in(says).into_iter().map(|span| &says.text()[span]);
    words.find(|word| !is_said_by_client(beat, word))
}

/// Whether the client says these words in this beat, so that an answer may give them back.
pub(super) fn is_said_by_client(beat: &Beat, word: &str) -> bool {
    let word = lower(word);
    beat.lines.iter().flat_map(|line| &line.says).any(|says| lower(says).contains(&word))
}

fn finding(b: usize, r: usize, response: &Response, word: &str) -> Finding {
    let message = format!("the answer \"{}\" is rude: \"{word}\"", response.id);
    Finding::at(Path::response(b, r).field("says"), message)
        .hint("nobody is tempted by it: let it fail the way a kind trainee in a hurry would")
}
