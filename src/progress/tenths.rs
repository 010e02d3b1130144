//! Means with one decimal, in whole numbers, so that they are the same on every machine.

use std::fmt;

use serde::{Serialize, Serializer};

/// A number of tenths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tenths(pub i64);

impl Tenths {
    /// The mean of so many numbers with this sum, rounded half away from zero; 0 where there are none.
    pub const fn mean(sum: i64, n: usize) -> Self {
        let n = n as i64;
        if n == 0 {
            return Self(0);
        }
        let twice = 2 * 10 * sum;
        let half = if sum < 0 { -n } else { n };
        Self((twice + half) / (2 * n))
    }

    /// Without its sign.
    pub const fn abs(self) -> Self {
        Self(self.0.abs())
    }
}

impl fmt::Display for Tenths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "−" } else { "" };
        write!(f, "{sign}{}.{}", self.0.abs() / 10, self.0.abs() % 10)
    }
}

/// As a number with one decimal.
impl Serialize for Tenths {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.0 as f64 / 10.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Tenths;

    #[test]
    fn means_are_rounded_half_away_from_zero() {
        let words = |sum, n| Tenths::mean(sum, n).to_string();
        assert_eq!(words(100, 3), "33.3");
        assert_eq!(words(200, 3), "66.7");
        assert_eq!(words(-200, 3), "−66.7");
        assert_eq!(words(1, 20), "0.1");
        assert_eq!(words(-1, 20), "−0.1");
        assert_eq!(words(0, 0), "0.0");
        assert_eq!(words(-5, 10), "−0.5");
    }
}
