use super::{Group, Rule};
use crate::diagnostic::Severity;

pub(super) const RULE: Rule = Rule {
    code: super::A003,
    name: "scenario that cannot be given out",
    group: Group::Assignments,
    severity: Severity::Error,
    page: include_str!("a003_no_scenario_to_play.md"),
    // Found where assignments are read.
    check: None,
};
