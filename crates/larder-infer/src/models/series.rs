//! Time series.

use std::sync::Arc;

use serde_json::{Value, json};

use super::Entry;
use super::simulate::Simulation;
use crate::addr;
use crate::dist::{Flat, FlatAbove, FlatBetween, HalfCauchy, Normal};
use crate::error::{ErrorKind, InferError};
use crate::model::{Ctx, Model};
use crate::real::Real;

/// Autoregression of order `lags`.
#[derive(Debug)]
struct Autoregression {
    lags: usize,
    y: Vec<f64>,
    parameters: &'static [&'static str],
}

impl Model for Autoregression {
    fn run<C: Ctx>(&self, m: &mut C) {
        let alpha = m.sample(addr!("alpha"), Normal(0.0, 10.0));
        let mut beta = m.buffer();
        m.plate("lag", self.lags, |m, k| beta.push(m.sample(addr!("beta", k), Normal(0.0, 10.0))));
        let sigma = m.sample(addr!("sigma"), HalfCauchy(2.5));
        m.plate("time", self.y.len() - self.lags, |m, i| {
            let t = i + self.lags;
            let mut mean = alpha;
            for k in 0..self.lags {
                mean += beta[k] * self.y[t - 1 - k];
            }
            m.observe(addr!("y", t), Normal(mean, sigma), self.y[t]);
        });
    }

    fn parameters(&self) -> &[&'static str] {
        self.parameters
    }
}

/// One lag of the series, one of the error.
#[derive(Debug)]
struct Arma {
    y: Vec<f64>,
    parameters: &'static [&'static str],
}

impl Model for Arma {
    fn run<C: Ctx>(&self, m: &mut C) {
        let mu = m.sample(addr!("mu"), Normal(0.0, 10.0));
        let phi = m.sample(addr!("phi"), Normal(0.0, 2.0));
        let theta = m.sample(addr!("theta"), Normal(0.0, 2.0));
        let sigma = m.sample(addr!("sigma"), HalfCauchy(2.5));
        let mut means = m.buffer();
        let mut mean = mu + phi * mu;
        for t in 0..self.y.len() {
            if t > 0 {
                // What was not foreseen a step before is y less its mean.
                mean = mu + phi * self.y[t - 1] + theta * (-mean + self.y[t - 1]);
            }
            means.push(mean);
        }
        m.plate("time", self.y.len(), |m, t| {
            m.observe(addr!("y", t), Normal(means[t], sigma), self.y[t]);
        });
    }

    fn parameters(&self) -> &[&'static str] {
        self.parameters
    }
}

/// Volatility that remembers.
#[derive(Debug)]
struct Garch {
    y: Vec<f64>,
    sigma1: f64,
    parameters: &'static [&'static str],
}

impl Model for Garch {
    fn run<C: Ctx>(&self, m: &mut C) {
        let mu = m.sample(addr!("mu"), Flat());
        let alpha0 = m.sample(addr!("alpha0"), FlatAbove(0.0));
        let alpha1 = m.sample(addr!("alpha1"), FlatBetween(0.0, 1.0));
        let beta1 = m.sample(addr!("beta1"), FlatBetween(0.0, -alpha1 + 1.0));
        let mut sds = m.buffer();
        let mut variance = C::Real::from(self.sigma1 * self.sigma1);
        for t in 0..self.y.len() {
            if t > 0 {
                let surprise = (-mu + self.y[t - 1]).square();
                variance = alpha0 + alpha1 * surprise + beta1 * variance;
            }
            sds.push(variance.sqrt());
        }
        m.plate("time", self.y.len(), |m, t| {
            m.observe(addr!("y", t), Normal(mu, sds[t]), self.y[t]);
        });
    }

    fn parameters(&self) -> &[&'static str] {
        self.parameters
    }
}

fn ar_example() -> Value {
    let (mut sim, n) = (Simulation::new(51), 80);
    let mut y: Vec<f64> = vec![0.0; 2];
    for t in 2..n {
        y.push(sim.normal(0.2 + 0.5 * y[t - 1] + 0.2 * y[t - 2], 0.3));
    }
    json!({"K": 2, "T": n, "y": y})
}

fn arma_example() -> Value {
    let (mut sim, n) = (Simulation::new(52), 100);
    let (mut y, mut error) = (Vec::new(), 0.0);
    let mut last = 0.3;
    for _ in 0..n {
        let noise = sim.normal(0.0, 0.4);
        last = super::simulate::round(0.1 + 0.8 * last + 0.3 * error + noise);
        error = noise;
        y.push(last);
    }
    json!({"T": n, "y": y})
}

fn garch_example() -> Value {
    let (mut sim, n) = (Simulation::new(53), 120);
    let (mut y, mut variance): (Vec<f64>, f64) = (Vec::new(), 0.25);
    for t in 0..n {
        if t > 0 {
            variance = 0.1 + 0.3 * (y[t - 1] - 1.0_f64).powi(2) + 0.4 * variance;
        }
        y.push(sim.normal(1.0, variance.sqrt()));
    }
    json!({"T": n, "y": y, "sigma1": 0.5})
}

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        name: "arK",
        about: "autoregression of K lags",
        parameters: &["alpha", "beta", "sigma"],
        data: &["K", "T", "y"],
        example: ar_example,
        build: |d, p| {
            let (lags, n) = (d.usize("K")?, d.usize("T")?);
            if lags > n {
                let text = format!("`K` is {lags}, want at most the length of the series, {n}");
                return Err(InferError::new(ErrorKind::Data, text));
            }
            Ok(Arc::new(Autoregression { lags, y: d.column("y", n)?, parameters: p }))
        },
    },
    Entry {
        name: "arma11",
        about: "one lag of the series, one of the error",
        parameters: &["mu", "phi", "theta", "sigma"],
        data: &["T", "y"],
        example: arma_example,
        build: |d, p| {
            Ok(Arc::new(Arma { y: d.column("y", d.usize_from("T", 1)?)?, parameters: p }))
        },
    },
    Entry {
        name: "garch11",
        about: "volatility that remembers",
        parameters: &["mu", "alpha0", "alpha1", "beta1"],
        data: &["T", "y", "sigma1"],
        example: garch_example,
        build: |d, p| {
            Ok(Arc::new(Garch {
                y: d.column("y", d.usize("T")?)?,
                sigma1: d.f64_within("sigma1", 0.0, f64::INFINITY)?,
                parameters: p,
            }))
        },
    },
];
