//! A whole class: results by scenario, rubric and way of answering, which are never mixed.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use super::change::{Change, Gap, changes, gaps};
use super::counts::{BeatCount, Contested, Missed, beats, contested, missed};
use super::due::Due;
use super::items::{Item, items};
use super::judge::Accepted;
use super::quartiles::Spread;
use crate::coding::Dimension;
use crate::stamp::Stamp;
use crate::transcript::{AnswerMode, End, RunMode};

/// What may be put together: results of one version of a scenario, by one version of a rubric, answered one way.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct GroupKey {
    /// The scenario's id and hash.
    pub scenario: (String, String),
    /// The rubric's id and hash.
    pub rubric: (String, String),
    /// How answers were given.
    pub answers: AnswerMode,
}

impl GroupKey {
    fn of(one: &Accepted) -> Self {
        let pair = |stamp: &Stamp| (stamp.id.clone(), stamp.hash.clone());
        Self {
            scenario: pair(&one.result.scenario),
            rubric: pair(&one.result.rubric),
            answers: one.result.answers,
        }
    }
}

/// What was handed in, put together.
#[derive(Debug, Clone)]
pub struct Cohort {
    /// Every result that was taken, by group, person and time.
    pub taken: Vec<Accepted>,
    /// Each group, in the order of the scenarios' ids.
    pub groups: Vec<Group>,
    /// Files that hold a session that another file holds too, in words.
    pub repeated: Vec<String>,
}

/// What a class did in one scenario.
#[derive(Debug, Clone)]
pub struct Group {
    /// What its results have in common.
    pub key: GroupKey,
    /// What people call the scenario.
    pub title: String,
    /// What people call the rubric.
    pub rubric_title: String,
    /// The dimensions it reports.
    pub focus: Vec<Dimension>,
    /// How many results.
    pub results: usize,
    /// How many people.
    pub people: usize,
    /// How many people's first attempt is among them, without a hint or a step back: what is counted below.
    pub firsts: usize,
    /// How many people's first attempt had a hint or a step back, so that it is told apart.
    pub coached: usize,
    /// First attempts that were broken off, which count as they are.
    pub broken_off: usize,
    /// Results that were done after the day they were due.
    pub late: usize,
    /// First attempts that began with something carried over from a session before.
    pub carried: usize,
    /// How many results were run in each mode.
    pub modes: BTreeMap<RunMode, usize>,
    /// Scores of the first attempts; those that were too few to score are missing in it.
    pub spreads: Vec<(Dimension, Spread)>,
    /// Scores of the first attempts that were coached.
    pub coached_spreads: Vec<(Dimension, Spread)>,
    /// What was answered.
    pub beats: Vec<BeatCount>,
    /// Boundary moments, the most missed first.
    pub missed: Vec<Missed>,
    /// First against last.
    pub changes: Vec<Change>,
    /// Own rating against score.
    pub gaps: Vec<Gap>,
    /// Scores that trainees do not agree with.
    pub contested: Vec<Contested>,
    /// Difficulty and discrimination.
    pub items: Vec<Item>,
    /// What else the instructor should know, a sentence each.
    pub notes: Vec<String>,
}

impl Cohort {
    /// Puts results together. Lateness is told where there is a day, as the days are in `zone`.
    pub fn of(taken: Vec<Accepted>, due: Option<Due>, zone: &TimeZone) -> Self {
        let (mut taken, repeated) = once_each(taken);
        for one in &mut taken {
            one.is_late = due.map(|due| due.is_past(one.result.ended, zone));
        }
        taken.sort_by_cached_key(|one| {
            (GroupKey::of(one), one.who().key(), one.result.began, one.result.record.clone())
        });
        let mut by_key: BTreeMap<GroupKey, Vec<&Accepted>> = BTreeMap::new();
        for one in &taken {
            by_key.entry(GroupKey::of(one)).or_default().push(one);
        }
        let groups = by_key.into_iter().filter_map(|(key, all)| group(key, &all)).collect();
        Self { taken, groups, repeated }
    }
}

/// Each session once: the same one may be handed in again, with a note or with words that contest a score. The one
/// with more words of the trainee's is kept, and of two alike the first.
fn once_each(taken: Vec<Accepted>) -> (Vec<Accepted>, Vec<String>) {
    let said = |one: &Accepted| one.result.turns.iter().filter(|it| it.contested.is_some()).count();
    let mut kept: Vec<Accepted> = Vec::new();
    let mut repeated = Vec::new();
    for mut one in taken {
        let is_same = |other: &&mut Accepted| {
            other.result.record == one.result.record
                && other.result.who.actor == one.result.who.actor
        };
        let Some(other) = kept.iter_mut().find(is_same) else {
            kept.push(one);
            continue;
        };
        if said(&one) > said(other) {
            std::mem::swap(&mut one, other);
        }
        repeated.push(format!(
            "{} holds the session that {} holds, and is counted once",
            one.file, other.file
        ));
    }
    (kept, repeated)
}

fn group(key: GroupKey, all: &[&Accepted]) -> Option<Group> {
    let scenario = &all.first()?.scenario;
    let mut people: BTreeMap<String, Vec<&Accepted>> = BTreeMap::new();
    for one in all {
        people.entry(one.who().key()).or_default().push(one);
    }
    let firsts: Vec<&Accepted> = people
        .values()
        .filter_map(|sessions| sessions.iter().copied().find(|one| one.result.is_first))
        .collect();
    let (coached, alone): (Vec<&Accepted>, Vec<&Accepted>) =
        firsts.iter().partition(|one| one.result.is_coached());
    let mut modes = BTreeMap::new();
    for one in all {
        *modes.entry(one.result.mode).or_default() += 1;
    }
    let focus = scenario.focus.clone();
    Some(Group {
        title: scenario.title.clone(),
        rubric_title: all.first()?.rubric_title.clone(),
        results: all.len(),
        people: people.len(),
        firsts: alone.len(),
        coached: coached.len(),
        broken_off: alone.iter().filter(|one| one.result.end == End::BrokenOff).count(),
        late: all.iter().filter(|one| one.is_late == Some(true)).count(),
        carried: alone.iter().filter(|one| one.result.carry.is_some()).count(),
        modes,
        spreads: spreads(&focus, &alone),
        coached_spreads: spreads(&focus, &coached),
        beats: beats(scenario, &alone),
        missed: if focus.contains(&Dimension::Boundaries) {
            missed(scenario, &alone)
        } else {
            Vec::new()
        },
        changes: changes(&focus, &people),
        gaps: gaps(&focus, &alone),
        contested: contested(all),
        items: items(scenario, &alone),
        notes: notes(&people, firsts.len()),
        focus,
        key,
    })
}

fn spreads(focus: &[Dimension], sessions: &[&Accepted]) -> Vec<(Dimension, Spread)> {
    let of = |&dimension: &Dimension| {
        let scores = sessions.iter().filter_map(|one| one.scores.of(dimension).score);
        (dimension, Spread::of(scores.map(i64::from)))
    };
    focus.iter().map(of).collect()
}

fn notes(people: &BTreeMap<String, Vec<&Accepted>>, firsts: usize) -> Vec<String> {
    let mut notes = Vec::new();
    let without = people.len() - firsts;
    if without > 0 {
        notes.push(format!(
            "{without} of {} people handed in no first attempt, only repeats; those count only as repeats.",
            people.len()
        ));
    }
    for sessions in people.values() {
        let Some(one) = sessions.first() else { continue };
        let who = one.who().words();
        if sessions.iter().filter(|one| one.result.is_first).count() > 1 {
            notes.push(format!(
                "{who} handed in more than one session that is called a first attempt, as from two machines; the earliest counts."
            ));
        }
        let exams = sessions.iter().filter(|one| one.result.mode == RunMode::Exam).count();
        if exams > 1 {
            notes.push(format!("{who} took the exam {exams} times; the first attempt counts."));
        }
    }
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for sessions in people.values() {
        let name = sessions.first().map(|one| one.who().words().to_lowercase());
        *names.entry(name.unwrap_or_default()).or_default() += 1;
    }
    for (name, times) in names.into_iter().filter(|(_, times)| *times > 1) {
        notes.push(format!(
            "{times} people go by “{name}”; they come from different records and are counted as {times}."
        ));
    }
    notes
}
