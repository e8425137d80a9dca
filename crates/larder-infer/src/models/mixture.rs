//! Mixtures, with the component of each row summed out.

use std::sync::Arc;

use serde_json::{Value, json};

use super::Entry;
use super::simulate::Simulation;
use crate::addr;
use crate::dist::{Beta, HalfNormal, Normal, OrderedIid, Uniform};
use crate::model::{Ctx, Model};
use crate::real::{Real, log_mix};

/// Two normals in order.
#[derive(Debug)]
struct Ordered {
    y: Vec<f64>,
    parameters: &'static [&'static str],
}

impl Model for Ordered {
    fn run<C: Ctx>(&self, m: &mut C) {
        let mu = m.sample_vector(addr!("mu"), OrderedIid(2, Normal(0.0, 2.0)));
        let first = m.sample(addr!("sigma", 0), HalfNormal(2.0));
        let second = m.sample(addr!("sigma", 1), HalfNormal(2.0));
        let theta = m.sample(addr!("theta"), Beta(5.0, 5.0));
        m.plate("row", self.y.len(), |m, i| {
            let y = C::Real::from(self.y[i]);
            let density = log_mix(
                theta,
                y.normal_log_density(mu[0], first),
                y.normal_log_density(mu[1], second),
            );
            m.factor(density);
        });
    }

    fn parameters(&self) -> &[&'static str] {
        self.parameters
    }
}

/// Two normals of variance one, in any order.
#[derive(Debug)]
struct Unordered {
    y: Vec<f64>,
    parameters: &'static [&'static str],
}

impl Model for Unordered {
    fn run<C: Ctx>(&self, m: &mut C) {
        let theta = m.sample(addr!("theta"), Uniform(0.0, 1.0));
        let first = m.sample(addr!("mu", 0), Normal(0.0, 10.0));
        let second = m.sample(addr!("mu", 1), Normal(0.0, 10.0));
        let one = C::Real::from(1.0);
        m.plate("row", self.y.len(), |m, i| {
            let y = C::Real::from(self.y[i]);
            let (a, b) = (y.normal_log_density(first, one), y.normal_log_density(second, one));
            m.factor(log_mix(theta, a, b));
        });
    }

    fn parameters(&self) -> &[&'static str] {
        self.parameters
    }
}

fn example() -> Value {
    let (mut sim, n) = (Simulation::new(61), 100);
    let y: Vec<f64> = (0..n)
        .map(|_| if sim.answer(-0.4) == 1 { sim.normal(-2.7, 1.0) } else { sim.normal(2.8, 1.0) })
        .collect();
    json!({"N": n, "y": y})
}

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        name: "low_dim_gauss_mix",
        about: "two normals in order",
        parameters: &["mu", "sigma", "theta"],
        data: &["N", "y"],
        example,
        build: |d, p| Ok(Arc::new(Ordered { y: d.column("y", d.usize("N")?)?, parameters: p })),
    },
    Entry {
        name: "normal_mixture",
        about: "two normals of variance one",
        parameters: &["theta", "mu"],
        data: &["N", "y"],
        example,
        build: |d, p| Ok(Arc::new(Unordered { y: d.column("y", d.usize("N")?)?, parameters: p })),
    },
];
