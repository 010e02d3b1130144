//! A scenario as the engine plays it: ids resolved, ranges proven, defaults filled in.

use std::fmt;
use std::sync::Arc;

use super::guard::{Flag, Flags, Guard};
use super::raw::{Difficulty, Form, Kind, RawAlliance, RawCarry, RawLook, Review};
use crate::client::{Level, Mood, ReactionTable, Shift, Temperament, Temperaments};
use crate::coding::{ClientAct, CodedReply, Dimension, Fault, QuestionForm, RuptureKind, Skill};
use crate::ethics::EthicsTable;
use crate::moment::Moment;
use crate::words::Lexicon;

/// The data under `assets/` that a scenario is read against.
#[derive(Debug, Clone)]
pub struct Tables {
    /// Names and strengths of temperaments.
    pub temperaments: Temperaments,
    /// How clients take each code.
    pub reactions: ReactionTable,
    /// Words of feeling, and the feelings a client can show.
    pub lexicon: Lexicon,
    /// Sections of codes of ethics.
    pub ethics: EthicsTable,
}

/// The place of a beat in [`Scenario::beats`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BeatIx(pub usize);

/// The place of an ending in [`Scenario::endings`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EndingIx(pub usize);

/// Where an answer leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// On to a beat.
    Beat(BeatIx),
    /// To the end.
    Ending(EndingIx),
}

/// One simulated session.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "as in `raw::RawScenario`")]
pub struct Scenario {
    pub id: String,
    pub title: String,
    pub kind: Kind,
    pub form: Option<Form>,
    pub pair: String,
    pub level: Difficulty,
    pub minutes: u32,
    pub focus: Vec<Dimension>,
    pub themes: Vec<String>,
    pub content_notes: Vec<String>,
    pub review: Review,
    pub audience: String,
    pub sources: Vec<String>,
    pub hour: u32,
    pub follows: Option<String>,
    /// What it starts from where nothing is brought.
    pub without_record: Carry,
    /// After so many answers the session ends at `time_up`.
    pub max_turns: u32,
    pub brief: Brief,
    pub client: ClientProfile,
    pub start: BeatIx,
    pub beats: Vec<Beat>,
    pub endings: Vec<Ending>,
    /// Every flag's name, by its number; those that stand for a visit, goal or task have a colon in it.
    pub flags: Vec<String>,
    /// SHA-256 of the file's text, in hexadecimal (without byte-order mark, line ends as `\n`).
    pub hash: String,
    /// The file's text, so that what was played can be kept with its record.
    pub text: Arc<str>,
}

/// What the trainee reads before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in `raw::RawBrief`")]
pub struct Brief {
    pub setting: String,
    pub referral: String,
    pub your_aims: Vec<String>,
}

/// Who comes.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "as in `raw::RawClient`")]
pub struct ClientProfile {
    pub name: String,
    pub age: u32,
    pub pronouns: String,
    /// The name of the temperament.
    pub temperament_name: String,
    pub temperament: Temperament,
    pub look: RawLook,
    pub start: Mood,
    pub goals: Vec<String>,
    /// Id and words of each between-session task.
    pub tasks: Vec<(String, String)>,
}

/// One client turn and the answer it asks for.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "as in `raw::RawBeat`")]
pub struct Beat {
    pub id: String,
    pub lines: Vec<Line>,
    pub moment: Moment,
    pub rupture: Option<RuptureKind>,
    pub hint: String,
    pub responses: Vec<Response>,
    pub heard_as: Vec<HeardAs>,
    pub otherwise: Option<Target>,
    /// The flag that being here sets, where a guard asks for it.
    pub marks: Option<Flag>,
}

/// What the client says and shows.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "as in `raw::RawLine`")]
pub struct Line {
    pub when: Guard,
    /// Wordings of which the seed picks one; none for a silence.
    pub says: Vec<String>,
    pub feels: Option<Feeling>,
    pub manner: Vec<String>,
    pub acts: Vec<ClientAct>,
    pub thinks: String,
}

/// A feeling a client shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feeling {
    /// A name from `assets/feelings.ron`.
    pub name: String,
    /// How strongly.
    pub intensity: Level,
}

impl fmt::Display for Feeling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

/// An authored answer.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "as in `raw::RawResponse`")]
pub struct Response {
    pub id: String,
    pub says: String,
    pub when: Guard,
    pub codes: CodedReply,
    /// The author's own effect, unscaled.
    pub effect: Shift,
    pub set: Flags,
    pub clear: Flags,
    pub why: String,
    pub tempting: String,
    /// References as written, such as `aca2014: A.10.f`.
    pub ethics: Vec<String>,
    pub also: Vec<String>,
    pub settled: Vec<String>,
    /// Tried in order; the first whose guard holds is taken.
    pub routes: Vec<Route>,
    /// Taken when no route is.
    pub then: Target,
}

/// A guarded way on.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in `raw::RawRoute`")]
pub struct Route {
    pub when: Guard,
    pub to: Target,
}

/// A way on for typed answers.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in `raw::RawHeardAs`")]
pub struct HeardAs {
    pub skills: Vec<Skill>,
    pub faults: Vec<Fault>,
    pub question: Option<QuestionForm>,
    pub to: Target,
}

/// A way the session can end.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "as in `raw::RawEnding`")]
pub struct Ending {
    pub id: String,
    pub early: bool,
    pub says: Vec<String>,
    pub feels: Option<Feeling>,
    pub manner: Vec<String>,
    pub thinks: String,
    pub means: String,
    pub goals: Vec<String>,
    pub task: Option<String>,
}

/// What one session hands to the next.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Carry {
    /// The id of the session it comes from; empty where that was not said.
    pub from: String,
    /// Bond, task and goal at the end of the session before; `None` where it did not say.
    pub alliance: [Option<Level>; 3],
    /// Goals agreed, in the client's words.
    pub goals: Vec<String>,
    /// The between-session task agreed, by id.
    pub task: Option<String>,
    /// Names of flags that were up.
    pub flags: Vec<String>,
}

impl Carry {
    /// The carry as a file's text, which [`super::load_carry`] reads again.
    ///
    /// # Errors
    /// When RON cannot write it, which no carry makes happen.
    pub fn to_ron(&self) -> Result<String, ron::Error> {
        let [bond, task, goal] =
            self.alliance.map(|level| level.map(|level| f64::from(level.thousandths()) / 1000.0));
        let raw = RawCarry {
            from: self.from.clone(),
            alliance: RawAlliance { bond, task, goal },
            goals: self.goals.clone(),
            task: self.task.clone(),
            flags: self.flags.clone(),
        };
        super::options()
            .to_string_pretty(&raw, ron::ser::PrettyConfig::default())
            .map(|text| text + "\n")
    }
}

impl Scenario {
    /// The beat at `ix`.
    pub fn beat(&self, ix: BeatIx) -> &Beat {
        &self.beats[ix.0]
    }

    /// The ending at `ix`.
    pub fn ending(&self, ix: EndingIx) -> &Ending {
        &self.endings[ix.0]
    }

    /// The beat with this id.
    pub fn find_beat(&self, id: &str) -> Option<BeatIx> {
        self.beats.iter().position(|beat| beat.id == id).map(BeatIx)
    }

    /// The words of a between-session task.
    pub fn task_words(&self, id: &str) -> Option<&str> {
        self.client.tasks.iter().find(|(task, _)| task == id).map(|(_, words)| words.as_str())
    }

    /// The number of a flag by its name.
    pub fn find_flag(&self, name: &str) -> Option<Flag> {
        self.flags.iter().position(|flag| flag == name).and_then(Flag::numbered)
    }

    /// The state and flags a session starts from with what is brought, or without.
    pub fn opening(&self, carry: Option<&Carry>) -> (Mood, Flags) {
        use crate::client::Variable;
        let Some(carry) = carry.or(self.follows.is_some().then_some(&self.without_record)) else {
            return (self.client.start, Flags::default());
        };
        let alliance = [Variable::Bond, Variable::Task, Variable::Goal];
        let mood = alliance.iter().zip(carry.alliance).fold(
            self.client.start,
            |mood, (&variable, level)| match level {
                Some(level) => mood.with(variable, level),
                None => mood,
            },
        );
        let goals = carry.goals.iter().map(|goal| goal_flag(goal));
        let task = carry.task.iter().map(|task| task_flag(task));
        let flags = goals
            .chain(task)
            .chain(carry.flags.iter().cloned())
            .filter_map(|name| self.find_flag(&name))
            .fold(Flags::default(), |flags, flag| flags.with(Flags::only(flag)));
        (mood, flags)
    }
}

/// The name of the flag that is up when the session before agreed on this goal.
pub(super) fn goal_flag(goal: &str) -> String {
    format!("goal: {goal}")
}

/// The name of the flag that is up when the session before set this task.
pub(super) fn task_flag(task: &str) -> String {
    format!("task: {task}")
}

/// The name of the flag that being at this beat sets.
pub(super) fn visit_flag(beat: &str) -> String {
    format!("visited: {beat}")
}
