//! Who plays the story: Practicum's bare step, Practicum's session with words, and an Ink runtime.
//!
//! All three choose alike: evenly among the answers offered, in the order of the file, by the same generator.

use std::fmt;

use bladeink::story::Story as InkStory;
use practicum::client::{Mood, ReactionTable};
use practicum::scenario::{Flags, Scenario};
use practicum::session::{Chart, Event, Session, Setup};
use practicum::transcript::{AnswerMode, RunMode, Seed};

use crate::Failure;
use crate::timing::grouped;

/// The generator that chooses.
pub struct Mulberry32(pub u32);

impl Mulberry32 {
    /// A place among `n`; `n` is 1 or more.
    fn below(&mut self, n: usize) -> usize {
        self.next_word() as usize % n
    }

    fn next_word(&mut self) -> u32 {
        self.0 = self.0.wrapping_add(0x6d2b_79f5);
        let mut word = self.0;
        word = (word ^ word >> 15).wrapping_mul(word | 1);
        word ^= word.wrapping_add((word ^ word >> 7).wrapping_mul(word | 61));
        word ^ word >> 14
    }
}

/// What some plays add up to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    /// Answers given.
    pub choices: u64,
    /// Answers offered.
    pub options: u64,
    /// Lines the client said; stays 0 for one who plays without words.
    pub lines: u64,
    /// Bytes of those lines, without white space around them.
    pub bytes: u64,
}

impl Totals {
    fn hear(&mut self, line: &str) {
        let line = line.trim();
        self.lines += u64::from(!line.is_empty());
        self.bytes += line.len() as u64;
    }
}

impl fmt::Display for Totals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [choices, options, lines, bytes] =
            [self.choices, self.options, self.lines, self.bytes].map(grouped);
        write!(f, "{choices} choices, {options} options, ")?;
        match self.lines {
            0 => f.write_str("no words"),
            _ => write!(f, "{lines} lines of {bytes} bytes"),
        }
    }
}

/// One who plays the story from its first beat to its end.
pub trait Player {
    /// Plays once and adds to the totals.
    ///
    /// # Errors
    /// When an engine refuses a step, which none does for this story.
    fn play(&mut self, rng: &mut Mulberry32, totals: &mut Totals) -> Result<(), Failure>;
}

/// Practicum's bare step, as its simulator takes it: no words, nothing allocated.
pub struct ChartPlayer {
    chart: Chart,
    opening: (Mood, Flags),
}

impl ChartPlayer {
    /// A player of this scenario, whose clients react to nothing but each answer's own effect.
    pub fn new(scenario: &Scenario) -> Self {
        let chart = Chart::new(scenario, &ReactionTable::default());
        Self { chart, opening: scenario.opening(None) }
    }
}

impl Player for ChartPlayer {
    fn play(&mut self, rng: &mut Mulberry32, totals: &mut Totals) -> Result<(), Failure> {
        let mut state = self.chart.begin(self.opening.0, self.opening.1);
        let mut offered = Vec::with_capacity(8);
        while !state.is_over() {
            offered.clear();
            let answers = 0..self.chart.answers(&state);
            offered.extend(answers.filter(|&answer| self.chart.is_offered(&state, answer)));
            totals.choices += 1;
            totals.options += offered.len() as u64;
            state = self.chart.step(&state, offered[rng.below(offered.len())]);
        }
        Ok(())
    }
}

/// Practicum's session as a person plays it: lines, answers and a transcript of all of it.
pub struct SessionPlayer<'a> {
    scenario: &'a Scenario,
    reactions: ReactionTable,
}

impl<'a> SessionPlayer<'a> {
    /// A player of this scenario.
    pub fn new(scenario: &'a Scenario) -> Self {
        Self { scenario, reactions: ReactionTable::default() }
    }
}

impl Player for SessionPlayer<'_> {
    fn play(&mut self, rng: &mut Mulberry32, totals: &mut Totals) -> Result<(), Failure> {
        let setup = Setup { seed: Seed(1), mode: RunMode::Transfer, answers: AnswerMode::Choose, carry: None };
        let (mut session, mut events) = Session::begin(self.scenario, &self.reactions, setup);
        loop {
            for event in &events {
                if let Event::Said(line) = event {
                    totals.hear(&line.says);
                }
            }
            let mut offered: Vec<&str> = session.offered().collect();
            if offered.is_empty() {
                return Ok(());
            }
            // Shown in a drawn order; their ids are letters in the order of the file.
            offered.sort_unstable();
            totals.choices += 1;
            totals.options += offered.len() as u64;
            let chosen = offered[rng.below(offered.len())].to_owned();
            events = session.answer(&chosen)?;
        }
    }
}

/// An Ink runtime. The story is compiled and loaded once and set back before each play.
pub struct InkPlayer(InkStory);

impl InkPlayer {
    /// A player of this compiled story.
    ///
    /// # Errors
    /// When it cannot be loaded.
    pub fn new(compiled: &str) -> Result<Self, Failure> {
        Ok(Self(InkStory::new_with_seed(compiled, 1)?))
    }
}

impl Player for InkPlayer {
    fn play(&mut self, rng: &mut Mulberry32, totals: &mut Totals) -> Result<(), Failure> {
        let Self(story) = self;
        story.reset_state()?;
        loop {
            while story.can_continue() {
                totals.hear(&story.cont()?);
            }
            let offered = story.get_current_choices().len();
            if offered == 0 {
                return Ok(());
            }
            totals.choices += 1;
            totals.options += offered as u64;
            story.choose_choice_index(rng.below(offered))?;
        }
    }
}
