//! Buffers kept for reuse, by size class.
//!
//! Each class has a lock and a stack, newest on top: the buffer that was returned last is the one
//! whose lines are still in the cache. The lock covers a push or a pop and a few counters, so the
//! counters are exact and cost no line of their own; memory is made and freed, budgets are charged
//! and pressure is heard while no lock is held.
//!
//! The bound on idle bytes is over all classes, so its figure is shared by all. A class claims bytes of
//! it when a buffer comes to wait, and **keeps** the claim when the buffer goes out again: the next
//! return finds room without touching the shared line. (Counting it up and down with every loan cost
//! two threads on different classes 260 ns a pair.) A class that finds the bound reached first calls in
//! the claims that the others do not use.
//!
//! The stacks make room when a buffer is **made**, so that a return never allocates.

use std::fmt;
use std::sync::{Arc, Weak};

use crossbeam_utils::CachePadded;
use smallvec::SmallVec;

use super::block::Block;
use super::class::{CLASSES_MAX, class_of, size_of_class};
use super::guard::{Loan, PooledArray, PooledUninit};
use crate::budget::{Budget, Pressure, PressureListener};
use crate::cast::Plain;
use crate::error::{ErrorKind, MemoryError};
use crate::stats::BufferStats;
use crate::sync::{AtomicU64, Mutex, MutexGuard, Ordering};
use crate::sys::{HUGE_PAGE_BYTES, HugeOutcome, HugePages};

/// The bounds and switches of a [`BufferPool`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BufferOptions {
    /// Off: every request asks the system and every return gives back, through the same code.
    pub enabled: bool,
    /// Most buffers that wait in one size class. The default, 32, holds every field of a solver that
    /// keeps a few stages of a few fields.
    pub class_items_max: usize,
    /// Most bytes that wait in all classes together. The default is 1 GiB: 32 buffers of 32 MiB.
    pub idle_bytes_max: usize,
    /// Largest buffer that can be asked for. The default is 64 GiB.
    pub buffer_bytes_max: usize,
    /// How far to go for huge pages; off by default.
    pub huge: HugePages,
    /// Buffers from this size on ask for huge pages. The default is 4 MiB: below it a buffer fits in
    /// the reach of an ordinary TLB, or wastes most of its second huge page.
    pub huge_bytes_min: usize,
}

impl Default for BufferOptions {
    fn default() -> Self {
        BufferOptions {
            enabled: true,
            class_items_max: 32,
            idle_bytes_max: usize::try_from(1_u64 << 30).unwrap_or(usize::MAX),
            buffer_bytes_max: usize::try_from(64_u64 << 30).unwrap_or(isize::MAX as usize / 2),
            huge: HugePages::Off,
            huge_bytes_min: 2 * HUGE_PAGE_BYTES,
        }
    }
}

/// A thread-safe pool of big buffers of plain data.
///
/// ```
/// use larder_memory::buffer::{BufferOptions, BufferPool};
/// let pool = BufferPool::new(BufferOptions::default())?;
/// for step in 0..3 {
///     let mut field = pool.try_acquire_zeroed::<f64>(1000)?;
///     field[0] = f64::from(step);
/// }
/// # if cfg!(feature = "pools") {
/// assert_eq!((pool.stats().misses, pool.stats().hits), (1, 2));
/// # }
/// # Ok::<(), larder_memory::MemoryError>(())
/// ```
///
/// The steady state: once each class has seen its largest number of buffers out at once, acquiring
/// and returning ask the allocator and the system for nothing.
pub struct BufferPool {
    core: Arc<Core>,
    /// Registered as long as the pool lives.
    _listener: Option<PressureListener>,
}

/// What the guards keep alive.
pub(super) struct Core {
    options: BufferOptions,
    classes: Box<[CachePadded<Mutex<Class>>]>,
    budget: Option<Budget>,
    /// Bytes that the classes have claimed for buffers that wait, kept under `idle_bytes_max`. On a
    /// line of its own: everything else here is only read on the way of a loan.
    claimed_bytes: CachePadded<AtomicU64>,
    /// Bytes on loan and waiting; moves only when memory is made or freed.
    held_bytes: AtomicU64,
    held_peak: AtomicU64,
    epoch: AtomicU64,
}

#[derive(Debug, Default)]
struct Class {
    /// Oldest first: buffers are returned on top and taken from the top, so epochs never decrease.
    idle: Vec<Idle>,
    /// Bytes claimed beyond those of the buffers that wait.
    unused_claim: usize,
    hits: u64,
    misses: u64,
    returns: u64,
    drops_full: u64,
    trimmed: u64,
    live: u64,
    huge_granted: u64,
    huge_refused: u64,
}

#[derive(Debug)]
struct Idle {
    block: Block,
    since: u64,
}

/// What became of a buffer that came home.
enum Kept {
    Waiting,
    /// Over the items of its class, or switched off: to be freed.
    Surplus(Block),
    /// Over the bytes of all classes, as far as claims go: nothing is counted yet.
    BoundReached(Block),
}

/// What a fresh buffer must hold.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Content {
    Zeros,
    Anything,
    Unwritten,
}

impl BufferPool {
    /// A pool without a budget.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidArgument`] when an option can never be served.
    pub fn new(options: BufferOptions) -> Result<Self, MemoryError> {
        Self::make(options, None)
    }

    /// A pool whose buffers, idle ones included, are charged to a budget. Under soft pressure it
    /// gives back its idle buffers but for those that asked for huge pages, under hard pressure all.
    ///
    /// # Errors
    /// As [`BufferPool::new`].
    pub fn with_budget(options: BufferOptions, budget: &Budget) -> Result<Self, MemoryError> {
        Self::make(options, Some(budget.clone()))
    }

    /// What a pool takes from the system for a buffer of so many bytes, and charges to its budget: the size
    /// of its class, at most a quarter more. `None` where that is beyond the address space.
    ///
    /// ```
    /// use larder_memory::buffer::BufferPool;
    ///
    /// assert_eq!(BufferPool::class_bytes(1000), Some(1024));
    /// assert_eq!(BufferPool::class_bytes(1025), Some(1280));
    /// ```
    #[must_use]
    pub fn class_bytes(bytes: usize) -> Option<usize> {
        class_of(bytes).and_then(size_of_class)
    }

    fn make(mut options: BufferOptions, budget: Option<Budget>) -> Result<Self, MemoryError> {
        let refused = |message: String| Err(MemoryError::new(ErrorKind::InvalidArgument, message));
        if options.class_items_max == 0 {
            return refused("class_items_max is 0, want at least 1 (or `enabled: false`)".into());
        }
        let Some(largest) = class_of(options.buffer_bytes_max) else {
            return refused(format!(
                "buffer_bytes_max is {} bytes, more than the address space",
                options.buffer_bytes_max
            ));
        };
        if options.buffer_bytes_max == 0 {
            return refused("buffer_bytes_max is 0 bytes, want at least 1".into());
        }
        options.enabled &= cfg!(feature = "pools");
        let core = Arc::new(Core {
            options,
            classes: (0..=largest)
                .map(|_| CachePadded::new(Mutex::new(Class::default())))
                .collect(),
            budget,
            claimed_bytes: CachePadded::new(AtomicU64::new(0)),
            held_bytes: AtomicU64::new(0),
            held_peak: AtomicU64::new(0),
            epoch: AtomicU64::new(0),
        });
        let listener = core.budget.as_ref().map(|budget| {
            let pool: Weak<Core> = Arc::downgrade(&core);
            budget.on_pressure(move |pressure| {
                if let Some(core) = pool.upgrade() {
                    // Huge pages are dear to touch again, so a soft wish does not cost them.
                    core.trim(0, pressure != Pressure::Soft);
                }
            })
        });
        Ok(BufferPool { core, _listener: listener })
    }

    /// `len` values of all zero bytes. A used buffer is cleared, which costs what clearing costs.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidArgument`] when the size overflows or is over `buffer_bytes_max`,
    /// [`ErrorKind::BudgetExceeded`] and [`ErrorKind::OutOfMemory`] when there is none to be had.
    pub fn try_acquire_zeroed<T: Plain>(
        &self,
        len: usize,
    ) -> Result<PooledArray<'_, T>, MemoryError> {
        let bytes = bytes_of::<T>(len)?;
        Ok(PooledArray::new(self.core.acquire(bytes, Content::Zeros)?, len))
    }

    /// `len` values that hold whatever was left in them: for buffers that are overwritten anyway.
    /// They are valid values, never uninitialised memory.
    ///
    /// # Errors
    /// As [`BufferPool::try_acquire_zeroed`].
    pub fn try_acquire_dirty<T: Plain>(
        &self,
        len: usize,
    ) -> Result<PooledArray<'_, T>, MemoryError> {
        let bytes = bytes_of::<T>(len)?;
        Ok(PooledArray::new(self.core.acquire(bytes, Content::Anything)?, len))
    }

    /// Room for `len` values that must be written before they are read.
    ///
    /// # Errors
    /// As [`BufferPool::try_acquire_zeroed`].
    pub fn try_acquire_uninit<T: Plain>(
        &self,
        len: usize,
    ) -> Result<PooledUninit<'_, T>, MemoryError> {
        let bytes = bytes_of::<T>(len)?;
        Ok(PooledUninit::new(self.core.acquire(bytes, Content::Unwritten)?, len))
    }

    /// As [`BufferPool::try_acquire_zeroed`].
    ///
    /// # Panics
    /// Where the twin gives an error.
    pub fn acquire_zeroed<T: Plain>(&self, len: usize) -> PooledArray<'_, T> {
        self.try_acquire_zeroed(len).unwrap_or_else(|error| panic!("{error}"))
    }

    /// As [`BufferPool::try_acquire_dirty`].
    ///
    /// # Panics
    /// Where the twin gives an error.
    pub fn acquire_dirty<T: Plain>(&self, len: usize) -> PooledArray<'_, T> {
        self.try_acquire_dirty(len).unwrap_or_else(|error| panic!("{error}"))
    }

    /// As [`BufferPool::try_acquire_uninit`].
    ///
    /// # Panics
    /// Where the twin gives an error.
    pub fn acquire_uninit<T: Plain>(&self, len: usize) -> PooledUninit<'_, T> {
        self.try_acquire_uninit(len).unwrap_or_else(|error| panic!("{error}"))
    }

    /// Says that a unit of the caller's time has passed: a step, a query, a second.
    pub fn advance_epoch(&self) {
        self.core.epoch.fetch_add(1, Ordering::Relaxed);
    }

    /// Frees the buffers that have waited for at least `epochs` epochs, and says how many bytes that
    /// were. `trim(0)` frees everything idle.
    pub fn trim(&self, epochs: u64) -> usize {
        self.core.trim(epochs, true)
    }

    /// The options in force.
    pub fn options(&self) -> BufferOptions {
        self.core.options
    }

    /// The counters, all of one moment: what was asked for is what came back and what is out, and
    /// idle bytes keep to their bound, also while other threads work. (The peak is counted beside
    /// the others and may be a loan ahead of them.) A reading holds off loans for a microsecond or
    /// two; it asks the allocator for nothing.
    pub fn stats(&self) -> BufferStats {
        self.core.stats()
    }
}

impl Core {
    fn acquire(self: &Arc<Self>, bytes: usize, content: Content) -> Result<Loan<'_>, MemoryError> {
        let class = class_of(bytes).filter(|&class| class < self.classes.len());
        let class = class.ok_or_else(|| {
            MemoryError::new(
                ErrorKind::InvalidArgument,
                format!(
                    "a buffer of {bytes} bytes was asked for, buffer_bytes_max is {}",
                    self.options.buffer_bytes_max
                ),
            )
        })?;
        let mut block = match self.take_idle(class) {
            Some(mut block) => {
                if content == Content::Zeros {
                    block.clear(bytes);
                }
                block
            }
            None => self.make_block(class, content)?,
        };
        if content != Content::Unwritten {
            block.initialise(bytes);
        }
        Ok(Loan::new(block, self))
    }

    fn take_idle(&self, class: usize) -> Option<Block> {
        let mut class = self.classes[class].lock();
        let idle = class.idle.pop()?;
        class.hits += 1;
        class.live += 1;
        class.unused_claim += idle.block.bytes();
        Some(idle.block)
    }

    fn make_block(&self, class: usize, content: Content) -> Result<Block, MemoryError> {
        let bytes = size_of_class(class).expect("classes beyond the address space are not made");
        if let Some(budget) = &self.budget {
            budget.charge(bytes)?;
        }
        let uncharge = || {
            if let Some(budget) = &self.budget {
                budget.discharge(bytes);
            }
        };
        let wants_huge =
            self.options.huge != HugePages::Off && bytes >= self.options.huge_bytes_min;
        let made = if wants_huge {
            Block::mapped(bytes, self.options.huge)
        } else {
            Block::from_allocator(bytes, content != Content::Unwritten)
                .map(|block| (block, HugeOutcome::NotAsked))
        };
        let (block, outcome) = made.inspect_err(|_none| uncharge())?;

        let mut class = self.classes[class].lock();
        // Room for every buffer of this class to come home at once, so that a return never grows
        // the stack.
        let out = class_live(&class) + 1;
        let bound = if self.options.enabled { self.options.class_items_max } else { 0 };
        let kept_max = bound.min(class.idle.len() + out);
        let room = kept_max.saturating_sub(class.idle.len());
        if class.idle.try_reserve(room).is_err() {
            drop(class);
            uncharge();
            return Err(MemoryError::fixed(
                ErrorKind::OutOfMemory,
                "the allocator has no memory left for the list of pooled buffers",
            ));
        }
        class.misses += 1;
        class.live += 1;
        class.huge_granted +=
            u64::from(matches!(outcome, HugeOutcome::Advised | HugeOutcome::Reserved));
        class.huge_refused += u64::from(outcome == HugeOutcome::Refused);
        let held = self.held_bytes.fetch_add(bytes as u64, Ordering::Relaxed) + bytes as u64;
        self.held_peak.fetch_max(held, Ordering::Relaxed);
        Ok(block)
    }

    /// Takes a buffer back; called by the guard that owns it, so never twice for one loan.
    pub(super) fn give_back(&self, block: Block) {
        let bytes = block.bytes();
        let class = class_of(bytes).expect("the block was made for a class");
        debug_assert_eq!(size_of_class(class), Some(bytes), "a block has its class's size");
        let surplus = match self.keep(class, block, false) {
            Kept::Waiting => None,
            Kept::Surplus(block) => Some(block),
            Kept::BoundReached(block) => {
                self.call_in_claims();
                match self.keep(class, block, true) {
                    Kept::Waiting => None,
                    Kept::Surplus(block) | Kept::BoundReached(block) => Some(block),
                }
            }
        };
        if let Some(block) = surplus {
            self.free(block);
        }
    }

    /// Puts a returned buffer on its class's stack, if the bounds allow. It is counted by this call
    /// unless the answer is `BoundReached`, which is not given to a `last` try.
    fn keep(&self, class: usize, block: Block, last: bool) -> Kept {
        let since = self.epoch.load(Ordering::Relaxed);
        let bytes = block.bytes();
        let mut class = self.classes[class].lock();
        let has_place = self.options.enabled
            && class.idle.len() < self.options.class_items_max
            && class.idle.len() < class.idle.capacity();
        if has_place {
            if class.unused_claim >= bytes {
                class.unused_claim -= bytes;
            } else if self.claim(bytes).is_err() {
                if !last {
                    return Kept::BoundReached(block);
                }
                class.live -= 1;
                class.drops_full += 1;
                return Kept::Surplus(block);
            }
            class.live -= 1;
            class.returns += 1;
            class.idle.push(Idle { block, since });
            return Kept::Waiting;
        }
        class.live -= 1;
        class.drops_full += 1;
        Kept::Surplus(block)
    }

    /// Claims idle bytes unless that would pass their bound.
    fn claim(&self, bytes: usize) -> Result<u64, u64> {
        let bound = self.options.idle_bytes_max as u64;
        // Relaxed: the figure guards nothing but itself; blocks change hands under the locks.
        self.claimed_bytes.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |claimed| {
            claimed.checked_add(bytes as u64).filter(|&sum| sum <= bound)
        })
    }

    /// Takes back what the classes have claimed and do not use; no lock is held on entry.
    fn call_in_claims(&self) {
        for class in &self.classes {
            let mut class = class.lock();
            let unused = std::mem::take(&mut class.unused_claim);
            if unused > 0 {
                self.claimed_bytes.fetch_sub(unused as u64, Ordering::Relaxed);
            }
        }
    }

    fn free(&self, block: Block) {
        let bytes = block.bytes();
        drop(block);
        self.held_bytes.fetch_sub(bytes as u64, Ordering::Relaxed);
        if let Some(budget) = &self.budget {
            budget.discharge(bytes);
        }
    }

    fn trim(&self, epochs: u64, huge_too: bool) -> usize {
        let now = self.epoch.load(Ordering::Relaxed);
        let mut freed = 0;
        for class in &self.classes {
            // One at a time, so that memory is given back while the lock is free for others. The
            // oldest lies at the bottom; within a class either all blocks are mapped or none is.
            loop {
                let old = {
                    let mut class = class.lock();
                    let is_old = class.idle.first().is_some_and(|idle| {
                        now.saturating_sub(idle.since) >= epochs
                            && (huge_too || !idle.block.is_mapped())
                    });
                    if !is_old {
                        break;
                    }
                    class.trimmed += 1;
                    let old = class.idle.remove(0);
                    self.claimed_bytes.fetch_sub(old.block.bytes() as u64, Ordering::Relaxed);
                    old
                };
                freed += old.block.bytes();
                self.free(old.block);
            }
        }
        freed
    }

    fn stats(&self) -> BufferStats {
        let mut sum = BufferStats::default();
        // Every lock at once, in order: read one after the other, a buffer that leaves a class that
        // was read for one that was not would be told twice, and idle bytes above their bound.
        // Whoever loans or trims holds one lock at a time, so nobody waits in a circle.
        let classes = self.lock_all();
        for (at, class) in classes.iter().enumerate() {
            let size = size_of_class(at).expect("the class was made") as u64;
            sum.hits += class.hits;
            sum.misses += class.misses;
            sum.returns += class.returns;
            sum.drops_full += class.drops_full;
            sum.trimmed += class.trimmed;
            sum.live += class.live;
            sum.idle += class.idle.len() as u64;
            sum.bytes_live += class.live * size;
            sum.bytes_idle += class.idle.len() as u64 * size;
            sum.bytes_saved += class.hits * size;
            sum.huge_granted += class.huge_granted;
            sum.huge_refused += class.huge_refused;
        }
        sum.bytes_peak = self.held_peak.load(Ordering::Relaxed);
        sum
    }

    fn lock_all(&self) -> SmallVec<[MutexGuard<'_, Class>; CLASSES_MAX]> {
        self.classes.iter().map(|class| class.lock()).collect()
    }
}

impl Drop for Core {
    fn drop(&mut self) {
        // Every loan holds or borrows the core, so all blocks are idle or freed by now.
        self.trim(0, true);
    }
}

fn class_live(class: &Class) -> usize {
    usize::try_from(class.live).unwrap_or(usize::MAX - 1)
}

fn bytes_of<T: Plain>(len: usize) -> Result<usize, MemoryError> {
    len.checked_mul(size_of::<T>()).ok_or_else(|| {
        MemoryError::new(
            ErrorKind::InvalidArgument,
            format!(
                "a buffer of {len} values of {} is larger than the address space",
                std::any::type_name::<T>()
            ),
        )
    })
}

impl fmt::Debug for BufferPool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BufferPool").field("stats", &self.stats()).finish_non_exhaustive()
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;

    fn pool() -> BufferPool {
        BufferPool::new(BufferOptions::default()).expect("the defaults can be served")
    }

    /// At every moment every request is accounted for, and every return too.
    fn assert_conserved(stats: &BufferStats) {
        assert_eq!(
            stats.hits + stats.misses,
            stats.returns + stats.drops_full + stats.live,
            "{stats:?}"
        );
        assert_eq!(stats.returns, stats.hits + stats.trimmed + stats.idle, "{stats:?}");
    }

    #[cfg(feature = "pools")]
    #[test]
    fn the_buffer_returned_last_is_the_one_handed_out_next() {
        let pool = pool();
        let (first, second) = (pool.acquire_dirty::<u64>(5000), pool.acquire_dirty::<u64>(5000));
        let at = (first.as_ptr(), second.as_ptr());
        assert_ne!(at.0, at.1);
        drop(first);
        drop(second);
        let again = pool.acquire_dirty::<u64>(4500);
        assert_eq!(again.as_ptr(), at.1, "4500 and 5000 values share a class");
        let older = pool.acquire_dirty::<u64>(5000);
        assert_eq!(older.as_ptr(), at.0);
        assert_eq!((pool.stats().hits, pool.stats().misses), (2, 2));
    }

    #[cfg(feature = "pools")]
    #[test]
    fn each_door_keeps_its_word_about_the_content() {
        let pool = pool();
        pool.acquire_dirty::<u32>(1000).fill(7);
        let dirty = pool.acquire_dirty::<u32>(1000);
        assert!(dirty.iter().all(|&value| value == 7), "nothing was cleared");
        drop(dirty);
        assert!(pool.acquire_zeroed::<u32>(1000).iter().all(|&value| value == 0));
        let filled = pool.acquire_uninit::<u16>(2000).fill_with(|at| u16::try_from(at).unwrap());
        assert_eq!(filled[1999], 1999);
        drop(filled);
        let copied = pool.acquire_uninit::<u8>(3).copy_from_slice(b"abc");
        assert_eq!(&copied[..], b"abc");
    }

    #[test]
    fn memory_that_was_lent_unwritten_is_never_seen_uninitialised() {
        let pool = pool();
        // The loan overwrites the block with "uninitialised", which safe code may do; Miri would
        // report the reads below if the block still counted as written.
        for room in pool.acquire_uninit::<u8>(100).as_uninit_mut() {
            *room = std::mem::MaybeUninit::uninit();
        }
        let sum: u64 = pool.acquire_dirty::<u8>(100).iter().map(|&byte| u64::from(byte)).sum();
        assert_eq!(sum, 0);
        // Written in part, then asked for in full: the rest is filled up.
        drop(pool.acquire_uninit::<u8>(90).fill_with(|_| 1));
        let longer = pool.acquire_dirty::<u8>(96);
        assert!(longer.iter().all(|&byte| byte <= 1));
    }

    #[test]
    fn data_begins_at_a_cache_line_and_a_loan_of_nothing_is_fine() {
        let pool = pool();
        for len in [0, 1, 63, 64, 65, 1000, 100_000] {
            let array = pool.acquire_zeroed::<u8>(len);
            assert_eq!(array.as_ptr().addr() % 64, 0);
            assert_eq!(array.len(), len);
            assert!(array.bytes_held() >= len);
        }
    }

    #[cfg(feature = "pools")]
    #[test]
    fn over_its_bounds_the_pool_frees_and_counts() {
        let options = BufferOptions {
            class_items_max: 2,
            idle_bytes_max: 10_240,
            ..BufferOptions::default()
        };
        let pool = BufferPool::new(options).unwrap();
        let many: Vec<_> = (0..5).map(|_| pool.acquire_dirty::<u8>(1024)).collect();
        drop(many);
        let stats = pool.stats();
        assert_eq!((stats.idle, stats.drops_full), (2, 3));
        // 8192 bytes fit beside 2048 idle ones exactly, one cache line more does not.
        drop(pool.acquire_dirty::<u8>(8192));
        assert_eq!(pool.stats().bytes_idle, 10_240);
        drop(pool.acquire_dirty::<u8>(64));
        assert_eq!((pool.stats().bytes_idle, pool.stats().drops_full), (10_240, 4));
        assert_conserved(&pool.stats());
    }

    #[cfg(feature = "pools")]
    #[test]
    fn age_is_counted_in_epochs_that_the_caller_advances() {
        let pool = pool();
        drop(pool.acquire_dirty::<u8>(1024));
        pool.advance_epoch();
        drop((pool.acquire_dirty::<u8>(4096), pool.acquire_dirty::<u8>(4096)));
        pool.advance_epoch();
        assert_eq!(pool.trim(3), 0);
        assert_eq!(pool.trim(2), 1024, "only what has waited for two epochs");
        assert_eq!(pool.trim(0), 8192);
        assert_eq!((pool.stats().idle, pool.stats().trimmed), (0, 3));
        assert_conserved(&pool.stats());
    }

    #[cfg(feature = "pools")]
    #[test]
    fn idle_buffers_count_against_the_budget_and_make_way_under_pressure() {
        let budget = Budget::with_limit("program", 10_000);
        let pool = BufferPool::with_budget(BufferOptions::default(), &budget).unwrap();
        drop(pool.acquire_dirty::<u8>(8192));
        assert_eq!(budget.stats().bytes_reserved, 8192);
        // 4096 more do not fit beside the idle 8192: pressure frees them.
        let held = pool.try_acquire_dirty::<u8>(4096).unwrap();
        assert_eq!(budget.stats().bytes_reserved, 4096);
        let error = pool.try_acquire_dirty::<u8>(8192).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::BudgetExceeded);
        assert_eq!(
            error.to_string(),
            "the memory budget is spent and nothing idle could be given back"
        );
        assert_eq!(pool.stats().live, 1, "a refused request is counted nowhere");
        drop(held);
        assert_eq!(pool.try_acquire_dirty::<u8>(8192).unwrap().len(), 8192);
        assert_conserved(&pool.stats());
        drop(pool);
        assert_eq!(budget.stats().bytes_reserved, 0, "all is given back at the end");
    }

    #[cfg(feature = "pools")]
    #[test]
    fn soft_pressure_spares_huge_buffers_and_hard_pressure_does_not() {
        let budget = Budget::unlimited("program");
        let options = BufferOptions {
            huge: HugePages::Transparent,
            huge_bytes_min: 1 << 20,
            ..BufferOptions::default()
        };
        let pool = BufferPool::with_budget(options, &budget).unwrap();
        drop(pool.acquire_zeroed::<u8>(1 << 20));
        drop(pool.acquire_zeroed::<u8>(1 << 10));
        let stats = pool.stats();
        assert_eq!(stats.huge_granted + stats.huge_refused, 1, "{stats:?}");
        budget.announce(Pressure::Soft);
        assert_eq!(pool.stats().bytes_idle, 1 << 20);
        budget.announce(Pressure::Hard);
        assert_eq!(pool.stats().bytes_idle, 0);
    }

    #[cfg(feature = "pools")]
    #[test]
    fn an_empty_stock_of_reserved_huge_pages_is_fallen_back_from_and_counted() {
        let options = BufferOptions {
            huge: HugePages::Reserved,
            huge_bytes_min: 1 << 20,
            ..BufferOptions::default()
        };
        let pool = BufferPool::new(options).unwrap();
        // Whether this machine has reserved some, has transparent ones, or neither: it is served.
        let array = pool.acquire_zeroed::<u64>(1 << 18);
        assert_eq!((array[0], array[array.len() - 1]), (0, 0));
        drop(pool.acquire_dirty::<u64>(100));
        let stats = pool.stats();
        assert_eq!(stats.huge_granted + stats.huge_refused, 1, "one was large enough: {stats:?}");
        assert!(cfg!(all(target_os = "linux", not(miri))) || stats.huge_refused == 1);
    }

    #[cfg(feature = "pools")]
    #[test]
    fn claims_that_one_class_does_not_use_are_called_in_by_another() {
        let options = BufferOptions { idle_bytes_max: 10_000, ..BufferOptions::default() };
        let pool = BufferPool::new(options).unwrap();
        drop(pool.acquire_dirty::<u8>(8192));
        let out = pool.acquire_dirty::<u8>(8192);
        // The loan is out, so nothing waits, but its class still claims 8192 bytes.
        drop(pool.acquire_dirty::<u8>(4096));
        assert_eq!((pool.stats().bytes_idle, pool.stats().drops_full), (4096, 0));
        drop(out);
        assert_eq!((pool.stats().bytes_idle, pool.stats().drops_full), (4096, 1));
        assert_conserved(&pool.stats());
    }

    /// A reading above the bound would be one of two faults: classes read at different moments, or a
    /// bound that does not hold. Here every class stands still while it is looked at, so what is
    /// found is the second.
    #[cfg(feature = "pools")]
    #[test]
    #[cfg_attr(miri, ignore = "takes minutes there, and small programs cover the code")]
    fn at_every_moment_what_waits_was_claimed_and_every_reading_adds_up() {
        let bound = 100_000;
        let options = BufferOptions { idle_bytes_max: bound, ..BufferOptions::default() };
        let pool = BufferPool::new(options).unwrap();
        std::thread::scope(|scope| {
            let workers: Vec<_> = (1..=4_usize)
                .map(|worker| {
                    let pool = &pool;
                    scope.spawn(move || {
                        for round in 0..20_000 {
                            let len = 1 << (6 + (round * 7 + worker * 3) % 10);
                            drop((pool.acquire_dirty::<u8>(len), pool.acquire_dirty::<u8>(len)));
                            if round % 500 == 0 {
                                pool.trim(0);
                            }
                        }
                    })
                })
                .collect();
            while workers.iter().any(|worker| !worker.is_finished()) {
                let classes = pool.core.lock_all();
                let waiting = classes.iter().flat_map(|class| &class.idle);
                let waiting: usize = waiting.map(|idle| idle.block.bytes()).sum();
                let unused: usize = classes.iter().map(|class| class.unused_claim).sum();
                let claimed = pool.core.claimed_bytes.load(Ordering::Relaxed);
                drop(classes);
                assert_eq!((waiting + unused) as u64, claimed);
                assert!(claimed <= bound as u64, "{claimed}");
                let stats = pool.stats();
                assert_conserved(&stats);
                assert!(stats.bytes_idle <= bound as u64, "{stats:?}");
            }
        });
        assert_conserved(&pool.stats());
    }

    #[test]
    fn switched_off_it_serves_the_same_and_keeps_nothing() {
        let options = BufferOptions { enabled: false, ..BufferOptions::default() };
        let pool = BufferPool::new(options).unwrap();
        for _ in 0..3 {
            assert_eq!(pool.acquire_zeroed::<f64>(100).iter().sum::<f64>().to_bits(), 0);
        }
        let stats = pool.stats();
        assert_eq!((stats.hits, stats.misses, stats.idle, stats.drops_full), (0, 3, 0, 3));
        assert_conserved(&stats);
    }

    #[test]
    fn what_can_never_be_served_is_named() {
        let refused = |options| BufferPool::new(options).unwrap_err().to_string();
        let usual = BufferOptions::default();
        assert_eq!(
            refused(BufferOptions { class_items_max: 0, ..usual }),
            "class_items_max is 0, want at least 1 (or `enabled: false`)"
        );
        assert_eq!(
            refused(BufferOptions { buffer_bytes_max: 0, ..usual }),
            "buffer_bytes_max is 0 bytes, want at least 1"
        );
        assert!(
            refused(BufferOptions { buffer_bytes_max: usize::MAX, ..usual })
                .ends_with("bytes, more than the address space")
        );
        let pool = BufferPool::new(BufferOptions { buffer_bytes_max: 4096, ..usual }).unwrap();
        assert_eq!(
            pool.try_acquire_dirty::<u8>(5000).unwrap_err().to_string(),
            "a buffer of 5000 bytes was asked for, buffer_bytes_max is 4096"
        );
        assert!(
            pool.try_acquire_uninit::<u64>(usize::MAX)
                .unwrap_err()
                .to_string()
                .ends_with("values of u64 is larger than the address space")
        );
    }

    #[test]
    fn an_owned_loan_outlives_the_pool_and_travels() {
        let pool = pool();
        let mut array = pool.acquire_zeroed::<u64>(100).into_owned();
        drop(pool);
        let array = std::thread::spawn(move || {
            array[99] = 5;
            array
        })
        .join()
        .unwrap();
        assert_eq!(array[99], 5);
    }

    #[test]
    fn a_panic_while_a_buffer_is_out_brings_it_home() {
        let pool = pool();
        let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            let _held = pool.acquire_dirty::<u8>(100);
            panic!("in the middle");
        }));
        assert!(result.is_err());
        assert_eq!(pool.stats().live, 0);
        assert_conserved(&pool.stats());
    }
}
