//! The library as a page: sessions, series, vignettes and drills, by level, focus, theme and boundary kind.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::coding::{Dimension, Skill};
use crate::library::DrillBook;
use crate::moment::{BoundaryDomain, BoundaryKind};
use crate::scenario::raw::{Difficulty, Form, Kind};
use crate::scenario::{Scenario, reading_grade};

const LEVELS: [Difficulty; 3] =
    [Difficulty::Foundation, Difficulty::Intermediate, Difficulty::Advanced];

/// The page, in Markdown, one sentence per line.
pub fn catalog(scenarios: &[Scenario], drills: &DrillBook) -> String {
    let mut all: Vec<&Scenario> = scenarios.iter().collect();
    all.sort_by_key(|one| (one.level, one.title.as_str(), one.id.as_str()));
    let of = |kind: Kind| all.iter().copied().filter(|one| one.kind == kind).collect::<Vec<_>>();
    let (sessions, vignettes) = (of(Kind::Session), of(Kind::Vignette));
    let mut out = String::from("# The library\n\n");
    let _ = writeln!(
        out,
        "{} sessions, {} vignettes and {} drills come with the program.",
        sessions.len(),
        vignettes.len(),
        drills.drills().count()
    );
    out.push_str("This page is made from their files by `practicum library`.\n");
    out.push_str("Where “draft” stands, no clinician has reviewed the content.\n");
    out.push_str(
        "“Grade” is the Flesch-Kincaid grade of all that is read in a session: brief, client and answers.\n\n",
    );
    sessions_by_level(&mut out, &sessions);
    series(&mut out, &sessions);
    by_focus(&mut out, &sessions);
    by_theme(&mut out, &sessions);
    by_boundary(&mut out, &all);
    vignettes_by_domain(&mut out, &vignettes);
    drills_by_skill(&mut out, drills);
    out
}

fn sessions_by_level(out: &mut String, sessions: &[&Scenario]) {
    out.push_str("## Sessions by level\n\n");
    for level in LEVELS {
        let of: Vec<_> = sessions.iter().filter(|one| one.level == level).collect();
        let _ = writeln!(out, "### {} ({})\n", capital(level.words()), of.len());
        out.push_str("| session | client | minutes | beats, answers, endings | grade | content notes | review |\n");
        out.push_str("| --- | --- | --- | --- | --- | --- | --- |\n");
        for one in of {
            let answers: usize = one.beats.iter().map(|beat| beat.responses.len()).sum();
            let notes = match one.content_notes.as_slice() {
                [] => "none".to_owned(),
                notes => notes.join(", "),
            };
            let _ = writeln!(
                out,
                "| {} (`{}`) | {}, {} | {} | {}, {answers}, {} | {} | {} | {} |",
                cell(&one.title),
                one.id,
                cell(&one.client.name),
                one.client.age,
                one.minutes,
                one.beats.len(),
                one.endings.len(),
                reading_grade(one),
                cell(&notes),
                one.review.key(),
            );
        }
        out.push('\n');
    }
}

/// Sessions with one client, each with those that follow it.
fn series(out: &mut String, sessions: &[&Scenario]) {
    let next = |id: &str| sessions.iter().find(|one| one.follows.as_deref() == Some(id));
    let firsts = sessions.iter().filter(|one| one.follows.is_none() && next(&one.id).is_some());
    out.push_str("## Series\n\n");
    for first in firsts {
        let mut titles = vec![link(first)];
        let mut last = *first;
        while let Some(one) = next(&last.id).filter(|_| titles.len() < sessions.len()) {
            titles.push(link(one));
            last = one;
        }
        let _ = writeln!(out, "- {}: {}", first.client.name, titles.join(", then "));
    }
    out.push('\n');
}

fn by_focus(out: &mut String, sessions: &[&Scenario]) {
    out.push_str("## By focus\n\n");
    for &dimension in Dimension::ALL {
        let of = sessions.iter().filter(|one| one.focus.contains(&dimension));
        let _ = writeln!(out, "- {}: {}", capital(dimension.words()), ids(of.copied()));
    }
    let unscored = sessions.iter().filter(|one| one.focus.is_empty());
    let _ = writeln!(out, "- Not scored: {}\n", ids(unscored.copied()));
}

fn by_theme(out: &mut String, sessions: &[&Scenario]) {
    let mut themes: BTreeMap<&str, Vec<&Scenario>> = BTreeMap::new();
    for one in sessions {
        for theme in &one.themes {
            themes.entry(theme).or_default().push(one);
        }
    }
    out.push_str("## By theme\n\n");
    for (theme, of) in themes {
        let _ = writeln!(out, "- {}: {}", capital(theme), ids(of.into_iter()));
    }
    out.push('\n');
}

fn by_boundary(out: &mut String, all: &[&Scenario]) {
    out.push_str("## By boundary\n\n");
    out.push_str("A session stands under a kind where its moments hold it; in bold where it is at the center.\n\n");
    out.push_str("| domain | kind | sessions | vignettes |\n| --- | --- | --- | --- |\n");
    for &domain in BoundaryDomain::ALL {
        for &kind in BoundaryKind::ALL.iter().filter(|kind| kind.domain() == domain) {
            let holds = |one: &&&Scenario| n_moments(one, kind) > 0;
            let sessions = all.iter().filter(|one| one.kind == Kind::Session).filter(holds);
            let sessions: Vec<String> = sessions
                .map(|one| match centers(one).contains(&kind) {
                    true => format!("**{}**", one.id),
                    false => one.id.clone(),
                })
                .collect();
            let n = all.iter().filter(|one| one.kind == Kind::Vignette).filter(holds).count();
            let _ = writeln!(out, "| {domain} | {kind} | {} | {n} |", sessions.join(", "));
        }
    }
    out.push('\n');
}

/// How many moments of a scenario hold a dilemma.
fn n_moments(scenario: &Scenario, kind: BoundaryKind) -> usize {
    scenario.beats.iter().filter(|beat| beat.moment.boundary == Some(kind)).count()
}

/// The dilemmas a scenario is about: those that most of its moments hold; the one of a vignette.
pub fn centers(scenario: &Scenario) -> Vec<BoundaryKind> {
    let count = |kind: &BoundaryKind| n_moments(scenario, *kind);
    let most = BoundaryKind::ALL.iter().map(count).max().unwrap_or(0);
    let is_center = |kind: &&BoundaryKind| most > 0 && count(kind) == most;
    BoundaryKind::ALL.iter().filter(is_center).copied().collect()
}

fn vignettes_by_domain(out: &mut String, vignettes: &[&Scenario]) {
    out.push_str("## Vignettes\n\n");
    out.push_str("The two forms are matched by kind, by the stances of their answers, by length and by the difficulty their authors judged.\n");
    out.push_str("That they are equally difficult has not been measured.\n\n");
    out.push_str("| domain | kind | pair | level | form a | form b |\n| --- | --- | --- | --- | --- | --- |\n");
    let mut pairs: BTreeMap<(BoundaryDomain, BoundaryKind, &str), [Option<&Scenario>; 2]> =
        BTreeMap::new();
    let mut alone = Vec::new();
    for one in vignettes {
        let kind = one.beats.first().and_then(|beat| beat.moment.boundary);
        match (kind, one.form) {
            (Some(kind), Some(form)) => {
                let pair = pairs.entry((kind.domain(), kind, one.pair.as_str())).or_default();
                pair[usize::from(form == Form::B)] = Some(one);
            }
            _ => alone.push(link(one)),
        }
    }
    for ((domain, kind, pair), twins) in pairs {
        let level = twins.iter().flatten().next().map_or("", |one| one.level.words());
        let name = |one: Option<&Scenario>| one.map_or_else(|| "—".to_owned(), link);
        let _ = writeln!(
            out,
            "| {domain} | {kind} | {pair} | {level} | {} | {} |",
            name(twins[0]),
            name(twins[1])
        );
    }
    out.push('\n');
    if !alone.is_empty() {
        let _ = writeln!(out, "Without a form: {}.\n", alone.join(", "));
    }
}

fn drills_by_skill(out: &mut String, drills: &DrillBook) {
    out.push_str("## Drills\n\n");
    out.push_str("How many statements each skill can be practiced on.\n\n");
    out.push_str(
        "| skill | foundation | intermediate | advanced | all |\n| --- | --- | --- | --- | --- |\n",
    );
    for &skill in Skill::ALL {
        let at = |level: Difficulty| drills.for_skill(skill).filter(|d| d.level == level).count();
        let counts = LEVELS.map(at);
        let all: usize = counts.iter().sum();
        if all > 0 {
            let [one, two, three] = counts;
            let _ = writeln!(out, "| {skill} | {one} | {two} | {three} | {all} |");
        }
    }
}

fn ids<'a>(of: impl Iterator<Item = &'a Scenario>) -> String {
    let ids: Vec<String> = of.map(|one| one.id.clone()).collect();
    if ids.is_empty() { "none".to_owned() } else { ids.join(", ") }
}

fn link(one: &Scenario) -> String {
    format!("{} (`{}`)", cell(&one.title), one.id)
}

/// Text that does not end its cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
