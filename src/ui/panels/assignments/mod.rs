//! What an instructor has given out: each assignment with its terms, its scenarios, and how far the trainee is.

mod before;
mod given;

use std::path::PathBuf;

use egui::Ui;

use super::findings::{BrokenFile, findings_ui};
use crate::records::SessionId;
use crate::transcript::{AnswerMode, RunMode};
use crate::ui::action::Action;
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{
    back_button, button, ems, gap, heading, line_field, notice, outdent, page, part, quiet_button,
    text,
};

pub use before::{AssignedView, assigned_ui};

/// Everything the screen shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AssignmentsView {
    /// The assignments, those that are due first before the others.
    pub given: Vec<GivenAssignment>,
    /// Files with something wrong in them.
    pub broken: Vec<BrokenFile>,
    /// The folder that is looked into.
    pub folder: String,
    /// Why nothing is kept in this run; empty where it is.
    pub closed: String,
}

/// One assignment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenAssignment {
    /// The hash of its file.
    pub hash: String,
    /// What people call it.
    pub title: String,
    /// Who gives it out; may be empty.
    pub from: String,
    /// The day it is due and how far off that is; empty where there is none.
    pub due: String,
    /// Whether that day is over.
    pub is_past: bool,
    /// The instructor's words; may be empty.
    pub words: String,
    /// How its sessions are run.
    pub mode: RunMode,
    /// How answers are given.
    pub answers: AnswerMode,
    /// Its scenarios, in the instructor's order.
    pub scenarios: Vec<GivenScenario>,
}

/// One scenario of an assignment, and how far the trainee is with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenScenario {
    /// Its id.
    pub id: String,
    /// What people call it.
    pub title: String,
    /// About how long it takes.
    pub minutes: u32,
    /// Subjects a trainee may wish to know of.
    pub content_notes: Vec<String>,
    /// How many attempts were begun.
    pub attempts: usize,
    /// The attempt that can be gone on with.
    pub open: Option<OpenAttempt>,
    /// The newest attempt that has ended.
    pub ended: Option<EndedAttempt>,
    /// Whether another may begin.
    pub may_begin: bool,
}

/// An attempt that can be gone on with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenAttempt {
    /// Its record.
    pub record: SessionId,
    /// How many answers were given.
    pub answers: usize,
}

/// An attempt that has ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndedAttempt {
    /// Its record.
    pub record: SessionId,
    /// The day, as people here write it.
    pub day: String,
    /// Whether its result was written, and lies where results are written.
    pub is_written: bool,
}

/// What the trainee types.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AssignmentsState {
    /// The path of a file to open.
    pub path: String,
    /// Whether what is wrong with files is unfolded.
    pub shows_findings: bool,
}

/// Draws the screen.
pub fn assignments_ui(
    ui: &mut Ui,
    theme: &Theme,
    view: &AssignmentsView,
    state: &mut AssignmentsState,
) -> Option<Action> {
    page(ui, theme, "assignments", |ui| {
        let goes_back = back_button(ui, theme, "Back");
        heading(ui, theme, Type::Title, 1, "Assignments");
        let told = "What an instructor has given you as a file. You play it here, and when a session is over you write a result to hand in. Practicum sends nothing.";
        text(ui, theme, Type::Body, theme.color.ink, told);
        if !view.closed.is_empty() {
            gap(ui, theme, 3);
            let told = format!(
                "{} An assignment is handed in from your records, so none can begin now.",
                view.closed
            );
            notice(ui, theme, true, &told);
        }
        let mut action = None;
        for given in &view.given {
            gap(ui, theme, 4);
            action = action.or(given::given_ui(ui, theme, given));
        }
        if view.given.is_empty() {
            gap(ui, theme, 4);
            let none = "There is none yet.";
            text(ui, theme, Type::Body, theme.color.soft_ink, none);
        }
        if !view.broken.is_empty() {
            gap(ui, theme, 5);
            findings_ui(ui, theme, &view.broken, &mut state.shows_findings);
        }
        action = action.or(open_ui(ui, theme, view, state));
        if goes_back { Some(Action::Back) } else { action }
    })
}

/// How another file comes in.
fn open_ui(
    ui: &mut Ui,
    theme: &Theme,
    view: &AssignmentsView,
    state: &mut AssignmentsState,
) -> Option<Action> {
    part(ui, theme, "Open an assignment file");
    let told = format!(
        "Drop the file on this window, put it into the folder {}, or write here where it lies.",
        view.folder
    );
    text(ui, theme, Type::Body, theme.color.ink, told);
    gap(ui, theme, 2);
    let mut action = None;
    ui.horizontal_wrapped(|ui| {
        let label = text(ui, theme, Type::Body, theme.color.ink, "File");
        let field = line_field(ui, theme, &mut state.path, ems(theme, 22.0)).char_limit(4000);
        let typed = ui.add(field).labelled_by(label.id);
        let is_sent = typed.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        let is_there = !state.path.trim().is_empty();
        let open = ui.add_enabled_ui(is_there, |ui| button(ui, theme, "Open").clicked()).inner;
        if is_there && (open || is_sent) {
            action = Some(Action::OpenAssignment(path(&state.path)));
        }
    });
    gap(ui, theme, 2);
    if outdent(ui, |ui| quiet_button(ui, theme, "Read the folder again").clicked()) {
        action = Some(Action::Reload);
    }
    action
}

/// A path as people copy it: with quotation marks around it, or as an address.
fn path(typed: &str) -> PathBuf {
    let typed = typed.trim();
    let bare = |mark: char| typed.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
    let typed = bare('"').or_else(|| bare('\'')).unwrap_or(typed);
    PathBuf::from(typed.strip_prefix("file://").unwrap_or(typed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_taken_as_people_copy_it() {
        for typed in ["/a b/c.ron", " \"/a b/c.ron\" ", "'/a b/c.ron'", "file:///a b/c.ron"] {
            assert_eq!(path(typed), PathBuf::from("/a b/c.ron"), "{typed}");
        }
        assert_eq!(path("\""), PathBuf::from("\""));
    }
}
