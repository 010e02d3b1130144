use super::{Finding, Group, Rule, Subject};
use crate::coding::Fault;
use crate::diagnostic::Severity;
use crate::scenario::outline::Path;
use crate::words::cues;

pub(super) const RULE: Rule = Rule {
    code: "W004",
    name: "why not coded",
    group: Group::Words,
    severity: Severity::Warning,
    page: include_str!("w004_why_untagged.md"),
    check: Some(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let answers = subject.responses().filter(|(_, _, _, response)| {
        response.says.contains('?') && !response.codes.has_fault(Fault::AccusatoryWhy)
    });
    let found = answers.filter_map(|(b, r, _, response)| {
        let span = cues::why_questions_in(subject.spoken().answer(b, r)).into_iter().next()?;
        Some(finding(b, r, &response.id, response.says.get(span)?))
    });
    found.collect()
}

fn finding(b: usize, r: usize, id: &str, why: &str) -> Finding {
    let message = format!("the answer \"{id}\" asks \"{why}\", and `accusatory_why` is not coded");
    Finding::at(Path::response(b, r).field("says"), message)
        .hint("ask what or how, or add `accusatory_why` to `faults`; a why that nobody could hear as blame can be allowed with a reason")
}
