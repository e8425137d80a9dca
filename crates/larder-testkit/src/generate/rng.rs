//! The generator: xoshiro256++ (Blackman and Vigna 2019), its state filled by SplitMix64.

/// A seeded source of numbers. Not for secrets.
#[derive(Clone, Debug)]
pub struct Rng {
    state: [u64; 4],
}

impl Rng {
    /// A generator whose numbers follow from `seed` alone.
    pub fn new(seed: u64) -> Self {
        let mut at = seed;
        Rng { state: std::array::from_fn(|_| split_mix(&mut at)) }
    }

    /// 64 random bits.
    pub fn bits(&mut self) -> u64 {
        let [a, b, c, d] = self.state;
        let result = a.wrapping_add(d).rotate_left(23).wrapping_add(a);
        let (c, d) = (c ^ a, d ^ b);
        self.state = [a ^ d, b ^ c, c ^ (b << 17), d.rotate_left(45)];
        result
    }

    /// A number below `bound`, each equally likely (Lemire's multiplication with rejection).
    ///
    /// # Panics
    /// If `bound` is 0.
    pub fn below(&mut self, bound: u64) -> u64 {
        assert!(bound > 0, "there is no number below 0");
        let reject_under = bound.wrapping_neg() % bound;
        loop {
            let wide = u128::from(self.bits()) * u128::from(bound);
            let (high, low) = ((wide >> 64) as u64, wide & u128::from(u64::MAX));
            if low >= u128::from(reject_under) {
                return high;
            }
        }
    }

    /// An index of a slice of `len` items.
    ///
    /// # Panics
    /// If `len` is 0.
    pub fn index(&mut self, len: usize) -> usize {
        usize::try_from(self.below(len as u64)).expect("below a usize")
    }

    /// A number from 0 up to but not including 1, of 53 random bits.
    pub fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 * 2_f64.powi(-53)
    }

    /// A number of the standard normal distribution (Box and Muller 1958).
    pub fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.unit()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.unit()).cos()
    }

    /// Puts the items into a random order, each equally likely (Fisher and Yates).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.index(last + 1));
        }
    }
}

fn split_mix(at: &mut u64) -> u64 {
    *at = at.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *at;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_the_published_algorithms() {
        // The first value of SplitMix64 for the seed 1234567, as published with its reference code.
        assert_eq!(split_mix(&mut 1_234_567), 6_457_827_717_110_365_317);
        // The first value of xoshiro256++ for the state 1, 2, 3, 4: rotl(1 + 4, 23) + 1.
        assert_eq!(Rng { state: [1, 2, 3, 4] }.bits(), 41_943_041);
    }

    #[test]
    fn every_number_below_the_bound_is_equally_likely() {
        let mut rng = Rng::new(7);
        let mut seen = [0_u32; 6];
        (0..60_000).for_each(|_| seen[rng.index(6)] += 1);
        // 10,000 each with a standard deviation of 91; five of them.
        assert!(seen.iter().all(|&n| n.abs_diff(10_000) < 460), "{seen:?}");
        let mut items: Vec<u32> = (0..100).collect();
        rng.shuffle(&mut items);
        assert_ne!(items, (0..100).collect::<Vec<_>>());
        items.sort_unstable();
        assert_eq!(items, (0..100).collect::<Vec<_>>());
    }

    #[test]
    fn normal_numbers_have_mean_zero_and_variance_one() {
        let mut rng = Rng::new(3);
        let n = 100_000;
        let (mut sum, mut squares) = (0.0, 0.0);
        for _ in 0..n {
            let x = rng.normal();
            sum += x;
            squares += x * x;
        }
        // Standard deviations 1/sqrt(n) = 0.0032 and sqrt(2/n) = 0.0045; five of them.
        assert!((sum / f64::from(n)).abs() < 0.016, "{sum}");
        assert!((squares / f64::from(n) - 1.0).abs() < 0.0225, "{squares}");
    }
}
