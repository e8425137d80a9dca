//! What a reduction reads.

use crate::lanes::{Lanes, Real};

/// What a reduction reads: one slice, or two of the same length.
pub(super) trait Operands<T: Real>: Copy {
    /// What one step takes: a register of each slice.
    type Registers<V: Lanes<Element = T>>: Copy;

    fn len(self) -> usize;
    fn chunks(self, count: usize) -> impl Iterator<Item = Self>;
    /// Whole pieces of `count`, and what is left.
    fn chunks_exact(self, count: usize) -> (impl Iterator<Item = Self>, Self);
    fn piece(self, from: usize, to: usize) -> Self;
    fn load<V: Lanes<Element = T>>(self, simd: V::Simd) -> Self::Registers<V>;
    fn load_partial<V: Lanes<Element = T>>(self, simd: V::Simd, fill: T) -> Self::Registers<V>;
}

impl<T: Real> Operands<T> for &[T] {
    type Registers<V: Lanes<Element = T>> = V;

    #[inline(always)]
    fn len(self) -> usize {
        <[T]>::len(self)
    }

    #[inline(always)]
    fn chunks(self, count: usize) -> impl Iterator<Item = Self> {
        <[T]>::chunks(self, count)
    }

    #[inline(always)]
    fn chunks_exact(self, count: usize) -> (impl Iterator<Item = Self>, Self) {
        let pieces = <[T]>::chunks_exact(self, count);
        let rest = pieces.remainder();
        (pieces, rest)
    }

    #[inline(always)]
    fn piece(self, from: usize, to: usize) -> Self {
        &self[from..to]
    }

    #[inline(always)]
    fn load<V: Lanes<Element = T>>(self, simd: V::Simd) -> V {
        V::load(simd, self)
    }

    #[inline(always)]
    fn load_partial<V: Lanes<Element = T>>(self, simd: V::Simd, fill: T) -> V {
        V::load_partial(simd, self, fill)
    }
}

impl<T: Real> Operands<T> for (&[T], &[T]) {
    type Registers<V: Lanes<Element = T>> = (V, V);

    #[inline(always)]
    fn len(self) -> usize {
        self.0.len()
    }

    #[inline(always)]
    fn chunks(self, count: usize) -> impl Iterator<Item = Self> {
        self.0.chunks(count).zip(self.1.chunks(count))
    }

    #[inline(always)]
    fn chunks_exact(self, count: usize) -> (impl Iterator<Item = Self>, Self) {
        let (left, right) = (self.0.chunks_exact(count), self.1.chunks_exact(count));
        let rest = (left.remainder(), right.remainder());
        (left.zip(right), rest)
    }

    #[inline(always)]
    fn piece(self, from: usize, to: usize) -> Self {
        (&self.0[from..to], &self.1[from..to])
    }

    #[inline(always)]
    fn load<V: Lanes<Element = T>>(self, simd: V::Simd) -> (V, V) {
        (V::load(simd, self.0), V::load(simd, self.1))
    }

    #[inline(always)]
    fn load_partial<V: Lanes<Element = T>>(self, simd: V::Simd, fill: T) -> (V, V) {
        (V::load_partial(simd, self.0, fill), V::load_partial(simd, self.1, fill))
    }
}
