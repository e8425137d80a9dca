//! Plain code: one operation at a time, forward and backward.

use super::compile::ScalarOp;
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
        Op::Normal => a.normal_log_density(b, c),
        Op::BernoulliLogit => a.bernoulli_logit_log_mass(b),
        Op::PoissonLog => a.poisson_log_log_mass(b),
        other => unary(other, a),
    }
}

/// Runs plain code forward. False when a guard turns out otherwise.
#[inline(always)]
pub(super) fn forward(ops: &[ScalarOp], values: &mut [f64]) -> bool {
    for op in ops {
        let a = values[op.a as usize];
        let b = values[op.b as usize];
        let y = match op.op {
            Op::Guard(comparison, held) => {
                if comparison.holds(a, b) != held {
                    return false;
                }
                continue;
            }
            other => value(other, a, b, values[op.c as usize]),
        };
        values[op.out as usize] = y;
    }
    true
}

/// Runs plain code backward.
#[inline(always)]
pub(super) fn backward(ops: &[ScalarOp], values: &[f64], adjoints: &mut [f64]) {
    for op in ops.iter().rev() {
        let d = adjoints[op.out as usize];
        let (ia, ib) = (op.a as usize, op.b as usize);
        match op.op {
            Op::Add => {
                adjoints[ia] += d;
                adjoints[ib] += d;
            }
            Op::Sub => {
                adjoints[ia] += d;
                adjoints[ib] -= d;
            }
            Op::Mul => {
                let (a, b) = (values[ia], values[ib]);
                adjoints[ia] += d * b;
                adjoints[ib] += d * a;
            }
            Op::Div => {
                let share = d / values[ib];
                adjoints[ia] += share;
                adjoints[ib] -= share * values[op.out as usize];
            }
            Op::Powf => {
                let (a, b, y) = (values[ia], values[ib], values[op.out as usize]);
                adjoints[ia] += d * b * a.powf(b - 1.0);
                adjoints[ib] += d * y * a.ln();
            }
            Op::Normal => {
                let (x, mean, sd) = (values[ia], values[ib], values[op.c as usize]);
                let inverse = 1.0 / sd;
                let z = (x - mean) * inverse;
                let slope = d * z * inverse;
                adjoints[ia] -= slope;
                adjoints[ib] += slope;
                adjoints[op.c as usize] += d * (z * z - 1.0) * inverse;
            }
            Op::BernoulliLogit => {
                adjoints[ib] += d * (values[ia] - math::inv_logit(values[ib]));
            }
            Op::PoissonLog => adjoints[ib] += d * (values[ia] - values[ib].exp()),
            Op::Guard(..) => {}
            other => adjoints[ia] += d * unary_slope(other, values[ia], values[op.out as usize]),
        }
    }
}
