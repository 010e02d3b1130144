//! What this is and is not, the keys, and the resource card.

use egui::{ComboBox, TextEdit, Ui};

use super::welcome::WHAT_IT_IS;
use crate::settings::Settings;
use crate::ui::action::Action;
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{
    back_button, button, card, ems, gap, heading, list, page, part, primary_button, quiet_button,
    rich, text,
};

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

/// The keys and what they do.
const KEYS: [(&str, &str); 11] = [
    ("1 to 9", "Choose the answer of that number"),
    ("Space", "Show all the client’s words at once"),
    ("H", "Ask for a hint, in practice"),
    ("B", "Go back to an earlier moment, in practice"),
    ("T", "Fold and unfold the transcript"),
    ("P or Escape", "Pause"),
    ("Tab, Shift+Tab", "Move to the next or the previous thing on the screen"),
    ("Enter or Space", "Press what has the outline"),
    ("Page Up, Page Down", "Scroll"),
    ("F1", "This page"),
    ("F11", "Full screen"),
];

/// Draws the screen.
pub fn help_ui(
    ui: &mut Ui,
    theme: &Theme,
    view: &HelpView,
    state: &mut HelpState,
) -> Option<Action> {
    page(ui, theme, "help", |ui| {
        let goes_back = back_button(ui, theme, "Back");
        heading(ui, theme, Type::Title, 1, "Help");
        part(ui, theme, "If you want to talk to someone");
        let action = resources_ui(ui, theme, view, state);
        part(ui, theme, "What this is, and is not");
        list(ui, theme, WHAT_IT_IS);
        part(ui, theme, "Keys");
        keys_ui(ui, theme);
        part(ui, theme, "Scenarios of your own");
        let told = "Put scenario files into this folder, and press “Read the folder again” on the practice screen:";
        text(ui, theme, Type::Body, theme.color.ink, told);
        text(ui, theme, Type::Strong, theme.color.ink, view.scenario_folder.as_str());
        part(ui, theme, "About");
        text(ui, theme, Type::Body, theme.color.ink, format!("Practicum {}", view.version));
        let told = "Set in Inter and Vollkorn, both under the SIL Open Font License 1.1.";
        text(ui, theme, Type::Note, theme.color.soft_ink, told);
        if goes_back { Some(Action::Back) } else { action }
    })
}

fn keys_ui(ui: &mut Ui, theme: &Theme) {
    let keys = ems(theme, 10.0).min(ui.available_width() * 0.42);
    for (key, does) in KEYS {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = theme.steps(3);
            ui.vertical(|ui| {
                ui.set_width(keys);
                text(ui, theme, Type::Strong, theme.color.ink, key);
            });
            ui.vertical(|ui| text(ui, theme, Type::Body, theme.color.ink, does));
        });
    }
}

/// The resource card: the country's, or the user's own wording of it.
fn resources_ui(
    ui: &mut Ui,
    theme: &Theme,
    view: &HelpView,
    state: &mut HelpState,
) -> Option<Action> {
    let told = "This card works without a network. Numbers change: check yours now and then, and put in those of your own university or town.";
    text(ui, theme, Type::Body, theme.color.soft_ink, told);
    gap(ui, theme, 1);
    if state.draft.is_some() {
        return edit_ui(ui, theme, view, state);
    }
    let chosen = country_ui(ui, theme, view);
    let is_own = !view.settings.resources.is_empty();
    let shown = if is_own { view.settings.resources.as_str() } else { view.card.as_str() };
    card(ui, theme, |ui| {
        ui.set_min_width(ui.available_width());
        for line in shown.lines() {
            text(ui, theme, Type::Body, theme.color.ink, line);
        }
    });
    if is_own {
        let told = "This is your own wording; the country does not change it.";
        text(ui, theme, Type::Note, theme.color.soft_ink, told);
    }
    if button(ui, theme, "Edit…").clicked() {
        state.draft = Some(shown.to_owned());
    }
    chosen.map(|country| Action::Set(Settings { country, ..view.settings.clone() }))
}

fn country_ui(ui: &mut Ui, theme: &Theme, view: &HelpView) -> Option<String> {
    let in_force = view.settings.country.as_str();
    let name = view
        .countries
        .iter()
        .find(|(code, _)| code == in_force)
        .map_or(in_force, |(_, name)| name.as_str());
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        let label = text(ui, theme, Type::Body, theme.color.ink, "Country");
        let combo = ComboBox::from_id_salt("country")
            .width(ems(theme, 14.0).min(ui.available_width()))
            .height(ems(theme, 20.0))
            .selected_text(rich(theme, Type::Body, theme.color.ink, name));
        let shown = combo.show_ui(ui, |ui| {
            for (code, name) in &view.countries {
                if ui.selectable_label(code == in_force, name.as_str()).clicked()
                    && code != in_force
                {
                    chosen = Some(code.clone());
                }
            }
        });
        shown.response.labelled_by(label.id);
    });
    chosen
}

fn edit_ui(ui: &mut Ui, theme: &Theme, view: &HelpView, state: &mut HelpState) -> Option<Action> {
    let mut draft = state.draft.take()?;
    let label = text(ui, theme, Type::Strong, theme.color.ink, "The card in your own words");
    let field = TextEdit::multiline(&mut draft)
        .margin(egui::Margin::same(theme.steps(2) as i8))
        .desired_width(f32::INFINITY)
        .desired_rows(8);
    ui.add(field).labelled_by(label.id);
    let mut kept = None;
    let mut goes_on = true;
    ui.horizontal_wrapped(|ui| {
        if primary_button(ui, theme, "Save").clicked() {
            kept = Some(draft.trim().to_owned());
        }
        if button(ui, theme, "Cancel").clicked() {
            goes_on = false;
        }
        let is_own = !view.settings.resources.is_empty();
        if is_own && quiet_button(ui, theme, "Back to the original").clicked() {
            kept = Some(String::new());
        }
    });
    if goes_on && kept.is_none() {
        state.draft = Some(draft);
    }
    // The program's own words, saved unchanged, stay the program's: they follow the country.
    let kept = kept.map(|kept| if kept == view.card.trim() { String::new() } else { kept });
    kept.map(|resources| Action::Set(Settings { resources, ..view.settings.clone() }))
}
