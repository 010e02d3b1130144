//! From replies with what is known of them to a model.

use std::collections::BTreeMap;
use std::sync::mpsc;
use std::thread;

use crate::analysis::{
    Block, Coder, Concepts, Group, Head, HiddenLayer, Model, Reader, SecondLook, WordList,
    by_sentence, sentence_runs,
};
use crate::words::Lexicon;

use super::fit::{Weights, fit};
use super::hidden::learn_layer;
use super::sample::{Sample, joined};
use super::second::{FirstSums, second_look};
use super::turn::{Origin, Turn};

/// A word is known from this many replies on.
const KNOWN_FROM: usize = 3;
/// So many of the most frequent words make up the frame of speech.
const FRAME_WORDS: usize = 260;
/// A feature is kept from this many replies on, a spoken one counted half; counted in halves.
const KEPT_FROM: usize = 8;
/// The most features that are kept: the file of weights stays under four megabytes.
const MOST_FEATURES: usize = 43_500;
/// So many of the most frequent features are heard by the hidden layer.
const HEARD_TOGETHER: usize = 24_000;
/// The parts that are held out in turn, for the second look.
pub(super) const FOLDS: usize = 5;
/// How much a copy without marks counts beside its reply.
const STRIPPED_WEIGHT: f64 = 0.3;
/// How much a copy of whose moment nothing is told counts beside its reply.
const UNTOLD_WEIGHT: f64 = 0.3;

/// What is being learned.
pub(super) struct Learner<'a> {
    lexicon: &'a Lexicon,
    concepts: &'a Concepts,
    groups: Vec<Group>,
}

impl<'a> Learner<'a> {
    /// Learns all heads.
    pub(super) fn of_all(lexicon: &'a Lexicon, concepts: &'a Concepts) -> Self {
        Self { lexicon, concepts, groups: Group::all() }
    }

    /// Learns only what a turn mainly does.
    pub(super) fn of_main(lexicon: &'a Lexicon, concepts: &'a Concepts) -> Self {
        let groups = Group::all().into_iter().filter(|group| group.heads == Group::MAIN).collect();
        Self { lexicon, concepts, groups }
    }

    /// Learns from `turns`.
    pub(super) fn learn(&self, turns: &[Turn]) -> Model {
        let words = self.words(turns);
        let features = self.vocabulary(turns, &words);
        let nothing = vec![Vec::new(); Head::COUNT];
        let blank =
            Model::new(words, &features, &nothing, HiddenLayer::default(), SecondLook::none());
        let samples = self.samples(turns, &blank);
        let hears = hears(&features);
        let n = features.len();
        let mut layers = self.layers(&samples, &hears);
        let hidden = layers.pop().unwrap_or_default();
        let first = self.held_out_sums(&samples, n, &layers);
        let second = second_look(&first, &self.groups);
        let all: Vec<&Sample> = samples.iter().collect();
        let weights = fit(&all, n, &self.groups);
        Model::new(blank.words, &features, &weights, hidden, second)
    }

    /// The words that occur often enough to be known, the most frequent as the frame of speech.
    fn words(&self, turns: &[Turn]) -> WordList {
        let nothing = WordList::default();
        let reader = Reader { lexicon: self.lexicon, words: &nothing, concepts: self.concepts };
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for turn in turns {
            let tokens = reader.tokens(&turn.reply);
            let mut words: Vec<&str> = tokens.words().map(|at| tokens.get(at)).collect();
            words.sort_unstable();
            words.dedup();
            for word in words {
                *counts.entry(word.to_owned()).or_default() += 1;
            }
        }
        let mut known: Vec<(String, usize)> =
            counts.into_iter().filter(|(_, n)| *n >= KNOWN_FROM).collect();
        known.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        let is_frame =
            |at: usize, word: &str| at < FRAME_WORDS && self.lexicon.family_of(word).is_none();
        let words =
            known.into_iter().enumerate().map(|(at, (word, _))| (is_frame(at, &word), word));
        WordList::new(words.map(|(is_frame, word)| (word, is_frame)).collect())
    }

    /// The features that occur often enough, each with how much it says by being rare.
    fn vocabulary(&self, turns: &[Turn], words: &WordList) -> Vec<(String, f32)> {
        let reader = Reader { lexicon: self.lexicon, words, concepts: self.concepts };
        let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        // What the program hears is typed: what is frequent there is kept before what is frequent in talk.
        let is_spoken = |turn: &Turn| turn.origin == Origin::Spoken;
        let has_typed = !turns.iter().all(is_spoken);
        let counts_as = |turn: &Turn| if is_spoken(turn) && has_typed { 1 } else { 2 };
        for (n, turn) in turns.iter().enumerate() {
            let counts_as = counts_as(turn);
            for said in [turn.clone(), turn.stripped()] {
                reader.read(said.said(), &mut |name, _, _| {
                    match counts.get_mut(name) {
                        Some((last, count)) if *last != n => {
                            (*last, *count) = (n, *count + counts_as);
                        }
                        Some(_) => {}
                        None => {
                            counts.insert(name.to_owned(), (n, counts_as));
                        }
                    }
                    true
                });
            }
        }
        let all: usize = turns.iter().map(counts_as).sum();
        let mut kept: Vec<(String, usize)> = counts
            .into_iter()
            .map(|(name, (_, n))| (name, n))
            .filter(|(_, n)| *n >= KEPT_FROM)
            .collect();
        kept.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        kept.truncate(MOST_FEATURES);
        kept.sort();
        let rarity = |name: &str, n: usize| match Block::of(name) {
            Block::Plain => 1.0,
            _ => (libm::log((1.0 + all as f64) / (1.0 + n as f64)) as f32).max(0.1),
        };
        kept.into_iter()
            .map(|(name, n)| (rarity(&name, n), name))
            .map(|(r, name)| (name, r))
            .collect()
    }

    /// Each turn as numbers, and beside it a copy as it would be typed in haste, and one as it is heard where nobody says
    /// what was at stake.
    fn samples(&self, turns: &[Turn], blank: &Model) -> Vec<Sample> {
        let coder = Coder::new(blank, self.lexicon, self.concepts);
        let mut samples = Vec::with_capacity(turns.len() * 3);
        for turn in turns {
            let mut push = |turn: &Turn, weight, sets_bounds| {
                let (hits, tokens) = coder.hits(turn.said());
                let runs = sentence_runs(&tokens);
                let sentences = if runs.len() < 2 { Vec::new() } else { by_sentence(&hits, &runs) };
                samples.push(Sample {
                    hits: joined(&hits),
                    sentences: sentences.iter().map(|hits| joined(hits)).collect(),
                    targets: turn.targets.clone(),
                    weight,
                    sets_bounds,
                    is_spoken: turn.origin == Origin::Spoken,
                    unit: turn.unit,
                });
            };
            // Authored answers hold more of each code than replies do, so they would set the bounds for another mix.
            push(turn, 1.0, turn.origin != Origin::Authored);
            push(&turn.stripped(), STRIPPED_WEIGHT, false);
            if turn.moment.is_some() {
                push(&turn.without_moment(), UNTOLD_WEIGHT, false);
            }
        }
        samples
    }

    /// Hidden layers: one for each part, which had not learned from it, and last one that learned from all.
    fn layers(&self, samples: &[Sample], hears: &[bool]) -> Vec<HiddenLayer> {
        let of = |left_out: usize| {
            let part: Vec<&Sample> =
                samples.iter().filter(|sample| sample.unit % FOLDS != left_out).collect();
            HiddenLayer::new(hears, &learn_layer(&part, hears, &self.groups))
        };
        // No part has the number `FOLDS`, so that is left out of nothing. Each layer is learned in one thread, so it is
        // the same however many there are.
        let threads = thread::available_parallelism().map_or(1, usize::from).min(FOLDS + 1);
        let mut layers = vec![HiddenLayer::default(); FOLDS + 1];
        thread::scope(|scope| {
            let (done, learned) = mpsc::channel();
            for first in 0..threads {
                let (of, done) = (&of, done.clone());
                scope.spawn(move || {
                    for left_out in (first..=FOLDS).step_by(threads) {
                        // Whoever listens does so until all are there.
                        let _ = done.send((left_out, of(left_out)));
                    }
                });
            }
            drop(done);
            for (left_out, layer) in learned {
                layers[left_out] = layer;
            }
        });
        layers
    }

    /// What the first look says of each reply when it was not learned from.
    fn held_out_sums(
        &self,
        samples: &[Sample],
        n_features: usize,
        layers: &[HiddenLayer],
    ) -> Vec<FirstSums> {
        let mut sums = Vec::new();
        for (fold, layer) in layers.iter().enumerate() {
            let part: Vec<&Sample> =
                samples.iter().filter(|sample| sample.unit % FOLDS != fold).collect();
            let weights = fit(&part, n_features, &self.groups);
            for sample in samples.iter().filter(|sample| sample.unit % FOLDS == fold) {
                sums.push(FirstSums {
                    sums: first_sums(sample, &weights, layer),
                    targets: sample.targets.clone(),
                    weight: sample.weight,
                    sets_bounds: sample.sets_bounds,
                    is_spoken: sample.is_spoken,
                    fold,
                });
            }
        }
        sums
    }
}

/// Which features the hidden layer hears: the most frequent ones.
fn hears(features: &[(String, f32)]) -> Vec<bool> {
    let mut places: Vec<usize> = (0..features.len()).collect();
    // Stable: of equally rare ones the first by name.
    places.sort_by(|&a, &b| features[a].1.total_cmp(&features[b].1));
    let mut hears = vec![false; features.len()];
    places.into_iter().take(HEARD_TOGETHER).for_each(|at| hears[at] = true);
    hears
}

fn first_sums(
    sample: &Sample,
    weights: &Weights,
    layer: &HiddenLayer,
) -> [f32; SecondLook::INPUTS - 1] {
    let mut sums = [f32::NEG_INFINITY; SecondLook::INPUTS - 1];
    for (head, of_head) in weights.iter().enumerate() {
        let sum = |hits: &[(u32, f32)]| -> f32 {
            hits.iter().map(|&(at, v)| of_head[at as usize] * f64::from(v)).sum::<f64>() as f32
        };
        let whole = sum(&sample.hits);
        sums[head] = whole;
        let of_sentences = sample.sentences.iter().map(|hits| sum(hits));
        sums[Head::COUNT + head] = of_sentences.reduce(f32::max).unwrap_or(whole);
    }
    let units = layer.units_of(sample.hits.iter().copied());
    sums[2 * Head::COUNT..].copy_from_slice(&layer.sums(&units));
    sums
}
