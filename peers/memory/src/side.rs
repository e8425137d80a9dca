//! Sides of a case and how each is timed.

use std::fmt;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use larder_measure::clock::{Clock, Stopwatch};
use larder_measure::paired::{TwoThreadOptions, TwoThreads};
pub use larder_peers_line::{Turn, Work};

use crate::{Trouble, pin};

/// A way of doing a case.
pub struct Side {
    /// Its name in the definition.
    pub name: &'static str,
    /// What it does.
    pub work: Work,
}

impl fmt::Debug for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Side").field("name", &self.name).finish_non_exhaustive()
    }
}

/// Collects the sides of a case; sides that nobody asked for are not set up.
#[derive(Debug)]
pub struct Sides {
    only: Option<String>,
    is_smoke: bool,
    sides: Vec<Side>,
    known: Vec<&'static str>,
}

impl Sides {
    /// All of them. In a smoke run their times are for nobody, so nothing has to be proved of them.
    pub fn all(is_smoke: bool) -> Sides {
        Sides { only: None, is_smoke, sides: Vec::new(), known: Vec::new() }
    }

    /// The one of this name.
    pub fn only(name: &str, is_smoke: bool) -> Sides {
        Sides { only: Some(name.to_owned()), ..Sides::all(is_smoke) }
    }

    /// Adds a side, made only if it is wanted.
    pub fn add(
        &mut self,
        name: &'static str,
        make: impl FnOnce() -> Result<Work, Trouble>,
    ) -> Result<(), Trouble> {
        self.known.push(name);
        if self.only.as_deref().is_none_or(|only| only == name) {
            self.sides.push(Side { name, work: make()? });
        }
        Ok(())
    }

    /// Adds a side that runs in one pinned thread and is timed whole, by thread CPU time.
    pub fn timed<F: FnMut(u64) -> u64 + 'static>(
        &mut self,
        name: &'static str,
        make: impl FnOnce() -> F,
    ) -> Result<(), Trouble> {
        self.add(name, || Ok(timed(make())))
    }

    /// Adds a side that runs in two threads at once.
    pub fn at_once<F: Fn(usize, u64) -> u64 + Sync + 'static>(
        &mut self,
        name: &'static str,
        make: impl FnOnce() -> F,
    ) -> Result<(), Trouble> {
        let is_smoke = self.is_smoke;
        self.add(name, || {
            let work = make();
            Ok(Box::new(move |n| at_once(harness(is_smoke)?, n, &work)) as Work)
        })
    }

    /// Whether only the answers matter.
    pub fn is_smoke(&self) -> bool {
        self.is_smoke
    }

    /// The sides, in the order they were added.
    pub fn into_all(self) -> Vec<Side> {
        self.sides
    }

    /// The only side.
    pub fn into_one(mut self) -> Result<Side, Trouble> {
        self.sides.pop().ok_or_else(|| {
            let only = self.only.unwrap_or_default();
            format!("no side is called `{only}`, known are {}", self.known.join(", "))
        })
    }
}

/// Nanoseconds of thread CPU time of `work`, and its result.
pub fn timed_ns<R>(work: impl FnOnce() -> R) -> Result<(f64, R), Trouble> {
    let clock = Clock::thread_cpu().map_err(|error| error.to_string())?;
    let watch = Stopwatch::start(clock);
    let result = std::hint::black_box(work());
    Ok((watch.elapsed_ns() as f64, result))
}

/// Work in the calling thread, which is pinned when it is first asked.
pub fn timed(mut work: impl FnMut(u64) -> u64 + 'static) -> Work {
    Box::new(move |n| {
        pin::to_one_core();
        let (ns, answer) = timed_ns(|| work(std::hint::black_box(n)))?;
        Ok(Turn::new(ns, answer))
    })
}

/// The harness of two threads, made once in this process, with its control already run: a contended
/// `fetch_add` reads what it must, else everything after it is void. A smoke run wants only answers,
/// on any machine, and has no control. To be asked for in a turn: a side whose threads do not contend
/// is no side that is missing, and what was measured of the others is no record.
pub fn harness(is_smoke: bool) -> Result<&'static TwoThreads, Trouble> {
    static HARNESS: OnceLock<Result<TwoThreads, Trouble>> = OnceLock::new();
    let options =
        TwoThreadOptions { rounds: 3, is_proven: !is_smoke, ..TwoThreadOptions::default() };
    let made = HARNESS.get_or_init(|| TwoThreads::new(options).map_err(|error| error.to_string()));
    made.as_ref().map_err(Clone::clone)
}

/// One turn of two threads. `work` returns the answer to its operations, which is proportional to
/// their number: the harness chooses how many, and the answer is scaled to `n`.
fn at_once(
    harness: &TwoThreads,
    n: u64,
    work: &(impl Fn(usize, u64) -> u64 + Sync),
) -> Result<Turn, Trouble> {
    let (answers, operations) = (AtomicU64::new(0), AtomicU64::new(0));
    let report = harness
        .run(|thread, count| {
            let answer = work(thread, count);
            answers.fetch_add(answer, Ordering::Relaxed);
            operations.fetch_add(count, Ordering::Relaxed);
        })
        .map_err(|error| error.to_string())?;
    let (answers, operations) = (answers.into_inner(), operations.into_inner());
    // An answer that does not divide evenly is wrong, and must stay wrong: no n gives all ones.
    let answer =
        if answers.is_multiple_of(operations) { answers / operations * n } else { u64::MAX };
    Ok(Turn::new(report.ns.median() * n as f64, answer)
        .with("overlap", report.overlap_min)
        .with("clean", report.clean as f64)
        .with("tries", report.tries as f64)
        .with("control_ns", report.control_ns))
}
