//! Runs that draw everything.

use rand_core::RngCore;

use super::{Handler, hooks};
use crate::address::Address;
use crate::dist::{Distribution, SiteValue, VectorDistribution};
use crate::error::{ErrorKind, InferError};
use crate::trace::{Trace, TraceBuilder, TracePool};

/// Draws every sampled site from its distribution.
#[derive(Debug)]
pub struct PriorHandler<'a, R: RngCore> {
    /// Where the numbers come from.
    pub rng: &'a mut R,
    /// What is filled.
    pub trace: Trace,
}

/// Draws every sampled site from its distribution, into a trace that comes from a pool at the first use.
#[derive(Debug)]
pub struct PooledPriorHandler<'a, R: RngCore> {
    /// Where the numbers come from.
    pub rng: &'a mut R,
    /// What is filled; a new one costs nothing.
    pub trace_builder: TraceBuilder,
    /// Where the trace comes from. Give it back with [`TracePool::return_trace`].
    pub pool: &'a mut TracePool,
}

/// Draws a value and tells its log density, and what is wrong if it cannot be drawn.
#[inline(always)]
pub(super) fn drawn<T: SiteValue, R: RngCore>(
    at: Address,
    dist: &dyn Distribution<T>,
    rng: &mut R,
) -> (T, f64, Option<InferError>) {
    let value = dist.sample(rng);
    let logp = dist.log_prob(&value);
    let fault = if logp > f64::NEG_INFINITY { None } else { impossible(at, dist) };
    (value, logp, fault)
}

/// Why a draw has density zero.
#[cold]
#[inline(never)]
fn impossible<T: SiteValue>(at: Address, dist: &dyn Distribution<T>) -> Option<InferError> {
    if let Err(error) = dist.check() {
        return Some(error.at(at));
    }
    (!dist.is_proper()).then(|| improper(at, dist.name()))
}

#[cold]
pub(super) fn improper(at: Address, name: &str) -> InferError {
    let message = format!(
        "`{name}` is an improper prior, so nothing can be drawn from it; give it a proper one, or use nuts, hmc or mh"
    );
    InferError::new(ErrorKind::Method, message).at(at)
}

/// Tells what is wrong with an observation of log density `logp`.
#[inline(always)]
pub(super) fn observed_fault<T: SiteValue>(
    at: Address,
    dist: &dyn Distribution<T>,
    value: T,
    logp: f64,
) -> Option<InferError> {
    if logp > f64::NEG_INFINITY { None } else { unobservable(at, dist, value) }
}

#[cold]
#[inline(never)]
fn unobservable<T: SiteValue>(
    at: Address,
    dist: &dyn Distribution<T>,
    value: T,
) -> Option<InferError> {
    if let Err(error) = dist.check() {
        return Some(error.at(at));
    }
    let number = T::number::<f64>(value.lift::<f64>());
    (!number.is_finite()).then(|| {
        let message = format!("observed {number}; {} wants {}", dist.name(), dist.support());
        InferError::new(ErrorKind::Support, message).at(at)
    })
}

impl<R: RngCore> PooledPriorHandler<'_, R> {
    #[inline(always)]
    fn sampled<T: SiteValue>(&mut self, at: Address, dist: &dyn Distribution<T>) -> T {
        self.trace_builder.back_with(self.pool);
        let (value, logp, fault) = drawn(at, dist, self.rng);
        self.trace_builder.add_bits(at, T::TAG, value.bits(), logp);
        if let Some(fault) = fault {
            self.trace_builder.add_fault(fault);
        }
        value
    }

    #[inline(always)]
    fn observed<T: SiteValue>(&mut self, at: Address, dist: &dyn Distribution<T>, value: T) {
        self.trace_builder.back_with(self.pool);
        let logp = dist.log_prob(&value);
        self.trace_builder.add_observation(logp);
        if let Some(fault) = observed_fault(at, dist, value, logp) {
            self.trace_builder.add_fault(fault);
        }
    }

    fn sampled_vector(&mut self, at: Address, dist: &dyn VectorDistribution, out: &mut [f64]) {
        self.trace_builder.back_with(self.pool);
        draw_vector(at, dist, self.rng, out, &mut self.trace_builder);
    }

    fn observed_vector(&mut self, at: Address, dist: &dyn VectorDistribution, value: &[f64]) {
        self.trace_builder.back_with(self.pool);
        weigh_vector(at, dist, value, &mut self.trace_builder);
    }
}

/// Draws a vector into `out` and the builder.
pub(super) fn draw_vector<R: RngCore>(
    at: Address,
    dist: &dyn VectorDistribution,
    rng: &mut R,
    out: &mut [f64],
    builder: &mut TraceBuilder,
) {
    if let Err(error) = dist.check() {
        builder.add_fault(error.at(at));
        out.fill(f64::NAN);
    } else if dist.is_proper() {
        dist.sample(rng, out);
    } else {
        builder.add_fault(improper(at, dist.name()));
        out.fill(f64::NAN);
    }
    builder.add_sample_vector(at, out, dist.log_prob(out));
}

/// Weighs an observed vector.
pub(super) fn weigh_vector(
    at: Address,
    dist: &dyn VectorDistribution,
    value: &[f64],
    builder: &mut TraceBuilder,
) {
    let logp = dist.log_prob(value);
    builder.add_observation(logp);
    if logp == f64::NEG_INFINITY {
        if let Err(error) = dist.check() {
            builder.add_fault(error.at(at));
        } else if value.len() != dist.support().len() || value.iter().any(|x| !x.is_finite()) {
            let message = format!(
                "observed {} numbers, {} wants {} finite ones",
                value.len(),
                dist.name(),
                dist.support().len()
            );
            builder.add_fault(InferError::new(ErrorKind::Support, message).at(at));
        }
    }
}

impl<R: RngCore> Handler for PooledPriorHandler<'_, R> {
    hooks!(sampled, observed, sampled_vector, observed_vector);

    #[inline(always)]
    fn on_factor(&mut self, log_weight: f64) {
        self.trace_builder.back_with(self.pool);
        self.trace_builder.add_factor(log_weight);
    }

    #[cold]
    fn on_fault(&mut self, fault: InferError) {
        self.trace_builder.back_with(self.pool);
        self.trace_builder.add_fault(fault);
    }

    #[inline(always)]
    fn finish(mut self) -> Trace {
        self.trace_builder.back_with(self.pool);
        self.trace_builder.build()
    }
}

impl<R: RngCore> PriorHandler<'_, R> {
    fn sampled<T: SiteValue>(&mut self, at: Address, dist: &dyn Distribution<T>) -> T {
        let (value, logp, fault) = drawn(at, dist, self.rng);
        self.trace.choices.push(at, T::TAG, value.bits(), logp);
        self.trace.log_prior += logp;
        if let Some(fault) = fault {
            self.trace.note_fault(fault);
        }
        value
    }

    fn observed<T: SiteValue>(&mut self, at: Address, dist: &dyn Distribution<T>, value: T) {
        let logp = dist.log_prob(&value);
        self.trace.log_likelihood += logp;
        if let Some(fault) = observed_fault(at, dist, value, logp) {
            self.trace.note_fault(fault);
        }
    }

    fn sampled_vector(&mut self, at: Address, dist: &dyn VectorDistribution, out: &mut [f64]) {
        let mut builder = TraceBuilder::resume(std::mem::take(&mut self.trace));
        draw_vector(at, dist, self.rng, out, &mut builder);
        self.trace = builder.into_open();
    }

    fn observed_vector(&mut self, at: Address, dist: &dyn VectorDistribution, value: &[f64]) {
        let mut builder = TraceBuilder::resume(std::mem::take(&mut self.trace));
        weigh_vector(at, dist, value, &mut builder);
        self.trace = builder.into_open();
    }
}

impl<R: RngCore> Handler for PriorHandler<'_, R> {
    hooks!(sampled, observed, sampled_vector, observed_vector);

    fn on_factor(&mut self, log_weight: f64) {
        self.trace.log_factors += log_weight;
    }

    fn on_fault(&mut self, fault: InferError) {
        self.trace.note_fault(fault);
    }

    fn finish(self) -> Trace {
        TraceBuilder::resume(self.trace).build()
    }
}
