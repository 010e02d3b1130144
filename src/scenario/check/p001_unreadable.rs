use super::{Group, Rule};
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    code: super::P001,
    name: "unreadable file",
    group: Group::Parse,
    severity: Severity::Error,
    page: include_str!("p001_unreadable.md"),
    check: None,
};
