use super::{Finding, Group, Rule, Subject};
use crate::coding::Stance;
use crate::diagnostic::Severity;
use crate::scenario::model::Beat;
use crate::scenario::outline::Path;
use crate::scenario::raw::RawMoment;

pub(super) const RULE: Rule = Rule {
    code: "W008",
    name: "stance without a boundary",
    group: Group::Words,
    severity: Severity::Warning,
    page: include_str!("w008_stance_without_boundary.md"),
    check: Some(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let without = subject.beats().filter(|(_, raw, _)| raw.moment.boundary.is_none());
    without
        .flat_map(|(b, raw, beat)| moves(b, &raw.moment).into_iter().chain(stances(b, beat)))
        .collect()
}

fn moves(b: usize, raw: &RawMoment) -> Option<Finding> {
    raw.moves.as_ref()?;
    let path = Path::beat(b).field("moment").field("moves");
    Some(Finding::at(path, "the moment has `moves` and no `boundary`").hint(
        "name the dilemma beside them, such as `boundary: small_gift`, or leave `moves` out: nothing is measured against them",
    ))
}

/// One finding for the answers of a beat: where the dilemma was forgotten, all of them have a stance.
fn stances(b: usize, beat: &Beat) -> Option<Finding> {
    let answers = (0..).zip(&beat.responses).filter_map(|(r, answer)| {
        // A violation counts anywhere: it caps the score and leads the debrief.
        let stance = answer.codes.stance().filter(|stance| *stance != Stance::Violation)?;
        Some((r, &answer.id, stance))
    });
    let answers: Vec<_> = answers.collect();
    let message = match answers.as_slice() {
        [(_, id, stance)] => {
            format!(
                "the answer \"{id}\" has the stance `{}`, and the moment names no boundary",
                stance.key()
            )
        }
        all => format!("{} answers have a stance, and the moment names no boundary", all.len()),
    };
    let places = answers.iter().map(|(r, _, stance)| {
        let path = Path::response(b, *r).field("boundary");
        (path, format!("this is `{}`", stance.key()))
    });
    let finding = Finding::over(places.collect(), message)?;
    Some(finding.hint(
        "name the dilemma in the beat's `moment`, such as `boundary: small_gift`, or leave the stance out: it is not scored here",
    ))
}
