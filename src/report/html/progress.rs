//! Progress as one page that opens anywhere and prints well.

use jiff::tz::TimeZone;

use super::escape::{each, section, sentence, text};
use super::page::head;
use super::progress_plot::plot;
use crate::coding::Dimension;
use crate::debrief::wording as debrief_words;
use crate::progress::wording::{self as words, heads};
use crate::progress::{GapPoint, OwnView, Point, Progress, SessionLine, Trend};

/// Where a trainee stands, as one HTML file: no network, no scripts, the same bytes for the same progress. Days are
/// those of the time zone; `pseudonym` may be empty.
pub fn progress_html(progress: &Progress, pseudonym: &str, zone: &TimeZone) -> String {
    let parts = [
        next(progress),
        trends(progress, zone),
        own(progress, zone),
        skills(progress),
        faults(progress, zone),
        apart("coached", heads::COACHED, words::COACHED_RULE, &progress.coached, zone),
        apart("broken-off", heads::BROKEN_OFF, words::BROKEN_OFF_RULE, &progress.broken_off, zone),
    ];
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n{}<body>\n{}<main id=\"progress\">\n{}</main>\n{FOOTER}</body>\n</html>\n",
        head("Progress"),
        header(progress, pseudonym),
        parts.concat()
    )
}

const FOOTER: &str = "<footer class=\"note\">\n<p>A place to practice between classes, not a measure of clinical competence. All clients are fictional.</p>\n</footer>\n";

fn header(progress: &Progress, pseudonym: &str) -> String {
    let whose = match pseudonym.trim() {
        "" => String::new(),
        name => format!(" · {}", text(name)),
    };
    let told = match progress.counts.all {
        0 => vec![words::NONE_YET.to_owned()],
        _ => words::counts(&progress.counts),
    };
    format!(
        "<a class=\"skip\" href=\"#progress\">Skip to the figures</a>\n<header>\n<p class=\"kicker note\">Practicum · progress{whose}</p>\n<h1>Progress</h1>\n<div class=\"ended\">\n{}</div>\n</header>\n",
        paragraphs(told)
    )
}

fn paragraphs<T: AsRef<str>>(all: impl IntoIterator<Item = T>) -> String {
    each(all, |one| format!("<p>{}</p>\n", text(one.as_ref())))
}

fn notes<T: AsRef<str>>(all: impl IntoIterator<Item = T>) -> String {
    each(all, |one| format!("<p class=\"note\">{}</p>\n", text(one.as_ref())))
}

fn list<T: AsRef<str>>(all: impl IntoIterator<Item = T>) -> String {
    let items = each(all, |one| format!("<li>{}</li>\n", text(one.as_ref())));
    if items.is_empty() { String::new() } else { format!("<ul class=\"told\">\n{items}</ul>\n") }
}

fn next(progress: &Progress) -> String {
    let body = format!(
        "<p class=\"title\">{}</p>\n{}{}{}",
        text(&words::practice(&progress.next)),
        list(&progress.next.why),
        paragraphs(words::content_notes(&progress.next)),
        notes([words::NEXT_RULE])
    );
    section("next", heads::NEXT, &body)
}

fn name(dimension: Dimension) -> String {
    format!(
        "<span class=\"{}\"><span aria-hidden=\"true\">{}</span> {}</span>",
        dimension.key(),
        debrief_words::shape(dimension),
        sentence(dimension.words())
    )
}

fn trends(progress: &Progress, zone: &TimeZone) -> String {
    if progress.trends.is_empty() {
        return String::new();
    }
    let mut body = notes([words::TREND_RULE, words::TREND_LIMITS]);
    let groups = words::groups_of(progress.trends.iter().map(|one| &one.group));
    for (place, (attempt, answers)) in groups.into_iter().enumerate() {
        let is_here = |one: &&Trend| (one.group.attempt, one.group.answers) == (attempt, answers);
        let here: Vec<&Trend> = progress.trends.iter().filter(is_here).collect();
        let told = each(&here, |one| {
            format!("<h4>{}</h4>\n{}", name(one.group.dimension), paragraphs(words::trend(one)))
        });
        let rows = each(&here, |one| {
            each(&one.points, |point| trend_row(one.group.dimension, point, zone))
        });
        let table = if rows.is_empty() {
            String::new()
        } else {
            format!(
                "<details>\n<summary>The same as a table</summary>\n<table>\n<thead><tr><th scope=\"col\">Dimension</th><th scope=\"col\">Day</th><th scope=\"col\">Session</th><th scope=\"col\">Mode</th><th scope=\"col\">Score</th><th scope=\"col\">Moments</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</details>\n"
            )
        };
        body.push_str(&format!(
            "<h3>{}</h3>\n{}<figure>\n{}<figcaption>\n{told}</figcaption>\n</figure>\n{table}",
            text(&words::group(attempt, answers)),
            notes(words::group_limits(attempt, answers)),
            plot(&format!("plot-{place}"), &here),
        ));
    }
    section("trends", heads::TRENDS, &body)
}

fn trend_row(dimension: Dimension, point: &Point, zone: &TimeZone) -> String {
    format!(
        "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
        sentence(dimension.words()),
        words::day(point.began, zone),
        text(&point.title),
        point.mode,
        point.score,
        point.n
    )
}

fn own(progress: &Progress, zone: &TimeZone) -> String {
    if progress.own.is_empty() {
        return String::new();
    }
    let mut body = notes([words::OWN_RULE]);
    for (attempt, answers) in words::groups_of(progress.own.iter().map(|one| &one.group)) {
        let is_here = |one: &&OwnView| (one.group.attempt, one.group.answers) == (attempt, answers);
        let here: Vec<&OwnView> = progress.own.iter().filter(is_here).collect();
        let told = each(&here, |one| {
            format!("<h4>{}</h4>\n{}", name(one.group.dimension), paragraphs(words::own(one)))
        });
        let rows =
            each(&here, |one| each(&one.points, |point| own_row(one.group.dimension, point, zone)));
        body.push_str(&format!(
            "<h3>{}</h3>\n{told}<details>\n<summary>Session by session</summary>\n<table>\n<thead><tr><th scope=\"col\">Dimension</th><th scope=\"col\">Day</th><th scope=\"col\">Session</th><th scope=\"col\">You</th><th scope=\"col\">Scored</th><th scope=\"col\">Difference</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</details>\n",
            text(&words::group(attempt, answers))
        ));
    }
    section("own", heads::OWN, &body)
}

fn own_row(dimension: Dimension, point: &GapPoint, zone: &TimeZone) -> String {
    format!(
        "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
        sentence(dimension.words()),
        words::day(point.began, zone),
        text(&point.title),
        point.own,
        point.score,
        words::signed_whole(i64::from(point.own) - i64::from(point.score))
    )
}

fn skills(progress: &Progress) -> String {
    let skills = &progress.skills;
    if skills.sessions == 0 {
        return String::new();
    }
    let body = format!(
        "{}{}{}{}{}",
        paragraphs([words::skills_rule(skills)]),
        list(skills.used.iter().map(|one| debrief_words::sentence(&words::skill_use(one)))),
        paragraphs(words::never(skills)),
        paragraphs(words::unasked_advice(skills)),
        notes([words::SKILL_LIMITS])
    );
    section("skills", heads::SKILLS, &body)
}

fn faults(progress: &Progress, zone: &TimeZone) -> String {
    if progress.skills.sessions == 0 {
        return String::new();
    }
    let mut body = notes([words::FAULT_RULE]);
    if progress.faults.is_empty() {
        body.push_str(&paragraphs([words::NO_FAULTS]));
    }
    for fault in &progress.faults {
        body.push_str(&format!(
            "<h3>{}</h3>\n{}",
            sentence(&words::fault(fault)),
            list(words::fault_moments(fault, zone))
        ));
    }
    section("faults", heads::FAULTS, &body)
}

/// Sessions that are listed and counted in nothing above.
fn apart(id: &str, title: &str, rule: &str, sessions: &[SessionLine], zone: &TimeZone) -> String {
    if sessions.is_empty() {
        return String::new();
    }
    let row = |line: &SessionLine| {
        format!(
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td></tr>\n",
            text(&line.title),
            words::day(line.began, zone),
            text(&words::run(line)),
            text(&words::marks(line))
        )
    };
    let body = format!(
        "{}<table>\n<thead><tr><th scope=\"col\">Session</th><th scope=\"col\">Day</th><th scope=\"col\">How</th><th scope=\"col\">Scores</th></tr></thead>\n<tbody>\n{}</tbody>\n</table>\n",
        notes([rule]),
        each(sessions, row)
    );
    section(id, title, &body)
}
