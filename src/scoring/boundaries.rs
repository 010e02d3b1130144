//! Boundaries: the stance taken, and how it was reached, at moments that hold a dilemma.

use super::Rubric;
use crate::coding::{BoundaryCode, CodedReply, ProcessMove, Stance};
use crate::moment::Moment;

/// The value of an answer's handling of the boundary, in thousandths.
///
/// Only a limit held with care and an examined crossing earn their process moves: an unwanted move adds nothing,
/// and a crossing is examined only with a reason and a plan to consult (ACA A.6.b and A.6.c, 2014, ask for both).
pub(super) fn value(rubric: &Rubric, moment: &Moment, codes: &CodedReply) -> Option<i32> {
    moment.boundary?;
    let worth = &rubric.boundaries;
    let Some(boundary) = &codes.boundary else {
        return Some(worth.no_stance);
    };
    Some(match counted_stance(boundary) {
        Stance::Violation => worth.violation,
        Stance::Rigid => worth.rigid,
        Stance::UnexaminedCrossing => worth.unexamined_crossing,
        Stance::ExaminedCrossing => worth.examined_crossing + earned(worth.moves, moment, boundary),
        Stance::Held => worth.held + earned(worth.moves, moment, boundary),
    })
}

/// The stance that counts: a crossing without `reason` and `consult` was not examined.
pub fn counted_stance(boundary: &BoundaryCode) -> Stance {
    let has = |step| boundary.moves.contains(&step);
    match boundary.stance {
        Stance::ExaminedCrossing if !(has(ProcessMove::Reason) && has(ProcessMove::Consult)) => {
            Stance::UnexaminedCrossing
        }
        stance => stance,
    }
}

/// The part of `most` that the wanted moves earn; all of it where none is wanted.
fn earned(most: i32, moment: &Moment, boundary: &BoundaryCode) -> i32 {
    let made = moment.moves.iter().filter(|step| boundary.moves.contains(step)).count();
    match (i32::try_from(made), i32::try_from(moment.moves.len())) {
        // Rounded half up; the standard rubric divides without a rest.
        (Ok(made), Ok(wanted)) if wanted > 0 => (2 * most * made + wanted) / (2 * wanted),
        _ => most,
    }
}
