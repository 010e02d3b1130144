//! A class in a few lines, for whoever runs the command.

use std::fmt::Write;

use super::cohort::{Cohort, Group};
use super::page::wording;

/// What was put together, and how the first attempts went.
pub fn cohort_text(cohort: &Cohort) -> String {
    let mut out = String::new();
    for group in &cohort.groups {
        let _ = writeln!(
            out,
            "{} (scenario {}, rubric {}; {})",
            group.title,
            wording::short(&group.key.scenario.1),
            wording::short(&group.key.rubric.1),
            group.key.answers
        );
        let _ = writeln!(out, "  {}", wording::who(group));
        for line in scores(group) {
            let _ = writeln!(out, "  {line}");
        }
    }
    for told in &cohort.repeated {
        let _ = writeln!(out, "{told}");
    }
    out
}

fn scores(group: &Group) -> Vec<String> {
    let line = |(dimension, spread): &(_, _)| format!("{dimension}: {}", wording::spread(spread));
    group.spreads.iter().map(line).collect()
}
