//! What panels ask for. They never act themselves: one place in the game carries it out.

use crate::coding::Code;
use crate::handover::Choice;
use crate::settings::Settings;
use crate::transcript::{AnswerMode, RunMode, SelfRating};

/// A screen that a panel can ask to go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name says which")]
pub enum Place {
    Home,
    Library,
    Settings,
    Help,
    /// The last debrief, where there is one.
    Debrief,
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
    /// Leave the session and forget it.
    LeaveToHome,
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
    /// Write these sessions, by their names, in the forms that were chosen.
    HandOver {
        /// Forms, ticks, and what the school knows the trainee by.
        choice: Choice,
        /// The sessions, the oldest first.
        sessions: Vec<String>,
    },
    /// Write everything that was kept as one archive.
    HandOverEverything,
    /// Read the scenario folders again.
    Reload,
}
