//! The hidden layer: a few units that hear what words say together, beside heads that add them up one by one.
//!
//! A unit is a sum over features that counts only where it is above nothing, and a head is a sum over units. So what a
//! head says is still a sum of what each feature adds, and can be shown by its words.

use super::bytes::{put_floats, put_len, take, take_floats, take_len};
use super::heads::Head;
use super::model::ModelError;

/// How many units there are.
pub(crate) const UNITS: usize = 32;

/// What the units say of a reply; 0 where a unit does not speak.
pub(crate) type Units = [f32; UNITS];

/// A hidden layer over the more frequent features.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct HiddenLayer {
    /// For each feature its row among the weights, or [`NO_ROW`].
    rows: Vec<u16>,
    /// For each row a weight for each unit, in steps of that unit.
    weights: Vec<[i8; UNITS]>,
    /// The size of a step, by unit.
    steps: Vec<f32>,
    /// What each unit begins with.
    offsets: Vec<f32>,
    /// For each head a weight for each unit.
    heads: Vec<f32>,
    /// What each head begins with.
    head_offsets: Vec<f32>,
}

/// The weights of a hidden layer, as they were learned.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct LearnedLayer {
    /// For each row a weight for each unit.
    pub(crate) weights: Vec<f32>,
    /// What each unit begins with.
    pub(crate) offsets: Vec<f32>,
    /// For each head a weight for each unit.
    pub(crate) heads: Vec<f32>,
    /// What each head begins with.
    pub(crate) head_offsets: Vec<f32>,
}

/// In place of a row, for a feature that the layer does not hear.
const NO_ROW: u16 = u16::MAX;

/// The rows of features: those that `hears` says yes to, in order; there are fewer than [`NO_ROW`] of them.
fn rows(hears: impl Iterator<Item = bool>) -> Vec<u16> {
    let mut next = 0;
    let row = |is_heard: bool| {
        if !is_heard || next == NO_ROW {
            return NO_ROW;
        }
        next += 1;
        next - 1
    };
    hears.map(row).collect()
}

impl HiddenLayer {
    /// A layer that hears the features that `hears` says yes to, in order, with the weights that were learned for them.
    pub(crate) fn new(hears: &[bool], learned: &LearnedLayer) -> Self {
        let of_unit = |unit: usize| learned.weights.iter().skip(unit).step_by(UNITS);
        let most = |unit| of_unit(unit).fold(0.0_f32, |most, weight| most.max(weight.abs()));
        let steps: Vec<f32> = (0..UNITS).map(|unit| most(unit) / f32::from(i8::MAX)).collect();
        let in_steps = |row: &[f32]| {
            // Between -127 and 127 by the choice of the step.
            std::array::from_fn(|unit| {
                (row[unit] / steps[unit].max(f32::MIN_POSITIVE)).round() as i8
            })
        };
        Self {
            rows: rows(hears.iter().copied()),
            weights: learned.weights.chunks_exact(UNITS).map(in_steps).collect(),
            offsets: learned.offsets.clone(),
            heads: learned.heads.clone(),
            head_offsets: learned.head_offsets.clone(),
            steps,
        }
    }

    /// What a feature says to each unit, in steps of that unit; nothing where the layer does not hear it.
    pub(crate) fn said_by(&self, feature: u32) -> Units {
        let mut said = [0.0; UNITS];
        let row = self.rows.get(feature as usize).map_or(NO_ROW, |&row| row);
        if let Some(row) = self.weights.get(usize::from(row)) {
            said.iter_mut().zip(row).for_each(|(said, &weight)| *said = f32::from(weight));
        }
        said
    }

    /// What the units say of features, by what each says to them, with their values.
    pub(crate) fn units<'u>(&self, hits: impl Iterator<Item = (&'u Units, f32)>) -> Units {
        let mut units = [0.0; UNITS];
        for (said, value) in hits {
            add(&mut units, said, value);
        }
        for ((unit, step), offset) in units.iter_mut().zip(&self.steps).zip(&self.offsets) {
            *unit = (*unit * step + offset).max(0.0);
        }
        units
    }

    /// What the units say of features with their values.
    pub(crate) fn units_of(&self, hits: impl Iterator<Item = (u32, f32)>) -> Units {
        let (said, values): (Vec<Units>, Vec<f32>) =
            hits.map(|(feature, value)| (self.said_by(feature), value)).unzip();
        self.units(said.iter().zip(values))
    }

    /// What the heads say of the units; nothing where nothing was learned.
    pub(crate) fn sums(&self, units: &Units) -> [f32; Head::COUNT] {
        let mut sums = [0.0; Head::COUNT];
        for ((sum, row), offset) in
            sums.iter_mut().zip(self.heads.chunks_exact(UNITS)).zip(&self.head_offsets)
        {
            *sum = row.iter().zip(units).fold(*offset, |sum, (weight, unit)| sum + weight * unit);
        }
        sums
    }

    /// What a step of each unit's weights adds to the sum of a head: nothing through a unit that does not speak.
    pub(crate) fn through(&self, units: &Units, head: usize) -> Units {
        let of_head = self.heads.get(head * UNITS..).unwrap_or_default();
        let mut through = [0.0; UNITS];
        for (unit, weight) in of_head.iter().take(UNITS).enumerate() {
            if units[unit] > 0.0 {
                through[unit] = weight * self.steps[unit];
            }
        }
        through
    }

    /// Writes the layer into a file of weights.
    pub(super) fn put(&self, out: &mut Vec<u8>) {
        // Which features are heard, eight to a byte.
        let heard: Vec<bool> = self.rows.iter().map(|&row| row != NO_ROW).collect();
        put_len(out, heard.len());
        let byte = |eight: &[bool]| {
            eight.iter().rev().fold(0_u8, |byte, &is_heard| byte << 1 | u8::from(is_heard))
        };
        out.extend(heard.chunks(8).map(byte));
        out.extend(self.weights.iter().flatten().flat_map(|weight| weight.to_le_bytes()));
        for floats in [&self.steps, &self.offsets, &self.heads, &self.head_offsets] {
            put_floats(out, floats);
        }
    }

    /// Reads the layer of so many features out of a file of weights.
    pub(super) fn take(rest: &mut &[u8], n_features: usize) -> Result<Self, ModelError> {
        let n = take_len(rest)?;
        if n != n_features {
            return Err(ModelError::Damaged);
        }
        let bytes = take(rest, n.div_ceil(8))?;
        let rows = rows((0..n).map(|at| bytes[at / 8] >> (at % 8) & 1 == 1));
        let n_rows = rows.iter().filter(|&&row| row != NO_ROW).count();
        let (weights, _) = take(rest, n_rows * UNITS)?.as_chunks::<UNITS>();
        let weights = weights.iter().map(|row| row.map(|byte| i8::from_le_bytes([byte])));
        let layer = Self {
            rows,
            weights: weights.collect(),
            steps: take_floats(rest)?,
            offsets: take_floats(rest)?,
            heads: take_floats(rest)?,
            head_offsets: take_floats(rest)?,
        };
        let fits = layer.steps.len() == UNITS
            && layer.offsets.len() == UNITS
            && layer.heads.len() == Head::COUNT * UNITS
            && layer.head_offsets.len() == Head::COUNT;
        fits.then_some(layer).ok_or(ModelError::Damaged)
    }
}

/// Adds what a feature says, as often as its value says. In a function of its own, so that all units are added at once.
#[inline(never)]
fn add(units: &mut Units, said: &Units, value: f32) {
    for (unit, said) in units.iter_mut().zip(said) {
        *unit += value * said;
    }
}

/// What a feature that says this to the units, where its value is 1, adds to the sum of a head that hears them so.
pub(crate) fn added(through: &Units, said: &Units) -> f32 {
    // Eight sums beside each other, so that none waits for the one before it.
    let mut sums = [0.0_f32; 8];
    for (through, said) in through.as_chunks::<8>().0.iter().zip(said.as_chunks::<8>().0) {
        for ((sum, through), said) in sums.iter_mut().zip(through).zip(said) {
            *sum += through * said;
        }
    }
    sums.iter().sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A layer over the second and third of four features: its first unit speaks for the second and against the third,
    /// and speaks for the first head.
    fn layer() -> HiddenLayer {
        let mut learned = LearnedLayer {
            weights: vec![0.0; 2 * UNITS],
            offsets: vec![0.0; UNITS],
            heads: vec![0.0; Head::COUNT * UNITS],
            head_offsets: vec![0.0; Head::COUNT],
        };
        (learned.weights[0], learned.weights[UNITS]) = (2.0, -1.0);
        (learned.offsets[0], learned.heads[0], learned.head_offsets[0]) = (0.5, 3.0, -1.0);
        HiddenLayer::new(&[false, true, true, false], &learned)
    }

    #[test]
    fn a_unit_counts_only_where_it_is_above_nothing() {
        let layer = layer();
        let said = |hits: &[(u32, f32)]| layer.sums(&layer.units_of(hits.iter().copied()))[0];
        assert!((said(&[]) - 0.5).abs() < 0.01);
        assert!((said(&[(1, 1.0), (0, 9.0), (3, 9.0), (77, 9.0)]) - 6.5).abs() < 0.05);
        assert!((said(&[(1, 1.0), (2, 2.0)]) - 0.5).abs() < 0.05);
        assert!((said(&[(2, 2.0)]) + 1.0).abs() < 0.01, "the unit does not speak");
    }

    #[test]
    fn what_features_add_comes_to_what_the_head_says() {
        let layer = layer();
        let hits = [(1, 1.5), (2, 0.7), (3, 1.0)];
        let units = layer.units_of(hits.iter().copied());
        let through = layer.through(&units, 0);
        let added: f32 =
            hits.iter().map(|&(at, value)| value * added(&through, &layer.said_by(at))).sum();
        let nothing = layer.sums(&layer.units_of(std::iter::empty()))[0];
        assert!((added + nothing - layer.sums(&units)[0]).abs() < 1e-4);
        let silent = layer.units_of([(2, 2.0)].into_iter());
        assert_eq!(layer.through(&silent, 0), [0.0; UNITS]);
    }

    #[test]
    fn a_file_brings_the_layer_back_and_a_cut_one_is_damaged() {
        let mut bytes = Vec::new();
        layer().put(&mut bytes);
        assert_eq!(HiddenLayer::take(&mut &bytes[..], 4), Ok(layer()));
        for n in 0..bytes.len() {
            assert_eq!(HiddenLayer::take(&mut &bytes[..n], 4), Err(ModelError::Damaged), "{n}");
        }
        assert_eq!(HiddenLayer::take(&mut &bytes[..], 5), Err(ModelError::Damaged));
    }
}
