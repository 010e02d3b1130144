//! What the user saved from here: pages and what was made to be handed over.

use std::fs;
use std::path::PathBuf;

use super::files::FileError;
use super::folders::Folders;

/// Every file that was saved from a debrief, from progress or to be handed over, in the order of their names.
///
/// They hold what was kept, and lie beside it.
pub fn saved_files(folders: &Folders) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folders.debriefs(), folders.handed_over()];
    while let Some(folder) = open.pop() {
        // A folder that is not there has nothing in it.
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for entry in entries.filter_map(Result::ok) {
            // A link is a file here, and what it leads to is left alone.
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => open.push(entry.path()),
                _ => found.push(entry.path()),
            }
        }
    }
    found.sort();
    found
}

/// Deletes these files, and what folders of saved files are empty then; tells how many are gone, and which are not.
pub fn delete_saved(folders: &Folders, files: Vec<PathBuf>) -> (usize, Vec<FileError>) {
    let (mut gone, mut left) = (0, Vec::new());
    for path in files {
        match fs::remove_file(&path) {
            Ok(()) => gone += 1,
            Err(error) => left.push(FileError::Io { error, path }),
        }
    }
    if let Ok(entries) = fs::read_dir(folders.handed_over()) {
        for entry in entries.filter_map(Result::ok) {
            // One that is not empty is not removed, and is to stay.
            let _ = fs::remove_dir(entry.path());
        }
    }
    (gone, left)
}
