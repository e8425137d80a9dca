//! Handlers: what a sampled or an observed site means in a run.
//!
//! | handler | a sampled site |
//! |---|---|
//! | [`PriorHandler`] | is drawn |
//! | [`PooledPriorHandler`] | is drawn, into a trace from a pool |
//! | [`ReplayHandler`] | takes its value from a trace, or is drawn if it is not there |
//! | [`SafeReplayHandler`] | the same; a value of another type is drawn anew and reported |
//! | [`ScoreGivenTrace`] | takes its value from a trace; one that is not there is a fault |
//! | [`SafeScoreGivenTrace`] | the same; one that is not there has density zero and is reported |
//!
//! A handler of your own needs the hooks for the types it meets; those for vectors have defaults.

mod prior;
mod replay;

pub use prior::{PooledPriorHandler, PriorHandler};
pub use replay::{ReplayHandler, SafeReplayHandler, SafeScoreGivenTrace, ScoreGivenTrace};

use crate::address::Address;
use crate::dist::{Distribution, VectorDistribution};
use crate::error::{ErrorKind, InferError, Result};
use crate::prob::Prob;
use crate::trace::Trace;

/// The meaning of a run.
pub trait Handler {
    /// A real number is sampled.
    fn on_sample_f64(&mut self, addr: &Address, dist: &dyn Distribution<f64>) -> f64;
    /// An answer is sampled.
    fn on_sample_bool(&mut self, addr: &Address, dist: &dyn Distribution<bool>) -> bool;
    /// A count is sampled.
    fn on_sample_u64(&mut self, addr: &Address, dist: &dyn Distribution<u64>) -> u64;
    /// An index is sampled.
    fn on_sample_usize(&mut self, addr: &Address, dist: &dyn Distribution<usize>) -> usize;
    /// A whole number is sampled.
    fn on_sample_i64(&mut self, addr: &Address, dist: &dyn Distribution<i64>) -> i64 {
        self.on_fault(unsupported(addr, dist.name()));
        0
    }
    /// A vector is sampled into `out`.
    fn on_sample_vector(&mut self, addr: &Address, dist: &dyn VectorDistribution, out: &mut [f64]) {
        self.on_fault(unsupported(addr, dist.name()));
        out.fill(f64::NAN);
    }

    /// A real number was observed.
    fn on_observe_f64(&mut self, addr: &Address, dist: &dyn Distribution<f64>, value: f64);
    /// An answer was observed.
    fn on_observe_bool(&mut self, addr: &Address, dist: &dyn Distribution<bool>, value: bool);
    /// A count was observed.
    fn on_observe_u64(&mut self, addr: &Address, dist: &dyn Distribution<u64>, value: u64);
    /// An index was observed.
    fn on_observe_usize(&mut self, addr: &Address, dist: &dyn Distribution<usize>, value: usize);
    /// A whole number was observed.
    fn on_observe_i64(&mut self, addr: &Address, dist: &dyn Distribution<i64>, value: i64) {
        _ = value;
        self.on_fault(unsupported(addr, dist.name()));
    }
    /// A vector was observed.
    fn on_observe_vector(&mut self, addr: &Address, dist: &dyn VectorDistribution, value: &[f64]) {
        _ = value;
        self.on_fault(unsupported(addr, dist.name()));
    }

    /// The weight of the run is multiplied by `e^log_weight`.
    fn on_factor(&mut self, log_weight: f64);

    /// A quantity that the model derives, to be kept beside the draws; ignored by default.
    fn on_generated(&mut self, addr: &Address, value: f64) {
        _ = (addr, value);
    }

    /// Something is wrong with the run: parameters that are not allowed, an observation that is not a
    /// number. The run goes on; whoever started it decides. Ignored by default.
    fn on_fault(&mut self, fault: InferError) {
        drop(fault);
    }

    /// The trace of the run.
    fn finish(self) -> Trace
    where
        Self: Sized;
}

#[cold]
fn unsupported(addr: &Address, name: &str) -> InferError {
    let message = format!("this handler has no hook for a {name} site");
    InferError::new(ErrorKind::Method, message).at(*addr)
}

/// Runs a model under a handler; gives what the model gives, and the trace.
///
/// A fault of the run stands in `trace.fault`, and its weight is `-inf` then; [`try_run`] gives it as
/// an error.
#[inline]
pub fn run<H: Handler, P: Prob>(mut handler: H, model: P) -> (P::Out, Trace) {
    let out = model.go(&mut handler);
    (out, handler.finish())
}

/// [`run`], with a fault of the run as an error.
///
/// # Errors
/// The fault: a duplicate address, parameters that are not allowed, a site that is not in the trace.
pub fn try_run<H: Handler, P: Prob>(handler: H, model: P) -> Result<(P::Out, Trace)> {
    let (out, mut trace) = run(handler, model);
    match trace.fault.take() {
        None => Ok((out, trace)),
        Some(fault) => Err(fault),
    }
}

/// The hooks of all types by one generic method for each kind.
macro_rules! hooks {
    ($sampled:ident, $observed:ident, $sampled_vector:ident, $observed_vector:ident) => {
        #[inline(always)]
        fn on_sample_f64(&mut self, addr: &Address, dist: &dyn Distribution<f64>) -> f64 {
            self.$sampled(*addr, dist)
        }
        #[inline(always)]
        fn on_sample_bool(&mut self, addr: &Address, dist: &dyn Distribution<bool>) -> bool {
            self.$sampled(*addr, dist)
        }
        #[inline(always)]
        fn on_sample_u64(&mut self, addr: &Address, dist: &dyn Distribution<u64>) -> u64 {
            self.$sampled(*addr, dist)
        }
        #[inline(always)]
        fn on_sample_usize(&mut self, addr: &Address, dist: &dyn Distribution<usize>) -> usize {
            self.$sampled(*addr, dist)
        }
        #[inline(always)]
        fn on_sample_i64(&mut self, addr: &Address, dist: &dyn Distribution<i64>) -> i64 {
            self.$sampled(*addr, dist)
        }
        fn on_sample_vector(
            &mut self,
            addr: &Address,
            dist: &dyn $crate::dist::VectorDistribution,
            out: &mut [f64],
        ) {
            self.$sampled_vector(*addr, dist, out);
        }
        #[inline(always)]
        fn on_observe_f64(&mut self, addr: &Address, dist: &dyn Distribution<f64>, value: f64) {
            self.$observed(*addr, dist, value);
        }
        #[inline(always)]
        fn on_observe_bool(&mut self, addr: &Address, dist: &dyn Distribution<bool>, value: bool) {
            self.$observed(*addr, dist, value);
        }
        #[inline(always)]
        fn on_observe_u64(&mut self, addr: &Address, dist: &dyn Distribution<u64>, value: u64) {
            self.$observed(*addr, dist, value);
        }
        #[inline(always)]
        fn on_observe_usize(
            &mut self,
            addr: &Address,
            dist: &dyn Distribution<usize>,
            value: usize,
        ) {
            self.$observed(*addr, dist, value);
        }
        #[inline(always)]
        fn on_observe_i64(&mut self, addr: &Address, dist: &dyn Distribution<i64>, value: i64) {
            self.$observed(*addr, dist, value);
        }
        fn on_observe_vector(
            &mut self,
            addr: &Address,
            dist: &dyn $crate::dist::VectorDistribution,
            value: &[f64],
        ) {
            self.$observed_vector(*addr, dist, value);
        }
    };
}
pub(crate) use hooks;
