//! How hard a text is to read, as a school grade.

use super::tokens::{lower, sentences, tokens};

/// The Flesch-Kincaid grade of `text` in tenths (65 is the middle of sixth grade); 0 where there are no words.
///
/// The formula (Kincaid, Fishburne, Rogers and Chissom 1975) is
/// `0.39 × words ÷ sentences + 11.8 × syllables ÷ words − 15.59`. It is worked out in integers and rounded
/// once, half away from zero, so that it is the same on every machine. It was made for passages of a hundred
/// words: of one short reply it says little, and it may fall below zero.
pub fn grade_tenths(text: &str) -> i32 {
    let words = tokens(text);
    if words.is_empty() {
        return 0;
    }
    let n_sentences = count(sentences(text).len());
    let n_words = count(words.len());
    let n_syllables: i64 = words.iter().map(|word| i64::from(syllables(word.text))).sum();
    // The grade times ten, with everything over the one denominator `10 × words × sentences`.
    let numerator =
        39 * n_words * n_words + 1180 * n_syllables * n_sentences - 1559 * n_words * n_sentences;
    let tenths = rounded_quotient(numerator, 10 * n_words * n_sentences);
    i32::try_from(tenths).unwrap_or(i32::MAX)
}

/// About how many syllables an English word has, at least one; a digit counts one.
///
/// Runs of vowels are counted, less an `e` that is not spoken, plus vowels that are spoken apart (`radio`)
/// and syllables written without a vowel (`didn't`). Common words that break these rules are listed.
pub fn syllables(word: &str) -> u32 {
    let word = lower(word);
    let listed = EXCEPTIONS.iter().find(|(_, words)| words.split(' ').any(|other| other == word));
    if let Some(&(n, _)) = listed {
        return n;
    }
    let letters: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
    let n_runs = letters.split(|c| !is_vowel(c)).filter(|run| !run.is_empty()).count();
    let n_digits = letters.chars().filter(|c| c.is_numeric()).count();
    let n_more = n_spoken_apart(&letters) + usize::from(has_bare_syllable(&word));
    let n = n_runs + n_digits + n_more;
    let n_silent = usize::from(ends_in_silent_e(&letters)) + usize::from(hides_silent_e(&letters));
    u32::try_from(n.saturating_sub(n_silent).max(1)).unwrap_or(u32::MAX)
}

/// Common words that the rules get wrong, with their syllables.
const EXCEPTIONS: &[(u32, &str)] = &[
    (1, "real whole"),
    (2, "being business client client's clients create diet every evening homework hundred"),
    (2, "lifetime maybe moment poem quiet science someone something sometimes somewhere"),
    (2, "themselves"),
    (3, "area everyone everything idea ideas quietly somebody usual violence violent whatever"),
    (4, "actually everybody experience experienced usually"),
];

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// `numerator ÷ denominator`, of which the latter is above zero, rounded half away from zero.
fn rounded_quotient(numerator: i64, denominator: i64) -> i64 {
    let half = if numerator < 0 { -denominator } else { denominator };
    (2 * numerator + half) / (2 * denominator)
}

fn is_vowel(c: char) -> bool {
    "aeiouyáéèêíïóöúü".contains(c)
}

/// Vowels in one run that are two syllables: `radio`, `anxiety`, `going`; but not `nation`, `social`.
fn n_spoken_apart(letters: &str) -> usize {
    let is_soft = |at: usize| letters[..at].ends_with(['t', 's', 'c', 'g', 'x']);
    let pairs = ["ia", "io"].iter().flat_map(|pair| letters.match_indices(pair));
    let n_pairs = pairs.filter(|&(at, _)| !is_soft(at)).count();
    let before_ing = letters.strip_suffix("ing").or_else(|| letters.strip_suffix("ings"));
    let is_going = before_ing.is_some_and(|stem| stem.ends_with(is_vowel));
    n_pairs + letters.matches("iety").count() + usize::from(is_going)
}

/// `loved`, `hopes` and `safe`, but not `wanted`, `houses` and `little`.
fn ends_in_silent_e(letters: &str) -> bool {
    let silent = |ending: &str, spoken_after: &[&str]| {
        letters.strip_suffix(ending).is_some_and(|stem| {
            stem.contains(is_vowel)
                && !stem.ends_with(is_vowel)
                && !ends_in_cluster(stem)
                && !spoken_after.iter().any(|sound| stem.ends_with(sound))
        })
    };
    silent("e", &[])
        || silent("es", &["s", "x", "z", "c", "g", "ch", "sh"])
        || silent("ed", &["t", "d"])
}

/// `lonely`, `hopeful`, `careless`: the `e` of the word within is silent still.
fn hides_silent_e(letters: &str) -> bool {
    ["ly", "ful", "less", "ness"]
        .iter()
        .filter_map(|ending| letters.strip_suffix(ending))
        .any(|stem| stem.ends_with('e') && ends_in_silent_e(stem))
}

/// `littl-`, `handl-`: an `l` after another consonant makes the `e` after it heard.
fn ends_in_cluster(stem: &str) -> bool {
    let before = stem.strip_suffix('l');
    before.is_some_and(|rest| !rest.ends_with('l') && !rest.ends_with(is_vowel))
}

/// `didn't`, `that'll`, `could've`: a syllable without a vowel of its own.
fn has_bare_syllable(word: &str) -> bool {
    let after = |ending, sounds: &[char]| {
        word.strip_suffix(ending).is_some_and(|stem: &str| stem.ends_with(sounds))
    };
    after("n't", &['d', 's'])
        || after("'ll", &['t', 's'])
        || after("'ve", &['d', 't'])
        || after("'d", &['t', 'd'])
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
                let n_found: u32 = tokens(word).iter().map(|token| syllables(token.text)).sum();
                assert_eq!(n_found, n, "{word}");
            }
        }
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
}
