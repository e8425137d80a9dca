//! Counts and rates.

use std::sync::Arc;

use serde_json::{Value, json};

use super::simulate::Simulation;
use super::{Data, Entry};
use crate::addr;
use crate::dist::{
    Beta, Binomial, BinomialLogit, Gamma, InverseGamma, Normal, PoissonLog, Uniform, UniformWithin,
};
use crate::error::Result;
use crate::math::inv_logit;
use crate::model::{Ctx, Model};
use crate::real::Real;
use crate::target::AnyModel;

/// Counts over the years by a polynomial, with year effects or without.
#[derive(Debug)]
struct PoissonYears {
    counts: Vec<u64>,
    year: Vec<f64>,
    effects: bool,
    parameters: &'static [&'static str],
}

impl Model for PoissonYears {
    fn run<C: Ctx>(&self, m: &mut C) {
        let alpha = m.sample(addr!("alpha"), Uniform(-20.0, 20.0));
        let beta1 = m.sample(addr!("beta1"), Uniform(-10.0, 10.0));
        // With effects the bound above is wider than the prior: beyond the prior the density is zero.
        let high = if self.effects { 20.0 } else { 10.0 };
        let beta2 = m.sample(addr!("beta2"), UniformWithin(-10.0, 10.0, high));
        let beta3 = m.sample(addr!("beta3"), Uniform(-10.0, 10.0));
        let sigma = self.effects.then(|| m.sample(addr!("sigma"), Uniform(0.0, 5.0)));
        m.plate("year", self.counts.len(), |m, i| {
            let year = self.year[i];
            let mut log_rate =
                alpha + beta1 * year + beta2 * (year * year) + beta3 * (year * year * year);
            if let Some(sigma) = sigma {
                log_rate += m.sample(addr!("eps", i), Normal(0.0, sigma));
            }
            m.observe(addr!("C", i), PoissonLog(log_rate), self.counts[i]);
        });
    }

    fn parameters(&self) -> &[&'static str] {
        self.parameters
    }
}

fn poisson_years(
    data: &Data,
    parameters: &'static [&'static str],
    effects: bool,
) -> Result<Arc<dyn AnyModel>> {
    let n = data.usize("n")?;
    Ok(Arc::new(PoissonYears {
        counts: data.counts("C", n)?,
        year: data.column("year", n)?,
        effects,
        parameters,
    }))
}

/// Successes over the years.
#[derive(Debug)]
struct BinomialYears {
    counts: Vec<u64>,
    totals: Vec<u64>,
    year: Vec<f64>,
    parameters: &'static [&'static str],
}

impl Model for BinomialYears {
    fn run<C: Ctx>(&self, m: &mut C) {
        let alpha = m.sample(addr!("alpha"), Normal(0.0, 100.0));
        let beta1 = m.sample(addr!("beta1"), Normal(0.0, 100.0));
        let beta2 = m.sample(addr!("beta2"), Normal(0.0, 100.0));
        m.plate("year", self.counts.len(), |m, i| {
            let logit = alpha + beta1 * self.year[i] + beta2 * (self.year[i] * self.year[i]);
            m.observe(addr!("C", i), BinomialLogit(self.totals[i], logit), self.counts[i]);
        });
    }

    fn parameters(&self) -> &[&'static str] {
        self.parameters
    }
}

/// One rate.
#[derive(Debug)]
struct Rate {
    n: u64,
    k: u64,
    parameters: &'static [&'static str],
}

impl Model for Rate {
    fn run<C: Ctx>(&self, m: &mut C) {
        let theta = m.sample(addr!("theta"), Beta(1.0, 1.0));
        m.observe(addr!("k"), Binomial(self.n, theta), self.k);
    }

    fn parameters(&self) -> &[&'static str] {
        self.parameters
    }
}

/// Death rates of hospitals around a common one.
#[derive(Debug)]
struct Surgical {
    deaths: Vec<u64>,
    operations: Vec<u64>,
    parameters: &'static [&'static str],
}

impl Model for Surgical {
    fn run<C: Ctx>(&self, m: &mut C) {
        let mu = m.sample(addr!("mu"), Normal(0.0, 1000.0));
        let variance = m.sample(addr!("sigmasq"), InverseGamma(0.001, 0.001));
        let sigma = variance.sqrt();
        m.plate("hospital", self.deaths.len(), |m, i| {
            let b = m.sample(addr!("b", i), Normal(mu, sigma));
            m.observe(addr!("r", i), BinomialLogit(self.operations[i], b), self.deaths[i]);
        });
        m.generated(addr!("pop_mean"), mu.inv_logit());
    }

    fn parameters(&self) -> &[&'static str] {
        self.parameters
    }
}

/// Germination of seeds by two factors, plates with effects of their own.
#[derive(Debug)]
struct Seeds {
    n: Vec<u64>,
    total: Vec<u64>,
    x1: Vec<f64>,
    x2: Vec<f64>,
    parameters: &'static [&'static str],
}

impl Model for Seeds {
    fn run<C: Ctx>(&self, m: &mut C) {
        let alpha0 = m.sample(addr!("alpha0"), Normal(0.0, 1000.0));
        let alpha1 = m.sample(addr!("alpha1"), Normal(0.0, 1000.0));
        let alpha12 = m.sample(addr!("alpha12"), Normal(0.0, 1000.0));
        let alpha2 = m.sample(addr!("alpha2"), Normal(0.0, 1000.0));
        let tau = m.sample(addr!("tau"), Gamma(0.001, 0.001));
        let sigma = C::Real::from(1.0) / tau.sqrt();
        m.plate("plate", self.n.len(), |m, i| {
            let b = m.sample(addr!("b", i), Normal(0.0, sigma));
            let (x1, x2) = (self.x1[i], self.x2[i]);
            let logit = alpha0 + alpha1 * x1 + alpha2 * x2 + alpha12 * (x1 * x2) + b;
            m.observe(addr!("n", i), BinomialLogit(self.total[i], logit), self.n[i]);
        });
    }

    fn parameters(&self) -> &[&'static str] {
        self.parameters
    }
}

fn years_example() -> Value {
    let (mut sim, n) = (Simulation::new(31), 30);
    let year: Vec<f64> =
        (0..n).map(|i| super::simulate::round((f64::from(i) - 14.5) / 14.5)).collect();
    let c: Vec<u64> = year
        .iter()
        .map(|t| sim.count((4.2 + 1.1 * t - 0.2 * t * t - 0.2 * t * t * t).exp()))
        .collect();
    json!({"n": n, "C": c, "year": year})
}

fn binomial_example() -> Value {
    let (mut sim, n) = (Simulation::new(32), 30);
    let year: Vec<f64> = (0..n).map(|i| super::simulate::round((i as f64 - 14.5) / 14.5)).collect();
    let total: Vec<u64> = (0..n).map(|_| 20 + sim.count(40.0)).collect();
    let c: Vec<u64> = (0..n)
        .map(|i| sim.successes(total[i], inv_logit(0.2 - 0.3 * year[i] - 0.9 * year[i] * year[i])))
        .collect();
    json!({"nyears": n, "C": c, "N": total, "year": year})
}

fn surgical_example() -> Value {
    let mut sim = Simulation::new(33);
    let n: Vec<u64> = (0..10).map(|_| 40 + sim.count(150.0)).collect();
    let r: Vec<u64> = n
        .iter()
        .map(|&n| {
            let b = sim.normal(-2.5, 0.4);
            sim.successes(n, inv_logit(b))
        })
        .collect();
    json!({"N": n.len(), "r": r, "n": n})
}

fn seeds_example() -> Value {
    let (mut sim, i) = (Simulation::new(34), 20);
    let x1: Vec<u8> = (0..i).map(|k| (k % 2) as u8).collect();
    let x2: Vec<u8> = (0..i).map(|k| (k / 10) as u8).collect();
    let total: Vec<u64> = (0..i).map(|_| 5 + sim.count(35.0)).collect();
    let n: Vec<u64> = (0..i)
        .map(|k| {
            let b = sim.normal(0.0, 0.3);
            sim.successes(
                total[k],
                inv_logit(-0.5 + 0.1 * f64::from(x1[k]) + 1.3 * f64::from(x2[k]) + b),
            )
        })
        .collect();
    json!({"I": i, "n": n, "N": total, "x1": x1, "x2": x2})
}

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        name: "GLM_Poisson_model",
        about: "counts over the years by a cubic",
        parameters: &["alpha", "beta1", "beta2", "beta3"],
        data: &["n", "C", "year"],
        example: years_example,
        build: |d, p| poisson_years(d, p, false),
    },
    Entry {
        name: "GLMM_Poisson_model",
        about: "counts over the years by a cubic, with year effects",
        parameters: &["alpha", "beta1", "beta2", "beta3", "eps", "sigma"],
        data: &["n", "C", "year"],
        example: years_example,
        build: |d, p| poisson_years(d, p, true),
    },
    Entry {
        name: "GLM_Binomial_model",
        about: "successes over the years by a square",
        parameters: &["alpha", "beta1", "beta2"],
        data: &["nyears", "C", "N", "year"],
        example: binomial_example,
        build: |d, p| {
            let n = d.usize("nyears")?;
            Ok(Arc::new(BinomialYears {
                counts: d.counts("C", n)?,
                totals: d.counts("N", n)?,
                year: d.column("year", n)?,
                parameters: p,
            }))
        },
    },
    Entry {
        name: "Rate_1_model",
        about: "one rate from one count",
        parameters: &["theta"],
        data: &["n", "k"],
        example: || json!({"n": 10, "k": 7}),
        build: |d, p| {
            let (n, k) = (d.usize_from("n", 1)? as u64, d.usize("k")? as u64);
            Ok(Arc::new(Rate { n, k, parameters: p }))
        },
    },
    Entry {
        name: "surgical_model",
        about: "death rates of hospitals around a common one",
        parameters: &["mu", "sigmasq", "b"],
        data: &["N", "r", "n"],
        example: surgical_example,
        build: |d, p| {
            let n = d.usize("N")?;
            Ok(Arc::new(Surgical {
                deaths: d.counts("r", n)?,
                operations: d.counts("n", n)?,
                parameters: p,
            }))
        },
    },
    Entry {
        name: "seeds_model",
        about: "germination by two factors",
        parameters: &["alpha0", "alpha1", "alpha12", "alpha2", "tau", "b"],
        data: &["I", "n", "N", "x1", "x2"],
        example: seeds_example,
        build: |d, p| {
            let n = d.usize("I")?;
            Ok(Arc::new(Seeds {
                n: d.counts("n", n)?,
                total: d.counts("N", n)?,
                x1: d.column("x1", n)?,
                x2: d.column("x2", n)?,
                parameters: p,
            }))
        },
    },
];
