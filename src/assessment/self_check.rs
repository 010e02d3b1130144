//! Questions about one's own work: warning signs, unscored, and kept nowhere.

use serde::{Deserialize, Serialize};
use thiserror::Error;

const BUILT_IN: &str = include_str!("../../assets/selfcheck.ron");

/// The self-check for those who see clients. Its questions are this product's own and have not been tested.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SelfCheck {
    /// What it is, and what it is not.
    pub intro: Vec<String>,
    /// The questions.
    pub groups: Vec<CheckGroup>,
    /// What is said at its end, whatever was answered.
    pub closing: Vec<String>,
}

/// Questions that point the same way.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct CheckGroup {
    /// Its name.
    pub title: String,
    /// Sentences to say yes, sometimes or no to.
    pub items: Vec<String>,
    /// What such signs may mean.
    pub means: String,
    /// What to do where one of them is there.
    pub to_do: Vec<String>,
}

/// What is said to a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// It is so.
    Yes,
    /// It is so at times.
    Sometimes,
    /// It is not so.
    No,
}

impl Reply {
    /// All three, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Yes, Self::Sometimes, Self::No];

    /// The word.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Sometimes => "sometimes",
            Self::No => "no",
        }
    }
}

/// The self-check cannot be read.
#[derive(Debug, Error)]
#[error("assets/selfcheck.ron: {0}")]
pub struct SelfCheckError(#[from] ron::error::SpannedError);

impl SelfCheck {
    /// The one this program was built with.
    ///
    /// # Errors
    /// When it cannot be read, which the tests make sure of before a program is built from it.
    pub fn built_in() -> Result<Self, SelfCheckError> {
        Ok(ron::from_str(BUILT_IN)?)
    }

    /// How many sentences it has.
    pub fn n_items(&self) -> usize {
        self.groups.iter().map(|group| group.items.len()).sum()
    }
}

impl CheckGroup {
    /// What is told after its sentences were answered: by words, not by a sum.
    pub fn told(&self, replies: &[Option<Reply>]) -> Vec<String> {
        let has = |reply| replies.contains(&Some(reply));
        if has(Reply::Yes) || has(Reply::Sometimes) {
            let first = if has(Reply::Yes) {
                self.means.clone()
            } else {
                format!("Sometimes is early, and early is a good time to look. {}", self.means)
            };
            std::iter::once(first).chain(self.to_do.iter().cloned()).collect()
        } else if replies.iter().all(Option::is_none) {
            vec!["Nothing was answered here.".to_owned()]
        } else {
            vec!["No sign here today. That says nothing about next month.".to_owned()]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_one_has_about_twenty_sentences_and_something_to_do() {
        let check = SelfCheck::built_in().unwrap();
        assert!((18..=24).contains(&check.n_items()), "{}", check.n_items());
        for group in &check.groups {
            assert!(group.items.len() >= 3 && !group.to_do.is_empty(), "{}", group.title);
        }
    }

    #[test]
    fn what_is_told_follows_words_and_no_sum() {
        let check = SelfCheck::built_in().unwrap();
        let group = &check.groups[0];
        let yes = group.told(&[Some(Reply::No), Some(Reply::Yes), None]);
        assert_eq!(yes[0], group.means);
        assert_eq!(yes.len(), 1 + group.to_do.len());
        assert!(group.told(&[Some(Reply::Sometimes)])[0].starts_with("Sometimes is early"));
        assert_eq!(group.told(&[Some(Reply::No)]).len(), 1);
        assert_eq!(group.told(&[None]), ["Nothing was answered here."]);
    }
}
