//! Printing, and how a program ends.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use crate::diagnostic::Coloring;

/// How a command ended that could run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// All is well.
    Clean,
    /// Something was found.
    Findings,
    /// Something could not be read, though other things could.
    CouldNotRun,
}

/// The exit code, after telling why a command could not run.
pub(super) fn finish(outcome: anyhow::Result<Outcome>) -> ExitCode {
    match outcome {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Ok(Outcome::CouldNotRun) => ExitCode::from(2),
        // Who reads our output has stopped reading, as `head` does: that is no failure of ours.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("{error:#}"));
            ExitCode::from(2)
        }
    }
}

/// Tells of something that could not be done.
pub(super) fn complain(message: &str) {
    // Where even this cannot be written, there is nobody left to tell.
    let _ = writeln!(io::stderr(), "practicum: {message}");
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let io = error.downcast_ref::<io::Error>();
    io.is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// Prints text as it is.
pub(super) fn print(text: &str) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}

/// Colors for a terminal that wants them (`NO_COLOR` is honored).
pub(super) fn coloring() -> Coloring {
    let wants_none = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    if io::stdout().is_terminal() && !wants_none { Coloring::Styled } else { Coloring::Plain }
}
