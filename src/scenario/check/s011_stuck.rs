use super::cover::gap;
use super::{Finding, Group, Rule, Subject};
use crate::diagnostic::Severity;
use crate::scenario::guard::Guard;
use crate::scenario::model::Beat;
use crate::scenario::outline::Path;

pub(super) const RULE: Rule = Rule {
    code: "S011",
    name: "no answer to choose",
    group: Group::Structure,
    severity: Severity::Warning,
    page: include_str!("s011_stuck.md"),
    check: Some(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let beats = subject.scenario.beats.iter().enumerate();
    let reached = beats.filter(|(b, _)| subject.reach.beats[*b] && subject.reach.may_be_stuck[*b]);
    // A beat without any answers is a dead end.
    let guarded = reached.filter(|(_, beat)| !beat.responses.is_empty());
    guarded.filter_map(|(b, beat)| finding(subject, b, beat)).collect()
}

fn finding(subject: &Subject<'_>, b: usize, beat: &Beat) -> Option<Finding> {
    let guards: Vec<&Guard> = beat.responses.iter().map(|response| &response.when).collect();
    let when = gap(subject, b, &guards)?;
    let message = format!("no answer of beat \"{}\" can be chosen {when}", beat.id);
    let path = Path::top().field("beats").key(b);
    Some(Finding::at(path, message).hint("leave out the guard of at least one answer"))
}
