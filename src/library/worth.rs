//! What each answer of a scenario is worth, for the checker, which lies below scoring.

use crate::scenario::{Scenario, check::Worth};
use crate::scoring::Rubric;

/// Values every answer by a rubric.
pub fn worth(scenario: &Scenario, rubric: &Rubric) -> Worth {
    let values = scenario.beats.iter().map(|beat| {
        let codes = beat.responses.iter().map(|response| &response.codes);
        codes.map(|codes| rubric.values(&beat.moment, codes)).collect()
    });
    let scored = scenario.beats.iter().map(|beat| {
        let codes = beat.responses.iter().map(|response| &response.codes);
        rubric.stakes(&beat.moment, codes).map(|stake| stake.is_some())
    });
    Worth { values: values.collect(), scored: scored.collect(), min_n: rubric.min_n }
}
