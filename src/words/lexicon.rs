//! The lexicon of feelings: words and phrases by family, with how strong each is.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry as MapEntry;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use thiserror::Error;

use super::keyed::{Keyed, hash, hash_on};
use super::passage::{Gap, Passage};

/// Words for feelings, each in one family, read from a file under `assets/`.
///
/// Families and strengths are this product's reading of everyday use; they say which words mean nearly the
/// same, so that "scared" is heard where an author wrote "afraid". They are no measure of anyone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lexicon {
    families: Vec<String>,
    /// The longest first.
    entries: Vec<Entry>,
    /// By the hash of the first word.
    by_start: Keyed,
    shown: BTreeMap<String, usize>,
}

/// A feeling named in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeelingHit<'a> {
    /// Where it stands.
    pub span: Range<usize>,
    /// The family it belongs to.
    pub family: &'a str,
    /// How strong the word is, in thousandths.
    pub intensity: u16,
    /// Whether it is named to say that it is not there: "not angry", "aren't scared".
    pub negated: bool,
    /// Whose feeling it is, by the nearest pronoun before it in its clause.
    pub whose: Whose,
}

/// Whose feeling a word names, in words spoken to somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// The listener's: "you're sad".
    Yours,
    /// The speaker's, or somebody else's: "I'm glad", "she could have been angry".
    Others,
    /// The clause does not say: "that sounds lonely".
    Unsaid,
}

/// What is wrong with a lexicon.
#[derive(Debug, Error)]
pub enum LexiconError {
    /// The text is not a lexicon.
    #[error("the lexicon of feelings cannot be read: {0}")]
    Syntax(#[from] ron::error::SpannedError),
    /// A strength is not a number from 0 to 1.
    #[error("the intensity of \"{word}\" is {value}, which is not between 0 and 1")]
    OutOfRange {
        /// The entry.
        word: String,
        /// The number found.
        value: f64,
    },
    /// An entry without a word.
    #[error("the family `{family}` has an entry \"{entry}\" with no word in it")]
    Empty {
        /// The family it stands in.
        family: String,
        /// The entry as written.
        entry: String,
    },
    /// Two entries for one word.
    #[error("\"{word}\" stands in `{first}` and again in `{second}`")]
    Twice {
        /// The entry.
        word: String,
        /// Where it stands first.
        first: String,
        /// Where it stands again.
        second: String,
    },
    /// A shown feeling of a family that does not exist.
    #[error("the shown feeling `{shown}` is of the family `{family}`, which does not exist")]
    UnknownFamily {
        /// The feeling.
        shown: String,
        /// The family it names.
        family: String,
    },
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    words: Vec<String>,
    /// The family and the strength; `None` for a phrase in which the word is no feeling.
    feeling: Option<(usize, u16)>,
}

/// Each entry once, while a lexicon is read.
type Entries = BTreeMap<Vec<String>, Option<(usize, u16)>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLexicon {
    families: Pairs<Ident, RawFamily>,
    #[serde(default)]
    not_feelings: Vec<String>,
    shown: Pairs<Ident, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFamily {
    words: Pairs<String, f64>,
}

impl Lexicon {
    /// Reads a lexicon from RON text.
    ///
    /// # Errors
    /// When the text is not a lexicon, holds a word twice or a strength outside 0 to 1, or shows a feeling
    /// of a family that is not there.
    pub fn from_ron(text: &str) -> Result<Self, LexiconError> {
        let raw: RawLexicon = ron::from_str(text)?;
        let mut lexicon = Self::default();
        let mut entries = Entries::new();
        for (Ident(name), family) in raw.families.0 {
            lexicon.add_family(name, family, &mut entries)?;
        }
        for phrase in raw.not_feelings {
            lexicon.add("not_feelings", &phrase, None, &mut entries)?;
        }
        for (Ident(shown), family) in raw.shown.0 {
            let index = lexicon.families.iter().position(|name| *name == family);
            let Some(index) = index else {
                return Err(LexiconError::UnknownFamily { shown, family });
            };
            lexicon.shown.insert(shown, index);
        }
        lexicon.entries =
            entries.into_iter().map(|(words, feeling)| Entry { words, feeling }).collect();
        lexicon.entries.sort_by_key(|entry| usize::MAX - entry.words.len());
        let starts = lexicon.entries.iter().zip(0..);
        let starts = starts.filter_map(|(entry, n)| Some((hash(entry.words.first()?), n)));
        lexicon.by_start = Keyed::new(starts.collect());
        Ok(lexicon)
    }

    /// The feelings named in a text, in order; of two that overlap, the first, then the longest.
    pub fn feelings_in(&self, passage: &Passage) -> Vec<FeelingHit<'_>> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < passage.len() {
            let Some((entry, end)) = self.entry_at(passage, at) else {
                at += 1;
                continue;
            };
            if let Some((family, intensity)) = entry.feeling {
                let negated = is_negated(passage, at);
                let family = &self.families[family];
                let whose = whose(passage, at);
                let span = passage.span(at..end);
                found.push(FeelingHit { span, family, intensity, negated, whose });
            }
            at = end;
        }
        found
    }

    /// The family of a word or phrase: `sadness` for "sad", "saddest" or "broken hearted".
    pub fn family_of(&self, word: &str) -> Option<&str> {
        let passage = Passage::new(word);
        let (entry, end) = self.entry_at(&passage, 0)?;
        let (family, _) = entry.feeling.filter(|_| end == passage.len())?;
        Some(&self.families[family])
    }

    /// The names of all families, in the order of the file.
    pub fn families(&self) -> impl Iterator<Item = &str> {
        self.families.iter().map(String::as_str)
    }

    /// The feelings a scenario may let the figure show (`feels: sad(0.6)`), in alphabetical order.
    pub fn shown(&self) -> impl Iterator<Item = &str> {
        self.shown.keys().map(String::as_str)
    }

    /// Whether a scenario may let the figure show `name`.
    pub fn is_shown(&self, name: &str) -> bool {
        self.shown.contains_key(name)
    }

    /// The family of a feeling the figure can show.
    pub fn family_of_shown(&self, name: &str) -> Option<&str> {
        self.shown.get(name).map(|&family| self.families[family].as_str())
    }

    fn add_family(
        &mut self,
        name: String,
        family: RawFamily,
        entries: &mut Entries,
    ) -> Result<(), LexiconError> {
        let index = self.families.len();
        self.families.push(name.clone());
        for (word, value) in family.words.0 {
            if !(0.0..=1.0).contains(&value) {
                return Err(LexiconError::OutOfRange { word, value });
            }
            let thousandths = (value * 1000.0).round() as u16;
            self.add(&name, &word, Some((index, thousandths)), entries)?;
        }
        Ok(())
    }

    fn add(
        &self,
        group: &str,
        text: &str,
        feeling: Option<(usize, u16)>,
        entries: &mut Entries,
    ) -> Result<(), LexiconError> {
        let words: Vec<String> = Passage::new(text).words().map(str::to_owned).collect();
        if words.is_empty() {
            return Err(LexiconError::Empty { family: group.to_owned(), entry: text.to_owned() });
        }
        match entries.entry(words) {
            MapEntry::Vacant(place) => {
                place.insert(feeling);
                Ok(())
            }
            MapEntry::Occupied(same) => {
                let first = same.get().map_or("not_feelings", |(family, _)| &self.families[family]);
                Err(LexiconError::Twice {
                    word: text.to_owned(),
                    first: first.to_owned(),
                    second: group.to_owned(),
                })
            }
        }
    }

    /// The longest entry that stands at `at`, and the place after it.
    fn entry_at(&self, passage: &Passage, at: usize) -> Option<(&Entry, usize)> {
        if at >= passage.len() {
            return None;
        }
        let mut listed = self.by_start.get(passage.hash(at)).map(|number| &self.entries[number]);
        let as_written = listed.find(|entry| entry.stands_at(passage, at));
        let found = as_written.map(|entry| (entry, at + entry.words.len()));
        found.or_else(|| {
            let mut bases = base_forms(passage.word(at));
            let base = bases.find_map(|(stem, ending)| self.single(stem, ending))?;
            Some((base, at + 1))
        })
    }

    /// The entry of one word that is spelled `stem` and then `ending`.
    fn single(&self, stem: &str, ending: &str) -> Option<&Entry> {
        let key = hash_on(hash(stem), ending);
        let mut listed = self.by_start.get(key).map(|number| &self.entries[number]);
        listed.find(|entry| match entry.words.as_slice() {
            [word] => word.strip_prefix(stem) == Some(ending),
            _ => false,
        })
    }
}

impl Entry {
    fn stands_at(&self, passage: &Passage, at: usize) -> bool {
        let is_joined = |next| next == at || passage.gap(next) == Some(Gap::Space);
        at + self.words.len() <= passage.len()
            && (at..)
                .zip(&self.words)
                .all(|(next, word)| is_joined(next) && passage.word(next) == word)
    }
}

/// What a word may be a form of: `sadder`, `saddest`, `sadness`, `happier`, `happiness`. Each is given as
/// how it begins and what comes behind that.
///
/// No more than these: "hopefully" names no hope, and "annoying" is not said of who is annoyed.
fn base_forms(word: &str) -> impl Iterator<Item = (&str, &'static str)> {
    let stems = ["ness", "er", "est"].into_iter().filter_map(|ending| word.strip_suffix(ending));
    stems.filter(|stem| stem.len() > 2).flat_map(|stem| {
        let with_y = stem.strip_suffix('i').map(|rest| (rest, "y"));
        let halved = stem.char_indices().next_back().map(|(at, _)| &stem[..at]);
        let undoubled = halved.filter(|half| half.chars().next_back() == stem.chars().next_back());
        let undoubled = undoubled.map(|half| (half, ""));
        [Some((stem, "")), with_y, undoubled, Some((stem, "e"))].into_iter().flatten()
    })
}

/// Whether the feeling named at `at` is said not to be there.
///
/// Looks back over words that leave a negation in force ("not really feeling very …") to the word that
/// negates. A question put negatively ("Aren't you scared?") asserts, and so does "never so scared".
/// Whose feeling stands at a place: the nearest of these words before it tells.
fn whose(passage: &Passage, at: usize) -> Whose {
    let tells = |word: &str| {
        // "you're" and "she'd" count by the part before the apostrophe.
        match word.split('\'').next().unwrap_or(word) {
            "you" | "your" | "yours" | "yourself" => Some(Whose::Yours),
            "i" | "me" | "my" | "myself" | "he" | "him" | "she" | "they" | "them" | "people"
            | "we" | "everyone" | "everybody" | "others" | "who" => Some(Whose::Others),
            _ => None,
        }
    };
    passage.words_before(at).find_map(tells).unwrap_or(Whose::Unsaid)
}

fn is_negated(passage: &Passage, at: usize) -> bool {
    let mut after = "";
    for word in passage.words_before(at) {
        if is_negation(word) {
            let asks = word.ends_with("n't") && SUBJECTS.contains(&after);
            let heightens = word == "never"
                && matches!(after, "felt" | "been" | "so" | "this")
                && passage
                    .words_before(at)
                    .any(|between| matches!(between, "so" | "this" | "more"));
            return !asks && !heightens;
        }
        if !CARRIERS.contains(&word) {
            return false;
        }
        after = word;
    }
    false
}

fn is_negation(word: &str) -> bool {
    word.ends_with("n't")
        || matches!(
            word,
            "not"
                | "never"
                | "no"
                | "without"
                | "hardly"
                | "barely"
                | "neither"
                | "nor"
                | "nothing"
                | "cannot"
                | "dont"
                | "isnt"
                | "arent"
                | "wasnt"
                | "werent"
                | "didnt"
                | "doesnt"
        )
}

const SUBJECTS: &[&str] = &["you", "i", "he", "she", "we", "they", "it", "that", "this", "anyone"];

/// Words over which a negation carries on to the feeling.
const CARRIERS: &[&str] = &[
    "a",
    "all",
    "any",
    "anything",
    "anymore",
    "as",
    "at",
    "be",
    "been",
    "being",
    "bit",
    "even",
    "exactly",
    "feel",
    "feeling",
    "feels",
    "felt",
    "for",
    "get",
    "getting",
    "he",
    "it's",
    "look",
    "longer",
    "much",
    "necessarily",
    "of",
    "or",
    "particularly",
    "quite",
    "really",
    "seem",
    "seems",
    "she",
    "so",
    "sound",
    "terribly",
    "that",
    "the",
    "they",
    "they're",
    "to",
    "too",
    "very",
    "you",
    "you're",
    "your",
];

/// A bare name, as RON writes a field.
struct Ident(String);

impl<'de> Deserialize<'de> for Ident {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Name;
        impl Visitor<'_> for Name {
            type Value = Ident;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name without quotation marks")
            }
            fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<Ident, E> {
                Ok(Ident(name.to_owned()))
            }
        }
        deserializer.deserialize_identifier(Name)
    }
}

/// A map as a list of its entries, so that a second one with the same key is not lost.
struct Pairs<K, V>(Vec<(K, V)>);

impl<'de, K: Deserialize<'de>, V: Deserialize<'de>> Deserialize<'de> for Pairs<K, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries<K, V>(PhantomData<(K, V)>);
        impl<'de, K: Deserialize<'de>, V: Deserialize<'de>> Visitor<'de> for Entries<K, V> {
            type Value = Pairs<K, V>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut all = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    all.push(entry);
                }
                Ok(Pairs(all))
            }
        }
        deserializer.deserialize_map(Entries(PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feeling_belongs_to_the_nearest_pronoun() {
        let lexicon = Lexicon::from_ron(include_str!("../../assets/feelings.ron")).unwrap();
        let whose = |text: &str| {
            let hits = lexicon.feelings_in(&Passage::new(text));
            hits.iter().map(|hit| hit.whose).collect::<Vec<_>>()
        };
        assert_eq!(whose("I can see that you're tired."), [Whose::Yours]);
        assert_eq!(whose("She could have been angry."), [Whose::Others]);
        assert_eq!(whose("I'm sad to hear it."), [Whose::Others]);
        assert_eq!(whose("That sounds lonely."), [Whose::Unsaid]);
    }

    const SMALL: &str = r#"(
        families: {
            sadness: (words: { "sad": 0.5, "broken-hearted": 0.9, "let down": 0.4 }),
            anger: (words: { "angry": 0.6, "anger": 0.6, "mad at": 0.6 }),
            fear: (words: { "scared": 0.6, "afraid": 0.6 }),
        },
        not_feelings: ["i'm afraid we"],
        shown: { sad: "sadness", irritated: "anger" },
    )"#;

    fn small() -> Lexicon {
        Lexicon::from_ron(SMALL).unwrap()
    }

    fn found(text: &str) -> Vec<(String, String, bool)> {
        let hit =
            |hit: FeelingHit<'_>| (text[hit.span].to_owned(), hit.family.to_owned(), hit.negated);
        small().feelings_in(&Passage::new(text)).into_iter().map(hit).collect()
    }

    fn named(text: &str) -> Vec<String> {
        found(text).into_iter().filter(|hit| !hit.2).map(|hit| hit.0).collect()
    }

    #[test]
    fn feelings_are_found_as_words_phrases_and_simple_forms() {
        assert_eq!(
            named("Sadder than sad, broken hearted; the ANGRIEST. Sadly, let. Down?"),
            ["Sadder", "sad", "broken hearted", "ANGRIEST"]
        );
        assert_eq!(small().family_of("Sadness"), Some("sadness"));
        assert_eq!(small().family_of("broken-hearted"), Some("sadness"));
        assert_eq!(small().family_of("mad at him"), None);
        assert_eq!(small().family_of(""), None);
    }

    #[test]
    fn a_denied_feeling_is_marked() {
        for text in [
            "You're not angry.",
            "You aren’t really feeling scared",
            "It's not that you're angry",
            "no longer afraid",
            "You don't sound sad.",
        ] {
            assert!(found(text).iter().all(|hit| hit.2), "{text}");
            assert_eq!(found(text).len(), 1, "{text}");
        }
    }

    #[test]
    fn not_every_negation_denies_the_feeling() {
        for text in [
            "You couldn't sleep, angry.",
            "Aren't you scared?",
            "You've never felt so sad.",
            "You're not just sad.",
            "You can't help being angry",
            "It isn't fair, and you're angry",
        ] {
            assert_eq!(named(text).len(), 1, "{text}");
        }
    }

    #[test]
    fn a_phrase_that_is_no_feeling_hides_the_word_in_it() {
        assert_eq!(named("I'm afraid we have to stop. You're afraid."), ["afraid"]);
    }

    #[test]
    fn shown_feelings_have_a_family() {
        let lexicon = small();
        assert_eq!(lexicon.shown().collect::<Vec<_>>(), ["irritated", "sad"]);
        assert_eq!(lexicon.family_of_shown("irritated"), Some("anger"));
        assert!(!lexicon.is_shown("angry"));
    }

    #[test]
    fn the_shipped_lexicon_agrees_with_itself() {
        let lexicon = Lexicon::from_ron(include_str!("../../assets/feelings.ron")).unwrap();
        for shown in lexicon.shown() {
            assert_eq!(lexicon.family_of(shown), lexicon.family_of_shown(shown), "{shown}");
        }
        let heard = |text| -> Vec<&str> {
            lexicon
                .feelings_in(&Passage::new(text))
                .iter()
                .filter(|hit| !hit.negated)
                .map(|hit| hit.family)
                .collect()
        };
        assert_eq!(
            heard("You're torn, wary, and worn down."),
            ["confusion", "guardedness", "tiredness"]
        );
        assert_eq!(
            heard("So alone with it… and gutted, on edge."),
            ["loneliness", "sadness", "worry"]
        );
        assert_eq!(
            heard("You don't trust it yet; not good enough."),
            ["guardedness", "inadequacy"]
        );
        assert!(
            heard("Well, that's a good number. I'm afraid we have to stop, okay? It's hard.")
                .is_empty()
        );
    }

    #[test]
    fn a_broken_lexicon_says_what_is_wrong() {
        let error = |families: &str, shown: &str| {
            let text = format!("(families: {{ {families} }}, shown: {{ {shown} }})");
            Lexicon::from_ron(&text).unwrap_err().to_string()
        };
        assert_eq!(
            error(r#"a: (words: {"sad": 0.1}), b: (words: {"Sad": 0.2})"#, ""),
            "\"Sad\" stands in `a` and again in `b`"
        );
        assert_eq!(
            error(r#"a: (words: {"sad": 1.5})"#, ""),
            "the intensity of \"sad\" is 1.5, which is not between 0 and 1"
        );
        assert_eq!(
            error(r#"a: (words: {"…": 0.5})"#, ""),
            "the family `a` has an entry \"…\" with no word in it"
        );
        assert_eq!(
            error("", r#"proud: "pride""#),
            "the shown feeling `proud` is of the family `pride`, which does not exist"
        );
    }
}
