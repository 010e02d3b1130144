//! How was it for you: before any score, three sentences with a slider of ten steps in words.

use egui::{
    Key, Modifiers, Pos2, Rect, Response, ScrollArea, Sense, Shape, Stroke, Ui, Vec2,
    WidgetInfo, WidgetType,
};

use crate::coding::Dimension;
use crate::transcript::{SelfRating, band};
use crate::ui::action::Action;
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{
    GuideStepView, Places, column, dimension_mark, follow_focus, guide_card_ui, page_keys,
    primary_button, prose, quiet_button,
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
    let color = &theme.color;
    let whole = ui.max_rect();
    ui.painter().rect_filled(whole, 0.0, color.paper);
    let mut action = None;
    let mut places = Places::default();
    ScrollArea::vertical().id_salt("self rating").auto_shrink(false).show(ui, |ui| {
        // On a tall window the page stands a little above the middle.
        ui.add_space((whole.height() * 0.1).min(theme.steps(30)));
        let sliders = column(ui, theme, |ui| {
            let head = format!("How was it for you, with {}?", view.client);
            let title = prose::prose(ui, theme, Type::Title, color.ink, &head);
            ui.ctx().accesskit_node_builder(title.id, |node| {
                node.set_role(egui::accesskit::Role::Heading);
            });
            ui.add_space(theme.steps(1));
            let words = "Judge yourself before you are judged: nothing is scored by this, and the debrief shows both side by side.";
            prose::prose(ui, theme, Type::Body, color.soft_ink, words);
            ui.add_space(theme.steps(8));
            let top = ui.cursor().min;
            for &dimension in &view.focus {
                let given = &mut state.given[dimension.index()];
                dimension_ui(ui, theme, dimension, given);
                ui.add_space(theme.steps(8));
            }
            let sliders = Rect::from_min_max(top, Pos2::new(ui.min_rect().right(), ui.cursor().top()));
            let rating = state.rating(&view.focus);
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = theme.steps(4);
                let see = ui.add_enabled_ui(rating.is_some(), |ui| {
                    primary_button(ui, theme, "See the debrief")
                });
                if see.inner.clicked() {
                    action = Some(Action::Rate(rating));
                }
                if quiet_button(ui, theme, "Skip").clicked() {
                    action = Some(Action::Rate(None));
                }
            });
            if rating.is_none() {
                let words = "Move each slider once to go on, or skip.";
                prose::prose(ui, theme, Type::Note, color.soft_ink, words);
            }
            ui.add_space(theme.steps(6));
            sliders
        });
        places.set(crate::guide::Part::SelfRating, sliders);
        follow_focus(ui);
        page_keys(ui);
    });
    if let Some(step) = &view.guide {
        action = action.or(guide_card_ui(ui, theme, step, &places, whole, whole));
    }
    action
}

const fn question(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Empathy => "How well did you catch what was felt and meant, and let it be heard?",
        Dimension::Boundaries => "How well did you hold your role and its limits, with care?",
        Dimension::Questioning => "How well did your questions, and your holding back, fit the moment?",
    }
}

/// The sentence, the slider, and what it says in words.
fn dimension_ui(
    ui: &mut Ui,
    theme: &Theme,
    dimension: Dimension,
    given: &mut Option<u8>,
) {
    let color = &theme.color;
    ui.horizontal(|ui| {
        dimension_mark(ui, theme, dimension);
        let name = dimension.words();
        let named = prose::lay_out(ui, theme, Type::Strong, color.dimension(dimension), name, 400.0);
        prose::silent(ui, &named);
    });
    let sentence = question(dimension);
    prose::prose(ui, theme, Type::Body, color.ink, sentence);
    slider_ui(ui, theme, dimension, given);
}

/// A slider that is set to nothing until it is moved: a handle at a number would be an answer already.
fn slider_ui(ui: &mut Ui, theme: &Theme, dimension: Dimension, given: &mut Option<u8>) -> Response {
    let color = &theme.color;
    let words_height = theme.font(Type::Body).size * 1.5;
    let track_height = theme.target() + theme.steps(2);
    let size = Vec2::new(ui.available_width(), track_height + words_height);
    let (rect, mut response) = ui.allocate_exact_size(size, Sense::click_and_drag());
    let track = rect.with_max_y(rect.top() + track_height);
    let ends = track.shrink2(Vec2::new(theme.steps(4), 0.0)).x_range();
    let before = *given;
    if let Some(at) = response.interact_pointer_pos().filter(|_| {
        response.clicked_by(egui::PointerButton::Primary) || response.dragged()
    }) {
        let part = ((at.x - ends.min) / ends.span()).clamp(0.0, 1.0);
        *given = Some((part * 10.0).round() as u8 * 10);
        response.request_focus();
    }
    keys(ui, &response, given);
    if *given != before {
        response.mark_changed();
    }
    let told = told(*given);
    response.widget_info(|| WidgetInfo {
        value: given.map(f64::from),
        ..WidgetInfo::labeled(WidgetType::Slider, ui.is_enabled(), dimension.words())
    });
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(100.0);
        node.set_numeric_value_step(10.0);
        node.set_value(format!("{dimension}: {told}"));
        node.add_action(egui::accesskit::Action::Increment);
        node.add_action(egui::accesskit::Action::Decrement);
        node.add_action(egui::accesskit::Action::SetValue);
    });
    if ui.is_rect_visible(rect) {
        let tint = color.dimension(dimension);
        paint(ui, theme, track, ends, *given, tint);
        if response.has_focus() {
            let ring = Stroke::new(2.0, color.focus);
            ui.painter().rect_stroke(track, theme.corner(), ring, egui::StrokeKind::Inside);
        }
        let ink = if given.is_some() { color.ink } else { color.soft_ink };
        let words = prose::one_line(ui, theme, Type::Body, ink, &told, rect.width());
        // The words stand under the handle, where there is one.
        let x = given.map_or(ends.min, |given| at(ends, given) - words.size().x / 2.0);
        let x = x.clamp(track.left(), (track.right() - words.size().x).max(track.left()));
        ui.painter().galley(Pos2::new(x, track.bottom()), words, ink);
    }
    response
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
        for request in
            input.accesskit_action_requests(response.id, accesskit::Action::SetValue)
        {
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
    painter.add(Shape::circle_filled(Pos2::new(x, y), radius, color.card));
    painter.add(Shape::circle_stroke(Pos2::new(x, y), radius, Stroke::new(3.0, tint)));
}
