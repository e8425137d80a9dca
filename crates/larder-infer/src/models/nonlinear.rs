//! Curves.

use std::sync::Arc;

use serde_json::{Value, json};

use super::Entry;
use super::simulate::Simulation;
use crate::addr;
use crate::dist::{Gamma, Normal, Uniform};
use crate::model::{Ctx, Model};
use crate::real::Real;

/// Length of sea cows by age: a curve that saturates.
#[derive(Debug)]
struct Dugongs {
    x: Vec<f64>,
    y: Vec<f64>,
    parameters: &'static [&'static str],
}

impl Model for Dugongs {
    fn run<C: Ctx>(&self, m: &mut C) {
        let alpha = m.sample(addr!("alpha"), Normal(0.0, 1000.0));
        let beta = m.sample(addr!("beta"), Normal(0.0, 1000.0));
        let lambda = m.sample(addr!("lambda"), Uniform(0.5, 1.0));
        let tau = m.sample(addr!("tau"), Gamma(0.0001, 0.0001));
        let sigma = C::Real::from(1.0) / tau.sqrt();
        m.plate("row", self.x.len(), |m, i| {
            let mean = alpha - beta * lambda.powf(C::Real::from(self.x[i]));
            m.observe(addr!("Y", i), Normal(mean, sigma), self.y[i]);
        });
        m.generated(addr!("sigma"), sigma);
        m.generated(addr!("U3"), lambda.logit());
    }

    fn parameters(&self) -> &[&'static str] {
        self.parameters
    }
}

fn example() -> Value {
    let (mut sim, n) = (Simulation::new(81), 25);
    let x: Vec<f64> = (0..n).map(|i| 1.0 + f64::from(i) * 1.2).collect();
    let y: Vec<f64> = x.iter().map(|x| sim.normal(2.65 - 0.97 * 0.87_f64.powf(*x), 0.09)).collect();
    json!({"N": n, "x": x, "Y": y})
}

pub(super) const ENTRIES: &[Entry] = &[Entry {
    name: "dugongs_model",
    about: "length by age, a curve that saturates",
    parameters: &["alpha", "beta", "lambda", "tau"],
    data: &["N", "x", "Y"],
    example,
    build: |d, p| {
        let n = d.usize("N")?;
        Ok(Arc::new(Dugongs { x: d.column("x", n)?, y: d.column("Y", n)?, parameters: p }))
    },
}];
