//! Finding phrases in a text: on word boundaries, whatever the case, never across the end of a clause.
//!
//! A phrase is written as words with a space between them. Each word may be:
//!
//! | written | is met by |
//! | --- | --- |
//! | `a\|b` | either |
//! | `a_b` | the two words in a row |
//! | `a*`, `*a` | a word that begins, or ends, so |
//! | `a~` | the word itself or with `'s` |
//! | `?a\|b` | either, or nothing |
//! | `,a` | the word, also after a comma |
//! | `!a\|b` | nothing: the next word (at the start of the phrase: the word before) is neither |
//! | `!!a\|b` | nothing, at the start only: none of the four words before, in the same clause, is either |
//! | `^` | nothing, at the start only: a clause begins here |
//! | `$` | nothing, at the end only: a clause ends here |
//!
//! A contraction (`i'm`) is met by its long form and by the form typed without an apostrophe too.

use std::ops::Range;
use std::sync::OnceLock;

use super::tokens::{Token, is_apostrophe, is_closer, is_terminator, sentences, tokens};

/// A list of phrases, read when it is first used.
pub(super) struct Phrases {
    sources: &'static [&'static str],
    read: OnceLock<Indexed>,
}

impl Phrases {
    /// The list of these phrases.
    pub(super) const fn of(sources: &'static [&'static str]) -> Self {
        Self { sources, read: OnceLock::new() }
    }

    /// Where the phrases stand in `text`, in its order; of two that overlap, the first, then the longest.
    pub(super) fn find(&self, text: &str) -> Vec<Range<usize>> {
        self.find_in(&Passage::new(text))
    }

    /// As [`Phrases::find`], without what stands in quotation marks: there the speaker quotes someone.
    pub(super) fn find_unquoted(&self, text: &str) -> Vec<Range<usize>> {
        let passage = Passage::new(text);
        let mut found = self.find_in(&passage);
        found.retain(|span| !passage.is_quoted(span));
        found
    }

    /// As [`Phrases::find`], in a text that was cut up before.
    pub(super) fn find_in(&self, passage: &Passage<'_>) -> Vec<Range<usize>> {
        let read = self.read.get_or_init(|| Indexed::read(self.sources));
        let mut found = Vec::new();
        let mut at = 0;
        while at < passage.len() {
            match read.longest_at(passage, at) {
                Some(end) => {
                    found.push(passage.span(at..end));
                    at = end;
                }
                None => at += 1,
            }
        }
        found
    }
}

/// Phrases by what they may begin with, so that at most words of a text nothing is tried.
struct Indexed {
    phrases: Vec<Phrase>,
    /// Hashes of whole first words, each with the phrase it begins, sorted.
    words: Vec<(u32, usize)>,
    /// First bytes of other first words, each with the phrase it begins, sorted.
    bytes: Vec<(u8, usize)>,
    /// Phrases that may begin with any word.
    anywhere: Vec<usize>,
    /// A bit for the low byte of each hash in `words`: most words are turned away here.
    seen_hashes: [u64; 4],
    /// A bit for each byte in `bytes`.
    seen_bytes: [u64; 4],
}

impl Indexed {
    fn read(sources: &[&str]) -> Self {
        let mut indexed = Self {
            phrases: sources.iter().map(|source| Phrase::read(source)).collect(),
            words: Vec::new(),
            bytes: Vec::new(),
            anywhere: Vec::new(),
            seen_hashes: [0; 4],
            seen_bytes: [0; 4],
        };
        for (number, phrase) in indexed.phrases.iter().enumerate() {
            for word in phrase.first_words() {
                match (word.fit, word.texts.first().and_then(|text| text.bytes().next())) {
                    (Fit::Whole, Some(_)) => indexed.words.push((hash(&word.texts[0]), number)),
                    (Fit::Begins | Fit::Possessive, Some(byte)) => {
                        indexed.bytes.push((byte, number));
                    }
                    _ => indexed.anywhere.push(number),
                }
            }
        }
        indexed.words.sort_unstable();
        indexed.words.dedup();
        indexed.bytes.sort_unstable();
        indexed.bytes.dedup();
        indexed.words.iter().for_each(|(hash, _)| raise(&mut indexed.seen_hashes, *hash as u8));
        indexed.bytes.iter().for_each(|(byte, _)| raise(&mut indexed.seen_bytes, *byte));
        indexed
    }

    fn longest_at(&self, passage: &Passage<'_>, at: usize) -> Option<usize> {
        let (hash, byte) = (passage.hashes[at], passage.lower[at].bytes().next().unwrap_or(0));
        let words = &self.words[if has(&self.seen_hashes, hash as u8) {
            self.words.partition_point(|(one, _)| *one < hash)..self.words.len()
        } else {
            0..0
        }];
        let bytes = &self.bytes[if has(&self.seen_bytes, byte) {
            self.bytes.partition_point(|(one, _)| *one < byte)..self.bytes.len()
        } else {
            0..0
        }];
        let by_word = words.iter().take_while(|(one, _)| *one == hash).map(|(_, number)| *number);
        let by_byte = bytes.iter().take_while(|(one, _)| *one == byte).map(|(_, number)| *number);
        by_word
            .chain(by_byte)
            .chain(self.anywhere.iter().copied())
            .filter_map(|number| self.phrases[number].match_at(passage, at))
            .max()
    }
}

/// The 32-bit FNV-1a hash of a word.
fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

fn raise(bits: &mut [u64; 4], byte: u8) {
    bits[usize::from(byte >> 6)] |= 1 << (byte & 63);
}

fn has(bits: &[u64; 4], byte: u8) -> bool {
    bits[usize::from(byte >> 6)] >> (byte & 63) & 1 == 1
}

/// What stands between a word and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// The two belong together.
    Space,
    /// A comma.
    Comma,
    /// A stronger break inside a sentence: a dash, a colon, a quotation mark.
    Break,
    /// The start of a sentence.
    Sentence,
}

/// A text cut into words and clauses, ready to be searched.
pub(super) struct Passage<'a> {
    /// The words.
    pub(super) tokens: Vec<Token<'a>>,
    /// Each word in lower case with straight apostrophes.
    pub(super) lower: Vec<String>,
    /// The hash of each word in lower case.
    hashes: Vec<u32>,
    /// What stands before each word.
    pub(super) gaps: Vec<Gap>,
    quotes: Vec<Range<usize>>,
}

impl<'a> Passage<'a> {
    /// Cuts up `text`.
    pub(super) fn new(text: &'a str) -> Self {
        let tokens = tokens(text);
        let lower: Vec<String> = tokens.iter().map(Token::lower).collect();
        let hashes = lower.iter().map(|word| hash(word)).collect();
        let gaps = gaps(text, &tokens);
        let quotes = quotes(text, &tokens);
        Self { tokens, lower, hashes, gaps, quotes }
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The bytes of a run of words, which must not be empty.
    pub(super) fn span(&self, words: Range<usize>) -> Range<usize> {
        self.tokens[words.start].span.start..self.tokens[words.end - 1].span.end
    }

    /// The words before `at` in the same clause, the nearest first.
    pub(super) fn words_before(&self, at: usize) -> impl Iterator<Item = &str> {
        let joined = (1..=at).rev().take_while(|&i| self.gaps.get(i) == Some(&Gap::Space));
        joined.map(|i| self.lower[i - 1].as_str())
    }

    /// Whether a clause begins with the word at `at`, or with small words that lead up to it.
    ///
    /// After a comma it does where the part before it is a lead-in ("If you can't sleep, try …",
    /// "Maya, try …") and not where it is one of a row ("You lie down, try to sleep, and can't").
    pub(super) fn is_clause_start(&self, at: usize) -> bool {
        match self.gaps[at] {
            Gap::Sentence | Gap::Break => true,
            Gap::Space => {
                LEAD_WORDS.contains(&self.lower[at - 1].as_str()) && self.is_clause_start(at - 1)
            }
            Gap::Comma => {
                let first = (0..at).rev().find(|&i| self.gaps[i] == Gap::Sentence).unwrap_or(0);
                let opener = self.lower[first].as_str();
                at - first <= 2 || LEAD_WORDS.contains(&opener) || LEAD_INS.contains(&opener)
            }
        }
    }

    /// Whether a clause ends before the word at `at`.
    fn is_clause_end(&self, at: usize) -> bool {
        self.gaps.get(at) != Some(&Gap::Space)
    }

    /// Whether `span` stands in quotation marks.
    pub(super) fn is_quoted(&self, span: &Range<usize>) -> bool {
        self.quotes.iter().any(|quote| quote.start <= span.start && span.end <= quote.end)
    }
}

/// Small words that may come before the first word of a clause.
const LEAD_WORDS: &[&str] = &[
    "and", "or", "so", "but", "then", "well", "oh", "okay", "ok", "just", "please", "maybe",
    "perhaps", "now", "first", "next", "instead", "also", "look", "listen", "honestly", "no",
    "yes", "yeah",
];

/// Words that open a clause which leads in to the main one.
const LEAD_INS: &[&str] = &[
    "if", "when", "whenever", "before", "after", "tonight", "today", "tomorrow", "at", "in", "for",
    "until", "once", "since", "because", "this",
];

struct Phrase {
    begins_clause: bool,
    ends_clause: bool,
    not_before: Vec<Word>,
    not_near_before: Vec<Word>,
    parts: Vec<Part>,
}

enum Part {
    One { words: Vec<Word>, may_be_absent: bool, may_follow_comma: bool },
    NotNext(Vec<Word>),
}

/// One word, or several in a row: a contraction may be written in two.
struct Word {
    texts: Vec<String>,
    fit: Fit,
}

#[derive(Clone, Copy)]
enum Fit {
    Whole,
    Begins,
    Ends,
    Possessive,
}

impl Phrase {
    fn read(source: &str) -> Self {
        let mut phrase = Self {
            begins_clause: false,
            ends_clause: false,
            not_before: Vec::new(),
            not_near_before: Vec::new(),
            parts: Vec::new(),
        };
        for part in source.split_whitespace() {
            let is_first = phrase.parts.is_empty();
            if part == "^" {
                phrase.begins_clause = true;
            } else if part == "$" {
                phrase.ends_clause = true;
            } else if let Some(words) = part.strip_prefix("!!") {
                phrase.not_near_before = Word::read_all(words);
            } else if let Some(words) = part.strip_prefix('!') {
                let words = Word::read_all(words);
                if is_first {
                    phrase.not_before = words;
                } else {
                    phrase.parts.push(Part::NotNext(words));
                }
            } else {
                phrase.parts.push(Part::read(part));
            }
        }
        phrase
    }

    /// Every word the phrase may begin with.
    fn first_words(&self) -> Vec<&Word> {
        let mut first = Vec::new();
        for part in &self.parts {
            if let Part::One { words, may_be_absent, .. } = part {
                first.extend(words);
                if !may_be_absent {
                    break;
                }
            }
        }
        first
    }

    /// The place after the phrase, if it stands at `at`.
    fn match_at(&self, passage: &Passage<'_>, at: usize) -> Option<usize> {
        let end = self.match_parts(&self.parts, passage, at, at)?;
        let allowed = (!self.begins_clause || passage.is_clause_start(at))
            && !passage.words_before(at).take(1).any(|word| is_any(&self.not_before, word))
            && !passage.words_before(at).take(4).any(|word| is_any(&self.not_near_before, word));
        (allowed && end > at).then_some(end)
    }

    fn match_parts(
        &self,
        parts: &[Part],
        passage: &Passage<'_>,
        start: usize,
        at: usize,
    ) -> Option<usize> {
        let Some((part, rest)) = parts.split_first() else {
            return (!self.ends_clause || passage.is_clause_end(at)).then_some(at);
        };
        match part {
            Part::NotNext(words) => {
                let is_next = passage.gaps.get(at) == Some(&Gap::Space)
                    && words.iter().any(|word| word.match_at(passage, at).is_some());
                if is_next { None } else { self.match_parts(rest, passage, start, at) }
            }
            Part::One { words, may_be_absent, may_follow_comma } => {
                let follows = at == start
                    || match passage.gaps.get(at) {
                        Some(Gap::Space) => true,
                        Some(Gap::Comma) => *may_follow_comma,
                        _ => false,
                    };
                let taken = words
                    .iter()
                    .filter(|_| follows)
                    .filter_map(|word| word.match_at(passage, at))
                    .filter_map(|next| self.match_parts(rest, passage, start, next))
                    .max();
                if taken.is_none() && *may_be_absent {
                    return self.match_parts(rest, passage, start, at);
                }
                taken
            }
        }
    }
}

impl Part {
    fn read(source: &str) -> Self {
        let (source, may_be_absent) = strip(source, '?');
        let (source, may_follow_comma) = strip(source, ',');
        Self::One { words: Word::read_all(source), may_be_absent, may_follow_comma }
    }
}

impl Word {
    fn read_all(source: &str) -> Vec<Self> {
        source.split('|').flat_map(Self::read).collect()
    }

    fn read(source: &str) -> Vec<Self> {
        let (text, fit) = if let Some(text) = source.strip_suffix('*') {
            (text, Fit::Begins)
        } else if let Some(text) = source.strip_prefix('*') {
            (text, Fit::Ends)
        } else if let Some(text) = source.strip_suffix('~') {
            (text, Fit::Possessive)
        } else {
            return spellings(source).map(|texts| Self { texts, fit: Fit::Whole }).collect();
        };
        vec![Self { texts: vec![text.to_owned()], fit }]
    }

    fn match_at(&self, passage: &Passage<'_>, at: usize) -> Option<usize> {
        let end = at + self.texts.len();
        let found = passage.lower.get(at..end)?;
        let is_joined = passage.gaps[at + 1..end].iter().all(|&gap| gap == Gap::Space);
        let fits = self.texts.iter().zip(found).all(|(text, word)| self.fit.holds(text, word));
        (is_joined && fits).then_some(end)
    }
}

impl Fit {
    fn holds(self, text: &str, word: &str) -> bool {
        match self {
            Self::Whole => word == text,
            Self::Begins => word.starts_with(text),
            Self::Ends => word.ends_with(text),
            Self::Possessive => {
                word.strip_prefix(text).is_some_and(|rest| rest.is_empty() || rest == "'s")
            }
        }
    }
}

fn is_any(words: &[Word], found: &str) -> bool {
    words.iter().any(|word| matches!(word.texts.as_slice(), [text] if word.fit.holds(text, found)))
}

fn strip(source: &str, mark: char) -> (&str, bool) {
    match source.strip_prefix(mark) {
        Some(rest) => (rest, true),
        None => (source, false),
    }
}

/// A word as written and, where it is a contraction, its long forms and the form without an apostrophe.
fn spellings(word: &str) -> std::vec::IntoIter<Vec<String>> {
    let one = |text: &str| vec![text.to_owned()];
    let two = |head: &str, tail: &str| vec![head.to_owned(), tail.to_owned()];
    if word.contains('_') {
        return vec![word.split('_').map(str::to_owned).collect()].into_iter();
    }
    let mut all = vec![one(word)];
    if word.contains('\'') {
        all.push(one(&word.replace('\'', "")));
    }
    match word {
        "can't" => all.extend([one("cannot"), two("can", "not")]),
        "won't" => all.push(two("will", "not")),
        "let's" => all.push(two("let", "us")),
        _ => {
            for (ending, tail) in CONTRACTIONS {
                if let Some(head) = word.strip_suffix(ending) {
                    all.push(two(head, tail));
                }
            }
        }
    }
    all.into_iter()
}

const CONTRACTIONS: &[(&str, &str)] = &[
    ("n't", "not"),
    ("'m", "am"),
    ("'re", "are"),
    ("'ll", "will"),
    ("'ve", "have"),
    ("'s", "is"),
    ("'d", "would"),
    ("'d", "had"),
];

fn gaps(text: &str, tokens: &[Token<'_>]) -> Vec<Gap> {
    let sentences = sentences(text);
    let sentence_of = |at: usize| sentences.partition_point(|sentence| sentence.end <= at);
    let mut before: Option<&Token<'_>> = None;
    let mut gaps = Vec::with_capacity(tokens.len());
    for token in tokens {
        gaps.push(match before {
            Some(last) if sentence_of(last.span.start) == sentence_of(token.span.start) => {
                gap(&text[last.span.end..token.span.start])
            }
            _ => Gap::Sentence,
        });
        before = Some(token);
    }
    gaps
}

fn gap(between: &str) -> Gap {
    let is_break = |c: char| {
        matches!(c, ';' | ':' | '—' | '–' | '(' | ')' | '[' | ']' | '/')
            || c == '"'
            || matches!(c, '“' | '”' | '«' | '»')
            || is_terminator(c)
            || is_apostrophe(c)
    };
    if between.contains(is_break) || between.contains(" -") || between.contains("--") {
        Gap::Break
    } else if between.contains(',') {
        Gap::Comma
    } else {
        Gap::Space
    }
}

/// The quotations in `text`; none where all of it is one, for then nobody is quoted.
fn quotes(text: &str, tokens: &[Token<'_>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map_or(' ', |&(_, next)| next);
        match open {
            None => open = opening(before, c, after).map(|closing| (at, closing)),
            Some((from, closing)) if is_closing(c, closing, after) => {
                found.push(from..at + c.len_utf8());
                open = None;
            }
            Some(_) => {}
        }
        before = c;
    }
    let inside =
        |span: &Range<usize>| found.iter().any(|q| q.start < span.start && span.end < q.end);
    if tokens.iter().all(|token| inside(&token.span)) { Vec::new() } else { found }
}

/// The mark that will close a quotation, if `c` opens one.
fn opening(before: char, c: char, after: char) -> Option<char> {
    let at_word = !before.is_alphanumeric() && after.is_alphanumeric();
    match c {
        '“' | '"' => Some(if c == '"' { '"' } else { '”' }),
        '‘' if at_word => Some('’'),
        '\'' if at_word && !is_closer(before) => Some('\''),
        _ => None,
    }
}

fn is_closing(c: char, closing: char, after: char) -> bool {
    c == closing && (!is_apostrophe(c) || !after.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(sources: &'static [&'static str], text: &'a str) -> Vec<&'a str> {
        Phrases::of(sources).find(text).into_iter().map(|span| &text[span]).collect()
    }

    #[test]
    fn a_phrase_keeps_to_its_clause_and_its_words() {
        let phrase = &["you should"];
        assert_eq!(found(phrase, "YOU  should. You shoulder it."), ["YOU  should"]);
        assert!(found(phrase, "It is up to you. Should I go? To you, should it matter").is_empty());
    }

    #[test]
    fn a_contraction_is_met_in_every_spelling() {
        for text in ["I’d suggest", "I'd suggest", "I would suggest", "id suggest"] {
            assert_eq!(found(&["i'd suggest"], text), [text]);
        }
        assert_eq!(found(&["can't cope"], "I cannot cope"), ["cannot cope"]);
    }

    #[test]
    fn the_longest_phrase_wins_and_hits_do_not_overlap() {
        let phrases = &["part of", "part of you ?that", "you that"];
        assert_eq!(found(phrases, "a part of you that hopes"), ["part of you that"]);
    }

    #[test]
    fn words_around_can_forbid_a_phrase() {
        assert_eq!(found(&["!i|you sit ?down $"], "You sit. Please sit down."), ["sit down"]);
        let near = &["!!feel|felt stupid !cat"];
        assert_eq!(found(near, "That's stupid, but you feel so very stupid"), ["stupid"]);
        assert!(found(near, "A stupid cat").is_empty());
    }

    #[test]
    fn a_clause_begins_after_a_lead_in_but_not_in_a_row() {
        let imperative = &["^ try"];
        assert_eq!(found(imperative, "If it won't stop, try counting.").len(), 1);
        assert_eq!(found(imperative, "Well, maybe just try it — or try me").len(), 2);
        assert!(found(imperative, "You lie down, try to sleep, and can't.").is_empty());
    }

    #[test]
    fn quotations_are_told_from_apostrophes() {
        let phrases = Phrases::of(&["my mother"]);
        let text = "The kids' mother said 'my mother can't' and “my mother won’t”. And my mother?";
        let own = text.len() - "my mother?".len();
        assert_eq!(phrases.find(text).len(), 3);
        assert_eq!(phrases.find_unquoted(text).first().map(|span| span.start), Some(own));
        assert_eq!(phrases.find_unquoted("\"My mother left.\"").len(), 1);
    }
}
