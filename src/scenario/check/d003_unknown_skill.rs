use super::{Group, Rule};
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    code: "D003",
    name: "unknown skill",
    group: Group::Drills,
    severity: Severity::Error,
    page: include_str!("d003_unknown_skill.md"),
    // Found where drills are read.
    check: None,
};
