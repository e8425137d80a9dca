//! `larder infer density` against formulas written out here: plain sums after the models' Stan programs, on the
//! unconstrained scale with its Jacobian. Constants cancel in differences between two points, as between Stan's and
//! ours; gradients are held against central differences of the formula.

use std::fmt::Write as _;

use larder_infer::models;
use serde_json::Value;

use crate::run::{Folder, larder};

/// Data by key, lists in lists one after the other.
struct Data(Value);

impl Data {
    fn column(&self, key: &str) -> Vec<f64> {
        fn numbers(value: &Value) -> Vec<f64> {
            match value {
                Value::Array(items) => items.iter().flat_map(numbers).collect(),
                other => other.as_f64().into_iter().collect(),
            }
        }
        numbers(&self.0[key])
    }

    fn number(&self, key: &str) -> f64 {
        self.column(key)[0]
    }
}

fn normal(x: f64, mean: f64, sd: f64) -> f64 {
    -0.5 * ((x - mean) / sd).powi(2) - sd.ln()
}

fn cauchy(x: f64, scale: f64) -> f64 {
    -(1.0 + (x / scale).powi(2)).ln()
}

/// A number between 0 and 1, and the logarithm of its slope.
fn logistic(u: f64) -> (f64, f64) {
    let p = 1.0 / (1.0 + (-u).exp());
    (p, (p * (1.0 - p)).ln())
}

fn schools(d: &Data, q: &[f64]) -> f64 {
    let (mu, tau) = (q[8], q[9].exp());
    let rows = (0..8).map(|j| {
        normal(q[j], 0.0, 1.0) + normal(d.column("y")[j], mu + tau * q[j], d.column("sigma")[j])
    });
    rows.sum::<f64>() + normal(mu, 0.0, 5.0) + cauchy(tau, 5.0) + q[9]
}

/// A line through points, its deviation last.
fn line(x: &[f64], y: &[f64], q: &[f64]) -> f64 {
    let rows = x.iter().zip(y).map(|(x, y)| normal(*y, q[0] + q[1] * x, q[2].exp()));
    rows.sum::<f64>() + q[2]
}

fn scores(d: &Data, q: &[f64]) -> f64 {
    line(&d.column("mom_iq"), &d.column("kid_score"), q) + cauchy(q[2].exp(), 2.5)
}

fn earnings(d: &Data, q: &[f64]) -> f64 {
    line(&d.column("height"), &d.column("earn"), q)
}

fn regression(d: &Data, q: &[f64]) -> f64 {
    let (beta, sigma) = (&q[..q.len() - 1], q[q.len() - 1].exp());
    let (x, y) = (d.column("X"), d.column("y"));
    let rows = x
        .chunks(beta.len())
        .zip(y)
        .map(|(x, y)| normal(y, x.iter().zip(beta).map(|(x, b)| x * b).sum(), sigma));
    let priors = beta.iter().map(|b| normal(*b, 0.0, 10.0)).sum::<f64>() + normal(sigma, 0.0, 10.0);
    rows.sum::<f64>() + priors + q[q.len() - 1]
}

fn autoregression(d: &Data, q: &[f64]) -> f64 {
    let (y, lags) = (d.column("y"), q.len() - 2);
    let sigma = q[lags + 1].exp();
    let rows = (lags..y.len()).map(|t| {
        let mean = q[0] + (1..=lags).map(|k| q[k] * y[t - k]).sum::<f64>();
        normal(y[t], mean, sigma)
    });
    let priors = q[..=lags].iter().map(|b| normal(*b, 0.0, 10.0)).sum::<f64>();
    rows.sum::<f64>() + priors + cauchy(sigma, 2.5) + q[lags + 1]
}

fn garch(d: &Data, q: &[f64]) -> f64 {
    let (mu, alpha0) = (q[0], q[1].exp());
    let (alpha1, slope1) = logistic(q[2]);
    let (share, slope2) = logistic(q[3]);
    let beta1 = share * (1.0 - alpha1);
    let mut variance = d.number("sigma1").powi(2);
    let mut density = q[1] + slope1 + slope2 + (1.0 - alpha1).ln();
    let y = d.column("y");
    for t in 0..y.len() {
        if t > 0 {
            variance = alpha0 + alpha1 * (y[t - 1] - mu).powi(2) + beta1 * variance;
        }
        density += normal(y[t], mu, variance.sqrt());
    }
    density
}

/// By Gauss's elimination and not by Cholesky.
fn process(d: &Data, q: &[f64]) -> f64 {
    let [rho, alpha, sigma] = [q[0].exp(), q[1].exp(), q[2].exp()];
    let (x, mut y) = (d.column("x"), d.column("y"));
    let n = x.len();
    let covariance = |i: usize, j: usize| {
        let nugget = if i == j { sigma } else { 0.0 };
        alpha.powi(2) * (-0.5 * ((x[i] - x[j]) / rho).powi(2)).exp() + nugget
    };
    let mut a: Vec<Vec<f64>> = (0..n).map(|i| (0..n).map(|j| covariance(i, j)).collect()).collect();
    let (mut log_det, mut square) = (0.0, 0.0);
    for k in 0..n {
        log_det += a[k][k].ln();
        square += y[k] * y[k] / a[k][k];
        let pivot = a[k].clone();
        for (i, row) in a.iter_mut().enumerate().skip(k + 1) {
            let share = row[k] / pivot[k];
            y[i] -= share * y[k];
            row.iter_mut().zip(&pivot).for_each(|(x, p)| *x -= share * p);
        }
    }
    let priors = 24.0 * rho.ln() - 4.0 * rho + normal(alpha, 0.0, 2.0) + normal(sigma, 0.0, 1.0);
    -0.5 * (log_det + square) + priors + q.iter().sum::<f64>()
}

fn mixture(d: &Data, q: &[f64]) -> f64 {
    let mu = [q[0], q[0] + q[1].exp()];
    let sigma = [q[2].exp(), q[3].exp()];
    let (theta, slope) = logistic(q[4]);
    let rows = d.column("y").into_iter().map(|y| {
        let a = theta * normal(y, mu[0], sigma[0]).exp();
        (a + (1.0 - theta) * normal(y, mu[1], sigma[1]).exp()).ln()
    });
    let priors =
        [mu[0], mu[1], sigma[0], sigma[1]].map(|x| normal(x, 0.0, 2.0)).iter().sum::<f64>();
    let shape = 4.0 * (theta.ln() + (1.0 - theta).ln());
    rows.sum::<f64>() + priors + shape + slope + q[1] + q[2] + q[3]
}

type Formula = fn(&Data, &[f64]) -> f64;

/// Model, formula, parameters with their unconstrained numbers (none: a number and no list), a point near which the
/// density is taken.
type Case = (&'static str, Formula, &'static [(&'static str, Option<usize>)], &'static [f64]);

const CASES: [Case; 8] = [
    (
        "eight_schools_noncentered",
        schools,
        &[("theta_trans", Some(8)), ("mu", None), ("tau", None)],
        &[0.1, -0.2, 0.3, -0.4, 0.5, -0.6, 0.7, -0.8, 2.0, 0.5],
    ),
    ("kidscore_momiq", scores, &[("beta", Some(2)), ("sigma", None)], &[25.0, 0.6, 2.9]),
    ("earn_height", earnings, &[("beta", Some(2)), ("sigma", None)], &[-6e4, 1.2e3, 9.8]),
    ("blr", regression, &[("beta", Some(4)), ("sigma", None)], &[0.5, -0.3, 0.2, 0.9, 0.1]),
    (
        "arK",
        autoregression,
        &[("alpha", None), ("beta", Some(2)), ("sigma", None)],
        &[0.2, 0.4, 0.3, -1.0],
    ),
    (
        "garch11",
        garch,
        &[("mu", None), ("alpha0", None), ("alpha1", None), ("beta1", None)],
        &[1.0, 0.1, -0.5, 0.3],
    ),
    ("gp_regr", process, &[("rho", None), ("alpha", None), ("sigma", None)], &[1.7, 0.4, -1.2]),
    (
        "low_dim_gauss_mix",
        mixture,
        &[("mu", Some(2)), ("sigma", Some(2)), ("theta", None)],
        &[-1.5, 1.2, 0.1, -0.1, 0.2],
    ),
];

/// What the program says of a point: log density and gradient.
fn told(
    folder: &Folder,
    model: &str,
    parameters: &[(&str, Option<usize>)],
    q: &[f64],
) -> (f64, Vec<f64>) {
    let (mut text, mut from) = (String::from("{"), 0);
    for (name, len) in parameters {
        let comma = if from == 0 { "" } else { ", " };
        let part = &q[from..from + len.unwrap_or(1)];
        let written = if len.is_some() { format!("{part:?}") } else { format!("{:?}", part[0]) };
        write!(text, "{comma}\"{name}\": {written}").expect("a string takes everything");
        from += part.len();
    }
    text.push('}');
    folder.file("p.json", &text);
    let ran = larder(
        folder,
        &["infer", "density", model, "--at", "p.json", "--data", "d.json", "--json"],
    );
    assert_eq!(ran.code, 0, "{model}: {}", ran.err);
    let document = ran.json();
    let gradient = Data(document["gradient"].clone());
    let gradient = parameters.iter().flat_map(|(name, _)| gradient.column(name)).collect();
    (document["log_density"].as_f64().expect("a number"), gradient)
}

#[test]
fn eight_densities_are_those_of_formulas_written_by_hand() {
    let folder = Folder::new();
    for (model, formula, parameters, here) in CASES {
        let example = models::find(model).expect("a model of the library").example();
        folder.file("d.json", &example.to_string());
        let data = Data(example);
        let there: Vec<f64> =
            here.iter().enumerate().map(|(i, x)| x + 0.1 * ((i + 1) as f64).sin()).collect();
        let (at_here, gradient) = told(&folder, model, parameters, here);
        let (at_there, _) = told(&folder, model, parameters, &there);
        let (f_here, f_there) = (formula(&data, here), formula(&data, &there));
        // Some hundred terms, each rounded: 1e-16 times their number and size, with a wide margin.
        let bound = 1e-10 * (1.0 + f_here.abs() + f_there.abs());
        let off = (at_there - at_here) - (f_there - f_here);
        assert!(off.abs() <= bound, "{model}: the difference of densities is off by {off}");
        assert_eq!(gradient.len(), here.len(), "{model}");
        let norm = gradient.iter().fold(1.0_f64, |norm, g| norm.max(g.abs()));
        for (i, g) in gradient.iter().enumerate() {
            let mut q = here.to_vec();
            let h = 1e-5 * (1.0 + here[i].abs());
            q[i] = here[i] + h;
            let high = formula(&data, &q);
            q[i] = here[i] - h;
            let slope = (high - formula(&data, &q)) / (2.0 * h);
            // h^2 of the third derivative, and the rounding of the density over h.
            let bound = 1e-6 * norm + 1e-15 * f_here.abs() * 1e3 / h;
            assert!((slope - g).abs() <= bound, "{model}, number {i}: {g}, differences {slope}");
        }
    }
}
