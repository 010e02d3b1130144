//! Scenario files on disk, and files written whole.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::diagnostic::Source;
use crate::scenario::MAX_BYTES;

/// Why a file could not be read or written. The path comes last in every message.
#[derive(Debug, Error)]
pub enum FileError {
    /// The system would not give it.
    #[error("{error}: {}", path.display())]
    Io {
        /// What the system said.
        error: io::Error,
        /// The file.
        path: PathBuf,
    },
    /// It is larger than any scenario.
    #[error("the file has {bytes} bytes; a scenario may have at most {MAX_BYTES}: {}", path.display())]
    TooLarge {
        /// Its size.
        bytes: u64,
        /// The file.
        path: PathBuf,
    },
    /// It is not text.
    #[error("this is not a text file in UTF-8 (line {line}, byte {at} of the file): {}", path.display())]
    NotText {
        /// The first byte that is not text, from 0.
        at: usize,
        /// The line it stands in, from 1.
        line: usize,
        /// The file.
        path: PathBuf,
    },
    /// The system would not take it; what was there before is still there.
    #[error("cannot write the file: {error}: {}", path.display())]
    NotWritten {
        /// What the system said.
        error: io::Error,
        /// The file.
        path: PathBuf,
    },
    /// A folder without scenarios.
    #[error("there is no scenario file here: {}", path.display())]
    NoScenarios {
        /// The folder.
        path: PathBuf,
    },
    /// Neither a file nor the id of a scenario.
    #[error("there is no scenario file or id `{name}`")]
    Unknown {
        /// What was asked for.
        name: String,
    },
}

/// Reads a text file of at most [`MAX_BYTES`] bytes; larger ones are refused before they are read.
///
/// # Errors
/// When it cannot be read, is too large, or is not UTF-8.
pub fn read_source(path: &Path) -> Result<Source, FileError> {
    let io = |error| FileError::Io { error, path: path.to_owned() };
    let bytes = fs::metadata(path).map_err(io)?.len();
    if bytes > MAX_BYTES as u64 {
        return Err(FileError::TooLarge { bytes, path: path.to_owned() });
    }
    let bytes = fs::read(path).map_err(io)?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = 1 + error.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count();
        FileError::NotText { at, line, path: path.to_owned() }
    })?;
    Ok(Source::new(path.display().to_string(), text))
}

/// The scenario files at a path: itself, or every `.ron` file below a folder that is not in a `plays` folder,
/// in the order of their names.
///
/// # Errors
/// When the path or a folder below it cannot be read, or holds no scenario.
pub fn scenario_files(path: &Path) -> Result<Vec<PathBuf>, FileError> {
    let io = |error| FileError::Io { error, path: path.to_owned() };
    if !fs::metadata(path).map_err(io)?.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    let mut folders = vec![path.to_owned()];
    while let Some(folder) = folders.pop() {
        let io = |error| FileError::Io { error, path: folder.clone() };
        for entry in fs::read_dir(&folder).map_err(io)? {
            let entry = entry.map_err(io)?;
            let (path, kind) = (entry.path(), entry.file_type().map_err(io)?);
            // Links to folders are not followed, so that a circle of them ends.
            if kind.is_dir() && entry.file_name() != "plays" {
                folders.push(path);
            } else if !kind.is_dir() && path.extension().is_some_and(|kind| kind == "ron") {
                files.push(path);
            }
        }
    }
    if files.is_empty() {
        return Err(FileError::NoScenarios { path: path.to_owned() });
    }
    files.sort();
    Ok(files)
}

/// The file that a person means: a path, or the id of a scenario in a `scenarios` folder
/// here or beside the program.
///
/// # Errors
/// When there is neither such a file nor such an id.
pub fn find_scenario(name: &str) -> Result<PathBuf, FileError> {
    let path = Path::new(name);
    if path.is_dir() {
        let files = scenario_files(path)?;
        return match files.as_slice() {
            [only] => Ok(only.clone()),
            _ => Err(FileError::Unknown { name: name.to_owned() }),
        };
    }
    if path.exists() {
        return Ok(path.to_owned());
    }
    let here = Some(PathBuf::from("scenarios"));
    let program = std::env::current_exe().ok();
    let beside = program.as_deref().and_then(Path::parent).map(|folder| folder.join("scenarios"));
    let is_plain = path.components().count() == 1;
    let candidates = [here, beside].into_iter().flatten();
    candidates
        .map(|folder| folder.join(name).join("scenario.ron"))
        .find(|path| is_plain && path.is_file())
        .ok_or_else(|| FileError::Unknown { name: name.to_owned() })
}

/// How many names are tried for a file that is being written, before it is given up.
const NAMES: u32 = 1000;

/// Writes a file whole or not at all: first under another name beside its place, then moved there.
///
/// What was there before stays as it was until the new bytes are on the disk, and where they cannot be written.
/// A link is followed, and the new file may be read by whoever could read the old one.
///
/// # Errors
/// When it cannot be written or moved to its place.
pub fn write_whole(path: &Path, bytes: impl AsRef<[u8]>) -> Result<(), FileError> {
    let written = write_and_move(path, bytes.as_ref());
    written.map_err(|error| FileError::NotWritten { error, path: path.to_owned() })
}

fn write_and_move(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let there = fs::metadata(path).ok();
    if there.as_ref().is_some_and(|there| !there.is_file() && !there.is_dir()) {
        // A terminal or a pipe can be written to and must not be replaced.
        return fs::OpenOptions::new().write(true).open(path)?.write_all(bytes);
    }
    // Moving a file onto a link would replace the link.
    let place = if there.is_some() { fs::canonicalize(path)? } else { path.to_owned() };
    let folder = match place.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let (mut file, beside) = new_file_in(folder)?;
    let fill = |file: &mut fs::File| {
        file.write_all(bytes)?;
        if let Some(there) = &there {
            file.set_permissions(there.permissions())?;
        }
        // Moved before its bytes are on the disk, it could be found empty after a power cut.
        file.sync_all()
    };
    let filled = fill(&mut file);
    drop(file);
    let moved = filled.and_then(|()| fs::rename(&beside, &place));
    if moved.is_err() {
        // Half a file beside the place would only be in the way.
        let _ = fs::remove_file(&beside);
    } else if let Ok(folder) = fs::File::open(folder) {
        // The move is on the disk once the folder is. Not every system opens folders, and none needs to.
        let _ = folder.sync_all();
    }
    moved
}

/// A new file under a name that nobody uses: one that is there is never opened, whoever made it.
fn new_file_in(folder: &Path) -> io::Result<(fs::File, PathBuf)> {
    let mut number = 0;
    loop {
        let beside = folder.join(format!(".practicum-{number}.part"));
        match fs::File::create_new(&beside) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < NAMES => {
                number += 1;
            }
            made => return made.map(|file| (file, beside)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder of this test's own, empty.
    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("practicum-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("it can be made");
        folder
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("it can be read");
        let name = |entry: io::Result<fs::DirEntry>| entry.expect("it can be read").file_name();
        let mut all: Vec<String> =
            entries.map(|entry| name(entry).to_string_lossy().into_owned()).collect();
        all.sort();
        all
    }

    #[test]
    fn a_file_is_written_and_written_over() {
        let folder = folder("over");
        let path = folder.join("a.html");
        for text in ["one, and longer than two", "two"] {
            write_whole(&path, text).expect("it can be written");
            assert_eq!(fs::read_to_string(&path).expect("it can be read"), text);
        }
        assert_eq!(names(&folder), ["a.html"]);
        fs::remove_dir_all(folder).expect("it can be removed");
    }

    #[test]
    fn files_of_the_users_own_are_left_alone() {
        let folder = folder("own");
        for name in [".practicum-0.part", "a.html.new", "a.ron.new"] {
            fs::write(folder.join(name), "mine").expect("it can be written");
        }
        write_whole(&folder.join("a.html"), "new").expect("it can be written");
        assert_eq!(names(&folder), [".practicum-0.part", "a.html", "a.html.new", "a.ron.new"]);
        for name in [".practicum-0.part", "a.html.new", "a.ron.new"] {
            assert_eq!(fs::read_to_string(folder.join(name)).expect("it is there"), "mine");
        }
        fs::remove_dir_all(folder).expect("it can be removed");
    }

    #[test]
    fn what_cannot_be_written_leaves_all_as_it_was() {
        let folder = folder("refused");
        // A folder with something in it cannot be written over.
        let taken = folder.join("taken");
        fs::create_dir(&taken).expect("it can be made");
        fs::write(taken.join("kept"), "mine").expect("it can be written");
        let told = write_whole(&taken, "new").expect_err("a folder is no file").to_string();
        assert!(told.ends_with(&taken.display().to_string()), "{told}");
        assert_eq!(
            (names(&folder), names(&taken)),
            (vec!["taken".to_owned()], vec!["kept".to_owned()])
        );
        assert!(write_whole(&folder.join("no/such/a.html"), "new").is_err());
        assert_eq!(names(&folder), ["taken"]);
        fs::remove_dir_all(folder).expect("it can be removed");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_followed_and_its_file_stays_as_private_as_it_was() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = folder("link");
        let (file, link) = (folder.join("a.html"), folder.join("link.html"));
        fs::write(&file, "old").expect("it can be written");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).expect("it can be set");
        symlink(&file, &link).expect("it can be made");
        write_whole(&link, "new").expect("it can be written");
        assert!(fs::symlink_metadata(&link).expect("it is there").is_symlink());
        assert_eq!(fs::read_to_string(&file).expect("it can be read"), "new");
        let mode = fs::metadata(&file).expect("it is there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        write_whole(Path::new("/dev/null"), "gone").expect("it can be written");
        assert!(!fs::metadata("/dev/null").expect("it is there").is_file());
        fs::remove_dir_all(folder).expect("it can be removed");
    }
}
