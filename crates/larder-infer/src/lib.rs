//! Probabilistic programs: a model is plain Rust with `sample` and `observe`, and its posterior comes
//! from the sampler that suits it, at the speed of hand-written gradients, without a compiler in the
//! loop and without an allocation per draw.
//!
//! ```
//! use larder_infer::{Compiled, Ctx, HalfCauchy, Model, Normal, NutsOptions, Silent, addr, diag, sample_in_memory};
//!
//! struct Schools {
//!     y: Vec<f64>,
//!     sigma: Vec<f64>,
//! }
//!
//! impl Model for Schools {
//!     fn run<C: Ctx>(&self, m: &mut C) {
//!         let mu = m.sample(addr!("mu"), Normal(0.0, 5.0));
//!         let tau = m.sample(addr!("tau"), HalfCauchy(5.0));
//!         m.plate("school", self.y.len(), |m, i| {
//!             let z = m.sample(addr!("z", i), Normal(0.0, 1.0));
//!             m.observe(addr!("y", i), Normal(mu + tau * z, self.sigma[i]), self.y[i]);
//!         });
//!     }
//! }
//!
//! let model = Schools { y: vec![28.0, 8.0, -3.0, 7.0], sigma: vec![15.0, 10.0, 16.0, 11.0] };
//! let compiled = Compiled::record(model)?;
//! let options = NutsOptions { warmup: 300, draws: 300, ..NutsOptions::default() };
//! let chains = sample_in_memory(&compiled, &options, &Silent)?;
//! let mu: Vec<Vec<f64>> = chains.iter().map(|chain| chain.column(0)).collect();
//! let mu: Vec<&[f64]> = mu.iter().map(Vec::as_slice).collect();
//! assert_eq!(compiled.names()[0], "mu");
//! assert!(diag::rhat(&mu) < 1.1);
//! # Ok::<(), larder_infer::InferError>(())
//! ```
//!
//! | if you have | use |
//! |---|---|
//! | a model of your own | [`Model`] over a [`Ctx`] (door B) |
//! | a model composed of values | [`prob`] with [`sample`] and [`observe`] (door A), run by [`runtime::handler::run`] |
//! | a model with real sites, and want gradients | [`Compiled`] (door C): recorded once, replayed without an allocation |
//! | a log density written by hand | [`Target`] |
//! | a posterior to draw from | [`sample_chains`], [`sample_in_memory`] with [`NutsOptions`] |
//! | discrete sites, sites that come and go | [`mcmc::mh::Mh`] |
//! | draws to judge | [`diag`]; [`vi::missed`] for hills that no chain was on |
//! | many runs of a model | [`PooledPriorHandler`] with a [`TracePool`] |
//! | many versions of a trace | [`CowTrace`] |
//! | a model of the library | [`models`] |
//!
//! # Steady states
//!
//! After warm-up these ask nothing of the allocator: a prior run into a pooled trace, a step of
//! Metropolis-Hastings, a gradient on tape, a draw of NUTS, a clone and write of a persistent trace. The
//! committed snapshot `bench/allocations/infer.toml` says so, and a test compares.
//!
//! # Determinism
//!
//! Numbers come from counters ([`Stream`]): the same seed and data give the same bits whatever the number
//! of threads, and a run that goes on from a checkpoint equals one that was not stopped.
//!
//! # What is not here
//!
//! Sums over a plate are added in another order by the tape than by the interpreter, so the two densities agree
//! to rounding, not to the bit. A model whose sites depend on values has no vector of parameters: gradients
//! refuse it, Metropolis-Hastings takes it.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_possible_wrap,
    clippy::float_cmp,
    clippy::neg_cmp_op_on_partial_ord,
    reason = "whole numbers of models, places of tapes and positions in traces are checked where they are \
              made; borders of supports are exact numbers; and a NaN must fail `!(x > 0.0)`"
)]
#![forbid(unsafe_code)]

pub mod abc;
mod address;
#[cfg(feature = "arrow")]
pub mod arrow;
pub mod beside;
mod circle;
pub mod diag;
pub mod dist;
mod error;
mod ground;
pub mod handler;
pub mod layout;
pub mod math;
pub mod mcmc;
pub mod model;
pub mod models;
#[cfg(feature = "planted")]
pub mod planted;
#[cfg(not(feature = "planted"))]
mod planted;
pub mod plot;
mod point;
pub mod prob;
mod program;
mod real;
mod rng;
mod run;
pub mod smc;
pub mod stan_csv;
mod stores;
mod tape;
mod target;
mod trace;
pub mod transform;
pub mod vi;

pub use address::{Address, Site};
pub use dist::*;
pub use error::{ErrorKind, InferError, Result};
#[doc(hidden)]
pub use ground::Part;
pub use handler::{
    Handler, PooledPriorHandler, PriorHandler, ReplayHandler, SafeReplayHandler,
    SafeScoreGivenTrace, ScoreGivenTrace,
};
pub use layout::{Domain, Layout, SiteLayout};
pub use mcmc::{Method, Metric, MetricKind, NutsOptions, sample_chains, sample_in_memory};
pub use model::{Buffer, Ctx, Model};
pub use point::{Points, Weight};
pub use prob::{Prob, factor, guard, observe, pure, sample};
pub use program::Program;
pub use real::{Real, log_mix, log_sum_exp, sum};
pub use rng::{Purpose, Stream, below, open01, standard_normal};
pub use run::{DrawStats, Draws, Observer, Phase, Progress, Silent, Sink, Stop};
pub use stores::Stores;
pub use tape::Var;
pub use target::{AnyModel, Compiled, Target, gradient_of};
pub use trace::{
    Choice, ChoiceValue, Choices, ChoicesIter, CowStore, CowTrace, PoolStats, Tag, Trace,
    TraceBody, TraceBuilder, TracePool,
};

/// Where handlers are run.
pub mod runtime {
    pub use crate::handler;
}

/// The examples of `docs/infer.md` are compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../../../docs/infer.md")]
mod book_infer {}
