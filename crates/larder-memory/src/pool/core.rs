//! The pool itself: per-thread magazines over one shared depot.
//!
//! ```text
//! take:  my magazine has one?  ->  pop it                      no lock, no locked instruction
//!        the depot has some?   ->  half a magazine of them     one lock per 32 objects
//!        else                  ->  make one
//! give:  clean it; my magazine has room?  ->  push it
//!        it is full?           ->  its colder half goes to the depot
//!        no credit left?       ->  free the object, count the drop
//! ```
//!
//! Three decisions carry the speed. Objects never move, only pointers do: moving a 24-byte string
//! header in and out of a vector takes four times as long as moving a pointer. The magazine is
//! reached by a small thread index, not by a lock or a compare-and-swap: one locked instruction
//! each way would already cost more than `malloc`. And the counters live in the magazine's slot,
//! written by one thread only.
//!
//! No user code (making, cleaning, dropping) runs while a magazine or the depot is held, so a
//! pooled object may itself use the pool, and a panic in user code leaves the pool whole.

use std::alloc::Layout;
use std::fmt;
use std::mem::MaybeUninit;
use std::panic::Location;
use std::ptr::NonNull;
use std::sync::Arc;
use std::sync::atomic::AtomicPtr as SitePtr;
use std::time::Duration;

use super::loan::{LoanSite, PoolArc, PoolRef};
use super::local::Local;
use super::magazine::{Counters, MAGAZINE, Magazine, Node, Slot, bump};
use super::options::{Overflow, PoolOptions};
use super::recycle::Recycle;
use crate::budget::{Pressure, PressureListener};
use crate::error::{ErrorKind, MemoryError};
use crate::fallible::{try_box, try_collect};
use crate::stats::PoolStats;
use crate::sync::{AtomicPtr, AtomicU64, AtomicUsize, Condvar, Mutex, Ordering, fence, wait_for};
use crate::thread::{self, ThreadCaches};

type NodePtr<T> = NonNull<Node<T>>;
type Make<T> = Box<dyn Fn() -> Result<T, MemoryError> + Send + Sync>;

/// A pool of objects, shared by threads.
///
/// ```
/// use larder_memory::pool::Pool;
/// let pool = Pool::new(|| String::with_capacity(1024));
/// let address = {
///     let mut line = pool.acquire();
///     line.push_str("some text");
///     line.as_ptr()
/// };
/// let line = pool.acquire();
/// assert!(line.is_empty());
/// assert_eq!(line.as_ptr(), address, "the last one back is the first one out");
/// assert_eq!(pool.stats().hit_ratio(), Some(0.5));
/// ```
pub struct Pool<T: Recycle + Send + 'static> {
    core: Arc<Core<T>>,
}

impl<T: Recycle + Send + 'static> Pool<T> {
    /// A pool with the default bounds, see [`PoolOptions`].
    #[expect(clippy::missing_panics_doc, reason = "the defaults are valid and make nothing yet")]
    pub fn new(make: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Self::with_options(PoolOptions::default(), make).expect("the defaults are valid")
    }

    /// A pool with bounds of its own.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidArgument`] when a bound is zero or contradicts another, and whatever
    /// stands in the way of making `min` objects.
    pub fn with_options(
        options: PoolOptions,
        make: impl Fn() -> T + Send + Sync + 'static,
    ) -> Result<Self, MemoryError> {
        Self::with_fallible(options, move || Ok(make()))
    }

    /// A pool whose objects cannot always be made, for use with [`Pool::try_acquire`].
    ///
    /// # Errors
    /// As [`Pool::with_options`].
    pub fn with_fallible(
        options: PoolOptions,
        make: impl Fn() -> Result<T, MemoryError> + Send + Sync + 'static,
    ) -> Result<Self, MemoryError> {
        let core = Core::build(options, Box::new(make))?;
        let caches: std::sync::Weak<Core<T>> = Arc::downgrade(&core);
        thread::register(caches)?;
        core.listen();
        Ok(Pool { core })
    }

    /// Takes an object, used if there is one, else made.
    ///
    /// # Panics
    /// When none can be had: the budget is spent, or the pool is bounded by [`Overflow::Fail`] or
    /// [`Overflow::Block`] and everything is out. [`Pool::try_acquire`] returns an error instead.
    #[inline(always)]
    #[track_caller]
    pub fn acquire(&self) -> PoolRef<'_, T> {
        match self.try_acquire() {
            Ok(loan) => loan,
            Err(error) => refused(&error),
        }
    }

    /// Takes an object, or says why none can be had.
    ///
    /// # Errors
    /// [`ErrorKind::BudgetExceeded`], [`ErrorKind::OutOfMemory`], or [`ErrorKind::Exhausted`] when
    /// a bounded pool has everything out. Nothing is changed by a failure.
    #[inline(always)]
    #[track_caller]
    pub fn try_acquire(&self) -> Result<PoolRef<'_, T>, MemoryError> {
        let node = self.core.take(Location::caller())?;
        // SAFETY: `take` hands each node to one caller, and the core outlives `&self`.
        Ok(unsafe { PoolRef::new(node, &self.core) })
    }

    /// Takes an object in a loan that keeps the pool alive and can be stored anywhere. Costs one
    /// locked instruction more at each end than [`Pool::acquire`].
    ///
    /// # Panics
    /// As [`Pool::acquire`].
    #[inline]
    #[track_caller]
    pub fn acquire_owned(&self) -> PoolArc<T> {
        match self.try_acquire_owned() {
            Ok(loan) => loan,
            Err(error) => refused(&error),
        }
    }

    /// [`Pool::acquire_owned`], or why none can be had.
    ///
    /// # Errors
    /// As [`Pool::try_acquire`].
    #[inline]
    #[track_caller]
    pub fn try_acquire_owned(&self) -> Result<PoolArc<T>, MemoryError> {
        let node = self.core.take(Location::caller())?;
        // SAFETY: `take` hands each node to one caller, and the loan holds the core.
        Ok(unsafe { PoolArc::new(node, Arc::clone(&self.core)) })
    }

    /// A private cache for a loop on one thread: as fast as a hand-kept stack of boxes.
    pub fn local(&self) -> Local<'_, T> {
        Local::new(&self.core)
    }

    /// The counters. Writers are never stopped.
    pub fn stats(&self) -> PoolStats {
        self.core.stats()
    }

    /// Frees idle objects down to `min` and returns how many went at once. Caches of other threads
    /// follow when those threads next give something back, or end.
    pub fn shrink(&self) -> usize {
        self.core.shrink(self.core.min)
    }

    /// Marks a moment. What has been idle since before is told from what was used by epochs: the
    /// crate reads no clock, the caller says when one has passed.
    pub fn advance_epoch(&self) {
        self.core.advance_epoch();
    }

    /// Frees objects that nobody has asked for during the last `epochs` epochs, down to `min`, and
    /// returns how many went.
    pub fn trim(&self, epochs: u32) -> usize {
        self.core.trim(epochs)
    }

    /// Moves `max` towards what the work since the last call needs, and returns the new bound.
    ///
    /// Below the target with objects dropped because the pool was full: `max` doubles, up to
    /// `limit`. At or above it with objects that nobody asked for: `max` comes down by half of
    /// those. Otherwise it stays.
    ///
    /// # Panics
    /// When `target_hit_ratio` lies outside 0 to 1.
    pub fn auto_tune(&self, target_hit_ratio: f64, limit: usize) -> usize {
        assert!(
            (0.0..=1.0).contains(&target_hit_ratio),
            "a hit ratio lies between 0 and 1, not at {target_hit_ratio}"
        );
        self.core.auto_tune(target_hit_ratio, limit)
    }

    /// Moves the bound on idle objects; what is over it goes at once or with the next return.
    pub fn set_max(&self, max: usize) {
        self.core.set_max(max);
    }

    /// Where the objects that are out now were taken, most first. Empty unless
    /// [`PoolOptions::track_sites`] is on.
    pub fn loans(&self) -> Vec<LoanSite> {
        self.core.loans()
    }
}

impl<T: Recycle + Send + 'static> Clone for Pool<T> {
    /// Another handle to the same pool.
    fn clone(&self) -> Self {
        Pool { core: Arc::clone(&self.core) }
    }
}

impl<T: Recycle + Send + 'static> fmt::Debug for Pool<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pool").field("stats", &self.stats()).finish_non_exhaustive()
    }
}

#[cold]
#[inline(never)]
#[track_caller]
fn refused(error: &MemoryError) -> ! {
    panic!("no pooled object can be had: {error}")
}

/// What all handles, loans and threads share.
pub(super) struct Core<T: Recycle> {
    /// One cache per thread index, made when that thread first comes; `empty` until then.
    slots: Box<[AtomicPtr<Slot<T>>]>,
    /// A slot that holds nothing and may hold nothing, so that the fast path meets no null: every
    /// thread that has no slot yet fails here as if its magazine were empty, or full.
    empty: NonNull<Slot<T>>,
    /// Epoch in the low half, how many objects may stay in the high half (`NO_TARGET`: no matter).
    request: AtomicU64,
    item_bytes_max: usize,
    /// Present when loans are to be traced; lists every object there is.
    all: Option<Mutex<Vec<NodePtr<T>>>>,
    min: usize,
    /// Whether idle objects are kept at all; `set_max` does not switch a pool on.
    keeps: bool,
    exact: bool,
    overflow: Overflow,
    make: Make<T>,
    depot: Mutex<Depot<T>>,
    ready: Condvar,
    max: AtomicUsize,
    /// Counters of threads without a slot; shared, so written with locked instructions.
    shared: Counters,
    failed: AtomicU64,
    prefilled: AtomicU64,
    bytes_prefilled: AtomicU64,
    trimmed: AtomicU64,
    bytes_trimmed: AtomicU64,
    bytes_idle_peak: AtomicU64,
    objects: AtomicUsize,
    objects_peak: AtomicUsize,
    budget: Option<crate::budget::Budget>,
    listener: Mutex<Option<PressureListener>>,
    locals: Mutex<LocalSlots<T>>,
}

/// What waits for any thread.
struct Depot<T: Recycle> {
    /// Coldest first; `since` never decreases along the stack.
    waiting: Vec<Waiting<T>>,
    /// Free credits; negative after `max` was lowered below what magazines own.
    credits: isize,
    /// Objects that exist, kept only in exact mode.
    made: usize,
    /// Least number of waiting objects since the last tuning: these were not needed.
    idle_floor: usize,
    tuned: Tuned,
}

struct Waiting<T: Recycle> {
    node: NodePtr<T>,
    since: u32,
}

#[derive(Clone, Copy, Default)]
struct Tuned {
    hits: u64,
    misses: u64,
    drops_full: u64,
}

/// Slots of [`Local`] handles: they belong to no thread and are used again by the next handle.
struct LocalSlots<T: Recycle> {
    all: Vec<NonNull<Slot<T>>>,
    free: Vec<NonNull<Slot<T>>>,
}

const NO_TARGET: u32 = u32::MAX;
/// The largest bound: sums and differences of two credits stay inside an `isize`.
const MAX_LIMIT: usize = usize::MAX >> 2;

/// Objects that are freed in one go without the lock.
const BATCH: usize = 64;

#[cold]
fn no_memory() -> MemoryError {
    MemoryError::fixed(ErrorKind::OutOfMemory, "the allocator has no memory for a pooled object")
}

fn epoch_of(request: u64) -> u32 {
    #[expect(clippy::cast_possible_truncation, reason = "the low half is the epoch")]
    let epoch = request as u32;
    epoch
}

// SAFETY: nodes are boxes of `T: Send` that any thread may take, clean and free; magazines are
// only entered by the thread that owns the slot's index, or by the one `Local` that borrows it.
unsafe impl<T: Recycle + Send> Send for Core<T> {}
// SAFETY: as for Send; everything else shared is an atomic or behind a lock, and `make` is Sync.
unsafe impl<T: Recycle + Send> Sync for Core<T> {}

impl<T: Recycle> Core<T> {
    pub(super) fn build(options: PoolOptions, make: Make<T>) -> Result<Arc<Self>, MemoryError> {
        let (min, max) = options.bounds(size_of::<Node<T>>())?;
        let max = max.min(MAX_LIMIT);
        let exact = options.overflow != Overflow::Grow;
        // The hard bound of an exact pool holds even while pooling is switched off.
        let bound = if exact { options.max.min(MAX_LIMIT) } else { max };
        // Exact bounds and traced loans need every operation to be seen by all.
        let threads = if exact || options.track_sites { 0 } else { options.threads };
        let mut slots = try_collect(threads, (0..threads).map(|_| AtomicPtr::default()))?;
        let empty = NonNull::from(Box::leak(try_box(Slot::new())?));
        for slot in &mut slots {
            *slot = AtomicPtr::new(empty.as_ptr());
        }
        let core = Arc::new(Core {
            slots: slots.into_boxed_slice(),
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

    // ---- the fast path -------------------------------------------------------------------

    /// The cache of the thread with this index, if it has one.
    #[inline(always)]
    fn slot(&self, index: usize) -> Option<&Slot<T>> {
        let slot = self.slots.get(index)?.load(Ordering::Acquire);
        // SAFETY: every cell holds `empty` or a slot made by `slot_at`; both live until `drop`,
        // which has the core to itself.
        Some(unsafe { &*slot })
    }

    #[inline(always)]
    pub(super) fn take(&self, site: &'static Location<'static>) -> Result<NodePtr<T>, MemoryError> {
        match self.slot(thread::index()) {
            Some(slot) => self.take_with(slot),
            None => self.take_unenrolled(site),
        }
    }

    /// Takes from a slot that the calling thread owns.
    #[inline(always)]
    pub(super) fn take_with(&self, slot: &Slot<T>) -> Result<NodePtr<T>, MemoryError> {
        // SAFETY: the caller owns the slot, or it is `empty`, which nobody writes; `pop` runs no
        // user code that could come back here.
        let popped = slot.magazine.with_mut(|magazine| unsafe { (*magazine).pop() });
        match popped {
            Some(node) => {
                // SAFETY: an idle node belongs to whoever popped it.
                let bytes = unsafe { node.as_ref() }.value.bytes();
                bump(&slot.counters.hits, 1);
                bump(&slot.counters.bytes_saved, bytes as u64);
                Ok(node)
            }
            None => self.take_slow(Some(slot)),
        }
    }

    /// Ends a loan: cleans the object and keeps or frees it.
    ///
    /// # Safety
    /// - `node` came from `take` of this core, and this is the end of its one loan.
    #[inline(always)]
    pub(super) unsafe fn give_back(&self, node: NodePtr<T>) {
        if let Some(bytes) = self.clean(node) {
            match self.slot(thread::index()) {
                Some(slot) => self.keep_with(slot, node, bytes),
                None => self.keep_unenrolled(node, bytes),
            }
        }
    }

    /// Ends a loan into a slot that the calling thread owns.
    ///
    /// # Safety
    /// As [`Core::give_back`].
    #[inline(always)]
    pub(super) unsafe fn give_back_with(&self, slot: &Slot<T>, node: NodePtr<T>) {
        if let Some(bytes) = self.clean(node) {
            self.keep_with(slot, node, bytes);
        }
    }

    /// Cleans an object at the end of its loan and returns its size, or frees it and returns
    /// `None`. User code runs here, and only here, on the way back.
    #[inline(always)]
    fn clean(&self, node: NodePtr<T>) -> Option<usize> {
        // If cleaning panics the object is in an unknown state: it is freed while unwinding.
        let unclean = Unclean { core: self, node };
        // SAFETY: the loan that ends here is the only reference to the object.
        let value = unsafe { &mut (*node.as_ptr()).value };
        if !value.recycle() {
            return None; // `unclean` frees it and counts the refusal
        }
        let bytes = value.bytes();
        unclean.disarm();
        if bytes > self.item_bytes_max {
            self.drop_oversize(node);
            return None;
        }
        Some(bytes)
    }

    #[inline(always)]
    fn keep_with(&self, slot: &Slot<T>, node: NodePtr<T>, bytes: usize) {
        // Relaxed: a request that is seen one object later is as good.
        let limit = slot.limit.load(Ordering::Relaxed);
        let kept = slot.magazine.with_mut(|magazine| {
            // SAFETY: the caller owns the slot, or it is `empty`, whose limit is 0 and which
            // nobody writes; `push` runs no user code.
            unsafe {
                let room = (*magazine).has_room(limit);
                if room {
                    (*magazine).push(node);
                }
                room
            }
        });
        if kept {
            bump(&slot.counters.returns, 1);
            bump(&slot.counters.bytes_returned, bytes as u64);
        } else {
            self.keep_slow(slot, node, bytes);
        }
    }

    /// Whether every operation goes through the depot.
    #[inline(always)]
    pub(super) fn is_shared(&self) -> bool {
        self.slots.is_empty()
    }

    // ---- the slow paths ------------------------------------------------------------------

    /// There are no slots here, or no index for the thread: it ends, or is not yet known.
    #[cold]
    #[inline(never)]
    fn take_unenrolled(&self, site: &'static Location<'static>) -> Result<NodePtr<T>, MemoryError> {
        let node = match self.own_slot() {
            Some(slot) => self.take_with(slot)?,
            None if self.exact => self.take_exact()?,
            None => self.take_slow(None)?,
        };
        if self.all.is_some() {
            // SAFETY: the node is on loan to the caller; the field is an atomic.
            let cell = unsafe { &(*node.as_ptr()).site };
            cell.store(std::ptr::from_ref(site).cast_mut(), std::sync::atomic::Ordering::Relaxed);
        }
        Ok(node)
    }

    /// The calling thread's slot, made if need be.
    fn own_slot(&self) -> Option<&Slot<T>> {
        if self.slots.is_empty() {
            return None;
        }
        self.slot_at(thread::enroll()?)
    }

    /// The slot under an index that the calling thread owns, made if need be. `None` when there
    /// are more threads than slots: the depot serves as well.
    pub(super) fn slot_at(&self, index: usize) -> Option<&Slot<T>> {
        let cell = self.slots.get(index)?;
        if cell.load(Ordering::Acquire) == self.empty.as_ptr() {
            // Without memory for a cache the depot serves.
            let made = NonNull::from(Box::leak(try_box(Slot::new()).ok()?));
            // Only the thread that owns the index writes this cell; readers of statistics see
            // either `empty` or the finished slot.
            cell.store(made.as_ptr(), Ordering::Release);
        }
        self.slot(index)
    }

    /// The magazine is empty, or there is none.
    #[cold]
    #[inline(never)]
    fn take_slow(&self, slot: Option<&Slot<T>>) -> Result<NodePtr<T>, MemoryError> {
        let slot = self.settled(slot);
        let found = {
            let mut depot = self.depot.lock();
            match slot {
                Some(slot) => slot.magazine.with_mut(|magazine| {
                    // SAFETY: the caller owns the slot; nothing in here is user code.
                    depot.refill(unsafe { &mut *magazine })
                }),
                None => depot.pop(),
            }
        };
        if let Some(slot) = slot {
            self.set_limit(slot);
        }
        if let Some(node) = found {
            // SAFETY: an idle node belongs to whoever took it out of the depot.
            let bytes = unsafe { node.as_ref() }.value.bytes();
            self.count(slot, |c| &c.hits, 1);
            self.count(slot, |c| &c.bytes_saved, bytes as u64);
            return Ok(node);
        }
        // Counted before `make` runs: a `make` that fails or panics was still a miss.
        self.count(slot, |c| &c.misses, 1);
        let unserved = Unserved { core: self };
        let node = self.make_node()?;
        unserved.disarm();
        Ok(node)
    }

    /// The pool bounds everything there is: take, make, fail or wait, under the lock.
    #[cold]
    #[inline(never)]
    fn take_exact(&self) -> Result<NodePtr<T>, MemoryError> {
        let mut depot = self.depot.lock();
        loop {
            if let Some(node) = depot.pop() {
                drop(depot);
                // SAFETY: an idle node belongs to whoever took it out of the depot.
                let bytes = unsafe { node.as_ref() }.value.bytes();
                self.count(None, |c| &c.hits, 1);
                self.count(None, |c| &c.bytes_saved, bytes as u64);
                return Ok(node);
            }
            if depot.made < self.max.load(Ordering::Relaxed) {
                depot.made += 1;
                drop(depot);
                self.count(None, |c| &c.misses, 1);
                let unserved = Unserved { core: self };
                let node = self.make_node()?;
                unserved.disarm();
                return Ok(node);
            }
            let waited_out = match self.overflow {
                // One wait of the whole length: a wake-up that finds nothing starts it again, which
                // can only happen when somebody else was served in between.
                Overflow::Block(wait) if wait > Duration::ZERO => {
                    wait_for(&self.ready, &mut depot, wait)
                }
                _ => true,
            };
            if waited_out && depot.waiting.is_empty() {
                drop(depot);
                self.count(None, |c| &c.misses, 1);
                self.failed.fetch_add(1, Ordering::Relaxed);
                return Err(MemoryError::fixed(
                    ErrorKind::Exhausted,
                    "everything in the pool is out on loan",
                )
                .with_hint("raise the pool's `max`, or end loans sooner"));
            }
        }
    }

    /// The thread that ends a loan has no slot.
    #[cold]
    #[inline(never)]
    fn keep_unenrolled(&self, node: NodePtr<T>, bytes: usize) {
        if let Some(slot) = self.own_slot() {
            self.keep_with(slot, node, bytes);
            return;
        }
        self.site_gone(node);
        if self.reconcile(node, bytes) && self.depot.lock().push(node, self.epoch()) {
            self.ready.notify_one();
            self.count(None, |c| &c.returns, 1);
            self.count(None, |c| &c.bytes_returned, bytes as u64);
        } else {
            self.count(None, |c| &c.drops_full, 1);
            self.destroy(node);
        }
    }

    /// The magazine is full, or somebody asked for idle objects.
    #[cold]
    #[inline(never)]
    fn keep_slow(&self, slot: &Slot<T>, node: NodePtr<T>, bytes: usize) {
        let Some(slot) = self.settled(Some(slot)) else {
            return self.keep_unenrolled(node, bytes);
        };
        self.obey(slot);
        let full = slot.magazine.with_mut(|magazine| {
            // SAFETY: the caller owns the slot; nothing in here is user code.
            let magazine = unsafe { &*magazine };
            magazine.count() == magazine.cap && magazine.cap == MAGAZINE
        });
        if full {
            self.flush(slot, MAGAZINE / 2);
        }
        let kept = slot.magazine.with_mut(|magazine| {
            // SAFETY: as above.
            let magazine = unsafe { &mut *magazine };
            if magazine.count() == magazine.cap {
                // Doubling: a magazine that is used little owns few credits.
                let want = magazine.cap.max(1).min(MAGAZINE - magazine.cap);
                magazine.cap += self.depot.lock().grant(want);
            }
            let room = magazine.count() < magazine.cap;
            if room {
                magazine.push(node);
            }
            room
        });
        self.set_limit(slot);
        if kept {
            bump(&slot.counters.returns, 1);
            bump(&slot.counters.bytes_returned, bytes as u64);
        } else {
            bump(&slot.counters.drops_full, 1);
            self.destroy(node);
        }
    }

    /// The slot itself, or the calling thread's own where it is `empty`.
    fn settled<'a>(&'a self, slot: Option<&'a Slot<T>>) -> Option<&'a Slot<T>> {
        match slot {
            Some(slot) if std::ptr::eq(slot, self.empty.as_ptr()) => self.own_slot(),
            slot => slot,
        }
    }

    /// Opens the fast path again: the magazine may be filled up to its credits, unless a request
    /// came in meanwhile.
    ///
    /// Both sides store, fence, then look at the other's word: either the owner sees the request
    /// here, or the request's 0 is the last word on the limit.
    fn set_limit(&self, slot: &Slot<T>) {
        let (cap, seen) = slot.magazine.with_mut(|magazine| {
            // SAFETY: the caller owns the slot; nothing in here is user code.
            unsafe { ((*magazine).cap, (*magazine).epoch) }
        });
        slot.limit.store(cap, Ordering::Relaxed);
        fence(Ordering::SeqCst);
        if self.epoch() != seen {
            slot.limit.store(0, Ordering::Relaxed);
        }
    }

    /// Follows a request to give up idle objects, if there is one this magazine has not seen.
    fn obey(&self, slot: &Slot<T>) {
        let request = self.request.load(Ordering::Relaxed);
        let (epoch, target) = (epoch_of(request), (request >> 32) as u32);
        let (behind, len) = slot.magazine.with_mut(|magazine| {
            // SAFETY: the caller owns the slot; nothing in here is user code.
            let magazine = unsafe { &mut *magazine };
            let behind = epoch.wrapping_sub(magazine.epoch);
            magazine.epoch = epoch;
            (behind, magazine.count())
        });
        if behind == 0 {
            return;
        }
        // A shrink, or more than one request slept through: everything goes. A mere passing of
        // time: the colder half goes where any thread can use it and age can be told.
        let all = target != NO_TARGET || behind > 1;
        self.flush(slot, if all { MAGAZINE } else { len / 2 });
        if all {
            self.return_credits(slot);
        }
        if target == NO_TARGET {
            self.drain(|_, _| 0); // pays credits that are owed after `max` came down
        } else {
            self.drain(|depot, _| depot.waiting.len().saturating_sub(target as usize));
        }
    }

    /// Moves the `count` coldest objects of a magazine to the depot, with their credits.
    fn flush(&self, slot: &Slot<T>, count: usize) {
        let mut moved = [const { MaybeUninit::<NodePtr<T>>::uninit() }; MAGAZINE];
        let count = slot.magazine.with_mut(|magazine| {
            // SAFETY: the caller owns the slot; nothing in here is user code.
            unsafe { (*magazine).take_oldest(count, &mut moved) }
        });
        let moved = moved.into_iter().take(count);
        if self.budget.is_none() {
            let mut depot = self.depot.lock();
            if depot.make_room(count) {
                let since = self.epoch();
                depot.waiting.extend(moved.map(|node| {
                    // SAFETY: `take_oldest` wrote the first `count` entries.
                    let node = unsafe { node.assume_init() };
                    Waiting { node, since }
                }));
                return;
            }
            drop(depot);
            for node in moved {
                // SAFETY: `take_oldest` wrote the first `count` entries.
                self.discard_idle(unsafe { node.assume_init() });
            }
            return;
        }
        for node in moved {
            // SAFETY: `take_oldest` wrote the first `count` entries, and idle nodes are ours.
            let (node, bytes) = unsafe {
                let node = node.assume_init();
                (node, node.as_ref().value.bytes())
            };
            // The credit travels with the object: nothing is granted here.
            let stays = self.reconcile(node, bytes) && {
                let mut depot = self.depot.lock();
                let since = self.epoch(); // under the lock: `since` never decreases
                let room = depot.make_room(1);
                if room {
                    depot.waiting.push(Waiting { node, since });
                }
                room
            };
            if !stays {
                self.discard_idle(node);
            }
        }
    }

    /// Frees an idle object whose credit is in nobody's hands and puts the credit back.
    fn discard_idle(&self, node: NodePtr<T>) {
        // SAFETY: the caller has just taken the idle node out of a magazine or the depot.
        let bytes = unsafe { node.as_ref() }.value.bytes();
        self.trimmed.fetch_add(1, Ordering::Relaxed);
        self.bytes_trimmed.fetch_add(bytes as u64, Ordering::Relaxed);
        self.depot.lock().credits += 1;
        self.destroy(node);
    }

    /// Gives back the credits of a magazine that no object uses.
    fn return_credits(&self, slot: &Slot<T>) {
        slot.magazine.with_mut(|magazine| {
            // SAFETY: the caller owns the slot; nothing in here is user code.
            let magazine = unsafe { &mut *magazine };
            let unused = magazine.cap - magazine.count();
            magazine.cap = magazine.count();
            self.depot.lock().credits += unused.cast_signed();
        });
    }

    /// Frees the coldest waiting objects: as many as `surplus` says of the depot and the epoch, or
    /// as are owed in credits.
    fn drain(&self, surplus: impl Fn(&Depot<T>, u32) -> usize) -> usize {
        let epoch = self.epoch();
        let mut left = None;
        let mut total = 0;
        // A batch at a time on the stack: this runs when memory is short.
        loop {
            let mut batch = [const { MaybeUninit::<NodePtr<T>>::uninit() }; BATCH];
            let count = {
                let mut depot = self.depot.lock();
                let owed = usize::try_from(-depot.credits).unwrap_or(0);
                let wanted = *left.get_or_insert_with(|| surplus(&depot, epoch));
                let count = wanted.max(owed).min(depot.waiting.len()).min(BATCH);
                depot.credits += count.cast_signed();
                for (place, waiting) in batch.iter_mut().zip(depot.waiting.drain(..count)) {
                    place.write(waiting.node);
                }
                depot.idle_floor = depot.idle_floor.min(depot.waiting.len());
                // Counted before anybody else can look: they wait in the pool no longer.
                self.trimmed.fetch_add(count as u64, Ordering::Relaxed);
                count
            };
            for node in &batch[..count] {
                // SAFETY: the first `count` places were written above; the node was taken out of
                // the depot just now, so it is ours alone.
                let (node, bytes) = unsafe {
                    let node = node.assume_init();
                    (node, node.as_ref().value.bytes())
                };
                self.bytes_trimmed.fetch_add(bytes as u64, Ordering::Relaxed);
                self.destroy(node);
            }
            total += count;
            left = left.map(|left| left.saturating_sub(count));
            if count < BATCH {
                return total;
            }
        }
    }

    fn request(&self, target: Option<usize>) {
        let target = target.map_or(NO_TARGET, |t| u32::try_from(t).unwrap_or(NO_TARGET - 1));
        let step = |request: u64| {
            Some((u64::from(target) << 32) | u64::from(epoch_of(request).wrapping_add(1)))
        };
        let _: Result<u64, u64> =
            self.request.fetch_update(Ordering::Relaxed, Ordering::Relaxed, step);
        fence(Ordering::SeqCst);
        self.each_slot(|slot| slot.limit.store(0, Ordering::Relaxed));
    }

    /// Calls `f` with every slot there is, in use or waiting for a user.
    fn each_slot(&self, mut f: impl FnMut(&Slot<T>)) {
        for cell in &self.slots {
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

    fn epoch(&self) -> u32 {
        epoch_of(self.request.load(Ordering::Relaxed))
    }

    pub(super) fn shrink(&self, target: usize) -> usize {
        self.request(Some(target));
        if let Some(slot) = self.seat() {
            self.obey(slot);
            self.set_limit(slot);
        }
        let before = self.trimmed.load(Ordering::Relaxed);
        self.drain(|depot, _| depot.waiting.len().saturating_sub(target));
        self.note_peak();
        usize::try_from(self.trimmed.load(Ordering::Relaxed) - before).unwrap_or(usize::MAX)
    }

    fn advance_epoch(&self) {
        self.request(None);
        if let Some(slot) = self.seat() {
            self.obey(slot);
            self.set_limit(slot);
        }
        self.note_peak();
    }

    fn trim(&self, epochs: u32) -> usize {
        let min = self.min;
        self.drain(|depot, epoch| {
            let old = depot.waiting.partition_point(|w| epoch.wrapping_sub(w.since) >= epochs);
            old.min(depot.waiting.len().saturating_sub(min))
        })
    }

    fn auto_tune(&self, target: f64, limit: usize) -> usize {
        let now = self.totals();
        let old = self.max.load(Ordering::Relaxed);
        let new = {
            let mut depot = self.depot.lock();
            let since = depot.tuned;
            depot.tuned = Tuned { hits: now.hits, misses: now.misses, drops_full: now.drops_full };
            let floor = depot.idle_floor;
            depot.idle_floor = depot.waiting.len();
            let (hits, misses) = (now.hits - since.hits, now.misses - since.misses);
            if hits + misses == 0 || old == 0 {
                return old;
            }
            let reached = hits as f64 >= target * (hits + misses) as f64;
            if !reached && now.drops_full > since.drops_full {
                old.saturating_mul(2).min(limit).max(old)
            } else if reached && now.drops_full == since.drops_full && floor > 1 {
                (old - floor / 2).max(self.min).max(1)
            } else {
                old
            }
        };
        if new != old {
            self.set_max(new);
        }
        new
    }

    pub(super) fn set_max(&self, max: usize) {
        if !self.keeps && !self.exact {
            return; // switched off: there is no bound on what is not kept
        }
        let max = max.max(self.min).min(MAX_LIMIT);
        let old = {
            // Both under the lock, so that the bound and the credits move as one.
            let mut depot = self.depot.lock();
            let old = self.max.swap(max, Ordering::Relaxed);
            if self.keeps {
                depot.credits += max.cast_signed() - old.cast_signed();
            }
            old
        };
        if self.exact && max > old {
            self.ready.notify_all(); // who waits may now make one
        }
        if max < old && self.keeps {
            // Magazines own credits that no longer exist: each gives back all it has.
            self.request(Some(max));
            if let Some(slot) = self.seat() {
                self.obey(slot);
                self.set_limit(slot);
            }
            self.drain(|_, _| 0);
        }
    }

    // ---- making and freeing --------------------------------------------------------------

    fn make_node(&self) -> Result<NodePtr<T>, MemoryError> {
        let layout = Layout::new::<Node<T>>();
        let mut charged = Charged { core: self, bytes: 0 };
        charged.add(layout.size())?;
        let value = (self.make)()?;
        charged.add(value.bytes())?;
        // SAFETY: a node holds at least its pool's address, so the layout is not of size zero.
        let Some(node) = NonNull::new(unsafe { std::alloc::alloc(layout) }.cast::<Node<T>>())
        else {
            return Err(no_memory());
        };
        // SAFETY: `node` is a fresh allocation with the layout of a node.
        unsafe {
            node.as_ptr().write(Node {
                site: SitePtr::new(std::ptr::null_mut()),
                charged: charged.bytes,
                value,
            });
        }
        if let Some(all) = &self.all {
            // Written before it is listed: whoever holds the list reads every node on it.
            let mut all = all.lock();
            if all.try_reserve(1).is_err() {
                drop(all);
                // SAFETY: written above, listed nowhere, with the layout that a box frees.
                drop(unsafe { Box::from_raw(node.as_ptr()) });
                return Err(MemoryError::fixed(
                    ErrorKind::OutOfMemory,
                    "the allocator has no memory to trace one more pooled object",
                ));
            }
            all.push(node);
        }
        charged.keep();
        let objects = self.objects.fetch_add(1, Ordering::Relaxed) + 1;
        self.objects_peak.fetch_max(objects, Ordering::Relaxed);
        Ok(node)
    }

    /// Frees an object that nobody holds and nothing lists any more.
    fn destroy(&self, node: NodePtr<T>) {
        if let Some(all) = &self.all {
            let mut all = all.lock();
            let at = all.iter().position(|&listed| listed == node);
            all.swap_remove(at.expect("every object of a tracing pool is listed"));
        }
        // SAFETY: the caller has the only pointer to the node.
        let charged = unsafe { node.as_ref() }.charged;
        if let Some(budget) = &self.budget {
            budget.discharge(charged);
        }
        self.objects.fetch_sub(1, Ordering::Relaxed);
        if self.exact {
            self.depot.lock().made -= 1;
            self.ready.notify_one();
        }
        // SAFETY: made by `make_node` with this layout and not freed since; last use of it.
        drop(unsafe { Box::from_raw(node.as_ptr()) });
    }

    /// Brings the budget's view of an object up to date. False when it has grown and the budget
    /// has not enough: the object must go.
    fn reconcile(&self, mut node: NodePtr<T>, bytes: usize) -> bool {
        let Some(budget) = &self.budget else { return true };
        let now = bytes + size_of::<Node<T>>();
        // SAFETY: the caller holds the node, nobody else reads `charged`.
        let charged = unsafe { &mut node.as_mut().charged };
        if now > *charged {
            if budget.charge(now - *charged).is_err() {
                return false;
            }
        } else {
            budget.discharge(*charged - now);
        }
        *charged = now;
        true
    }

    #[cold]
    #[inline(never)]
    fn drop_oversize(&self, node: NodePtr<T>) {
        self.count(self.seat(), |c| &c.drops_oversize, 1);
        self.destroy(node);
    }

    fn listen(self: &Arc<Self>)
    where
        T: Send + 'static,
    {
        if let Some(budget) = &self.budget {
            let core = Arc::downgrade(self);
            let listener = budget.on_pressure(move |pressure| {
                let Some(core) = core.upgrade() else { return };
                match pressure {
                    Pressure::Hard => core.shrink(core.min),
                    Pressure::Soft => core.drain(|depot, _| depot.waiting.len() / 2),
                };
            });
            *self.listener.lock() = Some(listener);
        }
    }

    // ---- counting ------------------------------------------------------------------------

    /// The slot of the calling thread, if it has one already.
    fn seat(&self) -> Option<&Slot<T>> {
        self.seat_at(thread::index())
    }

    fn seat_at(&self, index: usize) -> Option<&Slot<T>> {
        self.slot(index).filter(|&slot| !std::ptr::eq(slot, self.empty.as_ptr()))
    }

    fn count(&self, slot: Option<&Slot<T>>, which: impl Fn(&Counters) -> &AtomicU64, by: u64) {
        match slot {
            Some(slot) => bump(which(&slot.counters), by),
            None => {
                which(&self.shared).fetch_add(by, Ordering::Relaxed);
            }
        }
    }

    fn totals(&self) -> Totals {
        let mut sum = Totals::default();
        sum.add(&self.shared);
        self.each_slot(|slot| sum.add(&slot.counters));
        sum
    }

    pub(super) fn stats(&self) -> PoolStats {
        let sum = self.totals();
        let prefilled = self.prefilled.load(Ordering::Relaxed);
        let trimmed = self.trimmed.load(Ordering::Relaxed);
        let failed = self.failed.load(Ordering::Relaxed);
        let releases = sum.returns + sum.drops_full + sum.drops_oversize + sum.drops_refused;
        // While threads run, a reading can see an end of a loan before its beginning.
        let bytes_idle = (self.bytes_prefilled.load(Ordering::Relaxed) + sum.bytes_returned)
            .saturating_sub(sum.bytes_saved)
            .saturating_sub(self.bytes_trimmed.load(Ordering::Relaxed));
        let bytes_idle_peak = self.bytes_idle_peak.fetch_max(bytes_idle, Ordering::Relaxed);
        PoolStats {
            hits: sum.hits,
            misses: sum.misses,
            failed,
            returns: sum.returns,
            drops_full: sum.drops_full,
            drops_oversize: sum.drops_oversize,
            drops_refused: sum.drops_refused,
            trimmed,
            prefilled,
            live: (sum.hits + sum.misses).saturating_sub(releases + failed),
            idle: (prefilled + sum.returns).saturating_sub(sum.hits + trimmed),
            objects_peak: self.objects_peak.load(Ordering::Relaxed) as u64,
            bytes_idle,
            bytes_idle_peak: bytes_idle_peak.max(bytes_idle),
            bytes_saved: sum.bytes_saved,
            max: self.max.load(Ordering::Relaxed) as u64,
        }
    }

    fn note_peak(&self) {
        self.stats();
    }

    fn site_gone(&self, node: NodePtr<T>) {
        if self.all.is_some() {
            // SAFETY: the loan has just ended and the node is in our hands.
            let cell = unsafe { &(*node.as_ptr()).site };
            cell.store(std::ptr::null_mut(), std::sync::atomic::Ordering::Relaxed);
        }
    }

    fn loans(&self) -> Vec<LoanSite> {
        let mut sites: Vec<LoanSite> = Vec::new();
        let Some(all) = &self.all else { return sites };
        for node in all.lock().iter() {
            // SAFETY: a listed node is freed only after it left the list, under this lock; only
            // its atomic field is read.
            let site = unsafe { &(*node.as_ptr()).site }.load(std::sync::atomic::Ordering::Relaxed);
            // SAFETY: null, or a `&'static Location` stored by `site`.
            let Some(site) = (unsafe { site.as_ref() }) else { continue };
            // By value: one place in the text may have several addresses.
            match sites.iter_mut().find(|known| known.location == site) {
                Some(known) => known.count += 1,
                None => sites.push(LoanSite { location: site, count: 1 }),
            }
        }
        sites.sort_by_key(|site| std::cmp::Reverse(site.count));
        sites
    }

    // ---- slots of local handles ----------------------------------------------------------

    pub(super) fn lend_slot(&self) -> NonNull<Slot<T>> {
        let mut locals = self.locals.lock();
        locals.free.pop().unwrap_or_else(|| {
            let slot = NonNull::from(Box::leak(Box::new(Slot::new())));
            locals.all.push(slot);
            // Room to come home to: the end of a handle asks for nothing.
            let handles = locals.all.len();
            locals.free.reserve(handles);
            slot
        })
    }

    pub(super) fn take_slot_back(&self, slot: NonNull<Slot<T>>) {
        // SAFETY: the handle that owned the slot is being dropped and calls this last; the slot
        // lives as long as the core.
        let owned = unsafe { slot.as_ref() };
        self.empty_slot(owned);
        self.locals.lock().free.push(slot);
    }

    /// Moves everything of a slot to the depot: objects and credits.
    pub(super) fn empty_slot(&self, slot: &Slot<T>) {
        self.flush(slot, MAGAZINE);
        self.return_credits(slot);
        self.set_limit(slot);
        self.drain(|_, _| 0);
    }
}

/// What the models look at, with nothing in flight.
#[cfg(all(test, loom))]
impl<T: Recycle> Core<T> {
    /// Every credit is free, with a waiting object, or a magazine's.
    pub(super) fn assert_credits(&self, max: isize) {
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
    pub(super) fn assert_request_is_known(&self, index: usize) {
        let slot = self.seat_at(index).expect("the slot was made");
        // SAFETY: nothing is in flight.
        let seen = slot.magazine.with_mut(|magazine| unsafe { (*magazine).epoch });
        let limit = slot.limit.load(Ordering::Relaxed);
        assert!(seen == self.epoch() || limit == 0, "the request is lost: the limit is {limit}");
    }
}

impl<T: Recycle + Send> ThreadCaches for Core<T> {
    fn thread_ends(&self, index: usize) {
        if let Some(slot) = self.seat_at(index) {
            self.empty_slot(slot);
        }
    }
}

impl<T: Recycle> Drop for Core<T> {
    fn drop(&mut self) {
        let mut idle = Vec::new();
        let slots = self.slots.iter().map(|cell| cell.load(Ordering::Acquire));
        let locals: Vec<_> = self.locals.get_mut().all.drain(..).map(NonNull::as_ptr).collect();
        let own = slots.filter(|&slot| slot != self.empty.as_ptr());
        for slot in own.chain(locals).chain([self.empty.as_ptr()]).collect::<Vec<_>>() {
            // SAFETY: `drop` has the core to itself, every slot came from `Box::leak`, each is
            // listed in exactly one of the three places and freed here once.
            let slot = unsafe { Box::from_raw(slot) };
            slot.magazine.with_mut(|magazine| {
                // SAFETY: the box is ours.
                while let Some(node) = unsafe { (*magazine).pop() } {
                    idle.push(node);
                }
            });
        }
        idle.extend(self.depot.get_mut().waiting.drain(..).map(|waiting| waiting.node));
        for node in idle {
            self.destroy(node);
        }
    }
}

impl<T: Recycle> Depot<T> {
    /// The hottest object; its credit becomes free.
    fn pop(&mut self) -> Option<NodePtr<T>> {
        let waiting = self.waiting.pop()?;
        self.credits += 1;
        self.idle_floor = self.idle_floor.min(self.waiting.len());
        Some(waiting.node)
    }

    /// Keeps an object if a credit is free and there is memory to note it.
    fn push(&mut self, node: NodePtr<T>, since: u32) -> bool {
        let keep = self.credits > 0 && self.make_room(1);
        if keep {
            self.credits -= 1;
            self.waiting.push(Waiting { node, since });
        }
        keep
    }

    /// Takes one object for the caller and up to half a magazine more for its next requests. The
    /// magazine is empty; if the depot is, too, the magazine's credits go free for other threads.
    fn refill(&mut self, magazine: &mut Magazine<T>) -> Option<NodePtr<T>> {
        debug_assert_eq!(magazine.count(), 0, "only an empty magazine is refilled");
        let Some(node) = self.pop() else {
            self.credits += std::mem::take(&mut magazine.cap).cast_signed();
            return None;
        };
        let more = self.waiting.len().min(MAGAZINE / 2 - 1);
        let from = self.waiting.len() - more;
        // Credits travel with the objects; what the magazine owns beyond its size goes free.
        let credits = magazine.cap + more;
        magazine.cap = credits.min(MAGAZINE);
        self.credits += (credits - magazine.cap).cast_signed();
        for waiting in self.waiting.drain(from..) {
            magazine.push(waiting.node); // coldest first: the hottest ends on top
        }
        self.idle_floor = self.idle_floor.min(self.waiting.len());
        Some(node)
    }

    /// Up to `want` free credits.
    fn grant(&mut self, want: usize) -> usize {
        let granted = want.min(usize::try_from(self.credits).unwrap_or(0));
        self.credits -= granted.cast_signed();
        granted
    }

    fn make_room(&mut self, count: usize) -> bool {
        self.waiting.try_reserve(count).is_ok()
    }
}

/// Sums of the per-thread counters.
#[derive(Default)]
struct Totals {
    hits: u64,
    misses: u64,
    returns: u64,
    bytes_saved: u64,
    bytes_returned: u64,
    drops_full: u64,
    drops_oversize: u64,
    drops_refused: u64,
}

impl Totals {
    fn add(&mut self, counters: &Counters) {
        // Ends before beginnings: a loan that ends between the two reads is then counted as still
        // out, never as ended before it began.
        self.returns += counters.returns.load(Ordering::Relaxed);
        self.bytes_returned += counters.bytes_returned.load(Ordering::Relaxed);
        self.drops_full += counters.drops_full.load(Ordering::Relaxed);
        self.drops_oversize += counters.drops_oversize.load(Ordering::Relaxed);
        self.drops_refused += counters.drops_refused.load(Ordering::Relaxed);
        self.hits += counters.hits.load(Ordering::Relaxed);
        self.bytes_saved += counters.bytes_saved.load(Ordering::Relaxed);
        self.misses += counters.misses.load(Ordering::Relaxed);
    }
}

/// Frees an object whose cleaning refused or panicked.
struct Unclean<'a, T: Recycle> {
    core: &'a Core<T>,
    node: NodePtr<T>,
}

impl<T: Recycle> Unclean<'_, T> {
    #[inline(always)]
    fn disarm(self) {
        let _defused = std::mem::ManuallyDrop::new(self);
    }
}

impl<T: Recycle> Drop for Unclean<'_, T> {
    fn drop(&mut self) {
        self.core.count(self.core.seat(), |c| &c.drops_refused, 1);
        self.core.destroy(self.node);
    }
}

/// Notes a request whose object could not be made, by an error or by a panic.
struct Unserved<'a, T: Recycle> {
    core: &'a Core<T>,
}

impl<T: Recycle> Unserved<'_, T> {
    #[inline(always)]
    fn disarm(self) {
        let _defused = std::mem::ManuallyDrop::new(self);
    }
}

impl<T: Recycle> Drop for Unserved<'_, T> {
    fn drop(&mut self) {
        self.core.failed.fetch_add(1, Ordering::Relaxed);
        if self.core.exact {
            self.core.depot.lock().made -= 1;
            self.core.ready.notify_one();
        }
    }
}

/// Bytes charged for an object in the making; given back unless kept.
struct Charged<'a, T: Recycle> {
    core: &'a Core<T>,
    bytes: usize,
}

impl<T: Recycle> Charged<'_, T> {
    fn add(&mut self, bytes: usize) -> Result<(), MemoryError> {
        if let Some(budget) = &self.core.budget {
            budget.charge(bytes)?;
        }
        self.bytes += bytes;
        Ok(())
    }

    /// The object exists and owes its bytes itself.
    fn keep(mut self) {
        self.bytes = 0;
    }
}

impl<T: Recycle> Drop for Charged<'_, T> {
    fn drop(&mut self) {
        if let Some(budget) = &self.core.budget {
            budget.discharge(self.bytes);
        }
    }
}
