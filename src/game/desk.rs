//! What the game has at hand: content, scenarios, settings, and what panels keep of themselves.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bevy::prelude::*;

use crate::class::AssignmentShelf;
use crate::debrief::{Debrief, Inputs, debrief};
use crate::drawing::Picture;
use crate::figure::{Look, portrait};
use crate::library::{Content, DrillBook, Folders, Item, Shelf, keep_settings};
use crate::records::SessionId;
use crate::scenario::Scenario;
use crate::settings::{Settings, ThemeName};
use crate::transcript::{SelfRating, Transcript};
use crate::ui::Theme;
use crate::ui::panels::handover::{HandedOver, HandoverState};
use crate::ui::panels::{
    assessment::AssessmentState, assign::AssignState, assignments::AssignmentsState,
    debrief::DebriefState, drills::DrillsState, hand_in::HandInState, help::HelpState,
    library::LibraryState, over::Over, progress::ProgressState, self_rating::SelfRatingState,
    session::SessionState, settings::SettingsState, welcome::WelcomeState,
};

use super::playing::Play;

/// The content, and the folders it is read from and written to.
#[derive(Resource)]
pub struct Desk {
    /// Tables, rubric, guide, resources.
    pub content: Content,
    /// Where things lie.
    pub folders: Folders,
    /// All scenarios.
    pub shelf: Shelf,
    /// All assignments.
    pub assignments: AssignmentShelf,
    /// All drills.
    pub drills: DrillBook,
    /// Portraits that were drawn, by the scenario's hash and the theme.
    portraits: BTreeMap<(String, ThemeName), Arc<Picture>>,
}

impl Desk {
    /// Reads everything there is; `named` is a scenario file from the command line.
    pub fn new(content: Content, folders: Folders, named: Option<PathBuf>) -> Self {
        let shelf = Shelf::with_file(&folders, &content, named);
        let assignments = AssignmentShelf::read(&folders, &content);
        let drills = DrillBook::read(&folders, &content);
        Self { content, folders, shelf, assignments, drills, portraits: BTreeMap::new() }
    }

    /// Reads the folders of scenarios, drills and assignments again.
    pub fn reread(&mut self) {
        self.shelf.reread(&self.folders, &self.content);
        self.drills.reread(&self.folders, &self.content);
        self.assignments.reread(&self.folders, &self.content);
    }

    /// Takes in an assignment from anywhere, and tells its hash.
    ///
    /// # Errors
    /// Why it cannot be taken in, in words.
    pub fn take_in(&mut self, file: &Path) -> Result<String, String> {
        self.assignments.take_in(file, &self.folders, &self.content)
    }

    /// The scenario at a place of the library.
    pub fn item(&self, place: usize) -> Option<&Item> {
        self.shelf.items().get(place)
    }

    /// The client of a scenario at rest.
    pub fn portrait(&mut self, scenario: &Scenario, theme: &Theme) -> Arc<Picture> {
        let key = (scenario.hash.clone(), theme.name);
        if let Some(drawn) = self.portraits.get(&key) {
            return Arc::clone(drawn);
        }
        let pose = self.content.manners.pose(None, &scenario.client.start, None);
        let [r, g, b, _] = theme.color.accent_wash.to_array().map(|part| f32::from(part) / 255.0);
        let drawn = portrait(&look(scenario), &pose, PORTRAIT, [r, g, b, 1.0], PORTRAIT_FEATHER);
        let drawn = Arc::new(drawn);
        self.portraits.insert(key, Arc::clone(&drawn));
        drawn
    }
}

/// The width and height a portrait is drawn for, in points.
const PORTRAIT: f32 = 160.0;
/// The width of its soft edges: portraits are shown at about half the size they are drawn for.
const PORTRAIT_FEATHER: f32 = 1.6;

/// What a scenario's client looks like.
pub fn look(scenario: &Scenario) -> Look {
    let client = &scenario.client;
    Look::of(&client.look, client.age, &client.pronouns, &client.name)
}

/// The settings in force, and why they could not be kept, where they could not.
#[derive(Resource, Debug, Default)]
pub struct Preferences {
    /// The settings.
    pub settings: Settings,
    /// Why they could not be read or kept.
    pub problem: Option<String>,
    /// Whether they are kept on disk.
    pub keeps: bool,
}

impl Preferences {
    /// Puts settings in force and keeps them.
    pub fn set(&mut self, settings: Settings, folders: &Folders) {
        let kept = if self.keeps { keep_settings(folders, &settings) } else { Ok(()) };
        self.problem = kept.err().map(|error| format!("Your settings could not be kept: {error}"));
        self.settings = settings;
    }
}

/// The theme that the settings ask for.
#[derive(Resource, Debug)]
pub struct ThemeNow(pub Theme);

/// What each panel keeps of itself while the program runs.
#[derive(Resource, Debug, Default)]
pub struct Panels {
    /// The first run's answers.
    pub welcome: WelcomeState,
    /// Filters.
    pub library: LibraryState,
    /// What is written and chosen in drills.
    pub drills: DrillsState,
    /// What is given in the self-assessment and not yet kept.
    pub assessment: AssessmentState,
    /// The assignment an instructor puts together.
    pub assign: AssignState,
    /// Where the last one was written, or why it could not be.
    pub assigned: Option<Result<String, String>>,
    /// What a trainee types on the screen of assignments.
    pub assignments: AssignmentsState,
    /// The assignment, by its hash, and the scenario in it that is open, by its id.
    pub chosen_assigned: Option<(String, String)>,
    /// What is ticked and typed for handing in.
    pub hand_in: HandInState,
    /// Where the result was written, or why it could not be; `None` before.
    pub handed_in: Option<Result<String, String>>,
    /// What is chosen to be handed over.
    pub handover: HandoverState,
    /// What came of it.
    pub handed_over: Option<HandedOver>,
    /// What is unfolded in progress.
    pub progress: ProgressState,
    /// Whether it is asked to delete everything, and what came of it.
    pub settings: SettingsState,
    /// How many sessions are listed in progress.
    pub listed: usize,
    /// The scenario that is open in the library, by its place.
    pub chosen: Option<usize>,
    /// What is unfolded.
    pub session: SessionState,
    /// The rating so far.
    pub self_rating: SelfRatingState,
    /// The selected turn.
    pub debrief: DebriefState,
    /// The resource card while it is edited.
    pub help: HelpState,
    /// What lies over the screen.
    pub over: Over,
    /// Whether leaving the session closes the program.
    pub quits: bool,
}

/// A short message at the foot of the window, and how long it still stays, in seconds.
#[derive(Resource, Debug, Default)]
pub struct Message {
    /// The words; empty where there is none.
    pub words: String,
    /// Whether something went wrong.
    pub is_problem: bool,
    /// Seconds it is still shown.
    pub secs: f32,
}

impl Message {
    /// Says that something was done.
    pub fn tell(&mut self, words: impl Into<String>) {
        *self = Self { words: words.into(), is_problem: false, secs: 8.0 };
    }

    /// Says that something could not be done.
    pub fn complain(&mut self, words: impl Into<String>) {
        *self = Self { words: words.into(), is_problem: true, secs: 20.0 };
    }
}

/// The session that was played last, looked back on.
#[derive(Resource, Default)]
pub struct LookedBack(pub Option<Finished>);

/// A session that is over.
pub struct Finished {
    /// The session, for going back into it.
    pub play: Play,
    /// What it meant.
    pub debrief: Debrief,
    /// The note to self.
    pub note: String,
    /// Where it was saved.
    pub saved: Option<String>,
    /// Where it is kept, if it is.
    pub record: Option<SessionId>,
    /// Why the score of each turn is contested; empty where it is not.
    pub contested: Vec<String>,
}

impl Finished {
    /// Whether it answers an assignment and is kept, so that it can be handed in.
    pub fn hands_in(&self) -> bool {
        self.play.assignment.is_some() && self.record.is_some()
    }

    /// Looks back on a session.
    pub fn new(play: Play, content: &Content, own: Option<SelfRating>) -> Self {
        let transcript = play.session.transcript().clone();
        Self::of(play, &transcript, content, own)
    }

    /// Looks back on what a transcript says happened.
    pub fn of(
        play: Play,
        transcript: &Transcript,
        content: &Content,
        own: Option<SelfRating>,
    ) -> Self {
        // Without the coder nobody could have typed.
        let stamps = content.stamps_of(transcript.answers);
        let stamps = stamps.as_deref().unwrap_or(&content.stamps);
        let debrief = debrief(Inputs {
            transcript,
            scenario: play.scenario(),
            rubric: &play.rubric,
            ethics: &content.tables.ethics,
            tables: stamps,
            carried: play.carried.as_ref(),
            self_rating: own,
        });
        let contested = vec![String::new(); transcript.turns.len()];
        Self { play, debrief, note: String::new(), saved: None, record: None, contested }
    }
}
