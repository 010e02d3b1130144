//! The six numbers of a client's state, and how they add up.

use serde::{Deserialize, Serialize};
use std::fmt;

use crate::coding::vocabulary;

vocabulary! {
    /// One number of the client's state. The first three are the working alliance (Bordin's bond, task and goal).
    pub enum Variable {
        Bond = "bond", "bond";
        Task = "task", "task";
        Goal = "goal", "goal";
        Openness = "openness", "openness";
        Distress = "distress", "distress";
        Readiness = "readiness", "readiness for change";
    }
}

impl Variable {
    /// How many there are.
    pub const COUNT: usize = Self::ALL.len();
}

/// A number from 0 to 1, held in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Level(i16);

impl Level {
    /// Nothing at all.
    pub const MIN: Self = Self(0);
    /// As much as can be.
    pub const MAX: Self = Self(1000);

    /// A level of `thousandths`, held within 0 and 1000.
    pub const fn from_thousandths(thousandths: i32) -> Self {
        if thousandths < 0 {
            Self::MIN
        } else if thousandths > 1000 {
            Self::MAX
        } else {
            Self(thousandths as i16)
        }
    }

    /// The level in thousandths, 0 to 1000.
    pub const fn thousandths(self) -> i32 {
        self.0 as i32
    }
}

impl fmt::Display for Level {
    /// Two decimals, rounded half up, as `0.35`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hundredths = (self.0 + 5) / 10;
        write!(f, "{}.{:02}", hundredths / 100, hundredths % 100)
    }
}

/// The client's state at one point of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mood {
    /// The tie between the two: trust, liking, being on the same side.
    pub bond: Level,
    /// Agreement on what is done in the hour.
    pub task: Level,
    /// Agreement on what it is for.
    pub goal: Level,
    /// How much the client lets be seen.
    pub openness: Level,
    /// How much it hurts right now.
    pub distress: Level,
    /// How near they are to doing something about it.
    pub readiness: Level,
}

impl Default for Mood {
    /// A first hour with a stranger: some trust, some pain, nothing agreed yet.
    fn default() -> Self {
        let level = Level::from_thousandths;
        Self {
            bond: level(350),
            task: level(300),
            goal: level(300),
            openness: level(350),
            distress: level(500),
            readiness: level(300),
        }
    }
}

impl Mood {
    /// The level of one variable.
    pub const fn get(&self, variable: Variable) -> Level {
        match variable {
            Variable::Bond => self.bond,
            Variable::Task => self.task,
            Variable::Goal => self.goal,
            Variable::Openness => self.openness,
            Variable::Distress => self.distress,
            Variable::Readiness => self.readiness,
        }
    }

    /// The same state with one variable set.
    pub const fn with(mut self, variable: Variable, level: Level) -> Self {
        match variable {
            Variable::Bond => self.bond = level,
            Variable::Task => self.task = level,
            Variable::Goal => self.goal = level,
            Variable::Openness => self.openness = level,
            Variable::Distress => self.distress = level,
            Variable::Readiness => self.readiness = level,
        }
        self
    }

    /// The state after a shift, each variable held within 0 and 1.
    pub fn moved(self, shift: &Shift) -> Self {
        Variable::ALL.iter().fold(self, |mood, &variable| {
            let level = mood.get(variable).thousandths().saturating_add(shift.get(variable));
            mood.with(variable, Level::from_thousandths(level))
        })
    }

    /// The working alliance as one number: the mean of bond, task and goal, rounded down.
    pub const fn alliance(&self) -> Level {
        Level::from_thousandths(
            (self.bond.thousandths() + self.task.thousandths() + self.goal.thousandths()) / 3,
        )
    }
}

/// By how much an answer moves each variable, in thousandths.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shift([i32; Variable::COUNT]);

impl Shift {
    /// The most that codes may move one variable in one answer, either way.
    pub const REACTION_LIMIT: i32 = 150;

    /// The shift of one variable, in thousandths.
    pub const fn get(&self, variable: Variable) -> i32 {
        self.0[variable as usize]
    }

    /// The same shift with one variable set.
    pub const fn with(mut self, variable: Variable, thousandths: i32) -> Self {
        self.0[variable as usize] = thousandths;
        self
    }

    /// Both shifts together.
    pub fn plus(&self, other: &Self) -> Self {
        Self(std::array::from_fn(|i| self.0[i].saturating_add(other.0[i])))
    }

    /// Whether nothing moves.
    pub fn is_still(&self) -> bool {
        self.0.iter().all(|&thousandths| thousandths == 0)
    }
}
