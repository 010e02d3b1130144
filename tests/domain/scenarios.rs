//! The shipped scenarios: clean, playable, and what their plays say of them.

use std::collections::BTreeSet;

use practicum::author::{Expectation, Play, PlayRating, run_play, simulate};
use practicum::coding::Dimension;
use practicum::diagnostic::Coloring;
use practicum::scenario::Target;
use practicum::scenario::raw::Kind;
use practicum::transcript::Seed;

use crate::support::{CONTENT, SHIPPED, files, playable, scenario_files, source};

#[test]
fn they_are_clean() {
    for name in scenario_files() {
        let source = source(&name);
        let found = CONTENT.load(&source).diagnostics;
        let told: Vec<_> =
            found.iter().map(|finding| finding.render(&source, Coloring::Plain)).collect();
        assert!(told.is_empty(), "{}", told.join("\n\n"));
    }
}

#[test]
fn each_has_the_size_it_should() {
    for (name, scenario) in SHIPPED.iter().filter(|(_, scenario)| scenario.kind == Kind::Session) {
        assert!(scenario.beats.len() >= 14, "{name}: {} beats", scenario.beats.len());
        assert!(scenario.endings.len() >= 3, "{name}: {} endings", scenario.endings.len());
        for beat in &scenario.beats {
            assert!((3..=4).contains(&beat.responses.len()), "{name}: {}", beat.id);
        }
        let ruptures: Vec<_> =
            scenario.beats.iter().filter(|beat| beat.rupture.is_some()).collect();
        assert!(!ruptures.is_empty(), "{name} has no rupture");
        let guarded = scenario
            .beats
            .iter()
            .flat_map(|beat| &beat.responses)
            .any(|response| !response.routes.is_empty());
        assert!(guarded, "{name}: state does not matter");
    }
}

#[test]
fn simulated_trainees_hold() {
    for (name, scenario) in SHIPPED.iter() {
        let simulation =
            simulate(scenario, &CONTENT.tables, &CONTENT.rubric, (1000, Seed(1)), || ());
        assert_eq!(simulation.failures, [], "{name}");
        assert_eq!(simulation.coverage.never_seen(), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn every_play_holds() {
    for (name, scenario) in SHIPPED.iter() {
        let folder = name.trim_end_matches("scenario.ron");
        let mut passed = BTreeSet::new();
        let mut repaired = false;
        for file in files(&format!("{folder}plays"), ".ron") {
            let play =
                Play::parse(&source(&file)).unwrap_or_else(|error| panic!("{file}: {error}"));
            assert!(
                play.expect.corrective.is_some(),
                "{file} does not say what the corrective point is"
            );
            let outcome = run_play(&play, scenario, &CONTENT.tables, &CONTENT.rubric)
                .unwrap_or_else(|error| panic!("{file}: {error}"));
            assert_eq!(outcome.broken, Vec::<String>::new(), "{file}");
            passed.insert(outcome.scores.passes);
            repaired |=
                outcome.transcript.ruptures.iter().any(|rupture| rupture.repaired.is_some());
        }
        assert_eq!(passed.len(), 2, "{name} needs a play that passes and one that does not");
        assert!(repaired, "{name} needs a play that repairs a rupture");
    }
}

#[test]
fn an_unmet_expectation_is_told() {
    let name = "scenarios/maya-1/scenario.ron";
    let scenario = playable(&source(name).text);
    let plays = files("scenarios/maya-1/plays", ".ron");
    let mut play = Play::parse(&source(&plays[0])).expect("it can be read");
    play.expect.ending = Some("somewhere_else".to_owned());
    play.expect.passes = play.expect.passes.map(|passes| !passes);
    let outcome =
        run_play(&play, &scenario, &CONTENT.tables, &CONTENT.rubric).expect("it can be played");
    assert_eq!(outcome.broken.len(), 2, "{:?}", outcome.broken);
    play.expect = Expectation { overrates: vec![Dimension::Empathy], ..Expectation::default() };
    for (own, n) in [(100, 0), (0, 1)] {
        play.self_rating = Some(PlayRating { empathy: own, boundaries: own, questioning: own });
        let outcome =
            run_play(&play, &scenario, &CONTENT.tables, &CONTENT.rubric).expect("it plays");
        let scored = outcome.scores.of(Dimension::Empathy).score;
        assert!(
            scored.is_none_or(|score| score > 90) || outcome.broken.len() == n,
            "{:?}",
            outcome.broken
        );
    }
    play.answers.pop();
    assert!(run_play(&play, &scenario, &CONTENT.tables, &CONTENT.rubric).is_err());
}

/// Lines, answers and endings that are told twice would be noticed at once in a second session.
#[test]
fn names_are_unique_across_scenarios() {
    let ids: BTreeSet<_> = SHIPPED.iter().map(|(_, scenario)| &scenario.id).collect();
    assert_eq!(ids.len(), SHIPPED.len());
    for (name, scenario) in SHIPPED.iter() {
        let leads_on = scenario.beats.iter().flat_map(|beat| &beat.responses);
        let ends = leads_on.filter(|response| matches!(response.then, Target::Ending(_))).count();
        assert!(ends > 0, "{name}");
        assert!(name.contains(&scenario.id), "{name} holds {}", scenario.id);
    }
}
