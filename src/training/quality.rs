//! How well a session's process counts and estimated empathy tell sessions of high quality from those of low.

use super::lbfgs::minimize;

/// What is told of one session: shares of its turns, each from 0 on, by the probabilities that were heard.
///
/// Asking, reflecting, giving and what goes against the person are what motivational interviewing is coded by
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Session {
    /// Turns that mainly ask.
    pub(super) questions: f64,
    /// Turns that mainly reflect.
    pub(super) reflections: f64,
    /// Turns that mainly give something.
    pub(super) input: f64,
    /// The mean level of empathy, from 1 to 5.
    pub(super) empathy: f64,
    /// Faults a turn.
    pub(super) faults: f64,
    /// Unasked advice a turn.
    pub(super) unasked_advice: f64,
}

const COUNTS: usize = 6;
/// How strongly the weights are held near nothing.
const HOLD: f64 = 1.0;

impl Session {
    /// Sums over so many turns as a mean of each turn.
    pub(super) fn by_turn(self, turns: f64) -> Self {
        let n = f64::max(turns, 1.0);
        Self {
            questions: self.questions / n,
            reflections: self.reflections / n,
            input: self.input / n,
            empathy: self.empathy / n,
            faults: self.faults / n,
            unasked_advice: self.unasked_advice / n,
        }
    }

    const fn counts(&self) -> [f64; COUNTS] {
        let Self { questions, reflections, input, empathy, faults, unasked_advice } = *self;
        [questions, reflections, input, empathy, faults, unasked_advice]
    }
}

/// How often a session of high quality stands above one of low quality; `NaN` where there are not both.
///
/// Each session is estimated by a logistic regression on the counts of all the others, in which the few of one quality
/// weigh as much as the many of the other.
pub(super) fn quality_auc(sessions: &[Session], is_high: &[bool]) -> f64 {
    let estimates: Vec<f64> =
        (0..sessions.len()).map(|apart| estimate(sessions, is_high, apart)).collect();
    above(&estimates, is_high)
}

/// The estimate of one session, learned from the others.
fn estimate(sessions: &[Session], is_high: &[bool], apart: usize) -> f64 {
    let others: Vec<([f64; COUNTS], bool)> = sessions
        .iter()
        .zip(is_high)
        .enumerate()
        .filter(|(n, _)| *n != apart)
        .map(|(_, (session, high))| (session.counts(), *high))
        .collect();
    let n = others.len() as f64;
    let mean: [f64; COUNTS] =
        std::array::from_fn(|at| others.iter().map(|one| one.0[at]).sum::<f64>() / n);
    let spread: [f64; COUNTS] = std::array::from_fn(|at| {
        let squares = others.iter().map(|one| (one.0[at] - mean[at]) * (one.0[at] - mean[at]));
        (squares.sum::<f64>() / n).sqrt().max(1e-9)
    });
    let scaled = |counts: [f64; COUNTS]| -> [f64; COUNTS] {
        std::array::from_fn(|at| (counts[at] - mean[at]) / spread[at])
    };
    let sum = |x: &[f64], counts: [f64; COUNTS]| -> f64 {
        x.iter().zip(counts).map(|(weight, count)| weight * count).sum::<f64>() + x[COUNTS]
    };
    let high = others.iter().filter(|one| one.1).count() as f64;
    let mut x = vec![0.0; COUNTS + 1];
    minimize(&mut x, |x, gradient| {
        gradient.fill(0.0);
        let mut loss = 0.0;
        for at in 0..COUNTS {
            gradient[at] = HOLD * x[at];
            loss += 0.5 * HOLD * x[at] * x[at];
        }
        for &(counts, is_high) in &others {
            let counts = scaled(counts);
            let (sign, of) = if is_high { (1.0, high) } else { (-1.0, n - high) };
            let weight = n / (2.0 * of.max(1.0));
            let margin = sign * sum(x, counts);
            loss += weight * (libm::log1p(libm::exp(-margin.abs())) + (-margin).max(0.0));
            let pull = -sign * weight / (1.0 + libm::exp(margin));
            for (g, count) in gradient.iter_mut().zip(counts) {
                *g += pull * count;
            }
            gradient[COUNTS] += pull;
        }
        loss
    });
    sum(&x, scaled(sessions[apart].counts()))
}

/// How often one of the high stands above one of the low; a tie counts half.
fn above(estimates: &[f64], is_high: &[bool]) -> f64 {
    let of = |wanted: bool| {
        let those = estimates.iter().zip(is_high).filter(move |(_, high)| **high == wanted);
        those.map(|(estimate, _)| *estimate).collect::<Vec<_>>()
    };
    let (high, low) = (of(true), of(false));
    let mut above = 0.0;
    for a in &high {
        for b in &low {
            above += if a > b {
                1.0
            } else if a < b {
                0.0
            } else {
                0.5
            };
        }
    }
    above / (high.len() * low.len()) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sessions(of: impl Fn(usize) -> f64) -> Vec<Session> {
        (0..24)
            .map(|n| Session { reflections: of(n), empathy: 3.0, ..Session::default() })
            .collect()
    }

    #[test]
    fn what_goes_with_quality_tells_it_and_what_does_not_tells_nothing() {
        let is_high: Vec<bool> = (0..24).map(|n| n % 4 != 0).collect();
        let telling = sessions(|n| (if n % 4 == 0 { 0.1 } else { 0.5 }) + n as f64 / 1000.0);
        assert_eq!(quality_auc(&telling, &is_high), 1.0);
        // What has nothing to do with quality seems to, in the sessions that are learned from, and fails in the others.
        let silent = quality_auc(&sessions(|n| (n % 5) as f64), &is_high);
        assert!(silent < 0.7, "{silent}");
    }

    #[test]
    fn a_tie_counts_half() {
        assert_eq!(above(&[1.0, 1.0, 2.0], &[true, false, true]), 0.75);
    }
}
