//! An instructor puts an assignment together: which scenarios, how they are run, and what the trainees are told.

mod draft;
mod form;
mod shelf;

use egui::Ui;

use crate::coding::Dimension;
use crate::scenario::raw::Difficulty;
use crate::ui::action::{Action, Place};
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{back_button, button, gap, heading, notice, page, primary_button, text};

pub use draft::{AssignmentDraft, Lack};

/// Everything the screen shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AssignView {
    /// One card for each scenario that can be given out.
    pub cards: Vec<AssignCard>,
    /// Where the assignment was written, or why it could not be; `None` before.
    pub written: Option<Result<String, String>>,
}

/// One scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssignCard {
    /// Its id.
    pub id: String,
    /// What people call it.
    pub title: String,
    /// The client's name.
    pub client: String,
    /// How much it asks.
    pub level: Difficulty,
    /// About how long it takes.
    pub minutes: u32,
    /// The dimensions it reports.
    pub focus: Vec<Dimension>,
    /// Subjects a trainee may wish to know of.
    pub content_notes: Vec<String>,
    /// Whether it was not reviewed by a clinician.
    pub is_draft: bool,
}

/// What the instructor has put in so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AssignState {
    /// The draft.
    pub draft: AssignmentDraft,
    /// Words looked for among the scenarios.
    pub search: String,
    /// Whether the seed can be seen.
    pub shows_seed: bool,
    /// Whether what is lacking was asked for, so that it is told.
    pub is_asked: bool,
}

/// Draws the screen. What is lacking is told once the instructor wants to write it.
pub fn assign_ui(
    ui: &mut Ui,
    theme: &Theme,
    view: &AssignView,
    state: &mut AssignState,
) -> Option<Action> {
    page(ui, theme, "assign", |ui| {
        let goes_back = back_button(ui, theme, "Back");
        heading(ui, theme, Type::Title, 1, "Put an assignment together");
        let told = "It becomes one file that you pass on as you pass on any other. Nothing is sent from here.";
        text(ui, theme, Type::Body, theme.color.ink, told);
        written_ui(ui, theme, view);
        shelf::shelf_ui(ui, theme, view, state);
        form::run_ui(ui, theme, state);
        form::words_ui(ui, theme, state);
        gap(ui, theme, 6);
        let lacks = state.draft.lacks();
        let mut action = goes_back.then_some(Action::Back);
        if primary_button(ui, theme, "Write the assignment…").clicked() {
            state.is_asked = true;
            if lacks.is_empty() {
                action = Some(Action::WriteAssignment(state.draft.clone()));
            }
        }
        if state.is_asked && !lacks.is_empty() {
            gap(ui, theme, 2);
            let words: Vec<&str> = lacks.iter().map(|lack| lack.words()).collect();
            notice(ui, theme, true, &words.join(". "));
        }
        if view.cards.is_empty() && button(ui, theme, "To the library").clicked() {
            action = Some(Action::Go(Place::Library));
        }
        action
    })
}

fn written_ui(ui: &mut Ui, theme: &Theme, view: &AssignView) {
    let Some(written) = &view.written else { return };
    gap(ui, theme, 3);
    match written {
        Ok(path) => {
            let told =
                format!("The assignment was written to {path}. Give that file to your trainees.");
            notice(ui, theme, false, &told)
        }
        Err(why) => notice(ui, theme, true, why),
    };
}
