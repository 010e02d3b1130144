//! What the user has chosen: kept as a small text file, read and written elsewhere.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::coding::vocabulary;

vocabulary! {
    /// Colors of the whole program.
    pub enum ThemeName {
        Light = "light", "light";
        Dark = "dark", "dark";
        HighContrast = "high_contrast", "high contrast";
    }
}

vocabulary! {
    /// How the client's words appear.
    pub enum Pace {
        /// About 180 words a minute.
        Slow = "slow", "slow";
        /// About 240 words a minute: the pace of quiet reading.
        Reading = "reading", "reading pace";
        Instant = "instant", "all at once";
    }
}

impl Pace {
    /// Words a minute; `None` where they all appear at once.
    pub const fn words_a_minute(self) -> Option<u32> {
        match self {
            Self::Slow => Some(180),
            Self::Reading => Some(240),
            Self::Instant => None,
        }
    }
}

/// The user's settings. What a file leaves out, or an older program did not know, has its default.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The name the trainee goes by here; none need be given.
    pub pseudonym: String,
    /// Colors.
    pub theme: ThemeName,
    /// Text size in percent, 80 to 200; read it with [`Settings::text_percent`].
    pub text_size: u16,
    /// How the client's words appear.
    pub pace: Pace,
    /// Poses change at once, breathing and blinking stop, screens do not fade.
    pub reduced_motion: bool,
    /// Whether what can be seen is written as a caption too.
    pub captions: bool,
    /// Whether the quiet view of alliance and distress is shown in practice.
    pub gauges: bool,
    /// The country of the resource card, as its two letters.
    pub country: String,
    /// The user's own wording of the resource card; empty while it is the program's.
    pub resources: String,
    /// Whether the first run's questions were answered.
    pub welcomed: bool,
    /// Whether the guided scenario's hints have been seen or turned away.
    pub guided: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            pseudonym: String::new(),
            theme: ThemeName::Light,
            text_size: 100,
            pace: Pace::Reading,
            reduced_motion: false,
            captions: true,
            gauges: false,
            country: "US".to_owned(),
            resources: String::new(),
            welcomed: false,
            guided: false,
        }
    }
}

impl Settings {
    /// The smallest and the largest text size, in percent.
    pub const TEXT_RANGE: std::ops::RangeInclusive<u16> = 80..=200;

    /// The text size in percent, held within [`Settings::TEXT_RANGE`].
    pub fn text_percent(&self) -> u16 {
        self.text_size.clamp(*Self::TEXT_RANGE.start(), *Self::TEXT_RANGE.end())
    }

    /// Reads settings from RON text.
    ///
    /// # Errors
    /// When the text is not a file of settings.
    pub fn from_ron(text: &str) -> Result<Self, ron::error::SpannedError> {
        ron::from_str(text)
    }

    /// The settings as a file's text, which [`Settings::from_ron`] reads again.
    ///
    /// # Errors
    /// When RON cannot write it, which no settings make happen.
    pub fn to_ron(&self) -> Result<String, ron::Error> {
        ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default()).map(|text| text + "\n")
    }
}
