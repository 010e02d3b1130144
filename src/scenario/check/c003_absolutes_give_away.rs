use super::{Finding, Group, Rule, Subject};
use crate::diagnostic::Severity;
use crate::scenario::model::Beat;
use crate::scenario::outline::Path;
use crate::words::cues;

pub(super) const RULE: Rule = Rule {
    code: "C003",
    name: "absolutes give away",
    group: Group::Cues,
    severity: Severity::Warning,
    page: include_str!("c003_absolutes_give_away.md"),
    check: Some(check),
};

/// So many answers with absolutes, all of them weak, are a pattern of the scenario.
const IN_SCENARIO: usize = 4;
/// So many in one beat, if they are half of its answers, are a pattern of the beat.
const IN_BEAT: usize = 2;

/// An answer with an absolute in it.
struct Sweeping<'a> {
    beat: usize,
    response: usize,
    word: &'a str,
    is_weak: bool,
}

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let judged =
        (0..).zip(&subject.scenario.beats).filter(|(b, _)| !subject.worth.best(*b).is_empty());
    let by_beat: Vec<(&Beat, Vec<Sweeping<'_>>)> =
        judged.map(|(b, beat)| (beat, sweeping(subject, b, beat))).collect();
    let all: Vec<&Sweeping<'_>> = by_beat.iter().flat_map(|(_, found)| found).collect();
    let in_beats = by_beat.iter().filter_map(|(beat, found)| in_beat(beat, found));
    in_beats.chain(in_scenario(&all)).collect()
}

fn sweeping<'a>(subject: &Subject<'a>, b: usize, beat: &'a Beat) -> Vec<Sweeping<'a>> {
    let weak = subject.worth.weak(b);
    let found = (0..).zip(&beat.responses).filter_map(|(response, answer)| {
        let said = subject.spoken().answer(b, response);
        let span = cues::absolutes_in(said).into_iter().next()?;
        let word = answer.says.get(span)?;
        Some(Sweeping { beat: b, response, word, is_weak: weak.contains(&response) })
    });
    found.collect()
}

fn in_scenario(all: &[&Sweeping<'_>]) -> Option<Finding> {
    let is_pattern = all.len() >= IN_SCENARIO && all.iter().all(|one| one.is_weak);
    let message = format!(
        "absolutes stand in {} answers of the scenario, and every one of these is weak",
        all.len()
    );
    if is_pattern { finding(all.iter().copied(), message) } else { None }
}

fn in_beat(beat: &Beat, found: &[Sweeping<'_>]) -> Option<Finding> {
    let is_pattern = found.len() >= IN_BEAT
        && found.len() * 2 >= beat.responses.len()
        && found.iter().all(|one| one.is_weak);
    let message = format!(
        "absolutes stand in {} of {} answers, and only in weak ones",
        found.len(),
        beat.responses.len()
    );
    if is_pattern { finding(found.iter(), message) } else { None }
}

fn finding<'a>(found: impl Iterator<Item = &'a Sweeping<'a>>, message: String) -> Option<Finding> {
    let places: Vec<(Path, String)> = found
        .map(|one| {
            let path = Path::response(one.beat, one.response).field("says");
            (path, format!("\"{}\"", one.word))
        })
        .collect();
    let word = places.first().map(|(_, label)| label.clone())?;
    let hint =
        format!("say it without {word} and its like, or let a good answer have such a word too");
    Some(Finding::over(places, message)?.hint(hint))
}
