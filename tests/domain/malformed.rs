//! Malformed input of any kind gives a clear error, and never a panic or a hang.

use practicum::diagnostic::{Coloring, Source};
use proptest::prelude::*;

use crate::formats::SMALL;
use crate::support::{CONTENT, load};

/// The one finding of a file that cannot be read, as an author sees it.
fn told(text: &str) -> String {
    let source = Source::new("broken.ron", text);
    let found = CONTENT.load(&source).diagnostics;
    assert_eq!(found.len(), 1, "{found:#?}");
    found[0].render(&source, Coloring::Plain)
}

#[test]
fn what_is_no_scenario_is_told_with_a_hint() {
    let broken = [
        ("empty", String::new()),
        ("only_comments", "// nothing yet\n".to_owned()),
        ("binary", "\u{0}\u{1}RIFF\u{0}".to_owned()),
        ("curly_quotes", SMALL.replace("\"small\"", "“small”")),
        ("single_quotes", SMALL.replace("\"small\"", "'small'")),
        ("bare_word_for_text", SMALL.replace("\"small\"", "small")),
        ("quoted_word_for_name", SMALL.replace("[open_question]", "[\"open_question\"]")),
        ("misspelled_field", SMALL.replace("client:", "clinet:")),
        ("misspelled_word", SMALL.replace("open_question", "open_qestion")),
        ("misspelled_stance", SMALL.replace("skills: [open_question]", "boundary: hled([limit])")),
        ("misspelled_move", SMALL.replace("skills: [open_question]", "boundary: held([limt])")),
        ("missing_field", SMALL.replace("client: (name: \"Ana\"),", "")),
        ("missing_words", SMALL.replace("says: \"Good to see you.\",", "")),
        ("twice", SMALL.replace("format: 1,", "format: 1, format: 1,")),
        ("half_number", SMALL.replace("format: 1,", "format: 1.5,")),
        ("wrong_type", SMALL.replace("skills: [open_question]", "skills: 3")),
        ("missing_comma", SMALL.replace("id: \"small\",", "id: \"small\"")),
        ("trailing", format!("{SMALL} and more")),
        ("truncated", SMALL[..SMALL.len() / 2].to_owned()),
        ("unclosed_text", SMALL.replace("\"Bye.\"", "\"Bye.")),
    ];
    let told: Vec<String> =
        broken.iter().map(|(name, text)| format!("── {name}\n{}\n", told(text))).collect();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(crate::support::project("tests/snapshots"));
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| insta::assert_snapshot!("malformed", told.join("\n")));
}

#[test]
fn deep_nesting_is_refused_and_does_not_overflow() {
    for open in ["[", "(", "{\"a\":", "Some(", "(beats:{\"a\":(responses:["] {
        let text = open.repeat(1_000_000 / open.len());
        assert!(told(&text).contains("error[P001]"), "{open}");
        let inside =
            SMALL.replace("skills: [open_question]", &format!("skills: {}", open.repeat(100_000)));
        assert!(told(&inside).contains("error[P001]"), "{open}");
    }
    let comment = "/*".repeat(200_000);
    assert!(told(&comment).contains("error[P001]"));
}

#[test]
fn every_truncation_is_told() {
    for end in (0..SMALL.len()).filter(|&end| SMALL.is_char_boundary(end)) {
        let loaded = load(&SMALL[..end]);
        assert!(loaded.scenario.is_none(), "{end}");
        assert_eq!(loaded.diagnostics.len(), 1, "{end}");
    }
}

/// A well-formed file, one piece of it cut out, doubled or replaced.
fn mutated(text: &str, at: prop::sample::Index, len: usize, with: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let start = at.index(chars.len());
    let end = (start + len).min(chars.len());
    chars[..start].iter().copied().chain(with.chars()).chain(chars[end..].iter().copied()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn no_text_brings_it_down(text in "\\PC{0,200}") {
        let source = Source::new("any.ron", text);
        for finding in CONTENT.load(&source).diagnostics {
            prop_assert!(!finding.render(&source, Coloring::Plain).is_empty());
        }
    }

    #[test]
    fn no_change_to_a_good_file_brings_it_down(
        at: prop::sample::Index,
        len in 0..40_usize,
        with in "(\\PC{0,6}|\\(|\\[|\\{|\"|then: \"x\"|r#\"|/\\*|1e999|-1|Some\\(|NaN|inf)",
    ) {
        let template = include_str!("../../src/author/template.ron");
        let source = Source::new("any.ron", mutated(template, at, len, &with));
        for finding in CONTENT.load(&source).diagnostics {
            prop_assert!(!finding.render(&source, Coloring::Plain).is_empty());
        }
    }
}
