//! The sum.

use super::order::{Step, reduce};
use crate::lanes::{Kernel, Lanes, Real, Simd};

/// `x[0] + x[1] + ...` in the order of the module's head.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sum<'a, T>(pub(crate) &'a [T]);

#[derive(Clone, Copy)]
pub(super) struct Plain;

impl<T: Real> Step<T, &[T]> for Plain {
    #[inline(always)]
    fn step<V: Lanes<Element = T>>(self, place: V, next: V) -> V {
        place + next
    }
}

impl<T: Real> Kernel for Sum<'_, T> {
    type Output = T;

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) -> T {
        reduce(simd, self.0, Plain)
    }
}
