//! CPU time of this thread, so that other work on the machine is not counted.

use std::fmt;
use std::hint::black_box;

use cpu_time::ThreadTime;

use crate::Failure;
use crate::players::{Mulberry32, Player, Totals};

/// How long one round of plays lasts, in seconds.
const ROUND: f64 = 0.5;
/// How many plays lie between two looks at the clock.
const BATCH: u32 = 50;

/// Measurements of one thing.
#[derive(Debug, Default)]
pub struct Samples(Vec<f64>);

impl Samples {
    /// Adds one.
    pub fn add(&mut self, sample: f64) {
        self.0.push(sample);
        self.0.sort_by(f64::total_cmp);
    }

    /// The one in the middle; 0 where there is none.
    pub fn median(&self) -> f64 {
        self.0.get(self.0.len() / 2).copied().unwrap_or_default()
    }

    fn ends(&self) -> (f64, f64) {
        let end = |sample: Option<&f64>| sample.copied().unwrap_or_default();
        (end(self.0.first()), end(self.0.last()))
    }
}

/// Plays a second.
pub struct Rate<'a>(pub &'a Samples);

impl fmt::Display for Rate<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (least, most) = self.0.ends();
        let [median, least, most] = [self.0.median(), least, most].map(|n| grouped(n as u64));
        write!(f, "{median:>11} plays/s  ({least} to {most})")
    }
}

/// Milliseconds.
pub struct Millis<'a>(pub &'a Samples);

impl fmt::Display for Millis<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (least, most) = self.0.ends();
        write!(f, "{:>8.3} ms  ({least:.3} to {most:.3})", self.0.median())
    }
}

/// A whole number with a comma between thousands.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// How many plays a second a player plays in one round.
///
/// # Errors
/// When the player's engine fails.
pub fn round(player: &mut dyn Player, seed: u32) -> Result<f64, Failure> {
    let (mut rng, mut totals, mut plays) = (Mulberry32(seed), Totals::default(), 0_u64);
    let start = ThreadTime::now();
    let mut passed = 0.0;
    while passed < ROUND {
        for _ in 0..BATCH {
            player.play(&mut rng, &mut totals)?;
        }
        plays += u64::from(BATCH);
        passed = start.elapsed().as_secs_f64();
    }
    black_box(totals);
    Ok(plays as f64 / passed)
}

/// How many milliseconds some work takes, and what came of it.
pub fn millis<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let start = ThreadTime::now();
    let result = black_box(work());
    (start.elapsed().as_secs_f64() * 1000.0, result)
}
