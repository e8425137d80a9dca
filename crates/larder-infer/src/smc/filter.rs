//! The bootstrap filter, for models whose state steps through time by [`Ctx::unfold`], and its smoother.
//!
//! Each step moves every particle by the model's own step, weighs it by what the step observes, and
//! resamples where the weights are worth too few particles. The product of the mean weights is an unbiased
//! estimate of the likelihood. With [`FilterOptions::paths`] the ancestors of every step are kept, so that
//! the sites inside the steps get their moments given the data so far and given all data.
//!
//! Sites outside `unfold` are parameters: drawn from their prior, or given. What is drawn before the steps is the
//! same in every island, because all of them draw it from one stream; so no island waits for another.

use std::num::NonZero;

use larder_memory::Reservation;

use super::resample::{effective, normalise, systematic};
use crate::address::Address;
use crate::dist::{Law, SiteValue, Support, VectorLaw, VectorSupport};
use crate::error::{ErrorKind, InferError, Result};
use crate::layout::Domain;
use crate::model::{Buffer, Ctx, Model};
use crate::rng::{Purpose, Stream};
use crate::stores::Stores;
use crate::trace::{PoolStats, TraceBuilder, TracePool};
use crate::transform;

/// Options of a filter.
#[derive(Clone, Debug, PartialEq)]
pub struct FilterOptions {
    /// Particles of one island.
    pub particles: usize,
    /// Below this share of particles that the weights are worth, they are resampled.
    pub share: f64,
    /// Filters that run side by side, each with particles of its own; the estimate is the mean of theirs.
    /// The result depends on their number and not on that of threads.
    pub islands: usize,
    /// Threads at most.
    pub threads: usize,
    /// Whether to keep the ancestors and values of all steps, for moments of the states.
    pub paths: bool,
    /// Smoothed moments look at most this many steps ahead; a short lag keeps more different ancestors.
    pub lag: usize,
    /// The seed.
    pub seed: u64,
    /// Which of several runs with one seed.
    pub run: u64,
    /// Where memory comes from.
    pub stores: Stores,
}

impl Default for FilterOptions {
    fn default() -> Self {
        FilterOptions {
            particles: 1000,
            share: 0.5,
            islands: 1,
            threads: usize::MAX,
            paths: false,
            lag: usize::MAX,
            seed: 0,
            run: 0,
            stores: Stores::default(),
        }
    }
}

/// What a filter found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filtered {
    /// The log of the estimated likelihood.
    pub log_likelihood: f64,
    /// The log density of the parameters on the unconstrained scale.
    pub log_prior: f64,
    /// Steps after which particles were resampled.
    pub resamplings: usize,
    /// Steps in all.
    pub steps: usize,
    /// The real sites inside the steps, if paths were kept: of the first island.
    pub states: Vec<State>,
}

/// Moments of a site inside a step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct State {
    /// Its address.
    pub address: Address,
    /// The mean given the data up to its step.
    pub filtered_mean: f64,
    /// The standard deviation given the data up to its step.
    pub filtered_sd: f64,
    /// The mean given all data (or those of the lag).
    pub smoothed_mean: f64,
    /// The standard deviation given the same.
    pub smoothed_sd: f64,
}

/// A parameter: a site outside the steps.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// Its address.
    pub address: Address,
    /// Its values, constrained.
    pub values: Vec<f64>,
    /// How many unconstrained numbers it has.
    pub free: usize,
}

/// A filter over a model.
///
/// ```
/// use larder_infer::{addr, smc::{Filter, FilterOptions}, Ctx, Model, Normal};
///
/// struct Walk(Vec<f64>);
/// impl Model for Walk {
///     fn run<C: Ctx>(&self, m: &mut C) {
///         let zero = C::Real::from(0.0);
///         m.unfold("time", zero, self.0.len(), |m, x, t| {
///             let x = m.sample(addr!("x", t), Normal(x, 1.0));
///             m.observe(addr!("y", t), Normal(x, 0.5), self.0[t]);
///             x
///         });
///     }
/// }
///
/// let model = Walk(vec![0.3, 0.9, 1.4]);
/// let mut filter = Filter::new(&model, FilterOptions::default())?;
/// assert!((filter.run()?.log_likelihood + 4.0).abs() < 1.0);
/// # Ok::<(), larder_infer::InferError>(())
/// ```
#[derive(Debug)]
pub struct Filter<'m, M> {
    model: &'m M,
    options: FilterOptions,
    islands: Vec<Island>,
    /// Where every island draws its parameters from.
    prior: Stream,
    _room: Reservation,
}

impl<'m, M: Model + Sync> Filter<'m, M> {
    /// A filter over a model.
    ///
    /// # Errors
    /// [`ErrorKind::Option`].
    pub fn new(model: &'m M, options: FilterOptions) -> Result<Self> {
        let refuse = |text: String| Err(InferError::new(ErrorKind::Option, text));
        if options.particles == 0 || options.particles > 1 << 28 {
            return refuse(format!("{} particles, want from 1 to 2^28", options.particles));
        }
        if options.islands == 0 || options.islands > 1 << 16 {
            return refuse(format!("{} islands, want from 1 to 2^16", options.islands));
        }
        if !(options.share >= 0.0 && options.share <= 1.0) {
            return refuse(format!("a share of {}, want from 0 to 1", options.share));
        }
        // A state, its next, its weight and share, and half a number for its ancestor; with paths a value and an
        // ancestor for each step are added as they come.
        let numbers = options.particles.saturating_mul(options.islands).saturating_mul(5);
        let room = options.stores.reserve("a filter", numbers)?;
        let islands = (0..options.islands).map(|at| Island::new(&options, at)).collect();
        let prior = Stream::new(options.seed, options.run << 16, Purpose::Start);
        Ok(Filter { model, options, islands, prior, _room: room })
    }

    /// A run with parameters from their prior; each run draws anew.
    ///
    /// # Errors
    /// A fault of the run; no `unfold`; every particle of weight zero counts as a likelihood of zero.
    pub fn run(&mut self) -> Result<Filtered> {
        self.go(None)
    }

    /// A run at given unconstrained parameters.
    ///
    /// # Errors
    /// As [`Filter::run`].
    pub fn run_at(&mut self, q: &[f64]) -> Result<Filtered> {
        self.go(Some(q))
    }

    /// The parameters of the latest run.
    pub fn parameters(&self) -> &[Parameter] {
        &self.islands[0].parameters
    }

    /// The unconstrained parameters of the latest run.
    pub fn point(&self) -> &[f64] {
        &self.islands[0].point
    }

    /// What was asked of the pools of traces.
    pub fn pool_stats(&self) -> PoolStats {
        self.islands[0].pool.stats()
    }

    fn go(&mut self, q: Option<&[f64]>) -> Result<Filtered> {
        let (model, prior) = (self.model, &self.prior);
        let run = |part: &mut [Island]| {
            part.iter_mut().try_for_each(|island| island.run(model, q, prior))
        };
        let machine = std::thread::available_parallelism().map_or(1, NonZero::get);
        let threads = self.options.threads.clamp(1, machine).min(self.islands.len());
        let share = self.islands.len().div_ceil(threads);
        let (ours, theirs) = self.islands.split_at_mut(share);
        std::thread::scope(|scope| {
            let running: Vec<_> =
                theirs.chunks_mut(share).map(|part| scope.spawn(move || run(part))).collect();
            let done = run(ours);
            // In the order of the islands, so that the first fault is the same for any number of threads.
            running.into_iter().fold(done, |done, thread| match thread.join() {
                Ok(result) => done.and(result),
                Err(panic) => std::panic::resume_unwind(panic),
            })
        })?;
        self.prior = self.islands[0].prior.clone();
        let logs: Vec<f64> =
            self.islands.iter().map(|island| island.result.log_likelihood).collect();
        let mut shares = vec![0.0; logs.len()];
        let log_likelihood = normalise(&logs, &mut shares);
        let result = self.islands[0].result.clone();
        Ok(Filtered { log_likelihood, ..result })
    }
}

/// One set of particles with its room.
#[derive(Debug)]
struct Island {
    rng: Stream,
    /// Where the sites outside the steps are drawn from.
    prior: Stream,
    share: f64,
    lag: usize,
    paths: Option<Paths>,
    pool: TracePool,
    builder: TraceBuilder,
    given: Vec<f64>,
    is_given: bool,
    point: Vec<f64>,
    jacobian: f64,
    parameters: Vec<Parameter>,
    logs: Vec<f64>,
    shares: Vec<f64>,
    ancestors: Vec<u32>,
    particle: usize,
    has_unfolded: bool,
    fault: Option<InferError>,
    result: Filtered,
}

/// Values and ancestors of all steps.
#[derive(Debug, Default)]
struct Paths {
    sites: Vec<(Address, usize)>,
    values: Vec<f64>,
    parents: Vec<u32>,
    filtered: Vec<(f64, f64)>,
    step: usize,
    next: usize,
    first_of_step: usize,
}

impl Island {
    fn new(options: &FilterOptions, at: usize) -> Island {
        let n = options.particles;
        Island {
            rng: Stream::new(options.seed, options.run << 16 | at as u64, Purpose::Particles),
            prior: Stream::new(options.seed, options.run << 16, Purpose::Start),
            share: options.share,
            lag: options.lag,
            paths: (options.paths && at == 0).then(Paths::default),
            pool: options.stores.traces(2),
            builder: TraceBuilder::new(),
            given: Vec::new(),
            is_given: false,
            point: Vec::new(),
            jacobian: 0.0,
            parameters: Vec::new(),
            logs: vec![0.0; n],
            shares: vec![1.0 / n as f64; n],
            ancestors: vec![0; n],
            particle: 0,
            has_unfolded: false,
            fault: None,
            result: Filtered::default(),
        }
    }

    fn run<M: Model>(&mut self, model: &M, q: Option<&[f64]>, prior: &Stream) -> Result<()> {
        self.prior.clone_from(prior);
        self.is_given = q.is_some();
        self.given.clear();
        self.given.extend_from_slice(q.unwrap_or_default());
        self.point.clear();
        self.parameters.clear();
        self.jacobian = 0.0;
        self.has_unfolded = false;
        self.fault = None;
        self.result = Filtered::default();
        if let Some(paths) = &mut self.paths {
            *paths = Paths::default();
        }
        self.builder = TraceBuilder::new();
        self.builder.back_with(&mut self.pool);
        model.run(&mut FilterCtx { island: self, log: 0.0, is_inside: false, is_plain: false });
        let trace = std::mem::take(&mut self.builder).build();
        self.result.log_prior = trace.log_prior + self.jacobian;
        self.result.log_likelihood += trace.log_likelihood + trace.log_factors;
        let fault = self.fault.take().or_else(|| trace.fault.clone());
        self.pool.return_trace(trace);
        if let Some(fault) = fault {
            return Err(fault);
        }
        if !self.has_unfolded {
            let text = "the model has no `unfold`, so there is no state to filter; use nuts or tempered smc";
            return Err(InferError::new(ErrorKind::Method, text));
        }
        if q.is_some_and(|q| q.len() != self.point.len()) {
            let text = format!(
                "{} numbers for {} parameters outside `unfold`",
                self.given.len(),
                self.point.len()
            );
            return Err(InferError::new(ErrorKind::Option, text));
        }
        if self.result.log_likelihood.is_nan() {
            self.result.log_likelihood = f64::NEG_INFINITY;
        }
        Ok(())
    }

    /// The next unconstrained numbers of a parameter, as they are given.
    fn push_given(&mut self, free: usize) {
        let from = self.point.len();
        let given = (from..from + free).map(|at| self.given.get(at).copied().unwrap_or(0.0));
        self.point.extend(given);
    }

    /// The step of a particle whose path is kept begins.
    #[cold]
    fn begin(&mut self, particle: usize) {
        self.particle = particle;
        if let Some(paths) = &mut self.paths {
            paths.next = 0;
        }
    }

    /// Ends a step: weighs, and resamples if needed. Says whether ancestors were chosen.
    fn end_step(&mut self) -> bool {
        let n = self.logs.len();
        let mean = normalise(&self.logs, &mut self.shares);
        if let Some(paths) = &mut self.paths {
            paths.filter(&self.shares);
        }
        self.result.steps += 1;
        if mean == f64::NEG_INFINITY {
            self.result.log_likelihood = f64::NEG_INFINITY;
            self.logs.fill(0.0);
            return false;
        }
        if effective(&self.shares) >= self.share * n as f64 {
            return false;
        }
        systematic(&self.shares, self.rng.open01(), &mut self.ancestors);
        self.result.log_likelihood += mean;
        self.result.resamplings += 1;
        self.logs.fill(0.0);
        true
    }
}

impl Paths {
    fn filter(&mut self, shares: &[f64]) {
        let n = shares.len();
        for at in self.first_of_step..self.sites.len() {
            let values = &self.values[at * n..(at + 1) * n];
            self.filtered.push(moments(values.iter().copied(), shares));
        }
    }

    /// Moments given what came later.
    fn smooth(&self, shares: &[f64], lag: usize) -> Vec<State> {
        let n = shares.len();
        let steps = self.parents.len() / n;
        let mut states = Vec::with_capacity(self.sites.len());
        let mut ancestors: Vec<usize> = (0..n).collect();
        let mut step_of = usize::MAX;
        let mut all = vec![(0.0, 0.0); self.sites.len()];
        // From the end for the whole path; anew from its horizon for each step with a lag.
        for (at, (_, step)) in self.sites.iter().enumerate().rev() {
            if lag >= steps {
                if step_of == usize::MAX {
                    step_of = steps - 1;
                }
            } else {
                ancestors.iter_mut().enumerate().for_each(|(k, a)| *a = k);
                step_of = (step + lag).min(steps - 1);
            }
            while step_of > *step {
                let parents = &self.parents[step_of * n..(step_of + 1) * n];
                for a in &mut ancestors {
                    *a = parents[*a] as usize;
                }
                step_of -= 1;
            }
            let values = &self.values[at * n..(at + 1) * n];
            // Weights at a horizon before the end are those of its resampled particles: even.
            let even;
            let weights = if lag >= steps || step + lag + 1 >= steps {
                shares
            } else {
                even = vec![1.0 / n as f64; n];
                &even
            };
            all[at] = moments(ancestors.iter().map(|&a| values[a]), weights);
        }
        for (((address, _), filtered), smoothed) in self.sites.iter().zip(&self.filtered).zip(all) {
            states.push(State {
                address: *address,
                filtered_mean: filtered.0,
                filtered_sd: filtered.1,
                smoothed_mean: smoothed.0,
                smoothed_sd: smoothed.1,
            });
        }
        states
    }
}

/// Weighted mean and standard deviation.
fn moments(values: impl Iterator<Item = f64> + Clone, weights: &[f64]) -> (f64, f64) {
    let mean: f64 = values.clone().zip(weights).map(|(x, w)| w * x).sum();
    let variance: f64 = values.zip(weights).map(|(x, w)| w * (x - mean).powi(2)).sum();
    (mean, variance.max(0.0).sqrt())
}

#[derive(Debug)]
struct FilterCtx<'i> {
    island: &'i mut Island,
    /// The log weight of the particle that steps, kept here so that it need not go through memory.
    log: f64,
    /// Whether a particle steps.
    is_inside: bool,
    /// Whether a particle steps and nobody wants to know by which way: all that a site has to do is to draw.
    is_plain: bool,
}

/// What a context does seldom. Not methods of the context: one that lends itself to a function that is not inlined has
/// to lie in memory, and the loop over particles wants it in registers.
impl Island {
    #[cold]
    fn note(&mut self, fault: InferError) {
        self.fault.get_or_insert(fault);
    }

    #[cold]
    fn observe_outside(&mut self, density: f64) {
        self.builder.add_observation(density);
    }

    #[cold]
    fn factor_outside(&mut self, log_weight: f64) {
        self.builder.add_factor(log_weight);
    }

    #[cold]
    fn note_value<L: Law<f64>>(&mut self, at: Address, law: L, x: f64) {
        let text = format!("observed {x}; {} wants {}", law.name(), law.support());
        self.note(InferError::new(ErrorKind::Support, text).at(at));
    }

    /// A site that is a parameter, or whose values are kept, or whose law is not allowed.
    #[cold]
    fn sample_with_care<L: Law<f64>>(
        &mut self,
        is_inside: bool,
        at: Address,
        law: L,
    ) -> <L::Value as SiteValue>::In<f64> {
        if let Some(complaint) = law.complaint() {
            let text = format!("{}: {complaint}", law.describe());
            self.note(InferError::new(ErrorKind::Parameter, text).at(at));
            return L::Value::of_number(0.0).lift::<f64>();
        }
        let island = &mut *self;
        if is_inside {
            let value = law.draw_from(&mut island.rng);
            if let Some(paths) = &mut island.paths {
                let n = island.shares.len();
                if island.particle == 0 {
                    paths.sites.push((at, paths.step));
                    paths.values.resize(paths.sites.len() * n, f64::NAN);
                }
                let slot = (paths.first_of_step + paths.next) * n + island.particle;
                if let Some(slot) = paths.values.get_mut(slot) {
                    *slot = L::Value::number::<f64>(value.lift::<f64>());
                }
                paths.next += 1;
            }
            return value.lift::<f64>();
        }
        let support = law.support();
        if matches!(support, Support::Whole(..)) {
            let value = law.draw_from(&mut island.prior);
            if island.is_given {
                let text =
                    "a parameter with whole values cannot be given as an unconstrained number";
                self.note(InferError::new(ErrorKind::Method, text).at(at));
            }
            return value.lift::<f64>();
        }
        let (from, free) = (island.point.len(), transform::scalar_free_len(support));
        if island.is_given {
            island.push_given(free);
        } else {
            island.point.resize(from + free, 0.0);
            if L::PROPER {
                let x = L::Value::number::<f64>(law.draw_from(&mut island.prior).lift::<f64>());
                let u = &mut island.point[from..];
                transform::unconstrain(support, x, u);
                transform::fill_distance(Domain::Scalar(support), &mut island.prior, u);
            } else {
                let text = format!(
                    "`{}` is an improper prior, so nothing can be drawn from it",
                    law.name()
                );
                self.note(InferError::new(ErrorKind::Method, text).at(at));
            }
        }
        let island = &mut *self;
        let u = &island.point[from..];
        let (x, jacobian) = transform::constrain(support, u).unwrap_or((f64::NAN, 0.0));
        island.jacobian += jacobian;
        island.builder.add_sample(at, x, law.log_density(x));
        island.parameters.push(Parameter { address: at, values: vec![x], free });
        L::Value::of_number(x).lift::<f64>()
    }
}

impl Ctx for FilterCtx<'_> {
    type Real = f64;

    #[inline(always)]
    fn sample<L: Law<f64>>(&mut self, at: Address, law: L) -> <L::Value as SiteValue>::In<f64> {
        if self.is_plain && law.complaint().is_none() {
            return law.draw_from(&mut self.island.rng).lift::<f64>();
        }
        self.island.sample_with_care(self.is_inside, at, law)
    }

    #[inline(always)]
    fn observe<L: Law<f64>>(&mut self, at: Address, law: L, value: L::Value) {
        let x = L::Value::number::<f64>(value.lift::<f64>());
        let density = crate::dist::log_density_of(&law, x);
        if self.is_inside {
            self.log += density;
        } else {
            self.island.observe_outside(density);
        }
        if density == f64::NEG_INFINITY && !x.is_finite() {
            self.island.note_value(at, law, x);
        }
    }

    #[inline(always)]
    fn observe_computed<L: Law<f64, Value = f64>>(&mut self, at: Address, law: L, value: f64) {
        self.observe(at, law, value);
    }

    fn sample_vector<L: VectorLaw<f64>>(&mut self, at: Address, law: L) -> Buffer<f64> {
        let support = law.support();
        let mut out = Buffer::of(std::iter::repeat_n(0.0, support.len()));
        if let Err(error) = law.check() {
            self.island.note(error.at(at));
            return out;
        }
        let island = &mut *self.island;
        let free = transform::free_len(support);
        if self.is_inside {
            law.draw(&mut island.rng, &mut out);
            return out;
        }
        let Some(free) = free else {
            law.draw(&mut island.prior, &mut out);
            return out;
        };
        let from = island.point.len();
        if island.is_given {
            island.push_given(free);
        } else {
            law.draw(&mut island.prior, &mut out);
            island.point.resize(from + free, 0.0);
            let u = &mut island.point[from..];
            transform::unconstrain_vector(support, &out, u);
            transform::fill_distance(Domain::Vector(support), &mut island.prior, u);
        }
        let mut at_value = 0;
        let u = &island.point[from..];
        island.jacobian += transform::constrain_vector(support, u, |x| {
            out[at_value] = x;
            at_value += 1;
        });
        if matches!(support, VectorSupport::Reals(_)) && at_value != out.len() {
            unreachable!("as many values as the support has");
        }
        island.builder.add_sample_vector(at, &out, law.log_density(&out));
        island.parameters.push(Parameter { address: at, values: out.to_vec(), free });
        out
    }

    fn observe_vector<L: VectorLaw<f64>>(&mut self, _at: Address, law: L, value: &[f64]) {
        let fits = law.complaint().is_none() && crate::dist::is_in(law.support(), value);
        let density = if fits { law.log_density(value) } else { f64::NEG_INFINITY };
        self.factor(density);
    }

    #[inline(always)]
    fn factor(&mut self, log_weight: f64) {
        if self.is_inside {
            self.log += log_weight;
        } else {
            self.island.factor_outside(log_weight);
        }
    }

    #[inline(always)]
    fn fault(&mut self, fault: InferError) {
        self.island.note(fault);
    }

    #[inline(always)]
    fn unfold<S: Clone>(
        &mut self,
        _name: &'static str,
        start: S,
        steps: usize,
        mut step: impl FnMut(&mut Self, S, usize) -> S,
    ) -> S {
        if self.is_inside {
            // A loop inside a step belongs to its particle.
            return (0..steps).fold(start, |state, t| step(self, state, t));
        }
        self.is_inside = true;
        self.is_plain = self.island.paths.is_none();
        self.island.has_unfolded = true;
        let n = self.island.shares.len();
        // A step that panicked has taken them along.
        self.island.logs.clear();
        self.island.logs.resize(n, 0.0);
        let mut states: Vec<S> = vec![start; n];
        let mut spare: Vec<S> = Vec::with_capacity(n);
        for t in 0..steps {
            if let Some(paths) = &mut self.island.paths {
                paths.first_of_step = paths.sites.len();
                paths.step = t;
                if t == 0 {
                    paths.parents.extend(0..n as u32);
                }
            }
            let mut logs = std::mem::take(&mut self.island.logs);
            // A loop and no `extend`: an iterator that holds the context lends it to what drops the iterator when a step
            // panics, and then the context has to lie in memory.
            for (particle, (state, log)) in states.drain(..).zip(&mut logs).enumerate() {
                if !self.is_plain {
                    self.island.begin(particle);
                }
                self.log = *log;
                let next = step(self, state, t);
                *log = self.log;
                spare.push(next);
            }
            self.island.logs = logs;
            let chosen = self.island.end_step();
            let is_last = t + 1 == steps;
            if let Some(paths) = &mut self.island.paths
                && !is_last
            {
                if chosen {
                    paths.parents.extend_from_slice(&self.island.ancestors);
                } else {
                    paths.parents.extend(0..n as u32);
                }
            }
            if chosen && is_last {
                // The weights that chose are the last; nobody steps on.
                self.island.logs.fill(0.0);
            }
            if chosen && !is_last {
                states.extend(self.island.ancestors.iter().map(|&a| spare[a as usize].clone()));
                spare.clear();
            } else {
                std::mem::swap(&mut states, &mut spare);
            }
        }
        let island = &mut *self.island;
        // What the last weights add, if they were not resampled; one of the particles goes on.
        let last = island.shares.clone();
        let mean = normalise(&island.logs, &mut island.shares);
        island.result.log_likelihood += mean;
        if let Some(paths) = &island.paths {
            island.result.states = paths.smooth(&last, island.lag);
        }
        (self.is_inside, self.is_plain) = (false, false);
        let (mut sum, aim, mut chosen) = (0.0, island.rng.open01(), n - 1);
        for (at, share) in last.iter().enumerate() {
            sum += share;
            if sum >= aim {
                chosen = at;
                break;
            }
        }
        states.swap_remove(chosen)
    }
}
