//! What a pool consists of: the slots of its threads, the depot, the counters; how it is set up,
//! and how it is taken down.

use std::ptr::NonNull;
use std::sync::Arc;

use super::bound::Tuned;
use super::depot::{Depot, Waiting};
use super::object::no_memory;
use super::trim::NO_TARGET;
use crate::budget::PressureListener;
use crate::error::MemoryError;
use crate::fallible::{try_box, try_collect};
use crate::panics::FirstPanic;
use crate::pool::magazine::{Counters, MAGAZINE, Node, Slot};
use crate::pool::options::{Overflow, PoolOptions};
use crate::pool::recycle::Recycle;
use crate::sync::{AtomicPtr, AtomicU64, AtomicUsize, Condvar, Mutex, Ordering};
use crate::thread::{self, Seats, ThreadCaches};

pub(super) type NodePtr<T> = NonNull<Node<T>>;

pub(super) type Make<T> = Box<dyn Fn() -> Result<T, MemoryError> + Send + Sync>;

/// Threads whose caches are found without asking where the table lies and how long it is: a pair of
/// calls asks twice, and takes a sixth less time so.
#[cfg(not(loom))]
const NEAR: usize = 64;
#[cfg(loom)]
const NEAR: usize = 1;

/// What all handles, loans and threads share.
pub(in crate::pool) struct Core<T: Recycle> {
    /// One cache per thread index, made when that thread first comes; `empty` until then.
    near: [AtomicPtr<Slot<T>>; NEAR],
    /// The caches of the threads from `NEAR` on.
    far: Box<[AtomicPtr<Slot<T>>]>,
    /// Which threads may have left something in their caches.
    pub(in crate::pool) seats: Arc<Seats>,
    /// Threads that may have a cache. With none every operation goes through the depot.
    threads: usize,
    /// A slot that holds nothing and may hold nothing, so that the fast path meets no null: every
    /// thread that has no slot yet fails here as if its magazine were empty, or full.
    pub(super) empty: NonNull<Slot<T>>,
    /// Epoch in the low half, how many objects may stay in the high half (`NO_TARGET`: no matter).
    pub(super) request: AtomicU64,
    pub(super) item_bytes_max: usize,
    /// Present when loans are to be traced; lists every object there is.
    pub(super) all: Option<Mutex<Vec<NodePtr<T>>>>,
    pub(in crate::pool) min: usize,
    /// Whether idle objects are kept at all; `set_max` does not switch a pool on.
    pub(super) keeps: bool,
    pub(super) exact: bool,
    pub(super) overflow: Overflow,
    pub(super) make: Make<T>,
    pub(super) depot: Mutex<Depot<T>>,
    pub(super) ready: Condvar,
    pub(super) max: AtomicUsize,
    /// Counters of threads without a slot; shared, so written with locked instructions.
    pub(super) shared: Counters,
    pub(super) failed: AtomicU64,
    pub(super) prefilled: AtomicU64,
    pub(super) bytes_prefilled: AtomicU64,
    pub(super) trimmed: AtomicU64,
    pub(super) bytes_trimmed: AtomicU64,
    pub(super) bytes_idle_peak: AtomicU64,
    pub(super) objects: AtomicUsize,
    pub(super) objects_peak: AtomicUsize,
    pub(super) budget: Option<crate::budget::Budget>,
    pub(super) listener: Mutex<Option<PressureListener>>,
    locals: Mutex<LocalSlots<T>>,
}

/// Slots of [`Local`] handles: they belong to no thread and are used again by the next handle.
struct LocalSlots<T: Recycle> {
    all: Vec<NonNull<Slot<T>>>,
    free: Vec<NonNull<Slot<T>>>,
}

/// The index of a slot that is no thread's.
const NOBODY: usize = usize::MAX;

/// The largest bound: sums and differences of two credits stay inside an `isize`.
pub(super) const MAX_LIMIT: usize = usize::MAX >> 2;

// SAFETY: nodes are boxes of `T: Send` that any thread may take, clean and free; magazines are
// only entered by the thread that owns the slot's index, or by the one `Local` that borrows it.
unsafe impl<T: Recycle + Send> Send for Core<T> {}

// SAFETY: as for Send; everything else shared is an atomic or behind a lock, and `make` is Sync.
unsafe impl<T: Recycle + Send> Sync for Core<T> {}

impl<T: Recycle> Core<T> {
    pub(in crate::pool) fn build(
        options: PoolOptions,
        make: Make<T>,
    ) -> Result<Arc<Self>, MemoryError> {
        let (min, max) = options.bounds(size_of::<Node<T>>())?;
        let max = max.min(MAX_LIMIT);
        let exact = options.overflow != Overflow::Grow;
        // The hard bound of an exact pool holds even while pooling is switched off.
        let bound = if exact { options.max.min(MAX_LIMIT) } else { max };
        // Exact bounds and traced loans need every operation to be seen by all.
        let threads = if exact || options.track_sites { 0 } else { options.threads };
        let beyond = threads.saturating_sub(NEAR);
        let mut far = try_collect(beyond, (0..beyond).map(|_| AtomicPtr::default()))?;
        let seats = Arc::new(Seats::new(threads)?);
        let empty = NonNull::from(Box::leak(try_box(Slot::new(NOBODY))?));
        for slot in &mut far {
            *slot = AtomicPtr::new(empty.as_ptr());
        }
        let core = Arc::new(Core {
            near: std::array::from_fn(|_| AtomicPtr::new(empty.as_ptr())),
            far: far.into_boxed_slice(),
            seats,
            threads,
            empty,
            request: AtomicU64::new(u64::from(NO_TARGET) << 32),
            item_bytes_max: options.item_bytes_max,
            all: options.track_sites.then(|| Mutex::new(Vec::new())),
            min,
            keeps: max > 0,
            exact,
            overflow: options.overflow,
            make,
            depot: Mutex::new(Depot {
                waiting: Vec::new(),
                credits: max.cast_signed(),
                made: 0,
                idle_floor: 0,
                tuned: Tuned::default(),
            }),
            ready: Condvar::new(),
            max: AtomicUsize::new(bound),
            shared: Counters::default(),
            failed: AtomicU64::new(0),
            prefilled: AtomicU64::new(0),
            bytes_prefilled: AtomicU64::new(0),
            trimmed: AtomicU64::new(0),
            bytes_trimmed: AtomicU64::new(0),
            bytes_idle_peak: AtomicU64::new(0),
            objects: AtomicUsize::new(0),
            objects_peak: AtomicUsize::new(0),
            budget: options.budget,
            listener: Mutex::new(None),
            locals: Mutex::new(LocalSlots { all: Vec::new(), free: Vec::new() }),
        });
        if !core.depot.lock().make_room(min) {
            return Err(no_memory());
        }
        for _ in 0..min {
            let node = core.make_node()?;
            // SAFETY: the node was just made and nobody else has it.
            let bytes = unsafe { node.as_ref() }.value.bytes() as u64;
            core.prefilled.fetch_add(1, Ordering::Relaxed);
            core.bytes_prefilled.fetch_add(bytes, Ordering::Relaxed);
            let mut depot = core.depot.lock();
            depot.waiting.push(Waiting { node, since: 0 });
            depot.credits -= 1;
            depot.made += 1;
        }
        core.depot.lock().idle_floor = min;
        Ok(core)
    }

    /// The cache of the thread with this index, or `empty`, if the index is a near one.
    #[inline(always)]
    pub(super) fn near_slot(&self, index: usize) -> Option<&Slot<T>> {
        let slot = self.near.get(index)?.load(Ordering::Acquire);
        // SAFETY: every cell holds `empty` or a slot made by `slot_at`; both live until `drop`,
        // which has the core to itself.
        Some(unsafe { &*slot })
    }

    /// Where the cache of the thread with this index stands, if it may have one.
    fn cell(&self, index: usize) -> Option<&AtomicPtr<Slot<T>>> {
        if index >= self.threads {
            return None;
        }
        self.near.get(index).or_else(|| self.far.get(index - NEAR))
    }

    /// The calling thread's slot, made if need be.
    pub(super) fn own_slot(&self) -> Option<&Slot<T>> {
        if self.is_shared() {
            return None;
        }
        self.slot_at(thread::enroll()?)
    }

    /// The slot under an index that the calling thread owns, made if need be. `None` when there
    /// are more threads than slots: the depot serves as well.
    pub(in crate::pool) fn slot_at(&self, index: usize) -> Option<&Slot<T>> {
        let cell = self.cell(index)?;
        if cell.load(Ordering::Acquire) == self.empty.as_ptr() {
            // Without memory for a cache the depot serves.
            let made = NonNull::from(Box::leak(try_box(Slot::new(index)).ok()?));
            // Only the thread that owns the index writes this cell; readers of statistics see
            // either `empty` or the finished slot.
            cell.store(made.as_ptr(), Ordering::Release);
        }
        self.seat_at(index)
    }

    /// Whether this is no thread's slot but the one that stands in for all that are not made.
    pub(super) fn is_empty_slot(&self, slot: &Slot<T>) -> bool {
        std::ptr::eq(slot, self.empty.as_ptr())
    }

    /// The slot of the calling thread, if it has one already.
    pub(super) fn seat(&self) -> Option<&Slot<T>> {
        self.seat_at(thread::index())
    }

    fn seat_at(&self, index: usize) -> Option<&Slot<T>> {
        let slot = self.cell(index)?.load(Ordering::Acquire);
        // SAFETY: as in `near_slot`.
        Some(unsafe { &*slot }).filter(|&slot| !self.is_empty_slot(slot))
    }

    /// Whether every operation goes through the depot.
    #[inline(always)]
    pub(in crate::pool) fn is_shared(&self) -> bool {
        self.threads == 0
    }

    /// Calls `f` with every slot there is, in use or waiting for a user.
    pub(super) fn each_slot(&self, mut f: impl FnMut(&Slot<T>)) {
        for cell in self.near.iter().chain(&self.far) {
            let slot = cell.load(Ordering::Acquire);
            if slot != self.empty.as_ptr() {
                // SAFETY: slots live as long as the core.
                f(unsafe { &*slot });
            }
        }
        for slot in &self.locals.lock().all {
            // SAFETY: as above.
            f(unsafe { slot.as_ref() });
        }
    }

    pub(in crate::pool) fn lend_slot(&self) -> NonNull<Slot<T>> {
        let mut locals = self.locals.lock();
        locals.free.pop().unwrap_or_else(|| {
            let slot = NonNull::from(Box::leak(Box::new(Slot::new(NOBODY))));
            locals.all.push(slot);
            // Room to come home to: the end of a handle asks for nothing.
            let handles = locals.all.len();
            locals.free.reserve(handles);
            slot
        })
    }

    pub(in crate::pool) fn take_slot_back(&self, slot: NonNull<Slot<T>>) {
        // SAFETY: the handle that owned the slot is being dropped and calls this last; the slot
        // lives as long as the core.
        let owned = unsafe { slot.as_ref() };
        FirstPanic::after(|panics| {
            panics.hold(|| self.empty_slot(owned));
            self.locals.lock().free.push(slot);
        });
    }

    /// Moves everything of a slot to the depot: objects and credits.
    pub(in crate::pool) fn empty_slot(&self, slot: &Slot<T>) {
        FirstPanic::after(|panics| {
            self.flush(slot, MAGAZINE, panics);
            self.return_credits(slot);
            self.set_limit(slot);
            self.drain(|_, _| 0, panics);
        });
    }
}

impl<T: Recycle + Send> ThreadCaches for Core<T> {
    fn thread_ends(&self, index: usize) {
        if let Some(slot) = self.seat_at(index) {
            self.empty_slot(slot);
            self.seats.leave(index);
        }
    }
}

impl<T: Recycle> Drop for Core<T> {
    /// Frees every object and every slot where they stand: the end of a pool asks for no memory,
    /// and one object whose destructor panics takes no other with it.
    fn drop(&mut self) {
        let locals = std::mem::take(&mut self.locals.get_mut().all);
        let waiting = std::mem::take(&mut self.depot.get_mut().waiting);
        FirstPanic::after(|panics| {
            for cell in self.near.iter().chain(&self.far) {
                let slot = cell.load(Ordering::Acquire);
                if slot != self.empty.as_ptr() {
                    // SAFETY: `drop` has the core to itself and nothing reads the cells again;
                    // the slot came from `Box::leak`, is listed in this cell alone, and is not
                    // `empty`, which many cells hold.
                    let slot = unsafe { Box::from_raw(slot) };
                    self.end_slot(&slot, panics);
                }
            }
            for slot in locals {
                // SAFETY: as above; slots of handles are listed in `all` alone.
                let slot = unsafe { Box::from_raw(slot.as_ptr()) };
                self.end_slot(&slot, panics);
            }
            for waiting in waiting {
                panics.hold(|| self.destroy(waiting.node));
            }
            // SAFETY: as above; `empty` is freed here once, and last.
            drop(unsafe { Box::from_raw(self.empty.as_ptr()) });
        });
    }
}

impl<T: Recycle> Core<T> {
    /// Frees the objects of a slot that is about to go.
    fn end_slot(&self, slot: &Slot<T>, panics: &mut FirstPanic) {
        // SAFETY: nobody else reads the slot; the magazine is not held while an object is freed.
        while let Some(node) = slot.magazine.with_mut(|magazine| unsafe { (*magazine).pop() }) {
            panics.hold(|| self.destroy(node));
        }
    }
}

/// What the models look at, with nothing in flight.
#[cfg(all(test, loom))]
impl<T: Recycle> Core<T> {
    /// Every credit is free, with a waiting object, or a magazine's.
    pub(in crate::pool) fn assert_credits(&self, max: isize) {
        let mut owned = 0;
        self.each_slot(|slot| {
            // SAFETY: nothing is in flight.
            slot.magazine.with_mut(|magazine| unsafe {
                assert!((*magazine).count() <= (*magazine).cap, "an object without a credit");
                owned += (*magazine).cap.cast_signed();
            });
        });
        let depot = self.depot.lock();
        assert_eq!(depot.credits + depot.waiting.len().cast_signed() + owned, max);
    }

    /// The owner of the slot has seen the last request, or will at its next return.
    pub(in crate::pool) fn assert_request_is_known(&self, index: usize) {
        let slot = self.seat_at(index).expect("the slot was made");
        // SAFETY: nothing is in flight.
        let seen = slot.magazine.with_mut(|magazine| unsafe { (*magazine).epoch });
        let limit = slot.limit.load(Ordering::Relaxed);
        assert!(seen == self.epoch() || limit == 0, "the request is lost: the limit is {limit}");
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;

    #[test]
    #[cfg_attr(
        not(feature = "pools"),
        ignore = "this build is without objects that are used again"
    )]
    fn a_thread_has_a_seat_from_its_first_object_to_its_end() {
        let core: Arc<Core<String>> =
            Core::build(PoolOptions::default(), Box::new(|| Ok(String::new()))).unwrap();
        let index = thread::enroll().expect("a running thread gets an index");
        assert!(!core.seats.is_taken(index));
        let node = core.take(std::panic::Location::caller()).unwrap();
        assert!(core.seats.is_taken(index));
        // SAFETY: the end of the one loan of what was just taken.
        unsafe { core.give_back(node) };
        core.thread_ends(index);
        assert!(!core.seats.is_taken(index), "nothing is kept any more");
    }

    #[test]
    #[cfg_attr(
        not(feature = "pools"),
        ignore = "this build is without objects that are used again"
    )]
    fn the_fast_path_is_open_after_a_return_and_closed_by_a_request() {
        let core: Arc<Core<String>> =
            Core::build(PoolOptions::default(), Box::new(|| Ok(String::new()))).unwrap();
        let limit = || core.seat().expect("this thread has taken").limit.load(Ordering::Relaxed);
        let there_and_back = || {
            let node = core.take(std::panic::Location::caller()).unwrap();
            // SAFETY: the end of the one loan of what was just taken.
            unsafe { core.give_back(node) };
        };
        there_and_back();
        assert_eq!(limit(), 1, "up to the credits that the cache has got");
        core.request(None);
        assert_eq!(limit(), 0);
        there_and_back();
        assert_eq!(limit(), 1);
    }
}
