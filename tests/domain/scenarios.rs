//! The shipped scenarios: clean, playable, and what their plays say of them.

use std::collections::BTreeSet;

use practicum::author::{
    Expectation, Play, PlayRating, TOGETHER_AT_MOST, agreement, pooled, run_play, simulate,
};
use practicum::coding::Dimension;
use practicum::diagnostic::Coloring;
use practicum::library::Hearing;
use practicum::scenario::raw::Kind;
use practicum::scenario::{Response, Scenario, Target, heavy_themes, is_heavy};
use practicum::transcript::Seed;
use practicum::words::RiskTheme;

use crate::support::{CONTENT, SHIPPED, files, playable, scenario_files, source};

/// The one scenario that the guide belongs to. It teaches the screen, so it is short and has no rupture.
fn is_guided(scenario: &Scenario) -> bool {
    scenario.id == CONTENT.guide.scenario
}

/// A shipped scenario by its id.
fn shipped(id: &str) -> &'static Scenario {
    let found = SHIPPED.iter().find(|(_, scenario)| scenario.id == id);
    &found.unwrap_or_else(|| panic!("no scenario is shipped as {id}")).1
}

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
    let sessions = SHIPPED.iter().filter(|(_, scenario)| scenario.kind == Kind::Session);
    for (name, scenario) in sessions.filter(|(_, scenario)| !is_guided(scenario)) {
        assert!(
            (10..=25).contains(&scenario.beats.len()),
            "{name}: {} beats",
            scenario.beats.len()
        );
        assert!(scenario.endings.len() >= 3, "{name}: {} endings", scenario.endings.len());
        for beat in &scenario.beats {
            // A fifth is there only for those who need it, such as one who takes back a promise.
            let always = beat.responses.iter().filter(|one| one.when.0.is_empty()).count();
            assert!(always <= 4, "{name}: {}", beat.id);
            assert!((3..=5).contains(&beat.responses.len()), "{name}: {}", beat.id);
        }
        let ruptures: Vec<_> =
            scenario.beats.iter().filter(|beat| beat.rupture.is_some()).collect();
        assert!(!ruptures.is_empty(), "{name} has no rupture");
        let answers = scenario.beats.iter().flat_map(|beat| &beat.responses);
        let is_guarded = |response: &Response| !response.routes.is_empty();
        let guarded = answers.into_iter().any(is_guarded);
        assert!(guarded, "{name}: state does not matter");
    }
}

#[test]
fn the_guided_one_takes_three_minutes_and_still_scores() {
    let guided: Vec<_> = SHIPPED.iter().filter(|(_, scenario)| is_guided(scenario)).collect();
    assert_eq!(guided.len(), 1, "the guide belongs to one shipped scenario");
    let (name, scenario) = guided[0];
    assert!(scenario.minutes <= 3, "{name}");
    assert!((6..=7).contains(&scenario.beats.len()), "{name}: {} beats", scenario.beats.len());
    assert!(scenario.endings.len() >= 2, "{name}");
    assert_eq!(scenario.focus, [Dimension::Empathy], "{name}");
    for beat in &scenario.beats {
        assert_eq!(beat.responses.len(), 3, "{name}: {}", beat.id);
        assert!(!beat.hint.is_empty(), "{name}: {} has no hint", beat.id);
        assert!(!beat.moment.feelings.is_empty(), "{name}: {}", beat.id);
    }
    let thoughts = scenario.beats.iter().flat_map(|beat| &beat.lines);
    assert!(thoughts.filter(|line| !line.thinks.is_empty()).count() >= 5, "{name}");
    assert_eq!(scenario.content_notes, Vec::<String>::new(), "{name}: nothing heavy");
}

#[test]
fn every_beat_that_the_guide_names_is_there() {
    let scenario = shipped(&CONTENT.guide.scenario);
    for beat in CONTENT.guide.beats() {
        assert!(
            scenario.find_beat(beat).is_some(),
            "the guide names {beat}, {} has none",
            scenario.id
        );
    }
    for beat in &scenario.beats {
        assert!(CONTENT.guide.steps_at(&beat.id).count() > 0, "{} has no step", beat.id);
    }
}

#[test]
fn a_session_that_weighs_on_one_ends_with_a_minute_to_cool_down() {
    // Maya's brother has died: her notes name bereavement.
    assert_eq!(heavy_themes(shipped("maya-1")), [RiskTheme::Bereavement]);
    // Ray is asked about suicide.
    assert_eq!(heavy_themes(shipped("ray-2")), [RiskTheme::Suicide]);
    assert!(is_heavy(shipped("maya-1")) && is_heavy(shipped("ray-2")));
    // Tomás is separated and lonely, which is sad and no danger: none of the themes of V005.
    assert_eq!(heavy_themes(shipped("tomas-4")), []);
    assert!(!is_heavy(shipped("tomas-4")));
    // Dele has had a first week at work.
    assert!(!is_heavy(shipped("first-steps")));
}

#[test]
fn a_moment_about_harm_is_heavy_even_without_a_note() {
    let mut scenario = shipped("ray-2").clone();
    scenario.content_notes.clear();
    assert_eq!(heavy_themes(&scenario), []);
    assert!(is_heavy(&scenario));
    for beat in &mut scenario.beats {
        beat.moment.question = None;
        beat.moment.boundary = None;
    }
    assert!(!is_heavy(&scenario));
    scenario.content_notes.push("loss of a job; arguments".to_owned());
    assert!(!is_heavy(&scenario));
    scenario.content_notes.push("miscarriage".to_owned());
    assert!(is_heavy(&scenario));
}

#[test]
fn the_guides_tables_move_no_score_and_add_no_stamp() {
    let ids: Vec<&str> = CONTENT.stamps.iter().map(|stamp| stamp.id.as_str()).collect();
    assert_eq!(ids, ["reactions", "temperaments", "feelings", "ethics"]);
}

#[test]
fn simulated_trainees_hold() {
    let mut uniform = Vec::new();
    for (name, scenario) in SHIPPED.iter() {
        let simulation =
            simulate(scenario, &CONTENT.tables, &CONTENT.rubric, (1000, Seed(1)), || ());
        assert_eq!(simulation.failures, [], "{name}");
        assert_eq!(simulation.coverage.never_seen(), Vec::<String>::new(), "{name}");
        uniform.push(simulation.uniform);
    }
    // Three dimensions that rise and fall together would be one.
    for r in pooled(&uniform) {
        assert!(r.is_some_and(|r| r < TOGETHER_AT_MOST), "{r:?}");
    }
}

#[test]
fn every_play_holds() {
    let sessions = SHIPPED.iter().filter(|(_, scenario)| scenario.kind == Kind::Session);
    for (name, scenario) in sessions {
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
        let can_rupture = scenario.beats.iter().any(|beat| beat.rupture.is_some());
        assert!(
            repaired || (is_guided(scenario) && !can_rupture),
            "{name} needs a play that repairs a rupture"
        );
    }
}

#[test]
fn where_codes_and_coder_part_somebody_has_looked() {
    let hearing = Hearing::built_in().expect("the coder can be used");
    let coder = hearing.coder(&CONTENT.tables.lexicon);
    let mut sure = 0;
    for (name, scenario) in SHIPPED.iter() {
        let agreement = agreement(scenario, &coder);
        sure += agreement.sure;
        let open: Vec<String> = agreement
            .open
            .iter()
            .map(|one| format!("{}: {} heard: {}", one.answer, one.code, one.is_heard))
            .collect();
        assert_eq!(open, Vec::<String>::new(), "{name}");
    }
    assert!(sure > 50_000, "the coder is sure of {sure} codes only");
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
