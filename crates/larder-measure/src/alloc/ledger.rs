//! One thread's book of allocations.
//!
//! A ledger has one writer, its thread, and any number of readers. Its figures are atomics only so
//! that a reader on another thread is defined behaviour: the writer loads, adds and stores with
//! relaxed order, which on every target of ours is plain moves. A shared counter with `fetch_add`
//! was measured first and costs +14 ns alone and 256 ns with two threads per operation.
//!
//! The bytes held by the whole process have a peak that no sum on reading can recover. So each
//! thread announces its level to two shared atomics, but only when it has moved by more than
//! [`BATCH_BYTES`] since its last announcement. At every instant the announced total is within
//! `BATCH_BYTES` per living thread of the truth, and so is the peak.
//!
//! The usual operation compares the new level with one number. `ceiling` is the lower of two
//! levels: the peak so far (above it the peak moves) and the announced level plus the batch (above
//! it the thread announces). `floor` is the announced level less the batch.

use std::sync::atomic::Ordering::Relaxed;
use std::sync::atomic::{AtomicI64, AtomicPtr, AtomicU32, AtomicU64};

use super::counts::Counts;

/// How far a thread's level may drift before it is announced to the process.
pub(super) const BATCH_BYTES: i64 = 64 * 1024;

/// Bytes held by the process as announced, and the most of it.
static PROCESS_LEVEL: AtomicI64 = AtomicI64::new(0);
static PROCESS_PEAK: AtomicI64 = AtomicI64::new(0);

/// One thread's figures; they only grow, also when the ledger passes from a finished thread to a
/// new one, so that the process's sum needs no accounts of threads that are gone.
///
/// 128 bytes: two lines, because adjacent lines are fetched in pairs and the neighbour's thread
/// would be disturbed. The first line holds all that the usual allocation and free touch.
#[derive(Debug)]
#[repr(C, align(128))]
pub(super) struct Ledger {
    allocations: AtomicU64,
    frees: AtomicU64,
    bytes: AtomicU64,
    bytes_freed: AtomicU64,
    ceiling: AtomicI64,
    floor: AtomicI64,
    /// Highest level since the innermost open scope began, or since the thread began.
    peak: AtomicI64,
    reallocations: AtomicU64,

    bytes_copied: AtomicU64,
    refused: AtomicU64,
    announced: AtomicI64,
    /// Highest level since the thread began, up to the moment the innermost scope was opened.
    peak_outside: AtomicI64,
    /// Open scopes.
    depth: AtomicU32,
    /// The totals when the present thread took the ledger over.
    inherited: Figures,
    /// The next ledger in the list of all ledgers; written before the ledger is published.
    pub(super) next: AtomicPtr<Ledger>,
    /// The next ledger that waits for a thread; read and written under the registry's lock.
    pub(super) next_idle: AtomicPtr<Ledger>,
}

const _: () = assert!(std::mem::offset_of!(Ledger, bytes_copied) == 64, "the hot line is full");
const _: () = assert!(align_of::<Ledger>() == 128, "no two threads write one pair of lines");

/// The figures that are summed, where no line of the cache has to be shared out among them.
#[derive(Debug)]
struct Figures {
    allocations: AtomicU64,
    frees: AtomicU64,
    reallocations: AtomicU64,
    refused: AtomicU64,
    bytes: AtomicU64,
    bytes_freed: AtomicU64,
    bytes_copied: AtomicU64,
}

impl Figures {
    const fn none() -> Self {
        Figures {
            allocations: AtomicU64::new(0),
            frees: AtomicU64::new(0),
            reallocations: AtomicU64::new(0),
            refused: AtomicU64::new(0),
            bytes: AtomicU64::new(0),
            bytes_freed: AtomicU64::new(0),
            bytes_copied: AtomicU64::new(0),
        }
    }

    fn write(&self, now: &Counts) {
        self.allocations.store(now.allocations, Relaxed);
        self.frees.store(now.frees, Relaxed);
        self.reallocations.store(now.reallocations, Relaxed);
        self.refused.store(now.refused, Relaxed);
        self.bytes.store(now.bytes, Relaxed);
        self.bytes_freed.store(now.bytes_freed, Relaxed);
        self.bytes_copied.store(now.bytes_copied, Relaxed);
    }

    fn read(&self) -> Counts {
        Counts {
            allocations: self.allocations.load(Relaxed),
            frees: self.frees.load(Relaxed),
            reallocations: self.reallocations.load(Relaxed),
            refused: self.refused.load(Relaxed),
            bytes: self.bytes.load(Relaxed),
            bytes_freed: self.bytes_freed.load(Relaxed),
            bytes_copied: self.bytes_copied.load(Relaxed),
            bytes_peak: 0,
        }
    }
}

/// Adds without a locked instruction; right only because the ledger has one writer.
#[inline]
fn add(figure: &AtomicU64, by: u64) -> u64 {
    let sum = figure.load(Relaxed).wrapping_add(by);
    figure.store(sum, Relaxed);
    sum
}

#[inline]
fn level(bytes: u64, bytes_freed: u64) -> i64 {
    bytes.wrapping_sub(bytes_freed).cast_signed()
}

impl Ledger {
    pub(super) const fn new() -> Self {
        Ledger {
            allocations: AtomicU64::new(0),
            frees: AtomicU64::new(0),
            bytes: AtomicU64::new(0),
            bytes_freed: AtomicU64::new(0),
            ceiling: AtomicI64::new(0),
            floor: AtomicI64::new(-BATCH_BYTES),
            peak: AtomicI64::new(0),
            reallocations: AtomicU64::new(0),
            bytes_copied: AtomicU64::new(0),
            refused: AtomicU64::new(0),
            announced: AtomicI64::new(0),
            peak_outside: AtomicI64::new(i64::MIN),
            depth: AtomicU32::new(0),
            inherited: Figures::none(),
            next: AtomicPtr::new(std::ptr::null_mut()),
            next_idle: AtomicPtr::new(std::ptr::null_mut()),
        }
    }

    #[inline]
    pub(super) fn allocated(&self, size: u64) {
        add(&self.allocations, 1);
        self.grown(size);
    }

    #[inline]
    pub(super) fn freed(&self, size: u64) {
        add(&self.frees, 1);
        self.shrunk(size);
    }

    #[inline]
    pub(super) fn resized(&self, old: u64, new: u64, moved: bool) {
        add(&self.reallocations, 1);
        if moved {
            add(&self.bytes_copied, old.min(new));
        }
        if new >= old {
            self.grown(new - old);
        } else {
            self.shrunk(old - new);
        }
    }

    #[cold]
    pub(super) fn refused(&self) {
        add(&self.refused, 1);
    }

    #[inline]
    fn grown(&self, by: u64) {
        let level = level(add(&self.bytes, by), self.bytes_freed.load(Relaxed));
        if level > self.ceiling.load(Relaxed) {
            self.rise(level);
        }
    }

    #[inline]
    fn shrunk(&self, by: u64) {
        let level = level(self.bytes.load(Relaxed), add(&self.bytes_freed, by));
        if level < self.floor.load(Relaxed) {
            self.announce(level);
        }
    }

    /// The level passed the ceiling: move the peak, announce, or both.
    #[inline(never)]
    fn rise(&self, level: i64) {
        if level > self.peak.load(Relaxed) {
            self.peak.store(level, Relaxed);
        }
        if level - self.announced.load(Relaxed) > BATCH_BYTES {
            self.announce(level);
        } else {
            self.settle_ceiling();
        }
    }

    #[cold]
    fn announce(&self, level: i64) {
        announce_change(level - self.announced.load(Relaxed));
        self.announced.store(level, Relaxed);
        self.floor.store(level - BATCH_BYTES, Relaxed);
        self.settle_ceiling();
    }

    fn settle_ceiling(&self) {
        let announce_above = self.announced.load(Relaxed) + BATCH_BYTES;
        self.ceiling.store(self.peak.load(Relaxed).min(announce_above), Relaxed);
    }

    fn level_now(&self) -> i64 {
        level(self.bytes.load(Relaxed), self.bytes_freed.load(Relaxed))
    }

    /// A new thread takes the ledger over: its own totals begin here.
    pub(super) fn begin_thread(&self) {
        let now = self.totals();
        self.inherited.write(&now);
        self.depth.store(0, Relaxed);
        self.peak_outside.store(i64::MIN, Relaxed);
        self.peak.store(self.level_now(), Relaxed);
        self.settle_ceiling();
    }

    /// The thread is done with the ledger: what it holds is announced to the byte, so that the bound
    /// on the process's peak counts living threads only.
    pub(super) fn end_thread(&self) {
        self.announce(self.level_now());
    }

    /// The totals since the program began, over all threads that had this ledger; no peak.
    pub(super) fn totals(&self) -> Counts {
        Counts {
            allocations: self.allocations.load(Relaxed),
            frees: self.frees.load(Relaxed),
            reallocations: self.reallocations.load(Relaxed),
            refused: self.refused.load(Relaxed),
            bytes: self.bytes.load(Relaxed),
            bytes_freed: self.bytes_freed.load(Relaxed),
            bytes_copied: self.bytes_copied.load(Relaxed),
            bytes_peak: 0,
        }
    }

    /// What the present thread has asked for since it began.
    pub(super) fn of_thread(&self) -> Counts {
        let at_start = self.inherited.read();
        let highest = self.peak.load(Relaxed).max(self.peak_outside.load(Relaxed));
        let mut counts = self.totals().since(&at_start);
        counts.bytes_peak = above(highest, at_start.bytes_live());
        counts
    }

    /// Opens a scope and gives what [`Ledger::close_scope`] wants back.
    pub(super) fn open_scope(&self) -> Opened {
        let peak_before = self.peak.load(Relaxed);
        self.peak_outside.store(self.peak_outside.load(Relaxed).max(peak_before), Relaxed);
        self.peak.store(self.level_now(), Relaxed);
        self.settle_ceiling();
        let depth = self.depth.load(Relaxed) + 1;
        self.depth.store(depth, Relaxed);
        Opened { at: self.totals(), peak_before, depth }
    }

    /// Whether `opened` is the innermost scope that is still open.
    pub(super) fn is_innermost(&self, opened: &Opened) -> bool {
        self.depth.load(Relaxed) == opened.depth
    }

    /// Closes a scope, and with it any scope opened inside it and forgotten.
    pub(super) fn close_scope(&self, opened: &Opened) -> Counts {
        let peak = self.peak.load(Relaxed);
        let mut counts = self.totals().since(&opened.at);
        counts.bytes_peak = above(peak, opened.at.bytes_live());
        self.peak.store(peak.max(opened.peak_before), Relaxed);
        self.settle_ceiling();
        self.depth.store(self.depth.load(Relaxed).min(opened.depth - 1), Relaxed);
        counts
    }
}

/// What a scope remembers of the moment it was opened.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opened {
    at: Counts,
    peak_before: i64,
    depth: u32,
}

fn above(level: i64, base: i64) -> u64 {
    u64::try_from(level - base).unwrap_or(0)
}

fn announce_change(by: i64) {
    let level = PROCESS_LEVEL.fetch_add(by, Relaxed) + by;
    if level > PROCESS_PEAK.load(Relaxed) {
        PROCESS_PEAK.fetch_max(level, Relaxed);
    }
}

/// The most bytes the process has announced to hold.
pub(super) fn process_peak() -> i64 {
    PROCESS_PEAK.load(Relaxed)
}

/// The twin of a ledger for threads that are past their last thread-local destructor, or for which
/// no ledger could be made: many writers, locked instructions, the same figures.
#[derive(Debug)]
pub(super) struct SharedLedger(Figures);

impl SharedLedger {
    pub(super) const fn new() -> Self {
        SharedLedger(Figures::none())
    }

    pub(super) fn allocated(&self, size: u64) {
        self.0.allocations.fetch_add(1, Relaxed);
        self.moved_by(size, 0);
    }

    pub(super) fn freed(&self, size: u64) {
        self.0.frees.fetch_add(1, Relaxed);
        self.moved_by(0, size);
    }

    pub(super) fn resized(&self, old: u64, new: u64, moved: bool) {
        self.0.reallocations.fetch_add(1, Relaxed);
        if moved {
            self.0.bytes_copied.fetch_add(old.min(new), Relaxed);
        }
        self.moved_by(new.saturating_sub(old), old.saturating_sub(new));
    }

    pub(super) fn refused(&self) {
        self.0.refused.fetch_add(1, Relaxed);
    }

    fn moved_by(&self, up: u64, down: u64) {
        self.0.bytes.fetch_add(up, Relaxed);
        self.0.bytes_freed.fetch_add(down, Relaxed);
        announce_change(level(up, down));
    }

    pub(super) fn totals(&self) -> Counts {
        self.0.read()
    }
}
