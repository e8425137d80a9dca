//! The two S-curves: hyperbolic tangent and sigmoid.
//!
//! Both are a quotient of exponentials, and both would lose two ulp if the exponential, the sum and
//! the division each rounded. So the exponential is kept as a sum of two numbers, and the quotient is
//! corrected once with what the rounded pieces lost; one division serves both.

use super::Constants;
use super::exp::{Reduced, power_of_two, scale, two_sum_ordered};
use crate::lanes::{Lanes, Real};

/// `tanh(x) = t / (t + 2)` with `t = e^(2|x|) - 1`, and the sign of `x`.
#[inline(always)]
pub(crate) fn tanh<V: Lanes>(x: V) -> V {
    let one = x.constant(V::Element::ONE);
    let two = x.constant(V::Element::TWO);
    // Beyond the cap the answer is 1; in this order NaN passes.
    let magnitude = x.constant(V::Element::TANH_CAP).min(x.abs());
    let reduced = Reduced::of(magnitude + magnitude);
    let power = power_of_two(reduced.shifted);
    let (high, low) = reduced.exp_less_one_pair();
    // t = (2^n - 1) + 2^n (e^r - 1). For n = 0 the first is zero, for n > 0 it is the larger.
    let (t, lost) = two_sum_ordered(power - one, power * high);
    let t_low = power.mul_add(low, lost);
    // t goes from 0 to 2^58, so the two of `t + 2` may be the larger or the smaller: the long form.
    let sum = t + two;
    let back = sum - t;
    let sum_low = (t - (sum - back)) + (two - back) + t_low;
    divide((t, t_low), (sum, sum_low)).copysign(x)
}

/// `1 / (1 + e)` for `x >= 0` and `e / (1 + e)` below, with `e = e^-|x|`.
#[inline(always)]
pub(crate) fn sigmoid<V: Lanes>(x: V) -> V {
    let zero = V::zero(x.simd());
    let one = x.constant(V::Element::ONE);
    let shifter = x.constant(V::Element::SHIFTER);
    let magnitude = x.constant(V::Element::SIGMOID_CAP).min(x.abs());
    let reduced = Reduced::of(-magnitude);
    let (rest, rest_low) = reduced.exp_less_one_pair();
    let (m, lost) = two_sum_ordered(one, rest);
    let m_low = lost + rest_low;
    // Below 2^-60 the `e` of `1 + e` no longer matters, and 2^n stays a normal number.
    let power = power_of_two(x.constant(V::Element::SHIFTER_LESS_60).max(reduced.shifted));
    let (sum, lost) = two_sum_ordered(one, power * m);
    let sum_low = power.mul_add(m_low, lost);
    let negative = x.lt(zero);
    let numerator = (V::select(negative, m, one), V::select(negative, m_low, zero));
    let quotient = divide(numerator, (sum, sum_low));
    // The 2^n of the numerator comes last, so that results among the subnormals round once.
    scale(quotient, V::select(negative, reduced.shifted, shifter))
}

/// The quotient of two sums of two, within a little more than half an ulp.
#[inline(always)]
fn divide<V: Lanes>((n, n_low): (V, V), (d, d_low): (V, V)) -> V {
    let reciprocal = d.constant(V::Element::ONE) / d;
    let quotient = n * reciprocal;
    let residual = quotient.neg_mul_add(d, n) + quotient.neg_mul_add(d_low, n_low);
    residual.mul_add(reciprocal, quotient)
}
