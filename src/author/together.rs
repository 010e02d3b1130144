//! How far the scores of two dimensions go together: three that always rise and fall as one would measure one thing.

use serde::Serialize;

use crate::coding::{Dimension, PerDimension};

/// In uniform play over a library no two dimensions may correlate above this.
pub const TOGETHER_AT_MOST: f64 = 0.8;

/// The pairs of dimensions, each once.
pub const PAIRS: [(Dimension, Dimension); 3] = [
    (Dimension::Empathy, Dimension::Boundaries),
    (Dimension::Empathy, Dimension::Questioning),
    (Dimension::Boundaries, Dimension::Questioning),
];

/// Sums of the scores of two dimensions over the sessions that score both, in whole numbers, so that they are the
/// same in any order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Sums {
    n: i64,
    x: i64,
    y: i64,
    xx: i64,
    yy: i64,
    xy: i64,
}

/// Squares and products about the mean.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Centered {
    xx: f64,
    yy: f64,
    xy: f64,
}

impl Sums {
    fn centered(&self) -> Centered {
        if self.n == 0 {
            return Centered::default();
        }
        let n = self.n as f64;
        let about = |product: i64, a: i64, b: i64| product as f64 - a as f64 * b as f64 / n;
        Centered {
            xx: about(self.xx, self.x, self.x),
            yy: about(self.yy, self.y, self.y),
            xy: about(self.xy, self.x, self.y),
        }
    }
}

impl Centered {
    fn plus(self, other: Self) -> Self {
        Self { xx: self.xx + other.xx, yy: self.yy + other.yy, xy: self.xy + other.xy }
    }

    fn correlation(self) -> Option<f64> {
        let spread = self.xx * self.yy;
        (spread > 0.0).then(|| self.xy / libm::sqrt(spread))
    }
}

/// What the sessions of one scenario add up to, for each of [`PAIRS`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Together([Sums; 3]);

impl Together {
    /// Adds one session's scores, 0 to 100; a dimension without a score leaves its pairs out.
    pub fn add(&mut self, scores: PerDimension<Option<u8>>) {
        for (sums, (one, other)) in self.0.iter_mut().zip(PAIRS) {
            if let (Some(x), Some(y)) = (scores[one.index()], scores[other.index()]) {
                let (x, y) = (i64::from(x), i64::from(y));
                sums.n += 1;
                sums.x += x;
                sums.y += y;
                sums.xx += x * x;
                sums.yy += y * y;
                sums.xy += x * y;
            }
        }
    }

    /// Pearson's correlation for each of [`PAIRS`]; none where one of the two does not vary.
    pub fn correlations(&self) -> [Option<f64>; 3] {
        self.0.map(|sums| sums.centered().correlation())
    }
}

/// Pearson's correlation over several scenarios, each centered on its own means, so that an easy scenario and a hard
/// one do not make the dimensions look alike.
pub fn pooled<'a>(all: impl IntoIterator<Item = &'a Together>) -> [Option<f64>; 3] {
    let mut sums = [Centered::default(); 3];
    for one in all {
        for (sum, part) in sums.iter_mut().zip(&one.0) {
            *sum = sum.plus(part.centered());
        }
    }
    sums.map(Centered::correlation)
}

/// How far two dimensions go together, for programs.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Correlation {
    /// One.
    pub one: Dimension,
    /// The other.
    pub other: Dimension,
    /// −1 to 1, to three decimals; none where one of the two does not vary.
    pub r: Option<f64>,
}

/// The correlations under the names of their dimensions.
pub fn named(all: [Option<f64>; 3]) -> [Correlation; 3] {
    let mut pairs = PAIRS.into_iter().zip(all);
    std::array::from_fn(|_| {
        let ((one, other), r) = pairs.next().unwrap_or((PAIRS[0], None));
        Correlation { one, other, r: r.map(|r| (r * 1000.0).round() / 1000.0) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(scores: &[(u8, u8, u8)]) -> Together {
        let mut together = Together::default();
        for &(e, b, q) in scores {
            together.add([Some(e), Some(b), Some(q)]);
        }
        together
    }

    #[test]
    fn what_rises_as_one_is_one_and_what_crosses_is_minus_one() {
        let [eb, eq, _] = of(&[(10, 20, 90), (20, 40, 80), (30, 60, 70)]).correlations();
        assert!((eb.expect("both vary") - 1.0).abs() < 1e-9);
        assert!((eq.expect("both vary") + 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_dimension_that_stands_still_or_is_not_scored_correlates_with_nothing() {
        assert_eq!(of(&[(10, 50, 1), (20, 50, 2)]).correlations()[0], None);
        let mut unscored = Together::default();
        unscored.add([Some(10), None, Some(3)]);
        assert_eq!(unscored.correlations(), [None; 3]);
    }

    #[test]
    fn an_easy_and_a_hard_scenario_do_not_make_two_dimensions_one() {
        // Within each, the two have nothing to do with each other.
        let hard = of(&[(10, 10, 1), (10, 20, 1), (20, 10, 2), (20, 20, 2)]);
        let easy = of(&[(80, 80, 1), (80, 90, 1), (90, 80, 2), (90, 90, 2)]);
        let r = pooled([&hard, &easy])[0].expect("both vary");
        assert!(r.abs() < 1e-9, "{r}");
    }
}
