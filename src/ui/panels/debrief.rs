//! The debrief: one point, three dimensions, the course of the session, and every turn with its reasons.

use egui::Ui;

use crate::debrief::Debrief;
use crate::ui::action::Action;
use crate::ui::theme::Theme;

/// What the screen shows besides the debrief itself.
#[derive(Debug, Clone, Copy)]
pub struct DebriefView<'a> {
    /// The debrief.
    pub debrief: &'a Debrief,
    /// The trainee's note to self, as kept so far.
    pub note: &'a str,
    /// Where the debrief was saved, once it was.
    pub saved: Option<&'a str>,
    /// Whether the session can be gone back into: the scenario it was played in is still there.
    pub can_retry: bool,
    /// A step of the guide, where one is due.
    pub guide: Option<&'a str>,
}

/// What the trainee looks at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DebriefState {
    /// The turn that is selected, from 0; the corrective point's first turn until one is.
    pub selected: Option<usize>,
}

/// Draws the screen.
pub fn debrief_ui(
    _ui: &mut Ui,
    _theme: &Theme,
    _view: &DebriefView<'_>,
    _state: &mut DebriefState,
) -> Option<Action> {
    None
}
