//! What a trainee expects of themselves before they see a vignette.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::group::Group;
use super::tally::Standing;
use crate::coding::vocabulary;
use crate::records::KeptForecast;

vocabulary! {
    /// How sure a trainee is of what they expect.
    pub enum Sureness {
        Guess = "guess", "a guess";
        Fairly = "fairly", "fairly sure";
        Sure = "sure", "sure";
    }
}

/// What is expected in one group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Expected {
    /// The group.
    pub group: Group,
    /// Where they expect to stand.
    pub standing: Standing,
    /// How sure they are.
    pub sure: Sureness,
}

impl Expected {
    /// As records keep it.
    pub fn kept(self) -> KeptForecast {
        KeptForecast {
            group: self.group.key().to_owned(),
            expects: self.standing.key().to_owned(),
            sure: self.sure.key().to_owned(),
        }
    }

    /// What was kept; `None` where this version does not know a word of it.
    pub fn from_kept(kept: &KeptForecast) -> Option<Self> {
        Some(Self {
            group: Group::from_key(&kept.group)?,
            standing: Standing::from_key(&kept.expects)?,
            sure: Sureness::from_key(&kept.sure)?,
        })
    }
}
