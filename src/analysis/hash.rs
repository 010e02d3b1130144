//! A quick hash of short texts, and tables by it. Tables are built when they are read, so no file depends on it.

/// The hash of a text: eight bytes at a time, each folded in by a multiplication of which both halves are kept, so that
/// every bit of what is folded in reaches every bit of the hash.
pub(super) fn hash(text: &str) -> u64 {
    const MIX: u128 = 0x9e37_79b9_7f4a_7c15;
    let (chunks, rest) = text.as_bytes().as_chunks::<8>();
    let mix = |hash: u64, eight: u64| {
        let product = u128::from(hash ^ eight) * MIX;
        // Half by half.
        product as u64 ^ (product >> 64) as u64
    };
    // The length stands where no letter of a short text does.
    let hash = (text.len() as u64).rotate_right(8);
    let hash = chunks.iter().fold(hash, |hash, chunk| mix(hash, u64::from_le_bytes(*chunk)));
    // Letter by letter: eight bytes that were just put together are slow to read as one number.
    mix(hash, rest.iter().rev().fold(0, |last, &byte| last << 8 | u64::from(byte)))
}

/// Places of texts by their hashes: open addressing, at most half full.
///
/// Each slot holds a place and 44 bits of a hash, and no text is looked at: what is asked for lies in one place of
/// memory, not in three. A text that is not there is taken for one that is less than once in 10¹³ askings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Table {
    slots: Vec<u64>,
    /// A bit for each text, by its hash: most of what is not there is told by these alone, which are few enough to stay
    /// close to the processor.
    sieve: Vec<u64>,
}

/// A slot that holds nothing.
const FREE: u64 = u64::MAX;
/// How many bits of a slot are the place; the others are those of the hash.
const PLACE_BITS: u32 = 20;
/// So many texts find a place; the last number is left to [`FREE`].
const MOST_TEXTS: usize = (1 << PLACE_BITS) - 1;

impl Table {
    /// A table of texts, each at its place. Of equal ones the first is found; of more than a million the first ones.
    pub(super) fn of<'t>(texts: impl ExactSizeIterator<Item = &'t str>) -> Self {
        let slots = (2 * texts.len()).next_power_of_two().max(2);
        // Four bits for each slot, so at least eight for each text.
        let mut table = Self { slots: vec![FREE; slots], sieve: vec![0; slots.div_ceil(16)] };
        for (place, text) in (0..).zip(texts).take(MOST_TEXTS) {
            let hash = hash(text);
            let (part, bit) = table.bit(hash);
            table.sieve[part] |= bit;
            let mut slot = hash as usize & (slots - 1);
            while table.slots[slot] != FREE {
                slot = (slot + 1) & (slots - 1);
            }
            table.slots[slot] = hash >> PLACE_BITS << PLACE_BITS | place;
        }
        table
    }

    /// The place of a text.
    pub(super) fn find(&self, text: &str) -> Option<u32> {
        let hash = hash(text);
        if self.may_hold(hash) { self.at(hash) } else { None }
    }

    /// Whether a text of this hash may be there: of those that are not, about one in ten may.
    pub(super) fn may_hold(&self, hash: u64) -> bool {
        let (part, bit) = self.bit(hash);
        self.sieve.get(part).is_some_and(|part| part & bit != 0)
    }

    /// The place of a text of this hash.
    pub(super) fn at(&self, hash: u64) -> Option<u32> {
        let last = self.slots.len().checked_sub(1)?;
        let mut slot = hash as usize & last;
        loop {
            let known = self.slots[slot];
            if known == FREE {
                return None;
            }
            if (known ^ hash) >> PLACE_BITS == 0 {
                return Some((known & MOST_TEXTS as u64) as u32);
            }
            slot = (slot + 1) & last;
        }
    }

    /// Where the bit of a hash is in the sieve: its part, and the bit in that. The high bits of the hash say so.
    const fn bit(&self, hash: u64) -> (usize, u64) {
        ((hash >> 38) as usize & self.sieve.len().saturating_sub(1), 1 << (hash >> 58))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_is_found_and_nothing_else() {
        let texts: Vec<String> = (0..1000).map(|n| format!("w:word number {n}")).collect();
        let table = Table::of(texts.iter().map(String::as_str));
        for (place, text) in (0..).zip(&texts) {
            assert_eq!(table.find(text), Some(place));
        }
        for text in ["", "w:word", "w:word number 1000", "ж"] {
            assert_eq!(table.find(text), None, "{text}");
        }
        assert_eq!(Table::default().find("a"), None);
    }

    #[test]
    fn texts_that_differ_in_a_letter_or_two_have_hashes_of_their_own() {
        let masks = ["<F>", "<X>", "<E>", "<N>"];
        let mut all = Vec::new();
        for one in masks {
            for other in masks {
                for letter in ('!'..='~').chain(['é', 'ж', '…']) {
                    all.push(format!("k:{one} {other} {letter}"));
                    all.push(format!("k:{one} {letter} {other} {letter}{letter}"));
                    all.push(format!("c:{letter}{one}{other}"));
                }
            }
        }
        let mut hashes: Vec<u64> = all.iter().map(|text| hash(text) >> PLACE_BITS).collect();
        let mut slots: Vec<u64> = all.iter().map(|text| hash(text) & 0xffff).collect();
        for (kind, least) in [(&mut hashes, 1.0), (&mut slots, 0.9)] {
            kind.sort_unstable();
            kind.dedup();
            assert!(
                kind.len() as f64 >= least * all.len() as f64,
                "{} of {}",
                kind.len(),
                all.len()
            );
        }
    }

    #[test]
    fn most_of_what_is_not_there_is_told_by_the_sieve() {
        let texts: Vec<String> = (0..1000).map(|n| format!("w:word number {n}")).collect();
        let table = Table::of(texts.iter().map(String::as_str));
        assert!(texts.iter().all(|text| table.may_hold(hash(text))));
        let others = (1000..3000).map(|n| format!("w:word number {n}"));
        let passed = others.filter(|text| table.may_hold(hash(text))).count();
        assert!(passed < 300, "{passed} of 2000");
    }
}
