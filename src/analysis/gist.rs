//! What a reply says, apart from how: to find the authored answer that a typed one is nearest to.

use super::coder::Coder;
use super::features::Reader;
use super::tokens::stem;

/// The stems of a reply's words and what its words do, each weighed by how rare it is. Its length is 1, or 0 where
/// there is nothing in it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Gist {
    stems: Vec<(String, f32)>,
    concepts: Vec<(usize, f32)>,
}

/// How rare a word is taken to be that was never met while learning, as the logarithm that rarities are.
const UNMET: f32 = 8.0;

impl Coder<'_> {
    /// The gist of a reply.
    pub fn gist(&self, reply: &str) -> Gist {
        let reader =
            Reader { lexicon: self.lexicon, words: &self.model.words, concepts: self.concepts };
        let tokens = reader.tokens(reply);
        let mut gist = Gist::default();
        for at in tokens.words() {
            let word = tokens.get(at);
            let rarity =
                |name: &str| self.model.find(name).map_or(UNMET, |at| self.model.rarity(at));
            gist.stems.push((stem(word).to_owned(), rarity(&format!("w:{word}"))));
            for &list in self.concepts.of(word) {
                gist.concepts.push((list, rarity(&format!("g:{}", self.concepts.name(list)))));
            }
        }
        gist.stems = weighed(gist.stems);
        gist.concepts = weighed(gist.concepts);
        gist
    }
}

impl Gist {
    /// How alike two replies are in their words, and in what their words do: each 0 (nothing in common) to 1.
    pub fn likeness(&self, other: &Self) -> (f32, f32) {
        (product(&self.stems, &other.stems), product(&self.concepts, &other.concepts))
    }
}

/// In order, each once, to the length of one.
fn weighed<K: Ord>(mut all: Vec<(K, f32)>) -> Vec<(K, f32)> {
    all.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    all.dedup_by(|later, first| later.0 == first.0);
    let length = all.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
    if length > 0.0 {
        all.iter_mut().for_each(|(_, weight)| *weight /= length);
    }
    all
}

/// The sum over what both hold.
fn product<K: Ord>(one: &[(K, f32)], other: &[(K, f32)]) -> f32 {
    let of_other = |key: &K| other.binary_search_by(|known| known.0.cmp(key)).ok();
    one.iter().filter_map(|(key, weight)| Some(weight * other[of_other(key)?].1)).sum()
}
