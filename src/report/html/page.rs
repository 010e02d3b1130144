//! The page around the parts: its head, its order, and its foot.

use super::escape::{each, sentence, text};
use super::{findings, next, plot, scores, turns};
use crate::debrief::Debrief;
use crate::debrief::wording;

/// The look that all pages share.
pub(crate) const STYLE: &str = include_str!("debrief.css");

/// What a page shows that is no part of the debrief itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct HtmlExtras<'a> {
    /// Whose debrief it is; empty where nobody said.
    pub pseudonym: &'a str,
    /// The trainee's note to self; where it is empty, there is room for one on paper.
    pub note: &'a str,
}

/// The whole debrief as one HTML file: no network, no scripts, the same bytes for the same debrief.
pub fn debrief_html(debrief: &Debrief, extras: &HtmlExtras<'_>) -> String {
    let parts = [
        scores::point(debrief),
        scores::own_rating(debrief),
        scores::dimensions(debrief),
        plot::course(debrief),
        turns::transcript(debrief),
        findings::concerns(debrief),
        findings::findings(debrief),
        findings::boundaries(debrief),
        findings::process(debrief),
        findings::roles(debrief),
        next::next(debrief),
        next::note(extras.note),
        next::provenance(debrief),
    ];
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n{}<body>\n{}<main id=\"debrief\">\n{}</main>\n{}</body>\n</html>\n",
        head(&format!("Debrief · {}", debrief.scenario.title)),
        header(debrief, extras),
        parts.concat(),
        footer(debrief)
    )
}

/// The head of a page of any sort.
pub(super) fn head(title: &str) -> String {
    // The policy is a second wall: were a script ever to slip into the page, it would not run.
    format!(
        r#"<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
<meta name="color-scheme" content="light dark" />
<title>{}</title>
<style>
{STYLE}</style>
</head>
"#,
        text(title)
    )
}

fn header(debrief: &Debrief, extras: &HtmlExtras<'_>) -> String {
    let whose = match extras.pseudonym.trim() {
        "" => String::new(),
        name => format!(" · {}", text(name)),
    };
    let ended = each(wording::end(&debrief.end), |line| format!("<p>{}</p>\n", text(&line)));
    let answers = u32::try_from(debrief.turns.len()).unwrap_or(u32::MAX);
    let run = format!(
        "With {} · {} · {}. ",
        debrief.scenario.client,
        wording::run(&debrief.provenance),
        wording::amount(answers, "answer", "answers")
    );
    let coached = wording::coached(&debrief.provenance);
    let coached = coached.map_or(String::new(), |coached| format!("<p>{}</p>\n", text(&coached)));
    format!(
        r##"<a class="skip" href="#debrief">Skip to the debrief</a>
<header>
<p class="kicker note">Practicum · debrief{whose}</p>
<h1>{}</h1>
<div class="ended">
{ended}</div>
<div class="note">
<p>{}{}</p>
{coached}</div>
{}</header>
"##,
        text(&debrief.scenario.title),
        text(&run),
        text(&wording::review(&debrief.scenario)),
        nav(debrief)
    )
}

/// The parts one jumps to; the others are read on the way.
fn nav(debrief: &Debrief) -> String {
    let parts = [
        ("dimensions", "Scores", true),
        ("course", "Over the turns", true),
        ("transcript", "Transcript", true),
        ("findings", "What showed", !debrief.findings.is_empty()),
        ("boundaries", "Boundaries", !debrief.boundary_moments.is_empty()),
        ("process", "Counts", true),
        ("roles", "Roles", true),
        ("next", "What next", true),
    ];
    let there = parts.iter().filter(|(.., is_there)| *is_there);
    let links = each(there, |(id, words, _)| {
        format!("<li><a href=\"#{id}\">{}</a></li>\n", sentence(words))
    });
    format!("<nav aria-label=\"Parts of the debrief\">\n<ul>\n{links}</ul>\n</nav>\n")
}

fn footer(debrief: &Debrief) -> String {
    format!(
        "<footer class=\"note\">\n<p>{} is fictional. {} It is not therapy, and not a crisis service.</p>\n</footer>\n",
        text(&debrief.scenario.client),
        wording::NOT_A_MEASURE
    )
}
