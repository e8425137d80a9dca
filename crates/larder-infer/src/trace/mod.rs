//! What a run of a model leaves behind: its choices in columns, and its log weights.
//!
//! | if you want | use |
//! |---|---|
//! | one run's choices | [`Trace`] |
//! | to fill one | [`TraceBuilder`] |
//! | to use its memory again | [`TracePool`] |
//! | many states that differ little | [`CowTrace`] |
//!
//! A trace is one word; its body lies on the heap and goes back to a [`TracePool`] with all its room.

mod builder;
mod choices;
mod cow;
mod nodes;
mod pool;
mod value;

use std::fmt;
use std::ops::{Deref, DerefMut};

pub use builder::TraceBuilder;
pub use choices::{Choices, ChoicesIter};
pub use cow::{CowStore, CowTrace};
use larder_memory::pool::Recycle;
pub use pool::{PoolStats, TracePool};
pub use value::{Choice, ChoiceValue, Tag};

use crate::error::InferError;
use crate::planted::{self, Fault};

/// One run of a model. Fields are reached through it: `trace.choices`, `trace.log_prior`.
#[derive(Clone, Default, PartialEq)]
pub struct Trace {
    body: Box<TraceBody>,
}

const _: () = assert!(size_of::<Trace>() == 8, "a trace is moved in and out of pools as one word");

/// What a [`Trace`] holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TraceBody {
    /// The sampled sites.
    pub choices: Choices,
    /// Sum of the log densities of the sampled sites.
    pub log_prior: f64,
    /// Sum of the log densities of the observed sites.
    pub log_likelihood: f64,
    /// Sum of the factors.
    pub log_factors: f64,
    /// Why this run cannot be trusted; the weights are `-inf` then.
    pub fault: Option<InferError>,
    /// What a safe handler met and went on from.
    pub reports: Vec<InferError>,
}

impl Trace {
    /// An empty trace.
    pub fn new() -> Self {
        Trace::default()
    }

    /// Log prior, log likelihood and factors together; `-inf` for a run with a fault, NaN never.
    pub fn total_log_weight(&self) -> f64 {
        let total = self.log_prior + self.log_likelihood + self.log_factors;
        if self.fault.is_some() || total.is_nan() { f64::NEG_INFINITY } else { total }
    }

    /// Empties the trace and keeps its room.
    pub fn clear(&mut self) {
        self.choices.clear();
        self.log_prior = 0.0;
        self.log_likelihood = 0.0;
        self.log_factors = 0.0;
        self.fault = None;
        self.reports.clear();
    }

    /// Notes a fault, unless there is one already.
    pub(crate) fn note_fault(&mut self, fault: InferError) {
        self.fault.get_or_insert(fault);
    }
}

impl Deref for Trace {
    type Target = TraceBody;

    #[inline(always)]
    fn deref(&self) -> &TraceBody {
        &self.body
    }
}

impl DerefMut for Trace {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut TraceBody {
        &mut self.body
    }
}

impl Recycle for Trace {
    #[inline]
    fn recycle(&mut self) -> bool {
        if !planted::has(Fault::SkippedClear) {
            self.clear();
        }
        true
    }

    fn bytes(&self) -> usize {
        size_of::<TraceBody>() + self.choices.bytes()
    }
}

impl fmt::Debug for Trace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.body.fmt(f)
    }
}
