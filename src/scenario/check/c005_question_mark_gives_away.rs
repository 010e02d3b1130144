use super::{Finding, Group, Rule, Subject};
use crate::diagnostic::Severity;
use crate::scenario::model::Beat;
use crate::scenario::outline::Path;

pub(super) const RULE: Rule = Rule {
    code: "C005",
    name: "question mark gives away",
    group: Group::Cues,
    severity: Severity::Warning,
    page: include_str!("c005_question_mark_gives_away.md"),
    check: Some(check),
};

/// Fewer beats say nothing about a habit.
const FEWEST_BEATS: usize = 5;
/// The greatest share of these beats, in percent, in which the mark may tell: blind chance gives 33 at the most.
const MOST: usize = 40;

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mixed: Vec<(usize, &Beat, usize)> =
        subject.decided().filter(|(_, beat, _)| is_mixed(beat)).collect();
    let places: Vec<(Path, String)> = mixed
        .iter()
        .filter_map(|(b, beat, best)| {
            Some((Path::response(*b, *best).field("says"), told_by_mark(beat, *best)?.to_owned()))
        })
        .collect();
    if mixed.len() < FEWEST_BEATS || places.len() * 100 <= mixed.len() * MOST {
        return Vec::new();
    }
    let message = format!(
        "in {} of {} beats in which some answers ask, the question mark alone tells the best one",
        places.len(),
        mixed.len()
    );
    let hint = "where the best answer asks, let a weaker one ask too; where it does not ask, leave another that does not";
    Finding::over(places, message).map(|finding| finding.hint(hint)).into_iter().collect()
}

fn asks(says: &str) -> bool {
    says.contains('?')
}

/// Whether some answers ask and some do not; of two answers the mark always tells one, so there must be three.
fn is_mixed(beat: &Beat) -> bool {
    let asking = beat.responses.iter().filter(|response| asks(&response.says)).count();
    beat.responses.len() > 2 && asking > 0 && asking < beat.responses.len()
}

/// How the mark sets the best answer apart from all others, if it does.
fn told_by_mark(beat: &Beat, best: usize) -> Option<&'static str> {
    let (mine, others): (Vec<_>, Vec<_>) =
        (0..).zip(&beat.responses).partition(|(r, _)| *r == best);
    let best_asks = mine.iter().any(|(_, response)| asks(&response.says));
    let is_alone = others.iter().all(|(_, response)| asks(&response.says) != best_asks);
    is_alone.then_some(if best_asks { "only this one asks" } else { "only this one does not ask" })
}
