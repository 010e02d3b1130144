//! What can lie over a screen: the pause, the question whether to leave, and short messages.

use egui::Ui;

use crate::ui::action::Action;
use crate::ui::theme::Theme;

/// What lies over the screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Over {
    /// Nothing.
    #[default]
    Nothing,
    /// The pause: nothing of the session is seen.
    Pause,
    /// The question whether to leave the session.
    Leave {
        /// How many answers were given.
        answered: usize,
    },
}

/// Draws what lies over the screen.
pub fn over_ui(_ui: &mut Ui, _theme: &Theme, _over: Over) -> Option<Action> {
    None
}

/// A short message at the foot of the window, such as where a file was saved.
pub fn message_ui(_ui: &mut Ui, _theme: &Theme, _message: &str, _is_problem: bool) {}
