//! What the tests of Larder share.
//!
//! ```
//! // In the test binary's main.rs, once:
//! larder_testkit::counting_allocator!();
//!
//! fn main() {
//!     let mut kept = Vec::with_capacity(8);
//!     larder_testkit::no_allocations("push into kept room", || kept.push(1));
//! }
//! ```
//!
//! | if you want | use |
//! |---|---|
//! | to prove that a steady state asks nothing of the heap | [`no_allocations`], with threads of its own [`no_allocations_in_any_thread`] |
//! | to prove that every refused allocation is an error that changes nothing | [`fail_every_allocation`] |
//! | the same random input every time | [`generate`] |
//! | to compare floating-point results with a derived bound | [`assert_close!`](crate::assert_close), [`tolerance`] |
//! | to compare output with a file that is committed | [`golden::check`] |
//! | to check what an exporter says | [`exposition::check`] |
//! | a test that needs data which may be absent | [`data`] |
//!
//! This crate is a dev-dependency only. It never reads a clock.
#![forbid(unsafe_code)]

mod allocations;
pub mod data;
pub mod exposition;
mod failing;
pub mod generate;
pub mod golden;
pub mod tolerance;

pub use allocations::{allocation_counts, no_allocations, no_allocations_in_any_thread};
pub use failing::{FailureReport, fail_every_allocation};
pub use larder_measure;

/// Installs the counting and failing allocator in a test binary; one line in its `main.rs`.
#[macro_export]
macro_rules! counting_allocator {
    () => {
        #[global_allocator]
        static LARDER_TESTKIT_ALLOCATOR: $crate::larder_measure::alloc::Counting<
            $crate::larder_measure::alloc::FailAfter,
        > = $crate::larder_measure::alloc::Counting::new(
            $crate::larder_measure::alloc::FailAfter::system(),
        );
    };
}
