use super::c008_straw_man::is_said_by_client;
use super::{Finding, Group, Rule, Subject};
use crate::coding::Fault;
use crate::diagnostic::Severity;
use crate::scenario::outline::Path;
use crate::scenario::raw::{RawBeat, RawResponse};
use crate::words::stigma_in;

pub(super) const RULE: Rule = Rule {
    code: "V007",
    name: "stigmatizing wording",
    group: Group::Validity,
    severity: Severity::Warning,
    page: include_str!("v007_stigmatizing_wording.md"),
    check: Some(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let around =
        around(subject).into_iter().filter_map(|(path, text)| finding(path, text, |_| false));
    let mut found: Vec<Finding> = around.collect();
    for (b, raw, beat) in subject.beats() {
        // What the client has just said may be given back.
        let in_beat = texts_of(b, raw).into_iter();
        found.extend(
            in_beat.filter_map(|(path, text)| {
                finding(path, text, |word| is_said_by_client(beat, word))
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
    // An answer that is coded as labeling is there to show what a label does.
    let answers = (0..).zip(&raw.responses);
    for (r, response) in answers.filter(|(_, one)| !one.faults.contains(&Fault::Labeling)) {
        texts.extend(texts_of_answer(Path::response(b, r), response));
    }
    texts
}

fn texts_of_answer(at: Path, response: &RawResponse) -> Vec<(Path, &str)> {
    let mut texts = vec![
        (at.clone().field("says"), response.says.as_str()),
        (at.clone().field("why"), &response.why),
        (at.clone().field("tempting"), &response.tempting),
    ];
    let also = response.also.iter().enumerate();
    texts.extend(also.map(|(n, text)| (at.clone().field("also").index(n), text.as_str())));
    texts
}

/// A finding for the first such word of a text that is not excused.
fn finding(path: Path, text: &str, is_excused: impl Fn(&str) -> bool) -> Option<Finding> {
    let mut hits =
        stigma_in(text).into_iter().filter_map(|hit| Some((text.get(hit.span)?, hit.instead)));
    let (word, instead) = hits.find(|(word, _)| !is_excused(word))?;
    let message = format!("\"{word}\" is wording that stigmatizes");
    Some(Finding::at(path, message).hint(format!("say instead: {instead}")))
}
