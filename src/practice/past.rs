//! What the records hold of one skill's drills.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::answer::{Felt, Outcome};
use super::ladder::{Ladder, levels_of};
use super::memory::Memory;
use crate::coding::Skill;
use crate::library::DrillBook;
use crate::records::{DrillRow, Store, StoreError};

/// When a drill comes back, and what the scheduler knows of it.
#[derive(Debug, Clone, PartialEq)]
pub struct PastCard {
    /// What the scheduler knows.
    pub memory: Memory,
    /// When it comes back.
    pub due: Timestamp,
}

/// What was done of one skill so far.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Past {
    /// Every answer, the oldest first.
    pub rows: Vec<DrillRow>,
    /// What the scheduler knows of each drill that was done.
    pub cards: BTreeMap<String, PastCard>,
}

impl Past {
    /// Reads it. A card that this version cannot understand is passed over: the drill then counts as new.
    ///
    /// # Errors
    /// When the records cannot be read.
    pub fn read(store: &Store, skill: Skill) -> Result<Self, StoreError> {
        let mut rows = store.drills(usize::MAX)?;
        rows.retain(|row| row.skill == skill);
        rows.reverse();
        let mut cards = BTreeMap::new();
        for (drill, of, due) in store.due_cards(Timestamp::MAX)? {
            if of != skill {
                continue;
            }
            match store.card::<Memory>(&drill, skill) {
                Ok(Some(card)) => {
                    cards.insert(drill, PastCard { memory: card.state, due });
                }
                Ok(None) | Err(StoreError::Unreadable { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(Self { rows, cards })
    }

    /// The level that all of it leads to. A row of a drill that is no longer there says nothing.
    pub fn ladder(&self, book: &DrillBook, skill: Skill) -> Ladder {
        climbed(book, skill, &self.rows)
    }

    /// How many drills were tried.
    pub fn n_tried(&self) -> usize {
        self.rows.iter().map(|row| row.drill.as_str()).collect::<BTreeSet<_>>().len()
    }
}

/// The level that answers lead to, the oldest first; those to other skills are passed over.
pub(super) fn climbed<'a>(
    book: &DrillBook,
    skill: Skill,
    rows: impl IntoIterator<Item = &'a DrillRow>,
) -> Ladder {
    let mut ladder = Ladder::new(levels_of(book, skill));
    for row in rows.into_iter().filter(|row| row.skill == skill) {
        let (Some(drill), Some(outcome)) = (book.find(&row.drill), Outcome::from_key(&row.result))
        else {
            continue;
        };
        ladder.take(drill.level, outcome, row.felt.as_deref().and_then(Felt::from_key));
    }
    ladder
}
