//! A class as one page that opens anywhere, prints well, and asks nothing of a network.

mod groups;
mod moments;
pub(super) mod wording;

use super::cohort::{Cohort, Group};
use super::due::Due;
use crate::report::html::STYLE;
use crate::report::html::escape::{each, section, text};

const OWN_STYLE: &str = include_str!("class.css");

/// The whole class as one HTML file: no network, no scripts, the same bytes for the same results.
///
/// `title` is the assignment's, `due` its day, and `refused` the files that were not taken, each with why.
pub fn cohort_html(
    cohort: &Cohort,
    title: &str,
    due: Option<Due>,
    refused: &[(String, Vec<String>)],
) -> String {
    let title = if title.trim().is_empty() { "A class" } else { title.trim() };
    let groups = each(cohort.groups.iter().enumerate(), |(place, group)| {
        section(&id(place), &heading(cohort, group), &groups::group(group, &id(place)))
    });
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n{}<body>\n{}<main id=\"class\">\n{groups}{}</main>\n{FOOTER}</body>\n</html>\n",
        head(title),
        header(cohort, title, due, refused),
        not_counted(cohort, refused)
    )
}

const FOOTER: &str = "<footer class=\"note\">\n<p>Scenarios and rubric have not been reviewed by clinicians unless they say so. A place to practice between classes, not a measure of clinical competence: do not decide anything about a person by these numbers alone.</p>\n<p>A result is played again before it is counted, so its scores follow from its answers. Who gave those answers, when, with whose help, and whether it was a first attempt, is what the trainee’s own machine says.</p>\n</footer>\n";

fn id(place: usize) -> String {
    format!("group-{}", place + 1)
}

/// The scenario's title; where two groups share it, what tells them apart.
fn heading(cohort: &Cohort, group: &Group) -> String {
    let is_alone = cohort.groups.iter().filter(|other| other.title == group.title).count() == 1;
    if is_alone {
        return group.title.clone();
    }
    format!(
        "{} ({}; scenario {}, rubric {})",
        group.title,
        group.key.answers,
        wording::short(&group.key.scenario.1),
        wording::short(&group.key.rubric.1)
    )
}

fn head(title: &str) -> String {
    // The policy is a second wall: were a script ever to slip into the page, it would not run.
    format!(
        r#"<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
<meta name="color-scheme" content="light dark" />
<title>Class · {}</title>
<style>
{STYLE}{OWN_STYLE}</style>
</head>
"#,
        text(title)
    )
}

fn header(
    cohort: &Cohort,
    title: &str,
    due: Option<Due>,
    refused: &[(String, Vec<String>)],
) -> String {
    let mut told = format!(
        "{} taken, in {}",
        wording::amount(cohort.taken.len(), "result", "results"),
        wording::amount(cohort.groups.len(), "group", "groups")
    );
    if !refused.is_empty() {
        told.push_str(&format!("; {} refused", refused.len()));
    }
    let due = due.map(|due| {
        format!(
            "<p>Due by the end of {due}, by the time zone of the machine that made this page.</p>\n"
        )
    });
    let links = each(cohort.groups.iter().enumerate(), |(place, group)| {
        format!("<li><a href=\"#{}\">{}</a></li>\n", id(place), text(&heading(cohort, group)))
    });
    let nav = format!("<nav aria-label=\"Groups\">\n<ul>\n{links}</ul>\n</nav>\n");
    format!(
        r##"<a class="skip" href="#class">Skip to the results</a>
<header>
<p class="kicker note">Practicum · class</p>
<h1>{}</h1>
<div class="note">
<p>{told}. Results of two versions of a scenario or of a rubric, and chosen and typed answers, are never put together.</p>
{}</div>
{}</header>
"##,
        text(title),
        due.unwrap_or_default(),
        if cohort.groups.is_empty() { String::new() } else { nav }
    )
}

/// What was handed in and is in no number above.
fn not_counted(cohort: &Cohort, refused: &[(String, Vec<String>)]) -> String {
    if refused.is_empty() && cohort.repeated.is_empty() {
        return String::new();
    }
    let refused = each(refused, |(file, why)| {
        let why = each(why, |why| format!("<li>{}</li>\n", text(why)));
        format!("<h3>{}</h3>\n<ul>\n{why}</ul>\n", text(file))
    });
    let repeated = each(&cohort.repeated, |told| format!("<p>{}.</p>\n", text(told)));
    section("not-counted", "Not counted", &format!("{refused}{repeated}"))
}

/// A table under a caption; the first cell of each row is its head. Heads are text, cells are markup.
fn table(caption: &str, heads: &[&str], rows: &[Vec<String>]) -> String {
    let head = each(heads, |head| format!("<th scope=\"col\">{}</th>", text(head)));
    let body = each(rows, |row| {
        let cells = each(row.iter().skip(1), |cell| format!("<td>{cell}</td>"));
        let first = row.first().map_or("", String::as_str);
        format!("<tr><th scope=\"row\">{first}</th>{cells}</tr>\n")
    });
    // What is wider than a small window scrolls by itself, by keyboard too.
    format!(
        "<div class=\"wide\" role=\"group\" tabindex=\"0\" aria-label=\"{}\">\n<table>\n<caption>{}</caption>\n<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{body}</tbody>\n</table>\n</div>\n",
        text(caption),
        text(caption)
    )
}
