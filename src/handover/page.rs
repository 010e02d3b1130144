//! The debrief of a session as a page.

use super::{Handed, Ticks, time};
use crate::debrief::{Inputs, debrief};
use crate::ethics::EthicsTable;
use crate::report::{HtmlExtras, debrief_html};
use crate::stamp::Stamp;

/// A name for a debrief's file that says when and what, and is no other session's.
pub fn debrief_name(handed: &Handed) -> String {
    let row = &handed.record.row;
    let day: String = time(row.began).chars().take(10).collect();
    let is_plain = |c: &char| c.is_ascii_alphanumeric() || *c == '-' || *c == '_';
    let scenario: String = row.scenario.id.chars().filter(is_plain).collect();
    let uid: String = row.uid.chars().filter(is_plain).collect();
    format!("{day}-{scenario}-{uid}.html")
}

/// The debrief as a page. It holds the words of the session, so nobody makes it unless words are ticked; the
/// trainee's own ratings stand in it where those are, and the note to self where all is, as for the trainee alone.
pub fn debrief_page(handed: &Handed, ethics: &EthicsTable, ticks: Ticks) -> String {
    let record = &handed.record;
    let scenario = handed.replayed.session.scenario();
    let follows = scenario.follows.clone().unwrap_or_default();
    let carried = record.carry.as_ref().map(|text| Stamp::of(follows, text));
    let made = debrief(Inputs {
        transcript: handed.replayed.transcript(),
        scenario,
        rubric: &handed.replayed.rubric,
        ethics,
        tables: &record.stamps,
        carried: carried.as_ref(),
        self_rating: record.row.own.filter(|_| ticks.own_ratings),
    });
    let note = if ticks == Ticks::ALL { record.row.note.as_str() } else { "" };
    debrief_html(&made, &HtmlExtras { note, ..HtmlExtras::default() })
}
