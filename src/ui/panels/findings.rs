//! What is wrong with the scenario files, as `practicum check` tells it.

use egui::Ui;

use crate::ui::action::Action;
use crate::ui::theme::Theme;

/// One file with something wrong in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BrokenFile {
    /// The file's name.
    pub file: String,
    /// Whether an earlier version of it can still be played.
    pub has_last_good: bool,
    /// Each finding: its code, its place, what is wrong, and hints.
    pub findings: Vec<FindingView>,
}

/// One finding.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FindingView {
    /// Such as `S004`.
    pub code: String,
    /// Whether the file cannot be played because of it.
    pub is_error: bool,
    /// Line and column, from 1.
    pub line: usize,
    /// The column.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hints: Vec<String>,
    /// The lines of the file around it, with the place marked, in a fixed-width picture.
    pub excerpt: String,
}

/// Draws the findings; `is_open` tells whether the list is unfolded.
pub fn findings_ui(
    _ui: &mut Ui,
    _theme: &Theme,
    _files: &[BrokenFile],
    _is_open: &mut bool,
) -> Option<Action> {
    None
}
