//! A scenario as its author types it: names, defaults, plain numbers.
//!
//! Every type refuses unknown fields, so that a misspelled one is reported where it stands.
//! `docs/authors/reference.md` describes each field with its meaning, range and default.

use serde::{Deserialize, Serialize};

use super::syntax::{Entries, Feels, Name, OneOrMany, StanceWithMoves};
use crate::client::Variable;
use crate::coding::{ClientAct, Dimension, Fault, ProcessMove, QuestionForm, RuptureKind, Skill};
use crate::moment::{BoundaryKind, WantedQuestion};

/// Leaves a field out of printed files where it holds its default.
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

fn yes() -> bool {
    true
}

fn is_yes(value: &bool) -> bool {
    *value
}

fn ten_minutes() -> u32 {
    10
}

fn afternoon() -> u32 {
    15
}

fn grown_up() -> u32 {
    30
}

fn they() -> String {
    "they/them".to_owned()
}

fn even() -> Name {
    Name::new("even")
}

/// One scenario file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawScenario {
    /// Version of this format; 1 is the only one so far.
    pub format: u32,
    /// Names the scenario in records and in `follows`.
    pub id: String,
    /// What people call it; the id where left out.
    #[serde(default, skip_serializing_if = "is_default")]
    pub title: String,
    /// A session, or a vignette of one beat.
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: Kind,
    /// The parallel form a vignette belongs to.
    #[serde(default, skip_serializing_if = "is_default")]
    pub form: Option<Form>,
    /// What a vignette and its twin in the other form have in common, under one name.
    #[serde(default, skip_serializing_if = "is_default")]
    pub pair: String,
    /// How much it asks of the trainee.
    #[serde(default, skip_serializing_if = "is_default")]
    pub level: Difficulty,
    /// About how long it takes.
    #[serde(default = "ten_minutes")]
    pub minutes: u32,
    /// The dimensions it reports a score on.
    #[serde(default, skip_serializing_if = "is_default")]
    pub focus: Vec<Dimension>,
    /// Subjects the library sorts it under.
    #[serde(default, skip_serializing_if = "is_default")]
    pub themes: Vec<String>,
    /// Subjects a trainee may wish to know of, or skip.
    #[serde(default, skip_serializing_if = "is_default")]
    pub content_notes: Vec<String>,
    /// How far its content has been reviewed.
    #[serde(default, skip_serializing_if = "is_default")]
    pub review: Review,
    /// Who it is for.
    #[serde(default, skip_serializing_if = "is_default")]
    pub audience: String,
    /// What the author leaned on.
    #[serde(default, skip_serializing_if = "is_default")]
    pub sources: Vec<String>,
    /// The hour the session begins, 0 to 23; the light in the room follows it.
    #[serde(default = "afternoon")]
    pub hour: u32,
    /// The session before this one, by id.
    #[serde(default, skip_serializing_if = "is_default")]
    pub follows: Option<String>,
    /// What a later session starts from where the trainee has no record of the one before.
    #[serde(default, skip_serializing_if = "is_default")]
    pub without_record: RawCarry,
    /// Ends the session at `time_up` after so many answers; twice the number of beats where left out.
    #[serde(default, skip_serializing_if = "is_default")]
    pub max_turns: Option<u32>,
    /// Rules this file is excused from, each with a reason.
    #[serde(default, skip_serializing_if = "is_default")]
    pub allow: Vec<RawAllow>,
    /// What the trainee reads before.
    #[serde(default, skip_serializing_if = "is_default")]
    pub brief: RawBrief,
    /// Who comes.
    pub client: RawClient,
    /// The first beat; the first in the file where left out.
    #[serde(default, skip_serializing_if = "is_default")]
    pub start: Option<String>,
    /// The beats, in the order of the file.
    pub beats: Entries<RawBeat>,
    /// The ways it can end.
    #[serde(default, skip_serializing_if = "is_default")]
    pub endings: Entries<RawEnding>,
}

/// A whole session, or one beat on its own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Several beats that end in an ending.
    #[default]
    Session,
    /// One beat; its answers end it.
    Vignette,
}

/// One of two parallel forms: sets of vignettes with the same kinds, stances and difficulty and other stories,
/// so that a repeat is not a test of memory. That they are equally difficult is the author's judgment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// The first.
    A,
    /// The second.
    B,
}

/// How much a scenario asks of the trainee.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Difficulty {
    /// For the first weeks of a course.
    #[default]
    Foundation,
    /// For trainees who reflect and ask with ease.
    Intermediate,
    /// For trainees about to see clients.
    Advanced,
}

impl Difficulty {
    /// The level as files write it, which is also the word for people.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Foundation => "foundation",
            Self::Intermediate => "intermediate",
            Self::Advanced => "advanced",
        }
    }
}

/// How far a scenario's content has been reviewed by clinicians.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Review {
    /// Not reviewed.
    #[default]
    Draft,
    /// Reviewed by at least one clinician.
    Reviewed,
    /// Reviewed, and tried with trainees.
    Piloted,
}

impl Review {
    /// The review as files write it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Reviewed => "reviewed",
            Self::Piloted => "piloted",
        }
    }

    /// What people are told.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Draft => "a draft, not reviewed by a clinician",
            Self::Reviewed => "reviewed by a clinician",
            Self::Piloted => "reviewed by a clinician and tried with trainees",
        }
    }
}

/// A rule this file is excused from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawAllow {
    /// The rule's code, such as `C001`.
    pub rule: Name,
    /// Why it does not apply here.
    pub because: String,
}

/// What the trainee reads before the session.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawBrief {
    /// Where and when.
    #[serde(skip_serializing_if = "is_default")]
    pub setting: String,
    /// How the client came, and in whose words.
    #[serde(skip_serializing_if = "is_default")]
    pub referral: String,
    /// What the counselor is there to do.
    #[serde(skip_serializing_if = "is_default")]
    pub your_aims: Vec<String>,
}

/// The client.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawClient {
    /// The name they are called by.
    pub name: String,
    /// Years, 5 to 110.
    #[serde(default = "grown_up")]
    pub age: u32,
    /// Pronouns, as they say them.
    #[serde(default = "they")]
    pub pronouns: String,
    /// How strongly reactions are felt: a name from `assets/temperaments.ron`.
    #[serde(default = "even")]
    pub temperament: Name,
    /// What they look like.
    #[serde(default, skip_serializing_if = "is_default")]
    pub look: RawLook,
    /// The state they come in.
    #[serde(default, skip_serializing_if = "is_default")]
    pub start: RawMood,
    /// What they want, in their own words.
    #[serde(default, skip_serializing_if = "is_default")]
    pub goals: Vec<String>,
    /// Between-session tasks that may be agreed on: id and words.
    #[serde(default, skip_serializing_if = "is_default")]
    pub tasks: Entries<String>,
}

/// What the client looks like; everything left out follows from age.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawLook {
    /// One sentence, for the prebrief and for those who do not see the picture.
    #[serde(skip_serializing_if = "is_default")]
    pub words: String,
    /// Skin tone from 1 (lightest) to 6 (darkest).
    #[serde(skip_serializing_if = "is_default")]
    pub skin: Option<u8>,
    /// Hair style or head covering.
    #[serde(skip_serializing_if = "is_default")]
    pub hair: Option<Hair>,
    /// Hair color.
    #[serde(skip_serializing_if = "is_default")]
    pub hair_color: Option<HairColor>,
    /// Whether they wear glasses.
    #[serde(skip_serializing_if = "is_default")]
    pub glasses: bool,
    /// Build of the body.
    #[serde(skip_serializing_if = "is_default")]
    pub build: Option<Build>,
    /// What they wear.
    #[serde(skip_serializing_if = "is_default")]
    pub clothing: Option<Clothing>,
}

/// Hair style or head covering.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each name says what it is")]
pub enum Hair {
    Bald,
    Cropped,
    Short,
    SideParted,
    Bob,
    Long,
    Ponytail,
    Bun,
    Curly,
    Afro,
    Braids,
    Headscarf,
    Turban,
    Cap,
}

/// Hair color.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each name says what it is")]
pub enum HairColor {
    Black,
    DarkBrown,
    Brown,
    Auburn,
    Red,
    Blond,
    Gray,
    White,
    Dyed,
}

/// Build of the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each name says what it is")]
pub enum Build {
    Slight,
    Average,
    Broad,
    Heavy,
}

/// What the client wears.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each name says what it is")]
pub enum Clothing {
    Coat,
    Hoodie,
    Sweater,
    Shirt,
    Blouse,
    Suit,
    TShirt,
    Dress,
    WorkClothes,
    Cardigan,
}

/// The client's state at the start, 0 to 1 each; what is left out is a first hour with a stranger.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawMood {
    /// Trust in the counselor.
    #[serde(skip_serializing_if = "is_default")]
    pub bond: Option<f64>,
    /// Agreement on what is done.
    #[serde(skip_serializing_if = "is_default")]
    pub task: Option<f64>,
    /// Agreement on what it is for.
    #[serde(skip_serializing_if = "is_default")]
    pub goal: Option<f64>,
    /// How much they let be seen.
    #[serde(skip_serializing_if = "is_default")]
    pub openness: Option<f64>,
    /// How much it hurts.
    #[serde(skip_serializing_if = "is_default")]
    pub distress: Option<f64>,
    /// How near they are to a step.
    #[serde(skip_serializing_if = "is_default")]
    pub readiness: Option<f64>,
}

impl RawMood {
    /// Each variable with its number, where one was written.
    pub fn entries(&self) -> [(Variable, Option<f64>); Variable::COUNT] {
        [
            (Variable::Bond, self.bond),
            (Variable::Task, self.task),
            (Variable::Goal, self.goal),
            (Variable::Openness, self.openness),
            (Variable::Distress, self.distress),
            (Variable::Readiness, self.readiness),
        ]
    }
}

/// What one session hands to the next; also the shape of a `--carry` file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawCarry {
    /// The id of the session it comes from.
    #[serde(skip_serializing_if = "is_default")]
    pub from: String,
    /// The working alliance at the end of the session before, 0 to 1 each; the client's own start where left out.
    #[serde(skip_serializing_if = "is_default")]
    pub alliance: RawAlliance,
    /// Goals agreed, in the client's words.
    #[serde(skip_serializing_if = "is_default")]
    pub goals: Vec<String>,
    /// The between-session task agreed, by id.
    #[serde(skip_serializing_if = "is_default")]
    pub task: Option<String>,
    /// Flags that were up at the end.
    #[serde(skip_serializing_if = "is_default")]
    pub flags: Vec<String>,
}

/// The part of a client's state that outlasts a session.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawAlliance {
    /// Trust in the counselor.
    #[serde(skip_serializing_if = "is_default")]
    pub bond: Option<f64>,
    /// Agreement on what is done.
    #[serde(skip_serializing_if = "is_default")]
    pub task: Option<f64>,
    /// Agreement on what it is for.
    #[serde(skip_serializing_if = "is_default")]
    pub goal: Option<f64>,
}

impl RawAlliance {
    /// Each variable with its number, where one was written.
    pub fn entries(&self) -> [(Variable, Option<f64>); 3] {
        [(Variable::Bond, self.bond), (Variable::Task, self.task), (Variable::Goal, self.goal)]
    }
}

/// A guard: all conditions of a list must hold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum RawCondition {
    /// The variable is at this level or above.
    AtLeast(Variable, f64),
    /// The variable is below this level.
    Below(Variable, f64),
    /// An answer has set this flag.
    Flag(String),
    /// No answer has set this flag, or one has cleared it since.
    NoFlag(String),
    /// The session has been at this beat.
    Visited(String),
    /// The session before agreed on this goal.
    GoalAgreed(String),
    /// The session before set this task.
    TaskSet(String),
    /// One of these holds.
    Any(Vec<RawCondition>),
    /// None of these holds.
    Not(Vec<RawCondition>),
}

/// One client turn and the answer it asks for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawBeat {
    /// What the client says; every line whose guard holds is said, in order.
    #[serde(skip_serializing_if = "is_default")]
    pub lines: Vec<RawLine>,
    /// What is at stake.
    #[serde(skip_serializing_if = "is_default")]
    pub moment: RawMoment,
    /// A rupture that begins here.
    #[serde(skip_serializing_if = "is_default")]
    pub rupture: Option<RuptureKind>,
    /// What a coach would whisper in practice mode.
    #[serde(skip_serializing_if = "is_default")]
    pub hint: String,
    /// The answers, in the order of the file.
    pub responses: Vec<RawResponse>,
    /// Where typed answers lead by what was heard in them; the first that fits is taken.
    #[serde(skip_serializing_if = "is_default")]
    pub heard_as: Vec<RawHeardAs>,
    /// Where a typed answer leads that fits nothing.
    #[serde(skip_serializing_if = "is_default")]
    pub otherwise: Option<String>,
    /// Guarded ways on for answers that name none, tried before `then`.
    #[serde(skip_serializing_if = "is_default")]
    pub routes: Vec<RawRoute>,
    /// Where answers lead that do not say so themselves.
    #[serde(skip_serializing_if = "is_default")]
    pub then: Option<String>,
}

/// What the client says and shows.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawLine {
    /// When it is said; always where left out.
    #[serde(skip_serializing_if = "is_default")]
    pub when: Vec<RawCondition>,
    /// The words, or several wordings of which the seed picks one; none for a silence.
    #[serde(skip_serializing_if = "is_default")]
    pub says: OneOrMany,
    /// The feeling in it, with intensity: `sad(0.6)`.
    #[serde(skip_serializing_if = "is_default")]
    pub feels: Option<Feels>,
    /// What can be seen, or several captions of which the seed picks one.
    #[serde(skip_serializing_if = "is_default")]
    pub manner: OneOrMany,
    /// What the client does with it, toward the work.
    #[serde(skip_serializing_if = "is_default")]
    pub acts: Vec<ClientAct>,
    /// What they think and do not say; the debrief shows it.
    #[serde(skip_serializing_if = "is_default")]
    pub thinks: String,
}

/// What is at stake at a beat.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawMoment {
    /// The feelings an empathic answer would catch.
    #[serde(skip_serializing_if = "is_default")]
    pub feelings: Vec<String>,
    /// What it means to the client.
    #[serde(skip_serializing_if = "is_default")]
    pub meaning: String,
    /// The boundary dilemma.
    #[serde(skip_serializing_if = "is_default")]
    pub boundary: Option<BoundaryKind>,
    /// The process moves wanted; those of the boundary kind where left out.
    #[serde(skip_serializing_if = "is_default")]
    pub moves: Option<Vec<ProcessMove>>,
    /// The question form wanted; left out where questioning is not at stake.
    #[serde(skip_serializing_if = "is_default")]
    pub question: Option<WantedQuestion>,
}

/// An authored answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawResponse {
    /// Names the answer within its beat; `a`, `b`, `c` … by place where left out.
    #[serde(default, skip_serializing_if = "is_default")]
    pub id: String,
    /// The words.
    pub says: String,
    /// When it is offered; always where left out.
    #[serde(default, skip_serializing_if = "is_default")]
    pub when: Vec<RawCondition>,
    /// What it does well, by the codebook.
    #[serde(default, skip_serializing_if = "is_default")]
    pub skills: Vec<Skill>,
    /// What gets in the way, by the codebook.
    #[serde(default, skip_serializing_if = "is_default")]
    pub faults: Vec<Fault>,
    /// Empathy level 1 to 5; 2 at a moment with feelings where left out, otherwise not rated.
    #[serde(default, skip_serializing_if = "is_default")]
    pub empathy: Option<u8>,
    /// Whether what is reflected is what the client meant.
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub accurate: bool,
    /// The stance and its process moves: `held([acknowledge, limit])`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub boundary: Option<StanceWithMoves>,
    /// The form of its question; from its skills where left out.
    #[serde(default, skip_serializing_if = "is_default")]
    pub question: Option<QuestionForm>,
    /// The words a code rests on: `{ minimizing: "at least" }`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub rests_on: Entries<OneOrMany>,
    /// What it does to the client beyond what its codes do.
    #[serde(default, skip_serializing_if = "is_default")]
    pub effect: RawEffect,
    /// Why it is what it is.
    #[serde(default, skip_serializing_if = "is_default")]
    pub why: String,
    /// What makes a weaker answer tempting.
    #[serde(default, skip_serializing_if = "is_default")]
    pub tempting: String,
    /// Code sections it bears on: `"aca2014: A.10.f"`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub ethics: Vec<String>,
    /// Other ways to say the same, for hearing typed answers.
    #[serde(default, skip_serializing_if = "is_default")]
    pub also: Vec<String>,
    /// Codes, by their keys, that were looked at a second time because the coder surely hears otherwise.
    #[serde(default, skip_serializing_if = "is_default")]
    pub settled: Vec<String>,
    /// Guarded ways on, tried before `then`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub routes: Vec<RawRoute>,
    /// Where it leads; the beat's `then` where left out.
    #[serde(default, skip_serializing_if = "is_default")]
    pub then: Option<String>,
}

/// The author's own effect of an answer, unscaled: −1 to 1 each.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawEffect {
    /// Trust in the counselor.
    #[serde(skip_serializing_if = "is_default")]
    pub bond: f64,
    /// Agreement on what is done.
    #[serde(skip_serializing_if = "is_default")]
    pub task: f64,
    /// Agreement on what it is for.
    #[serde(skip_serializing_if = "is_default")]
    pub goal: f64,
    /// How much they let be seen.
    #[serde(skip_serializing_if = "is_default")]
    pub openness: f64,
    /// How much it hurts.
    #[serde(skip_serializing_if = "is_default")]
    pub distress: f64,
    /// How near they are to a step.
    #[serde(skip_serializing_if = "is_default")]
    pub readiness: f64,
    /// Flags it sets.
    #[serde(skip_serializing_if = "is_default")]
    pub set: Vec<String>,
    /// Flags it clears.
    #[serde(skip_serializing_if = "is_default")]
    pub clear: Vec<String>,
}

impl RawEffect {
    /// Each variable with its shift.
    pub fn entries(&self) -> [(Variable, f64); Variable::COUNT] {
        [
            (Variable::Bond, self.bond),
            (Variable::Task, self.task),
            (Variable::Goal, self.goal),
            (Variable::Openness, self.openness),
            (Variable::Distress, self.distress),
            (Variable::Readiness, self.readiness),
        ]
    }
}

/// A guarded way on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawRoute {
    /// When it is taken.
    pub when: Vec<RawCondition>,
    /// A beat or an ending.
    pub to: String,
}

/// A way on for a typed answer in which all of these were heard.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawHeardAs {
    /// Skills that must be heard.
    #[serde(skip_serializing_if = "is_default")]
    pub skills: Vec<Skill>,
    /// Faults that must be heard.
    #[serde(skip_serializing_if = "is_default")]
    pub faults: Vec<Fault>,
    /// The question form that must be heard.
    #[serde(skip_serializing_if = "is_default")]
    pub question: Option<QuestionForm>,
    /// A beat or an ending.
    pub to: String,
}

/// A way the session can end.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawEnding {
    /// Whether the session ends before its time.
    #[serde(skip_serializing_if = "is_default")]
    pub early: bool,
    /// The client's closing words.
    #[serde(skip_serializing_if = "is_default")]
    pub says: OneOrMany,
    /// The feeling in them.
    #[serde(skip_serializing_if = "is_default")]
    pub feels: Option<Feels>,
    /// What can be seen.
    #[serde(skip_serializing_if = "is_default")]
    pub manner: OneOrMany,
    /// What they think and do not say.
    #[serde(skip_serializing_if = "is_default")]
    pub thinks: String,
    /// What this ending means, for the debrief.
    #[serde(skip_serializing_if = "is_default")]
    pub means: String,
    /// Goals agreed, in the client's words.
    #[serde(skip_serializing_if = "is_default")]
    pub goals: Vec<String>,
    /// The between-session task agreed, by id.
    #[serde(skip_serializing_if = "is_default")]
    pub task: Option<String>,
}
