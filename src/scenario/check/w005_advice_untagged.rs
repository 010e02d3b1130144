use super::{Finding, Group, Rule, Subject};
use crate::coding::{CodedReply, Fault, Skill};
use crate::diagnostic::Severity;
use crate::scenario::outline::Path;
use crate::words::cues;

pub(super) const RULE: Rule = Rule {
    code: "W005",
    name: "advice not coded",
    group: Group::Words,
    severity: Severity::Warning,
    page: include_str!("w005_advice_untagged.md"),
    check: Some(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let answers =
        subject.responses().filter(|(_, _, _, response)| !says_what_to_do(&response.codes));
    let found = answers.filter_map(|(b, r, _, response)| {
        let span = cues::advice_stems_in(subject.spoken().answer(b, r)).into_iter().next()?;
        Some(finding(b, r, &response.id, response.says.get(span)?))
    });
    found.collect()
}

/// Whether a code already says that the client is told, or helped to find, what to do.
fn says_what_to_do(codes: &CodedReply) -> bool {
    let skills = [Skill::AdviceWithPermission, Skill::AdviceWithoutPermission, Skill::GoalSetting];
    let faults = [Fault::AdviceAsQuestion, Fault::Moralizing];
    skills.into_iter().any(|skill| codes.has_skill(skill))
        || faults.into_iter().any(|fault| codes.has_fault(fault))
}

fn finding(b: usize, r: usize, id: &str, stem: &str) -> Finding {
    let message = format!("the answer \"{id}\" advises (\"{stem}\"), and no advice is coded");
    Finding::at(Path::response(b, r).field("says"), message)
        .hint("add `advice_without_permission` or `advice_with_permission` to `skills`, or say it without advising")
}
