//! What this is and is not, the keys, and the resource card.

use egui::Ui;

use crate::settings::Settings;
use crate::ui::action::Action;
use crate::ui::theme::Theme;

/// What the screen shows.
#[derive(Debug, Clone, PartialEq)]
pub struct HelpView {
    /// The settings, which hold the country and the user's own wording of the card.
    pub settings: Settings,
    /// Code and name of each country, in the order to show.
    pub countries: Vec<(String, String)>,
    /// The card's text as the program has it for the country of the settings.
    pub card: String,
    /// Where scenarios of one's own go, as a path.
    pub scenario_folder: String,
    /// The program's version.
    pub version: String,
}

/// What is being edited.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HelpState {
    /// The card's text while it is edited.
    pub draft: Option<String>,
}

/// Draws the screen.
pub fn help_ui(
    _ui: &mut Ui,
    _theme: &Theme,
    _view: &HelpView,
    _state: &mut HelpState,
) -> Option<Action> {
    None
}
