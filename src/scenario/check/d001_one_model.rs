use super::{Group, Rule};
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    code: "D001",
    name: "one model answer",
    group: Group::Drills,
    severity: Severity::Warning,
    page: include_str!("d001_one_model.md"),
    // Found where drills are read.
    check: None,
};
