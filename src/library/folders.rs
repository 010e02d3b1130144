//! Where things lie on this machine: scenarios beside the program, the user's own, and the settings.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use directories::ProjectDirs;

/// The folder of the user's own files in place of the platform's.
pub const HOME_VARIABLE: &str = "PRACTICUM_HOME";

/// The folder that the command line names.
static GIVEN_HOME: OnceLock<PathBuf> = OnceLock::new();

/// The folders that are read and written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    /// Everything that is the user's: settings, scenarios of their own, saved debriefs.
    pub home: PathBuf,
    /// A `scenarios` folder here, where there is one, as in a checkout.
    pub here: Option<PathBuf>,
    /// A `scenarios` folder beside the program, where there is one, as in an unpacked archive.
    pub beside: Option<PathBuf>,
}

impl Folders {
    /// From here on, the user's own files lie in this folder, whatever the environment says. Only the first folder
    /// that is given counts.
    pub fn put_home(folder: PathBuf) {
        // A second one would be another user in one run, which the command line cannot ask for.
        let _ = GIVEN_HOME.set(folder);
    }

    /// The folders as this machine, the command line and the environment have them.
    pub fn of_this_machine() -> Self {
        let named = env::var_os(HOME_VARIABLE).filter(|value| !value.is_empty());
        let given = GIVEN_HOME.get().cloned();
        let home = given.or_else(|| named.map(PathBuf::from)).or_else(platform_home);
        let program = env::current_exe().ok();
        let beside = program.as_deref().and_then(Path::parent).map(|dir| dir.join("scenarios"));
        let here = PathBuf::from("scenarios");
        let here = here.is_dir().then_some(here);
        Self {
            // A machine that names no home still runs; what is kept then lies beside where it was started.
            home: home.unwrap_or_else(|| PathBuf::from("practicum-home")),
            beside: beside.filter(|dir| {
                dir.is_dir() && here.as_deref().is_none_or(|here| !is_same(here, dir))
            }),
            here,
        }
    }

    /// Folders below one that is given, and nothing beside.
    pub const fn only(home: PathBuf) -> Self {
        Self { home, here: None, beside: None }
    }

    /// Where the user's own scenarios go.
    pub fn own_scenarios(&self) -> PathBuf {
        self.home.join("scenarios")
    }

    /// Where the user's own drills go.
    pub fn own_drills(&self) -> PathBuf {
        self.home.join("drills")
    }

    /// Every folder that may hold drills, the nearest to the user first: one beside each folder of scenarios.
    pub fn drills(&self) -> Vec<PathBuf> {
        let beside = |scenarios: &PathBuf| scenarios.with_file_name("drills");
        self.scenarios().iter().map(beside).collect()
    }

    /// Every folder that may hold tables in place of built-in ones, the nearest to the user first.
    pub fn tables(&self) -> Vec<PathBuf> {
        let beside = self.beside.as_deref().and_then(Path::parent);
        let beside = beside.map(|program| program.join("assets"));
        [Some(self.home.join("assets")), beside].into_iter().flatten().collect()
    }

    /// Where the settings are kept.
    pub fn settings(&self) -> PathBuf {
        self.home.join("settings.ron")
    }

    /// Where debriefs are saved.
    pub fn debriefs(&self) -> PathBuf {
        self.home.join("debriefs")
    }

    /// Where assignments that an instructor puts together are written.
    pub fn assignments(&self) -> PathBuf {
        self.home.join("assignments")
    }

    /// Where results are written to be given to somebody.
    pub fn handed_over(&self) -> PathBuf {
        self.home.join("handed-over")
    }

    /// Every folder that may hold scenarios, the nearest to the user first.
    pub fn scenarios(&self) -> Vec<PathBuf> {
        let own = Some(self.own_scenarios());
        [own, self.here.clone(), self.beside.clone()].into_iter().flatten().collect()
    }
}

fn platform_home() -> Option<PathBuf> {
    ProjectDirs::from("", "", "practicum").map(|dirs| dirs.data_local_dir().to_owned())
}

fn is_same(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => one == other,
    }
}
