//! Numbers for the small data sets of our own making: always the same.

use crate::math::inv_logit;
use crate::rng::{Purpose, Stream};

/// A source of numbers for one data set.
pub(super) struct Simulation(Stream);

impl Simulation {
    pub(super) fn new(seed: u64) -> Self {
        Simulation(Stream::new(seed, 0, Purpose::Simulate))
    }

    /// Normal, rounded to four digits so that the data read well.
    pub(super) fn normal(&mut self, mean: f64, sd: f64) -> f64 {
        round(mean + sd * self.0.normal())
    }

    pub(super) fn normals(&mut self, n: usize, mean: f64, sd: f64) -> Vec<f64> {
        (0..n).map(|_| self.normal(mean, sd)).collect()
    }

    pub(super) fn uniform(&mut self, low: f64, high: f64) -> f64 {
        round(low + (high - low) * self.0.open01())
    }

    pub(super) fn answer(&mut self, logit: f64) -> u8 {
        u8::from(self.0.open01() < inv_logit(logit))
    }

    pub(super) fn answers(&mut self, n: usize, logit: f64) -> Vec<u8> {
        (0..n).map(|_| self.answer(logit)).collect()
    }

    pub(super) fn count(&mut self, rate: f64) -> u64 {
        use crate::dist::{Law, Poisson};
        Law::<f64>::draw(&Poisson(rate), &mut self.0)
    }

    pub(super) fn successes(&mut self, n: u64, p: f64) -> u64 {
        use crate::dist::{Binomial, Law};
        Law::<f64>::draw(&Binomial(n, p), &mut self.0)
    }
}

pub(super) fn round(x: f64) -> f64 {
    (x * 1e4).round() / 1e4
}
