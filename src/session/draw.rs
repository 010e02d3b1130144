//! Seeded draws. Each is keyed by what it is for, so that one more draw elsewhere changes nothing.

use rand::rngs::ChaCha8Rng;
use rand::{Rng, SeedableRng};

use crate::transcript::Seed;

/// What a draw is for. The numbers are part of what a seed means and are never changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Which wording of a line is said.
    Wording = 1,
    /// Which caption of what can be seen is shown.
    Caption = 2,
    /// The order of the answers.
    Order = 3,
    /// What a simulated player does.
    Player = 4,
    /// What a client says who has not understood.
    Puzzled = 5,
    /// The order of drills, and of the answers to one.
    Drill = 9,
    /// Which vignettes of a domain a self-assessment holds.
    Vignettes = 7,
    /// The order of its vignettes.
    Sitting = 8,
}

/// A generator for one draw: ChaCha with eight rounds, whose stream is the same in every version.
///
/// `name` is the beat or ending the draw is made at, `visit` how often the session has been there, from 1,
/// and `part` the number of the line within it.
pub fn draw(seed: Seed, purpose: Purpose, name: &str, visit: u32, part: u32) -> ChaCha8Rng {
    let mut key = [0; 32];
    key[..8].copy_from_slice(&seed.0.to_le_bytes());
    key[8..12].copy_from_slice(&(purpose as u32).to_le_bytes());
    key[12..20].copy_from_slice(&fnv1a(name).to_le_bytes());
    key[20..24].copy_from_slice(&visit.to_le_bytes());
    key[24..28].copy_from_slice(&part.to_le_bytes());
    ChaCha8Rng::from_seed(key)
}

/// A number from 0 to `n − 1`, each as likely as the next; 0 where `n` is 0.
///
/// Written here and not taken from a library, because a library may change how it maps a stream to a range.
pub fn below(rng: &mut impl Rng, n: usize) -> usize {
    let Ok(n) = u32::try_from(n) else { return 0 };
    if n < 2 {
        return 0;
    }
    // Numbers beyond the last whole multiple of n are drawn again, so that none is favored.
    let limit = u32::MAX - u32::MAX % n;
    loop {
        let number = rng.next_u32();
        if number < limit {
            return (number % n) as usize;
        }
    }
}

/// The numbers from 0 to `n − 1` in a drawn order.
pub fn order(rng: &mut impl Rng, n: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..n).collect();
    for last in (1..n).rev() {
        order.swap(last, below(rng, last + 1));
    }
    order
}

/// The 64-bit FNV-1a hash of a name.
fn fnv1a(name: &str) -> u64 {
    name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// These numbers are a promise: a seed must replay in every later version.
    #[test]
    fn the_stream_of_a_seed_never_changes() {
        let mut rng = draw(Seed(7), Purpose::Order, "arrives", 1, 0);
        let first: Vec<u32> = (0..4).map(|_| rng.next_u32()).collect();
        assert_eq!(first, [3_586_076_205, 3_432_086_521, 649_558_645, 3_382_915_606]);
        let mut rng = draw(Seed(7), Purpose::Order, "arrives", 1, 0);
        assert_eq!(order(&mut rng, 6), [2, 0, 5, 4, 1, 3]);
    }

    #[test]
    fn one_more_draw_elsewhere_changes_nothing() {
        let mut one = draw(Seed(7), Purpose::Wording, "a", 1, 0);
        let mut other = draw(Seed(7), Purpose::Wording, "a", 1, 1);
        let _ = other.next_u32();
        assert_eq!(one.next_u32(), draw(Seed(7), Purpose::Wording, "a", 1, 0).next_u32());
    }

    #[test]
    fn every_order_comes_up_about_as_often() {
        let mut counts = std::collections::BTreeMap::new();
        for seed in 0..6000 {
            let mut rng = draw(Seed(seed), Purpose::Order, "b", 1, 0);
            *counts.entry(order(&mut rng, 3)).or_insert(0) += 1;
        }
        assert_eq!(counts.len(), 6);
        assert!(counts.values().all(|&count| (850..1150).contains(&count)), "{counts:?}");
    }
}
