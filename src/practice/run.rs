//! A run of drills for one skill.

use thiserror::Error;

use super::answer::{Feedback, Felt, Outcome};
use super::choice::{Choice, choices, judge_choice};
use super::judge::judge;
use super::ladder::{Ladder, Moved};
use super::memory::{Memory, grade};
use super::next::{Comes, Next, Seen, next};
use super::past::{Past, PastCard};
use super::today::Today;
use crate::analysis::Coder;
use crate::coding::Skill;
use crate::drill::Drill;
use crate::library::DrillBook;
use crate::records::{DrillId, DrillRow, KeptCard, Store, StoreError};
use crate::scenario::raw::Difficulty;
use crate::transcript::{AnswerMode, Seed};

/// What a run begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setup {
    /// The skill.
    pub skill: Skill,
    /// Whether answers are chosen or typed.
    pub answers: AnswerMode,
    /// The level; where none is named, the one that what was done so far leads to.
    pub level: Option<Difficulty>,
    /// Fixes the order of new drills and of answers.
    pub seed: Seed,
}

/// Why a run cannot begin.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PracticeError {
    /// No drill is for this skill.
    #[error("there is no drill for {0}")]
    NoDrill(Skill),
    /// No drill for this skill has this level.
    #[error("there is no drill for {0} at the level {level}", level = .1.words())]
    NoLevel(Skill, Difficulty),
}

/// The drill that stands open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Its id.
    pub drill: String,
    /// Why it comes now.
    pub comes: Comes,
    /// The answers to choose from; none where one types.
    pub choices: Vec<Choice>,
}

/// An answer that was given in this run.
#[derive(Debug, Clone, PartialEq)]
struct Given {
    row: DrillRow,
    level: Difficulty,
    outcome: Outcome,
    felt: Option<Felt>,
    /// What was known of the drill before.
    before: Option<PastCard>,
    /// Its row in the records, once it has one.
    id: Option<DrillId>,
    is_kept: bool,
}

/// A run of drills for one skill. It changes nothing outside of itself until [`Run::keep`].
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    setup: Setup,
    past: Past,
    seen: Seen,
    /// The level before the last answer.
    ladder_before: Ladder,
    ladder: Ladder,
    moved: Moved,
    asked: Option<Asked>,
    feedback: Option<Feedback>,
    given: Vec<Given>,
}

impl Run {
    /// Begins a run; [`Run::ask`] then draws the first drill.
    ///
    /// # Errors
    /// When there is no drill for the skill, or none of the level.
    pub fn begin(book: &DrillBook, past: Past, setup: Setup) -> Result<Self, PracticeError> {
        let skill = setup.skill;
        if book.for_skill(skill).next().is_none() {
            return Err(PracticeError::NoDrill(skill));
        }
        let mut ladder = past.ladder(book, skill);
        if let Some(level) = setup.level.filter(|&level| !ladder.go_to(level)) {
            return Err(PracticeError::NoLevel(skill, level));
        }
        let last = past.rows.last().map(|row| row.drill.clone());
        Ok(Self {
            setup,
            past,
            seen: Seen { last, ..Seen::default() },
            ladder_before: ladder.clone(),
            ladder,
            moved: Moved::Stayed,
            asked: None,
            feedback: None,
            given: Vec::new(),
        })
    }

    /// What it was begun with.
    pub const fn setup(&self) -> &Setup {
        &self.setup
    }

    /// The level now.
    pub fn level(&self) -> Difficulty {
        self.ladder.level()
    }

    /// What the last answer did to the level.
    pub const fn moved(&self) -> Moved {
        self.moved
    }

    /// The drill that stands open, answered or not.
    pub const fn asked(&self) -> Option<&Asked> {
        self.asked.as_ref()
    }

    /// What is said of the answer to it; `None` before it is answered.
    pub const fn feedback(&self) -> Option<&Feedback> {
        self.feedback.as_ref()
    }

    /// How hard the last one felt, if that was said.
    pub fn felt(&self) -> Option<Felt> {
        self.given.last().filter(|_| self.feedback.is_some()).and_then(|given| given.felt)
    }

    /// After how many days the drill that was answered comes back; `None` where nothing could be told of it.
    pub fn comes_back(&self) -> Option<i64> {
        let given = self.given.last().filter(|_| self.feedback.is_some())?;
        grade(given.outcome, given.felt)?;
        Some(self.past.cards.get(&given.row.drill)?.memory.interval)
    }

    /// How many answers of this run had this outcome.
    pub fn n(&self, outcome: Outcome) -> usize {
        self.given.iter().filter(|given| given.outcome == outcome).count()
    }

    /// How many answers were given in this run.
    pub const fn n_given(&self) -> usize {
        self.given.len()
    }

    /// Draws the next drill. An open one that was not answered is left, and comes again.
    pub fn ask(&mut self, book: &DrillBook, today: &Today) -> Option<&Asked> {
        let Setup { skill, seed, answers, .. } = self.setup;
        let drawn = next(Next {
            book,
            skill,
            level: self.level(),
            past: &self.past,
            seen: &self.seen,
            seed,
            now: today.now,
        });
        self.feedback = None;
        self.moved = Moved::Stayed;
        self.asked = drawn.map(|(drill, comes)| {
            let done = self.past.rows.iter().filter(|row| row.drill == drill.id).count();
            let visit = u32::try_from(done).unwrap_or(u32::MAX).saturating_add(1);
            let choices = match answers {
                AnswerMode::Choose => choices(drill, skill, seed, visit),
                AnswerMode::Compose => Vec::new(),
            };
            Asked { drill: drill.id.clone(), comes, choices }
        });
        self.asked.as_ref()
    }

    /// Takes the answer at this place, from 0. `None` where there is none, or one was given already.
    pub fn choose(&mut self, book: &DrillBook, place: usize, today: &Today) -> Option<&Feedback> {
        let (drill, asked) = self.open(book)?;
        let choice = asked.choices.get(place)?;
        let feedback = judge_choice(drill, self.setup.skill, choice);
        Some(self.take(drill, feedback, today))
    }

    /// Takes the trainee's own words. `None` where no drill stands open, or there are no words.
    pub fn say(
        &mut self,
        book: &DrillBook,
        coder: &Coder<'_>,
        words: &str,
        today: &Today,
    ) -> Option<&Feedback> {
        let (drill, _) = self.open(book)?;
        if words.trim().is_empty() {
            return None;
        }
        let feedback = judge(drill, self.setup.skill, words, coder);
        Some(self.take(drill, feedback, today))
    }

    /// The open drill, as long as it is not answered.
    fn open<'b>(&self, book: &'b DrillBook) -> Option<(&'b Drill, &Asked)> {
        let asked = self.asked.as_ref().filter(|_| self.feedback.is_none())?;
        Some((book.find(&asked.drill)?, asked))
    }

    fn take(&mut self, drill: &Drill, feedback: Feedback, today: &Today) -> &Feedback {
        let row = DrillRow {
            drill: drill.id.clone(),
            skill: self.setup.skill,
            is_typed: self.setup.answers == AnswerMode::Compose,
            says: feedback.says.clone(),
            result: feedback.outcome.key().to_owned(),
            felt: None,
            at: today.now,
        };
        self.seen.done.push(drill.id.clone());
        self.seen.last = Some(drill.id.clone());
        if feedback.outcome == Outcome::CannotTell {
            self.seen.untold.insert(drill.id.clone());
        }
        self.past.rows.push(row.clone());
        self.given.push(Given {
            row,
            level: drill.level,
            outcome: feedback.outcome,
            felt: None,
            before: self.past.cards.get(&drill.id).cloned(),
            id: None,
            is_kept: false,
        });
        self.ladder_before = self.ladder.clone();
        self.weigh(today);
        self.feedback.insert(feedback)
    }

    /// Takes how hard it felt; said again, the last word counts. `false` where nothing was answered.
    pub fn feel(&mut self, felt: Felt, today: &Today) -> bool {
        if self.feedback.is_none() {
            return false;
        }
        let Some(given) = self.given.last_mut() else { return false };
        given.felt = Some(felt);
        given.is_kept = false;
        given.row.felt = Some(felt.key().to_owned());
        if let Some(row) = self.past.rows.last_mut() {
            row.felt.clone_from(&given.row.felt);
        }
        self.weigh(today);
        true
    }

    /// Level and schedule after the last answer, from what they were before it.
    fn weigh(&mut self, today: &Today) {
        let Some(given) = self.given.last() else { return };
        self.ladder = self.ladder_before.clone();
        self.moved = self.ladder.take(given.level, given.outcome, given.felt);
        if let Some(grade) = grade(given.outcome, given.felt) {
            let before = given.before.as_ref().map(|card| &card.memory);
            let memory = Memory::after(before, grade, today.day());
            let due = today.begin_of(memory.due_on());
            self.past.cards.insert(given.row.drill.clone(), PastCard { memory, due });
        }
    }

    /// Whether something is not yet in the records.
    pub fn is_behind(&self) -> bool {
        self.given.iter().any(|given| !given.is_kept)
    }

    /// Writes what is not yet in the records: an answer at once, and again when it is said how hard it felt.
    ///
    /// # Errors
    /// When something cannot be written; it is tried again the next time.
    pub fn keep(&mut self, store: &mut Store) -> Result<(), StoreError> {
        for given in self.given.iter_mut().filter(|given| !given.is_kept) {
            match (given.id, &given.row.felt) {
                (None, _) => given.id = Some(store.keep_drill(&given.row)?),
                (Some(id), Some(felt)) => store.keep_felt(id, felt)?,
                (Some(_), None) => {}
            }
            let drill = &given.row.drill;
            if let Some(PastCard { memory, due }) = self.past.cards.get(drill) {
                let (drill, skill) = (drill.clone(), self.setup.skill);
                store.keep_card(&KeptCard { drill, skill, state: memory.clone(), due: *due })?;
            }
            given.is_kept = true;
        }
        Ok(())
    }
}
