use super::{Finding, Group, Rule, Subject};
use crate::diagnostic::Severity;
use crate::scenario::guard::Flags;
use crate::scenario::outline::Path;

pub(super) const RULE: Rule = Rule {
    code: "S014",
    name: "too many flags",
    group: Group::Structure,
    severity: Severity::Error,
    page: include_str!("s014_too_many_flags.md"),
    check: Some(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let n_flags = subject.scenario.flags.len();
    let most = Flags::CAPACITY;
    if n_flags <= most {
        return Vec::new();
    }
    let message = format!("the scenario has {n_flags} flags; it may have at most {most}");
    let own = subject.scenario.flags.iter().filter(|name| !stands_for_something(name)).count();
    let hint = format!(
        "flags of its own: {own}; beats, goals and tasks that guards ask for: {}; leave out those that change little",
        n_flags - own
    );
    vec![Finding::at(Path::top().field("beats"), message).hint(hint)]
}

fn stands_for_something(name: &str) -> bool {
    ["visited: ", "goal: ", "task: "].iter().any(|prefix| name.starts_with(prefix))
}
