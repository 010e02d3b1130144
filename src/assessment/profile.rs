//! The profile: what the answers of one assessment say, two-sided, with how many they are.

use serde::Serialize;

use super::chance::range;
use super::change::{Change, change};
use super::draw::form_letter;
use super::forecast::{Expected, Sureness};
use super::group::Group;
use super::practice::{Practice, Reading, practice, reading};
use super::supervision::supervision;
use super::tally::{FEWEST, Firmness, Standing, Tally};
use super::wording::rules;
use crate::coding::{ProcessMove, Stance};
use crate::ethics::EthicsTable;
use crate::moment::{BoundaryDomain, BoundaryKind};
use crate::records::{AssessmentAnswer, AssessmentRow};
use crate::scenario::Scenario;
use crate::scoring::counted_stance;

/// What one assessment says. Everything in it is the trainee's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Profile {
    /// The assessment's name.
    pub assessment: String,
    /// The day it ended (UTC), as `2026-03-01`; `None` while it is open.
    pub day: Option<String>,
    /// A or B.
    pub form: &'static str,
    /// What its vignettes were drawn by.
    pub seed: u64,
    /// Vignettes it holds.
    pub n_vignettes: usize,
    /// Vignettes answered.
    pub n_answered: usize,
    /// Vignettes left out.
    pub n_left_out: usize,
    /// All answers together.
    pub whole: Placed,
    /// Each group.
    pub groups: Vec<GroupResult>,
    /// Each kind that was answered.
    pub kinds: Vec<KindResult>,
    /// Each process move that was wanted.
    pub moves: Vec<MoveResult>,
    /// Forecast against outcome, where a forecast was given.
    pub forecast: Vec<ForecastResult>,
    /// Answers that are a violation.
    pub violations: Vec<Told>,
    /// What to read.
    pub reading: Vec<Reading>,
    /// What to practice.
    pub practice: Vec<Practice>,
    /// What to take to supervision.
    pub supervision: Vec<String>,
    /// What is different from the last time, where there was one.
    pub change: Option<Change>,
    /// The rules behind words and ranges.
    pub rules: Vec<String>,
}

/// How many answers stood where, and what is said of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Placed {
    /// All of them.
    pub n: usize,
    /// How many stood where.
    pub tally: Tally,
    /// Where that is; `None` where there are too few.
    pub standing: Option<Standing>,
    /// How firmly; `None` where there are too few.
    pub firmness: Option<Firmness>,
    /// In how many of a hundred such moments, from and to, chance alone leaves open too far back.
    pub back_of_hundred: Option<(u8, u8)>,
    /// The same for too far over.
    pub over_of_hundred: Option<(u8, u8)>,
}

impl Placed {
    /// Places a tally.
    pub fn of(tally: Tally) -> Self {
        let standing = tally.standing();
        let n = tally.n();
        let open = |count| standing.map(|_| range(count, n));
        Self {
            n,
            tally,
            standing,
            firmness: standing.map(|_| tally.firmness()),
            back_of_hundred: open(tally.rigid),
            over_of_hundred: open(tally.porous()),
        }
    }
}

/// One group of domains.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GroupResult {
    /// Which.
    pub group: Group,
    /// Where it stands.
    #[serde(flatten)]
    pub placed: Placed,
}

/// One kind of dilemma: words and how many only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KindResult {
    /// Its domain.
    pub domain: BoundaryDomain,
    /// Which.
    pub kind: BoundaryKind,
    /// Where each answer stood.
    pub stances: Vec<Option<Stance>>,
    /// Whether a stance was off, or most of the wanted moves were left out.
    pub is_weak: bool,
}

/// One process move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct MoveResult {
    /// Which.
    pub step: ProcessMove,
    /// In how many answers it was wanted and made.
    pub made: usize,
    /// In how many it was wanted.
    pub wanted: usize,
}

/// What was expected of a group, and what came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ForecastResult {
    /// The group.
    pub group: Group,
    /// Where they expected to stand.
    pub expected: Standing,
    /// How sure they were.
    pub sure: Sureness,
    /// Where they stood; `None` where there are too few answers.
    pub came: Option<Standing>,
    /// The answers behind that.
    pub n: usize,
    /// Steps from what was expected to what came, toward porous above 0; `None` where one of the two has no step.
    pub steps: Option<i8>,
}

/// One answer that is told of by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Told {
    /// The vignette's title.
    pub title: String,
    /// The dilemma.
    pub kind: BoundaryKind,
    /// The words that were chosen.
    pub says: String,
}

/// What a profile is made with.
#[derive(Debug, Clone, Copy)]
pub struct Basis<'a> {
    /// The assessment before this one that was finished, where there is one.
    pub before: Option<&'a AssessmentRow>,
    /// The codes of ethics.
    pub ethics: &'a EthicsTable,
    /// What can be practiced.
    pub library: &'a [&'a Scenario],
}

/// Makes the profile of an assessment.
pub fn profile(row: &AssessmentRow, basis: Basis<'_>) -> Profile {
    let answers = &row.answers;
    let groups: Vec<GroupResult> = Group::ALL
        .iter()
        .map(|&group| GroupResult { group, placed: Placed::of(tally(answers, Some(group))) })
        .collect();
    let kinds = kinds(answers);
    let weak: Vec<BoundaryKind> =
        kinds.iter().filter(|one| one.is_weak).map(|one| one.kind).collect();
    let n_answered = answers.iter().filter(|answer| answer.given.is_some()).count();
    let mut profile = Profile {
        assessment: row.uid.clone(),
        day: row.ended.map(|at| at.strftime("%Y-%m-%d").to_string()),
        form: form_letter(row.form),
        seed: row.seed.0,
        n_vignettes: row.items.len(),
        n_answered,
        n_left_out: answers.len() - n_answered,
        whole: Placed::of(tally(answers, None)),
        forecast: forecast(row, &groups),
        groups,
        kinds,
        moves: moves(answers),
        violations: violations(answers),
        reading: reading(answers, basis.ethics),
        practice: practice(&weak, basis.library),
        supervision: Vec::new(),
        change: basis.before.map(|before| change(before, row)),
        rules: rules(),
    };
    profile.supervision = supervision(&profile);
    profile
}

/// How many answers stood where, in a group or in all.
pub(super) fn tally(answers: &[AssessmentAnswer], group: Option<Group>) -> Tally {
    let mut tally = Tally::default();
    for answer in answers {
        let is_in = group.is_none_or(|group| Group::of(answer.kind.domain()) == group);
        if is_in && let Some(stance) = stance(answer) {
            tally.count(stance);
        }
    }
    tally
}

/// Where an answer stands, as scoring counts it; `None` where the vignette was left out.
pub(super) fn stance(answer: &AssessmentAnswer) -> Option<Option<Stance>> {
    let given = answer.given.as_ref()?;
    Some(given.boundary.as_ref().map(counted_stance))
}

/// Whether an answer stood too far back or too far over.
pub(super) fn is_off(answer: &AssessmentAnswer) -> bool {
    stance(answer)
        .is_some_and(|stance| !matches!(stance, Some(Stance::Held | Stance::ExaminedCrossing)))
}

/// Wanted moves that were made.
fn made(answer: &AssessmentAnswer) -> impl Iterator<Item = ProcessMove> {
    let boundary = answer.given.as_ref().and_then(|given| given.boundary.as_ref());
    let is_made =
        move |step: &ProcessMove| boundary.is_some_and(|boundary| boundary.moves.contains(step));
    answer.wanted.iter().copied().filter(is_made)
}

fn kinds(answers: &[AssessmentAnswer]) -> Vec<KindResult> {
    let mut all = Vec::new();
    for &domain in BoundaryDomain::ALL {
        for &kind in BoundaryKind::ALL.iter().filter(|kind| kind.domain() == domain) {
            let of: Vec<&AssessmentAnswer> = answers
                .iter()
                .filter(|answer| answer.kind == kind && answer.given.is_some())
                .collect();
            let is_weak = |answer: &&AssessmentAnswer| {
                is_off(answer) || 2 * made(answer).count() < answer.wanted.len()
            };
            if !of.is_empty() {
                let stances = of.iter().filter_map(|answer| stance(answer)).collect();
                let is_weak = of.iter().any(is_weak);
                all.push(KindResult { domain, kind, stances, is_weak });
            }
        }
    }
    all
}

fn moves(answers: &[AssessmentAnswer]) -> Vec<MoveResult> {
    let given: Vec<&AssessmentAnswer> =
        answers.iter().filter(|answer| answer.given.is_some()).collect();
    let result = |&step: &ProcessMove| MoveResult {
        step,
        made: given.iter().filter(|answer| made(answer).any(|one| one == step)).count(),
        wanted: given.iter().filter(|answer| answer.wanted.contains(&step)).count(),
    };
    ProcessMove::ALL.iter().map(result).filter(|one| one.wanted > 0).collect()
}

fn forecast(row: &AssessmentRow, groups: &[GroupResult]) -> Vec<ForecastResult> {
    let kept = row.forecast.iter().flatten().filter_map(Expected::from_kept);
    let result = |one: Expected| {
        let found = groups.iter().find(|result| result.group == one.group)?;
        let came = found.placed.standing;
        let steps = came
            .and_then(Standing::step)
            .zip(one.standing.step())
            .map(|(came, expected)| came - expected);
        let n = found.placed.n;
        let Expected { group, standing: expected, sure } = one;
        Some(ForecastResult { group, expected, sure, came, n, steps })
    };
    kept.filter_map(result).collect()
}

fn violations(answers: &[AssessmentAnswer]) -> Vec<Told> {
    let is_violation = |answer: &&AssessmentAnswer| stance(answer) == Some(Some(Stance::Violation));
    let told = |answer: &AssessmentAnswer| {
        let says = answer.given.as_ref()?.says.clone();
        Some(Told { title: answer.title.clone(), kind: answer.kind, says })
    };
    answers.iter().filter(is_violation).filter_map(told).collect()
}

impl MoveResult {
    /// Whether it was wanted often enough for a word on how often it was made.
    pub const fn is_enough(&self) -> bool {
        self.wanted >= FEWEST
    }

    /// Whether it was left out more often than made, where that can be said.
    pub const fn is_left_out(&self) -> bool {
        self.is_enough() && 2 * self.made < self.wanted
    }
}
