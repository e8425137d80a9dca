//! Markov chains.
//!
//! | if the model has | use |
//! |---|---|
//! | real sites only | [`Method::Nuts`] (or [`Method::Hmc`] with a trajectory of your own) |
//! | discrete sites, or sites that come and go | [`mh::Mh`], with Gibbs for small discrete ones |
//!
//! Each chain owns its target, its streams and its room; chains run on as many threads as there are, and
//! draw the same numbers whatever their count.

mod adapt;
mod chain;
pub mod checkpoint;
mod hamiltonian;
mod linear_algebra;
mod metric;
pub mod mh;
mod nuts;
mod options;
mod sample;
mod transitions;

pub use chain::Chain;
pub use metric::Metric;
pub use options::{Method, MetricKind, NutsOptions};
pub use sample::{sample_chains, sample_in_memory, try_starts};
pub(crate) use transitions::{Transitions, Way};
