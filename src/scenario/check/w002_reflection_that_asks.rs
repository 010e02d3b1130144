use super::asking::only_asks;
use super::{Finding, Group, Rule, Subject};
use crate::coding::QuestionForm;
use crate::diagnostic::Severity;
use crate::scenario::model::Response;
use crate::scenario::outline::Path;
use crate::words::Passage;

pub(super) const RULE: Rule = Rule {
    code: "W002",
    name: "reflection that asks",
    group: Group::Words,
    severity: Severity::Warning,
    page: include_str!("w002_reflection_that_asks.md"),
    check: Some(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let asking = subject
        .responses()
        .filter(|(b, r, _, response)| asks_instead(response, subject.spoken().answer(*b, *r)));
    asking.map(|(b, r, _, response)| finding(b, r, response)).collect()
}

/// Whether an answer coded as a reflection holds no statement that could be one.
pub(super) fn asks_instead(response: &Response, says: &Passage) -> bool {
    let reflects = response.codes.skills.iter().any(|skill| skill.is_reflection());
    reflects && only_asks(says) && !has_both(response)
}

/// Whether one sentence may hold both: "You sound stunned, what happened?"
fn has_both(response: &Response) -> bool {
    let codes = &response.codes;
    let codes_question = codes.question != QuestionForm::NoQuestion
        || codes.skills.iter().any(|skill| skill.is_question());
    codes_question && response.says.contains([',', ';', ':', '—', '–', '…'])
}

fn finding(b: usize, r: usize, response: &Response) -> Finding {
    let skill = response.codes.skills.iter().find(|skill| skill.is_reflection());
    let skill = skill.map_or("reflection", |skill| skill.key());
    let message = format!("the answer \"{}\" is coded `{skill}`, but it only asks", response.id);
    Finding::at(Path::response(b, r).field("says"), message).hint(
        "say it as a statement (\"You're …\", not \"Are you …?\"), or code it as a question only",
    )
}
