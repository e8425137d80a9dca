//! Particle marginal Metropolis-Hastings: parameters walk, a filter estimates the likelihood of each
//! proposal, and because the estimate is unbiased the chain's target is the exact posterior (Andrieu, Doucet
//! and Holenstein 2010).

use super::filter::{Filter, FilterOptions, Filtered};
use crate::dist::{cholesky_in_place, triangle};
use crate::error::{ErrorKind, InferError, Result};
use crate::model::Model;
use crate::rng::{Purpose, Stream};
use crate::run::Observer;

/// Options of a chain.
#[derive(Clone, Debug, PartialEq)]
pub struct PmmhOptions {
    /// The filter of each proposal.
    pub filter: FilterOptions,
    /// Iterations in which the walk learns its shape.
    pub warmup: usize,
    /// Draws.
    pub draws: usize,
}

impl Default for PmmhOptions {
    fn default() -> Self {
        PmmhOptions { filter: FilterOptions::default(), warmup: 1000, draws: 1000 }
    }
}

/// A chain of parameters.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pmmh {
    /// Names of the columns.
    pub names: Vec<String>,
    /// Values of the parameters, draw by draw.
    pub values: Vec<f64>,
    /// The estimated log likelihood of each draw.
    pub log_likelihoods: Vec<f64>,
    /// The share of accepted proposals among the draws.
    pub acceptance: f64,
}

impl Pmmh {
    /// One column over all draws.
    pub fn column(&self, at: usize) -> Vec<f64> {
        self.values.iter().skip(at).step_by(self.names.len().max(1)).copied().collect()
    }
}

/// Runs a chain.
///
/// # Errors
/// [`ErrorKind::Start`] when no draw from the prior has a positive likelihood; as [`Filter::run`].
pub fn pmmh<M: Model + Sync>(
    model: &M,
    options: &PmmhOptions,
    observer: &dyn Observer,
) -> Result<Pmmh> {
    if options.draws == 0 {
        return Err(InferError::new(ErrorKind::Option, "0 draws, want at least 1"));
    }
    let mut filter = Filter::new(model, options.filter.clone())?;
    let mut rng = Stream::new(options.filter.seed, options.filter.run, Purpose::Chain);
    let mut start = filter.run();
    for _ in 0..STARTS_MAX {
        match weighed(start.clone())? {
            told if told.log_likelihood > f64::NEG_INFINITY => break,
            _ => start = filter.run(),
        }
    }
    // Where the law is at fault in every draw, that is the reason.
    let mut told = start?;
    if told.log_likelihood == f64::NEG_INFINITY {
        let text = format!(
            "no start in {STARTS_MAX} draws from the prior: every particle had weight zero in each"
        );
        return Err(InferError::new(ErrorKind::Start, text));
    }
    let mut here = filter.point().to_vec();
    let mut values: Vec<f64> = filter.parameters().iter().flat_map(|p| p.values.clone()).collect();
    let mut chain = Pmmh { names: names(&filter), ..Pmmh::default() };
    let dim = here.len();
    let mut walk = Walk::new(&here);
    let (mut noise, mut proposal) = (vec![0.0; dim], vec![0.0; dim]);
    let mut accepted = 0;
    for iteration in 0..options.warmup + options.draws {
        if observer.is_cancelled() {
            return Err(InferError::new(ErrorKind::Cancelled, "cancelled; what was drawn is kept"));
        }
        noise.fill_with(|| rng.normal());
        walk.propose(&here, &noise, &mut proposal);
        let next = weighed(filter.run_at(&proposal))?;
        let gain = next.log_likelihood + next.log_prior - told.log_likelihood - told.log_prior;
        let chance = if gain.is_nan() { 0.0 } else { gain.exp().min(1.0) };
        let warms = iteration < options.warmup;
        if rng.open01() < chance {
            here.copy_from_slice(&proposal);
            told = next;
            values.clear();
            values.extend(filter.parameters().iter().flat_map(|p| &p.values));
            accepted += usize::from(!warms);
        }
        if warms {
            walk.learn(&here, chance, iteration);
        } else {
            chain.values.extend_from_slice(&values);
            chain.log_likelihoods.push(told.log_likelihood);
        }
    }
    chain.acceptance = accepted as f64 / options.draws as f64;
    Ok(chain)
}

/// Draws from the prior that are tried as a start.
const STARTS_MAX: usize = 1000;

/// Parameters that a law does not allow are a likelihood of zero here, as in every sampler that proposes them.
fn weighed(told: Result<Filtered>) -> Result<Filtered> {
    match told {
        Err(fault) if fault.kind() == ErrorKind::Parameter => {
            Ok(Filtered { log_likelihood: f64::NEG_INFINITY, ..Filtered::default() })
        }
        told => told,
    }
}

fn names<M: Model + Sync>(filter: &Filter<'_, M>) -> Vec<String> {
    let mut names = Vec::new();
    for parameter in filter.parameters() {
        let mut base = parameter.address.name().to_owned();
        for index in &parameter.address.indices()[..parameter.address.rank()] {
            base.push('.');
            base.push_str(&(index + 1).to_string());
        }
        if parameter.values.len() == 1 {
            names.push(base);
        } else {
            names.extend((1..=parameter.values.len()).map(|at| format!("{base}.{at}")));
        }
    }
    names
}

/// A random walk that learns its covariance.
struct Walk {
    mean: Vec<f64>,
    covariance: Vec<f64>,
    shape: Vec<f64>,
    log_scale: f64,
}

impl Walk {
    fn new(here: &[f64]) -> Walk {
        let dim = here.len();
        let mut covariance = vec![0.0; dim * (dim + 1) / 2];
        for row in 0..dim {
            covariance[triangle(row, row)] = 0.04;
        }
        let mut walk =
            Walk { mean: here.to_vec(), shape: covariance.clone(), covariance, log_scale: 0.0 };
        walk.factor();
        walk
    }

    fn factor(&mut self) {
        let dim = self.mean.len();
        let mut shape = self.covariance.clone();
        for row in 0..dim {
            shape[triangle(row, row)] += 1e-9;
        }
        if cholesky_in_place(&mut shape, dim) {
            self.shape = shape;
        }
    }

    fn propose(&self, here: &[f64], noise: &[f64], proposal: &mut [f64]) {
        let scale = self.log_scale.exp() * 2.38 / (here.len().max(1) as f64).sqrt();
        for row in 0..here.len() {
            let step: f64 =
                (0..=row).map(|column| self.shape[triangle(row, column)] * noise[column]).sum();
            proposal[row] = here[row] + scale * step;
        }
    }

    fn learn(&mut self, here: &[f64], chance: f64, iteration: usize) {
        let rate = (2.0 / (iteration as f64 + 10.0)).max(1e-3);
        for row in 0..here.len() {
            for column in 0..=row {
                let product = (here[row] - self.mean[row]) * (here[column] - self.mean[column]);
                let slot = &mut self.covariance[triangle(row, column)];
                *slot += rate * (product - *slot);
            }
        }
        self.mean.iter_mut().zip(here).for_each(|(m, x)| *m += rate * (x - *m));
        // A noisy likelihood is best accepted about one time in seven (Sherlock et al. 2015).
        self.log_scale += (chance - 0.15) * 2.0 * rate.sqrt();
        if iteration % 20 == 19 {
            self.factor();
        }
    }
}
