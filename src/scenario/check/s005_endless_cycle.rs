use super::{Finding, Group, Rule, Subject};
use crate::diagnostic::Severity;
use crate::scenario::model::Target;
use crate::scenario::outline::Path;

pub(super) const RULE: Rule = Rule {
    code: "S005",
    name: "endless cycle",
    group: Group::Structure,
    severity: Severity::Error,
    page: include_str!("s005_endless_cycle.md"),
    check: Some(check),
};

/// So many beats of a group are named; the rest are counted.
const NAMED: usize = 4;

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    if subject.scenario.endings.is_empty() {
        // S003 says so, and every beat would be told here again.
        return Vec::new();
    }
    let ways = ways(subject);
    let trapped = trapped(subject, &ways);
    groups(&trapped, &ways).iter().filter_map(|group| finding(subject, group)).collect()
}

/// By beat, the beats its answers lead to.
fn ways(subject: &Subject<'_>) -> Vec<Vec<usize>> {
    let beat = |target: &Target| match target {
        Target::Beat(ix) => Some(ix.0),
        Target::Ending(_) => None,
    };
    let edges = subject.reach.edges.iter();
    edges.map(|edges| edges.iter().filter_map(|(_, target)| beat(target)).collect()).collect()
}

/// By beat, whether it can be reached and left, and no way from it comes to an end.
fn trapped(subject: &Subject<'_>, ways: &[Vec<usize>]) -> Vec<bool> {
    let backward = turned(ways);
    let mut leads_out = vec![false; ways.len()];
    let mut open: Vec<usize> = (0..ways.len()).filter(|&b| is_a_way_out(subject, b)).collect();
    while let Some(b) = open.pop() {
        if !std::mem::replace(&mut leads_out[b], true) {
            open.extend(&backward[b]);
        }
    }
    (0..ways.len()).map(|b| subject.reach.beats[b] && !leads_out[b]).collect()
}

/// Whether an ending can be reached from here, or something else is wrong here that its own rule tells.
fn is_a_way_out(subject: &Subject<'_>, b: usize) -> bool {
    let offered = &subject.reach.offered[b];
    subject.reach.can_end[b]
        || !offered.contains(&true)
        || (0..offered.len()).any(|r| subject.may_lead_nowhere(b, r))
}

fn turned(ways: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut backward = vec![Vec::new(); ways.len()];
    for (from, to) in ways.iter().enumerate() {
        for &to in to {
            backward[to].push(from);
        }
    }
    backward
}

/// The trapped beats, those together that a way connects, each group in the order of the file.
fn groups(trapped: &[bool], ways: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let backward = turned(ways);
    let mut is_left = trapped.to_vec();
    let mut groups = Vec::new();
    for first in 0..trapped.len() {
        let mut group = Vec::new();
        let mut open = vec![first];
        while let Some(b) = open.pop() {
            if std::mem::replace(&mut is_left[b], false) {
                group.push(b);
                open.extend(ways[b].iter().chain(&backward[b]));
            }
        }
        group.sort_unstable();
        if !group.is_empty() {
            groups.push(group);
        }
    }
    groups
}

fn finding(subject: &Subject<'_>, group: &[usize]) -> Option<Finding> {
    let (&first, others) = group.split_first()?;
    let names: Vec<String> =
        others.iter().take(NAMED).map(|&b| format!("\"{}\"", subject.scenario.beats[b].id)).collect();
    let more = others.len() - names.len();
    let also = match (names.as_slice(), more) {
        ([], _) => String::new(),
        ([one], 0) => format!(", nor from {one}"),
        ([most @ .., last], 0) => format!(", nor from {} or {last}", most.join(", ")),
        (names, more) => format!(", nor from {} or {more} more", names.join(", ")),
    };
    let message =
        format!("no way leads from beat \"{}\" to an ending{also}", subject.scenario.beats[first].id);
    let hint = if others.is_empty() {
        "lead one of its answers to an ending, or to a beat that leads to one"
    } else {
        "lead an answer of one of these beats to an ending, or to a beat that leads to one"
    };
    Some(Finding::at(Path::top().field("beats").key(first), message).hint(hint))
}
