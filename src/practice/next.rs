//! Which drill comes next.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::past::Past;
use crate::coding::Skill;
use crate::drill::Drill;
use crate::library::DrillBook;
use crate::scenario::raw::Difficulty;
use crate::session::{Purpose, draw, order};
use crate::transcript::Seed;

/// Why a drill comes now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comes {
    /// It is due.
    Due,
    /// It was never done, and is of the level.
    New,
    /// It was never done, and is of another level: at this one nothing is new.
    NewOfAnotherLevel,
    /// Nothing is new or due: it comes before its time.
    Early,
}

/// What was done since the run began.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen {
    /// The drills, in the order they were answered.
    pub done: Vec<String>,
    /// Those of which it could not be told how they went: due or new as before, they wait for another day.
    pub untold: BTreeSet<String>,
    /// The drill before this one, in this run or the one before.
    pub last: Option<String>,
}

/// What the next drill is drawn from.
#[derive(Debug, Clone, Copy)]
pub struct Next<'a> {
    /// All drills.
    pub book: &'a DrillBook,
    /// The skill that is practiced.
    pub skill: Skill,
    /// The level.
    pub level: Difficulty,
    /// What was done before, cards of this run included.
    pub past: &'a Past,
    /// What was done in this run.
    pub seen: &'a Seen,
    /// Fixes the order of new drills.
    pub seed: Seed,
    /// Now.
    pub now: Timestamp,
}

/// The next drill: due ones first, the longest due before the others; then new ones of the level in a seeded order;
/// then new ones of the nearest level; then what comes back soonest. None twice running, where there is another.
pub fn next<'a>(from: Next<'a>) -> Option<(&'a Drill, Comes)> {
    let Next { book, skill, past, seen, .. } = from;
    let all: Vec<&Drill> = book.for_skill(skill).collect();
    let is_last = |drill: &&&Drill| seen.last.as_deref() == Some(drill.id.as_str());
    let mut free: Vec<&Drill> = all.iter().filter(|drill| !is_last(drill)).copied().collect();
    if free.is_empty() {
        free = all;
    }
    let due = |drill: &Drill| past.cards.get(&drill.id).map(|card| card.due);
    let is_open = |drill: &&&Drill| !seen.untold.contains(&drill.id);
    let is_due = |drill: &&&Drill| due(drill).is_some_and(|due| due <= from.now);
    let longest = free.iter().filter(is_open).filter(is_due).min_by_key(|one| (due(one), &one.id));
    if let Some(drill) = longest {
        return Some((drill, Comes::Due));
    }
    let is_new = |drill: &&&Drill| due(drill).is_none() && !seen.done.contains(&drill.id);
    let new: Vec<&Drill> = free.iter().filter(is_new).copied().collect();
    if let Some(drill) = first_drawn(&new, from, from.level) {
        return Some((drill, Comes::New));
    }
    // The nearest level; of two as near, the easier one.
    let distance = |level: Difficulty| (level as u8).abs_diff(from.level as u8);
    let nearest = new.iter().map(|drill| drill.level).min_by_key(|&level| (distance(level), level));
    if let Some(drill) = nearest.and_then(|level| first_drawn(&new, from, level)) {
        return Some((drill, Comes::NewOfAnotherLevel));
    }
    let done_at = |drill: &Drill| seen.done.iter().rposition(|id| *id == drill.id);
    let soonest = free.iter().min_by_key(|drill| (done_at(drill), due(drill), &drill.id));
    soonest.map(|drill| (*drill, Comes::Early))
}

/// The first of the new drills of a level. The order is drawn over all of the level, so that one more answer elsewhere
/// does not change it.
fn first_drawn<'a>(new: &[&'a Drill], from: Next<'a>, level: Difficulty) -> Option<&'a Drill> {
    let of_level: Vec<&Drill> =
        from.book.for_skill(from.skill).filter(|drill| drill.level == level).collect();
    let mut rng = draw(from.seed, Purpose::Drill, from.skill.key(), 1, level as u32);
    let drawn = order(&mut rng, of_level.len());
    drawn.into_iter().map(|at| of_level[at]).find(|drill| new.iter().any(|one| one.id == drill.id))
}
