use super::{Finding, Group, Rule, Subject};
use crate::diagnostic::Severity;
use crate::scenario::model::{Beat, Response};
use crate::scenario::outline::Path;

pub(super) const RULE: Rule = Rule {
    code: "V004",
    name: "weak answer without temptation",
    group: Group::Validity,
    severity: Severity::Warning,
    page: include_str!("v004_weak_without_temptation.md"),
    check: Some(check),
};

/// One finding a beat, as for missing reasons.
fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let beats = (0..).zip(&subject.scenario.beats);
    beats.filter_map(|(b, beat)| in_beat(subject, b, beat)).collect()
}

fn in_beat(subject: &Subject<'_>, b: usize, beat: &Beat) -> Option<Finding> {
    let weak = subject.worth.weak(b).into_iter();
    let weak = weak.filter_map(|r| Some((r, beat.responses.get(r)?)));
    let without: Vec<(usize, &Response)> =
        weak.filter(|(_, response)| response.tempting.trim().is_empty()).collect();
    let message = match without.as_slice() {
        [(_, only)] => format!("the answer \"{}\" is weak and has no `tempting`", only.id),
        all => format!("{} weak answers of beat \"{}\" have no `tempting`", all.len(), beat.id),
    };
    let places = without.iter().map(|(r, _)| (Path::response(b, *r), "and here".to_owned()));
    let hint = "say what draws a well-meaning trainee to it; if nothing does, write one that does";
    Some(Finding::over(places.collect(), message)?.hint(hint))
}
