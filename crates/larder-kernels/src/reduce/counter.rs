//! The binary counter that merges chunks.

use crate::lanes::Real;

/// Merges the values of chunks pairwise, in a fixed order, without knowing how many will come.
#[derive(Debug)]
pub(super) struct Counter<T> {
    /// `sums[k]` holds `2^k` chunks where bit `k` of `chunks` is set.
    sums: [T; usize::BITS as usize],
    chunks: usize,
}

impl<T: Real> Counter<T> {
    pub(super) const fn new() -> Self {
        Counter { sums: [T::ZERO; usize::BITS as usize], chunks: 0 }
    }

    #[inline(always)]
    pub(super) fn push(&mut self, mut value: T) {
        let carries = self.chunks.trailing_ones() as usize;
        for &earlier in &self.sums[..carries] {
            value = earlier.plus(value);
        }
        self.sums[carries] = value;
        self.chunks += 1;
    }

    pub(super) fn total(&self) -> T {
        let mut total = T::ZERO;
        for (k, &earlier) in self.sums.iter().enumerate() {
            if self.chunks >> k & 1 == 1 {
                total = earlier.plus(total);
            }
        }
        total
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_counter_merges_neighbours_of_equal_size() {
        // Powers of two far apart make every order of additions visible in the last bits.
        let values: Vec<f64> =
            (0..13).map(|k| 1.0 + f64::from(k) * 1e-9 + 3.0_f64.powi(k)).collect();
        let mut counter = Counter::new();
        for &value in &values {
            counter.push(value);
        }
        let pairs = |range: std::ops::Range<usize>| {
            fn tree(values: &[f64]) -> f64 {
                if values.len() == 1 {
                    return values[0];
                }
                let (left, right) = values.split_at(values.len() / 2);
                tree(left) + tree(right)
            }
            tree(&values[range])
        };
        let expected = pairs(0..8) + (pairs(8..12) + (pairs(12..13) + 0.0));
        assert_eq!(counter.total().to_bits(), expected.to_bits());
    }
}
