//! What a trainee reads before a session, and how it is to be run.

use std::sync::Arc;

use egui::Ui;

use crate::coding::Dimension;
use crate::drawing::Picture;
use crate::transcript::RunMode;
use crate::ui::action::Action;
use crate::ui::theme::Theme;

/// What the screen shows.
#[derive(Debug, Clone, PartialEq)]
pub struct PrebriefView {
    /// What people call the scenario.
    pub title: String,
    /// Name, age and pronouns of the client.
    pub client: String,
    /// What the client looks like, in a sentence; may be empty.
    pub look: String,
    /// The client at rest.
    pub portrait: Arc<Picture>,
    /// Where and when; may be empty.
    pub setting: String,
    /// How the client came; may be empty.
    pub referral: String,
    /// What the counselor is there to do.
    pub aims: Vec<String>,
    /// About how long it takes.
    pub minutes: u32,
    /// The level, in words.
    pub level: String,
    /// What is scored.
    pub focus: Vec<Dimension>,
    /// Subjects a trainee may wish to know of, or skip.
    pub content_notes: Vec<String>,
    /// How far its content has been reviewed, in words.
    pub review: String,
    /// What is carried over from the session before, in words; empty where nothing is.
    pub carried: String,
}

/// What the trainee has chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrebriefState {
    /// How it is to be run.
    pub mode: RunMode,
    /// The seed as typed; a new one is drawn where empty.
    pub seed: String,
    /// Whether the seed can be seen.
    pub shows_seed: bool,
}

impl Default for PrebriefState {
    fn default() -> Self {
        Self { mode: RunMode::Practice, seed: String::new(), shows_seed: false }
    }
}

/// Draws what is to be read, the choice of the mode, and the button that begins.
pub fn prebrief_ui(
    _ui: &mut Ui,
    _theme: &Theme,
    _view: &PrebriefView,
    _state: &mut PrebriefState,
) -> Option<Action> {
    None
}
