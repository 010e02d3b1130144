//! One vignette: the brief, what the client says and shows, and answers of equal size and weight.

use std::sync::Arc;

use egui::accesskit::Live;
use egui::{Galley, Key, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2};
use egui::{WidgetInfo, WidgetType};

use crate::assessment::{Shown, wording};
use crate::scenario::Scenario;
use crate::ui::action::{Action, Assess};
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{
    back_button, ems, gap, heading, page, pressed, prose, quiet_button, text,
};

/// What is shown of a vignette.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VignetteView {
    /// Its place in the assessment, from 0.
    pub number: usize,
    /// How many there are.
    pub of: usize,
    /// Its title.
    pub title: String,
    /// The client's name.
    pub client: String,
    /// Name, age, pronouns and looks, in a sentence.
    pub who: String,
    /// What is known before: setting and referral.
    pub brief: Vec<String>,
    /// Subjects the trainee may wish to know of, or skip.
    pub content_notes: Vec<String>,
    /// What can be seen and what is said, line by line; either may be empty.
    pub lines: Vec<(String, String)>,
    /// The answers, in the order to show, with the number each is pressed by.
    pub answers: Vec<String>,
}

impl VignetteView {
    /// What is shown of a vignette at its place, from 0, among so many.
    pub fn of(vignette: &Scenario, shown: &Shown, number: usize, of: usize) -> Self {
        let client = &vignette.client;
        let brief = [&vignette.brief.setting, &vignette.brief.referral];
        let lines = shown.lines.iter().map(|line| (line.manner.clone(), line.says.clone()));
        Self {
            number,
            of,
            title: vignette.title.clone(),
            client: client.name.clone(),
            who: wording::who(client),
            brief: brief.into_iter().filter(|text| !text.is_empty()).cloned().collect(),
            content_notes: vignette.content_notes.clone(),
            lines: lines.collect(),
            answers: shown.answers.iter().map(|answer| answer.says.clone()).collect(),
        }
    }
}

const NUMBERS: [Key; 9] = [
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
    Key::Num8,
    Key::Num9,
];

/// Draws the page. Keys: 1 to 9 answer.
pub(super) fn vignette_ui(ui: &mut Ui, theme: &Theme, view: &VignetteView) -> Option<Action> {
    let key = |(place, key): (usize, &Key)| pressed(ui, *key).then_some(place);
    let by_key = NUMBERS.iter().enumerate().take(view.answers.len()).find_map(key);
    // A name of its own for each, so that the next begins at its top.
    let name = format!("assessment vignette {}", view.number);
    let drawn = page(ui, theme, &name, |ui| {
        let later = back_button(ui, theme, "Go on another day");
        let mut action = later.then_some(Action::Assess(Assess::Intro));
        brief_ui(ui, theme, view);
        words_ui(ui, theme, view);
        gap(ui, theme, 4);
        let answered = answers_ui(ui, theme, &view.answers);
        action = action.or(answered.map(|place| Action::Assess(Assess::Answer(place))));
        gap(ui, theme, 2);
        if quiet_button(ui, theme, "Leave this one out").clicked() {
            action = Some(Action::Assess(Assess::LeaveOut));
        }
        action
    });
    by_key.map(|place| Action::Assess(Assess::Answer(place))).or(drawn)
}

fn brief_ui(ui: &mut Ui, theme: &Theme, view: &VignetteView) {
    let soft = theme.color.soft_ink;
    let place = format!("{} of {}", view.number + 1, view.of);
    text(ui, theme, Type::Note, soft, place);
    heading(ui, theme, Type::Title, 1, view.title.as_str());
    if view.number > 0 && 2 * view.number == view.of {
        let words = "Halfway: each kind has come once. This is a good place to go on another day.";
        text(ui, theme, Type::Note, soft, words);
    }
    if !view.content_notes.is_empty() {
        let notes = view.content_notes.join(", ");
        let words = format!("This one touches on: {notes}. You can leave it out.");
        text(ui, theme, Type::Note, theme.color.ink, words);
    }
    text(ui, theme, Type::Strong, theme.color.ink, view.who.as_str());
    for line in &view.brief {
        text(ui, theme, Type::Body, theme.color.ink, line.as_str());
    }
    gap(ui, theme, 3);
}

/// What is seen and said; who does not see it hears it as soon as the vignette is there.
fn words_ui(ui: &mut Ui, theme: &Theme, view: &VignetteView) {
    for (manner, says) in &view.lines {
        if !manner.is_empty() {
            let shown = text(ui, theme, Type::Aside, theme.color.soft_ink, manner.as_str());
            let told = format!("{}: {manner}", view.client);
            ui.ctx().accesskit_node_builder(shown.id, |node| node.set_value(told));
        }
        let words = if says.is_empty() { "…".to_owned() } else { format!("“{says}”") };
        let told = if says.is_empty() { "says nothing" } else { says.as_str() };
        let told = format!("{}: {told}", view.client);
        let width = ui.available_width();
        let galley = prose::lay_out(ui, theme, Type::Client, theme.color.ink, &words, width);
        let shown = prose::set(ui, &galley, &told);
        ui.ctx().accesskit_node_builder(shown.id, |node| node.set_live(Live::Polite));
        gap(ui, theme, 1);
    }
}

/// Cards of one size, whichever answer is the better one; the place of the one that was pressed.
fn answers_ui(ui: &mut Ui, theme: &Theme, answers: &[String]) -> Option<usize> {
    let width = ui.available_width();
    let room = width - 2.0 * theme.steps(3) - number_width(theme);
    let lay_out =
        |words: &String| prose::lay_out(ui, theme, Type::Body, theme.color.ink, words, room);
    let texts: Vec<Arc<Galley>> = answers.iter().map(lay_out).collect();
    let tallest = texts.iter().map(|text| text.size().y).fold(0.0, f32::max);
    let size = Vec2::new(width, (tallest + 2.0 * theme.steps(2)).max(theme.control()));
    let mut chosen = None;
    for (place, (words, laid)) in answers.iter().zip(&texts).enumerate() {
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let number = place + 1;
        let told = format!("{number}: {words}");
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &told));
        if ui.is_rect_visible(rect) {
            paint_ui(ui, theme, &response, rect, (number, laid));
        }
        if response.clicked() {
            chosen = Some(place);
        }
    }
    chosen
}

fn paint_ui(
    ui: &Ui,
    theme: &Theme,
    response: &Response,
    rect: Rect,
    (number, laid): (usize, &Arc<Galley>),
) {
    let color = &theme.color;
    let is_lit = response.hovered() || response.has_focus();
    let fill = if response.is_pointer_button_down_on() { color.accent_wash } else { color.card };
    let edge = if is_lit { Stroke::new(2.0, color.focus) } else { Stroke::new(1.0, color.edge) };
    ui.painter().rect(rect, theme.corner(), fill, edge, StrokeKind::Inside);
    let at = rect.min + Vec2::new(theme.steps(3), theme.steps(2));
    let number = number.to_string();
    let number = prose::one_line(ui, theme, Type::Strong, color.accent, &number, rect.width());
    ui.painter().galley(at, number, color.ink);
    let at = at + Vec2::new(number_width(theme), 0.0);
    ui.painter().galley(at, Arc::clone(laid), color.ink);
}

fn number_width(theme: &Theme) -> f32 {
    ems(theme, 1.4)
}
