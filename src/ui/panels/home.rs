//! The first screen: the empty room behind, and a few large words to press.

use egui::Ui;

use crate::ui::action::Action;
use crate::ui::theme::Theme;

/// What the screen shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HomeView {
    /// The name the trainee goes by; may be empty.
    pub pseudonym: String,
    /// The place in the library of the guided scenario, while it has not been played.
    pub guided: Option<usize>,
}

/// Draws the screen over the room.
pub fn home_ui(_ui: &mut Ui, _theme: &Theme, _view: &HomeView) -> Option<Action> {
    None
}
