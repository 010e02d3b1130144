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
        at.to_zoned(zone.clone()).date() > self.0
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
}
