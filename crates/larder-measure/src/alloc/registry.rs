//! Which ledger a thread writes, and the sum over all of them.
//!
//! A thread finds its ledger by one thread-local word. The first operation of a thread adopts a
//! ledger: an idle one that a finished thread left, else a new one straight from the system's
//! allocator, which is linked into a list and never freed. So there are as many ledgers as threads
//! ever lived *at once*. A thread-local guard with a destructor returns the ledger at thread exit.
//! Destructors that run after it may still allocate and free: they find the thread marked as
//! leaving and write the one shared ledger.
//!
//! Nothing here may allocate through the global allocator, because it is called from inside it. The
//! thread-locals are `const`-initialised, so that their first touch allocates nothing; registering
//! the guard's destructor may allocate on some targets, so the ledger is in place before, and the
//! nested call finds it.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::sync::atomic::Ordering::{AcqRel, Acquire, Relaxed, Release};
use std::sync::atomic::{AtomicBool, AtomicPtr};

use super::counts::Counts;
use super::ledger::{Ledger, SharedLedger, process_peak};

thread_local! {
    static MINE: Cell<Option<&'static Ledger>> = const { Cell::new(None) };
    static LEAVING: Cell<bool> = const { Cell::new(false) };
    static RETURN_AT_EXIT: ReturnAtExit = const { ReturnAtExit };
}

/// All ledgers ever made, newest first. Nodes are never unlinked.
static ALL: AtomicPtr<Ledger> = AtomicPtr::new(std::ptr::null_mut());
/// Ledgers without a thread; its links are touched under `IDLE_LOCK` only.
static IDLE: AtomicPtr<Ledger> = AtomicPtr::new(std::ptr::null_mut());
/// A lock of our own: the one of the standard library allocates on some targets. It is held for a
/// few moves, twice in a thread's life.
static IDLE_LOCK: AtomicBool = AtomicBool::new(false);
static SHARED: SharedLedger = SharedLedger::new();

struct ReturnAtExit;

impl Drop for ReturnAtExit {
    fn drop(&mut self) {
        LEAVING.set(true);
        if let Some(ledger) = MINE.take() {
            ledger.end_thread();
            put_idle(ledger);
        }
    }
}

/// Where an operation of this thread is written.
pub(super) enum Book {
    Own(&'static Ledger),
    Shared(&'static SharedLedger),
}

#[inline]
pub(super) fn book() -> Book {
    match MINE.get() {
        Some(ledger) => Book::Own(ledger),
        None => adopt(),
    }
}

#[cold]
fn adopt() -> Book {
    if LEAVING.get() {
        return Book::Shared(&SHARED);
    }
    let Some(ledger) = take_idle().or_else(make) else { return Book::Shared(&SHARED) };
    ledger.begin_thread();
    MINE.set(Some(ledger));
    // After the ledger is in place, see the head of the file. `Err` means that the guard is being
    // destroyed, and then `LEAVING` was seen above; a thread cannot come here in between.
    if RETURN_AT_EXIT.try_with(|_| ()).is_err() {
        MINE.set(None);
        put_idle(ledger);
        return Book::Shared(&SHARED);
    }
    Book::Own(ledger)
}

fn make() -> Option<&'static Ledger> {
    #[expect(clippy::cast_ptr_alignment, reason = "the layout asks for the alignment of `Ledger`")]
    // SAFETY: the layout of `Ledger` is not of size zero (its size is asserted by `offset_of` in its
    // module to pass 64 bytes).
    let place = unsafe { System.alloc(Layout::new::<Ledger>()) }.cast::<Ledger>();
    if place.is_null() {
        return None;
    }
    // SAFETY: `place` is not null, was made with the size and alignment of `Ledger`, and is known to
    // nobody else, so the write is in bounds and races with nothing. It is never freed, which makes
    // the `'static` borrow true.
    let ledger: &'static Ledger = unsafe {
        place.write(Ledger::new());
        &*place
    };
    let mut head = ALL.load(Relaxed);
    loop {
        ledger.next.store(head, Relaxed);
        // Release: whoever reads the new head sees the ledger initialised and linked.
        match ALL.compare_exchange_weak(head, place, Release, Relaxed) {
            Ok(_) => return Some(ledger),
            Err(now) => head = now,
        }
    }
}

fn all() -> impl Iterator<Item = &'static Ledger> {
    let mut next = ALL.load(Acquire);
    std::iter::from_fn(move || {
        // SAFETY: every non-null pointer in the list was written by `make`: an initialised ledger
        // that is never freed. The acquire load above, or the release order of the older pushes that
        // it includes, makes the initialisation visible.
        let ledger: &'static Ledger = unsafe { next.as_ref() }?;
        next = ledger.next.load(Relaxed);
        Some(ledger)
    })
}

fn with_idle_locked<R>(f: impl FnOnce() -> R) -> R {
    while IDLE_LOCK.compare_exchange_weak(false, true, AcqRel, Relaxed).is_err() {
        // The holder may be preempted on a busy machine; give it the core.
        std::thread::yield_now();
    }
    let result = f();
    IDLE_LOCK.store(false, Release);
    result
}

fn put_idle(ledger: &'static Ledger) {
    with_idle_locked(|| {
        ledger.next_idle.store(IDLE.load(Relaxed), Relaxed);
        IDLE.store(std::ptr::from_ref(ledger).cast_mut(), Relaxed);
    });
}

fn take_idle() -> Option<&'static Ledger> {
    with_idle_locked(|| {
        // SAFETY: every non-null pointer in the idle list is a ledger that `make` gave out and that is
        // never freed; the lock's acquire order makes the last owner's writes visible.
        let ledger: &'static Ledger = unsafe { IDLE.load(Relaxed).as_ref() }?;
        IDLE.store(ledger.next_idle.load(Relaxed), Relaxed);
        Some(ledger)
    })
}

/// What the whole process has asked for since its first allocation, over all threads, finished ones
/// included.
///
/// Exact once the other threads are at rest and joined; while they run, each figure is exact for a
/// moment of its own. `bytes_peak` is within 64 KiB per living thread of the truth: a thread
/// announces its level each time it has moved that far. Makes no heap call.
pub fn process_counts() -> Counts {
    let mut counts = SHARED.totals();
    for ledger in all() {
        counts.absorb(&ledger.totals());
    }
    counts.bytes_peak = u64::try_from(process_peak().max(counts.bytes_live())).unwrap_or(0);
    counts
}

/// What this thread has asked for since it began. Makes no heap call.
///
/// In a destructor that runs after the thread's ledger went back these are the figures of all such
/// late operations of the process.
pub fn thread_counts() -> Counts {
    match book() {
        Book::Own(ledger) => ledger.of_thread(),
        Book::Shared(shared) => shared.totals(),
    }
}

/// Whether [`Counting`](super::Counting) is the global allocator of this program, found by making one
/// allocation and looking for it. Without it every count is zero and proves nothing.
pub fn counting_is_installed() -> bool {
    let before = thread_counts();
    drop(std::hint::black_box(Box::new(std::hint::black_box(0_u8))));
    let seen = thread_counts().since(&before);
    seen.allocations >= 1 && seen.frees >= 1
}

/// Ledgers made so far; for the test that threads recycle them.
#[cfg(test)]
pub(super) fn ledgers_made() -> usize {
    all().count()
}
