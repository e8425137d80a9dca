//! The exponential, and the reduction that its relatives share.
//!
//! `x = n ln 2 + r` with whole `n` and `|r| <= ln 2 / 2`, so `e^x = 2^n e^r`, and
//! `e^r = 1 + r + r^2 q(r)`.
//!
//! - `n` falls out of one addition: `x log2(e) + 1.5 * 2^52` has a last place of one, so the sum is
//!   rounded to a whole number that stands in its low bits.
//! - `ln 2` comes in two pieces. The upper has so many zeros at its end that `x - n * upper` is
//!   exact; the lower costs one rounding, `2^-55` at most.
//! - `2^n` is applied as two factors, because `n` reaches from -1076 to 1025 and one factor's
//!   exponent does not. The first product is exact, the second rounds once, among subnormals too.
//!
//! Error for `f64`: `r` carries `2^-55`, `r + r^2 q` is rounded to `2^-55`, the last sum to half an
//! ulp; where the result is just below one that is `0.5 + 0.25 + 0.25` ulp, elsewhere less.

use super::Constants;
use super::polynomial::horner;
use crate::lanes::{Bits, Lanes, Real};

/// `e^x`.
#[inline(always)]
pub(crate) fn exp<V: Lanes>(x: V) -> V {
    // In this order a NaN passes through `min` and `max`.
    let x = x.constant(V::Element::EXP_HIGHEST).min(x);
    let x = x.constant(V::Element::EXP_LOWEST).max(x);
    let reduced = Reduced::of(x);
    scale(reduced.exp(), reduced.shifted)
}

/// An argument taken apart.
#[derive(Clone, Copy)]
pub(super) struct Reduced<V> {
    /// `n` in the low bits of a float: see [`Constants::SHIFTER`].
    pub(super) shifted: V,
    /// `x - n ln 2`, rounded.
    pub(super) rest: V,
    /// What that rounding lost, to first order.
    pub(super) rest_low: V,
}

impl<V: Lanes> Reduced<V> {
    /// For `|x|` below `2^11` (`f64`) or `2^8` (`f32`).
    #[inline(always)]
    pub(super) fn of(x: V) -> Self {
        let shifter = x.constant(V::Element::SHIFTER);
        let shifted = x.mul_add(x.constant(V::Element::LOG2_E), shifter);
        let n = shifted - shifter;
        let exact = n.neg_mul_add(x.constant(V::Element::LN_2_HIGH), x);
        let ln_2_low = x.constant(V::Element::LN_2_LOW);
        let rest = n.neg_mul_add(ln_2_low, exact);
        let rest_low = n.neg_mul_add(ln_2_low, exact - rest);
        Reduced { shifted, rest, rest_low }
    }

    /// `e^rest`, between 0.7 and 1.42.
    #[inline(always)]
    fn exp(self) -> V {
        self.rest.constant(V::Element::ONE) + self.exp_less_one()
    }

    /// `e^rest - 1`, between -0.3 and 0.42.
    #[inline(always)]
    pub(super) fn exp_less_one(self) -> V {
        let square = self.rest * self.rest;
        square.mul_add(horner(self.rest, V::Element::EXP_TAIL), self.rest)
    }

    /// `e^rest - 1` as a sum of two numbers, the second below the last place of the first.
    #[inline(always)]
    pub(super) fn exp_less_one_pair(self) -> (V, V) {
        let square = self.rest * self.rest;
        let tail = square.mul_add(horner(self.rest, V::Element::EXP_TAIL), self.rest_low);
        two_sum_ordered(self.rest, tail)
    }
}

/// The sum and the error of its rounding, exact where `|large| >= |small|` or `large` is zero.
#[inline(always)]
pub(super) fn two_sum_ordered<V: Lanes>(large: V, small: V) -> (V, V) {
    let sum = large + small;
    (sum, small - (sum - large))
}

/// `value * 2^n` for `n` within twice the range of exponents.
#[inline(always)]
pub(super) fn scale<V: Lanes>(value: V, shifted: V) -> V {
    // `n` plus an even offset that makes it positive, so that plain shifts halve it.
    let simd = value.simd();
    let pattern = |bits: u64| {
        V::Bits::splat(simd, <<V::Element as Real>::Bits as crate::BitPattern>::low_bits(bits))
    };
    let offset = 2 * (V::Element::EXPONENT_BIAS + 1);
    let raised = shifted.to_bits().wrapping_sub(pattern(V::Element::SHIFTER_BITS - offset));
    let half = raised.shr(1);
    let other_half = raised.wrapping_sub(half);
    // A half holds m + bias + 1, the exponent field of 2^m is m + bias.
    let factor =
        |half: V::Bits| half.wrapping_sub(pattern(1)).shl(V::Element::FRACTION_BITS).to_float();
    value * factor(half) * factor(other_half)
}

/// `2^n` for `n` within the range of normal exponents.
#[inline(always)]
pub(super) fn power_of_two<V: Lanes>(shifted: V) -> V {
    let pattern = <<V::Element as Real>::Bits as crate::BitPattern>::low_bits(
        V::Element::SHIFTER_BITS - V::Element::EXPONENT_BIAS,
    );
    let field = shifted.to_bits().wrapping_sub(V::Bits::splat(shifted.simd(), pattern));
    field.shl(V::Element::FRACTION_BITS).to_float()
}
