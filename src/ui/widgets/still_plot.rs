//! A plot that does not move: lines over turns or sessions, with the scale drawn by the panel.

use egui::{Rect, Response, Sense, Ui, UiBuilder, Vec2};
use egui_plot::{Plot, PlotTransform, PlotUi};

/// From the left end to the right one, and from the lower to the upper, with the room beyond them.
#[derive(Debug, Clone, Copy)]
pub struct Reach {
    /// Where the lines end on the right; they begin at 0.
    pub right: f64,
    /// The highest value; the lowest is 0.
    pub top: f64,
    /// Room on each side, in the units of `right`.
    pub beside: f64,
    /// Room above and below, in the units of `top`.
    pub beyond: f64,
}

/// Draws lines into an area, with nothing that zooms or drags; tells where each point came to lie.
pub fn still_plot<'a>(
    ui: &mut Ui,
    name: &str,
    (area, sense): (Rect, Sense),
    reach: Reach,
    lines: impl FnOnce(&mut PlotUi<'a>) + 'a,
) -> (Response, PlotTransform) {
    let builder = UiBuilder::new().id_salt(name).max_rect(area);
    let shown = ui.scope_builder(builder, |ui| {
        Plot::new(name)
            .show_axes(false)
            .show_grid(false)
            .show_background(false)
            .show_x(false)
            .show_y(false)
            .allow_zoom(false)
            .allow_drag(false)
            .allow_scroll(false)
            .allow_boxed_zoom(false)
            .allow_double_click_reset(false)
            .show_crosshair(false)
            .set_margin_fraction(Vec2::ZERO)
            .sense(sense)
            .label_formatter(|_| None)
            .width(area.width())
            .height(area.height())
            .default_x_bounds(0.0, reach.right)
            .default_y_bounds(0.0, reach.top)
            .show(ui, move |plot| {
                plot.set_plot_bounds_x(-reach.beside..=reach.right + reach.beside);
                plot.set_plot_bounds_y(-reach.beyond..=reach.top + reach.beyond);
                lines(plot);
            })
    });
    (shown.inner.response, shown.inner.transform)
}
