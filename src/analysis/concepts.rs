//! Words that do the same work in a counselor's reply: what a reply is about, however rare its words.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::hash::Table;
use super::tokens::stem;

/// Lists of words by what they do, read from a file under `assets/`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Concepts {
    /// The acts first.
    names: Vec<String>,
    acts: usize,
    /// Words without their endings, in order, each with the list it stands in; in several lists, several times.
    words: Vec<(String, usize)>,
    /// The first place of each word.
    table: Table,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    acts: BTreeMap<String, Vec<String>>,
    themes: BTreeMap<String, Vec<String>>,
}

impl Concepts {
    /// Reads the lists from RON text: `(acts: { "name": ["word", …], … }, themes: { … })`.
    ///
    /// # Errors
    /// When the text is no two such maps.
    pub fn from_ron(text: &str) -> Result<Self, ron::error::SpannedError> {
        let Raw { acts, themes } = ron::from_str(text)?;
        let n_acts = acts.len();
        let lists = || acts.iter().chain(&themes);
        let mut words: Vec<(String, usize)> = lists()
            .enumerate()
            .flat_map(|(n, (_, list))| list.iter().map(move |word| (stem(word).to_owned(), n)))
            .collect();
        words.sort();
        words.dedup();
        let table = Table::of(words.iter().map(|(word, _)| word.as_str()));
        Ok(Self {
            names: lists().map(|(name, _)| name.clone()).collect(),
            acts: n_acts,
            words,
            table,
        })
    }

    /// How many lists there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Whether a list says what is done with its words, not what is talked of.
    pub(crate) const fn is_act(&self, list: usize) -> bool {
        list < self.acts
    }

    /// The name of a list.
    pub(crate) fn name(&self, list: usize) -> &str {
        &self.names[list]
    }

    /// The lists that a word stands in.
    pub(crate) fn of(&self, word: &str) -> impl Iterator<Item = usize> {
        let stem = stem(word);
        let from = self.table.find(stem, |at| self.words[at as usize].0 == stem);
        let from = from.map_or(self.words.len(), |at| at as usize);
        self.words[from..].iter().take_while(move |known| known.0 == stem).map(|known| known.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_make_no_difference_and_a_word_may_stand_in_two_lists() {
        let text =
            r#"(acts: { "risk": ["hurt", "die"] }, themes: { "feeling": ["hurt", "ache"] })"#;
        let concepts = Concepts::from_ron(text).unwrap();
        let names = |word: &str| -> Vec<String> {
            concepts.of(word).map(|list| concepts.name(list).to_owned()).collect()
        };
        assert_eq!(names("hurts"), ["risk", "feeling"]);
        assert_eq!(names("aches"), ["feeling"]);
        assert_eq!(names("happy"), [] as [&str; 0]);
    }
}
