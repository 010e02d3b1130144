//! Words that do the same work in a counselor's reply: what a reply is about, however rare its words.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;

use super::hash::Table;
use super::tokens::stem;

/// Lists of words by what they do, read from a file under `assets/`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Concepts {
    /// The acts first.
    names: Vec<String>,
    acts: usize,
    /// The lists that each word stands in, one word's beside the next.
    lists: Vec<usize>,
    /// For each word, which of them are its own.
    own: Vec<Range<usize>>,
    /// The place of each word, without its ending.
    words: Table,
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
        let mut own: Vec<Range<usize>> = Vec::new();
        for same in words.chunk_by(|one, other| one.0 == other.0) {
            let start = own.last().map_or(0, |before| before.end);
            own.push(start..start + same.len());
        }
        let each: Vec<&str> = own.iter().map(|own| words[own.start].0.as_str()).collect();
        Ok(Self {
            names: lists().map(|(name, _)| name.clone()).collect(),
            acts: n_acts,
            words: Table::of(each.into_iter()),
            lists: words.iter().map(|(_, list)| *list).collect(),
            own,
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
    pub(crate) fn of(&self, word: &str) -> &[usize] {
        let at = self.words.find(stem(word));
        at.map_or(&[], |at| &self.lists[self.own[at as usize].clone()])
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
            concepts.of(word).iter().map(|&list| concepts.name(list).to_owned()).collect()
        };
        assert_eq!(names("hurts"), ["risk", "feeling"]);
        assert_eq!(names("aches"), ["feeling"]);
        assert_eq!(names("happy"), [] as [&str; 0]);
    }
}
