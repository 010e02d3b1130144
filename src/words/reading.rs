//! How hard a text is to read, as a school grade.

use std::borrow::Cow;
use std::iter::Sum;
use std::sync::OnceLock;

use super::keyed::{Keyed, hash};
use super::passage::Passage;

/// How much there is to read in a text, or in several that are read together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reading {
    n_words: i64,
    n_sentences: i64,
    n_syllables: i64,
}

impl Reading {
    /// How much there is to read in a text.
    pub fn of(passage: &Passage) -> Self {
        let n_syllables = |at| i64::from(syllables(passage.word(at), passage.hash(at)));
        // Where there are no words there is nothing to read, whatever marks there are.
        let n_sentences = if passage.is_empty() { 0 } else { passage.sentences().len() };
        Self {
            n_words: count(passage.len()),
            n_sentences: count(n_sentences),
            n_syllables: (0..passage.len()).map(n_syllables).sum(),
        }
    }

    /// How many words there are.
    pub fn words(self) -> usize {
        usize::try_from(self.n_words).unwrap_or(0)
    }

    /// The Flesch-Kincaid grade in tenths (65 is the middle of sixth grade); 0 where there are no words.
    ///
    /// The formula (Kincaid, Fishburne, Rogers and Chissom 1975) is
    /// `0.39 × words ÷ sentences + 11.8 × syllables ÷ words − 15.59`. It is worked out in integers and rounded
    /// once, half away from zero, so that it is the same on every machine. It was made for passages of a hundred
    /// words: of one short reply it says little, and it may fall below zero.
    pub fn grade_tenths(self) -> i32 {
        let Self { n_words, n_sentences, n_syllables } = self;
        if n_words == 0 {
            return 0;
        }
        // The grade times ten, with everything over the one denominator `10 × words × sentences`.
        let numerator = 39 * n_words * n_words + 1180 * n_syllables * n_sentences
            - 1559 * n_words * n_sentences;
        let tenths = rounded_quotient(numerator, 10 * n_words * n_sentences);
        i32::try_from(tenths).unwrap_or(i32::MAX)
    }
}

impl Sum for Reading {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |sum, one| Self {
            n_words: sum.n_words + one.n_words,
            n_sentences: sum.n_sentences + one.n_sentences,
            n_syllables: sum.n_syllables + one.n_syllables,
        })
    }
}

/// About how many syllables an English word in lower case has, at least one; a digit counts one. `hash` is the
/// hash of the word.
///
/// Runs of vowels are counted, less an `e` that is not spoken, plus vowels that are spoken apart (`radio`)
/// and syllables written without a vowel (`didn't`). Common words that break these rules are listed.
fn syllables(word: &str, hash: u32) -> u32 {
    let exceptions = EXCEPTIONS.get_or_init(Exceptions::read);
    if let Some(n) = exceptions.find(word, hash) {
        return n;
    }
    let letters = letters(word);
    let n_more = n_spoken_apart(&letters) + usize::from(has_bare_syllable(word));
    let n = n_runs_of_vowels_and_digits(&letters) + n_more;
    let n_silent = usize::from(ends_in_silent_e(&letters)) + usize::from(hides_silent_e(&letters));
    u32::try_from(n.saturating_sub(n_silent).max(1)).unwrap_or(u32::MAX)
}

/// A word without its apostrophes.
fn letters(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        Cow::Borrowed(word)
    } else {
        word.chars().filter(|c| c.is_alphanumeric()).collect()
    }
}

fn n_runs_of_vowels_and_digits(letters: &str) -> usize {
    let mut in_run = false;
    let mut n = 0;
    for c in letters.chars() {
        let was_in_run = std::mem::replace(&mut in_run, is_vowel(c));
        n += usize::from((in_run && !was_in_run) || c.is_numeric());
    }
    n
}

/// Common words that the rules get wrong.
struct Exceptions {
    /// Each with its syllables.
    words: Vec<(&'static str, u32)>,
    by_hash: Keyed,
}

static EXCEPTIONS: OnceLock<Exceptions> = OnceLock::new();

impl Exceptions {
    fn read() -> Self {
        let listed = [
            (1, "real whole"),
            (
                2,
                "being business client client's clients create diet every evening homework hundred",
            ),
            (2, "lifetime maybe moment poem quiet science someone something sometimes somewhere"),
            (2, "themselves"),
            (
                3,
                "area everyone everything idea ideas quietly somebody usual violence violent whatever",
            ),
            (4, "actually everybody experience experienced usually"),
        ];
        let of_row = |(n, words): (u32, &'static str)| words.split(' ').map(move |word| (word, n));
        let words: Vec<_> = listed.into_iter().flat_map(of_row).collect();
        let by_hash = words.iter().zip(0..).map(|((word, _), at)| (hash(word), at));
        Self { by_hash: Keyed::new(by_hash.collect()), words }
    }

    fn find(&self, word: &str, hash: u32) -> Option<u32> {
        let mut listed = self.by_hash.get(hash).map(|at| self.words[at]);
        listed.find(|(one, _)| *one == word).map(|(_, n)| n)
    }
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// `numerator ÷ denominator`, of which the latter is above zero, rounded half away from zero.
fn rounded_quotient(numerator: i64, denominator: i64) -> i64 {
    let half = if numerator < 0 { -denominator } else { denominator };
    (2 * numerator + half) / (2 * denominator)
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y') || (!c.is_ascii() && "áéèêíïóöúü".contains(c))
}

/// Vowels in one run that are two syllables: `radio`, `anxiety`, `going`; but not `nation`, `social`.
fn n_spoken_apart(letters: &str) -> usize {
    let bytes = letters.as_bytes();
    let is_apart = |at: usize| match &bytes[at..] {
        [b'i', b'a' | b'o', ..] => !matches!(bytes[..at], [.., b't' | b's' | b'c' | b'g' | b'x']),
        [b'i', b'e', b't', b'y', ..] => true,
        _ => false,
    };
    let is_going = match bytes {
        [stem @ .., b'i', b'n', b'g'] | [stem @ .., b'i', b'n', b'g', b's'] => {
            letters[..stem.len()].ends_with(is_vowel)
        }
        _ => false,
    };
    (0..bytes.len()).filter(|&at| is_apart(at)).count() + usize::from(is_going)
}

/// `loved`, `hopes` and `safe`, but not `wanted`, `houses` and `little`.
fn ends_in_silent_e(letters: &str) -> bool {
    let (stem, is_spoken) = match letters.as_bytes() {
        [stem @ .., b'e'] => (stem, false),
        [stem @ .., b'e', b's'] => (stem, ends_in_hiss(stem)),
        [stem @ .., b'e', b'd'] => (stem, matches!(stem, [.., b't' | b'd'])),
        _ => return false,
    };
    let stem = &letters[..stem.len()];
    !is_spoken && !stem.ends_with(is_vowel) && stem.contains(is_vowel) && !ends_in_cluster(stem)
}

/// `hous-`, `voic-`, `wish-`: the `e` of a plural is heard after these.
fn ends_in_hiss(stem: &[u8]) -> bool {
    matches!(stem, [.., b's' | b'x' | b'z' | b'c' | b'g'] | [.., b'c' | b's', b'h'])
}

/// `lonely`, `hopeful`, `careless`: the `e` of the word within is silent still.
fn hides_silent_e(letters: &str) -> bool {
    let stem = match letters.as_bytes() {
        [stem @ .., b'e', b'l', b'y'] => stem,
        [stem @ .., b'e', b'f', b'u', b'l'] => stem,
        [stem @ .., b'e', b'l' | b'n', b'e', b's', b's'] => stem,
        _ => return false,
    };
    ends_in_silent_e(&letters[..=stem.len()])
}

/// `littl-`, `handl-`: an `l` after another consonant makes the `e` after it heard.
fn ends_in_cluster(stem: &str) -> bool {
    let before = stem.strip_suffix('l');
    before.is_some_and(|rest| !rest.ends_with('l') && !rest.ends_with(is_vowel))
}

/// `didn't`, `that'll`, `could've`: a syllable without a vowel of its own.
fn has_bare_syllable(word: &str) -> bool {
    matches!(
        word.as_bytes(),
        [.., b'd' | b's', b'n', b'\'', b't']
            | [.., b't' | b's', b'\'', b'l', b'l']
            | [.., b'd' | b't', b'\'', b'v', b'e']
            | [.., b't' | b'd', b'\'', b'd']
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_of_everyday_words() {
        let expected = [
            (1, "you’re don't loved hopes worked called scared strengths safe through"),
            (
                2,
                "didn’t going little people lonely wanted houses hopeful quiet that'll handled café 42",
            ),
            (3, "radio family anxious-ly careful-ly everything overwhelmed"),
            (4, "anxiety experience actually impossible"),
        ];
        for (n, words) in expected {
            for word in words.split(' ') {
                let n_found = Reading::of(&Passage::new(word)).n_syllables;
                assert_eq!(n_found, n, "{word}");
            }
        }
    }

    fn grade_tenths(text: &str) -> i32 {
        Reading::of(&Passage::new(text)).grade_tenths()
    }

    #[test]
    fn the_grade_follows_the_formula() {
        // 6 words, 1 sentence, 6 syllables: 2.34 + 11.8 - 15.59 = -1.45, half away from zero.
        assert_eq!(grade_tenths("The cat sat on the mat."), -15);
        // 6 words, 2 sentences, 15 syllables: 1.17 + 29.5 - 15.59 = 15.08.
        assert_eq!(grade_tenths("Nobody is listening. That’s overwhelming, exhausting …"), 151);
        assert_eq!(grade_tenths("… ?"), 0);
    }

    #[test]
    fn longer_sentences_and_longer_words_grade_higher() {
        let plain = "You miss him. It hurts at night. You lie awake.";
        let joined = "You miss him and it hurts at night and you lie awake.";
        let learned = "You experience considerable nocturnal bereavement-related insomnia.";
        assert!(grade_tenths(plain) < grade_tenths(joined));
        assert!(grade_tenths(joined) < grade_tenths(learned));
    }

    #[test]
    fn texts_read_together_are_graded_as_if_an_empty_line_parted_them() {
        let texts =
            ["You miss him", "…", "At 5 p.m. it hurts", "“Why me?”", "nobody. … is 3.5", ""];
        let together: Reading = texts.iter().map(|text| Reading::of(&Passage::new(text))).sum();
        assert_eq!(together, Reading::of(&Passage::new(&texts.join("\n\n"))));
    }
}
