//! After a typed answer in practice: how it was heard, and what the author would have offered.

use egui::{Align, Key, Layout, Modifiers, Ui};

use super::{Part, Screen};
use crate::debrief::{CodeReport, Highlight, UnsureCode};
use crate::ui::action::Action;
use crate::ui::theme::Type;
use crate::ui::widgets::{
    Places, gap, heading, marked_words_ui, part, primary_button, prose, quiet_button, text,
};

/// What is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// The turn, from 0.
    pub turn: usize,
    /// What the trainee said.
    pub says: String,
    /// The codes that the coder is sure of.
    pub codes: Vec<CodeReport>,
    /// The words they rest on, where they stand.
    pub highlights: Vec<Highlight>,
    /// Everything that is sure, in one line.
    pub heard: String,
    /// What else is to be told, a sentence each.
    pub told: Vec<String>,
    /// Codes that the coder is unsure of, for the trainee to say.
    pub unsure: Vec<UnsureCode>,
    /// The authored answers that could have been chosen here.
    pub authored: Vec<String>,
}

/// Draws it; the client answers when the trainee goes on.
pub(super) fn compare_ui(
    ui: &mut Ui,
    screen: Screen<'_>,
    compared: &Compared,
    places: &mut Places,
) -> Option<Action> {
    let theme = screen.theme;
    let color = &theme.color;
    let mut action = None;
    gap(ui, theme, 3);
    ui.horizontal(|ui| {
        heading(ui, theme, Type::Heading, 2, "You said");
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            // Clear of the bar of the band.
            gap(ui, theme, 4);
            // Before anything to read: whoever has read enough goes on from here.
            let goes_on = primary_button(ui, theme, "Go on (Ctrl+Enter)");
            places.set(Part::Answers, goes_on.rect);
            let modifiers = Modifiers::COMMAND;
            let is_pressed = ui.input_mut(|input| input.consume_key(modifiers, Key::Enter));
            if goes_on.clicked() || is_pressed {
                action = Some(Action::GoOn);
            }
        });
    });
    gap(ui, theme, 1);
    marked_words_ui(ui, theme, &compared.says, &compared.codes, &compared.highlights);
    part(ui, theme, "How it was heard");
    gap(ui, theme, 1);
    prose::prose(ui, theme, Type::Body, color.ink, &compared.heard);
    for told in &compared.told {
        gap(ui, theme, 1);
        prose::prose(ui, theme, Type::Note, color.soft_ink, told);
    }
    if !compared.unsure.is_empty() {
        gap(ui, theme, 2);
        let told = "Where the coder is unsure you can say what you meant. It is kept beside, and never scored.";
        text(ui, theme, Type::Note, color.soft_ink, told);
        for one in &compared.unsure {
            action = action.or(unsure_ui(ui, screen, compared.turn, one));
        }
    }
    part(ui, theme, "What the author would have offered");
    gap(ui, theme, 1);
    for says in &compared.authored {
        prose::item(ui, theme, "·", color.ink, says);
        gap(ui, theme, 1);
    }
    action
}

fn unsure_ui(ui: &mut Ui, screen: Screen<'_>, turn: usize, one: &UnsureCode) -> Option<Action> {
    let theme = screen.theme;
    let mut action = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme.steps(2);
        let told = format!("{}, {} in 100", one.words, one.percent);
        text(ui, theme, Type::Body, theme.color.ink, told);
        for (is_there, words) in [(true, "it is there"), (false, "it is not")] {
            let is_said = one.own == Some(is_there);
            let mark = if is_said { "✓ " } else { "" };
            let button = quiet_button(ui, theme, &format!("{mark}{words}"));
            let name = format!("{}: {words}", one.words);
            button.widget_info(|| {
                egui::WidgetInfo::selected(egui::WidgetType::Button, true, is_said, &name)
            });
            if button.clicked() {
                let own = (!is_said).then_some(is_there);
                action = Some(Action::Correct { turn, code: one.code, is_there: own });
            }
        }
    });
    action
}
