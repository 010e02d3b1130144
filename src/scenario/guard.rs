//! Guards: when a line is said, an answer offered, a route taken.

use crate::client::{Level, Mood, Variable};

/// The flags that are up, one bit each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Flags(u128);

impl Flags {
    /// How many flags one scenario may have: its own, and one for each beat, goal and task that a guard names.
    pub const CAPACITY: usize = 128;

    /// No flag but this one.
    pub const fn only(flag: Flag) -> Self {
        Self(1 << flag.0)
    }

    /// Whether this flag is up.
    pub const fn has(self, flag: Flag) -> bool {
        self.0 >> flag.0 & 1 == 1
    }

    /// These and those.
    pub const fn with(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// These without those.
    pub const fn without(self, others: Self) -> Self {
        Self(self.0 & !others.0)
    }

    /// Those of these that are also among the others.
    pub const fn among(self, others: Self) -> Self {
        Self(self.0 & others.0)
    }
}

/// The number of a flag, below [`Flags::CAPACITY`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Flag(u8);

impl Flag {
    /// The flag with this number, if there is room for it.
    pub fn numbered(number: usize) -> Option<Self> {
        (number < Flags::CAPACITY).then_some(Self(number as u8))
    }

    /// Its number, from 0.
    pub const fn number(self) -> usize {
        self.0 as usize
    }
}

/// One condition on the client's state and the flags.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// The variable is at this level or above.
    AtLeast(Variable, Level),
    /// The variable is below this level.
    Below(Variable, Level),
    /// The flag is up.
    Flag(Flag),
    /// The flag is down.
    NoFlag(Flag),
    /// One of these holds.
    Any(Vec<Condition>),
    /// None of these holds.
    Not(Vec<Condition>),
}

/// Conditions that must all hold; an empty guard always does.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Guard(pub Vec<Condition>);

impl Guard {
    /// Whether the guard holds in this state.
    pub fn holds(&self, mood: &Mood, flags: Flags) -> bool {
        self.0.iter().all(|condition| condition.holds(mood, flags))
    }
}

impl Condition {
    /// Whether the condition holds in this state.
    pub fn holds(&self, mood: &Mood, flags: Flags) -> bool {
        match self {
            Self::AtLeast(variable, level) => mood.get(*variable) >= *level,
            Self::Below(variable, level) => mood.get(*variable) < *level,
            Self::Flag(flag) => flags.has(*flag),
            Self::NoFlag(flag) => !flags.has(*flag),
            Self::Any(all) => all.iter().any(|one| one.holds(mood, flags)),
            Self::Not(all) => !all.iter().any(|one| one.holds(mood, flags)),
        }
    }
}
