use std::borrow::Cow;

use super::c008_straw_man::is_said_by_client;
use super::{Finding, Group, Rule, Subject};
use crate::coding::Fault;
use crate::diagnostic::Severity;
use crate::scenario::outline::Path;
use crate::scenario::raw::{RawBeat, RawResponse};
use crate::words::{Passage, stigma_in};

pub(super) const RULE: Rule = Rule {
    code: "V007",
    name: "stigmatizing wording",
    group: Group::Validity,
    severity: Severity::Warning,
    page: include_str!("v007_stigmatizing_wording.md"),
    check: Some(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let cut = |(path, text)| (path, Cow::Owned(Passage::new(text)));
    let around = around(subject).into_iter().map(cut);
    let mut found: Vec<Finding> =
        around.filter_map(|(path, text)| finding(path, &text, |_| false)).collect();
    for (b, raw, beat) in subject.beats() {
        let own = texts_of(b, raw).into_iter().map(cut);
        // What the client has just said may be given back.
        found.extend(
            own.chain(said(subject, b, raw)).filter_map(|(path, text)| {
                finding(path, &text, |word| is_said_by_client(beat, word))
            }),
        );
    }
    found
}

/// The author's own texts outside the beats; the client's goals are the client's words.
fn around<'a>(subject: &Subject<'a>) -> Vec<(Path, &'a str)> {
    let raw = subject.raw;
    let top = |field| Path::top().field(field);
    let brief = |field| top("brief").field(field);
    let mut texts = vec![
        (top("title"), raw.title.as_str()),
        (brief("setting"), &raw.brief.setting),
        (brief("referral"), &raw.brief.referral),
        (top("client").field("look").field("words"), &raw.client.look.words),
    ];
    let lists = [
        (top("themes"), &raw.themes),
        (top("content_notes"), &raw.content_notes),
        (brief("your_aims"), &raw.brief.your_aims),
    ];
    for (path, list) in lists {
        texts.extend(
            list.iter().enumerate().map(|(n, text)| (path.clone().index(n), text.as_str())),
        );
    }
    let endings = raw.endings.iter().enumerate();
    texts.extend(
        endings.map(|(e, (_, ending))| (Path::ending(e).field("means"), ending.means.as_str())),
    );
    texts
}

fn texts_of(b: usize, raw: &RawBeat) -> Vec<(Path, &str)> {
    let mut texts = vec![
        (Path::beat(b).field("moment").field("meaning"), raw.moment.meaning.as_str()),
        (Path::beat(b).field("hint"), raw.hint.as_str()),
    ];
    for (l, line) in raw.lines.iter().enumerate() {
        let path = Path::beat(b).field("lines").index(l).field("manner");
        texts.extend(line.manner.0.iter().map(|manner| (path.clone(), manner.as_str())));
    }
    for (r, response) in unlabeling(raw) {
        texts.extend(texts_of_answer(Path::response(b, r), response));
    }
    texts
}

/// What the answers say.
fn said<'a>(
    subject: &Subject<'a>,
    b: usize,
    raw: &'a RawBeat,
) -> impl Iterator<Item = (Path, Cow<'a, Passage>)> {
    let spoken = subject.spoken();
    unlabeling(raw)
        .map(move |(r, _)| (Path::response(b, r).field("says"), Cow::Borrowed(spoken.answer(b, r))))
}

/// The answers without those that are coded as labeling: they are there to show what a label does.
fn unlabeling(raw: &RawBeat) -> impl Iterator<Item = (usize, &RawResponse)> {
    (0..).zip(&raw.responses).filter(|(_, one)| !one.faults.contains(&Fault::Labeling))
}

fn texts_of_answer(at: Path, response: &RawResponse) -> Vec<(Path, &str)> {
    let mut texts = vec![
        (at.clone().field("why"), response.why.as_str()),
        (at.clone().field("tempting"), &response.tempting),
    ];
    let also = response.also.iter().enumerate();
    texts.extend(also.map(|(n, text)| (at.clone().field("also").index(n), text.as_str())));
    texts
}

/// A finding for the first such word of a text that is not excused.
fn finding(path: Path, text: &Passage, is_excused: impl Fn(&str) -> bool) -> Option<Finding> {
    let mut hits = stigma_in(text).into_iter().map(|hit| (&text.text()[hit.span], hit.instead));
    let (word, instead) = hits.find(|(word, _)| !is_excused(word))?;
    let message = format!("\"{word}\" is wording that stigmatizes");
    Some(Finding::at(path, message).hint(format!("say instead: {instead}")))
}
