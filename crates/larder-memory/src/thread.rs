//! Small numbers for threads, given back when a thread ends.
//!
//! A thread that touches a pool gets the smallest free index, so that an array of per-thread
//! caches stays short however many threads come and go. When the thread ends, every registered
//! container is asked to empty the cache under that index **before** the index is free again; the
//! lock around the free list is what hands the cache from one owner to the next.

use std::cell::Cell;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Weak};

use parking_lot::Mutex;

use crate::error::{ErrorKind, MemoryError};

/// No index yet: larger than any array of caches, so the fast path needs no test of its own.
const UNSET: usize = usize::MAX;
/// The thread is being torn down; containers serve it without a cache.
const GONE: usize = usize::MAX - 1;

thread_local! {
    // Two cells: the first has no destructor and compiles to one load.
    static INDEX: Cell<usize> = const { Cell::new(UNSET) };
    static EXIT: Exit = const { Exit(Cell::new(GONE)) };
}

/// A container that keeps something per thread.
pub(crate) trait ThreadCaches: Send + Sync {
    /// The thread with this index ends: take back what is cached under it.
    fn thread_ends(&self, index: usize);
}

static INDICES: Mutex<Indices> = Mutex::new(Indices { next: 0, free: BinaryHeap::new() });
static CONTAINERS: Mutex<Containers> = Mutex::new(Containers { next: 0, listed: Vec::new() });

struct Containers {
    next: u64,
    /// By number, which never decreases along the list.
    listed: Vec<(u64, Weak<dyn ThreadCaches>)>,
}

impl Containers {
    /// The first container from this number on that is still there.
    fn from(&self, first: u64) -> Option<(u64, Arc<dyn ThreadCaches>)> {
        let from = self.listed.partition_point(|(number, _)| *number < first);
        let mut rest = self.listed[from..].iter();
        rest.find_map(|(number, container)| Some((*number, container.upgrade()?)))
    }
}

struct Indices {
    next: usize,
    free: BinaryHeap<Reverse<usize>>,
}

/// The index of the calling thread if it has one, else a number no array reaches.
#[inline(always)]
pub(crate) fn index() -> usize {
    INDEX.get()
}

/// Gives the calling thread an index; `None` while the thread is being torn down, or without memory.
#[cold]
pub(crate) fn enroll() -> Option<usize> {
    if cfg!(loom) {
        return None; // the threads of a model share one thread of the system
    }
    match INDEX.get() {
        GONE => None,
        UNSET => EXIT
            .try_with(|exit| {
                let index = {
                    let mut indices = INDICES.lock();
                    // Room for the way back: the end of a thread asks for nothing here.
                    let indices_all = indices.next + 1;
                    let missing = indices_all.saturating_sub(indices.free.len());
                    indices.free.try_reserve(missing).ok()?;
                    indices.free.pop().map_or_else(
                        || {
                            indices.next += 1;
                            indices.next - 1
                        },
                        |Reverse(index)| index,
                    )
                };
                exit.0.set(index);
                INDEX.set(index);
                Some(index)
            })
            .ok()
            .flatten(),
        index => Some(index),
    }
}

/// Registers a container whose caches are to be emptied when threads end.
pub(crate) fn register(container: Weak<dyn ThreadCaches>) -> Result<(), MemoryError> {
    let mut containers = CONTAINERS.lock();
    // Dead entries go when the list would grow: registering stays amortised O(1).
    if containers.listed.len() == containers.listed.capacity() {
        containers.listed.retain(|(_, old)| old.strong_count() > 0);
    }
    containers.listed.try_reserve(1).map_err(|_full| {
        MemoryError::fixed(ErrorKind::OutOfMemory, "the allocator has no memory to list a pool")
    })?;
    let number = containers.next;
    containers.next += 1;
    containers.listed.push((number, container));
    Ok(())
}

struct Exit(Cell<usize>);

impl Drop for Exit {
    fn drop(&mut self) {
        let index = self.0.get();
        INDEX.set(GONE);
        if index == GONE {
            return;
        }
        // One at a time, by their numbers: emptying a cache runs destructors of the user's values,
        // which may make or drop pools, and a thread may end where no list can be made.
        let next = |first| CONTAINERS.lock().from(first);
        let mut first = 0;
        while let Some((number, container)) = next(first) {
            // A panic that left this destructor would end the process; it was reported when it
            // began, and the other containers and the index are waited for.
            let _reported = catch_unwind(AssertUnwindSafe(move || {
                container.thread_ends(index);
            }));
            first = number + 1;
        }
        INDICES.lock().free.push(Reverse(index));
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;

    #[test]
    #[cfg_attr(miri, ignore = "takes minutes there, and small programs cover the code")]
    fn ten_thousand_short_threads_share_a_few_indices() {
        let mut highest = 0;
        for _ in 0..10_000 / 8 {
            std::thread::scope(|scope| {
                let threads: Vec<_> = (0..8).map(|_| scope.spawn(enroll)).collect();
                for thread in threads {
                    let index = thread.join().expect("enrolling does not panic");
                    highest = highest.max(index.expect("a running thread gets an index"));
                }
            });
        }
        // Other tests of this binary run threads of their own at the same time.
        assert!(highest < 256, "10,000 threads, eight at a time, reached index {highest}");
    }
}
