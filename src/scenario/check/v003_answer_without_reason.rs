use super::{Finding, Group, Rule, Subject};
use crate::diagnostic::Severity;
use crate::scenario::model::Beat;
use crate::scenario::outline::Path;

pub(super) const RULE: Rule = Rule {
    code: "V003",
    name: "answer without a reason",
    group: Group::Validity,
    severity: Severity::Warning,
    page: include_str!("v003_answer_without_reason.md"),
    check: Some(check),
};

/// One finding a beat: an author who has not come to the reasons yet needs no list of every answer.
fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let beats = (0..).zip(&subject.scenario.beats);
    beats.filter_map(|(b, beat)| in_beat(b, beat)).collect()
}

fn in_beat(b: usize, beat: &Beat) -> Option<Finding> {
    let answers = (0..).zip(&beat.responses);
    let without = answers.filter(|(_, response)| response.why.trim().is_empty());
    let places: Vec<(Path, String)> =
        without.map(|(r, _)| (Path::response(b, r), "and here".to_owned())).collect();
    let first = beat.responses.iter().find(|response| response.why.trim().is_empty())?;
    let message = match places.len() {
        1 => format!("the answer \"{}\" has no `why`", first.id),
        n => format!("{n} answers of beat \"{}\" have no `why`", beat.id),
    };
    let hint =
        "say in a sentence what the answer does to the client: the debrief tells it to the trainee";
    Some(Finding::over(places, message)?.hint(hint))
}
