use super::{Group, Rule};
use crate::diagnostic::Severity;

/// Found by [`super::allow`], which alone knows what the other rules found.
pub(super) const RULE: Rule = Rule {
    code: "V010",
    name: "idle allow",
    group: Group::Validity,
    severity: Severity::Warning,
    page: include_str!("v010_idle_allow.md"),
    check: None,
};
