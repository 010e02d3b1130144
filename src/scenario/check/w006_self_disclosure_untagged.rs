use super::{Finding, Group, Rule, Subject};
use crate::coding::{Fault, Skill};
use crate::diagnostic::Severity;
use crate::scenario::outline::Path;
use crate::words::cues;

pub(super) const RULE: Rule = Rule {
    code: "W006",
    name: "self-disclosure not coded",
    group: Group::Words,
    severity: Severity::Warning,
    page: include_str!("w006_self_disclosure_untagged.md"),
    check: Some(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let answers = subject.responses().filter(|(_, _, _, response)| {
        let codes = &response.codes;
        // By the codebook, self-focus without a story of one's own stands alone.
        !codes.has_skill(Skill::SelfDisclosure) && !codes.has_fault(Fault::SelfFocus)
    });
    let found = answers.filter_map(|(b, r, _, response)| {
        let span = cues::self_disclosure_in(subject.spoken().answer(b, r)).into_iter().next()?;
        Some(finding(b, r, &response.id, response.says.get(span)?))
    });
    found.collect()
}

fn finding(b: usize, r: usize, id: &str, words: &str) -> Finding {
    let message = format!(
        "the answer \"{id}\" speaks of the counselor's own life (\"{words}\"), and `self_disclosure` is not coded"
    );
    Finding::at(Path::response(b, r).field("says"), message)
        .hint("add `self_disclosure` to `skills`, with `self_focus` among the faults where the talk turns to the counselor")
}
