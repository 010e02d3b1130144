use super::cover::gap;
use super::{Finding, Group, Rule, Subject};
use crate::diagnostic::Severity;
use crate::scenario::guard::Guard;
use crate::scenario::model::Beat;
use crate::scenario::outline::Path;

pub(super) const RULE: Rule = Rule {
    code: "S010",
    name: "silent beat",
    group: Group::Structure,
    severity: Severity::Warning,
    page: include_str!("s010_silent_beat.md"),
    check: Some(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let beats = subject.scenario.beats.iter().enumerate();
    let reached = beats.filter(|(b, _)| subject.reach.beats[*b] && subject.reach.may_be_silent[*b]);
    reached.filter_map(|(b, beat)| finding(subject, b, beat)).collect()
}

fn finding(subject: &Subject<'_>, b: usize, beat: &Beat) -> Option<Finding> {
    let path = Path::top().field("beats").key(b);
    if beat.lines.is_empty() {
        let message = format!("the client says and shows nothing in beat \"{}\"", beat.id);
        let hint = "add a line; where the client is silent, a line with only a `manner` says what can be seen";
        return Some(Finding::at(path, message).hint(hint));
    }
    let guards: Vec<&Guard> = beat.lines.iter().map(|line| &line.when).collect();
    let when = gap(subject, b, &guards)?;
    let message = format!("no line of beat \"{}\" is said {when}", beat.id);
    Some(Finding::at(path, message).hint("add a line for that, or leave out the guard of one line"))
}
