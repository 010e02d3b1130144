//! What a counselor did, in the field's own words: skills, faults, empathy, stance and question form.
//!
//! The skills follow Hill's response modes joined with the behavior counts of motivational interviewing;
//! the empathy levels follow Carkhuff's five; the stance and its process moves follow the literature on
//! boundary crossings and violations (Gutheil and Gabbard 1993, 1998).
//! Everything above this floor shares these types, so this module imports none of the others.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Declares a closed vocabulary: an enum whose variants are written in files in `snake_case`
/// and shown to people in plain words.
macro_rules! vocabulary {
    (
        $(#[$meta:meta])*
        pub enum $name:ident { $( $(#[$vmeta:meta])* $variant:ident = $key:literal, $words:literal; )+ }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $( #[doc = concat!("“", $words, "”.")] $(#[$vmeta])* #[serde(rename = $key)] $variant, )+ }

        impl $name {
            /// Every member, in the order of the codebook.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The name as files write it.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),+ }
            }

            /// The name in plain words, for people.
            pub const fn words(self) -> &'static str {
                match self { $(Self::$variant => $words),+ }
            }

            /// The member that files write as `key`.
            pub fn from_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|member| member.key() == key)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.words())
            }
        }
    };
}
pub(crate) use vocabulary;

vocabulary! {
    /// What a scenario may report a score on.
    pub enum Dimension {
        Empathy = "empathy", "empathy";
        Boundaries = "boundaries", "boundaries";
        Questioning = "questioning", "questioning";
    }
}

impl Dimension {
    /// The place of this dimension in arrays of three.
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// One value for each dimension, in the order of [`Dimension::ALL`].
pub type PerDimension<T> = [T; 3];

vocabulary! {
    /// Something helpful a counselor can do in one reply.
    pub enum Skill {
        Encourager = "encourager", "encourager";
        Restatement = "restatement", "restatement";
        ReflectionOfFeeling = "reflection_of_feeling", "reflection of feeling";
        ReflectionOfMeaning = "reflection_of_meaning", "reflection of meaning";
        Summary = "summary", "summary";
        OpenQuestion = "open_question", "open question";
        ClosedQuestion = "closed_question", "closed question";
        Affirmation = "affirmation", "affirmation";
        Validation = "validation", "validation";
        Challenge = "challenge", "challenge";
        Interpretation = "interpretation", "interpretation";
        SelfDisclosure = "self_disclosure", "self-disclosure";
        Immediacy = "immediacy", "immediacy";
        Information = "information", "information";
        AdviceWithPermission = "advice_with_permission", "advice with permission";
        AdviceWithoutPermission = "advice_without_permission", "advice without permission";
        GoalSetting = "goal_setting", "goal setting";
        EmphasizeAutonomy = "emphasize_autonomy", "emphasizing autonomy";
        Structuring = "structuring", "structuring";
        LimitSetting = "limit_setting", "limit setting";
        Repair = "repair", "repair";
        Silence = "silence", "silence";
    }
}

impl Skill {
    /// The counselor's role this skill belongs to.
    ///
    /// The four roles are the field's own picture of the job; which skill shows which role is this
    /// product's reading, is told beside the scores, and is never scored itself.
    pub const fn role(self) -> CounselorRole {
        use CounselorRole as R;
        match self {
            Self::Encourager
            | Self::Restatement
            | Self::ReflectionOfFeeling
            | Self::ReflectionOfMeaning
            | Self::Summary
            | Self::OpenQuestion
            | Self::ClosedQuestion
            | Self::Silence => R::Facilitator,
            Self::Challenge
            | Self::Interpretation
            | Self::Information
            | Self::AdviceWithPermission
            | Self::AdviceWithoutPermission
            | Self::GoalSetting
            | Self::SelfDisclosure => R::ExpertGuide,
            Self::Affirmation
            | Self::Validation
            | Self::Immediacy
            | Self::EmphasizeAutonomy
            | Self::Repair => R::Ally,
            Self::Structuring | Self::LimitSetting => R::BoundaryKeeper,
        }
    }

    /// Whether the skill gives something of the client's back to them.
    pub const fn is_reflection(self) -> bool {
        matches!(
            self,
            Self::Restatement
                | Self::ReflectionOfFeeling
                | Self::ReflectionOfMeaning
                | Self::Summary
        )
    }

    /// Whether the reflection adds to what was said ("complex" in the counts of motivational interviewing).
    ///
    /// When torn, a reflection counts as simple, so naming a feeling does not make it complex.
    pub const fn is_complex_reflection(self) -> bool {
        matches!(self, Self::ReflectionOfMeaning)
    }

    /// Whether the skill is a question.
    pub const fn is_question(self) -> bool {
        matches!(self, Self::OpenQuestion | Self::ClosedQuestion)
    }
}

vocabulary! {
    /// Something that gets in the client's way.
    pub enum Fault {
        DoubleQuestion = "double_question", "double question";
        LeadingQuestion = "leading_question", "leading question";
        AccusatoryWhy = "accusatory_why", "accusing why";
        AdviceAsQuestion = "advice_as_question", "advice put as a question";
        FalseReassurance = "false_reassurance", "false reassurance";
        Minimizing = "minimizing", "minimizing";
        Moralizing = "moralizing", "moralizing";
        Arguing = "arguing", "arguing";
        Labeling = "labeling", "labeling";
        PrematureInterpretation = "premature_interpretation", "premature interpretation";
        TopicShift = "topic_shift", "topic shift";
        SelfFocus = "self_focus", "self-focus";
        OverPromise = "over_promise", "over-promise";
        OverFamiliar = "over_familiar", "over-familiarity";
    }
}

impl Fault {
    /// Whether the fault lies in how a question was put, and so costs questioning technique.
    pub const fn is_of_questioning(self) -> bool {
        matches!(
            self,
            Self::DoubleQuestion
                | Self::LeadingQuestion
                | Self::AccusatoryWhy
                | Self::AdviceAsQuestion
        )
    }

    /// Whether the fault lies in where the counselor stands, and so costs boundaries.
    pub const fn is_of_boundaries(self) -> bool {
        matches!(self, Self::SelfFocus | Self::OverPromise | Self::OverFamiliar)
    }
}

vocabulary! {
    /// The form of the question a reply asks, if it asks one.
    pub enum QuestionForm {
        Open = "open", "open question";
        Closed = "closed", "closed question";
        Clarifying = "clarifying", "clarifying question";
        DirectRisk = "direct_risk", "direct question about risk";
        NoQuestion = "no_question", "no question";
    }
}

vocabulary! {
    /// Where a reply stands at a boundary, from too far back to too far over.
    ///
    /// Both ends are errors: a rigid limit is the limit without the person.
    pub enum Stance {
        Rigid = "rigid", "rigid";
        Held = "held", "held with care";
        ExaminedCrossing = "examined_crossing", "examined crossing";
        UnexaminedCrossing = "unexamined_crossing", "unexamined crossing";
        Violation = "violation", "violation";
    }
}

vocabulary! {
    /// A step in handling a boundary well, coded apart from the stance.
    pub enum ProcessMove {
        Acknowledge = "acknowledge", "acknowledge the feeling or gesture";
        Limit = "limit", "say the limit plainly";
        Reason = "reason", "give a reason in the client's interest";
        Explore = "explore", "explore what it means to them";
        Alternative = "alternative", "offer an alternative";
        Consult = "consult", "plan consultation or a note";
    }
}

vocabulary! {
    /// What a client does with a line, toward the work.
    pub enum ClientAct {
        Discloses = "discloses", "discloses";
        Reflects = "reflects", "reflects";
        SetsGoal = "sets_goal", "sets a goal";
        Commits = "commits", "commits to a step";
        ReportsTask = "reports_task", "reports on a task";
    }
}

impl ClientAct {
    /// The client's role this act shows.
    pub const fn role(self) -> ClientRole {
        match self {
            Self::Discloses => ClientRole::Participant,
            Self::Reflects => ClientRole::SelfReflection,
            Self::SetsGoal => ClientRole::GoalSetter,
            Self::Commits | Self::ReportsTask => ClientRole::CarriesChange,
        }
    }
}

vocabulary! {
    /// The counselor's four roles.
    pub enum CounselorRole {
        Facilitator = "facilitator", "facilitator";
        ExpertGuide = "expert_guide", "expert guide";
        Ally = "ally", "supporter and ally";
        BoundaryKeeper = "boundary_keeper", "keeper of boundaries";
    }
}

vocabulary! {
    /// The client's four roles.
    pub enum ClientRole {
        Participant = "participant", "active participant";
        SelfReflection = "self_reflection", "reflects on themselves";
        GoalSetter = "goal_setter", "sets goals";
        CarriesChange = "carries_change", "carries change into daily life";
    }
}

vocabulary! {
    /// How a rupture in the alliance shows: moving away, or moving against.
    pub enum RuptureKind {
        Withdrawal = "withdrawal", "withdrawal";
        Confrontation = "confrontation", "confrontation";
    }
}

vocabulary! {
    /// The kind of situation a reply is read against; the first that fits a moment is taken.
    pub enum MomentClass {
        Risk = "risk", "risk";
        Boundary = "boundary", "boundary";
        Feeling = "feeling", "feeling";
        Plain = "plain", "plain";
    }
}

/// Carkhuff's empathy level, with accuracy kept apart.
///
/// Levels 1 and 2 subtract from what the client gave, 3 gives it back, 4 and 5 add to it.
/// A deep reflection that is wrong is worse than a plain one that is right, so accuracy has its own field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Empathy {
    /// 1 to 5.
    pub level: u8,
    /// Whether what was reflected is what the client meant.
    pub accurate: bool,
}

impl Empathy {
    /// The lowest level.
    pub const MIN: u8 = 1;
    /// The highest level.
    pub const MAX: u8 = 5;

    /// The word for the level that a trainee is shown.
    pub const fn words(self) -> &'static str {
        match self.level {
            0..=2 => "subtractive",
            3 => "interchangeable",
            _ => "additive",
        }
    }
}

/// Where a reply stands at a boundary and how it got there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoundaryCode {
    /// The side of the line the reply is on.
    pub stance: Stance,
    /// The process moves it makes, in codebook order, each once.
    pub moves: Vec<ProcessMove>,
}

/// A code of any family, for evidence and findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// A skill.
    Skill(Skill),
    /// A fault.
    Fault(Fault),
    /// A process move at a boundary.
    Move(ProcessMove),
    /// A stance at a boundary.
    Stance(Stance),
}

impl Code {
    /// The code that scenario files write as `key`, in whichever family it is found.
    pub fn from_key(key: &str) -> Option<Self> {
        Skill::from_key(key)
            .map(Self::Skill)
            .or_else(|| Fault::from_key(key).map(Self::Fault))
            .or_else(|| ProcessMove::from_key(key).map(Self::Move))
            .or_else(|| Stance::from_key(key).map(Self::Stance))
    }

    /// The code in plain words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Skill(code) => code.words(),
            Self::Fault(code) => code.words(),
            Self::Move(code) => code.words(),
            Self::Stance(code) => code.words(),
        }
    }

    /// The code as files write it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Skill(code) => code.key(),
            Self::Fault(code) => code.key(),
            Self::Move(code) => code.key(),
            Self::Stance(code) => code.key(),
        }
    }
}

/// The words of a reply that a code rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// What the words show.
    pub code: Code,
    /// The words, as they stand in the reply.
    pub quote: String,
}

/// Everything the codebook says of one reply.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodedReply {
    /// Skills in codebook order, each once.
    pub skills: Vec<Skill>,
    /// Faults in codebook order, each once.
    pub faults: Vec<Fault>,
    /// `None` where there was nothing to meet.
    pub empathy: Option<Empathy>,
    /// `None` where the reply neither keeps nor crosses anything.
    pub boundary: Option<BoundaryCode>,
    /// The form of the question, [`QuestionForm::NoQuestion`] where none is asked.
    pub question: QuestionForm,
    /// The words each code rests on; a code without an entry rests on the whole reply.
    pub evidence: Vec<Evidence>,
}

impl CodedReply {
    /// Whether the reply shows `skill`.
    pub fn has_skill(&self, skill: Skill) -> bool {
        self.skills.contains(&skill)
    }

    /// Whether the reply shows `fault`.
    pub fn has_fault(&self, fault: Fault) -> bool {
        self.faults.contains(&fault)
    }

    /// The stance, where the reply takes one.
    pub fn stance(&self) -> Option<Stance> {
        self.boundary.as_ref().map(|boundary| boundary.stance)
    }

    /// The words `code` rests on, in the order they stand in the reply.
    pub fn quotes(&self, code: Code) -> impl Iterator<Item = &str> {
        self.evidence
            .iter()
            .filter(move |evidence| evidence.code == code)
            .map(|evidence| evidence.quote.as_str())
    }
}
