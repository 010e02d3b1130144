//! What is wrong with the scenario files, as `practicum check` tells it.

use egui::Ui;

use crate::ui::action::Action;
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{fixed_pitch, fold, gap, heading, list, signed_line, text};

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
///
/// Nothing is drawn where nothing is wrong. It asks for nothing yet: the file is mended in the author's own editor.
pub fn findings_ui(
    ui: &mut Ui,
    theme: &Theme,
    files: &[BrokenFile],
    is_open: &mut bool,
) -> Option<Action> {
    if files.is_empty() {
        return None;
    }
    let line = match files.len() {
        1 => "1 file has something wrong in it".to_owned(),
        n => format!("{n} files have something wrong in them"),
    };
    fold(ui, theme, Type::Body, &line, is_open);
    if *is_open {
        for file in files {
            gap(ui, theme, 2);
            file_ui(ui, theme, file);
        }
    }
    None
}

fn file_ui(ui: &mut Ui, theme: &Theme, file: &BrokenFile) {
    heading(ui, theme, Type::Strong, 3, file.file.as_str());
    let told = if file.has_last_good {
        "The last version without errors can still be played."
    } else {
        "It cannot be played until this is mended."
    };
    text(ui, theme, Type::Note, theme.color.soft_ink, told);
    for (at, finding) in file.findings.iter().enumerate() {
        gap(ui, theme, 2);
        finding_ui(ui, theme, &format!("{} {at}", file.file), finding);
    }
}

fn finding_ui(ui: &mut Ui, theme: &Theme, name: &str, finding: &FindingView) {
    let (word, color) = if finding.is_error {
        ("Error", theme.color.harm)
    } else {
        ("Warning", theme.color.look_again)
    };
    // What is wrong with a file as a whole has neither code nor place.
    let place = match (finding.code.as_str(), finding.line) {
        ("", _) => word.to_owned(),
        (code, 0) => format!("{word} {code}"),
        (code, line) => format!("{word} {code}, line {line}, column {}", finding.column),
    };
    signed_line(ui, theme, color, &place);
    text(ui, theme, Type::Body, theme.color.ink, finding.message.as_str());
    let excerpt = only_lines(&finding.excerpt);
    if !excerpt.is_empty() {
        fixed_pitch(ui, theme, name, &excerpt);
    }
    list(ui, theme, finding.hints.iter().map(String::as_str));
    if !finding.code.is_empty() {
        let told = format!("More about it: practicum explain {}", finding.code);
        text(ui, theme, Type::Note, theme.color.soft_ink, told);
    }
}

/// The file's lines out of a finding as a terminal shows it: message, place and hints stand around them here.
pub fn only_lines(rendered: &str) -> String {
    let has_gutter = |line: &&str| {
        let start = line.trim_start().trim_start_matches(|letter: char| letter.is_ascii_digit());
        start.trim_start().starts_with('|') || line.trim() == "..."
    };
    let lines: Vec<&str> = rendered.lines().filter(has_gutter).collect();
    // The empty gutter above and below says nothing.
    let is_bare = |line: &&str| line.trim() == "|";
    let first = lines.iter().position(|line| !is_bare(line)).unwrap_or(lines.len());
    let last = lines.iter().rposition(|line| !is_bare(line)).map_or(first, |at| at + 1);
    lines.get(first..last).unwrap_or_default().join("\n")
}
