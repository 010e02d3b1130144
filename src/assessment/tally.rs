//! How many answers stood where, and what can be said of it in words.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::chance::{is_uneven, range};
use crate::coding::{Stance, vocabulary};

/// Nothing is said of fewer answers than this but how many there were.
pub const FEWEST: usize = 5;

vocabulary! {
    /// Where answers stand between rigid and porous.
    pub enum Standing {
        Rigid = "rigid", "rigid";
        LeansRigid = "leans_rigid", "leaning rigid";
        Held = "held", "mostly held";
        LeansPorous = "leans_porous", "leaning porous";
        Porous = "porous", "porous";
        /// Some too far back and some too far over.
        BothWays = "both_ways", "both ways: rigid here, porous there";
    }
}

impl Standing {
    /// What can be expected of oneself, from rigid to porous.
    pub const EXPECTED: [Self; 5] =
        [Self::Rigid, Self::LeansRigid, Self::Held, Self::LeansPorous, Self::Porous];

    /// The step on the way from rigid (−2) to porous (2); `None` for both ways at once.
    pub const fn step(self) -> Option<i8> {
        match self {
            Self::Rigid => Some(-2),
            Self::LeansRigid => Some(-1),
            Self::Held => Some(0),
            Self::LeansPorous => Some(1),
            Self::Porous => Some(2),
            Self::BothWays => None,
        }
    }
}

vocabulary! {
    /// How firmly a few answers bear what is said of them.
    pub enum Firmness {
        FirstSign = "first_sign", "a first sign, no more";
        FairlySure = "fairly_sure", "fairly sure, as far as chance goes";
    }
}

/// How many answers stood on each side of the line, and how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Too far back: the limit without the person.
    pub rigid: usize,
    /// The limit held with care.
    pub held: usize,
    /// Crossed with a reason, and a plan to consult or note it.
    pub examined: usize,
    /// Crossed without.
    pub unexamined: usize,
    /// Crossed to the client's risk.
    pub violated: usize,
    /// No stance taken.
    pub unclear: usize,
}

impl Tally {
    /// Counts one answer.
    pub const fn count(&mut self, stance: Option<Stance>) {
        let place = match stance {
            Some(Stance::Rigid) => &mut self.rigid,
            Some(Stance::Held) => &mut self.held,
            Some(Stance::ExaminedCrossing) => &mut self.examined,
            Some(Stance::UnexaminedCrossing) => &mut self.unexamined,
            Some(Stance::Violation) => &mut self.violated,
            None => &mut self.unclear,
        };
        *place += 1;
    }

    /// All answers.
    pub const fn n(&self) -> usize {
        self.rigid + self.within() + self.porous() + self.unclear
    }

    /// Held with care, or crossed with examination.
    pub const fn within(&self) -> usize {
        self.held + self.examined
    }

    /// Too far over: crossed without examination, or violated.
    pub const fn porous(&self) -> usize {
        self.unexamined + self.violated
    }

    /// Where the answers stand; `None` where there are fewer than [`FEWEST`].
    ///
    /// *Mostly held*: at most a third stood on either side. Else *rigid* or *porous*: at least two thirds stood
    /// there. Else a *lean*: at least two more there than on the other side, and at least twice as many.
    /// Else *both ways*.
    pub const fn standing(&self) -> Option<Standing> {
        let (n, rigid, porous) = (self.n(), self.rigid, self.porous());
        if n < FEWEST {
            return None;
        }
        Some(if 3 * (rigid + porous + self.unclear) <= n {
            Standing::Held
        } else if 3 * rigid >= 2 * n {
            Standing::Rigid
        } else if 3 * porous >= 2 * n {
            Standing::Porous
        } else if rigid >= porous + 2 && rigid >= 2 * porous {
            Standing::LeansRigid
        } else if porous >= rigid + 2 && porous >= 2 * rigid {
            Standing::LeansPorous
        } else {
            Standing::BothWays
        })
    }

    /// How firm that is: for *mostly held*, fairly sure where the range of what held lies above half; for a side,
    /// where a split as uneven would come by chance at most once in ten.
    pub fn firmness(&self) -> Firmness {
        let is_firm = match self.standing() {
            Some(Standing::Held) => range(self.within(), self.n()).0 >= 50,
            Some(Standing::BothWays) | None => false,
            Some(_) => is_uneven(self.rigid, self.porous()),
        };
        if is_firm { Firmness::FairlySure } else { Firmness::FirstSign }
    }

    /// Each place with how many stood there, from too far back to too far over; `unclear` where there are any.
    pub fn places(&self) -> Vec<(&'static str, usize)> {
        let mut places = vec![
            ("rigid", self.rigid),
            ("held with care", self.held),
            ("crossed, examined", self.examined),
            ("crossed, not examined", self.unexamined),
            ("violated", self.violated),
        ];
        if self.unclear > 0 {
            places.push(("no stance", self.unclear));
        }
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn six(rigid: usize, held: usize, unexamined: usize) -> Tally {
        Tally { rigid, held, unexamined, ..Tally::default() }
    }

    #[test]
    fn both_sides_are_told_apart() {
        let at = |rigid, held, porous| six(rigid, held, porous).standing();
        assert_eq!(at(0, 6, 0), Some(Standing::Held));
        assert_eq!(at(1, 4, 1), Some(Standing::Held));
        assert_eq!(at(3, 3, 0), Some(Standing::LeansRigid));
        assert_eq!(at(3, 2, 1), Some(Standing::LeansRigid));
        assert_eq!(at(1, 2, 3), Some(Standing::LeansPorous));
        assert_eq!(at(4, 2, 0), Some(Standing::Rigid));
        assert_eq!(at(0, 1, 5), Some(Standing::Porous));
        assert_eq!(at(2, 3, 1), Some(Standing::BothWays));
        assert_eq!(at(3, 0, 3), Some(Standing::BothWays));
        assert_eq!(at(1, 3, 0), None, "four are too few");
    }

    #[test]
    fn few_answers_are_never_more_than_a_first_sign_unless_they_agree() {
        assert_eq!(six(0, 6, 0).firmness(), Firmness::FairlySure);
        assert_eq!(six(0, 5, 1).firmness(), Firmness::FirstSign);
        assert_eq!(six(3, 3, 0).firmness(), Firmness::FirstSign);
        assert_eq!(six(0, 1, 5).firmness(), Firmness::FairlySure);
        assert_eq!(six(3, 0, 3).firmness(), Firmness::FirstSign);
    }

    #[test]
    fn a_violation_and_an_examined_crossing_stand_on_different_sides() {
        let mut tally = Tally::default();
        for stance in [Stance::ExaminedCrossing, Stance::Violation, Stance::Held] {
            tally.count(Some(stance));
        }
        tally.count(None);
        assert_eq!((tally.within(), tally.porous(), tally.rigid, tally.n()), (2, 1, 0, 4));
    }
}
