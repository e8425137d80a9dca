//! Sums of blocks, each with a factor, in one sweep.

use larder_kernels::{Kernel, Lanes, Level, Simd};

use crate::state::{Block, Component};

/// `target = sum of factor * source`; a factor of zero still reads its source.
pub(super) fn combine<const N: usize>(
    level: Level,
    target: &mut Block,
    sources: [(f64, &Block); N],
) {
    let sources = sources.map(|(factor, block)| (factor, block.raw()));
    level.run(Combine { target: target.raw_mut(), sources });
}

/// `target += sum of factor * source`.
pub(super) fn accumulate<const N: usize>(
    level: Level,
    target: &mut Block,
    sources: [(f64, &Block); N],
) {
    let sources = sources.map(|(factor, block)| (factor, block.raw()));
    level.run(Accumulate { target: target.raw_mut(), sources });
}

/// `target = own * target + sum of factor * source`.
pub(super) fn blend<const N: usize>(
    level: Level,
    own: f64,
    target: &mut Block,
    sources: [(f64, &Block); N],
) {
    let sources = sources.map(|(factor, block)| (factor, block.raw()));
    level.run(Blend { own, target: target.raw_mut(), sources });
}

/// The largest `|sum of factor * source|` of each component.
pub(super) fn largest<const N: usize>(
    level: Level,
    sources: [(f64, &Block); N],
) -> [f64; Component::COUNT] {
    std::array::from_fn(|component| {
        let sources = sources.map(|(factor, block)| (factor, block.field(component)));
        level.run(Largest { sources })
    })
}

struct Combine<'a, const N: usize> {
    target: &'a mut [f64],
    sources: [(f64, &'a [f64]); N],
}

struct Accumulate<'a, const N: usize> {
    target: &'a mut [f64],
    sources: [(f64, &'a [f64]); N],
}

struct Blend<'a, const N: usize> {
    own: f64,
    target: &'a mut [f64],
    sources: [(f64, &'a [f64]); N],
}

struct Largest<'a, const N: usize> {
    sources: [(f64, &'a [f64]); N],
}

/// The sum at a place, added to `start`, in the order of the sources.
#[inline(always)]
fn sum_at<S: Simd, const N: usize>(
    simd: S,
    start: S::F64,
    sources: &[(f64, &[f64]); N],
    at: usize,
    count: usize,
) -> S::F64 {
    let mut sum = start;
    for (factor, source) in sources {
        let value = if count == S::F64::LANES {
            S::F64::load(simd, &source[at..])
        } else {
            S::F64::load_partial(simd, &source[at..at + count], 0.0)
        };
        sum = value.mul_add(S::F64::splat(simd, *factor), sum);
    }
    sum
}

/// Goes over a target register by register; `$start` is what the sum begins with.
macro_rules! sweep {
    ($simd:ident, $target:expr, $sources:expr, |$old:ident| $start:expr) => {{
        let lanes = S::F64::LANES;
        for (_, source) in &$sources {
            assert_eq!(source.len(), $target.len(), "blocks of one form are added");
        }
        for (index, part) in $target.chunks_mut(lanes).enumerate() {
            let at = index * lanes;
            let $old = S::F64::load_partial($simd, part, 0.0);
            let sum = sum_at($simd, $start, &$sources, at, part.len());
            sum.store_partial(part);
        }
    }};
}

impl<const N: usize> Kernel for Combine<'_, N> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        sweep!(simd, self.target, self.sources, |_old| S::F64::zero(simd));
    }
}

impl<const N: usize> Kernel for Accumulate<'_, N> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        sweep!(simd, self.target, self.sources, |old| old);
    }
}

impl<const N: usize> Kernel for Blend<'_, N> {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let own = S::F64::splat(simd, self.own);
        sweep!(simd, self.target, self.sources, |old| old * own);
    }
}

impl<const N: usize> Kernel for Largest<'_, N> {
    type Output = f64;

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) -> f64 {
        let lanes = S::F64::LANES;
        let zero = S::F64::zero(simd);
        let mut most = zero;
        let length = self.sources.first().map_or(0, |(_, source)| source.len());
        let mut at = 0;
        while at < length {
            let count = lanes.min(length - at);
            let size = sum_at(simd, zero, &self.sources, at, count).abs();
            // A NaN must not be lost: `max` gives its right side when either is one.
            most = most.max(size);
            most = S::F64::select(size.is_nan(), size, most);
            at += count;
        }
        let mut all = [0.0; 8];
        most.store(&mut all);
        all[..lanes]
            .iter()
            .fold(0.0, |most, &size| if size > most || size.is_nan() { size } else { most })
    }
}
