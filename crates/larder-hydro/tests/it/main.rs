//! The tests of larder-hydro.

mod conserve;
mod dump;
mod fluid;
mod integrators;
mod lines;
mod point;
mod smooth;
mod snapshot;
mod spectra;
mod steady;
mod symmetry;
mod waves;

larder_testkit::counting_allocator!();
