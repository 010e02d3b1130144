//! How hard each scored moment was, and whether it goes with the rest of its dimension.

use std::collections::BTreeMap;

use super::judge::Accepted;
use crate::coding::Dimension;
use crate::scenario::Scenario;

/// From so many first attempts on, difficulty and discrimination are told. Even then they are rough.
pub const ITEMS_FROM: usize = 30;

/// One scored moment: a beat on one dimension, at its first visit.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The beat.
    pub beat: String,
    /// The dimension.
    pub dimension: Dimension,
    /// How many first attempts came to it.
    pub n: usize,
    /// The mean part of the chance that was used, 0 (everyone took the least) to 1 (everyone the most): what test
    /// makers call difficulty, though more of it is easier. `None` below [`ITEMS_FROM`].
    pub p: Option<f64>,
    /// How far it goes with the rest.
    pub discrimination: Discrimination,
}

/// Corrected item-total correlation: of the part of the chance used here with the part used in all the other scored
/// moments of the same dimension in the same session.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Discrimination {
    /// Below [`ITEMS_FROM`] first attempts.
    TooFew,
    /// Everyone did the same here, or in all the rest.
    NoSpread,
    /// Pearson's correlation.
    Known {
        /// −1 to 1.
        r: f64,
        /// The lower end of its 95 % interval (Fisher's z).
        low: f64,
        /// The upper end.
        high: f64,
        /// How many sessions had other moments to compare with.
        n: usize,
    },
}

/// A scored moment: the beat's place, and the dimension.
type Place = (usize, Dimension);
/// The part of a chance that was used, and of all others of that session, where there were any.
type Used = (f64, Option<f64>);

/// Every scored moment that any of these first attempts came to, in the order of the scenario.
pub(super) fn items(scenario: &Scenario, firsts: &[&Accepted]) -> Vec<Item> {
    let mut pairs: BTreeMap<Place, Vec<Used>> = BTreeMap::new();
    for one in firsts {
        for &dimension in &scenario.focus {
            let score = one.scores.of(dimension);
            for moment in &score.moments {
                let turn = &one.transcript.turns[moment.turn];
                let Some(beat) = scenario.find_beat(&turn.beat).filter(|_| turn.visit == 1) else {
                    continue;
                };
                let weight = i64::from(moment.weight);
                let won = score.won - weight * i64::from(moment.value - moment.low);
                let chances = score.chances - weight * i64::from(moment.high - moment.low);
                let here =
                    f64::from(moment.value - moment.low) / f64::from(moment.high - moment.low);
                let rest = (chances > 0).then(|| won as f64 / chances as f64);
                pairs.entry((beat.0, dimension)).or_default().push((here, rest));
            }
        }
    }
    let item = |((beat, dimension), pairs): (Place, Vec<Used>)| {
        let n = pairs.len();
        let sum: f64 = pairs.iter().map(|(here, _)| here).sum();
        let both = pairs.iter().filter_map(|&(here, rest)| Some((here, rest?)));
        Item {
            beat: scenario.beats[beat].id.clone(),
            dimension,
            n,
            p: (n >= ITEMS_FROM).then(|| sum / n as f64),
            discrimination: discrimination(&both.collect::<Vec<_>>()),
        }
    };
    pairs.into_iter().map(item).collect()
}

fn discrimination(pairs: &[(f64, f64)]) -> Discrimination {
    let n = pairs.len();
    if n < ITEMS_FROM {
        return Discrimination::TooFew;
    }
    // Below this, what is left is rounding: all are alike.
    const NOTHING: f64 = 1e-12;
    let mean = |of: fn(&(f64, f64)) -> f64| pairs.iter().map(of).sum::<f64>() / n as f64;
    let (mean_x, mean_y) = (mean(|pair| pair.0), mean(|pair| pair.1));
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for (x, y) in pairs {
        let (dx, dy) = (x - mean_x, y - mean_y);
        xx += dx * dx;
        yy += dy * dy;
        xy += dx * dy;
    }
    if xx < NOTHING || yy < NOTHING {
        return Discrimination::NoSpread;
    }
    let r = (xy / (xx * yy).sqrt()).clamp(-1.0, 1.0);
    // At ±1 the interval has no width, and z no number.
    let z = libm::atanh(r.clamp(-0.999_999, 0.999_999));
    let half = 1.96 / ((n - 3) as f64).sqrt();
    Discrimination::Known { r, low: libm::tanh(z - half), high: libm::tanh(z + half), n }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_correlation_agrees_with_one_worked_out_by_hand() {
        // Thirty pairs: ten each of (0, 0), (0, 1) and (1, 1). Means 1/3 and 2/3, both variances 2/9, covariance 1/9:
        // r = 1/2. z = 0.5493, half a width 1.96/√27 = 0.3772: from tanh 0.1721 = 0.170 to tanh 0.9265 = 0.729.
        let pairs: Vec<(f64, f64)> = [(0.0, 0.0), (0.0, 1.0), (1.0, 1.0)].repeat(10);
        let Discrimination::Known { r, low, high, n } = discrimination(&pairs) else {
            panic!("they spread");
        };
        assert_eq!(n, 30);
        assert!((r - 0.5).abs() < 1e-12, "{r}");
        assert!((low - 0.170).abs() < 0.001 && (high - 0.729).abs() < 0.001, "{low} {high}");
    }

    #[test]
    fn few_and_alike_are_said_to_be_so() {
        let pairs = [(0.0, 0.5), (1.0, 0.7)].repeat(14);
        assert_eq!(discrimination(&pairs), Discrimination::TooFew);
        let pairs = [(1.0, 0.5), (1.0, 0.7)].repeat(20);
        assert_eq!(discrimination(&pairs), Discrimination::NoSpread);
    }
}
