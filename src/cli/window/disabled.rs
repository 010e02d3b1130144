//! Answers of a build without the window.

use anyhow::bail;

use crate::cli::Ended;
use crate::cli::args::{PlayArgs, TourArgs};

pub(in crate::cli) const fn note_start() {}

pub(in crate::cli) fn open() -> Ended {
    without_window()
}

pub(in crate::cli) fn play(_args: &PlayArgs) -> Ended {
    without_window()
}

pub(in crate::cli) fn tour(_args: &TourArgs) -> Ended {
    without_window()
}

fn without_window() -> Ended {
    bail!(
        "this build has no window; `practicum play SCENARIO` plays in the terminal, and `practicum --help` names the rest"
    )
}
