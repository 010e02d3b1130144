//! Whether several guards together cover every state a beat may be entered in.
//!
//! [`Reach`](super::Reach) looks at guards one by one, so that two guards of which one always holds
//! (`below(bond, 0.4)`, `at_least(bond, 0.4)`) both seem to leave a gap. Here they are looked at together.

use std::collections::{BTreeMap, BTreeSet};

use super::Subject;
use crate::client::{Level, Mood, Variable};
use crate::scenario::guard::{Condition, Flag, Flags, Guard};

/// So many states of one beat are looked at; with more, a gap is assumed.
const MOST_STATES: usize = 4096;

/// Something guards ask for, and the values it may have there that a guard can tell apart.
enum Axis {
    /// The least level that may occur, and each threshold that may be reached.
    Level(Variable, Vec<Level>),
    /// Down, up, or both.
    Flag(Flag, Vec<bool>),
}

/// The first state found in which no guard holds, as words that end a sentence: "when bond is below 0.40".
///
/// `None` where one always holds, or the beat cannot be entered.
pub(super) fn gap(subject: &Subject<'_>, beat: usize, guards: &[&Guard]) -> Option<String> {
    if guards.iter().any(|guard| guard.0.is_empty()) {
        return None;
    }
    let axes = axes(subject, beat, guards)?;
    let n_states = axes.iter().try_fold(1_usize, |n, axis| n.checked_mul(axis.len()));
    let Some(n_states) = n_states.filter(|&n| n <= MOST_STATES) else {
        return Some("in some state".to_owned());
    };
    (0..n_states).find_map(|number| {
        let picks = picks(&axes, number);
        let (mood, flags) = state(&axes, &picks);
        let is_covered = guards.iter().any(|guard| guard.holds(&mood, flags));
        (!is_covered).then(|| words(subject, &axes, &picks))
    })
}

fn axes(subject: &Subject<'_>, beat: usize, guards: &[&Guard]) -> Option<Vec<Axis>> {
    let mut levels: BTreeMap<Variable, BTreeSet<Level>> = BTreeMap::new();
    let mut flags = BTreeSet::new();
    for guard in guards {
        collect(&guard.0, &mut levels, &mut flags);
    }
    let mut axes = Vec::new();
    for (variable, thresholds) in levels {
        let (low, high) = subject.reach.levels(beat, variable)?;
        let reached = thresholds.into_iter().filter(|&level| low < level && level <= high);
        axes.push(Axis::Level(variable, std::iter::once(low).chain(reached).collect()));
    }
    for flag in flags {
        let can_be = |is_up: &bool| subject.flag_may_be(beat, flag, *is_up);
        axes.push(Axis::Flag(flag, [false, true].into_iter().filter(can_be).collect()));
    }
    Some(axes)
}

fn collect(
    conditions: &[Condition],
    levels: &mut BTreeMap<Variable, BTreeSet<Level>>,
    flags: &mut BTreeSet<Flag>,
) {
    for condition in conditions {
        match condition {
            Condition::AtLeast(variable, level) | Condition::Below(variable, level) => {
                levels.entry(*variable).or_default().insert(*level);
            }
            Condition::Flag(flag) | Condition::NoFlag(flag) => {
                flags.insert(*flag);
            }
            Condition::Any(all) | Condition::Not(all) => collect(all, levels, flags),
        }
    }
}

impl Axis {
    fn len(&self) -> usize {
        match self {
            Self::Level(_, steps) => steps.len(),
            Self::Flag(_, ways) => ways.len(),
        }
    }
}

/// The state with this number: for each axis, which of its values.
fn picks(axes: &[Axis], number: usize) -> Vec<usize> {
    let mut rest = number;
    let digit = |axis: &Axis| {
        let pick = rest % axis.len();
        rest /= axis.len();
        pick
    };
    axes.iter().map(digit).collect()
}

fn state(axes: &[Axis], picks: &[usize]) -> (Mood, Flags) {
    let mut mood = Mood::default();
    let mut up = Flags::default();
    for (axis, &pick) in axes.iter().zip(picks) {
        match axis {
            Axis::Level(variable, steps) => mood = mood.with(*variable, steps[pick]),
            Axis::Flag(flag, ways) if ways[pick] => up = up.with(Flags::only(*flag)),
            Axis::Flag(..) => {}
        }
    }
    (mood, up)
}

fn words(subject: &Subject<'_>, axes: &[Axis], picks: &[usize]) -> String {
    let parts: Vec<String> = axes
        .iter()
        .zip(picks)
        .filter(|(axis, _)| axis.len() > 1)
        .map(|(axis, &pick)| match axis {
            Axis::Level(variable, steps) => level_words(*variable, steps, pick),
            Axis::Flag(flag, ways) => subject.flag_words(*flag, ways[pick]),
        })
        .collect();
    if parts.is_empty() {
        return "whatever came before".to_owned();
    }
    format!("when {}", parts.join(" and "))
}

fn level_words(variable: Variable, steps: &[Level], pick: usize) -> String {
    match (pick, steps.get(pick + 1)) {
        (0, Some(next)) => format!("{variable} is below {next}"),
        (_, Some(next)) => format!("{variable} is from {} to below {next}", steps[pick]),
        (_, None) => format!("{variable} is {} or above", steps[pick]),
    }
}
