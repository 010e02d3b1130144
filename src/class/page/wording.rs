//! The words of the page that other media need too.

use crate::class::cohort::Group;
use crate::class::items::Discrimination;
use crate::class::quartiles::{SUMMARIZED_FROM, Spread};

/// The beginning of a hash, enough to tell two apart by eye.
pub(crate) fn short(hash: &str) -> &str {
    hash.get(..8).unwrap_or(hash)
}

/// So many of something.
pub(crate) fn amount(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// Whose results these are, and which are counted.
pub(crate) fn who(group: &Group) -> String {
    let mut told = format!(
        "{} from {}; {} without a hint or a step back",
        amount(group.results, "result", "results"),
        amount(group.people, "person", "people"),
        amount(group.firsts, "first attempt", "first attempts"),
    );
    let parts = [
        (group.coached, "with one"),
        (group.broken_off, "broken off"),
        (group.carried, "going on from a session before"),
    ];
    for (n, words) in parts.iter().filter(|(n, _)| *n > 0) {
        told.push_str(&format!(", {n} {words}"));
    }
    if group.late > 0 {
        told.push_str(&format!("; {} after the day it was due", group.late));
    }
    told
}

/// A distribution in a line, or the numbers themselves where they are too few to be summarized.
pub(crate) fn spread(spread: &Spread) -> String {
    let n = spread.n();
    match spread.five() {
        Some([least, q1, median, q3, most]) => {
            format!("median {median}, middle half {q1} to {q3}, all {least} to {most} (n = {n})")
        }
        None if n == 0 => "nothing scored (n = 0)".to_owned(),
        None => {
            let numbers: Vec<String> = spread.numbers.iter().map(i64::to_string).collect();
            format!(
                "too few to summarize (n = {n}, {SUMMARIZED_FROM} are needed): {}",
                numbers.join(", ")
            )
        }
    }
}

/// A discrimination in a cell.
pub(crate) fn discrimination(one: Discrimination) -> String {
    match one {
        Discrimination::TooFew => "too few".to_owned(),
        Discrimination::NoSpread => "none: all alike".to_owned(),
        Discrimination::Known { r, low, high, .. } => {
            format!("{} ({} to {})", signed(r), signed(low), signed(high))
        }
    }
}

/// Two decimals, with a minus that is as wide as a digit.
pub(crate) fn signed(number: f64) -> String {
    let text = format!("{:.2}", number.abs());
    if number < 0.0 && text != "0.00" { format!("−{text}") } else { text }
}

/// `part` of `whole` in whole percent.
pub(crate) fn percent(part: usize, whole: usize) -> usize {
    if whole == 0 { 0 } else { (part * 200 + whole) / (2 * whole) }
}
