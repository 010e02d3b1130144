//! First attempt against last, and own rating against score.

use std::collections::BTreeMap;

use super::judge::Accepted;
use super::quartiles::Spread;
use crate::coding::Dimension;

/// One dimension over the people who handed in more than one session without help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Which.
    pub dimension: Dimension,
    /// Their first attempts.
    pub first: Spread,
    /// Their last.
    pub last: Spread,
    /// Last less first, person by person.
    pub change: Spread,
}

impl Change {
    /// How many went up, stayed, and went down.
    pub fn ways(&self) -> [usize; 3] {
        let count = |test: fn(&i64) -> bool| {
            self.change.numbers.iter().filter(|&change| test(change)).count()
        };
        [count(|c| *c > 0), count(|c| *c == 0), count(|c| *c < 0)]
    }
}

/// Own rating less score on one dimension, over first attempts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Which.
    pub dimension: Dimension,
    /// Own rating less score, person by person: above 0 is rated higher than scored.
    pub gaps: Spread,
}

impl Gap {
    /// How far the two lie apart, whichever way.
    pub fn apart(&self) -> Spread {
        Spread::of(self.gaps.numbers.iter().map(|gap| gap.abs()))
    }
}

/// First against last of each person, by dimension. Only scored sessions without a hint or a step back count.
pub(super) fn changes(
    focus: &[Dimension],
    people: &BTreeMap<String, Vec<&Accepted>>,
) -> Vec<Change> {
    let of = |&dimension: &Dimension| {
        let pairs = people.values().filter_map(|sessions| {
            let score = |one: &&Accepted| one.scores.of(dimension).score.map(i64::from);
            let alone: Vec<&Accepted> =
                sessions.iter().copied().filter(|one| !one.result.is_coached()).collect();
            let (first, last) = (alone.first()?, alone.last()?);
            let is_one = alone.len() < 2 || !first.result.is_first;
            if is_one { None } else { Some((score(first)?, score(last)?)) }
        });
        let pairs: Vec<(i64, i64)> = pairs.collect();
        Change {
            dimension,
            first: Spread::of(pairs.iter().map(|pair| pair.0)),
            last: Spread::of(pairs.iter().map(|pair| pair.1)),
            change: Spread::of(pairs.iter().map(|pair| pair.1 - pair.0)),
        }
    };
    focus.iter().map(of).collect()
}

/// Own rating against score, by dimension.
pub(super) fn gaps(focus: &[Dimension], firsts: &[&Accepted]) -> Vec<Gap> {
    let of = |&dimension: &Dimension| {
        let gaps = firsts.iter().filter_map(|one| gap(one, dimension));
        Gap { dimension, gaps: Spread::of(gaps) }
    };
    focus.iter().map(of).collect()
}

/// Own rating less score; `None` where one of them is missing.
pub(super) fn gap(one: &Accepted, dimension: Dimension) -> Option<i64> {
    let score = one.scores.of(dimension).score?;
    Some(i64::from(one.result.own?[dimension.index()]) - i64::from(score))
}
