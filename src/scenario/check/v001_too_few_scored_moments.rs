use std::collections::BTreeSet;

use super::{Finding, Group, Rule, Subject};
use crate::coding::Dimension;
use crate::diagnostic::Severity;
use crate::scenario::model::{BeatIx, Target};
use crate::scenario::outline::Path;
use crate::scenario::raw::Kind;

pub(super) const RULE: Rule = Rule {
    code: "V001",
    name: "too few scored moments",
    group: Group::Validity,
    severity: Severity::Warning,
    page: include_str!("v001_too_few_scored_moments.md"),
    check: Some(check),
};

/// More beats of a way than this are not listed.
const MOST_LISTED: usize = 8;

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    // A vignette is one moment, and reports none of its own; a file with holes has no ways to count.
    let is_countable = subject.raw.kind == Kind::Session
        && subject.draft.holes.is_empty()
        && !subject.raw.focus.is_empty()
        && !subject.scenario.beats.is_empty();
    if !is_countable {
        return Vec::new();
    }
    let start = subject.scenario.start.0;
    let is_full = |ending: usize| is_full(subject, ending);
    let fewest = subject.reach.fewest_scored(start, is_full, &subject.worth.scored);
    if fewest.iter().all(Option::is_none) {
        let message = "no ending is reached in full time, so no score can be reported";
        let finding = Finding::at(Path::top().field("focus"), message);
        return vec![finding.hint("lead a way to an ending that is not `early: true`")];
    }
    let short = subject.raw.focus.iter().enumerate().filter_map(|(at, &dimension)| {
        let n = fewest[dimension.index()].filter(|&n| n < subject.worth.min_n)?;
        Some(finding(subject, at, dimension, n))
    });
    short.collect()
}

fn is_full(subject: &Subject<'_>, ending: usize) -> bool {
    subject.scenario.endings.get(ending).is_some_and(|ending| !ending.early)
}

fn is_scored(subject: &Subject<'_>, beat: usize, dimension: Dimension) -> bool {
    subject.worth.scored.get(beat).is_some_and(|scored| scored[dimension.index()])
}

fn finding(subject: &Subject<'_>, at: usize, dimension: Dimension, n: usize) -> Finding {
    let min_n = subject.worth.min_n;
    let way = shortest_of_poorest(subject, dimension);
    let moments = match n {
        0 => "no moment".to_owned(),
        1 => "1 moment".to_owned(),
        n => format!("{n} moments"),
    };
    let beats = if way.len() == 1 { "1 beat".to_owned() } else { format!("{} beats", way.len()) };
    let message =
        format!("a way of {beats} scores {dimension} at {moments}; a score needs {min_n}");
    let finding = Finding::at(Path::top().field("focus").index(at), message)
        .hint(format!("the way: {}", listed(subject, &way)));
    let anywhere = (0..subject.scenario.beats.len())
        .filter(|&beat| is_scored(subject, beat, dimension))
        .count();
    finding.hint(if anywhere < min_n {
        format!("only {anywhere} beats of the file score it: add some, or leave it out of `focus`")
    } else {
        "lead it through more of the beats that score it, mark its ending `early: true`, or leave the dimension out of `focus`".to_owned()
    })
}

/// Of the ways to a full ending with the fewest scored beats, one with the fewest beats.
fn shortest_of_poorest(subject: &Subject<'_>, dimension: Dimension) -> Vec<usize> {
    let edges = &subject.reach.edges;
    let cost = |beat: usize| usize::from(is_scored(subject, beat, dimension));
    let start = subject.scenario.start.0;
    let mut came_from: Vec<Option<usize>> = vec![None; edges.len()];
    let mut done = vec![false; edges.len()];
    // Cheapest first: scored beats, then beats, then the order of the file.
    let mut open = BTreeSet::from([(cost(start), 1, start, start)]);
    while let Some((scored, length, beat, before)) = open.pop_first() {
        let Some(is_done) = done.get_mut(beat) else { continue };
        if std::mem::replace(is_done, true) {
            continue;
        }
        came_from[beat] = Some(before);
        for (_, target) in &edges[beat] {
            match target {
                Target::Ending(ix) if is_full(subject, ix.0) => {
                    return way_to(beat, start, &came_from);
                }
                Target::Ending(_) => {}
                Target::Beat(BeatIx(next)) => {
                    open.insert((scored + cost(*next), length + 1, *next, beat));
                }
            }
        }
    }
    Vec::new()
}

fn way_to(last: usize, start: usize, came_from: &[Option<usize>]) -> Vec<usize> {
    let before = |&beat: &usize| {
        let before = came_from.get(beat).copied().flatten();
        before.filter(|_| beat != start)
    };
    let mut way: Vec<usize> = std::iter::successors(Some(last), before).collect();
    way.reverse();
    way
}

fn listed(subject: &Subject<'_>, way: &[usize]) -> String {
    let names = way.iter().filter_map(|&beat| subject.scenario.beats.get(beat));
    let names: Vec<String> = names.map(|beat| format!("\"{}\"", beat.id)).collect();
    match names.get(..MOST_LISTED) {
        Some(first) if names.len() > MOST_LISTED => format!("{}, …", first.join(", ")),
        _ => names.join(", "),
    }
}
