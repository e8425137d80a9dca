//! The seam between samplers and whoever started them: progress and cancellation, statistics of a draw,
//! and where draws go.

use std::sync::atomic::{AtomicBool, Ordering};

use crate::error::Result;

/// What a chain is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Finding step size and metric.
    Warmup,
    /// Drawing.
    Sampling,
}

/// How far a chain is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// Which chain, from zero.
    pub chain: usize,
    /// What it is doing.
    pub phase: Phase,
    /// Iterations done in both phases.
    pub done: usize,
    /// Iterations in all.
    pub total: usize,
    /// Divergent transitions since warm-up.
    pub divergences: usize,
    /// The step size; NaN for methods without one.
    pub step_size: f64,
    /// Gradients (or runs of the model) so far.
    pub evaluations: u64,
}

/// Hears about progress and may stop the work. Called from the chains' threads, about every hundredth
/// of the work and at least every 100 iterations.
pub trait Observer: Sync {
    /// A chain has moved on.
    fn progress(&self, progress: &Progress) {
        _ = progress;
    }

    /// Whether to stop. Asked before every iteration; what is finished is kept.
    fn is_cancelled(&self) -> bool {
        false
    }

    /// Something that a person should know: many divergences, a fault at a point, a storm of recordings.
    fn warning(&self, text: &str) {
        _ = text;
    }
}

/// Hears nothing and stops nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Observer for Silent {}

/// Stops the work when it is told to.
#[derive(Debug, Default)]
pub struct Stop {
    stopped: AtomicBool,
}

impl Stop {
    /// Not stopped yet.
    pub const fn new() -> Self {
        Stop { stopped: AtomicBool::new(false) }
    }

    /// Stops.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }
}

impl Observer for Stop {
    fn is_cancelled(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }
}

/// What a sampler says about a draw, by the names of Stan's columns. Methods without gradients leave the
/// trajectory's fields at zero.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct DrawStats {
    /// `lp__`: the log density on the unconstrained scale.
    pub log_density: f64,
    /// `accept_stat__`: the mean acceptance probability.
    pub accept_stat: f64,
    /// `stepsize__`.
    pub step_size: f64,
    /// `treedepth__`.
    pub tree_depth: u32,
    /// `n_leapfrog__`.
    pub leapfrogs: u32,
    /// `divergent__`.
    pub is_divergent: bool,
    /// `energy__`.
    pub energy: f64,
}

/// Where the draws of one chain go, one by one. Memory does not grow with the number of draws unless
/// the sink keeps them.
pub trait Sink: Send {
    /// Takes a draw: its statistics and its values by column.
    ///
    /// # Errors
    /// What stands in the way of keeping it; the chain stops.
    fn draw(&mut self, stats: &DrawStats, values: &[f64]) -> Result<()>;

    /// Takes what was found in warm-up, before the first draw: the step size and the diagonal of the
    /// inverse metric.
    ///
    /// # Errors
    /// As [`Sink::draw`].
    fn adapted(&mut self, step_size: f64, inverse_metric: &[f64]) -> Result<()> {
        _ = (step_size, inverse_metric);
        Ok(())
    }

    /// A checkpoint is about to be written that counts on every draw so far: from here on they must outlive the
    /// program.
    ///
    /// # Errors
    /// As [`Sink::draw`]; then no checkpoint is written.
    fn settle(&mut self) -> Result<()> {
        Ok(())
    }
}

/// Draws of one chain in memory: values row by row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draws {
    /// Numbers in a row.
    pub columns: usize,
    /// All rows, one after the other.
    pub values: Vec<f64>,
    /// The statistics of each row.
    pub stats: Vec<DrawStats>,
    /// The step size after warm-up.
    pub step_size: f64,
    /// The diagonal of the inverse metric after warm-up.
    pub inverse_metric: Vec<f64>,
}

impl Draws {
    /// Room for so many rows of so many columns.
    pub fn with_capacity(rows: usize, columns: usize) -> Self {
        Draws {
            columns,
            values: Vec::with_capacity(rows * columns),
            stats: Vec::with_capacity(rows),
            step_size: f64::NAN,
            inverse_metric: Vec::new(),
        }
    }

    /// How many draws there are.
    pub fn len(&self) -> usize {
        self.stats.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.stats.is_empty()
    }

    /// The values of a draw.
    pub fn row(&self, at: usize) -> &[f64] {
        &self.values[at * self.columns..(at + 1) * self.columns]
    }

    /// One column over all draws.
    pub fn column(&self, at: usize) -> Vec<f64> {
        self.values.iter().skip(at).step_by(self.columns.max(1)).copied().collect()
    }

    /// Draws that diverged.
    pub fn divergences(&self) -> usize {
        self.stats.iter().filter(|stats| stats.is_divergent).count()
    }
}

impl Sink for Draws {
    fn draw(&mut self, stats: &DrawStats, values: &[f64]) -> Result<()> {
        self.values.extend_from_slice(values);
        self.stats.push(*stats);
        Ok(())
    }

    fn adapted(&mut self, step_size: f64, inverse_metric: &[f64]) -> Result<()> {
        self.step_size = step_size;
        self.inverse_metric = inverse_metric.to_vec();
        Ok(())
    }
}
