//! One file for each screen: what its panel shows, and which systems run on it.

mod after;
mod assessment;
mod assign;
mod assignments;
mod drills;
mod hand_in;
mod handover;
mod library;
mod over;
mod plain;
mod progress;
mod session;

pub use library::broken_file;
pub use progress::{LISTED, candidates};

use super::screen::Screen;
use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass, egui};

/// All screens.
pub fn plugin(app: &mut App) {
    let layers = (Layer::Screen, Layer::Over).chain().in_set(Layers);
    // Before the first screen the fonts are not there yet, and nothing can be written.
    let is_open = not(in_state(Screen::Opening));
    app.configure_sets(EguiPrimaryContextPass, (layers, Layers.run_if(is_open)));
    app.add_plugins((plain::plugin, library::plugin, session::plugin, after::plugin, over::plugin));
    app.add_plugins((progress::plugin, drills::plugin, assessment::plugin, assign::plugin));
    app.add_plugins((handover::plugin, assignments::plugin, hand_in::plugin));
}

/// All panels.
#[derive(SystemSet, Debug, Clone, PartialEq, Eq, Hash)]
pub struct Layers;

/// The order in which panels are drawn: what lies over a screen comes after it.
#[derive(SystemSet, Debug, Clone, PartialEq, Eq, Hash)]
enum Layer {
    Screen,
    Over,
}

/// The whole window as the ground of a panel.
fn root(contexts: &mut EguiContexts) -> Result<egui::Ui> {
    let ctx = contexts.ctx_mut()?;
    let builder =
        egui::UiBuilder::new().layer_id(egui::LayerId::background()).max_rect(ctx.viewport_rect());
    Ok(egui::Ui::new(ctx.clone(), egui::Id::new("root"), builder))
}

/// The window as the ground of a panel, on paper: nothing behind it is seen.
fn page(contexts: &mut EguiContexts, theme: &crate::ui::Theme) -> Result<egui::Ui> {
    let ui = root(contexts)?;
    ui.painter().rect_filled(ui.max_rect(), 0.0, theme.color.paper);
    Ok(ui)
}
