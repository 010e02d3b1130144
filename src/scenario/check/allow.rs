//! `allow: [(rule: …, because: …)]`: silences one rule in one file, for a written reason.

use std::collections::BTreeSet;

use super::subject::{Finding, Subject};
use super::{Rule, Severity, v010_idle_allow};
use crate::scenario::outline::Path;

/// Drops what is allowed, and adds a finding for each `allow` that allows nothing.
///
/// Errors cannot be allowed: they would break the engine's trust in what it plays.
pub(super) fn apply(subject: &Subject<'_>, found: &mut Vec<(&'static Rule, Finding)>) {
    let mut idle = Vec::new();
    let mut silenced = BTreeSet::new();
    for (number, allow) in subject.raw.allow.iter().enumerate() {
        let path = Path::top().field("allow").index(number);
        let name = allow.rule.as_str();
        let Some(rule) = super::rule(name) else {
            let known = super::RULES.iter().map(|rule| rule.code);
            let finding = Finding::at(path.field("rule"), format!("there is no rule `{name}`"));
            idle.push(match super::nearest(name, known) {
                Some(near) => finding.hint(format!("did you mean `{near}`?")),
                None => finding.hint("the codes stand at the head of each finding"),
            });
            continue;
        };
        if rule.severity == Severity::Error {
            let message = format!("{} is an error and cannot be allowed", rule.code);
            idle.push(Finding::at(path.field("rule"), message));
        } else if allow.because.trim().is_empty() {
            let message = format!("{} is allowed without a reason", rule.code);
            idle.push(
                Finding::at(path.field("because"), message).hint("say why it does not apply here"),
            );
        } else if !found.iter().any(|(one, _)| one.code == rule.code) {
            let message = format!("{} is allowed and would not be found", rule.code);
            idle.push(Finding::at(path.field("rule"), message).hint("leave this line out"));
        } else {
            silenced.insert(rule.code);
        }
    }
    found.retain(|(rule, _)| !silenced.contains(rule.code));
    found.extend(idle.into_iter().map(|finding| (&v010_idle_allow::RULE, finding)));
}
