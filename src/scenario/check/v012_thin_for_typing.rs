use super::c006_twins::never_together;
use super::{Finding, Group, Rule, Subject};
use crate::diagnostic::Severity;
use crate::scenario::model::{Beat, Response};
use crate::scenario::outline::Path;

pub(super) const RULE: Rule = Rule {
    code: "V012",
    name: "thin for typed answers",
    group: Group::Validity,
    severity: Severity::Note,
    page: include_str!("v012_thin_for_typing.md"),
    check: Some(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let beats = (0..).zip(&subject.scenario.beats);
    beats
        .filter(|(b, beat)| {
            // Where an answer leads nowhere, nothing can be said of its way.
            let is_open = (0..beat.responses.len()).any(|r| subject.may_lead_nowhere(*b, r));
            !is_open && beat.heard_as.is_empty()
        })
        .flat_map(|(b, beat)| in_beat(b, beat))
        .collect()
}

/// A finding for each answer that only words tell from one before it, where both have but one wording.
fn in_beat(b: usize, beat: &Beat) -> Vec<Finding> {
    let answers = || (0..).zip(&beat.responses);
    let found = answers().filter_map(|(r, one)| {
        let (before, other) = answers().take(r).find(|(_, other)| is_thin(one, other))?;
        Some(finding(b, (before, other), (r, one)))
    });
    found.collect()
}

fn is_thin(one: &Response, other: &Response) -> bool {
    let leads_apart = (&one.routes, one.then) != (&other.routes, other.then);
    let is_worded_once = one.also.is_empty() || other.also.is_empty();
    leads_apart && is_worded_once && sound_alike(one, other) && !never_together(&one.when, &other.when)
}

/// Whether a coder hears the same in both.
fn sound_alike(one: &Response, other: &Response) -> bool {
    let (one, other) = (&one.codes, &other.codes);
    (&one.skills, &one.faults, one.question) == (&other.skills, &other.faults, other.question)
        && one.stance() == other.stance()
}

fn finding(b: usize, first: (usize, &Response), second: (usize, &Response)) -> Finding {
    let message = format!(
        "a typed answer can tell \"{}\" from \"{}\" by its words alone, and they lead different ways",
        second.1.id, first.1.id
    );
    let related = format!("this is \"{}\"", first.1.id);
    Finding::at(Path::response(b, second.0), message)
        .related(Path::response(b, first.0), related)
        .hint("give both other wordings in `also`, or say with `heard_as` where what is heard leads")
}
