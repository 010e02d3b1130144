//! The lock that tells a second program that the records are open already.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;

/// The file that is locked. It stays, empty; only the lock on it means something.
const FILE_NAME: &str = "records.lock";

/// Whether the records were free, and the lock on them as long as this lives.
#[derive(Debug)]
pub(super) struct Lock {
    /// `None` where another program has it, or where none can be had.
    file: Option<File>,
    is_alone: bool,
}

impl Lock {
    /// Takes the lock in a folder, where it is free.
    ///
    /// # Errors
    /// When nothing may be written in the folder: found here, before anything else is touched.
    pub(super) fn take(folder: &Path) -> io::Result<Self> {
        let opened =
            File::options().create(true).truncate(false).write(true).open(folder.join(FILE_NAME));
        let file = match opened {
            Ok(file) => file,
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied
                ) =>
            {
                return Err(error);
            }
            // Where no lock can be had, as on some network drives, SQLite's own still keep the file whole.
            Err(_) => return Ok(Self { file: None, is_alone: true }),
        };
        Ok(match file.try_lock() {
            Ok(()) => Self { file: Some(file), is_alone: true },
            Err(TryLockError::WouldBlock) => Self { file: None, is_alone: false },
            Err(TryLockError::Error(_)) => Self { file: None, is_alone: true },
        })
    }

    /// Whether no other program has the records open, as far as can be told.
    pub(super) const fn is_alone(&self) -> bool {
        self.is_alone
    }
}

impl Drop for Lock {
    /// Gives it back at once.
    ///
    /// Closing the file would not do: a program that is just being started holds every open file of its parent until
    /// it runs, and with the file the lock.
    fn drop(&mut self) {
        if let Some(file) = &self.file {
            // Where it cannot be given back so, it goes with the file.
            let _ = file.unlock();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An empty folder of this test's own, removed at the end.
    struct Folder(std::path::PathBuf);

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }

    fn folder(name: &str) -> Folder {
        let path =
            std::env::temp_dir().join(format!("practicum-lock-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).expect("it can be made");
        Folder(path)
    }

    #[test]
    fn one_has_it_at_a_time() {
        let folder = folder("one");
        let first = Lock::take(&folder.0).expect("it can be written");
        assert!(first.is_alone());
        assert!(!Lock::take(&folder.0).expect("it can be written").is_alone());
        drop(first);
        assert!(Lock::take(&folder.0).expect("it can be written").is_alone());
    }

    #[test]
    fn it_is_given_back_though_a_child_holds_the_file() {
        let folder = folder("child");
        let first = Lock::take(&folder.0).expect("it can be written");
        // What a program that is being started holds of its parent, until it runs.
        let file = first.file.as_ref().expect("it is locked");
        let of_a_child = file.try_clone().expect("it can be held twice");
        drop(first);
        assert!(Lock::take(&folder.0).expect("it can be written").is_alone());
        drop(of_a_child);
    }
}
