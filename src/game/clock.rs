//! The one place where the game asks what time it is; nothing that is scored does.

use std::time::{Instant, SystemTime};

/// A number from 1 to 999,999 that is different each time: a seed that can be read out and typed.
#[expect(clippy::disallowed_methods, reason = "a new run wants a new seed, and says which it had")]
pub fn short_number() -> u64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let micros = since.map_or(0, |since| since.as_micros());
    // Microseconds change faster than anybody presses a button.
    u64::try_from(micros % 999_999).unwrap_or(0) + 1
}

/// The hour of the day here, 0 to 23, for the light on the first screen.
pub fn hour() -> u32 {
    u32::try_from(jiff::Zoned::now().hour()).unwrap_or(14)
}

/// This moment, for records.
pub fn timestamp() -> jiff::Timestamp {
    jiff::Timestamp::now()
}

/// This moment, for saying how long a start took.
#[expect(clippy::disallowed_methods, reason = "how long a start took is told, and decides nothing")]
pub fn now() -> Instant {
    Instant::now()
}
