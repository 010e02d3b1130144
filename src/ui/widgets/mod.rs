//! What several panels share: text in a type and a color, buttons, cards, marks, pictures.

mod basic;
mod guide_card;
mod keys;
mod mark;
mod moment_mark;
mod picture;
pub mod prose;

pub use basic::{button, card, column, gap, primary_button, quiet_button, rich, text};
pub use guide_card::{GuideStepView, Places, guide_card_ui};
pub use keys::{focus_ring, follow_focus, page_keys, pressed, pressed_without_focus};
pub use mark::{dimension_label, dimension_mark};
pub use moment_mark::MomentMark;
pub use picture::{mesh, picture};
