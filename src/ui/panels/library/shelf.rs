//! The screen: a head, the filters, the cards in a grid, and the chosen card's prebrief beside them.

use egui::{Frame, Id, Margin, Pos2, Rect, Ui, UiBuilder, Vec2};

use super::card::card_ui;
use super::filter::{filters_ui, matches};
use super::{LibraryState, LibraryView};
use crate::scenario::raw::Kind;
use crate::ui::action::{Action, Place};
use crate::ui::panels::findings::findings_ui;
use crate::ui::panels::prebrief::{PrebriefState, PrebriefView, prebrief_ui};
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{
    back_button, button, ems, gap, heading, outdent, page_margin, paper, quiet_button,
    scroll_beside, text,
};

/// The widest the cards together get: lines of sight end somewhere, also on a very wide screen.
const SHELF: f32 = 108.0;
/// The least widths of a card and of a prebrief, in widths of the body type.
const CARD: f32 = 20.0;
const PREBRIEF: f32 = 28.0;

/// Draws the screen. [`Action::Back`] closes the prebrief that is open.
pub fn library_ui(
    ui: &mut Ui,
    theme: &Theme,
    view: &LibraryView,
    state: &mut LibraryState,
) -> Option<Action> {
    paper(ui, theme);
    let now_open = view.chosen.as_ref().map(|(at, _)| *at);
    if state.open != now_open {
        // A way of running holds for the next card too; a seed was meant for one.
        state.prebrief = PrebriefState { mode: state.prebrief.mode, ..PrebriefState::default() };
    }
    let has_opened = now_open.is_some() && state.open != now_open;
    if has_opened {
        state.settles = 3;
        // Who moves by keyboard goes on in what has opened, and comes back to the card.
        let by_keyboard = ui.memory(|memory| memory.focused()).is_some();
        state.returns_to = now_open.filter(|_| by_keyboard);
    }
    state.open = now_open;
    let margin = page_margin(ui, theme);
    let whole = ui.max_rect();
    let Some((_, chosen)) = &view.chosen else {
        return shelf_ui(ui, theme, whole, view, state);
    };
    let beside = ems(theme, PREBRIEF).max(whole.width() * 0.36).min(ems(theme, 36.0));
    if whole.width() < beside + ems(theme, CARD) + 3.0 * margin {
        let width = (whole.width() - 2.0 * margin).min(theme.column());
        let side = (whole.width() - width) / 2.0;
        let rect = Rect::from_min_max(
            whole.min + Vec2::new(side, theme.steps(4)),
            whole.max - Vec2::new(side - theme.steps(3), 0.0),
        );
        return prebrief_in(ui, theme, rect, ("Back to all", has_opened), chosen, state);
    }
    let split = whole.right() - beside - 2.0 * margin;
    let left = Rect::from_min_max(whole.min, Pos2::new(split, whole.bottom()));
    let asked = shelf_ui(ui, theme, left, view, state);
    let right = Rect::from_min_max(Pos2::new(split, whole.top()), whole.max);
    ui.painter().vline(split, right.y_range(), egui::Stroke::new(1.0, theme.color.rule));
    let inner = Rect::from_min_max(
        right.min + Vec2::new(margin, theme.steps(4)),
        right.max - Vec2::new(margin - theme.steps(3), 0.0),
    );
    let from_prebrief = prebrief_in(ui, theme, inner, ("Close", has_opened), chosen, state);
    asked.or(from_prebrief)
}

fn in_rect<R>(ui: &mut Ui, rect: Rect, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope_builder(UiBuilder::new().max_rect(rect), add).inner
}

/// The chosen card's prebrief, with the words to leave it by.
fn prebrief_in(
    ui: &mut Ui,
    theme: &Theme,
    rect: Rect,
    (leave, has_opened): (&str, bool),
    view: &PrebriefView,
    state: &mut LibraryState,
) -> Option<Action> {
    in_rect(ui, rect, |ui| {
        let leave = outdent(ui, |ui| quiet_button(ui, theme, leave));
        if has_opened && state.returns_to.is_some() {
            leave.request_focus();
        }
        let asked = prebrief_ui(ui, theme, view, &mut state.prebrief);
        if leave.clicked() { Some(Action::Back) } else { asked }
    })
}

/// All that is not the prebrief.
fn shelf_ui(
    ui: &mut Ui,
    theme: &Theme,
    rect: Rect,
    view: &LibraryView,
    state: &mut LibraryState,
) -> Option<Action> {
    let margin = page_margin(ui, theme);
    in_rect(ui, rect, |ui| {
        scroll_beside(ui, "shelf", |ui| {
            let margin = Margin {
                left: margin as i8,
                right: margin as i8,
                top: theme.steps(4) as i8,
                bottom: theme.steps(8) as i8,
            };
            Frame::new().inner_margin(margin).show(ui, |ui| inside_ui(ui, theme, view, state)).inner
        })
    })
}

fn inside_ui(
    ui: &mut Ui,
    theme: &Theme,
    view: &LibraryView,
    state: &mut LibraryState,
) -> Option<Action> {
    ui.set_max_width(ems(theme, SHELF).min(ui.available_width()));
    let mut action = None;
    if back_button(ui, theme, "Home") {
        action = Some(Action::Go(Place::Home));
    }
    heading(ui, theme, Type::Title, 1, "Practice");
    let assignments = match view.assignments {
        0 => "Open an assignment from your instructor…".to_owned(),
        1 => "1 assignment from your instructor".to_owned(),
        n => format!("{n} assignments from your instructor"),
    };
    if outdent(ui, |ui| quiet_button(ui, theme, &assignments).clicked()) {
        action = Some(Action::Go(Place::Assignments));
    }
    gap(ui, theme, 2);
    filters_ui(ui, theme, view, state);
    gap(ui, theme, 2);
    let shown: Vec<usize> = (0..view.cards.len())
        .filter(|&at| view.cards.get(at).is_some_and(|card| matches(card, state)))
        .collect();
    count_ui(ui, theme, view, state, shown.len());
    if shown.is_empty() {
        nothing_ui(ui, theme, view, state);
    }
    action = action.or(grid_ui(ui, theme, view, state, &shown));
    gap(ui, theme, 6);
    ui.set_max_width(theme.column().min(ui.available_width()));
    let asked = findings_ui(ui, theme, &view.broken, &mut state.shows_findings);
    action = action.or(asked);
    if outdent(ui, |ui| quiet_button(ui, theme, "Put an assignment together").clicked()) {
        action = Some(Action::Go(Place::Assign));
    }
    if outdent(ui, |ui| quiet_button(ui, theme, "Read the folder again").clicked()) {
        action = Some(Action::Reload);
    }
    action
}

fn count_ui(ui: &mut Ui, theme: &Theme, view: &LibraryView, state: &mut LibraryState, n: usize) {
    let kind = if state.vignettes { Kind::Vignette } else { Kind::Session };
    let all = view.cards.iter().filter(|card| card.kind == kind).count();
    let what = if state.vignettes { "vignette" } else { "session" };
    let words = match (n == all, all) {
        (true, 1) => format!("1 {what}"),
        (true, _) => format!("{all} {what}s"),
        (false, _) => format!("{n} of {all} {what}s"),
    };
    ui.horizontal_wrapped(|ui| {
        let label = text(ui, theme, Type::Note, theme.color.soft_ink, words);
        ui.ctx().accesskit_node_builder(label.id, |node| {
            node.set_live(egui::accesskit::Live::Polite);
        });
        if n > 0 && state.in_force() > 0 && quiet_button(ui, theme, "Clear filters").clicked() {
            state.clear_filters();
        }
    });
}

fn nothing_ui(ui: &mut Ui, theme: &Theme, view: &LibraryView, state: &mut LibraryState) {
    gap(ui, theme, 4);
    if view.cards.is_empty() {
        heading(ui, theme, Type::Heading, 2, "There is no session to play");
        let told = "The scenario folders hold none that can be played.";
        text(ui, theme, Type::Body, theme.color.soft_ink, told);
        return;
    }
    heading(ui, theme, Type::Heading, 2, "Nothing matches");
    let told = "No session fits all of these filters.";
    text(ui, theme, Type::Body, theme.color.soft_ink, told);
    gap(ui, theme, 1);
    if button(ui, theme, "Clear filters").clicked() {
        state.clear_filters();
    }
}

fn grid_ui(
    ui: &mut Ui,
    theme: &Theme,
    view: &LibraryView,
    state: &mut LibraryState,
    shown: &[usize],
) -> Option<Action> {
    let space = theme.steps(3);
    let room = ui.available_width();
    let columns = ((room + space) / (ems(theme, CARD) + space)).floor().max(1.0);
    let width = ((room - space * (columns - 1.0)) / columns).floor();
    let mut action = None;
    for (row, cards) in shown.chunks(columns as usize).enumerate() {
        // Cards of a row are as high as its highest was a frame ago.
        let id = Id::new(("row of cards", row, columns as usize));
        let before: f32 = ui.data(|data| data.get_temp(id)).unwrap_or(0.0);
        let mut highest: f32 = 0.0;
        let top = ui.cursor().min;
        for (column, &at) in cards.iter().enumerate() {
            let Some(card) = view.cards.get(at) else { continue };
            let min = Pos2::new(top.x + column as f32 * (width + space), top.y);
            let rect = Rect::from_min_size(min, Vec2::new(width, before));
            let drawn = in_rect(ui, rect, |ui| card_ui(ui, theme, (at, card), before, state));
            highest = highest.max(drawn.height);
            if drawn.is_chosen {
                action = Some(Action::Choose(at));
            }
        }
        if (highest - before).abs() > 0.5 {
            ui.data_mut(|data| data.insert_temp(id, highest));
            ui.ctx().request_discard("cards of one row are equally high");
        }
        gap(ui, theme, 1);
    }
    action
}
