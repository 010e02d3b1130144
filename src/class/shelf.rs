//! The assignments that lie in the user's folder, and what is wrong with the files of those that cannot be played.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::assignment::{Assignment, Problem};
use crate::library::{Content, FileError, Folders, read_source, save_assignment, scenario_files};
use crate::stamp::hash_of;

/// An assignment that can be played, and its file.
#[derive(Debug, Clone)]
pub struct ShelvedAssignment {
    /// The assignment.
    pub assignment: Arc<Assignment>,
    /// Its file.
    pub path: PathBuf,
}

/// A file that is no assignment that can be played.
#[derive(Debug, Clone)]
pub struct UnplayableAssignment {
    /// The file.
    pub path: PathBuf,
    /// What is wrong.
    pub trouble: AssignmentTrouble,
}

/// What is wrong with a file.
#[derive(Debug, Clone)]
pub enum AssignmentTrouble {
    /// It could not be read: why.
    Unreadable(String),
    /// What was found in its text.
    Found(Vec<Problem>),
}

/// All assignments, those that are due first before the others.
#[derive(Debug, Default)]
pub struct AssignmentShelf {
    items: Vec<ShelvedAssignment>,
    unplayable: Vec<UnplayableAssignment>,
    /// What was read last, by file: the hash of the text, and what came of it.
    read: BTreeMap<PathBuf, (String, Taken)>,
    /// Files from elsewhere that could not be taken in; what is wrong with them is told until they can be.
    elsewhere: BTreeSet<PathBuf>,
}

type Taken = Result<Arc<Assignment>, AssignmentTrouble>;

impl AssignmentShelf {
    /// Reads every assignment there is.
    pub fn read(folders: &Folders, content: &Content) -> Self {
        let mut shelf = Self::default();
        shelf.reread(folders, content);
        shelf
    }

    /// Every assignment that can be played: those with a day first, by their day, then by title.
    pub fn items(&self) -> &[ShelvedAssignment] {
        &self.items
    }

    /// Every file that cannot be played.
    pub fn unplayable(&self) -> &[UnplayableAssignment] {
        &self.unplayable
    }

    /// The assignment with this hash.
    pub fn find(&self, hash: &str) -> Option<&Arc<Assignment>> {
        let mut all = self.items.iter().map(|item| &item.assignment);
        all.find(|assignment| assignment.stamp.hash == hash)
    }

    /// Puts an assignment among the others that lies in no file, for pictures: it is gone once the folder is read again.
    pub fn put(&mut self, assignment: Assignment) {
        let path = PathBuf::from(&assignment.terms.title);
        self.items.push(ShelvedAssignment { assignment: Arc::new(assignment), path });
    }

    /// Reads the folder again. Files whose text has not changed are not checked again.
    pub fn reread(&mut self, folders: &Folders, content: &Content) {
        self.items.clear();
        self.unplayable.clear();
        let folder = folders.assignments();
        let mut files = match scenario_files(&folder) {
            Ok(files) => files,
            Err(FileError::NoScenarios { .. }) => Vec::new(),
            Err(FileError::Io { error, .. }) if error.kind() == io::ErrorKind::NotFound => {
                Vec::new()
            }
            Err(error) => {
                let trouble = AssignmentTrouble::Unreadable(error.to_string());
                self.unplayable.push(UnplayableAssignment { path: folder, trouble });
                Vec::new()
            }
        };
        self.elsewhere.retain(|path| path.exists());
        files.extend(self.elsewhere.iter().cloned());
        let mut hashes = BTreeSet::new();
        for path in &files {
            match self.take(path, content) {
                // A second copy of one file would be the same assignment.
                Ok(assignment) if hashes.insert(assignment.stamp.hash.clone()) => {
                    self.items.push(ShelvedAssignment { assignment, path: path.clone() });
                }
                Ok(_) => {}
                Err(trouble) => {
                    self.unplayable.push(UnplayableAssignment { path: path.clone(), trouble });
                }
            }
        }
        self.read.retain(|path, _| files.contains(path));
        self.items.sort_by_cached_key(|item| {
            let terms = &item.assignment.terms;
            (terms.due.is_none(), terms.due, terms.title.clone(), item.path.clone())
        });
    }

    /// Takes in a file from anywhere: it is copied into the folder, unless it lies there already, and tells its hash.
    /// One that cannot be played stays where it is, and is told among the others.
    ///
    /// # Errors
    /// Why it cannot be taken in, as a sentence without its end.
    pub fn take_in(
        &mut self,
        path: &Path,
        folders: &Folders,
        content: &Content,
    ) -> Result<String, String> {
        let assignment = match self.take(path, content) {
            Ok(assignment) => assignment,
            Err(trouble) => {
                let told = trouble.told(path);
                if path.exists() {
                    self.elsewhere.insert(path.to_owned());
                }
                self.reread(folders, content);
                return Err(told);
            }
        };
        let hash = assignment.stamp.hash.clone();
        // It may have been told of as broken, and mended since.
        self.elsewhere.remove(path);
        self.reread(folders, content);
        if self.find(&hash).is_none() {
            let source = read_source(path).map_err(|error| error.to_string())?;
            save_assignment(folders, &assignment.terms.title, &source.text)
                .map_err(|error| error.to_string())?;
            self.reread(folders, content);
        }
        match self.find(&hash) {
            Some(_) => Ok(hash),
            // It was written to between two looks.
            None => Err(format!("the file has just changed: {}", path.display())),
        }
    }

    fn take(&mut self, path: &Path, content: &Content) -> Taken {
        let source =
            read_source(path).map_err(|error| AssignmentTrouble::Unreadable(error.to_string()))?;
        let hash = hash_of(&source.text);
        if let Some((known, taken)) = self.read.get(path)
            && *known == hash
        {
            return taken.clone();
        }
        let taken = Assignment::read(&source, content).map(Arc::new);
        let taken = taken.map_err(AssignmentTrouble::Found);
        self.read.insert(path.to_owned(), (hash, taken.clone()));
        taken
    }
}

impl AssignmentTrouble {
    /// The first thing that is wrong, in short, with the file last.
    fn told(&self, path: &Path) -> String {
        match self {
            Self::Unreadable(why) => why.clone(),
            Self::Found(problems) => {
                let first = problems.iter().flat_map(|problem| &problem.findings).next();
                let why = first.map_or("it cannot be played", |finding| finding.message.as_str());
                format!("{why}: {}", path.display())
            }
        }
    }
}
