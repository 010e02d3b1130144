use super::{Finding, Group, Rule, Subject};
use crate::diagnostic::Severity;
use crate::scenario::outline::Path;

pub(super) const RULE: Rule = Rule {
    code: "S015",
    name: "time too short",
    group: Group::Structure,
    severity: Severity::Warning,
    page: include_str!("s015_time_too_short.md"),
    check: Some(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    finding(subject).into_iter().collect()
}

fn finding(subject: &Subject<'_>) -> Option<Finding> {
    // Left out, it is twice the number of beats, and no shortest way is longer; 0 is out of range.
    let allowed = subject.raw.max_turns.filter(|&turns| turns > 0)?;
    let (ending, needed) = shortest(subject)?;
    // The ending that the last answer leads to is still reached.
    if u32::try_from(needed).is_ok_and(|needed| needed <= allowed) {
        return None;
    }
    let message = format!(
        "the shortest way to {ending} takes {needed} answers, and `max_turns` allows {allowed}"
    );
    let usual = subject.scenario.beats.len() * 2;
    let hint = format!(
        "write {needed} or more; left out, `max_turns` is twice the number of beats, here {usual}"
    );
    Some(Finding::at(Path::top().field("max_turns"), message).hint(hint))
}

/// The kind of ending a session should come to, and how many answers it takes at least.
fn shortest(subject: &Subject<'_>) -> Option<(&'static str, usize)> {
    let (endings, start) = (&subject.scenario.endings, subject.scenario.start.0);
    let takes =
        |is_wanted: &dyn Fn(usize) -> bool| subject.reach.fewest(start, is_wanted, |_| true);
    let is_full = |ending: usize| endings.get(ending).is_some_and(|ending| !ending.early);
    let has_early = endings.iter().any(|ending| ending.early);
    let full = if has_early { "an ending that is not `early`" } else { "an ending" };
    let to_full = takes(&is_full).map(|needed| (full, needed));
    to_full.or_else(|| takes(&|_| true).map(|needed| ("an ending", needed)))
}
