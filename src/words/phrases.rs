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

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use super::keyed::{Keyed, Sieve, hash, hashes};
use super::passage::{Gap, Passage};

/// A list of phrases, read when it is first used.
pub(super) struct Phrases {
    sources: &'static [&'static str],
    index: OnceLock<Index>,
}

impl Phrases {
    /// The list of these phrases.
    pub(super) const fn of(sources: &'static [&'static str]) -> Self {
        Self { sources, index: OnceLock::new() }
    }

    /// Where the phrases stand in a text, in its order; of two that overlap, the first, then the longest.
    pub(super) fn find(&self, passage: &Passage) -> Vec<Range<usize>> {
        let index = self.index.get_or_init(|| Index::of(&[self.sources]));
        index.find(passage).into_iter().map(|hit| passage.span(hit.words)).collect()
    }

    /// As [`Phrases::find`], without what stands in quotation marks: there the speaker quotes someone.
    pub(super) fn find_unquoted(&self, passage: &Passage) -> Vec<Range<usize>> {
        let mut found = self.find(passage);
        found.retain(|span| !passage.is_quoted(span));
        found
    }
}

/// Lists of phrases, each with what it stands for, that are looked for at one go.
pub(super) struct PhraseTable<T: 'static> {
    rows: &'static [(T, &'static [&'static str])],
    index: OnceLock<Index>,
}

impl<T> PhraseTable<T> {
    /// The table of these rows.
    pub(super) const fn of(rows: &'static [(T, &'static [&'static str])]) -> Self {
        Self { rows, index: OnceLock::new() }
    }

    /// Where the phrases of each row stand, as if it were looked for alone; of those that begin together,
    /// the first row comes first.
    pub(super) fn find(&self, passage: &Passage) -> Vec<(Range<usize>, &'static T)> {
        let lists = || self.rows.iter().map(|(_, sources)| *sources).collect::<Vec<_>>();
        let index = self.index.get_or_init(|| Index::of(&lists()));
        let hits = index.find(passage).into_iter();
        hits.map(|hit| (passage.span(hit.words), &self.rows[hit.list].0)).collect()
    }
}

/// Phrases of one or more lists by what they may begin with, so that at most words nothing is tried.
struct Index {
    /// Each phrase, with the number of its list.
    phrases: Vec<(usize, Phrase)>,
    groups: Vec<Group>,
    /// By the hash of a first word, its group.
    by_word: Keyed,
    /// By the hash of how a first word begins, its group.
    by_stem: Keyed,
    /// The phrases that may begin with any word.
    anywhere: Group,
}

/// Phrases that may begin alike.
#[derive(Default)]
struct Group {
    /// The numbers of the phrases.
    phrases: Vec<usize>,
    /// What may come behind the first word in any of them.
    second: Sieve,
}

/// What a text's word has to have for a phrase to begin there.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Start {
    /// This hash.
    Word(u32),
    /// A stem of this hash.
    Stem(u32),
    /// Anything.
    Any,
}

/// A phrase in a text.
struct Hit {
    words: Range<usize>,
    /// The number of the list it is from.
    list: usize,
}

impl Index {
    fn of(lists: &[&'static [&'static str]]) -> Self {
        let of_list = |(list, sources): (usize, &&'static [&'static str])| {
            sources.iter().map(move |source| (list, Phrase::read(source)))
        };
        let phrases: Vec<(usize, Phrase)> = lists.iter().enumerate().flat_map(of_list).collect();
        let mut by_start: BTreeMap<Start, Group> = BTreeMap::new();
        for (number, (_, phrase)) in phrases.iter().enumerate() {
            for word in phrase.first_words() {
                by_start.entry(word.start()).or_default().add(number, phrase);
            }
        }
        let anywhere = by_start.remove(&Start::Any).unwrap_or_default();
        let (mut words, mut stems) = (Vec::new(), Vec::new());
        for (number, start) in by_start.keys().enumerate() {
            match start {
                Start::Word(hash) => words.push((*hash, number)),
                Start::Stem(hash) => stems.push((*hash, number)),
                Start::Any => {}
            }
        }
        let groups = by_start.into_values().collect();
        Self { phrases, groups, by_word: Keyed::new(words), by_stem: Keyed::new(stems), anywhere }
    }

    /// Where the phrases of each list stand; of two of one list that overlap, the first, then the longest.
    fn find(&self, passage: &Passage) -> Vec<Hit> {
        let mut found: Vec<Hit> = Vec::new();
        // By list, the first word that is in no hit yet.
        let mut free: Vec<usize> = Vec::new();
        let mut here: Vec<Hit> = Vec::new();
        for at in 0..passage.len() {
            self.collect_at(passage, at, &mut here);
            if here.is_empty() {
                continue;
            }
            here.sort_by_key(|hit| (hit.list, usize::MAX - hit.words.end));
            for hit in here.drain(..) {
                if free.len() <= hit.list {
                    free.resize(hit.list + 1, 0);
                }
                if free[hit.list] <= at {
                    free[hit.list] = hit.words.end;
                    found.push(hit);
                }
            }
        }
        found
    }

    /// Adds every phrase that stands at a word, in any order.
    fn collect_at(&self, passage: &Passage, at: usize, here: &mut Vec<Hit>) {
        for group in self.by_word.get(passage.hash(at)) {
            self.collect_of(&self.groups[group], passage, at, here);
        }
        for group in passage.stem(at).into_iter().flat_map(|stem| self.by_stem.get(stem)) {
            self.collect_of(&self.groups[group], passage, at, here);
        }
        if !self.anywhere.phrases.is_empty() {
            self.collect_of(&self.anywhere, passage, at, here);
        }
    }

    fn collect_of(&self, group: &Group, passage: &Passage, at: usize, here: &mut Vec<Hit>) {
        let next = passage.hash_at(at + 1);
        // At the end of the text there is nothing to be sieved.
        let may_go_on = |second: &Sieve| next.is_none_or(|next| second.may_hold(next));
        if !may_go_on(&group.second) {
            return;
        }
        for &number in &group.phrases {
            let (list, phrase) = &self.phrases[number];
            if !may_go_on(&phrase.second) {
                continue;
            }
            if let Some(end) = phrase.match_at(passage, at) {
                here.push(Hit { words: at..end, list: *list });
            }
        }
    }
}

impl Group {
    fn add(&mut self, number: usize, phrase: &Phrase) {
        if self.phrases.last() != Some(&number) {
            self.phrases.push(number);
            self.second.join(&phrase.second);
        }
    }
}

struct Phrase {
    begins_clause: bool,
    ends_clause: bool,
    not_before: Choice,
    not_near_before: Choice,
    parts: Vec<Part>,
    /// What may come behind the first word.
    second: Sieve,
}

enum Part {
    One { choice: Choice, may_be_absent: bool, may_follow_comma: bool },
    NotNext(Choice),
}

/// Words of which any will do.
#[derive(Default)]
struct Choice {
    words: Vec<Word>,
    /// What the first of them may be.
    first: Sieve,
}

/// One word, or several in a row: a contraction may be written in two.
struct Word {
    text: Cow<'static, str>,
    /// The hash of a whole word.
    hash: u32,
    fit: Fit,
    /// The words that follow.
    more: Vec<Cow<'static, str>>,
}

#[derive(Clone, Copy)]
enum Fit {
    Whole,
    Begins,
    Ends,
}

impl Phrase {
    fn read(source: &'static str) -> Self {
        let mut phrase = Self {
            begins_clause: false,
            ends_clause: false,
            not_before: Choice::default(),
            not_near_before: Choice::default(),
            parts: Vec::new(),
            second: Sieve::default(),
        };
        for part in source.split_whitespace() {
            let is_first = phrase.parts.is_empty();
            if part == "^" {
                phrase.begins_clause = true;
            } else if part == "$" {
                phrase.ends_clause = true;
            } else if let Some(words) = part.strip_prefix("!!") {
                phrase.not_near_before = Choice::read(words);
            } else if let Some(words) = part.strip_prefix('!') {
                let choice = Choice::read(words);
                if is_first {
                    phrase.not_before = choice;
                } else {
                    phrase.parts.push(Part::NotNext(choice));
                }
            } else {
                phrase.parts.push(Part::read(part));
            }
        }
        phrase.second = phrase.second_words();
        phrase
    }

    /// Every word the phrase may begin with.
    fn first_words(&self) -> Vec<&Word> {
        let mut first = Vec::new();
        for part in &self.parts {
            if let Part::One { choice, may_be_absent, .. } = part {
                first.extend(&choice.words);
                if !may_be_absent {
                    break;
                }
            }
        }
        first
    }

    /// What may come behind the first word: anything, where the phrase may end there.
    fn second_words(&self) -> Sieve {
        let mut second = Sieve::default();
        for (number, part) in self.parts.iter().enumerate() {
            let Part::One { choice, may_be_absent, .. } = part else { continue };
            choice
                .words
                .iter()
                .filter_map(|word| word.more.first())
                .for_each(|word| second.add(hash(word)));
            if choice.words.iter().any(|word| word.more.is_empty()) {
                second.join(&next_words(&self.parts[number + 1..]));
            }
            if !may_be_absent {
                break;
            }
        }
        second
    }

    /// The place after the phrase, if it stands at `at`.
    fn match_at(&self, passage: &Passage, at: usize) -> Option<usize> {
        let end = self.match_parts(&self.parts, passage, at, at)?;
        let mut before = passage.places_before(at).take(4);
        let allowed = (!self.begins_clause || passage.is_clause_start(at))
            && !passage.places_before(at).take(1).any(|at| self.not_before.has(passage, at))
            && !before.any(|at| self.not_near_before.has(passage, at));
        (allowed && end > at).then_some(end)
    }

    fn match_parts(
        &self,
        parts: &[Part],
        passage: &Passage,
        start: usize,
        at: usize,
    ) -> Option<usize> {
        let Some((part, rest)) = parts.split_first() else {
            return (!self.ends_clause || passage.is_clause_end(at)).then_some(at);
        };
        match part {
            Part::NotNext(choice) => {
                let is_next = passage.gap(at) == Some(Gap::Space)
                    && choice.ends(passage, at).next().is_some();
                if is_next { None } else { self.match_parts(rest, passage, start, at) }
            }
            Part::One { choice, may_be_absent, may_follow_comma } => {
                let follows = at == start
                    || match passage.gap(at) {
                        Some(Gap::Space) => true,
                        Some(Gap::Comma) => *may_follow_comma,
                        _ => false,
                    };
                let ends = follows.then(|| choice.ends(passage, at)).into_iter().flatten();
                let taken =
                    ends.filter_map(|next| self.match_parts(rest, passage, start, next)).max();
                if taken.is_none() && *may_be_absent {
                    return self.match_parts(rest, passage, start, at);
                }
                taken
            }
        }
    }
}

impl Part {
    fn read(source: &'static str) -> Self {
        let (source, may_be_absent) = strip(source, '?');
        let (source, may_follow_comma) = strip(source, ',');
        Self::One { choice: Choice::read(source), may_be_absent, may_follow_comma }
    }
}

/// What the first words of these parts may be: anything, where all of them may be absent.
fn next_words(parts: &[Part]) -> Sieve {
    let mut next = Sieve::default();
    for part in parts {
        if let Part::One { choice, may_be_absent, .. } = part {
            next.join(&choice.first);
            if !may_be_absent {
                return next;
            }
        }
    }
    Sieve::ALL
}

impl Choice {
    fn read(source: &'static str) -> Self {
        let mut words = Vec::with_capacity(source.matches('|').count() + 1);
        for word in source.split('|') {
            if let Some(text) = word.strip_suffix('*') {
                words.push(Word::of(text, Fit::Begins));
            } else if let Some(text) = word.strip_prefix('*') {
                words.push(Word::of(text, Fit::Ends));
            } else if let Some(text) = word.strip_suffix('~') {
                words.extend([Word::whole(text), Word::whole(format!("{text}'s"))]);
            } else {
                add_spellings(word, &mut words);
            }
        }
        let mut first = Sieve::default();
        for word in &words {
            match word.fit {
                Fit::Whole => first.add(word.hash),
                Fit::Begins | Fit::Ends => first = Sieve::ALL,
            }
        }
        Self { words, first }
    }

    /// The places after those of the words that stand at `at`.
    fn ends(&self, passage: &Passage, at: usize) -> impl Iterator<Item = usize> {
        let may_stand = at < passage.len() && self.first.may_hold(passage.hash(at));
        let words = if may_stand { self.words.as_slice() } else { &[] };
        words.iter().filter_map(move |word| word.match_at(passage, at))
    }

    /// Whether the word at `at` is one of these; a contraction's long form is not looked for.
    fn has(&self, passage: &Passage, at: usize) -> bool {
        self.first.may_hold(passage.hash(at))
            && self.words.iter().any(|word| word.more.is_empty() && word.fits(passage, at))
    }
}

impl Word {
    fn of(text: impl Into<Cow<'static, str>>, fit: Fit) -> Self {
        let text = text.into();
        Self { hash: hash(&text), text, fit, more: Vec::new() }
    }

    fn whole(text: impl Into<Cow<'static, str>>) -> Self {
        Self::of(text, Fit::Whole)
    }

    /// What a text's word has to have for this one to begin there.
    fn start(&self) -> Start {
        match self.fit {
            Fit::Whole => Start::Word(self.hash),
            Fit::Begins => hashes(&self.text).1.map_or(Start::Any, Start::Stem),
            Fit::Ends => Start::Any,
        }
    }

    /// The place after the word, if it stands at `at`.
    fn match_at(&self, passage: &Passage, at: usize) -> Option<usize> {
        let end = at + 1 + self.more.len();
        let fits = self.fits(passage, at)
            && end <= passage.len()
            && (at + 1..end).zip(&self.more).all(|(next, word)| {
                passage.gap(next) == Some(Gap::Space) && passage.word(next) == word
            });
        fits.then_some(end)
    }

    /// Whether the first of its words is met by that at `at`.
    fn fits(&self, passage: &Passage, at: usize) -> bool {
        match self.fit {
            Fit::Whole => passage.hash(at) == self.hash && passage.word(at) == self.text,
            Fit::Begins => passage.word(at).starts_with(&*self.text),
            Fit::Ends => passage.word(at).ends_with(&*self.text),
        }
    }
}

fn strip(source: &str, mark: char) -> (&str, bool) {
    match source.strip_prefix(mark) {
        Some(rest) => (rest, true),
        None => (source, false),
    }
}

/// Adds a word as written and, where it is a contraction, its long forms and the form without an apostrophe.
fn add_spellings(word: &'static str, all: &mut Vec<Word>) {
    if let Some((first, more)) = word.split_once('_') {
        let more = more.split('_').map(Cow::Borrowed).collect();
        all.push(Word { more, ..Word::whole(first) });
        return;
    }
    all.push(Word::whole(word));
    if word.contains('\'') {
        all.push(Word::whole(word.replace('\'', "")));
        add_long_forms(word, all);
    }
}

fn add_long_forms(word: &'static str, all: &mut Vec<Word>) {
    let two = |head, tail| Word { more: vec![Cow::Borrowed(tail)], ..Word::whole(head) };
    match word {
        "can't" => all.extend([Word::whole("cannot"), two("can", "not")]),
        "won't" => all.push(two("will", "not")),
        "let's" => all.push(two("let", "us")),
        _ => {
            for (ending, tail) in CONTRACTIONS {
                all.extend(word.strip_suffix(ending).map(|head| two(head, tail)));
            }
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(sources: &'static [&'static str], text: &'a str) -> Vec<&'a str> {
        let passage = Passage::new(text);
        Phrases::of(sources).find(&passage).into_iter().map(|span| &text[span]).collect()
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
        let passage = Passage::new(text);
        assert_eq!(phrases.find(&passage).len(), 3);
        assert_eq!(phrases.find_unquoted(&passage).first().map(|span| span.start), Some(own));
        assert_eq!(phrases.find_unquoted(&Passage::new("\"My mother left.\"")).len(), 1);
    }

    #[test]
    fn each_list_of_a_table_is_found_as_if_it_were_alone() {
        static TABLE: PhraseTable<u8> =
            PhraseTable::of(&[(1, &["a b", "b*"]), (2, &["b c", "a b c"]), (3, &["*c", "mom~"])]);
        let found = |text| -> Vec<(u8, Range<usize>)> {
            TABLE.find(&Passage::new(text)).into_iter().map(|(span, row)| (*row, span)).collect()
        };
        assert_eq!(found("a b c"), [(1, 0..3), (2, 0..5), (3, 4..5)]);
        assert_eq!(found("bc, mom's"), [(1, 0..2), (3, 0..2), (3, 4..9)]);
    }
}
