//! Traces that wait to be used again.

use larder_memory::pool::Stack;

use super::Trace;
use crate::error::{ErrorKind, InferError, Result};
use crate::planted::{self, Fault};

/// A bounded stack of empty traces: the last one back is the first one out, and comes with the room
/// it had grown to.
///
/// ```
/// use larder_infer::TracePool;
/// let mut pool = TracePool::new(8);
/// let trace = pool.get();
/// pool.return_trace(trace);
/// drop(pool.get());
/// assert_eq!(pool.stats().hit_ratio(), 50.0);
/// ```
#[derive(Debug)]
pub struct TracePool {
    idle: Stack<Trace>,
}

/// Counters of a [`TracePool`].
///
/// `gets = hits + misses`, `calls of return_trace = returns + drops`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PoolStats {
    /// Requests served by a trace that was used before.
    pub hits: u64,
    /// Requests for which a trace had to be made.
    pub misses: u64,
    /// Traces taken back and kept.
    pub returns: u64,
    /// Traces freed on their return because the pool was full.
    pub drops: u64,
}

impl PoolStats {
    /// Share of requests served by reuse **in percent**, 0 when nothing was asked. Everywhere else in
    /// the house a hit ratio runs from 0 to 1; this one keeps the unit that its users know.
    pub fn hit_ratio(&self) -> f64 {
        let asked = self.hits + self.misses;
        if asked == 0 { 0.0 } else { 100.0 * self.hits as f64 / asked as f64 }
    }
}

impl TracePool {
    /// Keeps at most `max` traces.
    pub fn new(max: usize) -> Self {
        Self::with_bounds(max, 0)
    }

    /// Keeps at most `max` traces; [`TracePool::shrink`] leaves `min`.
    ///
    /// # Panics
    /// When `min` is above `max`; [`TracePool::try_with_bounds`] gives an error instead.
    pub fn with_bounds(max: usize, min: usize) -> Self {
        Self::try_with_bounds(max, min).unwrap_or_else(|error| panic!("{error}"))
    }

    /// [`TracePool::with_bounds`] for bounds that come from outside.
    ///
    /// # Errors
    /// [`ErrorKind::Option`] when `min` is above `max`.
    pub fn try_with_bounds(max: usize, min: usize) -> Result<Self> {
        let refuse = |error: larder_memory::MemoryError| {
            InferError::new(ErrorKind::Option, error.to_string())
        };
        Ok(TracePool { idle: Stack::new(max, min).map_err(refuse)? })
    }

    /// An empty trace.
    #[inline]
    pub fn get(&mut self) -> Trace {
        sprung();
        self.idle.take().unwrap_or_default()
    }

    /// Takes a trace back, empties it and keeps it; frees it when the pool is full.
    #[inline]
    pub fn return_trace(&mut self, trace: Trace) {
        sprung();
        self.idle.give(trace);
    }

    /// The counters.
    #[inline]
    pub fn stats(&self) -> PoolStats {
        let [hits, misses, returns, drops] = self.idle.counts();
        PoolStats { hits, misses, returns, drops }
    }

    /// Frees waiting traces down to the lower bound and returns how many went.
    pub fn shrink(&mut self) -> usize {
        self.idle.shrink()
    }

    /// Traces that wait.
    pub fn len(&self) -> usize {
        self.idle.len()
    }

    /// Whether none waits.
    pub fn is_empty(&self) -> bool {
        self.idle.is_empty()
    }

    /// The same counters in the house's form, with bytes.
    pub fn memory_stats(&self) -> larder_memory::PoolStats {
        self.idle.stats()
    }
}

/// With this fault planted every use of the pool panics: what goes on working does not use it.
#[inline(always)]
fn sprung() {
    assert!(!planted::has(Fault::TrappedPool), "the trace pool was used, as it should be");
}
