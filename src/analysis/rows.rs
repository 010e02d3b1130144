//! The weights of features, a row for each, and what the rows of a reply add up to.

use std::ops::Range;

use super::heads::Head;
use super::hidden::{Units, added};
use super::hits::{Hit, in_sentences};

/// The weights of one feature, by head, in steps of that head: a square, with its sign, of which the root is kept. So small
/// weights are kept finely and great ones coarsely, in one byte each.
///
/// A few stay empty, so that a row is a whole number of vectors and lies on one line of a processor's memory: a reply has
/// hundreds of features, each in another place.
#[derive(Debug, Clone, Copy, PartialEq)]
#[repr(align(64))]
pub(super) struct Row(pub(super) [i8; ROW]);

const ROW: usize = 64;
const _: () = assert!(Head::COUNT <= ROW);

/// A sum for each head, in steps of that head.
pub(super) type Sums = [f32; ROW];

impl Row {
    /// A row of no weight.
    pub(super) const EMPTY: Self = Self([0; ROW]);

    /// A row of these roots.
    pub(super) fn of(roots: impl Iterator<Item = i8>) -> Self {
        let mut row = Self::EMPTY;
        row.0.iter_mut().zip(roots).for_each(|(at, root)| *at = root);
        row
    }

    /// Adds the row to sums, as often as the value says.
    fn add(&self, sums: &mut Sums, value: f32) {
        for (sum, &root) in sums.iter_mut().zip(&self.0) {
            *sum += value * f32::from(squared(root));
        }
    }
}

/// The weights of the hits of one reply, in their order.
///
/// In the vocabulary they lie far from each other. Fetched all at once none is waited for long, and what is done with them
/// afterwards finds them side by side.
#[derive(Debug)]
pub(crate) struct Rows {
    pub(super) of_heads: Vec<Row>,
    /// What each hit says to the units of the hidden layer.
    pub(super) of_units: Vec<Units>,
}

/// How one head weighs the hits of one reply.
#[derive(Debug, Clone)]
pub(crate) struct Ear {
    pub(super) head: usize,
    /// What a step of its own weights counts.
    pub(super) of_first: f32,
    /// What a step of each unit's weights counts.
    pub(super) through: Units,
}

impl Rows {
    /// Each head's sum over all hits, and the most that it has in any one of these sentences.
    pub(super) fn sums(&self, hits: &[Hit], sentences: &[Range<usize>]) -> (Sums, Sums) {
        let rests_on_all = |(hit, _): &(&Hit, &Row)| hit.on.is_empty();
        let mut of_all = [0.0; ROW];
        let all = || hits.iter().zip(&self.of_heads);
        all().filter(rests_on_all).for_each(|(hit, row)| row.add(&mut of_all, hit.value));
        let mut whole = of_all;
        let placed = all().filter(|one| !rests_on_all(one));
        placed.for_each(|(hit, row)| row.add(&mut whole, hit.value));
        if sentences.len() < 2 {
            return (whole, whole);
        }
        // What rests on the whole reply is the same in each sentence.
        let mut sums = vec![of_all; sentences.len()];
        for (row, placed) in self.of_heads.iter().zip(in_sentences(hits, sentences)) {
            if let Some((sentence, value)) = placed {
                row.add(&mut sums[sentence], value);
            }
        }
        let most = sums.into_iter().reduce(|one, other| {
            let mut pairs = one.into_iter().zip(other);
            std::array::from_fn(|_| pairs.next().map_or(0.0, |(one, other)| one.max(other)))
        });
        (whole, most.unwrap_or(whole))
    }

    /// What each hit adds to what a head says of the whole reply, at the second look.
    pub(super) fn shares(&self, hits: &[Hit], ear: &Ear) -> impl Iterator<Item = f32> {
        hits.iter().zip(&self.of_heads).zip(&self.of_units).map(|((hit, row), of_units)| {
            let first = hit.value * f32::from(squared(row.0[ear.head])) * ear.of_first;
            first + hit.value * added(&ear.through, of_units)
        })
    }
}

/// The square of a root, with the root's sign.
pub(super) const fn squared(root: i8) -> i16 {
    let root = root as i16;
    root * root.abs()
}

#[cfg(test)]
mod tests {
    use super::super::coder::Coder;
    use super::super::concepts::Concepts;
    use super::super::features::sentence_runs;
    use super::super::hidden::HiddenLayer;
    use super::super::hits::by_sentence;
    use super::super::model::{Model, SecondLook};
    use super::super::said::Said;
    use super::super::word_list::WordList;
    use super::*;
    use crate::words::Lexicon;

    /// A model in which the first head hears "you", the second "stop", and the third that anything was said at all.
    fn model() -> Model {
        let features =
            ["h:one", "w:stop", "w:you", "w:you stop"].map(|name| (name.to_owned(), 1.0));
        let mut weights = vec![vec![0.0; features.len()]; Head::COUNT];
        (weights[0][2], weights[1][1], weights[1][3], weights[2][0]) = (1.0, 2.0, -1.0, 0.5);
        let (hidden, second) = (HiddenLayer::default(), SecondLook::none());
        Model::new(WordList::default(), &features, &weights, hidden, second)
    }

    #[test]
    fn the_most_of_any_sentence_is_what_it_would_be_if_it_were_all_that_was_said() {
        let (model, lexicon, concepts) = (model(), Lexicon::default(), Concepts::default());
        let coder = Coder::new(&model, &lexicon, &concepts);
        let sums_of = |reply: &str| {
            let (hits, tokens) = coder.hits(Said { reply, client: "", moment: None });
            let sentences = sentence_runs(&tokens);
            let rows = model.rows(&hits);
            let (whole, most) = rows.sums(&hits, &sentences);
            for (n, own) in by_sentence(&hits, &sentences).iter().enumerate() {
                let alone = model.rows(own).sums(own, &[]).0;
                let is_reached = most.iter().zip(alone).all(|(most, alone)| *most >= alone - 1e-3);
                assert!(is_reached, "{reply}: sentence {n}");
            }
            (whole, most)
        };
        let (of_you, of_stop) = (sums_of("You").0, sums_of("Stop").0);
        let (whole, most) = sums_of("You. And please do stop. You stop you.");
        assert_eq!(most[0], of_you[0], "of the first sentence");
        assert_eq!(most[1], of_stop[1], "of the second");
        assert_eq!((most[2], whole[2]), (of_you[2], of_you[2]), "rests on all of it");
        assert!(whole[0] < most[0] && whole[1] < most[1], "a long reply thins out what is said");
        let (whole, most) = sums_of("You stop");
        assert_eq!(whole, most, "one sentence is the whole reply");
    }
}
