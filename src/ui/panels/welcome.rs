//! The first run: what this is and is not, and the three things it asks.

use egui::Ui;

use crate::settings::Settings;
use crate::ui::action::Action;
use crate::ui::theme::Theme;

/// What is being answered: the settings as they will be kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WelcomeState {
    /// A draft of them; the theme and text size are put in force while choosing.
    pub settings: Settings,
}

/// Draws the screen.
pub fn welcome_ui(_ui: &mut Ui, _theme: &Theme, _state: &mut WelcomeState) -> Option<Action> {
    None
}
