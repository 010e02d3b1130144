//! What several panels share: text in a type and a color, buttons, cards, marks, pictures.

mod basic;
mod choice;
mod fixed_pitch;
mod guide_card;
mod keys;
mod look;
mod mark;
mod marked_words;
mod moment_mark;
mod notice;
mod page;
mod picture;
pub mod prose;
mod scale;
pub mod sign;
mod still_plot;

pub use basic::{
    button, card, column, gap, line_field, primary_button, quiet_button, rich, sentence_case, text,
};
pub use choice::{check_row, choice_edge, dimension_toggle, fold, option_row, outer_ring, toggle};
pub use fixed_pitch::fixed_pitch;
pub use guide_card::{GuideStepView, Places, guide_card_ui};
pub use keys::{focus_ring, follow_focus, page_keys, pressed, pressed_without_focus};
pub use look::{text_size_choice, theme_choice};
pub use mark::{dimension_label, dimension_mark, dimension_name, paint_mark};
pub use marked_words::marked_words_ui;
pub use moment_mark::MomentMark;
pub use notice::{notice, notice_line, signed_line};
pub use page::{
    back_button, ems, heading, list, outdent, page, page_margin, paper, part, scroll, scroll_beside,
};
pub use picture::{mesh, picture};
pub use scale::scale;
pub use still_plot::{Reach, still_plot};
