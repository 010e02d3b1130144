//! The table of manners: what each feeling looks like, read from a file under `assets/`.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use thiserror::Error;

use super::hands::Hands;
use super::pose::{Body, Face, Gaze, HeadPose, Pose};
use crate::client::{Level, Mood};
use crate::coding::RuptureKind;

/// What each feeling looks like, and what mood and rupture add to it.
///
/// The rows follow the prototypes of EMFACS, softened. They are a drawing's shorthand, not a claim that a
/// feeling can be read off a face.
#[derive(Debug, Clone, PartialEq)]
pub struct Manners {
    rest: Manner,
    moods: Moods,
    withdrawal: Manner,
    confrontation: Manner,
    feelings: BTreeMap<String, Manner>,
}

/// One row, resolved.
#[derive(Debug, Clone, PartialEq)]
struct Manner {
    words: String,
    pose: Pose,
    hands: Option<Hands>,
    hands_from: f32,
}

#[derive(Debug, Clone, PartialEq)]
struct Moods {
    closed: Manner,
    open: Manner,
    distressed: Manner,
    allied: Manner,
}

/// What is wrong with a table of manners.
#[derive(Debug, Error)]
pub enum MannersError {
    /// The text is not a table of manners.
    #[error("the manners cannot be read: {0}")]
    Syntax(#[from] ron::error::SpannedError),
    /// A number is outside its range.
    #[error("`{group}.{name}` of `{row}` is {value}, which is not between {least} and {most}")]
    OutOfRange {
        /// The row.
        row: String,
        /// The group of numbers.
        group: &'static str,
        /// The number's name.
        name: &'static str,
        /// The number found.
        value: f32,
        /// The least it may be.
        least: f32,
        /// The most it may be.
        most: f32,
    },
    /// A row is a mix of one that is not there.
    #[error("`{row}` is like `{like}`, which is not a feeling of this table")]
    UnknownLike {
        /// The row.
        row: String,
        /// The name it gives.
        like: String,
    },
    /// A row is a mix of one that is itself a mix.
    #[error("`{row}` is like `{like}`, which is itself like others; name those")]
    MixOfMix {
        /// The row.
        row: String,
        /// The name it gives.
        like: String,
    },
    /// A feeling without words for those who do not see the picture.
    #[error("`{row}` has no words: say in a few what can be seen")]
    NoWords {
        /// The row.
        row: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawManners {
    #[serde(default)]
    rest: RawManner,
    #[serde(default)]
    moods: RawMoods,
    #[serde(default)]
    ruptures: RawRuptures,
    feelings: Rows,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RawMoods {
    closed: RawManner,
    open: RawManner,
    distressed: RawManner,
    allied: RawManner,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RawRuptures {
    withdrawal: RawManner,
    confrontation: RawManner,
}

#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct RawManner {
    words: String,
    like: BTreeMap<String, f32>,
    face: Face,
    head: HeadPose,
    gaze: Gaze,
    body: Body,
    hands: Option<Hands>,
    hands_from: Option<f32>,
}

/// Rows by name; a second one of the same name is refused rather than lost.
struct Rows(BTreeMap<String, RawManner>);

impl<'de> Deserialize<'de> for Rows {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;
        impl<'de> Visitor<'de> for Entries {
            type Value = Rows;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map of feelings")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Rows, A::Error> {
                let mut rows = BTreeMap::new();
                while let Some((name, row)) = map.next_entry::<String, RawManner>()? {
                    if rows.contains_key(&name) {
                        let twice = format!("`{name}` stands here a second time");
                        return Err(serde::de::Error::custom(twice));
                    }
                    rows.insert(name, row);
                }
                Ok(Rows(rows))
            }
        }
        deserializer.deserialize_map(Entries)
    }
}

/// A number with its place, or why not.
fn within(row: &str, group: &'static str, number: super::Number) -> Result<(), MannersError> {
    let super::Number { name, value, least, most } = number;
    if (least..=most).contains(&value) {
        return Ok(());
    }
    Err(MannersError::OutOfRange { row: row.to_owned(), group, name, value, least, most })
}

impl RawManner {
    fn own(&self) -> Pose {
        let Self { face, head, gaze, body, hands, .. } = *self;
        Pose { face, head, gaze, body, arms: hands.unwrap_or_default().arms() }
    }

    fn resolve(&self, row: &str, rows: &BTreeMap<String, Self>) -> Result<Manner, MannersError> {
        for (group, number) in self.own().numbers() {
            within(row, group, number)?;
        }
        let hands_from = self.hands_from.unwrap_or(0.3);
        let share = |name, value| super::Number { name, value, least: 0.0, most: 1.0 };
        within(row, "row", share("hands_from", hands_from))?;
        let mut pose = Pose::default();
        let mut hands = None;
        let mut strongest = 0.0;
        for (like, &weight) in &self.like {
            within(row, "like", share("weight", weight))?;
            let Some(base) = rows.get(like) else {
                return Err(MannersError::UnknownLike { row: row.to_owned(), like: like.clone() });
            };
            if !base.like.is_empty() {
                return Err(MannersError::MixOfMix { row: row.to_owned(), like: like.clone() });
            }
            pose = pose.tinted(&base.own(), weight);
            if weight > strongest {
                (strongest, hands) = (weight, base.hands);
            }
        }
        let hands = self.hands.or(hands);
        let pose = pose.tinted(&self.own(), 1.0);
        let pose = Pose { arms: hands.unwrap_or_default().arms(), ..pose };
        Ok(Manner { words: self.words.trim().to_owned(), pose, hands, hands_from })
    }
}

impl Manner {
    /// The pose moved toward this row by `share`; the hands follow once the share is large enough, for a
    /// hand halfway to the face hangs in the air.
    fn over(&self, pose: &Pose, share: f32) -> Pose {
        let arms = match self.hands {
            Some(hands) if share >= self.hands_from => hands.arms(),
            _ => pose.arms,
        };
        Pose { arms, ..Pose::blend(pose, &self.pose, share) }
    }
}

impl Manners {
    /// Reads manners from RON text.
    ///
    /// # Errors
    /// When the text is not a table of manners, holds a number outside its range, a row that is like one that
    /// is not there, or a feeling without words.
    pub fn from_ron(text: &str) -> Result<Self, MannersError> {
        let options = ron::Options::default()
            .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        let raw: RawManners = options.from_str(text)?;
        let rows = &raw.feelings.0;
        let mut feelings = BTreeMap::new();
        for (name, row) in rows {
            let manner = row.resolve(name, rows)?;
            if manner.words.is_empty() {
                return Err(MannersError::NoWords { row: name.clone() });
            }
            feelings.insert(name.clone(), manner);
        }
        let resolve = |name: &str, row: &RawManner| row.resolve(name, rows);
        Ok(Self {
            rest: resolve("rest", &raw.rest)?,
            moods: Moods {
                closed: resolve("closed", &raw.moods.closed)?,
                open: resolve("open", &raw.moods.open)?,
                distressed: resolve("distressed", &raw.moods.distressed)?,
                allied: resolve("allied", &raw.moods.allied)?,
            },
            withdrawal: resolve("withdrawal", &raw.ruptures.withdrawal)?,
            confrontation: resolve("confrontation", &raw.ruptures.confrontation)?,
            feelings,
        })
    }

    /// The feelings that have a row, in alphabetical order.
    pub fn feelings(&self) -> impl Iterator<Item = &str> {
        self.feelings.keys().map(String::as_str)
    }

    /// Whether a feeling has a row of its own.
    pub fn has(&self, feeling: &str) -> bool {
        self.feelings.contains_key(feeling)
    }

    /// How a client holds themselves: at rest as the mood has it, moved toward the feeling by its strength,
    /// and in a rupture drawn away or forward. A feeling without a row leaves the client at rest.
    pub fn pose(
        &self,
        feeling: Option<(&str, Level)>,
        mood: &Mood,
        rupture: Option<RuptureKind>,
    ) -> Pose {
        self.mixed_pose(feeling.as_slice(), mood, rupture)
    }

    /// [`Manners::pose`] with several feelings at once, the strongest of which has the hands.
    pub fn mixed_pose(
        &self,
        feelings: &[(&str, Level)],
        mood: &Mood,
        rupture: Option<RuptureKind>,
    ) -> Pose {
        let mut shown: Vec<(&Manner, f32)> = feelings
            .iter()
            .filter_map(|(name, level)| Some((self.feelings.get(*name)?, strength(*level))))
            .collect();
        shown.sort_by(|a, b| a.1.total_cmp(&b.1));
        // Each takes its share of what the ones before have left: two of a strength end up halfway between.
        let mut pose = self.at_rest(mood);
        let mut before = 0.0_f32;
        for (manner, share) in shown {
            let arms = manner.over(&pose, share).arms;
            pose = Pose { arms, ..manner.over(&pose, share / (1.0 + before)) };
            before += share;
        }
        match self.rupture(rupture) {
            Some(manner) => manner.over(&pose, 0.84),
            None => pose,
        }
    }

    /// What can be seen, in a few plain words: what a caption says where the author gave no manner.
    pub fn words(&self, feeling: Option<(&str, Level)>, rupture: Option<RuptureKind>) -> &str {
        if let Some(manner) = self.rupture(rupture) {
            return &manner.words;
        }
        let felt = feeling.filter(|(_, level)| level.thousandths() >= 150);
        let manner = felt.and_then(|(name, _)| self.feelings.get(name)).unwrap_or(&self.rest);
        &manner.words
    }

    fn rupture(&self, rupture: Option<RuptureKind>) -> Option<&Manner> {
        rupture.map(|kind| match kind {
            RuptureKind::Withdrawal => &self.withdrawal,
            RuptureKind::Confrontation => &self.confrontation,
        })
    }

    /// The pose of a client who shows no feeling in particular.
    fn at_rest(&self, mood: &Mood) -> Pose {
        let part = |level: Level| level.thousandths() as f32 / 1000.0;
        let (openness, distress) = (part(mood.openness), part(mood.distress));
        let tints = [
            (&self.moods.closed, (0.5 - openness) / 0.5),
            (&self.moods.open, (openness - 0.5) / 0.5),
            (&self.moods.distressed, (distress - 0.35) / 0.65),
            (&self.moods.allied, (part(mood.alliance()) - 0.4) / 0.6),
        ];
        let mut pose = self.rest.pose;
        let mut most = 0.0;
        for (manner, share) in tints {
            let share = share.clamp(0.0, 1.0);
            pose = pose.tinted(&manner.pose, share);
            if let Some(hands) = manner.hands.filter(|_| share >= manner.hands_from && share > most)
            {
                (pose.arms, most) = (hands.arms(), share);
            }
        }
        pose
    }
}

/// A faint feeling shows more than its number: half of what is felt can be seen at about .4.
fn strength(level: Level) -> f32 {
    (level.thousandths() as f32 / 1000.0).powf(0.75)
}
