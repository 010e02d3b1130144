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
/// so that what is not there is mostly missed without looking at any text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Table {
    slots: Vec<(u16, u32)>,
}

/// The place of nothing.
const FREE: u32 = u32::MAX;

impl Table {
    /// A table of texts, each at its place. Of equal ones the first is found.
    pub(super) fn of<'t>(texts: impl ExactSizeIterator<Item = &'t str>) -> Self {
        let slots = (2 * texts.len()).next_power_of_two().max(2);
        let mut table = Self { slots: vec![(0, FREE); slots] };
        for (place, text) in (0..).zip(texts) {
            let hash = hash(text);
            let mut slot = hash as usize & (slots - 1);
            while table.slots[slot].1 != FREE {
                slot = (slot + 1) & (slots - 1);
            }
            table.slots[slot] = (tag(hash), place);
        }
        table
    }

    /// The place of a text, where `is_it` says that it stands there.
    pub(super) fn find(&self, text: &str, is_it: impl Fn(u32) -> bool) -> Option<u32> {
        let last = self.slots.len().checked_sub(1)?;
        let hash = hash(text);
        let mut slot = hash as usize & last;
        loop {
            let (known, place) = self.slots[slot];
            if place == FREE {
                return None;
            }
            if known == tag(hash) && is_it(place) {
                return Some(place);
            }
            slot = (slot + 1) & last;
        }
    }
}

/// The part of a hash that chooses no slot.
const fn tag(hash: u64) -> u16 {
    (hash >> 48) as u16
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
