//! The tests of larder-hydro.

mod conserve;
mod dump;
mod fluid;
mod integrators;
mod kt;
mod lines;
mod point;
mod runs;
mod smooth;
mod snapshot;
mod spectra;
mod steady;
mod symmetry;
mod waves;

larder_testkit::counting_allocator!();
