//! What an instructor has put in, and what it still lacks.

use crate::class::Due;
use crate::transcript::{AnswerMode, RunMode};

/// An assignment before it is written: text fields are as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssignmentDraft {
    /// The chosen scenarios' ids, in the order they were chosen in.
    pub scenarios: Vec<String>,
    /// What people call it.
    pub title: String,
    /// Who gives it out, as the trainees know them; may be empty.
    pub from: String,
    /// The instructor's words to the trainees; may be empty.
    pub words: String,
    /// The day it is due, as typed; none where empty.
    pub due: String,
    /// How its sessions are run.
    pub mode: RunMode,
    /// How answers are given.
    pub answers: AnswerMode,
    /// The seed, as typed; the usual one where empty.
    pub seed: String,
}

impl Default for AssignmentDraft {
    fn default() -> Self {
        Self {
            scenarios: Vec::new(),
            title: String::new(),
            from: String::new(),
            words: String::new(),
            due: String::new(),
            mode: RunMode::Practice,
            answers: AnswerMode::Choose,
            seed: String::new(),
        }
    }
}

/// What keeps an assignment from being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// No scenario is chosen.
    NoScenario,
    /// It has no title.
    NoTitle,
    /// What was typed is no day.
    NoDay,
    /// What was typed is no seed.
    NoSeed,
}

impl Lack {
    /// What to do about it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::NoScenario => "Choose at least one scenario",
            Self::NoTitle => "Give it a title",
            Self::NoDay => "Write the day as in 2027-03-31, or leave it empty",
            Self::NoSeed => "A seed has digits only, up to 18446744073709551615",
        }
    }
}

impl AssignmentDraft {
    /// Everything it lacks, in the order of the screen.
    pub fn lacks(&self) -> Vec<Lack> {
        [
            (self.scenarios.is_empty(), Lack::NoScenario),
            (self.parsed_seed().is_err(), Lack::NoSeed),
            (self.title.trim().is_empty(), Lack::NoTitle),
            (self.parsed_due().is_err(), Lack::NoDay),
        ]
        .into_iter()
        .filter_map(|(is_lacking, lack)| is_lacking.then_some(lack))
        .collect()
    }

    /// The day it is due; `None` where none was typed.
    ///
    /// # Errors
    /// When what was typed is no day.
    pub fn parsed_due(&self) -> Result<Option<Due>, Lack> {
        match self.due.trim() {
            "" => Ok(None),
            day => day.parse().map(Some).map_err(|_| Lack::NoDay),
        }
    }

    /// The seed; `None` where none was typed.
    ///
    /// # Errors
    /// When what was typed is no seed.
    pub fn parsed_seed(&self) -> Result<Option<u64>, Lack> {
        match self.seed.trim() {
            "" => Ok(None),
            digits if !digits.bytes().all(|byte| byte.is_ascii_digit()) => Err(Lack::NoSeed),
            digits => digits.parse().map(Some).map_err(|_| Lack::NoSeed),
        }
    }

    /// Chooses a scenario, or takes it out again.
    pub fn toggle(&mut self, id: &str) {
        let before = self.scenarios.len();
        self.scenarios.retain(|chosen| chosen != id);
        if self.scenarios.len() == before {
            self.scenarios.push(id.to_owned());
        }
    }
}
