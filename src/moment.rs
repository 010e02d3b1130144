//! What is at stake at a beat: the feelings an empathic answer would catch, the boundary dilemma,
//! and the question form that is wanted.

use serde::{Deserialize, Serialize};

use crate::coding::{MomentClass, ProcessMove, vocabulary};
use std::fmt;

vocabulary! {
    /// The question form a moment asks for.
    pub enum WantedQuestion {
        Open = "open", "an open question";
        Clarifying = "clarifying", "a clarifying question";
        DirectRisk = "direct_risk", "a direct question about risk";
        /// The client needs room, not a question.
        Hold = "hold", "no question now";
    }
}

vocabulary! {
    /// The domain a boundary kind belongs to: the nine of Gutheil and Gabbard (1993), and three that
    /// today's codes of ethics add.
    pub enum BoundaryDomain {
        Role = "role", "role";
        Time = "time", "time";
        Place = "place", "place";
        Money = "money", "money";
        Gifts = "gifts", "gifts and services";
        SelfDisclosure = "self_disclosure", "self-disclosure";
        Contact = "contact", "physical contact";
        Language = "language", "language";
        Clothing = "clothing", "clothing";
        Confidentiality = "confidentiality", "confidentiality";
        Competence = "competence", "competence";
        Electronic = "electronic_contact", "electronic contact";
    }
}

vocabulary! {
    /// The dilemma a moment holds.
    pub enum BoundaryKind {
        SmallGift = "small_gift", "a small gift";
        CostlyGift = "costly_gift", "a costly, early or repeated gift";
        PersonalQuestion = "personal_question", "a personal question";
        SharedExperience = "shared_experience", "“have you been through this?”";
        FriendRequest = "friend_request", "a friend or follow request";
        OnlineSearch = "online_search", "looking a client up online";
        HugRequest = "hug_request", "a request for a hug";
        LateMessages = "late_messages", "messages at night";
        RunningOver = "running_over", "running over time";
        DoorknobDisclosure = "doorknob_disclosure", "a disclosure at the door";
        DeclaredLove = "declared_love", "a declaration of love";
        OwnAttraction = "own_attraction", "the counselor's own attraction";
        PublicMeeting = "public_meeting", "meeting in public";
        Invitation = "invitation", "an invitation";
        UnpaidFee = "unpaid_fee", "a fee that cannot be paid, or an offer to barter";
        LetterRequest = "letter_request", "a request for a letter";
        DualRole = "dual_role", "a dual role";
        PromiseOfSecrecy = "promise_of_secrecy", "a wish for a promise of secrecy";
        SuicidalStatement = "suicidal_statement", "a hint or statement of suicide";
        ThreatToOthers = "threat_to_others", "a threat to someone, or a child at risk";
        ThirdPartyCall = "third_party_call", "a relative who asks";
        CoupleSecret = "couple_secret", "a secret within a couple";
        TellMeWhatToDo = "tell_me_what_to_do", "“tell me what to do”";
        ValuesConflict = "values_conflict", "a conflict of values";
        Rescuing = "rescuing", "a pull to rescue";
        OffFocus = "off_focus", "talk that drifts off";
        OnlyOneWhoHelps = "only_one_who_helps", "“you're the only one who helps”";
        Insult = "insult", "anger at the counselor";
        BeyondCompetence = "beyond_competence", "work beyond one's competence";
        Ending = "ending", "an ending, and the wish to stay friends";
        Credentials = "credentials", "“are you a student?”";
        OtherClientsStory = "other_clients_story", "another client's story";
        Place = "meeting_place", "a wish to meet elsewhere";
        Language = "language", "words that are too close or too coarse";
        Clothing = "clothing", "remarks on dress or looks";
    }
}

impl BoundaryKind {
    /// The domain this dilemma belongs to.
    pub const fn domain(self) -> BoundaryDomain {
        use BoundaryDomain as D;
        match self {
            Self::SmallGift | Self::CostlyGift => D::Gifts,
            Self::PersonalQuestion | Self::SharedExperience | Self::Credentials => {
                D::SelfDisclosure
            }
            Self::FriendRequest | Self::OnlineSearch | Self::LateMessages => D::Electronic,
            Self::HugRequest => D::Contact,
            Self::RunningOver | Self::DoorknobDisclosure => D::Time,
            Self::PublicMeeting | Self::Invitation | Self::Place => D::Place,
            Self::UnpaidFee => D::Money,
            Self::DeclaredLove
            | Self::OwnAttraction
            | Self::DualRole
            | Self::TellMeWhatToDo
            | Self::ValuesConflict
            | Self::Rescuing
            | Self::OffFocus
            | Self::OnlyOneWhoHelps
            | Self::Insult
            | Self::Ending => D::Role,
            Self::PromiseOfSecrecy
            | Self::SuicidalStatement
            | Self::ThreatToOthers
            | Self::ThirdPartyCall
            | Self::CoupleSecret
            | Self::OtherClientsStory => D::Confidentiality,
            Self::LetterRequest | Self::BeyondCompetence => D::Competence,
            Self::Language => D::Language,
            Self::Clothing => D::Clothing,
        }
    }

    /// Whether the dilemma is about serious harm, so that risk comes before all else.
    pub const fn is_risk(self) -> bool {
        matches!(self, Self::SuicidalStatement | Self::ThreatToOthers)
    }

    /// The process moves an answer is measured against where the author names none.
    ///
    /// The general order (acknowledge, limit, reason, explore) follows published guidance on gifts and
    /// personal questions; the choice for each kind is this product's and has not been reviewed by clinicians.
    pub const fn wanted_moves(self) -> &'static [ProcessMove] {
        use ProcessMove::{Acknowledge, Alternative, Consult, Explore, Limit, Reason};
        match self {
            Self::SmallGift | Self::PersonalQuestion | Self::Clothing | Self::OnlyOneWhoHelps => {
                &[Acknowledge, Explore]
            }
            Self::SharedExperience | Self::Credentials | Self::OffFocus => &[Acknowledge, Reason],
            Self::CostlyGift | Self::FriendRequest | Self::DeclaredLove | Self::Invitation => {
                &[Acknowledge, Limit, Reason, Explore]
            }
            Self::HugRequest
            | Self::RunningOver
            | Self::Rescuing
            | Self::UnpaidFee
            | Self::Place => &[Acknowledge, Limit, Alternative],
            Self::LateMessages | Self::Ending => &[Acknowledge, Limit, Reason, Alternative],
            Self::DoorknobDisclosure => &[Acknowledge, Limit, Alternative],
            Self::OnlineSearch | Self::OwnAttraction => &[Limit, Reason, Consult],
            Self::PublicMeeting => &[Acknowledge, Reason, Explore],
            Self::LetterRequest | Self::BeyondCompetence | Self::DualRole => {
                &[Acknowledge, Limit, Reason, Alternative]
            }
            Self::PromiseOfSecrecy => &[Acknowledge, Limit, Reason],
            Self::SuicidalStatement => &[Acknowledge, Explore, Alternative, Consult],
            Self::ThreatToOthers => &[Acknowledge, Limit, Reason, Consult],
            Self::ThirdPartyCall | Self::OtherClientsStory => &[Acknowledge, Limit, Reason],
            Self::CoupleSecret => &[Acknowledge, Limit, Reason, Explore],
            Self::TellMeWhatToDo => &[Acknowledge, Limit, Explore],
            Self::ValuesConflict => &[Acknowledge, Explore, Consult],
            Self::Insult => &[Acknowledge, Explore],
            Self::Language => &[Acknowledge, Limit, Explore],
        }
    }
}

/// What is at stake at a beat. All of it may be absent: then the beat is not scored.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// The feelings an empathic answer would catch, in the author's words.
    pub feelings: Vec<String>,
    /// What it means to the client.
    pub meaning: String,
    /// The boundary dilemma, if there is one.
    pub boundary: Option<BoundaryKind>,
    /// The process moves wanted at the boundary; empty where there is no boundary.
    pub moves: Vec<ProcessMove>,
    /// The question form wanted; `None` where questioning is not at stake.
    pub question: Option<WantedQuestion>,
}

impl Moment {
    /// The first class that fits: risk, boundary, feeling, plain.
    pub fn class(&self) -> MomentClass {
        if self.is_risk() {
            MomentClass::Risk
        } else if self.boundary.is_some() {
            MomentClass::Boundary
        } else if !self.feelings.is_empty() {
            MomentClass::Feeling
        } else {
            MomentClass::Plain
        }
    }

    /// Whether serious harm is at stake.
    pub fn is_risk(&self) -> bool {
        self.question == Some(WantedQuestion::DirectRisk)
            || self.boundary.is_some_and(BoundaryKind::is_risk)
    }
}
