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

/// The hour of the day here, 0 to 23, for the light on the first screen; early afternoon where it is not known.
#[expect(clippy::disallowed_methods, reason = "the empty room follows the hour of the day")]
pub fn hour(offset_hours: i64) -> u32 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    let secs = since.map_or(14 * 3600, |since| i64::try_from(since.as_secs()).unwrap_or(0));
    u32::try_from((secs / 3600 + offset_hours).rem_euclid(24)).unwrap_or(14)
}

/// This moment, for saying how long a start took.
#[expect(clippy::disallowed_methods, reason = "how long a start took is told, and decides nothing")]
pub fn now() -> Instant {
    Instant::now()
}
