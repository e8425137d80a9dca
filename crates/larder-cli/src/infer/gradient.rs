//! Chains by gradient: options, start, checkpoints.

use larder_infer::mcmc::checkpoint::{Checkpoint, sample_with_checkpoint};
use larder_infer::{
    Compiled, ErrorKind, Method as How, MetricKind, NutsOptions, Result as Infer, Sink, Stores,
};

use super::sampling::Job;
use super::{Method, RunOptions, Shape, failure, input};
use crate::arguments::Common;
use crate::exit::{Exit, Failure};

/// What is decided before the files are opened.
pub(super) struct Plan {
    nuts: NutsOptions,
    from: Option<Checkpoint>,
}

impl Plan {
    /// Draws of a chain that its file has already, if it goes on.
    pub(super) fn rows(&self, chain: usize) -> Option<usize> {
        let from = self.from.as_ref()?;
        from.chain(chain)?;
        Some(from.iterations(chain).saturating_sub(self.nuts.warmup).div_ceil(self.nuts.thin))
    }
}

/// The plan of a run by gradient; none for other methods.
pub(super) fn plan(
    options: &RunOptions,
    common: &Common,
    stores: &Stores,
    model: &Compiled,
) -> Result<Option<Plan>, Failure> {
    let method = match options.method {
        Method::Nuts => How::Nuts,
        Method::Hmc => How::Hmc { length: 2.0 },
        _ => return Ok(None),
    };
    let start = options.init.as_ref().map(|file| input::start(file, model)).transpose()?;
    let nuts = NutsOptions {
        method,
        warmup: options.warmup(),
        draws: options.draws,
        chains: options.chains,
        thin: options.thin,
        seed: options.seed,
        threads: common.threads.map_or(usize::MAX, usize::from),
        metric: match options.metric() {
            Shape::Diag => MetricKind::Diagonal,
            Shape::Dense => MetricKind::Dense,
            Shape::LowRank => MetricKind::LowRank,
        },
        target_accept: options.target_accept(),
        max_depth: options.max_depth(),
        start,
        stores: stores.clone(),
    };
    nuts.check(model.layout().dim).map_err(failure)?;
    let from = match &options.resume {
        None => None,
        Some(file) => Some(Checkpoint::read(file, model, &nuts).map_err(failure)?),
    };
    if let Some(from) = &from
        && let Some(chain) = (0..options.chains)
            .find(|&chain| from.iterations(chain) > options.warmup() + options.draws)
    {
        let what = anyhow::anyhow!(
            "chain {} of the checkpoint has done {} iterations, more than the {} of this run",
            chain + 1,
            from.iterations(chain),
            options.warmup() + options.draws
        );
        return Err(Failure::new(Exit::Input, what));
    }
    Ok(Some(Plan { nuts, from }))
}

/// Starts all chains and lets go of them: a start that fails is told before any file is touched.
pub(super) fn try_starts(job: &Job<'_>, plan: &Plan) -> Infer<()> {
    larder_infer::mcmc::try_starts(job.model, &plan.nuts, plan.from.as_ref())
}

/// Runs the chains. What failed first is told when all have ended.
pub(super) fn sample<S: Sink>(job: &Job<'_>, plan: &Plan, sinks: Vec<S>) -> Infer<()> {
    let save = job.options.checkpoint.as_deref().or(job.options.resume.as_deref());
    let done =
        sample_with_checkpoint(job.model, &plan.nuts, &job.watch, sinks, plan.from.as_ref(), save)?;
    let mut failed: Vec<_> = done.into_iter().filter_map(|(_, result)| result.err()).collect();
    failed.sort_by_key(|error| error.kind() == ErrorKind::Cancelled);
    failed.into_iter().next().map_or(Ok(()), Err)
}
