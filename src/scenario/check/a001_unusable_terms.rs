use super::{Group, Rule};
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    code: super::A001,
    name: "unusable terms",
    group: Group::Assignments,
    severity: Severity::Error,
    page: include_str!("a001_unusable_terms.md"),
    // Found where assignments are read.
    check: None,
};
