//! The posteriors as models of larder-infer, in the form in which a user writes them.

use larder_infer::models::{self, Data};
use larder_infer::{
    BernoulliLogit, Cauchy, Compiled, Ctx, HalfCauchy, Model, Normal, Real as _, Target, Uniform,
    addr,
};
use serde_json::Value;

use crate::Trouble;
use crate::hand::Density;
use crate::input::{Posterior, numbers};

struct Logit {
    x: Vec<f64>,
    y: Vec<bool>,
}

impl Model for Logit {
    fn run<C: Ctx>(&self, m: &mut C) {
        let alpha = m.sample(addr!("alpha"), Normal(0.0, 5.0));
        let mut beta = m.buffer();
        m.plate("column", 25, |m, j| beta.push(m.sample(addr!("beta", j), Normal(0.0, 1.0))));
        m.plate("row", self.y.len(), |m, i| {
            let mut eta = alpha;
            for j in 0..25 {
                eta += beta[j] * self.x[i * 25 + j];
            }
            m.observe(addr!("y", i), BernoulliLogit(eta), self.y[i]);
        });
    }
}

struct Volatility {
    y: Vec<f64>,
}

impl Model for Volatility {
    fn run<C: Ctx>(&self, m: &mut C) {
        let mu = m.sample(addr!("mu"), Cauchy(0.0, 10.0));
        let phi = m.sample(addr!("phi"), Uniform(-1.0, 1.0));
        let s = m.sample(addr!("s"), HalfCauchy(5.0));
        let mut z = m.buffer();
        m.plate("time", self.y.len(), |m, t| z.push(m.sample(addr!("z", t), Normal(0.0, 1.0))));
        let mut h = m.buffer();
        h.push(s * z[0] / (-phi.square() + 1.0).sqrt());
        for t in 1..self.y.len() {
            let last = h[t - 1];
            h.push(phi * last + s * z[t]);
        }
        m.plate("return", self.y.len(), |m, t| {
            m.observe(addr!("y", t), Normal(0.0, ((h[t] + mu) * 0.5).exp()), self.y[t]);
        });
    }
}

pub(crate) fn logit(data: &Value) -> impl Model + Send + Sync + use<> {
    Logit { x: numbers(&data["X"]), y: numbers(&data["y"]).iter().map(|&y| y > 0.5).collect() }
}

pub(crate) fn compiled(posterior: Posterior, data: &Value) -> Result<Compiled, Trouble> {
    let column = |key: &str| numbers(&data[key]);
    let library = |name: &str| {
        let data = Data::new(data.clone())?;
        models::find(name)?.build(&data).and_then(Compiled::of)
    };
    let found = match posterior {
        Posterior::Eight => library("eight_schools_noncentered"),
        Posterior::Radon => library("radon_hierarchical_intercept_noncentered"),
        Posterior::Logit => Compiled::record(logit(data)),
        Posterior::Volatility => Compiled::record(Volatility { y: column("y") }),
    };
    found.map_err(|error| error.to_string())
}

impl Density for Compiled {
    fn dim(&self) -> usize {
        Target::dim(self)
    }

    fn at(&mut self, q: &[f64], slope: &mut [f64]) -> f64 {
        self.log_density_gradient(q, slope)
    }
}
