//! What chance alone can do with few answers, in whole numbers, so that every machine says the same.

/// The most answers these rules are for; far more than an assessment has.
const MOST: u64 = 60;

/// In how many of a hundred such moments it might be, from and to, where it was in `k` of `n`.
///
/// Wilson's interval at 95 in 100 (Wilson 1927), rounded outward; 0 to 100 where `n` is 0.
pub fn range(k: usize, n: usize) -> (u8, u8) {
    let (k, n) = (whole(k).min(whole(n)), whole(n));
    if n == 0 {
        return (0, 100);
    }
    // In millionths: z = 1.96, z² = 3.8416, z²/2 = 1.9208, z²/4 = 0.9604.
    let root = (k * (n - k) * 1_000_000_000_000 / n + 960_400_000_000).isqrt();
    let spread = root * 196 / 100;
    let middle = k * 1_000_000 + 1_920_800;
    let whole_part = n * 1_000_000 + 3_841_600;
    let low = middle.saturating_sub(spread) * 100 / whole_part;
    let high = ((middle + spread) * 100).div_ceil(whole_part).min(100);
    // Where none or all were, the formula reaches the end but for what rounding takes away.
    let low = if k == 0 { 0 } else { low };
    let high = if k == n { 100 } else { high };
    (percent(low), percent(high))
}

/// Whether a split this uneven comes by chance in at most one of ten cases, were both sides equally likely.
///
/// The two-sided sign test, exact.
pub fn is_uneven(one: usize, other: usize) -> bool {
    let (less, all) = (whole(one.min(other)), whole(one + other));
    let tail: u128 = (0..=less).map(|k| ways(all, k)).sum();
    // 2 · tail ⁄ 2^all ≤ 1 ⁄ 10
    all > 0 && 20 * tail <= 1_u128 << all
}

/// Whether `k` of `n` and `l` of `m` differ by more than chance brings in one of twenty cases.
///
/// Fisher's exact test, two-sided: the sum over all tables that are no likelier than this one.
pub fn differs(k: usize, n: usize, l: usize, m: usize) -> bool {
    let (k, n, l, m) = (whole(k), whole(n), whole(l), whole(m));
    let hits = k + l;
    let table = |k: u64| if k > hits { 0 } else { ways(n, k) * ways(m, hits - k) };
    let seen = table(k);
    let as_rare: u128 = (0..=n).map(table).filter(|&ways| ways <= seen).sum();
    20 * as_rare <= ways(n + m, hits)
}

/// In how many ways `k` can be taken out of `n`.
fn ways(n: u64, k: u64) -> u128 {
    if k > n {
        return 0;
    }
    (0..k.min(n - k)).fold(1, |ways, i| ways * u128::from(n - i) / u128::from(i + 1))
}

fn whole(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(MOST).min(MOST)
}

fn percent(n: u64) -> u8 {
    u8::try_from(n).unwrap_or(100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_wilsons() {
        // Reference values from the closed formula with z = 1.96, rounded outward.
        assert_eq!(range(0, 6), (0, 40)); // 0.390
        assert_eq!(range(3, 6), (18, 82)); // 0.188, 0.812
        assert_eq!(range(6, 6), (60, 100)); // 0.610
        assert_eq!(range(1, 6), (3, 57)); // 0.030, 0.564
        assert_eq!(range(5, 6), (43, 97)); // 0.436, 0.970
        assert_eq!(range(8, 24), (17, 54)); // 0.180, 0.533
        assert_eq!(range(0, 0), (0, 100));
    }

    #[test]
    fn few_answers_are_uneven_only_when_nearly_all_are_on_one_side() {
        assert!(!is_uneven(0, 0) && !is_uneven(4, 0), "1 in 8");
        assert!(is_uneven(5, 0) && is_uneven(0, 6), "1 in 16, 1 in 32");
        assert!(!is_uneven(5, 1) && is_uneven(7, 1) && !is_uneven(8, 2));
    }

    #[test]
    fn six_and_six_differ_only_by_a_lot() {
        // p = 0.0606, 0.0152, 0.0801, 0.0022
        assert!(!differs(4, 6, 0, 6) && differs(5, 6, 0, 6));
        assert!(!differs(5, 6, 1, 6) && differs(6, 6, 0, 6));
        assert!(!differs(3, 6, 3, 6) && !differs(0, 6, 0, 6));
        assert_eq!(differs(0, 6, 5, 6), differs(5, 6, 0, 6));
    }

    #[test]
    fn ways_are_counted() {
        assert_eq!((ways(6, 3), ways(24, 12), ways(3, 4)), (20, 2_704_156, 0));
    }
}
