//! Runs of a model at a point: prior and likelihood apart, what it would predict, what it would simulate.
//!
//! Samplers without gradients stand on [`Points`]. Every run goes through a trace from a pool, and after the
//! first few none asks the allocator for anything.

use std::sync::Arc;

use crate::address::Address;
use crate::dist::{Distribution, SiteValue, Support, VectorDistribution};
use crate::error::{ErrorKind, InferError, Result};
use crate::handler::{Handler, hooks};
use crate::layout::{Domain, Layout};
use crate::rng::Stream;
use crate::stores::Stores;
use crate::target::{AnyModel, Compiled};
use crate::trace::{PoolStats, Trace, TraceBuilder, TracePool};
use crate::transform;

/// The log weights of a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weight {
    /// The density of the unconstrained numbers before any observation: prior and Jacobian.
    pub prior: f64,
    /// Observations and factors.
    pub likelihood: f64,
}

impl Weight {
    /// The weight of a point that cannot be.
    const NONE: Weight = Weight { prior: f64::NEG_INFINITY, likelihood: f64::NEG_INFINITY };
}

/// A model with real sites, run point by point.
///
/// ```
/// use larder_infer::{Compiled, Points, Purpose, Stream, models::EightSchools};
///
/// let model = Compiled::record(EightSchools::classical())?;
/// let mut points = Points::new(&model);
/// let mut q = vec![0.0; 10];
/// let weight = points.draw_prior(&mut Stream::new(1, 0, Purpose::Simulate), &mut q)?;
/// assert!((weight.prior + weight.likelihood - model.score(&q)?).abs() < 1e-9);
/// # Ok::<(), larder_infer::InferError>(())
/// ```
pub struct Points {
    model: Arc<dyn AnyModel>,
    layout: Layout,
    pool: TracePool,
}

impl Points {
    /// Runs of a compiled model.
    pub fn new(model: &Compiled) -> Self {
        Self::within(model, &Stores::default())
    }

    /// The same with a pool of traces as these stores have it.
    pub fn within(model: &Compiled, stores: &Stores) -> Self {
        Points {
            model: Arc::clone(model.model()),
            layout: model.layout().clone(),
            pool: stores.traces(4),
        }
    }

    /// Unconstrained numbers of a point.
    pub fn dim(&self) -> usize {
        self.layout.dim
    }

    /// What was asked of the pool of traces.
    pub fn pool_stats(&self) -> PoolStats {
        self.pool.stats()
    }

    fn run(&mut self, from: From<'_>, seen: Seen<'_>) -> (Weight, Option<InferError>) {
        let mut builder = TraceBuilder::new();
        builder.back_with(&mut self.pool);
        let mut handler =
            PointHandler { layout: &self.layout, next: 0, from, seen, builder, jacobian: 0.0 };
        self.model.run_under(&mut handler);
        let jacobian = handler.jacobian;
        let mut trace = handler.finish();
        let weight = Weight {
            prior: trace.log_prior + jacobian,
            likelihood: trace.log_likelihood + trace.log_factors,
        };
        let fault = trace.fault.take();
        self.pool.return_trace(trace);
        let is_number = !weight.prior.is_nan() && !weight.likelihood.is_nan();
        (if is_number { weight } else { Weight::NONE }, fault)
    }

    /// The weights of a point; zero density where the run has a fault.
    pub fn weigh(&mut self, q: &[f64]) -> Weight {
        match self.run(From::Free(q), Seen::Weighed) {
            (weight, None) => weight,
            (_, Some(_)) => Weight::NONE,
        }
    }

    /// A point from the prior, into `q`.
    ///
    /// # Errors
    /// A fault of the run: an improper prior among them.
    pub fn draw_prior(&mut self, rng: &mut Stream, q: &mut [f64]) -> Result<Weight> {
        match self.run(From::Prior(rng, q), Seen::Weighed) {
            (weight, None) => Ok(weight),
            (_, Some(fault)) => Err(fault),
        }
    }

    /// A point from the prior, and observations that it might have given, in place of `y`.
    ///
    /// # Errors
    /// As [`Points::draw_prior`]; also for a model that weighs by factors, which cannot be simulated.
    pub fn simulate_prior(
        &mut self,
        rng: &mut Stream,
        noise: &mut Stream,
        q: &mut [f64],
        y: &mut Vec<f64>,
    ) -> Result<Weight> {
        y.clear();
        match self.run(From::Prior(rng, q), Seen::Simulated(noise, y)) {
            (weight, None) => Ok(weight),
            (_, Some(fault)) => Err(fault),
        }
    }

    /// Observations that a point might give, in place of `y`. The weight's prior is that of the point.
    ///
    /// # Errors
    /// A fault of the run.
    pub fn simulate(&mut self, q: &[f64], noise: &mut Stream, y: &mut Vec<f64>) -> Result<Weight> {
        y.clear();
        match self.run(From::Free(q), Seen::Simulated(noise, y)) {
            (weight, None) => Ok(weight),
            (_, Some(fault)) => Err(fault),
        }
    }

    /// The observations as they are, in their order, in place of `y`.
    ///
    /// # Errors
    /// A fault of the run.
    pub fn observed(&mut self, q: &[f64], y: &mut Vec<f64>) -> Result<()> {
        y.clear();
        let (_, fault) = self.run(From::Free(q), Seen::Listed(y));
        fault.map_or(Ok(()), Err)
    }

    /// The unconstrained numbers of a draw (its values by column) into `q`: infinite for a value on its bound.
    ///
    /// # Errors
    /// A fault of the run.
    pub fn unconstrain(&mut self, values: &[f64], q: &mut [f64]) -> Result<()> {
        let (_, fault) = self.run(From::Values(values, Some(q)), Seen::Weighed);
        fault.map_or(Ok(()), Err)
    }

    /// What a draw (its values by column) predicts for each observation, and the log likelihood of each,
    /// in place of what the vectors hold. A factor counts as an observation without a prediction.
    ///
    /// # Errors
    /// A fault of the run.
    pub fn predict(
        &mut self,
        values: &[f64],
        rng: &mut Stream,
        y_rep: &mut Vec<f64>,
        log_lik: &mut Vec<f64>,
    ) -> Result<()> {
        y_rep.clear();
        log_lik.clear();
        let (_, fault) = self.run(From::Values(values, None), Seen::Predicted(rng, y_rep, log_lik));
        fault.map_or(Ok(()), Err)
    }
}

impl std::fmt::Debug for Points {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Points")
            .field("dim", &self.layout.dim)
            .field("pool", &self.pool)
            .finish_non_exhaustive()
    }
}

/// Where the values of sites come from.
enum From<'a> {
    /// Unconstrained numbers.
    Free(&'a [f64]),
    /// Values by column; the point is told where it is wanted.
    Values(&'a [f64], Option<&'a mut [f64]>),
    /// The prior; the point is told.
    Prior(&'a mut Stream, &'a mut [f64]),
}

/// What becomes of observations.
enum Seen<'a> {
    Weighed,
    Listed(&'a mut Vec<f64>),
    Simulated(&'a mut Stream, &'a mut Vec<f64>),
    Predicted(&'a mut Stream, &'a mut Vec<f64>, &'a mut Vec<f64>),
}

struct PointHandler<'a> {
    layout: &'a Layout,
    next: usize,
    from: From<'a>,
    seen: Seen<'a>,
    builder: TraceBuilder,
    jacobian: f64,
}

impl PointHandler<'_> {
    /// The places of a site: its unconstrained numbers and its columns.
    #[inline]
    fn enter(&mut self, at: Address, len: usize) -> Option<(usize, usize, usize)> {
        match self.layout.sites.get(self.next) {
            Some(site) if site.address == at && site.len == len => {
                self.next += 1;
                Some((site.offset, site.free, site.column))
            }
            _ => {
                let text = "the sites that the model samples depend on values, so there is no vector of parameters; use mh";
                self.builder.add_fault(InferError::new(ErrorKind::Method, text).at(at));
                None
            }
        }
    }

    #[inline]
    fn sampled<T: SiteValue>(&mut self, at: Address, dist: &dyn Distribution<T>) -> T {
        let support = dist.support();
        let start =
            T::of_number(if let Support::Whole(low, _) = support { low as f64 } else { 0.0 });
        let Some((offset, free, column)) = self.enter(at, 1) else { return start };
        let x = match &mut self.from {
            From::Free(q) => match transform::constrain(support, &q[offset..offset + free]) {
                Some((x, jacobian)) => {
                    self.jacobian += jacobian;
                    x
                }
                None => return start,
            },
            From::Values(values, q) => {
                if let Some(q) = q {
                    transform::unconstrain(support, values[column], &mut q[offset..offset + free]);
                }
                values[column]
            }
            From::Prior(rng, q) => {
                let fault = match dist.check() {
                    Err(error) => Some(error.at(at)),
                    Ok(()) if !dist.is_proper() => Some(improper(at, dist.name())),
                    // The site that was just entered.
                    Ok(())
                        if !dist.is_normalised() && !self.layout.sites[self.next - 1].is_static =>
                    {
                        Some(unnormalised(at, dist.name()))
                    }
                    Ok(()) => None,
                };
                if let Some(fault) = fault {
                    self.builder.add_fault(fault);
                    return start;
                }
                let x = T::number::<f64>(dist.sample(&mut **rng).lift::<f64>());
                let place = &mut q[offset..offset + free];
                transform::unconstrain(support, x, place);
                transform::fill_distance(Domain::Scalar(support), *rng, place);
                if let Some((_, jacobian)) = transform::constrain(support, place) {
                    self.jacobian += jacobian;
                }
                x
            }
        };
        let value = T::of_number(x);
        let logp = dist.log_prob(&value);
        self.builder.add_bits(at, T::TAG, value.bits(), logp);
        value
    }

    #[inline]
    fn observed<T: SiteValue>(&mut self, at: Address, dist: &dyn Distribution<T>, value: T) {
        let number = |value: T| T::number::<f64>(value.lift::<f64>());
        match &mut self.seen {
            Seen::Weighed => self.builder.add_observation(dist.log_prob(&value)),
            Seen::Listed(y) => y.push(number(value)),
            Seen::Simulated(rng, y) | Seen::Predicted(rng, y, _) => {
                if let Err(error) = dist.check() {
                    self.builder.add_fault(error.at(at));
                    y.push(f64::NAN);
                } else {
                    y.push(number(dist.sample(&mut **rng)));
                }
            }
        }
        if let Seen::Predicted(_, _, log_lik) = &mut self.seen {
            log_lik.push(dist.log_prob(&value));
        }
    }

    fn sampled_vector(&mut self, at: Address, dist: &dyn VectorDistribution, out: &mut [f64]) {
        let support = dist.support();
        let Some((offset, free, column)) = self.enter(at, support.len()) else { return };
        match &mut self.from {
            From::Free(q) => {
                let mut slots = out.iter_mut();
                self.jacobian +=
                    transform::constrain_vector(support, &q[offset..offset + free], |x| {
                        if let Some(slot) = slots.next() {
                            *slot = x;
                        }
                    });
            }
            From::Values(values, q) => {
                out.copy_from_slice(&values[column..column + out.len()]);
                if let Some(q) = q {
                    transform::unconstrain_vector(support, out, &mut q[offset..offset + free]);
                }
            }
            From::Prior(rng, q) => {
                let fault = match dist.check() {
                    Err(error) => Some(error.at(at)),
                    Ok(()) if !dist.is_proper() => Some(improper(at, dist.name())),
                    Ok(()) => None,
                };
                if let Some(fault) = fault {
                    self.builder.add_fault(fault);
                    return;
                }
                dist.sample(&mut **rng, out);
                let place = &mut q[offset..offset + free];
                transform::unconstrain_vector(support, out, place);
                transform::fill_distance(Domain::Vector(support), *rng, place);
                self.jacobian += transform::constrain_vector(support, place, |_| {});
            }
        }
        self.builder.add_sample_vector(at, out, dist.log_prob(out));
    }

    fn observed_vector(&mut self, at: Address, dist: &dyn VectorDistribution, value: &[f64]) {
        match &mut self.seen {
            Seen::Weighed => self.builder.add_observation(dist.log_prob(value)),
            Seen::Listed(y) => y.extend_from_slice(value),
            Seen::Simulated(rng, y) | Seen::Predicted(rng, y, _) => {
                let from = y.len();
                y.resize(from + value.len(), f64::NAN);
                match dist.check() {
                    Err(error) => self.builder.add_fault(error.at(at)),
                    Ok(()) if dist.support().len() == value.len() => {
                        dist.sample(&mut **rng, &mut y[from..]);
                    }
                    Ok(()) => {}
                }
            }
        }
        if let Seen::Predicted(_, _, log_lik) = &mut self.seen {
            log_lik.push(dist.log_prob(value));
        }
    }
}

#[cold]
fn improper(at: Address, name: &str) -> InferError {
    let text = format!(
        "`{name}` is an improper prior, so nothing can be drawn from it; give it a proper one, or use nuts, hmc or mh"
    );
    InferError::new(ErrorKind::Method, text).at(at)
}

#[cold]
fn unnormalised(at: Address, name: &str) -> InferError {
    let text = format!(
        "`{name}` with bounds that depend on other parameters has a density of one and not one over its width, so draws from it would be those of another prior; give it `uniform`, or use nuts, hmc or mh"
    );
    InferError::new(ErrorKind::Method, text).at(at)
}

impl Handler for PointHandler<'_> {
    hooks!(sampled, observed, sampled_vector, observed_vector);

    fn on_factor(&mut self, log_weight: f64) {
        match &mut self.seen {
            Seen::Weighed | Seen::Listed(_) => self.builder.add_factor(log_weight),
            Seen::Predicted(_, _, log_lik) => log_lik.push(log_weight),
            Seen::Simulated(..) => {
                let text = "the model weighs by a factor, which says how likely data are and not how they come about; use nuts, hmc, smc or vi";
                self.builder.add_fault(InferError::new(ErrorKind::Method, text));
            }
        }
    }

    fn on_fault(&mut self, fault: InferError) {
        self.builder.add_fault(fault);
    }

    fn finish(self) -> Trace {
        self.builder.build()
    }
}
