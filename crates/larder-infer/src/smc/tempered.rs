//! From the prior to the posterior by powers of the likelihood, with evidence.
//!
//! Particles start at draws from the prior. The next power is the one at which the weights are still worth
//! a set share of the particles; they are resampled, and then moved so that the tempered density stays what it is,
//! until they have forgotten where they were. The product of the mean weights estimates the evidence (Del Moral,
//! Doucet and Jasra 2006); it does so only where the moves reach all that the power before left, so a run says at
//! how many powers they did not.

use larder_memory::Reservation;

use super::moves::{Crowd, Moves};
use super::resample::{effective, normalise, systematic};
use crate::error::{ErrorKind, InferError, Result};
use crate::planted::{self, Fault};
use crate::point::Weight;
use crate::rng::{Purpose, Stream};
use crate::run::Observer;
use crate::stores::Stores;
use crate::target::Compiled;

/// Options of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct TemperedOptions {
    /// Particles.
    pub particles: usize,
    /// The share of particles that the weights of one step are still worth.
    pub share: f64,
    /// Sweeps of moves at least, after each step; more are made until the particles have forgotten where they were.
    pub moves: usize,
    /// The seed.
    pub seed: u64,
    /// Which of several runs with one seed.
    pub run: u64,
    /// Where memory comes from.
    pub stores: Stores,
}

impl Default for TemperedOptions {
    fn default() -> Self {
        let stores = Stores::default();
        TemperedOptions { particles: 1000, share: 0.8, moves: 1, seed: 0, run: 0, stores }
    }
}

/// What a run found. All particles weigh the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Tempered {
    /// Unconstrained numbers, particle by particle.
    pub points: Vec<f64>,
    /// The weights of each.
    pub weights: Vec<Weight>,
    /// The log of the evidence.
    pub log_evidence: f64,
    /// The powers of the likelihood on the way; the last is one.
    pub powers: Vec<f64>,
    /// Powers after which the moves ended before the particles had forgotten where they were. With any, the evidence
    /// may be off by more than runs differ from each other.
    pub unmixed: usize,
    /// Draws from the prior with a positive likelihood, and how many were drawn to have as many.
    pub starts: (usize, usize),
    /// The share of the last trajectories that diverged: where the posterior is too narrow for a step that suits its
    /// bulk, as in the neck of a funnel, particles hardly come, and the draws have too few there.
    pub divergent: f64,
    /// The mean chance of acceptance of the last moves.
    pub acceptance: f64,
    /// Gradients, or runs of the model, that the moves took.
    pub evaluations: u64,
}

/// Steps at most; more mean that the likelihood is out of reach of the prior.
const STEPS_MAX: usize = 10_000;

/// Draws from the prior at most, for each particle: where the likelihood is zero for most of them, more are drawn.
const DRAWS_EACH: usize = 20;

struct Cloud {
    moves: Moves,
    dim: usize,
    points: Vec<f64>,
    weights: Vec<Weight>,
    /// Slopes of prior and likelihood at each point.
    slopes: Vec<f64>,
    has_slopes: bool,
    spare_points: Vec<f64>,
    spare_weights: Vec<Weight>,
    spare_slopes: Vec<f64>,
    logs: Vec<f64>,
    shares: Vec<f64>,
    ancestors: Vec<u32>,
    /// Draws from the prior with a positive likelihood, and all of them.
    starts: (usize, usize),
    _room: Reservation,
}

impl Cloud {
    fn new(model: &Compiled, options: &TemperedOptions) -> Result<Self> {
        let (n, dim) = (options.particles, model.layout().dim);
        // Points, slopes and weights twice, two logarithms and half a number for the ancestor.
        let numbers = n.saturating_mul(6 * dim + 7).saturating_add(Moves::numbers(n, dim));
        let room = options.stores.reserve("a cloud of particles", numbers)?;
        Ok(Cloud {
            moves: Moves::new(model, n, &options.stores)?,
            dim,
            points: vec![0.0; n * dim],
            weights: Vec::with_capacity(n),
            slopes: vec![0.0; n * 2 * dim],
            has_slopes: false,
            spare_points: vec![0.0; n * dim],
            spare_weights: Vec::with_capacity(n),
            spare_slopes: vec![0.0; n * 2 * dim],
            logs: vec![0.0; n],
            shares: vec![0.0; n],
            ancestors: vec![0; n],
            starts: (0, 0),
            _room: room,
        })
    }

    /// Draws from the prior until every particle has one with a positive likelihood; gives the log of the share that
    /// has. Where there are too few, they take the other places too.
    fn begin(&mut self, rng: &mut Stream, observer: &dyn Observer) -> Result<f64> {
        let (n, dim) = (self.ancestors.len(), self.dim);
        let mut drawn = 0;
        while self.weights.len() < n && drawn < n.saturating_mul(DRAWS_EACH) {
            if drawn.is_multiple_of(64) && observer.is_cancelled() {
                return Err(cancelled());
            }
            let at = self.weights.len();
            let weight = self.moves.draw_prior(rng, &mut self.points[at * dim..(at + 1) * dim])?;
            drawn += 1;
            if weight.likelihood.is_finite() && weight.prior.is_finite() {
                self.weights.push(weight);
            }
        }
        let alive = self.weights.len();
        self.starts = (alive, drawn);
        if alive == 0 {
            let text = format!(
                "each of {drawn} draws from the prior has likelihood zero: the prior puts nothing where the data could come from"
            );
            return Err(InferError::new(ErrorKind::Start, text));
        }
        for at in alive..n {
            self.points.copy_within((at - alive) * dim..(at - alive + 1) * dim, at * dim);
            self.weights.push(self.weights[at - alive]);
        }
        // Drawn until there were enough, the last success was certain: without it the share is unbiased.
        let is_full = alive == n && drawn > n;
        let share = if is_full {
            (alive - 1) as f64 / (drawn - 1) as f64
        } else {
            alive as f64 / drawn as f64
        };
        Ok(share.ln())
    }

    /// The weights of a step, and what they are worth.
    fn weigh(&mut self, step: f64) -> (f64, f64) {
        for (log, weight) in self.logs.iter_mut().zip(&self.weights) {
            let mut product = step * weight.likelihood;
            if planted::has(Fault::SquaredPrior) {
                product += step * weight.prior;
            }
            *log = if product.is_nan() { f64::NEG_INFINITY } else { product };
        }
        let mean = normalise(&self.logs, &mut self.shares);
        (mean, effective(&self.shares))
    }

    /// The largest step that leaves the weights worth `goal` particles, by halving its logarithm: likelihoods far
    /// beyond the prior need steps of any size.
    fn step(&mut self, left: f64, goal: f64) -> f64 {
        if self.weigh(left).1 >= goal {
            return left;
        }
        let (mut low, mut high) = (STEP_MIN.ln(), left.ln());
        for _ in 0..50 {
            let middle = 0.5 * (low + high);
            if self.weigh(middle.exp()).1 >= goal { low = middle } else { high = middle }
        }
        low.exp()
    }

    /// Ancestors by their weights; gives how many of them each half has. They come in their order, so that most of the
    /// descendants of one are in one half.
    fn resample(&mut self, rng: &mut Stream) -> [usize; 2] {
        systematic(&self.shares, rng.open01(), &mut self.ancestors);
        self.spare_weights.clear();
        for (at, &ancestor) in self.ancestors.iter().enumerate() {
            let from = ancestor as usize * self.dim;
            self.spare_points[at * self.dim..(at + 1) * self.dim]
                .copy_from_slice(&self.points[from..from + self.dim]);
            self.spare_slopes[2 * at * self.dim..2 * (at + 1) * self.dim]
                .copy_from_slice(&self.slopes[2 * from..2 * (from + self.dim)]);
            self.spare_weights.push(self.weights[ancestor as usize]);
        }
        std::mem::swap(&mut self.points, &mut self.spare_points);
        std::mem::swap(&mut self.weights, &mut self.spare_weights);
        std::mem::swap(&mut self.slopes, &mut self.spare_slopes);
        let (first, second) = self.ancestors.split_at(self.ancestors.len() / 2);
        [first, second].map(|half| half.chunk_by(|a, b| a == b).count().min(self.starts.0))
    }

    /// Moves the particles; gives the acceptance and whether they have forgotten where they were.
    fn mix(
        &mut self,
        power: f64,
        how: ([usize; 2], usize),
        rng: &mut Stream,
        observer: &dyn Observer,
    ) -> Result<(f64, bool)> {
        self.spare_points.copy_from_slice(&self.points);
        self.logs.iter_mut().zip(&self.weights).for_each(|(log, w)| *log = w.likelihood);
        let mut crowd = Crowd {
            points: &mut self.points,
            weights: &mut self.weights,
            slopes: &mut self.slopes,
            has_slopes: &mut self.has_slopes,
            before: &self.spare_points,
            likelihoods: &self.logs,
        };
        self.moves.mix(&mut crowd, power, how, rng, observer)
    }
}

/// The smallest step that is looked for.
const STEP_MIN: f64 = 1e-300;

#[cold]
pub(super) fn cancelled() -> InferError {
    InferError::new(ErrorKind::Cancelled, "cancelled before the likelihood counted in full")
}

/// Runs a tempered sampler.
///
/// # Errors
/// [`ErrorKind::Option`] for options that cannot be served, [`ErrorKind::Method`] for an improper prior,
/// [`ErrorKind::Start`] when no particle has a positive likelihood, [`ErrorKind::Cancelled`]; a fault of the model.
pub fn tempered(
    model: &Compiled,
    options: &TemperedOptions,
    observer: &dyn Observer,
) -> Result<Tempered> {
    let refuse = |text: String| Err(InferError::new(ErrorKind::Option, text));
    if options.particles < 2 || options.particles > 1 << 26 {
        return refuse(format!("{} particles, want from 2 to 2^26", options.particles));
    }
    if !(options.share > 0.0 && options.share < 1.0) {
        return refuse(format!("a share of {}, want between 0 and 1", options.share));
    }
    let mut rng = Stream::new(options.seed, options.run, Purpose::Particles);
    let mut cloud = Cloud::new(model, options)?;
    let mut log_evidence = cloud.begin(&mut rng, observer)?;
    let goal = options.share * options.particles as f64;
    let (mut power, mut powers, mut acceptance, mut unmixed) = (0.0, Vec::new(), 1.0, 0);
    while power < 1.0 {
        if observer.is_cancelled() {
            return Err(cancelled());
        }
        let left = 1.0 - power;
        let step = cloud.step(left, goal);
        log_evidence += cloud.weigh(step).0;
        // A step too short to be seen in the power is one all the same, or there would be no end.
        power = if step >= left { 1.0 } else { (power + step).max(power.next_up()) };
        powers.push(power);
        if powers.len() > STEPS_MAX {
            let text = format!(
                "the power of the likelihood is {power} after {STEPS_MAX} steps; look at prior and data"
            );
            return Err(InferError::new(ErrorKind::Start, text));
        }
        let distinct = cloud.resample(&mut rng);
        // The last particles are the answer: they get more moves.
        let least = if power >= 1.0 { 2 * options.moves } else { options.moves };
        let is_mixed;
        (acceptance, is_mixed) = cloud.mix(power, (distinct, least), &mut rng, observer)?;
        unmixed += usize::from(!is_mixed);
    }
    let (evaluations, (diverged, total)) = (cloud.moves.evaluations, cloud.moves.diverged);
    Ok(Tempered {
        points: cloud.points,
        weights: cloud.weights,
        log_evidence,
        powers,
        unmixed,
        starts: cloud.starts,
        divergent: if total == 0 { 0.0 } else { diverged as f64 / total as f64 },
        acceptance,
        evaluations,
    })
}
