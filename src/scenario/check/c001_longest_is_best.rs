use super::{Finding, Group, Rule, Subject};
use crate::diagnostic::Severity;
use crate::scenario::model::Beat;
use crate::scenario::outline::Path;

pub(super) const RULE: Rule = Rule {
    code: "C001",
    name: "longest is best",
    group: Group::Cues,
    severity: Severity::Warning,
    page: include_str!("c001_longest_is_best.md"),
    check: Some(check),
};

/// Among answers that are all shorter than this, nobody sees which is the longest.
const SHORT: usize = 40;
/// By how many percent the best answer must outgrow the next longest, and the mean of all others.
const MARGINS: (usize, usize) = (10, 25);
/// Fewer beats say nothing about a habit.
const FEWEST_BEATS: usize = 5;
/// More beats than any scenario has; the chance is reckoned over so many, because its cost grows with their square.
const MOST_BEATS: usize = 1_000;
/// A share of longest best answers that chance gives more rarely than this is a habit.
const RARE: f64 = 0.05;

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let in_beats = subject.decided().filter_map(|(b, beat, best)| in_beat(subject, b, beat, best));
    in_beats.chain(in_scenario(subject)).collect()
}

fn in_beat(subject: &Subject<'_>, b: usize, beat: &Beat, best: usize) -> Option<Finding> {
    let response = beat.responses.get(best)?;
    let length = length(&response.says);
    // A silence is short by nature and makes no other answer long.
    let others: Vec<usize> = (0..)
        .zip(&beat.responses)
        .filter(|(r, _)| *r != best && !subject.spoken().answer(b, *r).is_empty())
        .map(|(_, other)| self::length(&other.says))
        .collect();
    let (shortest, next) = (*others.iter().min()?, *others.iter().max()?);
    let sum: usize = others.iter().sum();
    let (over_next, over_mean) = MARGINS;
    let stands_out = length >= SHORT
        && length * 100 >= next * (100 + over_next)
        && length * 100 * others.len() > sum * (100 + over_mean);
    let message = format!(
        "the best answer \"{}\" is the longest by far: {length} characters, {} {}",
        response.id,
        if others.len() == 1 { "the other" } else { "the others" },
        span(shortest, next)
    );
    let hint = format!(
        "shorten it to about {next} characters, or let a weaker answer grow longer than it"
    );
    stands_out.then(|| Finding::at(Path::response(b, best).field("says"), message).hint(hint))
}

fn in_scenario(subject: &Subject<'_>) -> Option<Finding> {
    let beats: Vec<(usize, &Beat, usize)> =
        subject.decided().filter(|(_, beat, _)| can_tell(beat)).take(MOST_BEATS).collect();
    let chances: Vec<f64> = beats.iter().map(|(_, beat, _)| chance(beat)).collect();
    let longest = beats.iter().filter(|(_, beat, best)| is_longest(beat, *best));
    let places: Vec<(Path, String)> = longest
        .map(|(b, _, best)| {
            (Path::response(*b, *best).field("says"), "longest and best".to_owned())
        })
        .collect();
    let hits = places.len();
    if beats.len() < FEWEST_BEATS || chance_of_so_many(&chances, hits) >= RARE {
        return None;
    }
    let expected = chances.iter().sum::<f64>().round();
    let message = format!(
        "in {hits} of {} beats the best answer is the longest; by chance it would be in about {expected}",
        beats.len()
    );
    let hint = "a trainee who always takes the longest answer would do well: let weaker answers be the longest in most beats";
    Some(Finding::over(places, message)?.hint(hint))
}

fn length(says: &str) -> usize {
    says.trim().chars().count()
}

fn span(from: usize, to: usize) -> String {
    if from == to { from.to_string() } else { format!("{from} to {to}") }
}

/// Whether the beat has a choice in which length can be seen.
fn can_tell(beat: &Beat) -> bool {
    beat.responses.len() > 1 && beat.responses.iter().any(|one| length(&one.says) >= SHORT)
}

fn is_longest(beat: &Beat, best: usize) -> bool {
    let lengths = || (0..).zip(&beat.responses).map(|(r, one)| (r, length(&one.says)));
    let own = lengths().find(|(r, _)| *r == best).map_or(0, |(_, length)| length);
    lengths().all(|(r, length)| r == best || length < own)
}

/// The chance that an answer of this beat picked blindly is the longest.
fn chance(beat: &Beat) -> f64 {
    1.0 / beat.responses.len() as f64
}

/// The chance of `hits` or more, where each beat has its own: the binomial tail for unequal chances.
fn chance_of_so_many(chances: &[f64], hits: usize) -> f64 {
    // By number of hits so far, its probability; all from `hits` on are kept in the last place.
    let mut spread = vec![0.0; hits + 1];
    spread[0] = 1.0;
    for chance in chances {
        for n in (0..=hits).rev() {
            let stays = if n == hits { spread[n] } else { spread[n] * (1.0 - chance) };
            let rises = if n == 0 { 0.0 } else { spread[n - 1] * chance };
            spread[n] = stays + rises;
        }
    }
    spread[hits]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tail_is_that_of_the_binomial() {
        let close = |chance: f64, wanted: f64| (chance - wanted).abs() < 0.000_1;
        assert!(close(chance_of_so_many(&[0.25; 16], 8), 0.027_13));
        assert!(close(chance_of_so_many(&[0.25; 16], 7), 0.079_55));
        assert!(close(chance_of_so_many(&[0.5, 0.25], 2), 0.125));
        assert!(close(chance_of_so_many(&[0.25; 4], 0), 1.0));
        assert!(close(chance_of_so_many(&[], 0), 1.0));
    }
}
