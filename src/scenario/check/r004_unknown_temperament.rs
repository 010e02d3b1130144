use super::{Finding, Group, Rule, Subject, nearest};
use crate::diagnostic::Severity;
use crate::scenario::outline::Path;

pub(super) const RULE: Rule = Rule {
    code: "R004",
    name: "unknown temperament",
    group: Group::Values,
    severity: Severity::Error,
    page: include_str!("r004_unknown_temperament.md"),
    check: Some(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let name = subject.raw.client.temperament.as_str();
    let known = &subject.tables.temperaments;
    if known.get(name).is_some() {
        return Vec::new();
    }
    let path = Path::top().field("client").field("temperament");
    let finding = Finding::at(path, format!("there is no temperament \"{name}\""));
    vec![match nearest(name, known.names()) {
        Some(near) => finding.hint(format!("did you mean `{near}`?")),
        None => finding.hint(format!("one of: {}", Vec::from_iter(known.names()).join(", "))),
    }]
}
