//! Operations on one number: values and slopes, by the functions of the standard library.

use super::op::Op;
use crate::math;
use crate::real::Real;

/// The value of a function of one number.
#[inline(always)]
pub(super) fn unary(op: Op, x: f64) -> f64 {
    match op {
        Op::Neg => -x,
        Op::Exp => x.exp(),
        Op::Ln => x.ln(),
        Op::Ln1p => x.ln_1p(),
        Op::Expm1 => x.exp_m1(),
        Op::Sqrt => x.sqrt(),
        Op::Square => x * x,
        Op::Powi(power) => x.powi(power),
        Op::Abs => x.abs(),
        Op::Sin => x.sin(),
        Op::Cos => x.cos(),
        Op::Atan => x.atan(),
        Op::Tanh => x.tanh(),
        Op::Lgamma => math::lgamma(x),
        Op::Erf => math::erf(x),
        Op::LogNdtr => math::log_ndtr(x),
        Op::Softplus => math::softplus(x),
        Op::InvLogit => math::inv_logit(x),
        Op::LogI0e => math::log_i0e(x),
        _ => unreachable!("{op:?} is not a function of one number"),
    }
}

/// Its derivative, given argument and value.
#[inline(always)]
pub(super) fn unary_slope(op: Op, x: f64, y: f64) -> f64 {
    match op {
        Op::Neg => -1.0,
        Op::Exp => y,
        Op::Ln => 1.0 / x,
        Op::Ln1p => 1.0 / (1.0 + x),
        Op::Expm1 => y + 1.0,
        Op::Sqrt => 0.5 / y,
        Op::Square => 2.0 * x,
        Op::Powi(power) => f64::from(power) * x.powi(power - 1),
        Op::Abs => {
            if x == 0.0 {
                0.0
            } else {
                x.signum()
            }
        }
        Op::Sin => x.cos(),
        Op::Cos => -x.sin(),
        Op::Atan => 1.0 / (1.0 + x * x),
        Op::Tanh => 1.0 - y * y,
        Op::Lgamma => math::digamma(x),
        Op::Erf => std::f64::consts::FRAC_2_SQRT_PI * (-x * x).exp(),
        Op::LogNdtr => math::log_ndtr_slope(x),
        Op::Softplus => math::inv_logit(x),
        Op::InvLogit => y * (1.0 - y),
        Op::LogI0e => math::log_i0e_slope(x),
        _ => unreachable!("{op:?} is not a function of one number"),
    }
}

/// The value of an operation that has one.
#[inline(always)]
pub(super) fn value(op: Op, a: f64, b: f64, c: f64) -> f64 {
    match op {
        Op::Add => a + b,
        Op::Sub => a - b,
        Op::Mul => a * b,
        Op::Div => a / b,
        Op::Powf => a.powf(b),
        Op::LogAddExp => a.log_add_exp(b),
        Op::Normal => a.normal_log_density(b, c),
        Op::BernoulliLogit => a.bernoulli_logit_log_mass(b),
        Op::PoissonLog => a.poisson_log_log_mass(b),
        other => unary(other, a),
    }
}

/// The partial derivative by the first operand of what has no lanes of its own, given operands and value.
pub(super) fn slope(op: Op, a: f64, b: f64, y: f64) -> f64 {
    match op {
        Op::Powf => b * a.powf(b - 1.0),
        Op::LogAddExp => share(a, b),
        other => unary_slope(other, a, y),
    }
}

/// The partial derivative by the second operand of the same.
pub(super) fn slope_of_second(op: Op, a: f64, b: f64, y: f64) -> f64 {
    if op == Op::LogAddExp {
        return share(b, a);
    }
    debug_assert!(op == Op::Powf, "{op:?} has one operand");
    y * a.ln()
}

/// The share of `e^a` in `e^a + e^b`; a half where both are the same infinity.
#[inline(always)]
fn share(a: f64, b: f64) -> f64 {
    if a == b { 0.5 } else { math::inv_logit(a - b) }
}
