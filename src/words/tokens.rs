//! Words and sentences of a text, as byte spans into it.

use std::ops::Range;

/// Where the words of a text stand, one after the other.
///
/// An apostrophe inside a word belongs to it; a hyphen parts two words.
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
        let start = skip_to_word(self.text, self.at);
        let mut end = skip_word(self.text, start);
        while let Some(mark) = char_at(self.text, end).filter(|&c| is_apostrophe(c)) {
            let after = end + mark.len_utf8();
            let goes_on = skip_word(self.text, after);
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
    let mut small = text.to_ascii_lowercase();
    if !small.is_ascii() || small.contains('`') {
        small.clear();
        push_lower(text, &mut small);
    }
    small
}

/// Appends `text` in lower case with straight apostrophes.
pub(super) fn push_lower(text: &str, to: &mut String) {
    if text.bytes().all(|byte| byte.is_ascii() && byte != b'`') {
        let start = to.len();
        to.push_str(text);
        to[start..].make_ascii_lowercase();
    } else {
        let straight = |c| if is_apostrophe(c) { '\'' } else { c };
        to.extend(text.chars().map(straight).flat_map(char::to_lowercase));
    }
}

/// The sentences of `text`, trimmed, with the quotation marks that close them.
///
/// A run of `.`, `!`, `?` or `…` ends a sentence, and so does an empty line.
/// These do not: an ellipsis before a small letter ("So… do you"), the period of "Dr.", "e.g." or "3.5",
/// and a mark inside a quotation after which the sentence goes on (`"Why me?" she said`).
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let (mut start, mut at) = (0, 0);
    while at < text.len() {
        let end = next_end(text, at);
        let has_word = text[at..end].chars().any(is_word_char);
        at = end;
        // A piece without a word belongs to the sentence before it, or the one after where it is the first.
        if has_word {
            found.push(trimmed(text, start..end));
            start = end;
        } else if let Some(last) = found.last_mut() {
            let piece = trimmed(text, start..end);
            last.end = if piece.is_empty() { last.end } else { piece.end };
            start = end;
        }
    }
    if found.is_empty() && !text.trim().is_empty() {
        found.push(trimmed(text, 0..text.len()));
    }
    found
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

/// Whether `c` is a letter, a digit or a mark upon one.
fn is_word_char(c: char) -> bool {
    let is_combining_mark = || ('\u{300}'..='\u{36f}').contains(&c);
    c.is_ascii_alphanumeric()
        || (!c.is_ascii() && (c.is_alphanumeric() || is_combining_mark()) && !is_apostrophe(c))
}

/// The character that begins at byte `at`. Most are ASCII, and those need no decoding.
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at) {
        Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
        Some(_) => text[at..].chars().next(),
        None => None,
    }
}

/// The first byte from `at` on at which a letter or digit stands.
fn skip_to_word(text: &str, mut at: usize) -> usize {
    loop {
        while kind_at(text, at) == Kind::Between {
            at += 1;
        }
        match char_at(text, at).filter(|&c| !is_word_char(c)) {
            Some(c) => at += c.len_utf8(),
            None => return at,
        }
    }
}

/// The first byte from `at` on at which no letter or digit stands.
fn skip_word(text: &str, mut at: usize) -> usize {
    loop {
        while kind_at(text, at) == Kind::Word {
            at += 1;
        }
        match char_at(text, at).filter(|&c| is_word_char(c)) {
            Some(c) => at += c.len_utf8(),
            None => return at,
        }
    }
}

/// What a byte of a text can be taken for by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A letter or digit.
    Word,
    /// Any other character of ASCII.
    Between,
    /// No character alone.
    Unknown,
}

static KINDS: [Kind; 256] = kinds();

const fn kinds() -> [Kind; 256] {
    let mut kinds = [Kind::Unknown; 256];
    let mut byte: u8 = 0;
    while byte.is_ascii() {
        let is_word = byte.is_ascii_alphanumeric();
        kinds[byte as usize] = if is_word { Kind::Word } else { Kind::Between };
        byte += 1;
    }
    kinds
}

/// The kind of the byte at `at`; unknown where the text has ended.
fn kind_at(text: &str, at: usize) -> Kind {
    text.as_bytes().get(at).map_or(Kind::Unknown, |&byte| KINDS[usize::from(byte)])
}

/// The first byte from `at` on at which a character stands that does not belong.
fn skip_while(text: &str, mut at: usize, belongs: impl Fn(char) -> bool) -> usize {
    while let Some(c) = char_at(text, at).filter(|&c| belongs(c)) {
        at += c.len_utf8();
    }
    at
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let piece = &text[range.clone()];
    let start = range.start + (piece.len() - piece.trim_start().len());
    start..start + piece.trim().len()
}

/// Where the sentence that goes on at `at` ends: behind its marks, or where the text does.
fn next_end(text: &str, mut at: usize) -> usize {
    while let Some(mark) = next_mark(text, at) {
        let end = if text[mark..].starts_with('\n') {
            starts_paragraph(&text[mark + 1..]).then_some(mark + 1)
        } else {
            sentence_end(text, mark)
        };
        match end {
            Some(end) => return end,
            None => at = skip_while(text, mark, is_terminator).max(mark + 1),
        }
    }
    text.len()
}

/// The next place from `at` on where a sentence may end: a line break or an ending mark.
fn next_mark(text: &str, mut at: usize) -> Option<usize> {
    loop {
        // The last of these is the first byte of an ellipsis, and of other marks.
        let may_end = |byte: &u8| matches!(byte, b'\n' | b'.' | b'!' | b'?' | 0xe2);
        at += text.as_bytes()[at..].iter().position(may_end)?;
        match char_at(text, at) {
            Some(c) if c != '\n' && !is_terminator(c) => at += c.len_utf8(),
            _ => return Some(at),
        }
    }
}

/// Whether `rest`, which follows a line break, begins with an empty line.
fn starts_paragraph(rest: &str) -> bool {
    rest.trim_start_matches([' ', '\t', '\r']).starts_with('\n')
}

/// Where the sentence ends whose closing marks begin at `at`, if it does end there.
fn sentence_end(text: &str, at: usize) -> Option<usize> {
    let marks_end = skip_while(text, at, is_terminator);
    let end = skip_while(text, marks_end, is_closer);
    let marks = &text[at..marks_end];
    let is_closed = end > marks_end;
    let goes_on_small = || text[end..].trim_start().starts_with(char::is_lowercase);
    let ends = match char_at(text, end) {
        None => true,
        Some(',' | ';' | ':') => false,
        Some(_) if is_closed && goes_on_small() => false,
        Some(next) if marks == "." && next.is_whitespace() => {
            !is_abbreviation(&text[..at], goes_on_small())
        }
        Some(next) if marks == "." => is_missing_space(&text[..at], next),
        Some(_) if !marks.contains(['!', '?']) => !goes_on_small(),
        Some(_) => true,
    };
    ends.then_some(end)
}

/// Whether the text before a period ends in an abbreviation, so that the sentence goes on.
fn is_abbreviation(before: &str, goes_on_small: bool) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    let is_among = |all: &[&str]| all.iter().any(|one| one.eq_ignore_ascii_case(word));
    is_among(&["dr", "mr", "mrs", "ms", "mx", "prof", "e.g", "i.e", "vs"])
        || (goes_on_small && is_among(&["a.m", "p.m", "etc", "u.s", "u.k"]))
}

/// Whether a period directly before `next` ends a sentence after which the space was left out.
fn is_missing_space(before: &str, next: char) -> bool {
    next.is_uppercase() && before.chars().next_back().is_some_and(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        WordSpans::of(text).map(|span| &text[span]).collect()
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
    fn words_have_letters_of_any_kind() {
        assert_eq!(
            words("Ja — “naïve”, 3.5! re\u{301}sume\u{301}"),
            ["Ja", "naïve", "3", "5", "re\u{301}sume\u{301}"]
        );
        assert_eq!(lower("Don’t say ÄRGER, don`t"), "don't say ärger, don't");
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
}
