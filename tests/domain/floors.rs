//! The floors of the house: an import only ever points down.

use crate::support::{files, source};

/// Each module with its floor, as `docs/developers/architecture.md` has it.
const FLOORS: &[(&str, u32)] = &[
    ("coding", 0),
    ("stamp", 0),
    ("institution", 0),
    ("drawing", 0),
    ("diagnostic", 1),
    ("moment", 1),
    ("words", 1),
    ("ethics", 1),
    ("client", 1),
    ("guide", 1),
    ("resources", 1),
    ("cooldown", 1),
    ("scenario", 2),
    ("analysis", 2),
    ("transcript", 2),
    ("settings", 2),
    ("drill", 3),
    ("session", 3),
    ("scoring", 3),
    ("figure", 3),
    ("debrief", 4),
    ("library", 4),
    ("author", 4),
    ("training", 4),
    ("records", 5),
    ("progress", 6),
    ("assessment", 6),
    ("practice", 6),
    ("report", 7),
    ("class", 8),
    ("handover", 8),
    ("ui", 9),
    ("game", 10),
    ("cli", 11),
];

/// What only these modules may use: crates, files, and time, which decides nothing that is scored.
const KEPT: &[(&str, &[&str])] = &[
    ("rand", &["session", "author", "training"]),
    ("std::fs", &["library", "training", "records", "handover", "cli"]),
    (
        "serde_json",
        &["report", "records", "progress", "assessment", "practice", "class", "handover", "cli"],
    ),
    ("clap", &["cli"]),
    ("csv", &["training", "class", "handover", "cli"]),
    ("anyhow", &["cli"]),
    ("indicatif", &["cli"]),
    ("lyon_tessellation", &["drawing"]),
    ("annotate_snippets", &["diagnostic"]),
    ("std::time", &["records", "game", "cli"]),
    ("std::collections::HashMap", &[]),
    ("std::collections::HashSet", &[]),
    ("egui", &["ui", "game"]),
    ("bevy", &["game"]),
    ("bevy_egui", &["game"]),
    ("notify_debouncer_full", &["game"]),
    (
        "jiff",
        &[
            "records",
            "progress",
            "assessment",
            "practice",
            "report",
            "class",
            "handover",
            "ui",
            "game",
            "cli",
        ],
    ),
    ("egui_plot", &["ui"]),
    ("lyon_tessellation", &["drawing"]),
    ("directories", &["library"]),
    ("rusqlite", &["records"]),
    ("rusqlite_migration", &["records"]),
    ("uuid", &["records", "class", "handover"]),
    ("rs_fsrs", &["practice"]),
    ("zip", &["handover"]),
];

fn floor(module: &str) -> u32 {
    let found = FLOORS.iter().find(|(name, _)| *name == module);
    found.unwrap_or_else(|| panic!("`{module}` has no floor: add it to the table")).1
}

/// The module a file belongs to; `None` for `lib.rs` and `main.rs`.
fn module_of(file: &str) -> Option<&str> {
    let name = file.trim_start_matches("src/").split(['/', '.']).next()?;
    (name != "lib" && name != "main").then_some(name)
}

/// Every path of the form `crate::module…` in code, with the modules of a group `crate::{a, b}` one by one.
fn imports(text: &str) -> Vec<String> {
    let code: String = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n");
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let group = &group[..group.find("};").unwrap_or(group.len())];
            let mut depth = 0;
            let mut name = String::new();
            for c in group.chars() {
                match c {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    ',' if depth == 0 => found.push(std::mem::take(&mut name)),
                    _ if depth == 0 => name.push(c),
                    _ => {}
                }
            }
            found.push(name);
        } else {
            found.push(rest.to_owned());
        }
    }
    let word = |text: &String| {
        let text = text.trim();
        text[..text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len())]
            .to_owned()
    };
    found.iter().map(word).filter(|name| !name.is_empty()).collect()
}

#[test]
fn imports_only_point_down() {
    let mut upward = Vec::new();
    for file in files("src", ".rs") {
        let Some(module) = module_of(&file) else { continue };
        for import in imports(&source(&file).text) {
            // Macros at the crate's top stand on no floor.
            if import != module && floor(&import) >= floor(module) {
                upward.push(format!("{file}: `{module}` imports `{import}`"));
            }
        }
    }
    assert!(upward.is_empty(), "{}", upward.join("\n"));
}

#[test]
fn what_is_kept_to_a_module_stays_there() {
    let mut strayed = Vec::new();
    for file in files("src", ".rs") {
        let Some(module) = module_of(&file) else { continue };
        let text = source(&file).text;
        // Tests within a file may use what they like.
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (what, keepers) in KEPT {
            let starts = [
                format!("use {what}::"),
                format!("use {what};"),
                format!(" {what}::"),
                format!("({what}::"),
            ];
            let is_used = text
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"))
                .any(|line| starts.iter().any(|start| line.contains(start)));
            if is_used && !keepers.contains(&module) {
                strayed.push(format!("{file}: `{what}` is kept to {keepers:?}"));
            }
        }
    }
    assert!(strayed.is_empty(), "{}", strayed.join("\n"));
}

#[test]
fn the_reader_of_imports_sees_groups_and_paths() {
    let text = "use crate::{coding::Skill, moment::{Moment, BoundaryKind},\n client};\nlet x = crate::words::tokens();\n// crate::cli is a comment\n";
    assert_eq!(imports(text), ["coding", "moment", "client", "words"]);
}

#[test]
fn the_table_matches_the_page_and_the_map() {
    let page = source("docs/developers/architecture.md").text;
    let map = source("src/lib.rs").text;
    for file in files("src", ".rs") {
        let Some(module) = module_of(&file) else { continue };
        let named = format!("`{module}`");
        assert!(page.contains(&named), "{named} is missing from docs/developers/architecture.md");
        assert!(map.contains(&named), "{named} is missing from the map in src/lib.rs");
    }
}
