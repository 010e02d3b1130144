//! Handing in: the result of a session that was kept, and the file it is written to.

use std::path::{Path, PathBuf};

use thiserror::Error;

use super::result::{ResultError, ResultFile, Ticked, Who};
use crate::institution::InstitutionId;
use crate::library::{FileError, make_folder, read_source, write_whole};
use crate::records::{SessionId, Store, StoreError};

/// What is handed in, and by whom.
#[derive(Debug, Clone, Copy)]
pub struct HandIn<'a> {
    /// The session.
    pub session: SessionId,
    /// The name the trainee goes by; may be empty.
    pub pseudonym: &'a str,
    /// What their institution knows them by, where they say so.
    pub institution_id: Option<&'a InstitutionId>,
    /// What they have ticked besides.
    pub ticked: Ticked,
}

/// Why nothing was handed in.
#[derive(Debug, Error)]
pub enum HandInError {
    /// The records cannot be read.
    #[error(transparent)]
    Records(#[from] StoreError),
    /// There is no result of it.
    #[error(transparent)]
    Result(#[from] ResultError),
    /// The file cannot be written.
    #[error(transparent)]
    File(#[from] FileError),
}

impl HandIn<'_> {
    /// The result.
    ///
    /// # Errors
    /// When the records cannot be read, or the session can still be gone on with.
    pub fn result(&self, store: &Store) -> Result<ResultFile, HandInError> {
        let record = store.record(self.session)?;
        let who = Who::new(store.actor()?, self.pseudonym, self.institution_id);
        Ok(ResultFile::of(&record, who, self.ticked)?)
    }

    /// Writes the result to this file, in place of one that is there.
    ///
    /// # Errors
    /// As [`HandIn::result`], and when the file cannot be written.
    pub fn write(&self, store: &Store, file: &Path) -> Result<(), HandInError> {
        Ok(write_whole(file, self.result(store)?.to_json()?)?)
    }

    /// Writes the result into a folder, which is made where it is not there, and tells where it lies. An earlier result
    /// of the same session gives way to it; no other file does.
    ///
    /// # Errors
    /// As [`HandIn::write`].
    pub fn write_into(&self, store: &Store, folder: &Path) -> Result<PathBuf, HandInError> {
        let result = self.result(store)?;
        let text = result.to_json()?;
        make_folder(folder)?;
        let place = place(folder, &result.scenario.id, &result.record);
        write_whole(&place.path, text)?;
        Ok(place.path)
    }
}

/// Where the result of a session of this scenario, with this record's name, lies in a folder; `None` where it does not.
pub fn handed_in(folder: &Path, scenario: &str, record: &str) -> Option<PathBuf> {
    let place = place(folder, scenario, record);
    place.is_taken.then_some(place.path)
}

/// Where a result goes.
struct Place {
    path: PathBuf,
    /// Whether an earlier result of the same session lies there.
    is_taken: bool,
}

/// The first name that is free, or holds an earlier result of the same session.
fn place(folder: &Path, scenario: &str, record: &str) -> Place {
    let mut number = 1;
    loop {
        let path = folder.join(ResultFile::name(scenario, record, number));
        if !path.exists() {
            return Place { path, is_taken: false };
        }
        let there = read_source(&path).ok().and_then(|source| ResultFile::read(&source).ok());
        if there.is_some_and(|there| there.record == record) {
            return Place { path, is_taken: true };
        }
        number += 1;
    }
}
