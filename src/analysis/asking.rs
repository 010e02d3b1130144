//! How a reply asks: with its mark or without it, in which words, of what.

use std::ops::Range;

use super::features::{Class, Found, Told};

const WH: &[&str] = &[
    "what", "whats", "how", "hows", "why", "when", "where", "wheres", "who", "whos", "whose",
    "which",
];
const AUX: &[&str] = &[
    "do", "does", "did", "is", "are", "am", "was", "were", "can", "could", "would", "will", "have",
    "has", "had", "should", "shall", "may", "might", "isnt", "arent", "dont", "didnt", "doesnt",
    "wont", "cant", "couldnt", "wouldnt", "havent", "hasnt", "wasnt", "werent", "any", "ever",
];
const LEADS: &[&str] =
    &["and", "so", "but", "okay", "well", "then", "or", "now", "mm", "yeah", "also"];

/// Which sentences ask, with their mark or without it.
pub(super) fn asking(found: &Found<'_>, told: &mut Told<'_>) {
    let tokens = &found.tokens;
    let (mut marked, mut unmarked) = (0, 0);
    let last = found.sentences.len().saturating_sub(1);
    for (n, (run, mark)) in found.sentences.iter().enumerate() {
        let is_marked = mark.is_some_and(|at| tokens.get(at) == "?");
        let first = run.clone().find(|&at| !LEADS.contains(&tokens.get(at))).unwrap_or(run.start);
        let word = tokens.get(first);
        let kind = if WH.contains(&word) {
            "wh"
        } else if AUX.contains(&word) {
            "aux"
        } else {
            "other"
        };
        let on = first..(first + 2).min(run.end);
        if is_marked {
            marked += 1;
            told(&format!("h:asks {kind}"), 1.0, on);
            if n == last {
                told("h:ends asking", 1.0, 0..0);
            }
            if run.len() <= 3 {
                told("h:asks shortly", 1.0, 0..0);
            }
        } else if kind != "other" {
            unmarked += 1;
            let is_bare = mark.is_none();
            told(if is_bare { "h:asks bare" } else { "h:asks without its mark" }, 1.0, on.clone());
            told(&format!("h:opens {kind}"), 1.0, on);
        }
    }
    if let Some((run, is_marked)) = last_question(found) {
        question(found, run, is_marked, told);
    }
    match marked {
        0 => told("h:no question mark", 1.0, 0..0),
        1 => told("h:one question mark", 1.0, 0..0),
        _ => told("h:question marks", marked as f32, 0..0),
    }
    if marked + unmarked == 0 {
        told("h:asks nothing", 1.0, 0..0);
    }
    if marked + unmarked > 1 {
        told("h:asks twice", 1.0, 0..0);
    }
}

/// The last run of tokens that asks, from its first asking word, and whether a mark says so.
fn last_question(found: &Found<'_>) -> Option<(Range<usize>, bool)> {
    let tokens = &found.tokens;
    let is_marked = |mark: &Option<usize>| mark.is_some_and(|at| tokens.get(at) == "?");
    let last = found.sentences.iter().rev().find(|(_, mark)| is_marked(mark));
    if let Some((run, _)) = last {
        return Some((run.clone(), true));
    }
    // Typed without its mark: where a helping verb comes before its subject, or a question word leads.
    let asks = |at: usize| {
        let next = (at + 1 < tokens.len()).then(|| tokens.get(at + 1));
        let word = tokens.get(at);
        let is_turned = AUX.contains(&word) && next.is_some_and(|next| SUBJECTS.contains(&next));
        let is_led = WH.contains(&word)
            && next
                .is_some_and(|next| AUX.contains(&next) || word.ends_with('s') && word.len() > 3);
        is_turned || is_led
    };
    let start = tokens.words().filter(|&at| asks(at)).last()?;
    // "what do you": the question begins with its question word.
    let start = start.checked_sub(1).filter(|&at| WH.contains(&tokens.get(at))).unwrap_or(start);
    let end =
        found.sentences.iter().find(|(run, _)| run.contains(&start)).map(|(run, _)| run.end)?;
    Some((start..end, false))
}

const SUBJECTS: &[&str] = &[
    "you", "he", "she", "it", "they", "we", "i", "that", "this", "there", "anyone", "your", "the",
    "anybody",
];

/// How the last question is put: its first words, its length, what of it is the client's.
fn question(found: &Found<'_>, run: Range<usize>, is_marked: bool, told: &mut Told<'_>) {
    let tokens = &found.tokens;
    let first = run.clone().find(|&at| !LEADS.contains(&tokens.get(at))).unwrap_or(run.start);
    let word = tokens.get(first);
    if !is_marked {
        told("h:asks unmarked", 1.0, first..first + 1);
    }
    told(&format!("h:question begins {word}"), 1.0, first..first + 1);
    if first + 1 < run.end {
        let name = format!("h:question begins {word} {}", tokens.get(first + 1));
        told(&name, 1.0, first..first + 2);
    }
    let length = match run.len() {
        0..=2 => "h:question of 1-2",
        3..=5 => "h:question of 3-5",
        6..=10 => "h:question of 6-10",
        _ => "h:question of over 10",
    };
    told(length, 1.0, 0..0);
    let echoes = run.clone().filter(|&at| found.classes[at] == Class::Echo).count();
    if echoes > 0 {
        told("h:question echoes", (echoes as f32).min(3.0) / 2.0, run.clone());
    }
    for at in run.clone().filter(|&at| tokens.is_word(at)) {
        let word = tokens.get(at);
        if WH.contains(&word)
            || matches!(word, "or" | "and" | "mean" | "meant" | "exactly" | "right" | "which")
        {
            told(&format!("h:question holds {word}"), 1.0, at..at + 1);
        }
        for &list in found.of_concepts[at] {
            let concept = found.concepts.name(list);
            if matches!(concept, "risk" | "duty" | "telling what to do" | "plan") {
                told(&format!("h:question of {concept}"), 1.0, at..at + 1);
            }
        }
    }
    if tokens.len() > run.end + 1 {
        told("h:goes on after its question", 1.0, 0..0);
    }
}
