use super::c006_twins::never_together;
use super::{Finding, Group, Rule, Subject};
use crate::coding::CodedReply;
use crate::diagnostic::Severity;
use crate::scenario::model::{Beat, Response};
use crate::scenario::outline::Path;

pub(super) const RULE: Rule = Rule {
    code: "S007",
    name: "answers that all do the same",
    group: Group::Structure,
    severity: Severity::Warning,
    page: include_str!("s007_same_answers.md"),
    check: Some(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let beats = subject.scenario.beats.iter().enumerate();
    let same = beats.filter(|(b, beat)| {
        // Where an answer leads nowhere, nothing can be said of its way.
        let is_open = (0..beat.responses.len()).any(|r| subject.may_lead_nowhere(*b, r));
        !is_open && all_the_same(beat) && is_a_choice(beat)
    });
    same.map(|(b, beat)| finding(b, beat)).collect()
}

fn all_the_same(beat: &Beat) -> bool {
    match beat.responses.split_first() {
        Some((first, others)) => !others.is_empty() && others.iter().all(|one| is_same(first, one)),
        None => false,
    }
}

/// Whether two of the answers may stand side by side; guards that exclude each other make one answer in two wordings.
fn is_a_choice(beat: &Beat) -> bool {
    (1..).zip(&beat.responses).any(|(next, one)| {
        beat.responses.iter().skip(next).any(|other| !never_together(&one.when, &other.when))
    })
}

fn is_same(one: &Response, other: &Response) -> bool {
    same_codes(&one.codes, &other.codes)
        && (one.effect, one.set, one.clear) == (other.effect, other.set, other.clear)
        && (&one.routes, one.then) == (&other.routes, other.then)
}

/// The same codes, whatever words they rest on.
fn same_codes(one: &CodedReply, other: &CodedReply) -> bool {
    (&one.skills, &one.faults) == (&other.skills, &other.faults)
        && (one.empathy, &one.boundary, one.question)
            == (other.empathy, &other.boundary, other.question)
}

fn finding(b: usize, beat: &Beat) -> Finding {
    let how_many = match beat.responses.len() {
        2 => "both answers".to_owned(),
        n => format!("all {n} answers"),
    };
    let message = format!("{how_many} of beat \"{}\" do the same", beat.id);
    Finding::at(Path::top().field("beats").key(b), message)
        .hint("give at least one of them other codes, another effect or another way on")
}
