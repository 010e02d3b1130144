//! What several panels share: text in a type and a color, buttons, cards, marks, pictures.

mod basic;
mod mark;
mod picture;

pub use basic::{button, card, column, gap, primary_button, quiet_button, rich, text};
pub use mark::{dimension_label, dimension_mark};
pub use picture::{mesh, picture};
