//! Questioning: the form used by the form wanted, less the faults in how it was asked.

use super::Rubric;
use crate::coding::CodedReply;
use crate::moment::Moment;

/// The value of an answer's questioning in thousandths, at moments that want a form.
pub(super) fn value(rubric: &Rubric, moment: &Moment, codes: &CodedReply) -> Option<i32> {
    let wanted = moment.question?;
    let form = rubric.wanted.get(&wanted)?.get(&codes.question).copied()?;
    let faults = codes.faults.iter().filter(|fault| fault.is_of_questioning()).count();
    let cost = rubric.question_fault * i32::try_from(faults).unwrap_or(i32::MAX);
    Some((form - cost).max(0))
}
