//! What the fluid engine promises: reference data, exact flows, naive twins, steady states, refusals.
#![expect(
    clippy::unwrap_used,
    clippy::needless_range_loop,
    clippy::needless_for_each,
    clippy::items_after_statements,
    clippy::struct_field_names,
    clippy::unused_self,
    reason = "naive twins are written with indices, as the equations stand in the book; helpers unwrap"
)]

mod conserve;
mod dump;
mod ensembles;
mod fluid;
mod integrators;
mod kt;
mod lines;
mod point;
mod runs;
mod smooth;
mod snapshot;
mod spectra;
mod starts;
mod steady;
mod symmetry;
mod waves;
mod workshop;

larder_testkit::counting_allocator!();
