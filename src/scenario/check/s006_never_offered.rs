use std::collections::BTreeSet;

use super::{Finding, Group, Rule, Subject};
use crate::client::{Level, Variable};
use crate::diagnostic::Severity;
use crate::scenario::guard::{Condition, Flag, Guard};
use crate::scenario::model::{Beat, Response, Route};
use crate::scenario::outline::Path;
use crate::scenario::raw::RawBeat;

pub(super) const RULE: Rule = Rule {
    code: "S006",
    name: "guard that never holds",
    group: Group::Structure,
    severity: Severity::Warning,
    page: include_str!("s006_never_offered.md"),
    check: Some(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (b, raw, beat) in subject.beats().filter(|(b, ..)| subject.reach.beats[*b]) {
        found.extend(lines(subject, b, beat));
        found.extend(answers(subject, b, beat));
        found.extend(routes(subject, b, raw, beat));
    }
    found
}

fn lines(subject: &Subject<'_>, b: usize, beat: &Beat) -> Vec<Finding> {
    let there = There { subject, beat: b, after: Vec::new() };
    let reach = subject.reach;
    let never =
        beat.lines.iter().enumerate().filter(|(_, line)| !reach.may_hold(b, &line.when));
    never
        .map(|(n, line)| {
            let path = Path::beat(b).field("lines").index(n).field("when");
            let what = format!("this line of beat \"{}\" can never be said", beat.id);
            finding(path, &what, there.obstacles(&line.when), CONTRADICTION)
        })
        .collect()
}

fn answers(subject: &Subject<'_>, b: usize, beat: &Beat) -> Vec<Finding> {
    let there = There { subject, beat: b, after: Vec::new() };
    let offered = &subject.reach.offered[b];
    let never = beat.responses.iter().enumerate().filter(|(r, _)| !offered[*r]);
    never
        .map(|(r, response)| {
            let path = Path::response(b, r).field("when");
            let what =
                format!("answer \"{}\" of beat \"{}\" can never be offered", response.id, beat.id);
            finding(path, &what, there.obstacles(&response.when), CONTRADICTION)
        })
        .collect()
}

fn routes(subject: &Subject<'_>, b: usize, raw: &RawBeat, beat: &Beat) -> Vec<Finding> {
    let mut found = Vec::new();
    // Answers that say nothing of their own way share the routes of the beat.
    let mut sharing = Vec::new();
    let offered = &subject.reach.offered[b];
    for (r, typed) in raw.responses.iter().enumerate().filter(|(r, _)| offered[*r]) {
        if typed.then.is_none() && typed.routes.is_empty() {
            sharing.push(r);
        } else {
            let name = format!("answer \"{}\"", beat.responses[r].id);
            let after = There { subject, beat: b, after: vec![r] };
            found.extend(after.untaken(typed.routes.len(), &name, &Path::response(b, r)));
        }
    }
    let name = format!("beat \"{}\"", beat.id);
    let after = There { subject, beat: b, after: sharing };
    found.extend(after.untaken(raw.routes.len(), &name, &Path::beat(b)));
    found
}

const CONTRADICTION: &str = "its conditions exclude each other";
const OVERTAKEN: &str = "a route before it is always taken, or its conditions exclude each other";

fn finding(path: Path, what: &str, obstacles: BTreeSet<String>, otherwise: &str) -> Finding {
    let causes = Vec::from_iter(obstacles).join(", and ");
    let causes = if causes.is_empty() { otherwise } else { &causes };
    Finding::at(path, format!("{what}: {causes}"))
        .hint("change the guard so that it can hold, or leave out what it guards")
}


/// Where a guard is asked: on entering a beat, or after one of some answers given there.
struct There<'a> {
    subject: &'a Subject<'a>,
    beat: usize,
    after: Vec<usize>,
}

impl There<'_> {
    /// The routes that none of these answers takes; `n_typed` is how many the file has.
    fn untaken(&self, n_typed: usize, name: &str, at: &Path) -> Vec<Finding> {
        let routes = self.answers().next().map_or(&[][..], |(_, response)| &response.routes);
        if routes.len() != n_typed {
            // A route to nowhere is an unknown target, and the places no longer agree.
            return Vec::new();
        }
        let untaken = routes.iter().enumerate();
        let untaken = untaken.filter(|(_, route)| !route.when.0.is_empty() && !self.is_taken(route));
        untaken
            .map(|(n, route)| {
                let path = at.clone().field("routes").index(n).field("when");
                let what = format!("this route of {name} can never be taken");
                let otherwise = if n == 0 { CONTRADICTION } else { OVERTAKEN };
                finding(path, &what, self.obstacles(&route.when), otherwise)
            })
            .collect()
    }

    /// Two ways to one place cannot be told apart, so that one of them may go unreported.
    fn is_taken(&self, route: &Route) -> bool {
        let edges = &self.subject.reach.edges[self.beat];
        self.after.iter().any(|&r| edges.contains(&(r, route.to)))
    }

    fn answers(&self) -> impl Iterator<Item = (usize, &Response)> {
        let responses = &self.subject.scenario.beats[self.beat].responses;
        self.after.iter().filter_map(|&r| Some((r, responses.get(r)?)))
    }

    /// What keeps a guard from holding, one condition at a time; nothing where only all together do.
    fn obstacles(&self, guard: &Guard) -> BTreeSet<String> {
        guard.0.iter().flat_map(|condition| self.against(condition, true)).collect()
    }

    /// What keeps a condition from being true, or from being false; nothing where it can be.
    fn against(&self, condition: &Condition, wanted: bool) -> BTreeSet<String> {
        match (condition, wanted) {
            (Condition::AtLeast(variable, level), true)
            | (Condition::Below(variable, level), false) => {
                self.range_unless(*variable, |_, high| high >= *level)
            }
            (Condition::Below(variable, level), true)
            | (Condition::AtLeast(variable, level), false) => {
                self.range_unless(*variable, |low, _| low < *level)
            }
            (Condition::Flag(flag), is_up) => self.flag_unless(*flag, is_up),
            (Condition::NoFlag(flag), is_down) => self.flag_unless(*flag, !is_down),
            (Condition::Any(all), true) | (Condition::Not(all), false) => {
                let each: Vec<_> = all.iter().map(|one| self.against(one, true)).collect();
                let is_possible = each.iter().any(BTreeSet::is_empty);
                if is_possible { BTreeSet::new() } else { each.into_iter().flatten().collect() }
            }
            (Condition::Any(all), false) | (Condition::Not(all), true) => {
                all.iter().flat_map(|one| self.against(one, false)).collect()
            }
        }
    }

    fn range_unless(
        &self,
        variable: Variable,
        is_possible: impl Fn(Level, Level) -> bool,
    ) -> BTreeSet<String> {
        let range = self.range(variable).filter(|(low, high)| !is_possible(*low, *high));
        let words = range.map(|(low, high)| {
            if low == high {
                format!("{variable} is {low} there")
            } else {
                format!("{variable} lies between {low} and {high} there")
            }
        });
        words.into_iter().collect()
    }

    fn flag_unless(&self, flag: Flag, is_up: bool) -> BTreeSet<String> {
        let words = || format!("{} by then", self.subject.flag_words(flag, !is_up));
        (!self.flag_may_be(flag, is_up)).then(words).into_iter().collect()
    }

    /// The levels a variable may have here.
    fn range(&self, variable: Variable) -> Option<(Level, Level)> {
        let entered = self.subject.reach.levels(self.beat, variable)?;
        let after = self.answers().map(|(r, response)| {
            let (low, high) = narrowed(entered, variable, &response.when);
            let shift = self.subject.shift(self.beat, r).get(variable);
            let moved =
                |level: Level| Level::from_thousandths(level.thousandths().saturating_add(shift));
            (moved(low), moved(high))
        });
        let joined = after.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)));
        Some(joined.unwrap_or(entered))
    }

    fn flag_may_be(&self, flag: Flag, is_up: bool) -> bool {
        let entered = self.subject.flag_may_be(self.beat, flag, is_up);
        let after = self.answers().map(|(_, response)| {
            if response.set.has(flag) {
                is_up
            } else if response.clear.has(flag) {
                !is_up
            } else {
                entered
            }
        });
        after.reduce(|one, other| one || other).unwrap_or(entered)
    }
}

/// The levels at which an answer with this guard can be chosen.
fn narrowed(entered: (Level, Level), variable: Variable, guard: &Guard) -> (Level, Level) {
    guard.0.iter().fold(entered, |(low, high), condition| match condition {
        Condition::AtLeast(one, level) if *one == variable => (low.max(*level), high),
        Condition::Below(one, level) if *one == variable => {
            (low, high.min(Level::from_thousandths(level.thousandths() - 1)))
        }
        _ => (low, high),
    })
}
