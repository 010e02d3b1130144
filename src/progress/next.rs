//! What to practice next: one scenario, one vignette or one drill, by stated rules.
//!
//! 1. Where the corrective point of two or more of the newest five sessions asks for the same skill, and it was not
//!    drilled since: a drill of that skill.
//! 2. Else, for a boundary kind that was held in fewer than half of two or more moments: a vignette of that kind that was
//!    not tried, unless one of that kind was tried since the newest session with a client. Of several kinds the one that
//!    was held least, then the one that was met most.
//! 3. Else a session not yet tried whose story does not begin with another untried one, at the level that is right: the
//!    lowest with fewer than two scenarios passed without help. Where none is left there, an easier one, then a harder.
//!    Among them, most points win: 3 for a boundary kind that was held in fewer than half of two or more moments, 2 for
//!    the dimension with the lowest mean over the newest five, 1 for an answer with a skill never used. Ties go to the
//!    shorter, then by title.
//! 4. Else a drill of a skill never used.
//!
//! The rules and their numbers are this product's own; they order practice and measure nothing.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::groups::counts_in_trends;
use super::skills::Skills;
use super::tenths::Tenths;
use super::{Inputs, wording};
use crate::coding::{Dimension, Fault, Skill, Stance};
use crate::moment::{BoundaryKind, WantedQuestion};
use crate::records::{BoundaryTotal, Outcome, SessionRow};
use crate::scenario::Scenario;
use crate::scenario::raw::{Difficulty, Kind};
use crate::scoring::Lesson;

/// The newest sessions that say where a trainee is weak.
pub(super) const RECENT: usize = 5;
/// So many sessions that teach the same skill ask for a drill.
const SAME_LESSONS: usize = 2;
/// So many scenarios passed at a level lead on to the next.
const PASSED_FOR_NEXT: usize = 2;
/// So many moments of a boundary kind say something of it.
const MET: usize = 2;
/// After so many sessions a skill that was never used is one to look for.
const SESSIONS_FOR_SKILLS: usize = 3;

/// What the choice needs to know of a scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Its id.
    pub id: String,
    /// Whether it is a session with a client or one moment alone.
    pub kind: Kind,
    /// What people call it.
    pub title: String,
    /// How much it asks.
    pub level: Difficulty,
    /// How long it takes.
    pub minutes: u32,
    /// The dimensions it reports.
    pub focus: Vec<Dimension>,
    /// The boundary kinds it holds.
    pub kinds: BTreeSet<BoundaryKind>,
    /// The skills its answers have.
    pub skills: BTreeSet<Skill>,
    /// The scenario before it.
    pub follows: Option<String>,
    /// Subjects a trainee may wish to know of before.
    pub content_notes: Vec<String>,
}

impl Candidate {
    /// What a scenario offers.
    pub fn of(scenario: &Scenario) -> Self {
        let answers = || scenario.beats.iter().flat_map(|beat| &beat.responses);
        Self {
            id: scenario.id.clone(),
            kind: scenario.kind,
            title: scenario.title.clone(),
            level: scenario.level,
            minutes: scenario.minutes,
            focus: scenario.focus.clone(),
            kinds: scenario.beats.iter().filter_map(|beat| beat.moment.boundary).collect(),
            skills: answers().flat_map(|one| one.codes.skills.iter().copied()).collect(),
            follows: scenario.follows.clone(),
            content_notes: scenario.content_notes.clone(),
        }
    }
}

/// What to practice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Practice {
    /// A scenario that was not tried yet.
    Scenario {
        /// Its id.
        id: String,
        /// What people call it.
        title: String,
        /// How long it takes.
        minutes: u32,
        /// Subjects a trainee may wish to know of before.
        content_notes: Vec<String>,
    },
    /// A vignette that was not tried yet.
    Vignette {
        /// Its id.
        id: String,
        /// What people call it.
        title: String,
        /// The boundary it holds.
        boundary: BoundaryKind,
        /// Subjects a trainee may wish to know of before.
        content_notes: Vec<String>,
    },
    /// Drills of one skill.
    Drill {
        /// Which.
        skill: Skill,
        /// How many drills there are.
        drills: usize,
    },
    /// Nothing that is new.
    Nothing,
}

/// What to practice next, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Next {
    /// What.
    pub practice: Practice,
    /// Why, a sentence each.
    pub why: Vec<String>,
}

pub(super) fn next(inputs: &Inputs<'_>, skills: &Skills) -> Next {
    lesson_drill(inputs)
        .or_else(|| vignette(inputs))
        .or_else(|| scenario(inputs, skills))
        .or_else(|| unused_drill(inputs, skills))
        .unwrap_or_else(|| Next {
            practice: Practice::Nothing,
            why: vec![wording::NOTHING_NEW.to_owned()],
        })
}

fn recent<'a>(inputs: &Inputs<'a>) -> impl Iterator<Item = &'a SessionRow> {
    inputs.recent.iter().take(RECENT)
}

/// The first rule.
fn lesson_drill(inputs: &Inputs<'_>) -> Option<Next> {
    let mut taught: BTreeMap<Skill, Vec<&SessionRow>> = BTreeMap::new();
    for row in recent(inputs) {
        if let Some(skill) = row.corrective.and_then(answer_to) {
            taught.entry(skill).or_default().push(row);
        }
    }
    let is_due = |skill: Skill, rows: &[&SessionRow]| {
        let newest = rows.first().map(|row| row.began);
        let is_drilled =
            inputs.drilled.iter().any(|one| one.skill == skill && Some(one.at) > newest);
        rows.len() >= SAME_LESSONS && !is_drilled && inputs.drills.for_skill(skill).next().is_some()
    };
    taught.retain(|&skill, rows| is_due(skill, rows));
    // The most sessions, then the one that was taught last, then the order of the codebook.
    let order = |rows: &[&SessionRow]| (rows.len(), rows.first().map(|row| row.began));
    let (&skill, rows) = taught.iter().rev().max_by_key(|(_, rows)| order(rows))?;
    let lessons: BTreeSet<Lesson> = rows.iter().filter_map(|row| row.corrective).collect();
    Some(Next {
        practice: drill(inputs, skill),
        why: vec![wording::same_lesson(rows.len(), recent(inputs).count(), &lessons, skill)],
    })
}

fn drill(inputs: &Inputs<'_>, skill: Skill) -> Practice {
    Practice::Drill { skill, drills: inputs.drills.for_skill(skill).count() }
}

/// The second rule.
fn vignette(inputs: &Inputs<'_>) -> Option<Next> {
    let vignettes = inputs.candidates.iter().filter(|one| one.kind == Kind::Vignette);
    let by_id: BTreeMap<&str, &Candidate> = vignettes.map(|one| (one.id.as_str(), one)).collect();
    let tried: BTreeSet<&str> = inputs.sessions.iter().map(|row| row.scenario.as_str()).collect();
    // One vignette, then a session again: a boundary is kept in talk that goes on, and not in single moments.
    let since: Vec<&Candidate> =
        inputs.sessions.iter().map_while(|row| by_id.get(row.scenario.as_str()).copied()).collect();
    let mut weak: Vec<(BoundaryKind, (usize, usize))> =
        weak_kinds(inputs.boundaries).into_iter().collect();
    weak.retain(|(kind, _)| !since.iter().any(|one| one.kinds.contains(kind)));
    weak.sort_by_key(|(_, counts)| least_held(*counts));
    weak.into_iter().find_map(|(kind, counts)| {
        let fits =
            |one: &&&Candidate| one.kinds.contains(&kind) && !tried.contains(one.id.as_str());
        let one = by_id
            .values()
            .filter(fits)
            .min_by_key(|one| (one.level, one.title.as_str(), one.id.as_str()))?;
        Some(Next {
            practice: Practice::Vignette {
                id: one.id.clone(),
                title: one.title.clone(),
                boundary: kind,
                content_notes: one.content_notes.clone(),
            },
            why: vec![wording::weak_kind(kind, counts), wording::ONE_MOMENT.to_owned()],
        })
    })
}

/// Puts the kind that was held least before the others, then the one that was met most.
fn least_held((held, met): (usize, usize)) -> (usize, std::cmp::Reverse<usize>) {
    (held * 1000 / met.max(1), std::cmp::Reverse(met))
}

/// The fourth rule.
fn unused_drill(inputs: &Inputs<'_>, skills: &Skills) -> Option<Next> {
    let has_drills = |skill: &&Skill| inputs.drills.for_skill(**skill).next().is_some();
    let &skill = skills.never.iter().find(has_drills)?;
    let why =
        vec![wording::NO_SCENARIO_LEFT.to_owned(), wording::never_used(skill, skills.sessions)];
    Some(Next { practice: drill(inputs, skill), why })
}

/// The third rule.
fn scenario(inputs: &Inputs<'_>, skills: &Skills) -> Option<Next> {
    let tried: BTreeSet<&str> = inputs.sessions.iter().map(|row| row.scenario.as_str()).collect();
    let (level, passed) = right_level(inputs);
    let is_open = |one: &&Candidate| {
        let is_session = one.kind == Kind::Session;
        let begins = one.follows.as_deref().is_none_or(|before| tried.contains(before));
        is_session && begins && !tried.contains(one.id.as_str())
    };
    let weak = Weak::of(inputs, skills);
    let best = inputs.candidates.iter().filter(is_open).min_by_key(|one| {
        let away = (one.level as i32 - level as i32, one.level > level);
        (
            (away.1, away.0.abs()),
            std::cmp::Reverse(weak.points(one)),
            one.minutes,
            one.title.as_str(),
            one.id.as_str(),
        )
    })?;
    let mut why = vec![match (tried.is_empty(), best.level == level) {
        (true, _) => wording::first_session(best.level),
        (false, true) => wording::right_level(level, passed),
        (false, false) => wording::other_level(best.level, level),
    }];
    why.extend(weak.reasons(best));
    Some(Next {
        practice: Practice::Scenario {
            id: best.id.clone(),
            title: best.title.clone(),
            minutes: best.minutes,
            content_notes: best.content_notes.clone(),
        },
        why,
    })
}

/// The lowest level with fewer than two scenarios passed without help, and how many were passed below it.
fn right_level(inputs: &Inputs<'_>) -> (Difficulty, usize) {
    let passes = |row: &&Outcome| row.passes && counts_in_trends(row);
    let passed: BTreeSet<&str> =
        inputs.sessions.iter().filter(passes).map(|row| row.scenario.as_str()).collect();
    let passed_at = |level| {
        let at = inputs.candidates.iter().filter(|one| one.level == level);
        let at = at.filter(|one| one.kind == Kind::Session);
        at.filter(|one| passed.contains(one.id.as_str())).count()
    };
    let mut below = 0;
    for level in [Difficulty::Foundation, Difficulty::Intermediate] {
        let here = passed_at(level);
        if here < PASSED_FOR_NEXT {
            return (level, below);
        }
        below = here;
    }
    (Difficulty::Advanced, below)
}

/// Where a trainee is weak, as far as practice is ordered by it.
struct Weak {
    /// The dimension with the lowest mean, that mean, and of how many sessions.
    dimension: Option<(Dimension, Tenths, usize)>,
    /// Boundary kinds with how often they were held and met.
    kinds: BTreeMap<BoundaryKind, (usize, usize)>,
    unused: BTreeSet<Skill>,
}

impl Weak {
    fn of(inputs: &Inputs<'_>, skills: &Skills) -> Self {
        let has_many = skills.sessions >= SESSIONS_FOR_SKILLS;
        let unused = skills.never.iter().copied().filter(|_| has_many).collect();
        Self { dimension: lowest(inputs), kinds: weak_kinds(inputs.boundaries), unused }
    }

    fn points(&self, one: &Candidate) -> u32 {
        let is_focus = self.dimension.is_some_and(|(dimension, ..)| one.focus.contains(&dimension));
        3 * u32::from(self.kind(one).is_some())
            + 2 * u32::from(is_focus)
            + u32::from(self.skill(one).is_some())
    }

    /// The weak kind it holds: the one that was held least, then the one that was met most.
    fn kind(&self, one: &Candidate) -> Option<(BoundaryKind, (usize, usize))> {
        let there = self.kinds.iter().filter(|(kind, _)| one.kinds.contains(kind));
        let least = there.min_by_key(|(_, counts)| least_held(**counts));
        least.map(|(kind, counts)| (*kind, *counts))
    }

    fn skill(&self, one: &Candidate) -> Option<Skill> {
        self.unused.intersection(&one.skills).next().copied()
    }

    fn reasons(&self, one: &Candidate) -> Vec<String> {
        let kind = self.kind(one).map(|(kind, counts)| wording::weak_kind(kind, counts));
        let dimension = self.dimension.filter(|(dimension, ..)| one.focus.contains(dimension));
        let dimension = dimension.map(|(dimension, mean, n)| wording::lowest(dimension, mean, n));
        let skill = self.skill(one).map(wording::room_for);
        [kind, dimension, skill].into_iter().flatten().collect()
    }
}

/// The dimension with the lowest mean over the newest sessions; where it is the only one, it is none to choose by.
fn lowest(inputs: &Inputs<'_>) -> Option<(Dimension, Tenths, usize)> {
    let mut means: Vec<(Tenths, Dimension, usize)> = Vec::new();
    for &dimension in Dimension::ALL {
        let scores: Vec<i64> =
            recent(inputs).filter_map(|row| row.scores[dimension.index()].map(i64::from)).collect();
        if !scores.is_empty() {
            means.push((Tenths::mean(scores.iter().sum(), scores.len()), dimension, scores.len()));
        }
    }
    let is_choice = means.len() > 1;
    let least = means.into_iter().min()?;
    is_choice.then_some((least.1, least.0, least.2))
}

fn weak_kinds(totals: &[BoundaryTotal]) -> BTreeMap<BoundaryKind, (usize, usize)> {
    let mut kinds: BTreeMap<BoundaryKind, (usize, usize)> = BTreeMap::new();
    for total in totals {
        let (held, met) = kinds.entry(total.kind).or_default();
        *met += total.n;
        if matches!(total.stance, Some(Stance::Held | Stance::ExaminedCrossing)) {
            *held += total.n;
        }
    }
    kinds.retain(|_, (held, met)| *met >= MET && 2 * *held < *met);
    kinds
}

/// The skill whose practice answers a lesson; `None` where no drill does, as after a violation.
///
/// That one skill stands in for another (a reflection where a question was leading, say) is this product's reading.
pub const fn answer_to(lesson: Lesson) -> Option<Skill> {
    Some(match lesson {
        Lesson::MissedSkill(skill) => skill,
        Lesson::Fault(fault) => in_place_of(fault),
        Lesson::Question { wanted: WantedQuestion::Open, .. } => Skill::OpenQuestion,
        Lesson::Question { wanted: WantedQuestion::Hold, .. } => Skill::ReflectionOfFeeling,
        Lesson::Inaccurate => Skill::Restatement,
        Lesson::Depth => Skill::ReflectionOfMeaning,
        Lesson::Stance(Stance::Rigid | Stance::UnexaminedCrossing) | Lesson::MissedMove(_) => {
            Skill::LimitSetting
        }
        Lesson::UnrepairedRupture => Skill::Repair,
        _ => return None,
    })
}

/// What to do in place of a fault.
const fn in_place_of(fault: Fault) -> Skill {
    match fault {
        Fault::DoubleQuestion | Fault::LeadingQuestion | Fault::AccusatoryWhy => {
            Skill::OpenQuestion
        }
        Fault::AdviceAsQuestion => Skill::AdviceWithPermission,
        Fault::FalseReassurance | Fault::Minimizing => Skill::Validation,
        Fault::Moralizing | Fault::Arguing => Skill::EmphasizeAutonomy,
        Fault::Labeling => Skill::Restatement,
        Fault::PrematureInterpretation => Skill::ReflectionOfMeaning,
        Fault::TopicShift | Fault::SelfFocus => Skill::ReflectionOfFeeling,
        Fault::OverPromise | Fault::OverFamiliar => Skill::LimitSetting,
    }
}
