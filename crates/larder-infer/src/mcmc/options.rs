//! What can be chosen about a run by gradients.

use crate::error::{ErrorKind, InferError, Result};
use crate::stores::Stores;

/// How a trajectory ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Method {
    /// Where it turns around.
    Nuts,
    /// After this length in units of the step size times steps; the number of steps follows.
    Hmc {
        /// Length of a trajectory.
        length: f64,
    },
}

/// The shape of the metric that warm-up finds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MetricKind {
    /// One scale for each number.
    #[default]
    Diagonal,
    /// A full covariance.
    Dense,
    /// Scales, and the few directions that they miss most.
    LowRank,
}

/// Options of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct NutsOptions {
    /// How a trajectory ends.
    pub method: Method,
    /// Iterations before the first draw.
    pub warmup: usize,
    /// Draws of each chain.
    pub draws: usize,
    /// Chains.
    pub chains: usize,
    /// Every so manieth draw is kept.
    pub thin: usize,
    /// The seed of all streams.
    pub seed: u64,
    /// Threads at most.
    pub threads: usize,
    /// The metric's shape.
    pub metric: MetricKind,
    /// The mean acceptance that the step size aims at.
    pub target_accept: f64,
    /// A trajectory has at most two to the power of this many steps.
    pub max_depth: u32,
    /// Where all chains start; else each starts at random within two of zero.
    pub start: Option<Vec<f64>>,
    /// Where memory comes from.
    pub stores: Stores,
}

impl Default for NutsOptions {
    fn default() -> Self {
        NutsOptions {
            method: Method::Nuts,
            warmup: 1000,
            draws: 1000,
            chains: 4,
            thin: 1,
            seed: 0,
            threads: usize::MAX,
            metric: MetricKind::Diagonal,
            target_accept: 0.8,
            max_depth: 10,
            start: None,
            stores: Stores::default(),
        }
    }
}

impl NutsOptions {
    /// An error for what can never be served.
    ///
    /// # Errors
    /// [`ErrorKind::Option`].
    pub fn check(&self, dim: usize) -> Result<()> {
        let refuse = |text: String| Err(InferError::new(ErrorKind::Option, text));
        if self.chains == 0 || self.chains > 1 << 20 {
            return refuse(format!("{} chains, want from 1 to 2^20", self.chains));
        }
        if self.draws == 0 || self.draws > 1 << 40 || self.warmup > 1 << 40 {
            return refuse(format!(
                "{} draws after {} of warm-up, want from 1 to 2^40 draws",
                self.draws, self.warmup
            ));
        }
        if self.thin == 0 {
            return refuse("every 0th draw is none, want a thinning of at least 1".into());
        }
        if !(self.target_accept > 0.0 && self.target_accept < 1.0) {
            return refuse(format!(
                "a target of {} for acceptance, want between 0 and 1",
                self.target_accept
            ));
        }
        if self.max_depth == 0 || self.max_depth > 30 {
            return refuse(format!("a depth of {}, want from 1 to 30", self.max_depth));
        }
        if let Method::Hmc { length } = self.method
            && !(length > 0.0 && length.is_finite())
        {
            return refuse(format!("a trajectory of length {length}, want a positive number"));
        }
        if let Some(start) = &self.start
            && start.len() != dim
        {
            return refuse(format!("a start of {} numbers, the model has {dim}", start.len()));
        }
        Ok(())
    }
}
