//! Progress: what to practice next, every session that was kept, and where the trainee stands over them.

mod figures;
mod list;
mod plot;
mod trends;

use egui::Ui;
use jiff::tz::TimeZone;

use crate::progress::wording::{self, heads};
use crate::progress::{Practice, Progress, SessionLine};
use crate::records::SessionId;
use crate::ui::action::{Action, Place};
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{
    back_button, button, gap, heading, list as list_ui, notice, outdent, page, part,
    primary_button, quiet_button, text,
};

/// Everything the screen shows.
#[derive(Debug, Clone)]
pub struct ProgressView {
    /// Where the trainee stands.
    pub progress: Progress,
    /// The newest sessions, or all of them.
    pub lines: Vec<SessionLine>,
    /// Whose days are shown.
    pub zone: TimeZone,
    /// What came of the last thing that was asked for, and whether it is a problem.
    pub told: Option<(String, bool)>,
}

/// What the trainee looks at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProgressState {
    /// The sort of sessions whose scores are shown, by its place among those there are.
    pub group: usize,
    /// Whether every score is listed.
    pub shows_points: bool,
    /// Whether every own rating is listed.
    pub shows_ratings: bool,
    /// The session of which it is asked whether to delete it.
    pub asks_to_delete: Option<SessionId>,
    /// Whether the safe answer is to get the focus.
    focuses_keep: bool,
    /// The session whose button gets the focus back.
    returns_to: Option<SessionId>,
}

impl ProgressState {
    /// Closes the question whether to delete a session; its button gets the focus back.
    pub fn take_back(&mut self) {
        self.returns_to = self.asks_to_delete.take();
    }
}

/// Draws the screen.
pub fn progress_ui(
    ui: &mut Ui,
    theme: &Theme,
    view: &ProgressView,
    state: &mut ProgressState,
) -> Option<Action> {
    page(ui, theme, "progress", |ui| {
        let mut action = None;
        if back_button(ui, theme, "Home") {
            action = Some(Action::Go(Place::Home));
        }
        heading(ui, theme, Type::Title, 1, "Progress");
        gap(ui, theme, 2);
        if let Some((told, is_problem)) = &view.told {
            let response = notice(ui, theme, *is_problem, told);
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_live(egui::accesskit::Live::Polite);
            });
            gap(ui, theme, 2);
        }
        let counts = &view.progress.counts;
        if counts.all == 0 {
            text(ui, theme, Type::Body, theme.color.ink, wording::NONE_YET);
        }
        for sentence in wording::counts(counts).iter().filter(|_| counts.all > 0) {
            text(ui, theme, Type::Body, theme.color.ink, sentence.as_str());
        }
        action = action.or(next_ui(ui, theme, view));
        action = action.or(list::list_ui(ui, theme, view, state));
        trends::trends_ui(ui, theme, view, state);
        figures::own_ui(ui, theme, view, state);
        figures::skills_ui(ui, theme, view);
        action = action.or(figures::faults_ui(ui, theme, view));
        if counts.all > 0 {
            gap(ui, theme, 6);
            ui.horizontal_wrapped(|ui| {
                if button(ui, theme, "Save as a page…").clicked() {
                    action = Some(Action::SaveProgress);
                }
                if button(ui, theme, "Hand over…").clicked() {
                    action = Some(Action::Go(Place::Handover));
                }
            });
        }
        action
    })
}

/// What to practice next, and why.
fn next_ui(ui: &mut Ui, theme: &Theme, view: &ProgressView) -> Option<Action> {
    let next = &view.progress.next;
    part(ui, theme, heads::NEXT);
    text(ui, theme, Type::Strong, theme.color.ink, wording::practice(next));
    list_ui(ui, theme, next.why.iter().map(String::as_str));
    if let Some(notes) = wording::content_notes(next) {
        text(ui, theme, Type::Body, theme.color.ink, notes);
    }
    text(ui, theme, Type::Note, theme.color.soft_ink, wording::NEXT_RULE);
    gap(ui, theme, 1);
    match &next.practice {
        Practice::Scenario { id, .. } | Practice::Vignette { id, .. } => {
            let looks = primary_button(ui, theme, "Look at it").clicked();
            looks.then(|| Action::ChooseById(id.clone()))
        }
        Practice::Drill { skill, .. } => {
            primary_button(ui, theme, "Drill it").clicked().then_some(Action::DrillOf(*skill))
        }
        Practice::Nothing => outdent(ui, |ui| quiet_button(ui, theme, "To the library").clicked())
            .then_some(Action::Go(Place::Library)),
    }
}
