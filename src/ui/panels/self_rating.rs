//! How was it for you: before any score, three sentences with a slider of ten steps in words.

use egui::Ui;

use crate::coding::Dimension;
use crate::transcript::SelfRating;
use crate::ui::action::Action;
use crate::ui::theme::Theme;

/// What the screen asks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SelfRatingView {
    /// The client's name.
    pub client: String,
    /// The dimensions the scenario reports; each is asked for.
    pub focus: Vec<Dimension>,
    /// A step of the guide, where one is due.
    pub guide: Option<String>,
}

/// What has been given so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SelfRatingState {
    /// 0 to 100 by tens on each dimension, `None` until it is moved for the first time.
    pub given: [Option<u8>; 3],
}

impl SelfRatingState {
    /// The rating, once every dimension in focus has one; the others count 50 and are not shown.
    pub fn rating(&self, focus: &[Dimension]) -> Option<SelfRating> {
        let is_whole = focus.iter().all(|dimension| self.given[dimension.index()].is_some());
        is_whole.then(|| self.given.map(|given| given.unwrap_or(50)))
    }
}

/// Draws the screen.
pub fn self_rating_ui(
    _ui: &mut Ui,
    _theme: &Theme,
    _view: &SelfRatingView,
    _state: &mut SelfRatingState,
) -> Option<Action> {
    None
}
