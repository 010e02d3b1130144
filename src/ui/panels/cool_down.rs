//! After a heavy session: a quiet screen before going on.

use egui::Ui;

use crate::ui::action::Action;
use crate::ui::theme::Theme;

/// What the screen says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CoolDownView {
    /// The client's name, to take leave of.
    pub client: String,
    /// What to do, one step after the other; each is optional.
    pub steps: Vec<String>,
    /// Where to find the resource card, and whom to talk to.
    pub after: Vec<String>,
}

/// Draws the screen.
pub fn cool_down_ui(_ui: &mut Ui, _theme: &Theme, _view: &CoolDownView) -> Option<Action> {
    None
}
