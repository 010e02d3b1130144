//! All scenarios: filters, cards, and the chosen card's prebrief beside them.

mod card;
mod filter;
mod shelf;

use std::collections::BTreeSet;
use std::sync::Arc;

use super::findings::BrokenFile;
use super::prebrief::{PrebriefState, PrebriefView};
use crate::coding::Dimension;
use crate::drawing::Picture;
use crate::moment::BoundaryDomain;
use crate::scenario::raw::{Difficulty, Kind};

pub use filter::{folded, matches};
pub use shelf::library_ui;

/// Everything the screen shows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LibraryView {
    /// One card for each scenario that can be played.
    pub cards: Vec<Card>,
    /// How many assignments there are.
    pub assignments: usize,
    /// Files with something wrong in them.
    pub broken: Vec<BrokenFile>,
    /// The prebrief of the card that is open beside the others, with its place.
    pub chosen: Option<(usize, PrebriefView)>,
}

/// One scenario.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// The client at rest.
    pub portrait: Arc<Picture>,
    /// The portrait in words.
    pub told: String,
    /// The client's name, for the search.
    pub client: String,
    /// What people call it.
    pub title: String,
    /// One line of what it is about.
    pub line: String,
    /// A whole session, or a vignette of one beat.
    pub kind: Kind,
    /// The title of the session it follows; empty for a first one.
    pub follows: String,
    /// What came of the first attempt, in words; empty where it was not tried.
    pub tried: String,
    /// How much it asks.
    pub level: Difficulty,
    /// About how long it takes.
    pub minutes: u32,
    /// The dimensions it reports.
    pub focus: Vec<Dimension>,
    /// The domains of the boundaries in it.
    pub boundaries: BTreeSet<BoundaryDomain>,
    /// Subjects a trainee may wish to know of.
    pub content_notes: Vec<String>,
    /// Subjects it is sorted under, for the search.
    pub themes: Vec<String>,
    /// Whether it was not reviewed by a clinician.
    pub is_draft: bool,
    /// Whether the file has changed to something that cannot be played, so that this is the last good version.
    pub is_last_good: bool,
    /// Whether it is from the user's own folder.
    pub is_own: bool,
}

/// What the trainee has filtered for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LibraryState {
    /// Words looked for.
    pub search: String,
    /// Whether vignettes are shown in place of sessions.
    pub vignettes: bool,
    /// Only what reports each of these dimensions, by their index; all where empty.
    pub focus: BTreeSet<usize>,
    /// Only this level.
    pub level: Option<Difficulty>,
    /// Only this domain of boundaries.
    pub boundary: Option<BoundaryDomain>,
    /// Only sessions of at most so many minutes.
    pub at_most: Option<u32>,
    /// Whether the cards with content notes are left out.
    pub without_notes: bool,
    /// Whether what is wrong with files is unfolded.
    pub shows_findings: bool,
    /// Whether the filters are unfolded, where there is too little room to show them always.
    pub shows_filters: bool,
    /// The cards whose content notes are unfolded.
    pub shows_notes: BTreeSet<usize>,
    /// What is chosen in the prebrief that is open.
    pub prebrief: PrebriefState,
    /// The card whose prebrief was open a frame ago, so that a seed typed for one is not taken for another.
    pub open: Option<usize>,
    /// For how many frames the open card is still brought into view, after the grid made room for the prebrief.
    pub settles: u8,
    /// The card that gets the focus back, as it was opened by keyboard.
    pub returns_to: Option<usize>,
}
