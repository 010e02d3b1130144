//! How hard a scenario is to read, for lists and for those who choose.

use super::model::Scenario;
use crate::words::{Passage, Reading};

/// The school grade at which the brief, the client's lines and the answers together read, 0 or more.
///
/// It is the Flesch-Kincaid grade, rounded; see [`Reading::grade_tenths`].
pub fn reading_grade(scenario: &Scenario) -> u32 {
    let brief = &scenario.brief;
    let brief = [&brief.setting, &brief.referral].into_iter().chain(&brief.your_aims);
    let spoken = scenario.beats.iter().flat_map(|beat| {
        let lines = beat.lines.iter().flat_map(|line| &line.says);
        lines.chain(beat.responses.iter().map(|response| &response.says))
    });
    let together: Reading = brief.chain(spoken).map(|text| Reading::of(&Passage::new(text))).sum();
    u32::try_from((together.grade_tenths() + 5) / 10).unwrap_or(0)
}
