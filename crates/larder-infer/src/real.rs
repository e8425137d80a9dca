//! Numbers of a model: plain `f64` when a model is run, recorded ones when it is put on tape.
//!
//! A model is written once over [`Real`]. With `f64` the operators are the machine's; with
//! [`Var`](crate::tape::Var) each writes a node. Comparisons are allowed: a recorded one writes a
//! guard, so that a tape whose branches would be taken otherwise notices and is recorded anew.

use std::fmt::Debug;
use std::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Neg, Sub, SubAssign};
use std::sync::LazyLock;

use larder_memory::pool::{Pool, PoolArc};

use crate::math;

/// A number of a model.
///
/// Write constants on the right: `x * 2.0`, or lift them with `C::Real::from(2.0)`.
pub trait Real:
    Copy
    + Debug
    + From<f64>
    + PartialOrd
    + PartialOrd<f64>
    + Neg<Output = Self>
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Add<f64, Output = Self>
    + Sub<f64, Output = Self>
    + Mul<f64, Output = Self>
    + Div<f64, Output = Self>
    + AddAssign
    + SubAssign
    + MulAssign
    + DivAssign
    + Send
    + Sync
    + 'static
{
    /// The number itself. In a recording this writes a guard that holds for this very value, so a
    /// tape on which it stands is recorded anew for every new value; prefer comparisons.
    fn value(self) -> f64;

    /// The number without a guard. For error messages and for choices that leave the density as it is.
    fn peek(self) -> f64;

    /// Whether the number is known not to depend on any sampled one.
    fn is_constant(self) -> bool;

    /// An empty vector of such numbers, from a pool.
    fn pooled() -> PoolArc<Vec<Self>>;

    /// `e^x`.
    #[must_use]
    fn exp(self) -> Self;
    /// The natural logarithm.
    #[must_use]
    fn ln(self) -> Self;
    /// `ln(1 + x)`.
    #[must_use]
    fn ln_1p(self) -> Self;
    /// `e^x - 1`.
    #[must_use]
    fn exp_m1(self) -> Self;
    /// The square root.
    #[must_use]
    fn sqrt(self) -> Self;
    /// `x^2`.
    #[must_use]
    fn square(self) -> Self;
    /// `x^k`.
    #[must_use]
    fn powi(self, power: i32) -> Self;
    /// `x^p` for positive `x`.
    #[must_use]
    fn powf(self, power: Self) -> Self;
    /// The absolute value.
    #[must_use]
    fn abs(self) -> Self;
    /// The sine.
    #[must_use]
    fn sin(self) -> Self;
    /// The cosine.
    #[must_use]
    fn cos(self) -> Self;
    /// The inverse of the tangent.
    #[must_use]
    fn atan(self) -> Self;
    /// The hyperbolic tangent.
    #[must_use]
    fn tanh(self) -> Self;
    /// `ln |gamma(x)|`.
    #[must_use]
    fn lgamma(self) -> Self;
    /// The error function.
    #[must_use]
    fn erf(self) -> Self;
    /// The logarithm of the standard normal distribution function.
    #[must_use]
    fn log_ndtr(self) -> Self;
    /// `ln(1 + e^x)`.
    #[must_use]
    fn softplus(self) -> Self;
    /// `1 / (1 + e^-x)`.
    #[must_use]
    fn inv_logit(self) -> Self;
    /// `ln(e^-x I0(x))` for `x >= 0`.
    #[must_use]
    fn log_i0e(self) -> Self;

    /// The log density of a normal distribution at `self`, in one node.
    #[must_use]
    fn normal_log_density(self, mean: Self, sd: Self) -> Self;
    /// The log probability of an answer (`self` is 0 or 1) whose log odds are `logit`, in one node.
    #[must_use]
    fn bernoulli_logit_log_mass(self, logit: Self) -> Self;
    /// The log probability of a count (`self`) whose log rate is given, in one node.
    #[must_use]
    fn poisson_log_log_mass(self, log_rate: Self) -> Self;

    /// `ln(e^a + e^b)`, in one node; `-inf` on one side leaves the other.
    #[must_use]
    fn log_add_exp(self, other: Self) -> Self;

    /// `ln(1 - e^x)` for negative `x`.
    #[must_use]
    fn log1m_exp(self) -> Self {
        if self.peek() > -std::f64::consts::LN_2 {
            (-self.exp_m1()).ln()
        } else {
            (-self.exp()).ln_1p()
        }
    }

    /// `ln(x / (1 - x))`.
    #[must_use]
    fn logit(self) -> Self {
        self.ln() - (-self).ln_1p()
    }
}

/// `a` where the mixing weight is `weight`, `b` where it is not: `ln(w e^a + (1 - w) e^b)`.
pub fn log_mix<R: Real>(weight: R, a: R, b: R) -> R {
    (weight.ln() + a).log_add_exp((-weight).ln_1p() + b)
}

/// `ln gamma(a + x) - ln gamma(a)` for positive `a` and `a + x`, also where both are so large that their difference
/// keeps no digits: there by Stirling's series, whose first omitted term is below 1e-28.
pub(crate) fn lgamma_step<R: Real>(a: R, x: R) -> R {
    if x.is_constant() && x.peek() == 0.0 {
        return x;
    }
    let end = a + x;
    // Below, the two are right to 1e-10; higher up than most models go, so that hardly a tape has to turn there.
    if !(a > 1e5) || !(end > 1e5) {
        return end.lgamma() - a.lgamma();
    }
    let rest = |z: R| {
        let inverse = R::from(1.0) / z;
        inverse * (-inverse.square() * (1.0 / 360.0) + 1.0 / 12.0)
    };
    (a - 0.5) * (x / a).ln_1p() + x * (end.ln() - 1.0) + (rest(end) - rest(a))
}

/// The sum of `values`, in their order.
pub fn sum<R: Real>(values: impl IntoIterator<Item = R>) -> R {
    values
        .into_iter()
        .fold(None, |sum: Option<R>, x| Some(sum.map_or(x, |sum| sum + x)))
        .unwrap_or_else(|| R::from(0.0))
}

/// `ln sum e^x` over a slice; `-inf` for an empty one.
pub fn log_sum_exp<R: Real>(values: &[R]) -> R {
    if let Some((&first, rest)) = values.split_first()
        && !values.iter().all(|x| x.is_constant())
    {
        // Two by two: a shift by the largest of today would be wrong at a point where another is the largest.
        return rest.iter().fold(first, |sum, &x| sum.log_add_exp(x));
    }
    let shift = values.iter().map(|x| x.peek()).fold(f64::NEG_INFINITY, f64::max);
    if !shift.is_finite() {
        return R::from(shift);
    }
    sum(values.iter().map(|&x| (x - shift).exp())).ln() + shift
}

impl Real for f64 {
    fn pooled() -> PoolArc<Vec<f64>> {
        static POOL: LazyLock<Pool<Vec<f64>>> = LazyLock::new(|| Pool::new(Vec::new));
        POOL.acquire_owned()
    }
    #[inline(always)]
    fn value(self) -> f64 {
        self
    }
    #[inline(always)]
    fn peek(self) -> f64 {
        self
    }
    #[inline(always)]
    fn is_constant(self) -> bool {
        true
    }
    #[inline(always)]
    fn exp(self) -> f64 {
        f64::exp(self)
    }
    #[inline(always)]
    fn ln(self) -> f64 {
        f64::ln(self)
    }
    #[inline(always)]
    fn ln_1p(self) -> f64 {
        f64::ln_1p(self)
    }
    #[inline(always)]
    fn exp_m1(self) -> f64 {
        f64::exp_m1(self)
    }
    #[inline(always)]
    fn sqrt(self) -> f64 {
        f64::sqrt(self)
    }
    #[inline(always)]
    fn square(self) -> f64 {
        self * self
    }
    #[inline(always)]
    fn powi(self, power: i32) -> f64 {
        f64::powi(self, power)
    }
    #[inline(always)]
    fn powf(self, power: f64) -> f64 {
        f64::powf(self, power)
    }
    #[inline(always)]
    fn abs(self) -> f64 {
        f64::abs(self)
    }
    #[inline(always)]
    fn sin(self) -> f64 {
        f64::sin(self)
    }
    #[inline(always)]
    fn cos(self) -> f64 {
        f64::cos(self)
    }
    #[inline(always)]
    fn atan(self) -> f64 {
        f64::atan(self)
    }
    #[inline(always)]
    fn tanh(self) -> f64 {
        f64::tanh(self)
    }
    #[inline(always)]
    fn lgamma(self) -> f64 {
        math::lgamma(self)
    }
    #[inline(always)]
    fn erf(self) -> f64 {
        math::erf(self)
    }
    #[inline(always)]
    fn log_ndtr(self) -> f64 {
        math::log_ndtr(self)
    }
    #[inline(always)]
    fn softplus(self) -> f64 {
        math::softplus(self)
    }
    #[inline(always)]
    fn inv_logit(self) -> f64 {
        math::inv_logit(self)
    }
    #[inline(always)]
    fn log_i0e(self) -> f64 {
        math::log_i0e(self)
    }
    #[inline(always)]
    fn normal_log_density(self, mean: f64, sd: f64) -> f64 {
        let z = (self - mean) / sd;
        -0.5 * z * z - sd.ln() - math::LN_SQRT_2PI
    }
    #[inline(always)]
    fn bernoulli_logit_log_mass(self, logit: f64) -> f64 {
        if self == 0.0 { -math::softplus(logit) } else { -math::softplus(-logit) }
    }
    #[inline(always)]
    fn poisson_log_log_mass(self, log_rate: f64) -> f64 {
        let product = if self == 0.0 { 0.0 } else { self * log_rate };
        product - log_rate.exp() - math::lgamma(self + 1.0)
    }
    #[inline(always)]
    fn log_add_exp(self, other: f64) -> f64 {
        let (high, low) = if self > other { (self, other) } else { (other, self) };
        if high.is_infinite() && !low.is_nan() { high } else { high + (low - high).exp().ln_1p() }
    }
}
