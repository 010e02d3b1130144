//! The rubric and its rules, by the numbers the product promises.

use practicum::client::Mood;
use practicum::coding::{
    BoundaryCode, CodedReply, Dimension, Empathy, Fault, ProcessMove, QuestionForm, Skill, Stance,
};
use practicum::moment::{BoundaryKind, Moment, WantedQuestion};
use practicum::scoring::{Lesson, Rubric, corrective_point, process_counts, score};
use practicum::stamp::Stamp;
use practicum::transcript::{
    AnswerMode, Authored, End, Reply, RunMode, Rupture, Seed, Transcript, Turn,
};
use proptest::prelude::*;

use crate::support::{CONTENT, SHIPPED, begin, play_out, source};

fn rubric() -> &'static Rubric {
    &CONTENT.rubric
}

fn codes() -> CodedReply {
    CodedReply {
        skills: vec![],
        faults: vec![],
        empathy: None,
        boundary: None,
        question: QuestionForm::NoQuestion,
        evidence: vec![],
    }
}

fn level(level: u8) -> CodedReply {
    CodedReply { empathy: Some(Empathy { level, accurate: true }), ..codes() }
}

fn stance(stance: Stance, moves: &[ProcessMove]) -> CodedReply {
    CodedReply { boundary: Some(BoundaryCode { stance, moves: moves.to_vec() }), ..codes() }
}

fn form(question: QuestionForm) -> CodedReply {
    CodedReply { question, ..codes() }
}

fn feeling() -> Moment {
    Moment { feelings: vec!["sad".into()], ..Moment::default() }
}

fn boundary(moves: &[ProcessMove]) -> Moment {
    Moment { boundary: Some(BoundaryKind::SmallGift), moves: moves.to_vec(), ..Moment::default() }
}

fn wants(question: WantedQuestion) -> Moment {
    Moment { question: Some(question), ..Moment::default() }
}

fn value(moment: &Moment, codes: &CodedReply, dimension: Dimension) -> Option<i32> {
    rubric().values(moment, codes)[dimension.index()]
}

/// A turn at which the first of these was given and the others were to be had.
fn turn(moment: Moment, given: CodedReply, others: Vec<CodedReply>) -> Turn {
    let authored = std::iter::once(given.clone()).chain(others);
    Turn {
        beat: "b".into(),
        visit: 1,
        moment,
        lines: vec![],
        offered: vec![],
        authored: authored.map(|codes| Authored { id: "a".into(), codes }).collect(),
        reply: Reply::Chosen { id: "a".into(), says: "so many words here".into() },
        codes: given,
        before: Mood::default(),
        after: Mood::default(),
        in_rupture: false,
    }
}

fn transcript(turns: Vec<Turn>) -> Transcript {
    Transcript {
        scenario: Stamp { id: "s".into(), hash: String::new() },
        focus: Dimension::ALL.to_vec(),
        seed: Seed(1),
        mode: RunMode::Transfer,
        answers: AnswerMode::Choose,
        opening: Mood::default(),
        turns,
        ruptures: vec![],
        end: End::TimeUp,
        closing: None,
        hints: 0,
        rewinds: 0,
    }
}

#[test]
fn empathy_goes_by_level_and_accuracy() {
    let values: Vec<_> =
        (1..=5).map(|l| value(&feeling(), &level(l), Dimension::Empathy)).collect();
    assert_eq!(values, [0, 250, 600, 800, 1000].map(Some));
    let wrong = CodedReply { empathy: Some(Empathy { level: 5, accurate: false }), ..codes() };
    assert_eq!(value(&feeling(), &wrong, Dimension::Empathy), Some(250));
    let wrong = CodedReply { empathy: Some(Empathy { level: 1, accurate: false }), ..codes() };
    assert_eq!(value(&feeling(), &wrong, Dimension::Empathy), Some(0));
    assert_eq!(value(&feeling(), &codes(), Dimension::Empathy), Some(250));
    assert_eq!(value(&Moment::default(), &level(5), Dimension::Empathy), None);
}

#[test]
fn both_sides_of_a_boundary_are_wrong_and_care_earns_its_moves() {
    use ProcessMove::{Acknowledge, Alternative, Consult, Explore, Limit, Reason};
    let moment = boundary(&[Acknowledge, Limit, Reason]);
    let value = |codes: &CodedReply| value(&moment, codes, Dimension::Boundaries);
    assert_eq!(value(&stance(Stance::Violation, &[Acknowledge, Limit])), Some(0));
    assert_eq!(value(&stance(Stance::Rigid, &[Limit])), Some(250));
    assert_eq!(value(&stance(Stance::UnexaminedCrossing, &[Acknowledge])), Some(250));
    assert_eq!(value(&codes()), Some(400));
    assert_eq!(value(&stance(Stance::Held, &[])), Some(700));
    assert_eq!(value(&stance(Stance::Held, &[Acknowledge, Limit])), Some(900));
    assert_eq!(value(&stance(Stance::Held, &[Acknowledge, Limit, Reason])), Some(1000));
    // An unwanted move adds nothing.
    assert_eq!(value(&stance(Stance::Held, &[Explore, Alternative])), Some(700));
    // A crossing is examined only with a reason and a plan to consult.
    assert_eq!(value(&stance(Stance::ExaminedCrossing, &[Acknowledge, Reason])), Some(250));
    assert_eq!(
        value(&stance(Stance::ExaminedCrossing, &[Acknowledge, Reason, Consult])),
        Some(800)
    );
    // Four, five and six wanted moves divide without a rest.
    for (n, each) in [(1, 300), (2, 150), (3, 100), (4, 75), (5, 60), (6, 50)] {
        let moment = boundary(&ProcessMove::ALL[..n]);
        let one = stance(Stance::Held, &ProcessMove::ALL[..1]);
        assert_eq!(rubric().values(&moment, &one)[1], Some(700 + each));
    }
}

#[test]
fn a_question_is_right_or_wrong_for_its_moment() {
    let value = |wanted, codes: &CodedReply| value(&wants(wanted), codes, Dimension::Questioning);
    for (wanted, best) in [
        (WantedQuestion::Open, QuestionForm::Open),
        (WantedQuestion::Clarifying, QuestionForm::Clarifying),
        (WantedQuestion::DirectRisk, QuestionForm::DirectRisk),
        (WantedQuestion::Hold, QuestionForm::NoQuestion),
    ] {
        for &used in QuestionForm::ALL {
            let found = value(wanted, &form(used)).expect("the moment asks for it");
            assert_eq!(found == 1000, used == best, "{used:?} where {wanted:?} is wanted");
        }
    }
    let faulty =
        |faults: &[Fault]| CodedReply { faults: faults.to_vec(), ..form(QuestionForm::Open) };
    assert_eq!(value(WantedQuestion::Open, &faulty(&[Fault::DoubleQuestion])), Some(750));
    assert_eq!(
        value(WantedQuestion::Open, &faulty(&[Fault::DoubleQuestion, Fault::LeadingQuestion])),
        Some(500)
    );
    assert_eq!(value(WantedQuestion::Open, &faulty(&[Fault::Minimizing])), Some(1000));
    let all = [
        Fault::DoubleQuestion,
        Fault::LeadingQuestion,
        Fault::AccusatoryWhy,
        Fault::AdviceAsQuestion,
    ];
    assert_eq!(value(WantedQuestion::Hold, &faulty(&all)), Some(0));
}

#[test]
fn a_score_is_the_part_of_its_chances_that_was_used() {
    let given = [5, 3, 1, 2, 4].map(|l| turn(feeling(), level(l), vec![level(1), level(5)]));
    let scores = score(&transcript(given.to_vec()), rubric());
    // (1 + .6 + 0 + .25 + .8) / 5 = .53
    assert_eq!(scores.of(Dimension::Empathy).score, Some(53));
    assert_eq!(scores.of(Dimension::Empathy).n, 5);
    let weak: Vec<_> =
        scores.of(Dimension::Empathy).moments.iter().map(|moment| moment.is_weak).collect();
    assert_eq!(weak, [false, false, true, true, false]);
    // The range is that of the beat's own answers: 3 between 2 and 4 has used .35/.55.
    let given = vec![turn(feeling(), level(3), vec![level(2), level(4)]); 5];
    assert_eq!(score(&transcript(given), rubric()).of(Dimension::Empathy).score, Some(64));
}

#[test]
fn too_few_moments_and_too_small_a_spread_are_not_scored() {
    let given = vec![turn(feeling(), level(5), vec![level(1)]); 4];
    let scores = score(&transcript(given), rubric());
    assert_eq!((scores.of(Dimension::Empathy).score, scores.of(Dimension::Empathy).n), (None, 4));
    assert!(!scores.passes);
    let given = vec![turn(feeling(), level(5), vec![level(4)]); 9];
    assert_eq!(score(&transcript(given), rubric()).of(Dimension::Empathy).n, 0);
    let mut unreported = transcript(vec![turn(feeling(), level(5), vec![level(1)]); 5]);
    unreported.focus.clear();
    assert_eq!(score(&unreported, rubric()).of(Dimension::Empathy).score, None);
}

#[test]
fn moments_of_risk_weigh_twice() {
    let risk = Moment { feelings: vec!["desperate".into()], ..wants(WantedQuestion::DirectRisk) };
    let ask = |l| CodedReply { question: QuestionForm::DirectRisk, ..level(l) };
    let mut turns = vec![turn(feeling(), level(1), vec![level(5)]); 4];
    turns.push(turn(risk, ask(5), vec![level(1)]));
    // 2 of 6 weights were won.
    assert_eq!(score(&transcript(turns), rubric()).of(Dimension::Empathy).score, Some(33));
}

#[test]
fn a_violation_and_unasked_risk_cap_boundaries_and_lead() {
    let held = stance(Stance::Held, ProcessMove::ALL);
    let good = turn(boundary(&[]), held.clone(), vec![stance(Stance::Violation, &[])]);
    let bad = turn(boundary(&[]), stance(Stance::Violation, &[]), vec![held]);
    let mut turns = vec![good.clone(); 9];
    turns.push(bad.clone());
    let run = transcript(turns);
    let scores = score(&run, rubric());
    let boundaries = scores.of(Dimension::Boundaries);
    assert_eq!((boundaries.score, boundaries.uncapped), (Some(40), Some(90)));
    assert_eq!(scores.violations, [9]);
    assert!(!scores.passes);
    assert_eq!(corrective_point(&run, &scores, rubric()), (Lesson::Violation, vec![9]));
    // It leads whatever n.
    let run = transcript(vec![bad]);
    assert_eq!(corrective_point(&run, &score(&run, rubric()), rubric()).0, Lesson::Violation);

    let risk = || wants(WantedQuestion::DirectRisk);
    let unasked = turn(risk(), form(QuestionForm::Open), vec![form(QuestionForm::DirectRisk)]);
    let asked = turn(risk(), form(QuestionForm::DirectRisk), vec![form(QuestionForm::Open)]);
    let run = transcript(vec![good.clone(), unasked.clone()]);
    let scores = score(&run, rubric());
    assert_eq!(scores.risk_unasked, Some(1));
    assert_eq!(corrective_point(&run, &scores, rubric()), (Lesson::RiskUnasked, vec![1]));
    // Asked later is asked; asked before it was due is not.
    assert_eq!(
        score(&transcript(vec![unasked.clone(), asked.clone()]), rubric()).risk_unasked,
        None
    );
    let early = turn(feeling(), form(QuestionForm::DirectRisk), vec![]);
    assert_eq!(score(&transcript(vec![early, unasked]), rubric()).risk_unasked, Some(1));
}

#[test]
fn the_corrective_point_is_the_costliest_in_the_costliest_dimension() {
    let fault = |fault| CodedReply { faults: vec![fault], ..level(1) };
    let best = || CodedReply { skills: vec![Skill::ReflectionOfFeeling], ..level(5) };
    let run = transcript(vec![
        turn(feeling(), fault(Fault::TopicShift), vec![best()]),
        turn(feeling(), fault(Fault::Minimizing), vec![best()]),
        turn(feeling(), fault(Fault::Minimizing), vec![best()]),
        turn(
            wants(WantedQuestion::Open),
            form(QuestionForm::Closed),
            vec![form(QuestionForm::Open)],
        ),
    ]);
    // The skill was missed in all three, and so cost more than either fault.
    let found = |run: &Transcript| corrective_point(run, &score(run, rubric()), rubric());
    assert_eq!(found(&run), (Lesson::MissedSkill(Skill::ReflectionOfFeeling), vec![0, 1, 2]));
    // In one moment a fault is told before what was left out.
    let run = transcript(vec![turn(feeling(), fault(Fault::Minimizing), vec![best()])]);
    assert_eq!(found(&run), (Lesson::Fault(Fault::Minimizing), vec![0]));
    // Ties go to the earliest.
    let plain = |f| turn(feeling(), fault(f), vec![level(5)]);
    let run = transcript(vec![plain(Fault::TopicShift), plain(Fault::Minimizing)]);
    assert_eq!(found(&run), (Lesson::Fault(Fault::TopicShift), vec![0]));
    // Where something was reflected, a deeper reflection is not called missing.
    let deep = CodedReply { skills: vec![Skill::ReflectionOfMeaning], ..level(5) };
    let plain = CodedReply { skills: vec![Skill::ReflectionOfFeeling], ..level(3) };
    let run = transcript(vec![turn(feeling(), plain, vec![deep])]);
    assert_eq!(found(&run), (Lesson::Depth, vec![0]));
    let run = transcript(vec![turn(feeling(), best(), vec![level(1)])]);
    assert_eq!(found(&run), (Lesson::Nothing, vec![]));
    let mut strained = run.clone();
    let kind = practicum::coding::RuptureKind::Withdrawal;
    strained.ruptures.push(Rupture { kind, began: 0, repaired: None });
    assert_eq!(found(&strained), (Lesson::UnrepairedRupture, vec![0]));
}

#[test]
fn process_counts_count() {
    let with = |skills: &[Skill]| CodedReply { skills: skills.to_vec(), ..codes() };
    let run = transcript(vec![
        turn(feeling(), with(&[Skill::ReflectionOfFeeling]), vec![]),
        turn(Moment::default(), with(&[Skill::ReflectionOfMeaning]), vec![]),
        turn(feeling(), with(&[Skill::OpenQuestion]), vec![]),
        turn(Moment::default(), form(QuestionForm::DirectRisk), vec![]),
        turn(Moment::default(), with(&[Skill::ClosedQuestion]), vec![]),
        turn(Moment::default(), with(&[Skill::Restatement, Skill::OpenQuestion]), vec![]),
    ]);
    let counts = process_counts(&run);
    assert_eq!((counts.reflections, counts.complex_reflections), (3, 1));
    assert_eq!((counts.questions, counts.open_questions, counts.longest_question_run), (4, 2, 3));
    assert_eq!((counts.feelings_shown, counts.feelings_met), (2, 1));
    assert_eq!((counts.counselor_words, counts.talk_share()), (24, Some(100)));
}

#[test]
fn a_rubric_that_cannot_score_is_refused() {
    let text = source("assets/rubrics/standard.ron").text;
    let refused = |from: &str, to: &str| {
        let text = text.replace(from, to);
        Rubric::from_ron(&text).expect_err("it is refused").to_string()
    };
    assert!(Rubric::from_ron(&text).is_ok());
    assert!(refused("format: 1", "format: 2").contains("format 2"));
    assert!(refused("held: 0.7", "held: 7").contains("boundaries.held"));
    assert!(refused("spread: 0.25", "spread: 0").contains("spread"));
    assert!(refused("levels: [0,", "levels: [0, 0,").contains("empathy.levels"));
    assert!(refused("weights: { risk: 2,", "weights: {").contains("weights"));
    assert!(refused("pass: 70", "pas: 70").contains("pas"));
    assert!(refused("held: 0.7", "held: 0.8").contains("together with `moves`"));
    assert!(refused("levels: [0, 0.25, 0.6", "levels: [0, 0.65, 0.6").contains("must not fall"));
    assert!(refused("id: \"standard\"", "id: \" \"").contains("needs an `id`"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is answered, scores lie in range, and do not depend on the order answers are shown or written in.
    #[test]
    fn scores_lie_in_range_and_ignore_order(seed: u64, choices in prop::collection::vec(0..4_usize, 60)) {
        for (_, scenario) in SHIPPED.iter() {
            let mut session = begin(scenario, seed);
            play_out(&mut session, choices.iter().copied());
            let run = session.transcript().clone();
            let scores = score(&run, rubric());
            for dimension in &scores.dimensions {
                prop_assert!(dimension.score.is_none_or(|score| score <= 100));
                for moment in &dimension.moments {
                    prop_assert!((0..=1000).contains(&moment.share));
                }
            }
            let mut shuffled = run.clone();
            for turn in &mut shuffled.turns {
                turn.authored.reverse();
                turn.offered.reverse();
            }
            prop_assert_eq!(score(&shuffled, rubric()), scores);
        }
    }
}
