//! The two element types.

use std::fmt::Debug;

use super::{Lanes, Simd};
use crate::kernels::Dispatch;
use crate::math::Constants;

/// Closes the traits of this crate: lanes and tokens are written here, where their proofs stand.
#[expect(unnameable_types, reason = "that it cannot be named is its purpose")]
pub trait Sealed {}

impl Sealed for f32 {}
impl Sealed for f64 {}

/// A number a kernel computes with: `f32` or `f64`.
///
/// One algorithm serves both: a kernel generic over `T: Real` takes its lanes from
/// [`T::Lanes<S>`](Real::Lanes).
pub trait Real:
    Copy
    + PartialOrd
    + Debug
    + Default
    + From<f32>
    + Into<f64>
    + Send
    + Sync
    + Sealed
    + Dispatch
    + Constants
    + 'static
{
    /// The unsigned integer of the same width.
    type Bits: BitPattern;
    /// The lanes of this number on level `S`.
    type Lanes<S: Simd>: Lanes<Simd = S, Element = Self>;

    /// Bits of the stored fraction: 23 or 52.
    const FRACTION_BITS: u32;
    /// Zero.
    const ZERO: Self;
    /// One.
    const ONE: Self;
    /// Not a number.
    const NAN: Self;
    /// Positive infinity.
    const INFINITY: Self;
    /// The unit roundoff: half the distance from one to the next number, `2^-24` or `2^-53`.
    const UNIT_ROUNDOFF: Self;

    /// The bit pattern.
    fn bits(self) -> Self::Bits;
    /// The number with this bit pattern.
    fn from_pattern(bits: Self::Bits) -> Self;
    /// The nearest number to a count.
    fn from_count(count: usize) -> Self;
    /// `self + other`.
    #[must_use]
    fn plus(self, other: Self) -> Self;
    /// `self - other`.
    #[must_use]
    fn minus(self, other: Self) -> Self;
    /// `self * other`.
    #[must_use]
    fn times(self, other: Self) -> Self;
    /// `self / other`.
    #[must_use]
    fn over(self, other: Self) -> Self;
    /// The square root, correctly rounded.
    #[must_use]
    fn root(self) -> Self;
}

/// An unsigned integer as wide as a [`Real`]: `u32` or `u64`.
pub trait BitPattern: Copy + Debug + Eq + Into<u64> + Send + Sync + Sealed + 'static {
    /// The low bits of `value`.
    fn low_bits(value: u64) -> Self;
}

impl Sealed for u32 {}
impl Sealed for u64 {}

impl BitPattern for u32 {
    #[inline(always)]
    #[expect(clippy::cast_possible_truncation, reason = "the low bits are what was asked for")]
    fn low_bits(value: u64) -> u32 {
        value as u32
    }
}

impl BitPattern for u64 {
    #[inline(always)]
    fn low_bits(value: u64) -> u64 {
        value
    }
}

macro_rules! real {
    ($T:ident, $Bits:ident, $Lanes:ident) => {
        impl Real for $T {
            type Bits = $Bits;
            type Lanes<S: Simd> = S::$Lanes;

            const FRACTION_BITS: u32 = $T::MANTISSA_DIGITS - 1;
            const ZERO: $T = 0.0;
            const ONE: $T = 1.0;
            const NAN: $T = $T::NAN;
            const INFINITY: $T = $T::INFINITY;
            const UNIT_ROUNDOFF: $T = $T::EPSILON / 2.0;

            #[inline(always)]
            fn bits(self) -> $Bits {
                self.to_bits()
            }
            #[inline(always)]
            fn from_pattern(bits: $Bits) -> $T {
                $T::from_bits(bits)
            }
            #[inline(always)]
            fn from_count(count: usize) -> $T {
                count as $T
            }
            #[inline(always)]
            fn plus(self, other: $T) -> $T {
                self + other
            }
            #[inline(always)]
            fn minus(self, other: $T) -> $T {
                self - other
            }
            #[inline(always)]
            fn times(self, other: $T) -> $T {
                self * other
            }
            #[inline(always)]
            fn over(self, other: $T) -> $T {
                self / other
            }
            #[inline(always)]
            fn root(self) -> $T {
                self.sqrt()
            }
        }
    };
}

real!(f32, u32, F32);
real!(f64, u64, F64);
