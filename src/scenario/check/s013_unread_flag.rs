use std::collections::BTreeSet;

use super::{Finding, Group, Rule, Subject};
use crate::diagnostic::Severity;
use crate::scenario::outline::Path;
use crate::scenario::raw::RawCondition;

pub(super) const RULE: Rule = Rule {
    code: "S013",
    name: "flag nothing asks for",
    group: Group::Structure,
    severity: Severity::Note,
    page: include_str!("s013_unread_flag.md"),
    check: Some(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut known = BTreeSet::new();
    for (_, guard) in subject.guards() {
        collect(guard, &mut known);
    }
    let mut found = Vec::new();
    for (b, r, response, _) in subject.responses() {
        for (n, flag) in response.effect.set.iter().enumerate() {
            // Told once, where it is first set.
            if known.insert(flag) {
                let path = Path::response(b, r).field("effect").field("set").index(n);
                let message = format!("the flag \"{flag}\" is set here, and no guard asks for it");
                found.push(Finding::at(path, message).hint(
                    "ask for it in a guard, or leave it out; where a later session asks for it, keep it",
                ));
            }
        }
    }
    found
}

fn collect<'a>(guard: &'a [RawCondition], asked: &mut BTreeSet<&'a str>) {
    for condition in guard {
        match condition {
            RawCondition::Flag(flag) | RawCondition::NoFlag(flag) => {
                asked.insert(flag);
            }
            RawCondition::Any(all) | RawCondition::Not(all) => collect(all, asked),
            _ => {}
        }
    }
}
