//! A text cut into words and clauses, once for all that looks for something in it.

use std::ops::Range;

use super::keyed::hashes;
use super::tokens::{
    WordSpans, char_at, is_apostrophe, is_closer, is_terminator, lower, push_lower, sentences,
};

/// A text cut into words, clauses and sentences.
///
/// Everything in this module that looks for something in a text takes one of these, so that a text in which
/// much is looked for is cut up only once.
#[derive(Debug, Clone)]
pub struct Passage {
    text: String,
    words: Vec<Word>,
    /// The words in lower case with straight apostrophes, in order; what is between them may be left out.
    lower: String,
    sentences: Vec<Range<usize>>,
    quotes: Vec<Range<usize>>,
}

#[derive(Debug, Clone)]
struct Word {
    /// Its bytes in the text.
    span: Range<usize>,
    /// Its bytes in `lower`.
    lower: Range<usize>,
    hash: u32,
    stem: Option<u32>,
    /// What stands before it.
    gap: Gap,
    /// The first word of its sentence.
    opener: usize,
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

impl Passage {
    /// Cuts up `text`.
    pub fn new(text: &str) -> Self {
        // ASCII keeps its length in lower case, so the spans of the words hold there too.
        let keeps_length = text.is_ascii();
        let mut passage = Self {
            text: text.to_owned(),
            // English has about one word in five bytes.
            words: Vec::with_capacity(text.len() / 5),
            lower: if keeps_length { lower(text) } else { String::with_capacity(text.len()) },
            sentences: sentences(text),
            quotes: Vec::new(),
        };
        // By how many sentences end before a word, the sentence it stands in.
        let mut sentence = 0;
        for span in WordSpans::of(text) {
            let ended = passage.sentences[sentence..].iter();
            let n_ended = ended.take_while(|one| one.end <= span.start).count();
            sentence += n_ended;
            let lower = if keeps_length { span.clone() } else { passage.push_lower(&span) };
            passage.push(span, lower, n_ended > 0);
        }
        passage.quotes = quotes(text, &passage.words);
        passage
    }

    /// Puts a word into lower case, and says where.
    fn push_lower(&mut self, span: &Range<usize>) -> Range<usize> {
        let start = self.lower.len();
        push_lower(&self.text[span.start..span.end], &mut self.lower);
        start..self.lower.len()
    }

    /// Takes the next word.
    fn push(&mut self, span: Range<usize>, lower: Range<usize>, begins_sentence: bool) {
        let (gap, opener) = match self.words.last() {
            Some(last) if !begins_sentence => {
                (gap(&self.text[last.span.end..span.start]), last.opener)
            }
            _ => (Gap::Sentence, self.words.len()),
        };
        let (hash, stem) = hashes(&self.lower[lower.start..lower.end]);
        self.words.push(Word { span, lower, hash, stem, gap, opener });
    }

    /// The text as it was given.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The words in lower case with straight apostrophes.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| &self.lower[word.lower.clone()])
    }

    /// The sentences, trimmed, with the quotation marks that close them.
    pub fn sentences(&self) -> &[Range<usize>] {
        &self.sentences
    }

    /// The word at `at`, in lower case with straight apostrophes.
    pub(super) fn word(&self, at: usize) -> &str {
        &self.lower[self.words[at].lower.clone()]
    }

    /// The hash of the word at `at`.
    pub(super) fn hash(&self, at: usize) -> u32 {
        self.words[at].hash
    }

    /// As [`Passage::hash`]; `None` where there is no such word.
    pub(super) fn hash_at(&self, at: usize) -> Option<u32> {
        self.words.get(at).map(|word| word.hash)
    }

    /// The hash of how the word at `at` begins.
    pub(super) fn stem(&self, at: usize) -> Option<u32> {
        self.words[at].stem
    }

    /// What stands before the word at `at`; `None` where there is no such word.
    pub(super) fn gap(&self, at: usize) -> Option<Gap> {
        self.words.get(at).map(|word| word.gap)
    }

    /// The bytes of a run of words, which must not be empty.
    pub(super) fn span(&self, words: Range<usize>) -> Range<usize> {
        self.words[words.start].span.start..self.words[words.end - 1].span.end
    }

    /// The words before `at` in the same clause, the nearest first, by their places.
    pub(super) fn places_before(&self, at: usize) -> impl Iterator<Item = usize> {
        (1..=at).rev().take_while(|&i| self.gap(i) == Some(Gap::Space)).map(|i| i - 1)
    }

    /// The words before `at` in the same clause, the nearest first.
    pub(super) fn words_before(&self, at: usize) -> impl Iterator<Item = &str> {
        self.places_before(at).map(|before| self.word(before))
    }

    /// Whether a clause begins with the word at `at`, or with small words that lead up to it.
    ///
    /// After a comma it does where the part before it is a lead-in ("If you can't sleep, try …",
    /// "Maya, try …") and not where it is one of a row ("You lie down, try to sleep, and can't").
    pub(super) fn is_clause_start(&self, mut at: usize) -> bool {
        while self.words[at].gap == Gap::Space {
            at -= 1;
            if !LEAD_WORDS.contains(&self.word(at)) {
                return false;
            }
        }
        let first = self.words[at].opener;
        let opener = self.word(first);
        self.words[at].gap != Gap::Comma
            || at - first <= 2
            || LEAD_WORDS.contains(&opener)
            || LEAD_INS.contains(&opener)
    }

    /// Whether a clause ends before the word at `at`.
    pub(super) fn is_clause_end(&self, at: usize) -> bool {
        self.gap(at) != Some(Gap::Space)
    }

    /// Whether `span` stands in quotation marks.
    pub(super) fn is_quoted(&self, span: &Range<usize>) -> bool {
        is_inside(span, &self.quotes)
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

fn gap(between: &str) -> Gap {
    let is_break = |c: char| {
        matches!(c, ';' | ':' | '—' | '–' | '(' | ')' | '[' | ']' | '/')
            || c == '"'
            || matches!(c, '“' | '”' | '«' | '»')
            || is_terminator(c)
            || is_apostrophe(c)
    };
    if between == " " {
        Gap::Space
    } else if between.contains(is_break) || between.contains(" -") || between.contains("--") {
        Gap::Break
    } else if between.contains(',') {
        Gap::Comma
    } else {
        Gap::Space
    }
}

/// The quotations in `text`; none where all of it is one, for then nobody is quoted.
fn quotes(text: &str, words: &[Word]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for (at, byte) in text.bytes().enumerate() {
        // Every mark that quotes is one of these two bytes or begins with the third.
        if !matches!(byte, b'"' | b'\'' | 0xe2) {
            continue;
        }
        let Some(c) = char_at(text, at) else { continue };
        let end = at + c.len_utf8();
        let after = char_at(text, end).unwrap_or(' ');
        match open {
            None => open = opening(&text[..at], c, after).map(|closing| (at, closing)),
            Some((from, closing)) if is_closing(c, closing, after) => {
                found.push(from..end);
                open = None;
            }
            Some(_) => {}
        }
    }
    if words.iter().all(|word| is_inside(&word.span, &found)) { Vec::new() } else { found }
}

/// Whether `span` stands in one of these `quotes`, which are in order and apart.
fn is_inside(span: &Range<usize>, quotes: &[Range<usize>]) -> bool {
    let after = quotes.partition_point(|quote| quote.start <= span.start);
    quotes[..after].last().is_some_and(|quote| span.end <= quote.end)
}

/// The mark that will close a quotation, if `c` opens one.
fn opening(before: &str, c: char, after: char) -> Option<char> {
    let before = before.chars().next_back().unwrap_or(' ');
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
