use super::{Finding, Group, Rule, Subject};
use crate::diagnostic::Severity;
use crate::scenario::model::Beat;
use crate::scenario::outline::Path;

pub(super) const RULE: Rule = Rule {
    code: "V002",
    name: "feelings unmet",
    group: Group::Validity,
    severity: Severity::Warning,
    page: include_str!("v002_feelings_unmet.md"),
    check: Some(check),
};

/// The level at which an answer gives back what the client gave (Carkhuff).
const MEETS: u8 = 3;

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let beats = (0..).zip(&subject.scenario.beats);
    beats.filter(|(_, beat)| is_unmet(beat)).map(|(b, beat)| finding(b, beat)).collect()
}

fn is_unmet(beat: &Beat) -> bool {
    let mut levels = beat.responses.iter().filter_map(|response| response.codes.empathy);
    let is_met = levels.any(|empathy| empathy.level >= MEETS && empathy.accurate);
    !beat.moment.feelings.is_empty() && !beat.responses.is_empty() && !is_met
}

fn finding(b: usize, beat: &Beat) -> Finding {
    let message = format!(
        "no answer meets what the client feels here ({}): none is accurate at empathy level {MEETS} or above",
        beat.moment.feelings.join(", ")
    );
    Finding::at(Path::beat(b).field("moment").field("feelings"), message).hint(format!(
        "write an answer that gives the feeling back, and rate it: `empathy: {MEETS}`"
    ))
}
