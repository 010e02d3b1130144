//! Progress for a terminal.

use std::fmt::Write;

use jiff::tz::TimeZone;

use super::layout::{indented, wrapped};
use crate::debrief::wording::{sentence, shape};
use crate::progress::wording::{self as words, heads};
use crate::progress::{OwnView, Progress, SessionLine, Trend};

/// Where a trainee stands, as text; days are those of the time zone.
pub fn progress_text(progress: &Progress, zone: &TimeZone) -> String {
    let mut out = "Progress\n════════\n".to_owned();
    if progress.counts.all == 0 {
        lines(&mut out, [words::NONE_YET]);
    } else {
        lines(&mut out, words::counts(&progress.counts));
    }
    let parts = [
        next(progress),
        trends(progress, zone),
        own(progress, zone),
        skills(progress),
        faults(progress, zone),
        apart(heads::COACHED, words::COACHED_RULE, &progress.coached, zone),
        apart(heads::BROKEN_OFF, words::BROKEN_OFF_RULE, &progress.broken_off, zone),
    ];
    for part in parts.iter().filter(|part| !part.is_empty()) {
        let _ = write!(out, "\n{part}");
    }
    out
}

fn heading(title: &str) -> String {
    format!("{title}\n{}\n", "─".repeat(title.chars().count()))
}

fn lines<T: AsRef<str>>(out: &mut String, all: impl IntoIterator<Item = T>) {
    for one in all {
        let _ = writeln!(out, "{}", wrapped(one.as_ref()));
    }
}

fn items<T: AsRef<str>>(out: &mut String, all: impl IntoIterator<Item = T>) {
    for one in all {
        let _ = writeln!(out, "{}", indented(one.as_ref(), "  - ", "    "));
    }
}

fn next(progress: &Progress) -> String {
    let mut out = heading(heads::NEXT);
    lines(&mut out, [words::practice(&progress.next)]);
    items(&mut out, &progress.next.why);
    lines(&mut out, words::content_notes(&progress.next));
    lines(&mut out, [words::NEXT_RULE]);
    out
}

fn trends(progress: &Progress, zone: &TimeZone) -> String {
    if progress.trends.is_empty() {
        return String::new();
    }
    let mut out = heading(heads::TRENDS);
    lines(&mut out, [words::TREND_RULE, words::TREND_LIMITS]);
    for (attempt, answers) in words::groups_of(progress.trends.iter().map(|one| &one.group)) {
        let _ = writeln!(out, "\n{}", words::group(attempt, answers));
        lines(&mut out, words::group_limits(attempt, answers));
        let is_here = |one: &&Trend| (one.group.attempt, one.group.answers) == (attempt, answers);
        for one in progress.trends.iter().filter(is_here) {
            let dimension = one.group.dimension;
            let told = format!("{} {dimension}: {}", shape(dimension), words::trend(one).join(" "));
            let _ = writeln!(out, "{}", indented(&told, "", "    "));
            items(&mut out, one.points.iter().map(|point| words::point(point, zone)));
        }
    }
    out
}

fn own(progress: &Progress, zone: &TimeZone) -> String {
    if progress.own.is_empty() {
        return String::new();
    }
    let mut out = heading(heads::OWN);
    lines(&mut out, [words::OWN_RULE]);
    for (attempt, answers) in words::groups_of(progress.own.iter().map(|one| &one.group)) {
        let _ = writeln!(out, "\n{}", words::group(attempt, answers));
        let is_here = |one: &&OwnView| (one.group.attempt, one.group.answers) == (attempt, answers);
        for one in progress.own.iter().filter(is_here) {
            let dimension = one.group.dimension;
            let told = format!("{} {dimension}: {}", shape(dimension), words::own(one).join(" "));
            let _ = writeln!(out, "{}", indented(&told, "", "    "));
            items(&mut out, one.points.iter().map(|point| words::gap_point(point, zone)));
        }
    }
    out
}

fn skills(progress: &Progress) -> String {
    let skills = &progress.skills;
    if skills.sessions == 0 {
        return String::new();
    }
    let mut out = heading(heads::SKILLS);
    lines(&mut out, [words::skills_rule(skills)]);
    items(&mut out, skills.used.iter().map(words::skill_use));
    lines(&mut out, words::never(skills));
    lines(&mut out, words::unasked_advice(skills));
    lines(&mut out, [words::SKILL_LIMITS]);
    out
}

fn faults(progress: &Progress, zone: &TimeZone) -> String {
    if progress.skills.sessions == 0 {
        return String::new();
    }
    let mut out = heading(heads::FAULTS);
    lines(&mut out, [words::FAULT_RULE]);
    if progress.faults.is_empty() {
        lines(&mut out, [words::NO_FAULTS]);
    }
    for fault in &progress.faults {
        lines(&mut out, [sentence(&words::fault(fault))]);
        items(&mut out, words::fault_moments(fault, zone));
    }
    out
}

/// Sessions that are listed and counted in nothing above.
fn apart(title: &str, rule: &str, sessions: &[SessionLine], zone: &TimeZone) -> String {
    if sessions.is_empty() {
        return String::new();
    }
    let mut out = heading(title);
    lines(&mut out, [rule]);
    let told = sessions.iter().map(|line| {
        let marks = words::marks(line);
        let day = words::day(line.began, zone);
        format!("{day}, {} ({}): {marks}", line.title, words::run(line))
    });
    items(&mut out, told);
    out
}
