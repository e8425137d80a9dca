//! Linear regressions: a mean that is a sum of coefficients times columns, normal noise.

use std::sync::Arc;

use serde_json::{Value, json};

use super::simulate::{Simulation, round};
use super::{Data, Entry};
use crate::addr;
use crate::address::Address;
use crate::dist::{Flat, FlatAbove, HalfCauchy, HalfNormal, Normal};
use crate::error::{ErrorKind, InferError, Result};
use crate::model::{Ctx, Model};
use crate::target::AnyModel;

/// What a coefficient or a scale is before the data.
#[derive(Clone, Copy, Debug)]
enum Prior {
    Flat,
    Normal(f64, f64),
    Cauchy(f64),
}

/// How the coefficients are called.
#[derive(Clone, Copy, Debug)]
enum Names {
    /// `beta.1`, `beta.2`, …
    Beta,
    /// `alpha`, `beta`.
    AlphaBeta,
}

#[derive(Debug)]
struct Linear {
    y: Vec<f64>,
    /// The first coefficient stands alone unless `intercept` is false.
    columns: Vec<Vec<f64>>,
    intercept: bool,
    names: Names,
    coefficient: [Prior; 2],
    scale: Prior,
    scale_name: Address,
    parameters: &'static [&'static str],
}

impl Linear {
    fn coefficient<C: Ctx>(&self, m: &mut C, j: usize) -> C::Real {
        let at = match (self.names, j) {
            (Names::Beta, _) => addr!("beta", j),
            (Names::AlphaBeta, 0) => addr!("alpha"),
            (Names::AlphaBeta, _) => addr!("beta"),
        };
        match self.coefficient[j.min(1)] {
            Prior::Flat => m.sample(at, Flat()),
            Prior::Normal(mean, sd) => m.sample(at, Normal(mean, sd)),
            Prior::Cauchy(_) => unreachable!("coefficients are flat or normal"),
        }
    }
}

impl Model for Linear {
    fn run<C: Ctx>(&self, m: &mut C) {
        let count = self.columns.len() + usize::from(self.intercept);
        let mut beta = m.buffer();
        m.plate("coefficient", count, |m, j| beta.push(self.coefficient(m, j)));
        let sigma = match self.scale {
            Prior::Flat => m.sample(self.scale_name, FlatAbove(0.0)),
            Prior::Normal(_, sd) => m.sample(self.scale_name, HalfNormal(sd)),
            Prior::Cauchy(scale) => m.sample(self.scale_name, HalfCauchy(scale)),
        };
        let first = usize::from(self.intercept);
        m.plate("row", self.y.len(), |m, i| {
            let mut mean = if self.intercept { beta[0] } else { C::Real::from(0.0) };
            for (j, column) in self.columns.iter().enumerate() {
                mean += beta[first + j] * column[i];
            }
            m.observe(addr!("y", i), Normal(mean, sigma), self.y[i]);
        });
    }

    fn parameters(&self) -> &[&'static str] {
        self.parameters
    }
}

/// A regression with flat coefficients `beta` and scale `sigma`.
fn regression(
    parameters: &'static [&'static str],
    y: Vec<f64>,
    columns: Vec<Vec<f64>>,
    scale: Prior,
) -> Arc<dyn AnyModel> {
    Arc::new(Linear {
        y,
        columns,
        intercept: true,
        names: Names::Beta,
        coefficient: [Prior::Flat; 2],
        scale,
        scale_name: addr!("sigma"),
        parameters,
    })
}

fn times(a: &[f64], b: &[f64]) -> Vec<f64> {
    a.iter().zip(b).map(|(a, b)| a * b).collect()
}

fn logs(key: &str, column: &[f64]) -> Result<Vec<f64>> {
    match column.iter().position(|&x| x <= 0.0) {
        Some(row) => {
            let text = format!(
                "`{key}`, row {}: {} has no logarithm, want a positive number",
                row + 1,
                column[row]
            );
            Err(InferError::new(ErrorKind::Data, text))
        }
        None => Ok(column.iter().map(|x| x.ln()).collect()),
    }
}

type Parameters = &'static [&'static str];
type Built = Result<Arc<dyn AnyModel>>;

fn kidscore(data: &Data, parameters: Parameters, keys: &[&str], product: bool) -> Built {
    let n = data.usize("N")?;
    let column =
        |key: &str| data.column_within(key, n, 0.0, if key == "mom_hs" { 1.0 } else { 200.0 });
    let mut columns = keys.iter().map(|key| column(key)).collect::<Result<Vec<_>>>()?;
    if product {
        columns.push(times(&columns[0], &columns[1]));
    }
    Ok(regression(parameters, column("kid_score")?, columns, Prior::Cauchy(2.5)))
}

fn earnings(
    data: &Data,
    parameters: Parameters,
    keys: &[&str],
    product: bool,
    log: Option<f64>,
) -> Built {
    let n = data.usize("N")?;
    let mut columns = keys.iter().map(|key| data.column(key, n)).collect::<Result<Vec<_>>>()?;
    if product {
        columns.push(times(&columns[0], &columns[1]));
    }
    let mut y = data.column("earn", n)?;
    if let Some(base) = log {
        y = logs("earn", &y)?.into_iter().map(|y| y / base).collect();
    }
    Ok(regression(parameters, y, columns, Prior::Flat))
}

fn mesquite(data: &Data, parameters: Parameters, log: bool) -> Built {
    let n = data.usize("N")?;
    let keys = ["weight", "diam1", "diam2", "canopy_height", "total_height", "density"];
    let mut columns = Vec::new();
    for key in keys {
        let column = data.column(key, n)?;
        columns.push(if log { logs(key, &column)? } else { column });
    }
    columns.push(data.column("group", n)?);
    let y = columns.remove(0);
    Ok(regression(parameters, y, columns, Prior::Flat))
}

fn nes(data: &Data, parameters: Parameters) -> Built {
    let n = data.usize("N")?;
    let age = data.whole_column("age_discrete", n)?;
    let is = |k: f64| age.iter().map(|&a| f64::from(u8::from(a == k))).collect::<Vec<f64>>();
    let columns = vec![
        data.column("real_ideo", n)?,
        data.column("race_adj", n)?,
        is(2.0),
        is(3.0),
        is(4.0),
        data.column("educ1", n)?,
        data.column("gender", n)?,
        data.column("income", n)?,
    ];
    Ok(regression(parameters, data.column("partyid7", n)?, columns, Prior::Flat))
}

fn blr(data: &Data, parameters: Parameters) -> Built {
    let (n, d) = (data.usize("N")?, data.usize("D")?);
    let rows = data.matrix("X", n, d)?;
    let columns = (0..d).map(|j| rows.iter().map(|row| row[j]).collect()).collect();
    Ok(Arc::new(Linear {
        y: data.column("y", n)?,
        columns,
        intercept: false,
        names: Names::Beta,
        coefficient: [Prior::Normal(0.0, 10.0); 2],
        scale: Prior::Normal(0.0, 10.0),
        scale_name: addr!("sigma"),
        parameters,
    }))
}

fn kilpisjarvi(data: &Data, parameters: Parameters) -> Built {
    let n = data.usize("N")?;
    // Stan's program predicts at this point; the posterior is the same without it.
    data.f64("xpred")?;
    let prior = |mean: &str, sd: &str| Ok(Prior::Normal(data.f64(mean)?, data.f64(sd)?));
    Ok(Arc::new(Linear {
        y: data.column("y", n)?,
        columns: vec![data.column("x", n)?],
        intercept: true,
        names: Names::AlphaBeta,
        coefficient: [prior("pmualpha", "psalpha")?, prior("pmubeta", "psbeta")?],
        scale: Prior::Flat,
        scale_name: addr!("sigma"),
        parameters,
    }))
}

fn radon_pooled(data: &Data, parameters: Parameters) -> Built {
    let n = data.usize("N")?;
    Ok(Arc::new(Linear {
        y: data.column("log_radon", n)?,
        columns: vec![data.column("floor_measure", n)?],
        intercept: true,
        names: Names::AlphaBeta,
        coefficient: [Prior::Normal(0.0, 10.0); 2],
        scale: Prior::Normal(0.0, 1.0),
        scale_name: addr!("sigma_y"),
        parameters,
    }))
}

fn kid_example() -> Value {
    let (mut sim, n) = (Simulation::new(1), 60);
    let hs = sim.answers(n, 1.2);
    let iq: Vec<f64> = sim.normals(n, 100.0, 15.0);
    let scores: Vec<f64> =
        (0..n).map(|i| sim.normal(26.0 + 6.0 * f64::from(hs[i]) + 0.56 * iq[i], 18.0)).collect();
    json!({"N": n, "kid_score": scores, "mom_iq": iq, "mom_hs": hs})
}

fn earn_example() -> Value {
    let (mut sim, n) = (Simulation::new(2), 60);
    let male = sim.answers(n, -0.4);
    let height: Vec<f64> =
        male.iter().map(|&m| sim.normal(64.5 + 5.5 * f64::from(m), 2.5)).collect();
    let earn: Vec<f64> = (0..n)
        .map(|i| round(sim.normal(8.5 + 0.02 * height[i] + 0.4 * f64::from(male[i]), 0.8).exp()))
        .collect();
    json!({"N": n, "earn": earn, "height": height, "male": male})
}

fn mesquite_example() -> Value {
    let (mut sim, n) = (Simulation::new(3), 40);
    let mut positive =
        |mean: f64| -> Vec<f64> { (0..n).map(|_| round(sim.normal(mean, 0.4).exp())).collect() };
    let (d1, d2, ch, th, density) =
        (positive(0.7), positive(0.5), positive(0.3), positive(0.4), positive(0.5));
    let mut sim = Simulation::new(4);
    let group = sim.answers(n, 0.0);
    let weight: Vec<f64> = (0..n)
        .map(|i| {
            round(
                (sim.normal(
                    4.8 + 0.4 * d1[i].ln()
                        + 1.1 * d2[i].ln()
                        + 0.4 * ch[i].ln()
                        + 0.5 * f64::from(group[i]),
                    0.35,
                ))
                .exp(),
            )
        })
        .collect();
    json!({"N": n, "weight": weight, "diam1": d1, "diam2": d2, "canopy_height": ch, "total_height": th, "density": density, "group": group})
}

fn nes_example() -> Value {
    let (mut sim, n) = (Simulation::new(5), 120);
    let mut whole = |low: f64, high: f64| -> Vec<f64> {
        (0..n).map(|_| sim.uniform(low, high + 1.0).floor()).collect()
    };
    let (ideo, race, age, educ, gender, income) = (
        whole(1.0, 7.0),
        whole(1.0, 2.0),
        whole(1.0, 4.0),
        whole(1.0, 4.0),
        whole(0.0, 1.0),
        whole(1.0, 5.0),
    );
    let mut sim = Simulation::new(6);
    let party: Vec<f64> = (0..n)
        .map(|i| {
            sim.normal(1.8 + 0.5 * ideo[i] - 1.1 * race[i] + 0.3 * educ[i] + 0.2 * income[i], 1.9)
        })
        .collect();
    json!({"N": n, "partyid7": party, "real_ideo": ideo, "race_adj": race, "educ1": educ, "gender": gender, "income": income, "age_discrete": age})
}

fn blr_example() -> Value {
    let (mut sim, n, d) = (Simulation::new(7), 50, 4);
    let x: Vec<Vec<f64>> = (0..n).map(|_| sim.normals(d, 0.0, 1.0)).collect();
    let y: Vec<f64> =
        x.iter().map(|row| sim.normal(row[0] - 2.0 * row[1] + 0.5 * row[3], 1.0)).collect();
    json!({"N": n, "D": d, "X": x, "y": y})
}

fn kilpisjarvi_example() -> Value {
    let (mut sim, n) = (Simulation::new(8), 40);
    let x: Vec<f64> = (0..n).map(|i| f64::from(i) - 20.0).collect();
    let y: Vec<f64> = x.iter().map(|x| sim.normal(9.3 + 0.02 * x, 1.1)).collect();
    json!({"N": n, "x": x, "y": y, "xpred": 21.0, "pmualpha": 9.0, "psalpha": 100.0, "pmubeta": 0.0, "psbeta": 0.0333})
}

fn sesame_example() -> Value {
    let (mut sim, n) = (Simulation::new(9), 60);
    let encouraged = sim.answers(n, 0.5);
    let watched: Vec<u8> =
        encouraged.iter().map(|&e| sim.answer(0.2 + 2.0 * f64::from(e))).collect();
    json!({"N": n, "encouraged": encouraged, "watched": watched})
}

fn radon_example() -> Value {
    let (mut sim, n) = (Simulation::new(10), 60);
    let floor = sim.answers(n, -1.5);
    let radon: Vec<f64> =
        floor.iter().map(|&f| sim.normal(1.4 - 0.6 * f64::from(f), 0.8)).collect();
    json!({"N": n, "floor_measure": floor, "log_radon": radon})
}

const MESQUITE: &[&str] =
    &["N", "weight", "diam1", "diam2", "canopy_height", "total_height", "density", "group"];
const BETA_SIGMA: &[&str] = &["beta", "sigma"];

pub(super) const ENTRIES: &[Entry] = &[
    Entry {
        name: "kidscore_momhs",
        about: "test scores by the mother's schooling",
        parameters: BETA_SIGMA,
        data: &["N", "kid_score", "mom_hs"],
        example: kid_example,
        build: |d, p| kidscore(d, p, &["mom_hs"], false),
    },
    Entry {
        name: "kidscore_momiq",
        about: "test scores by the mother's score",
        parameters: BETA_SIGMA,
        data: &["N", "kid_score", "mom_iq"],
        example: kid_example,
        build: |d, p| kidscore(d, p, &["mom_iq"], false),
    },
    Entry {
        name: "kidscore_momhsiq",
        about: "test scores by the mother's schooling and score",
        parameters: BETA_SIGMA,
        data: &["N", "kid_score", "mom_iq", "mom_hs"],
        example: kid_example,
        build: |d, p| kidscore(d, p, &["mom_hs", "mom_iq"], false),
    },
    Entry {
        name: "kidscore_interaction",
        about: "test scores by the mother's schooling, score and their product",
        parameters: BETA_SIGMA,
        data: &["N", "kid_score", "mom_iq", "mom_hs"],
        example: kid_example,
        build: |d, p| kidscore(d, p, &["mom_hs", "mom_iq"], true),
    },
    Entry {
        name: "earn_height",
        about: "earnings by height",
        parameters: BETA_SIGMA,
        data: &["N", "earn", "height"],
        example: earn_example,
        build: |d, p| earnings(d, p, &["height"], false, None),
    },
    Entry {
        name: "log10earn_height",
        about: "decimal logarithm of earnings by height",
        parameters: BETA_SIGMA,
        data: &["N", "earn", "height"],
        example: earn_example,
        build: |d, p| earnings(d, p, &["height"], false, Some(std::f64::consts::LN_10)),
    },
    Entry {
        name: "logearn_height",
        about: "logarithm of earnings by height",
        parameters: BETA_SIGMA,
        data: &["N", "earn", "height"],
        example: earn_example,
        build: |d, p| earnings(d, p, &["height"], false, Some(1.0)),
    },
    Entry {
        name: "logearn_height_male",
        about: "logarithm of earnings by height and sex",
        parameters: BETA_SIGMA,
        data: &["N", "earn", "height", "male"],
        example: earn_example,
        build: |d, p| earnings(d, p, &["height", "male"], false, Some(1.0)),
    },
    Entry {
        name: "logearn_interaction",
        about: "logarithm of earnings by height, sex and their product",
        parameters: BETA_SIGMA,
        data: &["N", "earn", "height", "male"],
        example: earn_example,
        build: |d, p| earnings(d, p, &["height", "male"], true, Some(1.0)),
    },
    Entry {
        name: "mesquite",
        about: "weight of bushes by six measures and a group",
        parameters: BETA_SIGMA,
        data: MESQUITE,
        example: mesquite_example,
        build: |d, p| mesquite(d, p, false),
    },
    Entry {
        name: "logmesquite",
        about: "logarithm of the weight of bushes by those of six measures, and a group",
        parameters: BETA_SIGMA,
        data: MESQUITE,
        example: mesquite_example,
        build: |d, p| mesquite(d, p, true),
    },
    Entry {
        name: "nes",
        about: "party identification by eight columns",
        parameters: BETA_SIGMA,
        data: &[
            "N",
            "partyid7",
            "real_ideo",
            "race_adj",
            "educ1",
            "gender",
            "income",
            "age_discrete",
        ],
        example: nes_example,
        build: nes,
    },
    Entry {
        name: "blr",
        about: "regression on a matrix with normal priors",
        parameters: BETA_SIGMA,
        data: &["N", "D", "X", "y"],
        example: blr_example,
        build: blr,
    },
    Entry {
        name: "kilpisjarvi",
        about: "temperatures over the years with priors from the data",
        parameters: &["alpha", "beta", "sigma"],
        data: &["N", "x", "y", "xpred", "pmualpha", "psalpha", "pmubeta", "psbeta"],
        example: kilpisjarvi_example,
        build: kilpisjarvi,
    },
    Entry {
        name: "sesame_one_pred_a",
        about: "who watched, by who was encouraged",
        parameters: BETA_SIGMA,
        data: &["N", "encouraged", "watched"],
        example: sesame_example,
        build: |d, p| {
            let n = d.usize("N")?;
            Ok(regression(
                p,
                d.column("watched", n)?,
                vec![d.column("encouraged", n)?],
                Prior::Flat,
            ))
        },
    },
    Entry {
        name: "radon_pooled",
        about: "radon by floor, all counties together",
        parameters: &["alpha", "beta", "sigma_y"],
        data: &["N", "floor_measure", "log_radon"],
        example: radon_example,
        build: radon_pooled,
    },
];
