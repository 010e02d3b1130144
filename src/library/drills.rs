//! The drills built into the program.

use super::content::Content;
use crate::coding::Skill;
use crate::diagnostic::Source;
use crate::drill::{Drill, DrillSet};

/// Name and text of every file of drills that is built into the program.
const BUILT_IN: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/drills.rs"));

/// All sets of drills, the easiest first.
#[derive(Debug, Clone, Default)]
pub struct DrillBook {
    sets: Vec<DrillSet>,
}

impl DrillBook {
    /// The drills this program was built with. A set that cannot be read is left out; the tests make sure of all.
    pub fn built_in(content: &Content) -> Self {
        let load = |&(name, text): &(&str, &str)| content.load_drills(&Source::new(name, text)).set;
        let mut sets: Vec<DrillSet> = BUILT_IN.iter().filter_map(load).collect();
        sets.sort_by_key(|set| set.level);
        Self { sets }
    }

    /// The sets.
    pub fn sets(&self) -> &[DrillSet] {
        &self.sets
    }

    /// Every drill, in the order of sets and files.
    pub fn drills(&self) -> impl Iterator<Item = &Drill> {
        self.sets.iter().flat_map(|set| &set.drills)
    }

    /// The drills on which a skill can be practiced.
    pub fn for_skill(&self, skill: Skill) -> impl Iterator<Item = &Drill> {
        self.drills().filter(move |drill| drill.fits(skill))
    }

    /// The drill with this id.
    pub fn find(&self, id: &str) -> Option<&Drill> {
        self.drills().find(|drill| drill.id == id)
    }
}
