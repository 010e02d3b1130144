//! `practicum explain CODE`

use anyhow::bail;

use super::Ended;
use super::args::ExplainArgs;
use super::output::{Outcome, print};
use crate::scenario::check::{RULES, rule};

pub(super) fn run(args: &ExplainArgs) -> Ended {
    match &args.code {
        None => print(&list())?,
        Some(code) => match rule(code) {
            Some(rule) => print(rule.page)?,
            None => bail!("there is no rule `{code}`; `practicum explain` lists them all"),
        },
    }
    Ok(Outcome::Clean)
}

fn list() -> String {
    let line = |rule: &crate::scenario::check::Rule| {
        format!("{}  {:8} {}\n", rule.code, rule.severity.words(), rule.name)
    };
    RULES.iter().map(line).collect()
}
