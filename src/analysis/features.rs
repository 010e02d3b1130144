//! What the model looks at in a reply: its words, its frame, its letters, and its place in the talk.
//!
//! A feature is named by a text that a person can read ("w:you feel", "k:you <F> because"), so that what a code
//! rests on can be shown. Each is given with the tokens it stands on; what stands on none of them rests on the
//! whole reply.

use std::ops::Range;

use super::asking::asking;
use super::concepts::Concepts;
use super::said::Said;
use super::tokens::{Tokens, stem};
use super::word_list::WordList;
use crate::coding::MomentClass;
use crate::moment::WantedQuestion;
use crate::words::{FeelingHit, Lexicon, Passage, Whose, cues, risk_themes_in};

/// Features of one kind, which are weighed together so that a long reply counts no more than a short one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Block {
    /// Runs of words as they were typed.
    Words,
    /// Runs in which content is masked, so that only the frame of a sentence is left.
    Frames,
    /// What the words do, and which of that comes together.
    Concepts,
    /// Words of the client's line.
    Client,
    /// Letters within words, which slips of the finger change little.
    Letters,
    /// Counts, and what the moment is.
    Plain,
}

impl Block {
    /// How many there are.
    pub const COUNT: usize = 6;

    /// The block that a feature of this name belongs to.
    pub fn of(name: &str) -> Self {
        match name.as_bytes().first() {
            Some(b'w') => Self::Words,
            Some(b'k') => Self::Frames,
            Some(b'g') => Self::Concepts,
            Some(b'p') => Self::Client,
            Some(b'c') => Self::Letters,
            _ => Self::Plain,
        }
    }
}

/// What features are read with.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reader<'a> {
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) words: &'a WordList,
    pub(crate) concepts: &'a Concepts,
}

/// A reply and the client's line, cut up, with what was found in them.
pub(super) struct Found<'a> {
    said: Said<'a>,
    reply: Passage,
    /// The feelings the reply names.
    feelings: Vec<FeelingHit<'a>>,
    pub(super) tokens: Tokens,
    client: Tokens,
    /// The class of each token, for frames.
    pub(super) classes: Vec<Class>,
    pub(super) concepts: &'a Concepts,
    /// The lists of words that each token stands in.
    pub(super) of_concepts: Vec<&'a [usize]>,
    /// The sentences, as runs of tokens without their marks, and the mark that ends each.
    pub(super) sentences: Vec<(Range<usize>, Option<usize>)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Stands for itself.
    Frame,
    Feeling,
    /// A word the client has just used.
    Echo,
    Number,
    Other,
}

impl Class {
    const fn mask(self) -> Option<&'static str> {
        match self {
            Self::Frame => None,
            Self::Feeling => Some("<F>"),
            Self::Echo => Some("<E>"),
            Self::Number => Some("<N>"),
            Self::Other => Some("<X>"),
        }
    }
}

/// Takes one feature: its name, its value, the tokens it stands on.
///
/// Hands back whether the feature may be known. What is longer by a word or a letter occurs less often, so where something
/// is not known, nothing that it is a part of is, and that is not asked for.
pub(crate) type Sink<'s> = dyn FnMut(&str, f32, Range<usize>) -> bool + 's;

/// The same, where nobody asks whether it is known.
pub(super) type Told<'s> = dyn FnMut(&str, f32, Range<usize>) + 's;

impl Reader<'_> {
    /// The tokens of a reply, slips mended.
    pub(crate) fn tokens(self, reply: &str) -> Tokens {
        let mut tokens = Tokens::of(reply);
        for at in 0..tokens.len() {
            if let Some(word) = self.words.mend(tokens.get(at)) {
                tokens.replace(at, word);
            }
        }
        tokens
    }

    /// Reads every feature of what was said, and hands back the tokens they stand on.
    pub(crate) fn read(self, said: Said<'_>, sink: &mut Sink<'_>) -> Tokens {
        let found = self.find(said);
        let mut name = String::with_capacity(48);
        runs(&found, sink);
        concepts(&found, &mut name, sink);
        client(&found, &mut name, sink);
        letters(&found, &mut name, sink);
        self.plain(&found, &mut name, sink);
        found.tokens
    }

    fn find<'a>(&'a self, said: Said<'a>) -> Found<'a> {
        let tokens = self.tokens(said.reply);
        let client = Tokens::of(said.client);
        let mut echoes: Vec<String> = client
            .words()
            .map(|at| client.get(at))
            .filter(|word| word.len() > 3 && self.words.is_frame(word) != Some(true))
            .map(|word| stem(word).to_owned())
            .collect();
        echoes.sort_unstable();
        let reply = Passage::new(head(said.reply));
        let mut classes: Vec<Class> = (0..tokens.len())
            .map(|at| {
                let word = tokens.get(at);
                if !tokens.is_word(at) || self.words.is_frame(word) == Some(true) {
                    Class::Frame
                } else if echoes.binary_search_by(|echo| echo.as_str().cmp(stem(word))).is_ok() {
                    Class::Echo
                } else if word.bytes().all(|byte| byte.is_ascii_digit()) {
                    Class::Number
                } else {
                    Class::Other
                }
            })
            .collect();
        let feelings = self.lexicon.feelings_in(&reply);
        for hit in &feelings {
            for at in tokens.places(&hit.span) {
                classes[at] = Class::Feeling;
            }
        }
        // A slip that was mended is a feeling too.
        for at in tokens.words() {
            if classes[at] == Class::Other && self.lexicon.family_of(tokens.get(at)).is_some() {
                classes[at] = Class::Feeling;
            }
        }
        let sentences = sentences(&tokens);
        let of_concepts = (0..tokens.len()).map(|at| self.concepts.of(tokens.get(at))).collect();
        let concepts = self.concepts;
        Found { said, reply, feelings, tokens, client, classes, concepts, of_concepts, sentences }
    }

    /// Counts, cues, and the moment.
    fn plain(self, found: &Found<'_>, name: &mut String, sink: &mut Sink<'_>) {
        let mut told = |name: &str, value: f32, on: Range<usize>| {
            sink(name, value, on);
        };
        told("h:one", 1.0, 0..0);
        shape(found, &mut told);
        cue_counts(found, &mut told);
        self.feelings(found, &mut told);
        moment(found, name, &mut told);
    }

    /// Whose feelings are named, and whether they are the moment's.
    fn feelings(self, found: &Found<'_>, told: &mut Told<'_>) {
        let felt = found.said.moment.map_or(&[][..], |moment| &moment.feelings);
        let wanted: Vec<&str> =
            felt.iter().filter_map(|word| self.lexicon.family_of(word)).collect();
        let client = Passage::new(head(found.said.client));
        let clients: Vec<&str> =
            self.lexicon.feelings_in(&client).into_iter().map(|hit| hit.family).collect();
        let mut yours = 0;
        for hit in &found.feelings {
            let on = found.tokens.places(&hit.span);
            let is_met = wanted.contains(&hit.family);
            if hit.negated {
                told("h:feeling negated", 1.0, on);
                continue;
            }
            match hit.whose {
                Whose::Others => told("h:feeling of another", 1.0, on.clone()),
                Whose::Yours => told("h:feeling yours", 1.0, on.clone()),
                Whose::Unsaid => told("h:feeling unsaid", 1.0, on.clone()),
            }
            if hit.whose != Whose::Others {
                yours += 1;
                if is_met {
                    told("h:feeling met", 1.0, on.clone());
                } else if !wanted.is_empty() {
                    told("h:feeling not the moment's", 1.0, on.clone());
                }
                if !clients.contains(&hit.family) {
                    told("h:feeling unsaid by the client", 1.0, on.clone());
                }
                if hit.intensity >= 700 {
                    told("h:feeling strong", 1.0, on);
                }
            }
        }
        if yours == 0 {
            told("h:no feeling", 1.0, 0..0);
        }
        if !clients.is_empty() {
            told("m:client names a feeling", 1.0, 0..0);
        }
    }
}

/// The beginning of a text, as much of it as is read.
fn head(text: &str) -> &str {
    const MOST: usize = 4_000;
    match text.char_indices().find(|(at, _)| *at >= MOST) {
        Some((at, _)) => &text[..at],
        None => text,
    }
}

/// The sentences, as runs of tokens with the mark that ends each.
pub(crate) fn sentence_runs(tokens: &Tokens) -> Vec<Range<usize>> {
    let runs = sentences(tokens).into_iter();
    runs.map(|(run, mark)| run.start..mark.map_or(run.end, |mark| mark + 1)).collect()
}

/// Cuts tokens into sentences at their marks.
fn sentences(tokens: &Tokens) -> Vec<(Range<usize>, Option<usize>)> {
    let mut found = Vec::new();
    let mut start = 0;
    for at in 0..tokens.len() {
        if matches!(tokens.get(at), "." | "?" | "!" | "…") && !tokens.is_word(at) {
            if start < at {
                found.push((start..at, Some(at)));
            } else if let Some(last) = found.last_mut() {
                // "Really?!": the later mark tells more where it asks.
                if tokens.get(at) == "?" {
                    last.1 = Some(at);
                }
            }
            start = at + 1;
        }
    }
    if start < tokens.len() {
        found.push((start..tokens.len(), None));
    }
    found
}

/// Runs of words and of frames, one to three and one to four long, with where sentences begin.
fn runs(found: &Found<'_>, sink: &mut Sink<'_>) {
    let n = found.tokens.len();
    let mut begin = found.sentences.iter().map(|(run, _)| run.start).peekable();
    let [mut words, mut frame, mut opening] = [Run::default(), Run::default(), Run::default()];
    for start in 0..n {
        words.begin("w:");
        frame.begin("k:");
        let begins = begin.next_if_eq(&start).is_some() || start == 0;
        opening.begin(if start == 0 { "k:^^ " } else { "k:^ " });
        let mut masks = 0;
        for (length, at) in (1..=4).zip(start..n) {
            let (word, mask) = (found.tokens.get(at), found.classes[at].mask());
            let masked = mask.unwrap_or(word);
            masks += usize::from(mask.is_some());
            if length <= 3 {
                words.push(word);
                words.ask(start..at + 1, sink);
            }
            frame.push(masked);
            let is_telling = masks > 0 || length == 4;
            if is_telling && length > 1 && masks < length {
                frame.ask(start..at + 1, sink);
            }
            if begins && length <= 3 {
                opening.push(masked);
                opening.ask(start..at + 1, sink);
            }
        }
    }
    // How the last sentence ends.
    if let Some(start) = n.checked_sub(2) {
        let mut end = Run::default();
        end.begin("k:$ ");
        for at in start..n {
            end.push(found.classes[at].mask().unwrap_or_else(|| found.tokens.get(at)));
        }
        end.ask(start..n, sink);
    }
}

/// The name of a run of words that grows by one word at a time.
#[derive(Default)]
struct Run {
    name: String,
    /// The length of its kind, before which no space is put.
    kind: usize,
    /// Whether it is known, as far as it was asked for.
    is_known: bool,
}

impl Run {
    fn begin(&mut self, kind: &str) {
        self.name.clear();
        self.name.push_str(kind);
        (self.kind, self.is_known) = (kind.len(), true);
    }

    fn push(&mut self, word: &str) {
        if self.name.len() > self.kind {
            self.name.push(' ');
        }
        self.name.push_str(word);
    }

    fn ask(&mut self, on: Range<usize>, sink: &mut Sink<'_>) {
        self.is_known = self.is_known && sink(&self.name, 1.0, on);
    }
}

/// What the words do; in pairs over the whole reply, and in their frames.
fn concepts(found: &Found<'_>, name: &mut String, sink: &mut Sink<'_>) {
    let tokens = &found.tokens;
    let mut there: Vec<(usize, usize)> = Vec::new();
    for at in tokens.words() {
        for &list in found.of_concepts[at] {
            name.clear();
            name.push_str("g:");
            name.push_str(found.concepts.name(list));
            sink(name, 1.0, at..at + 1);
            if found.concepts.is_act(list) {
                there.push((list, at));
            }
            // The words before it say for whom and whether: "you should", "I'm not allowed".
            for length in 1..=2 {
                let Some(start) = at.checked_sub(length) else { continue };
                name.clear();
                name.push_str("g:");
                for before in start..at {
                    name.push_str(
                        found.classes[before].mask().unwrap_or_else(|| tokens.get(before)),
                    );
                    name.push(' ');
                }
                name.push('<');
                name.push_str(found.concepts.name(list));
                name.push('>');
                sink(name, 1.0, start..at + 1);
            }
        }
    }
    there.sort_unstable();
    there.dedup_by_key(|one| one.0);
    for (n, (a, at)) in there.iter().enumerate() {
        for (b, _) in &there[n + 1..] {
            name.clear();
            for part in ["g:", found.concepts.name(*a), " & ", found.concepts.name(*b)] {
                name.push_str(part);
            }
            sink(name, 0.5, *at..*at + 1);
        }
    }
}

/// What the client said last: its words, and how it begins and ends.
fn client(found: &Found<'_>, name: &mut String, sink: &mut Sink<'_>) {
    let tokens = &found.client;
    let n = tokens.len();
    // What is answered is mostly what was said last.
    for at in n.saturating_sub(40)..n {
        name.clear();
        name.push_str("p:");
        name.push_str(tokens.get(at));
        sink(name, 1.0, 0..0);
    }
    for (edge, at) in [("p:^ ", 0), ("p:$ ", n.saturating_sub(1))] {
        if at < n {
            name.clear();
            name.push_str(edge);
            name.push_str(tokens.get(at));
            sink(name, 1.0, 0..0);
        }
    }
}

/// Letters within words, three to five, with the word's edges.
fn letters(found: &Found<'_>, name: &mut String, sink: &mut Sink<'_>) {
    let mut edged: Vec<char> = Vec::new();
    // Whether the letters from each place on are known, as far as they were asked for.
    let mut are_known: Vec<bool> = Vec::new();
    for at in found.tokens.words() {
        let word = found.tokens.get(at);
        // Words of the frame are known as they are.
        if found.classes[at] == Class::Frame {
            continue;
        }
        edged.clear();
        edged.push('_');
        edged.extend(word.chars());
        edged.push('_');
        are_known.clear();
        are_known.resize(edged.len(), true);
        for length in 3..=5 {
            for (start, letters) in edged.windows(length).enumerate() {
                // All letters but the last of them, and all but the first.
                if are_known[start] && are_known[start + 1] {
                    name.clear();
                    name.push_str("c:");
                    name.extend(letters);
                    are_known[start] = sink(name, 1.0, at..at + 1);
                } else {
                    are_known[start] = false;
                }
            }
        }
    }
}

/// Lengths, persons, echoes, and how sentences begin and end.
fn shape(found: &Found<'_>, told: &mut Told<'_>) {
    let tokens = &found.tokens;
    let words = tokens.words().count();
    let bucket = match words {
        0 => "h:no words",
        1..=2 => "h:1-2 words",
        3..=5 => "h:3-5 words",
        6..=9 => "h:6-9 words",
        10..=15 => "h:10-15 words",
        16..=25 => "h:16-25 words",
        26..=45 => "h:26-45 words",
        46..=80 => "h:46-80 words",
        _ => "h:over 80 words",
    };
    told(bucket, 1.0, 0..0);
    told("h:length", (words as f32 / 20.0).min(4.0), 0..0);
    if found.sentences.len() > 1 {
        told("h:sentences", (found.sentences.len() as f32 - 1.0).min(5.0) / 2.0, 0..0);
    }
    let n = words.max(1) as f32;
    let mut counts = [0.0; PERSONS.len()];
    for person in tokens.words().filter_map(|at| person(tokens.get(at))) {
        counts[person] += 1.0;
    }
    for ((name, at_all), count) in PERSONS.iter().zip(counts) {
        if count > 0.0 {
            told(name, count / n * 4.0, 0..0);
            told(at_all, 1.0, 0..0);
        }
    }
    let echoes = found.classes.iter().filter(|class| **class == Class::Echo).count() as f32;
    if echoes > 0.0 {
        told("h:echoes", echoes.min(6.0) / 2.0, 0..0);
        told("h:echo share", echoes / n * 2.0, 0..0);
    } else {
        told("h:no echo", 1.0, 0..0);
    }
    let others = found.classes.iter().filter(|class| **class == Class::Other).count() as f32;
    told("h:own content", others / n, 0..0);
    asking(found, told);
    let typed = found.said.reply.trim();
    if typed.starts_with(['(', '[', '*']) {
        told("h:in brackets", 1.0, 0..0);
    }
    if words == 0 && typed.contains(['…', '.']) {
        told("h:only points", 1.0, 0..0);
    }
}

/// The persons that are spoken of: what their share of the words is called, and that they are spoken of at all.
const PERSONS: [(&str, &str); 4] = [
    ("h:i", "h:i at all"),
    ("h:you", "h:you at all"),
    ("h:we", "h:we at all"),
    ("h:they", "h:they at all"),
];

/// The place among [`PERSONS`] of the one that a word speaks of.
fn person(word: &str) -> Option<usize> {
    Some(match word {
        "i" | "im" | "ive" | "id" | "ill" | "me" | "my" | "mine" | "myself" => 0,
        "you" | "your" | "youre" | "youve" | "youd" | "youll" | "yours" | "yourself" => 1,
        "we" | "us" | "our" | "were" | "weve" | "lets" | "together" => 2,
        "he" | "she" | "they" | "him" | "her" | "them" | "his" | "their" | "hes" | "shes" => 3,
        _ => return None,
    })
}

/// What the lists of cues find.
fn cue_counts(found: &Found<'_>, told: &mut Told<'_>) {
    type Find = fn(&Passage) -> Vec<Range<usize>>;
    const CUES: &[(&str, Find)] = &[
        ("h:cue why", cues::why_questions_in),
        ("h:cue absolute", cues::absolutes_in),
        ("h:cue advice", cues::advice_stems_in),
        ("h:cue own life", cues::self_disclosure_in),
        ("h:cue reflection", cues::reflection_stems_in),
        ("h:cue open", cues::open_stems_in),
        ("h:cue promise", cues::over_promise_in),
        ("h:cue minimizing", cues::minimizing_in),
        ("h:cue reassurance", cues::reassurance_in),
        ("h:cue moral", cues::moralizing_in),
        ("h:cue joined questions", cues::joined_questions_in),
    ];
    for (name, find) in CUES {
        for span in find(&found.reply) {
            told(name, 1.0, found.tokens.places(&span));
        }
    }
    for (span, theme) in risk_themes_in(&found.reply) {
        told(&format!("h:risk {}", theme.words()), 1.0, found.tokens.places(&span));
    }
}

/// The moment, and its class beside each word.
fn moment(found: &Found<'_>, name: &mut String, told: &mut Told<'_>) {
    if found.said.client.trim_end().ends_with('?') {
        told("m:client asks", 1.0, 0..0);
    }
    let client_words = found.said.client.split_whitespace().count();
    told("m:client's length", (client_words as f32 / 30.0).min(3.0), 0..0);
    let Some(moment) = found.said.moment else {
        told("m:not told", 1.0, 0..0);
        return;
    };
    let class = moment.class();
    told(&format!("m:{}", class.key()), 1.0, 0..0);
    if let Some(kind) = moment.boundary {
        told(&format!("m:{}", kind.key()), 1.0, 0..0);
        told(&format!("m:{}", kind.domain().key()), 1.0, 0..0);
    }
    match moment.question {
        None => told("m:question not at stake", 1.0, 0..0),
        Some(WantedQuestion::Hold) => told("m:hold", 1.0, 0..0),
        Some(wanted) => told(&format!("m:wants {}", wanted.key()), 1.0, 0..0),
    }
    if moment.feelings.is_empty() {
        told("m:no feeling", 1.0, 0..0);
    }
    if class == MomentClass::Plain || class == MomentClass::Feeling {
        return;
    }
    let domain = moment
        .boundary
        .map_or("risk", |kind| if kind.is_risk() { "risk" } else { kind.domain().key() });
    for at in found.tokens.words() {
        name.clear();
        for part in ["x:", domain, " ", found.tokens.get(at)] {
            name.push_str(part);
        }
        told(name, 0.5, at..at + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The known features of a reply, and how many were asked for.
    fn read(reply: &str, is_known: impl Fn(&str) -> bool, says: bool) -> (Vec<String>, usize) {
        let (lexicon, words, concepts) =
            (Lexicon::default(), WordList::default(), Concepts::default());
        let reader = Reader { lexicon: &lexicon, words: &words, concepts: &concepts };
        let (mut known, mut n) = (Vec::new(), 0);
        let said = Said { reply, client: "I asked the quiet queen.", moment: None };
        reader.read(said, &mut |name, _, on| {
            n += 1;
            if is_known(name) {
                known.push(format!("{name} {on:?}"));
            }
            is_known(name) || !says
        });
        (known, n)
    }

    #[test]
    fn what_holds_something_unknown_is_not_asked_for_and_nothing_is_missed() {
        let reply = "You asked the queen, quite calmly. It was not easy to be that quiet with her?";
        // A part of what is known is known.
        for unknown in ['q', 'y', '<', 'e', '^'] {
            let is_known = |name: &str| !name.contains(unknown);
            let (asked_all, n_all) = read(reply, is_known, false);
            let (asked_some, n_some) = read(reply, is_known, true);
            assert_eq!(asked_some, asked_all, "{unknown}");
            assert!(n_some < n_all, "{unknown}: {n_some} of {n_all}");
        }
    }
}
