//! What the user can choose, and what is kept of them.

mod data;

use egui::Ui;

pub use data::{DataView, Deleted, SettingsState};

use super::welcome::{pseudonym_ui, reduced_motion_ui};
use crate::settings::{Pace, Settings};
use crate::ui::action::Action;
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{
    back_button, check_row, gap, heading, notice, option_row, page, part, sentence_case, text,
    text_size_choice, theme_choice,
};

/// What the screen shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SettingsView {
    /// The settings in force.
    pub settings: Settings,
    /// Why the settings could not be kept, where they could not.
    pub problem: Option<String>,
    /// Where they are kept.
    pub file: String,
    /// What is kept of the user.
    pub data: DataView,
}

/// Draws the screen; every change is asked for at once.
pub fn settings_ui(
    ui: &mut Ui,
    theme: &Theme,
    view: &SettingsView,
    state: &mut SettingsState,
) -> Option<Action> {
    page(ui, theme, "settings", |ui| {
        let goes_back = back_button(ui, theme, "Back");
        heading(ui, theme, Type::Title, 1, "Settings");
        if let Some(problem) = &view.problem {
            gap(ui, theme, 2);
            notice(ui, theme, true, problem);
        }
        let mut settings = view.settings.clone();
        part(ui, theme, "A name to go by");
        pseudonym_ui(ui, theme, &mut settings.pseudonym);
        look_ui(ui, theme, &mut settings);
        session_ui(ui, theme, &mut settings);
        gap(ui, theme, 2);
        let kept = format!("Your choices are kept in {}", view.file);
        text(ui, theme, Type::Note, theme.color.soft_ink, kept);
        let asked = data::data_ui(ui, theme, &view.data, state);
        if goes_back {
            Some(Action::Back)
        } else if settings != view.settings {
            Some(Action::Set(settings))
        } else {
            asked
        }
    })
}

fn look_ui(ui: &mut Ui, theme: &Theme, settings: &mut Settings) {
    part(ui, theme, "Colors");
    if let Some(name) = theme_choice(ui, theme, settings.theme) {
        settings.theme = name;
    }
    part(ui, theme, "Text size");
    if let Some(size) = text_size_choice(ui, theme, settings) {
        settings.text_size = size;
    }
}

fn session_ui(ui: &mut Ui, theme: &Theme, settings: &mut Settings) {
    part(ui, theme, "How the client’s words appear");
    for &pace in Pace::ALL {
        let told = match pace.words_a_minute() {
            Some(words) => format!("Word by word, about {words} a minute"),
            None => "The whole line as soon as it is said".to_owned(),
        };
        let name = sentence_case(pace.words());
        if option_row(ui, theme, settings.pace == pace, &name, &told).clicked() {
            settings.pace = pace;
        }
    }
    part(ui, theme, "In a session");
    let told = "What can be seen of the client is written too: “looks at the floor”.";
    check_row(ui, theme, &mut settings.captions, "Captions", told);
    gap(ui, theme, 1);
    let told =
        "Alliance and distress are shown while you practice. Most people notice more without them.";
    check_row(ui, theme, &mut settings.gauges, "Gauges", told);
    gap(ui, theme, 1);
    reduced_motion_ui(ui, theme, &mut settings.reduced_motion);
}
