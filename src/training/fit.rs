//! Fits the weights: logistic regression for a head that stands alone, multinomial for a choice.

use std::thread;

use crate::analysis::{Group, Head};

use super::lbfgs::minimize;
use super::sample::Sample;

/// How strongly weights are held near nothing.
const HOLD: f64 = 1.6;
/// The same for what a turn mainly does: spoken turns ramble, and more of what they hold is chance.
const MAIN_HOLD: f64 = 8.0;
/// How much a typed reply counts beside a spoken turn, for what a turn mainly does.
const TYPED_MAIN_WEIGHT: f64 = 0.25;
/// What each feature is taken to have been seen before anything was seen.
const PRIOR: f64 = 0.5;
/// Bounds of how much a feature's going with a head counts.
const LEAST: f64 = 0.25;
const MOST: f64 = 3.0;

/// Weights by head, each with one number for each feature.
pub(super) type Weights = Vec<Vec<f64>>;

/// Fits all heads to `samples`. Heads are shared among threads; each is fitted in one, so the result is the same.
///
/// Heads outside `groups` stay at nothing.
pub(super) fn fit(samples: &[&Sample], n_features: usize, groups: &[Group]) -> Weights {
    let threads = thread::available_parallelism().map_or(1, usize::from).min(groups.len()).max(1);
    let mut weights: Weights = vec![vec![0.0; n_features]; Head::COUNT];
    let parts: Vec<Vec<(usize, Vec<f64>)>> = thread::scope(|scope| {
        let work = |first: usize| {
            let own = groups.iter().skip(first).step_by(threads);
            own.flat_map(|group| fit_group(samples, n_features, group)).collect()
        };
        let running: Vec<_> = (0..threads).map(|n| scope.spawn(move || work(n))).collect();
        running.into_iter().map(|thread| thread.join().unwrap_or_default()).collect()
    });
    for (head, of_head) in parts.into_iter().flatten() {
        weights[head] = of_head;
    }
    weights
}

fn fit_group(samples: &[&Sample], n_features: usize, group: &Group) -> Vec<(usize, Vec<f64>)> {
    let heads = group.heads.clone();
    let known: Vec<&Sample> =
        samples.iter().copied().filter(|sample| sample.targets.0[heads.start].is_some()).collect();
    let classes = heads.len();
    let mut x = vec![0.0; n_features * classes];
    if !known.is_empty() {
        let holds: Vec<f64> =
            heads.clone().flat_map(|head| holds(&known, head, n_features)).collect();
        if group.is_choice {
            minimize(&mut x, |x, g| choice_loss(&known, group, &holds, x, g));
        } else {
            minimize(&mut x, |x, g| single_loss(&known, heads.start, &holds, x, g));
        }
    }
    heads.zip(x.chunks_exact(n_features)).map(|(head, of_head)| (head, of_head.to_vec())).collect()
}

/// How strongly each weight of a head is held near nothing: the less, the more often its feature goes with the head
/// than without it, or the other way (after Wang and Manning 2012).
fn holds(samples: &[&Sample], head: usize, n_features: usize) -> Vec<f64> {
    let mut with = vec![PRIOR; n_features];
    let mut without = vec![PRIOR; n_features];
    for sample in samples {
        let side = if sample.targets.0[head] == Some(true) { &mut with } else { &mut without };
        for &(at, v) in &sample.hits {
            side[at as usize] += sample.weight * f64::from(v.abs());
        }
    }
    let hold = if Group::MAIN.contains(&head) { MAIN_HOLD } else { HOLD };
    let (all_with, all_without): (f64, f64) = (with.iter().sum(), without.iter().sum());
    with.iter()
        .zip(&without)
        .map(|(a, b)| {
            let ratio = libm::log((a / all_with) / (b / all_without)).abs().clamp(LEAST, MOST);
            hold / (ratio * ratio)
        })
        .collect()
}

/// How much a reply counts for a group.
pub(super) fn weight_for(sample: &Sample, group: &Group) -> f64 {
    let is_aside = group.heads == Group::MAIN && !sample.is_spoken;
    sample.weight * if is_aside { TYPED_MAIN_WEIGHT } else { 1.0 }
}

fn hold(x: &[f64], holds: &[f64], gradient: &mut [f64]) -> f64 {
    let mut loss = 0.0;
    for ((g, x), hold) in gradient.iter_mut().zip(x).zip(holds) {
        *g = hold * x;
        loss += 0.5 * hold * x * x;
    }
    loss
}

fn single_loss(
    samples: &[&Sample],
    head: usize,
    holds: &[f64],
    x: &[f64],
    gradient: &mut [f64],
) -> f64 {
    let mut loss = hold(x, holds, gradient);
    for sample in samples {
        let sum: f64 = sample.hits.iter().map(|&(at, v)| x[at as usize] * f64::from(v)).sum();
        let holds = sample.targets.0[head] == Some(true);
        let sign = if holds { 1.0 } else { -1.0 };
        let margin = sign * sum;
        // ln(1 + exp(-margin)), without running over.
        loss += sample.weight * (libm::log1p(libm::exp(-margin.abs())) + (-margin).max(0.0));
        let pull = -sign * sample.weight / (1.0 + libm::exp(margin));
        for &(at, v) in &sample.hits {
            gradient[at as usize] += pull * f64::from(v);
        }
    }
    loss
}

fn choice_loss(
    samples: &[&Sample],
    group: &Group,
    holds: &[f64],
    x: &[f64],
    gradient: &mut [f64],
) -> f64 {
    let classes = group.heads.len();
    let n_features = x.len() / classes;
    let mut loss = hold(x, holds, gradient);
    let mut sums = vec![0.0; classes];
    for sample in samples {
        let weight = weight_for(sample, group);
        let Some(chosen) = sample.targets.chosen(group) else { continue };
        for (class, sum) in sums.iter_mut().enumerate() {
            let row = &x[class * n_features..(class + 1) * n_features];
            *sum = sample.hits.iter().map(|&(at, v)| row[at as usize] * f64::from(v)).sum();
        }
        let most = sums.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let chosen = chosen - group.heads.start;
        loss -= weight * (sums[chosen] - most);
        sums.iter_mut().for_each(|sum| *sum = libm::exp(*sum - most));
        let all: f64 = sums.iter().sum();
        loss += weight * libm::log(all);
        for (class, power) in sums.iter().enumerate() {
            let pull = weight * (power / all - if class == chosen { 1.0 } else { 0.0 });
            let row = &mut gradient[class * n_features..(class + 1) * n_features];
            for &(at, v) in &sample.hits {
                row[at as usize] += pull * f64::from(v);
            }
        }
    }
    loss
}
