//! Learns the hidden layer: by small steps down the loss, with features and units left out by chance.
//!
//! The chance has a seed of its own and everything runs in order in one thread, so the same replies give the same
//! layer to the last bit.

use rand::rngs::ChaCha8Rng;
use rand::seq::SliceRandom as _;
use rand::{Rng as _, RngExt as _, SeedableRng};

use crate::analysis::{Group, Head, LearnedLayer, UNITS};

use super::fit::weight_for;
use super::sample::Sample;

/// How often all replies are gone through.
const ROUNDS: usize = 8;
/// How many replies make up one step.
const BATCH: usize = 64;
/// How far the first steps go; later ones go less far, the last nowhere.
const STEP: f32 = 3e-3;
/// Of 256 features so many are left out of a step (Srivastava and others 2014).
const FEATURES_OUT: u8 = 77;
/// Of 256 units so many.
const UNITS_OUT: u8 = 77;
/// How far from nothing weights begin at the most.
const SPREAD: f32 = 0.09;
const HEAD_SPREAD: f32 = 0.18;

/// Learns a layer that hears the features that `hears` says yes to, for the heads of these groups.
pub(super) fn learn_layer(samples: &[&Sample], hears: &[bool], groups: &[Group]) -> LearnedLayer {
    let mut n_rows = 0;
    let mut row = |is_heard: bool| {
        n_rows += usize::from(is_heard);
        is_heard.then(|| n_rows - 1)
    };
    let rows: Vec<Option<usize>> = hears.iter().map(|&is_heard| row(is_heard)).collect();
    let seen: Vec<Seen> = samples.iter().map(|sample| Seen::of(sample, &rows, groups)).collect();
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    let mut layer = Parts::drawn(n_rows, &mut rng);
    let mut down = Descent::new(&layer);
    let mut order: Vec<usize> = (0..seen.len()).collect();
    let steps = ROUNDS * order.len().div_ceil(BATCH);
    let mut gradient = Parts::zero(n_rows);
    let mut is_out = vec![0; n_rows];
    let mut step = 0;
    for _ in 0..ROUNDS {
        order.shuffle(&mut rng);
        for batch in order.chunks(BATCH) {
            rng.fill_bytes(&mut is_out);
            gradient.clear();
            for &at in batch {
                let units_in = std::array::from_fn(|_| rng.random::<u8>() >= UNITS_OUT);
                seen[at].pull(&layer, &is_out, &units_in, 1.0 / batch.len() as f32, &mut gradient);
            }
            let left = 1.0 - step as f32 / steps as f32;
            down.step(&mut layer, &gradient, STEP * left);
            step += 1;
        }
    }
    layer.into_layer()
}

/// A reply as the layer sees it.
struct Seen {
    /// Rows and values.
    hits: Vec<(usize, f32)>,
    /// Heads of which something is known: which, whether it holds, and how much that counts.
    known: Vec<(usize, bool, f32)>,
}

impl Seen {
    fn of(sample: &Sample, rows: &[Option<usize>], groups: &[Group]) -> Self {
        let known = groups.iter().flat_map(|group| {
            let weight = weight_for(sample, group) as f32;
            let of = move |head: usize| sample.targets.0[head].map(|holds| (head, holds, weight));
            group.heads.clone().filter_map(of)
        });
        let hits = sample.hits.iter();
        Self {
            hits: hits.filter_map(|&(at, v)| Some((rows[at as usize]?, v))).collect(),
            known: known.collect(),
        }
    }

    /// Adds how the loss at this reply changes with each weight.
    fn pull(
        &self,
        layer: &Parts,
        is_out: &[u8],
        units_in: &[bool; UNITS],
        share: f32,
        gradient: &mut Parts,
    ) {
        // What is left in is raised, so that a unit hears as much as when all is in.
        const FEATURES_RAISED: f32 = 256.0 / (256.0 - FEATURES_OUT as f32);
        const UNITS_RAISED: f32 = 256.0 / (256.0 - UNITS_OUT as f32);
        let hits = || {
            let are_in = self.hits.iter().filter(|(row, _)| is_out[*row] >= FEATURES_OUT);
            are_in.map(|&(row, value)| (row * UNITS, value * FEATURES_RAISED))
        };
        let mut units = [0.0_f32; UNITS];
        units.copy_from_slice(&layer.offsets);
        for (row, value) in hits() {
            for (unit, weight) in units.iter_mut().zip(&layer.weights[row..row + UNITS]) {
                *unit += value * weight;
            }
        }
        for (unit, is_in) in units.iter_mut().zip(units_in) {
            *unit = if *is_in { unit.max(0.0) * UNITS_RAISED } else { 0.0 };
        }
        let mut of_units = [0.0_f32; UNITS];
        for &(head, holds, weight) in &self.known {
            let row = head * UNITS..(head + 1) * UNITS;
            let of_head = &layer.heads[row.clone()];
            let sum = of_head
                .iter()
                .zip(&units)
                .fold(layer.head_offsets[head], |sum, (weight, unit)| sum + weight * unit);
            let told = 1.0 / (1.0 + libm::expf(-sum));
            let pull = share * weight * (told - if holds { 1.0 } else { 0.0 });
            gradient.head_offsets[head] += pull;
            for (g, unit) in gradient.heads[row].iter_mut().zip(&units) {
                *g += pull * unit;
            }
            for (of_unit, weight) in of_units.iter_mut().zip(of_head) {
                *of_unit += pull * weight;
            }
        }
        for (of_unit, unit) in of_units.iter_mut().zip(&units) {
            *of_unit = if *unit > 0.0 { *of_unit * UNITS_RAISED } else { 0.0 };
        }
        for (g, of_unit) in gradient.offsets.iter_mut().zip(&of_units) {
            *g += of_unit;
        }
        for (row, value) in hits() {
            for (g, of_unit) in gradient.weights[row..row + UNITS].iter_mut().zip(&of_units) {
                *g += value * of_unit;
            }
        }
    }
}

/// Everything that is learned, or something for each of it.
struct Parts {
    weights: Vec<f32>,
    offsets: Vec<f32>,
    heads: Vec<f32>,
    head_offsets: Vec<f32>,
}

impl Parts {
    fn zero(rows: usize) -> Self {
        Self {
            weights: vec![0.0; rows * UNITS],
            offsets: vec![0.0; UNITS],
            heads: vec![0.0; Head::COUNT * UNITS],
            head_offsets: vec![0.0; Head::COUNT],
        }
    }

    fn drawn(rows: usize, rng: &mut ChaCha8Rng) -> Self {
        let mut parts = Self::zero(rows);
        parts.weights.fill_with(|| rng.random_range(-SPREAD..SPREAD));
        parts.heads.fill_with(|| rng.random_range(-HEAD_SPREAD..HEAD_SPREAD));
        parts
    }

    fn clear(&mut self) {
        self.all_mut().into_iter().for_each(|part| part.fill(0.0));
    }

    fn all_mut(&mut self) -> [&mut Vec<f32>; 4] {
        [&mut self.weights, &mut self.offsets, &mut self.heads, &mut self.head_offsets]
    }

    const fn all(&self) -> [&Vec<f32>; 4] {
        [&self.weights, &self.offsets, &self.heads, &self.head_offsets]
    }

    fn into_layer(self) -> LearnedLayer {
        let Self { weights, offsets, heads, head_offsets } = self;
        LearnedLayer { weights, offsets, heads, head_offsets }
    }
}

/// Steps of Adam (Kingma and Ba 2015).
struct Descent {
    mean: Parts,
    square: Parts,
    steps: i32,
}

impl Descent {
    fn new(layer: &Parts) -> Self {
        let zero = || Parts::zero(layer.weights.len() / UNITS);
        Self { mean: zero(), square: zero(), steps: 0 }
    }

    fn step(&mut self, layer: &mut Parts, gradient: &Parts, by: f32) {
        const OF_MEAN: f32 = 0.9;
        const OF_SQUARE: f32 = 0.999;
        self.steps += 1;
        // Both begin at nothing, so at first they are too small by so much.
        let mean_by = by / (1.0 - libm::powf(OF_MEAN, self.steps as f32));
        let square_by = 1.0 / (1.0 - libm::powf(OF_SQUARE, self.steps as f32));
        let kept = self.mean.all_mut().into_iter().zip(self.square.all_mut());
        for ((x, g), (mean, square)) in layer.all_mut().into_iter().zip(gradient.all()).zip(kept) {
            for ((x, g), (mean, square)) in x.iter_mut().zip(g).zip(mean.iter_mut().zip(square)) {
                *mean = OF_MEAN * *mean + (1.0 - OF_MEAN) * g;
                *square = OF_SQUARE * *square + (1.0 - OF_SQUARE) * g * g;
                *x -= mean_by * *mean / ((*square * square_by).sqrt() + 1e-8);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::HiddenLayer;
    use crate::training::sample::Targets;

    /// A reply of these features, of which is known whether the first head holds.
    fn sample(features: &[u32], holds: bool) -> Sample {
        let mut targets = Targets::UNKNOWN;
        targets.0[0] = Some(holds);
        Sample {
            hits: features.iter().map(|&feature| (feature, 1.0)).collect(),
            sentences: Vec::new(),
            targets,
            weight: 1.0,
            sets_bounds: true,
            is_spoken: false,
            unit: 0,
        }
    }

    #[test]
    fn one_or_the_other_but_not_both_is_learned_and_always_the_same() {
        let kinds: [(&[u32], bool); 4] =
            [(&[], false), (&[0], true), (&[2], true), (&[0, 2], false)];
        let all: Vec<Sample> = (0..4000)
            .map(|n| kinds[n % kinds.len()])
            .map(|(features, holds)| sample(features, holds))
            .collect();
        let (hears, groups) = ([true, false, true], Group::all());
        let learned = || {
            let layer = learn_layer(&all.iter().collect::<Vec<_>>(), &hears, &groups);
            HiddenLayer::new(&hears, &layer)
        };
        let layer = learned();
        for (features, holds) in kinds {
            let hits = features.iter().map(|&feature| (feature, 1.0));
            let sum = layer.sums(&layer.units_of(hits))[0];
            assert_eq!(sum > 0.0, holds, "{features:?}: {sum}");
        }
        assert_eq!(learned(), layer);
    }
}
