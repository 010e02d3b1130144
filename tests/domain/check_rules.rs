//! Every rule of the checker finds what it should and passes by what only looks like it.

use std::collections::BTreeSet;

use practicum::class::Assignment;
use practicum::diagnostic::{Coloring, Diagnostic, Severity, Source};
use practicum::scenario::check::{Group, RULES};

use crate::support::{CONTENT, files, project, source};

fn fixture(code: &str, kind: &str) -> String {
    format!("tests/fixtures/check/{code}_{kind}.ron")
}

/// What is found in a fixture: those of drills hold drills, and those of assignments an assignment.
fn findings(group: Group, source: &Source) -> Vec<Diagnostic> {
    match group {
        Group::Drills => CONTENT.load_drills(source).diagnostics,
        Group::Assignments => {
            let read = Assignment::read(source, &CONTENT);
            let problems = read.err().unwrap_or_default().into_iter();
            // What is wrong within a scenario of it has a place there, and a rule of its own.
            let of_file = problems.filter(|problem| problem.source.name == source.name);
            of_file.flat_map(|problem| problem.findings).collect()
        }
        _ => CONTENT.load(source).diagnostics,
    }
}

#[test]
fn each_failing_fixture_is_found_and_told() {
    for rule in RULES {
        let name = fixture(rule.code, "fail");
        let source = source(&name);
        let found = findings(rule.group, &source);
        let own: Vec<String> = found
            .iter()
            .filter(|finding| finding.code == rule.code)
            .map(|finding| finding.render(&source, Coloring::Plain))
            .collect();
        assert!(!own.is_empty(), "{name} does not show {}", rule.code);
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(project("tests/snapshots/check"));
        settings.set_prepend_module_to_snapshot(false);
        settings.bind(|| insta::assert_snapshot!(rule.code, own.join("\n\n")));
    }
}

#[test]
fn no_passing_fixture_is_found() {
    for rule in RULES {
        let name = fixture(rule.code, "pass");
        let found = findings(rule.group, &source(&name));
        let own: Vec<_> = found.iter().filter(|finding| finding.code == rule.code).collect();
        assert!(own.is_empty(), "{name}: {own:#?}");
    }
}

#[test]
fn codes_are_in_order_and_each_belongs_to_its_group() {
    let codes: Vec<&str> = RULES.iter().map(|rule| rule.code).collect();
    let unique: BTreeSet<_> = codes.iter().collect();
    assert_eq!(unique.len(), codes.len());
    for rule in RULES {
        let letter = match rule.group {
            Group::Assignments => 'A',
            Group::Parse => 'P',
            Group::Drills => 'D',
            Group::Structure => 'S',
            Group::Values => 'R',
            Group::Cues => 'C',
            Group::Words => 'W',
            Group::Validity => 'V',
        };
        assert!(rule.code.starts_with(letter), "{} in {:?}", rule.code, rule.group);
    }
}

#[test]
fn each_page_says_what_why_and_how() {
    for rule in RULES {
        let head = format!("# {}: {}\n", rule.code, rule.name);
        assert!(
            rule.page.starts_with(&head),
            "the page of {} begins {:?}",
            rule.code,
            rule.page.lines().next()
        );
        for part in ["## What it finds", "## Why it matters", "## Example", "## Instead"] {
            assert!(rule.page.contains(part), "{} lacks “{part}”", rule.code);
        }
    }
}

#[test]
fn every_fixture_belongs_to_a_rule() {
    let known: BTreeSet<String> = RULES
        .iter()
        .flat_map(|rule| [fixture(rule.code, "fail"), fixture(rule.code, "pass")])
        .collect();
    for file in files("tests/fixtures/check", ".ron") {
        assert!(known.contains(&file), "{file} belongs to no rule");
    }
}

#[test]
fn only_errors_keep_a_scenario_from_play() {
    for rule in RULES {
        let loaded = CONTENT.load(&source(&fixture(rule.code, "fail")));
        let has_error =
            loaded.diagnostics.iter().any(|finding| finding.severity == Severity::Error);
        assert_eq!(loaded.scenario.is_none(), has_error, "{}", rule.code);
    }
}
