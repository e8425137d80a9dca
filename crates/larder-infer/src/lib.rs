//! Probabilistic programs: a model is plain Rust with `sample` and `observe`, and its posterior comes
//! from the sampler that suits it, at the speed of hand-written gradients, without a compiler in the
//! loop and without an allocation per draw.
#![forbid(unsafe_code)]

mod address;
pub mod dist;
mod error;
mod ground;
pub mod handler;
pub mod layout;
pub mod math;
pub mod mcmc;
pub mod model;
pub mod models;
mod point;
pub mod prob;
mod real;
mod rng;
mod run;
pub mod smc;
pub mod stan_csv;
mod tape;
mod target;
mod trace;
pub mod transform;

pub use address::{Address, Site};
pub use dist::*;
pub use error::{ErrorKind, InferError, Result};
pub use layout::{Domain, Layout, SiteLayout};
pub use handler::{Handler, PooledPriorHandler, PriorHandler, ReplayHandler, SafeReplayHandler, SafeScoreGivenTrace, ScoreGivenTrace};
pub use mcmc::{Method, Metric, MetricKind, NutsOptions, sample_chains, sample_in_memory};
pub use model::{Buffer, Ctx, Model};
pub use point::{Points, Weight};
pub use prob::{Prob, factor, guard, observe, pure, sample};
pub use real::{Real, log_mix, log_sum_exp, sum};
pub use rng::{Purpose, Stream, below, open01, standard_normal};
pub use target::{AnyModel, Compiled, Target};
pub use run::{DrawStats, Draws, Observer, Phase, Progress, Silent, Sink, Stop};
pub use trace::{Choice, ChoiceValue, Choices, ChoicesIter, CowStore, CowTrace, PoolStats, Tag, Trace, TraceBody, TraceBuilder, TracePool};

/// Where handlers are run.
pub mod runtime {
    pub use crate::handler;
}
