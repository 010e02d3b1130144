//! What is the user's on disk: settings, and debriefs they saved.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::files::{FileError, write_whole};
use super::folders::Folders;
use crate::settings::Settings;

/// Reads the settings; those of a new user where there are none.
///
/// A file that cannot be read as settings is set aside under another name, never deleted, and the message says so.
pub fn read_settings(folders: &Folders) -> (Settings, Option<String>) {
    let path = folders.settings();
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return (Settings::default(), None);
        }
        Err(error) => {
            let message =
                format!("The settings could not be read ({error}); these are the usual ones.");
            return (Settings::default(), Some(message));
        }
    };
    match Settings::from_ron(&text) {
        Ok(settings) => (settings, None),
        Err(error) => {
            let aside = path.with_extension("ron.damaged");
            let kept = match fs::rename(&path, &aside) {
                Ok(()) => format!("they were set aside as {}", aside.display()),
                Err(_) => "they were left as they are".to_owned(),
            };
            let message = format!("The settings could not be understood ({error}); {kept}.");
            (Settings::default(), Some(message))
        }
    }
}

/// Keeps the settings.
///
/// # Errors
/// When the folder cannot be made or the file cannot be written; the file that was there is kept then.
pub fn keep_settings(folders: &Folders, settings: &Settings) -> Result<(), FileError> {
    let path = folders.settings();
    let io = |error| FileError::Io { error, path: path.clone() };
    fs::create_dir_all(&folders.home).map_err(io)?;
    let text = settings.to_ron().map_err(|error| io(io::Error::other(error)))?;
    write_whole(&path, &text)
}

/// Makes a folder, and those it lies in, where they are not there.
///
/// # Errors
/// When the system does not let it be made.
pub fn make_folder(folder: &Path) -> Result<(), FileError> {
    fs::create_dir_all(folder)
        .map_err(|error| FileError::NotWritten { error, path: folder.to_owned() })
}

/// Saves an assignment under a name made of its title that is still free, and tells where.
///
/// # Errors
/// When the folder cannot be made or the file cannot be written.
pub fn save_assignment(folders: &Folders, title: &str, text: &str) -> Result<PathBuf, FileError> {
    let folder = folders.assignments();
    make_folder(&folder)?;
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' };
    let words: String = title.chars().map(plain).collect();
    let words: Vec<&str> = words.split_whitespace().take(6).collect();
    let stem = if words.is_empty() { "assignment".to_owned() } else { words.join("-") };
    let name = |n: u32| match n {
        1 => format!("{stem}.ron"),
        n => format!("{stem}-{n}.ron"),
    };
    let path = (1..u32::MAX).map(|n| folder.join(name(n))).find(|path| !path.exists());
    let path = path.unwrap_or_else(|| folder.join(name(1)));
    write_whole(&path, text)?;
    Ok(path)
}

/// Writes files into a new folder of what is handed over, named after the day, and tells where each lies.
///
/// # Errors
/// When the folder cannot be made or a file cannot be written.
pub fn save_handed_over(
    folders: &Folders,
    day: &str,
    files: &[(String, Vec<u8>)],
) -> Result<Vec<PathBuf>, FileError> {
    let name = |n: u32| if n == 1 { day.to_owned() } else { format!("{day}-{n}") };
    let named = (1..u32::MAX).map(|n| folders.handed_over().join(name(n)));
    let folder = named.into_iter().find(|path| !path.exists());
    let folder = folder.unwrap_or_else(|| folders.handed_over().join(day));
    make_folder(&folder)?;
    let mut written = Vec::new();
    for (name, bytes) in files {
        let path = folder.join(name);
        write_whole(&path, bytes)?;
        written.push(path);
    }
    Ok(written)
}

/// Saves a page under a name that is still free, so that no earlier debrief is lost, and tells where.
///
/// # Errors
/// When the folder cannot be made or the file cannot be written.
pub fn save_debrief(folders: &Folders, scenario: &str, page: &str) -> Result<PathBuf, FileError> {
    let folder = folders.debriefs();
    make_folder(&folder)?;
    let name = |n: u32| match n {
        1 => format!("{scenario}-debrief.html"),
        n => format!("{scenario}-debrief-{n}.html"),
    };
    let names = (1..u32::MAX).map(|n| folder.join(name(n)));
    let path = names.into_iter().find(|path| !path.exists());
    let path = path.unwrap_or_else(|| folder.join(name(1)));
    write_whole(&path, page)?;
    Ok(path)
}
