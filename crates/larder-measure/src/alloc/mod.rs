//! Counts what a program asks of the allocator, and lets it fail on purpose.
//!
//! [`Counting`] stands in front of another allocator as the `#[global_allocator]` of a program, a
//! test or a bench. Each thread writes its own ledger, so that counting costs a nanosecond or two
//! and no cache line is shared; whoever asks for the whole process sums the ledgers on reading.
//! [`FailAfter`] stands behind it in tests and refuses one chosen request.
//!
//! This module never allocates through the global allocator, never prints, and never reads a clock.

mod counting;
mod counts;
mod fail;
mod ledger;
mod registry;
mod scope;

pub use counting::Counting;
pub use counts::Counts;
pub use fail::{Attempts, FailAfter, FailPlan, with_failures};
pub use registry::{counting_is_installed, process_counts, thread_counts};
pub use scope::{ProcessScope, Scope, measure};
