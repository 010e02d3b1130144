//! The features of one reply that a vocabulary knows, and how much each counts.

use std::ops::Range;

use super::features::Block;
use super::hash::hash;
use super::model::Model;

/// A feature that was found in a reply and is known.
#[derive(Debug, Clone)]
pub(crate) struct Hit {
    /// Its place in the vocabulary.
    pub(crate) feature: u32,
    /// Its value, its block's length taken into account.
    pub(crate) value: f32,
    /// The tokens it stands on; none where it rests on the whole reply.
    pub(crate) on: Range<usize>,
    /// Its value before its block's length was taken into account.
    raw: f32,
    block: Block,
    /// In how many places the feature stands.
    places: usize,
}

/// Collects the features of one reply.
#[derive(Debug)]
pub(crate) struct Hits<'m> {
    model: &'m Model,
    asked: Vec<Asked>,
}

/// A feature that may be known.
#[derive(Debug)]
struct Asked {
    hash: u64,
    value: f32,
    block: Block,
    on: Range<usize>,
}

/// The share that each block has in a sum.
const SHARES: [f32; Block::COUNT] = [2.0, 2.0, 1.5, 0.7, 1.5, 1.0];

impl<'m> Hits<'m> {
    pub(crate) fn new(model: &'m Model) -> Self {
        // A reply of twenty words has about two hundred.
        Self { model, asked: Vec::with_capacity(256) }
    }

    /// Takes a feature, and hands back whether it may be known. Of one that is found twice, each place stays, and its value
    /// counts once.
    pub(crate) fn ask(&mut self, name: &str, value: f32, on: Range<usize>) -> bool {
        let hash = hash(name);
        let may_be_known = self.model.may_know(hash);
        if may_be_known {
            self.asked.push(Asked { hash, value, block: Block::of(name), on });
        }
        may_be_known
    }

    /// Those that are known, in the order in which they were found, each weighed by how rare it is, and by its block.
    pub(crate) fn weighed(self) -> Vec<Hit> {
        // What is known of features lies far apart in memory: asked for on end, none of it is waited for long.
        let known = self.asked.into_iter().filter_map(|Asked { hash, value, block, on }| {
            let feature = self.model.known(hash)?;
            let raw = value * self.model.rarity(feature);
            Some(Hit { feature, value: raw, on, raw, block, places: 0 })
        });
        let mut hits: Vec<Hit> = known.collect();
        count_places(&mut hits);
        let values = values_in(&hits, &vec![Some(0); hits.len()]);
        hits.iter_mut().zip(values).for_each(|(hit, value)| hit.value = value);
        hits
    }
}

/// Counts in how many places each feature stands.
fn count_places(hits: &mut [Hit]) {
    // Feature and place in one number, so that they are quick to sort.
    let one_number = |(hit, at): (&Hit, u64)| u64::from(hit.feature) << 32 | at;
    let mut sorted: Vec<u64> = hits.iter().zip(0..).map(one_number).collect();
    sorted.sort_unstable();
    for same in sorted.chunk_by(|one, other| one >> 32 == other >> 32) {
        for &number in same {
            hits[number as u32 as usize].places = same.len();
        }
    }
}

/// The values of hits, each weighed as if its run were all that was said; `runs` says for each in which run it stands.
fn values_in(hits: &[Hit], runs: &[Option<usize>]) -> Vec<f32> {
    // A word said ten times says no more than one said once: its value is shared among its places.
    let mut values: Vec<f32> = hits.iter().map(|hit| hit.raw).collect();
    let mut again: Vec<usize> = (0..hits.len()).filter(|&at| hits[at].places > 1).collect();
    let key = |&at: &usize| (hits[at].feature, runs[at]);
    again.sort_unstable_by_key(key);
    for same in again.chunk_by(|one, other| key(one) == key(other)) {
        same.iter().for_each(|&at| values[at] /= same.len() as f32);
    }
    let n_runs = runs.iter().flatten().max().map_or(0, |last| last + 1);
    let mut lengths = vec![[0.0_f32; Block::COUNT]; n_runs];
    for ((hit, run), value) in hits.iter().zip(runs).zip(&values) {
        if let Some(run) = *run {
            lengths[run][hit.block as usize] += value * value;
        }
    }
    for lengths in &mut lengths {
        lengths.iter_mut().for_each(|length| *length = length.sqrt().max(1e-6));
        // What is counted, and the moment, weighs the same however much of it there is.
        lengths[Block::Plain as usize] = 1.0;
    }
    for ((hit, run), value) in hits.iter().zip(runs).zip(&mut values) {
        if let Some(run) = *run {
            *value *= SHARES[hit.block as usize] / lengths[run][hit.block as usize];
        }
    }
    values
}

/// For each hit the sentence that it stands in, and what it counts as if that were all that was said; `None` for what
/// stands in none of them.
pub(super) fn in_sentences(hits: &[Hit], sentences: &[Range<usize>]) -> Vec<Option<(usize, f32)>> {
    let sentence_of = |hit: &Hit| {
        let at = sentences.partition_point(|sentence| sentence.end <= hit.on.start);
        let is_in = sentences.get(at).is_some_and(|sentence| sentence.contains(&hit.on.start));
        (is_in && !hit.on.is_empty()).then_some(at)
    };
    let placed: Vec<Option<usize>> = hits.iter().map(sentence_of).collect();
    let values = values_in(hits, &placed);
    placed.into_iter().zip(values).map(|(sentence, value)| Some((sentence?, value))).collect()
}

/// The hits of each sentence, weighed as if it were all that was said; what rests on the whole reply is in each.
pub(crate) fn by_sentence(hits: &[Hit], sentences: &[Range<usize>]) -> Vec<Vec<Hit>> {
    let mut all = vec![Vec::new(); sentences.len()];
    for (hit, placed) in hits.iter().zip(in_sentences(hits, sentences)) {
        if let Some((sentence, value)) = placed {
            all[sentence].push(Hit { value, ..hit.clone() });
        }
    }
    for own in &mut all {
        own.extend(hits.iter().filter(|hit| hit.on.is_empty()).cloned());
    }
    all
}
