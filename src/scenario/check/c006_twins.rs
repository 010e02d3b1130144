use super::{Finding, Group, Rule, Subject};
use crate::diagnostic::Severity;
use crate::scenario::guard::{Condition, Guard};
use crate::scenario::model::{Beat, Response};
use crate::scenario::outline::Path;
use crate::words::{similarity, tokens};

pub(super) const RULE: Rule = Rule {
    code: "C006",
    name: "twins",
    group: Group::Cues,
    severity: Severity::Warning,
    page: include_str!("c006_twins.md"),
    check: Some(check),
};

/// Two answers that share so many thousandths of their words differ in nothing but the point.
const TWINS: u32 = 800;
/// Of a beat with more answers than this the rest is not compared, because every pair costs.
const MOST_COMPARED: usize = 24;

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    (0..).zip(&subject.scenario.beats).flat_map(|(b, beat)| in_beat(b, beat)).collect()
}

/// A finding for each answer that is a twin of one before it.
fn in_beat(b: usize, beat: &Beat) -> impl Iterator<Item = Finding> {
    let answers = || (0..).zip(&beat.responses).take(MOST_COMPARED);
    answers().filter_map(move |(r, response)| {
        let mut before = answers().take(r);
        let (twin, other) = before.find(|(_, other)| are_twins(response, other))?;
        Some(finding(b, (twin, other), (r, response)))
    })
}

fn are_twins(one: &Response, other: &Response) -> bool {
    // Two silences are the same answer, which another rule finds.
    !tokens(&one.says).is_empty()
        && similarity(&one.says, &other.says) >= TWINS
        && !never_together(&one.when, &other.when)
}

fn finding(b: usize, first: (usize, &Response), second: (usize, &Response)) -> Finding {
    let message =
        format!("the answers \"{}\" and \"{}\" say nearly the same", first.1.id, second.1.id);
    let related = format!("this is \"{}\"", first.1.id);
    Finding::at(Path::response(b, second.0).field("says"), message)
        .related(Path::response(b, first.0).field("says"), related)
        .hint("where only a word or two differ, those words tell what the choice is about: word one of them anew, or leave it out")
}

/// Whether one guard asks for what the other forbids, so that the two answers never stand side by side.
pub(super) fn never_together(one: &Guard, other: &Guard) -> bool {
    one.0.iter().any(|a| other.0.iter().any(|b| excludes(a, b) || excludes(b, a)))
}

fn excludes(a: &Condition, b: &Condition) -> bool {
    match (a, b) {
        (Condition::AtLeast(high, least), Condition::Below(low, bound)) => {
            high == low && least >= bound
        }
        (Condition::Flag(up), Condition::NoFlag(down)) => up == down,
        _ => false,
    }
}
