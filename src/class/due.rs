//! The day by which an assignment is to be done.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A day, to its end. Whoever is late is told so and not turned away: what it means is the instructor's to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Due(Date);

/// What was written is no day.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{0}` is no day; write year, month and day, as in 2027-03-31")]
pub struct DueError(String);

impl Due {
    /// Whether a time lies after that day, in the time zone of whoever asks.
    pub fn is_past(self, at: Timestamp, zone: &TimeZone) -> bool {
        self.days_left(at, zone) < 0
    }

    /// How many days are left of it, 0 on the day itself, in the time zone of whoever asks; below 0 once it is over.
    pub fn days_left(self, at: Timestamp, zone: &TimeZone) -> i32 {
        let today = at.to_zoned(zone.clone()).date();
        // Days alone are always few enough to be told.
        today.until(self.0).map_or(0, |span| span.get_days())
    }

    /// The day, and how far off it is.
    pub fn told(self, at: Timestamp, zone: &TimeZone) -> String {
        match self.days_left(at, zone) {
            0 => format!("Due by the end of today, {self}"),
            1 => format!("Due by the end of tomorrow, {self}"),
            left @ 2.. => format!("Due by the end of {self}, in {left} days"),
            -1 => format!("Was due by the end of yesterday, {self}"),
            over => format!("Was due by the end of {self}, {} days ago", -over),
        }
    }
}

impl FromStr for Due {
    type Err = DueError;

    fn from_str(text: &str) -> Result<Self, DueError> {
        let text = text.trim();
        // Other ways of writing a day, which the parser would take, are read differently in different countries.
        let is_plain = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        let date = text.parse().ok().filter(|_| is_plain);
        date.map(Self).ok_or_else(|| DueError(text.to_owned()))
    }
}

impl TryFrom<String> for Due {
    type Error = DueError;

    fn try_from(text: String) -> Result<Self, DueError> {
        text.parse()
    }
}

impl From<Due> for String {
    fn from(due: Due) -> Self {
        due.to_string()
    }
}

impl fmt::Display for Due {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_and_others_refused() {
        let due: Due = " 2027-03-31 ".parse().expect("it is a day");
        assert_eq!(due.to_string(), "2027-03-31");
        for text in ["", "31.3.2027", "2027-02-30", "20270331", "2027-3-31", "2027-03-31T10:00"] {
            let told = text.parse::<Due>().expect_err(text).to_string();
            assert!(told.contains("2027-03-31"), "{told}");
        }
    }

    #[test]
    fn a_day_ends_where_the_one_who_asks_is() {
        let due: Due = "2027-03-31".parse().expect("it is a day");
        let at: Timestamp = "2027-04-01T02:00:00Z".parse().expect("it is a time");
        assert!(due.is_past(at, &TimeZone::UTC));
        let west = TimeZone::fixed(jiff::tz::offset(-5));
        assert!(!due.is_past(at, &west));
    }

    #[test]
    fn days_are_counted_from_today() {
        let at: Timestamp = "2027-03-30T12:00:00Z".parse().expect("it is a time");
        let told = |day: &str| day.parse::<Due>().expect(day).told(at, &TimeZone::UTC);
        assert_eq!(told("2027-03-30"), "Due by the end of today, 2027-03-30");
        assert_eq!(told("2027-03-31"), "Due by the end of tomorrow, 2027-03-31");
        assert_eq!(told("2028-03-30"), "Due by the end of 2028-03-30, in 366 days");
        assert_eq!(told("2027-03-29"), "Was due by the end of yesterday, 2027-03-29");
        assert_eq!(told("2027-02-28"), "Was due by the end of 2027-02-28, 30 days ago");
    }
}
