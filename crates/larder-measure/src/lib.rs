//! Counts what a program asks of memory, compares before with after, and exports the figures.
#![deny(unsafe_code)]

#[expect(unsafe_code, reason = "a global allocator is an unsafe trait; one of the three rooms")]
pub mod alloc;
mod error;

pub use error::{ErrorKind, MeasureError};
