//! The words the model knows: to mend slips of the finger, and to tell the frame of a sentence from its content.

use strsim::osa_distance;

use super::hash::Table;

/// Words in order, each with whether it belongs to the frame of speech ("you", "would", "how") rather than to its content.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WordList {
    words: Vec<(String, bool)>,
    /// Which letters each word has.
    letters: Vec<u32>,
    table: Table,
}

/// Shorter words have too many neighbors to be mended.
const LEAST_LETTERS: usize = 5;

impl WordList {
    /// A list of these words; put into order, each once.
    pub fn new(mut words: Vec<(String, bool)>) -> Self {
        // Where a word is given twice, the one that says "frame" comes first and stays.
        words.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
        words.dedup_by(|later, first| later.0 == first.0);
        let table = Table::of(words.iter().map(|(word, _)| word.as_str()));
        let letters = words.iter().map(|(word, _)| letters_of(word)).collect();
        Self { words, letters, table }
    }

    /// Each word, with whether it belongs to the frame.
    pub fn iter(&self) -> impl Iterator<Item = (&str, bool)> {
        self.words.iter().map(|(word, is_frame)| (word.as_str(), *is_frame))
    }

    /// Whether the word belongs to the frame; `None` where it is not known.
    pub fn is_frame(&self, word: &str) -> Option<bool> {
        let at = self.table.find(word)?;
        Some(self.words[at as usize].1)
    }

    /// The known word that is one slip away from an unknown one: a letter more, less, changed, or two swapped.
    ///
    /// The first letter is taken to be right. Where two words are as near, the first by alphabet is taken,
    /// so that the same slip is always mended the same way.
    pub fn mend(&self, word: &str) -> Option<&str> {
        let length = word.chars().count();
        if length < LEAST_LETTERS || !word.is_ascii() || self.is_frame(word).is_some() {
            return None;
        }
        let first = &word[..1];
        let from = self.words.partition_point(|known| known.0.as_str() < first);
        let letters = letters_of(word);
        self.words[from..]
            .iter()
            .zip(&self.letters[from..])
            .take_while(|(known, _)| known.0.starts_with(first))
            .find(|(known, of_known)| {
                // One slip brings in one letter at most, and takes one out: most words are told apart by that alone.
                (**of_known ^ letters).count_ones() <= 2
                    && known.0.len() >= LEAST_LETTERS
                    && known.0.len().abs_diff(length) <= 1
                    && osa_distance(&known.0, word) == 1
            })
            .map(|(known, _)| known.0.as_str())
    }
}

/// Which letters a word has: a bit for each of the alphabet, and one for all others.
fn letters_of(word: &str) -> u32 {
    let bit = |byte: u8| if byte.is_ascii_lowercase() { byte - b'a' } else { 26 };
    word.bytes().fold(0, |letters, byte| letters | 1 << bit(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_mended_and_no_known_word_is_touched() {
        let words = ["sound", "sounds", "scared", "you", "angry"];
        let list = WordList::new(words.map(|word| (word.to_owned(), false)).to_vec());
        assert_eq!(list.mend("soudns"), Some("sounds"));
        assert_eq!(list.mend("scarred"), Some("scared"));
        assert_eq!(list.mend("agnry"), Some("angry"));
        assert_eq!(list.mend("sound"), None);
        assert_eq!(list.mend("yuo"), None, "too short to tell");
        assert_eq!(list.mend("bangry"), None, "the first letter is taken to be right");
    }
}
