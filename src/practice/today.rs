//! A moment, and the day it lies in where the trainee is.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

/// Days are counted from here.
const FIRST_DAY: Date = Date::constant(1970, 1, 1);

/// Now, here. The edge of the program makes it; nothing below asks for the time.
#[derive(Debug, Clone)]
pub struct Today {
    /// The moment.
    pub now: Timestamp,
    /// Where the trainee is, which says when a day begins.
    pub zone: TimeZone,
}

impl Today {
    /// The day, counted from January 1, 1970.
    pub fn day(&self) -> i64 {
        let date = self.now.to_zoned(self.zone.clone()).date();
        // Two dates are always so many days apart.
        date.since(FIRST_DAY).map_or(0, |span| i64::from(span.get_days()))
    }

    /// When a day begins here; now, for a day that no calendar has.
    pub fn begin_of(&self, day: i64) -> Timestamp {
        let span = Span::new().try_days(day);
        let date = span.and_then(|span| FIRST_DAY.checked_add(span));
        let begins = date.and_then(|date| date.to_zoned(self.zone.clone()));
        begins.map_or(self.now, |begins| begins.timestamp())
    }

    /// When today begins.
    pub fn begins(&self) -> Timestamp {
        self.begin_of(self.day())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_midnight_where_the_trainee_is() {
        let now: Timestamp = "2026-03-01T03:00:00Z".parse().expect("it is a time");
        let utc = Today { now, zone: TimeZone::UTC };
        assert_eq!(utc.day(), 20_513);
        assert_eq!(utc.begins().to_string(), "2026-03-01T00:00:00Z");
        let west = Today { now, zone: TimeZone::fixed(jiff::tz::offset(-5)) };
        assert_eq!(west.day(), 20_512, "it is still yesterday there");
        assert_eq!(west.begins().to_string(), "2026-02-28T05:00:00Z");
        assert_eq!(utc.begin_of(i64::MAX), now);
    }
}
