//! Runs one job fairly.

use larder_measure::alloc::{Scope, measure};
use larder_measure::clock::{Clock, Stopwatch};
use larder_measure::paired::median;
use larder_memory::{MemoryConfig, MemoryMetrics};

use super::job::{Job, Outcome};
use crate::exit::Failure;
use crate::interrupt::Interrupt;

/// Runs a job; `None` when the user interrupted it.
pub(super) fn run(
    job: &Job,
    config: &MemoryConfig,
    rounds: u16,
    interrupt: &Interrupt,
    metrics: &mut MemoryMetrics,
) -> Result<Option<Outcome>, Failure> {
    let input = (job.input)();
    // Processor time where there is such a clock: another program's load does not lengthen it.
    let clock = Clock::thread_cpu().unwrap_or(Clock::wall());

    let scope = Scope::start();
    let mut plain = input.plain();
    let right = plain.round()?;
    let plain_peak = scope.finish().bytes_peak + plain.mapped_peak();
    let scope = Scope::start();
    let mut larder = input.larder(config)?;
    let mut difference = input.compare(larder.round()?, right);
    let peak = scope.finish().bytes_peak + larder.mapped_peak();
    larder.round()?; // a second time: what grows on the first reuse has grown

    let (mut times, mut plain_times) = (Vec::new(), Vec::new());
    for round in 0..rounds {
        if interrupt.asked() {
            return Ok(None);
        }
        // Forth and back, so that neither way always comes second.
        for turn in [round % 2, 1 - round % 2] {
            let (way, times) =
                if turn == 0 { (&mut plain, &mut plain_times) } else { (&mut larder, &mut times) };
            let watch = Stopwatch::start(clock);
            let answer = way.round();
            times.push(watch.elapsed().as_secs_f64());
            let answer = answer?;
            if turn == 1 && difference.is_none() {
                difference = input.compare(answer, right);
            }
        }
    }
    let (plain_answer, plain_counts) = measure(|| plain.round());
    let (answer, counts) = measure(|| larder.round());
    plain_answer.and(answer)?;
    larder.add_to(metrics);
    Ok(Some(Outcome {
        engine: job.engine,
        name: job.name,
        about: job.about,
        plain_way: job.plain_way,
        larder_way: job.larder_way,
        steady_state: job.steady_state,
        difference,
        seconds: median(&times),
        plain_seconds: median(&plain_times),
        peak_bytes: peak,
        plain_peak_bytes: plain_peak,
        steady_allocations: counts.heap_calls(),
        plain_allocations: plain_counts.heap_calls(),
    }))
}
