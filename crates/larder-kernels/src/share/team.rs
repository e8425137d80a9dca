//! Threads that wait for work.
//!
//! The caller is worker 0; the others sleep on a condition until a round begins and count themselves
//! out when they are done. The work is lent by reference for the length of a round: [`Team::run`] does
//! not return, and does not unwind, before the last worker has put it down.

use std::any::Any;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::ptr::NonNull;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

/// A fixed number of workers.
///
/// ```
/// use std::sync::Mutex;
/// use larder_kernels::share::Team;
///
/// let mut team = Team::new(2).expect("a machine that has threads");
/// let mut halves = [0; 2];
/// let (left, right) = halves.split_at_mut(1);
/// let parts = [Mutex::new(left), Mutex::new(right)];
/// team.run(&|worker| parts[worker].lock().expect("no worker panicked")[0] = worker + 1);
/// assert_eq!(halves, [1, 2]);
/// ```
pub struct Team {
    shared: Arc<Shared>,
    threads: Vec<JoinHandle<()>>,
}

struct Shared {
    round: Mutex<Round>,
    begin: Condvar,
    end: Condvar,
}

struct Round {
    number: u64,
    work: Option<Work>,
    /// Workers that have not put the work down yet, the caller not counted.
    busy: usize,
    panic: Option<Box<dyn Any + Send>>,
    over: bool,
}

/// The work of a round, its type and its lifetime taken away.
#[derive(Clone, Copy)]
struct Work {
    /// A `&F` with `F: Fn(usize) + Sync`.
    closure: NonNull<()>,
    /// Calls it.
    call: unsafe fn(NonNull<()>, usize),
}

// SAFETY: what is pointed to is `Sync`, so several threads may call it.
unsafe impl Send for Work {}

/// # Safety
/// `closure` was made from a `&F` that is still lent.
unsafe fn call<F: Fn(usize) + Sync>(closure: NonNull<()>, worker: usize) {
    // SAFETY: the caller promises that the reference lives and is of this type.
    let closure = unsafe { closure.cast::<F>().as_ref() };
    closure(worker);
}

impl Team {
    /// A team of this many workers, the caller included.
    ///
    /// # Errors
    /// When the system has no more threads.
    ///
    /// # Panics
    /// When there are to be none.
    pub fn new(workers: usize) -> std::io::Result<Self> {
        assert!(workers > 0, "a team has at least its caller");
        let round = Round { number: 0, work: None, busy: 0, panic: None, over: false };
        let shared = Arc::new(Shared {
            round: Mutex::new(round),
            begin: Condvar::new(),
            end: Condvar::new(),
        });
        let mut team = Team { shared, threads: Vec::with_capacity(workers - 1) };
        for worker in 1..workers {
            let shared = Arc::clone(&team.shared);
            let thread = std::thread::Builder::new()
                .name(format!("team-{worker}"))
                .spawn(move || shared.serve(worker))?;
            team.threads.push(thread);
        }
        Ok(team)
    }

    /// How many workers there are, the caller included.
    pub fn workers(&self) -> usize {
        self.threads.len() + 1
    }

    /// Calls `work(worker)` once on each worker, the caller being worker 0, and returns when all are
    /// done.
    ///
    /// # Panics
    /// When a worker panicked: with its payload, once all are done.
    pub fn run<F: Fn(usize) + Sync>(&mut self, work: &F) {
        if self.threads.is_empty() {
            work(0);
            return;
        }
        {
            let mut round = self.shared.lock();
            debug_assert!(round.busy == 0 && round.work.is_none(), "the last round has ended");
            // The lifetime of `work` is forgotten here and kept by hand: no worker touches it after it
            // has counted itself out of `busy`, and this function waits for that on every way out.
            round.work = Some(Work { closure: NonNull::from(work).cast(), call: call::<F> });
            round.busy = self.threads.len();
            round.number += 1;
        }
        self.shared.begin.notify_all();
        let own = catch_unwind(AssertUnwindSafe(|| work(0)));
        let mut round = self.shared.lock();
        while round.busy > 0 {
            round = self.shared.end.wait(round).unwrap_or_else(PoisonError::into_inner);
        }
        round.work = None;
        let theirs = round.panic.take();
        drop(round);
        if let Err(payload) = own {
            resume_unwind(payload);
        }
        if let Some(payload) = theirs {
            resume_unwind(payload);
        }
    }
}

impl Shared {
    /// A panic never leaves the round half-written, so a poisoned lock is as good as another.
    fn lock(&self) -> MutexGuard<'_, Round> {
        self.round.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn serve(&self, worker: usize) {
        let mut seen = 0;
        loop {
            let work = {
                let mut round = self.lock();
                loop {
                    if round.over {
                        return;
                    }
                    if round.number != seen {
                        break;
                    }
                    round = self.begin.wait(round).unwrap_or_else(PoisonError::into_inner);
                }
                seen = round.number;
                round.work.expect("a round that has begun has work")
            };
            let outcome = catch_unwind(AssertUnwindSafe(|| {
                // SAFETY: `Team::run` lent the closure, whose type `call` was made for, and waits until
                // this worker has counted itself out below.
                unsafe { (work.call)(work.closure, worker) }
            }));
            let mut round = self.lock();
            if let Err(payload) = outcome {
                round.panic.get_or_insert(payload);
            }
            round.busy -= 1;
            let is_last = round.busy == 0;
            drop(round);
            if is_last {
                self.end.notify_one();
            }
        }
    }
}

impl Drop for Team {
    fn drop(&mut self) {
        self.shared.lock().over = true;
        self.shared.begin.notify_all();
        for thread in self.threads.drain(..) {
            // A worker catches the panics of its work, so it ends in order.
            let _ended = thread.join();
        }
    }
}

impl fmt::Debug for Team {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Team").field("workers", &self.workers()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn every_worker_is_called_once_in_every_round() {
        for workers in 1..4 {
            let mut team = Team::new(workers).expect("threads");
            let calls: Vec<AtomicUsize> = (0..workers).map(|_| AtomicUsize::new(0)).collect();
            for _ in 0..100 {
                team.run(&|worker| {
                    calls[worker].fetch_add(1, Ordering::Relaxed);
                });
            }
            assert!(calls.iter().all(|calls| calls.load(Ordering::Relaxed) == 100));
        }
    }

    #[test]
    fn a_panic_comes_out_after_the_round_and_the_team_goes_on() {
        let mut team = Team::new(2).expect("threads");
        for culprit in 0..2 {
            let ended = AtomicUsize::new(0);
            let outcome = catch_unwind(AssertUnwindSafe(|| {
                team.run(&|worker| {
                    assert!(worker != culprit, "worker {worker} gives up");
                    ended.fetch_add(1, Ordering::Relaxed);
                });
            }));
            assert!(outcome.is_err());
            assert_eq!(ended.load(Ordering::Relaxed), 1);
        }
        team.run(&|_| ());
    }
}
