use super::{Finding, Group, Rule, Subject};
use crate::diagnostic::Severity;
use crate::scenario::outline::Path;
use crate::scenario::raw::Kind;

pub(super) const RULE: Rule = Rule {
    code: "S017",
    name: "half a pair",
    group: Group::Structure,
    severity: Severity::Warning,
    page: include_str!("s017_half_a_pair.md"),
    check: Some(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let raw = subject.raw;
    let (field, message, hint) = match (raw.kind, raw.form, raw.pair.is_empty()) {
        (Kind::Session, Some(_), _) => (
            "form",
            "a session has no parallel form",
            "leave `form` and `pair` out, or write `kind: vignette`",
        ),
        (Kind::Session, None, false) => (
            "pair",
            "a session has no twin",
            "leave `form` and `pair` out, or write `kind: vignette`",
        ),
        (Kind::Vignette, Some(_), true) => (
            "form",
            "it belongs to a form, and no `pair` says which vignette of the other form is its twin",
            "name the pair in both twins: `pair: \"small-gift-1\"`",
        ),
        (Kind::Vignette, None, false) => (
            "pair",
            "it has a twin, and no `form` says on which side it stands",
            "add `form: a` here and `form: b` in its twin, or the other way around",
        ),
        _ => return Vec::new(),
    };
    vec![Finding::at(Path::top().field(field), message.to_owned()).hint(hint)]
}
