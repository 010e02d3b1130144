//! Breath and blink as pure functions of time; who draws keeps the clock.

/// Where a living figure is between breaths and blinks; the default is still, eyes open.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Alive {
    /// Phase of the breath, 0 to 1: rises to the middle, then falls; 0 and 1 are empty.
    pub breath: f32,
    /// How far a blink has closed the eyes, 0 to 1.
    pub blink: f32,
}

impl Alive {
    /// Breath and blink at a time, for a pose whose rates do not change.
    pub fn at(seed: u64, secs: f32, body: &super::Body) -> Self {
        Self {
            breath: breath_at(seed, secs, body.breath_rate),
            blink: blink_at(seed, secs, body.blink_rate),
        }
    }

    /// How far the chest is raised, 0 to 1.
    pub(super) fn chest(self) -> f32 {
        let phase = if self.breath.is_finite() { self.breath.rem_euclid(1.0) } else { 0.0 };
        // In takes two fifths of the time, out the rest, with a short pause before the next.
        let t = if phase < 0.4 { phase / 0.4 } else { ((0.95 - phase) / 0.55).max(0.0) };
        t * t * (3.0 - 2.0 * t)
    }
}

/// Seconds one breath takes at a rate of [`super::Body::breath_rate`].
pub fn breath_secs(rate: f32) -> f32 {
    60.0 / (8.0 + 22.0 * rate.clamp(0.0, 1.0))
}

/// The phase of the breath at a time, 0 to 1, for a rate that stays; `seed` sets where it starts.
pub fn breath_at(seed: u64, secs: f32, rate: f32) -> f32 {
    (secs / breath_secs(rate) + unit(seed)).rem_euclid(1.0)
}

/// The phase of the breath `secs` after `phase`: for a rate that changes on the way, where
/// [`breath_at`] would jump.
pub fn breath_after(phase: f32, secs: f32, rate: f32) -> f32 {
    (phase + secs / breath_secs(rate)).rem_euclid(1.0)
}

/// How far the eyes are closed by a blink at a time, 0 to 1.
///
/// At a `rate` of 0 a blink begins every 3 to 6 seconds, by the seed; at 1 about twice as often.
pub fn blink_at(seed: u64, secs: f32, rate: f32) -> f32 {
    const CLOSE_SECS: f32 = 0.08;
    const OPEN_SECS: f32 = 0.14;
    if !secs.is_finite() || secs < 0.0 {
        return 0.0;
    }
    // One blink in each stretch of 4.5 seconds, within its middle third: neighbors are 3 to 6 apart.
    let stretch = 4.5 / (1.0 + rate.clamp(0.0, 1.0));
    let number = (secs / stretch).floor();
    let start = (1.0 / 3.0 + unit(seed ^ mix(number as u64)) / 3.0) * stretch;
    let since = secs - number * stretch - start;
    let closed = if since < CLOSE_SECS {
        since / CLOSE_SECS
    } else {
        1.0 - (since - CLOSE_SECS) / OPEN_SECS
    };
    closed.clamp(0.0, 1.0)
}

/// A number from 0 up to 1 that is the same for the same seed.
fn unit(seed: u64) -> f32 {
    (mix(seed) >> 40) as f32 / (1u64 << 24) as f32
}

/// Scatters the bits of a number (SplitMix64's last steps).
pub(super) const fn mix(seed: u64) -> u64 {
    let z = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
