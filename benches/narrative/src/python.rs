//! Python's `random.Random`, as far as the story's generator draws from it: the Mersenne Twister MT19937,
//! seeded by array as `random.seed` seeds it from an integer.

const SIZE: usize = 624;
const REACH: usize = 397;
const TWIST: u32 = 0x9908_b0df;

/// A generator that gives what Python gives for the same seed and the same draws.
pub struct PythonRandom {
    words: [u32; SIZE],
    used: usize,
}

impl PythonRandom {
    /// As `random.Random(seed)`.
    pub fn new(seed: u32) -> Self {
        Self::by_array(&[seed])
    }

    /// As `init_by_array` of the twister's reference implementation; `key` holds one word or more.
    fn by_array(key: &[u32]) -> Self {
        let mut words = plain_words(19_650_218);
        let mut at = 1;
        for place in (0..key.len()).cycle().take(SIZE.max(key.len())) {
            let mixed = words[at] ^ folded(words[at - 1]).wrapping_mul(1_664_525);
            words[at] = mixed.wrapping_add(key[place]).wrapping_add(place as u32);
            at = stepped(&mut words, at);
        }
        for _ in 1..SIZE {
            let mixed = words[at] ^ folded(words[at - 1]).wrapping_mul(1_566_083_941);
            words[at] = mixed.wrapping_sub(at as u32);
            at = stepped(&mut words, at);
        }
        words[0] = 0x8000_0000;
        Self { words, used: SIZE }
    }

    /// As `random()`: from 0 to just below 1.
    pub fn random(&mut self) -> f64 {
        let high = f64::from(self.next_word() >> 5);
        let low = f64::from(self.next_word() >> 6);
        (high * 67_108_864.0 + low) / 9_007_199_254_740_992.0
    }

    /// As `randrange(n)`: from 0 to `n − 1`. `n` is 1 or more.
    pub fn below(&mut self, n: u32) -> u32 {
        let bits = u32::BITS - n.leading_zeros();
        loop {
            let number = self.next_word() >> (u32::BITS - bits);
            if number < n {
                return number;
            }
        }
    }

    /// As `randint(least, most)`, both ends included.
    pub fn between(&mut self, least: u32, most: u32) -> u32 {
        least + self.below(most - least + 1)
    }

    /// As `choice(all)`. `all` is not empty.
    pub fn choice<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len() as u32) as usize]
    }

    fn next_word(&mut self) -> u32 {
        if self.used == SIZE {
            self.twist();
        }
        let mut word = self.words[self.used];
        self.used += 1;
        word ^= word >> 11;
        word ^= word << 7 & 0x9d2c_5680;
        word ^= word << 15 & 0xefc6_0000;
        word ^ word >> 18
    }

    fn twist(&mut self) {
        for at in 0..SIZE {
            let joined = self.words[at] & 0x8000_0000 | self.words[(at + 1) % SIZE] & 0x7fff_ffff;
            let odd = if joined & 1 == 1 { TWIST } else { 0 };
            self.words[at] = self.words[(at + REACH) % SIZE] ^ joined >> 1 ^ odd;
        }
        self.used = 0;
    }
}

/// As `init_genrand`.
fn plain_words(seed: u32) -> [u32; SIZE] {
    let mut words = [seed; SIZE];
    for at in 1..SIZE {
        words[at] = folded(words[at - 1]).wrapping_mul(1_812_433_253).wrapping_add(at as u32);
    }
    words
}

const fn folded(word: u32) -> u32 {
    word ^ word >> 30
}

/// The place after `at`; past the end the last word is carried to the front, and 1 follows.
fn stepped(words: &mut [u32; SIZE], at: usize) -> usize {
    if at + 1 < SIZE {
        return at + 1;
    }
    words[0] = words[SIZE - 1];
    1
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first numbers of the table published with the twister.
    #[test]
    fn agrees_with_the_reference_implementation() {
        let mut twister = PythonRandom::by_array(&[0x123, 0x234, 0x345, 0x456]);
        let first: Vec<u32> = (0..5).map(|_| twister.next_word()).collect();
        assert_eq!(first, [1_067_595_299, 955_945_823, 477_289_528, 4_107_218_783, 4_228_976_476]);
    }

    /// What CPython 3.11 prints for `random.Random(7)`.
    #[test]
    fn agrees_with_python() {
        let mut random = PythonRandom::new(7);
        assert_eq!(random.random(), 0.323_832_764_833_162_37);
        assert_eq!(random.random(), 0.150_849_173_924_501_92);
        let dice: Vec<u32> = (0..8).map(|_| random.between(1, 8)).collect();
        assert_eq!(dice, [1, 2, 2, 6, 1, 4, 1, 2]);
        let places: Vec<u32> = (0..6).map(|_| random.below(41)).collect();
        assert_eq!(places, [27, 26, 4, 15, 5, 35]);
        let steps: Vec<i32> = (0..6).map(|_| random.choice(&[-1, 1, 1, 2])).collect();
        assert_eq!(steps, [2, -1, -1, 1, -1, 2]);
    }
}
