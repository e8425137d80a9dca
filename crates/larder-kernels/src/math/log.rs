//! Natural logarithms.
//!
//! `x = 2^k m` with `m` between `sqrt(1/2)` and `sqrt(2)`, `f = m - 1`, and with `s = f / (2 + f)`
//!
//! ```text
//! log(1 + f) = 2 atanh(s) = f - f^2/2 + s (f^2/2 + R(s^2)),    R(z) = 2 (atanh(s) - s) / s
//! ```
//!
//! (the classical arrangement: the large part `f` is exact, so only the small rest is rounded before
//! the last sum). `k ln 2` again comes in two pieces whose upper product is exact.
//!
//! `log1p` forms `u = 1 + x` and keeps what that rounding lost, `c`: `log(1 + x) = log(u) + c / u` to
//! far below the last place. Where `u` needs no `k` at all, `f` is `x` itself and `c` is zero.

use super::Constants;
use super::polynomial::horner;
use crate::BitPattern;
use crate::lanes::{Bits, Lanes, Real};

/// `log(x)`: `-inf` at both zeros, NaN below.
#[inline(always)]
pub(crate) fn log<V: Lanes>(x: V) -> V {
    let subnormal = x.lt(x.constant(V::Element::SMALLEST_NORMAL));
    let lifted = V::select(subnormal, x * x.constant(V::Element::LIFT), x);
    let unlift = V::select(subnormal, x.constant(V::Element::LIFT_EXPONENT), V::zero(x.simd()));
    let Split { k, m } = Split::of(lifted);
    let value = log_split(k - unlift, m - x.constant(V::Element::ONE), V::zero(x.simd()));
    edges(value, x, x)
}

/// `log(1 + x)`: `-inf` at -1, NaN below, `x` itself where that is the nearest number.
#[inline(always)]
pub(crate) fn log1p<V: Lanes>(x: V) -> V {
    let one = x.constant(V::Element::ONE);
    let u = one + x;
    let lost = V::select(x.gt(one), one - (u - x), x - (u - one));
    let Split { k, m } = Split::of(u);
    let near = k.eq(V::zero(x.simd()));
    let f = V::select(near, x, m - one);
    let correction = V::select(near, V::zero(x.simd()), lost / u);
    let value = edges(log_split(k, f, correction), u, x);
    // f - f^2/2 would be right here too, but for the sign of zero and the smallest subnormals.
    V::select(x.abs().lt(x.constant(V::Element::NEGLIGIBLE)), x, value)
}

/// A normal number as `2^k m`.
struct Split<V> {
    k: V,
    m: V,
}

impl<V: Lanes> Split<V> {
    #[inline(always)]
    fn of(u: V) -> Self {
        let simd = u.simd();
        let pattern = |bits: u64| V::Bits::splat(simd, <V::Element as Real>::Bits::low_bits(bits));
        let fraction = V::Element::FRACTION_BITS;
        // `k` plus an offset that keeps the difference positive, so that a plain shift finds it.
        let offset = V::Element::EXPONENT_BIAS + 1;
        let bits = u.to_bits();
        let raised = bits
            .wrapping_sub(pattern(V::Element::SQRT_HALF_BITS))
            .wrapping_add(pattern(offset << fraction))
            .shr(fraction);
        let m = bits.wrapping_sub(raised.shl(fraction)).wrapping_add(pattern(offset << fraction));
        // A whole number laid into the low bits of 2^23 or 2^52 is a float at once.
        let whole = (raised | pattern(V::Element::WHOLE_BITS)).to_float();
        Split { k: whole - u.constant(V::Element::WHOLE_OFFSET), m: m.to_float() }
    }
}

/// `k ln 2 + log(1 + f) + correction`.
#[inline(always)]
fn log_split<V: Lanes>(k: V, f: V, correction: V) -> V {
    let s = f / (f + f.constant(V::Element::TWO));
    let z = s * s;
    let r = z * horner(z, V::Element::LOG_TAIL);
    let half_square = f * f * f.constant(V::Element::HALF);
    let low = k.mul_add(f.constant(V::Element::LN_2_LOW), correction);
    let rest = half_square - s.mul_add(half_square + r, low);
    k.mul_add(f.constant(V::Element::LN_2_HIGH), f - rest)
}

/// The answers at the ends of the domain; `u` is what the logarithm is taken of, `x` the argument.
#[inline(always)]
fn edges<V: Lanes>(value: V, u: V, x: V) -> V {
    let zero = V::zero(x.simd());
    let infinity = x.constant(V::Element::INFINITY);
    let value = V::select(u.ge(zero), value, x.constant(V::Element::NAN));
    let value = V::select(u.eq(zero), -infinity, value);
    V::select(u.eq(infinity), infinity, value)
}
