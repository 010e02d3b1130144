//! The debrief: what it says, why it says it, and that it says it in the same bytes.

use practicum::author::Play;
use practicum::coding::{BoundaryCode, ProcessMove, Stance};
use practicum::debrief::Debrief;
use practicum::report;
use practicum::scoring::Lesson;
use practicum::transcript::{RunMode, SelfRating};

use crate::support::{answer_all, begin, debrief_of, files, in_mode, playable, project, source};

const EXAMPLE: &str = "docs/authors/examples/12_whole_session.ron";

/// Every play of the authors' example, with its debrief.
fn plays() -> Vec<(Play, Debrief)> {
    let scenario = playable(&source(EXAMPLE).text);
    let debriefed = |name: String| {
        let play = Play::parse(&source(&name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        let mut session = begin(&scenario, play.seed.0);
        answer_all(&mut session, &play.answers.iter().map(String::as_str).collect::<Vec<_>>());
        let debrief =
            debrief_of(&scenario, session.transcript(), play.self_rating.map(SelfRating::from));
        (play, debrief)
    };
    files("docs/authors/examples/plays", ".ron").into_iter().map(debriefed).collect()
}

#[test]
fn a_debrief_reads_as_it_was_read() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(project("tests/snapshots"));
    settings.set_prepend_module_to_snapshot(false);
    let failed = plays().into_iter().find(|(_, debrief)| !debrief.passes);
    let (_, struggling) = failed.expect("one play does not pass");
    settings.bind(|| {
        insta::assert_snapshot!("debrief_text", report::debrief_text(&struggling));
        let json = report::json(&struggling).expect("it can be written");
        insta::assert_snapshot!("debrief_json", json);
    });
}

#[test]
fn every_weak_moment_has_a_reason_and_a_stronger_answer() {
    for (play, debrief) in plays() {
        for turn in debrief.turns.iter().filter(|turn| turn.is_weak) {
            assert!(!turn.why.is_empty(), "{}: turn {}", play.about, turn.number);
            let stronger = turn.stronger.as_ref().expect("a weak moment has a stronger answer");
            assert_ne!(stronger.id, turn.answer);
            assert!(!stronger.why.is_empty());
        }
    }
}

#[test]
fn every_quote_stands_in_its_answer() {
    for (play, debrief) in plays() {
        for turn in &debrief.turns {
            for quote in turn.codes.iter().flat_map(|code| &code.quotes) {
                assert!(turn.says.contains(quote.as_str()), "{}: “{quote}”", play.about);
            }
        }
        for finding in &debrief.findings {
            assert_eq!(finding.turns.len(), finding.quotes.len());
            for (turn, quote) in finding.turns.iter().zip(&finding.quotes) {
                assert!(debrief.turns[turn - 1].says.contains(quote.as_str()), "{}", play.about);
            }
        }
        for (turn, words) in debrief.corrective.turns.iter().zip(&debrief.corrective.words) {
            assert_eq!(&debrief.turns[turn - 1].says, words);
        }
    }
}

#[test]
fn a_score_can_be_added_up_from_its_turns() {
    for (play, debrief) in plays() {
        for report in &debrief.dimensions {
            let values = debrief.turns.iter().flat_map(|turn| &turn.values);
            let own: Vec<_> = values.filter(|value| value.dimension == report.dimension).collect();
            let Some(score) = report.score else { continue };
            assert_eq!(own.len(), report.n, "{}", play.about);
            let won: i32 = own.iter().map(|value| value.weight * (value.value - value.low)).sum();
            let chances: i32 =
                own.iter().map(|value| value.weight * (value.high - value.low)).sum();
            let sum = (100.0 * f64::from(won) / f64::from(chances)).round();
            assert!(f64::from(score) == sum || report.rule.contains("held at"), "{}", report.rule);
            assert!(report.rule.contains(&format!("= {sum}")), "{}", report.rule);
        }
    }
}

#[test]
fn the_gap_is_own_rating_less_score() {
    for (_, debrief) in plays() {
        for report in &debrief.dimensions {
            if let (Some(own), Some(score)) = (report.own, report.score) {
                assert_eq!(report.gap, Some(i16::from(own) - i16::from(score)));
            } else {
                assert_eq!(report.gap, None);
            }
        }
    }
}

#[test]
fn a_crossing_that_was_not_examined_says_what_it_counts_as() {
    let scenario = playable(&source(EXAMPLE).text);
    let mut session = begin(&scenario, 1);
    let first = session.offered().next().map(str::to_owned).expect("it offers answers");
    answer_all(&mut session, &[&first]);
    let mut transcript = session.transcript().clone();
    let turn = &mut transcript.turns[0];
    turn.moment.boundary = Some(practicum::moment::BoundaryKind::SmallGift);
    let moves = vec![ProcessMove::Acknowledge, ProcessMove::Reason];
    turn.codes.boundary = Some(BoundaryCode { stance: Stance::ExaminedCrossing, moves });
    let debrief = debrief_of(&scenario, &transcript, None);
    let moment = &debrief.boundary_moments[0];
    assert_eq!((moment.stance, moment.is_weak), (Some(Stance::UnexaminedCrossing), true));
    let told =
        debrief.turns[0].codes.iter().any(|code| code.words.contains("counts as unexamined"));
    assert!(told, "{:?}", debrief.turns[0].codes);
}

#[test]
fn a_session_left_at_once_claims_nothing() {
    let scenario = playable(&source(EXAMPLE).text);
    let session = in_mode(&scenario, 1, RunMode::Practice);
    let debrief = debrief_of(&scenario, session.transcript(), Some([70, 70, 70]));
    assert_eq!(debrief.corrective.lesson, Lesson::Nothing);
    assert!(debrief.corrective.title.contains("left before"), "{}", debrief.corrective.title);
    assert!(debrief.dimensions.iter().all(|report| report.score.is_none() && report.gap.is_none()));
    assert!(!report::debrief_text(&debrief).contains("Every moment was used"));
}
