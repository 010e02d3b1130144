//! What leaves and what does not, in words beside the ticks.

use egui::Ui;

use super::{HandoverState, HandoverView};
use crate::handover::Form;
use crate::ui::theme::{Theme, Type};
use crate::ui::widgets::{check_row, gap, heading, part, text};

pub(super) fn leaves_ui(
    ui: &mut Ui,
    theme: &Theme,
    view: &HandoverView,
    state: &mut HandoverState,
) {
    let color = &theme.color;
    part(ui, theme, "What leaves, and what does not");
    gap(ui, theme, 2);
    let always = "Always: scores with the number of moments behind them, and whether you were coached. Tables and statements also hold the codes of your answers, and when you gave them.";
    text(ui, theme, Type::Body, color.ink, always);
    gap(ui, theme, 2);
    let never = "Never: your name, the name you go by here, and your notes to yourself.";
    text(ui, theme, Type::Body, color.ink, never);
    gap(ui, theme, 2);
    let ticked = "Only where you tick it, each time anew:";
    text(ui, theme, Type::Body, color.ink, ticked);
    gap(ui, theme, 1);
    let told = "What you typed, and why you contest a score, in tables, statements and pages. People write about themselves; read it first.";
    check_row(ui, theme, &mut state.ticks.words, "My words", told);
    gap(ui, theme, 1);
    let told = "What you gave yourself before you saw a score, in tables and pages.";
    check_row(ui, theme, &mut state.ticks.own_ratings, "My own ratings", told);
    if view.has_self_assessment {
        gap(ui, theme, 1);
        let told = "How you answered the vignettes about boundaries, as a table of its own. It is yours, and no course needs it.";
        ui.add_enabled_ui(state.forms.contains(&Form::Tables), |ui| {
            check_row(
                ui,
                theme,
                &mut state.ticks.self_assessment,
                "My boundary self-assessment",
                told,
            )
        });
    }
    gap(ui, theme, 4);
    heading(ui, theme, Type::Strong, 3, "You go by a random name");
    gap(ui, theme, 1);
    text(ui, theme, Type::Body, color.ink, view.actor.as_str());
    gap(ui, theme, 1);
    let told = "It was made on this machine and is the same in every file. Whoever knows that it is you in one file knows it in all of them. What you have given away cannot be called back from here.";
    text(ui, theme, Type::Note, color.soft_ink, told);
}
