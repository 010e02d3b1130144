//! `practicum cohort FILE…`: a class's results, played again and put together.

use std::path::Path;

use jiff::tz::TimeZone;

use super::Ended;
use super::args::CohortArgs;
use super::assign::told;
use super::check::content;
use super::output::{Outcome, coloring, complain, print};
use crate::class::{
    Accepted, Assignment, Cohort, Known, ResultFile, cohort_csv, cohort_html, cohort_text, judge,
};
use crate::library::{Content, Folders, Shelf, read_source, write_whole};
use std::sync::Arc;

pub(super) fn run(args: &CohortArgs) -> Ended {
    let content = content(args.rubric.as_deref())?;
    let known = known(args, &content)?;
    let mut taken: Vec<Accepted> = Vec::new();
    let mut refused: Vec<(String, Vec<String>)> = Vec::new();
    for path in &args.files {
        match one(path, &known, &content) {
            Ok(accepted) => taken.push(accepted),
            Err(why) => {
                let file = path.display().to_string();
                for why in &why {
                    complain(&format!("{file} is refused: {why}"));
                }
                refused.push((file, why));
            }
        }
    }
    let assignment = known.assignment();
    let due = assignment.and_then(|assignment| assignment.terms.due);
    let n = taken.len();
    let cohort = Cohort::of(taken, due, &TimeZone::system());
    print(&cohort_text(&cohort))?;
    print(&format!("{n} of {} results taken, {} refused\n", args.files.len(), refused.len()))?;
    if let Some(path) = &args.csv {
        write_whole(path, cohort_csv(&cohort)?)?;
    }
    if let Some(path) = &args.html {
        let title = assignment.map_or("", |assignment| assignment.terms.title.as_str());
        write_whole(path, cohort_html(&cohort, title, due, &refused))?;
    }
    Ok(if refused.is_empty() { Outcome::Clean } else { Outcome::Findings })
}

/// What results may have been played with: the assignment's, or everything in the library.
fn known(args: &CohortArgs, content: &Content) -> anyhow::Result<Known> {
    let Some(path) = &args.assignment else {
        let shelf = Shelf::read(&Folders::of_this_machine(), content);
        let scenarios = shelf.items().iter().map(|item| Arc::clone(&item.scenario));
        return Ok(Known::new(scenarios, content.rubric.clone()));
    };
    let assignment = Assignment::read(&read_source(path)?, content)
        .map_err(|problems| anyhow::anyhow!("{}", told(&problems, coloring())))?;
    Ok(Known::default().for_assignment(assignment))
}

fn one(path: &Path, known: &Known, content: &Content) -> Result<Accepted, Vec<String>> {
    let source = read_source(path).map_err(|error| vec![error.to_string()])?;
    let result = ResultFile::read(&source).map_err(|error| vec![error.to_string()])?;
    judge(&source.name, result, known, content)
}
