//! The words of the screen that follows a heavy session: a way back into the room one is in.
//!
//! It is an offer and no treatment, and it can be left at any step.

use serde::Deserialize;
use thiserror::Error;

/// The fewest and the most steps of the exercise.
pub const STEPS: std::ops::RangeInclusive<usize> = 4..=6;

/// The cool-down screen's words, read from a file under `assets/`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cooldown {
    /// The heading.
    pub title: String,
    /// What it is for, and that it may be left out.
    pub invitation: String,
    /// A short grounding exercise, one thing to do a step.
    pub steps: Vec<String>,
    /// What to do if it stays: the resource card, supervision.
    pub reminders: Vec<String>,
    /// What the way on is called.
    pub go_on: String,
}

/// What is wrong with the words of the cool-down screen.
#[derive(Debug, Error)]
pub enum CooldownError {
    /// The text cannot be read.
    #[error("the cool-down cannot be read: {0}")]
    Syntax(#[from] ron::error::SpannedError),
    /// A text is empty.
    #[error("the cool-down has no text in `{0}`")]
    Empty(&'static str),
    /// The exercise is too short or too long.
    #[error("the cool-down has {0} steps; it should have {min} to {max}", min = STEPS.start(), max = STEPS.end())]
    Steps(usize),
}

impl Cooldown {
    /// Reads the words from RON text.
    ///
    /// # Errors
    /// When the text cannot be read, leaves something empty, or has too few or too many steps.
    pub fn from_ron(text: &str) -> Result<Self, CooldownError> {
        let words: Self = ron::from_str(text)?;
        let one = |name, text| (name, std::slice::from_ref(text));
        let fields = [
            one("title", &words.title),
            one("invitation", &words.invitation),
            ("steps", words.steps.as_slice()),
            ("reminders", words.reminders.as_slice()),
            one("go_on", &words.go_on),
        ];
        for (name, texts) in fields {
            if texts.is_empty() || texts.iter().any(|text| text.trim().is_empty()) {
                return Err(CooldownError::Empty(name));
            }
        }
        if !STEPS.contains(&words.steps.len()) {
            return Err(CooldownError::Steps(words.steps.len()));
        }
        Ok(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_words_lead_to_people_and_claim_nothing() {
        let words = Cooldown::from_ron(include_str!("../assets/cooldown.ron")).unwrap();
        let reminders = words.reminders.join(" ").to_lowercase();
        assert!(reminders.contains("resource card") && reminders.contains("supervis"));
        let invitation = words.invitation.to_lowercase();
        assert!(invitation.contains("if you like"), "it must be plain that it may be left out");
        let all = [vec![words.title, words.invitation], words.steps, words.reminders].concat();
        for text in all {
            assert!(text.chars().count() <= 200, "{text}");
            let lower = text.to_lowercase();
            for claim in ["therap", "treat", "heal", "cure", "proven", "trauma"] {
                assert!(!lower.contains(claim), "{claim}: {text}");
            }
        }
    }

    #[test]
    fn broken_words_say_what_is_wrong() {
        let error = |steps: &str, go_on: &str| {
            let text = format!(
                r#"(title: "t", invitation: "i", steps: [{steps}], reminders: ["r"], go_on: "{go_on}")"#
            );
            Cooldown::from_ron(&text).unwrap_err().to_string()
        };
        assert_eq!(error("", "g"), "the cool-down has no text in `steps`");
        assert_eq!(error(r#""a""#, ""), "the cool-down has no text in `go_on`");
        assert_eq!(error(r#""a""#, "g"), "the cool-down has 1 steps; it should have 4 to 6");
        let unknown = Cooldown::from_ron("(titel: \"t\")").unwrap_err().to_string();
        assert!(unknown.contains("titel"), "{unknown}");
    }
}
