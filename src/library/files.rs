//! Scenario files on disk.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::diagnostic::Source;
use crate::scenario::MAX_BYTES;

/// Why a file could not be read. The path comes last in every message.
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
