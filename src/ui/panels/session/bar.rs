//! The thin edge at the top: what is played, how far it has come, and every way out.

use egui::{Align, Layout, Rect, Sense, Stroke, Ui, UiBuilder, Vec2, WidgetInfo, WidgetType};

use super::plan::Plan;
use super::{Part, Screen, SessionState};
use crate::ui::action::{Action, Place};
use crate::ui::theme::Type;
use crate::ui::widgets::{Places, prose, quiet_button};

/// Draws the bar.
pub(super) fn bar_ui(
    ui: &mut Ui,
    screen: Screen<'_>,
    plan: &Plan,
    state: &mut SessionState,
    places: &mut Places,
) -> Option<Action> {
    let theme = screen.theme;
    let color = &theme.color;
    ui.painter().rect_filled(plan.bar, 0.0, color.paper);
    ui.painter().hline(plan.bar.x_range(), plan.bar.bottom(), Stroke::new(1.0, color.rule));
    let inner = plan.bar.shrink2(Vec2::new(theme.steps(if plan.is_narrow { 4 } else { 6 }), 0.0));
    let mut action = None;
    let is_open = state.shows_transcript;
    let fold_words = if is_open { "Fold transcript (T)" } else { "Transcript (T)" };
    let words = [fold_words, "Help", "Pause", "Leave…"];
    // They stand at the right and are laid out from the left, so that Tab goes through them as they are read.
    let spacing = ui.spacing();
    let gaps = spacing.item_spacing.x * (words.len() - 1) as f32;
    let pads = 2.0 * spacing.button_padding.x * words.len() as f32;
    let lengths = words.map(|words| {
        prose::lay_out(ui, theme, Type::Body, color.accent, words, f32::INFINITY).size().x
    });
    let width = (lengths.iter().sum::<f32>() + gaps + pads).ceil();
    let (left, right) = inner.split_left_right_at_x(inner.right() - width);
    about_ui(ui, screen, left);
    let layout = Layout::left_to_right(Align::Center);
    let builder = UiBuilder::new().id_salt("bar").max_rect(right).layout(layout);
    ui.scope_builder(builder, |ui| {
        let [fold, help, pause, leave] = words.map(|words| quiet_button(ui, theme, words));
        places.set(Part::Leave, leave.rect);
        places.set(Part::Pause, pause.rect);
        if pause.clicked() {
            action = Some(Action::Pause);
        }
        if leave.clicked() {
            action = Some(Action::AskToLeave);
        }
        places.set(Part::Help, help.rect);
        if help.clicked() {
            action = Some(Action::Go(Place::Help));
        }
        if !is_open {
            places.set(Part::Transcript, fold.rect);
            places.set(Part::Rewind, fold.rect);
        }
        if fold.clicked() {
            state.shows_transcript = !state.shows_transcript;
        }
    });
    action
}

/// Title, dots and mode, as much of them as there is room for: the dots stay longest.
fn about_ui(ui: &mut Ui, screen: Screen<'_>, rect: Rect) {
    let theme = screen.theme;
    let color = &theme.color;
    let view = screen.view;
    let gap = theme.steps(6);
    let mode =
        prose::lay_out(ui, theme, Type::Note, color.soft_ink, view.mode.words(), f32::INFINITY);
    let dots = Dots::new(screen, rect.width() * 0.5);
    let title_room = rect.width() - dots.width() - mode.size().x - 2.0 * gap;
    // A title of which a few letters are left says less than the mode does.
    let is_tight = title_room < 120.0 * theme.text;
    let title_room = if is_tight { rect.width() - dots.width() - gap } else { title_room };
    let mut x = rect.left();
    let mut place = |ui: &mut Ui, galley: std::sync::Arc<egui::Galley>, told: &str| {
        let size = galley.size();
        let at = egui::pos2(x, rect.center().y - size.y / 2.0);
        let response = ui.interact(
            Rect::from_min_size(at, size),
            ui.id().with(("about", told)),
            Sense::hover(),
        );
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, told));
        ui.painter().galley(at, galley, color.ink);
        x += size.x + gap;
        x
    };
    if title_room > 60.0 * theme.text {
        let title = prose::one_line(ui, theme, Type::Strong, color.ink, &view.title, title_room);
        place(ui, title, &view.title);
    }
    let at = x;
    if !is_tight {
        x += dots.width() + gap;
        let size = mode.size();
        let mode_at = egui::pos2(x, rect.center().y - size.y / 2.0);
        let rect = Rect::from_min_size(mode_at, size);
        let response = ui.interact(rect, ui.id().with("mode"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, view.mode.words()));
        ui.painter().galley(mode_at, mode, color.soft_ink);
    }
    dots.ui(ui, screen, egui::pos2(at, rect.center().y));
}

/// One dot for each answer: those given are filled. Where the answers are too many for a row, a line.
struct Dots {
    count: usize,
    radius: f32,
    step: f32,
}

impl Dots {
    fn new(screen: Screen<'_>, room: f32) -> Self {
        let radius = 3.0 * screen.theme.text.min(1.5);
        let count = screen.view.about.max(screen.view.answered).max(1);
        let step = (radius * 3.4).min(room / count as f32);
        Self { count, radius, step }
    }

    fn width(&self) -> f32 {
        self.step * self.count as f32
    }

    fn ui(&self, ui: &Ui, screen: Screen<'_>, at: egui::Pos2) {
        let color = &screen.theme.color;
        let size = Vec2::new(self.width(), self.radius * 2.0 + 2.0);
        let rect = Rect::from_min_size(at - Vec2::new(0.0, size.y / 2.0), size);
        let response = ui.interact(rect, ui.id().with("dots"), Sense::hover());
        let told = format!("{} of about {} answers given", screen.view.answered, screen.view.about);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &told));
        let radius = self.radius.min(self.step * 0.4);
        for dot in 0..self.count {
            let center = at + Vec2::new(self.step * (dot as f32 + 0.5), 0.0);
            if dot < screen.view.answered {
                ui.painter().circle_filled(center, radius, color.soft_ink);
            } else {
                ui.painter().circle_stroke(center, radius - 0.5, Stroke::new(1.0, color.edge));
            }
        }
        response.on_hover_text(told);
    }
}
