//! The first run: what this is and is not, and the three things it asks.

use egui::Ui;

use crate::settings::Settings;
use crate::ui::action::Action;
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{
    button, check_row, ems, gap, heading, line_field, list, page, part, primary_button, text,
    text_size_choice, theme_choice,
};

/// What is being answered: the settings as they will be kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WelcomeState {
    /// A draft of them; the theme and text size are put in force while choosing.
    pub settings: Settings,
}

/// The most letters of a pseudonym.
pub const LONGEST_PSEUDONYM: usize = 40;

/// What this is and is not; help says it too.
pub(super) const WHAT_IT_IS: [&str; 5] = [
    "It is a place to practice between classes: you answer a client turn by turn, and afterwards read what each answer did.",
    "It is not a measure of clinical competence, not therapy, and not a crisis service.",
    "The clients are fictional.",
    "Everything stays on this machine: the program does not use the network.",
    "Clinicians have not reviewed the sessions yet. Where that is so, you see the word “draft”.",
];

/// Draws the screen.
pub fn welcome_ui(ui: &mut Ui, theme: &Theme, state: &mut WelcomeState) -> Option<Action> {
    page(ui, theme, "welcome", |ui| {
        heading(ui, theme, Type::Title, 1, "Welcome to Practicum");
        part(ui, theme, "What this is, and is not");
        list(ui, theme, WHAT_IT_IS);
        let changed = questions_ui(ui, theme, &mut state.settings);
        gap(ui, theme, 8);
        buttons_ui(ui, theme, &state.settings)
            .or_else(|| changed.then(|| Action::Set(state.settings.clone())))
    })
}

/// Asks; whether something changed that is to be seen at once.
fn questions_ui(ui: &mut Ui, theme: &Theme, settings: &mut Settings) -> bool {
    let mut changed = false;
    part(ui, theme, "A name to go by");
    pseudonym_ui(ui, theme, &mut settings.pseudonym);
    part(ui, theme, "How it looks");
    if let Some(name) = theme_choice(ui, theme, settings.theme) {
        settings.theme = name;
        changed = true;
    }
    gap(ui, theme, 2);
    if let Some(size) = text_size_choice(ui, theme, settings) {
        settings.text_size = size;
        changed = true;
    }
    gap(ui, theme, 2);
    changed | reduced_motion_ui(ui, theme, &mut settings.reduced_motion)
}

/// The field for the pseudonym, with what may be put there; whether it changed.
pub(super) fn pseudonym_ui(ui: &mut Ui, theme: &Theme, pseudonym: &mut String) -> bool {
    let note = "Optional, and better not your own. It greets you here and stands on what you save.";
    let label = text(ui, theme, Type::Note, theme.color.soft_ink, note);
    let field = line_field(ui, theme, pseudonym, ems(theme, 20.0)).char_limit(LONGEST_PSEUDONYM);
    let response = ui.add(field);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_label("A name to go by");
        node.push_described_by(label.id.accesskit_id());
    });
    response.changed()
}

/// The box for reduced motion; whether it changed.
pub(super) fn reduced_motion_ui(ui: &mut Ui, theme: &Theme, is_on: &mut bool) -> bool {
    let told = "Poses change at once, nothing breathes or blinks, and screens do not fade.";
    check_row(ui, theme, is_on, "Reduced motion", told).changed()
}

fn buttons_ui(ui: &mut Ui, theme: &Theme, settings: &Settings) -> Option<Action> {
    let mut guided = None;
    ui.horizontal_wrapped(|ui| {
        if primary_button(ui, theme, "Begin with a three-minute guided session").clicked() {
            guided = Some(true);
        }
        if button(ui, theme, "Look around first").clicked() {
            guided = Some(false);
        }
    });
    guided.map(|guided| {
        let pseudonym = settings.pseudonym.trim().to_owned();
        let settings = Settings { pseudonym, welcomed: true, ..settings.clone() };
        Action::Welcomed { settings, guided }
    })
}
