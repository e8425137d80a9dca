//! Fills a trace while a model runs.

use super::pool::TracePool;
use super::value::Tag;
use super::{ChoiceValue, Trace};
use crate::address::Address;
use crate::error::{ErrorKind, InferError};

/// Collects the choices and weights of one run.
///
/// [`TraceBuilder::new`] asks for no memory: the trace comes from the pool at the first use by a
/// pooled handler ([`TraceBuilder::back_with`]), or from the heap when nobody offers one.
#[derive(Debug, Default)]
pub struct TraceBuilder {
    trace: Option<Trace>,
}

impl TraceBuilder {
    /// An empty builder; nothing is allocated.
    #[inline]
    pub const fn new() -> Self {
        TraceBuilder { trace: None }
    }

    /// A builder with room for `capacity` choices.
    pub fn with_capacity(capacity: usize) -> Self {
        let mut trace = Trace::new();
        trace.choices.reserve(capacity);
        TraceBuilder { trace: Some(trace) }
    }

    /// A builder over a trace, which is emptied first.
    pub fn over(mut trace: Trace) -> Self {
        trace.clear();
        TraceBuilder { trace: Some(trace) }
    }

    /// A builder that goes on filling a trace.
    pub(crate) fn resume(trace: Trace) -> Self {
        TraceBuilder { trace: Some(trace) }
    }

    /// The trace as it is, to go on with.
    pub(crate) fn into_open(self) -> Trace {
        self.trace.unwrap_or_default()
    }

    /// Takes its trace from the pool, unless it has one.
    #[inline]
    pub fn back_with(&mut self, pool: &mut TracePool) {
        if self.trace.is_none() {
            self.trace = Some(pool.get());
        }
    }

    #[inline]
    pub(crate) fn trace(&mut self) -> &mut Trace {
        self.trace.get_or_insert_default()
    }

    /// A sampled real number.
    #[inline]
    pub fn add_sample(&mut self, addr: Address, value: f64, log_prob: f64) {
        self.add_bits(addr, Tag::F64, value.to_bits(), log_prob);
    }

    /// A sampled answer.
    #[inline]
    pub fn add_sample_bool(&mut self, addr: Address, value: bool, log_prob: f64) {
        self.add_bits(addr, Tag::Bool, u64::from(value), log_prob);
    }

    /// A sampled count.
    #[inline]
    pub fn add_sample_u64(&mut self, addr: Address, value: u64, log_prob: f64) {
        self.add_bits(addr, Tag::U64, value, log_prob);
    }

    /// A sampled index.
    #[inline]
    pub fn add_sample_usize(&mut self, addr: Address, value: usize, log_prob: f64) {
        self.add_bits(addr, Tag::Usize, value as u64, log_prob);
    }

    /// A sampled whole number.
    #[inline]
    pub fn add_sample_i64(&mut self, addr: Address, value: i64, log_prob: f64) {
        self.add_bits(addr, Tag::I64, value.cast_unsigned(), log_prob);
    }

    /// A sampled vector.
    pub fn add_sample_vector(&mut self, addr: Address, values: &[f64], log_prob: f64) {
        let trace = self.trace();
        trace.choices.push_vector(addr, values, log_prob);
        trace.log_prior += log_prob;
    }

    /// A sampled value of any type.
    pub fn add_choice(&mut self, addr: Address, value: &ChoiceValue, log_prob: f64) {
        match value {
            ChoiceValue::Vector(values) => self.add_sample_vector(addr, values, log_prob),
            scalar => self.add_bits(addr, scalar.tag(), scalar.bits(), log_prob),
        }
    }

    #[inline]
    pub(crate) fn add_bits(&mut self, addr: Address, tag: Tag, bits: u64, log_prob: f64) {
        let trace = self.trace();
        trace.choices.push(addr, tag, bits, log_prob);
        trace.log_prior += log_prob;
    }

    /// The log density of an observation.
    #[inline]
    pub fn add_observation(&mut self, log_likelihood: f64) {
        self.trace().log_likelihood += log_likelihood;
    }

    /// A factor.
    #[inline]
    pub fn add_factor(&mut self, log_weight: f64) {
        self.trace().log_factors += log_weight;
    }

    /// Notes why this run cannot be trusted.
    pub fn add_fault(&mut self, fault: InferError) {
        self.trace().note_fault(fault);
    }

    /// The trace. Two sites with one address are a fault of it.
    #[inline]
    pub fn build(mut self) -> Trace {
        let mut trace = self.trace.take().unwrap_or_default();
        if let Some(address) = trace.choices.seal() {
            trace.note_fault(
                InferError::new(
                    ErrorKind::DuplicateAddress,
                    "was sampled twice in one run; give each site an address of its own, \
                     in a loop with its index",
                )
                .at(address),
            );
        }
        trace
    }
}
