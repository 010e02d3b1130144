use super::{Finding, Group, Rule, Subject};
use crate::diagnostic::Severity;
use crate::scenario::model::Beat;
use crate::scenario::outline::Path;

pub(super) const RULE: Rule = Rule {
    code: "C007",
    name: "no near miss",
    group: Group::Cues,
    severity: Severity::Warning,
    page: include_str!("c007_no_near_miss.md"),
    check: Some(check),
};

/// Fewer answers leave no room for a near miss.
const FEWEST_ANSWERS: usize = 3;

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let beats = (0..).zip(&subject.scenario.beats);
    let scored = beats.filter(|(b, beat)| {
        let scored = subject.worth.scored.get(*b);
        beat.responses.len() >= FEWEST_ANSWERS
            && scored.is_some_and(|scored| scored.contains(&true))
    });
    scored.filter_map(|(b, beat)| in_beat(subject, b, beat)).collect()
}

fn in_beat(subject: &Subject<'_>, b: usize, beat: &Beat) -> Option<Finding> {
    let values: Vec<i32> =
        (0..beat.responses.len()).filter_map(|r| subject.worth.mean(b, r)).collect();
    let (worst, best) = (*values.iter().min()?, *values.iter().max()?);
    let weaker: Vec<i32> = values.into_iter().filter(|&value| value < best).collect();
    if weaker.is_empty() || weaker.iter().any(|&value| is_near(value, worst, best)) {
        return None;
    }
    let message = format!(
        "beat \"{}\" has no near miss: the best answer is worth {}, the others {}",
        beat.id,
        percent(best),
        listed(&weaker)
    );
    let hint = "let one be worth about half of the best: the feeling without its depth, the limit without the person, the right question badly put";
    Some(Finding::at(Path::beat(b), message).hint(hint))
}

/// Whether a weaker answer is worth 40 to 75 % of the best, or lies 40 to 80 % of the way up to it:
/// the first is what a trainee gets for it, the second what the choice among these answers is about.
fn is_near(value: i32, worst: i32, best: i32) -> bool {
    let of_best = (best * 40..=best * 75).contains(&(value * 100));
    let span = best - worst;
    of_best || (span * 40..=span * 80).contains(&((value - worst) * 100))
}

fn percent(thousandths: i32) -> String {
    format!("{} %", (thousandths + 5) / 10)
}

/// The values from the greatest to the least, each once.
fn listed(values: &[i32]) -> String {
    let mut values = values.to_vec();
    values.sort_unstable_by(|a, b| b.cmp(a));
    values.dedup();
    let values: Vec<String> = values.into_iter().map(percent).collect();
    match values.as_slice() {
        [most @ .., last] if !most.is_empty() => format!("{} and {last}", most.join(", ")),
        _ => values.concat(),
    }
}
