//! One line for each parameter.

use super::ess::mean_of;
use super::{ess_bulk, ess_tail, mcse_mean, quantile, rhat};

/// What a table says about a parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// Its column.
    pub name: String,
    /// The mean of all draws.
    pub mean: f64,
    /// Their standard deviation.
    pub sd: f64,
    /// Their 5 % quantile.
    pub q5: f64,
    /// Their median.
    pub q50: f64,
    /// Their 95 % quantile.
    pub q95: f64,
    /// The Monte Carlo error of the mean.
    pub mcse_mean: f64,
    /// Effective draws for the location.
    pub ess_bulk: f64,
    /// Effective draws for the tails.
    pub ess_tail: f64,
    /// R-hat by ranks.
    pub rhat: f64,
}

/// The summary of a parameter over its chains.
pub fn summarise(name: &str, chains: &[&[f64]]) -> Summary {
    let all = || chains.iter().copied().flatten();
    let n = all().count() as f64;
    let mean = mean_of(all().copied());
    let sd = (all().map(|x| (x - mean).powi(2)).sum::<f64>() / (n - 1.0)).sqrt();
    Summary {
        name: name.to_owned(),
        mean,
        sd,
        q5: quantile(chains, 0.05),
        q50: quantile(chains, 0.5),
        q95: quantile(chains, 0.95),
        mcse_mean: mcse_mean(chains),
        ess_bulk: ess_bulk(chains),
        ess_tail: ess_tail(chains),
        rhat: rhat(chains),
    }
}
