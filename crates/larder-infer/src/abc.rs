//! Approximate Bayesian computation: parameters whose simulated observations come near to the real ones.
//!
//! The distance is Euclid's, each observation measured in the spread that it has under the prior. [`reject`]
//! draws from the prior and keeps the nearest; [`sequential`] moves the kept ones on to smaller and smaller
//! distances, with the weights that this costs (Beaumont, Cornuet, Marin and Robert 2009).

use crate::error::{ErrorKind, InferError, Result};
use crate::point::Points;
use crate::rng::{Purpose, Stream};
use crate::run::Observer;
use crate::smc::{normalise, systematic};
use crate::target::Compiled;

/// Options of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct AbcOptions {
    /// Points that are kept.
    pub keep: usize,
    /// Simulations at most.
    pub trials: usize,
    /// The share of the kept points that the next distance would keep.
    pub share: f64,
    /// The seed.
    pub seed: u64,
    /// Which of several runs with one seed.
    pub run: u64,
}

impl Default for AbcOptions {
    fn default() -> Self {
        AbcOptions { keep: 1000, trials: 1_000_000, share: 0.5, seed: 0, run: 0 }
    }
}

/// What was kept. All points weigh the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Near {
    /// Unconstrained numbers, point by point.
    pub points: Vec<f64>,
    /// The distances, all at most [`Near::within`].
    pub distances: Vec<f64>,
    /// The largest distance.
    pub within: f64,
    /// Simulations that were made.
    pub trials: usize,
}

/// Simulations by which the spread of each observation is found.
const PILOTS: usize = 200;

struct Simulator {
    points: Points,
    rng: Stream,
    noise: Stream,
    observed: Vec<f64>,
    scales: Vec<f64>,
    y: Vec<f64>,
    trials: usize,
}

impl Simulator {
    fn new(model: &Compiled, options: &AbcOptions) -> Result<Simulator> {
        if options.keep < 2
            || options.keep > options.trials
            || !(options.share > 0.0 && options.share < 1.0)
        {
            let text = format!(
                "{} points of {} trials with a share of {}, want at least 2 points, as many trials, a share between 0 and 1",
                options.keep, options.trials, options.share
            );
            return Err(InferError::new(ErrorKind::Option, text));
        }
        let mut points = Points::new(model);
        let mut rng = Stream::new(options.seed, options.run, Purpose::Particles);
        let mut noise = Stream::new(options.seed, options.run, Purpose::Simulate);
        let mut q = vec![0.0; points.dim()];
        let (mut observed, mut y) = (Vec::new(), Vec::new());
        let mut pilots: Vec<Vec<f64>> = Vec::new();
        for _ in 0..PILOTS {
            points.simulate_prior(&mut rng, &mut noise, &mut q, &mut y)?;
            pilots.push(y.clone());
        }
        points.observed(&q, &mut observed)?;
        if observed.is_empty() {
            return Err(InferError::new(
                ErrorKind::Method,
                "the model observes nothing, so nothing can come near",
            ));
        }
        // The middle distance from the middle: a prior with heavy tails has no standard deviation.
        let middle = |values: &mut Vec<f64>| {
            values.sort_unstable_by(f64::total_cmp);
            values[values.len() / 2]
        };
        let scales = (0..observed.len()).map(|at| {
            let mut column: Vec<f64> = pilots.iter().map(|y| y[at]).collect();
            let centre = middle(&mut column);
            let mut away: Vec<f64> = column.iter().map(|x| (x - centre).abs()).collect();
            let scale = middle(&mut away);
            if scale > 0.0 && scale.is_finite() { scale } else { 1.0 }
        });
        let scales = scales.collect();
        Ok(Simulator { points, rng, noise, observed, scales, y, trials: 0 })
    }

    fn distance(&self) -> f64 {
        let parts = self.y.iter().zip(&self.observed).zip(&self.scales);
        let sum: f64 = parts.map(|((y, x), scale)| ((y - x) / scale).powi(2)).sum();
        if sum.is_nan() { f64::INFINITY } else { sum.sqrt() }
    }

    fn drawn(&mut self, q: &mut [f64]) -> Result<f64> {
        self.trials += 1;
        self.points.simulate_prior(&mut self.rng, &mut self.noise, q, &mut self.y)?;
        Ok(self.distance())
    }

    /// The log prior of a point and its distance; infinite where the point cannot be.
    fn at(&mut self, q: &[f64]) -> (f64, f64) {
        self.trials += 1;
        match self.points.simulate(q, &mut self.noise, &mut self.y) {
            Ok(weight) => (weight.prior, self.distance()),
            Err(_) => (f64::NEG_INFINITY, f64::INFINITY),
        }
    }
}

fn cancelled() -> InferError {
    InferError::new(ErrorKind::Cancelled, "cancelled before enough points were near")
}

/// Draws from the prior and keeps the nearest.
///
/// # Errors
/// [`ErrorKind::Option`], [`ErrorKind::Method`] for an improper prior or a model that cannot simulate,
/// [`ErrorKind::Cancelled`].
pub fn reject(model: &Compiled, options: &AbcOptions, observer: &dyn Observer) -> Result<Near> {
    let mut simulator = Simulator::new(model, options)?;
    let dim = simulator.points.dim();
    let mut q = vec![0.0; dim];
    // A heap would do the same with less copying; a batch of twice as many is simple and sorts rarely.
    let mut kept: Vec<(f64, Vec<f64>)> = Vec::with_capacity(2 * options.keep);
    let mut within = f64::INFINITY;
    for _ in 0..options.trials {
        if observer.is_cancelled() {
            return Err(cancelled());
        }
        let distance = simulator.drawn(&mut q)?;
        if distance < within || kept.len() < options.keep {
            kept.push((distance, q.clone()));
        }
        if kept.len() == 2 * options.keep {
            kept.sort_by(|a, b| a.0.total_cmp(&b.0));
            kept.truncate(options.keep);
            within = kept[options.keep - 1].0;
        }
    }
    kept.sort_by(|a, b| a.0.total_cmp(&b.0));
    kept.truncate(options.keep);
    let within = kept[kept.len() - 1].0;
    if !within.is_finite() {
        let text =
            format!("of {} simulations fewer than {} gave numbers", options.trials, options.keep);
        return Err(InferError::new(ErrorKind::Start, text));
    }
    let (distances, points): (Vec<f64>, Vec<Vec<f64>>) = kept.into_iter().unzip();
    Ok(Near { points: points.concat(), distances, within, trials: simulator.trials })
}

/// Moves points on to smaller distances until the trials are used up.
///
/// # Errors
/// As [`reject`].
pub fn sequential(model: &Compiled, options: &AbcOptions, observer: &dyn Observer) -> Result<Near> {
    let mut simulator = Simulator::new(model, options)?;
    let (dim, n) = (simulator.points.dim(), options.keep);
    let mut now = (vec![0.0; n * dim], vec![0.0; n], vec![1.0 / n as f64; n]);
    for at in 0..n {
        now.1[at] = simulator.drawn(&mut now.0[at * dim..(at + 1) * dim])?;
    }
    let mut proposal = vec![0.0; dim];
    'rounds: loop {
        let mut sorted = now.1.clone();
        sorted.sort_unstable_by(f64::total_cmp);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a place below n"
        )]
        let within = sorted[((n as f64 * options.share) as usize).min(n - 1)];
        let widths = widths(&now.0, &now.2, dim);
        let mut next = (vec![0.0; n * dim], vec![0.0; n], vec![0.0; n]);
        for at in 0..n {
            let distance = loop {
                if simulator.trials >= options.trials {
                    break 'rounds;
                }
                if observer.is_cancelled() {
                    return Err(cancelled());
                }
                let parent = pick(&now.2, simulator.rng.open01());
                for (k, slot) in proposal.iter_mut().enumerate() {
                    *slot = now.0[parent * dim + k] + widths[k] * simulator.rng.normal();
                }
                let (prior, distance) = simulator.at(&proposal);
                if distance < within && prior.is_finite() {
                    next.2[at] = prior;
                    break distance;
                }
            };
            next.1[at] = distance;
            next.0[at * dim..(at + 1) * dim].copy_from_slice(&proposal);
            // The density of having come from any of the points before.
            let from: f64 = (0..n)
                .map(|parent| {
                    let away: f64 = (0..dim)
                        .map(|k| ((proposal[k] - now.0[parent * dim + k]) / widths[k]).powi(2))
                        .sum();
                    now.2[parent] * (-0.5 * away).exp()
                })
                .sum();
            next.2[at] -= from.ln();
        }
        let logs = next.2.clone();
        normalise(&logs, &mut next.2);
        now = next;
    }
    let mut ancestors = vec![0; n];
    systematic(&now.2, simulator.rng.open01(), &mut ancestors);
    // Children of one point stand side by side; readers of draws expect no order.
    for at in (1..n).rev() {
        ancestors.swap(at, simulator.rng.below(at + 1));
    }
    let chosen = ancestors.iter().map(|&a| a as usize);
    let points = chosen.clone().flat_map(|a| now.0[a * dim..(a + 1) * dim].to_vec()).collect();
    let distances: Vec<f64> = chosen.map(|a| now.1[a]).collect();
    let within = now.1.iter().copied().fold(0.0, f64::max);
    Ok(Near { points, distances, within, trials: simulator.trials })
}

/// Twice the weighted variance of each number, as standard deviations.
fn widths(points: &[f64], weights: &[f64], dim: usize) -> Vec<f64> {
    (0..dim)
        .map(|k| {
            let column = || points.iter().skip(k).step_by(dim).zip(weights);
            let mean: f64 = column().map(|(x, w)| x * w).sum();
            let variance: f64 = column().map(|(x, w)| w * (x - mean).powi(2)).sum();
            (2.0 * variance).sqrt().max(1e-9)
        })
        .collect()
}

fn pick(weights: &[f64], aim: f64) -> usize {
    let mut sum = 0.0;
    weights
        .iter()
        .position(|w| {
            sum += w;
            sum >= aim
        })
        .unwrap_or(weights.len() - 1)
}
