//! The debrief: one point, three dimensions, the course of the session, and every turn with its reasons.

mod boundary;
mod contest;
mod course;
mod foot;
mod head;
mod next;
mod parts;
mod prepared;
mod turn;
mod turns;

use egui::{Key, Rect, ScrollArea, Ui, UiBuilder, Vec2};

use crate::debrief::Debrief;
use crate::guide::Part;
use crate::ui::action::Action;
use crate::ui::theme::Theme;
use crate::ui::widgets::{
    GuideStepView, Places, follow_focus, guide_card_ui, page_keys, pressed_without_focus,
};
pub use prepared::Cache;
use prepared::Prepared;

/// What the screen shows besides the debrief itself.
#[derive(Debug, Clone, Copy)]
pub struct DebriefView<'a> {
    /// The debrief.
    pub debrief: &'a Debrief,
    /// The trainee's note to self, as kept so far.
    pub note: &'a str,
    /// Where the debrief was saved, once it was.
    pub saved: Option<&'a str>,
    /// Whether the session can be gone back into: the scenario it was played in is still there.
    pub can_retry: bool,
    /// Why the score of each turn is contested, empty where it is not; `None` where the session is not kept.
    pub contested: Option<&'a [String]>,
    /// Whether it answers an assignment, so that its result is handed in from here.
    pub hands_in: bool,
    /// A step of the guide, where one is due.
    pub guide: Option<&'a GuideStepView>,
}

/// What the trainee looks at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DebriefState {
    /// The turn that is selected, from 0; the corrective point's first turn until one is.
    pub selected: Option<usize>,
    /// Whether each dimension's rule is unfolded.
    pub shows_rule: [bool; 3],
    /// Whether what is needed to replay the session is unfolded.
    pub shows_provenance: bool,
    /// The turn whose row is to be scrolled to.
    pub brings_up: Option<usize>,
    /// Whether the selected turn is to be seen, where it stands below the window: it was selected from afar.
    pub goes_to: bool,
    /// What is being written about a score.
    pub contesting: Option<Contesting>,
    /// What is worked out once for a debrief.
    pub prepared: Cache,
}

/// Why a score is contested, while it is being written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contesting {
    /// The turn, from 0.
    pub turn: usize,
    /// The words so far.
    pub words: String,
    /// Whether the field was there a frame ago, so that it takes the focus once.
    pub is_old: bool,
}

/// What every part is drawn from.
#[derive(Clone, Copy)]
struct Page<'a> {
    theme: &'a Theme,
    view: &'a DebriefView<'a>,
    debrief: &'a Debrief,
    prepared: &'a Prepared,
    /// The turn that is looked at, from 0.
    selected: Option<usize>,
    /// Whether everything stands in one column.
    is_narrow: bool,
}

/// Draws the screen.
///
/// Keys: left and right move the selected turn, page up and down the page, while nothing else has the focus.
pub fn debrief_ui(
    ui: &mut Ui,
    theme: &Theme,
    view: &DebriefView<'_>,
    state: &mut DebriefState,
) -> Option<Action> {
    let whole = ui.max_rect();
    ui.painter().rect_filled(whole, 0.0, theme.color.paper);
    let debrief = view.debrief;
    let (prepared, is_new) = state.prepared.of(debrief);
    let first = debrief.corrective.turns.first().map_or(0, |turn| turn.saturating_sub(1));
    let last = debrief.turns.len().checked_sub(1);
    let selected = last.map(|last| state.selected.unwrap_or(first).min(last));
    if is_new {
        state.brings_up = selected;
    }
    let margin = theme.steps(6);
    let width = (whole.width() - 2.0 * margin).min(theme.column() * 2.3);
    let is_narrow = width < 900.0 * theme.text.max(1.0);
    let page = Page { theme, view, debrief, prepared: &prepared, selected, is_narrow };
    for (key, is_back) in [(Key::ArrowLeft, true), (Key::ArrowRight, false)] {
        if pressed_without_focus(ui, key) {
            step(page, state, is_back);
        }
    }
    let mut places = Places::default();
    let mut action = None;
    let mut area = ScrollArea::vertical().id_salt("debrief").auto_shrink(false);
    if is_new {
        // It is read from its beginning, wherever the one before was left.
        area = area.vertical_scroll_offset(0.0);
    }
    area.show(ui, |ui| {
        let left = whole.center().x - width / 2.0;
        let top = ui.cursor().top();
        let rect = Rect::from_min_size(egui::pos2(left, top), Vec2::new(width, f32::INFINITY));
        ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
            action = page_ui(ui, page, state, &mut places);
        });
        if let Some(part) = view.guide.and_then(|guide| new_part(ui, guide))
            && let Some(place) = places.get(part)
        {
            ui.scroll_to_rect(place, Some(egui::Align::Center));
        }
        if std::mem::take(&mut state.goes_to)
            && let Some(turn) = places.get(Part::SelectedTurn)
        {
            let height = (whole.height() / 2.0).min(turn.height());
            let head = Rect::from_min_size(turn.min, Vec2::new(turn.width(), height));
            ui.scroll_to_rect(head, None);
        }
        follow_focus(ui);
        page_keys(ui);
    });
    if let Some(guide) = view.guide {
        action = action.or(guide_card_ui(ui, theme, guide, &places, whole, whole));
    }
    action
}

/// The part that the guide speaks of since this frame.
fn new_part(ui: &Ui, guide: &GuideStepView) -> Option<Part> {
    let id = ui.id().with("guided to");
    let before: Option<Part> = ui.data(|data| data.get_temp(id));
    ui.data_mut(|data| data.insert_temp(id, guide.points_to));
    (before != Some(guide.points_to)).then_some(guide.points_to)
}

/// The parts, from top to bottom.
fn page_ui(
    ui: &mut Ui,
    page: Page<'_>,
    state: &mut DebriefState,
    places: &mut Places,
) -> Option<Action> {
    let gap = page.theme.steps(6);
    let mut action = None;
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.add_space(page.theme.steps(5));
    places.set(Part::CorrectivePoint, head::point_ui(ui, page, state));
    ui.add_space(gap);
    places.set(Part::Scores, head::dimensions_ui(ui, page, state));
    ui.add_space(gap);
    if !page.debrief.turns.is_empty() {
        places.set(Part::Plot, course::course_ui(ui, page, state));
        ui.add_space(gap);
        action = turns_and_turn_ui(ui, page, state, places);
        ui.add_space(gap);
    }
    foot::foot_ui(ui, page);
    ui.add_space(gap);
    action = action.or(next::next_ui(ui, page, state));
    ui.add_space(gap);
    action
}

/// The list at the left, and the selected turn beside it; the list stays in view while a long turn is read.
fn turns_and_turn_ui(
    ui: &mut Ui,
    page: Page<'_>,
    state: &mut DebriefState,
    places: &mut Places,
) -> Option<Action> {
    let theme = page.theme;
    let view_height = ui.clip_rect().height();
    if page.is_narrow {
        let height = (view_height * 0.5).max(theme.target() * 6.0);
        let size = Vec2::new(ui.available_width(), height);
        let (_, rect) = ui.allocate_space(size);
        places.set(Part::Turns, rect);
        turns::turns_ui(ui, page, state, rect);
        ui.add_space(theme.steps(4));
        let shown = ui.scope(|ui| turn::turn_ui(ui, page, state, places));
        places.set(Part::SelectedTurn, shown.response.rect);
        return shown.inner;
    }
    let gap = theme.steps(6);
    let left_width = (ui.available_width() * 0.42).round();
    let top = ui.cursor().min;
    let right = Rect::from_min_size(
        top + Vec2::new(left_width + gap, 0.0),
        Vec2::new(ui.available_width() - left_width - gap, f32::INFINITY),
    );
    let shown = ui.scope_builder(UiBuilder::new().id_salt("turn").max_rect(right), |ui| {
        turn::turn_ui(ui, page, state, places)
    });
    let turn_rect = shown.response.rect;
    places.set(Part::SelectedTurn, turn_rect);
    // As tall as the window allows, no taller than the turn beside it, and never a few rows only.
    let least = theme.target() * 14.0;
    let most = (view_height - 2.0 * theme.steps(4)).max(least);
    let height = turn_rect.height().clamp(least, most);
    let end = top.y + turn_rect.height().max(height);
    let y = (ui.clip_rect().top() + theme.steps(4)).clamp(top.y, (end - height).max(top.y));
    let list = Rect::from_min_size(egui::pos2(top.x, y), Vec2::new(left_width, height));
    places.set(Part::Turns, list);
    turns::turns_ui(ui, page, state, list);
    ui.advance_cursor_after_rect(Rect::from_min_max(top, egui::pos2(right.right(), end)));
    shown.inner
}

/// Whether the score of a turn, from 0, is contested.
fn is_contested(page: Page<'_>, turn: usize) -> bool {
    let contested = page.view.contested.and_then(|contested| contested.get(turn));
    contested.is_some_and(|why| !why.is_empty())
}

/// Selects a turn.
fn select(state: &mut DebriefState, turn: usize) {
    state.selected = Some(turn);
    state.brings_up = Some(turn);
}

/// Selects the turn before or after.
fn step(page: Page<'_>, state: &mut DebriefState, is_back: bool) {
    let Some(selected) = page.selected else { return };
    let last = page.debrief.turns.len().saturating_sub(1);
    let turn = if is_back { selected.saturating_sub(1) } else { (selected + 1).min(last) };
    select(state, turn);
}
