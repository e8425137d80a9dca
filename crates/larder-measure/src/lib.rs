//! Counts what a program asks of memory, compares before with after, and exports the figures.
//!
//! ```
//! use larder_measure::alloc::{Counting, measure};
//!
//! #[global_allocator]
//! static ALLOCATOR: Counting = Counting::system();
//!
//! fn main() {
//!     let mut buffer = Vec::with_capacity(1000);
//!     let ((), counts) = measure(|| (0..1000).for_each(|i| buffer.push(i)));
//!     assert_eq!(counts.heap_calls(), 0);
//!     let (_copy, counts) = measure(|| buffer.clone());
//!     assert_eq!((counts.allocations, counts.bytes), (1, 4000));
//! }
//! ```
//!
//! | if you want | use |
//! |---|---|
//! | the allocations of a stretch, a thread, the process | [`alloc::Counting`], [`alloc::measure`], [`alloc::Scope`], [`alloc::process_counts`] |
//! | an allocation to fail | [`alloc::FailAfter`], [`alloc::with_failures`] |
//! | the time, or today's date | [`clock::Clock`], [`clock::Stopwatch`], [`clock::today`] |
//! | a build that fails when a stage allocates more than it did | [`snapshot::Snapshot`] |
//! | resident memory, its peak, page faults | [`peak::ProcessMemory`] |
//! | cycles, cache misses, page faults of an operation | [`counters::Counters`] |
//! | to know which of two ways is faster, and how sure that is | [`paired::Contest`] |
//! | the cost of an operation on two cores at once | [`paired::TwoThreads`] |
//! | the statistics of pools and arenas for people, programs, Prometheus | [`metrics`], [`prometheus::exposition`], [`prometheus::Exporter`] |
//! | JSON or a table of your own | [`json::document`], [`table::Table`] |
//!
//! This crate never sets the global allocator, never prints, and gives no figure that it does not
//! have: what the machine does not grant is an error or a reason, never 0. It is the only crate of
//! Larder that reads a clock. `unsafe` stands in [`alloc`] and in [`counters`], which makes the system
//! calls of the others.
//!
//! Steady state: counting, scopes, sums, and reading clocks and counters make no heap call.
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

/// The examples of `README.md` are compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
mod readme {}

/// The examples of `docs/measuring.md` are compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../../../docs/measuring.md")]
mod book_measuring {}

/// The examples of `docs/containers.md` are compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../../../docs/containers.md")]
mod book_containers {}
