//! All scenarios that can be played, and what is wrong with the files of those that cannot.
//!
//! A file that breaks while it is being written keeps its last good version on the shelf.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::content::Content;
use super::files::{FileError, read_source, scenario_files};
use super::folders::Folders;
use crate::diagnostic::{Coloring, Diagnostic, Severity, Source};
use crate::scenario::Scenario;
use crate::stamp::hash_of;

/// Name and text of every scenario that is built into the program.
const BUILT_IN: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/scenarios.rs"));

/// Where a scenario comes from, the nearest to the user first: of two with one id, the nearer is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// A file that was named on the command line.
    Named,
    /// The user's own folder.
    Own,
    /// A `scenarios` folder here or beside the program.
    Shipped,
    /// Built into the program.
    BuiltIn,
}

/// A scenario that can be played.
#[derive(Debug, Clone)]
pub struct Item {
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// Where it comes from.
    pub origin: Origin,
    /// Its file; `None` where it is built in.
    pub path: Option<PathBuf>,
    /// Whether the file has changed since to something that cannot be played.
    pub is_last_good: bool,
}

/// A file that something is wrong with.
#[derive(Debug)]
pub struct Trouble {
    /// The file, as people know it.
    pub file: String,
    /// Why it could not be read, where it could not.
    pub unreadable: Option<String>,
    /// What its text is, for showing the place of each finding.
    pub source: Option<Source>,
    /// What was found in it.
    pub findings: Vec<Diagnostic>,
    /// Whether an earlier version of it can still be played.
    pub has_last_good: bool,
}

impl Trouble {
    /// A file or folder that could not be read at all.
    pub(super) fn unreadable(path: &Path, why: String, has_last_good: bool) -> Self {
        let file = path.display().to_string();
        let unreadable = Some(why);
        Self { file, unreadable, source: None, findings: Vec::new(), has_last_good }
    }

    /// What is wrong, as `practicum check` prints it.
    pub fn told(&self) -> String {
        format!("{} cannot be played\n\n{}", self.file, self.found())
    }

    /// What was found in it, without the file's name.
    pub fn found(&self) -> String {
        let found = self.source.iter().flat_map(|source| {
            self.findings.iter().map(|finding| finding.render(source, Coloring::Plain))
        });
        let told: Vec<String> = self.unreadable.iter().cloned().chain(found).collect();
        told.join("\n\n")
    }
}

/// All scenarios, by title.
#[derive(Debug, Default)]
pub struct Shelf {
    items: Vec<Item>,
    troubles: Vec<Trouble>,
    files: BTreeMap<PathBuf, Kept>,
    /// Files that were named one by one.
    named: Vec<PathBuf>,
}

/// What is kept of one file.
#[derive(Debug, Default)]
struct Kept {
    /// The hash of the text that was read last.
    hash: String,
    last_good: Option<Arc<Scenario>>,
    is_broken: bool,
}

impl Shelf {
    /// Reads every scenario there is.
    pub fn read(folders: &Folders, content: &Content) -> Self {
        Self::with_file(folders, content, None)
    }

    /// Reads every scenario there is, and a file that was named besides.
    pub fn with_file(folders: &Folders, content: &Content, named: Option<PathBuf>) -> Self {
        let mut shelf = Self { named: named.into_iter().collect(), ..Self::default() };
        shelf.reread(folders, content);
        shelf
    }

    /// Every scenario that can be played, by level and title.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// Every file that something is wrong with.
    pub fn troubles(&self) -> &[Trouble] {
        &self.troubles
    }

    /// The place of the scenario with this id.
    pub fn find(&self, id: &str) -> Option<usize> {
        self.items.iter().position(|item| item.scenario.id == id)
    }

    /// The place of the scenario from this file.
    pub fn find_file(&self, path: &Path) -> Option<usize> {
        self.items.iter().position(|item| item.path.as_deref() == Some(path))
    }

    /// Reads the folders again. Files whose text has not changed keep the scenario they had.
    pub fn reread(&mut self, folders: &Folders, content: &Content) {
        self.troubles.clear();
        let mut found: Vec<Item> = Vec::new();
        let mut seen = BTreeSet::new();
        let named = self.named.clone().into_iter().map(|path| (path, Origin::Named));
        let mut files: Vec<(PathBuf, Origin)> = named.collect();
        for (folder, origin) in origins(folders) {
            files.extend(self.list(&folder).into_iter().map(|path| (path, origin)));
        }
        for (path, origin) in files {
            // A file that was named and lies in a folder is read once.
            if !seen.insert(path.canonicalize().unwrap_or_else(|_| path.clone())) {
                continue;
            }
            if let Some((scenario, is_last_good)) = self.take(&path, content) {
                found.push(Item { scenario, origin, path: Some(path), is_last_good });
            }
        }
        self.files.retain(|path, _| path.exists());
        found.extend(built_in(content));
        self.items = nearest(found);
    }

    /// The scenario files of a folder; a folder that is not there or empty has none.
    fn list(&mut self, folder: &Path) -> Vec<PathBuf> {
        match scenario_files(folder) {
            Ok(files) => files,
            Err(FileError::NoScenarios { .. }) => Vec::new(),
            Err(FileError::Io { error, .. }) if error.kind() == io::ErrorKind::NotFound => {
                Vec::new()
            }
            Err(error) => {
                self.trouble(folder, Some(error.to_string()), None, Vec::new(), false);
                Vec::new()
            }
        }
    }

    /// The scenario of a file, and whether it is an earlier version of it.
    fn take(&mut self, path: &Path, content: &Content) -> Option<(Arc<Scenario>, bool)> {
        let source = match read_source(path) {
            Ok(source) => source,
            Err(error) => {
                let last_good = self.files.get(path).and_then(|kept| kept.last_good.clone());
                self.trouble(path, Some(error.to_string()), None, Vec::new(), last_good.is_some());
                return last_good.map(|scenario| (scenario, true));
            }
        };
        let hash = hash_of(&source.text);
        let before = self.files.remove(path).unwrap_or_default();
        if before.hash == hash && !before.is_broken {
            let scenario = before.last_good.clone();
            self.files.insert(path.to_owned(), before);
            return scenario.map(|scenario| (scenario, false));
        }
        let loaded = content.load(&source);
        let is_broken = loaded.scenario.is_none();
        let last_good = loaded.scenario.map(Arc::new).or(before.last_good);
        if is_broken {
            let errors = loaded.diagnostics;
            self.trouble(path, None, Some(source), errors, last_good.is_some());
        }
        let kept = Kept { hash, last_good: last_good.clone(), is_broken };
        self.files.insert(path.to_owned(), kept);
        last_good.map(|scenario| (scenario, is_broken))
    }

    fn trouble(
        &mut self,
        path: &Path,
        unreadable: Option<String>,
        source: Option<Source>,
        mut findings: Vec<Diagnostic>,
        has_last_good: bool,
    ) {
        // Those that make it unplayable first: the others can wait.
        findings.sort_by_key(|finding| finding.severity != Severity::Error);
        let file = path.display().to_string();
        self.troubles.push(Trouble { file, unreadable, source, findings, has_last_good });
    }
}

fn origins(folders: &Folders) -> Vec<(PathBuf, Origin)> {
    let own = folders.own_scenarios();
    let origin = |folder: &PathBuf| if *folder == own { Origin::Own } else { Origin::Shipped };
    folders.scenarios().into_iter().map(|folder| (folder.clone(), origin(&folder))).collect()
}

fn built_in(content: &Content) -> Vec<Item> {
    let load = |&(name, text): &(&str, &str)| {
        let scenario = content.load(&Source::new(name, text)).scenario?;
        let scenario = Arc::new(scenario);
        Some(Item { scenario, origin: Origin::BuiltIn, path: None, is_last_good: false })
    };
    BUILT_IN.iter().filter_map(load).collect()
}

/// One item for each id, the nearest; in the order of level and title.
fn nearest(mut found: Vec<Item>) -> Vec<Item> {
    // The sort is stable, so of two equally near the first that was found stays.
    found.sort_by_key(|item| item.origin);
    let mut ids = BTreeSet::new();
    found.retain(|item| ids.insert(item.scenario.id.clone()));
    found.sort_by_cached_key(|item| (item.scenario.level, item.scenario.title.clone()));
    found
}

/// Makes the user's folders of scenarios, drills and assignments, so that there are some to put files into and to watch.
///
/// # Errors
/// When the system does not let one be made.
pub fn make_own_folders(folders: &Folders) -> io::Result<()> {
    fs::create_dir_all(folders.own_scenarios())?;
    fs::create_dir_all(folders.own_drills())?;
    fs::create_dir_all(folders.assignments())
}
