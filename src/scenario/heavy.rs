//! Which scenarios are heavy, so that one of these ends with a minute to cool down.

use std::collections::BTreeSet;

use super::model::Scenario;
use crate::moment::{BoundaryKind, WantedQuestion};
use crate::words::{Passage, RiskTheme};

/// The heavy themes that a scenario's content notes name, in order.
///
/// Rule V005 holds an author to naming each heavy theme that comes up, so the notes are enough,
/// and a theme is decided in one place.
pub fn heavy_themes(scenario: &Scenario) -> Vec<RiskTheme> {
    let notes: Vec<Passage> =
        scenario.content_notes.iter().map(|note| Passage::new(note)).collect();
    let named = RiskTheme::ALL.iter().filter(|theme| notes.iter().any(|note| theme.covers(note)));
    named.copied().collect::<BTreeSet<_>>().into_iter().collect()
}

/// Whether a session of this scenario should end with a minute to cool down: its notes name a heavy theme,
/// or it has a moment about harm, which counts even where an author left the note out.
pub fn is_heavy(scenario: &Scenario) -> bool {
    let about_harm = scenario.beats.iter().any(|beat| {
        beat.moment.question == Some(WantedQuestion::DirectRisk)
            || matches!(
                beat.moment.boundary,
                Some(BoundaryKind::SuicidalStatement | BoundaryKind::ThreatToOthers)
            )
    });
    about_harm || !heavy_themes(scenario).is_empty()
}
