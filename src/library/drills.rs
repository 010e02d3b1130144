//! All drills: those built into the program, and those from files.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use super::content::Content;
use super::files::{FileError, read_source, scenario_files};
use super::folders::Folders;
use super::shelf::Trouble;
use crate::coding::Skill;
use crate::diagnostic::{Severity, Source};
use crate::drill::{Drill, DrillSet};

/// Name and text of every file of drills that is built into the program.
const BUILT_IN: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/drills.rs"));

/// All sets of drills, the easiest first.
///
/// Of two drills with one id, the nearer to the user is practiced, as it is with scenarios. A file that cannot be read
/// keeps nothing else out.
#[derive(Debug, Default)]
pub struct DrillBook {
    sets: Vec<DrillSet>,
    troubles: Vec<Trouble>,
    /// What each file held when it could last be read.
    last_good: BTreeMap<PathBuf, DrillSet>,
}

impl DrillBook {
    /// The drills this program was built with. A set that cannot be read is left out; the tests make sure of all.
    pub fn built_in(content: &Content) -> Self {
        let mut book = Self::default();
        book.put_together(Vec::new(), content);
        book
    }

    /// The drills this program was built with, and those of the user's own and those beside the program.
    pub fn read(folders: &Folders, content: &Content) -> Self {
        let mut book = Self::default();
        book.reread(folders, content);
        book
    }

    /// Reads the folders again. A file that has something wrong in it since keeps its last good drills.
    pub fn reread(&mut self, folders: &Folders, content: &Content) {
        self.troubles.clear();
        let mut found: Vec<DrillSet> = Vec::new();
        let mut seen = BTreeSet::new();
        for folder in folders.drills() {
            // Within one folder no file is nearer than another, so of one id there must be one.
            let mut ids: BTreeMap<String, PathBuf> = BTreeMap::new();
            for path in self.list(&folder) {
                if !seen.insert(path.canonicalize().unwrap_or_else(|_| path.clone())) {
                    continue;
                }
                let Some(mut set) = self.take(&path, content) else { continue };
                set.drills.retain(|drill| match ids.get(&drill.id) {
                    Some(other) => {
                        self.troubles.push(twice(&path, other, &drill.id));
                        false
                    }
                    None => true,
                });
                ids.extend(set.drills.iter().map(|drill| (drill.id.clone(), path.clone())));
                found.push(set);
            }
        }
        self.last_good.retain(|path, _| path.exists());
        self.put_together(found, content);
    }

    /// Each drill once, the nearest; `found` are the sets from files, the nearest first.
    fn put_together(&mut self, mut found: Vec<DrillSet>, content: &Content) {
        let load = |&(name, text): &(&str, &str)| content.load_drills(&Source::new(name, text)).set;
        found.extend(BUILT_IN.iter().filter_map(load));
        let mut ids = BTreeSet::new();
        for set in &mut found {
            set.drills.retain(|drill| ids.insert(drill.id.clone()));
        }
        found.retain(|set| !set.drills.is_empty());
        found.sort_by_key(|set| set.level);
        self.sets = found;
    }

    /// The files of a folder; a folder that is not there or empty has none.
    fn list(&mut self, folder: &Path) -> Vec<PathBuf> {
        match scenario_files(folder) {
            Ok(files) => files,
            Err(FileError::NoScenarios { .. }) => Vec::new(),
            Err(FileError::Io { error, .. }) if error.kind() == io::ErrorKind::NotFound => {
                Vec::new()
            }
            Err(error) => {
                self.troubles.push(Trouble::unreadable(folder, error.to_string(), false));
                Vec::new()
            }
        }
    }

    /// The drills of a file, or those it had when it could last be read.
    fn take(&mut self, path: &Path, content: &Content) -> Option<DrillSet> {
        let before = self.last_good.get(path).cloned();
        let source = match read_source(path) {
            Ok(source) => source,
            Err(error) => {
                let has_last_good = before.is_some();
                self.troubles.push(Trouble::unreadable(path, error.to_string(), has_last_good));
                return before;
            }
        };
        // A copy of what is built in, as in a checkout, says nothing new.
        if BUILT_IN.iter().any(|(_, text)| *text == source.text) {
            return None;
        }
        let loaded = content.load_drills(&source);
        match loaded.set {
            Some(set) => {
                self.last_good.insert(path.to_owned(), set.clone());
                Some(set)
            }
            None => {
                let mut findings = loaded.diagnostics;
                findings.sort_by_key(|finding| finding.severity != Severity::Error);
                let has_last_good = before.is_some();
                let file = path.display().to_string();
                let source = Some(source);
                self.troubles.push(Trouble {
                    file,
                    unreadable: None,
                    source,
                    findings,
                    has_last_good,
                });
                before
            }
        }
    }

    /// The sets.
    pub fn sets(&self) -> &[DrillSet] {
        &self.sets
    }

    /// Every file that something is wrong with.
    pub fn troubles(&self) -> &[Trouble] {
        &self.troubles
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

/// What is said where two files of one folder have the same id.
fn twice(path: &Path, other: &Path, id: &str) -> Trouble {
    let why = format!(
        "the drill \"{id}\" is also in {}, and records tell drills apart by their ids; that one is practiced",
        other.display()
    );
    Trouble::unreadable(path, why, true)
}
