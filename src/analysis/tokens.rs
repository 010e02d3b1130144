//! A reply cut into words and marks, as people type: without apostrophes, in shorthand, with slips.

use std::ops::Range;

/// The most tokens that are read; a reply that is longer is too long to take in anyway.
const MOST: usize = 400;

/// The longest word that is read, in bytes.
const LONGEST: usize = 40;

/// The words and marks of a text, in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tokens {
    text: String,
    tokens: Vec<Token>,
}

#[derive(Debug, Clone)]
struct Token {
    /// Its bytes in `text`.
    own: Range<usize>,
    /// Its bytes in what was typed.
    span: Range<usize>,
    is_word: bool,
}

impl Tokens {
    /// Cuts up what was typed.
    pub(crate) fn of(typed: &str) -> Self {
        // English has about one word in five bytes.
        let mut tokens = Self {
            text: String::with_capacity(typed.len().min(MOST * LONGEST)),
            tokens: Vec::with_capacity((typed.len() / 4).min(MOST)),
        };
        let mut rest = typed.char_indices().peekable();
        while let Some((start, c)) = rest.next() {
            if tokens.tokens.len() == MOST {
                break;
            }
            if c.is_alphanumeric() {
                let mut end = start + c.len_utf8();
                while let Some(&(at, c)) = rest.peek() {
                    let goes_on = c.is_alphanumeric()
                        || (is_apostrophe(c) && after(typed, at, c).is_alphanumeric());
                    if !goes_on {
                        break;
                    }
                    end = at + c.len_utf8();
                    rest.next();
                }
                tokens.push_word(&typed[start..end], start..end);
            } else if let Some(mark) = mark(c) {
                let mut end = start + c.len_utf8();
                // A run of the same mark counts once; three points are one mark of their own.
                let mut n = 1;
                while let Some(&(at, next)) = rest.peek() {
                    if next != c {
                        break;
                    }
                    end = at + next.len_utf8();
                    n += 1;
                    rest.next();
                }
                let mark = if mark == "." && n > 1 { "…" } else { mark };
                tokens.push(mark, start..end, false);
            }
        }
        tokens
    }

    fn push_word(&mut self, word: &str, span: Range<usize>) {
        let start = self.text.len();
        for c in word.chars().filter(|c| !is_apostrophe(*c)).flat_map(char::to_lowercase) {
            if self.text.len() - start + c.len_utf8() > LONGEST {
                break;
            }
            self.text.push(c);
        }
        if let Some(full) = full_form(&self.text[start..]) {
            self.text.truncate(start);
            self.text.push_str(full);
        }
        self.tokens.push(Token { own: start..self.text.len(), span, is_word: true });
    }

    fn push(&mut self, mark: &str, span: Range<usize>, is_word: bool) {
        let start = self.text.len();
        self.text.push_str(mark);
        self.tokens.push(Token { own: start..self.text.len(), span, is_word });
    }

    /// Puts another word in the place of the one at `at`.
    pub(crate) fn replace(&mut self, at: usize, word: &str) {
        let start = self.text.len();
        self.text.push_str(word);
        self.tokens[at].own = start..self.text.len();
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there was more than is read.
    pub(crate) fn is_cut(&self) -> bool {
        self.len() == MOST
    }

    /// The token at `at`.
    pub(crate) fn get(&self, at: usize) -> &str {
        &self.text[self.tokens[at].own.clone()]
    }

    /// Whether the token at `at` is a word.
    pub(crate) fn is_word(&self, at: usize) -> bool {
        self.tokens[at].is_word
    }

    /// The places of the words.
    pub(crate) fn words(&self) -> impl Iterator<Item = usize> {
        (0..self.len()).filter(|&at| self.is_word(at))
    }

    /// The bytes of a run of tokens in what was typed.
    pub(crate) fn span(&self, places: &Range<usize>) -> Range<usize> {
        self.tokens[places.start].span.start..self.tokens[places.end - 1].span.end
    }

    /// The places of the tokens that touch these bytes of what was typed.
    pub(crate) fn places(&self, span: &Range<usize>) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.span.end <= span.start);
        let end = self.tokens.partition_point(|token| token.span.start < span.end);
        start..end.max(start)
    }
}

fn after(typed: &str, at: usize, c: char) -> char {
    typed[at + c.len_utf8()..].chars().next().unwrap_or(' ')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´')
}

fn mark(c: char) -> Option<&'static str> {
    Some(match c {
        '?' | '？' | '؟' => "?",
        '!' | '！' => "!",
        '.' | '。' => ".",
        ',' | ';' => ",",
        '…' => "…",
        ':' | '—' | '–' => "—",
        '(' | '[' | '*' => "(",
        ')' | ']' => ")",
        '"' | '“' | '”' => "\"",
        _ => return None,
    })
}

/// What a shorthand stands for.
fn full_form(word: &str) -> Option<&'static str> {
    Some(match word {
        "u" | "ya" | "yu" => "you",
        "ur" => "your",
        "r" => "are",
        "iam" => "im",
        "pls" | "plz" => "please",
        "bc" | "cuz" | "cos" | "coz" | "cause" => "because",
        "w" => "with",
        "gonna" => "going",
        "wanna" => "want",
        "ok" | "k" => "okay",
        "yea" | "yep" | "yup" => "yeah",
        "mhm" | "mmhm" | "mmm" | "mm" | "hm" | "hmm" | "mmhmm" | "uhuh" => "mm",
        "tho" => "though",
        "ppl" => "people",
        "smth" => "something",
        "wat" | "wht" => "what",
        "abt" => "about",
        "rly" => "really",
        _ => return None,
    })
}

/// How a word begins: without the endings that grammar puts on.
pub(crate) fn stem(word: &str) -> &str {
    for ending in ["ing", "ed", "es", "ly", "s", "e"] {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.len() >= 3
        {
            return stem;
        }
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(typed: &str) -> Vec<String> {
        let tokens = Tokens::of(typed);
        (0..tokens.len()).map(|at| tokens.get(at).to_owned()).collect()
    }

    #[test]
    fn apostrophes_case_and_shorthand_make_no_difference() {
        assert_eq!(all("You don’t…"), ["you", "dont", "…"]);
        assert_eq!(all("u DONT..."), ["you", "dont", "…"]);
        assert_eq!(all("'Really?!'"), ["really", "?", "!"]);
    }

    #[test]
    fn spans_point_into_what_was_typed() {
        let typed = "Ünd — du?  ja";
        let tokens = Tokens::of(typed);
        assert_eq!(&typed[tokens.span(&(0..1))], "Ünd");
        assert_eq!(&typed[tokens.span(&(2..4))], "du?");
        assert_eq!(tokens.places(&(0..4)), 0..1);
        assert_eq!(tokens.places(&(5..8)), 1..2);
    }

    #[test]
    fn what_is_endless_is_read_to_a_limit() {
        assert_eq!(Tokens::of(&"so ".repeat(100_000)).len(), MOST);
        let one = "a".repeat(100_000);
        assert_eq!(Tokens::of(&one).get(0).len(), LONGEST);
        assert_eq!(Tokens::of("🙂🙂🙂").len(), 0);
    }
}
