//! When a drill comes back: spaced repetition by FSRS, in whole days.
//!
//! The scheduler is the FSRS-5 of the `rs-fsrs` crate with its published weights, without fuzz. It runs on days and
//! not on minutes: the same statement again within minutes would train a memory for its words, not the skill.

use core::time::Duration;

use rs_fsrs::{Card, FSRS, Parameters, Rating, Seed, State};
use serde::{Deserialize, Serialize};

use super::answer::{Felt, Outcome};

/// Half a year: a drill comes back within a course.
const LONGEST: i32 = 180;
const DAY_SECS: u64 = 86_400;

/// FSRS-5's weights as published, written here so that a newer crate changes nobody's schedule.
const WEIGHTS: [f64; 19] = [
    0.4072, 1.1829, 3.1262, 15.4722, 7.2102, 0.5316, 1.0651, 0.0234, 1.616, 0.1544, 1.0824, 1.9813,
    0.0953, 0.2975, 2.2042, 0.2407, 2.9466, 0.5034, 0.6567,
];

/// How well a drill went, for the scheduler.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the scheduler's own four words")]
pub enum Grade {
    Again,
    Hard,
    Good,
    Easy,
}

/// The grade for what an answer was and how hard it felt; `None` where there is nothing to go by.
///
/// A miss is a miss, however easy it felt; what was only nearly there is never better than good; a felt difficulty
/// that was not said counts as about right.
pub const fn grade(outcome: Outcome, felt: Option<Felt>) -> Option<Grade> {
    Some(match (outcome, felt) {
        (Outcome::CannotTell, _) => return None,
        (Outcome::Missed, _) => Grade::Again,
        (Outcome::Hit, Some(Felt::TooEasy)) => Grade::Easy,
        (Outcome::Hit, Some(Felt::AboutRight) | None) => Grade::Good,
        (Outcome::Nearly, Some(Felt::TooEasy)) => Grade::Good,
        (Outcome::Hit, Some(Felt::TooHard)) | (Outcome::Nearly, _) => Grade::Hard,
    })
}

/// What the scheduler knows of one drill and skill.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Memory {
    /// In how many days the chance to do it well has sunk to nine in ten.
    pub stability: f64,
    /// 1 to 10.
    pub difficulty: f64,
    /// How often it was done.
    pub reps: i32,
    /// How often it was missed after it was known.
    pub lapses: i32,
    /// The day it was done last, counted from January 1, 1970.
    pub done_on: i64,
    /// After how many days it comes back.
    pub interval: i64,
}

impl Memory {
    /// What is known after it was done once more, on this day.
    pub fn after(before: Option<&Self>, grade: Grade, day: i64) -> Self {
        // A clock that was set back must not make time run backwards.
        let day = before.map_or(day, |before| day.max(before.done_on));
        let epoch = Card::default().due;
        let at = |day: i64| {
            epoch + Duration::from_secs(u64::try_from(day).unwrap_or(0).saturating_mul(DAY_SECS))
        };
        let card = before.map_or_else(Card::default, |before| Card {
            due: at(before.due_on()),
            stability: before.stability.max(0.01),
            difficulty: before.difficulty.clamp(1.0, 10.0),
            elapsed_days: 0,
            scheduled_days: before.interval,
            reps: before.reps,
            lapses: before.lapses,
            state: State::Review,
            last_review: at(before.done_on),
        });
        let rating = match grade {
            Grade::Again => Rating::Again,
            Grade::Hard => Rating::Hard,
            Grade::Good => Rating::Good,
            Grade::Easy => Rating::Easy,
        };
        let next = FSRS::new(parameters()).next(card, at(day), rating).card;
        Self {
            stability: rounded(next.stability),
            difficulty: rounded(next.difficulty),
            reps: next.reps,
            lapses: next.lapses,
            done_on: day,
            // The crate keeps better grades a day apart, also beyond its own limit.
            interval: next.scheduled_days.clamp(1, i64::from(LONGEST)),
        }
    }

    /// The day it comes back.
    pub const fn due_on(&self) -> i64 {
        self.done_on.saturating_add(self.interval)
    }
}

/// `Parameters::default` would ask the clock for a seed, so every field stands here.
fn parameters() -> Parameters {
    Parameters {
        request_retention: 0.9,
        maximum_interval: LONGEST,
        w: WEIGHTS,
        decay: Parameters::DECAY,
        factor: Parameters::FACTOR,
        enable_short_term: false,
        enable_fuzz: false,
        seed: Seed::Empty,
    }
}

/// To millionths, so that the last bit of a machine's logarithm is not kept.
fn rounded(number: f64) -> f64 {
    (number * 1e6).round() / 1e6
}

#[cfg(test)]
mod tests {
    use super::*;

    fn intervals(grades: &[Grade]) -> Vec<i64> {
        let mut memory: Option<Memory> = None;
        let mut all = Vec::new();
        for &grade in grades {
            // Each time on the day it is due.
            let day = memory.as_ref().map_or(20_000, Memory::due_on);
            let after = Memory::after(memory.as_ref(), grade, day);
            all.push(after.interval);
            memory = Some(after);
        }
        all
    }

    #[test]
    fn the_schedule_is_the_same_every_time() {
        use Grade::{Again, Easy, Good, Hard};
        assert_eq!(intervals(&[Good, Good, Good, Good, Good]), [3, 11, 36, 105, 180]);
        assert_eq!(intervals(&[Easy]), [15]);
        assert_eq!(intervals(&[Hard, Hard]), [2, 2]);
        assert_eq!(intervals(&[Again, Again]), [1, 1]);
        assert_eq!(intervals(&[Good, Good, Again]), [3, 11, 2]);
    }

    #[test]
    fn better_grades_never_come_back_sooner() {
        let before = Memory::after(None, Grade::Good, 20_000);
        let all = [Grade::Again, Grade::Hard, Grade::Good, Grade::Easy];
        for day in [20_000, 20_001, 20_003, 20_040] {
            let next = all.map(|grade| Memory::after(Some(&before), grade, day).interval);
            assert!(next.is_sorted(), "{day}: {next:?}");
        }
    }

    #[test]
    fn nothing_breaks_where_the_clock_was_set_back() {
        let before = Memory::after(None, Grade::Good, 20_000);
        let after = Memory::after(Some(&before), Grade::Good, 100);
        assert_eq!(after.done_on, 20_000);
        assert!(after.stability.is_finite() && after.interval >= 1);
        assert_eq!(Memory::after(None, Grade::Good, -5).interval, 3);
    }

    #[test]
    fn the_table_of_grades_is_the_documented_one() {
        use Grade::{Again, Easy, Good, Hard};
        let felt = [Some(Felt::TooEasy), Some(Felt::AboutRight), Some(Felt::TooHard), None];
        let row = |outcome| felt.map(|felt| grade(outcome, felt));
        assert_eq!(row(Outcome::Hit), [Some(Easy), Some(Good), Some(Hard), Some(Good)]);
        assert_eq!(row(Outcome::Nearly), [Some(Good), Some(Hard), Some(Hard), Some(Hard)]);
        assert_eq!(row(Outcome::Missed), [Some(Again); 4]);
        assert_eq!(row(Outcome::CannotTell), [None; 4]);
    }
}
