//! How much two texts share, whatever the order of their words.

use std::cmp::Ordering;

use super::passage::Passage;

/// The words of a text, each as often as it stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordBag<'a> {
    /// Each behind its hash, by which they are in order: most words differ in that already.
    words: Vec<(u32, &'a str)>,
}

impl<'a> WordBag<'a> {
    /// The words of a text.
    pub fn of(passage: &'a Passage) -> Self {
        let places = 0..passage.len();
        let mut words: Vec<_> = places.map(|at| (passage.hash(at), passage.word(at))).collect();
        words.sort_unstable();
        Self { words }
    }

    /// Whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How much two texts share, 0 to 1000: the words they have in common, each as often as both have it,
    /// over the words of the two together. Two texts without a word are alike.
    pub fn similarity(&self, other: &Self) -> u32 {
        let shared = self.n_shared(other);
        let all = self.words.len() + other.words.len() - shared;
        // A quotient of at most 1000 fits any integer.
        (shared * 1000).checked_div(all).unwrap_or(1000) as u32
    }

    fn n_shared(&self, other: &Self) -> usize {
        let (mut a, mut b) = (self.words.iter().peekable(), other.words.iter().peekable());
        let mut n = 0;
        while let (Some(first), Some(second)) = (a.peek(), b.peek()) {
            let order = first.cmp(second);
            if order != Ordering::Greater {
                a.next();
            }
            if order != Ordering::Less {
                b.next();
            }
            n += usize::from(order == Ordering::Equal);
        }
        n
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn similarity(a: &str, b: &str) -> u32 {
        WordBag::of(&Passage::new(a)).similarity(&WordBag::of(&Passage::new(b)))
    }

    #[test]
    fn similarity_counts_words_as_often_as_both_have_them() {
        assert_eq!(similarity("You are so, so tired.", "you’re tired"), 166);
        assert_eq!(similarity("So, so tired", "so tired"), 666);
        assert_eq!(similarity("Don’t go!", "DON'T GO"), 1000);
        assert_eq!(similarity("Stay", "Go"), 0);
        assert_eq!(similarity("…", ""), 1000);
    }
}
