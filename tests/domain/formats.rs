//! The scenario format: what is read, what is printed, what is refused.

use practicum::diagnostic::Source;
use practicum::scenario::raw::RawScenario;
use practicum::scenario::{MAX_BYTES, load_carry, options, parse};
use proptest::prelude::*;

use crate::support::{CONTENT, load, playable, scenario_files, source};

/// A session with one choice, for tests that need any.
pub const SMALL: &str = r#"(
    format: 1, id: "small", client: (name: "Ana"),
    beats: { "a": (lines: [(says: "Hello.")], responses: [
        (says: "Good to see you.", why: "w", then: "end"),
        (says: "What brings you here today?", skills: [open_question], why: "w", then: "end"),
        (says: "Right, sit over there then.", why: "w", then: "end"),
    ]) },
    endings: { "end": (says: "Bye.") },
)"#;

#[test]
fn the_shape_in_the_product_page_is_read() {
    // The names and forms an author is promised: bare words, `sad(0.6)`, `held([…])`, plain lists.
    let text = r#"(
        format: 1, id: "maya-1", title: "Maya: the first ten minutes", level: foundation, minutes: 10,
        focus: [empathy, boundaries], content_notes: ["bereavement"],
        brief: (setting: "University counseling service.", referral: "Self-referred.", your_aims: ["Let her tell it"]),
        client: (name: "Maya", age: 20, pronouns: "she/her", temperament: guarded,
            start: (bond: 0.30, openness: 0.25, distress: 0.60), goals: ["Sleep through the night"]),
        start: "arrives",
        beats: { "arrives": (
            lines: [(says: "Do you tell my tutor?", feels: anxious(0.6), manner: "keeps her coat on")],
            moment: (feelings: ["worried", "wary"], meaning: "needs to know it is safe here", boundary: promise_of_secrecy),
            responses: [(id: "limits", says: "What you say stays here, with three exceptions.",
                skills: [reflection_of_feeling, structuring], empathy: 4,
                boundary: held([acknowledge, limit, reason]), why: "Meets the worry first.", then: "coat_off")],
        ) },
        endings: { "coat_off": () },
    )"#;
    let scenario = playable(text);
    let line = &scenario.beats[0].lines[0];
    let feeling = line.feels.as_ref().expect("she feels something");
    assert_eq!((feeling.name.as_str(), feeling.intensity.thousandths()), ("anxious", 600));
    let codes = &scenario.beats[0].responses[0].codes;
    assert_eq!(codes.boundary.as_ref().map(|boundary| boundary.moves.len()), Some(3));
}

#[test]
fn what_is_printed_is_read_again_as_the_same() {
    let mut names = scenario_files();
    names.push("src/author/template.ron".to_owned());
    for name in names {
        let parsed =
            parse(&source(&name)).unwrap_or_else(|error| panic!("{name}: {}", error.message));
        let pretty = ron::ser::PrettyConfig::default();
        let printed = options().to_string_pretty(&parsed.raw, pretty).expect("it can be printed");
        let again: RawScenario = options().from_str(&printed).expect("what is printed can be read");
        assert_eq!(parsed.raw, again, "{name}");
    }
}

#[test]
fn a_byte_order_mark_is_passed_over_and_changes_no_hash() {
    let plain = playable(SMALL);
    let marked = playable(&format!("\u{feff}{}", SMALL.replace('\n', "\r\n")));
    assert_eq!(plain.hash, marked.hash);
}

#[test]
fn large_files_are_refused_before_they_are_parsed() {
    let text = format!("{SMALL}{}", " ".repeat(MAX_BYTES));
    let found = load(&text).diagnostics;
    assert_eq!(found.len(), 1);
    assert!(found[0].message.contains("at most 4194304"), "{}", found[0].message);
}

#[test]
fn a_second_beat_of_one_name_is_an_error_and_never_replaces_the_first() {
    let text = SMALL.replace("beats: {", "beats: { \"a\": (lines: [(says: \"First.\")], responses: [(says: \"Oh\", then: \"end\")]),");
    let found = load(&text).diagnostics;
    let finding = found.iter().find(|finding| finding.code == "S002").expect("it is found");
    assert_eq!((finding.place.line, finding.related.len()), (3, 1));
}

#[test]
fn what_is_carried_is_read_and_written_alike() {
    let text = "(from: \"maya-1\", alliance: (bond: 0.612, goal: 0.4), goals: [\"Sleep\"], task: \"diary\", flags: [\"told\"])";
    let carry = load_carry(&Source::new("carry.ron", text)).expect("it can be read");
    let printed = carry.to_ron().expect("it can be printed");
    assert_eq!(
        load_carry(&Source::new("carry.ron", printed)).expect("it can be read again"),
        carry
    );
    let error = load_carry(&Source::new("carry.ron", "(alliance: (bond: 1.5))"))
        .expect_err("it is refused");
    assert_eq!((error.code, error.place.column), ("R001", 19));
}

#[test]
fn an_error_points_at_its_place_in_any_script() {
    let text = SMALL.replace("Good to see you.", "Привет 你好 🙂").replace(
        "then: \"end\"),\n        (says: \"What",
        "then: \"ende\"),\n        (says: \"What",
    );
    let loaded = load(&text);
    let finding =
        loaded.diagnostics.iter().find(|finding| finding.code == "S001").expect("it is found");
    assert_eq!((finding.place.line, finding.place.column), (4, 47));
    assert!(finding.hints[0].contains("did you mean \"end\""), "{:?}", finding.hints);
}

proptest! {
    /// Any numbers an author may write come back from print as they were.
    #[test]
    fn any_state_survives_printing(bond in 0.0..=1.0_f64, effect in -1.0..=1.0_f64, age in 5..110_u32) {
        let text = SMALL
            .replace("name: \"Ana\"", &format!("name: \"Ana\", age: {age}, start: (bond: {bond:?})"))
            .replace("skills: [open_question]", &format!("skills: [open_question], effect: (bond: {effect:?})"));
        let raw = parse(&Source::new("t", text)).expect("it can be read").raw;
        let printed = options().to_string(&raw).expect("it can be printed");
        let again: RawScenario = options().from_str(&printed).expect("it can be read again");
        prop_assert_eq!(raw, again);
    }
}

#[test]
fn content_can_be_built_from_its_assets() {
    assert_eq!(CONTENT.stamps.len(), 4);
    assert!(CONTENT.stamps.iter().all(|stamp| stamp.hash.len() == 64));
}
