//! How was it for you: before any score, three sentences with a slider of ten steps in words.

use egui::{
    Align, Frame, Key, Layout, Margin, Modifiers, Pos2, Rect, Response, Sense, Stroke, StrokeKind,
    Ui, Vec2, WidgetInfo, WidgetType,
};

use crate::coding::Dimension;
use crate::guide::Part;
use crate::transcript::{SelfRating, band};
use crate::ui::action::Action;
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{
    GuideStepView, Places, column, dimension_mark, guide_card_ui, heading, page_margin, paper,
    primary_button, prose, quiet_button, scroll, sentence_case,
};

/// What the screen asks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SelfRatingView {
    /// The client's name.
    pub client: String,
    /// The dimensions the scenario reports; each is asked for.
    pub focus: Vec<Dimension>,
    /// A step of the guide, where one is due.
    pub guide: Option<GuideStepView>,
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
    ui: &mut Ui,
    theme: &Theme,
    view: &SelfRatingView,
    state: &mut SelfRatingState,
) -> Option<Action> {
    let whole = ui.max_rect();
    paper(ui, theme);
    let mut action = None;
    let mut places = Places::default();
    scroll(ui, "self rating", |ui| {
        // On a tall window the page stands a little above the middle.
        let top = ((whole.height() - 520.0 * theme.text) * 0.3).clamp(20.0, 160.0);
        let margin = Margin::symmetric(page_margin(ui, theme) as i8, top as i8);
        Frame::new().inner_margin(margin).show(ui, |ui| {
            column(ui, theme, |ui| action = form_ui(ui, theme, view, state, &mut places));
        });
    });
    if let Some(step) = &view.guide {
        action = action.or(guide_card_ui(ui, theme, step, &places, whole, whole));
    }
    action
}

/// The head, a sentence and a slider for each dimension, and the two ways on.
fn form_ui(
    ui: &mut Ui,
    theme: &Theme,
    view: &SelfRatingView,
    state: &mut SelfRatingState,
    places: &mut Places,
) -> Option<Action> {
    let color = &theme.color;
    ui.spacing_mut().item_spacing.y = 0.0;
    let head = format!("How was it for you, with {}?", view.client);
    heading(ui, theme, Type::Title, 1, head);
    ui.add_space(theme.steps(2));
    let words =
        "Your own view comes first. Nothing is scored by it; the debrief shows both side by side.";
    prose::prose(ui, theme, Type::Body, color.soft_ink, words);
    ui.add_space(theme.steps(6));
    let top = ui.cursor().min;
    for &dimension in &view.focus {
        let given = &mut state.given[dimension.index()];
        dimension_ui(ui, theme, dimension, given);
        ui.add_space(theme.steps(6));
    }
    let bottom = Pos2::new(ui.min_rect().right(), ui.cursor().top());
    places.set(Part::SelfRating, Rect::from_min_max(top, bottom));
    let rating = state.rating(&view.focus);
    let mut action = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme.steps(4);
        let see =
            ui.add_enabled_ui(rating.is_some(), |ui| primary_button(ui, theme, "See the debrief"));
        if see.inner.clicked() {
            action = Some(Action::Rate(rating));
        }
        if quiet_button(ui, theme, "Skip").clicked() {
            action = Some(Action::Rate(None));
        }
        if rating.is_none() {
            let words = "Move each slider once to go on.";
            prose::prose(ui, theme, Type::Note, color.soft_ink, words);
        }
    });
    action
}

const fn question(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Empathy => {
            "How well did you catch what was felt and meant, and let it be heard?"
        }
        Dimension::Boundaries => "How well did you hold your role and its limits, with care?",
        Dimension::Questioning => {
            "How well did your questions, and your holding back, fit the moment?"
        }
    }
}

/// The name and what was given, the sentence, and the slider.
fn dimension_ui(ui: &mut Ui, theme: &Theme, dimension: Dimension, given: &mut Option<u8>) {
    let color = &theme.color;
    ui.horizontal(|ui| {
        dimension_mark(ui, theme, dimension);
        let (name, tint) = (sentence_case(dimension.words()), color.dimension(dimension));
        let named = prose::lay_out(ui, theme, Type::Strong, tint, &name, 400.0);
        prose::silent(ui, &named);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let (kind, ink) = match given {
                Some(_) => (Type::Strong, color.ink),
                None => (Type::Body, color.soft_ink),
            };
            let told = prose::lay_out(ui, theme, kind, ink, &told(*given), 400.0);
            prose::silent(ui, &told);
        });
    });
    prose::prose(ui, theme, Type::Body, color.ink, question(dimension));
    ui.add_space(theme.steps(1));
    slider_ui(ui, theme, dimension, given);
}

/// A slider that is set to nothing until it is moved: a handle at a number would be an answer already.
fn slider_ui(ui: &mut Ui, theme: &Theme, dimension: Dimension, given: &mut Option<u8>) {
    let color = &theme.color;
    let words_height = theme.font(Type::Note).size * 1.4;
    let track_height = theme.target() + theme.steps(1);
    let size = Vec2::new(ui.available_width(), track_height + words_height);
    let (rect, mut response) = ui.allocate_exact_size(size, Sense::click_and_drag());
    let track = rect.with_max_y(rect.top() + track_height);
    let ends = track.shrink2(Vec2::new(theme.steps(4), 0.0)).x_range();
    let before = *given;
    let is_set = response.clicked() || response.dragged();
    if let Some(at) = response.interact_pointer_pos().filter(|_| is_set) {
        let part = ((at.x - ends.min) / ends.span()).clamp(0.0, 1.0);
        *given = Some((part * 10.0).round() as u8 * 10);
        response.request_focus();
    }
    keys(ui, &response, given);
    if *given != before {
        response.mark_changed();
    }
    tell(ui, &response, dimension, *given);
    if !ui.is_rect_visible(rect) {
        return;
    }
    paint(ui, theme, track, ends, *given, color.dimension(dimension));
    bands_ui(ui, theme, rect.with_min_y(track.bottom()), ends, *given);
    if response.has_focus() {
        let ring = Stroke::new(2.0, color.focus);
        ui.painter().rect_stroke(track, theme.corner(), ring, StrokeKind::Inside);
    }
}

/// Name and value for who does not see it: “empathy: 70, sound”.
fn tell(ui: &Ui, response: &Response, dimension: Dimension, given: Option<u8>) {
    use egui::accesskit::Action;
    let told = told(given);
    response.widget_info(|| WidgetInfo {
        value: given.map(f64::from),
        ..WidgetInfo::labeled(WidgetType::Slider, ui.is_enabled(), dimension.words())
    });
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(100.0);
        node.set_numeric_value_step(10.0);
        node.set_value(format!("{dimension}: {told}"));
        node.set_description(question(dimension));
        for action in [Action::Increment, Action::Decrement, Action::SetValue] {
            node.add_action(action);
        }
    });
}

/// The words of the scale under the part of it that they stand for; the one that is given is in ink.
fn bands_ui(ui: &Ui, theme: &Theme, rect: Rect, ends: egui::Rangef, given: Option<u8>) {
    let color = &theme.color;
    for (from, to) in [(0, 10), (20, 30), (40, 50), (60, 70), (80, 100)] {
        let words = band(from);
        let is_given = given.is_some_and(|given| band(given) == words);
        let ink = if is_given { color.ink } else { color.soft_ink };
        let words = prose::one_line(ui, theme, Type::Note, ink, words, rect.width());
        let center = f32::midpoint(at(ends, from), at(ends, to));
        let most = (rect.right() - words.size().x).max(rect.left());
        let x = (center - words.size().x / 2.0).clamp(rect.left(), most);
        ui.painter().galley(Pos2::new(x, rect.top()), words, ink);
    }
}

/// What the slider says: “70, sound”.
fn told(given: Option<u8>) -> String {
    given.map_or("not yet".to_owned(), |given| format!("{given}, {}", band(given)))
}

fn at(ends: egui::Rangef, given: u8) -> f32 {
    ends.min + ends.span() * f32::from(given) / 100.0
}

/// Arrows move it by ten; the first one sets it to the middle. Home and end set it to its ends.
fn keys(ui: &Ui, response: &Response, given: &mut Option<u8>) {
    use egui::accesskit::{self, ActionData};
    let step = |given: Option<u8>, up: bool| match given {
        None => 50,
        Some(given) if up => (given + 10).min(100),
        Some(given) => given.saturating_sub(10),
    };
    if response.has_focus() {
        let filter = egui::EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..egui::EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        ui.input_mut(|input| {
            for (key, up) in [
                (Key::ArrowRight, true),
                (Key::ArrowUp, true),
                (Key::ArrowLeft, false),
                (Key::ArrowDown, false),
            ] {
                for _ in 0..input.count_and_consume_key(Modifiers::NONE, key) {
                    *given = Some(step(*given, up));
                }
            }
            if input.consume_key(Modifiers::NONE, Key::Home) {
                *given = Some(0);
            }
            if input.consume_key(Modifiers::NONE, Key::End) {
                *given = Some(100);
            }
        });
    }
    ui.input(|input| {
        for (asked, up) in
            [(accesskit::Action::Increment, true), (accesskit::Action::Decrement, false)]
        {
            if input.has_accesskit_action_request(response.id, asked) {
                *given = Some(step(*given, up));
            }
        }
        for request in input.accesskit_action_requests(response.id, accesskit::Action::SetValue) {
            if let Some(ActionData::NumericValue(value)) = request.data {
                *given = Some((value.clamp(0.0, 100.0) / 10.0).round() as u8 * 10);
            }
        }
    });
}

/// A line with eleven marks, filled as far as the handle.
fn paint(
    ui: &Ui,
    theme: &Theme,
    track: Rect,
    ends: egui::Rangef,
    given: Option<u8>,
    tint: egui::Color32,
) {
    let color = &theme.color;
    let painter = ui.painter();
    let y = track.center().y;
    let line = Rect::from_center_size(Pos2::new(ends.center(), y), Vec2::new(ends.span(), 6.0));
    painter.rect_filled(line, 3.0, color.rule);
    for tick in 0..=10_u8 {
        let x = at(ends, tick * 10);
        painter.vline(x, y - 7.0..=y + 7.0, Stroke::new(1.0, color.edge));
    }
    let Some(given) = given else { return };
    let x = at(ends, given);
    painter.rect_filled(line.with_max_x(x), 3.0, tint);
    let radius = theme.target() * 0.36;
    painter.circle(Pos2::new(x, y), radius, color.card, Stroke::new(3.0, tint));
}
