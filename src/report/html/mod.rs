//! The debrief, and progress, each as one page that opens anywhere, prints well, and asks nothing of a network.
//!
//! It is written so that it is HTML and well-formed XML at once: a test can take it apart, and so can a program.

pub(crate) mod escape;
mod findings;
mod next;
mod page;
mod plot;
mod progress;
mod progress_plot;
mod scores;
mod turns;

pub(crate) use page::STYLE;
pub use page::{HtmlExtras, debrief_html};
pub use progress::progress_html;
