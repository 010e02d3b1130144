//! What holds for any answers in any scenario.

use practicum::client::{Level, Mood, Shift, Variable};
use practicum::report;
use practicum::transcript::{Reply, Transcript};
use proptest::prelude::*;

use crate::support::{CONTENT, SHIPPED, answer_all, begin, debrief_of, play_out};

fn any_mood() -> impl Strategy<Value = Mood> {
    prop::collection::vec(-500..1500_i32, Variable::COUNT).prop_map(|levels| {
        Variable::ALL.iter().zip(levels).fold(Mood::default(), |mood, (&variable, level)| {
            mood.with(variable, Level::from_thousandths(level))
        })
    })
}

fn chosen(transcript: &Transcript) -> Vec<&str> {
    let ids = transcript.turns.iter().map(|turn| match &turn.reply {
        Reply::Chosen { id, .. } => id.as_str(),
        Reply::Typed { .. } => "",
    });
    ids.collect()
}

proptest! {
    #[test]
    fn state_stays_in_bounds(mood in any_mood(), by in prop::collection::vec(any::<i32>(), Variable::COUNT)) {
        let shift = Variable::ALL.iter().zip(by).fold(Shift::default(), |shift, (&variable, by)| {
            shift.with(variable, by / 2)
        });
        let moved = mood.moved(&shift);
        for &variable in Variable::ALL {
            prop_assert!((0..=1000).contains(&moved.get(variable).thousandths()));
        }
    }

    #[test]
    fn a_temperament_never_turns_a_shift_around_nor_beyond_its_limit(by in -5000..5000_i32) {
        for name in CONTENT.tables.temperaments.names() {
            let temperament = CONTENT.tables.temperaments.get(name).expect("it is named");
            for &variable in Variable::ALL {
                let felt = temperament.felt(&Shift::default().with(variable, by)).get(variable);
                prop_assert!(felt.abs() <= Shift::REACTION_LIMIT);
                prop_assert!(felt == 0 || felt.signum() == by.signum());
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_session_ends_in_bounds_and_replays(seed: u64, choices in prop::collection::vec(0..5_usize, 80)) {
        // Each case plays a few of them: all together they are played often enough.
        for (_, scenario) in SHIPPED.iter().skip((seed % 12) as usize).step_by(12) {
            let mut session = begin(scenario, seed);
            play_out(&mut session, choices.iter().copied());
            let original = session.transcript().clone();
            prop_assert!(original.turns.len() <= scenario.max_turns as usize);
            for mood in original.turns.iter().map(|turn| turn.after) {
                for &variable in Variable::ALL {
                    prop_assert!((0..=1000).contains(&mood.get(variable).thousandths()));
                }
            }
            let mut again = begin(scenario, seed);
            answer_all(&mut again, &chosen(&original));
            prop_assert_eq!(again.transcript(), &original);
            let bytes = |transcript: &Transcript| {
                let debrief = debrief_of(scenario, transcript, Some([70, 60, 50]));
                report::json(&debrief).expect("a debrief can be written") + &report::debrief_text(&debrief)
            };
            prop_assert_eq!(bytes(again.transcript()), bytes(&original));
        }
    }
}
