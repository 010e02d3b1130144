//! The `practicum` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    practicum::cli::run()
}
