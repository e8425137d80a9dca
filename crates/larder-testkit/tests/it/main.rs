//! The assertions with the counting allocator in place.
#![forbid(unsafe_code)]

mod allocations;
mod failing;

larder_testkit::counting_allocator!();
