//! The turn engine: what a session tells, and that it is the same every time.

use practicum::client::Variable;
use practicum::coding::RuptureKind;
use practicum::scenario::Target;
use practicum::session::{Chart, Event, Session, SessionError, Setup};
use practicum::transcript::{AnswerMode, End, RunMode, Seed};

use crate::support::{CONTENT, SHIPPED, answer_all, begin, in_mode, play_out, playable};

/// A rupture with a repair, a guarded line, answer and route, wordings, a flag, and a loop.
const STORY: &str = r#"(
    format: 1, id: "story", client: (name: "Ana", start: (bond: 0.5, openness: 0.3)),
    beats: {
        "opens": (lines: [(says: ["One.", "Two.", "Three."], manner: ["looks up", "looks away"])], responses: [
            (id: "cold", says: "No.", effect: (bond: -0.2), then: "hurt"),
            (id: "warm", says: "Yes.", effect: (openness: 0.2, set: ["warmed"]), then: "middle"),
            (id: "again", says: "Say that once more.", then: "opens"),
        ]),
        "hurt": (rupture: withdrawal, lines: [(says: "Fine.")], responses: [
            (id: "owns", says: "I was short with you.", skills: [repair], effect: (bond: 0.2), then: "middle"),
            (id: "half", says: "I was short, was I?", skills: [repair], effect: (bond: -0.1), then: "hurt_on"),
            (id: "on", says: "So.", then: "hurt_on"),
        ]),
        "hurt_on": (rupture: withdrawal, lines: [(says: "…")], responses: [
            (id: "owns", says: "That was my doing.", skills: [repair], effect: (bond: 0.3), then: "middle"),
            (id: "on", says: "Next.", then: "done"),
        ]),
        "middle": (lines: [
            (when: [flag("warmed")], says: "It is warm here."),
            (when: [no_flag("warmed")], says: "It is cold here."),
        ], responses: [
            (id: "ask", says: "What else?", routes: [(when: [at_least(openness, 0.45)], to: "opens")], then: "done"),
            (id: "deep", says: "And behind that?", when: [at_least(openness, 0.45)], then: "done"),
            (id: "stop", says: "That will do.", then: "done"),
        ]),
    },
    endings: { "done": (says: "Bye.", goals: ["Rest"], task: "walk") },
)"#;

fn said(events: &[Event]) -> Vec<&str> {
    let lines = events.iter().filter_map(|event| match event {
        Event::Said(line) => Some(line.says.as_str()),
        _ => None,
    });
    lines.collect()
}

#[test]
fn guards_choose_lines_answers_and_ways() {
    let scenario = playable(STORY);
    let mut session = begin(&scenario, 1);
    let events = session.answer("warm").expect("it is offered");
    assert_eq!(said(&events), ["It is warm here."]);
    assert_eq!(session.offered().count(), 3);
    session.answer("ask").expect("it is offered");
    assert_eq!(session.beat(), Some("opens"));

    let mut session = begin(&scenario, 1);
    answer_all(&mut session, &["cold", "owns"]);
    assert!(!session.offered().any(|id| id == "deep"));
    let error = session.answer("deep").expect_err("it is not offered");
    assert_eq!(error, SessionError::NotOffered { id: "deep".into(), beat: "middle".into() });
    let events = session.answer("ask").expect("the session goes on");
    assert_eq!(events.last(), Some(&Event::Ended(End::Ending { id: "done".into(), early: false })));
    assert_eq!(session.answer("ask"), Err(SessionError::Over));
}

#[test]
fn a_rupture_is_repaired_when_repair_was_given_and_bond_is_back() {
    let scenario = playable(STORY);
    let ruptures = |ids: &[&str]| {
        let mut session = begin(&scenario, 1);
        answer_all(&mut session, ids);
        let all = session.transcript().ruptures.clone();
        all.iter()
            .map(|rupture| (rupture.kind, rupture.began, rupture.repaired))
            .collect::<Vec<_>>()
    };
    let withdrawal = RuptureKind::Withdrawal;
    assert_eq!(ruptures(&["cold", "owns"]), [(withdrawal, 1, Some(1))]);
    // A repair that does not bring the bond back leaves it open; a later one closes it. It began once.
    assert_eq!(ruptures(&["cold", "half", "owns"]), [(withdrawal, 1, Some(2))]);
    // Bond alone does not repair, nor does a session that goes on.
    assert_eq!(ruptures(&["cold", "on", "on"]), [(withdrawal, 1, None)]);
    assert_eq!(ruptures(&["warm", "stop"]), []);
}

#[test]
fn the_seed_picks_wording_caption_and_order_and_nothing_else() {
    let scenario = playable(STORY);
    let first = |seed| {
        let setup = Setup {
            seed: Seed(seed),
            mode: RunMode::Transfer,
            answers: AnswerMode::Choose,
            carry: None,
        };
        let (session, events) = Session::begin(&scenario, &CONTENT.tables.reactions, setup);
        let offered: Vec<String> = session.offered().map(str::to_owned).collect();
        (format!("{:?}", said(&events)), offered)
    };
    let all: std::collections::BTreeSet<_> = (0..60).map(first).collect();
    let wordings: std::collections::BTreeSet<_> =
        all.iter().map(|(says, _)| says.clone()).collect();
    let orders: std::collections::BTreeSet<_> =
        all.iter().map(|(_, order)| order.clone()).collect();
    assert_eq!((wordings.len(), orders.len()), (3, 6));
    let moods = |seed| {
        let mut session = begin(&scenario, seed);
        answer_all(&mut session, &["again", "warm", "stop"]);
        session.transcript().turns.iter().map(|turn| turn.after).collect::<Vec<_>>()
    };
    assert_eq!(moods(1), moods(99));
}

#[test]
fn every_session_ends_when_time_is_up() {
    let scenario = playable(STORY);
    let mut session = begin(&scenario, 1);
    for _ in 0..8 {
        session.answer("again").expect("the loop goes on");
    }
    assert_eq!(scenario.max_turns, 8);
    assert_eq!(session.transcript().end, End::TimeUp);
    assert!(session.is_over());
}

#[test]
fn a_step_back_leads_to_where_it_was_and_is_told() {
    let scenario = playable(STORY);
    let plain = {
        let mut session = in_mode(&scenario, 5, RunMode::Practice);
        answer_all(&mut session, &["again", "cold", "owns", "stop"]);
        session.transcript().clone()
    };
    let mut session = in_mode(&scenario, 5, RunMode::Practice);
    assert_eq!(session.rewind(), Err(SessionError::AtTheStart));
    answer_all(&mut session, &["again", "cold", "half", "owns", "stop"]);
    for _ in 0..3 {
        session.rewind().expect("there is something to take back");
    }
    assert_eq!(session.beat(), Some("hurt"));
    answer_all(&mut session, &["owns", "stop"]);
    let mut again = session.transcript().clone();
    assert_eq!((again.rewinds, again.is_coached()), (3, true));
    again.rewinds = 0;
    assert_eq!(again, plain);
    let mut exam = in_mode(&scenario, 5, RunMode::Exam);
    answer_all(&mut exam, &["warm"]);
    assert_eq!(exam.rewind(), Err(SessionError::NotPractice));
    assert_eq!(exam.hint(), Err(SessionError::NotPractice));
}

#[test]
fn the_next_session_begins_where_this_one_ended() {
    let scenario = playable(STORY);
    let mut session = begin(&scenario, 1);
    answer_all(&mut session, &["warm", "stop"]);
    let carry = session.carry();
    assert_eq!(
        (carry.from.as_str(), carry.flags.as_slice()),
        ("story", &["warmed".to_owned()][..])
    );
    let next = playable(
        r#"(format: 1, id: "story-2", follows: "story", without_record: (alliance: (bond: 0.2)),
        client: (name: "Ana", goals: ["Rest"], tasks: { "walk": "Walk once" }, start: (distress: 0.7)),
        beats: { "a": (lines: [(says: "Hi.")], responses: [
            (id: "task", says: "You walked.", when: [task_set("walk"), goal_agreed("Rest"), flag("warmed")], then: "end"),
            (id: "none", says: "Welcome.", then: "end"),
        ]) }, endings: { "end": () })"#,
    );
    let offered = |carry| {
        let setup =
            Setup { seed: Seed(1), mode: RunMode::Transfer, answers: AnswerMode::Choose, carry };
        let (session, _) = Session::begin(&next, &CONTENT.tables.reactions, setup);
        (session.offered().count(), session.state().mood)
    };
    let bond = session.state().mood.bond;
    let (n, mood) = offered(Some(carry));
    assert_eq!((n, mood.bond, mood.distress.thousandths()), (2, bond, 700));
    let (n, mood) = offered(None);
    assert_eq!((n, mood.bond.thousandths()), (1, 200));
}

#[test]
fn the_bare_step_and_the_session_are_one() {
    for (name, scenario) in SHIPPED.iter() {
        let chart = Chart::new(scenario, &CONTENT.tables.reactions);
        for seed in 0..40 {
            let mut session = begin(scenario, seed);
            let (mood, flags) = scenario.opening(None);
            let mut state = chart.begin(mood, flags);
            let mut turn = seed as usize;
            while let Some(Target::Beat(beat)) = state.at {
                let bare: Vec<usize> =
                    (0..chart.answers(&state)).filter(|&n| chart.is_offered(&state, n)).collect();
                let ids = |n: &usize| scenario.beat(beat).responses[*n].id.clone();
                let mut shown: Vec<String> = session.offered().map(str::to_owned).collect();
                let mut known: Vec<String> = bare.iter().map(ids).collect();
                let choice = bare[turn % bare.len()];
                session.answer(&ids(&choice)).expect("what the chart offers the session offers");
                state = chart.step(&state, choice);
                shown.sort();
                known.sort();
                assert_eq!(shown, known, "{name}");
                assert_eq!(session.state(), &state, "{name}");
                turn = turn * 7 + 3;
            }
            assert!(session.is_over(), "{name}");
        }
    }
}

#[test]
fn same_inputs_same_bytes() {
    for (name, scenario) in SHIPPED.iter() {
        let run = || {
            let mut session = begin(scenario, 11);
            play_out(&mut session, (0..).map(|n| n * 5 + 2));
            format!("{:?}", session.transcript())
        };
        assert_eq!(run(), run(), "{name}");
    }
}

#[test]
fn variables_stay_named_as_files_write_them() {
    let names: Vec<_> = Variable::ALL.iter().map(|variable| variable.key()).collect();
    assert_eq!(names, ["bond", "task", "goal", "openness", "distress", "readiness"]);
}
