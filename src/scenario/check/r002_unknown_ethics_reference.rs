use std::collections::BTreeSet;

use super::{Finding, Group, Rule, Subject};
use crate::diagnostic::Severity;
use crate::ethics::EthicsTable;
use crate::scenario::outline::Path;

pub(super) const RULE: Rule = Rule {
    code: "R002",
    name: "unknown section of a code of ethics",
    group: Group::Values,
    severity: Severity::Error,
    page: include_str!("r002_unknown_ethics_reference.md"),
    check: Some(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let table = &subject.tables.ethics;
    let mut found = Vec::new();
    for (b, r, raw, _) in subject.responses() {
        for (n, reference) in raw.ethics.iter().enumerate() {
            if let Err(error) = table.resolve(reference) {
                let path = Path::response(b, r).field("ethics").index(n);
                found.push(Finding::at(path, error.to_string()).hint(hint(table, reference)));
            }
        }
    }
    found
}

fn hint(table: &EthicsTable, reference: &str) -> String {
    let near: Vec<String> =
        table.suggest(reference).iter().map(|near| format!("\"{near}\"")).collect();
    match near.as_slice() {
        [] => {}
        [one] => return format!("did you mean {one}?"),
        [most @ .., last] => return format!("did you mean {} or {last}?", most.join(", ")),
    }
    if reference.contains(',') {
        return "write one section in each entry: [\"aca2014: A.10.f\", \"aca2014: A.1.a\"]".to_owned();
    }
    let codes: BTreeSet<String> = table.references().map(|known| known.code).collect();
    format!("the codes known are {}; `assets/ethics.ron` lists their sections", Vec::from_iter(codes).join(", "))
}
