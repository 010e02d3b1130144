use super::{Finding, Group, Rule, Subject};
use crate::diagnostic::Severity;
use crate::scenario::guard::{Condition, Guard};
use crate::scenario::model::{Beat, Response};
use crate::scenario::outline::Path;
use crate::words::{Passage, WordBag};

pub(super) const RULE: Rule = Rule {
    code: "C006",
    name: "twins",
    group: Group::Cues,
    severity: Severity::Warning,
    page: include_str!("c006_twins.md"),
    check: Some(check),
};

/// Two answers that share so many thousandths of their words differ in nothing but the point.
const TWINS: u32 = 800;
/// Of a beat with more answers than this the rest is not compared, because every pair costs.
const MOST_COMPARED: usize = 24;

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let beats = (0..).zip(&subject.scenario.beats);
    beats.flat_map(|(b, beat)| in_beat(b, beat, subject.spoken().answers(b))).collect()
}

/// A finding for each answer that is a twin of one before it.
fn in_beat(b: usize, beat: &Beat, says: &[Passage]) -> Vec<Finding> {
    let words: Vec<WordBag<'_>> = says.iter().take(MOST_COMPARED).map(WordBag::of).collect();
    let answers = || (0..).zip(beat.responses.iter().zip(&words));
    // Two silences are the same answer, which another rule finds.
    let speaking = answers().filter(|(_, (_, words))| !words.is_empty());
    let found = speaking.filter_map(|(r, one)| {
        let (twin, other) = answers().take(r).find(|(_, other)| are_twins(one, *other))?;
        Some(finding(b, (twin, other.0), (r, one.0)))
    });
    found.collect()
}

fn are_twins(one: (&Response, &WordBag<'_>), other: (&Response, &WordBag<'_>)) -> bool {
    one.1.similarity(other.1) >= TWINS && !never_together(&one.0.when, &other.0.when)
}

fn finding(b: usize, first: (usize, &Response), second: (usize, &Response)) -> Finding {
    let message =
        format!("the answers \"{}\" and \"{}\" say nearly the same", first.1.id, second.1.id);
    let related = format!("this is \"{}\"", first.1.id);
    Finding::at(Path::response(b, second.0).field("says"), message)
        .related(Path::response(b, first.0).field("says"), related)
        .hint("where only a word or two differ, those words tell what the choice is about: word one of them anew, or leave it out")
}

/// Whether one guard asks for what the other forbids, so that the two answers never stand side by side.
pub(super) fn never_together(one: &Guard, other: &Guard) -> bool {
    one.0.iter().any(|a| other.0.iter().any(|b| excludes(a, b) || excludes(b, a)))
}

fn excludes(a: &Condition, b: &Condition) -> bool {
    match (a, b) {
        (Condition::AtLeast(high, least), Condition::Below(low, bound)) => {
            high == low && least >= bound
        }
        (Condition::Flag(up), Condition::NoFlag(down)) => up == down,
        _ => false,
    }
}
