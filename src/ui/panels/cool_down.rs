//! After a heavy session: a quiet screen before going on.

use egui::Ui;

use crate::ui::action::{Action, Place};
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{button, gap, heading, page, part, primary_button, text};

/// What the screen says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CoolDownView {
    /// The client's name, to take leave of.
    pub client: String,
    /// What to do, one step after the other; each is optional.
    pub steps: Vec<String>,
    /// Where to find the resource card, and whom to talk to.
    pub after: Vec<String>,
    /// Whether the debrief is still to come.
    pub leads_to_debrief: bool,
}

/// Draws the screen.
pub fn cool_down_ui(ui: &mut Ui, theme: &Theme, view: &CoolDownView) -> Option<Action> {
    page(ui, theme, "cool down", |ui| {
        gap(ui, theme, 6);
        heading(ui, theme, Type::Title, 1, "A moment before you go on");
        let leave = match view.client.trim() {
            "" => {
                "The session is over. Nothing here has to be done, and nothing is timed.".to_owned()
            }
            client => format!(
                "The session with {client} is over, and {client} is not a real person. Nothing here has to be done, and nothing is timed."
            ),
        };
        text(ui, theme, Type::Body, theme.color.soft_ink, leave);
        gap(ui, theme, 4);
        for step in &view.steps {
            // The client's serif, large and slow to read: this is the one page to linger on.
            text(ui, theme, Type::Client, theme.color.ink, step.as_str());
            gap(ui, theme, 2);
        }
        if !view.after.is_empty() {
            part(ui, theme, "Afterwards");
            for line in &view.after {
                text(ui, theme, Type::Body, theme.color.ink, line.as_str());
            }
        }
        gap(ui, theme, 6);
        buttons_ui(ui, theme, view)
    })
}

fn buttons_ui(ui: &mut Ui, theme: &Theme, view: &CoolDownView) -> Option<Action> {
    let mut action = None;
    ui.horizontal_wrapped(|ui| {
        let words = if view.leads_to_debrief { "Go to the debrief" } else { "Done" };
        if primary_button(ui, theme, words).clicked() {
            action = Some(Action::Finish);
        }
        if button(ui, theme, "Open the resource card").clicked() {
            action = Some(Action::Go(Place::Help));
        }
    });
    action
}
