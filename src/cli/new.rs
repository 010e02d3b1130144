//! `practicum new ID`

use std::fs;
use std::io::Write;

use anyhow::Context;

use super::Ended;
use super::args::NewArgs;
use super::output::{Outcome, print};
use crate::author::template;

pub(super) fn run(args: &NewArgs) -> Ended {
    let text = template(&args.id)?;
    match &args.out {
        None => print(&text)?,
        Some(path) => {
            // A file that is there is somebody's work: only a new one is written.
            let mut file = fs::File::create_new(path)
                .with_context(|| format!("cannot make a new file {}", path.display()))?;
            file.write_all(text.as_bytes())
                .with_context(|| format!("cannot write {}", path.display()))?;
        }
    }
    Ok(Outcome::Clean)
}
