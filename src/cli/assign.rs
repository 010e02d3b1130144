//! `practicum assign`: an assignment put together, or looked at.

use std::path::Path;

use anyhow::{Context, bail};

use super::Ended;
use super::args::{AssignArgs, Mode};
use super::check::content;
use super::output::{Outcome, coloring, print};
use super::play::load;
use crate::class::{Assignment, Problem, Terms};
use crate::diagnostic::Coloring;
use crate::library::{read_source, write_whole};
use crate::report::wrapped;
use crate::scenario::Scenario;
use crate::transcript::Seed;

pub(super) fn run(args: &AssignArgs) -> Ended {
    if let Some(path) = &args.check {
        return check(path);
    }
    let out = args.out.as_deref().context("name the file with `--out`")?;
    if out.exists() {
        bail!("there is a file already, and it is kept: {}", out.display());
    }
    let content = content(args.rubric.as_deref())?;
    let scenarios: anyhow::Result<Vec<Scenario>> =
        args.scenarios.iter().map(|name| load(name, &content)).collect();
    let scenarios = scenarios?;
    let usual = if args.mode == Mode::Exam { Seed::EXAM } else { Seed::USUAL };
    let terms = Terms {
        title: args.title.clone().unwrap_or_default(),
        from: args.from.clone(),
        words: args.words.clone(),
        due: args.due,
        mode: args.mode.into(),
        answers: args.answers.into(),
        seed: args.seed.map_or(usual, Seed),
    };
    let text = Assignment::write(&terms, &content.rubric, &scenarios.iter().collect::<Vec<_>>())?;
    write_whole(out, text)?;
    print(&format!("Written: {}\n", out.display()))?;
    check(out)
}

/// Says what is in an assignment, or what is wrong with it.
fn check(path: &Path) -> Ended {
    let source = read_source(path)?;
    match Assignment::read(&source, &content(None)?) {
        Ok(assignment) => {
            print(&described(&assignment))?;
            Ok(Outcome::Clean)
        }
        Err(problems) => {
            print(&(told(&problems, coloring()) + "\n"))?;
            Ok(Outcome::Findings)
        }
    }
}

/// What is wrong with an assignment, all of it.
pub(super) fn told(problems: &[Problem], coloring: Coloring) -> String {
    let told: Vec<String> = problems.iter().map(|problem| problem.told(coloring)).collect();
    told.join("\n\n")
}

/// What a trainee reads before a session of it.
pub(super) fn greeting(assignment: &Assignment) -> Vec<String> {
    let terms = &assignment.terms;
    let due = terms.due.map_or_else(String::new, |due| format!(" Due by the end of {due}."));
    let mut lines = vec![format!("Assignment: {}.{due}", terms.title)];
    lines.extend(terms.greeting());
    lines.push(
        "When you are done, a file with your answers, scores and own rating is written for your instructor. Nothing is sent."
            .to_owned(),
    );
    lines
}

fn described(assignment: &Assignment) -> String {
    let terms = &assignment.terms;
    let mut lines = vec![
        terms.title.clone(),
        format!("{}, answers by {}, seed {}", terms.mode, terms.answers, terms.seed),
        format!("Rubric: {} ({})", assignment.rubric.title, assignment.rubric.stamp.id),
    ];
    lines.extend(terms.due.map(|due| format!("Due by the end of {due}")));
    let from = Some(terms.from.trim()).filter(|from| !from.is_empty());
    lines.extend(from.map(|from| format!("From: {from}")));
    let words = Some(terms.words.trim()).filter(|words| !words.is_empty());
    lines.extend(words.map(|words| format!("Your words: {words}")));
    lines.extend(assignment.scenarios.iter().map(|scenario| {
        format!("· {} ({}), about {} min", scenario.title, scenario.id, scenario.minutes)
    }));
    lines.push(format!("Hash: {}", assignment.stamp.hash));
    let lines: Vec<String> = lines.iter().map(|line| wrapped(line) + "\n").collect();
    lines.concat()
}
