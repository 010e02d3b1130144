//! A step of the guide: a small card, and a line from it to what it speaks of.

use egui::{Align2, Area, Frame, Margin, Order, Pos2, Rect, Shadow, Stroke, Ui, Vec2};

use super::prose;
use super::{primary_button, quiet_button};
use crate::guide::{GuideStep, Part, Until};
use crate::ui::action::Action;
use crate::ui::theme::{Theme, Type};

/// A step of the guide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuideStepView {
    /// What it points to.
    pub points_to: Part,
    /// What it says.
    pub says: String,
    /// Whether a button leads to the next step; else doing what it says does.
    pub has_next: bool,
}

impl From<&GuideStep> for GuideStepView {
    fn from(step: &GuideStep) -> Self {
        Self {
            points_to: step.points_to,
            says: step.says.clone(),
            has_next: step.until == Until::Next,
        }
    }
}

/// Where the parts of a screen were drawn.
#[derive(Debug, Default)]
pub struct Places(Vec<(Part, Rect)>);

impl Places {
    /// Tells where a part is; the last one told counts.
    pub fn set(&mut self, part: Part, rect: Rect) {
        self.0.push((part, rect));
    }

    /// Where a part is, where it was drawn.
    pub fn get(&self, part: Part) -> Option<Rect> {
        self.0.iter().rev().find(|(known, _)| *known == part).map(|(_, rect)| *rect)
    }
}

/// Draws the guide's step over everything else: near its part, else in the middle of `home`, and always `within`.
pub fn guide_card_ui(
    ui: &mut Ui,
    theme: &Theme,
    step: &GuideStepView,
    places: &Places,
    home: Rect,
    within: Rect,
) -> Option<Action> {
    let color = &theme.color;
    let within = within.shrink(theme.steps(3));
    let window = ui.max_rect();
    let target = places.get(step.points_to).map(|rect| rect.intersect(window));
    let target = target.filter(|rect| rect.is_positive());
    let width = (theme.column() * 0.62).min(within.width());
    let id = ui.id().with("guide");
    // The size of the frame before: a card grows only with its words.
    let known: Option<Vec2> = ui.ctx().data(|data| data.get_temp(id));
    let size = known.unwrap_or(Vec2::new(width, theme.font(Type::Body).size * 8.0));
    let card = place(size, target, home, within, theme.steps(8));
    if let Some(target) = target {
        pointer_ui(ui, theme, card, target);
    }
    let mut action = None;
    let area = Area::new(id).order(Order::Foreground).fixed_pos(card.min).fade_in(false);
    let shown = area.show(ui.ctx(), |ui| {
        let shadow =
            Shadow { offset: [0, 3], blur: 14, spread: 0, color: color.edge.gamma_multiply(0.5) };
        let frame = Frame::new()
            .fill(color.card)
            .stroke(Stroke::new(1.0, color.accent))
            .corner_radius(theme.corner())
            .shadow(shadow)
            .inner_margin(Margin::same(theme.steps(4) as i8));
        frame.show(ui, |ui| {
            ui.set_width(width - theme.steps(8));
            let says = prose::prose(ui, theme, Type::Body, color.ink, &step.says);
            ui.ctx().accesskit_node_builder(says.id, |node| {
                node.set_live(egui::accesskit::Live::Polite);
            });
            ui.horizontal_wrapped(|ui| {
                if step.has_next && primary_button(ui, theme, "Next").clicked() {
                    action = Some(Action::NextStep);
                }
                if quiet_button(ui, theme, "Skip the guide").clicked() {
                    action = Some(Action::EndGuide);
                }
            });
        });
    });
    let size = shown.response.rect.size();
    if known != Some(size) {
        ui.ctx().data_mut(|data| data.insert_temp(id, size));
        ui.ctx().request_repaint();
    }
    action
}

/// Near its target and not over it: above it where it can be, else where it covers least.
fn place(size: Vec2, target: Option<Rect>, home: Rect, within: Rect, gap: f32) -> Rect {
    let Some(target) = target else {
        return Align2::CENTER_CENTER.align_size_within_rect(size, home);
    };
    let center = target.center();
    let beside = [
        // Above, below, left of it, right of it.
        Pos2::new(center.x - size.x / 2.0, target.top() - gap - size.y),
        Pos2::new(center.x - size.x / 2.0, target.bottom() + gap),
        Pos2::new(target.left() - gap - size.x, center.y - size.y / 2.0),
        Pos2::new(target.right() + gap, center.y - size.y / 2.0),
    ];
    let held = |at: Pos2| {
        let most = (within.max - size).max(within.min);
        Rect::from_min_size(at.clamp(within.min, most), size)
    };
    let covers = |card: &Rect| {
        let shared = card.intersect(target);
        if shared.is_positive() { shared.area() } else { 0.0 }
    };
    let all = beside.map(held);
    let best = all.iter().min_by(|one, other| covers(one).total_cmp(&covers(other)));
    best.copied().unwrap_or_else(|| held(within.min))
}

/// A line from the edge of the card to the edge of the target, with a dot at its end.
fn pointer_ui(ui: &Ui, theme: &Theme, card: Rect, target: Rect) {
    let to = target.clamp(card.center());
    let from = card.clamp(to);
    if card.expand(1.0).contains(to) {
        return;
    }
    let color = theme.color.accent;
    let layer = egui::LayerId::new(Order::Foreground, ui.id().with("guide pointer"));
    let painter = ui.ctx().layer_painter(layer);
    painter.line_segment([from, to], Stroke::new(2.0, color));
    painter.circle_filled(to, 4.0, color);
}
