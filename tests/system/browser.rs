//! Pages that are handed over, in a real browser: nothing on the console, nothing asked of a network, nothing that a
//! checker of accessibility finds wrong, and what comes out on paper.
//!
//! `tests/system/browser` names what is installed for it from the registry of Node; the browser is the system's.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::xapi::node_folder;
use crate::{PROGRAM, PROJECT, folder, run};

/// The browser, under one of the names that systems give it.
fn chromium() -> &'static str {
    let is_there = |name: &&str| {
        let version = Command::new(name).arg("--version").stdin(Stdio::null()).output();
        version.is_ok_and(|output| output.status.success())
    };
    let names = ["chromium", "chromium-browser", "google-chrome"];
    names.into_iter().find(is_there).expect("Chromium is installed")
}

/// What the browser says of a page; the page as it is printed lies beside it.
fn looked_at(page: &Path) -> (Value, PathBuf) {
    let lists = Path::new(PROJECT).join("tests/system/browser");
    let node = node_folder(&lists, &["look.mjs"]);
    let pdf = page.with_extension("pdf");
    let which = run("which", &[chromium()]);
    let chromium = String::from_utf8_lossy(&which.stdout).trim().to_owned();
    let output = Command::new("node")
        .arg(node.join("look.mjs"))
        .args([Path::new(&chromium), page, &pdf])
        .current_dir(&node)
        .stdin(Stdio::null())
        .output()
        .expect("Node is installed");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    (serde_json::from_slice(&output.stdout).expect("it is JSON"), pdf)
}

/// Plays a session and writes its debrief as a page.
fn debrief(name: &str, scenario: &str, answers: &str, more: &[&str]) -> PathBuf {
    let home = folder(name);
    let (given, page) = (home.join("answers.txt"), home.join("debrief.html"));
    fs::write(&given, answers).expect("it can be written");
    let (given, page_name, data) =
        (given.display().to_string(), page.display().to_string(), home.display().to_string());
    let args = ["play", scenario, "--answers", &given, "--save-html", &page_name, "--data", &data];
    let played = run(PROGRAM, &[&args[..], more].concat());
    assert!(played.status.success(), "{}", String::from_utf8_lossy(&played.stderr));
    page
}

/// Runs the program on records in a folder.
fn practicum(data: &Path, args: &[&str]) -> String {
    let output = run(PROGRAM, &[args, &["--data", &data.display().to_string()]].concat());
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Number of pages and all the text of a PDF.
fn on_paper(pdf: &Path) -> (u32, String) {
    let name = pdf.display().to_string();
    let info = run("pdfinfo", &[&name]);
    let info = String::from_utf8_lossy(&info.stdout).into_owned();
    let pages = info.lines().find_map(|line| line.strip_prefix("Pages:")?.trim().parse().ok());
    let text = run("pdftotext", &["-layout", &name, "-"]);
    (pages.unwrap_or(0), String::from_utf8_lossy(&text.stdout).into_owned())
}

fn is_sound(page: &Path) -> String {
    let (told, pdf) = looked_at(page);
    for what in ["errors", "requests", "violations", "wider"] {
        assert_eq!(told[what], Value::Array(Vec::new()), "{what} of {}", page.display());
    }
    // In four views; that it found much to be right shows that it looked.
    assert!(told["passes"].as_u64() > Some(80), "{told}");
    let (pages, text) = on_paper(&pdf);
    assert!((1..=40).contains(&pages), "{pages} pages");
    assert!(text.contains(&format!("1 of {pages}")), "pages are numbered:\n{text}");
    text
}

#[test]
fn debriefs_are_sound_pages_and_print_well() {
    let chosen = format!("self 60 70 50\n{}", "1\n".repeat(60));
    let text = is_sound(&debrief("page-chosen", "maya-1", &chosen, &["--mode", "transfer"]));
    for part in ["Maya", "The one point", "What next", "not a crisis service"] {
        assert!(text.contains(part), "“{part}” is not on paper:\n{text}");
    }
    // What only helps on a screen is not printed.
    assert!(!text.contains("Skip to the debrief"), "{text}");
    let typed = "> You sound worried about your tutor.\n> What happened in February?\n\
        > I promise I will never tell anyone.\n> ...\n";
    let text =
        is_sound(&debrief("page-typed", "maya-1", typed, &["--compose", "--mode", "transfer"]));
    // The numbers of what words were heard as stand among them.
    let words = text.split_whitespace().filter(|word| word.parse::<u32>().is_err());
    let words = words.collect::<Vec<_>>().join(" ");
    assert!(words.contains("What happened in February?"), "{text}");
}

#[test]
fn progress_and_a_class_are_sound_pages_and_print_well() {
    let home = folder("page-progress");
    let named = |name: &str| home.join(name).display().to_string();
    let (given, progress, class) =
        (named("answers.txt"), named("progress.html"), named("class.html"));
    for (pick, seed) in [("1\n", "1"), ("2\n", "2"), ("3\n", "3")] {
        fs::write(&given, format!("self 60 70 50\n{}", pick.repeat(60)))
            .expect("it can be written");
        for scenario in ["maya-1", "tomas-4"] {
            let args = ["play", scenario, "--record", "--mode", "transfer", "--seed", seed];
            practicum(&home, &[&args[..], &["--answers", &given]].concat());
        }
    }
    practicum(&home, &["records", "progress", "--save-html", &progress]);
    let text = is_sound(Path::new(&progress));
    assert!(text.contains("Practice next"), "{text}");
    let listed = practicum(&home, &["records", "list", "--format", "json"]);
    let listed: Vec<Value> = serde_json::from_str(&listed).expect("it is JSON");
    let mut results = Vec::new();
    for (number, record) in listed.iter().enumerate() {
        let uid = record["record"].as_str().expect("it is a word");
        let result = named(&format!("{number}.practicum-result"));
        practicum(&home, &["records", "result", uid, "--out", &result]);
        results.push(result);
    }
    let results: Vec<&str> = results.iter().map(String::as_str).collect();
    practicum(&home, &[&["cohort"], &results[..], &["--html", &class]].concat());
    let text = is_sound(Path::new(&class));
    assert!(text.contains("6 results taken"), "{text}");
}

#[test]
fn the_browser_sees_what_is_wrong() {
    let page = folder("page-wrong").join("wrong.html");
    let text = "<!DOCTYPE html><html><head><title></title></head><body>\
        <img src=\"http://127.0.0.1:9/a.png\"><p style=\"color:#ccc;background:#fff;width:3000px\">pale</p>\
        <script>console.error('wrong')</script></body></html>";
    fs::write(&page, text).expect("it can be written");
    let (told, _) = looked_at(&page);
    let has = |what: &str, part: &str| {
        let all = told[what].as_array().into_iter().flatten().filter_map(Value::as_str);
        all.into_iter().any(|line| line.contains(part))
    };
    assert!(has("errors", "wrong") && has("requests", "127.0.0.1:9"), "{told:#}");
    for rule in ["image-alt", "html-has-lang", "document-title", "color-contrast"] {
        assert!(has("violations", rule), "{rule}: {told:#}");
    }
    assert!(has("wider", "380 wide"), "{told:#}");
}
