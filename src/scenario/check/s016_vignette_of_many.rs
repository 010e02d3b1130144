use super::{Finding, Group, Rule, Subject};
use crate::diagnostic::Severity;
use crate::scenario::outline::Path;
use crate::scenario::raw::Kind;

pub(super) const RULE: Rule = Rule {
    code: "S016",
    name: "vignette of many beats",
    group: Group::Structure,
    severity: Severity::Warning,
    page: include_str!("s016_vignette_of_many.md"),
    check: Some(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let n_beats = subject.raw.beats.0.len();
    if subject.raw.kind != Kind::Vignette || n_beats < 2 {
        return Vec::new();
    }
    let message = format!("a vignette has one beat, and this one has {n_beats}");
    let second = Path::top().field("beats").key(1);
    vec![Finding::at(Path::top().field("kind"), message)
        .related(second, "the second beat")
        .hint("keep one beat and give the others files of their own, or leave `kind` out and write a session with endings")]
}
