//! Moves of particles that leave a tempered density as it is.
//!
//! Each particle makes transitions by gradient under the shape of the cloud (gradients of prior and of prior times
//! likelihood, from a tape each, give that of every power between): short ones first, which are enough where the cloud
//! looks like its covariance, then those of NUTS, which find their length themselves. They go on until the particles
//! have forgotten where they were: that is measured, coordinate by coordinate and of the likelihood, and not assumed.
//! A model whose tape has to be recorded again all the time walks at random instead.
//!
//! Each half of the particles moves under the shape of the other. Under its own, directions in which it happens to be
//! narrow would be moved otherwise than those in which it happens to be wide, and over many powers the cloud would
//! shrink or swell: with thirty numbers and three hundred particles that was a factor of three in the evidence.

use super::shape::{Shape, stride};
use crate::error::{InferError, Result};
use crate::ground::Part;
use crate::mcmc::{Transitions, Way};
use crate::point::{Points, Weight};
use crate::rng::Stream;
use crate::run::Observer;
use crate::stores::Stores;
use crate::target::{Compiled, Target};

/// A trajectory has at most two to the power of this many steps.
const DEPTH_MAX: u32 = 8;

/// The mean chance of acceptance that the steps of trajectories aim at, and those of a random walk.
const ACCEPTANCE: f64 = 0.8;
const WALK_ACCEPTANCE: f64 = 0.3;

/// Particles by which a step is tried before all make it.
const PILOTS: usize = 40;

/// Sweeps after one power, for each that was asked for, and gradients of a particle after one power. A density for
/// which these are too few is said to be.
const SWEEPS_MAX: usize = 32;
const GRADIENTS_MAX: f64 = 1500.0;

/// Sweeps of short transitions before those of NUTS, their length in widths of the cloud (a quarter of the way around a
/// normal one), and their steps at most.
const SHORT_SWEEPS: usize = 2;
const LENGTH: f64 = 1.6;
const LEAPS_MAX: f64 = 8.0;

/// How far a coordinate has to go: the mean square of the way in units of what it is between independent particles. A
/// correlation with where the particle was of one half: the estimate is unbiased with any, and more moves than that cost
/// more than they save in particles.
const FAR_ENOUGH: f64 = 0.5;

/// Where twice as many sweeps lead hardly farther than this, particles go as far as there is to go: they are in one of
/// several modes, and have forgotten where in it they were.
const FARTHER: f64 = 1.25;

/// The share of particles that may stand where they stood.
const STILL: f64 = 0.05;

/// The share of the step that is tried for those that do.
const SHORT: f64 = 0.2;

/// Recordings for which trajectories are still worth their while: so many, or one in so many gradients.
const RECORDINGS_MIN: u64 = 64;
const GRADIENTS_EACH: u64 = 20;

/// The density of a power over standard numbers. What is computed on a trajectory is kept until the next one, so that
/// nothing of where it ends is computed again.
struct Bridge {
    prior: Compiled,
    likelihood: Compiled,
    /// The shapes of the first half of the particles and of the second.
    shapes: [Shape; 2],
    /// Whose shape is used: the half that does not move now.
    other: usize,
    power: f64,
    /// The points of a trajectory, each with the slopes of its prior and of its likelihood, in whole blocks.
    path: Vec<f64>,
    path_weights: Vec<Weight>,
    /// How many there are.
    steps: usize,
    slope: Vec<f64>,
}

/// The most points that a trajectory has: those of NUTS; the short ones have far fewer.
const PATH: usize = 1 << DEPTH_MAX;

impl Bridge {
    /// Room for points of so many numbers.
    fn new(model: &Compiled, particles: usize) -> Result<Self> {
        let dim = model.layout().dim;
        Ok(Bridge {
            prior: model.part(Part::Prior)?,
            likelihood: model.part(Part::Likelihood)?,
            shapes: [Shape::new(particles, dim), Shape::new(particles, dim)],
            other: 0,
            power: 0.0,
            path: vec![0.0; PATH * 3 * stride(dim)],
            path_weights: vec![Weight { prior: 0.0, likelihood: 0.0 }; PATH],
            steps: 0,
            slope: vec![0.0; dim],
        })
    }

    /// Goes to where a particle stands, under the shape of the other half: its standard point and the slope there.
    /// Gives the density.
    fn stand(
        &mut self,
        (row, particles): (usize, usize),
        particle: &Particle<'_>,
        (z, gradient): (&mut [f64], &mut [f64]),
    ) -> f64 {
        self.other = usize::from(row < particles / 2);
        self.steps = 0;
        let shape = &self.shapes[self.other];
        shape.find(particle.point, z);
        let (prior, likelihood) = particle.slopes.split_at(z.len());
        mix_slopes(prior, likelihood, self.power, &mut self.slope);
        shape.pull(&self.slope, gradient);
        tempered(*particle.weight, self.power)
    }

    /// Puts a particle where a step of the trajectory led.
    fn settle(&self, step: u32, particle: &mut Particle<'_>) {
        let (at, dim) = (step as usize - 1, self.slope.len());
        let mut parts = self.path.chunks_exact(stride(dim)).skip(3 * at);
        let places = std::iter::once(&mut *particle.point);
        for (place, part) in places.chain(particle.slopes.chunks_exact_mut(dim)).zip(&mut parts) {
            place.copy_from_slice(&part[..dim]);
        }
        *particle.weight = self.path_weights[at];
    }

    /// Slopes and weight of a particle that knows its place alone.
    fn learn(&mut self, particle: &mut Particle<'_>) {
        let (of_prior, of_likelihood) = particle.slopes.split_at_mut(self.slope.len());
        let weight = Weight {
            prior: self.prior.log_density_gradient(particle.point, of_prior),
            likelihood: self.likelihood.log_density_gradient(particle.point, of_likelihood),
        };
        // Finite it is by the interpreter; where the tape, which rounds otherwise, is not, nothing moves.
        if weight.prior.is_finite() && weight.likelihood.is_finite() {
            *particle.weight = weight;
        } else {
            particle.slopes.fill(f64::NAN);
        }
    }

    fn fault(&self) -> Option<&InferError> {
        self.prior.fault().or_else(|| self.likelihood.fault())
    }
}

impl Target for Bridge {
    fn dim(&self) -> usize {
        self.slope.len()
    }

    fn log_density_gradient(&mut self, z: &[f64], gradient: &mut [f64]) -> f64 {
        let (at, dim) = (self.steps, self.slope.len());
        self.steps += 1;
        let stride = stride(dim);
        let (x, slopes) = self.path[3 * stride * at..3 * stride * (at + 1)].split_at_mut(stride);
        let (of_prior, of_likelihood) = slopes.split_at_mut(stride);
        let (of_prior, of_likelihood) = (&mut of_prior[..dim], &mut of_likelihood[..dim]);
        let shape = &self.shapes[self.other];
        shape.place(z, x);
        let x = &x[..dim];
        let prior = self.prior.log_density_gradient(x, of_prior);
        let likelihood = self.likelihood.log_density_gradient(x, of_likelihood);
        self.path_weights[at] = Weight { prior, likelihood };
        mix_slopes(of_prior, of_likelihood, self.power, &mut self.slope);
        shape.pull(&self.slope, gradient);
        prior + self.power * likelihood
    }
}

fn mix_slopes(prior: &[f64], likelihood: &[f64], power: f64, slope: &mut [f64]) {
    for ((slope, prior), likelihood) in slope.iter_mut().zip(prior).zip(likelihood) {
        *slope = prior + power * likelihood;
    }
}

/// The log density of a power.
fn tempered(weight: Weight, power: f64) -> f64 {
    let sum = weight.prior + power * weight.likelihood;
    if sum.is_nan() { f64::NEG_INFINITY } else { sum }
}

/// One of the particles.
struct Particle<'a> {
    point: &'a mut [f64],
    weight: &'a mut Weight,
    slopes: &'a mut [f64],
}

/// Particles on their way through one power.
pub(super) struct Crowd<'a> {
    pub(super) points: &'a mut [f64],
    pub(super) weights: &'a mut [Weight],
    /// The slopes of the prior and of the likelihood at each.
    pub(super) slopes: &'a mut [f64],
    /// Whether these are known.
    pub(super) has_slopes: &'a mut bool,
    /// Where they stood before they moved.
    pub(super) before: &'a [f64],
    /// Their log likelihoods there.
    pub(super) likelihoods: &'a [f64],
}

impl Crowd<'_> {
    fn len(&self) -> usize {
        self.weights.len()
    }

    /// One particle of so many numbers.
    fn particle(&mut self, row: usize, dim: usize) -> Particle<'_> {
        Particle {
            point: &mut self.points[row * dim..(row + 1) * dim],
            weight: &mut self.weights[row],
            slopes: &mut self.slopes[2 * row * dim..2 * (row + 1) * dim],
        }
    }
}

pub(super) struct Moves {
    bridge: Bridge,
    /// For a walk: runs of the model that need no tape.
    runs: Points,
    transitions: Transitions,
    step: f64,
    reach: f64,
    room: Vec<f64>,
    /// How far each coordinate, and the likelihood after them, went by the look before the last, and by the last.
    ways: [Vec<f64>; 2],
    /// Gradients, or runs of the model, of all particles.
    pub(super) evaluations: u64,
    /// Trajectories after this power that diverged, and all of them.
    pub(super) diverged: (u64, u64),
}

impl Moves {
    pub(super) fn new(model: &Compiled, particles: usize, stores: &Stores) -> Result<Self> {
        let dim = model.layout().dim;
        Ok(Moves {
            bridge: Bridge::new(model, particles)?,
            runs: Points::within(model, stores),
            transitions: Transitions::new(dim, DEPTH_MAX),
            step: 1.0,
            reach: 2.38 / (dim.max(1) as f64).sqrt(),
            room: vec![0.0; dim],
            ways: [vec![0.0; dim + 1], vec![0.0; dim + 1]],
            evaluations: 0,
            diverged: (0, 0),
        })
    }

    /// Numbers that it holds.
    pub(super) fn numbers(particles: usize, dim: usize) -> usize {
        Transitions::numbers(dim, DEPTH_MAX)
            .saturating_add(Shape::numbers(particles, dim).saturating_mul(2))
            .saturating_add(stride(dim).saturating_mul(3 * PATH + 4))
            .saturating_add(2 * PATH)
    }

    /// A point from the prior.
    pub(super) fn draw_prior(&mut self, rng: &mut Stream, q: &mut [f64]) -> Result<Weight> {
        self.runs.draw_prior(rng, q)
    }

    /// Whether the tapes are recorded so often that a trajectory costs more than it is worth.
    fn is_stormy(&self) -> bool {
        [&self.bridge.likelihood, &self.bridge.prior].into_iter().any(|tapes| {
            let (recordings, replays) = tapes.recordings();
            recordings > RECORDINGS_MIN && recordings * GRADIENTS_EACH > replays
        })
    }

    /// Moves all particles at a power until they have forgotten where they were, at least so many times. Gives the
    /// acceptance of the last sweep, and whether they have.
    ///
    /// # Errors
    /// A fault of the model at a point where a trajectory led; cancelled.
    pub(super) fn mix(
        &mut self,
        crowd: &mut Crowd<'_>,
        power: f64,
        (distinct, least): ([usize; 2], usize),
        rng: &mut Stream,
        observer: &dyn Observer,
    ) -> Result<(f64, bool)> {
        let dim = self.room.len();
        if dim == 0 {
            return Ok((1.0, true));
        }
        self.bridge.power = power;
        self.diverged = (0, 0);
        let (first, second) = crowd.points.split_at(crowd.len() / 2 * dim);
        self.bridge.shapes[0].learn(first, distinct[0]);
        self.bridge.shapes[1].learn(second, distinct[1]);
        self.ways[1].fill(0.0);
        self.try_steps(crowd, rng);
        let particles = crowd.len() as f64;
        let most = SWEEPS_MAX.saturating_mul(least.max(1));
        let (begun, mut acceptance, mut is_done, mut many_still) =
            (self.evaluations, 0.0, false, false);
        for turn in 1..=most {
            if observer.is_cancelled() {
                return Err(super::tempered::cancelled());
            }
            // Where some particles cannot take the step that suits most, every second sweep has a shorter one.
            let is_short = many_still && turn % 2 == 0;
            let way = if turn <= SHORT_SWEEPS {
                Way::Length(LENGTH.min(LEAPS_MAX * self.step))
            } else {
                Way::Turn
            };
            acceptance = self.sweep(crowd, way, is_short, rng);
            if let Some(fault) = self.bridge.fault() {
                return Err(fault.clone());
            }
            let spent = (self.evaluations - begun) as f64 / particles;
            let is_last = turn == most || spent > GRADIENTS_MAX;
            if !is_done && (turn.is_power_of_two() || is_last) {
                let still;
                (is_done, still) = self.look(crowd, turn.is_power_of_two());
                many_still = still > STILL;
                is_done &= !many_still;
            }
            if is_last || (is_done && turn >= least) {
                break;
            }
        }
        Ok((acceptance, is_done))
    }

    /// Slopes for particles that have none yet, or none any more.
    fn learn(&mut self, crowd: &mut Crowd<'_>) {
        if *crowd.has_slopes {
            return;
        }
        for row in 0..crowd.len() {
            self.bridge.learn(&mut crowd.particle(row, self.room.len()));
        }
        *crowd.has_slopes = true;
        self.evaluations += crowd.len() as u64;
    }

    /// A step at which about as many trajectories are accepted as wished, by a few particles.
    fn try_steps(&mut self, crowd: &mut Crowd<'_>, rng: &mut Stream) {
        if self.is_stormy() {
            return;
        }
        self.learn(crowd);
        let (dim, particles) = (self.room.len(), crowd.len());
        let pilots = PILOTS.min(particles);
        let mut direction = 0.0;
        for _ in 0..60 {
            let (mut sum, mut count) = (0.0, 0.0);
            for pilot in 0..pilots {
                let row = pilot * particles / pilots;
                let (target, start) = (&mut self.bridge, self.transitions.start_mut());
                let density = target.stand((row, particles), &crowd.particle(row, dim), start);
                let chance = self.transitions.try_step(target, rng, self.step, density);
                if let Some(chance) = chance {
                    (sum, count) = (sum + chance, count + 1.0);
                }
            }
            self.evaluations += pilots as u64;
            let wish = if sum >= ACCEPTANCE * count { 1.0 } else { -1.0 };
            // Upward only where the step is known to be too short; the last one that was good enough stays.
            if direction != 0.0 && wish != direction {
                if wish < 0.0 {
                    self.step /= 1.5;
                }
                return;
            }
            direction = wish;
            let next = self.step * f64::powf(1.5, wish);
            if !(1e-6..=4.0).contains(&next) {
                return;
            }
            self.step = next;
        }
    }

    /// Moves every particle once; gives the mean chance of acceptance.
    fn sweep(&mut self, crowd: &mut Crowd<'_>, way: Way, is_short: bool, rng: &mut Stream) -> f64 {
        if self.is_stormy() {
            return self.walk(crowd, is_short, rng);
        }
        self.learn(crowd);
        let share = if is_short { SHORT } else { 1.0 };
        let (dim, particles) = (self.room.len(), crowd.len());
        let mut sum = 0.0;
        for row in 0..particles {
            let mut particle = crowd.particle(row, dim);
            let (target, start) = (&mut self.bridge, self.transitions.start_mut());
            let density = target.stand((row, particles), &particle, start);
            let how = (share * self.step, way);
            let told = self.transitions.go(target, rng, how, density);
            sum += told.acceptance;
            self.evaluations += u64::from(told.gradients);
            self.diverged.0 += u64::from(told.is_divergent);
            self.diverged.1 += 1;
            if told.chosen > 0 {
                self.bridge.settle(told.chosen, &mut particle);
            }
        }
        let acceptance = sum / particles as f64;
        if !is_short {
            self.step = (self.step * (acceptance - ACCEPTANCE).exp()).clamp(1e-6, 4.0);
        }
        acceptance
    }

    /// The same by one random step of each.
    fn walk(&mut self, crowd: &mut Crowd<'_>, is_short: bool, rng: &mut Stream) -> f64 {
        let share = if is_short { SHORT } else { 1.0 };
        let (dim, power) = (self.room.len(), self.bridge.power);
        let (mut sum, particles) = (0.0, crowd.len());
        let pairs = crowd.points.chunks_exact_mut(dim).zip(&mut *crowd.weights);
        for (row, (point, weight)) in pairs.enumerate() {
            let shape = &mut self.bridge.shapes[usize::from(row < particles / 2)];
            shape.step(point, share * self.reach, rng, &mut self.room);
            let next = self.runs.weigh(&self.room);
            let (from, to) = (tempered(*weight, power), tempered(next, power));
            let chance = if to == f64::NEG_INFINITY { 0.0 } else { (to - from).exp().min(1.0) };
            sum += chance;
            if rng.open01() < chance {
                point.copy_from_slice(&self.room);
                *weight = next;
            }
        }
        *crowd.has_slopes = false;
        self.evaluations += particles as u64;
        let acceptance = sum / particles as f64;
        if !is_short {
            let factor = ((acceptance - WALK_ACCEPTANCE) * 0.8).exp();
            self.reach = (self.reach * factor).clamp(1e-6, 1e3);
        }
        acceptance
    }

    /// Whether every coordinate has gone as far as it should or, after twice the sweeps of the last look, as it can; and
    /// the share of particles that stand where they stood.
    fn look(&mut self, crowd: &Crowd<'_>, is_twice: bool) -> (bool, f64) {
        let (dim, power) = (self.room.len(), self.bridge.power);
        // Of the likelihood what weighs: far below the best it is as good as none.
        let best = |top: f64, x: f64| if x > top { x } else { top };
        let top = crowd.likelihoods.iter().copied().fold(f64::NEG_INFINITY, best);
        let top = crowd.weights.iter().map(|w| w.likelihood).fold(top, best);
        let low = -(40.0 + 2.0 * dim as f64);
        self.ways.swap(0, 1);
        let mut is_done = true;
        for at in 0..=dim {
            let shape = &self.bridge.shapes[0];
            let pairs = 0..crowd.len();
            let way = if at < dim {
                way_of(pairs.map(|row| {
                    let place = row * dim + at;
                    (
                        shape.standard(at, crowd.before[place]),
                        shape.standard(at, crowd.points[place]),
                    )
                }))
            } else {
                let counts = |likelihood: f64| (power * (likelihood - top)).max(low);
                way_of(pairs.map(|row| {
                    (counts(crowd.likelihoods[row]), counts(crowd.weights[row].likelihood))
                }))
            };
            let earlier = self.ways[0][at];
            self.ways[1][at] = way;
            let is_end = is_twice && earlier > 0.0 && way <= FARTHER * earlier;
            is_done &= way >= FAR_ENOUGH || is_end;
        }
        let pairs = crowd.points.chunks_exact(dim).zip(crowd.before.chunks_exact(dim));
        let still = pairs.filter(|(now, before)| now == before).count();
        (is_done, still as f64 / crowd.len() as f64)
    }
}

/// The mean square of what pairs are apart, in units of what it is between independent ones: the sum of both variances.
fn way_of(pairs: impl Iterator<Item = (f64, f64)>) -> f64 {
    let (mut count, mut way, mut sums, mut squares) = (0.0, 0.0, [0.0; 2], 0.0);
    for (old, new) in pairs {
        count += 1.0;
        way += (new - old) * (new - old);
        sums = [sums[0] + old, sums[1] + new];
        squares += old * old + new * new;
    }
    let apart = squares - (sums[0] * sums[0] + sums[1] * sums[1]) / count;
    if apart > 0.0 { way / apart } else { 1.0 }
}
