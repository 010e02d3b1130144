//! Debriefs, progress and simulations for people and for programs.

mod catalog;
mod debrief_text;
pub(crate) mod html;
mod layout;
mod progress_text;
mod record_summary;
mod simulation_text;

pub use catalog::{catalog, centers};
pub use debrief_text::debrief_text;
pub use html::{HtmlExtras, debrief_html, progress_html};
pub use layout::{indented, wrapped};
pub use progress_text::progress_text;
pub use record_summary::{RecordSummary, record_summary};
pub use simulation_text::{agreement_text, simulation_text, together_text, typists_text};

use serde::Serialize;

/// Any report as JSON, with a line end.
///
/// # Errors
/// When a value cannot be written as JSON; none of this program's reports hold such a value.
pub fn json(report: &impl Serialize) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(report).map(|text| text + "\n")
}
