//! The simulator: same seed, same output; and it finds a scenario that gives itself away.

use practicum::author::{Failure, Simulation, Strategy, simulate};
use practicum::coding::Dimension;
use practicum::report;
use practicum::transcript::Seed;

use crate::support::{CONTENT, playable, scenario_files, source};

fn run(text: &str, plays: u64) -> Simulation {
    let scenario = playable(text);
    simulate(&scenario, &CONTENT.tables, &CONTENT.rubric, (plays, Seed(1)), || ())
}

/// Twelve moments in a row; the answers of each are made by `answers`.
fn line_of(answers: impl Fn(usize) -> String) -> String {
    let beat = |n: usize| {
        let then = if n == 11 { "end".to_owned() } else { format!("b{}", n + 1) };
        let answers = answers(n).replace("NEXT", &then);
        format!(
            "\"b{n}\": (lines: [(says: \"It hurts, part {n}.\")], moment: (feelings: [\"sad\"]), responses: [{answers}]),"
        )
    };
    let beats: String = (0..12).map(beat).collect();
    format!(
        "(format: 1, id: \"line\", focus: [empathy], client: (name: \"Ana\"), beats: {{ {beats} }}, endings: {{ \"end\": () }})"
    )
}

/// Four answers of one length and without cues, in an order that turns with the beat.
fn fair(n: usize) -> String {
    let answer = |id: &str, says: &str, level: u8| {
        assert_eq!(says.len(), 24, "{says}");
        format!("(id: \"{id}\", says: \"{says}\", empathy: {level}, then: \"NEXT\")")
    };
    let mut all = [
        answer("good", "You carry a lot with you", 5),
        answer("plain", "So that is how it is now", 3),
        answer("thin", "There it is, once again.", 2),
        answer("bad", "We might go on from here", 1),
    ];
    all.rotate_left(n % 4);
    all.join(",")
}

#[test]
fn same_seed_same_output() {
    // A vignette is one beat, and has little that could differ.
    for name in scenario_files().into_iter().filter(|name| name.ends_with("scenario.ron")) {
        let text = source(&name).text;
        let json = |simulation: &Simulation| report::json(simulation).expect("it can be written");
        let (one, other) = (run(&text, 60), run(&text, 60));
        assert_eq!(json(&one), json(&other));
        assert_eq!(report::simulation_text(&one), report::simulation_text(&other));
    }
}

#[test]
fn a_fair_scenario_holds() {
    let simulation = run(&line_of(fair), 1000);
    assert_eq!(simulation.failures, []);
    assert_eq!(simulation.coverage.never_seen(), Vec::<String>::new());
    let best = simulation
        .players
        .iter()
        .find(|player| player.strategy == Strategy::Best)
        .expect("it plays");
    assert_eq!((best.passes, best.turns.least, best.turns.most), (1000, 12, 12));
    let visits: u64 = simulation.coverage.beats.iter().map(|beat| beat.times).sum();
    // Eleven players, and the twins of the one that slips.
    assert_eq!(visits, 12 * 12 * 1000);
}

#[test]
fn each_way_to_give_itself_away_is_found() {
    let good = r#"(id: "good", says: "WORDS", empathy: 5, then: "NEXT")"#;
    let bad = r#"(id: "bad", says: "It is as it is now.", empathy: 1, then: "NEXT")"#;
    let worse = r#"(id: "worse", says: "So that is that then.", empathy: 1, then: "NEXT")"#;
    let cases = [
        (
            Strategy::Longest,
            "You carry all of this with you wherever it is that you go.",
            [bad, good, worse],
        ),
        (Strategy::Shortest, "I see.", [bad, good, worse]),
        (Strategy::First, "You carry it with you.", [good, bad, worse]),
        (Strategy::Last, "You carry it with you.", [bad, worse, good]),
        (Strategy::Question, "You carry it, do you?", [bad, good, worse]),
        (Strategy::SoundsLike, "It sounds like a lot.", [bad, good, worse]),
        (Strategy::FeelingWords, "You are sad and afraid", [bad, good, worse]),
    ];
    for (strategy, words, answers) in cases {
        let answers = answers.join(",").replace("WORDS", words);
        let failures = run(&line_of(|_| answers.clone()), 1000).failures;
        let is_told = |failure: &Failure| matches!(failure, Failure::DumbPasses { strategy: one, .. } if *one == strategy);
        assert!(failures.iter().any(is_told), "{strategy:?}: {failures:?}");
        let leads = |failure: &Failure| matches!(failure, Failure::DumbLeads { strategy: one, dimension: Dimension::Empathy, .. } if *one == strategy);
        assert!(failures.iter().any(leads), "{strategy:?}: {failures:?}");
    }
}

#[test]
fn an_unpassable_scenario_and_a_free_slip_are_found() {
    // The best answer is hidden behind a guard that half the sessions miss: five of six moments reach 60 of 100.
    let guarded = line_of(fair).replace("empathy: 5,", "empathy: 5, when: [at_least(bond, 0.9)],");
    let failures = run(&guarded, 1000).failures;
    assert!(
        failures.iter().any(|failure| matches!(failure, Failure::BestFails { plays: 1000, .. })),
        "{failures:?}"
    );
    // A slip that leads through easy moments ends above its twin.
    let detour: String = (0..9)
        .map(|n| format!("\"d{n}\": (lines: [(says: \"Detour {n}.\")], moment: (feelings: [\"sad\"]), responses: [(id: \"x\", says: \"You are sad.\", empathy: 5, then: \"{}\"), (id: \"y\", says: \"So be it, then.\", empathy: 1, when: [at_least(bond, 0.99)], then: \"b1\")]),", if n == 8 { "b1".to_owned() } else { format!("d{}", n + 1) }))
        .collect();
    let story = line_of(|n| {
        let weak = if n == 0 { "d0" } else { "NEXT" };
        format!(
            "(id: \"good\", says: \"You carry a lot.\", empathy: 4, then: \"NEXT\"), (id: \"bad\", says: \"Let us move on.\", empathy: 3, then: \"{weak}\"), (id: \"hid\", says: \"Behind it is more.\", empathy: 5, when: [at_least(bond, 0.99)], then: \"NEXT\"), (id: \"low\", says: \"Well, well, well.\", empathy: 1, when: [at_least(bond, 0.99)], then: \"NEXT\")"
        )
    })
    .replace("beats: {", &format!("beats: {{ {detour}"))
    .replace("client: (name", "start: \"b0\", client: (name");
    let failures = run(&story, 1000).failures;
    assert!(
        failures.iter().any(|failure| matches!(failure, Failure::SlipIsFree { .. })),
        "{failures:?}"
    );
}

#[test]
fn too_few_plays_and_unscored_scenarios_are_not_judged() {
    let longest = line_of(|_| {
        r#"(id: "good", says: "You carry all of this with you.", empathy: 5, then: "NEXT"), (id: "bad", says: "So.", empathy: 1, then: "NEXT")"#.to_owned()
    });
    assert_eq!(run(&longest, 999).failures, []);
    assert_ne!(run(&longest, 1000).failures, []);
    let unscored = longest.replace("focus: [empathy]", "focus: []");
    assert_eq!(run(&unscored, 1000).failures, []);
}
