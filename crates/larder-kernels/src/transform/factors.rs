//! The radices of a length, and the tables that go with them.

use std::f64::consts::PI;

/// Most passes of a transform: a length below 2^40 has no more factors of these kinds.
pub const FACTORS_MAX: usize = 40;

/// A length as a product of radices, outermost pass first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Factors {
    length: usize,
    count: usize,
    radices: [u8; FACTORS_MAX],
}

impl Factors {
    /// The radices 8, 7, 5, 4, 3 and 2 whose product is `length`; `None` when there is another prime in
    /// it, or when it is 0 or 1.
    ///
    /// Passes are sweeps over the panel, so there are as few as can be: eights first, and the twos that
    /// are left over as one 4, or as two 4s where an 8 would leave a 2.
    pub fn of(length: usize) -> Option<Factors> {
        if length < 2 {
            return None;
        }
        let mut found = Factors { length, count: 0, radices: [0; FACTORS_MAX] };
        let mut rest = length;
        let twos = rest.trailing_zeros() as usize;
        rest >>= twos;
        // twos = 3 a + 2 b with b as small as can be; one single two only for the length 2 itself.
        let (eights, fours, singles) = match (twos / 3, twos % 3) {
            (eights, 0) => (eights, 0, 0),
            (eights, 2) => (eights, 1, 0),
            (0, _) => (0, 0, 1),
            (eights, _) => (eights - 1, 2, 0),
        };
        let mut push = |radix: u8, times: usize| {
            for _ in 0..times {
                if found.count < FACTORS_MAX {
                    found.radices[found.count] = radix;
                }
                found.count += 1;
            }
        };
        push(8, eights);
        for radix in [7_u8, 5] {
            while rest.is_multiple_of(usize::from(radix)) {
                push(radix, 1);
                rest /= usize::from(radix);
            }
        }
        push(4, fours);
        while rest.is_multiple_of(3) {
            push(3, 1);
            rest /= 3;
        }
        push(2, singles);
        (rest == 1 && found.count <= FACTORS_MAX).then_some(found)
    }

    /// The length.
    pub fn length(&self) -> usize {
        self.length
    }

    /// The radices, outermost first.
    pub fn radices(&self) -> &[u8] {
        &self.radices[..self.count]
    }

    /// Numbers in the table of twiddle factors.
    pub fn twiddle_count(&self) -> usize {
        // A pass has `radix - 1` for each place of a block of the next: the blocks' difference. The sum
        // telescopes.
        2 * (self.length - 1)
    }

    /// Fills the table: for each pass, for each place `j` of a block of length `l`, the numbers
    /// `exp(-2 pi i j m / l)` for `m` from 1, real part first.
    ///
    /// # Panics
    /// When `table` has not [`Factors::twiddle_count`] places.
    pub fn fill_twiddles(&self, table: &mut [f64]) {
        assert_eq!(
            table.len(),
            self.twiddle_count(),
            "the table of twiddle factors has its length"
        );
        let mut places = table.chunks_exact_mut(2);
        let mut block = self.length;
        for &radix in self.radices() {
            let radix = usize::from(radix);
            for j in 0..block / radix {
                for m in 1..radix {
                    let place = places.next().expect("the count was asserted");
                    let (sine, cosine) = unit_root(j * m, block);
                    place.copy_from_slice(&[cosine, -sine]);
                }
            }
            block /= radix;
        }
    }

    /// The frequency whose number stands at `position` after the forward passes.
    pub fn frequency_at(&self, position: usize) -> usize {
        let (mut rest, mut block, mut scale, mut frequency) = (position, self.length, 1, 0);
        for &radix in self.radices() {
            let radix = usize::from(radix);
            block /= radix;
            frequency += scale * (rest / block);
            rest %= block;
            scale *= radix;
        }
        frequency
    }
}

/// Sine and cosine of `2 pi k / n`, from an angle in the first eighth, where both are best.
pub(super) fn unit_root(k: usize, n: usize) -> (f64, f64) {
    let k = k % n;
    let eighth = 8 * k / n;
    let angle = |numerator: usize| 2.0 * PI * numerator as f64 / (4 * n) as f64;
    // 4 k and n: quarters of a turn are exact.
    let four = 4 * k;
    match eighth {
        0 => angle(four).sin_cos(),
        1 | 2 => {
            let (sine, cosine) = if four >= n {
                angle(four - n).sin_cos()
            } else {
                let (sine, cosine) = angle(n - four).sin_cos();
                (-sine, cosine)
            };
            (cosine, -sine)
        }
        3 | 4 => {
            let (sine, cosine) = if four >= 2 * n {
                angle(four - 2 * n).sin_cos()
            } else {
                let (sine, cosine) = angle(2 * n - four).sin_cos();
                (-sine, cosine)
            };
            (-sine, -cosine)
        }
        5 | 6 => {
            let (sine, cosine) = if four >= 3 * n {
                angle(four - 3 * n).sin_cos()
            } else {
                let (sine, cosine) = angle(3 * n - four).sin_cos();
                (-sine, cosine)
            };
            (-cosine, sine)
        }
        _ => {
            let (sine, cosine) = angle(4 * n - four).sin_cos();
            (-sine, cosine)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_become_few_passes() {
        let radices = |length| Factors::of(length).map(|factors| factors.radices().to_vec());
        assert_eq!(radices(64), Some(vec![8, 8]));
        assert_eq!(radices(16), Some(vec![4, 4]));
        assert_eq!(radices(128), Some(vec![8, 4, 4]));
        assert_eq!(radices(60), Some(vec![5, 4, 3]));
        assert_eq!(radices(2), Some(vec![2]));
        assert_eq!(radices(6), Some(vec![3, 2]));
        assert_eq!(radices(49), Some(vec![7, 7]));
        assert_eq!(radices(22), None);
        assert_eq!(radices(1), None);
        assert_eq!(radices(0), None);
    }

    #[test]
    fn every_frequency_has_one_position() {
        for length in 2..=200 {
            let Some(factors) = Factors::of(length) else { continue };
            let mut seen = vec![false; length];
            for position in 0..length {
                let frequency = factors.frequency_at(position);
                assert!(!std::mem::replace(&mut seen[frequency], true), "{length}: {frequency}");
            }
        }
    }

    #[test]
    fn roots_of_unity_agree_with_the_plain_ones() {
        for n in 1..100 {
            for k in 0..2 * n {
                let (sine, cosine) = unit_root(k, n);
                let angle = 2.0 * PI * k as f64 / n as f64;
                // The plain angle is off by a few roundings of 4 pi.
                assert!((sine - angle.sin()).abs() < 4e-15, "{k} of {n}");
                assert!((cosine - angle.cos()).abs() < 4e-15, "{k} of {n}");
            }
        }
    }
}
