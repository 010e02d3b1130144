use std::collections::BTreeMap;

use super::{Finding, Group, Rule, Subject};
use crate::diagnostic::Severity;
use crate::scenario::outline::Path;

pub(super) const RULE: Rule = Rule {
    code: "C002",
    name: "same place",
    group: Group::Cues,
    severity: Severity::Warning,
    page: include_str!("c002_same_place.md"),
    check: Some(check),
};

/// Fewer beats say nothing about a habit.
const FEWEST_BEATS: usize = 8;
/// The greatest share of best answers, in percent, that may stand at one place.
const MOST: usize = 40;

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let choices = subject.decided().filter(|(_, beat, _)| beat.responses.len() > 1);
    let mut by_place: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (b, _, best) in choices {
        by_place.entry(best).or_default().push(b);
    }
    let n: usize = by_place.values().map(Vec::len).sum();
    // Of two places with as many, the first in the list.
    let most = by_place.into_iter().rev().max_by_key(|(_, beats)| beats.len());
    let crowded = most.filter(|(_, beats)| n >= FEWEST_BEATS && beats.len() * 100 > n * MOST);
    crowded.and_then(|(place, beats)| finding(place, &beats, n)).into_iter().collect()
}

fn finding(place: usize, beats: &[usize], n: usize) -> Option<Finding> {
    let places = beats
        .iter()
        .map(|&b| (Path::response(b, place).field("says"), "the best here too".to_owned()))
        .collect();
    let message =
        format!("in {} of {n} beats the best answer is the {} one", beats.len(), ordinal(place));
    let hint =
        format!("move some of them, so that at most {MOST} % of the best stand at one place");
    Some(Finding::over(places, message)?.hint(hint))
}

fn ordinal(place: usize) -> String {
    match place {
        0 => "first".to_owned(),
        1 => "second".to_owned(),
        2 => "third".to_owned(),
        _ => format!("{}th", place + 1),
    }
}
