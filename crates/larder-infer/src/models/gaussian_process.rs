//! Gaussian processes with a squared exponential covariance.

use std::sync::Arc;

use serde_json::{Value, json};

use super::Entry;
use super::simulate::Simulation;
use crate::addr;
use crate::dist::{
    Gamma, HalfNormal, MvNormalCholesky, Normal, PoissonLog, cholesky_in_place, triangle,
};
use crate::error::{ErrorKind, InferError};
use crate::model::{Buffer, Ctx, Model};
use crate::real::{Real, sum};

/// The Cholesky factor of the covariance of the process at `x`, with `nugget` added to the diagonal.
fn factor<C: Ctx>(
    m: &mut C,
    x: &[f64],
    rho: C::Real,
    alpha: C::Real,
    nugget: C::Real,
) -> Option<Buffer<C::Real>> {
    let mut covariance = m.buffer();
    let variance = alpha.square();
    let scale = C::Real::from(-0.5) / rho.square();
    for i in 0..x.len() {
        for j in 0..=i {
            covariance.push(if i == j {
                variance + nugget
            } else {
                variance * (scale * ((x[i] - x[j]) * (x[i] - x[j]))).exp()
            });
        }
    }
    if cholesky_in_place(&mut covariance, x.len()) {
        Some(covariance)
    } else {
        let text = "the covariance is not positive definite at this length scale";
        m.fault(InferError::new(ErrorKind::Parameter, text));
        None
    }
}

/// Normal observations of a process.
#[derive(Debug)]
struct Regression {
    x: Vec<f64>,
    y: Vec<f64>,
    parameters: &'static [&'static str],
}

impl Model for Regression {
    fn run<C: Ctx>(&self, m: &mut C) {
        let rho = m.sample(addr!("rho"), Gamma(25.0, 4.0));
        let alpha = m.sample(addr!("alpha"), HalfNormal(2.0));
        let sigma = m.sample(addr!("sigma"), HalfNormal(1.0));
        let Some(factor) = factor(m, &self.x, rho, alpha, sigma) else { return };
        let zero = Buffer::of(self.x.iter().map(|_| C::Real::from(0.0)));
        m.observe_vector(addr!("y"), MvNormalCholesky(&zero, &factor), &self.y);
    }

    fn parameters(&self) -> &[&'static str] {
        self.parameters
    }
}

/// Counts whose log rate is a process.
#[derive(Debug)]
struct Counts {
    x: Vec<f64>,
    k: Vec<u64>,
    parameters: &'static [&'static str],
}

impl Model for Counts {
    fn run<C: Ctx>(&self, m: &mut C) {
        let rho = m.sample(addr!("rho"), Gamma(25.0, 4.0));
        let alpha = m.sample(addr!("alpha"), HalfNormal(2.0));
        let mut raw = m.buffer();
        m.plate("point", self.x.len(), |m, i| {
            raw.push(m.sample(addr!("f_tilde", i), Normal(0.0, 1.0)));
        });
        let Some(factor) = factor(m, &self.x, rho, alpha, C::Real::from(1e-10)) else { return };
        for i in 0..self.x.len() {
            let f = sum((0..=i).map(|j| factor[triangle(i, j)] * raw[j]));
            m.observe(addr!("k", i), PoissonLog(f), self.k[i]);
            m.generated(addr!("f", i), f);
        }
    }

    fn parameters(&self) -> &[&'static str] {
        self.parameters
    }
}

fn example() -> Value {
    let mut sim = Simulation::new(71);
    let x: Vec<f64> = (0..9).map(|i| f64::from(i) * 2.5 - 10.0).collect();
    let f = |x: f64| 2.2 + 1.2 * (x * 0.35).cos();
    let y: Vec<f64> = x.iter().map(|&x| sim.normal(f(x), 0.4)).collect();
    let k: Vec<u64> = x.iter().map(|&x| sim.count(f(x).exp())).collect();
    json!({"N": x.len(), "x": x, "y": y, "k": k})
}

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        name: "gp_regr",
        about: "normal observations of a Gaussian process",
        parameters: &["rho", "alpha", "sigma"],
        data: &["N", "x", "y"],
        example,
        build: |d, p| {
            let n = d.usize_from("N", 1)?;
            Ok(Arc::new(Regression { x: d.column("x", n)?, y: d.column("y", n)?, parameters: p }))
        },
    },
    Entry {
        name: "gp_pois_regr",
        about: "counts whose log rate is a Gaussian process",
        parameters: &["rho", "alpha", "f_tilde"],
        data: &["N", "x", "k"],
        example,
        build: |d, p| {
            let n = d.usize_from("N", 1)?;
            Ok(Arc::new(Counts { x: d.column("x", n)?, k: d.counts("k", n)?, parameters: p }))
        },
    },
];
