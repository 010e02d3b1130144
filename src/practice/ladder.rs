//! How hard the drills are that come next: a level for each skill, moved by how answers went and felt.

use super::answer::{Felt, Outcome};
use crate::coding::Skill;
use crate::library::DrillBook;
use crate::scenario::raw::Difficulty;

/// So many hits in a row that felt too easy lead one level up.
const EASY_UP: u32 = 2;
/// So many misses in a row lead one level down.
const MISSES_DOWN: u32 = 2;

/// The levels at which a skill can be practiced, the easiest first.
pub fn levels_of(book: &DrillBook, skill: Skill) -> Vec<Difficulty> {
    let mut all: Vec<Difficulty> = book.for_skill(skill).map(|drill| drill.level).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// What an answer did to the level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name says which")]
pub enum Moved {
    Up,
    Down,
    Stayed,
}

/// The level of one skill, and what speaks for another.
///
/// It begins at the easiest. Two hits in a row that felt too easy lead up; one answer that felt too hard, or two
/// misses in a row, lead down. A drill that is easier than the level says nothing for going up, and a harder one
/// nothing for going down: old drills come back at any level. What cannot be told is passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ladder {
    levels: Vec<Difficulty>,
    at: usize,
    easy: u32,
    misses: u32,
}

impl Ladder {
    /// The foot of the ladder, for a skill with these levels, the easiest first.
    pub fn new(levels: Vec<Difficulty>) -> Self {
        Self { levels, at: 0, easy: 0, misses: 0 }
    }

    /// The level now.
    pub fn level(&self) -> Difficulty {
        self.levels.get(self.at).copied().unwrap_or_default()
    }

    /// Goes to a level, if the skill has it.
    pub fn go_to(&mut self, level: Difficulty) -> bool {
        let found = self.levels.iter().position(|&one| one == level);
        if let Some(at) = found {
            (self.at, self.easy, self.misses) = (at, 0, 0);
        }
        found.is_some()
    }

    /// Takes an answer to a drill of some level.
    pub fn take(&mut self, drill: Difficulty, outcome: Outcome, felt: Option<Felt>) -> Moved {
        let (speaks_up, speaks_down) = (drill >= self.level(), drill <= self.level());
        match (outcome, felt) {
            (Outcome::CannotTell, _) => return Moved::Stayed,
            (_, Some(Felt::TooHard)) if speaks_down => return self.step(Moved::Down),
            (Outcome::Missed, _) if speaks_down => (self.easy, self.misses) = (0, self.misses + 1),
            (Outcome::Hit, Some(Felt::TooEasy)) if speaks_up => {
                (self.easy, self.misses) = (self.easy + 1, 0);
            }
            // An easier drill that went well, or a harder one that did not, is what one would expect.
            _ if drill != self.level() => {}
            _ => (self.easy, self.misses) = (0, 0),
        }
        if self.easy >= EASY_UP {
            self.step(Moved::Up)
        } else if self.misses >= MISSES_DOWN {
            self.step(Moved::Down)
        } else {
            Moved::Stayed
        }
    }

    fn step(&mut self, to: Moved) -> Moved {
        (self.easy, self.misses) = (0, 0);
        let before = self.at;
        self.at = match to {
            Moved::Up => (self.at + 1).min(self.levels.len().saturating_sub(1)),
            Moved::Down => self.at.saturating_sub(1),
            Moved::Stayed => self.at,
        };
        if self.at == before { Moved::Stayed } else { to }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Difficulty::{Advanced, Foundation, Intermediate};
    use Felt::{AboutRight, TooEasy, TooHard};
    use Outcome::{CannotTell, Hit, Missed, Nearly};

    fn ladder(at: Difficulty) -> Ladder {
        let mut ladder = Ladder::new(vec![Foundation, Intermediate, Advanced]);
        assert!(ladder.go_to(at));
        ladder
    }

    #[test]
    fn two_easy_hits_in_a_row_lead_up() {
        let mut one = ladder(Foundation);
        assert_eq!(one.take(Foundation, Hit, Some(TooEasy)), Moved::Stayed);
        assert_eq!(one.take(Foundation, CannotTell, Some(TooEasy)), Moved::Stayed);
        assert_eq!(one.take(Foundation, Hit, Some(TooEasy)), Moved::Up);
        assert_eq!(one.level(), Intermediate);
        assert_eq!(one.take(Intermediate, Hit, Some(TooEasy)), Moved::Stayed, "they count anew");
    }

    #[test]
    fn what_lies_between_breaks_the_row() {
        for (outcome, felt) in [(Hit, Some(AboutRight)), (Nearly, Some(TooEasy)), (Hit, None)] {
            let mut one = ladder(Foundation);
            one.take(Foundation, Hit, Some(TooEasy));
            one.take(Foundation, outcome, felt);
            assert_eq!(one.take(Foundation, Hit, Some(TooEasy)), Moved::Stayed, "{outcome}");
        }
    }

    #[test]
    fn too_hard_leads_down_at_once_and_misses_at_the_second() {
        let mut one = ladder(Advanced);
        assert_eq!(one.take(Advanced, Hit, Some(TooHard)), Moved::Down);
        assert_eq!(one.take(Intermediate, Missed, Some(AboutRight)), Moved::Stayed);
        assert_eq!(one.take(Intermediate, Missed, None), Moved::Down);
        assert_eq!(one.level(), Foundation);
        assert_eq!(one.take(Foundation, Missed, Some(TooHard)), Moved::Stayed, "nothing is lower");
    }

    #[test]
    fn an_easier_drill_says_nothing_for_going_up_nor_a_harder_one_for_going_down() {
        let mut one = ladder(Intermediate);
        for _ in 0..3 {
            assert_eq!(one.take(Foundation, Hit, Some(TooEasy)), Moved::Stayed);
            assert_eq!(one.take(Advanced, Missed, Some(TooHard)), Moved::Stayed);
        }
        one.take(Advanced, Hit, Some(TooEasy));
        assert_eq!(one.take(Advanced, Hit, Some(TooEasy)), Moved::Up);
    }

    #[test]
    fn a_level_that_a_skill_has_not_is_passed_over() {
        let mut one = Ladder::new(vec![Foundation, Advanced]);
        assert!(!one.go_to(Intermediate));
        one.take(Foundation, Hit, Some(TooEasy));
        assert_eq!(one.take(Foundation, Hit, Some(TooEasy)), Moved::Up);
        assert_eq!(one.level(), Advanced);
    }
}
