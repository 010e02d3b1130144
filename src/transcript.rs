//! What happened in a session: what the engine writes, and all above it read.
//!
//! Whatever scoring must know of a beat travels in its [`Turn`], so that a transcript can be scored
//! without the scenario it came from.

use serde::{Deserialize, Serialize};
use std::fmt;

use crate::client::{Level, Mood};
use crate::coding::{
    ClientAct, Code, CodedReply, Dimension, Empathy, PerDimension, QuestionForm, RuptureKind,
    Stance, vocabulary,
};
use crate::moment::Moment;
use crate::stamp::Stamp;

/// What makes two runs of one scenario alike or different.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Seed(pub u64);

impl Seed {
    /// The seed of a run that names none.
    pub const USUAL: Self = Self(1);
    /// The seed of every exam: the same for everyone, and another than practice usually has.
    pub const EXAM: Self = Self(1_000_003);
}

impl fmt::Display for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

vocabulary! {
    /// How a session is run.
    pub enum RunMode {
        /// Coached: hints on request, and steps back.
        Practice = "practice", "practice (coached)";
        /// No coaching.
        Transfer = "transfer", "transfer (no coaching)";
        /// One attempt, no coaching.
        Exam = "exam", "exam";
    }
}

vocabulary! {
    /// How answers are given.
    pub enum AnswerMode {
        /// One of the authored answers is taken.
        Choose = "choose", "choosing";
        /// The trainee types; the coder hears what they do, so every score is an estimate.
        Compose = "compose", "own words";
    }
}

impl Default for AnswerMode {
    /// Choosing is the way in.
    fn default() -> Self {
        Self::Choose
    }
}

/// A feeling as shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownFeeling {
    /// A name from `assets/feelings.ron`.
    pub name: String,
    /// How strongly.
    pub intensity: Level,
}

/// A line as it was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpokenLine {
    /// The words; empty for a silence.
    pub says: String,
    /// The feeling in them.
    pub feels: Option<ShownFeeling>,
    /// What could be seen; empty where nothing was noted.
    pub manner: String,
    /// What the client did with it, toward the work.
    pub acts: Vec<ClientAct>,
    /// What they thought and did not say.
    pub thinks: String,
}

/// What the counselor answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// One of the authored answers.
    Chosen {
        /// Its id within the beat.
        id: String,
        /// Its words.
        says: String,
    },
    /// The trainee's own words.
    Typed {
        /// The words, as typed.
        says: String,
        /// How they were heard.
        heard: Box<Typed>,
    },
}

impl Reply {
    /// The words of the answer.
    pub fn says(&self) -> &str {
        match self {
            Self::Chosen { says, .. } | Self::Typed { says, .. } => says,
        }
    }
}

/// Something the coder heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guess<T> {
    /// What.
    pub what: T,
    /// How probable it is, 0 to 100.
    pub percent: u8,
    /// Whether the coder stands by it.
    pub is_sure: bool,
}

/// How a typed answer was heard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Typed {
    /// Everything that was taken to be there, sure or not: what the client answers to.
    pub taken: CodedReply,
    /// Each skill, fault and process move that was taken to be there, in codebook order.
    pub codes: Vec<Guess<Code>>,
    /// The form of its question.
    pub form: Guess<QuestionForm>,
    /// Its empathy; `None` where the moment shows no feeling.
    pub empathy: Option<Guess<Empathy>>,
    /// Its stance; `None` where the moment holds no boundary.
    pub stance: Option<Guess<Option<Stance>>>,
    /// How many words it has.
    pub words: u32,
    /// Whether the coder can tell what each dimension rests on: the band of a level or a stance, the form of a question.
    pub can_tell: PerDimension<bool>,
    /// The turn, from 0, whose words it says again, or nearly.
    pub repeats: Option<usize>,
    /// Which way it led.
    pub way: Way,
    /// What the trainee says of codes that were unsure: kept and shown beside, never scored.
    pub corrections: Vec<Correction>,
}

impl Typed {
    /// Whether the coder cannot tell what a dimension rests on.
    pub fn is_unsure(&self, dimension: Dimension) -> bool {
        !self.can_tell[dimension.index()] || self.way == Way::AskedAgain
    }

    /// Every code that was taken to be there and is unsure, the stance among them; none where the client did not know
    /// what was meant, for there nothing was taken.
    pub fn unsure(&self) -> Vec<Guess<Code>> {
        if self.way == Way::AskedAgain {
            return Vec::new();
        }
        // A stance whose band is sure counts, so it is not among what does not.
        let can_tell = self.can_tell[Dimension::Boundaries.index()];
        let stance = self.stance.filter(|_| !can_tell).and_then(|guess| {
            let Guess { percent, is_sure, .. } = guess;
            Some(Guess { what: Code::Stance(guess.what?), percent, is_sure })
        });
        let all = self.codes.iter().copied().chain(stance);
        all.filter(|guess| !guess.is_sure).collect()
    }

    /// What the trainee said of a code.
    pub fn correction(&self, code: Code) -> Option<bool> {
        self.corrections.iter().find(|one| one.code == code).map(|one| one.is_there)
    }
}

/// Which way a typed answer led.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// The way of the authored answer it is nearest to.
    Answer {
        /// That answer's id within the beat.
        id: String,
    },
    /// A way the author gave for what was heard in it.
    HeardAs,
    /// The way the author gave for whatever fits nothing.
    Otherwise,
    /// None: the client did not know what was meant, and said so.
    AskedAgain,
}

/// What a trainee says of a code that the coder was unsure of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// The code.
    pub code: Code,
    /// Whether they hold it to be there.
    pub is_there: bool,
}

/// An authored answer's id and codes: what a reply is measured against.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Authored {
    /// Its id within the beat.
    pub id: String,
    /// What the author says it is.
    pub codes: CodedReply,
}

/// One client turn and its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// The beat's id.
    pub beat: String,
    /// How often the session has been at this beat, from 1.
    pub visit: u32,
    /// What is at stake.
    pub moment: Moment,
    /// What the client said.
    pub lines: Vec<SpokenLine>,
    /// Ids of the answers offered, in the order shown.
    pub offered: Vec<String>,
    /// All authored answers of the beat, offered or not, in the order of the file.
    pub authored: Vec<Authored>,
    /// What was answered.
    pub reply: Reply,
    /// What the answer is, by the codebook; of a typed one, only what the coder is sure of.
    pub codes: CodedReply,
    /// The client's state as the beat began.
    pub before: Mood,
    /// The client's state after the answer.
    pub after: Mood,
    /// Whether the answer was given inside a rupture.
    pub in_rupture: bool,
}

impl Turn {
    /// How the answer was heard, where it was typed.
    pub const fn typed(&self) -> Option<&Typed> {
        match &self.reply {
            Reply::Typed { heard, .. } => Some(heard),
            Reply::Chosen { .. } => None,
        }
    }
}

/// A strain in the alliance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rupture {
    /// How it showed.
    pub kind: RuptureKind,
    /// The turn it began with, from 0.
    pub began: usize,
    /// The turn whose answer repaired it, from 0.
    pub repaired: Option<usize>,
}

/// How a session ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum End {
    /// At one of its endings.
    Ending {
        /// Its id.
        id: String,
        /// Whether it came before its time.
        early: bool,
    },
    /// The greatest number of turns was reached, or a beat had no answer to choose.
    TimeUp,
    /// The trainee left.
    BrokenOff,
}

/// A whole session, or what there is of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transcript {
    /// Which scenario.
    pub scenario: Stamp,
    /// The dimensions it reports.
    pub focus: Vec<Dimension>,
    /// The seed it was played with.
    pub seed: Seed,
    /// How it was run.
    pub mode: RunMode,
    /// How answers were given.
    #[serde(default)]
    pub answers: AnswerMode,
    /// The client's state as the session began.
    pub opening: Mood,
    /// Every turn that was answered.
    pub turns: Vec<Turn>,
    /// Every rupture that began.
    pub ruptures: Vec<Rupture>,
    /// How it ended.
    pub end: End,
    /// The client's closing words, where it ended with some.
    pub closing: Option<SpokenLine>,
    /// How many hints were read.
    pub hints: u32,
    /// How many steps were taken back.
    pub rewinds: u32,
}

impl Transcript {
    /// Whether the trainee was helped in it, so that it stays out of trends.
    pub const fn is_coached(&self) -> bool {
        self.hints > 0 || self.rewinds > 0
    }
}

/// What a trainee gives themselves before the scores are shown: 0 to 100 by tens on each dimension.
pub type SelfRating = PerDimension<u8>;

/// The words for the band a rating of 0 to 100 lies in.
pub const fn band(rating: u8) -> &'static str {
    match rating {
        0..=19 => "lost",
        20..=39 => "struggling",
        40..=59 => "uneven",
        60..=79 => "sound",
        _ => "assured",
    }
}
