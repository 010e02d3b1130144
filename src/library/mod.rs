//! Finds and loads content: the tables and the rubric built into the program, and scenario files from disk.
//! What is written to disk as a file goes through here too.

mod content;
mod drills;
mod files;
mod folders;
mod hearing;
mod preferences;
mod saved;
mod shelf;
mod worth;

pub use content::{Content, ContentError};
pub use drills::DrillBook;
pub use files::{FileError, find_scenario, read_source, scenario_files, write_whole};
pub use folders::{Folders, HOME_VARIABLE};
pub use hearing::{Hearing, HearingError};
pub use preferences::{
    keep_settings, make_folder, read_settings, save_assignment, save_debrief, save_handed_over,
};
pub use saved::{delete_saved, saved_files};
pub use shelf::{Item, Origin, Shelf, Trouble, make_own_folders};
pub use worth::worth;
