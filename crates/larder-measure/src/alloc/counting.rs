//! The counting allocator.

use std::alloc::{GlobalAlloc, Layout, System};

use super::registry::{Book, book};

/// Counts every call and passes it on to the allocator `A`.
///
/// Install it in a binary, a test or a bench, never in a library:
/// ```
/// use larder_measure::alloc::{Counting, measure};
///
/// #[global_allocator]
/// static ALLOCATOR: Counting = Counting::system();
///
/// fn main() {
///     let mut kept: Vec<u32> = Vec::with_capacity(100);
///     let ((), counts) = measure(|| kept.extend(0..100));
///     assert_eq!(counts.heap_calls(), 0);
/// }
/// ```
///
/// The ledgers belong to the process: of two `Counting` in one program, or one within the other,
/// each counts what passes through it, into the same sums.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counting<A = System> {
    behind: A,
}

impl Counting<System> {
    /// Counts in front of the system's allocator.
    pub const fn system() -> Self {
        Counting { behind: System }
    }
}

impl<A> Counting<A> {
    /// Counts in front of `behind`.
    pub const fn new(behind: A) -> Self {
        Counting { behind }
    }
}

/// `usize` never has more than 64 bits on a target of ours.
#[inline]
fn bytes(size: usize) -> u64 {
    size as u64
}

#[inline]
fn handed_out(block: *mut u8, size: usize) {
    match (block.is_null(), book()) {
        (false, Book::Own(ledger)) => ledger.allocated(bytes(size)),
        (false, Book::Shared(shared)) => shared.allocated(bytes(size)),
        (true, Book::Own(ledger)) => ledger.refused(),
        (true, Book::Shared(shared)) => shared.refused(),
    }
}

// SAFETY: every method passes its arguments to the same method of `A`, unchanged and once, and gives
// back what `A` gave; so whatever `A` promises about blocks and layouts holds for `Counting<A>`. The
// bookkeeping between touches no block, cannot unwind (wrapping arithmetic on atomics, thread-locals
// without lazy state) and does not call the global allocator.
unsafe impl<A: GlobalAlloc> GlobalAlloc for Counting<A> {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promise about `layout` is the one that `A` asks for.
        let block = unsafe { self.behind.alloc(layout) };
        handed_out(block, layout.size());
        block
    }

    #[inline]
    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as in `alloc`.
        let block = unsafe { self.behind.alloc_zeroed(layout) };
        handed_out(block, layout.size());
        block
    }

    #[inline]
    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        match book() {
            Book::Own(ledger) => ledger.freed(bytes(layout.size())),
            Book::Shared(shared) => shared.freed(bytes(layout.size())),
        }
        // SAFETY: the caller's promise that `block` came from this allocator with `layout` means that
        // it came from `A` with `layout`, since every block handed out is one of `A`'s.
        unsafe { self.behind.dealloc(block, layout) }
    }

    #[inline]
    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        let before = block.addr();
        // SAFETY: as in `dealloc`; the caller's promise about `size` is passed on.
        let resized = unsafe { self.behind.realloc(block, layout, size) };
        let (old, new, moved) = (bytes(layout.size()), bytes(size), resized.addr() != before);
        match (resized.is_null(), book()) {
            (false, Book::Own(ledger)) => ledger.resized(old, new, moved),
            (false, Book::Shared(shared)) => shared.resized(old, new, moved),
            (true, Book::Own(ledger)) => ledger.refused(),
            (true, Book::Shared(shared)) => shared.refused(),
        }
        resized
    }
}

#[cfg(test)]
mod tests {
    use std::alloc::{GlobalAlloc, Layout};

    use super::super::registry::ledgers_made;
    use super::super::{Scope, process_counts, thread_counts};
    use super::*;

    // The unit tests call the allocator by hand: it is not the global one here, so that every figure
    // is ours alone. They run under Miri.
    static COUNTING: Counting = Counting::system();

    fn layout(size: usize) -> Layout {
        Layout::from_size_align(size, 8).expect("a small size")
    }

    fn take(size: usize) -> *mut u8 {
        // SAFETY: the size is not zero in any test.
        let block = unsafe { COUNTING.alloc(layout(size)) };
        assert!(!block.is_null());
        block
    }

    fn give(block: *mut u8, size: usize) {
        // SAFETY: each test gives a block back once, with the size it was taken with.
        unsafe { COUNTING.dealloc(block, layout(size)) }
    }

    #[test]
    fn every_kind_of_call_is_counted_with_its_bytes() {
        let scope = Scope::start();
        let a = take(100);
        // SAFETY: not of size zero.
        let b = unsafe { COUNTING.alloc_zeroed(layout(40)) };
        // SAFETY: 40 bytes were handed out zeroed.
        assert!((0..40).all(|i| unsafe { *b.add(i) } == 0));
        // SAFETY: `a` was taken with 100 bytes.
        let a = unsafe { COUNTING.realloc(a, layout(100), 1000) };
        // SAFETY: `a` now has 1000 bytes.
        let a = unsafe { COUNTING.realloc(a, layout(1000), 10) };
        give(a, 10);
        give(b, 40);
        let counts = scope.finish();
        assert_eq!((counts.allocations, counts.reallocations, counts.frees), (2, 2, 2));
        assert_eq!(counts.bytes, 100 + 40 + 900);
        assert_eq!(counts.bytes_freed, 990 + 10 + 40);
        assert_eq!(counts.bytes_peak, 1040);
        assert_eq!(counts.bytes_live(), 0);
        assert!(counts.bytes_copied == 0 || [100, 10, 110].contains(&counts.bytes_copied));
        assert_eq!(counts.heap_calls(), 6);
    }

    #[test]
    fn nested_scopes_each_have_their_own_peak_and_the_outer_one_includes_the_inner() {
        let outer = Scope::start();
        let kept = take(1000);
        let inner = Scope::start();
        let passing = take(500);
        give(passing, 500);
        let small = take(10);
        let innermost = Scope::start();
        give(small, 10);
        assert_eq!(innermost.finish().bytes_peak, 0);
        assert_eq!(inner.finish().bytes_peak, 500);
        give(kept, 1000);
        let counts = outer.finish();
        assert_eq!((counts.allocations, counts.frees, counts.bytes_peak), (3, 3, 1500));
        assert!(thread_counts().bytes_peak >= 1500);
    }

    #[test]
    fn a_block_freed_on_another_thread_keeps_the_sums_exact() {
        std::thread::spawn(|| {
            let scope = Scope::start();
            let block = take(300).expose_provenance();
            std::thread::spawn(move || {
                give(std::ptr::with_exposed_provenance_mut(block), 300);
                assert_eq!(thread_counts().bytes_live(), -300);
                assert_eq!(thread_counts().frees, 1);
            })
            .join()
            .expect("the other thread frees");
            let counts = scope.finish();
            assert_eq!((counts.allocations, counts.frees, counts.bytes_live()), (1, 0, 300));
        })
        .join()
        .expect("the thread counts");
    }

    #[test]
    fn short_threads_recycle_ledgers_and_lose_no_count() {
        let threads: u64 = if cfg!(miri) { 20 } else { 10_000 };
        let before = process_counts();
        let made = ledgers_made();
        for _ in 0..threads {
            std::thread::spawn(|| give(take(64), 64)).join().expect("a short thread");
        }
        let after = process_counts();
        // Other tests of this binary may count beside us: never fewer than ours.
        assert!(after.allocations - before.allocations >= threads);
        assert!(after.frees - before.frees >= threads);
        assert!(ledgers_made() - made < 100, "{} ledgers", ledgers_made());
    }

    #[test]
    fn destructors_that_run_after_the_ledger_went_back_still_count() {
        struct Late;
        impl Drop for Late {
            fn drop(&mut self) {
                give(take(77_777), 77_777);
            }
        }
        thread_local!(static LATE: Late = const { Late });
        let before = process_counts();
        std::thread::spawn(|| {
            // Destructors run in the order of registration on some targets and against it on others:
            // one thread registers before its first allocation, the other after it.
            LATE.with(|_| ());
            give(take(8), 8);
        })
        .join()
        .expect("first order");
        std::thread::spawn(|| {
            give(take(8), 8);
            LATE.with(|_| ());
        })
        .join()
        .expect("second order");
        let seen = process_counts().since(&before);
        assert!(seen.bytes >= 2 * (77_777 + 8) && seen.allocations >= 4, "{seen}");
        assert_eq!(Scope::start().finish().heap_calls(), 0);
    }

    #[test]
    fn the_peak_of_the_process_misses_at_most_a_batch_per_thread() {
        let size = 10 << 20;
        let held: Vec<usize> = (0..2)
            .map(|_| {
                std::thread::spawn(move || {
                    // In small pieces, so that the batch matters.
                    let blocks: Vec<usize> =
                        (0..size / 1000).map(|_| take(1000).expose_provenance()).collect();
                    for block in blocks {
                        give(std::ptr::with_exposed_provenance_mut(block), 1000);
                    }
                    size
                })
                .join()
                .expect("a thread with a peak")
            })
            .collect();
        let peak = process_counts().bytes_peak;
        let least = (held[0] / 1000 * 1000) as u64 - 64 * 1024;
        assert!(peak >= least, "peak {peak}, want at least {least}");
    }

    struct Refuses;
    // SAFETY: null is an answer every allocator may give; nothing is handed out, so nothing can come
    // back, and `dealloc` is never called.
    unsafe impl GlobalAlloc for Refuses {
        unsafe fn alloc(&self, _: Layout) -> *mut u8 {
            std::ptr::null_mut()
        }
        unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
        unsafe fn realloc(&self, _: *mut u8, _: Layout, _: usize) -> *mut u8 {
            std::ptr::null_mut()
        }
    }

    #[test]
    fn a_refusal_counts_as_a_refusal_and_moves_no_bytes() {
        let refusing = Counting::new(Refuses);
        let scope = Scope::start();
        let block = take(16);
        // SAFETY: the layout is not of size zero.
        assert!(unsafe { refusing.alloc(layout(8)) }.is_null());
        // SAFETY: as above.
        assert!(unsafe { refusing.alloc_zeroed(layout(8)) }.is_null());
        // SAFETY: `Refuses` never looks at the block.
        assert!(unsafe { refusing.realloc(block, layout(16), 32) }.is_null());
        give(block, 16);
        let counts = scope.finish();
        assert_eq!((counts.refused, counts.allocations, counts.reallocations), (3, 1, 0));
        assert_eq!((counts.bytes, counts.heap_calls()), (16, 5));
        assert!(counts.to_string().ends_with("3 requests refused"));
    }
}
