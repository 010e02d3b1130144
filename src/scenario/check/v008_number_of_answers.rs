use super::c006_twins::never_together;
use super::{Finding, Group, Rule, Subject};
use crate::diagnostic::Severity;
use crate::scenario::guard::Guard;
use crate::scenario::model::Beat;
use crate::scenario::outline::Path;
use crate::scenario::raw::Kind;

pub(super) const RULE: Rule = Rule {
    code: "V008",
    name: "number of answers",
    group: Group::Validity,
    severity: Severity::Warning,
    page: include_str!("v008_number_of_answers.md"),
    check: Some(check),
};

const FEWEST: usize = 3;

fn most(kind: Kind) -> usize {
    match kind {
        Kind::Session => 5,
        // A vignette is looked at alone, and for longer.
        Kind::Vignette => 6,
    }
}

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let most = most(subject.scenario.kind);
    let beats = (0..).zip(&subject.scenario.beats).filter(|(_, beat)| !beat.responses.is_empty());
    beats.filter_map(|(b, beat)| in_beat(b, beat, most)).collect()
}

fn in_beat(b: usize, beat: &Beat, most: usize) -> Option<Finding> {
    let n = at_once(beat);
    let hint = if n < FEWEST {
        format!(
            "give it {FEWEST} or 4: one that is good, one that is nearly so, one that is kindly meant and wrong"
        )
    } else if n > most {
        format!(
            "leave out those that nobody would choose: more than {most} are hard to weigh against each other"
        )
    } else {
        return None;
    };
    let message = match beat.responses.len() {
        1 => format!("beat \"{}\" has 1 answer", beat.id),
        all if all == n => format!("beat \"{}\" has {n} answers", beat.id),
        all => {
            format!("beat \"{}\" never offers more than {n} of its {all} answers at once", beat.id)
        }
    };
    Some(Finding::at(Path::beat(b), message).hint(hint))
}

/// How many answers can stand side by side: of two whose guards exclude each other, one.
fn at_once(beat: &Beat) -> usize {
    let guards = beat.responses.iter().map(|response| &response.when);
    let (open, guarded): (Vec<&Guard>, Vec<&Guard>) = guards.partition(|guard| guard.0.is_empty());
    let mut offered: Vec<&Guard> = Vec::new();
    for guard in guarded {
        if !offered.iter().any(|other| never_together(guard, other)) {
            offered.push(guard);
        }
    }
    open.len() + offered.len()
}
