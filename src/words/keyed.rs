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

/// The hash of a word's first bytes, by which words are found that begin alike;
/// `None` for a word that has no more than these.
pub(super) fn stem_hash(word: &str) -> Option<u32> {
    word.as_bytes().get(..STEM).map(|stem| hash_bytes(EMPTY, stem))
}

fn hash_bytes(hash: u32, bytes: &[u8]) -> u32 {
    bytes.iter().fold(hash, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

/// A table from hashes to numbers, made once and then only read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Keyed {
    /// By the low bits of a hash, where its entries begin; one more at the end.
    starts: Vec<usize>,
    entries: Vec<(u32, usize)>,
}

impl Keyed {
    /// The table of these hashes and numbers, each pair once.
    pub(super) fn new(mut entries: Vec<(u32, usize)>) -> Self {
        // Four places for each entry leave most of them empty, which ends most searches at once.
        let n = (entries.len() * 4).next_power_of_two();
        let place = |hash: u32| hash as usize & (n - 1);
        entries.sort_unstable_by_key(|&(hash, number)| (place(hash), hash, number));
        entries.dedup();
        let mut starts = vec![0; n + 1];
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
        let n = self.starts.len().saturating_sub(1);
        let place = hash as usize & n.saturating_sub(1);
        let entries = match self.starts.get(place..place + 2) {
            Some(&[start, end]) => &self.entries[start..end],
            _ => &[],
        };
        entries.iter().filter(move |(one, _)| *one == hash).map(|(_, number)| *number)
    }
}
