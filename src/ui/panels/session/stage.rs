//! What lies in the room's part of the screen: what can be seen, in words, and what the trainee should know.

use std::sync::Arc;

use egui::accesskit::Live;
use egui::{Align2, Galley, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2};
use egui::{WidgetInfo, WidgetType};

use super::plan::Plan;
use super::{Gauges, Part, Screen};
use crate::client::Level;
use crate::ui::theme::Type;
use crate::ui::widgets::{Places, prose};

/// Names the room, and draws the chips that lie in it.
///
/// Who does not see the room hears when what can be seen changes.
pub(super) fn stage_ui(ui: &mut Ui, screen: Screen<'_>, plan: &Plan, places: &mut Places) {
    let theme = screen.theme;
    let view = screen.view;
    let stage = plan.stage;
    let room = ui.interact(stage, ui.id().with("stage"), Sense::hover());
    let told = if view.caption.is_empty() {
        format!("The room, with {}", view.client)
    } else {
        format!("The room, with {}: {}", view.client, view.caption)
    };
    room.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &told));
    places.set(Part::Client, Rect::from_center_size(stage.center(), stage.size() * 0.3));

    let inner = stage.shrink(theme.steps(3));
    // In a room that stands upright the gauges have the wall above the client, and the caption the floor.
    let beside = if plan.is_beside() { 0.0 } else { gauges_width(screen) + theme.steps(3) };
    let gauges_width = view.gauges.map_or(0.0, |_| beside);
    if view.shows_caption && !view.caption.is_empty() {
        let room = (inner.width() - gauges_width).min(theme.column());
        let (words, color) = (&view.caption, theme.color.ink);
        let galley = prose::lay_out(ui, theme, Type::Aside, color, words, room - theme.steps(6));
        let chip = chip_ui(ui, screen, inner, Align2::LEFT_BOTTOM, galley, "caption");
        let told = format!("What can be seen: {words}");
        chip.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &told));
        ui.ctx().accesskit_node_builder(chip.id, |node| node.set_live(Live::Polite));
        places.set(Part::Caption, chip.rect);
    }
    if let Some(gauges) = view.gauges.filter(|_| screen.is_coached()) {
        let corner = if plan.is_beside() { Align2::LEFT_TOP } else { Align2::RIGHT_BOTTOM };
        gauges_ui(ui, screen, (inner, corner), gauges, places);
    }
}

/// What the trainee should know, laid out; it stands above the client's words.
pub(super) fn notice(ui: &Ui, screen: Screen<'_>, width: f32) -> Option<Arc<Galley>> {
    let theme = screen.theme;
    let notice = screen.view.notice.as_ref()?;
    let width = width.min(theme.column() * 1.2);
    Some(prose::lay_out(ui, theme, Type::Note, theme.color.soft_ink, notice, width))
}

/// Draws it.
pub(super) fn notice_ui(ui: &mut Ui, screen: Screen<'_>, plan: &Plan) {
    if let (Some(galley), Some(told)) = (&plan.notice, &screen.view.notice) {
        prose::set(ui, galley, told);
        ui.add_space(screen.theme.steps(2));
    }
}

/// A small piece of paper in a corner, with words on it.
fn chip_ui(
    ui: &Ui,
    screen: Screen<'_>,
    within: Rect,
    corner: Align2,
    galley: Arc<Galley>,
    name: &str,
) -> Response {
    let theme = screen.theme;
    let pad = Vec2::new(theme.steps(3), theme.steps(1));
    let rect = corner.align_size_within_rect(galley.size() + 2.0 * pad, within);
    paper(ui, screen, rect);
    ui.painter().galley(rect.min + pad, galley, theme.color.ink);
    ui.interact(rect, ui.id().with(name), Sense::hover())
}

fn paper(ui: &Ui, screen: Screen<'_>, rect: Rect) {
    let theme = screen.theme;
    let edge = Stroke::new(1.0, theme.color.rule);
    ui.painter().rect(rect, theme.corner(), theme.color.paper, edge, StrokeKind::Inside);
}

fn gauges_width(screen: Screen<'_>) -> f32 {
    screen.theme.font(Type::Note).size * 13.0
}

/// Two thin bars, each with its name and its number.
fn gauges_ui(
    ui: &Ui,
    screen: Screen<'_>,
    (within, corner): (Rect, Align2),
    gauges: Gauges,
    places: &mut Places,
) {
    let theme = screen.theme;
    let color = &theme.color;
    let pad = theme.steps(2);
    let line = theme.font(Type::Note).size * 1.4;
    let bar = 4.0;
    let row = line + bar + theme.steps(1);
    let width = gauges_width(screen).min(within.width());
    let size = Vec2::new(width, 2.0 * row + 2.0 * pad);
    let rect = corner.align_size_within_rect(size, within);
    paper(ui, screen, rect);
    places.set(Part::Gauges, rect);
    let both: [(&str, Level); 2] = [("alliance", gauges.alliance), ("distress", gauges.distress)];
    for (place, (name, level)) in both.into_iter().enumerate() {
        let top = rect.top() + pad + row * place as f32;
        let area = Rect::from_min_size(
            egui::pos2(rect.left() + pad, top),
            Vec2::new(size.x - 2.0 * pad, row),
        );
        let told = format!("{name} {level}");
        let galley = prose::one_line(ui, theme, Type::Note, color.soft_ink, &told, area.width());
        ui.painter().galley(area.min, galley, color.soft_ink);
        let track =
            Rect::from_min_size(area.min + Vec2::new(0.0, line), Vec2::new(area.width(), bar));
        ui.painter().rect_filled(track, 2.0, color.rule);
        let part = level.thousandths() as f32 / Level::MAX.thousandths() as f32;
        let filled = track.with_max_x(track.left() + track.width() * part);
        ui.painter().rect_filled(filled, 2.0, color.soft_ink);
        let response = ui.interact(area, ui.id().with(("gauge", name)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &told));
    }
}
