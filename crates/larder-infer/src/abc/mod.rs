//! Approximate Bayesian computation: parameters whose simulated observations come near to the real ones.
//!
//! How near is Euclid's distance between summaries of the observations (the observations themselves, unless
//! [`Abc::by`] names others), each summary measured in the spread that it has under the prior.
//! [`Abc::reject`] draws from the prior and keeps the nearest. [`Abc::sequential`] starts there and narrows
//! the distance step by step: the points within it are kept, replace the others, and walk so that the prior
//! restricted to the distance stays what it is (Del Moral, Doucet and Jasra 2012; the number of walks from
//! the share that has moved, after Drovandi and Pettitt 2011). No weights arise, so none can degenerate.
//!
//! What is left of the distance biases the answer: points that are allowed to be so far away are those of data with
//! so much more noise. [`Near::blur`] says how much more. [`AbcOptions::adjust`] takes the part away that is linear in
//! the summaries (Beaumont, Zhang and Balding 2002); where parameters and summaries are jointly normal nothing remains.
//! Of a scale, on which single observations do not depend by a straight line, it takes nothing. Many observations are
//! never all near at once: give few summaries that tell of the parameters, by [`Abc::by`].
//!
//! ```
//! use larder_infer::abc::{Abc, AbcOptions};
//! use larder_infer::{Compiled, Ctx, Model, Normal, Silent, addr};
//!
//! struct Shift;
//! impl Model for Shift {
//!     fn run<C: Ctx>(&self, m: &mut C) {
//!         let x = m.sample(addr!("x"), Normal(0.0, 1.0));
//!         m.observe(addr!("y"), Normal(x, 0.5), 1.0);
//!     }
//! }
//!
//! let model = Compiled::record(Shift)?;
//! let options = AbcOptions { keep: 200, trials: 10_000, ..AbcOptions::default() };
//! let near = Abc::new(&model, options).sequential(&Silent)?;
//! let mean = near.points.iter().sum::<f64>() / 200.0;
//! assert!((mean - 0.8).abs() < 0.15);
//! # Ok::<(), larder_infer::InferError>(())
//! ```

mod adjust;
mod sequential;
mod simulator;

use larder_memory::Reservation;

use crate::error::{ErrorKind, InferError, Result};
use crate::run::{Observer, Phase, Progress};
use crate::stores::Stores;
use crate::target::Compiled;

use simulator::Simulator;

/// Options of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct AbcOptions {
    /// Points that are kept.
    pub keep: usize,
    /// Simulations at most, those that measure the spread of the summaries included.
    pub trials: usize,
    /// The share of the kept points that the next distance keeps.
    pub share: f64,
    /// A distance that is near enough: narrowing stops there.
    pub within: f64,
    /// Whether points are moved by what a linear regression on their summaries says.
    pub adjust: bool,
    /// The seed.
    pub seed: u64,
    /// Which of several runs with one seed.
    pub run: u64,
    /// Where memory comes from.
    pub stores: Stores,
}

impl Default for AbcOptions {
    fn default() -> Self {
        AbcOptions {
            keep: 1000,
            trials: 1_000_000,
            share: 0.5,
            within: 0.0,
            adjust: true,
            seed: 0,
            run: 0,
            stores: Stores::default(),
        }
    }
}

/// What was kept. All points weigh the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Near {
    /// Unconstrained numbers, point by point.
    pub points: Vec<f64>,
    /// The distances, all at most [`Near::within`].
    pub distances: Vec<f64>,
    /// The largest distance that was allowed.
    pub within: f64,
    /// What a difference of each summary is divided by.
    pub scales: Vec<f64>,
    /// Simulations that were made to find them.
    pub trials: usize,
    /// How many independent points these are worth: fewer where several are copies of one that never moved.
    pub effective: f64,
    /// Whether the points were adjusted; asked for, it is left undone with fewer than five points for each
    /// summary.
    pub is_adjusted: bool,
    /// Points that were moved by a part alone of what the regression said, because the rest led where the prior is
    /// next to nothing, or where no kept point was. Where they are many, the simulations were too far from the data for
    /// a regression.
    pub held: usize,
    /// How much noise the distance stands for, in units of the model's own: the mean square of how far the kept
    /// simulations are from the data, over the variance of simulations at one point, all summaries together (that of a
    /// normal of the same middle spread, because some noise has no variance). Above [`BLUR_MAX`] what a regression does not take away shows, a scale above all. Infinite for a model without noise
    /// whose simulations do not meet the data.
    pub blur: f64,
}

/// The noise of the distance up to which points without adjustment are near those of the posterior: it widens all that
/// the data tell by a twentieth.
pub const BLUR_MAX: f64 = 0.1;

/// A function from observations to summaries: it pushes as many numbers each time.
pub type Summaries<'a> = &'a (dyn Fn(&[f64], &mut Vec<f64>) + Sync);

/// A run to be made.
pub struct Abc<'a> {
    model: &'a Compiled,
    options: AbcOptions,
    summaries: Option<Summaries<'a>>,
}

impl<'a> Abc<'a> {
    /// A run that compares all observations.
    pub fn new(model: &'a Compiled, options: AbcOptions) -> Self {
        Abc { model, options, summaries: None }
    }

    /// Compares summaries of the observations instead.
    #[must_use]
    pub fn by(self, summaries: Summaries<'a>) -> Self {
        Abc { summaries: Some(summaries), ..self }
    }

    fn simulator(&self) -> Result<Simulator<'a>> {
        let options = &self.options;
        let refuse = |text: String| Err(InferError::new(ErrorKind::Option, text));
        if options.keep < 2 || options.keep > 1 << 26 {
            return refuse(format!("{} points, want from 2 to 2^26", options.keep));
        }
        let least = options.keep.saturating_add(simulator::PILOTS);
        if options.trials < least {
            return refuse(format!(
                "{} simulations for {} points, want at least {least}: {} measure the spread of the data",
                options.trials,
                options.keep,
                simulator::PILOTS
            ));
        }
        if !(options.share > 0.0 && options.share < 1.0) {
            return refuse(format!("a share of {}, want between 0 and 1", options.share));
        }
        if !(options.within >= 0.0) {
            return refuse(format!("a distance of {}, want zero or more", options.within));
        }
        Simulator::new(self.model, self.summaries, options)
    }

    /// Draws from the prior and keeps the nearest.
    ///
    /// # Errors
    /// [`ErrorKind::Option`], [`ErrorKind::Method`] for an improper prior or a model that cannot simulate,
    /// [`ErrorKind::Start`] when too few simulations give numbers, [`ErrorKind::Cancelled`].
    pub fn reject(&self, observer: &dyn Observer) -> Result<Near> {
        let mut simulator = self.simulator()?;
        let (keep, trials) = (self.options.keep, self.options.trials);
        // Sorting rarely: the room is twice as large as what is kept.
        let mut cloud =
            Cloud::new(&self.options.stores, 2 * keep, simulator.dim(), simulator.summaries())?;
        let (mut filled, mut within) = (0, f64::INFINITY);
        while simulator.trials < trials {
            self.listen(&simulator, observer)?;
            let (point, seen) = cloud.slot(filled);
            let distance = simulator.draw(point, seen)?;
            if distance < within {
                cloud.distances[filled] = distance;
                filled += 1;
            }
            if filled == cloud.distances.len() {
                cloud.nearest_first();
                filled = keep;
                within = cloud.distances[keep - 1];
            }
        }
        cloud.truncate(filled);
        cloud.nearest_first();
        cloud.truncate(keep);
        if cloud.distances.len() < keep {
            return Err(too_few(keep, simulator.trials));
        }
        let within = cloud.distances[keep - 1];
        Ok(self.done(cloud, simulator, within))
    }

    /// Narrows the distance until [`AbcOptions::within`], or until another step would take more simulations
    /// than are left.
    ///
    /// # Errors
    /// As [`Abc::reject`].
    pub fn sequential(&self, observer: &dyn Observer) -> Result<Near> {
        let mut simulator = self.simulator()?;
        let (cloud, within) = sequential::narrowed(self, &mut simulator, observer)?;
        Ok(self.done(cloud, simulator, within))
    }

    /// Tells how far the work is; an error when it is to stop.
    fn listen(&self, simulator: &Simulator<'_>, observer: &dyn Observer) -> Result<()> {
        if observer.is_cancelled() {
            let text = "cancelled before enough points were near";
            return Err(InferError::new(ErrorKind::Cancelled, text));
        }
        let (done, total) = (simulator.trials, self.options.trials);
        if done.is_multiple_of((total / 100).max(1)) {
            observer.progress(&Progress {
                chain: self.options.run as usize,
                phase: Phase::Sampling,
                done,
                total,
                divergences: 0,
                step_size: f64::NAN,
                evaluations: done as u64,
            });
        }
        Ok(())
    }

    fn done(&self, mut cloud: Cloud, mut simulator: Simulator<'_>, within: f64) -> Near {
        let effective = cloud.effective();
        let blur = simulator.blur(&mut cloud);
        let adjusted =
            if self.options.adjust { adjust::adjust(&mut cloud, &mut simulator) } else { None };
        Near {
            points: cloud.points,
            distances: cloud.distances,
            within,
            trials: simulator.trials,
            scales: simulator.into_scales(),
            effective,
            is_adjusted: adjusted.is_some(),
            held: adjusted.unwrap_or(0),
            blur,
        }
    }
}

impl std::fmt::Debug for Abc<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Abc")
            .field("options", &self.options)
            .field("has_summaries", &self.summaries.is_some())
            .finish_non_exhaustive()
    }
}

#[cold]
fn too_few(keep: usize, trials: usize) -> InferError {
    let text = format!("of {trials} simulations fewer than {keep} gave numbers");
    InferError::new(ErrorKind::Start, text)
}

/// Points with what they gave.
struct Cloud {
    dim: usize,
    width: usize,
    points: Vec<f64>,
    /// The summaries of each point's simulation.
    seen: Vec<f64>,
    distances: Vec<f64>,
    /// Room for sorting.
    order: Vec<usize>,
    spare: Vec<f64>,
    _room: Reservation,
}

impl Cloud {
    fn new(stores: &Stores, n: usize, dim: usize, width: usize) -> Result<Self> {
        let spare = n.saturating_mul(dim.max(width).max(1));
        let numbers = n.saturating_mul(dim.saturating_add(width).saturating_add(2));
        let room = stores.reserve("a cloud of points", numbers.saturating_add(spare))?;
        Ok(Cloud {
            dim,
            width,
            points: vec![0.0; n * dim],
            seen: vec![0.0; n * width],
            distances: vec![f64::INFINITY; n],
            order: Vec::with_capacity(n),
            spare: Vec::with_capacity(spare),
            _room: room,
        })
    }

    fn point(&self, at: usize) -> &[f64] {
        &self.points[at * self.dim..(at + 1) * self.dim]
    }

    fn seen(&self, at: usize) -> &[f64] {
        &self.seen[at * self.width..(at + 1) * self.width]
    }

    fn slot(&mut self, at: usize) -> (&mut [f64], &mut [f64]) {
        (
            &mut self.points[at * self.dim..(at + 1) * self.dim],
            &mut self.seen[at * self.width..(at + 1) * self.width],
        )
    }

    /// A point takes the place of another.
    fn copy(&mut self, from: usize, to: usize) {
        self.points.copy_within(from * self.dim..(from + 1) * self.dim, to * self.dim);
        self.seen.copy_within(from * self.width..(from + 1) * self.width, to * self.width);
        self.distances[to] = self.distances[from];
    }

    fn truncate(&mut self, n: usize) {
        self.points.truncate(n * self.dim);
        self.seen.truncate(n * self.width);
        self.distances.truncate(n);
    }

    fn nearest_first(&mut self) {
        let Cloud { dim, width, order, spare, .. } = self;
        order.clear();
        order.extend(0..self.distances.len());
        order.sort_unstable_by(|&a, &b| self.distances[a].total_cmp(&self.distances[b]));
        let rows = [(&mut self.points, *dim), (&mut self.seen, *width), (&mut self.distances, 1)];
        for (rows, width) in rows {
            spare.clear();
            spare.extend_from_slice(rows);
            for (to, &from) in order.iter().enumerate() {
                let row = &spare[from * width..(from + 1) * width];
                rows[to * width..(to + 1) * width].copy_from_slice(row);
            }
        }
    }

    /// Copies of a point are worth as much as the point: `n^2` over the sum of squares of how often each
    /// occurs.
    fn effective(&self) -> f64 {
        let n = self.distances.len();
        let mut order: Vec<&[f64]> = (0..n).map(|at| self.point(at)).collect();
        order.sort_unstable_by(|a, b| {
            let differs = a.iter().zip(*b).map(|(x, y)| x.total_cmp(y));
            differs.fold(std::cmp::Ordering::Equal, std::cmp::Ordering::then)
        });
        let squares: usize = order.chunk_by(|a, b| a == b).map(|same| same.len().pow(2)).sum();
        (n * n) as f64 / squares.max(1) as f64
    }
}
