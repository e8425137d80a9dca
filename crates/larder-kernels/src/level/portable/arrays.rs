//! The lane operations, as loops over arrays.

use std::ops::{Add, BitAnd, BitOr, BitXor, Div, Mul, Neg, Not, Sub};

use crate::lanes::{Bits, Kernel, Lanes, Mask, Sealed, Simd};
use crate::{BLOCK_BYTES, Level};

/// The level that needs nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Portable;

impl Portable {
    /// Runs `kernel` with what the build assumes of its target: a function of its own, as on the other levels,
    /// however many places call it.
    #[inline(never)]
    pub(in crate::level) fn run<K: Kernel>(self, kernel: K) -> K::Output {
        kernel.run(self)
    }
}

impl Sealed for Portable {}

impl Simd for Portable {
    type F32 = F32x4;
    type F64 = F64x2;

    #[inline(always)]
    fn level(self) -> Level {
        Level::PORTABLE
    }
}

macro_rules! portable {
    ($Float:ident, $Bits:ident, $Mask:ident, $T:ident, $U:ident, $N:literal, $fused:ident) => {
        /// `a b + c`. Without the instruction it is a call per number, and large kernels are made of
        /// thousands of them: written out in place they take the compiler minutes.
        #[cfg_attr(not(any(target_feature = "fma", target_arch = "aarch64")), inline(never))]
        #[cfg_attr(any(target_feature = "fma", target_arch = "aarch64"), inline(always))]
        fn $fused(a: &[$T; $N], b: &[$T; $N], c: &[$T; $N]) -> [$T; $N] {
            let mut out = *a;
            for (j, lane) in out.iter_mut().enumerate() {
                *lane = lane.mul_add(b[j], c[j]);
            }
            out
        }

        #[doc = concat!(stringify!($N), " lanes of `", stringify!($T), "`.")]
        #[derive(Clone, Copy, Debug)]
        pub(crate) struct $Float([$T; $N]);

        #[doc = concat!("The bit patterns of [`", stringify!($Float), "`].")]
        #[derive(Clone, Copy, Debug)]
        pub(crate) struct $Bits([$U; $N]);

        #[doc = concat!("Yes or no for the lanes of [`", stringify!($Float), "`].")]
        #[derive(Clone, Copy, Debug)]
        pub(crate) struct $Mask([bool; $N]);

        impl Sealed for $Float {}
        impl Sealed for $Bits {}
        impl Sealed for $Mask {}

        impl $Float {
            #[inline(always)]
            fn each(mut self, work: impl Fn($T) -> $T) -> Self {
                for lane in &mut self.0 {
                    *lane = work(*lane);
                }
                self
            }

            #[inline(always)]
            fn both(mut self, other: Self, work: impl Fn($T, $T) -> $T) -> Self {
                for (lane, other) in self.0.iter_mut().zip(other.0) {
                    *lane = work(*lane, other);
                }
                self
            }

            #[inline(always)]
            fn compare(self, other: Self, question: impl Fn($T, $T) -> bool) -> $Mask {
                let mut answer = [false; $N];
                for (j, lane) in answer.iter_mut().enumerate() {
                    *lane = question(self.0[j], other.0[j]);
                }
                $Mask(answer)
            }
        }

        portable!(@operator $Float, Add::add, |a, b| a + b);
        portable!(@operator $Float, Sub::sub, |a, b| a - b);
        portable!(@operator $Float, Mul::mul, |a, b| a * b);
        portable!(@operator $Float, Div::div, |a, b| a / b);

        impl Neg for $Float {
            type Output = Self;

            #[inline(always)]
            fn neg(self) -> Self {
                self.each(|a| -a)
            }
        }

        impl Lanes for $Float {
            type Simd = Portable;
            type Element = $T;
            type Mask = $Mask;
            type Bits = $Bits;
            type Block = [$Float; BLOCK_BYTES / size_of::<$Float>()];

            const LANES: usize = $N;

            #[inline(always)]
            fn simd(self) -> Portable {
                Portable
            }

            #[inline(always)]
            fn splat(_: Portable, value: $T) -> Self {
                Self([value; $N])
            }

            #[inline(always)]
            fn load(_: Portable, source: &[$T]) -> Self {
                if source.len() < $N {
                    $crate::level::refuse::too_short($N, source.len());
                }
                let mut lanes = [0.0; $N];
                lanes.copy_from_slice(&source[..$N]);
                Self(lanes)
            }

            #[inline(always)]
            fn load_partial(_: Portable, source: &[$T], fill: $T) -> Self {
                if source.len() > $N {
                    $crate::level::refuse::too_long($N, source.len());
                }
                let mut lanes = [fill; $N];
                lanes[..source.len()].copy_from_slice(source);
                Self(lanes)
            }

            #[inline(always)]
            fn store(self, target: &mut [$T]) {
                if target.len() < $N {
                    $crate::level::refuse::too_short($N, target.len());
                }
                target[..$N].copy_from_slice(&self.0);
            }

            #[inline(always)]
            fn store_partial(self, target: &mut [$T]) {
                if target.len() > $N {
                    $crate::level::refuse::too_long($N, target.len());
                }
                target.copy_from_slice(&self.0[..target.len()]);
            }

            #[inline(always)]
            fn block(self) -> Self::Block {
                [self; BLOCK_BYTES / size_of::<$Float>()]
            }

            #[inline(always)]
            fn mul_add(self, factor: Self, addend: Self) -> Self {
                Self($fused(&self.0, &factor.0, &addend.0))
            }

            #[inline(always)]
            fn neg_mul_add(self, factor: Self, addend: Self) -> Self {
                (-self).mul_add(factor, addend)
            }

            #[inline(always)]
            fn abs(self) -> Self {
                self.each($T::abs)
            }

            #[inline(always)]
            fn sqrt(self) -> Self {
                self.each($T::sqrt)
            }

            #[inline(always)]
            fn round_ties_even(self) -> Self {
                self.each($T::round_ties_even)
            }

            #[inline(always)]
            fn min(self, other: Self) -> Self {
                self.both(other, |a, b| if a < b { a } else { b })
            }

            #[inline(always)]
            fn max(self, other: Self) -> Self {
                self.both(other, |a, b| if a > b { a } else { b })
            }

            #[inline(always)]
            fn lt(self, other: Self) -> $Mask {
                self.compare(other, |a, b| a < b)
            }

            #[inline(always)]
            fn le(self, other: Self) -> $Mask {
                self.compare(other, |a, b| a <= b)
            }

            #[inline(always)]
            fn eq(self, other: Self) -> $Mask {
                self.compare(other, |a, b| a == b)
            }

            #[inline(always)]
            fn select(mask: $Mask, yes: Self, no: Self) -> Self {
                let mut lanes = no;
                for (j, lane) in lanes.0.iter_mut().enumerate() {
                    if mask.0[j] {
                        *lane = yes.0[j];
                    }
                }
                lanes
            }

            #[inline(always)]
            fn to_bits(self) -> $Bits {
                let mut bits = [0; $N];
                for (bits, lane) in bits.iter_mut().zip(self.0) {
                    *bits = lane.to_bits();
                }
                $Bits(bits)
            }

            #[inline(always)]
            fn sum(self) -> $T {
                let mut lanes = self.0;
                let mut half = $N / 2;
                while half > 0 {
                    for j in 0..half {
                        lanes[j] += lanes[j + half];
                    }
                    half /= 2;
                }
                lanes[0]
            }
        }

        portable!(@operator $Bits, BitAnd::bitand, |a, b| a & b);
        portable!(@operator $Bits, BitOr::bitor, |a, b| a | b);
        portable!(@operator $Bits, BitXor::bitxor, |a, b| a ^ b);

        impl $Bits {
            #[inline(always)]
            fn both(mut self, other: Self, work: impl Fn($U, $U) -> $U) -> Self {
                for (lane, other) in self.0.iter_mut().zip(other.0) {
                    *lane = work(*lane, other);
                }
                self
            }
        }

        impl Bits for $Bits {
            type Float = $Float;

            #[inline(always)]
            fn splat(_: Portable, pattern: $U) -> Self {
                Self([pattern; $N])
            }

            #[inline(always)]
            fn wrapping_add(self, other: Self) -> Self {
                self.both(other, $U::wrapping_add)
            }

            #[inline(always)]
            fn wrapping_sub(self, other: Self) -> Self {
                self.both(other, $U::wrapping_sub)
            }

            #[inline(always)]
            fn shl(self, count: u32) -> Self {
                debug_assert!(count < $U::BITS, "a shift by {count} of {} bits", $U::BITS);
                self.both(self, |a, _| a << count)
            }

            #[inline(always)]
            fn shr(self, count: u32) -> Self {
                debug_assert!(count < $U::BITS, "a shift by {count} of {} bits", $U::BITS);
                self.both(self, |a, _| a >> count)
            }

            #[inline(always)]
            fn to_float(self) -> $Float {
                let mut lanes = [0.0; $N];
                for (lane, bits) in lanes.iter_mut().zip(self.0) {
                    *lane = $T::from_bits(bits);
                }
                $Float(lanes)
            }
        }

        portable!(@operator $Mask, BitAnd::bitand, |a, b| a & b);
        portable!(@operator $Mask, BitOr::bitor, |a, b| a | b);

        impl $Mask {
            #[inline(always)]
            fn both(mut self, other: Self, work: impl Fn(bool, bool) -> bool) -> Self {
                for (lane, other) in self.0.iter_mut().zip(other.0) {
                    *lane = work(*lane, other);
                }
                self
            }
        }

        impl Not for $Mask {
            type Output = Self;

            #[inline(always)]
            fn not(self) -> Self {
                self.both(self, |a, _| !a)
            }
        }

        impl Mask for $Mask {
            #[inline(always)]
            fn to_bitmask(self) -> u64 {
                self.0.iter().rev().fold(0, |bits, &lane| bits << 1 | u64::from(lane))
            }
        }
    };

    (@operator $Type:ident, $Trait:ident::$method:ident, |$a:ident, $b:ident| $body:expr) => {
        impl $Trait for $Type {
            type Output = Self;

            #[inline(always)]
            fn $method(self, other: Self) -> Self {
                self.both(other, |$a, $b| $body)
            }
        }
    };
}

portable!(F64x2, B64x2, M64x2, f64, u64, 2, fused_f64);
portable!(F32x4, B32x4, M32x4, f32, u32, 4, fused_f32);
