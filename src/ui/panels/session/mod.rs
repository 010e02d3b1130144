//! The session: what can be seen, what was said, the answers, and what was said before.

use egui::{Rect, Ui};

use crate::client::Level;
use crate::coding::RuptureKind;
use crate::transcript::RunMode;
use crate::ui::action::Action;
use crate::ui::theme::Theme;

/// Everything the screen shows; the room itself is drawn behind it.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionView {
    /// What people call the scenario.
    pub title: String,
    /// The client's name.
    pub client: String,
    /// How it is run.
    pub mode: RunMode,
    /// How many answers were given.
    pub answered: usize,
    /// About how many there will be, for the row of dots.
    pub about: usize,
    /// What can be seen of the client now, in words.
    pub caption: String,
    /// Whether the caption is shown.
    pub shows_caption: bool,
    /// The client's words at this beat, one entry for each line; empty for a silence.
    pub words: Vec<String>,
    /// How many words of all lines together have appeared.
    pub appeared: usize,
    /// Whether all words have appeared, so that it is the trainee's turn.
    pub is_your_turn: bool,
    /// The answers offered, in the order to show, with the number each is pressed by.
    pub answers: Vec<String>,
    /// What was said before, oldest first.
    pub transcript: Vec<Said>,
    /// The coach's hint, once it was asked for: the words, or that there is none.
    pub hint: Option<String>,
    /// That something has changed between the two, in practice.
    pub strain: Option<Strain>,
    /// Alliance and distress, in practice, where the settings ask for them.
    pub gauges: Option<Gauges>,
    /// A step of the guide.
    pub guide: Option<GuideStepView>,
    /// Something the trainee should know, such as that the scenario was changed on disk.
    pub notice: Option<String>,
}

/// A change between the two that a coach points out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strain {
    /// A rupture began.
    Began(RuptureKind),
    /// It was repaired.
    Repaired,
}

/// The quiet view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name says what it is")]
pub struct Gauges {
    pub alliance: Level,
    pub distress: Level,
}

/// One entry of the transcript.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// The turn it belongs to, from 0.
    pub turn: usize,
    /// Whether the counselor said it.
    pub is_yours: bool,
    /// What could be seen; may be empty.
    pub manner: String,
    /// The words; empty for a silence.
    pub words: String,
}

/// The part of the screen that a step of the guide points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name says which part")]
pub enum Part {
    Client,
    Caption,
    Words,
    Answers,
    Transcript,
    Coach,
    Rewind,
    Pause,
    Gauges,
    Leave,
}

/// A step of the guide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuideStepView {
    /// What it points to.
    pub points_to: Part,
    /// What it says.
    pub says: String,
    /// Whether a button leads to the next step; else doing what it says does.
    pub has_next: bool,
}

/// What the trainee has open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionState {
    /// Whether the transcript is unfolded: beside the room, or as a drawer in a narrow window.
    pub shows_transcript: bool,
    /// The turn the trainee is asked whether to go back to.
    pub asks_rewind: Option<usize>,
}

impl Default for SessionState {
    fn default() -> Self {
        Self { shows_transcript: true, asks_rewind: None }
    }
}

/// What the panel tells the game.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionOutput {
    /// What the trainee asked for.
    pub action: Option<Action>,
    /// The part of the window in which the room is seen, in points.
    pub stage: Rect,
}

/// Draws everything around the room.
pub fn session_ui(
    ui: &mut Ui,
    _theme: &Theme,
    _view: &SessionView,
    _state: &mut SessionState,
) -> SessionOutput {
    SessionOutput { action: None, stage: ui.max_rect() }
}
