//! Words that do the same work in a counselor's reply: what a reply is about, however rare its words.

use std::collections::BTreeMap;

use super::tokens::stem;

/// Lists of words by what they do, read from a file under `assets/`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Concepts {
    names: Vec<String>,
    /// Words without their endings, in order, each with the list it stands in; in several lists, several times.
    words: Vec<(String, usize)>,
}

impl Concepts {
    /// Reads the lists from RON text: `{ "name": ["word", …], … }`.
    ///
    /// # Errors
    /// When the text is no such map.
    pub fn from_ron(text: &str) -> Result<Self, ron::error::SpannedError> {
        let lists: BTreeMap<String, Vec<String>> = ron::from_str(text)?;
        let mut words: Vec<(String, usize)> = lists
            .values()
            .enumerate()
            .flat_map(|(n, list)| list.iter().map(move |word| (stem(word).to_owned(), n)))
            .collect();
        words.sort();
        words.dedup();
        Ok(Self { names: lists.into_keys().collect(), words })
    }

    /// How many lists there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The name of a list.
    pub(crate) fn name(&self, list: usize) -> &str {
        &self.names[list]
    }

    /// The lists that a word stands in.
    pub(crate) fn of(&self, word: &str) -> impl Iterator<Item = usize> {
        let stem = stem(word);
        let from = self.words.partition_point(|known| known.0.as_str() < stem);
        self.words[from..].iter().take_while(move |known| known.0 == stem).map(|known| known.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_make_no_difference_and_a_word_may_stand_in_two_lists() {
        let text = r#"{ "risk": ["hurt", "die"], "feeling": ["hurt", "ache"] }"#;
        let concepts = Concepts::from_ron(text).unwrap();
        let names = |word: &str| -> Vec<String> {
            concepts.of(word).map(|list| concepts.name(list).to_owned()).collect()
        };
        assert_eq!(names("hurts"), ["feeling", "risk"]);
        assert_eq!(names("aches"), ["feeling"]);
        assert_eq!(names("happy"), [] as [&str; 0]);
    }
}
