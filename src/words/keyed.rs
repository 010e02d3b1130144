//! Numbers found by a hash, for looking up the words of a text in long lists.

/// The hash of no bytes.
const EMPTY: u32 = 0x811c_9dc5;

/// The 32-bit FNV-1a hash of a word.
pub(super) fn hash(word: &str) -> u32 {
    hash_on(EMPTY, word)
}

/// The hash of a text with `more` behind it, from the hash of that text.
pub(super) fn hash_on(hash: u32, more: &str) -> u32 {
    hash_bytes(hash, more.as_bytes())
}

/// How many bytes of a word are its stem.
const STEM: usize = 3;

/// The hash of a word, and that of its stem, by which words are found that begin alike; a word of fewer bytes
/// has none.
pub(super) fn hashes(word: &str) -> (u32, Option<u32>) {
    match word.as_bytes().split_at_checked(STEM) {
        Some((stem, rest)) => {
            let stem = hash_bytes(EMPTY, stem);
            (hash_bytes(stem, rest), Some(stem))
        }
        None => (hash(word), None),
    }
}

fn hash_bytes(hash: u32, bytes: &[u8]) -> u32 {
    bytes.iter().fold(hash, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

/// A table from hashes to numbers, made once and then only read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Keyed {
    /// By the low bits of a hash, where its entries begin; one more at the end.
    starts: Vec<usize>,
    entries: Vec<(u32, usize)>,
}

impl Keyed {
    /// The table of these hashes and numbers.
    pub(super) fn new(mut entries: Vec<(u32, usize)>) -> Self {
        // Four places for each entry leave most of them empty, which ends most searches at once.
        let mut starts = vec![0; (entries.len() * 4).next_power_of_two() + 1];
        let n = starts.len() - 1;
        let place = |hash: u32| hash as usize & (n - 1);
        entries.sort_unstable_by_key(|&(hash, number)| (place(hash), hash, number));
        for (hash, _) in &entries {
            starts[place(*hash) + 1] += 1;
        }
        for at in 0..n {
            starts[at + 1] += starts[at];
        }
        Self { starts, entries }
    }

    /// The numbers under this hash, the least first.
    pub(super) fn get(&self, hash: u32) -> impl Iterator<Item = usize> {
        let place = hash as usize & (self.starts.len() - 2);
        let entries = &self.entries[self.starts[place]..self.starts[place + 1]];
        entries.iter().filter(move |(one, _)| *one == hash).map(|(_, number)| *number)
    }
}

impl Default for Keyed {
    fn default() -> Self {
        Self::new(Vec::new())
    }
}

/// Tells most hashes that are not among some from those that are: it turns away none of the latter.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Sieve([u64; 4]);

impl Sieve {
    /// Turns nothing away.
    pub(super) const ALL: Self = Self([u64::MAX; 4]);

    pub(super) fn add(&mut self, hash: u32) {
        let (part, bit) = Self::place(hash);
        self.0[part] |= bit;
    }

    pub(super) fn join(&mut self, other: &Self) {
        self.0.iter_mut().zip(other.0).for_each(|(mine, more)| *mine |= more);
    }

    pub(super) fn may_hold(&self, hash: u32) -> bool {
        let (part, bit) = Self::place(hash);
        self.0[part] & bit != 0
    }

    /// The high bits are taken, for the low ones chose the place in a table.
    fn place(hash: u32) -> (usize, u64) {
        ((hash >> 30) as usize, 1 << (hash >> 24 & 63))
    }
}
