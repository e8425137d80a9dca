//! From the prior to the posterior by powers of the likelihood, with evidence.
//!
//! Particles start at draws from the prior. The next power is the one at which the weights are still worth
//! a set share of the particles; they are resampled and each is moved by a random walk that leaves the
//! tempered density as it is, with the particles' own covariance as its shape. The product of the mean
//! weights estimates the evidence (Del Moral, Doucet and Jasra 2006).

use larder_memory::Reservation;

use super::resample::{effective, normalise, systematic};
use super::shape::Shape;
use crate::error::{ErrorKind, InferError, Result};
use crate::planted::{self, Fault};
use crate::point::{Points, Weight};
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
    /// Moves at least, after each step; more are made until most particles have moved.
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
        TemperedOptions { particles: 1000, share: 0.8, moves: 4, seed: 0, run: 0, stores }
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
    /// The share of accepted moves in the last step.
    pub acceptance: f64,
}

/// Steps at most; more mean that the likelihood is out of reach of the prior.
const STEPS_MAX: usize = 10_000;

struct Cloud {
    runs: Points,
    dim: usize,
    points: Vec<f64>,
    weights: Vec<Weight>,
    spare_points: Vec<f64>,
    spare_weights: Vec<Weight>,
    logs: Vec<f64>,
    shares: Vec<f64>,
    ancestors: Vec<u32>,
    /// The shape of the walk.
    shape: Shape,
    proposal: Vec<f64>,
    scale: f64,
    _room: Reservation,
}

impl Cloud {
    fn new(model: &Compiled, options: &TemperedOptions, rng: &mut Stream) -> Result<Self> {
        let (n, dim) = (options.particles, model.layout().dim);
        // Points and weights twice, two logarithms and half a number for the ancestor; the walk's shape.
        let numbers = n.saturating_mul(2 * dim + 7).saturating_add(dim.saturating_mul(dim));
        let room = options.stores.reserve("a cloud of particles", numbers)?;
        let mut cloud = Cloud {
            runs: Points::within(model, &options.stores),
            dim,
            points: vec![0.0; n * dim],
            weights: Vec::with_capacity(n),
            spare_points: vec![0.0; n * dim],
            spare_weights: Vec::with_capacity(n),
            logs: vec![0.0; n],
            shares: vec![0.0; n],
            ancestors: vec![0; n],
            shape: Shape::new(dim),
            proposal: vec![0.0; dim],
            scale: 2.38 / (dim.max(1) as f64).sqrt(),
            _room: room,
        };
        for at in 0..n {
            let weight = cloud.runs.draw_prior(rng, &mut cloud.points[at * dim..(at + 1) * dim])?;
            cloud.weights.push(weight);
        }
        Ok(cloud)
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

    /// The largest step that leaves the weights worth `goal` particles.
    fn step(&mut self, left: f64, goal: f64) -> f64 {
        if self.weigh(left).1 >= goal {
            return left;
        }
        let (mut low, mut high) = (0.0, left);
        for _ in 0..40 {
            let middle = 0.5 * (low + high);
            if self.weigh(middle).1 >= goal { low = middle } else { high = middle }
        }
        // At least so much, so that a cloud with few possible particles still goes on.
        if low > 0.0 { low } else { high }
    }

    fn resample(&mut self, rng: &mut Stream) {
        systematic(&self.shares, rng.open01(), &mut self.ancestors);
        self.spare_weights.clear();
        for (at, &ancestor) in self.ancestors.iter().enumerate() {
            let from = ancestor as usize * self.dim;
            self.spare_points[at * self.dim..(at + 1) * self.dim]
                .copy_from_slice(&self.points[from..from + self.dim]);
            self.spare_weights.push(self.weights[ancestor as usize]);
        }
        std::mem::swap(&mut self.points, &mut self.spare_points);
        std::mem::swap(&mut self.weights, &mut self.spare_weights);
    }

    /// One walk of all particles; gives the mean probability of acceptance.
    fn walk(&mut self, power: f64, rng: &mut Stream) -> f64 {
        let dim = self.dim;
        let mut accepted = 0.0;
        for at in 0..self.weights.len() {
            let here = &self.points[at * dim..(at + 1) * dim];
            self.shape.step(here, self.scale, rng, &mut self.proposal);
            let old = self.weights[at];
            let new = self.runs.weigh(&self.proposal);
            let tempered = |w: Weight| {
                let sum = w.prior + power * w.likelihood;
                if sum.is_nan() { f64::NEG_INFINITY } else { sum }
            };
            let (from, to) = (tempered(old), tempered(new));
            let chance = if from == f64::NEG_INFINITY { 1.0 } else { (to - from).exp().min(1.0) };
            let chance = if to == f64::NEG_INFINITY { 0.0 } else { chance };
            accepted += chance;
            if rng.open01() < chance {
                self.points[at * dim..(at + 1) * dim].copy_from_slice(&self.proposal);
                self.weights[at] = new;
            }
        }
        accepted / self.weights.len() as f64
    }
}

/// Runs a tempered sampler.
///
/// # Errors
/// [`ErrorKind::Option`] for options that cannot be served, [`ErrorKind::Method`] for an improper prior,
/// [`ErrorKind::Start`] when no particle has a positive likelihood, [`ErrorKind::Cancelled`].
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
    let mut cloud = Cloud::new(model, options, &mut rng)?;
    let goal = options.share * options.particles as f64;
    let (mut power, mut log_evidence, mut powers, mut acceptance) = (0.0, 0.0, Vec::new(), 1.0);
    while power < 1.0 {
        if observer.is_cancelled() {
            return Err(InferError::new(
                ErrorKind::Cancelled,
                "cancelled before the likelihood counted in full",
            ));
        }
        let left = 1.0 - power;
        let step = cloud.step(left, goal);
        let (mean, _) = cloud.weigh(step);
        if mean == f64::NEG_INFINITY {
            let text = "every particle has likelihood zero: the prior puts nothing where the data could come from";
            return Err(InferError::new(ErrorKind::Start, text));
        }
        log_evidence += mean;
        power = if step >= left { 1.0 } else { power + step };
        powers.push(power);
        if powers.len() > STEPS_MAX {
            let text = format!(
                "the power of the likelihood is {power} after {STEPS_MAX} steps; look at prior and data"
            );
            return Err(InferError::new(ErrorKind::Start, text));
        }
        cloud.resample(&mut rng);
        cloud.shape.learn(&cloud.points);
        // The last particles are the answer: they get more walks.
        let moves = if power >= 1.0 { 2 * options.moves } else { options.moves };
        let mut travelled = 0.0;
        for turn in 0..moves * 8 {
            acceptance = cloud.walk(power, &mut rng);
            travelled += acceptance;
            cloud.scale = (cloud.scale * ((acceptance - 0.3) * 0.8).exp()).clamp(1e-6, 1e3);
            if turn + 1 >= moves && travelled >= 0.25 * moves as f64 {
                break;
            }
        }
    }
    Ok(Tempered { points: cloud.points, weights: cloud.weights, log_evidence, powers, acceptance })
}
