//! The sentences about drills that the terminal and the window share.

use super::answer::{Basis, Felt, Outcome};
use super::ladder::Moved;
use super::next::Comes;
use super::plan::{Suggestion, Why};
use crate::coding::{Fault, Skill};
use crate::debrief::CodeReport;
use crate::debrief::wording::{self, sentence};
use crate::scenario::raw::Difficulty;

/// Where no code stands.
pub use crate::debrief::wording::NOTHING_CODED;

/// What was typed is no talk of a kind that the program knows.
pub const NO_TALK: &str =
    "The program cannot make out what these words do. That counts neither way.";
/// What was typed is longer than a client takes in.
pub(super) const TOO_LONG: &str =
    "At more than 80 words it is too long to take in, whatever it does.";
/// What the trainee is asked after each drill.
pub const FELT: &str = "How was that?";
/// Before the list of skills.
pub const LEAD: &str = "One client line, one skill, an answer at once. Old ones come back when they are due; how hard they felt moves the level.";

/// What an outcome rests on, in a sentence.
pub const fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Authored => "By the codes of the drill's author; no clinician has reviewed them.",
        Basis::Heard => {
            "Heard by a program that can be wrong: hold your words against the models yourself."
        }
    }
}

/// The outcome, as the head of the feedback.
pub const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Hit => "Hit",
        Outcome::Nearly => "Nearly",
        Outcome::Missed => "Missed",
        Outcome::CannotTell => "It cannot be told",
    }
}

/// A difficulty as a button says it.
pub const fn felt(felt: Felt) -> &'static str {
    match felt {
        Felt::TooEasy => "Too easy",
        Felt::AboutRight => "About right",
        Felt::TooHard => "Too hard",
    }
}

/// Why a drill comes now.
pub const fn comes(comes: Comes) -> &'static str {
    match comes {
        Comes::Due => "due again",
        Comes::New => "new",
        Comes::NewOfAnotherLevel => "new; at your level there is nothing new left",
        Comes::Early => "seen before, not due yet; nothing is new or due",
    }
}

/// What a trainee is to do: “Answer with: reflection of feeling”.
pub fn task(skill: Skill) -> String {
    format!("Answer with: {skill}")
}

pub(super) fn model_answer(skill: Skill) -> String {
    format!("A model answer: {skill}.")
}

pub(super) fn model_with(of: Skill, skill: Skill) -> String {
    format!("A model of {of} that shows {skill} too.")
}

pub(super) fn other_model(of: Skill, skill: Skill) -> String {
    format!("A model of {of}: it fits here, and it is not {skill}.")
}

pub(super) fn spoiled(skill: Skill, fault: Fault) -> String {
    format!("{} is there, and {fault} spoils it.", sentence(skill.words()))
}

pub(super) fn not_there(skill: Skill) -> String {
    format!("{} is not there.", sentence(skill.words()))
}

pub(super) fn heard(skill: Skill) -> String {
    format!("{} is heard.", sentence(skill.words()))
}

pub(super) fn heard_with(skill: Skill, fault: Fault) -> String {
    format!("{} is heard, and {fault} with it.", sentence(skill.words()))
}

pub(super) fn heard_unsure(skill: Skill, percent: u8) -> String {
    format!("{} is heard, and not surely ({percent} in 100).", sentence(skill.words()))
}

pub(super) fn not_heard(skill: Skill) -> String {
    format!("{} is not heard.", sentence(skill.words()))
}

pub(super) fn heard_nothing(skill: Skill) -> String {
    format!(
        "{} is not heard, and nothing else surely is, so the program may have missed it. That counts neither way.",
        sentence(skill.words())
    )
}

pub(super) fn in_its_place(skills: &[Skill]) -> String {
    let all: Vec<&str> = skills.iter().map(|skill| skill.words()).collect();
    format!("What is heard: {}.", all.join(", "))
}

pub(super) fn cannot_tell(skill: Skill, percent: u8) -> String {
    format!(
        "Whether {skill} is there the program cannot tell ({percent} in 100). That counts neither way."
    )
}

/// Every code with the words it rests on, in one line.
pub fn codes(codes: &[CodeReport]) -> String {
    let all: Vec<String> = codes.iter().map(wording::code).collect();
    if all.is_empty() { NOTHING_CODED.to_owned() } else { all.join(" · ") }
}

/// Where the level went; `None` where it stayed.
pub fn moved(moved: Moved, level: Difficulty) -> Option<String> {
    let level = level.words();
    match moved {
        Moved::Up => Some(format!("One level up: {level}.")),
        Moved::Down => Some(format!("One level down: {level}.")),
        Moved::Stayed => None,
    }
}

/// In how many days a drill comes back.
pub fn comes_back(days: i64) -> String {
    match days {
        ..=1 => "It comes back tomorrow.".to_owned(),
        days => format!("It comes back in {days} days."),
    }
}

/// Why a skill is suggested.
pub fn suggestion(one: &Suggestion) -> String {
    match &one.why {
        Why::Corrective { title, point } => {
            format!("“{point}” was the point to take from “{title}”")
        }
        Why::NeverUsed { sessions } => format!("not seen in your {sessions} uncoached sessions"),
    }
}

/// How many drills were done today.
pub fn done_today(n: usize) -> String {
    match n {
        0 => "None done today.".to_owned(),
        1 => "1 drill done today.".to_owned(),
        n => format!("{n} drills done today."),
    }
}
