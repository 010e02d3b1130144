//! The boundary self-assessment: what it is, the forecast, a vignette, the profile, and the other check.

mod drawing;
mod forecast;
mod intro;
mod profile;
mod self_check;
mod vignette;

use egui::Ui;

pub use intro::IntroView;
pub use vignette::VignetteView;

use crate::assessment::{Profile, Reply, SelfCheck, Standing, Sureness};
use crate::ui::action::Action;
use crate::ui::theme::Theme;

/// What the screen shows: one step of it.
#[derive(Debug, Clone, PartialEq)]
pub enum AssessmentView {
    /// What it is and is not.
    Intro(IntroView),
    /// The trainee's own forecast.
    Forecast,
    /// One vignette.
    Vignette(VignetteView),
    /// What all answers say.
    Profile(Box<Profile>),
    /// The questions for those who see clients.
    SelfCheck(SelfCheck),
}

/// What the trainee has given on the screen and what is unfolded.
///
/// Replies of the self-check are nowhere else: whoever keeps this state drops it when the screen is left.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AssessmentState {
    /// Where they expect to stand in each group, and how sure they are.
    pub expected: [(Option<Standing>, Option<Sureness>); 4],
    /// What was said to each sentence of the self-check, by group.
    pub replies: Vec<Vec<Option<Reply>>>,
    /// Whether they are asked whether to delete what was left.
    pub asks_discard: bool,
    /// Whether the rules behind the words are unfolded.
    pub shows_rules: bool,
}

/// Draws the step.
pub fn assessment_ui(
    ui: &mut Ui,
    theme: &Theme,
    view: &AssessmentView,
    state: &mut AssessmentState,
) -> Option<Action> {
    match view {
        AssessmentView::Intro(view) => intro::intro_ui(ui, theme, view, state),
        AssessmentView::Forecast => forecast::forecast_ui(ui, theme, state),
        AssessmentView::Vignette(view) => vignette::vignette_ui(ui, theme, view),
        AssessmentView::Profile(view) => profile::profile_ui(ui, theme, view, state),
        AssessmentView::SelfCheck(view) => self_check::self_check_ui(ui, theme, view, state),
    }
}
