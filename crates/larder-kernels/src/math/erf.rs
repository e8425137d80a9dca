//! The error function.
//!
//! Below 7/8, `erf(x) = x + x p(x^2)`: `p` is small, so nearly the whole error is the last rounding.
//! Above, `erf(x) = 1 - e^-w(x)` with `w = -log(erfc(x))`, a smooth function close to a parabola. Its
//! polynomial is written in `x - 7/8`, where precision is needed most (`erfc` is 0.22 there and falls
//! fast, and with it the weight of any error in `w`). Both are computed, one is selected.

use super::Constants;
use super::exp::{Reduced, power_of_two};
use super::polynomial::horner;
use crate::lanes::{Lanes, Real};

/// `erf(x)`.
#[inline(always)]
pub(crate) fn erf<V: Lanes>(x: V) -> V {
    // Beyond the cap the answer is 1; in this order NaN passes.
    let magnitude = x.constant(V::Element::ERF_CAP).min(x.abs());
    let joint = x.constant(V::Element::ERF_JOINT);
    let square = magnitude * magnitude;
    let near = horner(square, V::Element::ERF_NEAR).mul_add(magnitude, magnitude);
    let reduced = Reduced::of(-horner(magnitude - joint, V::Element::ERF_FAR));
    // 1 - 2^n (1 + s) as (1 - 2^n) - 2^n s: the first difference is exact where it matters (n <= -2),
    // so e^-w itself is never rounded.
    let power = power_of_two(reduced.shifted);
    let far = power.neg_mul_add(reduced.exp_less_one(), x.constant(V::Element::ONE) - power);
    V::select(magnitude.lt(joint), near, far).copysign(x)
}
