//! Reductions over two slices: dot product, squared distance, cosine.

use super::order::{
    Chunked, Step, has_room_for_three, reduce, reduce_chunk, reduce_chunk_thrice, reduce_together,
};
use crate::lanes::{Kernel, Lanes, Real, Simd};

/// `x[0] y[0] + x[1] y[1] + ...`, each product fused into its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dot<'a, T>(pub(crate) &'a [T], pub(crate) &'a [T]);

/// `(x[0] - y[0])^2 + ...`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SquaredDistance<'a, T>(pub(crate) &'a [T], pub(crate) &'a [T]);

/// `dot(x, y) / sqrt(dot(x, x) dot(y, y))`, zero where a slice has no length.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cosine<'a, T>(pub(crate) &'a [T], pub(crate) &'a [T]);

/// Both slices, cut so that the compiler knows what the doors have checked: one length.
#[inline(always)]
fn pair<'a, T>(x: &'a [T], y: &'a [T]) -> (&'a [T], &'a [T]) {
    assert!(x.len() == y.len(), "a pair of slices of {} and {} numbers", x.len(), y.len());
    (x, &y[..x.len()])
}

#[derive(Clone, Copy)]
struct Product;

impl<'a, T: Real> Step<T, (&'a [T], &'a [T])> for Product {
    #[inline(always)]
    fn step<V: Lanes<Element = T>>(self, place: V, (x, y): (V, V)) -> V {
        x.mul_add(y, place)
    }
}

#[derive(Clone, Copy)]
struct SquaredDifference;

impl<'a, T: Real> Step<T, (&'a [T], &'a [T])> for SquaredDifference {
    #[inline(always)]
    fn step<V: Lanes<Element = T>>(self, place: V, (x, y): (V, V)) -> V {
        let difference = x - y;
        difference.mul_add(difference, place)
    }
}

#[derive(Clone, Copy)]
struct Square;

impl<T: Real> Step<T, &[T]> for Square {
    #[inline(always)]
    fn step<V: Lanes<Element = T>>(self, place: V, x: V) -> V {
        x.mul_add(x, place)
    }
}

/// The square of the first slice of a pair, or of the second.
#[derive(Clone, Copy)]
struct SquareOf<const SECOND: bool>;

impl<'a, T: Real, const SECOND: bool> Step<T, (&'a [T], &'a [T])> for SquareOf<SECOND> {
    #[inline(always)]
    fn step<V: Lanes<Element = T>>(self, place: V, (x, y): (V, V)) -> V {
        let number = if SECOND { y } else { x };
        number.mul_add(number, place)
    }
}

/// `x y`, `x x` and `y y`: at once where there are registers for it, else one after the other.
#[derive(Clone, Copy)]
struct ThreeDots;

impl<T: Real> Chunked<T, (&[T], &[T]), 3> for ThreeDots {
    #[inline(always)]
    fn values<S: Simd>(self, simd: S, (x, y): (&[T], &[T])) -> [T; 3] {
        if has_room_for_three::<S, T>() {
            let steps = (Product, SquareOf::<false>, SquareOf::<true>);
            return reduce_chunk_thrice(simd, (x, y), steps);
        }
        [
            reduce_chunk(simd, (x, y), Product),
            reduce_chunk(simd, x, Square),
            reduce_chunk(simd, y, Square),
        ]
    }
}

impl<T: Real> Kernel for Dot<'_, T> {
    type Output = T;

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) -> T {
        reduce(simd, pair(self.0, self.1), Product)
    }
}

impl<T: Real> Kernel for SquaredDistance<'_, T> {
    type Output = T;

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) -> T {
        reduce(simd, pair(self.0, self.1), SquaredDifference)
    }
}

impl<T: Real> Kernel for Cosine<'_, T> {
    type Output = T;

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) -> T {
        let [xy, xx, yy] = reduce_together(simd, pair(self.0, self.1), ThreeDots);
        // The roots are multiplied, not the squares: those leave the range much earlier.
        let lengths = xx.root().times(yy.root());
        if lengths == T::ZERO {
            return T::ZERO;
        }
        let cosine = xy.over(lengths);
        let one = T::ONE;
        if cosine > one {
            one
        } else if cosine < T::ZERO.minus(one) {
            T::ZERO.minus(one)
        } else {
            cosine
        }
    }
}
