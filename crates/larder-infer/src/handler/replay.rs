//! Runs that take their values from a trace.
//!
//! A model that takes the same path meets its sites in the order of the trace, so each site is first
//! looked for at the next position; only a site that is not there is looked up by name.

use rand_core::RngCore;

use super::prior::{drawn, observed_fault, weigh_vector};
use super::{Handler, hooks};
use crate::address::Address;
use crate::dist::{Distribution, SiteValue, VectorDistribution};
use crate::error::{ErrorKind, InferError};
use crate::trace::{Choices, Tag, Trace, TraceBuilder};

/// What a trace says about a site.
enum Found {
    At(usize),
    OtherType(Tag),
    Nothing,
}

#[inline]
fn find(choices: &Choices, cursor: &mut usize, at: Address, tag: Tag) -> Found {
    let position = match choices.address_at(*cursor) {
        Some(address) if address == at => Some(*cursor),
        _ => choices.position(at),
    };
    match position {
        None => Found::Nothing,
        Some(position) => {
            *cursor = position + 1;
            let there = choices.tag_at(position);
            if there == tag { Found::At(position) } else { Found::OtherType(there) }
        }
    }
}

#[cold]
fn missing(at: Address) -> InferError {
    InferError::new(ErrorKind::MissingAddress, "is not in the trace that is scored").at(at)
}

#[cold]
fn other_type(at: Address, there: Tag, wanted: Tag) -> InferError {
    let message = format!("the trace holds a {there} here, the model samples a {wanted}");
    InferError::new(ErrorKind::TypeMismatch, message).at(at)
}

macro_rules! replaying {
    ($(#[$meta:meta])* $Name:ident, safe = $safe:literal) => {
        $(#[$meta])*
        #[derive(Debug)]
        pub struct $Name<'a, R: RngCore> {
            /// Where numbers for new sites come from.
            pub rng: &'a mut R,
            /// Where values come from.
            pub base: Trace,
            /// What is filled.
            pub trace: Trace,
            cursor: usize,
        }

        impl<'a, R: RngCore> $Name<'a, R> {
            /// Replays `base`.
            pub fn new(rng: &'a mut R, base: Trace) -> Self {
                Self::into_trace(rng, base, Trace::default())
            }

            /// Replays `base` into a trace that is at hand, from a pool for one; it is emptied first.
            pub fn into_trace(rng: &'a mut R, base: Trace, mut trace: Trace) -> Self {
                trace.clear();
                $Name { rng, base, trace, cursor: 0 }
            }

            #[inline(always)]
            fn sampled<T: SiteValue>(&mut self, at: Address, dist: &dyn Distribution<T>) -> T {
                let found = find(&self.base.choices, &mut self.cursor, at, T::TAG);
                let (value, logp, fault) = match found {
                    Found::At(position) => {
                        let value = T::of_bits(self.base.choices.bits_at(position));
                        (value, dist.log_prob(&value), None)
                    }
                    Found::Nothing => drawn(at, dist, self.rng),
                    Found::OtherType(there) => {
                        let (value, logp, fault) = drawn(at, dist, self.rng);
                        let error = other_type(at, there, T::TAG);
                        if $safe {
                            self.trace.reports.push(error);
                            (value, logp, fault)
                        } else {
                            (value, logp, fault.or(Some(error)))
                        }
                    }
                };
                self.trace.choices.push(at, T::TAG, value.bits(), logp);
                self.trace.log_prior += logp;
                if let Some(fault) = fault {
                    self.trace.note_fault(fault);
                }
                value
            }

            #[inline(always)]
            fn observed<T: SiteValue>(&mut self, at: Address, dist: &dyn Distribution<T>, value: T) {
                let logp = dist.log_prob(&value);
                self.trace.log_likelihood += logp;
                if let Some(fault) = observed_fault(at, dist, value, logp) {
                    self.trace.note_fault(fault);
                }
            }

            fn sampled_vector(&mut self, at: Address, dist: &dyn VectorDistribution, out: &mut [f64]) {
                let found = find(&self.base.choices, &mut self.cursor, at, Tag::Vector);
                match found {
                    Found::At(position) if self.base.choices.vector_at(position).len() == out.len() => {
                        out.copy_from_slice(self.base.choices.vector_at(position));
                        let logp = dist.log_prob(out);
                        self.trace.choices.push_vector(at, out, logp);
                        self.trace.log_prior += logp;
                    }
                    Found::OtherType(there) if !$safe => {
                        self.trace.note_fault(other_type(at, there, Tag::Vector));
                        out.fill(f64::NAN);
                    }
                    _ => {
                        let mut builder = TraceBuilder::resume(std::mem::take(&mut self.trace));
                        super::prior::draw_vector(at, dist, self.rng, out, &mut builder);
                        self.trace = builder.into_open();
                    }
                }
            }

            fn observed_vector(&mut self, at: Address, dist: &dyn VectorDistribution, value: &[f64]) {
                let mut builder = TraceBuilder::resume(std::mem::take(&mut self.trace));
                weigh_vector(at, dist, value, &mut builder);
                self.trace = builder.into_open();
            }
        }

        impl<R: RngCore> Handler for $Name<'_, R> {
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
    };
}

replaying! {
    /// Takes values from a trace and draws the sites that are not there; a value of another type is a
    /// fault.
    ReplayHandler, safe = false
}
replaying! {
    /// Takes values from a trace and draws the sites that are not there or hold another type; the
    /// latter are reported in `trace.reports`.
    SafeReplayHandler, safe = true
}

macro_rules! scoring {
    ($(#[$meta:meta])* $Name:ident, safe = $safe:literal) => {
        $(#[$meta])*
        #[derive(Debug)]
        pub struct $Name {
            /// Where values come from.
            pub base: Trace,
            /// What is filled.
            pub trace: Trace,
            cursor: usize,
        }

        impl $Name {
            /// Scores `base`.
            pub fn new(base: Trace) -> Self {
                Self::into_trace(base, Trace::default())
            }

            /// Scores `base` into a trace that is at hand; it is emptied first.
            pub fn into_trace(base: Trace, mut trace: Trace) -> Self {
                trace.clear();
                $Name { base, trace, cursor: 0 }
            }

            #[cold]
            fn complain(&mut self, error: InferError) {
                self.trace.log_prior = f64::NEG_INFINITY;
                if $safe {
                    self.trace.reports.push(error);
                } else {
                    self.trace.note_fault(error);
                }
            }

            #[inline(always)]
            fn sampled<T: SiteValue>(&mut self, at: Address, dist: &dyn Distribution<T>) -> T {
                match find(&self.base.choices, &mut self.cursor, at, T::TAG) {
                    Found::At(position) => {
                        let value = T::of_bits(self.base.choices.bits_at(position));
                        let logp = dist.log_prob(&value);
                        self.trace.choices.push(at, T::TAG, value.bits(), logp);
                        self.trace.log_prior += logp;
                        value
                    }
                    Found::Nothing => {
                        self.complain(missing(at));
                        T::of_bits(0)
                    }
                    Found::OtherType(there) => {
                        self.complain(other_type(at, there, T::TAG));
                        T::of_bits(0)
                    }
                }
            }

            #[inline(always)]
            fn observed<T: SiteValue>(&mut self, at: Address, dist: &dyn Distribution<T>, value: T) {
                let logp = dist.log_prob(&value);
                self.trace.log_likelihood += logp;
                if let Some(fault) = observed_fault(at, dist, value, logp) {
                    self.trace.note_fault(fault);
                }
            }

            fn sampled_vector(&mut self, at: Address, dist: &dyn VectorDistribution, out: &mut [f64]) {
                match find(&self.base.choices, &mut self.cursor, at, Tag::Vector) {
                    Found::At(position) if self.base.choices.vector_at(position).len() == out.len() => {
                        out.copy_from_slice(self.base.choices.vector_at(position));
                        let logp = dist.log_prob(out);
                        self.trace.choices.push_vector(at, out, logp);
                        self.trace.log_prior += logp;
                    }
                    Found::OtherType(there) => {
                        self.complain(other_type(at, there, Tag::Vector));
                        out.fill(f64::NAN);
                    }
                    _ => {
                        self.complain(missing(at));
                        out.fill(f64::NAN);
                    }
                }
            }

            fn observed_vector(&mut self, at: Address, dist: &dyn VectorDistribution, value: &[f64]) {
                let mut builder = TraceBuilder::resume(std::mem::take(&mut self.trace));
                weigh_vector(at, dist, value, &mut builder);
                self.trace = builder.into_open();
            }
        }

        impl Handler for $Name {
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
    };
}

scoring! {
    /// Takes every value from a trace; a site that is not there, or holds another type, is a fault.
    ScoreGivenTrace, safe = false
}
scoring! {
    /// Takes every value from a trace; a site that is not there, or holds another type, has density zero
    /// and is reported in `trace.reports`.
    SafeScoreGivenTrace, safe = true
}
