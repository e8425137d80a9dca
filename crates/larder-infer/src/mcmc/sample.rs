//! Several chains at once.

use std::collections::VecDeque;
use std::num::NonZero;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::chain::Chain;
use super::checkpoint::{Checkpoint, Saver};
use super::options::NutsOptions;
use crate::error::{ErrorKind, InferError, Result};
use crate::run::{DrawStats, Draws, Observer, Phase, Progress, Sink};
use crate::target::{Compiled, Target};

/// A chain's sink, and what became of the chain; taken while it runs.
type Slot<S> = Mutex<Option<(S, Result<()>)>>;

/// Runs the chains of the options over a compiled model, each into its sink. A sink for each chain; they
/// come back, each with what became of its chain. A chain that fails does not stop the others.
///
/// The draws depend on the seed and the number of the chain, not on the number of threads.
///
/// # Errors
/// [`ErrorKind::Option`] when the options can never be served, or the sinks are not as many as the chains.
pub fn sample_chains<S: Sink>(
    model: &Compiled,
    options: &NutsOptions,
    observer: &dyn Observer,
    sinks: Vec<S>,
) -> Result<Vec<(S, Result<()>)>> {
    sample_with(model, options, observer, sinks, None, None)
}

/// [`sample_chains`] from a checkpoint, if there is one, with checkpoints on the way.
///
/// # Errors
/// As [`sample_chains`].
pub(crate) fn sample_with<S: Sink>(
    model: &Compiled,
    options: &NutsOptions,
    observer: &dyn Observer,
    sinks: Vec<S>,
    from: Option<&Checkpoint>,
    saver: Option<&Saver>,
) -> Result<Vec<(S, Result<()>)>> {
    options.check(model.dim())?;
    if sinks.len() != options.chains {
        let text = format!("{} sinks for {} chains", sinks.len(), options.chains);
        return Err(InferError::new(ErrorKind::Option, text));
    }
    let slots: Vec<Slot<S>> =
        sinks.into_iter().map(|sink| Mutex::new(Some((sink, Ok(()))))).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        loop {
            let chain = next.fetch_add(1, Ordering::Relaxed);
            let Some(slot) = slots.get(chain) else { return };
            let taken = slot.lock().unwrap_or_else(PoisonError::into_inner).take();
            let Some((mut sink, _)) = taken else { return };
            // A chain that panics takes no other with it.
            let guarded = std::panic::AssertUnwindSafe(|| {
                one(model, options, observer, chain, &mut sink, from, saver)
            });
            let result = std::panic::catch_unwind(guarded).unwrap_or_else(|_| {
                let text = format!(
                    "chain {} panicked: a fault of the model or of this program",
                    chain + 1
                );
                Err(InferError::new(ErrorKind::Method, text))
            });
            *slot.lock().unwrap_or_else(PoisonError::into_inner) = Some((sink, result));
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..threads(options) {
            scope.spawn(work);
        }
        work();
    });
    let done = slots.into_iter().map(|slot| {
        slot.into_inner().unwrap_or_else(PoisonError::into_inner).expect("every chain was run")
    });
    Ok(done.collect())
}

/// Starts every chain of the options and lets go of it: what stands in the way of a run is known before it has
/// written anything. As many as run at once are held at once, so that memory is asked for as it will be.
///
/// # Errors
/// As [`Chain::start`].
pub fn try_starts(
    model: &Compiled,
    options: &NutsOptions,
    from: Option<&Checkpoint>,
) -> Result<()> {
    options.check(model.dim())?;
    let mut held = VecDeque::new();
    for chain in 0..options.chains {
        if from.is_some_and(|from| from.chain(chain).is_some()) {
            continue;
        }
        if held.len() == threads(options) {
            held.pop_front();
        }
        held.push_back(Chain::start(Box::new(model.clone()), options, chain)?);
    }
    Ok(())
}

/// Threads of a run.
fn threads(options: &NutsOptions) -> usize {
    let machine = std::thread::available_parallelism().map_or(1, NonZero::get);
    options.threads.clamp(1, machine.max(1)).min(options.chains)
}

fn one<S: Sink>(
    model: &Compiled,
    options: &NutsOptions,
    observer: &dyn Observer,
    index: usize,
    sink: &mut S,
    from: Option<&Checkpoint>,
    saver: Option<&Saver>,
) -> Result<()> {
    let target: Box<dyn Target> = Box::new(model.clone());
    let mut chain = match from.and_then(|from| from.chain(index)) {
        Some(words) => Chain::restore(target, options, index, words)?,
        None => Chain::start(target, options, index)?,
    };
    let mut values = vec![0.0; model.columns()];
    let total = options.warmup + options.draws;
    let every = (total / 100).clamp(1, 100);
    let mut divergences = 0;
    if chain.iteration() > options.warmup {
        sink.adapted(chain.step_size(), &chain.metric().diagonal())?;
    }
    while chain.iteration() < total {
        if observer.is_cancelled() {
            if let Some(saver) = saver {
                sink.settle()?;
                saver.save(index, &chain)?;
            }
            return Err(InferError::new(ErrorKind::Cancelled, "cancelled; what was drawn is kept"));
        }
        if chain.iteration() == options.warmup {
            sink.adapted(chain.step_size(), &chain.metric().diagonal())?;
        }
        let stats: DrawStats = chain.step();
        if let Some(fault) = chain.fault() {
            return Err(fault.clone());
        }
        let done = chain.iteration();
        if done > options.warmup {
            divergences += usize::from(stats.is_divergent);
            if (done - options.warmup - 1).is_multiple_of(options.thin) {
                model.values(chain.position(), &mut values)?;
                sink.draw(&stats, &values)?;
            }
        }
        if done.is_multiple_of(every) || done == total {
            observer.progress(&Progress {
                chain: index,
                phase: if done <= options.warmup { Phase::Warmup } else { Phase::Sampling },
                done,
                total,
                divergences,
                step_size: stats.step_size,
                evaluations: chain.evaluations(),
            });
            if let Some(saver) = saver
                && (done.is_multiple_of(every * 10) || done == total)
            {
                sink.settle()?;
                saver.save(index, &chain)?;
            }
        }
    }
    Ok(())
}

/// Runs the chains and keeps all draws in memory.
///
/// # Errors
/// As [`sample_chains`], and the first error of a chain.
pub fn sample_in_memory(
    model: &Compiled,
    options: &NutsOptions,
    observer: &dyn Observer,
) -> Result<Vec<Draws>> {
    options.check(model.dim())?;
    let columns = model.columns();
    let sinks = (0..options.chains)
        .map(|_| Draws::with_capacity(options.draws.min(1 << 20).div_ceil(options.thin), columns))
        .collect();
    let done = sample_chains(model, options, observer, sinks)?;
    done.into_iter().map(|(draws, result)| result.map(|()| draws)).collect()
}
