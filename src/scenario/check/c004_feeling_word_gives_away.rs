use super::{Finding, Group, Rule, Subject};
use crate::coding::Dimension;
use crate::diagnostic::Severity;
use crate::scenario::model::Beat;
use crate::scenario::outline::Path;

pub(super) const RULE: Rule = Rule {
    code: "C004",
    name: "feeling word gives away",
    group: Group::Cues,
    severity: Severity::Warning,
    page: include_str!("c004_feeling_word_gives_away.md"),
    check: Some(check),
};

/// Fewer beats say nothing about a habit.
const FEWEST_BEATS: usize = 3;

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let beats: Vec<(usize, &Beat, usize)> = subject
        .decided()
        .filter(|(b, beat, _)| beat.responses.len() > 1 && scores_empathy(subject, *b))
        .collect();
    let given_away = beats.iter().filter(|(b, _, best)| only_best_feels(subject, *b, *best));
    let places: Vec<(Path, String)> = given_away
        .map(|(b, _, best)| (Path::response(*b, *best).field("says"), "only here".to_owned()))
        .collect();
    // One beat is nothing; more than one in three is a way to score without reading.
    if beats.len() < FEWEST_BEATS || places.len() * 3 <= beats.len() {
        return Vec::new();
    }
    let message = format!(
        "in {} of {} beats that score empathy only the best answer has a word for a feeling",
        places.len(),
        beats.len()
    );
    let hint = "let weaker answers name a feeling too: the wrong one, too small a one, or the right one and then a change of subject";
    Finding::over(places, message).map(|finding| finding.hint(hint)).into_iter().collect()
}

fn scores_empathy(subject: &Subject<'_>, b: usize) -> bool {
    subject.worth.scored.get(b).is_some_and(|scored| scored[Dimension::Empathy.index()])
}

fn only_best_feels(subject: &Subject<'_>, b: usize, best: usize) -> bool {
    // "Not sad" catches the eye as "sad" does, so what is negated counts too.
    let feels = |says| !subject.tables.lexicon.feelings_in(says).is_empty();
    (0..).zip(subject.spoken().answers(b)).all(|(r, says)| feels(says) == (r == best))
}
