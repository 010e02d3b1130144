//! What is kept of the user: where it lies, all of it as one archive, and deleting it.

use egui::Ui;
use egui::accesskit::Live;

use crate::records::Amount;
use crate::ui::action::Action;
use crate::ui::panels::handover::HandedOver;
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{
    button, card, check_row, gap, heading, line_field, list, notice, outdent, part, quiet_button,
    text,
};

/// What must be typed before everything is deleted.
const WORD: &str = "delete";

/// What is kept, and what came of the last thing that was asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DataView {
    /// The folder it lies in.
    pub folder: String,
    /// How much there is; `None` where records are not open.
    pub amount: Option<Amount>,
    /// Why they are not, as a sentence.
    pub closed: String,
    /// How many pages and archives were saved, and how many damaged files were set aside.
    pub saved: usize,
    /// Whether a session is going on, which would end.
    pub is_playing: bool,
    /// What came of writing the archive.
    pub exported: Option<HandedOver>,
}

/// What came of deleting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deleted {
    /// It is gone.
    Done {
        /// How much that was.
        amount: Amount,
        /// How many saved files went with it.
        files: usize,
        /// Files that could not be deleted, each with why.
        left: Vec<String>,
    },
    /// It is not, or not out of the file, and why.
    Failed(String),
}

/// What the screen keeps between frames.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SettingsState {
    /// Whether it is asked to delete everything.
    pub asks_to_delete: bool,
    /// Whether saved files are to stay.
    pub keeps_saved: bool,
    /// What was typed to confirm it.
    pub typed: String,
    /// What came of deleting, since the screen was opened.
    pub deleted: Option<Deleted>,
    /// Whether the folder's name was copied.
    is_copied: bool,
    /// Whether the safe answer is to get the focus.
    focuses_keep: bool,
    /// Whether the button that asks gets the focus back.
    returns: bool,
}

impl SettingsState {
    /// Closes the question whether to delete; the button that asks it gets the focus back.
    pub fn take_back(&mut self) {
        (self.asks_to_delete, self.returns) = (false, true);
        (self.keeps_saved, self.typed) = (false, String::new());
    }
}

/// Draws this part of the screen.
pub(super) fn data_ui(
    ui: &mut Ui,
    theme: &Theme,
    view: &DataView,
    state: &mut SettingsState,
) -> Option<Action> {
    let color = &theme.color;
    part(ui, theme, "Your data");
    gap(ui, theme, 1);
    let told = "What you do here is kept in one folder on this machine. Nothing is sent anywhere.";
    text(ui, theme, Type::Body, color.ink, told);
    gap(ui, theme, 1);
    text(ui, theme, Type::Strong, color.ink, view.folder.as_str());
    let copy = if state.is_copied { "Copied" } else { "Copy the folder’s name" };
    if outdent(ui, |ui| quiet_button(ui, theme, copy).clicked()) {
        ui.ctx().copy_text(view.folder.clone());
        state.is_copied = true;
    }
    let Some(amount) = view.amount else {
        if !view.closed.is_empty() {
            notice(ui, theme, true, &view.closed);
        }
        return None;
    };
    text(ui, theme, Type::Body, color.ink, format!("Kept so far: {}.", amount.words()));
    told_ui(ui, theme, view, state);
    gap(ui, theme, 3);
    let mut action = None;
    ui.horizontal_wrapped(|ui| {
        if button(ui, theme, "Export my data").clicked() {
            state.deleted = None;
            action = Some(Action::HandOverEverything);
        }
        let delete = button(ui, theme, "Delete my data…");
        if std::mem::take(&mut state.returns) {
            delete.request_focus();
        }
        if delete.clicked() && !state.asks_to_delete {
            (state.asks_to_delete, state.focuses_keep) = (true, true);
            state.deleted = None;
        }
    });
    gap(ui, theme, 1);
    let told = "The export is one archive with all of it, written into a new folder beside the rest. It is meant for you; think before you pass it on.";
    text(ui, theme, Type::Note, color.soft_ink, told);
    if state.asks_to_delete {
        gap(ui, theme, 2);
        action = action.or(card(ui, theme, |ui| confirm_ui(ui, theme, view, amount, state)).inner);
    }
    action
}

/// What came of the last thing that was asked for.
fn told_ui(ui: &mut Ui, theme: &Theme, view: &DataView, state: &SettingsState) {
    let (is_problem, told, lines): (bool, String, Vec<&str>) =
        match (&state.deleted, &view.exported) {
            (Some(Deleted::Failed(why)), _) | (None, Some(HandedOver::Failed(why))) => {
                (true, why.clone(), Vec::new())
            }
            (Some(Deleted::Done { amount, files, left }), _) => {
                let files = match files {
                    0 => String::new(),
                    1 => " One saved file went with it.".to_owned(),
                    n => format!(" {n} saved files went with it."),
                };
                let failed =
                    if left.is_empty() { "" } else { " These files could not be deleted:" };
                let told = format!("Deleted: {}.{files}{failed}", amount.words());
                (!left.is_empty(), told, left.iter().map(String::as_str).collect())
            }
            (None, Some(HandedOver::Written { files, notes })) => {
                let lines = files.iter().chain(notes).map(String::as_str).collect();
                (false, "Your data is written to:".to_owned(), lines)
            }
            (None, None) => return,
        };
    gap(ui, theme, 2);
    let response = notice(ui, theme, is_problem, &told);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
    gap(ui, theme, 1);
    list(ui, theme, lines);
}

/// The question, in words, what goes and what stays; deleting needs a typed word, and the safe answer has the focus.
fn confirm_ui(
    ui: &mut Ui,
    theme: &Theme,
    view: &DataView,
    amount: Amount,
    state: &mut SettingsState,
) -> Option<Action> {
    let color = &theme.color;
    ui.set_min_width(ui.available_width());
    let head = heading(ui, theme, Type::Strong, 3, "Delete everything that was kept of you?");
    ui.ctx().accesskit_node_builder(head.id, |node| node.set_live(Live::Polite));
    gap(ui, theme, 1);
    let goes = format!(
        "This goes, for good: {}, with every answer, score, rating and note, and the random name your results go by.",
        amount.words()
    );
    text(ui, theme, Type::Body, color.ink, goes);
    if view.is_playing {
        gap(ui, theme, 1);
        let told = "The session you are in ends, and is not kept either.";
        text(ui, theme, Type::Body, color.ink, told);
    }
    gap(ui, theme, 1);
    let stays = "This stays: your choices on this page, scenarios and drills of your own, and whatever you have given to somebody.";
    text(ui, theme, Type::Body, color.ink, stays);
    if view.saved > 0 {
        gap(ui, theme, 2);
        let files = match view.saved {
            1 => "1 file".to_owned(),
            n => format!("{n} files"),
        };
        let words = format!("Keep what was saved here ({files})");
        let told = "Pages, results, exports and damaged records that were set aside hold your answers as well, and go with the rest unless you keep them.";
        check_row(ui, theme, &mut state.keeps_saved, &words, told);
    }
    gap(ui, theme, 3);
    let asks = format!("To delete it, type the word {WORD}:");
    let label = text(ui, theme, Type::Body, color.ink, asks);
    let field = line_field(ui, theme, &mut state.typed, theme.font(Type::Body).size * 12.0);
    ui.add(field.char_limit(20).font(theme.font(Type::Body))).labelled_by(label.id);
    gap(ui, theme, 2);
    let is_sure = state.typed.trim().eq_ignore_ascii_case(WORD);
    let mut action = None;
    ui.horizontal_wrapped(|ui| {
        let keep = button(ui, theme, "Keep everything");
        if std::mem::take(&mut state.focuses_keep) {
            keep.request_focus();
        }
        if keep.clicked() {
            state.take_back();
        }
        let deletes = ui.add_enabled_ui(is_sure, |ui| button(ui, theme, "Delete it for good"));
        if deletes.inner.clicked() {
            action = Some(Action::DeleteEverything { saved_too: !state.keeps_saved });
            state.take_back();
        }
    });
    action
}
