//! Answers that rivals share although they round differently.

/// A hash of sums over the result: of its numbers, of their squares, and of both with a weight that
/// depends on the place, each rounded to seven digits of the largest.
pub(crate) fn of(parts: &[&[f64]]) -> u64 {
    let mut sums = [0.0; 2];
    for part in parts {
        for (place, value) in part.iter().enumerate() {
            let weight = 1.0 + (place % 97) as f64 / 97.0;
            sums[0] += value * value;
            sums[1] += value * value * weight;
        }
    }
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for sum in sums {
        for byte in format!("{sum:.6e}").bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash
}
