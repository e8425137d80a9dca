//! One function of one number, run over slices.

use crate::lanes::{Kernel, Lanes, Real, Simd};

/// A function of one number, written on lanes.
pub(crate) trait Map<T: Real>: Copy {
    fn lanes<V: Lanes<Element = T>>(self, x: V) -> V;
}

/// Writes the map of `source` to `target`.
#[derive(Debug)]
pub(crate) struct MapInto<'a, T, M> {
    pub(crate) map: M,
    pub(crate) source: &'a [T],
    pub(crate) target: &'a mut [T],
}

impl<T: Real, M: Map<T>> Kernel for MapInto<'_, T, M> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let MapInto { map, source, target } = self;
        assert_eq!(
            source.len(),
            target.len(),
            "the source has {} numbers, the target {}",
            source.len(),
            target.len()
        );
        let lanes = <T::Lanes<S>>::LANES;
        let sources = source.chunks_exact(lanes);
        let mut targets = target.chunks_exact_mut(lanes);
        let rest = sources.remainder();
        for (source, target) in sources.zip(&mut targets) {
            map.lanes(<T::Lanes<S>>::load(simd, source)).store(target);
        }
        if !rest.is_empty() {
            let last = <T::Lanes<S>>::load_partial(simd, rest, T::ZERO);
            map.lanes(last).store_partial(targets.into_remainder());
        }
    }
}

/// Replaces each number by its map.
#[derive(Debug)]
pub(crate) struct MapInPlace<'a, T, M> {
    pub(crate) map: M,
    pub(crate) values: &'a mut [T],
}

impl<T: Real, M: Map<T>> Kernel for MapInPlace<'_, T, M> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let MapInPlace { map, values } = self;
        let mut registers = values.chunks_exact_mut(<T::Lanes<S>>::LANES);
        for values in &mut registers {
            map.lanes(<T::Lanes<S>>::load(simd, values)).store(values);
        }
        let rest = registers.into_remainder();
        if !rest.is_empty() {
            let last = <T::Lanes<S>>::load_partial(simd, rest, T::ZERO);
            map.lanes(last).store_partial(rest);
        }
    }
}
