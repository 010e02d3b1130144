//! What the model gives numbers for, in the order of its weights.

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::coding::{Fault, ProcessMove, QuestionForm, Skill, Stance, vocabulary};

vocabulary! {
    /// The main thing a turn does, by the four classes that AnnoMI's experts coded.
    pub enum MainBehavior {
        Question = "question", "question";
        Reflection = "reflection", "reflection";
        Input = "therapist_input", "giving input";
        Other = "other", "other";
    }
}

/// One number of the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Head {
    /// Whether a skill is shown.
    Skill(Skill),
    /// Whether a fault is.
    Fault(Fault),
    /// The form of the question: one of its group.
    Form(QuestionForm),
    /// The level of empathy, 1 to 5: one of its group.
    Level(u8),
    /// Whether what is reflected is what the client meant.
    Accurate,
    /// The stance at a boundary, `None` where none is taken: one of its group.
    Stance(Option<Stance>),
    /// Whether a process move is made.
    Move(ProcessMove),
    /// What the turn mainly does: one of its group.
    Main(MainBehavior),
}

/// Heads that are read together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Their places among all heads.
    pub heads: Range<usize>,
    /// Whether exactly one of them holds; else there is one head, and it may hold or not.
    pub is_choice: bool,
}

impl Head {
    /// How many there are.
    pub const COUNT: usize = SKILLS + FAULTS + FORMS + LEVELS + 1 + STANCES + MOVES + MAINS;

    /// All of them, in the order of the weights.
    pub fn all() -> Vec<Self> {
        let skills = Skill::ALL.iter().map(|&skill| Self::Skill(skill));
        let faults = Fault::ALL.iter().map(|&fault| Self::Fault(fault));
        let forms = QuestionForm::ALL.iter().map(|&form| Self::Form(form));
        let levels = (1..=5).map(Self::Level);
        let stances = std::iter::once(None).chain(Stance::ALL.iter().copied().map(Some));
        let moves = ProcessMove::ALL.iter().map(|&made| Self::Move(made));
        let mains = MainBehavior::ALL.iter().map(|&main| Self::Main(main));
        skills
            .chain(faults)
            .chain(forms)
            .chain(levels)
            .chain([Self::Accurate])
            .chain(stances.map(Self::Stance))
            .chain(moves)
            .chain(mains)
            .collect()
    }

    /// The place among all heads.
    pub fn place(self) -> usize {
        match self {
            Self::Skill(skill) => skill as usize,
            Self::Fault(fault) => FAULT + fault as usize,
            Self::Form(form) => FORM + form as usize,
            Self::Level(level) => LEVEL + usize::from(level.clamp(1, 5)) - 1,
            Self::Accurate => ACCURATE,
            Self::Stance(None) => STANCE,
            Self::Stance(Some(stance)) => STANCE + 1 + stance as usize,
            Self::Move(made) => MOVE + made as usize,
            Self::Main(main) => MAIN + main as usize,
        }
    }

    /// Whether two heads of one choice lie in one band: what a score rests on first. Levels are subtractive,
    /// interchangeable or additive; a stance holds, or does not, or there is none.
    pub fn is_in_band_of(self, other: Self) -> bool {
        let holds = |stance: Stance| matches!(stance, Stance::Held | Stance::ExaminedCrossing);
        let band = |level: u8| level.cmp(&3);
        match (self, other) {
            (Self::Level(one), Self::Level(other)) => band(one) == band(other),
            (Self::Stance(one), Self::Stance(other)) => one.map(holds) == other.map(holds),
            _ => self == other,
        }
    }

    /// The name as files write it.
    pub fn key(self) -> String {
        match self {
            Self::Skill(skill) => skill.key().to_owned(),
            Self::Fault(fault) => fault.key().to_owned(),
            Self::Form(form) => format!("form:{}", form.key()),
            Self::Level(level) => format!("empathy:{level}"),
            Self::Accurate => "accurate".to_owned(),
            Self::Stance(None) => "stance:none".to_owned(),
            Self::Stance(Some(stance)) => format!("stance:{}", stance.key()),
            Self::Move(made) => format!("move:{}", made.key()),
            Self::Main(main) => format!("main:{}", main.key()),
        }
    }
}

const SKILLS: usize = Skill::ALL.len();
const FAULTS: usize = Fault::ALL.len();
const FORMS: usize = QuestionForm::ALL.len();
const LEVELS: usize = 5;
const STANCES: usize = 1 + Stance::ALL.len();
const MOVES: usize = ProcessMove::ALL.len();
const MAINS: usize = MainBehavior::ALL.len();

const FAULT: usize = SKILLS;
const FORM: usize = FAULT + FAULTS;
const LEVEL: usize = FORM + FORMS;
const ACCURATE: usize = LEVEL + LEVELS;
const STANCE: usize = ACCURATE + 1;
const MOVE: usize = STANCE + STANCES;
const MAIN: usize = MOVE + MOVES;

impl Group {
    /// The forms of a question.
    pub const FORM: Range<usize> = FORM..LEVEL;
    /// The levels of empathy.
    pub const LEVEL: Range<usize> = LEVEL..ACCURATE;
    /// The stances.
    pub const STANCE: Range<usize> = STANCE..MOVE;
    /// The main behaviors.
    pub const MAIN: Range<usize> = MAIN..Head::COUNT;

    /// All groups, in the order of their heads.
    pub fn all() -> Vec<Self> {
        let choice = |heads| Self { heads, is_choice: true };
        let single = |at: usize| Self { heads: at..at + 1, is_choice: false };
        let mut groups: Vec<Self> = (0..FORM).map(single).collect();
        groups.extend([choice(Self::FORM), choice(Self::LEVEL), single(ACCURATE)]);
        groups.push(choice(Self::STANCE));
        groups.extend((MOVE..MAIN).map(single));
        groups.push(choice(Self::MAIN));
        groups
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_head_stands_at_its_place_and_in_one_group() {
        let heads = Head::all();
        assert_eq!(heads.len(), Head::COUNT);
        for (at, head) in heads.iter().enumerate() {
            assert_eq!(head.place(), at, "{}", head.key());
        }
        let mut next = 0;
        for group in Group::all() {
            assert_eq!(group.heads.start, next);
            next = group.heads.end;
        }
        assert_eq!(next, Head::COUNT);
    }

    #[test]
    fn bands_are_carkhuffs_and_the_sides_of_a_boundary() {
        let same = |a: u8, b: u8| Head::Level(a).is_in_band_of(Head::Level(b));
        for a in 1..=5 {
            for b in 1..=5 {
                let word = |level| crate::coding::Empathy { level, accurate: true }.words();
                assert_eq!(same(a, b), word(a) == word(b), "{a} {b}");
            }
        }
        let stance = |stance| Head::Stance(Some(stance));
        assert!(stance(Stance::Rigid).is_in_band_of(stance(Stance::Violation)));
        assert!(!stance(Stance::Rigid).is_in_band_of(stance(Stance::Held)));
        assert!(!Head::Stance(None).is_in_band_of(stance(Stance::Held)));
    }
}
