//! Where everything of the session's screen goes, before anything is drawn.
//!
//! The height of the band below the room is known before its words have appeared, so that nothing jumps.

use std::sync::Arc;

use egui::{Galley, Rect, Ui, Vec2, pos2};

use super::{Screen, SessionState, answers, coach, compose, stage, words};
use crate::ui::theme::Type;

/// The parts of the window, in points.
pub(super) struct Plan {
    pub bar: Rect,
    pub stage: Rect,
    pub band: Rect,
    /// Where the band's text stands.
    pub content: Rect,
    /// Where the transcript stands beside the room.
    pub side: Option<Rect>,
    /// Whether the transcript is a drawer and the answers are one column.
    pub is_narrow: bool,
    /// Room above and below what the band holds.
    pub pad: f32,
    pub notice: Option<Arc<Galley>>,
    pub words: Vec<Arc<Galley>>,
    pub answers: answers::Cards,
    pub coach: coach::Lines,
}

/// The room's part of the width where it stands beside what is to be read.
const BESIDE: f32 = 0.27;

/// The tallest the band has been in a window of this size, at this text size.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Band {
    at: [i32; 3],
    height: i32,
}

impl Band {
    /// The height it takes, at least as much as before.
    fn grown(&mut self, size: Vec2, text: f32, height: f32) -> f32 {
        let at = [size.x as i32, size.y as i32, (text * 100.0) as i32];
        if self.at != at {
            *self = Self { at, height: 0 };
        }
        self.height = self.height.max(height.ceil() as i32);
        self.height as f32
    }
}

impl Plan {
    pub fn new(ui: &Ui, screen: Screen<'_>, state: &mut SessionState) -> Self {
        let theme = screen.theme;
        let whole = ui.max_rect();
        let bar_height = theme.control() + theme.steps(3);
        let (bar, below) = whole.split_top_bottom_at_y(whole.top() + bar_height);
        let side_width = (320.0 * theme.text).min(whole.width() * 0.34);
        let is_narrow = whole.width() - side_width < 780.0 * theme.text.max(1.0);
        if is_narrow != state.is_drawer {
            state.is_drawer = is_narrow;
            state.shows_transcript = !is_narrow;
        }
        let has_side = !is_narrow && state.shows_transcript;
        let (main, side) = if has_side {
            let (main, side) = below.split_left_right_at_x(below.right() - side_width);
            (main, Some(side))
        } else {
            (below, None)
        };
        // Where text is large for the window's height, a strip above it would show a wall and little of the client:
        // the room stands at its left instead, and what is to be read has the whole height.
        let is_beside = is_narrow
            && whole.height() < 420.0 * theme.text
            && whole.width() > whole.height() * 1.2;
        let column = if is_beside { (main.width() * BESIDE).round() } else { 0.0 };
        let (beside, main) = main.split_left_right_at_x(main.left() + column);
        let margin = theme.steps(if is_narrow { 4 } else { 6 });
        let pad = theme.steps(4);
        // The bar of a band that scrolls stands at its right.
        let room = main.width() - margin - margin.max(theme.steps(5));
        let columns = if room < 780.0 * theme.text.max(1.0) { 1 } else { 2 };
        let width = room.min(f32::from(columns as u8) * (theme.column() + theme.steps(16)));
        let left = if room > width + margin {
            main.center().x - width / 2.0
        } else {
            main.left() + margin
        };
        let notice = stage::notice(ui, screen, width);
        let notice_height = notice.as_ref().map_or(0.0, |notice| notice.size().y + theme.steps(2));
        let words = words::lay_out(ui, screen, width);
        let answers = answers::Cards::new(ui, screen, width, columns);
        let coach = coach::Lines::new(ui, screen, width);
        let coach_height = if screen.is_coached() { coach.height + theme.steps(2) } else { 0.0 };
        let needed = 2.0 * pad
            + notice_height
            + words::height(&words, theme)
            + theme.steps(3)
            + coach_height
            + if screen.view.composes { compose::height(theme) } else { answers.height() };
        let stage_part = if theme.text > 1.3 || whole.height() < 600.0 { 0.25 } else { 0.35 };
        let most = (main.height() - whole.height() * stage_part).max(theme.target());
        // On a large screen the room gets what answers do not need.
        let least = (main.height() * 0.4).min(320.0 * theme.text);
        let height = needed.clamp(least.min(most), most);
        // What is compared takes the room there is, and gives it back.
        let height = match &screen.view.compared {
            Some(_) => most,
            None => state.band.grown(whole.size(), theme.text, height).min(most),
        };
        let (stage, band) = if is_beside {
            (beside, main)
        } else {
            main.split_top_bottom_at_y((main.bottom() - height).round())
        };
        let content = Rect::from_min_size(pos2(left, band.top()), Vec2::new(width, band.height()));
        Self { bar, stage, band, content, side, is_narrow, pad, notice, words, answers, coach }
    }
}

impl Plan {
    /// Whether the room stands beside what is to be read, and not above it.
    pub fn is_beside(&self) -> bool {
        self.stage.right() <= self.band.left()
    }
}

/// The number before an answer, and the room it takes.
pub(super) fn number_width(screen: Screen<'_>) -> f32 {
    screen.theme.font(Type::Strong).size * 1.5
}
