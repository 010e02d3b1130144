//! Drills: pick a skill, answer one client line after another, see at once what the answer was, say how hard it felt.

mod ask;
mod feedback;
mod pick;
mod view;

use egui::Ui;

use crate::scenario::raw::Difficulty;
use crate::transcript::AnswerMode;
use crate::ui::action::Action;
use crate::ui::theme::Theme;

pub use view::{AskView, DrillsView, FeedbackView, PickView, RunView, SkillRow};

/// What the screen keeps between frames.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DrillsState {
    /// Whether the next run is typed or chosen.
    pub answers: AnswerMode,
    /// The level the next run begins at; where none is named, each skill has its own.
    pub level: Option<Difficulty>,
    /// Whether what is wrong with files is unfolded.
    pub shows_broken: bool,
    /// The words that are being written.
    pub draft: String,
    /// The drill, by its number in the run, that the field has had the focus at.
    pub wrote_at: Option<usize>,
    /// The drill whose feedback was brought into view.
    pub told_at: Option<usize>,
}

/// Draws the screen.
///
/// Keys: at a drill 1 to 9 choose, Ctrl+Enter sends what was typed; after it 1 to 3 say how hard it felt, and Space
/// goes on.
pub fn drills_ui(
    ui: &mut Ui,
    theme: &Theme,
    view: &DrillsView,
    state: &mut DrillsState,
) -> Option<Action> {
    match view {
        DrillsView::Pick(pick) => pick::pick_ui(ui, theme, pick, state),
        DrillsView::Run(run) => ask::run_ui(ui, theme, run, state),
    }
}
