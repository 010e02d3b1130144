//! A quick hash of short texts, and tables by it. Tables are built when they are read, so no file depends on it.

/// The hash of a text: eight bytes at a time, each folded in by a multiplication.
pub(super) fn hash(text: &str) -> u64 {
    const MIX: u64 = 0x9e37_79b9_7f4a_7c15;
    let (chunks, rest) = text.as_bytes().as_chunks::<8>();
    let mix = |hash: u64, eight: u64| (hash.rotate_left(23) ^ eight).wrapping_mul(MIX);
    let hash =
        chunks.iter().fold(text.len() as u64, |hash, chunk| mix(hash, u64::from_le_bytes(*chunk)));
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    let hash = mix(hash, u64::from_le_bytes(last));
    // The low bits choose a slot, and the high ones are the mixed ones.
    hash ^ (hash >> 32)
}

/// Places of texts by their hashes: open addressing, at most half full. Each slot holds a place and a part of the hash,
/// so that what is not there is mostly missed without looking at any text, and both in four bytes, so that much of the
/// table stays close to the processor.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Table {
    slots: Vec<u32>,
}

/// A slot that holds nothing.
const FREE: u32 = u32::MAX;
/// How many bits of a slot are the place; the others are the part of the hash.
const PLACE_BITS: u32 = 20;
/// So many texts find a place; the last number is left to [`FREE`].
const MOST_TEXTS: usize = (1 << PLACE_BITS) - 1;

impl Table {
    /// A table of texts, each at its place. Of equal ones the first is found; of more than a million the first ones.
    pub(super) fn of<'t>(texts: impl ExactSizeIterator<Item = &'t str>) -> Self {
        let slots = (2 * texts.len()).next_power_of_two().max(2);
        let mut table = Self { slots: vec![FREE; slots] };
        for (place, text) in (0..).zip(texts).take(MOST_TEXTS) {
            let hash = hash(text);
            let mut slot = hash as usize & (slots - 1);
            while table.slots[slot] != FREE {
                slot = (slot + 1) & (slots - 1);
            }
            table.slots[slot] = tag(hash) | place;
        }
        table
    }

    /// The place of a text, where `is_it` says that it stands there.
    pub(super) fn find(&self, text: &str, is_it: impl Fn(u32) -> bool) -> Option<u32> {
        const PLACE: u32 = (1 << PLACE_BITS) - 1;
        let last = self.slots.len().checked_sub(1)?;
        let hash = hash(text);
        let mut slot = hash as usize & last;
        loop {
            let known = self.slots[slot];
            if known == FREE {
                return None;
            }
            if (known ^ tag(hash)) <= PLACE && is_it(known & PLACE) {
                return Some(known & PLACE);
            }
            slot = (slot + 1) & last;
        }
    }
}

/// The part of a hash that stands in a slot, in the bits above the place.
const fn tag(hash: u64) -> u32 {
    ((hash >> 52) as u32) << PLACE_BITS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_is_found_and_nothing_else() {
        let texts: Vec<String> = (0..1000).map(|n| format!("w:word number {n}")).collect();
        let table = Table::of(texts.iter().map(String::as_str));
        for (place, text) in (0..).zip(&texts) {
            assert_eq!(table.find(text, |at| texts[at as usize] == *text), Some(place));
        }
        for text in ["", "w:word", "w:word number 1000", "ж"] {
            assert_eq!(table.find(text, |at| texts[at as usize] == text), None, "{text}");
        }
        assert_eq!(Table::default().find("a", |_| true), None);
    }
}
