use std::collections::BTreeMap;

use super::{Finding, Group, Rule, Subject};
use crate::coding::Skill;
use crate::diagnostic::Severity;
use crate::scenario::model::Response;
use crate::scenario::outline::Path;

pub(super) const RULE: Rule = Rule {
    code: "S009",
    name: "the same words twice",
    group: Group::Structure,
    severity: Severity::Warning,
    page: include_str!("s009_duplicate_text.md"),
    check: Some(check),
};

/// A client may well say "I don't know" again; from so many words on, it was copied.
const WORDS_OF_A_LINE: usize = 4;

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = answers(subject);
    found.extend(lines(subject));
    found
}

fn answers(subject: &Subject<'_>) -> Vec<Finding> {
    let mut first: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut found = Vec::new();
    for (b, r, _, response) in subject.responses().filter(|(.., response)| !may_recur(response)) {
        let words = words(&response.says);
        if words.is_empty() {
            continue;
        }
        let Some(&(b1, r1)) = first.get(&words) else {
            first.insert(words, (b, r));
            continue;
        };
        let beat = |b: usize| subject.scenario.beats.get(b).map_or("", |beat| &beat.id);
        let message = if b == b1 {
            format!("two answers of beat \"{}\" say the same", beat(b))
        } else {
            format!(
                "this answer of beat \"{}\" says the same as one of beat \"{}\"",
                beat(b),
                beat(b1)
            )
        };
        found.push(
            Finding::at(Path::response(b, r).field("says"), message)
                .related(Path::response(b1, r1).field("says"), "the same words")
                .hint("say it in other words, closer to what the client has just said, or leave one of the two out"),
        );
    }
    found
}

/// Whether it is right that an answer sounds the same each time: "Mm-hm", "(silence)".
fn may_recur(response: &Response) -> bool {
    response.codes.has_skill(Skill::Encourager) || response.codes.has_skill(Skill::Silence)
}

fn lines(subject: &Subject<'_>) -> Vec<Finding> {
    let mut first: BTreeMap<String, (usize, Path)> = BTreeMap::new();
    let mut found = Vec::new();
    for (b, says, path) in wordings(subject) {
        let words = words(says);
        if words.split(' ').count() < WORDS_OF_A_LINE {
            continue;
        }
        let Some((b1, at)) = first.get(&words) else {
            first.insert(words, (b, path));
            continue;
        };
        let beat = |b: usize| subject.scenario.beats.get(b).map_or("", |beat| &beat.id);
        let message = if b == *b1 {
            format!("the client says the same twice in beat \"{}\"", beat(b))
        } else {
            format!("the client says the same in beat \"{}\" as in beat \"{}\"", beat(b), beat(*b1))
        };
        found.push(
            Finding::at(path, message)
                .related(at.clone(), "the same words")
                .hint("give the client other words; people seldom say a whole sentence twice"),
        );
    }
    found
}

/// Each wording of each line, with its beat and place.
fn wordings<'a>(subject: &Subject<'a>) -> impl Iterator<Item = (usize, &'a str, Path)> + use<'a> {
    subject.beats().flat_map(|(b, _, beat)| {
        beat.lines.iter().enumerate().flat_map(move |(n, line)| {
            let at = Path::beat(b).field("lines").index(n).field("says");
            let is_list = line.says.len() > 1;
            line.says.iter().enumerate().map(move |(number, says)| {
                let path = if is_list { at.clone().index(number) } else { at.clone() };
                (b, says.as_str(), path)
            })
        })
    })
}

/// What is said, whatever the case, the punctuation and the white space: small words with one space between.
fn words(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !matches!(c, '\'' | '’' | '‘')) {
        if c.is_ascii_alphanumeric() {
            words.push(c.to_ascii_lowercase());
        } else if c.is_alphanumeric() {
            words.extend(c.to_lowercase());
        } else if !words.is_empty() && !words.ends_with(' ') {
            words.push(' ');
        }
    }
    words.truncate(words.trim_end().len());
    words
}
