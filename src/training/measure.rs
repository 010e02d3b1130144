//! How well the coder hears, on replies it has not learned from.

use std::collections::BTreeMap;

use rand::rngs::ChaCha8Rng;
use rand::{RngExt as _, SeedableRng};
use serde::Serialize;

use crate::analysis::{Coder, Group, Head, Heard, Verdict};
use crate::coding::{Fault, ProcessMove, Skill};

use super::turn::Turn;

/// A figure with the interval that 95 in 100 draws of whole moments fall into.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Figure {
    /// The figure itself.
    pub value: f64,
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// How well one code is heard.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CodeReport {
    /// The code, as files write it.
    pub code: String,
    /// How many replies have it.
    pub n: usize,
    /// Of those heard, the share that has it.
    pub precision: f64,
    /// Of those that have it, the share that is heard.
    pub recall: f64,
    /// The harmonic mean of the two.
    pub f1: f64,
    /// Of those that were heard and sure, the share that has it.
    pub sure_right: f64,
    /// How many were heard and sure.
    pub sure: usize,
}

/// How well typed replies are heard.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TypedReport {
    /// Replies.
    pub replies: usize,
    /// Moments they answer.
    pub moments: usize,
    /// F1 over all skills together.
    pub skills_micro_f1: Figure,
    /// The mean of the skills' own F1.
    pub skills_macro_f1: Figure,
    /// F1 over all faults together.
    pub faults_micro_f1: Figure,
    /// The mean of the faults' own F1.
    pub faults_macro_f1: Figure,
    /// The mean F1 of the forms of a question.
    pub form_macro_f1: Figure,
    /// The mean F1 of the stances, "none" among them; `None` where nothing is known of a boundary.
    pub stance_macro_f1: Option<Figure>,
    /// F1 over all process moves together; `None` as above.
    pub moves_micro_f1: Option<Figure>,
    /// Kappa of the level of empathy, weighed by squares.
    pub empathy_kappa: Figure,
    /// How far probabilities of skills and faults are from how often they are right, where at least one in ten.
    pub calibration_error: Figure,
    /// Of the codes, forms, stances and levels that were sure, the share that is right.
    pub sure_right: Figure,
    /// Of all that was heard, the share that was sure.
    pub sure_share: Figure,
    /// Each skill and fault.
    pub codes: Vec<CodeReport>,
}

/// What was heard of one reply, beside what is known of it.
struct Outcome<'a> {
    turn: &'a Turn,
    heard: Heard,
}

/// How often whole moments are drawn for the intervals of a report.
pub const DRAWS: usize = 1000;

/// Measures how typed replies are heard; for intervals, whole moments are drawn so many times.
pub fn measure_typed(coder: &Coder<'_>, turns: &[Turn], draws: usize) -> TypedReport {
    let outcomes: Vec<Outcome<'_>> =
        turns.iter().map(|turn| Outcome { turn, heard: coder.hear(turn.said()) }).collect();
    let units = units(&outcomes, |outcome| outcome.turn.unit);
    let figure = |of: &dyn Fn(&[&Outcome<'_>]) -> f64| figure(&units, draws, of);
    let skills = Skill::ALL.iter().map(|&skill| Head::Skill(skill)).collect::<Vec<_>>();
    let faults = Fault::ALL.iter().map(|&fault| Head::Fault(fault)).collect::<Vec<_>>();
    let moves = ProcessMove::ALL.iter().map(|&made| Head::Move(made)).collect::<Vec<_>>();
    let has_boundary =
        turns.iter().any(|turn| turn.targets.0[Group::STANCE].iter().any(Option::is_some));
    let all: Vec<&Outcome<'_>> = outcomes.iter().collect();
    let codes = skills.iter().chain(&faults).map(|&head| code_report(&all, head)).collect();
    TypedReport {
        replies: outcomes.len(),
        moments: units.len(),
        skills_micro_f1: figure(&|part| micro_f1(part, &skills)),
        skills_macro_f1: figure(&|part| macro_f1(part, &skills)),
        faults_micro_f1: figure(&|part| micro_f1(part, &faults)),
        faults_macro_f1: figure(&|part| macro_f1(part, &faults)),
        form_macro_f1: figure(&|part| choice_macro_f1(part, Group::FORM, form)),
        stance_macro_f1: has_boundary
            .then(|| figure(&|part| choice_macro_f1(part, Group::STANCE, stance))),
        moves_micro_f1: has_boundary.then(|| figure(&|part| micro_f1(part, &moves))),
        empathy_kappa: figure(&empathy_kappa),
        calibration_error: figure(&calibration_error),
        sure_right: figure(&|part| sure(part).0),
        sure_share: figure(&|part| sure(part).1),
        codes,
    }
}

/// What is kept together, by its unit.
fn units<T>(all: &[T], unit: impl Fn(&T) -> usize) -> Vec<Vec<&T>> {
    let mut units: BTreeMap<usize, Vec<&T>> = BTreeMap::new();
    for one in all {
        units.entry(unit(one)).or_default().push(one);
    }
    units.into_values().collect()
}

/// A figure over all of something that is kept together by its unit.
pub(super) fn by_unit<T>(
    all: &[T],
    unit: impl Fn(&T) -> usize,
    of: &dyn Fn(&[&T]) -> f64,
) -> Figure {
    figure(&units(all, unit), DRAWS, of)
}

/// A figure over all units, and its interval over draws of as many.
fn figure<T>(units: &[Vec<&T>], draws: usize, of: &dyn Fn(&[&T]) -> f64) -> Figure {
    let all: Vec<&T> = units.iter().flatten().copied().collect();
    let value = of(&all);
    if draws == 0 {
        return Figure { value, low: value, high: value };
    }
    // Its own seed: an interval is the same however many were worked out before it.
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let mut drawn: Vec<f64> = (0..draws)
        .map(|_| {
            let draw = (0..units.len()).map(|_| &units[rng.random_range(0..units.len())]);
            let part: Vec<&T> = draw.flatten().copied().collect();
            of(&part)
        })
        .collect();
    drawn.sort_by(f64::total_cmp);
    let at = |share: f64| drawn[((draws - 1) as f64 * share).round() as usize];
    Figure { value, low: at(0.025), high: at(0.975) }
}

/// Whether a head is taken to hold, and whether that is sure; `None` where nothing is told of it.
fn verdict(heard: &Heard, head: Head) -> Option<(Verdict, f32)> {
    match head {
        Head::Skill(skill) => {
            heard.skills.get(skill as usize).map(|one| (one.verdict, one.probability))
        }
        Head::Fault(fault) => {
            heard.faults.get(fault as usize).map(|one| (one.verdict, one.probability))
        }
        Head::Move(made) => {
            heard.moves.get(made as usize).map(|one| (one.verdict, one.probability))
        }
        _ => None,
    }
}

/// Right, heard, there.
fn counts(part: &[&Outcome<'_>], head: Head) -> (f64, f64, f64) {
    let mut counts = (0.0, 0.0, 0.0);
    for outcome in part {
        let Some(known) = outcome.turn.targets.0[head.place()] else { continue };
        let holds = verdict(&outcome.heard, head).is_some_and(|(verdict, _)| verdict.holds());
        counts.0 += f64::from(u8::from(holds && known));
        counts.1 += f64::from(u8::from(holds));
        counts.2 += f64::from(u8::from(known));
    }
    counts
}

fn f1((right, heard, there): (f64, f64, f64)) -> f64 {
    if heard + there == 0.0 { 1.0 } else { 2.0 * right / (heard + there) }
}

fn micro_f1(part: &[&Outcome<'_>], heads: &[Head]) -> f64 {
    f1(heads
        .iter()
        .map(|&head| counts(part, head))
        .fold((0.0, 0.0, 0.0), |a, b| (a.0 + b.0, a.1 + b.1, a.2 + b.2)))
}

fn macro_f1(part: &[&Outcome<'_>], heads: &[Head]) -> f64 {
    heads.iter().map(|&head| f1(counts(part, head))).sum::<f64>() / heads.len() as f64
}

fn code_report(all: &[&Outcome<'_>], head: Head) -> CodeReport {
    let (right, heard, there) = counts(all, head);
    let (mut sure, mut sure_right) = (0, 0);
    for outcome in all {
        if verdict(&outcome.heard, head).is_some_and(|(verdict, _)| verdict == Verdict::Yes) {
            sure += 1;
            sure_right += usize::from(outcome.turn.targets.0[head.place()] == Some(true));
        }
    }
    CodeReport {
        code: head.key(),
        n: there as usize,
        precision: right / heard.max(1.0),
        recall: right / there.max(1.0),
        f1: f1((right, heard, there)),
        sure_right: sure_right as f64 / f64::from(sure.max(1)),
        sure: sure as usize,
    }
}

fn form(heard: &Heard) -> Option<(usize, f32, bool)> {
    let at = Head::Form(heard.form.code).place();
    Some((at, heard.form.probability, heard.form.is_sure))
}

fn stance(heard: &Heard) -> Option<(usize, f32, bool)> {
    heard.stance.map(|one| (Head::Stance(one.code).place(), one.probability, one.is_sure))
}

fn level(heard: &Heard) -> Option<(usize, f32, bool)> {
    heard.empathy.map(|one| (Head::Level(one.code).place(), one.probability, one.is_sure))
}

fn choice_macro_f1(
    part: &[&Outcome<'_>],
    heads: std::ops::Range<usize>,
    of: impl Fn(&Heard) -> Option<(usize, f32, bool)>,
) -> f64 {
    let group = Group { heads: heads.clone(), is_choice: true };
    let mut counts = vec![(0.0, 0.0, 0.0); heads.len()];
    for outcome in part {
        let (Some(known), Some((heard, ..))) =
            (outcome.turn.targets.chosen(&group), of(&outcome.heard))
        else {
            continue;
        };
        counts[known - heads.start].2 += 1.0;
        counts[heard - heads.start].1 += 1.0;
        if known == heard {
            counts[known - heads.start].0 += 1.0;
        }
    }
    // A draw may hold none of a rare class: it says nothing of that class then.
    let there: Vec<f64> =
        counts.into_iter().filter(|count| count.1 + count.2 > 0.0).map(f1).collect();
    there.iter().sum::<f64>() / there.len().max(1) as f64
}

/// Cohen's kappa weighed by squares (Cohen 1968).
fn empathy_kappa(part: &[&Outcome<'_>]) -> f64 {
    let group = Group { heads: Group::LEVEL, is_choice: true };
    let mut table = [[0.0_f64; 5]; 5];
    for outcome in part {
        let known = outcome.turn.targets.chosen(&group);
        let (Some(known), Some((heard, ..))) = (known, level(&outcome.heard)) else { continue };
        table[known - Group::LEVEL.start][heard - Group::LEVEL.start] += 1.0;
    }
    let n: f64 = table.iter().flatten().sum();
    let rows: Vec<f64> = table.iter().map(|row| row.iter().sum()).collect();
    let columns: Vec<f64> = (0..5).map(|c| table.iter().map(|row| row[c]).sum()).collect();
    let (mut seen, mut by_chance) = (0.0, 0.0);
    for (r, row) in table.iter().enumerate() {
        for (c, count) in row.iter().enumerate() {
            let weight = (r as f64 - c as f64) * (r as f64 - c as f64);
            seen += weight * count;
            by_chance += weight * rows[r] * columns[c] / n.max(1.0);
        }
    }
    if by_chance > 0.0 { 1.0 - seen / by_chance } else { 1.0 }
}

/// The expected calibration error in ten bins, over codes that are at least one in ten probable.
fn calibration_error(part: &[&Outcome<'_>]) -> f64 {
    let mut bins = [(0.0_f64, 0.0_f64, 0.0_f64); 10];
    let skills = Skill::ALL.iter().map(|&skill| Head::Skill(skill));
    let heads: Vec<Head> =
        skills.chain(Fault::ALL.iter().map(|&fault| Head::Fault(fault))).collect();
    for outcome in part {
        for &head in &heads {
            let Some((_, p)) = verdict(&outcome.heard, head).filter(|(_, p)| *p >= 0.1) else {
                continue;
            };
            let Some(known) = outcome.turn.targets.0[head.place()] else { continue };
            let bin = &mut bins[((p * 10.0) as usize).min(9)];
            bin.0 += 1.0;
            bin.1 += f64::from(p);
            bin.2 += f64::from(u8::from(known));
        }
    }
    let n: f64 = bins.iter().map(|bin| bin.0).sum();
    bins.iter().map(|(_, told, right)| (told - right).abs()).sum::<f64>() / n.max(1.0)
}

/// The share that is right of what was heard and sure, and the share that is sure of what was heard.
fn sure(part: &[&Outcome<'_>]) -> (f64, f64) {
    let (mut heard, mut sure, mut right) = (0.0, 0.0, 0.0);
    let mut note = |is_sure: bool, is_right: bool| {
        heard += 1.0;
        if is_sure {
            sure += 1.0;
            right += f64::from(u8::from(is_right));
        }
    };
    for outcome in part {
        let known = &outcome.turn.targets;
        let skills = Skill::ALL.iter().map(|&skill| Head::Skill(skill));
        for head in skills.chain(Fault::ALL.iter().map(|&fault| Head::Fault(fault))) {
            if let Some((verdict, _)) = verdict(&outcome.heard, head).filter(|one| one.0.holds()) {
                note(verdict == Verdict::Yes, known.0[head.place()] == Some(true));
            }
        }
        for chosen in [form(&outcome.heard), stance(&outcome.heard), level(&outcome.heard)] {
            if let Some((at, _, is_sure)) = chosen
                && let Some(known) = known.0[at]
            {
                note(is_sure, known);
            }
        }
    }
    (right / f64::max(sure, 1.0), sure / f64::max(heard, 1.0))
}
