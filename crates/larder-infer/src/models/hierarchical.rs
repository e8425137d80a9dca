//! Groups around a common value.

use std::sync::Arc;

use serde_json::{Value, json};

use super::simulate::Simulation;
use super::{Data, Entry};
use crate::addr;
use crate::dist::{BernoulliLogit, FlatAbove, HalfCauchy, HalfNormal, LogNormal, Normal};
use crate::error::{ErrorKind, InferError, Result};
use crate::model::{Ctx, Model};
use crate::target::AnyModel;

/// The effect of coaching in schools.
#[derive(Clone, Debug)]
pub struct EightSchools {
    y: Vec<f64>,
    sigma: Vec<f64>,
    centered: bool,
    parameters: &'static [&'static str],
}

impl EightSchools {
    /// The classical data, effects by their deviation from the mean.
    pub fn classical() -> Self {
        EightSchools {
            y: vec![28.0, 8.0, -3.0, 7.0, -1.0, 1.0, 18.0, 12.0],
            sigma: vec![15.0, 10.0, 16.0, 11.0, 9.0, 11.0, 10.0, 18.0],
            centered: false,
            parameters: &["theta_trans", "mu", "tau"],
        }
    }
}

impl Model for EightSchools {
    fn run<C: Ctx>(&self, m: &mut C) {
        let mu = m.sample(addr!("mu"), Normal(0.0, 5.0));
        let tau = m.sample(addr!("tau"), HalfCauchy(5.0));
        m.plate("school", self.y.len(), |m, i| {
            let theta = if self.centered {
                m.sample(addr!("theta", i), Normal(mu, tau))
            } else {
                let theta = m.sample(addr!("theta_trans", i), Normal(0.0, 1.0)) * tau + mu;
                m.generated(addr!("theta", i), theta);
                theta
            };
            m.observe(addr!("y", i), Normal(theta, self.sigma[i]), self.y[i]);
        });
    }

    fn parameters(&self) -> &[&'static str] {
        self.parameters
    }
}

fn schools(
    data: &Data,
    parameters: &'static [&'static str],
    centered: bool,
) -> Result<Arc<dyn AnyModel>> {
    let n = data.usize("J")?;
    let sigma = data.column("sigma", n)?;
    if let Some(row) = sigma.iter().position(|&s| s <= 0.0) {
        let text = format!("`sigma`, row {}: {}, want a positive number", row + 1, sigma[row]);
        return Err(InferError::new(ErrorKind::Data, text));
    }
    Ok(Arc::new(EightSchools { y: data.column("y", n)?, sigma, centered, parameters }))
}

/// What varies by county.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Radon {
    /// An intercept of its own.
    CountyIntercept,
    /// An intercept around a mean, by its deviation.
    Intercept,
    /// The same, with uranium as a second column.
    HierarchicalIntercept,
    /// A slope around a mean, by its deviation.
    Slope,
}

#[derive(Debug)]
struct RadonModel {
    kind: Radon,
    counties: usize,
    county: Vec<usize>,
    uranium: Vec<f64>,
    floor: Vec<f64>,
    radon: Vec<f64>,
    parameters: &'static [&'static str],
}

impl Model for RadonModel {
    fn run<C: Ctx>(&self, m: &mut C) {
        let sigma_y = m.sample(addr!("sigma_y"), HalfNormal(1.0));
        let rows = self.radon.len();
        let mut level = m.buffer();
        match self.kind {
            Radon::CountyIntercept => {
                m.plate("county", self.counties, |m, j| {
                    level.push(m.sample(addr!("alpha", j), Normal(0.0, 10.0)));
                });
                let beta = m.sample(addr!("beta"), Normal(0.0, 10.0));
                m.plate("row", rows, |m, i| {
                    let mean = level[self.county[i]] + beta * self.floor[i];
                    m.observe(addr!("y", i), Normal(mean, sigma_y), self.radon[i]);
                });
            }
            Radon::Intercept | Radon::HierarchicalIntercept => {
                let mu = m.sample(addr!("mu_alpha"), Normal(0.0, 10.0));
                let sigma = m.sample(addr!("sigma_alpha"), HalfNormal(1.0));
                let both = self.kind == Radon::HierarchicalIntercept;
                let (uranium, floor) = if both {
                    let uranium = m.sample(addr!("beta", 0), Normal(0.0, 10.0));
                    (uranium, m.sample(addr!("beta", 1), Normal(0.0, 10.0)))
                } else {
                    let floor = m.sample(addr!("beta"), Normal(0.0, 10.0));
                    (floor, floor)
                };
                m.plate("county", self.counties, |m, j| {
                    let raw = m.sample(addr!("alpha_raw", j), Normal(0.0, 1.0));
                    let alpha = mu + sigma * raw;
                    m.generated(addr!("alpha", j), alpha);
                    level.push(alpha);
                });
                m.plate("row", rows, |m, i| {
                    let mut mean = level[self.county[i]] + floor * self.floor[i];
                    if both {
                        mean += uranium * self.uranium[i];
                    }
                    m.observe(addr!("y", i), Normal(mean, sigma_y), self.radon[i]);
                });
            }
            Radon::Slope => {
                let alpha = m.sample(addr!("alpha"), Normal(0.0, 10.0));
                let mu = m.sample(addr!("mu_beta"), Normal(0.0, 10.0));
                let sigma = m.sample(addr!("sigma_beta"), HalfNormal(1.0));
                m.plate("county", self.counties, |m, j| {
                    let raw = m.sample(addr!("beta_raw", j), Normal(0.0, 1.0));
                    let beta = mu + sigma * raw;
                    m.generated(addr!("beta", j), beta);
                    level.push(beta);
                });
                m.plate("row", rows, |m, i| {
                    let mean = alpha + level[self.county[i]] * self.floor[i];
                    m.observe(addr!("y", i), Normal(mean, sigma_y), self.radon[i]);
                });
            }
        }
    }

    fn parameters(&self) -> &[&'static str] {
        self.parameters
    }
}

fn radon(
    data: &Data,
    parameters: &'static [&'static str],
    kind: Radon,
) -> Result<Arc<dyn AnyModel>> {
    let (n, counties) = (data.usize("N")?, data.usize("J")?);
    let uranium =
        if kind == Radon::HierarchicalIntercept { data.column("log_uppm", n)? } else { Vec::new() };
    Ok(Arc::new(RadonModel {
        kind,
        counties,
        county: data.indices("county_idx", n, counties)?,
        uranium,
        floor: data.column("floor_measure", n)?,
        radon: data.column("log_radon", n)?,
        parameters,
    }))
}

/// Growth of rats.
#[derive(Debug)]
struct Rats {
    count: usize,
    rat: Vec<usize>,
    x: Vec<f64>,
    y: Vec<f64>,
    x_mean: f64,
    parameters: &'static [&'static str],
}

impl Model for Rats {
    fn run<C: Ctx>(&self, m: &mut C) {
        let mu_alpha = m.sample(addr!("mu_alpha"), Normal(0.0, 100.0));
        let mu_beta = m.sample(addr!("mu_beta"), Normal(0.0, 100.0));
        let sigma_y = m.sample(addr!("sigma_y"), FlatAbove(0.0));
        let sigma_alpha = m.sample(addr!("sigma_alpha"), FlatAbove(0.0));
        let sigma_beta = m.sample(addr!("sigma_beta"), FlatAbove(0.0));
        let (mut alpha, mut beta) = (m.buffer(), m.buffer());
        m.plate("rat", self.count, |m, j| {
            alpha.push(m.sample(addr!("alpha", j), Normal(mu_alpha, sigma_alpha)));
            beta.push(m.sample(addr!("beta", j), Normal(mu_beta, sigma_beta)));
        });
        m.plate("row", self.y.len(), |m, i| {
            let j = self.rat[i];
            let mean = alpha[j] + beta[j] * (self.x[i] - self.x_mean);
            m.observe(addr!("y", i), Normal(mean, sigma_y), self.y[i]);
        });
        m.generated(addr!("alpha0"), mu_alpha - mu_beta * self.x_mean);
    }

    fn parameters(&self) -> &[&'static str] {
        self.parameters
    }
}

/// Answers of people to items: discrimination times (ability less difficulty).
#[derive(Debug)]
struct Irt {
    answers: Vec<Vec<bool>>,
    people: usize,
    parameters: &'static [&'static str],
}

impl Model for Irt {
    fn run<C: Ctx>(&self, m: &mut C) {
        let sigma_theta = m.sample(addr!("sigma_theta"), HalfCauchy(2.0));
        let mut theta = m.buffer();
        m.plate("person", self.people, |m, j| {
            theta.push(m.sample(addr!("theta", j), Normal(0.0, sigma_theta)));
        });
        let sigma_a = m.sample(addr!("sigma_a"), HalfCauchy(2.0));
        let mu_b = m.sample(addr!("mu_b"), Normal(0.0, 5.0));
        let sigma_b = m.sample(addr!("sigma_b"), HalfCauchy(2.0));
        let (mut a, mut b) = (m.buffer(), m.buffer());
        m.plate("item", self.answers.len(), |m, i| {
            a.push(m.sample(addr!("a", i), LogNormal(0.0, sigma_a)));
            b.push(m.sample(addr!("b", i), Normal(mu_b, sigma_b)));
        });
        let people = self.people;
        m.plate("answer", self.answers.len() * people, |m, at| {
            let (i, j) = (at / people, at % people);
            let logit = a[i] * (theta[j] - b[i]);
            m.observe(addr!("y", i, j), BernoulliLogit(logit), self.answers[i][j]);
        });
    }

    fn parameters(&self) -> &[&'static str] {
        self.parameters
    }
}

fn schools_example() -> Value {
    json!({"J": 8, "y": [28, 8, -3, 7, -1, 1, 18, 12], "sigma": [15, 10, 16, 11, 9, 11, 10, 18]})
}

fn radon_example() -> Value {
    let (mut sim, n, counties) = (Simulation::new(41), 120, 12);
    let uranium: Vec<f64> = sim.normals(counties, 0.0, 0.4);
    let level: Vec<f64> = uranium.iter().map(|u| sim.normal(1.4 + 0.7 * u, 0.2)).collect();
    let county: Vec<usize> = (0..n).map(|i| i * 7 % counties).collect();
    let floor = sim.answers(n, -1.5);
    let radon: Vec<f64> =
        (0..n).map(|i| sim.normal(level[county[i]] - 0.6 * f64::from(floor[i]), 0.75)).collect();
    let index: Vec<usize> = county.iter().map(|c| c + 1).collect();
    let per_row: Vec<f64> = county.iter().map(|&c| uranium[c]).collect();
    json!({"N": n, "J": counties, "county_idx": index, "log_uppm": per_row, "floor_measure": floor, "log_radon": radon})
}

fn rats_example() -> Value {
    let (mut sim, rats) = (Simulation::new(42), 12);
    let days = [8.0, 15.0, 22.0, 29.0, 36.0];
    let (mut rat, mut x, mut y) = (Vec::new(), Vec::new(), Vec::new());
    for j in 0..rats {
        let (a, b) = (sim.normal(242.0, 14.0), sim.normal(6.2, 0.5));
        for day in days {
            rat.push(j + 1);
            x.push(day);
            y.push(sim.normal(a + b * (day - 22.0), 6.0));
        }
    }
    json!({"N": rats, "Npts": y.len(), "rat": rat, "x": x, "y": y, "xbar": 22})
}

fn irt_example() -> Value {
    let (mut sim, items, people) = (Simulation::new(43), 8, 30);
    let theta: Vec<f64> = sim.normals(people, 0.0, 1.2);
    let y: Vec<Vec<u8>> = (0..items)
        .map(|_| {
            let (a, b) = (sim.normal(0.0, 0.3).exp(), sim.normal(0.2, 1.0));
            theta.iter().map(|t| sim.answer(a * (t - b))).collect()
        })
        .collect();
    json!({"I": items, "J": people, "y": y})
}

const RADON_LEVELS: &[&str] = &["alpha_raw", "beta", "mu_alpha", "sigma_alpha", "sigma_y"];
const RADON: &[&str] = &["N", "J", "county_idx", "floor_measure", "log_radon"];

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        name: "eight_schools_centered",
        about: "effects of coaching in schools",
        parameters: &["theta", "mu", "tau"],
        data: &["J", "y", "sigma"],
        example: schools_example,
        build: |d, p| schools(d, p, true),
    },
    Entry {
        name: "eight_schools_noncentered",
        about: "effects of coaching in schools, by deviations from the mean",
        parameters: &["theta_trans", "mu", "tau"],
        data: &["J", "y", "sigma"],
        example: schools_example,
        build: |d, p| schools(d, p, false),
    },
    Entry {
        name: "radon_county_intercept",
        about: "radon by floor, a level for each county",
        parameters: &["alpha", "beta", "sigma_y"],
        data: RADON,
        example: radon_example,
        build: |d, p| radon(d, p, Radon::CountyIntercept),
    },
    Entry {
        name: "radon_hierarchical_intercept_noncentered",
        about: "radon by floor and uranium, levels around a mean",
        parameters: RADON_LEVELS,
        data: &["N", "J", "county_idx", "log_uppm", "floor_measure", "log_radon"],
        example: radon_example,
        build: |d, p| radon(d, p, Radon::HierarchicalIntercept),
    },
    Entry {
        name: "radon_variable_intercept_noncentered",
        about: "radon by floor, levels around a mean",
        parameters: RADON_LEVELS,
        data: RADON,
        example: radon_example,
        build: |d, p| radon(d, p, Radon::Intercept),
    },
    Entry {
        name: "radon_variable_slope_noncentered",
        about: "radon by floor, slopes around a mean",
        parameters: &["alpha", "beta_raw", "mu_beta", "sigma_beta", "sigma_y"],
        data: RADON,
        example: radon_example,
        build: |d, p| radon(d, p, Radon::Slope),
    },
    Entry {
        name: "rats_model",
        about: "growth of rats, a line for each",
        parameters: &[
            "alpha",
            "beta",
            "mu_alpha",
            "mu_beta",
            "sigma_y",
            "sigma_alpha",
            "sigma_beta",
        ],
        data: &["N", "Npts", "rat", "x", "y", "xbar"],
        example: rats_example,
        build: |d, p| {
            let (rats, n) = (d.usize("N")?, d.usize("Npts")?);
            Ok(Arc::new(Rats {
                count: rats,
                rat: d.indices("rat", n, rats)?,
                x: d.column("x", n)?,
                y: d.column("y", n)?,
                x_mean: d.f64("xbar")?,
                parameters: p,
            }))
        },
    },
    Entry {
        name: "irt_2pl",
        about: "answers of people to items",
        parameters: &["sigma_theta", "theta", "sigma_a", "a", "mu_b", "sigma_b", "b"],
        data: &["I", "J", "y"],
        example: irt_example,
        build: |d, p| {
            let (items, people) = (d.usize("I")?, d.usize("J")?);
            Ok(Arc::new(Irt {
                answers: d.answers_matrix("y", items, people)?,
                people,
                parameters: p,
            }))
        },
    },
];
