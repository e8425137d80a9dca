//! Gradients as one would write them by hand: plain loops over plain vectors.

use serde_json::Value;

use crate::input::{Posterior, numbers};

/// A log density up to a constant, with its gradient.
pub(crate) trait Density: Send {
    fn dim(&self) -> usize;
    fn at(&mut self, q: &[f64], slope: &mut [f64]) -> f64;
}

pub(crate) fn of(posterior: Posterior, data: &Value) -> Box<dyn Density> {
    let column = |key: &str| numbers(&data[key]);
    match posterior {
        Posterior::Eight => {
            let weight = column("sigma").iter().map(|s| 1.0 / s).collect();
            Box::new(Eight { y: column("y"), weight })
        }
        Posterior::Logit => Box::new(Logit { x: column("X"), y: column("y") }),
        Posterior::Radon => Box::new(Radon {
            county: column("county_idx").iter().map(|&c| c as usize - 1).collect(),
            uranium: column("log_uppm"),
            floor: column("floor_measure"),
            y: column("log_radon"),
            counties: numbers(&data["J"])[0] as usize,
        }),
        Posterior::Volatility => {
            let square: Vec<f64> = column("y").iter().map(|y| y * y).collect();
            Box::new(Volatility { h: vec![0.0; square.len()], d: square.clone(), square })
        }
    }
}

struct Eight {
    y: Vec<f64>,
    weight: Vec<f64>,
}

impl Density for Eight {
    fn dim(&self) -> usize {
        10
    }

    fn at(&mut self, q: &[f64], slope: &mut [f64]) -> f64 {
        let (mu, tau) = (q[8], q[9].exp());
        let spread = 1.0 + tau * tau / 25.0;
        let mut density = q[9] - mu * mu / 50.0 - spread.ln();
        let (mut to_mu, mut to_tau) = (-mu / 25.0, -2.0 * tau / 25.0 / spread);
        for i in 0..8 {
            let off = (self.y[i] - mu - tau * q[i]) * self.weight[i];
            density -= 0.5 * (off * off + q[i] * q[i]);
            let push = off * self.weight[i];
            slope[i] = push * tau - q[i];
            to_mu += push;
            to_tau += push * q[i];
        }
        slope[8] = to_mu;
        slope[9] = to_tau * tau + 1.0;
        density
    }
}

struct Logit {
    x: Vec<f64>,
    y: Vec<f64>,
}

impl Density for Logit {
    fn dim(&self) -> usize {
        26
    }

    fn at(&mut self, q: &[f64], slope: &mut [f64]) -> f64 {
        let (alpha, beta) = (q[0], &q[1..26]);
        let mut density = -0.5 * alpha * alpha / 25.0;
        slope[0] = -alpha / 25.0;
        for j in 0..25 {
            density -= 0.5 * beta[j] * beta[j];
            slope[j + 1] = -beta[j];
        }
        for (row, &y) in self.x.chunks_exact(25).zip(&self.y) {
            let mut eta = alpha;
            for j in 0..25 {
                eta += row[j] * beta[j];
            }
            let small = (-eta.abs()).exp();
            density += y * eta - eta.max(0.0) - small.ln_1p();
            let chance = if eta >= 0.0 { 1.0 } else { small } / (1.0 + small);
            let off = y - chance;
            slope[0] += off;
            for j in 0..25 {
                slope[j + 1] += off * row[j];
            }
        }
        density
    }
}

struct Radon {
    county: Vec<usize>,
    uranium: Vec<f64>,
    floor: Vec<f64>,
    y: Vec<f64>,
    counties: usize,
}

impl Density for Radon {
    fn dim(&self) -> usize {
        self.counties + 5
    }

    fn at(&mut self, q: &[f64], slope: &mut [f64]) -> f64 {
        let n = self.counties;
        let (uranium, floor, mu) = (q[n], q[n + 1], q[n + 2]);
        let (between, within) = (q[n + 3].exp(), q[n + 4].exp());
        let precision = 1.0 / (within * within);
        slope.fill(0.0);
        let (mut squares, mut sums) = (0.0, [0.0; 3]);
        for i in 0..self.y.len() {
            let c = self.county[i];
            let mean = mu + between * q[c] + uranium * self.uranium[i] + floor * self.floor[i];
            let off = self.y[i] - mean;
            squares += off * off;
            let push = off * precision;
            slope[c] += push;
            sums[0] += push * self.uranium[i];
            sums[1] += push * self.floor[i];
            sums[2] += push;
        }
        let rows = self.y.len() as f64;
        let mut density = -0.5 * squares * precision - rows * q[n + 4];
        let mut to_between = 0.0;
        for c in 0..n {
            to_between += slope[c] * q[c];
            slope[c] = slope[c] * between - q[c];
            density -= 0.5 * q[c] * q[c];
        }
        density -= 0.5 * (uranium * uranium + floor * floor + mu * mu) / 100.0;
        density -= 0.5 * (between * between + within * within);
        for (at, sum) in sums.into_iter().enumerate() {
            slope[n + at] = sum - q[n + at] / 100.0;
        }
        slope[n + 3] = (to_between - between) * between + 1.0;
        slope[n + 4] = squares * precision - rows - within * within + 1.0;
        density + q[n + 3] + q[n + 4]
    }
}

struct Volatility {
    square: Vec<f64>,
    h: Vec<f64>,
    d: Vec<f64>,
}

impl Density for Volatility {
    fn dim(&self) -> usize {
        self.square.len() + 3
    }

    #[expect(
        clippy::needless_range_loop,
        reason = "four series at one time, as the formula has it"
    )]
    fn at(&mut self, q: &[f64], slope: &mut [f64]) -> f64 {
        let steps = self.square.len();
        let half = 1.0 / (1.0 + (-q[1]).exp());
        let (mu, phi, s, z) = (q[0], 2.0 * half - 1.0, q[2].exp(), &q[3..]);
        let rest = 1.0 - phi * phi;
        let start = 1.0 / rest.sqrt();
        self.h[0] = s * z[0] * start;
        for t in 1..steps {
            self.h[t] = phi * self.h[t - 1] + s * z[t];
        }
        let (mut density, mut to_mu) = (0.0, 0.0);
        for t in 0..steps {
            let level = self.h[t] + mu;
            let ratio = self.square[t] * (-level).exp();
            density -= 0.5 * (level + ratio + z[t] * z[t]);
            self.d[t] = 0.5 * (ratio - 1.0);
            to_mu += self.d[t];
        }
        let (mut back, mut to_phi, mut to_s) = (0.0, 0.0, 0.0);
        for t in (1..steps).rev() {
            back = self.d[t] + phi * back;
            to_phi += back * self.h[t - 1];
            to_s += back * z[t];
            slope[3 + t] = back * s - z[t];
        }
        back = self.d[0] + phi * back;
        slope[3] = back * s * start - z[0];
        to_s += back * z[0] * start;
        to_phi += back * s * z[0] * phi * start / rest;
        density -= (1.0 + mu * mu / 100.0).ln() + (1.0 + s * s / 25.0).ln();
        density += q[2] + half.ln() + (1.0 - half).ln();
        slope[0] = to_mu - 2.0 * mu / (100.0 + mu * mu);
        slope[1] = to_phi * 2.0 * half * (1.0 - half) + 1.0 - 2.0 * half;
        slope[2] = (to_s - 2.0 * s / (25.0 + s * s)) * s + 1.0;
        density
    }
}
