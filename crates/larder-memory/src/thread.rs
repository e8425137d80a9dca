//! Small numbers for threads, given back when a thread ends.
//!
//! A thread that touches a pool gets the smallest free index, so that an array of per-thread
//! caches stays short however many threads come and go. When the thread ends, every registered
//! container that it left something with is asked to empty the cache under that index **before** the
//! index is free again; the lock around the free list is what hands the cache from one owner to the
//! next.

use std::cell::Cell;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Weak};

use parking_lot::Mutex;

use crate::error::{ErrorKind, MemoryError};
use crate::fallible::try_collect;

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

/// Under which indices a container may keep something.
///
/// It stands beside the container, because to ask the container itself is to hold on to it: should
/// its last handle go meanwhile, it would end on the asking thread, which may have nothing to do
/// with it, at a moment that nobody chose.
#[derive(Debug)]
pub(crate) struct Seats {
    words: Box<[AtomicU64]>,
}

impl Seats {
    /// For indices below `count`.
    pub(crate) fn new(count: usize) -> Result<Self, MemoryError> {
        let words = count.div_ceil(64);
        let words = try_collect(words, (0..words).map(|_| AtomicU64::new(0)))?;
        Ok(Seats { words: words.into_boxed_slice() })
    }

    fn word(&self, index: usize) -> Option<(&AtomicU64, u64)> {
        Some((self.words.get(index / 64)?, 1 << (index % 64)))
    }

    /// Something will be kept under an index that the calling thread owns; an index beyond the
    /// count is nobody's.
    pub(crate) fn take(&self, index: usize) {
        // Relaxed here and below: the bit is its owner's alone, and the next owner of the index
        // takes it from a lock.
        if let Some((word, bit)) = self.word(index)
            && word.load(Ordering::Relaxed) & bit == 0
        {
            word.fetch_or(bit, Ordering::Relaxed);
        }
    }

    /// Nothing is kept any more under an index that the calling thread owns.
    pub(crate) fn leave(&self, index: usize) {
        if let Some((word, bit)) = self.word(index) {
            word.fetch_and(!bit, Ordering::Relaxed);
        }
    }

    /// Whether something may be kept under an index.
    pub(crate) fn is_taken(&self, index: usize) -> bool {
        self.word(index).is_some_and(|(word, bit)| word.load(Ordering::Relaxed) & bit != 0)
    }
}

struct Listed {
    number: u64,
    container: Weak<dyn ThreadCaches>,
    seats: Arc<Seats>,
}

struct Containers {
    next: u64,
    /// By number, which never decreases along the list.
    listed: Vec<Listed>,
}

impl Containers {
    /// The first container from this number on that is still there and keeps something under an
    /// index.
    fn from(&self, first: u64, index: usize) -> Option<(u64, Arc<dyn ThreadCaches>)> {
        let from = self.listed.partition_point(|listed| listed.number < first);
        let mut rest = self.listed[from..].iter().filter(|listed| listed.seats.is_taken(index));
        rest.find_map(|listed| Some((listed.number, listed.container.upgrade()?)))
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

/// Registers a container whose caches are to be emptied when threads end that have seats there.
pub(crate) fn register(
    container: Weak<dyn ThreadCaches>,
    seats: Arc<Seats>,
) -> Result<(), MemoryError> {
    let mut containers = CONTAINERS.lock();
    // Dead entries go when the list would grow: registering stays amortised O(1).
    if containers.listed.len() == containers.listed.capacity() {
        containers.listed.retain(|old| old.container.strong_count() > 0);
    }
    containers.listed.try_reserve(1).map_err(|_full| {
        MemoryError::fixed(ErrorKind::OutOfMemory, "the allocator has no memory to list a pool")
    })?;
    let number = containers.next;
    containers.next += 1;
    containers.listed.push(Listed { number, container, seats });
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
        let next = |first| CONTAINERS.lock().from(first, index);
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

    /// Counts how often it is asked.
    struct Asked(AtomicU64, Arc<Seats>);

    impl ThreadCaches for Asked {
        fn thread_ends(&self, index: usize) {
            self.0.fetch_add(1, Ordering::Relaxed);
            self.1.leave(index);
        }
    }

    #[test]
    fn the_end_of_a_thread_asks_those_that_it_left_something_with_and_nobody_else() {
        let seats = Arc::new(Seats::new(1000).unwrap());
        let container = Arc::new(Asked(AtomicU64::new(0), Arc::clone(&seats)));
        let weak: Weak<Asked> = Arc::downgrade(&container);
        register(weak, Arc::clone(&seats)).unwrap();
        let asked = || container.0.load(Ordering::Relaxed);
        // Not by one that comes and goes, whatever was left under its index before it came.
        for (sits, want) in [(false, 0), (true, 1), (false, 1), (false, 1), (true, 2)] {
            let seats = Arc::clone(&seats);
            let thread = std::thread::spawn(move || {
                let index = enroll().expect("a running thread gets an index");
                if sits {
                    seats.take(index);
                    assert!(seats.is_taken(index));
                }
            });
            thread.join().expect("nothing here panics");
            assert_eq!(asked(), want);
        }
        seats.take(usize::MAX - 5); // beyond the count: nobody's
        assert!(!seats.is_taken(usize::MAX - 5));
    }

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
