//! What to practice today, and what there is to practice.

use std::collections::{BTreeMap, BTreeSet};

use super::ladder::levels_of;
use super::past::climbed;
use super::remedy::remedy;
use super::today::Today;
use crate::coding::{Code, Skill};
use crate::debrief::lesson_title;
use crate::library::DrillBook;
use crate::records::{DrillRow, SessionRow, Store, StoreError};
use crate::scenario::raw::Difficulty;

/// One skill that can be practiced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkillLine {
    /// The skill.
    pub skill: Skill,
    /// On how many drills it can be practiced.
    pub drills: usize,
    /// How many of them are due.
    pub due: usize,
    /// How many of them were tried.
    pub tried: usize,
    /// The level that comes next.
    pub level: Difficulty,
    /// The levels it has drills of, the easiest first.
    pub levels: Vec<Difficulty>,
}

/// Why a skill is suggested.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The corrective point of a session: the session's title, and the point in a few words.
    Corrective {
        /// The session.
        title: String,
        /// The point.
        point: String,
    },
    /// It did not show in any session; and in how many that was looked for.
    NeverUsed {
        /// Sessions that were ended, had answers and no coach.
        sessions: usize,
    },
}

/// A skill that the records speak for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The skill.
    pub skill: Skill,
    /// Why.
    pub why: Why,
}

/// Today's plan. Days in a row are not counted: a day without practice is no failure.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// Skills with drills that are due and how many, the longest due first.
    pub due: Vec<(Skill, usize)>,
    /// What the sessions speak for, at most three.
    pub suggested: Vec<Suggestion>,
    /// How many drills were answered today.
    pub done_today: usize,
}

impl Plan {
    /// The skill to begin with: what is due, else what is suggested, else the one that all others stand on.
    pub fn first(&self) -> Skill {
        let due = self.due.first().map(|(skill, _)| *skill);
        let suggested = || self.suggested.first().map(|one| one.skill);
        due.or_else(suggested).unwrap_or(Skill::ReflectionOfFeeling)
    }
}

/// So many of the newest sessions are looked at for their corrective point.
const SESSIONS: usize = 5;
/// Under so many sessions, that a skill did not show says nothing.
const ENOUGH: usize = 3;
/// So much is suggested at once.
const SUGGESTED: usize = 3;

/// Today's plan.
///
/// # Errors
/// When the records cannot be read.
pub fn plan(book: &DrillBook, store: &Store, today: &Today) -> Result<Plan, StoreError> {
    let mut due: Vec<(Skill, usize)> = Vec::new();
    for (drill, skill, _) in store.due_cards(today.now)? {
        if !book.find(&drill).is_some_and(|drill| drill.fits(skill)) {
            continue;
        }
        match due.iter_mut().find(|(of, _)| *of == skill) {
            Some((_, n)) => *n += 1,
            None => due.push((skill, 1)),
        }
    }
    let begins = today.begins();
    let rows = store.drills(usize::MAX)?;
    let done_today = rows.iter().take_while(|row| row.at >= begins).count();
    Ok(Plan { due, suggested: suggested(book, store)?, done_today })
}

fn suggested(book: &DrillBook, store: &Store) -> Result<Vec<Suggestion>, StoreError> {
    let sessions = store.sessions()?;
    let is_whole = |row: &&SessionRow| !row.is_open() && row.n_turns > 0;
    let corrective = sessions.iter().filter(is_whole).take(SESSIONS).filter_map(|row| {
        let lesson = row.corrective?;
        let why = Why::Corrective { title: row.title.clone(), point: lesson_title(lesson) };
        Some(Suggestion { skill: remedy(lesson)?, why })
    });
    let n = sessions.iter().filter(is_whole).filter(|row| !row.is_coached()).count();
    let used: BTreeSet<Skill> = store
        .code_totals()?
        .into_iter()
        .filter_map(|total| match total.code {
            Code::Skill(skill) => Some(skill),
            _ => None,
        })
        .collect();
    let unused = Skill::ALL.iter().filter(|skill| n >= ENOUGH && !used.contains(skill));
    let unused = unused.map(|&skill| Suggestion { skill, why: Why::NeverUsed { sessions: n } });
    let mut all: Vec<Suggestion> = Vec::new();
    for one in corrective.chain(unused) {
        let is_there = all.iter().any(|other| other.skill == one.skill);
        if !is_there && all.len() < SUGGESTED && book.for_skill(one.skill).next().is_some() {
            all.push(one);
        }
    }
    Ok(all)
}

/// Every skill that can be practiced, in the order of the codebook.
///
/// # Errors
/// When the records cannot be read.
pub fn skill_lines(
    book: &DrillBook,
    store: &Store,
    today: &Today,
) -> Result<Vec<SkillLine>, StoreError> {
    let mut rows: Vec<DrillRow> = store.drills(usize::MAX)?;
    rows.reverse();
    let mut tried: BTreeMap<Skill, BTreeSet<&str>> = BTreeMap::new();
    for row in &rows {
        tried.entry(row.skill).or_default().insert(&row.drill);
    }
    let due = store.due_cards(today.now)?;
    let line = |&skill: &Skill| {
        let is_there = |id: &str| book.find(id).is_some_and(|drill| drill.fits(skill));
        let drills = book.for_skill(skill).count();
        (drills > 0).then(|| SkillLine {
            skill,
            drills,
            due: due.iter().filter(|(id, of, _)| *of == skill && is_there(id)).count(),
            tried: tried.get(&skill).map_or(0, |ids| ids.iter().filter(|id| is_there(id)).count()),
            level: climbed(book, skill, &rows).level(),
            levels: levels_of(book, skill),
        })
    };
    Ok(Skill::ALL.iter().filter_map(line).collect())
}
