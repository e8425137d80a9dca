//! Two threads that really run at once.
//!
//! The usual way (spawn two threads, divide) reports 5 ns for a contended `fetch_add` that takes 40:
//! on a busy machine the threads run one after the other, and contend with nobody. So here each thread
//! is pinned to its own core, both wait at a spinning barrier, and a round is kept only if neither was
//! preempted and their spans overlap by at least 80 %. Before the work the same harness measures a
//! contended `fetch_add`: if that does not read at least [`CONTROL_NS_MIN`], the cores do not contend,
//! and the whole measurement is void.

use std::fmt;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::{AcqRel, Acquire, Relaxed};

use super::statistics::Samples;
use crate::clock::{Clock, Stopwatch};
use crate::counters::system::{allowed_cores, pin_to_core, preemptions};
use crate::{ErrorKind, MeasureError};

/// Nanoseconds that a contended `fetch_add` takes at least where two cores share a line.
pub const CONTROL_NS_MIN: f64 = 20.0;

/// How [`TwoThreads`] measures.
#[derive(Clone, Debug, PartialEq)]
pub struct TwoThreadOptions {
    /// Clean rounds wanted. 15.
    pub rounds: usize,
    /// Rounds tried before giving up. 600.
    pub tries_max: usize,
    /// Time of one round; short enough to fit between two preemptions. 1 ms.
    pub round_ns: u64,
    /// Overlap that a clean round has at least. 0.8.
    pub overlap_min: f64,
    /// Whether the run must prove that both threads ran at once. `true`; with `false` there is no
    /// control and every round is kept: enough to check answers with, and no time to quote.
    pub is_proven: bool,
}

impl Default for TwoThreadOptions {
    fn default() -> Self {
        TwoThreadOptions {
            rounds: 15,
            tries_max: 600,
            round_ns: 1_000_000,
            overlap_min: 0.8,
            is_proven: true,
        }
    }
}

/// The harness; it has made sure that two cores are there and contend.
#[derive(Clone, Debug)]
pub struct TwoThreads {
    options: TwoThreadOptions,
    cores: [usize; 2],
    clock: Clock,
    control_ns: f64,
}

/// What was measured, and the evidence that it was at once.
#[derive(Clone, Debug, PartialEq)]
pub struct TwoThreadReport {
    /// Nanoseconds of thread CPU time per operation, of the slower thread, of the clean rounds.
    pub ns: Samples,
    /// Operations of each thread in each round.
    pub iterations: u64,
    /// Clean rounds.
    pub clean: usize,
    /// Rounds tried.
    pub tries: usize,
    /// The least overlap among the clean rounds, 0 to 1.
    pub overlap_min: f64,
    /// Nanoseconds of the control, a contended `fetch_add`; infinite where none was asked for.
    pub control_ns: f64,
    /// The cores.
    pub cores: [usize; 2],
}

struct Span {
    cpu_ns: u64,
    from_ns: u64,
    to_ns: u64,
    preempted: bool,
}

/// Arrives at the barrier also when the work panics: the other thread would spin for ever.
struct Arrival<'a>(&'a AtomicUsize);

impl Drop for Arrival<'_> {
    fn drop(&mut self) {
        self.0.fetch_add(1, AcqRel);
    }
}

/// A clean round: nanoseconds per operation and the overlap.
struct Clean {
    ns: f64,
    overlap: f64,
}

impl TwoThreads {
    /// Finds two cores and measures the control.
    ///
    /// # Errors
    /// [`ErrorKind::Unsupported`] where threads cannot be pinned or only one core may be used;
    /// [`ErrorKind::Void`] when no clean round came or the control reads less than
    /// [`CONTROL_NS_MIN`].
    pub fn new(options: TwoThreadOptions) -> Result<Self, MeasureError> {
        let clock = Clock::thread_cpu()?;
        let unsupported = |what: String| MeasureError::new(ErrorKind::Unsupported, what);
        let cores = allowed_cores()
            .map_err(|error| unsupported(format!("threads cannot be pinned to cores: {error}")))?;
        let (&[first, .., last], true) = (cores.as_slice(), options.rounds > 0) else {
            let allowed = cores.len();
            return Err(unsupported(format!(
                "a measurement on two cores needs two of them and one round; \
                 this process may use {allowed} and asks for {} rounds",
                options.rounds
            )));
        };
        let mut harness =
            TwoThreads { options, cores: [first, last], clock, control_ns: f64::INFINITY };
        if !harness.options.is_proven {
            return Ok(harness);
        }
        let shared = AtomicU64::new(0);
        let control = harness.run(|_, n| {
            for _ in 0..n {
                shared.fetch_add(1, Relaxed);
            }
        })?;
        harness.control_ns = control.ns.median();
        if harness.control_ns < CONTROL_NS_MIN {
            return Err(MeasureError::new(
                ErrorKind::Void,
                format!(
                    "the control, a contended fetch_add, reads {:.1} ns, want at least \
                     {CONTROL_NS_MIN}: the two threads do not contend on this machine",
                    harness.control_ns
                ),
            ));
        }
        Ok(harness)
    }

    /// What the control reads; infinite where none was asked for.
    pub fn control_ns(&self) -> f64 {
        self.control_ns
    }

    /// Measures `work`, which gets the number of its thread, 0 or 1, and of the operations to do.
    ///
    /// # Errors
    /// [`ErrorKind::Void`] when too few rounds were clean.
    pub fn run(&self, work: impl Fn(usize, u64) + Sync) -> Result<TwoThreadReport, MeasureError> {
        let iterations = self.calibrate(&work)?;
        let (mut values, mut overlap_min, mut tries) = (Vec::new(), 1.0_f64, 0);
        while values.len() < self.options.rounds && tries < self.options.tries_max {
            tries += 1;
            if let Some(clean) = self.judge(&self.round(iterations, &work)?, iterations) {
                values.push(clean.ns);
                overlap_min = overlap_min.min(clean.overlap);
            }
        }
        let clean = values.len();
        if clean < self.options.rounds {
            return Err(MeasureError::new(
                ErrorKind::Void,
                format!(
                    "only {clean} of {tries} rounds ran on both cores at once undisturbed, want {}",
                    self.options.rounds
                ),
            ));
        }
        let (control_ns, cores) = (self.control_ns, self.cores);
        let ns = Samples::new(values);
        Ok(TwoThreadReport { ns, iterations, clean, tries, overlap_min, control_ns, cores })
    }

    fn calibrate(&self, work: &(impl Fn(usize, u64) + Sync)) -> Result<u64, MeasureError> {
        let mut iterations = 64;
        loop {
            let spans = self.round(iterations, work)?;
            let slowest = spans.iter().map(|span| span.cpu_ns).max().unwrap_or(0);
            if slowest >= self.options.round_ns || iterations >= 1 << 32 {
                return Ok(iterations);
            }
            iterations *= 2;
        }
    }

    fn round(
        &self,
        iterations: u64,
        work: &(impl Fn(usize, u64) + Sync),
    ) -> Result<[Span; 2], MeasureError> {
        let (arrived, failed) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let zero = Stopwatch::start(Clock::wall());
        let one = |thread: usize| -> std::io::Result<Span> {
            let arrival = Arrival(&arrived);
            let prepared = pin_to_core(self.cores[thread]).and_then(|()| preemptions());
            if prepared.is_err() {
                failed.fetch_add(1, AcqRel);
            } else {
                // Caches, branch predictors and first touches are not the matter.
                work(thread, iterations / 8 + 1);
            }
            drop(arrival);
            while arrived.load(Acquire) < 2 {
                std::hint::spin_loop();
            }
            prepared?;
            if failed.load(Acquire) > 0 {
                return Err(std::io::Error::other("the other thread could not be pinned"));
            }
            let before = preemptions()?;
            let from_ns = zero.elapsed_ns();
            let cpu = Stopwatch::start(self.clock);
            work(thread, iterations);
            let cpu_ns = cpu.elapsed_ns();
            let to_ns = zero.elapsed_ns();
            Ok(Span { cpu_ns, from_ns, to_ns, preempted: preemptions()? != before })
        };
        let spans = std::thread::scope(|scope| {
            let second = scope.spawn(|| one(1));
            let first = scope.spawn(|| one(0));
            let join = |result: std::thread::Result<std::io::Result<Span>>| {
                result.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            };
            Ok([join(first.join())?, join(second.join())?])
        });
        spans.map_err(|error: std::io::Error| MeasureError::system("a pinned thread", &error))
    }

    fn judge(&self, spans: &[Span; 2], iterations: u64) -> Option<Clean> {
        let [a, b] = spans;
        let both = a.to_ns.min(b.to_ns).saturating_sub(a.from_ns.max(b.from_ns));
        let whole = a.to_ns.max(b.to_ns).saturating_sub(a.from_ns.min(b.from_ns));
        let overlap = both as f64 / whole.max(1) as f64;
        // A hypervisor takes cores away unseen; then the wall runs on and the CPU time does not. 10 %
        // and the cost of reading the clocks are allowed.
        let was_stopped = |span: &Span| {
            span.preempted || (span.to_ns - span.from_ns) as f64 > span.cpu_ns as f64 * 1.1 + 3000.0
        };
        let is_clean = !self.options.is_proven
            || (overlap >= self.options.overlap_min && !was_stopped(a) && !was_stopped(b));
        let ns = a.cpu_ns.max(b.cpu_ns) as f64 / iterations as f64;
        is_clean.then_some(Clean { ns, overlap })
    }
}

impl fmt::Display for TwoThreadReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:.2} ns on cores {} and {} at once (least {:.2}; {} clean rounds of {}, overlap at least \
             {:.0} %, control {:.1} ns)",
            self.ns.median(),
            self.cores[0],
            self.cores[1],
            self.ns.min(),
            self.clean,
            self.tries,
            self.overlap_min * 100.0,
            self.control_ns
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn harness() -> TwoThreads {
        TwoThreads {
            options: TwoThreadOptions::default(),
            cores: [0, 1],
            clock: Clock::wall(),
            control_ns: 40.0,
        }
    }

    fn span(from_ns: u64, to_ns: u64) -> Span {
        Span { cpu_ns: to_ns - from_ns, from_ns, to_ns, preempted: false }
    }

    #[test]
    fn only_rounds_that_overlap_undisturbed_are_kept() {
        let ms = 1_000_000;
        let judge = |a, b| harness().judge(&[a, b], 1000).map(|clean| clean.overlap);
        assert_eq!(judge(span(0, ms), span(0, ms)), Some(1.0));
        let late = judge(span(0, ms), span(ms / 10, ms + ms / 10)).expect("nine elevenths");
        assert!((late - 9.0 / 11.0).abs() < 1e-9);
        assert_eq!(judge(span(0, ms), span(ms, 2 * ms)), None);
        assert_eq!(judge(span(0, ms), Span { preempted: true, ..span(0, ms) }), None);
        assert_eq!(judge(span(0, ms), Span { cpu_ns: ms / 2, ..span(0, ms) }), None);
    }

    #[test]
    fn without_a_proof_every_round_is_kept_and_no_control_is_read() {
        let options = TwoThreadOptions { is_proven: false, ..TwoThreadOptions::default() };
        let ms = 1_000_000;
        let one_after_the_other = [span(0, ms), span(ms, 2 * ms)];
        let unproven = TwoThreads { options, ..harness() };
        assert!(unproven.judge(&one_after_the_other, 1000).is_some());
        assert!(harness().judge(&one_after_the_other, 1000).is_none());
    }
}
