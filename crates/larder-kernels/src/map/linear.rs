//! Scaling and adding.

use super::Map;
use crate::lanes::{Kernel, Lanes, Real, Simd};

/// `factor * x`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scale<T>(pub(crate) T);

impl<T: Real> Map<T> for Scale<T> {
    #[inline(always)]
    fn lanes<V: Lanes<Element = T>>(self, x: V) -> V {
        x * x.constant(self.0)
    }
}

/// `y += factor * x`, fused.
#[derive(Debug)]
pub(crate) struct Axpy<'a, T> {
    pub(crate) factor: T,
    pub(crate) x: &'a [T],
    pub(crate) y: &'a mut [T],
}

impl<T: Real> Kernel for Axpy<'_, T> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let Axpy { factor, x, y } = self;
        assert_eq!(x.len(), y.len(), "x has {} numbers, y has {}", x.len(), y.len());
        let factor = <T::Lanes<S>>::splat(simd, factor);
        let lanes = <T::Lanes<S>>::LANES;
        let added = x.chunks_exact(lanes);
        let mut sums = y.chunks_exact_mut(lanes);
        let rest = added.remainder();
        for (x, y) in added.zip(&mut sums) {
            let sum = <T::Lanes<S>>::load(simd, x).mul_add(factor, <T::Lanes<S>>::load(simd, y));
            sum.store(y);
        }
        if !rest.is_empty() {
            let y = sums.into_remainder();
            let x = <T::Lanes<S>>::load_partial(simd, rest, T::ZERO);
            x.mul_add(factor, <T::Lanes<S>>::load_partial(simd, y, T::ZERO)).store_partial(y);
        }
    }
}
