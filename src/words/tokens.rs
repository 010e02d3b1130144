//! Words and sentences of a text, as byte spans into it, and how much two texts share.

use std::collections::BTreeMap;
use std::ops::Range;

/// A word where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token<'a> {
    /// The word as written.
    pub text: &'a str,
    /// Its bytes in the text it was taken from.
    pub span: Range<usize>,
}

impl Token<'_> {
    /// The word in lower case with straight apostrophes, for comparing.
    pub fn lower(&self) -> String {
        lower(self.text)
    }

    /// Whether this is `word`, whatever the case and the kind of apostrophe.
    pub fn is(&self, word: &str) -> bool {
        same_word(self.text, word)
    }
}

/// The words of `text`. An apostrophe inside a word belongs to it; a hyphen parts two words.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let token = |span: Range<usize>| Token { text: &text[span.clone()], span };
    WordSpans::of(text).map(token).collect()
}

/// Where the words of a text stand, one after the other.
pub(super) struct WordSpans<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> WordSpans<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self { text, at: 0 }
    }
}

impl Iterator for WordSpans<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let start = skip_while(self.text, self.at, |c| !is_word_char(c));
        let mut end = skip_while(self.text, start, is_word_char);
        while let Some(mark) = char_at(self.text, end).filter(|&c| is_apostrophe(c)) {
            let after = end + mark.len_utf8();
            let goes_on = skip_while(self.text, after, is_word_char);
            if goes_on == after {
                break;
            }
            end = goes_on;
        }
        self.at = end;
        (start < end).then_some(start..end)
    }
}

/// `text` in lower case with straight apostrophes.
pub fn lower(text: &str) -> String {
    let straight = |c| if is_apostrophe(c) { '\'' } else { c };
    text.chars().map(straight).flat_map(char::to_lowercase).collect()
}

/// Whether two words are the same, whatever the case and the kind of apostrophe.
pub fn same_word(a: &str, b: &str) -> bool {
    lower(a) == lower(b)
}

/// The sentences of `text`, trimmed, with the quotation marks that close them.
///
/// A run of `.`, `!`, `?` or `…` ends a sentence, and so does an empty line.
/// These do not: an ellipsis before a small letter ("So… do you"), the period of "Dr.", "e.g." or "3.5",
/// and a mark inside a quotation after which the sentence goes on (`"Why me?" she said`).
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    let mut searched = 0;
    let mut at = 0;
    while at < text.len() {
        let Some(end) = next_end(text, &mut at) else { continue };
        // A piece without a word belongs to the sentence before, or where there is none to the one after.
        if text[searched..end].chars().any(is_word_char) {
            found.push(trimmed(text, start..end));
            start = end;
        } else if let Some(last) = found.last_mut() {
            last.end = last.end.max(trimmed(text, start..end).end);
            start = end;
        }
        searched = end;
    }
    if found.is_empty() && !text.trim().is_empty() {
        found.push(trimmed(text, 0..text.len()));
    }
    found
}

/// How much two texts share, 0 to 1000: the words they have in common, each as often as both have it,
/// over the words of the two together. Two texts without a word are alike.
pub fn similarity(a: &str, b: &str) -> u32 {
    let (a, b) = (word_counts(a), word_counts(b));
    let (mut shared, mut all): (usize, usize) = (0, b.values().sum());
    for (word, &n) in &a {
        let in_b = b.get(word).copied().unwrap_or(0);
        shared += n.min(in_b);
        all += n.saturating_sub(in_b);
    }
    // A quotient of at most 1000 fits any integer.
    (shared * 1000).checked_div(all).unwrap_or(1000) as u32
}

/// Whether `c` is one of the marks people type as an apostrophe.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '´' | '`' | '＇')
}

/// Whether `c` is a closing mark that may follow the end of a sentence and still belongs to it.
pub(super) fn is_closer(c: char) -> bool {
    matches!(c, '"' | '”' | '\'' | '’' | '»' | ')' | ']')
}

/// Whether `c` can end a sentence.
pub(super) fn is_terminator(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…')
}

fn is_word_char(c: char) -> bool {
    let is_combining_mark = ('\u{300}'..='\u{36f}').contains(&c);
    (c.is_alphanumeric() || is_combining_mark) && !is_apostrophe(c)
}

fn word_counts(text: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for token in tokens(text) {
        *counts.entry(token.lower()).or_default() += 1;
    }
    counts
}

/// Takes `range` as a sentence, or leaves it to its neighbor where it holds no word: to the sentence
/// before, or (returning `false`) to the one after.
fn cut(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) -> bool {
    let piece = trimmed(text, range);
    if text[piece.clone()].chars().any(is_word_char) {
        found.push(piece);
        return true;
    }
    match found.last_mut() {
        Some(last) if !piece.is_empty() => {
            last.end = piece.end;
            true
        }
        before => before.is_some(),
    }
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let piece = &text[range.clone()];
    let start = range.start + (piece.len() - piece.trim_start().len());
    start..start + piece.trim().len()
}

/// Whether `rest`, which follows a line break, begins with an empty line.
fn starts_paragraph(rest: &str) -> bool {
    rest.trim_start_matches([' ', '\t', '\r']).starts_with('\n')
}

/// Where the sentence ends whose closing marks begin at `at`, if it does end there.
fn sentence_end(text: &str, at: usize) -> Option<usize> {
    let marks_end = skip_terminators(text, at);
    let end = marks_end + prefix_len(&text[marks_end..], is_closer);
    let marks = &text[at..marks_end];
    let next = text[end..].chars().next();
    let next_word = text[end..].trim_start().chars().next();
    let is_closed = end > marks_end;
    let goes_on_small = next_word.is_some_and(char::is_lowercase);
    let ends = match next {
        None => true,
        Some(',' | ';' | ':') => false,
        Some(_) if is_closed && goes_on_small => false,
        Some(next) if marks == "." => {
            if next.is_whitespace() {
                !is_abbreviation(&text[..at], goes_on_small)
            } else {
                is_missing_space(&text[..at], next)
            }
        }
        Some(_) if !marks.contains(['!', '?']) => !goes_on_small,
        Some(_) => true,
    };
    ends.then_some(end)
}

fn skip_terminators(text: &str, at: usize) -> usize {
    at + prefix_len(&text[at..], is_terminator)
}

fn prefix_len(text: &str, belongs: fn(char) -> bool) -> usize {
    text.len() - text.trim_start_matches(belongs).len()
}

/// Whether the text before a period ends in an abbreviation, so that the sentence goes on.
fn is_abbreviation(before: &str, goes_on_small: bool) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    match lower(word).as_str() {
        "dr" | "mr" | "mrs" | "ms" | "mx" | "prof" | "e.g" | "i.e" | "vs" => true,
        "a.m" | "p.m" | "etc" | "u.s" | "u.k" => goes_on_small,
        _ => false,
    }
}

/// Whether a period directly before `next` ends a sentence after which the space was left out.
fn is_missing_space(before: &str, next: char) -> bool {
    next.is_uppercase() && before.chars().next_back().is_some_and(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokens(text).into_iter().map(|token| token.text).collect()
    }

    fn cut_up(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn words_keep_inner_apostrophes_and_lose_hyphens() {
        assert_eq!(
            words("You’re 'fed-up', aren't you? The kids' ‘own’ café…"),
            ["You’re", "fed", "up", "aren't", "you", "The", "kids", "own", "café"]
        );
    }

    #[test]
    fn spans_point_into_the_text() {
        let text = "Ja — “naïve”, 3.5!";
        for token in tokens(text) {
            assert_eq!(&text[token.span], token.text);
        }
        assert!(tokens("Don’t")[0].is("don't"));
    }

    #[test]
    fn sentences_keep_their_closing_quotes() {
        assert_eq!(
            cut_up("He said “no.” And you?! \"Fine.\""),
            ["He said “no.”", "And you?!", "\"Fine.\""]
        );
    }

    #[test]
    fn a_quoted_question_does_not_end_the_sentence_around_it() {
        assert_eq!(
            cut_up("When you say \"what's the point?\", do you mean dying? \"Why me?\" she said."),
            ["When you say \"what's the point?\", do you mean dying?", "\"Why me?\" she said."]
        );
    }

    #[test]
    fn not_every_period_ends_a_sentence() {
        assert_eq!(
            cut_up("At 2 a.m. you texted Dr. Lee, 3.5 times. so… what now"),
            ["At 2 a.m. you texted Dr. Lee, 3.5 times.", "so… what now"]
        );
        assert_eq!(
            cut_up("It's hard.You know.\n\nNew day"),
            ["It's hard.", "You know.", "New day"]
        );
    }

    #[test]
    fn marks_without_a_word_join_a_neighbor() {
        assert_eq!(cut_up("… Really? ? Yes!  !"), ["… Really? ?", "Yes!  !"]);
        assert_eq!(cut_up(" … "), ["…"]);
        assert!(cut_up(" \n\n ").is_empty());
    }

    #[test]
    fn similarity_counts_words_as_often_as_both_have_them() {
        assert_eq!(similarity("You are so, so tired.", "you’re tired"), 166);
        assert_eq!(similarity("So, so tired", "so tired"), 666);
        assert_eq!(similarity("Don’t go!", "DON'T GO"), 1000);
        assert_eq!(similarity("Stay", "Go"), 0);
        assert_eq!(similarity("…", ""), 1000);
    }
}
