use super::{Group, Rule};
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    code: "D002",
    name: "nothing that misses",
    group: Group::Drills,
    severity: Severity::Warning,
    page: include_str!("d002_no_miss.md"),
    // Found where drills are read.
    check: None,
};
