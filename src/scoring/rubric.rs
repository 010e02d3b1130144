//! The numbers by which answers are valued, read from a file.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;
use thiserror::Error;

use super::{boundaries, empathy, questioning};
use crate::coding::{CodedReply, Dimension, Empathy, MomentClass, PerDimension, QuestionForm};
use crate::moment::{Moment, WantedQuestion};
use crate::stamp::Stamp;

/// The value of an answer on each dimension, in thousandths; `None` where the moment does not ask for it.
pub type Values = PerDimension<Option<i32>>;

/// What a beat puts at stake on one dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stake {
    /// The least value among all authored answers, in thousandths.
    pub low: i32,
    /// The greatest.
    pub high: i32,
    /// How much the moment counts, in thousandths.
    pub weight: i32,
}

/// The rules by which sessions are scored. All numbers but counts and scores are thousandths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rubric {
    /// Its id and the hash of its file.
    pub stamp: Stamp,
    /// The file's text, so that it can be kept with what was scored by it.
    pub text: Arc<str>,
    /// Its name for people.
    pub title: String,
    pub(super) empathy_levels: [i32; 5],
    pub(super) inaccurate_at_most: i32,
    pub(super) boundaries: BoundaryValues,
    pub(super) wanted: BTreeMap<WantedQuestion, BTreeMap<QuestionForm, i32>>,
    pub(super) question_fault: i32,
    weights: BTreeMap<MomentClass, i32>,
    spread: i32,
    /// Fewer scored moments than this are too few to score.
    pub min_n: usize,
    /// The score every reported dimension needs for a pass, 0 to 100.
    pub pass: u8,
    pub(super) weak_below: i32,
    /// The most that boundaries score after a violation, 0 to 100.
    pub violation_cap: u8,
    /// How typed answers are scored.
    pub typed: TypedRules,
}

/// How answers in the trainee's own words are scored: by what the coder is sure of, and as estimates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TypedRules {
    /// A reply of more words than this is too long to take in.
    pub too_long: u32,
    /// The most that the empathy of such a reply is taken to be, 1 to 5.
    pub too_long_level: u8,
    /// Where more than this part of a dimension's moments was unsure, in thousandths, it is not scored.
    pub unsure_at_most: i32,
}

impl Default for TypedRules {
    /// What holds where a rubric says nothing.
    fn default() -> Self {
        Self { too_long: 80, too_long_level: 3, unsure_at_most: 300 }
    }
}

/// What each stance is worth, and what the wanted moves add together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct BoundaryValues {
    pub violation: i32,
    pub rigid: i32,
    pub unexamined_crossing: i32,
    pub no_stance: i32,
    pub examined_crossing: i32,
    pub held: i32,
    pub moves: i32,
}

/// What is wrong with a rubric.
#[derive(Debug, Error)]
pub enum RubricError {
    /// The text is not a rubric.
    #[error("the rubric cannot be read: {0}")]
    Syntax(Box<ron::error::SpannedError>),
    /// A version this program does not know.
    #[error("the rubric has format {found}; this version reads format 1")]
    Format {
        /// The version found.
        found: u32,
    },
    /// A number outside its range.
    #[error("`{field}` is {value}, which is not between {least} and {most}")]
    OutOfRange {
        /// The field.
        field: String,
        /// The number found.
        value: f64,
        /// The least it may be.
        least: f64,
        /// The most.
        most: f64,
    },
    /// Values that do not go together.
    #[error("{0}")]
    Inconsistent(&'static str),
    /// A table lacks a row that scoring needs.
    #[error("`{table}` has no entry for `{key}`")]
    Missing {
        /// The table.
        table: &'static str,
        /// The entry it lacks.
        key: &'static str,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRubric {
    format: u32,
    id: String,
    title: String,
    empathy: RawEmpathy,
    boundaries: RawBoundaries,
    questioning: RawQuestioning,
    weights: BTreeMap<MomentClass, f64>,
    spread: f64,
    min_n: u32,
    pass: u8,
    weak_below: f64,
    violation_cap: u8,
    #[serde(default)]
    typed: RawTyped,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTyped {
    too_long: u32,
    too_long_level: u8,
    unsure_at_most: f64,
}

impl Default for RawTyped {
    fn default() -> Self {
        let TypedRules { too_long, too_long_level, unsure_at_most } = TypedRules::default();
        Self { too_long, too_long_level, unsure_at_most: f64::from(unsure_at_most) / 1000.0 }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawEmpathy {
    levels: Vec<f64>,
    inaccurate_at_most: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawBoundaries {
    violation: f64,
    rigid: f64,
    unexamined_crossing: f64,
    no_stance: f64,
    examined_crossing: f64,
    held: f64,
    moves: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawQuestioning {
    wanted: BTreeMap<WantedQuestion, BTreeMap<QuestionForm, f64>>,
    fault: f64,
}

impl Rubric {
    /// Reads a rubric from RON text.
    ///
    /// # Errors
    /// When the text is no rubric of a known format, a number is out of range, or a table has a gap.
    pub fn from_ron(text: &str) -> Result<Self, RubricError> {
        let raw: RawRubric = ron::from_str(text.trim_start_matches('\u{feff}'))
            .map_err(|error| RubricError::Syntax(Box::new(error)))?;
        if raw.format != 1 {
            return Err(RubricError::Format { found: raw.format });
        }
        let levels: Result<Vec<i32>, _> =
            raw.empathy.levels.iter().map(|&v| unit("empathy.levels", v)).collect();
        let empathy_levels = levels?
            .try_into()
            .map_err(|_| RubricError::Missing { table: "empathy.levels", key: "1 to 5" })?;
        let boundaries = resolve_boundaries(&raw.boundaries)?;
        consistent(&raw.id, &empathy_levels, &boundaries)?;
        Ok(Self {
            stamp: Stamp::of(raw.id, text),
            text: text.into(),
            title: raw.title,
            empathy_levels,
            inaccurate_at_most: unit("empathy.inaccurate_at_most", raw.empathy.inaccurate_at_most)?,
            boundaries,
            wanted: resolve_wanted(&raw.questioning.wanted)?,
            question_fault: unit("questioning.fault", raw.questioning.fault)?,
            weights: resolve_weights(&raw.weights)?,
            // A spread of nothing would count beats whose answers are all alike.
            spread: within("spread", raw.spread, 0.001, 1.0)?,
            min_n: raw.min_n as usize,
            pass: percent("pass", raw.pass)?,
            weak_below: unit("weak_below", raw.weak_below)?,
            violation_cap: percent("violation_cap", raw.violation_cap)?,
            typed: resolve_typed(&raw.typed)?,
        })
    }

    /// What an answer is worth at a moment.
    pub fn values(&self, moment: &Moment, codes: &CodedReply) -> Values {
        let mut values = Values::default();
        values[Dimension::Empathy.index()] = empathy::value(self, moment, codes);
        values[Dimension::Boundaries.index()] = boundaries::value(self, moment, codes);
        values[Dimension::Questioning.index()] = questioning::value(self, moment, codes);
        values
    }

    /// What a beat puts at stake, from the values of all its authored answers;
    /// `None` where a dimension is not asked for or its answers differ too little.
    pub fn stakes<'a>(
        &self,
        moment: &Moment,
        authored: impl IntoIterator<Item = &'a CodedReply>,
    ) -> PerDimension<Option<Stake>> {
        let weight = self.weights.get(&moment.class()).copied().unwrap_or(1000);
        let mut stakes = PerDimension::<Option<Stake>>::default();
        for codes in authored {
            for (stake, value) in stakes.iter_mut().zip(self.values(moment, codes)) {
                let Some(value) = value else { continue };
                let so_far = stake.get_or_insert(Stake { low: value, high: value, weight });
                so_far.low = so_far.low.min(value);
                so_far.high = so_far.high.max(value);
            }
        }
        stakes.map(|stake| stake.filter(|stake| stake.high - stake.low >= self.spread))
    }

    /// Whether a moment of which `share` thousandths of the chance were used is weak.
    pub const fn is_weak(&self, share: i32) -> bool {
        share < self.weak_below
    }
}

/// What no single number can show.
fn consistent(id: &str, levels: &[i32; 5], worth: &BoundaryValues) -> Result<(), RubricError> {
    let wrong = if id.trim().is_empty() {
        "a rubric needs an `id`, which stands in every result"
    } else if levels.windows(2).any(|pair| pair[0] > pair[1]) {
        "`empathy.levels` must not fall from one level to the next"
    } else if worth.held.max(worth.examined_crossing) + worth.moves > 1000 {
        "`boundaries.held` and `boundaries.examined_crossing` may reach 1 together with `moves`, not more"
    } else {
        return Ok(());
    };
    Err(RubricError::Inconsistent(wrong))
}

fn within(field: &str, value: f64, least: f64, most: f64) -> Result<i32, RubricError> {
    if (least..=most).contains(&value) {
        Ok((value * 1000.0).round() as i32)
    } else {
        Err(RubricError::OutOfRange { field: field.to_owned(), value, least, most })
    }
}

fn unit(field: &str, value: f64) -> Result<i32, RubricError> {
    within(field, value, 0.0, 1.0)
}

fn percent(field: &str, value: u8) -> Result<u8, RubricError> {
    within(field, f64::from(value), 0.0, 100.0).map(|_| value)
}

fn resolve_typed(raw: &RawTyped) -> Result<TypedRules, RubricError> {
    let level = f64::from(raw.too_long_level);
    within("typed.too_long", f64::from(raw.too_long), 20.0, 1000.0)?;
    within("typed.too_long_level", level, f64::from(Empathy::MIN), f64::from(Empathy::MAX))?;
    Ok(TypedRules {
        too_long: raw.too_long,
        too_long_level: raw.too_long_level,
        unsure_at_most: unit("typed.unsure_at_most", raw.unsure_at_most)?,
    })
}

fn resolve_boundaries(raw: &RawBoundaries) -> Result<BoundaryValues, RubricError> {
    Ok(BoundaryValues {
        violation: unit("boundaries.violation", raw.violation)?,
        rigid: unit("boundaries.rigid", raw.rigid)?,
        unexamined_crossing: unit("boundaries.unexamined_crossing", raw.unexamined_crossing)?,
        no_stance: unit("boundaries.no_stance", raw.no_stance)?,
        examined_crossing: unit("boundaries.examined_crossing", raw.examined_crossing)?,
        held: unit("boundaries.held", raw.held)?,
        moves: unit("boundaries.moves", raw.moves)?,
    })
}

fn resolve_wanted(
    raw: &BTreeMap<WantedQuestion, BTreeMap<QuestionForm, f64>>,
) -> Result<BTreeMap<WantedQuestion, BTreeMap<QuestionForm, i32>>, RubricError> {
    let row_of = |wanted: WantedQuestion| {
        let missing = |key| RubricError::Missing { table: "questioning.wanted", key };
        let row = raw.get(&wanted).ok_or_else(|| missing(wanted.key()))?;
        let entry = |&form: &QuestionForm| {
            let value = row.get(&form).ok_or_else(|| missing(form.key()))?;
            Ok((form, unit("questioning.wanted", *value)?))
        };
        let row: Result<BTreeMap<_, _>, RubricError> =
            QuestionForm::ALL.iter().map(entry).collect();
        Ok((wanted, row?))
    };
    WantedQuestion::ALL.iter().map(|&wanted| row_of(wanted)).collect()
}

fn resolve_weights(
    raw: &BTreeMap<MomentClass, f64>,
) -> Result<BTreeMap<MomentClass, i32>, RubricError> {
    let weight = |&class: &MomentClass| {
        let missing = RubricError::Missing { table: "weights", key: class.key() };
        let value = raw.get(&class).ok_or(missing)?;
        Ok((class, within("weights", *value, 0.1, 10.0)?))
    };
    MomentClass::ALL.iter().map(weight).collect()
}
