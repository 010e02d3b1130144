//! What it means: findings, boundary moments, process counts and roles.

use super::escape::{each, section, sentence, text, turn_links};
use super::turns::class;
use crate::coding::ProcessMove;
use crate::debrief::wording::{self, Tone, heads};
use crate::debrief::{BoundaryMoment, Debrief, Finding, UNCHECKED};

/// What in typed answers may have done harm, and what stands beside everything that rests on the coder.
pub(super) fn concerns(debrief: &Debrief) -> String {
    if !debrief.rests_on_coder {
        return String::new();
    }
    let item = |told: String| format!("<li>{}</li>\n", text(&told));
    let all = each(wording::concerns(debrief), item);
    let all = if all.is_empty() { String::new() } else { format!("<ul>\n{all}</ul>\n") };
    let head = if all.is_empty() { "In your own words" } else { heads::CONCERNS };
    section("concerns", head, &format!("{all}<p class=\"note\">{}</p>\n", text(wording::HEARD)))
}

/// Faults, then strengths, each with the words it rests on.
pub(super) fn findings(debrief: &Debrief) -> String {
    let (faults, strengths): (Vec<_>, Vec<_>) =
        debrief.findings.iter().partition(|finding| finding.is_fault);
    let column = |(tone, all): (Tone, Vec<&Finding>)| {
        let found = match all.as_slice() {
            [] => "<p>Nothing this time.</p>\n".to_owned(),
            all => each(all, |found| finding(debrief, found)),
        };
        let shape = if tone == Tone::Good { "" } else { "◇ " };
        format!(
            "<div>\n<h3 class=\"{}\">{shape}{}</h3>\n{found}</div>\n",
            class(tone),
            sentence(tone.words())
        )
    };
    let columns = each([(Tone::LookAgain, faults), (Tone::Good, strengths)], column);
    section("findings", heads::FINDINGS, &format!("<div class=\"two\">\n{columns}</div>\n"))
}

fn finding(debrief: &Debrief, finding: &Finding) -> String {
    let is_whole = |(turn, quote): &(&usize, &String)| {
        let answer = debrief.turns.get(turn.wrapping_sub(1));
        answer.is_some_and(|answer| answer.says == **quote)
    };
    // An answer stands in the transcript in full; here it would drown the short quotes.
    let (whole, quoted): (Vec<_>, Vec<_>) =
        finding.turns.iter().zip(&finding.quotes).partition(is_whole);
    let quotes = each(quoted, |(&turn, quote)| {
        format!("<li>{}: “{}”</li>\n", turn_links(&[turn]), text(quote))
    });
    let whole: Vec<usize> = whole.into_iter().map(|(&turn, _)| turn).collect();
    let whole = match whole.as_slice() {
        [] => String::new(),
        turns => format!("<li>{}: the whole answer</li>\n", turn_links(turns)),
    };
    format!(
        "<div class=\"found\">\n<h4>{}</h4>\n<ul>\n{quotes}{whole}</ul>\n</div>\n",
        sentence(&finding.words)
    )
}

/// Every moment that held a boundary, with the sections of codes of ethics it bears on.
pub(super) fn boundaries(debrief: &Debrief) -> String {
    let moments = &debrief.boundary_moments;
    if moments.is_empty() {
        return section("boundaries", heads::BOUNDARIES, "<p>This session held none.</p>\n");
    }
    let mut sections = moments.iter().flat_map(|moment| &moment.ethics);
    let note = sections.any(|section| wording::is_unchecked(section)).then(wording::unchecked_note);
    let note =
        note.map_or(String::new(), |note| format!("<p class=\"note\">{}</p>\n", text(&note)));
    let body = format!(
        "<div class=\"two\">\n{}</div>\n<div class=\"closing-note\">\n<p>{}</p>\n{note}</div>\n",
        each(moments, boundary),
        text(wording::ASK_YOUR_SUPERVISOR)
    );
    section("boundaries", heads::BOUNDARIES, &body)
}

fn boundary(moment: &BoundaryMoment) -> String {
    let tone = wording::stance_tone(moment.stance);
    let steps = |(title, all): &(&str, &Vec<ProcessMove>)| {
        let all: Vec<String> = all.iter().map(|step| text(step.words())).collect();
        format!("<dt>{title}</dt>\n<dd>{}</dd>\n", wording::sentence(&all.join("; ")))
    };
    let told = [("Made", &moment.made), ("Left out", &moment.missed)];
    let steps = each(told.iter().filter(|(_, all)| !all.is_empty()), steps);
    let steps = if steps.is_empty() { String::new() } else { format!("<dl>\n{steps}</dl>\n") };
    format!(
        "<div class=\"moment\">\n<h3>{}</h3>\n<p class=\"note\">{}, {}</p>\n<p><span class=\"{}\">{}:</span> {}</p>\n{steps}{}</div>\n",
        sentence(moment.kind.words()),
        text(moment.domain.words()),
        turn_links(&[moment.turn]),
        class(tone),
        sentence(tone.words()),
        wording::stance(moment.stance),
        codes_of_ethics(&moment.ethics)
    )
}

fn codes_of_ethics(all: &[String]) -> String {
    if all.is_empty() {
        return String::new();
    }
    format!("<dl>\n<dt>Codes of ethics</dt>\n<dd>{}</dd>\n</dl>\n", sections(all))
}

/// Sections of codes of ethics; the mark of one that nobody has checked stays with it.
pub(super) fn sections(all: &[String]) -> String {
    let section = |section: &String| {
        let (name, mark) = match section.strip_suffix(UNCHECKED) {
            Some(name) => (name.trim_end(), format!(" <span class=\"num\">{UNCHECKED}</span>")),
            None => (section.as_str(), String::new()),
        };
        format!("<li>{}{mark}</li>\n", text(name))
    };
    format!("<ul class=\"sections\">\n{}</ul>\n", each(all, section))
}

/// What was done, counted, with what is known of it.
pub(super) fn process(debrief: &Debrief) -> String {
    let rows = each(wording::process(&debrief.process), |line| {
        format!(
            "<tr><th scope=\"row\">{}</th><td>{}</td><td class=\"means\">{}</td></tr>\n",
            sentence(line.what),
            text(&line.count),
            sentence(line.means)
        )
    });
    let table = format!(
        "<table>\n<thead><tr><th scope=\"col\">What was counted</th><th scope=\"col\">How many</th><th scope=\"col\">What it means</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
    );
    section("process", heads::PROCESS, &table)
}

/// Who did what, by role, and what they made of it together.
pub(super) fn roles(debrief: &Debrief) -> String {
    let roles = &debrief.roles;
    let counselor =
        each(&roles.counselor, |role| row(role.role.words(), &wording::counselor_role(role)));
    let client = each(&roles.client, |role| row(role.role.words(), &wording::client_role(role)));
    let table = |caption: &str, rows: &str| {
        format!(
            "<table>\n<caption>{}</caption>\n<thead><tr><th scope=\"col\">Role</th><th scope=\"col\">What showed</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n",
            text(caption)
        )
    };
    let body = format!(
        "<div class=\"two\">\n{}{}</div>\n<p class=\"closing-note\">{}</p>\n",
        table("You as", &counselor),
        table(&format!("{}, who", debrief.scenario.client), &client),
        text(&wording::together(roles))
    );
    section("roles", heads::ROLES, &body)
}

fn row(role: &str, what: &str) -> String {
    format!("<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n", sentence(role), sentence(what))
}
