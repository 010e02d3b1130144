use std::collections::BTreeMap;

use super::{Finding, Group, Rule, Subject};
use crate::diagnostic::Severity;
use crate::scenario::model::Beat;
use crate::scenario::outline::Path;
use crate::scenario::raw::{Kind, RawBeat};
use crate::scenario::resolve::VIGNETTE_END;

pub(super) const RULE: Rule = Rule {
    code: "S002",
    name: "one name twice",
    group: Group::Structure,
    severity: Severity::Error,
    page: include_str!("s002_duplicate_id.md"),
    check: Some(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = targets(subject);
    for (b, raw, beat) in subject.beats() {
        found.extend(answers(b, raw, beat));
    }
    found
}

/// Beats and endings: an answer leads to either by name, so they share one set of names.
fn targets(subject: &Subject<'_>) -> Vec<Finding> {
    let place = |section, n| Path::top().field(section).key(n);
    let beats = subject.raw.beats.iter().enumerate();
    let beats = beats.map(|(b, (id, _))| (id, "beat", place("beats", b)));
    let endings = subject.raw.endings.iter().enumerate();
    let endings = endings.map(|(e, (id, _))| (id, "ending", place("endings", e)));
    let mut first: BTreeMap<&str, (&str, Path)> = BTreeMap::new();
    let mut found = Vec::new();
    for (id, what, path) in beats.chain(endings) {
        if subject.raw.kind == Kind::Vignette && id == VIGNETTE_END {
            found.push(like_the_vignettes_own(what, path));
        } else if let Some((before, at)) = first.get(id) {
            found.push(twice(id, (before, what), path).related(at.clone(), "the first is here"));
        } else {
            first.insert(id, (what, path));
        }
    }
    found
}

fn twice(id: &str, (first, second): (&str, &str), path: Path) -> Finding {
    let message = if first == second {
        format!("two {first}s are called \"{id}\"")
    } else {
        format!("a {first} and an {second} are both called \"{id}\"")
    };
    Finding::at(path, message)
        .hint(format!("give the second another name; whatever leads to \"{id}\" means the first"))
}

fn like_the_vignettes_own(what: &str, path: Path) -> Finding {
    let message = format!("\"{VIGNETTE_END}\" is the name of the ending that every vignette has");
    Finding::at(path, message).hint(format!("give this {what} another name, or leave it out"))
}

fn answers(b: usize, raw: &RawBeat, beat: &Beat) -> Vec<Finding> {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    let mut found = Vec::new();
    for (r, (raw, response)) in raw.responses.iter().zip(&beat.responses).enumerate() {
        let place = |r| Path::response(b, r).field("id");
        let Some(before) = first.get(response.id.as_str()) else {
            first.insert(&response.id, r);
            continue;
        };
        let message = format!("two answers of beat \"{}\" are called \"{}\"", beat.id, response.id);
        let finding = Finding::at(place(r), message).related(place(*before), "the first is here");
        found.push(finding.hint(if raw.id.is_empty() {
            format!("an answer without an `id` is called by its place, this one \"{}\": give one of the two another `id`", response.id)
        } else {
            "give one of the two another `id`".to_owned()
        }));
    }
    found
}
