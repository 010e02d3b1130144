//! What the library must hold: enough sessions of each level, three series, every dilemma, vignettes in two forms that
//! match, drills for every skill, and a page that lists it all.

use std::collections::{BTreeMap, BTreeSet};

use practicum::coding::{ClientAct, Dimension, Skill, Stance};
use practicum::drill::Drill;
use practicum::ethics::EthicsRef;
use practicum::library::DrillBook;
use practicum::moment::{BoundaryDomain, BoundaryKind, WantedQuestion};
use practicum::report::{catalog, centers};
use practicum::scenario::raw::{Difficulty, Form, Kind};
use practicum::scenario::{Line, Scenario, reading_grade};
use practicum::transcript::{End, Turn};

use crate::support::{CONTENT, SHIPPED, begin, files, play_out, source};

/// The sessions that report scores: all but the guided one, which teaches the screen.
fn sessions() -> impl Iterator<Item = &'static Scenario> {
    let all = SHIPPED.iter().map(|(_, scenario)| scenario);
    all.filter(|one| one.kind == Kind::Session && one.id != CONTENT.guide.scenario)
}

fn vignettes() -> impl Iterator<Item = &'static Scenario> {
    SHIPPED.iter().map(|(_, scenario)| scenario).filter(|one| one.kind == Kind::Vignette)
}

/// The dilemma of a vignette.
fn kind(vignette: &Scenario) -> BoundaryKind {
    vignette.beats[0].moment.boundary.unwrap_or_else(|| panic!("{} holds no dilemma", vignette.id))
}

fn book() -> DrillBook {
    DrillBook::built_in(&CONTENT)
}

#[test]
fn there_are_sessions_enough_of_each_level() {
    let of = |level| sessions().filter(|one| one.level == level).count();
    assert!(of(Difficulty::Foundation) >= 8, "{}", of(Difficulty::Foundation));
    assert!(of(Difficulty::Intermediate) >= 10, "{}", of(Difficulty::Intermediate));
    assert!(of(Difficulty::Advanced) >= 6, "{}", of(Difficulty::Advanced));
}

#[test]
fn whoever_stays_to_the_end_meets_eight_scored_moments() {
    for scenario in sessions() {
        let stakes: Vec<bool> = scenario
            .beats
            .iter()
            .map(|beat| {
                let codes = beat.responses.iter().map(|response| &response.codes);
                let stakes = CONTENT.rubric.stakes(&beat.moment, codes);
                scenario.focus.iter().any(|dimension| stakes[dimension.index()].is_some())
            })
            .collect();
        for seed in 0..60 {
            let mut session = begin(scenario, seed);
            play_out(&mut session, (0..).map(|n| n * 7 + seed as usize));
            let transcript = session.transcript();
            let is_whole = matches!(transcript.end, End::Ending { early: false, .. });
            let is_scored =
                |turn: &&Turn| scenario.find_beat(&turn.beat).is_some_and(|beat| stakes[beat.0]);
            let n = transcript.turns.iter().filter(is_scored).count();
            assert!(!is_whole || n >= 8, "{}, seed {seed}: {n} scored moments", scenario.id);
        }
    }
}

#[test]
fn clients_differ() {
    let ages: BTreeSet<u32> = sessions().map(|one| one.client.age).collect();
    assert!(ages.contains(&16) && ages.contains(&80), "{ages:?}");
    let temperaments: BTreeSet<&str> =
        sessions().map(|one| one.client.temperament_name.as_str()).collect();
    assert!(temperaments.len() >= 7, "{temperaments:?}");
    let names: BTreeSet<&str> = sessions().map(|one| one.client.name.as_str()).collect();
    assert!(names.len() >= 18, "{names:?}");
    // Nobody's theme is the theme of one kind of people.
    let themes = sessions().flat_map(|one| one.themes.iter().map(String::as_str));
    let themes: BTreeSet<&str> = themes.collect();
    for wanted in [
        "grief",
        "anxiety",
        "low mood",
        "couples",
        "family",
        "drinking",
        "migration",
        "belonging",
        "work",
        "study",
        "illness",
        "pain",
        "coming out",
        "parenting",
        "aging",
        "anger",
        "shame",
    ] {
        assert!(themes.contains(wanted), "no session is about {wanted}");
    }
}

#[test]
fn three_series_lead_from_goals_through_a_task_to_goodbye() {
    let next = |id: &str| sessions().find(|one| one.follows.as_deref() == Some(id));
    let mut series = 0;
    for first in sessions().filter(|one| one.follows.is_none()) {
        let Some(second) = next(&first.id) else { continue };
        let Some(third) = next(&second.id) else { continue };
        series += 1;
        let told = &first.id;
        let endings = &first.endings;
        assert!(
            endings.iter().any(|one| !one.goals.is_empty() && one.task.is_some()),
            "{told}: no task"
        );
        let reports = |line: &Line| line.acts.contains(&ClientAct::ReportsTask);
        let told_of = second.beats.iter().flat_map(|beat| &beat.lines).filter(|line| reports(line));
        assert!(told_of.count() >= 3, "{told}: done, half done and not done are told");
        assert!(
            third.beats.iter().any(|beat| beat.moment.boundary == Some(BoundaryKind::Ending)),
            "{told}: no goodbye"
        );
        for later in [second, third] {
            assert_eq!(later.client.name, first.client.name);
            assert_eq!(later.client.age, first.client.age);
            assert!(
                later.flags.iter().any(|flag| flag.starts_with("task: ")),
                "{}: no line asks for the task",
                later.id
            );
        }
        assert!(second.beats.iter().any(|beat| beat.rupture.is_some()), "{told}: no strain");
    }
    assert!(series >= 3, "{series}");
}

#[test]
fn every_dilemma_is_the_center_of_something() {
    let all = sessions().chain(vignettes());
    let centers: BTreeSet<BoundaryKind> = all.flat_map(centers).collect();
    let missing: Vec<_> = BoundaryKind::ALL.iter().filter(|kind| !centers.contains(kind)).collect();
    assert_eq!(missing, Vec::<&BoundaryKind>::new());
}

#[test]
fn there_are_vignettes_enough_in_every_domain() {
    assert!(vignettes().count() >= 60);
    for &domain in BoundaryDomain::ALL {
        let of: Vec<_> = vignettes().filter(|one| kind(one).domain() == domain).collect();
        assert!(of.len() >= 4, "{domain}: {}", of.len());
    }
}

#[test]
fn a_vignette_stands_alone_and_spans_the_stances() {
    for vignette in vignettes() {
        let id = &vignette.id;
        assert_eq!(vignette.beats.len(), 1, "{id}");
        let answers = &vignette.beats[0].responses;
        assert_eq!(answers.len(), 5, "{id}");
        // An answer that only listens takes no stance, and that is worth something too.
        let stances: Vec<Stance> = answers.iter().filter_map(|one| one.codes.stance()).collect();
        assert!(stances.len() >= 4, "{id}: {stances:?}");
        let has = |stance| stances.contains(&stance);
        assert!(
            has(Stance::Rigid) && has(Stance::Held) && has(Stance::UnexaminedCrossing),
            "{id}: {stances:?}"
        );
        assert!(stances.iter().collect::<BTreeSet<_>>().len() >= 3, "{id}");
        assert!(answers.iter().any(|one| !one.ethics.is_empty()), "{id} cites no code");
        for answer in answers {
            assert!(!answer.why.is_empty(), "{id}: {}", answer.id);
            for cited in &answer.ethics {
                let reference: EthicsRef = cited.parse().expect("the checker has seen to it");
                assert!(CONTENT.tables.ethics.lookup(&reference).is_ok(), "{id}: {cited}");
            }
        }
        assert!(!vignette.brief.setting.is_empty(), "{id}");
    }
}

#[test]
fn the_two_forms_match() {
    let words = |one: &Scenario| -> usize {
        one.beats[0].responses.iter().map(|answer| answer.says.split_whitespace().count()).sum()
    };
    let stances = |one: &Scenario| {
        let mut all: Vec<Stance> =
            one.beats[0].responses.iter().filter_map(|answer| answer.codes.stance()).collect();
        all.sort();
        all
    };
    let mut pairs: BTreeMap<&str, BTreeMap<Form, &Scenario>> = BTreeMap::new();
    for one in vignettes() {
        let form = one.form.unwrap_or_else(|| panic!("{} belongs to no form", one.id));
        let before = pairs.entry(&one.pair).or_default().insert(form, one);
        assert!(before.is_none(), "{} is there twice", one.pair);
    }
    for (pair, twins) in &pairs {
        let (Some(a), Some(b)) = (twins.get(&Form::A), twins.get(&Form::B)) else {
            panic!("{pair} is half a pair");
        };
        assert_eq!(kind(a), kind(b), "{pair}");
        assert_eq!(a.level, b.level, "{pair}");
        assert_eq!(stances(a), stances(b), "{pair}");
        let (one, other) = (words(a), words(b));
        assert!(one.abs_diff(other) * 8 <= one.max(other), "{pair}: {one} and {other} words");
        assert_ne!(a.client.name, b.client.name, "{pair}: a repeat would be a test of memory");
    }
    // Each form alone covers every domain at least twice, so that 24 can be drawn from it.
    for form in [Form::A, Form::B] {
        for &domain in BoundaryDomain::ALL {
            let n =
                vignettes().filter(|one| one.form == Some(form) && kind(one).domain() == domain);
            assert!(n.count() >= 2, "{form:?} {domain}");
        }
    }
}

#[test]
fn every_item_says_what_it_leans_on_whom_it_is_for_and_that_nobody_has_reviewed_it() {
    for one in sessions().chain(vignettes()) {
        let id = &one.id;
        assert!(!one.sources.is_empty(), "{id} leans on nothing");
        assert!(!one.audience.is_empty(), "{id} is for nobody");
        assert_eq!(one.review.key(), "draft", "{id}");
        assert!(reading_grade(one) <= 9, "{id} reads at grade {}", reading_grade(one));
        assert!(!one.themes.is_empty(), "{id}");
    }
    for set in book().sets() {
        assert!(!set.sources.is_empty() && !set.audience.is_empty());
        assert_eq!(set.review.key(), "draft");
    }
}

#[test]
fn drills_are_enough_graded_and_of_every_kind() {
    let book = book();
    let n = book.drills().count();
    assert!(n >= 80, "{n}");
    let ids: BTreeSet<&str> = book.drills().map(|drill| drill.id.as_str()).collect();
    assert_eq!(ids.len(), n, "two drills have one name");
    for level in [Difficulty::Foundation, Difficulty::Intermediate, Difficulty::Advanced] {
        assert!(book.drills().filter(|drill| drill.level == level).count() >= 20, "{level:?}");
    }
    for &skill in Skill::ALL {
        // Advice that nobody asked for is no skill to practice.
        let fewest = if skill == Skill::AdviceWithoutPermission { 0 } else { 4 };
        let n = book.for_skill(skill).count();
        assert!(n >= fewest, "{skill}: {n} drills");
    }
    let risk = |drill: &&Drill| drill.moment.question == Some(WantedQuestion::DirectRisk);
    assert!(book.drills().filter(risk).count() >= 4);
    let kinds: BTreeSet<BoundaryKind> =
        book.drills().filter_map(|drill| drill.moment.boundary).collect();
    assert!(kinds.len() >= 10, "{kinds:?}");
    for drill in book.drills() {
        assert!(
            !drill.moment.feelings.is_empty()
                || drill.moment.boundary.is_some()
                || drill.moment.question.is_some(),
            "{}",
            drill.id
        );
        assert!(!drill.moment.meaning.is_empty(), "{} means nothing", drill.id);
        for (skill, models) in &drill.models {
            assert!(models.len() >= 2, "{}: {skill}", drill.id);
            assert!(
                models
                    .iter()
                    .all(|model| model.codes.has_skill(*skill) && model.codes.faults.is_empty())
            );
        }
    }
}

#[test]
fn files_of_drills_are_clean() {
    for name in files("drills", ".ron") {
        let found = CONTENT.load_drills(&source(&name)).diagnostics;
        let told: Vec<_> =
            found.iter().map(|one| format!("{} {}", one.code, one.message)).collect();
        assert_eq!(told, Vec::<String>::new(), "{name}");
    }
}

#[test]
fn the_page_of_the_library_is_the_one_its_files_make() {
    let all: Vec<Scenario> = SHIPPED.iter().map(|(_, scenario)| scenario.clone()).collect();
    let page = catalog(&all, &book());
    let there = source("docs/library.md").text;
    assert!(page == there, "`practicum library --out docs/library.md` writes it anew");
}

#[test]
fn scored_sessions_report_all_three_dimensions() {
    let of = |dimension| sessions().filter(|one| one.focus.contains(&dimension)).count();
    for &dimension in Dimension::ALL {
        assert!(of(dimension) >= 20, "{dimension}");
    }
}
