//! Lists the files of scenarios and drills, so that they are built into the program and it runs from any folder.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    list("scenarios")?;
    list("drills")
}

/// Writes the list of one folder's files, each with its text.
fn list(folder: &str) -> io::Result<()> {
    println!("cargo::rerun-if-changed={folder}");
    let top = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let mut files = Vec::new();
    if top.join(folder).is_dir() {
        find(&top.join(folder), &mut files)?;
    }
    files.sort();
    let mut list = String::from("&[\n");
    for file in files {
        let name = file.strip_prefix(&top).unwrap_or(&file).display().to_string();
        // Names are the same on every system, so that what is built in is too.
        let name = name.replace('\\', "/");
        // The folder is named by the compiler and not here: a build folder may outlive the place of the sources.
        let at = format!("/{name}");
        let text = format!("include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {at:?}))");
        let _ = writeln!(list, "    ({name:?}, {text}),");
    }
    list.push_str("]\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join(format!("{folder}.rs")), list)
}

/// Every such file below a folder; plays are not scenarios.
fn find(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() && path.file_name().is_some_and(|name| name != "plays") {
            find(&path, files)?;
        } else if path.extension().is_some_and(|kind| kind == "ron") {
            files.push(path);
        }
    }
    Ok(())
}
