//! What kind of person the client is toward a counselor: how strongly each reaction is felt.

use std::collections::BTreeMap;

use serde::Deserialize;
use thiserror::Error;

use super::{Shift, Variable};

/// How strongly a client feels a rise or a fall of each variable, in thousandths (1000 leaves it as it is).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Temperament {
    /// One sentence on what such a client is like, for authors.
    pub about: String,
    rise: [i32; Variable::COUNT],
    fall: [i32; Variable::COUNT],
}

impl Default for Temperament {
    /// A client who feels every reaction at its full size.
    fn default() -> Self {
        Self { about: String::new(), rise: [1000; Variable::COUNT], fall: [1000; Variable::COUNT] }
    }
}

impl Temperament {
    /// A shift as this client feels it: scaled by direction, rounded half away from zero, and held
    /// within [`Shift::REACTION_LIMIT`].
    pub fn felt(&self, shift: &Shift) -> Shift {
        Variable::ALL.iter().fold(Shift::default(), |felt, &variable| {
            let size = shift.get(variable);
            let factor = if size >= 0 { self.rise } else { self.fall }[variable as usize];
            let scaled = rounded_thousandth(i64::from(size) * i64::from(factor));
            felt.with(variable, scaled.clamp(-Shift::REACTION_LIMIT, Shift::REACTION_LIMIT))
        })
    }
}

/// `millionths` divided by a thousand, rounded half away from zero.
fn rounded_thousandth(millionths: i64) -> i32 {
    let half = if millionths < 0 { -500 } else { 500 };
    ((millionths + half) / 1000) as i32
}

/// All temperaments a scenario may name, read from a file under `assets/`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Temperaments(BTreeMap<String, Temperament>);

/// What is wrong with a file of temperaments.
#[derive(Debug, Error)]
pub enum TemperamentError {
    /// The text is not a file of temperaments.
    #[error("the temperaments cannot be read: {0}")]
    Syntax(#[from] ron::error::SpannedError),
    /// A factor is not between 0 and 3.
    #[error("the factor of {variable} for `{name}` is {value}, which is not between 0 and 3")]
    OutOfRange {
        /// The temperament.
        name: String,
        /// The variable of the factor.
        variable: Variable,
        /// The number found.
        value: f64,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTemperament {
    about: String,
    #[serde(default)]
    rise: BTreeMap<Variable, f64>,
    #[serde(default)]
    fall: BTreeMap<Variable, f64>,
}

impl Temperaments {
    /// Reads temperaments from RON text: a map of names to factors, where what is left out is 1.
    ///
    /// # Errors
    /// When the text is not such a map or holds a factor outside 0 to 3.
    pub fn from_ron(text: &str) -> Result<Self, TemperamentError> {
        let raw: BTreeMap<String, RawTemperament> = ron::from_str(text)?;
        let mut all = BTreeMap::new();
        for (name, raw) in raw {
            let rise = resolve_factors(&name, raw.rise)?;
            let fall = resolve_factors(&name, raw.fall)?;
            all.insert(name, Temperament { about: raw.about, rise, fall });
        }
        Ok(Self(all))
    }

    /// The temperament of this name.
    pub fn get(&self, name: &str) -> Option<&Temperament> {
        self.0.get(name)
    }

    /// Every name, in alphabetical order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

fn resolve_factors(
    name: &str,
    factors: BTreeMap<Variable, f64>,
) -> Result<[i32; Variable::COUNT], TemperamentError> {
    let mut resolved = [1000; Variable::COUNT];
    for (variable, value) in factors {
        if !(0.0..=3.0).contains(&value) {
            return Err(TemperamentError::OutOfRange { name: name.to_owned(), variable, value });
        }
        resolved[variable as usize] = (value * 1000.0).round() as i32;
    }
    Ok(resolved)
}
