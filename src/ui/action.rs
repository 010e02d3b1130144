//! What panels ask for. They never act themselves: one place in the game carries it out.

use std::path::PathBuf;

use crate::assessment::Expected;
use crate::coding::{Code, Skill};
use crate::handover::Choice;
use crate::institution::InstitutionId;
use crate::practice::Felt;
use crate::records::SessionId;
use crate::scenario::raw::Difficulty;
use crate::settings::Settings;
use crate::transcript::{AnswerMode, RunMode, SelfRating};
use crate::ui::panels::assign::AssignmentDraft;

/// A screen that a panel can ask to go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name says which")]
pub enum Place {
    Home,
    Library,
    Drills,
    Settings,
    Help,
    /// The last debrief, where there is one.
    Debrief,
    Progress,
    Assessment,
    /// Where an instructor puts an assignment together.
    Assign,
    /// What an instructor has given out.
    Assignments,
    /// Where results are written to be given to somebody.
    Handover,
}

/// One thing a panel asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// To another screen.
    Go(Place),
    /// To the screen one came from.
    Back,
    /// Close the program.
    Quit,
    /// Keep these settings, and put them in force at once.
    Set(Settings),
    /// The first run's questions are answered; the guided scenario follows where it is wanted.
    Welcomed {
        /// What was answered.
        settings: Settings,
        /// Whether the guided scenario begins now.
        guided: bool,
    },
    /// Open the prebrief of a scenario, by its place in the library.
    Choose(usize),
    /// Begin the scenario whose prebrief is open.
    Begin {
        /// How it is run.
        mode: RunMode,
        /// How answers are given.
        answers: AnswerMode,
        /// The seed; a new one where none is named.
        seed: Option<u64>,
    },
    /// Show all the client's words at once.
    ShowAll,
    /// Give the answer at this place, from 0, of those offered.
    Answer(usize),
    /// Say this, in the trainee's own words.
    Say(String),
    /// Keep what the trainee says of a code that was unsure in the turn of this number, from 0.
    Correct {
        /// The turn.
        turn: usize,
        /// The code.
        code: Code,
        /// Whether they hold it to be there; `None` takes it back.
        is_there: Option<bool>,
    },
    /// From what was compared on to the client's answer.
    GoOn,
    /// Ask the coach.
    Hint,
    /// Go back to the turn of this number, from 0, and answer it anew.
    RewindTo(usize),
    /// Cover the screen.
    Pause,
    /// Uncover it.
    Resume,
    /// Ask whether to leave the session.
    AskToLeave,
    /// Leave the session; what was answered is debriefed.
    LeaveToDebrief,
    /// Leave the session; where it is kept, it can be gone on with.
    LeaveToHome,
    /// Leave the session and delete what was kept of it.
    Forget,
    /// Stay in the session after all.
    Stay,
    /// The next step of the guide, or none any more.
    NextStep,
    /// No more steps of the guide.
    EndGuide,
    /// The trainee's own view of the session; `None` where they give none.
    Rate(Option<SelfRating>),
    /// Begin anew from the turn of this number, from 1, with the same answers before it.
    RetryFrom(usize),
    /// Play the scenario again from its beginning.
    PlayAgain(RunMode),
    /// Change the note to self.
    Note(String),
    /// Save the debrief as a file of HTML.
    SaveHtml,
    /// From the debrief or the cool-down screen on.
    Finish,
    /// Write this assignment, which lacks nothing, to a file.
    WriteAssignment(AssignmentDraft),
    /// Take in an assignment file from anywhere.
    OpenAssignment(PathBuf),
    /// Open what is to be read before a session of an assignment.
    ChooseAssigned {
        /// The assignment, by the hash of its file.
        assignment: String,
        /// The scenario in it, by its id.
        scenario: String,
    },
    /// Begin the session of an assignment that is open.
    BeginAssigned,
    /// Go to where the result of a session of an assignment is written.
    ToHandIn(SessionId),
    /// Write the result of the session that is looked back on.
    HandIn {
        /// What the school knows the trainee by, where they say so.
        institution_id: Option<InstitutionId>,
        /// Whether the note to self goes along.
        note: bool,
    },
    /// Keep why the score of the turn of this number, from 0, is contested; empty words take it back.
    Contest {
        /// The turn.
        turn: usize,
        /// The words.
        why: String,
    },
    /// Write these sessions, by their names, in the forms that were chosen.
    HandOver {
        /// Forms, ticks, and what the school knows the trainee by.
        choice: Choice,
        /// The sessions, the oldest first.
        sessions: Vec<String>,
    },
    /// Write everything that was kept as one archive.
    HandOverEverything,
    /// Read the folders of scenarios and drills again.
    Reload,
    /// Open the debrief of a session that was kept.
    OpenRecord(SessionId),
    /// Go on with a session that was kept and has not ended.
    GoOnWith(SessionId),
    /// Delete a session that was kept; it was asked before.
    DeleteRecord(SessionId),
    /// Delete everything that was kept; it was asked before, and the answer was deliberate.
    DeleteEverything {
        /// Whether pages and archives that were saved, and files that were set aside, go too.
        saved_too: bool,
    },
    /// Close the question that is open on the screen, and do nothing of it.
    TakeBack,
    /// List more of the sessions that were kept.
    ListMore,
    /// Save progress as a file of HTML.
    SaveProgress,
    /// Open the prebrief of the scenario with this id.
    ChooseById(String),
    /// Open the drills of this skill.
    DrillOf(Skill),
    /// Something on the screen of drills.
    Drill(DrillAction),
    /// Something within the boundary self-assessment.
    Assess(Assess),
}

/// What the screen of drills asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DrillAction {
    /// Begin a run of a skill.
    Begin {
        /// The skill.
        skill: Skill,
        /// Whether answers are chosen or typed.
        answers: AnswerMode,
        /// The level to begin at; where none is named, the one that earlier answers lead to.
        level: Option<Difficulty>,
    },
    /// Take the answer at this place, from 0.
    Choose(usize),
    /// Take these words.
    Say(String),
    /// The drill that was answered felt so hard; said again, the last word counts.
    Feel(Felt),
    /// The next drill.
    Next,
    /// Back to the skills.
    Leave,
}

/// What the self-assessment asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Assess {
    /// To its first page; where it was open, it is left for another day.
    Intro,
    /// Go on with the one that was left, or begin a new one.
    Begin,
    /// Delete the one that was left, for good.
    Discard,
    /// What is expected; nothing where no forecast is given.
    Forecast(Vec<Expected>),
    /// Give the answer at this place, from 0, of those shown.
    Answer(usize),
    /// Leave this vignette out.
    LeaveOut,
    /// The profile of the last one that was finished.
    ShowLast,
    /// The questions for those who see clients.
    SelfCheck,
    /// The prebrief of the session with this id.
    Practice(String),
}
