//! Counts what a program asks of memory, compares before with after, and exports the figures.
#![deny(unsafe_code)]

#[expect(unsafe_code, reason = "a global allocator is an unsafe trait; one of the three rooms")]
pub mod alloc;
pub mod clock;
pub mod counters;
mod error;
pub mod json;
pub mod metrics;
pub mod paired;
pub mod peak;
pub mod prometheus;
pub mod snapshot;
pub mod table;

pub use error::{ErrorKind, MeasureError};
