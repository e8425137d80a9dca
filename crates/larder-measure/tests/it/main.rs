//! What the crate promises, with the counting and failing allocator in place.
#![forbid(unsafe_code)]

mod allocator;
mod exporter;
mod exposition;
mod json;
mod paired;
mod snapshot;

larder_testkit::counting_allocator!();
