//! What to read and what to practice, from where the answers were weak.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use super::profile::is_off;
use crate::debrief::cited;
use crate::ethics::EthicsTable;
use crate::moment::BoundaryKind;
use crate::records::AssessmentAnswer;
use crate::scenario::Scenario;
use crate::scenario::raw::Kind;

/// The most sections and sessions that are named: a list that is too long is not read.
const MOST: usize = 6;

/// A section of a code of ethics that vignettes cite whose answer was off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// Code, year, section, heading; marked where nobody has checked it.
    pub section: String,
    /// How many of those vignettes cite it.
    pub vignettes: usize,
}

/// A session whose moments hold what was weak.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Practice {
    /// The session's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its level, in a word.
    pub level: &'static str,
    /// How many of its moments hold it.
    pub moments: usize,
    /// What they hold.
    pub kinds: Vec<BoundaryKind>,
}

/// The sections that vignettes cite where the answer stood too far back or too far over, the most cited first.
pub(super) fn reading(answers: &[AssessmentAnswer], ethics: &EthicsTable) -> Vec<Reading> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for reference in answers.iter().filter(|answer| is_off(answer)).flat_map(|one| &one.ethics) {
        *counts.entry(reference).or_default() += 1;
    }
    let mut all: Vec<(&str, usize)> = counts.into_iter().collect();
    // The sort is stable: of two cited as often the order of their names stays.
    all.sort_by_key(|(_, vignettes)| Reverse(*vignettes));
    let reading = |(reference, vignettes)| Reading { section: cited(reference, ethics), vignettes };
    all.into_iter().take(MOST).map(reading).collect()
}

/// The sessions whose moments hold weak kinds: those with the most such moments first, then the easier ones.
pub(super) fn practice(weak: &[BoundaryKind], library: &[&Scenario]) -> Vec<Practice> {
    let mut all: Vec<(&Scenario, Practice)> = library
        .iter()
        .filter(|one| one.kind == Kind::Session)
        .filter_map(|one| Some((*one, session(one, weak)?)))
        .collect();
    all.sort_by_key(|(one, practice)| {
        (Reverse(practice.moments), one.level, practice.title.clone(), practice.id.clone())
    });
    all.into_iter().take(MOST).map(|(_, practice)| practice).collect()
}

fn session(one: &Scenario, weak: &[BoundaryKind]) -> Option<Practice> {
    let held: Vec<BoundaryKind> = one
        .beats
        .iter()
        .filter_map(|beat| beat.moment.boundary)
        .filter(|kind| weak.contains(kind))
        .collect();
    let kinds = weak.iter().copied().filter(|kind| held.contains(kind)).collect();
    (!held.is_empty()).then(|| Practice {
        id: one.id.clone(),
        title: one.title.clone(),
        level: one.level.words(),
        moments: held.len(),
        kinds,
    })
}
