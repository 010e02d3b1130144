//! How a client takes each skill and fault: a table of code by class of moment.

use std::collections::BTreeMap;

use serde::Deserialize;
use thiserror::Error;

use super::{Shift, Temperament, Variable};
use crate::coding::{CodedReply, Fault, MomentClass, Skill};

/// The table `code × class of moment → shift`, read from a file under `assets/`.
///
/// A code with no row for a class uses its `plain` row; a code with no row at all moves nothing.
/// The numbers are this product's: their directions follow the expected outcome of each microskill
/// (Ivey) and of rupture repair, their sizes are chosen so that a session moves visibly and no single
/// answer decides it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReactionTable {
    skills: BTreeMap<Skill, BTreeMap<MomentClass, Shift>>,
    faults: BTreeMap<Fault, BTreeMap<MomentClass, Shift>>,
}

/// What is wrong with a reaction table.
#[derive(Debug, Error)]
pub enum ReactionError {
    /// The text is not a reaction table.
    #[error("the reaction table cannot be read: {0}")]
    Syntax(#[from] ron::error::SpannedError),
    /// A shift is not a number from -1 to 1.
    #[error("the shift of {variable} for `{code}` is {value}, which is not between -1 and 1")]
    OutOfRange {
        /// The code whose row it is.
        code: &'static str,
        /// The variable of the shift.
        variable: Variable,
        /// The number found.
        value: f64,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTable {
    skills: BTreeMap<Skill, BTreeMap<MomentClass, RawShift>>,
    faults: BTreeMap<Fault, BTreeMap<MomentClass, RawShift>>,
}

#[derive(Deserialize)]
#[serde(transparent)]
struct RawShift(BTreeMap<Variable, f64>);

impl ReactionTable {
    /// Reads a table from RON text.
    ///
    /// # Errors
    /// When the text is not a table, names an unknown code, or holds a shift beyond one.
    pub fn from_ron(text: &str) -> Result<Self, ReactionError> {
        let raw: RawTable = ron::from_str(text)?;
        let mut table = Self::default();
        for (skill, rows) in raw.skills {
            table.skills.insert(skill, resolve_rows(skill.key(), rows)?);
        }
        for (fault, rows) in raw.faults {
            table.faults.insert(fault, resolve_rows(fault.key(), rows)?);
        }
        Ok(table)
    }

    /// How a reply's codes move a client of this temperament at a moment of this class.
    pub fn reaction(
        &self,
        codes: &CodedReply,
        class: MomentClass,
        temperament: &Temperament,
    ) -> Shift {
        let skills = codes.skills.iter().filter_map(|skill| self.skills.get(skill));
        let faults = codes.faults.iter().filter_map(|fault| self.faults.get(fault));
        let sum = skills
            .chain(faults)
            .filter_map(|rows| rows.get(&class).or_else(|| rows.get(&MomentClass::Plain)))
            .fold(Shift::default(), |sum, row| sum.plus(row));
        temperament.felt(&sum)
    }
}

fn resolve_rows(
    code: &'static str,
    rows: BTreeMap<MomentClass, RawShift>,
) -> Result<BTreeMap<MomentClass, Shift>, ReactionError> {
    rows.into_iter()
        .map(|(class, RawShift(values))| {
            let mut shift = Shift::default();
            for (variable, value) in values {
                if !(-1.0..=1.0).contains(&value) {
                    return Err(ReactionError::OutOfRange { code, variable, value });
                }
                shift = shift.with(variable, (value * 1000.0).round() as i32);
            }
            Ok((class, shift))
        })
        .collect()
}
