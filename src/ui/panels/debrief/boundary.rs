//! Every moment that held a boundary: the dilemma, where the answer stands, what was made and left out.

use egui::Ui;

use super::Page;
use super::parts::{body, heading, soft};
use crate::debrief::{BoundaryMoment, wording};
use crate::ui::theme::Type;
use crate::ui::widgets::{MomentMark, prose};

/// Draws the moments, and what always stands beside them.
pub(super) fn boundaries_ui(ui: &mut Ui, page: Page<'_>) {
    let moments = &page.debrief.boundary_moments;
    if moments.is_empty() {
        return;
    }
    let theme = page.theme;
    heading(ui, page, wording::heads::BOUNDARIES);
    for moment in moments {
        moment_ui(ui, page, moment);
        ui.add_space(theme.steps(3));
    }
    let mut sections = moments.iter().flat_map(|moment| &moment.ethics);
    if sections.any(|section| wording::is_unchecked(section)) {
        soft(ui, page, &wording::unchecked_note());
    }
    soft(ui, page, wording::ASK_YOUR_SUPERVISOR);
    ui.add_space(theme.steps(6));
}

fn moment_ui(ui: &mut Ui, page: Page<'_>, moment: &BoundaryMoment) {
    let theme = page.theme;
    let color = &theme.color;
    let is_violation = page.debrief.violations.contains(&moment.turn);
    let mark = match (is_violation, moment.is_weak) {
        (true, _) => MomentMark::Violation,
        (false, true) => MomentMark::LookAgain,
        (false, false) => MomentMark::Good,
    };
    let told = format!("Turn {}, {} ({})", moment.turn, moment.kind, moment.domain);
    prose::prose(ui, theme, Type::Strong, color.ink, &told);
    let told = format!("{}: {}", mark.words(), wording::stance(moment.stance));
    let shown = prose::item(ui, theme, " ", mark.color(theme), &told);
    let size = theme.font(Type::Note).size;
    let line = theme.font(Type::Body).size * 1.4;
    let at = shown.rect.min + egui::Vec2::new(size * 0.5, line / 2.0);
    mark.paint(ui, theme, at, size * 0.8);
    for (name, steps) in [("Made", &moment.made), ("Left out", &moment.missed)] {
        if !steps.is_empty() {
            let steps: Vec<&str> = steps.iter().map(|step| step.words()).collect();
            body(ui, page, &format!("{name}: {}", steps.join("; ")));
        }
    }
    for section in &moment.ethics {
        soft(ui, page, section);
    }
}
