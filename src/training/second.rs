//! The second look: how codes come together, and from where on the coder is sure.

use crate::analysis::{Group, Head, SecondLook, band_of, level_of, probabilities};

use super::lbfgs::minimize;
use super::learn::FOLDS;
use super::sample::Targets;

/// What the first look said of a reply it had not learned from.
pub(super) struct FirstSums {
    pub(super) sums: [f32; INPUTS - 1],
    pub(super) targets: Targets,
    pub(super) weight: f64,
    pub(super) sets_bounds: bool,
    pub(super) is_spoken: bool,
    pub(super) fold: usize,
}

impl FirstSums {
    /// Whether it is of what a group is measured on: what a turn mainly does is asked of talk.
    fn is_for(&self, group: &Group) -> bool {
        group.heads != Group::MAIN || self.is_spoken
    }
}

/// How strongly a head is held to what it said itself, as far as it hears other heads.
const HOLD: f64 = 400.0;
/// How strongly it is held to how sure it was at first.
const OWN_HOLD: f64 = 0.5;

/// A "yes" is sure where so many of those that are as probable are right.
const YES_RIGHT: f64 = 0.93;
/// The same of a "no".
const NO_RIGHT: f64 = 0.97;
/// The same of a choice.
const CHOICE_RIGHT: f64 = 0.92;

const INPUTS: usize = SecondLook::INPUTS;

/// Learns the second look from first sums of replies that were held out.
pub(super) fn second_look(first: &[FirstSums], groups: &[Group]) -> SecondLook {
    let mut look = SecondLook::none();
    let all: Vec<&FirstSums> = first.iter().collect();
    fit(&all, groups, &mut look);
    // From where on it is sure is told by replies that this look had not learned from either.
    let mut seen: Vec<(&FirstSums, [f32; Head::COUNT])> = Vec::with_capacity(first.len());
    for fold in 0..FOLDS {
        let part: Vec<&FirstSums> = first.iter().filter(|one| one.fold != fold).collect();
        let mut of_part = SecondLook::none();
        fit(&part, groups, &mut of_part);
        let held_out = first.iter().filter(|one| one.fold == fold);
        seen.extend(held_out.map(|one| (one, probabilities(&of_part.sums(&one.sums)))));
    }
    for kind in Kind::ALL {
        let heads = kind.heads(groups);
        let from = holds_from(&seen, &heads);
        heads.into_iter().for_each(|head| look.holds_from[head] = from);
    }
    for group in groups {
        if group.is_choice {
            choice_bounds(&seen, group, &mut look);
        } else {
            single_bounds(&seen, group.heads.start, &mut look);
        }
    }
    look
}

/// Heads that stand alone and hold from one probability on.
///
/// What is probable is as probable for a rare code as for a frequent one, and a bound of each code's own rests on too
/// few replies to be better than one for all: on replies that neither had been drawn from, it was worse.
#[derive(Clone, Copy)]
enum Kind {
    Skill,
    Fault,
    Move,
    Accurate,
}

impl Kind {
    const ALL: [Self; 4] = [Self::Skill, Self::Fault, Self::Move, Self::Accurate];

    /// The heads of this kind in these groups.
    fn heads(self, groups: &[Group]) -> Vec<usize> {
        let all = Head::all();
        let is_of = |head: Head| match self {
            Self::Skill => matches!(head, Head::Skill(_)),
            Self::Fault => matches!(head, Head::Fault(_)),
            Self::Move => matches!(head, Head::Move(_)),
            Self::Accurate => head == Head::Accurate,
        };
        groups.iter().flat_map(|group| group.heads.clone()).filter(|&at| is_of(all[at])).collect()
    }
}

fn fit(samples: &[&FirstSums], groups: &[Group], look: &mut SecondLook) {
    for group in groups {
        let heads = group.heads.clone();
        let known: Vec<&FirstSums> = samples
            .iter()
            .copied()
            .filter(|sample| sample.is_for(group) && sample.targets.0[heads.start].is_some())
            .collect();
        if known.is_empty() {
            continue;
        }
        // What is fitted is how far the second look departs from the first.
        let mut x = vec![0.0; heads.len() * INPUTS];
        minimize(&mut x, |x, gradient| loss(&known, group, x, gradient));
        for (n, head) in heads.enumerate() {
            let of_head = look.weights.iter_mut().skip(head).step_by(Head::COUNT);
            for (weight, x) in of_head.zip(&x[n * INPUTS..(n + 1) * INPUTS]) {
                *weight += *x as f32;
            }
        }
    }
}

fn loss(samples: &[&FirstSums], group: &Group, x: &[f64], gradient: &mut [f64]) -> f64 {
    let mut loss = 0.0;
    for (at, (g, x)) in gradient.iter_mut().zip(x).enumerate() {
        // How sure the head itself is, and the number that stands alone, move freely.
        let input = at % INPUTS;
        let is_own = input % Head::COUNT == group.heads.start + at / INPUTS && input < INPUTS - 1;

        let hold = if is_own || input == INPUTS - 1 { OWN_HOLD } else { HOLD };
        *g = hold * x;
        loss += 0.5 * hold * x * x;
    }
    let classes = group.heads.len();
    for sample in samples {
        let sums: Vec<f64> = (0..classes)
            .map(|class| {
                let row = &x[class * INPUTS..(class + 1) * INPUTS];
                let moved: f64 = row.iter().zip(&sample.sums).map(|(w, s)| w * f64::from(*s)).sum();
                f64::from(sample.sums[group.heads.start + class]) + moved + row[INPUTS - 1]
            })
            .collect();
        let mut pull = |class: usize, pull: f64| {
            let row = &mut gradient[class * INPUTS..(class + 1) * INPUTS];
            for (g, s) in row.iter_mut().zip(&sample.sums) {
                *g += pull * f64::from(*s);
            }
            row[INPUTS - 1] += pull;
        };
        if group.is_choice {
            let Some(chosen) = sample.targets.chosen(group) else { continue };
            let chosen = chosen - group.heads.start;
            let most = sums.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let powers: Vec<f64> = sums.iter().map(|sum| libm::exp(sum - most)).collect();
            let all: f64 = powers.iter().sum();
            loss += sample.weight * (libm::log(all) - (sums[chosen] - most));
            for (class, power) in powers.iter().enumerate() {
                let is_it = if class == chosen { 1.0 } else { 0.0 };
                pull(class, sample.weight * (power / all - is_it));
            }
        } else {
            let holds = sample.targets.0[group.heads.start] == Some(true);
            let sign = if holds { 1.0 } else { -1.0 };
            let margin = sign * sums[0];
            loss += sample.weight * (libm::log1p(libm::exp(-margin.abs())) + (-margin).max(0.0));
            pull(0, -sign * sample.weight / (1.0 + libm::exp(margin)));
        }
    }
    loss
}

type Seen<'a> = (&'a FirstSums, [f32; Head::COUNT]);

/// The probability from which on heads are taken to hold, so that the F1 over all of them together is greatest.
fn holds_from(seen: &[Seen<'_>], heads: &[usize]) -> f32 {
    let told = heads.iter().flat_map(|&head| told(seen, head));
    let mut told: Vec<(f32, bool)> = told.collect();
    told.sort_by(|a, b| b.0.total_cmp(&a.0));
    let all = told.iter().filter(|(_, holds)| *holds).count() as f64;
    let (mut right, mut best, mut from) = (0.0, -1.0, 0.5_f32);
    for (n, &(p, holds)) in told.iter().enumerate() {
        right += f64::from(u8::from(holds));
        let f1 = 2.0 * right / (n as f64 + 1.0 + all);
        if f1 > best && (0.25..=0.6).contains(&p) {
            (best, from) = (f1, p);
        }
    }
    from
}

/// How probable a head was, and whether it holds, of all that sets bounds.
fn told<'s>(seen: &'s [Seen<'_>], head: usize) -> impl Iterator<Item = (f32, bool)> + 's {
    let seen = seen.iter().filter(|(one, _)| one.sets_bounds);
    seen.filter_map(move |(one, p)| one.targets.0[head].map(|holds| (p[head], holds)))
}

/// From where on a head is sure.
fn single_bounds(seen: &[Seen<'_>], head: usize, look: &mut SecondLook) {
    let mut told: Vec<(f32, bool)> = told(seen, head).collect();
    told.sort_by(|a, b| b.0.total_cmp(&a.0));
    let holds_from = look.holds_from[head];
    let yes = bound(told.iter().map(|&(p, holds)| (p, holds)), YES_RIGHT, holds_from.max(0.5));
    let no = bound(told.iter().rev().map(|&(p, holds)| (1.0 - p, !holds)), NO_RIGHT, 0.5);
    look.sure[head] = (1.0 - no, yes);
}

/// From where on a choice is sure, the same for all that can be chosen.
fn choice_bounds(seen: &[Seen<'_>], group: &Group, look: &mut SecondLook) {
    let known: Vec<(usize, &[f32; Head::COUNT])> = seen
        .iter()
        .filter(|(one, _)| one.sets_bounds && one.is_for(group))
        .filter_map(|(one, p)| Some((one.targets.chosen(group)?, p)))
        .collect();
    measure_by(&known, group, look);
    let mut told: Vec<(f32, bool)> = known
        .iter()
        .map(|(chosen, p)| {
            let best = look.best(p, group.heads.clone());
            (p[best], best == *chosen)
        })
        .collect();
    told.sort_by(|a, b| b.0.total_cmp(&a.0));
    let sure = bound(told.into_iter(), CHOICE_RIGHT, 0.4);
    for head in group.heads.clone() {
        look.sure[head] = (0.0, sure);
    }
    let banded = [Group::LEVEL, Group::STANCE].iter().position(|banded| *banded == group.heads);
    if let Some(which) = banded {
        look.bands[which] = band_bound(&known, group, look);
    }
}

/// From which probability of a whole band on the band is sure.
fn band_bound(known: &[(usize, &[f32; Head::COUNT])], group: &Group, look: &SecondLook) -> f32 {
    let heads = Head::all();
    let mut told: Vec<(f32, bool)> = known
        .iter()
        .map(|(chosen, p)| {
            let taken = if group.heads == Group::LEVEL {
                Head::Level(level_of(p)).place()
            } else {
                look.best(p, group.heads.clone())
            };
            let is_right = heads[taken].is_in_band_of(heads[*chosen]);
            (band_of(p, group.heads.clone(), taken), is_right)
        })
        .collect();
    told.sort_by(|a, b| b.0.total_cmp(&a.0));
    bound(told.into_iter(), CHOICE_RIGHT, 0.4)
}

/// What the probabilities of a choice are measured by, so that the mean F1 of what can be chosen is greatest.
fn measure_by(known: &[(usize, &[f32; Head::COUNT])], group: &Group, look: &mut SecondLook) {
    const TRIED: [f32; 9] = [0.4, 0.5, 0.65, 0.8, 1.0, 1.25, 1.5, 2.0, 2.5];
    look.holds_from[group.heads.clone()].fill(1.0);
    let mut best = mean_f1(known, group, look);
    for _ in 0..2 {
        for head in group.heads.clone() {
            let mut kept = look.holds_from[head];
            for tried in TRIED {
                look.holds_from[head] = tried;
                let f1 = mean_f1(known, group, look);
                // What gains next to nothing is chance.
                if f1 > best + 0.002 {
                    (best, kept) = (f1, tried);
                }
            }
            look.holds_from[head] = kept;
        }
    }
}

fn mean_f1(known: &[(usize, &[f32; Head::COUNT])], group: &Group, look: &SecondLook) -> f64 {
    let mut counts = vec![(0.0_f64, 0.0_f64); group.heads.len()];
    for (chosen, p) in known {
        let best = look.best(p, group.heads.clone());
        counts[best - group.heads.start].1 += 1.0;
        counts[chosen - group.heads.start].1 += 1.0;
        if best == *chosen {
            counts[best - group.heads.start].0 += 1.0;
        }
    }
    let f1s = counts.iter().map(|(right, all)| 2.0 * right / all.max(1.0));
    f1s.sum::<f64>() / group.heads.len() as f64
}

/// The least probability, not under `least`, from which on so many are right; told from the most probable down.
///
/// One right and one wrong are added, so that a few that happen to be right prove nothing.
fn bound(told: impl Iterator<Item = (f32, bool)>, wanted: f64, least: f32) -> f32 {
    let (mut right, mut n, mut from) = (1.0, 2.0, f32::INFINITY);
    for (p, is_right) in told {
        if p < least {
            break;
        }
        right += f64::from(u8::from(is_right));
        n += 1.0;
        if right / n >= wanted {
            from = p;
        }
    }
    from
}
