//! Decay with a floor: what is left of an activation, a weight, a trace after a while.
//!
//! A number multiplied by 0.9 again and again never reaches zero; it reaches the subnormals, where
//! many processors take a hundred cycles per multiplication, and it stays in every sum and every list
//! of the living. The floor ends it.

use crate::lanes::{Kernel, Lanes, Mask, Real, Simd};

/// `x *= factor`; to zero what is then smaller than `floor`; counts what is left.
#[derive(Debug)]
pub(crate) struct Decay<'a, T> {
    pub(crate) values: &'a mut [T],
    pub(crate) factor: T,
    pub(crate) floor: T,
}

impl<T: Real> Kernel for Decay<'_, T> {
    type Output = usize;

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) -> usize {
        let Decay { values, factor, floor } = self;
        let mut living = 0;
        let mut registers = values.chunks_exact_mut(<T::Lanes<S>>::LANES);
        for values in &mut registers {
            let decayed = decay(<T::Lanes<S>>::load(simd, values), factor, floor);
            living += decayed.ne(<T::Lanes<S>>::zero(simd)).count() as usize;
            decayed.store(values);
        }
        let rest = registers.into_remainder();
        if !rest.is_empty() {
            // Filled with zero, which stays zero unless the factor is infinite or NaN.
            let decayed = decay(<T::Lanes<S>>::load_partial(simd, rest, T::ZERO), factor, floor);
            let lived = decayed.ne(<T::Lanes<S>>::zero(simd)).to_bitmask();
            living += (lived & ((1 << rest.len()) - 1)).count_ones() as usize;
            decayed.store_partial(rest);
        }
        living
    }
}

/// A NaN is not smaller than the floor: it stays, and it counts.
#[inline(always)]
fn decay<V: Lanes>(x: V, factor: V::Element, floor: V::Element) -> V {
    let smaller = x * x.constant(factor);
    V::select(smaller.abs().lt(x.constant(floor)), V::zero(x.simd()), smaller)
}
