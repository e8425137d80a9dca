//! What all sides are given: the data of four posteriors, and the numbers that their draws must agree with.

use serde_json::{Value, json};

use crate::Trouble;

/// A posterior, its unconstrained numbers in the order of its Stan program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Posterior {
    /// Eight schools by their deviations: `theta_trans`, `mu`, log `tau`.
    Eight,
    /// Logistic regression, 1000 rows on 25 columns: `alpha`, `beta`.
    Logit,
    /// Radon in 919 houses of 85 counties: `alpha_raw`, `beta`, `mu_alpha`, log `sigma_alpha`, log `sigma_y`.
    Radon,
    /// Stochastic volatility over 500 steps by its innovations: `mu`, `phi`, log `s`, `z`.
    Volatility,
}

/// A number that draws must agree with: the place, the mean, its error, all on the unconstrained scale.
pub(crate) type Moment = (usize, f64, f64);

impl Posterior {
    pub(crate) fn of(name: &str) -> Result<Posterior, Trouble> {
        Ok(match name {
            "eight" => Posterior::Eight,
            "logit" => Posterior::Logit,
            "radon" => Posterior::Radon,
            "sv" => Posterior::Volatility,
            other => return Err(format!("no posterior is called `{other}`")),
        })
    }

    /// The data as Stan's JSON.
    pub(crate) fn data(self) -> Result<Value, Trouble> {
        match self {
            Posterior::Eight => Ok(json!({
                "J": 8,
                "y": [28.0, 8.0, -3.0, 7.0, -1.0, 1.0, 18.0, 12.0],
                "sigma": [15.0, 10.0, 16.0, 11.0, 9.0, 11.0, 10.0, 18.0],
            })),
            Posterior::Logit => Ok(logit()),
            Posterior::Radon => radon(),
            Posterior::Volatility => Ok(volatility()),
        }
    }

    /// Means of some of its numbers, from two long chains of nuts-rs with the gradient by hand;
    /// `LARDER_PEERS_MOMENTS=1` makes each turn of a chain print its own.
    pub(crate) fn moments(self) -> Result<Vec<Moment>, Trouble> {
        let name = match self {
            Posterior::Eight => "eight",
            Posterior::Logit => "logit",
            Posterior::Radon => "radon",
            Posterior::Volatility => "sv",
        };
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/moments.json");
        let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
        let value: Value =
            serde_json::from_str(&text).map_err(|error| format!("{path}: {error}"))?;
        let rows = numbers(&value[name]);
        Ok(rows.chunks_exact(3).map(|row| (row[0] as usize, row[1], row[2])).collect())
    }
}

/// Splitmix64 and Box and Muller: the same numbers in any language.
pub(crate) struct Noise(u64);

impl Noise {
    pub(crate) fn new(seed: u64) -> Noise {
        Noise(seed)
    }

    pub(crate) fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / 9_007_199_254_740_992.0
    }

    pub(crate) fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.uniform()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.uniform()).cos()
    }
}

fn logit() -> Value {
    let mut noise = Noise::new(20_240_601);
    let beta: Vec<f64> = (0..25).map(|_| 0.5 * noise.normal()).collect();
    let rows: Vec<Vec<f64>> =
        (0..1000).map(|_| (0..25).map(|_| noise.normal()).collect()).collect();
    let y: Vec<u8> = rows
        .iter()
        .map(|row| {
            let eta: f64 = 0.3 + row.iter().zip(&beta).map(|(x, b)| x * b).sum::<f64>();
            u8::from(noise.uniform() < 1.0 / (1.0 + (-eta).exp()))
        })
        .collect();
    json!({ "N": 1000, "D": 25, "X": rows, "y": y })
}

fn volatility() -> Value {
    let mut noise = Noise::new(500);
    let (mu, phi, s) = (-1.0, 0.95, 0.25_f64);
    let mut h = s / (1.0_f64 - phi * phi).sqrt() * noise.normal();
    let y: Vec<f64> = (0..500)
        .map(|_| {
            let y = (0.5 * (mu + h)).exp() * noise.normal();
            h = phi * h + s * noise.normal();
            y
        })
        .collect();
    json!({ "T": 500, "y": y })
}

fn radon() -> Result<Value, Trouble> {
    let folder = std::env::var("LARDER_DATA_DIR")
        .map_err(|_| "LARDER_DATA_DIR is not set: no infer/data/radon_mn.json".to_owned())?;
    let path = format!("{folder}/infer/data/radon_mn.json");
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
    serde_json::from_str(&text).map_err(|error| format!("{path}: {error}"))
}

/// The linear state of 1000 steps, seen through noise, whose log likelihood Kalman knows.
pub(crate) fn series() -> Result<Vec<f64>, Trouble> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/infer/lgssm.json");
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let value: Value = serde_json::from_str(&text).map_err(|error| format!("{path}: {error}"))?;
    Ok(numbers(value.get("y").unwrap_or(&value)))
}

/// All numbers of a value, lists in lists one after the other.
pub(crate) fn numbers(value: &Value) -> Vec<f64> {
    match value {
        Value::Array(items) => items.iter().flat_map(numbers).collect(),
        other => other.as_f64().into_iter().collect(),
    }
}
