//! The traits that every level implements.

use std::fmt::Debug;
use std::ops::{Add, BitAnd, BitOr, BitXor, Div, Mul, Neg, Not, Sub};

use super::{Real, Sealed};
use crate::Level;

/// A piece of work written once for all levels; [`Level::run`] compiles it for each and picks one.
///
/// Write `#[inline(always)]` on `run` and on every function it calls in its loops: the body is
/// compiled inside a function that may use the level's instructions, and what is not inlined there
/// is compiled without them. That would be slow, never wrong. A closure cannot be told to be inlined:
/// a small one is, one that holds a loop or is called from two places is not, and runs twenty times
/// slower; write a trait with a method instead.
///
/// ```
/// use larder_kernels::{Kernel, Lanes, Level, Simd};
///
/// /// Sum of |a - b|.
/// struct Manhattan<'a>(&'a [f32], &'a [f32]);
///
/// impl Kernel for Manhattan<'_> {
///     type Output = f32;
///
///     #[inline(always)]
///     fn run<S: Simd>(self, simd: S) -> f32 {
///         let mut total = S::F32::zero(simd);
///         for (a, b) in self.0.chunks(S::F32::LANES).zip(self.1.chunks(S::F32::LANES)) {
///             let a = S::F32::load_partial(simd, a, 0.0);
///             let b = S::F32::load_partial(simd, b, 0.0);
///             total = total + (a - b).abs();
///         }
///         total.sum()
///     }
/// }
///
/// let total = Level::best().run(Manhattan(&[1.0, 2.0, 3.0], &[3.0, 2.0, 1.0]));
/// assert!((total - 4.0).abs() < 1e-6);
/// ```
pub trait Kernel {
    /// What the work gives back.
    type Output;

    /// The work, generic over the level.
    fn run<S: Simd>(self, simd: S) -> Self::Output;
}

/// A token that proves that this machine has a level's instructions. It has no size.
pub trait Simd: Copy + Debug + Send + Sync + Sealed + 'static {
    /// Lanes of `f32`.
    type F32: Lanes<Simd = Self, Element = f32>;
    /// Lanes of `f64`.
    type F64: Lanes<Simd = Self, Element = f64>;

    /// The level that this token stands for.
    fn level(self) -> Level;

    /// Transposes a square of `f64`: number `j` of register `i` becomes number `i` of register `j`.
    ///
    /// # Panics
    /// When there are not as many registers as a register has numbers.
    #[inline(always)]
    fn transpose(self, tile: &mut [Self::F64]) {
        let lanes = Self::F64::LANES;
        assert_eq!(tile.len(), lanes, "a square has as many registers as lanes");
        let mut numbers = [[0.0; 8]; 8];
        for (row, register) in numbers.iter_mut().zip(tile.iter()) {
            register.store(row);
        }
        for (j, register) in tile.iter_mut().enumerate() {
            let mut column = [0.0; 8];
            for (place, row) in column.iter_mut().zip(&numbers[..lanes]) {
                *place = row[j];
            }
            *register = Self::F64::load(self, &column);
        }
    }
}

/// A register of floating-point numbers.
///
/// Operators work lane by lane with one rounding each. A comparison with NaN is false, `ne` apart.
pub trait Lanes:
    Copy
    + Debug
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
    + Sealed
    + 'static
{
    /// The level these lanes belong to.
    type Simd: Simd;
    /// What stands in a lane.
    type Element: Real;
    /// The answer of a comparison.
    type Mask: Mask;
    /// The same register seen as unsigned integers.
    type Bits: Bits<Float = Self>;
    /// As many registers as make a block of [`BLOCK_BYTES`](crate::BLOCK_BYTES) bytes, the unit of
    /// all reductions: the same number of lanes on every level.
    type Block: Copy + AsRef<[Self]> + AsMut<[Self]>;

    /// Numbers in one register.
    const LANES: usize;

    /// The token.
    fn simd(self) -> Self::Simd;

    /// The same number in every lane.
    fn splat(simd: Self::Simd, value: Self::Element) -> Self;

    /// The first [`LANES`](Lanes::LANES) numbers of `source`.
    ///
    /// # Panics
    /// When `source` is shorter than a register. Over `chunks_exact(LANES)` the check costs nothing.
    fn load(simd: Self::Simd, source: &[Self::Element]) -> Self;

    /// The numbers of `source`, and `fill` in the lanes it does not reach.
    ///
    /// # Panics
    /// When `source` is longer than a register.
    fn load_partial(simd: Self::Simd, source: &[Self::Element], fill: Self::Element) -> Self;

    /// Writes the register to the start of `target`.
    ///
    /// # Panics
    /// When `target` is shorter than a register.
    fn store(self, target: &mut [Self::Element]);

    /// Writes the first `target.len()` lanes.
    ///
    /// # Panics
    /// When `target` is longer than a register.
    fn store_partial(self, target: &mut [Self::Element]);

    /// A block with this register in every place.
    fn block(self) -> Self::Block;

    /// `self * factor + addend`, rounded once on every level.
    #[must_use]
    fn mul_add(self, factor: Self, addend: Self) -> Self;

    /// `addend - self * factor`, rounded once.
    #[must_use]
    fn neg_mul_add(self, factor: Self, addend: Self) -> Self;

    /// The absolute value: clears the sign, of NaN too.
    #[must_use]
    fn abs(self) -> Self;

    /// The square root, correctly rounded.
    #[must_use]
    fn sqrt(self) -> Self;

    /// To the nearest whole number, halves to even.
    #[must_use]
    fn round_ties_even(self) -> Self;

    /// Lane by lane `if self < other { self } else { other }`: with a NaN in either, or with zeros
    /// of both signs, the answer is `other`.
    #[must_use]
    fn min(self, other: Self) -> Self;

    /// Lane by lane `if self > other { self } else { other }`: with a NaN in either, or with zeros
    /// of both signs, the answer is `other`.
    #[must_use]
    fn max(self, other: Self) -> Self;

    /// `self < other`.
    fn lt(self, other: Self) -> Self::Mask;

    /// `self <= other`.
    fn le(self, other: Self) -> Self::Mask;

    /// `self == other`.
    fn eq(self, other: Self) -> Self::Mask;

    /// `self` where the mask says yes, `other` where it says no.
    #[must_use]
    fn select(mask: Self::Mask, yes: Self, no: Self) -> Self;

    /// The bit patterns.
    fn to_bits(self) -> Self::Bits;

    /// The sum of the lanes, by halves: lane `j` takes lane `j + LANES/2`, and so on down to one.
    fn sum(self) -> Self::Element;

    /// Zero in every lane.
    #[inline(always)]
    fn zero(simd: Self::Simd) -> Self {
        Self::splat(simd, Self::Element::ZERO)
    }

    /// A number of the same level in every lane.
    #[inline(always)]
    #[must_use]
    fn constant(self, value: Self::Element) -> Self {
        Self::splat(self.simd(), value)
    }

    /// `self > other`.
    #[inline(always)]
    fn gt(self, other: Self) -> Self::Mask {
        other.lt(self)
    }

    /// `self >= other`.
    #[inline(always)]
    fn ge(self, other: Self) -> Self::Mask {
        other.le(self)
    }

    /// `self != other`, true when either is NaN.
    #[inline(always)]
    fn ne(self, other: Self) -> Self::Mask {
        !self.eq(other)
    }

    /// Which lanes hold NaN.
    #[inline(always)]
    fn is_nan(self) -> Self::Mask {
        self.ne(self)
    }

    /// The magnitude of `self` with the sign of `sign`.
    #[inline(always)]
    #[must_use]
    fn copysign(self, sign: Self) -> Self {
        let sign_bit = self.constant(Self::Element::ZERO.minus(Self::Element::ZERO)); // +0
        let sign_bit = (-sign_bit).to_bits();
        (self.abs().to_bits() | (sign.to_bits() & sign_bit)).to_float()
    }

    /// `e^self` with the bounds of [`exp_into`](crate::exp_into).
    #[inline(always)]
    #[must_use]
    fn exp(self) -> Self {
        crate::math::exp(self)
    }

    /// The natural logarithm with the bounds of [`log_into`](crate::log_into).
    #[inline(always)]
    #[must_use]
    fn log(self) -> Self {
        crate::math::log(self)
    }

    /// `log(1 + self)` with the bounds of [`log1p_into`](crate::log1p_into).
    #[inline(always)]
    #[must_use]
    fn log1p(self) -> Self {
        crate::math::log1p(self)
    }

    /// The hyperbolic tangent with the bounds of [`tanh_into`](crate::tanh_into).
    #[inline(always)]
    #[must_use]
    fn tanh(self) -> Self {
        crate::math::tanh(self)
    }

    /// `1 / (1 + e^-self)` with the bounds of [`sigmoid_into`](crate::sigmoid_into).
    #[inline(always)]
    #[must_use]
    fn sigmoid(self) -> Self {
        crate::math::sigmoid(self)
    }

    /// The error function with the bounds of [`erf_into`](crate::erf_into).
    #[inline(always)]
    #[must_use]
    fn erf(self) -> Self {
        crate::math::erf(self)
    }
}

/// A register of unsigned integers: the bit patterns of a [`Lanes`].
pub trait Bits:
    Copy
    + Debug
    + BitAnd<Output = Self>
    + BitOr<Output = Self>
    + BitXor<Output = Self>
    + Sealed
    + 'static
{
    /// The register seen as numbers.
    type Float: Lanes<Bits = Self>;

    /// The same pattern in every lane.
    fn splat(
        simd: <Self::Float as Lanes>::Simd,
        pattern: <<Self::Float as Lanes>::Element as Real>::Bits,
    ) -> Self;

    /// Sum modulo the width.
    #[must_use]
    fn wrapping_add(self, other: Self) -> Self;

    /// Difference modulo the width.
    #[must_use]
    fn wrapping_sub(self, other: Self) -> Self;

    /// Shifts every lane left, zeros come in. `count` is below the width.
    #[must_use]
    fn shl(self, count: u32) -> Self;

    /// Shifts every lane right, zeros come in. `count` is below the width.
    #[must_use]
    fn shr(self, count: u32) -> Self;

    /// The numbers with these patterns.
    fn to_float(self) -> Self::Float;
}

/// Yes or no for every lane.
pub trait Mask:
    Copy + Debug + BitAnd<Output = Self> + BitOr<Output = Self> + Not<Output = Self> + Sealed + 'static
{
    /// Lane `j` as bit `j`; the bits above are zero.
    fn to_bitmask(self) -> u64;

    /// How many lanes say yes.
    #[inline(always)]
    fn count(self) -> u32 {
        self.to_bitmask().count_ones()
    }

    /// Whether any lane says yes.
    #[inline(always)]
    fn any(self) -> bool {
        self.to_bitmask() != 0
    }
}
