//! Mean and variance, the variance in two passes with a correction.
//!
//! With `m` the computed mean and `d_i = x_i - m`, the sum of squares about the true mean is
//! `sum d_i^2 - (sum d_i)^2 / n`. The second term would vanish if `m` were exact; it takes out what
//! the rounding of `m` puts in (Chan, Golub and LeVeque 1983, equation 1.7). Both sums are made chunk
//! by chunk while the chunk is in the cache, so the input comes from memory twice, not three times.
//!
//! The bound. With `D` the `d` of the module above plus 3 (difference, square, quotient), and
//! `K = sqrt(sum x_i^2 / sum (x_i - mean)^2)`,
//!
//! ```text
//! relative error <= (D + 2) u + (D u K)^2 + O(u^2)
//! ```
//!
//! where the textbook formula `sum x_i^2 - (sum x_i)^2 / n` has `D u K^2`: with a mean a million times
//! the deviation that loses twelve digits, this loses none.

use super::order::{Chunked, Step, reduce, reduce_chunk, reduce_together};
use super::sums::Plain;
use crate::lanes::{Kernel, Lanes, Real, Simd};

/// `sum / n`; NaN for nothing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mean<'a, T>(pub(crate) &'a [T]);

/// The variance with `n - ddof` in the denominator; NaN where that is not positive.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Variance<'a, T> {
    pub(crate) x: &'a [T],
    pub(crate) ddof: usize,
}

#[derive(Clone, Copy)]
struct Deviation<T>(T);

impl<T: Real> Step<T, &[T]> for Deviation<T> {
    /// The mean deviates from itself by nothing.
    #[inline(always)]
    fn fill(self) -> T {
        self.0
    }

    #[inline(always)]
    fn step<V: Lanes<Element = T>>(self, place: V, x: V) -> V {
        place + (x - x.constant(self.0))
    }
}

#[derive(Clone, Copy)]
struct SquaredDeviation<T>(T);

impl<T: Real> Step<T, &[T]> for SquaredDeviation<T> {
    #[inline(always)]
    fn fill(self) -> T {
        self.0
    }

    #[inline(always)]
    fn step<V: Lanes<Element = T>>(self, place: V, x: V) -> V {
        let deviation = x - x.constant(self.0);
        deviation.mul_add(deviation, place)
    }
}

/// The sums of the deviations and of their squares.
#[derive(Clone, Copy)]
struct About<T>(T);

impl<T: Real> Chunked<T, &[T], 2> for About<T> {
    #[inline(always)]
    fn values<S: Simd>(self, simd: S, chunk: &[T]) -> [T; 2] {
        [
            reduce_chunk(simd, chunk, Deviation(self.0)),
            reduce_chunk(simd, chunk, SquaredDeviation(self.0)),
        ]
    }
}

impl<T: Real> Kernel for Mean<'_, T> {
    type Output = T;

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) -> T {
        reduce(simd, self.0, Plain).over(T::from_count(self.0.len()))
    }
}

impl<T: Real> Kernel for Variance<'_, T> {
    type Output = T;

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) -> T {
        let count = self.x.len();
        if count <= self.ddof {
            return T::NAN;
        }
        let mean = Mean(self.x).run(simd);
        let [off, squares] = reduce_together(simd, self.x, About(mean));
        let correction = off.times(off).over(T::from_count(count));
        // The correction never exceeds the squares but by rounding, where all numbers are equal.
        let spread = squares.minus(correction);
        let spread = if spread < T::ZERO { T::ZERO } else { spread };
        spread.over(T::from_count(count - self.ddof))
    }
}
