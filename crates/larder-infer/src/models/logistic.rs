//! Yes or no by log odds that are a sum of coefficients times columns.

use std::sync::Arc;

use serde_json::{Value, json};

use super::simulate::{Simulation, round};
use super::{Data, Entry};
use crate::addr;
use crate::dist::{BernoulliLogit, Flat, Normal};
use crate::error::Result;
use crate::model::{Ctx, Model};
use crate::target::AnyModel;

#[derive(Debug)]
struct Logistic {
    y: Vec<bool>,
    columns: Vec<Vec<f64>>,
    /// Whether the intercept is a parameter `alpha` of its own; else it is `beta.1`.
    named_intercept: bool,
    /// Standard deviation of the coefficients; flat without.
    sd: Option<f64>,
    parameters: &'static [&'static str],
}

impl Model for Logistic {
    fn run<C: Ctx>(&self, m: &mut C) {
        let mut beta = m.buffer();
        if self.named_intercept {
            beta.push(m.sample(addr!("alpha"), Flat()));
        }
        let rest = self.columns.len() + usize::from(!self.named_intercept);
        m.plate("coefficient", rest, |m, j| {
            beta.push(match self.sd {
                None => m.sample(addr!("beta", j), Flat()),
                Some(sd) => m.sample(addr!("beta", j), Normal(0.0, sd)),
            });
        });
        m.plate("row", self.y.len(), |m, i| {
            let mut logit = beta[0];
            for (j, column) in self.columns.iter().enumerate() {
                logit += beta[j + 1] * column[i];
            }
            m.observe(addr!("y", i), BernoulliLogit(logit), self.y[i]);
        });
    }

    fn parameters(&self) -> &[&'static str] {
        self.parameters
    }
}

fn wells(data: &Data, parameters: &'static [&'static str], dae: bool) -> Result<Arc<dyn AnyModel>> {
    let n = data.usize("N")?;
    let mut columns = vec![data.column("dist", n)?];
    if dae {
        columns[0].iter_mut().for_each(|x| *x /= 100.0);
        columns.push(data.column("arsenic", n)?);
        columns.push(data.column("educ", n)?.into_iter().map(|x| x / 4.0).collect());
    }
    let y = data.answers("switched", n)?;
    Ok(Arc::new(Logistic { y, columns, named_intercept: dae, sd: None, parameters }))
}

fn nes_logit(data: &Data, parameters: &'static [&'static str]) -> Result<Arc<dyn AnyModel>> {
    let n = data.usize("N")?;
    let columns = vec![data.column("income", n)?];
    Ok(Arc::new(Logistic {
        y: data.answers("vote", n)?,
        columns,
        named_intercept: true,
        sd: None,
        parameters,
    }))
}

fn dogs(data: &Data, parameters: &'static [&'static str]) -> Result<Arc<dyn AnyModel>> {
    let (dogs, trials) = (data.usize("n_dogs")?, data.usize("n_trials")?);
    let shocks = data.answers_matrix("y", dogs, trials)?;
    let (mut y, mut avoided, mut shocked) = (Vec::new(), Vec::new(), Vec::new());
    for row in shocks {
        let (mut a, mut s) = (0.0, 0.0);
        for x in row {
            avoided.push(a);
            shocked.push(s);
            y.push(x);
            *(if x { &mut s } else { &mut a }) += 1.0;
        }
    }
    let columns = vec![avoided, shocked];
    Ok(Arc::new(Logistic { y, columns, named_intercept: false, sd: Some(100.0), parameters }))
}

fn wells_example() -> Value {
    let (mut sim, n) = (Simulation::new(21), 100);
    let dist: Vec<f64> = (0..n).map(|_| round(sim.normal(3.6, 0.8).exp())).collect();
    let arsenic: Vec<f64> = (0..n).map(|_| round(sim.normal(0.3, 0.5).exp())).collect();
    let educ: Vec<f64> = (0..n).map(|_| sim.uniform(0.0, 13.0).floor()).collect();
    let switched: Vec<u8> = (0..n)
        .map(|i| sim.answer(-0.2 - 0.009 * dist[i] + 0.47 * arsenic[i] + 0.04 * educ[i]))
        .collect();
    json!({"N": n, "switched": switched, "dist": dist, "arsenic": arsenic, "educ": educ})
}

fn nes_example() -> Value {
    let (mut sim, n) = (Simulation::new(22), 100);
    let income: Vec<f64> = (0..n).map(|_| sim.uniform(1.0, 6.0).floor()).collect();
    let vote: Vec<u8> = income.iter().map(|x| sim.answer(-1.4 + 0.33 * x)).collect();
    json!({"N": n, "income": income, "vote": vote})
}

fn dogs_example() -> Value {
    let mut sim = Simulation::new(23);
    let (dogs, trials) = (10, 15);
    let y: Vec<Vec<u8>> = (0..dogs)
        .map(|_| {
            let (mut avoided, mut shocked) = (0.0, 0.0);
            (0..trials)
                .map(|_| {
                    let y = sim.answer(1.8 - 0.35 * avoided - 0.2 * shocked);
                    avoided += 1.0 - f64::from(y);
                    shocked += f64::from(y);
                    y
                })
                .collect()
        })
        .collect();
    json!({"n_dogs": dogs, "n_trials": trials, "y": y})
}

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        name: "wells_dist",
        about: "who switched wells, by distance",
        parameters: &["beta"],
        data: &["N", "switched", "dist"],
        example: wells_example,
        build: |d, p| wells(d, p, false),
    },
    Entry {
        name: "wells_dae_model",
        about: "who switched wells, by distance, arsenic and education",
        parameters: &["alpha", "beta"],
        data: &["N", "switched", "dist", "arsenic", "educ"],
        example: wells_example,
        build: |d, p| wells(d, p, true),
    },
    Entry {
        name: "nes_logit_model",
        about: "votes by income",
        parameters: &["alpha", "beta"],
        data: &["N", "income", "vote"],
        example: nes_example,
        build: nes_logit,
    },
    Entry {
        name: "dogs",
        about: "dogs that learn to avoid a shock",
        parameters: &["beta"],
        data: &["n_dogs", "n_trials", "y"],
        example: dogs_example,
        build: dogs,
    },
];
