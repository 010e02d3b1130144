//! What several panels share: text in a type and a color, buttons, cards, marks, pictures.

mod basic;
mod keys;
mod mark;
mod picture;

pub use basic::{button, card, column, gap, primary_button, quiet_button, rich, text};
pub use keys::{focus_ring, follow_focus, page_keys, pressed, pressed_without_focus};
pub use mark::{dimension_label, dimension_mark};
pub use picture::{mesh, picture};
