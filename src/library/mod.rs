//! Finds and loads content: the tables and the rubric built into the program, and scenario files from disk.

mod content;
mod files;
mod worth;

pub use content::{Content, ContentError};
pub use files::{FileError, find_scenario, read_source, scenario_files};
pub use worth::worth;
