//! What the user can choose.

use egui::Ui;

use crate::settings::Settings;
use crate::ui::action::Action;
use crate::ui::theme::Theme;

/// What the screen shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SettingsView {
    /// The settings in force.
    pub settings: Settings,
    /// Why the settings could not be kept, where they could not.
    pub problem: Option<String>,
    /// Where they are kept.
    pub file: String,
}

/// Draws the screen; every change is asked for at once.
pub fn settings_ui(_ui: &mut Ui, _theme: &Theme, _view: &SettingsView) -> Option<Action> {
    None
}
