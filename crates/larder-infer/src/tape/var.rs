//! Recorded numbers: each operator writes a node and computes its value.

use std::cmp::Ordering;
use std::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Neg, Sub, SubAssign};
use std::sync::LazyLock;

use larder_memory::pool::{Pool, PoolArc};

use super::op::{Comparison, Op, Ref};
use super::record::{Argument, with_recorder};
use crate::math;
use crate::real::Real;

/// A number that is being recorded.
///
/// It knows its value and bounds that hold for every value of the parameters. A comparison that the
/// bounds decide (is a standard deviation, made by an exponential, positive?) needs no guard.
#[derive(Clone, Copy, Debug)]
pub struct Var {
    at: Ref,
    value: f64,
    low: f64,
    high: f64,
}

impl Var {
    pub(crate) fn parameter(index: usize, value: f64) -> Var {
        Var { at: Ref::parameter(index), value, low: f64::NEG_INFINITY, high: f64::INFINITY }
    }

    #[inline]
    fn argument(self) -> Argument {
        if self.at.is_constant() {
            Argument::Constant(self.value)
        } else {
            Argument::Value(self.at)
        }
    }

    #[inline]
    fn node(op: Op, arguments: &[Var], value: f64, (low, high): (f64, f64)) -> Var {
        if arguments.iter().all(|x| x.at.is_constant()) {
            return Var::from(value);
        }
        let mut list = [Argument::None; 3];
        for (slot, x) in list.iter_mut().zip(arguments) {
            *slot = x.argument();
        }
        let at = with_recorder(|recorder| recorder.push(op, list));
        let (low, high) =
            if low <= high { (low, high) } else { (f64::NEG_INFINITY, f64::INFINITY) };
        Var { at, value, low, high }
    }

    /// Adds to the log density.
    pub(crate) fn add_to_target(self) {
        // A constant is part of the density too.
        let argument = self.argument();
        with_recorder(|recorder| {
            recorder.push(Op::Target, [argument, Argument::None, Argument::None])
        });
    }

    fn compare(self, comparison: Comparison, other: Var) -> bool {
        let held = comparison.holds(self.value, other.value);
        if self.at.is_constant() && other.at.is_constant() {
            return held;
        }
        let decided = match comparison {
            Comparison::Less if self.high < other.low => true,
            Comparison::Less => self.low >= other.high,
            Comparison::LessOrEqual if self.high <= other.low => true,
            Comparison::LessOrEqual => self.low > other.high,
            Comparison::Equal => false,
        };
        // Bounds say nothing about a value that is not a number.
        if !decided || self.value.is_nan() || other.value.is_nan() {
            let arguments = [self.argument(), other.argument(), Argument::None];
            with_recorder(|recorder| recorder.push(Op::Guard(comparison, held), arguments));
        }
        held
    }

    fn unary(self, op: Op, value: f64, range: (f64, f64)) -> Var {
        Var::node(op, &[self], value, range)
    }

    /// The range of a function that increases.
    fn increasing(self, f: impl Fn(f64) -> f64) -> (f64, f64) {
        (f(self.low), f(self.high))
    }
}

const ANY: (f64, f64) = (f64::NEG_INFINITY, f64::INFINITY);
/// Above zero: what underflows to zero makes a density of zero, which is rejected anyway.
const TINY: f64 = f64::from_bits(1);

/// The range spanned by the products of all ends; zero times infinity is zero here.
fn products(a: Var, b: Var) -> (f64, f64) {
    // Most products have a number of which nothing is known; zero apart, whatever it is multiplied by leaves it so.
    let is_any = |x: Var| x.low == f64::NEG_INFINITY && x.high == f64::INFINITY;
    let is_not_zero = |x: Var| x.low < 0.0 || x.high > 0.0;
    if (is_any(a) && is_not_zero(b)) || (is_any(b) && is_not_zero(a)) {
        return ANY;
    }
    let product = |x: f64, y: f64| if x == 0.0 || y == 0.0 { 0.0 } else { x * y };
    let all = [
        product(a.low, b.low),
        product(a.low, b.high),
        product(a.high, b.low),
        product(a.high, b.high),
    ];
    let range = (
        all.into_iter().fold(f64::INFINITY, f64::min),
        all.into_iter().fold(f64::NEG_INFINITY, f64::max),
    );
    // A product of positive numbers is positive, also when it underflows.
    if a.low > 0.0 && b.low > 0.0 { (range.0.max(TINY), range.1) } else { range }
}

impl From<f64> for Var {
    #[inline]
    fn from(value: f64) -> Var {
        Var { at: Ref::NONE, value, low: value, high: value }
    }
}

impl Neg for Var {
    type Output = Var;

    #[inline]
    fn neg(self) -> Var {
        self.unary(Op::Neg, -self.value, (-self.high, -self.low))
    }
}

macro_rules! operator {
    ($Trait:ident $method:ident $Assign:ident $assign:ident $Op:ident |$a:ident, $b:ident| $range:expr) => {
        impl $Trait for Var {
            type Output = Var;

            #[inline]
            fn $method(self, other: Var) -> Var {
                let ($a, $b) = (self, other);
                Var::node(Op::$Op, &[self, other], $Trait::$method(self.value, other.value), $range)
            }
        }
        impl $Trait<f64> for Var {
            type Output = Var;

            #[inline]
            fn $method(self, other: f64) -> Var {
                $Trait::$method(self, Var::from(other))
            }
        }
        impl $Trait<Var> for f64 {
            type Output = Var;

            #[inline]
            fn $method(self, other: Var) -> Var {
                $Trait::$method(Var::from(self), other)
            }
        }
        impl $Assign for Var {
            #[inline]
            fn $assign(&mut self, other: Var) {
                *self = $Trait::$method(*self, other);
            }
        }
    };
}

operator!(Add add AddAssign add_assign Add |a, b| (a.low + b.low, a.high + b.high));
operator!(Sub sub SubAssign sub_assign Sub |a, b| (a.low - b.high, a.high - b.low));
operator!(Mul mul MulAssign mul_assign Mul |a, b| products(a, b));
operator!(Div div DivAssign div_assign Div |a, b| {
    if a.low >= 0.0 && b.low > 0.0 {
        (if a.low > 0.0 { TINY } else { 0.0 }, f64::INFINITY)
    } else {
        ANY
    }
});

impl PartialEq for Var {
    fn eq(&self, other: &Var) -> bool {
        // Equal means neither below nor above; two guards say so and need no tolerance.
        self.compare(Comparison::LessOrEqual, *other)
            && other.compare(Comparison::LessOrEqual, *self)
    }
}

impl PartialOrd for Var {
    fn partial_cmp(&self, other: &Var) -> Option<Ordering> {
        if self.compare(Comparison::Less, *other) {
            Some(Ordering::Less)
        } else if other.compare(Comparison::Less, *self) {
            Some(Ordering::Greater)
        } else {
            self.compare(Comparison::LessOrEqual, *other).then_some(Ordering::Equal)
        }
    }
    fn lt(&self, other: &Var) -> bool {
        self.compare(Comparison::Less, *other)
    }
    fn le(&self, other: &Var) -> bool {
        self.compare(Comparison::LessOrEqual, *other)
    }
    fn gt(&self, other: &Var) -> bool {
        other.compare(Comparison::Less, *self)
    }
    fn ge(&self, other: &Var) -> bool {
        other.compare(Comparison::LessOrEqual, *self)
    }
}

impl PartialEq<f64> for Var {
    fn eq(&self, other: &f64) -> bool {
        *self == Var::from(*other)
    }
}

impl PartialOrd<f64> for Var {
    fn partial_cmp(&self, other: &f64) -> Option<Ordering> {
        self.partial_cmp(&Var::from(*other))
    }
    fn lt(&self, other: &f64) -> bool {
        *self < Var::from(*other)
    }
    fn le(&self, other: &f64) -> bool {
        *self <= Var::from(*other)
    }
    fn gt(&self, other: &f64) -> bool {
        *self > Var::from(*other)
    }
    fn ge(&self, other: &f64) -> bool {
        *self >= Var::from(*other)
    }
}

impl Real for Var {
    fn value(self) -> f64 {
        if !self.at.is_constant() {
            let arguments = [self.argument(), Argument::Constant(self.value), Argument::None];
            with_recorder(|recorder| recorder.push(Op::Guard(Comparison::Equal, true), arguments));
        }
        self.value
    }
    #[inline]
    fn peek(self) -> f64 {
        self.value
    }
    #[inline]
    fn is_constant(self) -> bool {
        self.at.is_constant()
    }
    fn pooled() -> PoolArc<Vec<Var>> {
        static POOL: LazyLock<Pool<Vec<Var>>> = LazyLock::new(|| Pool::new(Vec::new));
        POOL.acquire_owned()
    }
    fn exp(self) -> Var {
        let (low, high) = self.increasing(f64::exp);
        self.unary(Op::Exp, self.value.exp(), (low.max(TINY), high))
    }
    fn ln(self) -> Var {
        let range = if self.low >= 0.0 { self.increasing(f64::ln) } else { ANY };
        self.unary(Op::Ln, self.value.ln(), range)
    }
    fn ln_1p(self) -> Var {
        let range = if self.low >= -1.0 { self.increasing(f64::ln_1p) } else { ANY };
        self.unary(Op::Ln1p, self.value.ln_1p(), range)
    }
    fn exp_m1(self) -> Var {
        self.unary(Op::Expm1, self.value.exp_m1(), self.increasing(f64::exp_m1))
    }
    fn sqrt(self) -> Var {
        let range = if self.low >= 0.0 { self.increasing(f64::sqrt) } else { (0.0, f64::INFINITY) };
        self.unary(Op::Sqrt, self.value.sqrt(), range)
    }
    fn square(self) -> Var {
        self.unary(Op::Square, self.value * self.value, (0.0, f64::INFINITY))
    }
    fn powi(self, power: i32) -> Var {
        let range = if self.low > 0.0 { (TINY, f64::INFINITY) } else { ANY };
        self.unary(Op::Powi(power), self.value.powi(power), range)
    }
    fn powf(self, power: Var) -> Var {
        let range = if self.low > 0.0 { (TINY, f64::INFINITY) } else { ANY };
        Var::node(Op::Powf, &[self, power], self.value.powf(power.value), range)
    }
    fn abs(self) -> Var {
        self.unary(Op::Abs, self.value.abs(), (0.0, f64::INFINITY))
    }
    fn sin(self) -> Var {
        self.unary(Op::Sin, self.value.sin(), (-1.0, 1.0))
    }
    fn cos(self) -> Var {
        self.unary(Op::Cos, self.value.cos(), (-1.0, 1.0))
    }
    fn atan(self) -> Var {
        self.unary(Op::Atan, self.value.atan(), self.increasing(f64::atan))
    }
    fn tanh(self) -> Var {
        self.unary(Op::Tanh, self.value.tanh(), (-1.0, 1.0))
    }
    fn lgamma(self) -> Var {
        self.unary(Op::Lgamma, math::lgamma(self.value), ANY)
    }
    fn erf(self) -> Var {
        self.unary(Op::Erf, math::erf(self.value), (-1.0, 1.0))
    }
    fn log_ndtr(self) -> Var {
        self.unary(Op::LogNdtr, math::log_ndtr(self.value), (f64::NEG_INFINITY, 0.0))
    }
    fn softplus(self) -> Var {
        self.unary(Op::Softplus, math::softplus(self.value), (0.0, f64::INFINITY))
    }
    fn inv_logit(self) -> Var {
        self.unary(Op::InvLogit, math::inv_logit(self.value), (TINY, 1.0))
    }
    fn log_i0e(self) -> Var {
        self.unary(Op::LogI0e, math::log_i0e(self.value), (f64::NEG_INFINITY, 0.0))
    }
    fn log_add_exp(self, other: Var) -> Var {
        let range = (self.low.log_add_exp(other.low), self.high.log_add_exp(other.high));
        Var::node(Op::LogAddExp, &[self, other], self.value.log_add_exp(other.value), range)
    }
    fn normal_log_density(self, mean: Var, sd: Var) -> Var {
        let value = self.value.normal_log_density(mean.value, sd.value);
        Var::node(Op::Normal, &[self, mean, sd], value, ANY)
    }
    fn bernoulli_logit_log_mass(self, logit: Var) -> Var {
        let value = self.value.bernoulli_logit_log_mass(logit.value);
        Var::node(Op::BernoulliLogit, &[self, logit], value, ANY)
    }
    fn poisson_log_log_mass(self, log_rate: Var) -> Var {
        let value = self.value.poisson_log_log_mass(log_rate.value);
        Var::node(Op::PoissonLog, &[self, log_rate], value, ANY)
    }
}
