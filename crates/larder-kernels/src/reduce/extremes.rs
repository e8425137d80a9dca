//! Smallest and largest, and where they stand.
//!
//! A NaN anywhere is the answer: a minimum that steps over a NaN hides the fault it should show. Zeros
//! of both signs are equal; which of them comes back depends on the places of the module above, not on
//! the level.

use super::order::{Step, gather};
use crate::lanes::{Kernel, Lanes, Mask, Real, Simd};

/// The smallest number, `None` of nothing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Min<'a, T>(pub(crate) &'a [T]);

/// The largest number, `None` of nothing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Max<'a, T>(pub(crate) &'a [T]);

/// The first place of the smallest number, or of the first NaN.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ArgMin<'a, T>(pub(crate) &'a [T]);

/// The first place of the largest number, or of the first NaN.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ArgMax<'a, T>(pub(crate) &'a [T]);

/// Which of two numbers is further on the side that is looked for.
trait Side: Copy {
    fn beats<V: Lanes>(self, challenger: V, holder: V) -> V::Mask;
    fn beats_one<T: Real>(self, challenger: T, holder: T) -> bool;
}

#[derive(Clone, Copy)]
struct Lower;

impl Side for Lower {
    #[inline(always)]
    fn beats<V: Lanes>(self, challenger: V, holder: V) -> V::Mask {
        challenger.lt(holder)
    }

    #[inline(always)]
    fn beats_one<T: Real>(self, challenger: T, holder: T) -> bool {
        challenger < holder
    }
}

#[derive(Clone, Copy)]
struct Higher;

impl Side for Higher {
    #[inline(always)]
    fn beats<V: Lanes>(self, challenger: V, holder: V) -> V::Mask {
        challenger.gt(holder)
    }

    #[inline(always)]
    fn beats_one<T: Real>(self, challenger: T, holder: T) -> bool {
        challenger > holder
    }
}

#[derive(Clone, Copy)]
struct Contest<T, D> {
    first: T,
    side: D,
}

impl<T: Real, D: Side> Step<T, &[T]> for Contest<T, D> {
    #[inline(always)]
    fn fill(self) -> T {
        self.first
    }

    /// A NaN takes every place and is never beaten: comparisons with it are false.
    #[inline(always)]
    fn step<V: Lanes<Element = T>>(self, holder: V, challenger: V) -> V {
        V::select(self.side.beats(challenger, holder) | challenger.is_nan(), challenger, holder)
    }
}

#[inline(always)]
#[expect(clippy::eq_op, reason = "a number that differs from itself is NaN")]
fn extreme<S: Simd, T: Real, D: Side>(simd: S, x: &[T], side: D) -> Option<T> {
    let &first = x.first()?;
    let contest = Contest { first, side };
    let mut places = gather(simd, x, contest, first);
    let places = places.as_mut();
    let mut half = places.len() / 2;
    while half > 0 {
        for k in 0..half {
            places[k] = contest.step(places[k], places[k + half]);
        }
        half /= 2;
    }
    // The widest register has sixteen lanes.
    let mut lanes = [first; 16];
    places[0].store(&mut lanes);
    let mut half = <T::Lanes<S>>::LANES / 2;
    while half > 0 {
        for j in 0..half {
            let challenger = lanes[j + half];
            if side.beats_one(challenger, lanes[j]) || challenger != challenger {
                lanes[j] = challenger;
            }
        }
        half /= 2;
    }
    Some(lanes[0])
}

/// The first place that holds `value`, any NaN counting as NaN.
#[inline(always)]
#[expect(clippy::eq_op, reason = "a number that differs from itself is NaN")]
fn find<S: Simd, T: Real>(simd: S, x: &[T], value: T) -> Option<usize> {
    let wanted = <T::Lanes<S>>::splat(simd, value);
    let wants_nan = value != value;
    let lanes = <T::Lanes<S>>::LANES;
    for (row, piece) in x.chunks(lanes).enumerate() {
        // The fill is no answer: it stands behind the end, where only the first hit is asked for.
        let next = <T::Lanes<S>>::load_partial(simd, piece, value);
        let hits = if wants_nan { next.is_nan() } else { next.eq(wanted) };
        let bits = hits.to_bitmask();
        if bits != 0 {
            let place = row * lanes + bits.trailing_zeros() as usize;
            return (place < x.len()).then_some(place);
        }
    }
    None
}

macro_rules! extreme {
    ($Value:ident, $Place:ident, $Side:ident) => {
        impl<T: Real> Kernel for $Value<'_, T> {
            type Output = Option<T>;

            #[inline(always)]
            fn run<S: Simd>(self, simd: S) -> Option<T> {
                extreme(simd, self.0, $Side)
            }
        }

        impl<T: Real> Kernel for $Place<'_, T> {
            type Output = Option<usize>;

            #[inline(always)]
            fn run<S: Simd>(self, simd: S) -> Option<usize> {
                let value = extreme(simd, self.0, $Side)?;
                find(simd, self.0, value)
            }
        }
    };
}

extreme!(Min, ArgMin, Lower);
extreme!(Max, ArgMax, Higher);
