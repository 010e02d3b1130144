use super::{Group, Rule};
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    code: super::A002,
    name: "changed inside an assignment",
    group: Group::Assignments,
    severity: Severity::Error,
    page: include_str!("a002_changed_inside.md"),
    // Found where assignments are read.
    check: None,
};
