//! What the documents say is what the program does.

use practicum::author::Play;
use practicum::coding::{
    ClientAct, Dimension, Fault, MomentClass, ProcessMove, QuestionForm, RuptureKind, Skill, Stance,
};
use practicum::diagnostic::Severity;
use practicum::moment::{BoundaryDomain, BoundaryKind, WantedQuestion};
use practicum::scenario::check::RULES;
use practicum::scenario::load_carry;
use practicum::scoring::Rubric;

use crate::cli::with_input;
use crate::support::{CONTENT, files, project, source};

/// The listings of a page that are files: name and text.
fn listings(page: &str) -> Vec<(String, String)> {
    let text = source(page).text;
    let mut found = Vec::new();
    let mut rest = text.as_str();
    while let Some(at) = rest.find("<!-- file: ") {
        rest = &rest[at + "<!-- file: ".len()..];
        let (name, after) = rest.split_once(" -->").expect("the mark is closed");
        let body = after.split_once("```ron\n").expect("a listing follows").1;
        let body = body.split_once("\n```").expect("the listing is closed").0;
        found.push((name.to_owned(), format!("{body}\n")));
    }
    found
}

#[test]
fn every_listing_is_a_file_that_plays() {
    let mut n = 0;
    for page in files("docs", ".md") {
        for (name, text) in listings(&page) {
            let file = source(&name);
            assert_eq!(
                text.trim_end(),
                file.text.trim_end(),
                "{page} shows {name} otherwise than it is"
            );
            if name.contains("carry") {
                assert!(load_carry(&file).is_ok(), "{name}");
            } else if name.contains("drill") {
                let loaded = CONTENT.load_drills(&file);
                assert!(loaded.diagnostics.is_empty(), "{name}: {:#?}", loaded.diagnostics);
            } else if name.contains("course") {
                assert!(Rubric::from_ron(&file.text).is_ok(), "{name}");
            } else if name.contains("/plays/") {
                assert!(Play::parse(&file).is_ok(), "{name}");
            } else {
                let loaded = CONTENT.load(&file);
                let errors: Vec<_> =
                    loaded.diagnostics.iter().filter(|d| d.severity == Severity::Error).collect();
                assert!(loaded.scenario.is_some(), "{name}: {errors:#?}");
            }
            n += 1;
        }
    }
    assert!(n >= 8, "only {n} listings");
}

#[test]
fn the_reference_names_every_field_and_word() {
    let text = source("docs/authors/reference.md").text;
    let mut missing = Vec::new();
    let raw = source("src/scenario/raw.rs").text;
    let fields = raw.lines().filter_map(|line| line.trim().strip_prefix("pub ")?.split_once(": "));
    let fields = fields.map(|(name, _)| name).filter(|name| !name.contains(' '));
    let words = [
        Skill::ALL.iter().map(|word| word.key()).collect::<Vec<_>>(),
        Fault::ALL.iter().map(|word| word.key()).collect(),
        Stance::ALL.iter().map(|word| word.key()).collect(),
        ProcessMove::ALL.iter().map(|word| word.key()).collect(),
        QuestionForm::ALL.iter().map(|word| word.key()).collect(),
        WantedQuestion::ALL.iter().map(|word| word.key()).collect(),
        BoundaryKind::ALL.iter().map(|word| word.key()).collect(),
        ClientAct::ALL.iter().map(|word| word.key()).collect(),
        Dimension::ALL.iter().map(|word| word.key()).collect(),
        MomentClass::ALL.iter().map(|word| word.key()).collect(),
        RuptureKind::ALL.iter().map(|word| word.key()).collect(),
        CONTENT.tables.temperaments.names().collect(),
        CONTENT.tables.lexicon.shown().collect(),
    ];
    for name in fields.chain(words.into_iter().flatten()) {
        if !text.contains(&format!("`{name}`")) {
            missing.push(name);
        }
    }
    for domain in BoundaryDomain::ALL {
        assert!(text.contains(&format!("`{}`", domain.key())), "{domain:?}");
    }
    assert!(missing.is_empty(), "docs/authors/reference.md does not name {missing:?}");
}

#[test]
fn one_example_uses_every_field() {
    // Two fields belong to vignettes, which have an example of their own.
    let example = source("docs/authors/examples/every_field.ron").text
        + &source("docs/authors/examples/11_vignette.ron").text;
    let raw = source("src/scenario/raw.rs").text;
    let fields = raw.lines().filter_map(|line| line.trim().strip_prefix("pub ")?.split_once(": "));
    let fields = fields.map(|(name, _)| name).filter(|name| !name.contains(' '));
    // A carry file has its own example.
    let missing: Vec<_> =
        fields.filter(|name| *name != "from" && !example.contains(&format!("{name}:"))).collect();
    assert!(missing.is_empty(), "docs/authors/examples/every_field.ron does not use {missing:?}");
}

#[test]
fn the_page_and_the_example_of_drills_name_every_field() {
    let (page, example) =
        (source("docs/authors/drills.md").text, source("docs/authors/examples/13_drill.ron").text);
    let raw = source("src/drill/raw.rs").text;
    let fields = raw.lines().filter_map(|line| line.trim().strip_prefix("pub ")?.split_once(": "));
    let missing: Vec<_> = fields
        .map(|(name, _)| name)
        .filter(|name| {
            !page.contains(&format!("| `{name}` |")) || !example.contains(&format!("{name}:"))
        })
        .collect();
    assert!(missing.is_empty(), "the page or the example of drills lacks {missing:?}");
}

#[test]
fn the_list_of_rules_is_complete() {
    let page = source("docs/authors/rules.md").text;
    for rule in RULES {
        let line = format!("| {} | {} | {} |", rule.code, rule.severity.words(), rule.name);
        assert!(page.contains(&line), "docs/authors/rules.md lacks the line\n{line}");
    }
}

#[test]
fn links_between_pages_lead_somewhere() {
    let mut pages = files("docs", ".md");
    pages.push("README.md".to_owned());
    for page in pages {
        let text = source(&page).text;
        let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
        for (at, _) in text.match_indices("](") {
            let link = text[at + 2..].split(')').next().unwrap_or_default();
            let path = link.split('#').next().unwrap_or_default();
            if path.is_empty() || path.contains("://") {
                continue;
            }
            assert!(project(folder).join(path).exists(), "{page} links to {link}");
        }
    }
}

#[test]
fn the_readmes_transcript_is_what_the_program_prints() {
    let readme = source("README.md").text;
    let shown = readme.split("```text\n").nth(1).and_then(|rest| rest.split("```").next());
    let shown = shown.expect("the README shows a transcript");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_practicum"))
        .args(["play", "maya-1", "--answers", "docs/learn/first_answer.txt"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the program starts");
    let printed = String::from_utf8_lossy(&output.stdout);
    for part in shown.split("⋮\n") {
        let part = part.trim_start_matches("$ cargo run --release -- play maya-1\n");
        assert!(printed.contains(part.trim()), "the program does not print\n{part}\nin\n{printed}");
    }
}

#[test]
fn the_fields_of_a_debrief_are_documented() {
    let page = source("docs/instructors/terminal.md").text;
    let args = ["play", "maya-1", "--answers", "docs/learn/first_answer.txt", "--format", "json"];
    let debrief: serde_json::Value =
        serde_json::from_slice(&with_input(&args, b"").stdout).expect("it is JSON");
    let fields = debrief.as_object().into_iter().flat_map(|debrief| debrief.keys());
    let dimension = debrief["dimensions"][0].as_object().into_iter().flat_map(|one| one.keys());
    for field in fields.chain(dimension) {
        assert!(page.contains(&format!("`{field}`")), "{field} is not documented");
    }
}

/// The commands a page shows, each with what it is said to print.
fn transcripts(page: &str) -> Vec<(Vec<String>, String)> {
    let text = source(page).text;
    let blocks = text.split("```console\n").skip(1).filter_map(|rest| rest.split("\n```").next());
    let shown = blocks.filter_map(|block| block.strip_prefix("$ practicum ")?.split_once('\n'));
    let words = |command: &str| command.split_whitespace().map(str::to_owned).collect();
    shown.map(|(command, body)| (words(command), body.to_owned())).collect()
}

#[test]
fn what_pages_say_a_command_prints_it_prints() {
    let mut n = 0;
    for page in files("docs", ".md") {
        for (args, body) in transcripts(&page) {
            // Some commands read a file that the reader is told to make.
            let is_there = |arg: &String| !arg.contains('.') || project(arg).exists();
            if !args.iter().all(is_there) {
                continue;
            }
            let args: Vec<&str> = args.iter().map(String::as_str).collect();
            // One who is asked presses Enter once, and leaves.
            let output = with_input(&args, b"\n");
            let printed = String::from_utf8_lossy(&output.stdout);
            let mut lines = printed.lines().map(str::trim);
            for line in body.lines().map(str::trim) {
                let is_printed = lines.any(|printed| printed.starts_with(line));
                assert!(
                    is_printed,
                    "{page}: practicum {args:?} does not print\n{line}\nin\n{printed}"
                );
            }
            n += 1;
        }
    }
    assert!(n >= 5, "only {n} commands were tried");
}
