//! What the coach says in practice: that something changed between the two, and a hint on request.

use std::sync::Arc;

use egui::accesskit::Live;
use egui::{Align, Galley, Layout, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2};
use egui::{WidgetInfo, WidgetType};

use super::plan::Plan;
use super::{Part, Screen, Strain};
use crate::ui::action::Action;
use crate::ui::theme::Type;
use crate::ui::widgets::{Places, prose, quiet_button};

/// The coach's lines laid out, with the room they take together.
pub(super) struct Lines {
    hint: Option<(String, Arc<Galley>)>,
    strain: Option<(String, Arc<Galley>)>,
    row: f32,
    pub height: f32,
}

impl Lines {
    pub fn new(ui: &Ui, screen: Screen<'_>, width: f32) -> Self {
        let theme = screen.theme;
        let color = &theme.color;
        let column = width.min(theme.column() + theme.steps(6));
        let hint = screen.view.hint.as_ref().map(|hint| {
            let told = format!("Coach: {hint}");
            let room = column - theme.steps(6);
            let galley = prose::lay_out(ui, theme, Type::Body, color.ink, &told, room);
            (told, galley)
        });
        // The button stands at the right of the row.
        let button = theme.font(Type::Body).size * 7.0;
        let strain = screen.view.strain.map(|strain| {
            let told = strain_words(strain, &screen.view.client);
            let room = (width - button).min(theme.column());
            let galley = prose::lay_out(ui, theme, Type::Note, color.soft_ink, &told, room);
            (told, galley)
        });
        let strain_height = strain.as_ref().map_or(0.0, |(_, galley)| galley.size().y);
        let has_row = hint.is_none() || strain.is_some();
        let row = if has_row { theme.control().max(strain_height) } else { 0.0 };
        let card = hint.as_ref().map_or(0.0, |(_, galley)| {
            galley.size().y + theme.steps(4) + if has_row { theme.steps(1) } else { 0.0 }
        });
        Self { hint, strain, row, height: row + card }
    }
}

fn strain_words(strain: Strain, client: &str) -> String {
    match strain {
        Strain::Began(kind) => {
            format!("Coach: something has changed between you and {client} ({kind}).")
        }
        Strain::Repaired => {
            format!("Coach: what was strained between you and {client} is mended.")
        }
    }
}

/// Draws the coach's row: the strain, the button for a hint, and the hint once it was asked for.
pub(super) fn coach_ui(
    ui: &mut Ui,
    screen: Screen<'_>,
    plan: &Plan,
    places: &mut Places,
) -> Option<Action> {
    let theme = screen.theme;
    let color = &theme.color;
    let lines = &plan.coach;
    let (_, rect) = ui.allocate_space(Vec2::new(plan.content.width(), lines.height));
    places.set(Part::Coach, rect);
    let row = rect.with_max_y(rect.top() + lines.row);
    if let Some((told, galley)) = &lines.strain {
        let at = egui::pos2(row.left(), row.center().y - galley.size().y / 2.0);
        label(ui, Rect::from_min_size(at, galley.size()), told, "strain");
        ui.painter().galley(at, Arc::clone(galley), color.soft_ink);
    }
    let mut action = None;
    if let Some((told, galley)) = &lines.hint {
        let top = rect.bottom() - galley.size().y - theme.steps(4);
        let card = Rect::from_min_size(
            egui::pos2(rect.left(), top),
            galley.size() + Vec2::new(theme.steps(6), theme.steps(4)),
        );
        let edge = Stroke::new(1.0, color.rule);
        ui.painter().rect(card, theme.corner(), color.card, edge, StrokeKind::Inside);
        let at = card.min + Vec2::new(theme.steps(3), theme.steps(2));
        ui.painter().galley(at, Arc::clone(galley), color.ink);
        label(ui, card, told, "hint");
        places.set(Part::Coach, card);
    } else if screen.view.is_your_turn && !screen.view.is_over {
        let layout = Layout::right_to_left(Align::Center);
        let builder = UiBuilder::new().id_salt("coach").max_rect(row).layout(layout);
        ui.scope_builder(builder, |ui| {
            let hint = quiet_button(ui, theme, "Hint (H)");
            places.set(Part::Coach, hint.rect);
            if hint.clicked() {
                action = Some(Action::Hint);
            }
        });
    }
    action
}

/// A label that is read aloud when it comes.
fn label(ui: &Ui, rect: Rect, told: &str, name: &str) {
    let response = ui.interact(rect, ui.id().with(name), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, told));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
}
