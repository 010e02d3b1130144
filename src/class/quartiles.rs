//! Quartiles of whole numbers, exactly.

use std::fmt;

/// From so many people on a group is summarized. Below, the numbers are listed, for a quartile of four people is one
/// person.
pub const SUMMARIZED_FROM: usize = 5;

/// A number in quarters, which is what quartiles of whole numbers come to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarters(pub i64);

impl fmt::Display for Quarters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0.abs() / 4, self.0.abs() % 4);
        let sign = if self.0 < 0 { "−" } else { "" };
        let decimals = ["", ".25", ".5", ".75"][usize::try_from(rest).unwrap_or(0)];
        write!(f, "{sign}{whole}{decimals}")
    }
}

/// How numbers spread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spread {
    /// The numbers in order.
    pub numbers: Vec<i64>,
}

impl Spread {
    /// Of these numbers.
    pub fn of(numbers: impl IntoIterator<Item = i64>) -> Self {
        let mut numbers: Vec<i64> = numbers.into_iter().collect();
        numbers.sort_unstable();
        Self { numbers }
    }

    /// How many.
    pub const fn n(&self) -> usize {
        self.numbers.len()
    }

    /// Whether there are enough to be summarized.
    pub const fn is_enough(&self) -> bool {
        self.n() >= SUMMARIZED_FROM
    }

    /// The least, the quartiles with the median between them, and the greatest; `None` where there are too few.
    pub fn five(&self) -> Option<[Quarters; 5]> {
        self.is_enough().then(|| [0, 1, 2, 3, 4].map(|quarter| self.at(quarter)))
    }

    /// The median; `None` where there are too few.
    pub fn median(&self) -> Option<Quarters> {
        self.is_enough().then(|| self.at(2))
    }

    /// The number at a quarter of the way, between two neighbors in proportion (the method that spreadsheets call
    /// inclusive, and R its seventh).
    fn at(&self, quarter: usize) -> Quarters {
        let last = self.n().saturating_sub(1);
        let (place, rest) = (last * quarter / 4, last * quarter % 4);
        let here = self.numbers.get(place).copied().unwrap_or(0);
        let next = self.numbers.get(place + 1).copied().unwrap_or(here);
        Quarters(4 * here + i64::try_from(rest).unwrap_or(0) * (next - here))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quartiles_are_those_of_spreadsheets() {
        // QUARTILE.INC of 10, 20, 30, 40, 50, 61: 22.5, 35, 47.5.
        let five = Spread::of([61, 30, 10, 20, 50, 40]).five().expect("they are enough");
        assert_eq!(five.map(|one| one.to_string()), ["10", "22.5", "35", "47.5", "61"]);
        let five = Spread::of([-7, 1, 2, 3, 4, 5, 6, 8]).five().expect("they are enough");
        assert_eq!(five.map(|one| one.to_string()), ["−7", "1.75", "3.5", "5.25", "8"]);
    }

    #[test]
    fn few_are_not_summarized() {
        assert_eq!(Spread::of([1, 2, 3, 4]).five(), None);
        assert_eq!(Spread::of([]).median(), None);
        assert_eq!(Spread::of([1, 2, 3, 4, 5]).median(), Some(Quarters(12)));
    }
}
