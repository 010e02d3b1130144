//! What is different from the last time, and how little that can say.

use std::collections::BTreeSet;

use serde::Serialize;

use super::chance::differs;
use super::draw::form_letter;
use super::group::Group;
use super::profile::{Placed, tally};
use super::tally::FEWEST;
use crate::records::AssessmentRow;

/// Two occasions beside each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The day of the one before (UTC).
    pub day_before: Option<String>,
    /// Its form.
    pub form_before: &'static str,
    /// Days between the two, rounded down.
    pub days: Option<i64>,
    /// How many vignettes have their twin on the other occasion.
    pub twins: usize,
    /// Each group.
    pub groups: Vec<GroupChange>,
}

/// One group on two occasions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GroupChange {
    /// Which.
    pub group: Group,
    /// The one before.
    pub before: Placed,
    /// This one.
    pub now: Placed,
    /// On the rigid side.
    pub rigid: Verdict,
    /// On the porous side.
    pub porous: Verdict,
}

/// What can be said of a difference on one side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// One occasion has too few answers.
    TooFew,
    /// It is no larger than chance brings.
    CannotTell,
    /// Fewer than before, by more than chance brings in one of twenty cases.
    Fewer,
    /// More than before, by as much.
    More,
}

/// Sets two occasions side by side.
pub(super) fn change(before: &AssessmentRow, now: &AssessmentRow) -> Change {
    let pairs: BTreeSet<&str> = before.items.iter().map(|item| item.pair.as_str()).collect();
    let twins = now.items.iter().filter(|item| pairs.contains(item.pair.as_str())).count();
    let days = before
        .ended
        .zip(now.ended)
        .map(|(then, now)| (now.as_second() - then.as_second()).div_euclid(24 * 60 * 60));
    let groups = Group::ALL.iter().map(|&group| {
        let then = tally(&before.answers, Some(group));
        let now = tally(&now.answers, Some(group));
        let (n, m) = (then.n(), now.n());
        GroupChange {
            group,
            before: Placed::of(then),
            now: Placed::of(now),
            rigid: verdict((then.rigid, n), (now.rigid, m)),
            porous: verdict((then.porous(), n), (now.porous(), m)),
        }
    });
    Change {
        day_before: before.ended.map(|at| at.strftime("%Y-%m-%d").to_string()),
        form_before: form_letter(before.form),
        days,
        twins: if before.form == now.form { 0 } else { twins },
        groups: groups.collect(),
    }
}

fn verdict((k, n): (usize, usize), (l, m): (usize, usize)) -> Verdict {
    if n < FEWEST || m < FEWEST {
        Verdict::TooFew
    } else if !differs(k, n, l, m) {
        Verdict::CannotTell
    } else if l * n < k * m {
        Verdict::Fewer
    } else {
        Verdict::More
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_named_only_where_chance_seldom_brings_it() {
        assert_eq!(verdict((5, 6), (0, 6)), Verdict::Fewer);
        assert_eq!(verdict((0, 6), (6, 6)), Verdict::More);
        assert_eq!(verdict((4, 6), (1, 6)), Verdict::CannotTell);
        assert_eq!(verdict((4, 4), (0, 6)), Verdict::TooFew);
    }
}
