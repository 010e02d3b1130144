//! `practicum graph SCENARIO`

use super::Ended;
use super::args::{GraphArgs, GraphLanguage};
use super::check::content;
use super::output::{Outcome, print};
use super::play::load;
use crate::author::{GraphFormat, graph};

pub(super) fn run(args: &GraphArgs) -> Ended {
    let scenario = load(&args.scenario, &content(None)?)?;
    let format = match args.format {
        GraphLanguage::Dot => GraphFormat::Dot,
        GraphLanguage::Mermaid => GraphFormat::Mermaid,
    };
    print(&graph(&scenario, format))?;
    Ok(Outcome::Clean)
}
