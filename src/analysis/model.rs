//! The weights: a vocabulary that can be read, and for each of its features one number for each head.

use std::ops::Range;

use thiserror::Error;

use super::bytes::{
    put_floats, put_len, put_sorted, put_text, take, take_floats, take_len, take_sorted, take_text,
};
use super::hash::Table;
use super::heads::Head;
use super::hidden::{HiddenLayer, Units};
use super::hits::Hit;
use super::rows::{Ear, Row, Rows, squared};
use super::word_list::WordList;

/// What a trained coder consists of.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    pub(crate) words: WordList,
    /// Names of features in order, all in one text.
    names: String,
    /// Where each name stands.
    spans: Vec<Range<u32>>,
    /// Where each name stands, by its hash.
    table: Table,
    /// How much each feature says by being rare; its share of its block's length.
    rarity: Vec<f32>,
    /// For each feature, a weight for each head.
    weights: Vec<Row>,
    /// The size of a step, by head.
    steps: Vec<f32>,
    /// What the words say together.
    hidden: HiddenLayer,
    /// What is done with the heads' sums.
    pub(crate) second: SecondLook,
}

/// The second look: each head again, from what all of them said at first.
///
/// Codes come together or shut each other out: advice put as a question is advice, and no closed question.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SecondLook {
    /// For each first sum, and last for what stands alone, a weight for each head.
    pub weights: Vec<f32>,
    /// The probability from which a head that stands alone is taken to hold; of a choice, what each probability is
    /// measured by, so that what is rare is heard too.
    pub holds_from: Vec<f32>,
    /// The probability below which "no", and from which "yes", is sure; for a choice, only the second.
    pub sure: Vec<(f32, f32)>,
    /// From which probability of its whole band on the band of a level of empathy is sure, and that of a stance.
    pub bands: [f32; 2],
}

/// What is wrong with a file of weights.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum ModelError {
    /// It does not begin as one does, or belongs to another version.
    #[error("this is no file of weights that this version can read")]
    Foreign,
    /// It ends too early, or holds what cannot be.
    #[error("the file of weights is damaged")]
    Damaged,
}

/// What the heads say at the first look: of the whole reply, the most they say of any one of its sentences, and what the
/// hidden layer says of the whole.
///
/// A long reply does several things, each in a sentence of its own, and thins out what one of them says.
pub(crate) type FirstSums = [f32; SecondLook::INPUTS - 1];

/// The first line of a file of weights; its number grows when what stands in it changes.
const HEAD: &[u8] = b"practicum coder 5\n";

impl Model {
    /// Puts a model together.
    ///
    /// `features` are the names, each with how much it says by being rare and its weight for each head.
    pub(crate) fn new(
        words: WordList,
        features: &[(String, f32)],
        weights: &[Vec<f64>],
        hidden: HiddenLayer,
        second: SecondLook,
    ) -> Self {
        let mut model = Self::blank(words);
        model.rarity = features.iter().map(|&(_, rarity)| of_steps(in_steps(rarity))).collect();
        model.weights = vec![Row::EMPTY; features.len()];
        model.steps = vec![0.0; Head::COUNT];
        (model.hidden, model.second) = (hidden, second);
        for (name, _) in features {
            model.push_name(name);
        }
        model.index();
        for (head, of_head) in weights.iter().enumerate() {
            let most = of_head.iter().fold(0.0_f64, |most, weight| most.max(weight.abs()));
            model.steps[head] = (most / f64::from(squared(i8::MAX))) as f32;
            for (feature, weight) in of_head.iter().enumerate() {
                let part = if most > 0.0 { (weight.abs() / most).sqrt() } else { 0.0 };
                // Between 0 and 127 by the choice of the greatest.
                let root = (part * f64::from(i8::MAX)).round() as i8;
                let root = if *weight < 0.0 { -root } else { root };
                model.weights[feature].0[head] = root;
            }
        }
        model
    }

    /// A model that knows words and no feature yet.
    fn blank(words: WordList) -> Self {
        Self {
            words,
            names: String::new(),
            spans: Vec::new(),
            table: Table::default(),
            rarity: Vec::new(),
            weights: Vec::new(),
            steps: Vec::new(),
            hidden: HiddenLayer::default(),
            second: SecondLook::none(),
        }
    }

    fn push_name(&mut self, name: &str) {
        let start = self.names.len() as u32;
        self.names.push_str(name);
        self.spans.push(start..self.names.len() as u32);
    }

    fn index(&mut self) {
        let names =
            self.spans.iter().map(|span| &self.names[span.start as usize..span.end as usize]);
        self.table = Table::of(names);
    }

    /// How many features there are.
    pub fn n_features(&self) -> usize {
        self.spans.len()
    }

    /// The name of a feature.
    pub(crate) fn name(&self, feature: u32) -> &str {
        let span = &self.spans[feature as usize];
        &self.names[span.start as usize..span.end as usize]
    }

    /// The place of a feature; `None` where it is not known.
    pub(crate) fn find(&self, name: &str) -> Option<u32> {
        self.table.find(name)
    }

    /// Whether a feature whose name has this hash may be known.
    pub(super) fn may_know(&self, hash: u64) -> bool {
        self.table.may_hold(hash)
    }

    /// The place of a feature whose name has this hash; `None` where it is not known.
    pub(super) fn known(&self, hash: u64) -> Option<u32> {
        self.table.at(hash)
    }

    /// The weights of hits.
    pub(crate) fn rows(&self, hits: &[Hit]) -> Rows {
        let features = || hits.iter().map(|hit| hit.feature);
        Rows {
            of_heads: features().map(|feature| self.weights[feature as usize]).collect(),
            of_units: features().map(|feature| self.hidden.said_by(feature)).collect(),
        }
    }

    /// The first sums of a reply whose sentences are these runs of tokens.
    pub(crate) fn first_sums(
        &self,
        hits: &[Hit],
        rows: &Rows,
        units: &Units,
        sentences: &[Range<usize>],
    ) -> FirstSums {
        let (whole, most) = rows.sums(hits, sentences);
        let of_units = self.hidden.sums(units);
        let mut all = [0.0; SecondLook::INPUTS - 1];
        for (at, step) in self.steps.iter().enumerate() {
            all[at] = whole[at] * step;
            all[Head::COUNT + at] = most[at] * step;
            all[2 * Head::COUNT + at] = of_units[at];
        }
        all
    }

    /// What the hidden units say of a reply.
    pub(crate) fn units(&self, hits: &[Hit], rows: &Rows) -> Units {
        self.hidden.units(rows.of_units.iter().zip(hits.iter().map(|hit| hit.value)))
    }

    /// How a head weighs the hits of a reply in which these units speak.
    pub(crate) fn ear(&self, units: &Units, head: usize) -> Ear {
        let [of_first, of_hidden] = self.second.own(head);
        let mut through = self.hidden.through(units, head);
        through.iter_mut().for_each(|unit| *unit *= of_hidden);
        Ear { head, of_first: of_first * self.steps[head], through }
    }

    /// The rarity of a feature.
    pub(crate) fn rarity(&self, feature: u32) -> f32 {
        self.rarity[feature as usize]
    }

    /// Writes the file of weights.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = HEAD.to_vec();
        let mut words = String::new();
        for (word, is_frame) in self.words.iter() {
            words.push(if is_frame { '+' } else { '-' });
            words.push_str(word);
            words.push('\n');
        }
        put_text(&mut out, &words);
        put_sorted(&mut out, (0..self.spans.len() as u32).map(|at| self.name(at)));
        out.extend(self.rarity.iter().flat_map(|&rarity| in_steps(rarity).to_le_bytes()));
        put_floats(&mut out, &self.steps);
        put_len(&mut out, self.weights.len() * Head::COUNT);
        let roots = self.weights.iter().flat_map(|row| &row.0[..Head::COUNT]);
        out.extend(roots.flat_map(|root| root.to_le_bytes()));
        self.hidden.put(&mut out);
        put_floats(&mut out, &turned(&self.second.weights, SecondLook::INPUTS));
        put_floats(&mut out, &self.second.holds_from);
        let sure: Vec<f32> = self.second.sure.iter().flat_map(|&(no, yes)| [no, yes]).collect();
        put_floats(&mut out, &sure);
        put_floats(&mut out, &self.second.bands);
        out
    }

    /// Reads a file of weights.
    ///
    /// # Errors
    /// When it is none, or damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let mut rest = bytes.strip_prefix(HEAD).ok_or(ModelError::Foreign)?;
        let words = take_text(&mut rest)?;
        let mut list = Vec::new();
        for line in words.lines() {
            let is_frame = line.starts_with('+');
            list.push((line.get(1..).ok_or(ModelError::Damaged)?.to_owned(), is_frame));
        }
        let mut model = Self::blank(WordList::new(list));
        take_sorted(&mut rest, |name| model.push_name(name))?;
        let (rarity, _) = take(&mut rest, 2 * model.spans.len())?.as_chunks::<2>();
        model.rarity = rarity.iter().map(|&two| of_steps(u16::from_le_bytes(two))).collect();
        model.steps = take_floats(&mut rest)?;
        let n_weights = take_len(&mut rest)?;
        let raw = take(&mut rest, n_weights)?;
        let row = |roots: &[u8]| Row::of(roots.iter().map(|&root| i8::from_le_bytes([root])));
        model.weights = raw.chunks_exact(Head::COUNT).map(row).collect();
        model.hidden = HiddenLayer::take(&mut rest, model.spans.len())?;
        model.second = SecondLook {
            // A file has them by head.
            weights: turned(&take_floats(&mut rest)?, Head::COUNT),
            holds_from: take_floats(&mut rest)?,
            sure: take_floats(&mut rest)?.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect(),
            bands: take_floats(&mut rest)?.try_into().map_err(|_| ModelError::Damaged)?,
        };
        model.index();
        let fits = n_weights == model.spans.len() * Head::COUNT
            && model.steps.len() == Head::COUNT
            && model.second.fits();
        (fits && rest.is_empty()).then_some(model).ok_or(ModelError::Damaged)
    }
}

impl SecondLook {
    /// First sums, and one.
    pub(crate) const INPUTS: usize = 3 * Head::COUNT + 1;

    /// Takes the first sums as they are, and is sure of little.
    pub(crate) fn none() -> Self {
        let mut weights = vec![0.0; Head::COUNT * Self::INPUTS];
        for head in 0..Head::COUNT {
            weights[head * Head::COUNT + head] = 1.0;
        }
        Self {
            weights,
            holds_from: vec![0.5; Head::COUNT],
            sure: vec![(0.3, 0.7); Head::COUNT],
            bands: [0.7; 2],
        }
    }

    fn fits(&self) -> bool {
        self.weights.len() == Head::COUNT * Self::INPUTS
            && self.holds_from.len() == Head::COUNT
            && self.sure.len() == Head::COUNT
    }

    /// The head of a choice that is taken to hold.
    pub(crate) fn best(&self, probabilities: &[f32; Head::COUNT], heads: Range<usize>) -> usize {
        let measured = |at: usize| probabilities[at] / self.holds_from[at].max(1e-6);
        let first = heads.start;
        heads.fold(first, |best, at| if measured(at) > measured(best) { at } else { best })
    }

    /// How much a head listens to what it said itself of the whole reply, and to what it said through the hidden layer.
    fn own(&self, head: usize) -> [f32; 2] {
        let of = |block: usize| self.weights[(block * Head::COUNT + head) * Head::COUNT + head];
        [of(0) + of(1), of(2)]
    }

    /// The second sums.
    pub(crate) fn sums(&self, first: &FirstSums) -> [f32; Head::COUNT] {
        let (of_first, alone) = self.weights.split_at((Self::INPUTS - 1) * Head::COUNT);
        let mut sums = [0.0; Head::COUNT];
        sums.copy_from_slice(alone);
        // All heads at once: one after the other they would wait for each sum.
        for (first, of_heads) in first.iter().zip(of_first.chunks_exact(Head::COUNT)) {
            for (sum, weight) in sums.iter_mut().zip(of_heads) {
                *sum += weight * first;
            }
        }
        sums
    }
}

/// Columns as rows: of numbers that stand in so many rows, the first of each row, then the second of each.
fn turned(numbers: &[f32], rows: usize) -> Vec<f32> {
    let columns = (numbers.len() / rows).max(1);
    (0..columns).flat_map(|at| numbers.iter().skip(at).step_by(columns).copied()).collect()
}

/// A rarity in the steps of which the file keeps a number.
fn in_steps(rarity: f32) -> u16 {
    // A rarity is the logarithm of a number of replies, so it is far below 16.
    (rarity * RARITY_STEPS).round() as u16
}

fn of_steps(steps: u16) -> f32 {
    f32::from(steps) / RARITY_STEPS
}

/// How many steps of rarity there are to one.
const RARITY_STEPS: f32 = 4096.0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_turned_are_rows_and_come_back() {
        let numbers = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0];
        assert_eq!(turned(&numbers, 2), [1.0, 4.0, 2.0, 5.0, 3.0, 6.0]);
        assert_eq!(turned(&turned(&numbers, 2), 3), numbers);
        assert_eq!(turned(&[], 3), [] as [f32; 0]);
    }
    #[test]
    fn every_feature_of_the_shipped_weights_is_found_by_its_name() {
        let model = Model::from_bytes(include_bytes!("../../assets/coder.bin")).unwrap();
        for feature in 0..model.n_features() as u32 {
            assert_eq!(model.find(model.name(feature)), Some(feature), "{}", model.name(feature));
        }
        let absent = (0..100_000).map(|n| format!("w:nobody says {n}"));
        assert_eq!(absent.filter(|name| model.find(name).is_some()).count(), 0);
    }
}
