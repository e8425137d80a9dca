//! Lengths with large primes: one pair of columns at a time through rustfft.
//!
//! Slower than passes by a factor of ten, because columns are gathered number by number; it serves every
//! length. The library's plain code alone is used: its vector code would be built for each CPU level, and
//! levels would no longer give the same bits.

use std::fmt;
use std::sync::Arc;

use rustfft::num_complex::Complex64;
use rustfft::{Fft, FftDirection, FftPlannerScalar};

/// Transforms of one length with a symbol.
pub(super) struct LibraryPlan {
    forward: Arc<dyn Fft<f64>>,
    inverse: Arc<dyn Fft<f64>>,
    symbol: Box<[f64]>,
}

impl LibraryPlan {
    /// `symbol(k)` includes the division by the length.
    pub(super) fn new(length: usize, symbol: impl Fn(usize) -> f64) -> Self {
        let mut planner = FftPlannerScalar::new();
        LibraryPlan {
            forward: planner.plan_fft(length, FftDirection::Forward),
            inverse: planner.plan_fft(length, FftDirection::Inverse),
            symbol: (0..length).map(symbol).collect(),
        }
    }

    /// Complex numbers of scratch: a line and what the library wants beside it.
    pub(super) fn scratch(&self) -> usize {
        let inner =
            self.forward.get_inplace_scratch_len().max(self.inverse.get_inplace_scratch_len());
        self.symbol.len() + inner
    }

    /// Bytes of our tables; the library does not tell its own, which are some forty bytes a place.
    pub(super) fn bytes(&self) -> usize {
        size_of_val(&*self.symbol) + self.symbol.len() * 40
    }

    /// Multiplies the spectrum of `a + i b`, which stands in the first places of `scratch`, with the
    /// symbol, times `i` if `imaginary`, and transforms back.
    pub(super) fn convolve(&self, scratch: &mut [Complex64], imaginary: bool) {
        let (line, inner) = scratch.split_at_mut(self.symbol.len());
        self.forward.process_with_scratch(line, inner);
        for (z, &factor) in line.iter_mut().zip(&self.symbol) {
            *z =
                if imaginary { Complex64::new(-z.im * factor, z.re * factor) } else { *z * factor };
        }
        self.inverse.process_with_scratch(line, inner);
    }

    /// Transforms the first places of `scratch`, there or back, undivided.
    pub(super) fn transform(&self, scratch: &mut [Complex64], forward: bool) {
        let (line, inner) = scratch.split_at_mut(self.symbol.len());
        let plan = if forward { &self.forward } else { &self.inverse };
        plan.process_with_scratch(line, inner);
    }
}

impl fmt::Debug for LibraryPlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LibraryPlan").field("length", &self.symbol.len()).finish_non_exhaustive()
    }
}
