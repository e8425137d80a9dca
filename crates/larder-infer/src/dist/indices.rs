//! Indices whose probabilities are a slice of numbers.

use rand_core::RngCore;

use super::draw::{index, open01};
use super::law::Law;
use super::support::Support;
use crate::math::inv_logit;
use crate::real::{Real, log_sum_exp};

/// An index by its probabilities, which sum to one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Categorical<'p, P = f64>(/** The probabilities. */ pub &'p [P]);

/// An index by numbers whose exponentials are proportional to the probabilities.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CategoricalLogit<'p, R = f64>(/** The logarithms, up to a constant. */ pub &'p [R]);

/// One of `cuts.len() + 1` ordered answers: the cutpoints lie on the scale of a logistic around `eta`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OrderedLogistic<'p, R = f64>(
    /** The location. */ pub R,
    /** The increasing cutpoints. */ pub &'p [R],
);

/// Numbers of a slice as text, the first few.
fn few<R: Real, P: Into<R> + Copy>(values: &[P]) -> String {
    let mut text: Vec<String> =
        values.iter().take(6).map(|&x| Into::<R>::into(x).peek().to_string()).collect();
    if values.len() > 6 {
        text.push(format!("… {} in all", values.len()));
    }
    text.join(", ")
}

/// The place that an index means; a recorded index is a constant.
fn place<R: Real>(x: R) -> usize {
    x.peek() as usize
}

impl<R: Real, P: Into<R> + Copy> Law<R> for Categorical<'_, P> {
    type Value = usize;

    fn name(&self) -> &'static str {
        "categorical"
    }
    fn describe(&self) -> String {
        format!("categorical([{}])", few::<R, P>(self.0))
    }
    fn complaint(&self) -> Option<&'static str> {
        if self.0.is_empty() {
            return Some("there must be at least one probability");
        }
        // Sums of k rounded probabilities are off by k roundings; a looser bound catches typing errors.
        let numbers = || self.0.iter().map(|&p| Into::<R>::into(p).peek());
        let total: f64 = numbers().sum();
        if numbers().any(|p| !(p >= 0.0)) || !((total - 1.0).abs() <= 1e-8) {
            return Some("the probabilities must not be negative and must sum to one");
        }
        None
    }
    fn support(&self) -> Support<R> {
        Support::Whole(0, Some(self.0.len() as i64 - 1))
    }
    fn log_density(&self, x: R) -> R {
        Into::<R>::into(self.0[place(x)]).ln()
    }
    fn draw<G: RngCore + ?Sized>(&self, rng: &mut G) -> usize {
        index(rng, self.0.iter().map(|&p| Into::<R>::into(p).peek()))
    }
}

impl<R: Real> Law<R> for CategoricalLogit<'_, R> {
    type Value = usize;

    fn name(&self) -> &'static str {
        "categorical_logit"
    }
    fn describe(&self) -> String {
        format!("categorical_logit([{}])", few::<R, R>(self.0))
    }
    fn complaint(&self) -> Option<&'static str> {
        if self.0.is_empty() {
            return Some("there must be at least one logit");
        }
        self.0.iter().any(|x| !x.peek().is_finite()).then_some("the logits must be finite numbers")
    }
    fn support(&self) -> Support<R> {
        Support::Whole(0, Some(self.0.len() as i64 - 1))
    }
    fn log_density(&self, x: R) -> R {
        self.0[place(x)] - log_sum_exp(self.0)
    }
    fn draw<G: RngCore + ?Sized>(&self, rng: &mut G) -> usize {
        let top = self.0.iter().map(|x| x.peek()).fold(f64::NEG_INFINITY, f64::max);
        index(rng, self.0.iter().map(|x| (x.peek() - top).exp()))
    }
}

impl<R: Real> Law<R> for OrderedLogistic<'_, R> {
    type Value = usize;

    fn name(&self) -> &'static str {
        "ordered_logistic"
    }
    fn describe(&self) -> String {
        format!("ordered_logistic({}, [{}])", self.0.peek(), few::<R, R>(self.1))
    }
    fn complaint(&self) -> Option<&'static str> {
        if !self.0.peek().is_finite() || self.1.iter().any(|c| !c.peek().is_finite()) {
            return Some("location and cutpoints must be finite numbers");
        }
        self.1.windows(2).any(|w| w[0] >= w[1]).then_some("the cutpoints must increase")
    }
    fn support(&self) -> Support<R> {
        Support::Whole(0, Some(self.1.len() as i64))
    }
    fn log_density(&self, x: R) -> R {
        let at = x.peek() as usize;
        // Below cutpoint c: inv_logit(c - eta). Between two: their difference, from the better side.
        let below = self.1.get(at).map(|&c| self.0 - c);
        let above = at.checked_sub(1).map(|at| self.0 - self.1[at]);
        match (above, below) {
            (None, None) => R::from(0.0),
            (None, Some(below)) => -below.softplus(),
            (Some(above), None) => -(-above).softplus(),
            (Some(above), Some(below)) => {
                // inv_logit(above) - inv_logit(below) with above > below.
                (below - above).log1m_exp() - (-above).softplus() - below.softplus()
            }
        }
    }
    fn draw<G: RngCore + ?Sized>(&self, rng: &mut G) -> usize {
        let u = open01(rng);
        self.1.iter().take_while(|c| inv_logit(c.peek() - self.0.peek()) < u).count()
    }
}
