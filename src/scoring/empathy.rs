//! Empathy: Carkhuff's levels, at moments that hold a feeling.

use super::Rubric;
use crate::coding::{CodedReply, Empathy};
use crate::moment::Moment;

/// The value of an answer's empathy in thousandths; an answer that was not rated is worth level 2,
/// as the codebook rates a harmless reply that meets nothing.
pub(super) fn value(rubric: &Rubric, moment: &Moment, codes: &CodedReply) -> Option<i32> {
    if moment.feelings.is_empty() {
        return None;
    }
    let rated = codes.empathy.unwrap_or(Empathy { level: 2, accurate: true });
    let step = usize::from(rated.level.clamp(Empathy::MIN, Empathy::MAX) - Empathy::MIN);
    let value = rubric.empathy_levels[step];
    Some(if rated.accurate { value } else { value.min(rubric.inaccurate_at_most) })
}
